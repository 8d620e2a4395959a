"""The same submissions with plain nbgrader and with ours, alternately in one run.

Plain nbgrader is its stock configuration: ``nbgrader autograde`` with a kernel for each submission.
Ours is ``mlcourse autograde`` with a worker on each core. Both go from the files that students
handed in to grades in a gradebook of their own (SQLite). After each quarter of the submissions that
nbgrader grades, ours grades all of them, so that both see the same moods of the machine.

Twice: with a notebook of three tasks, and with the whole exercise.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "grading"))

from phases import phases  # noqa: E402
from submissions import PERCEPTRON, dump, perceptron_class, perceptron_course  # noqa: E402

BIN = Path(sys.executable).parent
ROUNDS = 4
SAMPLE = 40  # submissions that are looked at more closely


def main() -> None:
    """Make a class, grade it both ways, print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--tasks", type=int, nargs="*", default=[3, 0], help="0 for all of them")
    chosen = parser.parse_args()
    for tasks in chosen.tasks:
        print(f"\n{chosen.submissions} submissions of {tasks or 'all'} tasks of {PERCEPTRON}")
        with tempfile.TemporaryDirectory() as place:
            made = perceptron_course(Path(place, "made"), tasks=tasks)
            perceptron_class(made, chosen.submissions, broken=0)
            bank = ROOT / "exercises" / "bank" / PERCEPTRON
            shutil.copytree(bank, made / "bank" / PERCEPTRON)  # ours also says which belief it was
            run(Path(place), made)


def run(place: Path, made: Path) -> None:
    """Grade in turns and print the comparison."""
    students = sorted(path.name for path in (made / "submitted").iterdir())
    ours, plain, alone, grades = [], [], [], ([], [])
    for i in range(ROUNDS):
        block = students[i::ROUNDS]
        plain.append(graded(place, made, block, "nbgrader", grades[0]) / len(block))
        ours.append(graded(place, made, students, "mlcourse", grades[1]) / len(students))
        alone.append(graded(place, made, students[:1], "mlcourse", []))
        print(f"round {i + 1} of {ROUNDS}: nbgrader {plain[-1] * 1000:.0f} ms a submission, "
              f"mlcourse {ours[-1] * 1000:.1f} ms", flush=True)  # fmt: skip
    tell("plain nbgrader", plain)
    tell("mlcourse", ours)
    start = statistics.median(alone)
    print(f"{'':<16} of that {1000 * start / len(students):.1f} ms to start and to end "
          f"(one submission alone takes {start:.1f} s)")  # fmt: skip
    print(f"ratio of the medians: {statistics.median(plain) / statistics.median(ours):.0f} times")
    theirs, same = scores(grades[0]), scores(grades[1])
    differ = sum(theirs[key] != same[key] for key in theirs)
    print(f"points: {len(theirs)} grades of {len(students)} submissions compared, {differ} differ")
    print(phases(made, students[:SAMPLE], before=students[SAMPLE : 2 * SAMPLE]))


def graded(place: Path, made: Path, students: list[str], program: str, grades: list) -> float:
    """Grade some students' work in a fresh copy of the course; return the seconds."""
    course = place / "course"
    shutil.copytree(made, course, ignore=lambda folder, names: (
        set(names) - set(students) if Path(folder).name == "submitted" else set()
    ))  # fmt: skip
    environment = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    start = time.perf_counter()
    done = subprocess.run(
        [BIN / program, "autograde", PERCEPTRON],
        cwd=course, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit(f"{program} autograde failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
    grades += dump(f"sqlite:///{course / 'gradebook.db'}")
    shutil.rmtree(course)
    return seconds


def scores(rows: list[tuple[str, ...]]) -> dict[tuple[str, ...], str]:
    """Give the points that programs gave, by student and cell."""
    return {(row[0], row[3]): row[4] for row in rows if len(row) == 8}


def tell(name: str, seconds: list[float]) -> None:
    """Print the median of some rounds and how far they spread."""
    low, middle, high = (1000 * f(seconds) for f in (min, statistics.median, max))
    print(f"{name:<16} median {middle:8.1f} ms a submission ({low:.1f} to {high:.1f})")


if __name__ == "__main__":
    main()
