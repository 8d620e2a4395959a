"""What the course knows of a notebook: its labelled cells, their order, points and hidden tests."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from nbformat import NotebookNode
from nbgrader import utils

from mlcourse.grading.diagnosis import Bank, Belief

if TYPE_CHECKING:  # workers, which need no database, start sooner without it
    from nbgrader.api import Gradebook


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
    With a key of the gradebook, which no student sees, checks draw the same inputs for the same
    file; without one they draw new ones each time.
    """

    name: str
    cells: tuple[MasterCell, ...]
    beliefs: tuple[Belief, ...] = ()
    key: str = ""

    def secret_for(self, content: bytes) -> bytes:
        """Give what the random inputs for a submitted file follow from; empty without a key."""
        return hashlib.sha256(self.key.encode() + content).digest() if self.key else b""

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
    def from_gradebook(
        cls, gradebook: "Gradebook", name: str, assignment: str, order: Sequence[str] = ()
    ) -> "Master":
        """Read what ``nbgrader generate_assignment`` has recorded, and put it in order."""
        book = gradebook.find_notebook(name, assignment)
        points = {cell.name: cell.max_score for cell in (*book.grade_cells, *book.task_cells)}
        graded = {cell.name for cell in book.grade_cells}
        solutions = {cell.name for cell in book.solution_cells}
        tasks = {cell.name for cell in book.task_cells}
        place = {label: i for i, label in enumerate(order)}
        recorded = sorted(book.source_cells, key=lambda cell: place.get(cell.name, len(place)))
        return cls(name, tuple(
            MasterCell(
                cell.name, cell.cell_type, cell.source, cell.locked, cell.name in graded,
                cell.name in solutions, cell.name in tasks, points.get(cell.name, 0.0),
                cell.checksum,
            )
            for cell in recorded
        ), key=book.id)  # fmt: skip

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
