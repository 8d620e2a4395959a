"""Courses and submissions for tests and benchmarks: right, wrong and broken ones, as many as asked.

``perceptron_course`` takes the real exercise and its bank; ``small_course`` has two tiny tasks and
a written answer, for tests that are not about the tasks.
"""

import json
import shutil
from pathlib import Path
from unittest import mock

import numpy as np

from mlcourse.grading.bank import read_answer

STUB = "raise NotImplementedError('write your code here, in place of this line')"
CONFIG = f"""c = get_config()
c.CourseDirectory.course_id = "test"
c.ClearSolutions.code_stub = {{"python": "{STUB}"}}
"""
ROOT = Path(__file__).parents[2]
EXERCISES = ROOT / "exercises"
PERCEPTRON, SMALL = "01_perceptron", "small"

# Files that no honest student hands in, by what is wrong with them.
BROKEN = {
    "not JSON": b"<!DOCTYPE html><p>Sign in to download",
    "empty": b"",
    "no cells": b'{"metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
    "cut off": b'{"cells": [{"cell_type": "code", "sour',
}


def cell(source, kind="code", **known):
    """A notebook's cell, with nbgrader's label if it has a grade_id."""
    if known:
        known = {"grade": False, "solution": False, "locked": False, "task": False,
                 "schema_version": 3, **known}  # fmt: skip
    made = {"cell_type": kind, "source": source, "metadata": {"nbgrader": known} if known else {}}
    made["id"] = known.get("grade_id", f"c{len(source)}").replace("_", "-")
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


