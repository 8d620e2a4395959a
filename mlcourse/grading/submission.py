"""From a submitted file, whatever its state, to a notebook in the course's own order.

A submission decides nothing but the content of its answers: which cells are tests, what they are
worth and in which order all runs comes from the course's records (the *master*).
"""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader import utils

from mlcourse.grading import cells as made
from mlcourse.grading.execute import execute
from mlcourse.grading.master import Master, MasterCell
from mlcourse.grading.reading import MOST_BYTES, Unreadable, pictures, read
from mlcourse.grading.sandbox.host import Sandbox

__all__ = [
    "MOST_BYTES", "Graded", "Master", "MasterCell", "Unreadable", "align", "grade", "read",
    "refused",
]  # fmt: skip

MOST_NOTES = 20
KERNEL = {"name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python"}


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
        Always: a file that is no notebook gets 0 points and the reason. The same file gets the
        same again, as far as the student's own code draws no lots.
    """
    start = time.perf_counter()
    graded = Graded()
    try:
        notebook, graded.notes = align(read(content), master)
    except Unreadable as error:
        return refused(master, str(error))
    execute(notebook, master.tests, sandbox, master.bank, master.secret_for(content))
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
    if len(notes) > MOST_NOTES:
        notes[MOST_NOTES:] = [f"and {len(notes) - MOST_NOTES} more of this kind"]
    return aligned, notes


def _restored(submitted: NotebookNode | None, cell: MasterCell) -> NotebookNode:
    """Give a labelled cell its kind and label, and its source if that is not the student's."""
    given = cell.locked or cell.is_test
    source = "" if submitted is None or given else submitted.source
    if given or (submitted is None and not cell.solution):
        source = cell.source
    metadata = {"nbgrader": cell.label()}
    if cell.cell_type == "code":
        return made.code_cell(source, metadata)
    pasted = {} if submitted is None or cell.locked else pictures(submitted.get("attachments"))
    return made.markdown_cell(source, metadata, **pasted)


def _number(cells: Iterable[NotebookNode]) -> None:
    """Give the cells ids that depend on nothing but their place."""
    for i, cell in enumerate(cells):
        cell["id"] = f"cell-{i}"
