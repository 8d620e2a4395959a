"""Run an exercise with known answers on the way that submissions take."""

import json
from collections.abc import Mapping, Sequence

from mlcourse.grading import cells as made
from mlcourse.grading.bank import Cell, Mark
from mlcourse.grading.diagnosis import Belief
from mlcourse.grading.sandbox.host import Sandbox
from mlcourse.grading.submission import Master, MasterCell, grade


class Trial:
    """Marks an exercise like :func:`mlcourse.grading.bank.marks`, with the answers shut in.

    Parameters
    ----------
    sandbox : Sandbox
        Where the answers run.
    beliefs : tuple of Belief
        Known wrong answers, one of which may be recognized in a failed answer.
    """

    def __init__(self, sandbox: Sandbox, beliefs: tuple[Belief, ...] = ()) -> None:
        self.sandbox = sandbox
        self.beliefs = beliefs

    def __call__(self, cells: Sequence[Cell], answers: Mapping[str, str]) -> dict[str, Mark]:
        """Hand the exercise in with some answers put in; return the mark of each task."""
        known = tuple(_master(cell) for cell in cells if cell.grade_id)
        master = Master("trial", known, beliefs=self.beliefs)
        submitted = made.notebook([
            made.code_cell(answers.get(cell.task, cell.source) if cell.solution else cell.source,
                           {"nbgrader": {"grade_id": cell.grade_id}} if cell.grade_id else {})
            for cell in cells
        ])  # fmt: skip
        graded = grade(made.writes(submitted).encode(), master, self.sandbox)
        said = {
            cell["metadata"].get("nbgrader", {}).get("grade_id"): _text(cell["outputs"])
            for cell in json.loads(graded.notebook)["cells"]
        }
        return {
            cell.task: Mark(
                graded.scores[cell.grade_id] or 0.0, cell.points, said[cell.grade_id],
                graded.beliefs.get(cell.task, ""),
            )
            for cell in cells
            if cell.points
        }  # fmt: skip


def _master(cell: Cell) -> MasterCell:
    return MasterCell(
        cell.grade_id, "code", cell.source, locked=not cell.solution, grade=cell.points > 0,
        solution=cell.solution, task=False, points=cell.points, checksum="",
    )  # fmt: skip


def _text(outputs: list[dict[str, str]]) -> str:
    """Join what a cell wrote, and why it stopped."""
    return "".join(each.get("text", "") + each.get("evalue", "") for each in outputs)
