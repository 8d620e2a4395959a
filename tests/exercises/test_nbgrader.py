"""The exercises go through the real nbgrader: generate, autograde, and for one of them feedback.

nbgrader's commands run in this process, in one course: to import what they need takes seconds.
"""

import json
import shutil
from pathlib import Path

import pytest

from mlcourse.grading.bank import marks, read_answer, read_cells

EXERCISES = Path(__file__).parents[2] / "exercises"
TOPICS = sorted(path.name for path in (EXERCISES / "source").iterdir())
TOPIC = "01_perceptron"  # the one that goes all the way
WRONG = EXERCISES / "bank" / TOPIC / "misconceptions" / "update__tie_is_right.py"

pytestmark = [
    pytest.mark.nbgrader,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),  # nbgrader's own
]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """A course of its own, with all exercises."""
    course = tmp_path_factory.mktemp("course") / "exercises"
    shutil.copytree(EXERCISES / "source", course / "source")
    shutil.copy(EXERCISES / "nbgrader_config.py", course)
    return course


def answered(released, answers):
    """The student's notebook with some solution cells filled in."""
    book = json.loads(json.dumps(released))
    for cell in book["cells"]:
        known = cell["metadata"].get("nbgrader", {})
        if known.get("solution") and known["grade_id"] in answers:
            cell["source"] = answers[known["grade_id"]]
    return book


def built_in(course):
    """The folder that nbgrader writes to."""
    return course.parent / "_build" / "nbgrader"


def hand_in(course, topic, students):
    """Hand in the released notebook for each student, with some answers filled in."""
    built = built_in(course)
    released = json.loads((built / "release" / topic / f"{topic}.ipynb").read_text())
    for student, answers in students.items():
        folder = built / "submitted" / student / topic
        folder.mkdir(parents=True)
        (folder / f"{topic}.ipynb").write_text(json.dumps(answered(released, answers)))


def written_answers(course, topic):
    """The names of the cells that a person reads."""
    cells = json.loads((course / "source" / topic / f"{topic}.ipynb").read_text())["cells"]
    known = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return [k["grade_id"] for k in known if k.get("grade") and k.get("solution")]


def grades(course, topic, student):
    """What the gradebook holds: points by test cell, and what still needs a person."""
    from nbgrader.api import Gradebook

    url = f"sqlite:///{built_in(course) / 'gradebook.db'}"
    with Gradebook(url, "mlcourse") as book:
        cells = book.find_submission_notebook(topic, topic, student).grades
        return (
            {cell.name: cell.auto_score for cell in cells},
            [cell.name for cell in cells if cell.needs_manual_grade],
        )


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic != TOPIC])
def test_the_reference_gets_full_marks_and_the_untouched_none(course, nbgrader, topic):
    nbgrader(course, "generate_assignment", topic)
    cells = read_cells(course / "source" / topic / f"{topic}.ipynb")
    by_hand = written_answers(course, topic)
    reference = {cell.task: cell.source for cell in cells if cell.solution}
    answers = reference | dict.fromkeys(by_hand, "An answer.")
    hand_in(course, topic, {"untouched": {}, "right": answers})
    nbgrader(course, "autograde", topic)

    most = {f"{cell.task}_checks": cell.points for cell in cells if cell.points}
    assert grades(course, topic, "right") == (most | dict.fromkeys(by_hand), by_hand)
    assert grades(course, topic, "untouched") == (dict.fromkeys([*most, *by_hand], 0), [])


def test_an_exercise_goes_through_the_whole_of_nbgrader(course, nbgrader):
    nbgrader(course, "generate_assignment", TOPIC)
    cells = read_cells(course / "source" / TOPIC / f"{TOPIC}.ipynb")
    reference = {cell.task: cell.source for cell in cells if cell.solution}
    reference["accuracy_answer"] = "It finds none of the sick."
    wrong = read_answer(WRONG)
    students = {
        "untouched": {},
        "right": reference,
        "partly": {**reference, wrong.task: wrong.source},
    }
    hand_in(course, TOPIC, students)
    nbgrader(course, "autograde", TOPIC)
    nbgrader(course, "generate_feedback", TOPIC)

    most = {f"{cell.task}_checks": cell.points for cell in cells if cell.points}
    scores, manual = grades(course, TOPIC, "right")
    assert scores == {**most, "accuracy_answer": None}
    assert manual == ["accuracy_answer"]
    scores, manual = grades(course, TOPIC, "untouched")
    assert scores == dict.fromkeys([*most, "accuracy_answer"], 0)
    assert manual == []
    scores, _ = grades(course, TOPIC, "partly")
    assert 0 < wrong.points[0] < wrong.points[1]
    assert scores == {**most, "update_checks": wrong.points[0], "accuracy_answer": None}
    # The quick runner, on which the bank's test relies, gives what nbgrader gave.
    quick = marks(cells, {wrong.task: wrong.source})
    assert scores["update_checks"] == quick["update"].points

    pages = {
        student: (built_in(course) / "feedback" / student / TOPIC / f"{TOPIC}.html").read_text()
        for student in students
    }
    assert "update is not written yet: 0 of 5 points" in pages["untouched"]
    assert "update: 5 of 5 points" in pages["right"]
    assert "update: 4 of 5 points" in pages["partly"]
    assert "random ties" in pages["partly"]  # a hidden check that failed is told
    hint = wrong.header["hint"]  # it also stands in the source of the visible check
    assert pages["partly"].count(hint) > pages["right"].count(hint) > 0
    for page in pages.values():
        assert "HIDDEN" not in page
        assert "perceptron_update" not in page  # the hidden checks' source uses it
    assert not list(course.glob("gradebook.db"))
