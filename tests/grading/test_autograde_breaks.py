"""Workers and coordinators that are killed in the middle lose nothing and change nothing."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import SimpleNamespace

import cloudpickle
import pytest
from submissions import SMALL, dump, points_of_small, small_class, small_course

from mlcourse.grading import cluster, gradebook, worker
from mlcourse.grading.autograde import autograde
from mlcourse.grading.course import Course
from mlcourse.grading.sandbox.host import Limits
from mlcourse.grading.worker import grade_all

MLCOURSE = Path(sys.executable).parent / "mlcourse"
MANY = 96  # enough that a run is still under way when the test breaks it
BAD = 8  # the student that takes workers along

cloudpickle.register_pickle_by_value(sys.modules[__name__])  # workers do not import tests


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course with a class that has handed in."""
    folder = small_course(tmp_path_factory.mktemp("made"))
    small_class(folder, MANY)
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "course")


@pytest.fixture(scope="module")
def undisturbed(made, tmp_path_factory, scheduler):
    """The gradebook of a run in which nothing happens."""
    folder = shutil.copytree(made, tmp_path_factory.mktemp("undisturbed") / "course")
    rows = autograde(Course.find(folder), SMALL, scheduler=scheduler)
    assert [row.points for row in rows] == [points_of_small(i) for i in range(MANY)]
    return grades(folder)


def grades(folder):
    return dump(f"sqlite:///{folder / 'gradebook.db'}")


def test_a_killed_worker_costs_nobody_a_grade(folder, undisturbed, monkeypatch):
    clusters = []
    start = cluster.Cluster._check_workers

    def remember(self):
        start(self)
        clusters.append(self)

    monkeypatch.setattr(cluster.Cluster, "_check_workers", remember)
    killed = []

    def tell(total, row):
        if row is not None and len(killed) < 2 and row.student in ("s00005", "s00020"):
            pids = clusters[0].client.run(os.getpid)
            killed.append(next(iter(pids.values())))
            os.kill(killed[-1], signal.SIGKILL)

    rows = autograde(Course.find(folder), SMALL, tell=tell)
    assert len(killed) == 2
    assert not any(row.reason for row in rows)
    assert grades(folder) == undisturbed


def deadly(parts, masters, limits):
    """Grade, but die of one student's file."""
    if any(f"Student {BAD} thinks so".encode() in contents[SMALL] for contents in parts):
        os.kill(os.getpid(), signal.SIGKILL)
    return grade_all(parts, masters, limits)


def slow(parts, masters, limits):
    """Grade one submission of a part, as if it had taken long."""
    return grade_all(parts[:1], masters, limits)


def test_what_a_worker_hands_back_is_graded_all_the_same(folder, undisturbed, monkeypatch):
    monkeypatch.setattr(cluster, "grade_all", slow)
    told = []
    rows = autograde(Course.find(folder), SMALL, tell=lambda _, row: row and told.append(row))
    assert sorted(row.student for row in told) == [row.student for row in rows]
    assert grades(folder) == undisturbed


@pytest.mark.parametrize(("setting", "value"), [("LONG", -1.0), ("MUCH", 0)])
def test_a_worker_hands_back_what_it_has_no_time_and_no_room_for(
    folder, monkeypatch, setting, value
):
    with gradebook.Book(Course.find(folder), SMALL) as book:
        files = sorted(folder.glob(f"submitted/*/{SMALL}/{SMALL}.ipynb"))
        parts = [{SMALL: file.read_bytes()} for file in files[:3]]
        worker.sandbox(Limits())  # warming up takes long as well
        assert len(worker.grade_all(parts, book.masters, Limits())) == 3
        monkeypatch.setattr(worker, setting, value)
        assert len(worker.grade_all(parts, book.masters, Limits())) == 1
    worker.sandbox(Limits()).close()
    worker.sandbox.cache_clear()


def test_parts_get_smaller_towards_the_end():
    line = cluster._Waiting([(str(i), {}) for i in range(100)], 100)
    sizes = []
    while part := line.take(2):
        sizes.append(len(part))
        if len(sizes) == 3:
            line.give_back(part[1:])
    assert sum(sizes) == 100 + sizes[2] - 1
    assert sizes[0] == cluster.TOGETHER
    assert sizes[-1] == 1
    assert sorted(sizes, reverse=True) == sizes


