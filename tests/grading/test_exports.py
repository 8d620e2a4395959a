"""The tables are what Canvas and Moodle look for, and nothing in them runs in a spreadsheet."""

import csv
import io
import re

import pytest

from mlcourse.grading.exports import canvas, moodle
from mlcourse.grading.records import Notebook
from mlcourse.grading.results import Item, Results, Student, Submission

ITEMS = [Item("ps", "double_checks", 2.0, False), Item("ps", "why", 1.0, True)]
KEYS = [(item.notebook, item.cell) for item in ITEMS]
ADA = Student("ada", "Ada", "Lovelace", "ada@example.edu", "4001")


def results(*submissions, others=()):
    students = [submission.student for submission in submissions]
    return Results("c", "ps", ITEMS, [*students, *others], list(submissions), [], {}, {})


def work(student=ADA, points=(2.0, 0.5), **more):
    return Submission(student, dict(zip(KEYS, points, strict=True)), **more)


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def table(text):
    head, *lines = rows(text)
    return [dict(zip(head, line, strict=True)) for line in lines]


# --- Canvas -------------------------------------------------------------------------------------


def read_by_canvas(text):
    """Read a table by the rules of Canvas's GradebookImporter: title, points, grades by student.

    It asks the first cells for "Student" and "ID", the next two for the SIS columns, the one after
    them for "Section"; a row whose first cell holds "Points Possible" is about the assignments; a
    student is looked up by the number at the start of the ID, else by SIS user ID or login.
    """
    head, *lines = rows(text)
    assert "Student" in head[0]
    assert "ID" in head[1]
    assert re.search(r"SIS\s+User\s+ID", head[2])
    assert re.search(r"SIS\s+Login\s+ID", head[3])
    assert "Section" in head[4]
    points, grades = None, {}
    for line in lines:
        if "Points Possible" in line[0]:
            assert points is None, "a student was taken for the row of points"
            points = line[5]
        else:
            number = re.match(r"\s*\d+", line[1])
            grades[int(number[0]) if number else line[2] or line[3]] = line[5]
    return head[5:], points, grades


def test_canvas_finds_the_assignment_its_points_and_every_student():
    found = results(work(), work(Student("bob")), others=[Student("absent")])
    assert read_by_canvas(canvas(found)) == (
        ["ps"], "3", {4001: "2.5", "bob": "2.5", "absent": ""},
    )  # fmt: skip


def test_canvas_shows_the_name_as_it_sorts_it():
    assert table(canvas(results(work())))[1]["Student"] == "Lovelace, Ada"


@pytest.mark.parametrize("key", ["12x", "x12", "1.2", "", "²"])
def test_canvas_is_not_led_to_another_student(key):
    """Its importer would read 12 in "12x", and grade that student."""
    student = Student("bob", lms_user_id=key)
    assert read_by_canvas(canvas(results(work(student))))[2] == {"bob": "2.5"}


def test_a_student_named_like_the_row_of_points_stays_a_student():
    student = Student("bob", "Points Possible", "O")
    assert read_by_canvas(canvas(results(work(student))))[1:] == ("3", {"bob": "2.5"})


# --- Moodle -------------------------------------------------------------------------------------


def test_moodle_gets_who_the_grade_and_what_was_said():
    found = results(work(comments=["Good.", "See γ."], penalty=0.5))
    assert table(moodle(found)) == [{
        "First name": "Ada", "Last name": "Lovelace", "Username": "ada", "ID number": "4001",
        "Email address": "ada@example.edu", "Grade": "2",
        "Feedback comments": "double 2/2; why 0.5/1; late -0.5. Good. See γ.",
    }]  # fmt: skip


def test_moodle_gets_no_row_without_a_grade():
    """An empty grade would delete the one that Moodle has."""
    waiting = work(Student("bob"), waiting={KEYS[1]})
    assert table(moodle(results(waiting, others=[Student("absent")]))) == []


# --- both ---------------------------------------------------------------------------------------


def test_work_that_waits_for_a_person_has_no_grade_yet():
    assert read_by_canvas(canvas(results(work(waiting={KEYS[1]}))))[2] == {4001: ""}


def test_work_that_could_not_be_graded_has_no_grade():
    """Its 0 points would overwrite what the platform has."""
    broken = work(points=(0.0, 0.0), notebooks={"ps": Notebook(reason="not JSON")})
    assert read_by_canvas(canvas(results(broken)))[2] == {4001: ""}
    assert table(moodle(results(broken))) == []
    broken.points = dict.fromkeys(broken.points, 1.5)  # a person read it all the same
    assert read_by_canvas(canvas(results(broken)))[2] == {4001: "3"}


@pytest.mark.parametrize(
    ("points", "penalty", "shown"),
    [((2.0, 1.0), 0.0, "3"), ((1.0, 0.25), 0.0, "1.25"), ((0.1, 0.2), 0.0, "0.3"),
     ((1.0, 0.0), 5.0, "0"), ((0.0, 0.0), 0.0, "0"), ((2 / 3, 0.0), 0.0, "0.6667")],
)  # fmt: skip
def test_grades_are_plain_numbers_less_the_penalty(points, penalty, shown):
    found = results(work(points=points, penalty=penalty))
    assert table(canvas(found))[1]["ps"] == shown
    assert table(moodle(found))[0]["Grade"] == shown


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1"])
def test_no_cell_is_a_formula(evil):
    student = Student(evil, evil, "", evil, evil)
    found = results(work(student, comments=[evil]))
    found.assignment = evil
    for text in (canvas(found), moodle(found)):
        for line in rows(text):
            for cell in line:
                assert not cell.lstrip(" ").startswith(tuple("=+-@\t\r\n")), repr(cell)
    assert table(canvas(found))[1]["SIS Login ID"] == f"'{evil}"


def test_names_with_commas_quotes_and_lines_stay_one_cell():
    student = Student("x", 'Ann "A", B', "O'Neil\n;", "a,b@c")
    line = table(moodle(results(work(student))))[0]
    assert line["First name"] == 'Ann "A", B'
    assert line["Last name"] == "O'Neil\n;"
    assert line["Email address"] == "a,b@c"


def test_an_empty_class_is_a_head_and_the_points():
    assert len(rows(canvas(results()))) == 2
    assert len(rows(moodle(results()))) == 1
