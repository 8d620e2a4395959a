"""The autograded folder: where nbgrader's formgrader and feedback find the graded notebooks.

A graded notebook carries a record of its grading. It is the sign that a submission is done, so it
comes into its place last and in one piece.
"""

import errno
import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from nbgrader import utils

from mlcourse.grading.course import Course, HandedIn
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.intake import other_files
from mlcourse.grading.submission import Graded

KEY = "mlcourse"  # in the notebook's metadata
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@dataclass(frozen=True)
class Record:
    """What a graded notebook says of its own grading.

    Attributes
    ----------
    fingerprint : str
        What was graded, by which version of the assignment; empty if it has to be graded again.
    scores : dict of str to float or None
        Points by cell, None where a person has to grade.
    notes : list of str
    reason : str
        Why there is no grade; empty if there is one.
    seconds : float
        Time that grading took.
    """

    fingerprint: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    reason: str = ""
    seconds: float = 0.0


def record_of(graded: Graded, fingerprint: str, notes: list[str]) -> Record:
    """Take the record from what came of a notebook."""
    done = "" if graded.ours else fingerprint
    notes = [*graded.notes, *notes]
    return Record(done, graded.scores, notes, graded.reason, round(graded.seconds, 4))


def read_record(notebook: Path) -> Record | None:
    """Read the record of a graded notebook; None if there is none."""
    try:
        found: dict[str, Any] = json.loads(notebook.read_bytes())["metadata"][KEY]
        return Record(**found)
    except (OSError, ValueError, KeyError, TypeError):  # missing, or not made here
        return None


def source_files(course: Course, assignment: str) -> list[tuple[Path, Path]]:
    """List the files beside an assignment's notebooks: their names there, and where they are."""
    source = course.path("source", ".", assignment)
    found = utils.find_all_files(str(source), [*course.settings.ignore, "*.ipynb"])
    return [(Path(name).relative_to(source), Path(name)) for name in found]


@contextmanager
def replacing(
    course: Course, assignment: str, sources: list[tuple[Path, Path]], handed_in: HandedIn,
    graded: dict[str, Graded], records: dict[str, Record],
) -> Iterator[None]:  # fmt: skip
    """Write a graded submission aside; put it into its place when the block ends well.

    So a full disk is met before the gradebook changes, and a break at any moment leaves either the
    old submission or the new one, or one that the next run sees as missing.
    """
    place = course.path("autograded", handed_in.student, assignment)
    aside, old = place.with_name(f".{place.name}.new"), place.with_name(f".{place.name}.old")
    with _explained(place):
        for left in (aside, old):
            shutil.rmtree(left, ignore_errors=True)
        aside.mkdir(parents=True)
        for relative, content in _files(course, sources, handed_in, graded, records):
            _make_way(aside, relative)
            _write(aside / relative, content, 0o664 if course.settings.groupshared else 0o444)
        for folder in (aside, *aside.rglob("*/")) if course.settings.groupshared else ():
            folder.chmod(folder.stat().st_mode | 0o2770)
    try:
        yield
        with _explained(place):
            if place.exists():
                place.rename(old)
            aside.rename(place)
    finally:
        for left in (aside, old):
            shutil.rmtree(left, ignore_errors=True)


def _files(
    course: Course, sources: list[tuple[Path, Path]], handed_in: HandedIn,
    graded: dict[str, Graded], records: dict[str, Record],
) -> Iterator[tuple[Path, bytes]]:  # fmt: skip
    """List all files as nbgrader has them: the student's, the course's over them, the notebooks."""
    yield from other_files(handed_in, course)
    for relative, path in sources:
        yield relative, path.read_bytes()
    for name, result in graded.items():
        notebook = json.loads(result.notebook)
        notebook["metadata"][KEY] = asdict(records[name])
        # Programs read it: without line breaks it is written ten times as fast.
        text = json.dumps(notebook, ensure_ascii=False) + "\n"
        yield Path(f"{name}.ipynb"), text.encode("utf-8", "replace")


def _make_way(folder: Path, relative: Path) -> None:
    """Take away what the student has under a name that the course needs, file or folder."""
    for place in (folder / part for part in (relative, *relative.parents)):
        if place.is_file():
            place.unlink()
    if (folder / relative).is_dir():
        shutil.rmtree(folder / relative)


def _write(path: Path, content: bytes, permissions: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    path.chmod(permissions)


@contextmanager
def only_one(course: Course) -> Iterator[None]:
    """Keep a second run out of the course while the block runs; two would undo each other.

    Raises
    ------
    CannotRun
        If another run is at work.
    """
    folder = os.open(course.root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError:
        raise CannotRun(
            f"another mlcourse autograde is at work in {course.root}. Wait until it has ended."
        ) from None
    finally:
        os.close(folder)


@contextmanager
def _explained(place: Path) -> Iterator[None]:
    """Say in words what stands in the way of writing."""
    try:
        yield
    except OSError as error:
        advice = f"Mend what stands in the way of writing to {place.parent}"
        if error.errno in NO_ROOM:
            advice = "Make room on the disk"
        raise CannotRun(
            f"the graded notebooks could not be written: {error.strerror} "
            f"({error.filename or place}). {advice}, then run the same command again. "
            "What was graded so far is kept."
        ) from None
