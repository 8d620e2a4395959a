"""Whatever is handed in ends with a grade or a stated reason: one class of it, graded once."""

import errno
import json
import os
from dataclasses import replace

import pytest
from nbgrader import api
from submissions import (
    BROKEN,
    SMALL,
    answered,
    cell,
    hand_in,
    notebook,
    released,
    small_answers,
    small_course,
)

from mlcourse.grading import intake
from mlcourse.grading.autograde import autograde
from mlcourse.grading.course import Course, HandedIn
from mlcourse.grading.sandbox.limits import Limits

LIMITS = Limits(cell=1.0, call=0.5, total=8.0, cpu=5, memory=2**31, files=2**20)
CONFIG = f"""
from mlcourse.grading.sandbox.limits import Limits
c.SubmissionExporter.limits = {LIMITS!r}
"""
ALL = 5.0  # what can be had without a person

# Code in a cell of the student's own, behind right answers: it must not cost them their points.
EXTRA = {
    "endless loop": "while True:\n    pass",
    "20 GB": "bytearray(20 * 2**30)",
    "process storm": "import os\nfor _ in range(1000):\n    os.fork()",
    "output flood": "for i in range(10**5):\n    print('x' * 100)",
    "leaves Python": "import os\nos._exit(0)",
    "kills itself": "import os\nos.kill(os.getpid(), 9)",
    "not Python": "def (",
    "script in outputs": "from IPython.display import HTML\nHTML('<script>alert(1)</script>')",
}


NAMES = ("Zoë Müller", "Нина Петрова", "林 小明", "[bold]x", "a'b\"c;--", "%s{0}$HOME")


def change(book, how):
    """A copy of a notebook's cells after a change."""
    cells = json.loads(json.dumps(book))["cells"]
    how(cells)
    return notebook(cells)


def labelled(cells, label):
    return next(c for c in cells if c["metadata"].get("nbgrader", {}).get("grade_id") == label)


def swap(cells):
    cells[2], cells[4] = cells[4], cells[2]


def version_3(book):
    """The notebook as IPython 3 would have written it."""
    cells = [
        {**{k: v for k, v in c.items() if k not in ("source", "execution_count", "id")},
         "language": "python", ("input" if c["cell_type"] == "code" else "source"): c["source"]}
        for c in book["cells"]
    ]  # fmt: skip
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""},
            "worksheets": [{"cells": cells, "metadata": {}}]}  # fmt: skip


CHANGES = {
    "test cell deleted": lambda cells: cells.remove(labelled(cells, "double_checks")),
    "test cell doubled": lambda cells: cells.append(labelled(cells, "double_checks")),
    "test cell emptied": lambda cells: labelled(cells, "square_checks").update(source="3.0"),
    "cells in another order": swap,
    "points changed": lambda cells: labelled(cells, "double_checks")["metadata"]["nbgrader"].update(
        points=1000
    ),
    "test cell unlabelled": lambda cells: labelled(cells, "double_checks").update(metadata={}),
    "test cell not graded": lambda cells: labelled(cells, "double_checks")["metadata"][
        "nbgrader"
    ].update(grade=False, solution=True),
}


@pytest.fixture(scope="module")
def graded(tmp_path_factory, scheduler):
    """The course and the rows of a class that handed in all of this."""
    folder = small_course(tmp_path_factory.mktemp("course"), CONFIG)
    student_version = released(folder, SMALL)
    right = answered(student_version, small_answers(0))
    for name, code in EXTRA.items():
        hand_in(folder, name, SMALL, change(right, lambda cells, c=code: cells.insert(2, cell(c))))
    for name, how in CHANGES.items():
        hand_in(folder, name, SMALL, change(right, how))
    for name, content in BROKEN.items():
        hand_in(folder, name, SMALL, content)
    hand_in(folder, "old format", SMALL, version_3(right))
    hand_in(folder, "unknown kernel", SMALL, right | {"metadata": {"kernelspec": {"name": "R"}}})
    hand_in(folder, "no cells at all", SMALL, notebook([]))
    hand_in(folder, "untouched", SMALL, student_version)
    hand_in(folder, "51 MB", SMALL, b" " * (51 * 2**20))
    hand_in(folder, "10,000 cells", SMALL, notebook([cell("1")] * 10_000))
    for name in (
        "Zoë Müller",
        "Нина Петрова",
        "林 小明",
        "[bold]x",
        "a'b\"c;--",
        "%s{0}$HOME",
    ):
        hand_in(folder, name, SMALL, right)
    hand_in(folder, "other name", SMALL, right)
    (folder / "submitted/other name" / SMALL / "small.ipynb").rename(
        folder / "submitted/other name" / SMALL / "small (1).ipynb"
    )
    links(folder, right)
    rows = autograde(Course.find(folder), SMALL, scheduler=scheduler)
    return folder, {row.student: row for row in rows}


