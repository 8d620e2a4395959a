"""Show the source of reference code on a page, so that the page shows what the tests check."""

import ast
import inspect
import textwrap
from collections.abc import Callable
from typing import Any


class Source:
    """The source text of one object, shown as highlighted code in a notebook."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __repr__(self) -> str:
        return self.text

    def _repr_markdown_(self) -> str:
        return f"```python\n{self.text}\n```"


def source(thing: Callable[..., Any]) -> Source:
    """Return the source of a function or class without its docstrings.

    Parameters
    ----------
    thing : function or class
        The reference API page holds the docstrings that are left out here.

    Returns
    -------
    Source
        Shows itself as highlighted code when it is the last value of a cell.

    Examples
    --------
    >>> from mlcourse.perceptron import augment
    >>> source(augment)
    def augment(X: ArrayLike) -> Floats:
        X = matrix(X)
        return np.column_stack([np.ones(len(X), dtype=X.dtype), X])
    """
    text = textwrap.dedent(inspect.getsource(thing))
    lines = text.splitlines()
    for start, end in sorted(_docstring_lines(ast.parse(text)), reverse=True):
        del lines[start - 1 : end]
    return Source("\n".join(lines))


def _docstring_lines(tree: ast.AST) -> list[tuple[int, int]]:
    """First and last line of every docstring below a node."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and ast.get_docstring(node):
            expression = node.body[0]
            found.append((expression.lineno, expression.end_lineno or expression.lineno))
    return found
