"""From a submitted file, whatever its state, to a notebook in the course's own order.

A submission decides nothing but the content of its answers: which cells are tests, what they are
worth and in which order all runs comes from the course's records (the *master*).
"""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import nbformat
from nbformat import NotebookNode, reader
from nbgrader import utils
from nbgrader.api import Gradebook

from mlcourse.grading import cells as made
from mlcourse.grading.diagnosis import Bank, Belief
from mlcourse.grading.execute import execute
from mlcourse.grading.sandbox.host import Sandbox

MOST_BYTES = 50 * 2**20  # of a submitted file
MOST_SOURCE = 2 * 2**20  # characters in all its cells
MOST_CELLS = 2_000
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


class Unreadable(ValueError):  # noqa: N818 - its message is the stated reason
    """A submitted file that is no notebook; the message says why."""


@dataclass(frozen=True)
class MasterCell:
    """One labelled cell of an assignment, as the course knows it."""

    id: str
    cell_type: str
    source: str
    locked: bool
    grade: bool
    solution: bool
    task: bool
    points: float
    checksum: str

    @property
    def is_test(self) -> bool:
        """Whether it is a test cell: graded, and not written by the student."""
        return self.grade and not self.solution and self.cell_type == "code"

    def label(self) -> dict[str, Any]:
        """Give the nbgrader metadata of the cell."""
        label = {
            "schema_version": 3, "grade_id": self.id, "cell_type": self.cell_type,
            "locked": self.locked, "grade": self.grade, "solution": self.solution,
            "task": self.task, "checksum": self.checksum,
        }  # fmt: skip
        return label | ({"points": self.points} if self.grade or self.task else {})


@dataclass(frozen=True)
class Master:
    """One notebook of an assignment: its labelled cells in their order, hidden tests included.

    With the wrong answers of the bank (``diagnosis.read_bank``), failed checks name the belief.
    """

    name: str
    cells: tuple[MasterCell, ...]
    beliefs: tuple[Belief, ...] = ()

    @property
    def bank(self) -> Bank:
        """The known wrong answers, with the given cells that they build on."""
        given = (c for c in self.cells if c.cell_type == "code" and c.locked and not c.grade)
        return Bank(self.beliefs, tuple(cell.source for cell in given))

    @property
    def tests(self) -> dict[str, str]:
        """The source of each test cell."""
        return {cell.id: cell.source for cell in self.cells if cell.is_test}

    @classmethod
    def from_gradebook(cls, gradebook: Gradebook, name: str, assignment: str) -> "Master":
        """Read what ``nbgrader generate_assignment`` has recorded."""
        book = gradebook.find_notebook(name, assignment)
        points = {cell.name: cell.max_score for cell in (*book.grade_cells, *book.task_cells)}
        graded = {cell.name for cell in book.grade_cells}
        solutions = {cell.name for cell in book.solution_cells}
        tasks = {cell.name for cell in book.task_cells}
        return cls(name, tuple(
            MasterCell(
                cell.name, cell.cell_type, cell.source, cell.locked, cell.name in graded,
                cell.name in solutions, cell.name in tasks, points.get(cell.name, 0.0),
                cell.checksum,
            )
            for cell in book.source_cells
        ))  # fmt: skip

    @classmethod
    def from_source(cls, notebook: NotebookNode, name: str) -> "Master":
        """Read an instructor's source notebook, for a learner without a gradebook."""
        cells = (cell for cell in notebook.cells if "nbgrader" in cell.metadata)
        return cls(name, tuple(
            MasterCell(
                label["grade_id"], cell.cell_type, cell.source, label["locked"], label["grade"],
                label["solution"], label["task"], float(label.get("points", 0)),
                utils.compute_checksum(cell),
            )
            for cell in cells
            for label in (cell.metadata["nbgrader"],)
        ))  # fmt: skip