def test_a_part_holds_no_more_than_its_room():
    large = {SMALL: bytes(worker.MUCH // 2)}
    line = cluster._Waiting([(str(i), large) for i in range(100)], 100)
    assert [len(line.take(2)) for _ in range(3)] == [2, 2, 2]


def test_who_takes_the_worker_along_gets_a_reason_and_the_others_their_grade(
    folder, undisturbed, scheduler, monkeypatch
):
    monkeypatch.setattr(cluster, "grade_all", deadly)
    rows = {row.student: row for row in autograde(Course.find(folder), SMALL)}
    bad = rows.pop(f"s{BAD:05d}")
    assert "process ended each time" in bad.reason
    assert bad.by_hand == 3  # a person should look at all of it
    assert not any(row.reason for row in rows.values())

    monkeypatch.undo()  # the grader is mended: the next run needs no --force
    rows = autograde(Course.find(folder), SMALL, scheduler=scheduler)
    again = {row.student: row for row in rows}
    assert [student for student, row in again.items() if not row.before] == [f"s{BAD:05d}"]
    assert grades(folder) == undisturbed


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_broken_run_is_completed_by_the_next(folder, undisturbed, scheduler, how):
    command = [MLCOURSE, "autograde", SMALL, "--course", str(folder)]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        # Whoever runs the tests in the background has them ignore what a terminal sends.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        while len(list(folder.glob("autograded/*/*"))) < 5:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.01)
        if how == signal.SIGINT:
            os.killpg(process.pid, how)  # as a terminal does
        else:
            process.send_signal(how)
        out, err = process.communicate(timeout=30)
    done = len(list(folder.glob("autograded/*/small")))
    assert done < MANY
    if how == signal.SIGINT:
        assert process.returncode == 130
        assert err.startswith("mlcourse: stopped. What was graded so far is kept")
        assert "Traceback" not in err
        assert not out
    assert not left_behind(process.pid)
    rows = autograde(Course.find(folder), SMALL, scheduler=scheduler)
    assert sum(row.before for row in rows) in (done - 1, done)  # the last may be half written
    assert grades(folder) == undisturbed


def test_workers_that_started_for_nothing_end(folder):
    (folder / "gradebook.db").write_text("no gradebook")
    command = [MLCOURSE, "autograde", SMALL, "--course", str(folder)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "cannot be read, because it is damaged" in err
    assert "Traceback" not in err
    assert not out
    assert not left_behind(process.pid)


def test_where_all_is_graded_no_cluster_is_asked(folder, undisturbed, scheduler):
    autograde(Course.find(folder), SMALL, scheduler=scheduler)
    rows = autograde(Course.find(folder), SMALL, scheduler="tcp://127.0.0.1:9")
    assert all(row.before for row in rows)
    assert grades(folder) == undisturbed


def test_a_worker_of_this_machine_stays_on_one_core(monkeypatch):
    monkeypatch.setattr(worker, "sandbox", lambda limits: None)
    monkeypatch.setattr(worker.gc, "freeze", lambda: None)
    before = os.sched_getaffinity(0)
    try:
        for name in range(len(before) + 1):
            os.sched_setaffinity(0, before)
            assert worker.get_ready(Limits(), SimpleNamespace(name=name), own_core=True) == ""
            assert os.sched_getaffinity(0) == {sorted(before)[name % len(before)]}
    finally:
        os.sched_setaffinity(0, before)


def left_behind(session):
    """Processes of a session that still run a while after its leader's end."""
    for _ in range(100):
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with contextlib.suppress(OSError):
                fields = stat.read_text().rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] != "Z":
                    found.append((stat.parent / "cmdline").read_text().replace("\0", " "))
        if not found:
            return []
        time.sleep(0.1)
    return found


def test_a_full_disk_is_told_and_what_is_graded_is_kept(folder, undisturbed, scheduler):
    (folder / "autograded").mkdir()
    command = [MLCOURSE, "autograde", SMALL, "--course", str(folder)]
    small = ["--size", str(200_000), "--tmpfs", str(folder / "autograded")]
    done = subprocess.run(
        ["bwrap", "--dev-bind", "/", "/", *small, *command], capture_output=True, text=True
    )
    assert done.returncode == 2, done.stderr
    assert "No space left on device" in done.stderr
    assert "Make room on the disk, then run the same command again" in done.stderr
    assert "Traceback" not in done.stderr
    kept = grades(folder)
    assert 0 < len(kept) < len(undisturbed)
    assert set(kept) <= set(undisturbed)
    autograde(Course.find(folder), SMALL, scheduler=scheduler)
    assert grades(folder) == undisturbed
