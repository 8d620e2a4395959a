"""The source shown on a page is the source that runs."""

import ast
import inspect
import textwrap

import pytest

from mlcourse import estimators, margins, perceptron
from mlcourse.display import source


def without_docstrings(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            node.body = node.body[1:]
    return ast.dump(tree)


@pytest.mark.parametrize(
    "thing",
    [perceptron.unit, perceptron.train_perceptron, margins.max_margin, estimators.Perceptron],
    ids=lambda thing: thing.__name__,
)
def test_shows_the_code_without_docstrings(thing):
    text = repr(source(thing))
    original = ast.parse(textwrap.dedent(inspect.getsource(thing)))
    shown = ast.parse(text)
    assert ast.dump(shown) == without_docstrings(original)
    assert '"""' not in text


def test_shows_itself_as_code_in_a_notebook():
    shown = source(perceptron.step)._repr_markdown_()
    assert shown.startswith("```python\ndef step(")
    assert shown.endswith("\n```")
