"""What a graded assignment left behind: the gradebook's points, the graded notebooks' records."""

from dataclasses import dataclass, field
from typing import Any

from nbgrader import api
from sqlalchemy import select

from mlcourse.grading.course import Course
from mlcourse.grading.gradebook import Book
from mlcourse.grading.records import Notebook, read_notebook


@dataclass(frozen=True)
class Item:
    """One graded cell of the assignment: what a task is worth, and who gives the points."""

    notebook: str
    cell: str
    points: float
    by_hand: bool

    @property
    def name(self) -> str:
        """How the item is called in the report: by its task."""
        return self.cell.removesuffix("_checks")


@dataclass(frozen=True)
class Student:
    """A student as the gradebook knows them; all but the id may be missing."""

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""

    @property
    def name(self) -> str:
        """First and last name; the id where there is neither."""
        return f"{self.first_name} {self.last_name}".strip() or self.id


@dataclass
class Submission:
    """One student's graded work.

    Attributes
    ----------
    points : dict of (str, str) to float
        By notebook and cell.
    waiting : set of (str, str)
        Cells that a person has to grade, or to look at again.
    penalty : float
        What lateness costs.
    comments : list of str
        What a person wrote about the answers.
    notebooks : dict of str to Notebook
        What the graded notebooks say.
    """

    student: Student
    points: dict[tuple[str, str], float] = field(default_factory=dict)
    waiting: set[tuple[str, str]] = field(default_factory=set)
    penalty: float = 0.0
    comments: list[str] = field(default_factory=list)
    notebooks: dict[str, Notebook] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """Why nothing could be graded; empty if it could."""
        return "; ".join(book.reason for book in self.notebooks.values() if book.reason)

    @property
    def seconds(self) -> float | None:
        """Time that grading took, if it is known."""
        known = [book.seconds for book in self.notebooks.values() if book.seconds is not None]
        return sum(known) if known else None

    @property
    def total(self) -> float:
        """The points that count, less the penalty for lateness; never below 0, as in nbgrader."""
        return max(0.0, sum(self.points.values()) - self.penalty)


@dataclass
class Results:
    """Everything that is known of a graded assignment."""

    course_id: str
    assignment: str
    items: list[Item]
    students: list[Student]
    submissions: list[Submission]
    ungraded: list[str]  # handed in, but not in the gradebook
    released: dict[tuple[str, str], str]  # answer cells as the students got them
    reference: dict[tuple[str, str], str]  # and with the course's solutions

    @property
    def most(self) -> float:
        """What can be had in all."""
        return sum(item.points for item in self.items)


def read_results(course: Course, assignment: str) -> Results:
    """Read what the gradebook and the graded notebooks say of an assignment.

    Raises
    ------
    CannotRun
        If the gradebook cannot be read, or does not know the assignment.
    """
    with Book(course, assignment) as book:
        db = book.gradebook.db
        students = {
            row.id: Student(row.id, *(str(value or "") for value in row[1:]))
            for row in db.execute(
                select(
                    api.Student.id, api.Student.first_name, api.Student.last_name,
                    api.Student.email, api.Student.lms_user_id,
                )
            )
        }  # fmt: skip
        submissions = _submissions(db, book.entries.id, students)
        for name, total in book.totals().items():
            submissions[name].penalty = total.penalty
        masters = book.masters
    items = [
        Item(name, cell.id, cell.points, cell.solution or cell.task)
        for name, master in masters.items()
        for cell in master.cells
        if cell.grade or cell.task
    ]
    for submission in submissions.values():
        for name in masters:
            folder = course.path("autograded", submission.student.id, assignment)
            submission.notebooks[name] = read_notebook(folder / f"{name}.ipynb")
    source = course.path("source", ".", assignment)
    return Results(
        course.course_id, assignment, items,
        sorted(students.values(), key=lambda s: (s.last_name.lower(), s.first_name, s.id)),
        sorted(submissions.values(), key=lambda s: s.student.id),
        [h.student for h in course.submissions(assignment) if h.student not in submissions],
        {(n, c.id): c.source for n, m in masters.items() for c in m.cells if c.solution},
        {
            (name, cell): answer
            for name in masters
            for cell, answer in read_notebook(source / f"{name}.ipynb").answers.items()
        },
    )  # fmt: skip


def _submissions(db: Any, assignment: str, students: dict[str, Student]) -> dict[str, Submission]:
    """Read everyone's points, and the comments that a person wrote."""
    here = api.SubmittedAssignment.assignment_id == assignment
    who = api.SubmittedAssignment.student_id
    grades = (
        select(
            who, api.Notebook.name, api.BaseCell.name, api.Grade.score, api.Grade.needs_manual_grade
        )
        .join(api.SubmittedAssignment.notebooks)
        .join(api.SubmittedNotebook.notebook)
        .join(api.SubmittedNotebook.grades)
        .join(api.Grade.cell)
    )
    comments = (
        select(who, api.Comment.manual_comment)
        .join(api.SubmittedAssignment.notebooks)
        .join(api.SubmittedNotebook.comments)
        .where(api.Comment.manual_comment.is_not(None))
    )
    found: dict[str, Submission] = {}
    for student, notebook, cell, score, waiting in db.execute(grades.where(here)):
        submission = found.setdefault(student, Submission(students[student]))
        submission.points[notebook, cell] = float(score or 0.0)
        if waiting:
            submission.waiting.add((notebook, cell))
    for student, comment in db.execute(comments.where(here)):
        if student in found and comment.strip():
            found[student].comments.append(comment.strip())
    return found
