"""Grade one notebook, for someone who learns alone with a clone of the course."""

import json
import os
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat

import mlcourse
from mlcourse.grading.diagnosis import read_bank
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.sandbox.host import NoSandbox, Sandbox
from mlcourse.grading.sandbox.own import OwnCode
from mlcourse.grading.submission import Graded, Master, grade

MARKS = ("### BEGIN SOLUTION", "### BEGIN HIDDEN TESTS")  # which nbgrader takes out for students
SOURCES = Path(mlcourse.__file__).parent.parent / "exercises" / "source"


@dataclass(frozen=True)
class TaskResult:
    """What one task earned.

    Attributes
    ----------
    name : str
    points : float or None
        None where a person has to grade.
    most : float
    output : str
        What its checks say, if it did not earn all.
    """

    name: str
    points: float | None
    most: float
    output: str


@dataclass(frozen=True)
class Result:
    """What one notebook earned.

    Attributes
    ----------
    points, most : float
        Of the tasks that are checked by program.
    tasks : list of TaskResult
    notes : list of str
        What was mended in the file.
    reason : str
        Why it could not be graded; empty if it was.
    """

    notebook: str
    points: float
    most: float
    tasks: list[TaskResult]
    notes: list[str]
    reason: str


def grade_alone(notebook: Path, source: Path | None = None, *, own_code: bool = False) -> Result:
    """Grade a notebook by the checks of its source notebook.

    Parameters
    ----------
    notebook : Path
        The learner's notebook.
    source : Path, optional
        The exercise's source notebook; by default the one of the same name in this clone.
    own_code : bool
        Run the notebook without a sandbox, because the person trusts its code.

    Raises
    ------
    CannotRun
        If one of the two cannot be read.
    NoSandbox
        If there is no sandbox, and the code is not said to be one's own.
    """
    try:
        content = notebook.read_bytes()
    except OSError as error:
        raise CannotRun(f"{notebook} cannot be read: {error.strerror}.") from None
    path = source or _source_of(notebook)
    try:
        book = nbformat.read(path, as_version=4)
        master = Master.from_source(book, path.stem)
        bank = path.resolve().parent.parent.parent / "bank" / path.stem
        master = replace(master, beliefs=read_bank(bank))
    except Exception as error:  # whatever nbformat or a missing label leads to
        raise CannotRun(
            f"{path} is no source notebook of an exercise ({type(error).__name__}: "
            f"{str(error)[:200]}). Name the right one with --source."
        ) from None
    with _sandbox(own_code) as sandbox:
        graded = grade(content, master, sandbox)
    if not any(mark in cell.source for cell in book.cells for mark in MARKS):
        graded.notes.append(
            f"{path} holds no solutions and no hidden checks, so it may be the version for "
            "students: your work earns points here for the visible checks alone"
        )
    return _result(notebook, master, graded)


def _source_of(notebook: Path) -> Path:
    path = SOURCES / notebook.stem / f"{notebook.stem}.ipynb"
    if path.is_file():
        return path
    known = sorted(place.name for place in SOURCES.glob("*/"))
    if not known:
        raise CannotRun(
            f"this installation holds no exercises: there are none in {SOURCES}. Clone the course "
            "and grade there, or name the exercise's source notebook with --source."
        )
    raise CannotRun(
        f"no exercise is called {notebook.stem!r}. The exercises here are {', '.join(known)}. Give "
        "the notebook that name back, or name the exercise's source notebook with --source."
    )


def _sandbox(own_code: bool) -> Sandbox:
    if own_code:
        return OwnCode()
    try:
        return Sandbox()
    except NoSandbox as error:
        raise NoSandbox(
            f"{error} If you wrote the notebook yourself and trust its code, --my-own-code runs it "
            "without a sandbox."
        ) from None


def _result(notebook: Path, master: Master, graded: Graded) -> Result:
    outputs = {} if graded.reason else _outputs(graded)  # else each task would repeat the reason
    tasks = []
    for cell in master.cells:
        if cell.grade or cell.task:
            points = graded.scores.get(cell.id) if cell.is_test else None
            output = outputs.get(cell.id, "") if points is not None and points < cell.points else ""
            tasks.append(TaskResult(cell.id.removesuffix("_checks"), points, cell.points, output))
    checked = [task for task in tasks if task.points is not None]
    points, most = sum(task.points or 0.0 for task in checked), sum(task.most for task in checked)
    return Result(os.fspath(notebook), points, most, tasks, graded.notes, graded.reason)


def _outputs(graded: Graded) -> dict[str, str]:
    """Read what the test cells wrote."""
    found = {}
    for cell in json.loads(graded.notebook)["cells"]:
        label = cell["metadata"].get("nbgrader", {}).get("grade_id", "")
        texts = []
        for output in cell.get("outputs", []):
            if output["output_type"] == "stream":
                texts.append("".join(output["text"]))
            elif output["output_type"] == "error":
                texts.append(f"{output['ename']}: {output['evalue']}")
        found[label] = "\n".join(texts)
    return found
