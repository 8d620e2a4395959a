"""Many submissions: whether time grows in a straight line, memory stays flat, nothing is lost.

The same submissions are graded three times: in one go on this machine; with a worker and then the
coordinator killed in the middle, and the command run again; and on a Dask scheduler and workers
started as commands, into a PostgreSQL. All three gradebooks must be equal.
"""

import argparse
import contextlib
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil
from nbgrader.api import Base
from sqlalchemy import create_engine

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "grading"))

from servers import PostgreSQL, dask_commands  # noqa: E402
from submissions import PERCEPTRON, dump, perceptron_class, perceptron_course  # noqa: E402

MLCOURSE = Path(sys.executable).with_name("mlcourse")
REPORTS = 10
MOST_SHOWN = 20  # entries that differ
MEGABYTE = 2**20

Watch = Callable[[int, psutil.Process], bool]


def main() -> None:
    """Make a class, grade it three ways, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=10_000)
    count = parser.parse_args().submissions
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        made = perceptron_course(folder / "made")
        perceptron_class(made, count)
        expected = in_one_go(made, folder, count)
        print(f"  {len(expected)} entries in the gradebook", flush=True)
        # Told at once: each of these takes long, and what is known should not be lost.
        equal = [compare(way(made, folder, count), expected) for way in (broken_twice, elsewhere)]
    if not all(equal):
        sys.exit("the gradebooks differ")


def compare(book: list[tuple[str, ...]], expected: list[tuple[str, ...]]) -> bool:
    """Tell whether a gradebook is that of the undisturbed run, or which entries are not."""
    equal = book == expected
    print(f"  {len(book)} entries in the gradebook, equal: {equal}", flush=True)
    for entry in sorted(set(book) ^ set(expected))[:MOST_SHOWN]:
        print("   ", *entry)
    return equal


def in_one_go(made: Path, folder: Path, count: int) -> list[tuple[str, ...]]:
    """Grade all; report time and memory on the way."""
    print("In one go, on this machine:", flush=True)
    course = shutil.copytree(made, folder / "one")
    run(course, count, tell_of(count))
    return dump(f"sqlite:///{course / 'gradebook.db'}")


def broken_twice(made: Path, folder: Path, count: int) -> list[tuple[str, ...]]:
    """Kill a worker after a third, the coordinator after two thirds; run again."""
    print("A worker and then the coordinator killed in the middle, then run again:", flush=True)
    course = shutil.copytree(made, folder / "broken")
    killed: list[int] = []

    def watch(done: int, coordinator: psutil.Process) -> bool:
        if not killed and done > count / 3:
            killed.append(workers(coordinator)[0].pid)
            os.kill(killed[0], signal.SIGKILL)
            print(f"  after {done}: worker {killed[0]} killed", flush=True)
        if done > 2 * count / 3:
            coordinator.kill()
            print(f"  after {done}: coordinator killed", flush=True)
            return False
        return True

    run(course, count, watch)
    run(course, count, tell_of(count))
    return dump(f"sqlite:///{course / 'gradebook.db'}")


def elsewhere(made: Path, folder: Path, count: int) -> list[tuple[str, ...]]:
    """Grade on a scheduler and workers of their own, into PostgreSQL."""
    print("On a scheduler and workers started as commands, into PostgreSQL:", flush=True)
    data = Path(tempfile.mkdtemp(prefix="pg"))
    server = PostgreSQL(data)
    try:
        course = shutil.copytree(made, folder / "elsewhere")
        with (course / "nbgrader_config.py").open("a") as config:
            config.write(f"c.CourseDirectory.db_url = {server.url!r}\n")
        move(course / "gradebook.db", server.url)
        (folder / "dask").mkdir()
        with dask_commands(folder / "dask") as address:
            run(course, count, tell_of(count), "--scheduler", address)
        return dump(server.url)
    finally:
        server.stop()
        shutil.rmtree(data)


def move(gradebook: Path, url: str) -> None:
    """Move a gradebook with its keys, from which the random inputs of the checks follow."""
    old, new = create_engine(f"sqlite:///{gradebook}"), create_engine(url)
    Base.metadata.create_all(new)
    with old.connect() as source, new.begin() as target:
        for table in Base.metadata.sorted_tables:
            if rows := [row._asdict() for row in source.execute(table.select())]:
                target.execute(table.insert(), rows)
    gradebook.unlink()


def run(course: Path, count: int, watch: Watch, *options: str) -> None:
    """Grade a course and look at it now and then, until all is done or the watcher ends it."""
    log = course / "log"
    with log.open("w") as out:
        command = [MLCOURSE, "autograde", PERCEPTRON, "--course", course, *options]
        started = psutil.Popen(command, stdout=out, stderr=out)
        while started.poll() is None and watch(graded(course), started):
            time.sleep(0.5)
        started.wait()
    if started.returncode != -signal.SIGKILL:
        watch(graded(course), started)
    if started.returncode not in (0, 1, -signal.SIGKILL):  # 1: the broken files, with a reason
        sys.exit(f"mlcourse autograde ended with {started.returncode}:\n{log.read_text()[-2000:]}")


def graded(course: Path) -> int:
    """Count the submissions that are done."""
    place = course / "autograded"
    return sum(1 for _ in os.scandir(place)) if place.exists() else 0


def tell_of(count: int) -> Watch:
    """Print time and memory after each tenth."""
    start, told = time.perf_counter(), Counter(tenths=-1)

    def watch(done: int, coordinator: psutil.Process) -> bool:
        if done * REPORTS // count > told["tenths"]:
            told["tenths"] = done * REPORTS // count
            seconds = time.perf_counter() - start
            print(f"  {done:6} done after {seconds:6.0f} s{spent(coordinator)}", flush=True)
        return True

    return watch


def spent(coordinator: psutil.Process) -> str:
    """Say what processor time it took so far, which a busy machine does not stretch, and memory."""
    with contextlib.suppress(psutil.NoSuchProcess):
        family = [coordinator, *coordinator.children(recursive=True)]
        seconds = sum(sum(process.cpu_times()[:4]) for process in family)  # with ended children
        held = [process.memory_info().rss // MEGABYTE for process in workers(coordinator)]
        own = coordinator.memory_info().rss // MEGABYTE
        return f" ({seconds:5.0f} s of CPU)   coordinator {own} MB   workers {held} MB"
    return ""


def workers(coordinator: psutil.Process) -> list[psutil.Process]:
    """List the worker processes: forked from the fork server, with a sandbox below each."""
    found = []
    with contextlib.suppress(psutil.NoSuchProcess):
        for process in coordinator.children(recursive=True):
            below = {child.name() for child in process.children()}
            if "bwrap" in below and process.name() != "bwrap":
                found.append(process)
    return sorted(found, key=lambda process: process.pid)


if __name__ == "__main__":
    main()