@dataclass
class Graded:
    """What came of one submitted notebook; plain data, so that it can travel between machines.

    Attributes
    ----------
    notebook : str
        The executed notebook as JSON, for nbgrader's ``autograded`` folder.
    scores : dict of str to float or None
        Points by cell; None where a person has to grade.
    unanswered : list of str
        Answer cells that were left as released.
    notes : list of str
        What was mended in the file, or why it could not be graded.
    reason : str
        Why there is no grade; empty if there is one.
    seconds : float
        Time that grading took.
    ours : bool
        Whether the reason lies with the grader and not with the file: a person should look, and
        the next run tries again.
    beliefs : dict of str to str
        By task, the belief of the bank that gives the values that a failed answer gave.
    """

    notebook: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    reason: str = ""
    seconds: float = 0.0
    ours: bool = False
    beliefs: dict[str, str] = field(default_factory=dict)


def refused(master: Master, reason: str, *, ours: bool = False) -> Graded:
    """Give 0 points for what cannot be read or run, and the reason in the place of each test."""
    notebook, _ = align(made.notebook([]), master)
    for cell in notebook.cells:
        label = cell.metadata["nbgrader"]
        if label["grade_id"] in master.tests:
            cell.outputs = [made.error("NotGraded", reason)]
        elif label["solution"]:  # nbgrader takes what has its checksum for unanswered
            label["checksum"] = utils.compute_checksum(cell)
    return _graded(notebook, Graded(reason=reason, ours=ours))


def grade(content: bytes, master: Master, sandbox: Sandbox) -> Graded:
    """Grade one submitted notebook.

    Parameters
    ----------
    content : bytes
        The submitted file, untrusted.
    master : Master
        What the course knows of this notebook.
    sandbox : Sandbox
        Where the student's cells run.

    Returns
    -------
    Graded
        Always: a file that is no notebook gets 0 points and the reason.
    """
    start = time.perf_counter()
    graded = Graded()
    try:
        notebook, graded.notes = align(read(content), master)
    except Unreadable as error:
        return refused(master, str(error))
    execute(notebook, master.tests, sandbox, master.bank)
    graded.seconds = time.perf_counter() - start
    return _graded(notebook, graded)


def _graded(notebook: NotebookNode, graded: Graded) -> Graded:
    """Collect the points; the rest stays in the notebook, for the feedback and the report."""
    notebook.metadata["mlcourse"] = {
        "reason": graded.reason, "notes": graded.notes, "seconds": round(graded.seconds, 4),
    }  # fmt: skip
    for cell in notebook.cells:
        _collect(cell, graded)
    graded.notebook = made.writes(notebook)
    return graded


def _collect(cell: NotebookNode, graded: Graded) -> None:
    """Take the points of one cell from its outputs, as nbgrader does."""
    label = cell.metadata.get("nbgrader")
    if label is None:
        return
    tasks = cell.metadata.get("mlcourse", {}).get("tasks", [])
    graded.beliefs |= {task["task"]: task["belief"] for task in tasks if task["belief"]}
    if utils.is_grade(cell):
        try:
            score, _ = utils.determine_grade(cell)
        except ValueError:  # more points than the cell is worth: then they were not earned
            score = 0.0
            cell.outputs = [made.error("ValueError", "more points came than there are to earn")]
        if score is None and not utils.is_solution(cell):
            score = 0.0
        graded.scores[label["grade_id"]] = score
    if utils.is_solution(cell) and label["checksum"] == utils.compute_checksum(cell):
        graded.unanswered.append(label["grade_id"])


def read(content: bytes) -> NotebookNode:
    """Read a submitted file as a notebook of today's format.

    Raises
    ------
    Unreadable
        If it is none, or larger than any honest one.
    """
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"the file has {len(content) / 2**20:.0f} MB; at most {MOST_BYTES // 2**20} are read. "
            "Clear its outputs and submit it again."
        )
    try:
        text = content.decode("utf-8-sig")
        data = json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Unreadable(
            f"the file is not a notebook: it is not JSON ({str(error)[:100]})"
        ) from None
    if not isinstance(data, dict) or not ({"cells", "worksheets"} & data.keys()):
        raise Unreadable("the file is not a notebook: it has no cells")
    try:
        # Old formats have texts in lines, which only nbformat's own reader puts together.
        old = "worksheets" in data
        notebook = nbformat.convert(reader.reads(text) if old else nbformat.from_dict(data), 4)
        cells = [_clean(cell) for cell in notebook.cells]
    except Exception as error:  # whatever nbformat stumbles over, it is the file's form
        raise Unreadable(f"the file is not a notebook: {str(error)[:200]}") from None
    size = sum(len(cell.source) for cell in cells)
    if len(cells) > MOST_CELLS or size > MOST_SOURCE:
        raise Unreadable(
            f"the notebook has {len(cells):,} cells with {size:,} characters; at most "
            f"{MOST_CELLS:,} and {MOST_SOURCE:,} are read"
        )
    return made.notebook(cells)


