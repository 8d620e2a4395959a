"""What a student handed in, read without trusting it: no link leads out, nothing blocks."""

import datetime
import fnmatch
import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader import utils

from mlcourse.grading.course import Course, HandedIn
from mlcourse.grading.submission import MOST_BYTES

TIMESTAMP = "timestamp.txt"
MOST_TIME = 1000  # bytes of it that are looked at
MOST_FOUND = 3  # other notebooks that a message names


class Refused(Exception):  # noqa: N818 - its message is the stated reason
    """Something that is not read; the message says why."""


@dataclass(frozen=True)
class Work:
    """What is to be graded of one submission.

    Attributes
    ----------
    contents : dict of str to bytes or str
        By notebook: the file, or in words why there is none.
    timestamp : datetime or None
        When it was handed in (UTC).
    notes : list of str
        What else is to be said about the folder.
    """

    student: str
    contents: dict[str, bytes | str]
    timestamp: datetime.datetime | None
    notes: list[str] = field(default_factory=list)

    def fingerprint(self, versions: dict[str, str]) -> str:
        """Tell this work, graded by these versions of the notebooks, from any other."""
        arrival = "".join([repr(self.timestamp), *self.notes])  # no time, and no valid one, differ
        digest = hashlib.sha256(arrival.encode("utf-8", "replace"))
        for name, content in sorted(self.contents.items()):
            data = content if isinstance(content, bytes) else content.encode("utf-8", "replace")
            for part in (name.encode(), data, versions[name].encode()):
                digest.update(hashlib.sha256(part).digest())
        return digest.hexdigest()


def read(handed_in: HandedIn, names: list[str]) -> Work:
    """Read the notebooks of a submission and the time of its arrival."""
    contents: dict[str, bytes | str] = {}
    notes: list[str] = []
    for name in names:
        try:
            contents[name] = _notebook(handed_in, name)
        except Refused as refused:
            contents[name] = str(refused)
        except OSError as error:
            contents[name] = f"the submission's folder cannot be read ({error.strerror})"
    timestamp = None
    try:
        timestamp = _timestamp(handed_in)
    except Refused as refused:
        notes.append(f"{str(refused).rstrip('.')}, so the submission counts as in time")
    return Work(handed_in.student, contents, timestamp, notes)


def _notebook(handed_in: HandedIn, name: str) -> bytes:
    try:
        return _content(handed_in, handed_in.folder / f"{name}.ipynb", MOST_BYTES)
    except FileNotFoundError:
        found = sorted(p.name for p in handed_in.folder.glob("*.ipynb"))[:MOST_FOUND]
        there = f"; the folder holds {', '.join(map(repr, found))}" if found else ""
        raise Refused(
            f"{name}.ipynb was not handed in{there}. If it is there under another name, "
            "rename it and grade again."
        ) from None


def _timestamp(handed_in: HandedIn) -> datetime.datetime | None:
    try:
        content = _content(handed_in, handed_in.folder / TIMESTAMP, MOST_BYTES)
        text = content[:MOST_TIME].decode().strip()
        return utils.parse_utc(text) if text else None
    except FileNotFoundError:
        return None
    # What dateutil does with odd texts; it opens a file that is named as the time zone.
    except (ValueError, OverflowError, AttributeError, OSError):
        raise Refused(f"{TIMESTAMP} holds no time") from None


def _content(handed_in: HandedIn, path: Path, most: int) -> bytes:
    """Read a regular file that lies in the folder itself."""
    try:
        real = _inside(handed_in, path)
        descriptor = os.open(real, os.O_RDONLY | os.O_NONBLOCK | os.O_NOFOLLOW)
        try:
            _check(os.fstat(descriptor), path.name, most)  # first: open() fails on a folder
            with open(descriptor, "rb", closefd=False) as file:
                return file.read(most)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise Refused(f"{path.name} cannot be read ({error.strerror})") from None


def _check(status: os.stat_result, name: str, most: int) -> None:
    """Refuse what is no regular file, and what is too large."""
    if not stat.S_ISREG(status.st_mode):
        raise Refused(f"{name} is not a file")
    if status.st_size > most:
        raise Refused(
            f"{name} has {status.st_size / 2**20:.0f} MB; at most "
            f"{most / 2**20:.0f} MB are read. Clear its outputs and hand it in again."
        )


def _inside(handed_in: HandedIn, path: Path) -> str:
    """Follow links within the folder; refuse those out of it, and a folder that is itself one."""
    if os.path.realpath(handed_in.folder) != str(handed_in.inside):
        raise Refused("the submission's folder is a link to another place; it was not followed")
    real = os.path.realpath(path)
    if not Path(real).is_relative_to(handed_in.inside):
        raise Refused(f"{path.name} is a link out of the submission's folder; it was not followed")
    return real


def other_files(handed_in: HandedIn, course: Course) -> Iterator[tuple[Path, bytes]]:
    """Give the files beside the notebooks that nbgrader would copy; links out are left aside."""
    ignored = [*course.settings.ignore, "*.ipynb"]
    for place, folders, files in os.walk(handed_in.folder):
        folders[:] = [name for name in folders if not _matches(name, ignored)]
        for name in files:
            path = Path(place, name)
            if _matches(name, ignored):
                continue
            try:
                content = _content(handed_in, path, course.settings.max_file_size * 1000)
            except (Refused, FileNotFoundError):
                continue
            yield path.relative_to(handed_in.folder), content


def _matches(name: str, patterns: list[str]) -> bool:
    return any(fnmatch.fnmatch(name, pattern) for pattern in patterns)
