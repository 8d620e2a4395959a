"""The rows that submissions have in nbgrader's gradebook.

Those of several submissions are written at once, straight into nbgrader's tables: the same rows
that its API makes, without a commit, a statement and an object for each.

nbgrader's tables have an index of cells and notebooks together, and none of notebooks alone. So
a query for some students names the cells that it means: else the rows of all are read for it.
"""

import datetime
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from nbgrader import api
from sqlalchemy import func, insert, select, update

from mlcourse.grading.submission import Graded

Scores = dict[str, dict[str, float | None]]  # by notebook and cell

NO_RESPONSE = "No response."  # nbgrader's words


@dataclass(frozen=True)
class Entry:
    """What came of one submission: when it was handed in, and by notebook what it was given."""

    student: str
    timestamp: datetime.datetime | None
    graded: dict[str, Graded]


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


# The key of a submitted notebook, its cells, and what fills them.
Filling = tuple[str, Cells, Graded]
Penalty = Callable[[str, float, float], float | None]


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
        keys = [key for cells in self.notebooks.values() for key in cells.comments.values()]
        self.in_comments = api.Comment.cell_id.in_(keys)

    def write(self, entries: Collection[Entry], penalty: Penalty) -> dict[str, Total]:
        """Fill in what came of some submissions, one for each student; return what they have now.

        ``penalty`` gets a student, the points of a notebook, and by how many seconds it is late.
        """
        submissions = self._submissions(entries)
        books = self._books(entries, submissions)
        fillings = [
            (books[each.student, name], self.notebooks[name], result)
            for each in entries
            for name, result in each.graded.items()
        ]
        self._grades(fillings)
        self._comments(fillings)
        self._penalize(books, self._late(entries), penalty)
        return self.totals([each.student for each in entries])

    def _submissions(self, entries: Collection[Entry]) -> dict[str, str]:
        """Find or make submissions; return their keys by student.

        Without a time one counts as in time, whatever an earlier run wrote: the files are graded
        as they are now. (Plain nbgrader would keep the earlier time.)
        """
        table = api.SubmittedAssignment
        students = [each.student for each in entries]
        here = (table.assignment_id == self.id) & table.student_id.in_(students)
        there = dict(self.db.execute(select(table.student_id, table.id).where(here)).all())
        self._know([student for student in students if student not in there])
        rows = [
            {"id": there.get(each.student) or api.new_uuid(), "assignment_id": self.id,
             "student_id": each.student, "timestamp": each.timestamp}
            for each in entries
        ]  # fmt: skip
        self._save(table, rows, there.values())
        return {row["student_id"]: row["id"] for row in rows}

    def _know(self, students: list[str]) -> None:
        """Make those of some students whom the gradebook does not know."""
        if students:
            found = select(api.Student.id).where(api.Student.id.in_(students))
            known = set(self.db.scalars(found))
            self._save(api.Student, [{"id": each} for each in students if each not in known])

    def _books(
        self, entries: Collection[Entry], submissions: dict[str, str]
    ) -> dict[tuple[str, str], str]:
        """Find or make the notebooks of submissions; return their keys by student and name."""
        table = api.SubmittedNotebook
        here = table.assignment_id.in_(submissions.values()) & self.in_books
        rows = self.db.execute(select(table.assignment_id, table.notebook_id, table.id).where(here))
        there = {(submission, notebook): key for submission, notebook, key in rows}
        new, books = [], {}
        for each in entries:
            for name in each.graded:
                place = submissions[each.student], self.notebooks[name].id
                books[each.student, name] = there.get(place) or api.new_uuid()
                if place not in there:
                    key = books[each.student, name]
                    new.append({"id": key, "assignment_id": place[0], "notebook_id": place[1]})
        self._save(table, new)
        return books

    def _grades(self, fillings: list[Filling]) -> None:
        table = api.Grade
        found = select(table.notebook_id, table.cell_id, table.id, table.manual_score).where(
            table.notebook_id.in_([notebook for notebook, *_ in fillings]), self.in_cells
        )
        there = {(row.notebook_id, row.cell_id): row for row in self.db.execute(found)}
        rows = []
        for notebook, cells, result in fillings:
            for name, cell in cells.grades.items():
                score = 0.0 if result.reason else result.scores.get(name)
                score = None if result.ours else score
                old = there.get((notebook, cell))
                look = score is None or (old is not None and old.manual_score is not None)
                rows.append(
                    {"id": old.id if old else api.new_uuid(), "notebook_id": notebook,
                     "cell_id": cell, "auto_score": score, "needs_manual_grade": look}
                )  # fmt: skip
        self._save(table, rows, [row.id for row in there.values()])

    def _comments(self, fillings: list[Filling]) -> None:
        table = api.Comment
        found = select(table.notebook_id, table.cell_id, table.id).where(
            table.notebook_id.in_([notebook for notebook, *_ in fillings]), self.in_comments
        )
        there = {(notebook, cell): key for notebook, cell, key in self.db.execute(found)}
        rows = []
        for notebook, cells, result in fillings:
            for place, (name, cell) in enumerate(cells.comments.items()):
                text = NO_RESPONSE if name in result.unanswered else None
                if result.reason and place == 0:
                    text = stated(result.reason, ours=result.ours)
                key = there.get((notebook, cell)) or api.new_uuid()
                rows.append(
                    {"id": key, "notebook_id": notebook, "cell_id": cell, "auto_comment": text}
                )
        self._save(table, rows, there.values())

    def _save(
        self, table: Any, rows: list[dict[str, Any]], there: Collection[str] = frozenset()
    ) -> None:
        """Update the rows whose key is there already, and insert the others."""
        there = set(there)
        old = [row for row in rows if row["id"] in there]
        new = [row for row in rows if row["id"] not in there]
        if old:
            self.db.execute(update(table), old)
        if new:
            self.db.execute(insert(table), new)

    def _late(self, entries: Collection[Entry]) -> dict[str, float]:
        """Tell by how many seconds submissions are late; those in time are left out."""
        if self.duedate is None:
            return {}
        table = api.SubmittedAssignment
        here = (table.assignment_id == self.id) & table.student_id.in_(
            [each.student for each in entries]
        )
        more = dict(self.db.execute(select(table.student_id, table.extension).where(here)).all())
        late = {}
        for each in entries:
            due = self.duedate + (more[each.student] or datetime.timedelta())
            if each.timestamp is not None and each.timestamp > due:
                late[each.student] = (each.timestamp - due).total_seconds()
        return late

    def _penalize(
        self, books: dict[tuple[str, str], str], late: dict[str, float], penalty: Penalty
    ) -> None:
        """Set the penalties for lateness."""
        points = self._points([key for (student, _), key in books.items() if student in late])
        rows = [
            {"id": key, "late_submission_penalty":
                penalty(student, points.get(key, 0.0), late[student]) if student in late else None}
            for (student, _), key in books.items()
        ]  # fmt: skip
        self.db.execute(update(api.SubmittedNotebook), rows)

    def _points(self, books: list[str]) -> dict[str, float]:
        """Sum the points of notebooks as nbgrader does: those given by hand go before."""
        table = api.Grade
        query = select(table.notebook_id, func.coalesce(func.sum(table.score), 0.0))
        mine = query.where(table.notebook_id.in_(books), self.in_cells)
        found = self.db.execute(mine.group_by(table.notebook_id)) if books else ()
        return {key: float(points) for key, points in found}

    def totals(self, students: Collection[str] | None = None) -> dict[str, Total]:
        """Sum up the submissions of some students, or those of everyone."""
        who = api.SubmittedAssignment.student_id
        mine = (api.SubmittedAssignment.assignment_id == self.id) & self.in_books
        if students is not None:
            mine &= who.in_(students)
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
