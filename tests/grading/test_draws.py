"""The same file gets the same grade again; another file, or another course, gets other inputs."""

import json
from dataclasses import replace

import nbformat
import numpy as np
import pytest
from submissions import SMALL, cell, notebook, small_course

from mlcourse.grading.course import Course
from mlcourse.grading.draws import drawn_from
from mlcourse.grading.gradebook import Book
from mlcourse.grading.master import Master
from mlcourse.grading.submission import grade

# A check that prints what it draws, and gives points by luck.
LUCK = """
import numpy as np
print(np.random.default_rng().integers(10**9), np.random.default_rng(1).integers(10**9))
np.random.default_rng().random()
"""


def book(*cells):
    return nbformat.from_dict(notebook(list(cells)))


@pytest.fixture
def master():
    test = cell(LUCK, grade_id="luck", grade=True, locked=True, points=1)
    return replace(Master.from_source(book(test), "luck"), key="of this gradebook")


def outcome(master, content, sandbox):
    graded = grade(json.dumps(notebook([cell(content)])).encode(), master, sandbox)
    cells = json.loads(graded.notebook)["cells"]
    written = next("".join(o["text"]) for c in cells for o in c.get("outputs", []) if "text" in o)
    return graded.scores["luck"], written


def test_the_same_file_gets_the_same_inputs(master, sandbox):
    assert outcome(master, "x = 1", sandbox) == outcome(master, "x = 1", sandbox)


@pytest.mark.parametrize(
    ("other", "content"), [({"key": "of another"}, "x = 1"), ({}, "x = 2"), ({"key": ""}, "x = 1")]
)
def test_what_differs_gets_other_inputs(master, sandbox, other, content):
    first = outcome(master, "x = 1", sandbox)
    second = outcome(replace(master, **other), content, sandbox)
    assert first != second
    seeded = [written.split()[1] for _, written in (first, second)]
    assert seeded[0] == seeded[1]  # what a check seeds itself stays


def test_without_a_key_they_are_new_each_time(master, sandbox):
    free = replace(master, key="")
    assert outcome(free, "x = 1", sandbox) != outcome(free, "x = 1", sandbox)


def test_generators_are_as_usual_afterwards():
    usual = np.random.default_rng
    with pytest.raises(KeyError), drawn_from(b"secret"):
        raise KeyError
    assert np.random.default_rng is usual


def test_the_key_is_of_the_gradebook_and_not_in_what_students_get(tmp_path):
    folder = small_course(tmp_path)
    with Book(Course.find(folder), SMALL) as gradebook:
        key = gradebook.masters[SMALL].key
    assert len(key) == 32
    made = "".join(p.read_text() for p in (folder / "release").rglob("*.*"))
    assert key not in made