def _clean(cell: Any) -> NotebookNode:
    """Keep of a submitted cell its kind, its source, its label and pictures pasted into text."""
    kind, source = cell["cell_type"], cell["source"]
    source = "".join(source) if isinstance(source, list) else source
    if not isinstance(source, str):
        raise ValueError("a cell without a source")
    label = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id")
    metadata = {"submitted_id": label} if isinstance(label, str) else {}
    if kind == "code":
        return made.code_cell(source, metadata)
    pasted = _pictures(cell.get("attachments"))
    return made.markdown_cell(source, metadata, **pasted)


def _pictures(attachments: Any) -> dict[str, Any]:
    """Keep those attachments of a text that are pictures."""
    kept = {}
    for name, bundle in attachments.items() if isinstance(attachments, dict) else ():
        for kind in ("image/png", "image/jpeg"):
            data = bundle.get(kind) if isinstance(bundle, dict) else None
            if isinstance(data, str):
                kept[name] = {kind: data}
    return {"attachments": kept} if kept else {}


def align(notebook: NotebookNode, master: Master) -> tuple[NotebookNode, list[str]]:
    """Give every labelled cell its place, its label and, if locked, its source.

    Cells that students added stay behind the labelled cell that they followed. A labelled cell
    that is missing is put back; the second of two with the same label loses it.

    Returns
    -------
    notebook : NotebookNode
    notes : list of str
        What was mended, in words.
    """
    known = {cell.id: cell for cell in master.cells}
    groups: dict[str, list[NotebookNode]] = {"": []}
    notes: list[str] = []
    last = ""
    for cell in notebook.cells:
        label = cell.metadata.pop("submitted_id", None)
        if label in known and label not in groups:
            last = label
            groups[label] = [_restored(cell, known[label])]
            continue
        if label is not None:
            what = "stands twice" if label in groups else "is not of this assignment"
            notes.append(f"the cell {label!r} {what}; its code ran, it earned nothing")
        groups[last].append(cell)
    present = [label for label in groups if label]
    for cell in master.cells:
        if cell.id not in groups:
            groups[cell.id] = [_restored(None, cell)]
            notes.append(f"the cell {cell.id!r} was missing and was put back")
    order = [cell.id for cell in master.cells]
    if present != [label for label in order if label in present]:
        notes.append("cells stood in another order; they were put back in their places")
    cells = [cell for label in ["", *order] for cell in groups[label]]
    aligned = made.notebook(cells, {"kernelspec": KERNEL})
    _number(aligned.cells)
    return aligned, notes


def _restored(submitted: NotebookNode | None, cell: MasterCell) -> NotebookNode:
    """Give a labelled cell its kind and label, and its source if that is not the student's."""
    source = submitted.source if submitted is not None and not cell.locked else ""
    if cell.locked or (submitted is None and not cell.solution):
        source = cell.source
    metadata = {"nbgrader": cell.label()}
    if cell.cell_type == "code":
        return made.code_cell(source, metadata)
    pasted = {} if submitted is None or cell.locked else _pictures(submitted.get("attachments"))
    return made.markdown_cell(source, metadata, **pasted)


def _number(cells: Iterable[NotebookNode]) -> None:
    """Give the cells ids that depend on nothing but their place."""
    for i, cell in enumerate(cells):
        cell["id"] = f"cell-{i}"
