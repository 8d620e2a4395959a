"""The same course with its gradebook in a real PostgreSQL, started from Debian's package."""

import shutil
import tempfile
from pathlib import Path

import pytest
from nbgrader import api
from servers import PostgreSQL
from sqlalchemy import create_engine, text
from submissions import (
    SMALL,
    answered,
    dump,
    hand_in,
    make_course,
    points_of_small,
    released,
    small_answers,
    small_class,
    small_source,
)

from mlcourse.grading import cluster, gradebook
from mlcourse.grading.autograde import autograde
from mlcourse.grading.course import Course
from mlcourse.grading.entries import Entry
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.submission import refused


@pytest.fixture(scope="module")
def server():
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    started = PostgreSQL(folder)
    yield started
    started.stop()
    shutil.rmtree(folder)


@pytest.fixture
def folder(server, tmp_path):
    engine = create_engine(server.url)
    with engine.begin() as connection:
        api.Base.metadata.drop_all(connection)
        connection.execute(text("drop table if exists alembic_version"))
    engine.dispose()
    config = f"c.CourseDirectory.db_url = {server.url!r}\n"
    made = make_course(tmp_path, SMALL, small_source(), config, server.url)
    small_class(made, 8)
    return made


def test_the_gradebook_is_the_same_as_in_sqlite(server, folder, scheduler, tmp_path):
    course = Course.find(folder)
    rows = autograde(course, SMALL, scheduler=scheduler)
    assert [row.points for row in rows] == [points_of_small(i) for i in range(8)]
    assert all(row.before for row in autograde(course, SMALL, scheduler=scheduler))

    other = make_course(tmp_path / "sqlite", SMALL, small_source())
    shutil.copytree(folder / "submitted", other / "submitted")
    autograde(Course.find(other), SMALL, scheduler=scheduler)
    assert dump(server.url) == dump(f"sqlite:///{other / 'gradebook.db'}")


def test_a_server_that_is_away_for_a_moment_is_waited_for(server, folder, scheduler, monkeypatch):
    monkeypatch.setattr(gradebook, "PATIENCE", 0.5)
    told = []

    def tell(total, row):
        told.append(row)
        if len(told) == 4:
            server.stop()

    with pytest.raises(CannotRun, match="its server is away"):
        autograde(Course.find(folder), SMALL, scheduler=scheduler, tell=tell)
    with pytest.raises(CannotRun, match="start the server"):
        autograde(Course.find(folder), SMALL, scheduler=scheduler)
    server.start()
    rows = autograde(Course.find(folder), SMALL, scheduler=scheduler)
    assert sum(row.before for row in rows) == 3
    assert [row.points for row in rows] == [points_of_small(i) for i in range(8)]


def test_what_postgresql_cannot_hold_is_one_students_reason(folder, scheduler, monkeypatch):
    student_version = released(folder, SMALL)
    for i, name in enumerate(["a", 200 * "x", "b"]):
        hand_in(folder, name, SMALL, answered(student_version, small_answers(i)))
    monkeypatch.setattr(cluster, "AHEAD", 0.1)  # all in one part, as in a large class
    with gradebook.Book(Course.find(folder), SMALL) as book:
        bad = {SMALL: refused(book.masters[SMALL], "a \0 and a \ud800 in a message")}
        together = [Entry(name, None, bad) for name in ("left", "right")]
        assert [total.points for total in book.write(together).values()] == [0, 0]
        with pytest.raises(gradebook.Refusal, match="too long"):
            book.write([*together, Entry(200 * "x", None, bad)])
    rows = {row.student: row for row in autograde(Course.find(folder), SMALL, scheduler=scheduler)}
    assert "too long" in rows.pop(200 * "x").reason
    right = {f"s{i:05d}": points_of_small(i) for i in range(8)}
    right |= {"a": points_of_small(0), "b": points_of_small(2)}
    assert {student: row.points for student, row in rows.items()} == right
    assert not any(row.reason for row in rows.values())
