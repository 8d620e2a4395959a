"""Find answers that are the same program: names, comments, docstrings and format do not count.

That two students' answers have the same form is a fact about the text, not about how it came to be.
"""

import ast
import warnings
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from mlcourse.grading.results import Results

FEW = 5  # statements: shorter answers have few forms, and many students write the same one
MOST_CHARACTERS = 20_000


@dataclass(frozen=True)
class Form:
    """A program with its own names taken away."""

    text: str
    statements: int


@dataclass(frozen=True)
class Group:
    """Students whose answers to a task have the same form."""

    notebook: str
    cell: str
    form: Form
    students: tuple[str, ...]
    answers: int  # to this task, of any form
    reference: bool  # whether the course's own solution has it too


def groups(results: Results) -> list[Group]:
    """Group the answers of at least two students, or of one and the reference, by their form.

    Answers that were left as released are none.
    """
    found: dict[tuple[str, str, Form], list[str]] = defaultdict(list)
    for submission in results.submissions:
        for notebook, book in submission.notebooks.items():
            for cell, source in book.answers.items():
                form = normalized(source)
                if form and form != normalized(results.released.get((notebook, cell), "")):
                    found[notebook, cell, form].append(submission.student.id)
    answers = Counter[tuple[str, str]]()
    for key, students in found.items():
        answers[key[:2]] += len(students)
    made = (
        Group(*key, tuple(students), answers[key[:2]], key[2] == _reference(results, key[:2]))
        for key, students in found.items()
    )
    return [group for group in made if len(group.students) > 1 or group.reference]


def _reference(results: Results, key: tuple[str, str]) -> Form | None:
    return normalized(results.reference.get(key, ""))


def telling(found: list[Group]) -> list[Group]:
    """Keep the forms that are too long to be met by chance, the longest first."""
    long = [group for group in found if group.form.statements > FEW]
    return sorted(long, key=lambda group: (-group.form.statements, group.cell, group.students))


@lru_cache(maxsize=4096)
def normalized(source: str) -> Form | None:
    r"""Take a program's own names, comments, docstrings and format away.

    Returns
    -------
    Form or None
        None for what is no Python, and for what is empty.

    Examples
    --------
    >>> a = normalized("def f(x):\n    y = x + 1  # one more\n    return y")
    >>> a == normalized("def f(value):\n  total = (value+1)\n  return total")
    True
    >>> a.statements
    2
    >>> print(a.text)
    def f(_1):
        _2 = _1 + 1
        return _2
    """
    if len(source) > MOST_CHARACTERS:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
        _Names.of(tree).visit(tree)
        text = ast.unparse(tree)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    counted = (n for n in ast.walk(tree) if isinstance(n, ast.stmt))
    statements = sum(not isinstance(n, ast.FunctionDef | ast.ClassDef) for n in counted)
    return Form(text, statements) if statements else None


class _Names(ast.NodeTransformer):
    """Number the names that a program binds inside its functions, in the order of their coming.

    What it defines at the top keeps its name, because the checks ask for it; so does what it takes
    from outside.
    """

    def __init__(self, bound: set[str]) -> None:
        self.bound = bound
        self.numbers: dict[str, str] = {}

    @classmethod
    def of(cls, tree: ast.Module) -> "_Names":
        bound = {n.arg for n in ast.walk(tree) if isinstance(n, ast.arg)}
        bound |= {
            n.id for n in ast.walk(tree) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)
        }
        inner = (f for top in tree.body for f in ast.walk(top) if f is not top)
        bound |= {f.name for f in inner if isinstance(f, ast.FunctionDef | ast.ClassDef)}
        return cls(bound)

    def _new(self, name: str) -> str:
        if name not in self.bound:
            return name
        return self.numbers.setdefault(name, f"_{len(self.numbers) + 1}")

    def visit_Name(self, node: ast.Name) -> ast.AST:
        node.id = self._new(node.id)
        return node

    def visit_arg(self, node: ast.arg) -> ast.AST:
        node.arg, node.annotation = self._new(node.arg), None
        return node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        node.name, node.returns = self._new(node.name), None
        return self._without_docstring(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = self._new(node.name)
        return self._without_docstring(node)

    def visit_Module(self, node: ast.Module) -> ast.AST:
        return self._without_docstring(node)

    def _without_docstring(self, node: ast.FunctionDef | ast.ClassDef | ast.Module) -> ast.AST:
        if ast.get_docstring(node, clean=False) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return self.generic_visit(node)
