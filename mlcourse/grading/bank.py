"""Run an exercise with known answers, wrong and right ones, to test its checks.

A bank is a folder with answers to the tasks of an exercise: ``correct/TASK__style.py`` and
``misconceptions/TASK__belief.py``. Each file replaces the solution cell of its task; its first
lines say what it is and what must happen to it::

    # task: mse_grad
    # points: 1 of 4
    # hint: the loss is a mean
    # belief: the gradient of a mean is the gradient of the sum
    # diagnosis: the sum is taken instead of the mean

A belief is what a student would say. The diagnosis is what a failed check says when exactly the
same values came: "These are the values one gets when the sum is taken instead of the mean."
"""

import ast
import contextlib
import io
import json
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any, TypeAlias

from mlcourse.grading._time_limit import time_limit


@dataclass(frozen=True)
class Cell:
    """A code cell of an exercise, with what nbgrader knows of it."""

    source: str
    grade_id: str = ""
    points: float = 0.0
    solution: bool = False

    @property
    def task(self) -> str:
        """Name of the task that the cell belongs to."""
        return self.grade_id.removesuffix("_checks")


@dataclass(frozen=True)
class Mark:
    """What one test cell gave: its points, the most it can give, and what it printed.

    And the belief that was recognized in the answer, where someone looked for one.
    """

    points: float
    most: float
    output: str
    belief: str = ""


# Runs an exercise with some answers put in; gives the mark of each task.
Runner: TypeAlias = Callable[[Sequence[Cell], Mapping[str, str]], dict[str, Mark]]


@dataclass(frozen=True)
class Answer:
    """A file of the bank: source code, and the header that says what must happen to it."""

    path: Path
    source: str
    header: Mapping[str, str]

    @property
    def task(self) -> str:
        """Name of the task that the file answers."""
        return self.header["task"]

    @property
    def correct(self) -> bool:
        """Whether it is a right answer."""
        return self.path.parent.name == "correct"

    @property
    def points(self) -> tuple[float, float]:
        """The points that a wrong answer must get, and the most there are: ``1 of 4``."""
        got, most = self.header["points"].split(" of ")
        return float(got), float(most)


def read_answer(path: Path) -> Answer:
    """Read a file of the bank.

    Raises
    ------
    ValueError
        If a line of the header is missing, or the file's name does not begin with its task.
    """
    source = path.read_text(encoding="utf-8")
    lines = [line for line in source.splitlines() if line.startswith("# ") and ": " in line]
    header = dict(line.removeprefix("# ").split(": ", 1) for line in lines[:5])
    correct = path.parent.name == "correct"
    asked = ("task", "style") if correct else ("task", "points", "hint", "belief", "diagnosis")
    for key in asked:
        if key not in header:
            raise ValueError(f"{path} has no line '# {key}: …'; expected {', '.join(asked)}.")
    if not path.name.startswith(f"{header['task']}__"):
        raise ValueError(f"{path} answers {header['task']!r}; expected a name {header['task']}__….")
    return Answer(path, source, header)


def read_cells(notebook: Path) -> list[Cell]:
    """Read the code cells of an exercise's notebook."""
    cells = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            known: dict[str, Any] = cell["metadata"].get("nbgrader", {})
            points = float(known["points"]) if known.get("grade") else 0.0
            grade_id, solution = known.get("grade_id", ""), known.get("solution", False)
            cells.append(Cell("".join(cell["source"]), grade_id, points, solution))
    return cells


@dataclass(frozen=True)
class Verdict:
    """Whether the checks did to an answer what its header says.

    Attributes
    ----------
    points_right, hint_right : bool
        Whether it got its points, and saw its hint; a right answer needs none.
    hurt : dict of str to float
        Points of other tasks that lost some; there should be none.
    """

    answer: Answer
    mark: Mark
    points_right: bool
    hint_right: bool
    hurt: Mapping[str, float]


def that_count(cells: Sequence[Cell]) -> list[Cell]:
    """Leave out cells without a label, in which one looks at one's work, below the imports."""
    first = next(i for i, cell in enumerate(cells) if cell.grade_id)
    return [cell for i, cell in enumerate(cells) if i < first or cell.grade_id]


def judge(answer: Answer, cells: Sequence[Cell], run: Runner) -> Verdict:
    """Put an answer in its place, run the exercise, and compare with what the header says.

    The checks of earlier tasks are left out: nothing that comes after them can hurt them.
    """
    cells = that_count(cells)
    place = next(i for i, cell in enumerate(cells) if cell.task == answer.task)
    run_cells = [cell for i, cell in enumerate(cells) if i >= place or not cell.points]
    found = run(run_cells, {answer.task: answer.source})
    mark = found.pop(answer.task)
    due = (mark.most, mark.most) if answer.correct else answer.points
    return Verdict(
        answer,
        mark,
        points_right=(mark.points, mark.most) == due,
        hint_right=answer.correct or answer.header["hint"] in mark.output,
        hurt={task: other.points for task, other in found.items() if other.points != other.most},
    )


def marks(
    cells: Sequence[Cell],
    answers: Mapping[str, str] | None = None,
    seconds: float | None = None,
) -> dict[str, Mark]:
    """Run all cells in order, in this process, and mark each test cell as nbgrader would.

    Parameters
    ----------
    cells : sequence of Cell
        The exercise.
    answers : mapping of str to str, optional
        Source code that replaces the solution cells of some tasks.
    seconds : float, optional
        How long each cell may compute; then a TimeoutError is raised in it.

    Returns
    -------
    dict of str to Mark
        By task. A cell that raises or writes to stderr gives nothing; one whose last value is a
        number gives that many points.
    """
    space: dict[str, Any] = {"__name__": "__main__"}
    found = {}
    for number, cell in enumerate(cells, start=1):
        source = (answers or {}).get(cell.task, cell.source) if cell.solution else cell.source
        limit = contextlib.nullcontext() if seconds is None else time_limit(seconds)
        mark = _run(source, f"<cell {number}>", space, cell.points, limit)
        if cell.points:
            found[cell.task] = mark
    return found


def _run(
    source: str,
    name: str,
    space: dict[str, Any],
    most: float,
    limit: contextlib.AbstractContextManager[None],
) -> Mark:
    out, err = io.StringIO(), io.StringIO()
    value: object = None
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            with limit:
                body, last = _compiled(source, name)
                exec(body, space)
                value = eval(last, space) if last else None
        except Exception:
            err.write(traceback.format_exc(limit=-2))
    if err.getvalue():
        return Mark(0.0, most, out.getvalue() + err.getvalue())
    try:
        return Mark(float(repr(value)), most, out.getvalue())
    except ValueError:
        return Mark(most, most, out.getvalue())


@cache
def _compiled(source: str, name: str) -> tuple[CodeType, CodeType | None]:
    """Compile a cell; apart from the rest its last expression, whose value the cell has."""
    tree = ast.parse(source, name)
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        last = compile(ast.Expression(tree.body.pop().value), name, "eval")  # type: ignore[attr-defined]
    return compile(tree, name, "exec"), last