def links(folder, right):
    """Hand in links: inside the folder, out of it, in circles; a pipe; folders as files."""
    place = hand_in(folder, "link inside", SMALL, right)
    (place / "small.ipynb").rename(place / "mine.ipynb")
    (place / "small.ipynb").symlink_to("mine.ipynb")
    victim = folder / "submitted" / "untouched" / SMALL
    (folder / "secret.txt").write_text("secret")
    place = hand_in(folder, "link out", SMALL, b"")
    (place / "small.ipynb").unlink()
    (place / "small.ipynb").symlink_to(folder / "source" / SMALL / "small.ipynb")
    (place / "stolen.txt").symlink_to(folder / "secret.txt")
    (folder / "submitted" / "link as folder").mkdir()
    (folder / "submitted" / "link as folder" / SMALL).symlink_to(victim)
    place = hand_in(folder, "link in circles", SMALL, b"")
    (place / "small.ipynb").unlink()
    (place / "small.ipynb").symlink_to("small.ipynb")
    place = hand_in(folder, "pipe", SMALL, b"")
    (place / "small.ipynb").unlink()
    os.mkfifo(place / "small.ipynb")
    place = hand_in(folder, "folder as notebook", SMALL, b"")
    (place / "small.ipynb").unlink()
    (place / "small.ipynb").mkdir()
    (place / "small.ipynb" / "small.ipynb").write_text(json.dumps(right))
    place = hand_in(folder, "folder as time", SMALL, right)
    (place / "timestamp.txt").unlink()
    (place / "timestamp.txt").mkdir()
    # What stands for a time zone is opened, and this cannot be read.
    hand_in(folder, "file as time zone", SMALL, right, "2026-11-20 10:00:00 /proc/self/mem")


REASONS = {
    **dict.fromkeys(BROKEN, "not a notebook"),
    "51 MB": "small.ipynb has 51 MB; at most 50 MB are read",
    "10,000 cells": "at most 2,000",
    "other name": "small.ipynb was not handed in; the folder holds 'small (1).ipynb'",
    "link out": "small.ipynb is a link out of the submission's folder",
    "link as folder": "the submission's folder is a link to another place",
    "link in circles": "small.ipynb cannot be read",
    "pipe": "small.ipynb is not a file",
    "folder as notebook": "small.ipynb is not a file",
}
NONE = ("untouched", "no cells at all")


def test_all_who_handed_in_have_a_grade_or_a_reason(graded):
    folder, rows = graded
    assert set(rows) == {place.name for place in (folder / "submitted").iterdir()}
    points = {name: row.points for name, row in rows.items()}
    assert points == {name: 0.0 if name in REASONS or name in NONE else ALL for name in rows}


@pytest.mark.parametrize("name", REASONS)
def test_a_reason_is_given_and_kept_in_the_gradebook(graded, name):
    folder, rows = graded
    assert REASONS[name] in rows[name].reason
    with api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "test") as book:
        comment = book.find_comment("double", SMALL, SMALL, name).comment
        submission = book.find_submission(SMALL, name)
        assert REASONS[name] in comment
        assert submission.score == 0
        assert not submission.needs_manual_grade


def test_only_what_has_no_grade_has_a_reason(graded):
    assert {name for name, row in graded[1].items() if row.reason} == set(REASONS)


def test_what_was_mended_is_noted(graded):
    rows = graded[1]
    assert rows["test cell deleted"].notes == [
        "the cell 'double_checks' was missing and was put back"
    ]
    assert "another order" in rows["cells in another order"].notes[0]
    assert "stands twice" in rows["test cell doubled"].notes[0]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("folder as time", "timestamp.txt is not a file"),
        ("file as time zone", "timestamp.txt holds no time"),
    ],
)
def test_a_time_that_cannot_be_read_is_noted(graded, name, why):
    assert graded[1][name].notes == [f"{why}, so the submission counts as in time"]


def test_every_graded_notebook_is_where_nbgrader_looks_for_it(graded):
    folder, rows = graded
    for name in rows:
        path = folder / "autograded" / name / SMALL / f"{SMALL}.ipynb"
        assert json.loads(path.read_text())["nbformat"] == 4


def test_no_link_was_followed(graded):
    folder, _ = graded
    assert not (folder / "autograded" / "link out" / SMALL / "stolen.txt").exists()
    assert not any(path.is_symlink() for path in (folder / "autograded").rglob("*"))
    assert "x + x" in (folder / "autograded/link inside" / SMALL / "small.ipynb").read_text()


@pytest.fixture
def handed_in(tmp_path):
    place = tmp_path / "submitted" / "ada" / SMALL
    place.mkdir(parents=True)
    return HandedIn("ada", place, tmp_path / "submitted")


def test_a_file_that_breaks_off_while_it_is_read_is_a_reason(handed_in, monkeypatch):
    (handed_in.folder / "small.ipynb").write_text("{}")
    (handed_in.folder / "timestamp.txt").write_text("2026-11-20 10:00:00 UTC")
    before = os.listdir("/proc/self/fd")

    def fail(descriptor, mode, closefd=True):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(intake, "open", fail, raising=False)
    work = intake.read(handed_in, [SMALL])
    assert work.contents == {SMALL: "small.ipynb cannot be read (Input/output error)"}
    assert work.timestamp is None
    assert work.notes == [
        "timestamp.txt cannot be read (Input/output error), so the submission counts as in time"
    ]
    assert os.listdir("/proc/self/fd") == before


def test_a_folder_that_cannot_be_listed_is_a_reason(handed_in, monkeypatch):
    def fail(folder, pattern):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(intake.Path, "glob", fail)
    assert intake.read(handed_in, [SMALL]).contents == {
        SMALL: "the submission's folder cannot be read (Input/output error)"
    }


def test_no_descriptor_stays_open_on_a_folder(handed_in):
    (handed_in.folder / "small.ipynb").mkdir()
    before = os.listdir("/proc/self/fd")
    assert intake.read(handed_in, [SMALL]).contents == {SMALL: "small.ipynb is not a file"}
    assert os.listdir("/proc/self/fd") == before


def test_a_second_run_repeats_nothing_of_it(graded):
    folder, rows = graded
    again = {row.student: row for row in autograde(Course.find(folder), SMALL)}
    assert again == {name: replace(row, before=True) for name, row in rows.items()}
