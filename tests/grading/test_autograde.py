"""From a course folder to nbgrader's gradebook, on workers that were started as commands."""

import datetime
import json
import shutil
import sqlite3

import pytest
from distributed import LocalCluster
from nbgrader import api
from sqlalchemy import event
from submissions import (
    CONFIG,
    SMALL,
    answered,
    dump,
    hand_in,
    make_course,
    points_of_small,
    released,
    small_answers,
    small_class,
    small_course,
    small_source,
)

from mlcourse.grading import cluster, gradebook
from mlcourse.grading.autograde import autograde
from mlcourse.grading.course import Course
from mlcourse.grading.entries import Entry
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.submission import refused


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course with the small exercise, made once: nbgrader takes seconds."""
    return small_course(tmp_path_factory.mktemp("made"))


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "course")


def run(folder, scheduler, **options):
    course = Course.find(folder)
    return {row.student: row for row in autograde(course, SMALL, scheduler=scheduler, **options)}


def grades(folder):
    return dump(f"sqlite:///{folder / 'gradebook.db'}")


def test_a_class_is_graded(folder, scheduler):
    small_class(folder, 8)
    (folder / "submitted" / "s00001" / SMALL / "data.txt").write_text("mine")
    (folder / "source" / SMALL / "table.csv").write_text("1,2")
    rows = run(folder, scheduler)
    assert [row.points for row in rows.values()] == [points_of_small(i) for i in range(8)]
    assert {row.most for row in rows.values()} == {6.0}
    assert [row.by_hand for row in rows.values()] == [1, 1, 1, 0] * 2
    assert not any(row.reason or row.before for row in rows.values())
    place = folder / "autograded" / "s00001" / SMALL
    assert sorted(p.name for p in place.iterdir()) == [
        "data.txt", "small.ipynb", "table.csv", "timestamp.txt",
    ]  # fmt: skip
    assert not list(place.parent.glob(".*"))
    assert oct((place / "small.ipynb").stat().st_mode)[-3:] == "444"


@pytest.mark.nbgrader
@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own
def test_the_gradebook_is_the_one_that_plain_nbgrader_writes(folder, scheduler, nbgrader):
    small_class(folder, 4)
    plain = shutil.copytree(folder, folder.with_name("plain"))
    run(folder, scheduler)
    nbgrader(plain, "autograde", SMALL)
    assert len(grades(plain)) > 4
    assert grades(plain) == grades(folder)


def test_a_second_run_does_only_what_is_missing_or_new(folder, scheduler):
    small_class(folder, 8)
    run(folder, scheduler)
    first = grades(folder)
    assert all(row.before for row in run(folder, scheduler).values())

    student_version = released(folder, SMALL)
    hand_in(folder, "s00000", SMALL, answered(student_version, small_answers(2)))
    hand_in(folder, "s00001", SMALL, answered(student_version, small_answers(1)), "2026-11-21")
    shutil.rmtree(folder / "autograded" / "s00002")
    connection = sqlite3.connect(folder / "gradebook.db")
    with connection:  # as if an old copy of the gradebook was put back
        connection.execute("update grade set auto_score = 1 where notebook_id in "
            "(select n.id from submitted_notebook n join submitted_assignment a on "
            "a.id = n.assignment_id where a.student_id = 's00003')")  # fmt: skip
    connection.close()
    hand_in(folder, "new", SMALL, answered(student_version, small_answers(0)))
    rows = run(folder, scheduler)
    assert [s for s, row in rows.items() if not row.before] == [
        "new", "s00000", "s00001", "s00002", "s00003",
    ]  # fmt: skip
    assert rows["s00000"].points == 3.0
    untouched = [line for line in first if line[0] > "s00001"]
    assert [line for line in grades(folder) if line[0] > "s00001"] == untouched


def by_hand(folder, student, change):
    """Change grades and comments as a person does in the formgrader."""
    with api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "test") as book:
        change(lambda cell: book.find_grade(cell, SMALL, SMALL, student),
               lambda cell: book.find_comment(cell, SMALL, SMALL, student))  # fmt: skip
        book.db.commit()


def test_folders_are_shared_with_the_group_where_the_course_says_so(folder, scheduler):
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.CourseDirectory.groupshared = True\n")
    small_class(folder, 1)
    run(folder, scheduler)
    place = folder / "autograded" / "s00000" / SMALL
    assert oct(place.stat().st_mode)[-4:] == "2775"
    assert oct((place / "small.ipynb").stat().st_mode)[-3:] == "664"


def test_what_a_person_gave_is_kept(folder, scheduler):
    small_class(folder, 2)
    run(folder, scheduler)

    def change(grade, comment):
        grade("why").manual_score, grade("why").needs_manual_grade = 0.5, False
        grade("square_checks").extra_credit = 2.0
        comment("why").manual_comment = "Why so?"

    by_hand(folder, "s00000", change)
    assert run(folder, scheduler)["s00000"].points == 7.5
    row = run(folder, scheduler, force=True)["s00000"]
    assert not row.before
    assert row.points == 7.5
    assert row.by_hand == 1  # nbgrader, too, asks for a second look after grading anew

    def look(grade, comment):
        assert (grade("why").manual_score, grade("square_checks").extra_credit) == (0.5, 2.0)
        assert comment("why").comment == "Why so?"

    by_hand(folder, "s00000", look)


@pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own
def test_lateness_costs_what_the_course_says(folder, scheduler):
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "test") as book:
        book.update_or_create_assignment(SMALL, duedate="2026-11-20 12:00:00 UTC")
    student_version = released(folder, SMALL)
    right = answered(student_version, small_answers(0))
    hand_in(folder, "early", SMALL, right, "2026-11-20 11:59:59 UTC")
    hand_in(folder, "late", SMALL, right, "2026-11-20 12:00:00 CET+1")
    hand_in(folder, "extended", SMALL, right, "2026-11-20 12:30:00 UTC")
    hand_in(folder, "odd", SMALL, right, "yesterday, about noon")
    with api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "test") as book:
        book.add_student("extended")
        book.add_submission(SMALL, "extended")
        book.grant_extension(SMALL, "extended", hours=1)
    hand_in(folder, "late", SMALL, right, "2026-11-20 12:00:01 UTC")
    rows = run(folder, scheduler)
    assert {s: row.penalty for s, row in rows.items()} == {
        "early": 0, "extended": 0, "late": 5, "odd": 0,
    }  # fmt: skip
    assert rows["odd"].notes == ["timestamp.txt holds no time, so the submission counts as in time"]


@pytest.mark.parametrize("then", ["no time at all", None], ids=["gibberish", "gone"])
def test_a_time_that_is_no_longer_there_does_not_count(folder, scheduler, then):
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "c.LateSubmissionPlugin.penalty_method = 'zero'\n")
    with api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "test") as book:
        book.update_or_create_assignment(SMALL, duedate="2026-11-20 12:00:00 UTC")
    right = answered(released(folder, SMALL), small_answers(0))
    place = hand_in(folder, "late", SMALL, right, "2026-11-21 12:00:00 UTC")
    assert run(folder, scheduler)["late"].penalty == 5
    (place / "timestamp.txt").unlink()
    if then:
        (place / "timestamp.txt").write_text(then)
    row = run(folder, scheduler)["late"]
    assert (row.before, row.penalty, row.points) == (False, 0, 5)
    assert bool(row.notes) == bool(then)
    with api.Gradebook(f"sqlite:///{folder / 'gradebook.db'}", "test") as book:
        submission = book.find_submission(SMALL, "late")
        assert submission.timestamp is None
        assert submission.notebooks[0].late_submission_penalty is None


def test_a_note_goes_when_its_cause_goes(folder, scheduler):
    right = answered(released(folder, SMALL), small_answers(0))
    place = hand_in(folder, "odd", SMALL, right, "no time at all")
    assert run(folder, scheduler)["odd"].notes
    assert run(folder, scheduler)["odd"].before
    (place / "timestamp.txt").unlink()
    row = run(folder, scheduler)["odd"]
    assert (row.before, row.notes) == (False, [])


def test_a_locked_gradebook_is_waited_for(folder, scheduler, monkeypatch):
    small_class(folder, 4)
    url = f"sqlite:///{folder / 'gradebook.db'}?timeout=0.1"
    (folder / "nbgrader_config.py").write_text(CONFIG + f"c.CourseDirectory.db_url = {url!r}")
    holder = sqlite3.connect(folder / "gradebook.db", isolation_level=None, timeout=0)
    holder.execute("begin exclusive")
    monkeypatch.setattr(gradebook, "PATIENCE", 1.0)
    with pytest.raises(CannotRun, match=r"database is locked.*run the same command again"):
        run(folder, scheduler)
    holder.execute("commit")

    rows = []

    def tell(total, row):
        if row is not None:
            rows.append(row)
            if len(rows) == 2:
                holder.execute("begin exclusive")

    with pytest.raises(CannotRun, match="database is locked"):
        run(folder, scheduler, tell=tell)
    holder.execute("commit")
    holder.close()
    assert len(rows) == 2
    again = run(folder, scheduler)
    assert {s for s, row in again.items() if row.before} == {row.student for row in rows}
    assert [row.points for row in again.values()] == [points_of_small(i) for i in range(4)]


def test_a_full_gradebook_is_told(folder):
    with gradebook.Book(Course.find(folder), SMALL) as book:
        pages = book.gradebook.db.connection().exec_driver_sql("pragma page_count").scalar()
        book.gradebook.db.rollback()
        book.gradebook.db.connection().exec_driver_sql(f"pragma max_page_count = {pages}")
        graded = {SMALL: refused(book.masters[SMALL], "a reason")}
        with pytest.raises(CannotRun, match="no room left"):
            _fill(book, graded)


def test_a_damaged_gradebook_is_told(folder, scheduler):
    path = folder / "gradebook.db"
    connection = sqlite3.connect(path)
    page = "select rootpage from sqlite_master where name = 'assignment'"
    (place,), (size,) = (connection.execute(q).fetchone() for q in (page, "pragma page_size"))
    connection.close()
    with path.open("r+b") as file:
        file.seek((place - 1) * size)
        file.write(bytes(size))
    with pytest.raises(CannotRun, match=r"gradebook.db .* is damaged .*disk image is malformed"):
        run(folder, scheduler)


def _fill(book, graded):
    for i in range(500):
        name = f"student {i}" + 60 * "x"
        book.write([Entry(name, datetime.datetime(2026, 1, 1), graded)])


def test_submissions_are_written_without_going_through_those_of_others(folder):
    """So the ten-thousandth takes no longer than the first. SQLite says how it finds the rows."""
    asked = []
    with gradebook.Book(Course.find(folder), SMALL) as book:
        book.entries.duedate = datetime.datetime(2026, 1, 1)  # late: the penalty is asked for
        session, now = book.gradebook.db, datetime.datetime(2026, 1, 2)
        event.listen(
            session.get_bind(), "before_cursor_execute",
            lambda _, cursor, statement, inputs, context, many: asked.append(
                (statement, inputs[0] if many else inputs)
            ),
        )  # fmt: skip
        for _ in range(2):  # made, then changed
            graded = {SMALL: refused(book.masters[SMALL], "because")}
            book.write([Entry(student, now, graded) for student in "st"])
        ask = session.connection().exec_driver_sql
        plans = [
            row[-1]
            for statement, inputs in list(asked)
            for row in ask(f"EXPLAIN QUERY PLAN {statement}", inputs)
        ]
    assert sum("USING INDEX" in plan for plan in plans) > 10
    assert not [plan for plan in plans if "SCAN" in plan]


def test_nobody_handed_in(folder, scheduler):
    with pytest.raises(CannotRun, match=r"nobody has handed in 'small'.*Collect first"):
        run(folder, scheduler)


def test_an_unknown_assignment(folder, scheduler):
    with pytest.raises(CannotRun, match="nbgrader generate_assignment other"):
        autograde(Course.find(folder), "other", scheduler=scheduler)


def test_a_cluster_that_does_not_answer(folder, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0.5)
    small_class(folder, 1)
    before = grades(folder)
    with pytest.raises(CannotRun, match=r"tcp://127.0.0.1:9 does not answer.*dask scheduler"):
        run(folder, "tcp://127.0.0.1:9")
    assert grades(folder) == before


def test_a_cluster_without_workers(folder, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 2)
    small_class(folder, 1)
    alone = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with (
        LocalCluster(n_workers=0, **alone) as empty,
        pytest.raises(CannotRun, match=r"has no workers .*dask worker ADDRESS"),
    ):
        run(folder, empty.scheduler_address)


def test_there_are_no_more_workers_than_cores_or_submissions(folder, monkeypatch):
    asked = []

    def none(**options):
        asked.append(options["n_workers"])
        raise OSError("none today")

    monkeypatch.setattr(cluster, "LocalCluster", none)
    monkeypatch.setattr(cluster.os, "sched_getaffinity", lambda _: {0, 1, 2})
    for count in (1, 2, 9):
        small_class(folder, count)
        with pytest.raises(CannotRun, match="no workers could be started"):
            run(folder, None)
    assert asked == [1, 2, 3]


@pytest.mark.parametrize("kind", ["folder for file", "file for folder"])
def test_what_stands_where_a_file_of_the_course_goes_is_replaced(folder, scheduler, kind):
    small_class(folder, 2)
    ours, theirs = "data", "data/mine.txt"
    if kind == "file for folder":
        ours, theirs = "data/table.csv", "data"
    for place, name in (("source", ours), ("submitted/s00000", theirs)):
        path = folder / place / SMALL / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(place)
    rows = run(folder, scheduler)
    assert [row.points for row in rows.values()] == [points_of_small(i) for i in range(2)]
    place = folder / "autograded" / "s00000" / SMALL
    assert (place / ours).read_text() == "source"


def test_two_runs_do_not_get_in_each_others_way(folder, scheduler):
    small_class(folder, 2)
    second = []

    def tell(total, row):
        if row is not None and not second:
            with pytest.raises(CannotRun, match="another mlcourse autograde is at work") as told:
                run(folder, scheduler)
            second.append(told)

    run(folder, scheduler, tell=tell)
    assert second


def test_an_assignment_of_two_notebooks(tmp_path, scheduler):
    source = tmp_path / "pair"
    source.mkdir()
    for name in ("first", "second"):
        (source / f"{name}.ipynb").write_text(json.dumps(small_source()))
    (source / "data").mkdir()
    (source / "data" / "table.csv").write_text("1,2")
    folder = make_course(tmp_path / "course", "pair", source)
    student_version = json.loads((folder / "release" / "pair" / "first.ipynb").read_text())
    for student, answers in {"both": (0, 1), "one": (0,), "broken": (2, "oh")}.items():
        place = folder / "submitted" / student / "pair"
        place.mkdir(parents=True)
        for name, i in zip(("first", "second"), answers, strict=False):
            answer = i if i == "oh" else answered(student_version, small_answers(i))
            (place / f"{name}.ipynb").write_text(json.dumps(answer))
    course = Course.find(folder)
    rows = {row.student: row for row in autograde(course, "pair", scheduler=scheduler)}
    assert {s: (row.points, row.most) for s, row in rows.items()} == {
        "both": (8.5, 12), "one": (5, 12), "broken": (3, 12),
    }  # fmt: skip
    assert rows["one"].reason.startswith("second: second.ipynb was not handed in; the folder holds")
    assert rows["broken"].reason.startswith("second: the file is not a notebook")
    assert (folder / "autograded" / "one" / "pair" / "data" / "table.csv").read_text() == "1,2"
    assert all(row.before for row in autograde(course, "pair", scheduler=scheduler))
