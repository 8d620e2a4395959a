"""The rows that one submission has in nbgrader's gradebook.

They are written in bulk, straight into nbgrader's tables: the same rows that its API makes, without
a commit for each and without an object for each.

nbgrader's tables have an index of cells and notebooks together, and none of notebooks alone. So
a query for one student names the cells that it means: else the rows of all are read for it.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from nbgrader import api
from sqlalchemy import func, insert, select, update

from mlcourse.grading.submission import Graded

Scores = dict[str, dict[str, float | None]]  # by notebook and cell

NO_RESPONSE = "No response."  # nbgrader's words


@dataclass(frozen=True)
class Total:
    """What the gradebook says of a submission: points, penalty for lateness, answers to grade."""

    points: float
    penalty: float
    by_hand: int


class Cells:
    """The cells of a notebook that have grades or comments: their names and keys."""

    def __init__(self, notebook: api.Notebook) -> None:
        self.id: str = notebook.id
        tasks = {cell.name: cell.id for cell in notebook.task_cells}
        self.grades = {cell.name: cell.id for cell in notebook.grade_cells} | tasks
        self.comments = {cell.name: cell.id for cell in notebook.solution_cells} | tasks


class Entries:
    """The rows of all submissions of an assignment, in an open session."""

    def __init__(self, db: Any, assignment: api.Assignment) -> None:
        self.db = db
        self.id: str = assignment.id
        self.duedate: datetime.datetime | None = assignment.duedate
        self.notebooks = {book.name: Cells(book) for book in assignment.notebooks}
        books = [cells.id for cells in self.notebooks.values()]
        keys = [key for cells in self.notebooks.values() for key in cells.grades.values()]
        self.in_books = api.SubmittedNotebook.notebook_id.in_(books)
        self.in_cells = api.Grade.cell_id.in_(keys)

    def submission(self, student: str, timestamp: datetime.datetime | None) -> tuple[str, float]:
        """Find or make the submission; return its key and by how many seconds it is late.

        Without a time it counts as in time, whatever an earlier run wrote: the files are graded as
        they are now. (Plain nbgrader would keep the earlier time.)
        """
        table = api.SubmittedAssignment
        here = (table.assignment_id == self.id) & (table.student_id == student)
        row = self.db.execute(select(table.id, table.extension).where(here)).first()
        if row is None:
            if self.db.scalar(select(api.Student.id).where(api.Student.id == student)) is None:
                self.db.execute(insert(api.Student).values(id=student))
            key, extension = api.new_uuid(), None
            row = {"assignment_id": self.id, "student_id": student, "timestamp": timestamp}
            self.db.execute(insert(table).values(id=key, **row))
        else:
            key, extension = row.id, row.extension
            self.db.execute(update(table).where(table.id == key).values(timestamp=timestamp))
        if timestamp is None or self.duedate is None:
            return key, 0.0
        due = self.duedate + (extension or datetime.timedelta())
        return key, max(0.0, (timestamp - due).total_seconds())

    def notebook(self, submission: str, name: str, result: Graded) -> str:
        """Find or make a notebook of a submission, and fill in what came of it."""
        table, cells = api.SubmittedNotebook, self.notebooks[name]
        here = (table.assignment_id == submission) & (table.notebook_id == cells.id)
        key: str | None = self.db.scalar(select(table.id).where(here))
        if key is None:
            key = api.new_uuid()
            row = {"assignment_id": submission, "notebook_id": cells.id}
            self.db.execute(insert(table).values(id=key, **row))
        self._grades(key, cells, result)
        self._comments(key, cells, result)
        return key

    def _grades(self, notebook: str, cells: Cells, result: Graded) -> None:
        table = api.Grade
        found = select(table.cell_id, table.id, table.manual_score).where(
            table.notebook_id == notebook, self.in_cells
        )
        there = {row.cell_id: row for row in self.db.execute(found)}
        rows = []
        for name, cell in cells.grades.items():
            score = 0.0 if result.reason else result.scores.get(name)
            score = None if result.ours else score
            old = there.get(cell)
            look = score is None or (old is not None and old.manual_score is not None)
            key = old.id if old else None
            rows.append(
                {"id": key, "cell_id": cell, "auto_score": score, "needs_manual_grade": look}
            )
        self._save(table, notebook, rows)

    def _comments(self, notebook: str, cells: Cells, result: Graded) -> None:
        table = api.Comment
        found = select(table.cell_id, table.id).where(
            table.notebook_id == notebook, table.cell_id.in_(cells.comments.values())
        )
        there = {row.cell_id: row.id for row in self.db.execute(found)}
        rows = []
        for place, (name, cell) in enumerate(cells.comments.items()):
            text = NO_RESPONSE if name in result.unanswered else None
            if result.reason and place == 0:
                text = stated(result.reason, ours=result.ours)
            rows.append({"id": there.get(cell), "cell_id": cell, "auto_comment": text})
        self._save(table, notebook, rows)

    def _save(self, table: Any, notebook: str, rows: Iterable[dict[str, Any]]) -> None:
        """Update the rows that have a key, and insert the others."""
        rows = list(rows)
        old = [row for row in rows if row["id"]]
        new = [
            row | {"id": api.new_uuid(), "notebook_id": notebook} for row in rows if not row["id"]
        ]
        if old:
            self.db.execute(update(table), old)
        if new:
            self.db.execute(insert(table), new)

    def points(self, notebook: str) -> float:
        """Sum the points of a notebook as nbgrader does: those given by hand go before."""
        query = select(func.coalesce(func.sum(api.Grade.score), 0.0))
        return float(self.db.scalar(query.where(api.Grade.notebook_id == notebook, self.in_cells)))

    def penalize(self, notebook: str, penalty: float | None) -> None:
        """Set the penalty for lateness."""
        table = api.SubmittedNotebook
        late = {"late_submission_penalty": penalty}
        self.db.execute(update(table).where(table.id == notebook).values(late))

    def totals(self, student: str | None = None) -> dict[str, Total]:
        """Sum up the submission of one student, or those of everyone."""
        who = api.SubmittedAssignment.student_id
        mine = (api.SubmittedAssignment.assignment_id == self.id) & self.in_books
        if student is not None:
            mine &= who == student
        grades = (
            select(
                who, func.sum(api.Grade.score), func.count().filter(api.Grade.needs_manual_grade)
            )
            .join(api.SubmittedAssignment.notebooks)
            .join(api.SubmittedNotebook.grades)
        )
        late = select(who, func.sum(api.SubmittedNotebook.late_submission_penalty)).join(
            api.SubmittedAssignment.notebooks
        )
        penalties = dict(self.db.execute(late.where(mine).group_by(who)).all())
        return {
            name: Total(float(points), float(penalties[name] or 0.0), by_hand)
            for name, points, by_hand in self.db.execute(
                grades.where(mine, self.in_cells).group_by(who)
            )
        }

    def scores(self) -> dict[str, Scores]:
        """Read the automatic points of everyone, by student."""
        query = (
            select(
                api.SubmittedAssignment.student_id, api.Notebook.name, api.BaseCell.name,
                api.Grade.auto_score,
            )
            .join(api.SubmittedAssignment.notebooks)
            .join(api.SubmittedNotebook.notebook)
            .join(api.SubmittedNotebook.grades)
            .join(api.Grade.cell)
            .where(api.SubmittedAssignment.assignment_id == self.id)
        )  # fmt: skip
        found: dict[str, Scores] = {}
        for student, notebook, cell, score in self.db.execute(query):
            found.setdefault(student, {}).setdefault(notebook, {})[cell] = score
        return found


def stated(reason: str, *, ours: bool = False) -> str:
    """Write a reason as a comment, without what a database cannot hold."""
    text = reason.replace("\0", "").encode("utf-8", "replace").decode().rstrip(".")
    return f"{'Not graded yet' if ours else '0 points'}: {text}."
