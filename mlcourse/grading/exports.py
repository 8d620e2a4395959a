"""Tables of grades in the columns that Canvas and Moodle import.

An empty cell, or a row left out, changes nothing there. That is what students get who handed in
nothing or what could not be graded, and work that a person still has to grade.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from mlcourse.grading.results import Results, Student, Submission

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
POINTS_ROW = "Points Possible"


def canvas(results: Results) -> str:
    """Write the table for Canvas: Grades, Import.

    Returns
    -------
    str
        CSV with the columns Student, ID, SIS User ID, SIS Login ID, Section and the assignment,
        and the row of possible points. Canvas finds a student by the first of them that it knows.
        ID is nbgrader's ``lms_user_id`` where that is a number, which is what Canvas gives out;
        the other two are nbgrader's student id.
    """
    head = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", results.assignment]
    rows: list[list[object]] = [[f"    {POINTS_ROW}", "", "", "", "", number(results.most)]]
    for student, submission in _everyone(results):
        # Canvas would read "12x" as 12, and a name like that of the row above as that row.
        key = student.lms_user_id if student.lms_user_id.isdecimal() else ""
        name = student.id if POINTS_ROW in _sortable(student) else _sortable(student)
        row = [name, key, student.id, student.id, ""]
        rows.append([*map(guarded, row), _grade(submission)])
    return _csv([guarded(cell) for cell in head], rows)


def moodle(results: Results) -> str:
    """Write the table for Moodle: Grades, Import, CSV file.

    Returns
    -------
    str
        CSV with the columns First name, Last name, Username, ID number, Email address, Grade and
        Feedback comments. Moodle asks which column names the student, and which grade item and
        whose feedback the last two are. Username is nbgrader's student id, ID number its
        ``lms_user_id``. There are only students with a grade: an empty one would delete Moodle's.
    """
    head = ["First name", "Last name", "Username", "ID number", "Email address"]
    head += ["Grade", "Feedback comments"]
    rows: list[list[object]] = []
    for student, submission in _everyone(results):
        grade = _grade(submission)
        if submission is not None and grade != "":
            row = [student.first_name, student.last_name, student.id]
            row += [student.lms_user_id, student.email]
            feedback = guarded(_feedback(results, submission))
            rows.append([*map(guarded, row), grade, feedback])
    return _csv(head, rows)


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula, as OWASP advises.

    Examples
    --------
    >>> guarded("=HYPERLINK(1)"), guarded("Ada")
    ("'=HYPERLINK(1)", 'Ada')
    """
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA) else text


def number(value: float) -> str:
    """Write points without superfluous digits.

    Examples
    --------
    >>> number(12.0), number(7.25), number(1 / 3)
    ('12', '7.25', '0.3333')
    """
    return f"{value:.4f}".rstrip("0").rstrip(".")


def _everyone(results: Results) -> Iterable[tuple[Student, Submission | None]]:
    found = {submission.student.id: submission for submission in results.submissions}
    return ((student, found.get(student.id)) for student in results.students)


def _sortable(student: Student) -> str:
    if student.first_name and student.last_name:
        return f"{student.last_name}, {student.first_name}"
    return student.name


def _grade(submission: Submission | None) -> str:
    if submission is None or submission.waiting:
        return ""
    if submission.reason and not any(submission.points.values()):
        return ""  # unless a person gave points for what the program could not grade
    return number(submission.total)


def _feedback(results: Results, submission: Submission) -> str:
    """Say in one line what each task earned, then what a person wrote."""
    said = [
        f"{item.name} {number(submission.points[key])}/{number(item.points)}"
        for item in results.items
        if (key := (item.notebook, item.cell)) in submission.points
    ]
    if submission.penalty:
        said.append(f"late -{number(submission.penalty)}")
    return " ".join(["; ".join(said) + ".", *submission.comments])


def _csv(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    file = io.StringIO()
    csv.writer(file).writerows([head, *rows])
    return file.getvalue()