def notebook(cells):
    """A notebook of such cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}


def small_source():
    """An exercise with a task of 2 points, one of 3 with partial credit, and a written answer."""
    stub = "    ### BEGIN SOLUTION\n    return {}\n    ### END SOLUTION\n"
    hidden = "### BEGIN HIDDEN TESTS\nassert {}\n### END HIDDEN TESTS"
    return notebook([
        cell("# Small", "markdown"),
        cell("def double(x):\n" + stub.format("2 * x"), grade_id="double", solution=True),
        cell("assert double(1) == 2\n" + hidden.format("double(7) == 14"),
             grade_id="double_checks", grade=True, locked=True, points=2),
        cell("def square(x):\n" + stub.format("x * x"), grade_id="square", solution=True),
        cell("points = 1.5 * (square(2) == 4)\n### BEGIN HIDDEN TESTS\n"
             "points += 1.5 * (square(-3) == 9)\n### END HIDDEN TESTS\npoints",
             grade_id="square_checks", grade=True, locked=True, points=3),
        cell("Because.", "markdown", grade_id="why", grade=True, solution=True, points=1),
    ])  # fmt: skip


def small_answers(i):
    """Answers that differ between students: all right, half right, wrong, left as it was."""
    right = {
        "double": "def double(x):\n    return x + x",
        "square": "def square(x):\n    return x**2",
        "why": f"Student {i} thinks so.",
    }
    kinds = (
        right,
        right | {"square": "def square(x):\n    return 4"},  # 1.5 of 3
        right | {"double": "def double(x):\n    return x + 1"},  # 0 of 2
        {},
    )
    return kinds[i % len(kinds)]


def points_of_small(i):
    """What those answers are worth, without the written one."""
    return (5.0, 3.5, 3.0, 0.0)[i % 4]


def make_course(folder, assignment, source, config="", db_url=None):
    """A course folder whose assignment nbgrader has generated."""
    from alembic.script import ScriptDirectory
    from nbgrader.apps import NbGraderAPI
    from nbgrader.dbutil import ALEMBIC_DIR
    from traitlets.config import Config

    place = folder / "source" / assignment
    if isinstance(source, dict):
        place.mkdir(parents=True)
        (place / f"{assignment}.ipynb").write_text(json.dumps(source))
    else:
        shutil.copytree(source, place, ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    (folder / "nbgrader_config.py").write_text(CONFIG + config)
    settings = Config()
    settings.CourseDirectory.root = str(folder)
    settings.CourseDirectory.course_id = "test"
    if db_url:
        settings.CourseDirectory.db_url = db_url
    settings.NbGrader.log_level = "ERROR"
    settings.ClearSolutions.code_stub = {"python": STUB}
    # For every new gradebook nbgrader starts the command alembic, which takes three seconds. The
    # same answer from this process; tests/exercises/test_nbgrader.py has nbgrader ask.
    with mock.patch(
        "nbgrader.api.get_alembic_version", ScriptDirectory(ALEMBIC_DIR).get_current_head
    ):
        made = NbGraderAPI(config=settings).generate_assignment(assignment)
    assert made["success"], made["log"]
    return folder


def small_course(folder, config=""):
    """A course with the small exercise."""
    return make_course(folder, SMALL, small_source(), config)


def perceptron_course(folder, config="", db_url=None, tasks=None):
    """A course with the exercise of the first chapter, or with its first tasks."""
    source = EXERCISES / "source" / PERCEPTRON
    if tasks:
        source = json.loads((source / f"{PERCEPTRON}.ipynb").read_text())
        titles = [
            "".join(each["source"]).startswith(f"## {tasks + 1}.") for each in source["cells"]
        ]
        del source["cells"][titles.index(True) :]
    return make_course(folder, PERCEPTRON, source, config, db_url)


def released(folder, assignment):
    """The student version of an assignment."""
    path = folder / "release" / assignment / f"{assignment}.ipynb"
    return json.loads(path.read_text())


def answered(released, answers):
    """A copy of a student version with some answers filled in."""
    copy = json.loads(json.dumps(released))
    for each in copy["cells"]:
        label = each["metadata"].get("nbgrader", {})
        if label.get("solution") and label["grade_id"] in answers:
            each["source"] = answers[label["grade_id"]]
    return copy


def hand_in(folder, student, assignment, content, timestamp="2026-11-20 10:00:00 UTC"):
    """Put a notebook, or any bytes, where collected submissions are."""
    place = folder / "submitted" / student / assignment
    place.mkdir(parents=True, exist_ok=True)
    data = content if isinstance(content, bytes) else json.dumps(content).encode()
    (place / f"{assignment}.ipynb").write_bytes(data)
    (place / "timestamp.txt").write_text(timestamp)
    return place


def small_class(folder, n):
    """Hand in n small notebooks with points_of_small(i) points each."""
    student_version = released(folder, SMALL)
    for i in range(n):
        hand_in(folder, f"s{i:05d}", SMALL, answered(student_version, small_answers(i)))


def perceptron_class(folder, n, seed=0, broken=0.02):
    """Hand in n notebooks of the first exercise, each task answered right or by a known belief.

    Students differ in how much they know, so that their points spread. Returns by student which
    file of the bank each task was answered with; an empty dict is a broken file.
    """
    rng = np.random.default_rng(seed)
    bank = {kind: _bank(kind) for kind in ("correct", "misconceptions")}
    student_version = released(folder, PERCEPTRON)
    used = {}
    for i in range(n):
        student, name = f"student{i:05d}", {}
        if rng.random() < broken:
            hand_in(folder, student, PERCEPTRON, BROKEN[rng.choice(list(BROKEN))])
        else:
            knows = rng.beta(4, 1.5)
            answers = {"accuracy_answer": f"Student {i} would look at the sick first."}
            for task in bank["correct"]:
                kind = "correct" if rng.random() < knows else "misconceptions"
                chosen = bank[kind][task][rng.integers(len(bank[kind][task]))]
                answers[task], name[task] = chosen.source, chosen.path.name
            hand_in(folder, student, PERCEPTRON, answered(student_version, answers))
        used[student] = name
    return used


def _bank(kind):
    found = {}
    for path in sorted((EXERCISES / "bank" / PERCEPTRON / kind).glob("*.py")):
        answer = read_answer(path)
        found.setdefault(answer.task, []).append(answer)
    return found


def dump(db_url):
    """All that a gradebook says of submissions, without its random keys, in one order."""
    from nbgrader import api

    found = []
    with api.Gradebook(db_url, "test") as gradebook:
        for submission in gradebook.db.query(api.SubmittedAssignment):
            who = (submission.student.id, submission.name)
            found.append((*who, str(submission.timestamp)))
            for book in submission.notebooks:
                found.append((*who, book.name, str(book.late_submission_penalty)))
                for g in book.grades:
                    points = g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade
                    found.append((*who, book.name, g.name, *map(str, points)))
                for c in book.comments:
                    found.append(
                        (*who, book.name, c.name, str(c.auto_comment), str(c.manual_comment))
                    )
    return sorted(found)
