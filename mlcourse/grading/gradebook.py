"""Write grades into nbgrader's gradebook: one writer, and one commit for what came together."""

import hashlib
import os
import sys
from collections.abc import Callable, Collection
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from nbgrader import api
from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError, DatabaseError, NoSuchModuleError, SQLAlchemyError

from mlcourse.grading.course import Course
from mlcourse.grading.diagnosis import Belief, read_bank
from mlcourse.grading.entries import Entries, Entry, Scores, Total
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.submission import Master
from mlcourse.grading.waiting import patiently

T = TypeVar("T")

PATIENCE = 60.0  # seconds to wait for a gradebook that someone else holds


class Refusal(Exception):  # noqa: N818 - its message is the stated reason
    """The gradebook does not take a submission; the message says why."""


class Book:
    """The gradebook, open for one assignment.

    Raises
    ------
    CannotRun
        If it cannot be opened, or does not know the assignment.
    """

    def __init__(self, course: Course, assignment: str, *, patience: float | None = None) -> None:
        self.course = course
        self.patience = PATIENCE if patience is None else patience
        self.gradebook = self._open()
        try:
            self._patiently(lambda: self._learn(assignment))
        except BaseException as error:
            self.close()
            if isinstance(error, DatabaseError):
                raise self._unreadable(error) from None
            if not isinstance(error, api.MissingEntry):
                raise
            raise CannotRun(
                f"the gradebook does not know the assignment {assignment!r}. Run "
                f"nbgrader generate_assignment {assignment} --force in {course.root} first."
            ) from None

    def _open(self) -> api.Gradebook:
        # nbgrader calls alembic by name: let it find the one of this environment.
        path = os.environ.get("PATH", ""), str(Path(sys.executable).parent)
        os.environ["PATH"] = os.pathsep.join(dict.fromkeys([*path[0].split(os.pathsep), path[1]]))
        try:
            return self._patiently(lambda: api.Gradebook(self.course.db_url, self.course.course_id))
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise CannotRun(
                f"db_url in the course's configuration names no database that is known here "
                f"({error}). Expected sqlite:///PATH or postgresql+psycopg://USER@HOST/NAME."
            ) from None
        except DatabaseError as error:
            raise self._unreadable(error) from None

    def _unreadable(self, error: DatabaseError) -> CannotRun:
        url = make_url(self.course.db_url)
        return CannotRun(
            f"the gradebook {url!r} cannot be read, because it is damaged or not nbgrader's "
            f"({_first_line(error)}): put a backup in its place, or mend db_url "
            "in the course's configuration, then run the same command again."
        )

    def _learn(self, assignment: str) -> None:
        """Read what the course has recorded of the assignment, once for all submissions."""
        found = self.gradebook.find_assignment(assignment)
        self.entries = Entries(self.gradebook.db, found)
        self.most = float(found.max_score)
        beliefs = self._beliefs(assignment)
        self.masters = {}
        for name in self.entries.notebooks:
            order = self.course.order(assignment, name)
            master = Master.from_gradebook(self.gradebook, name, assignment, order)
            self.masters[name] = replace(master, beliefs=beliefs)
        self.versions = {name: _version(master) for name, master in self.masters.items()}
        if self.entries.duedate is not None:
            _ = self.plugin  # what is wrong with it is told before anything is graded
        self._forget()

    @cached_property
    def plugin(self) -> Any:
        """The course's plugin for late penalties."""
        # It brings half of nbconvert along, and many assignments have no due date.
        from nbgrader.preprocessors import AssignLatePenalties

        late = AssignLatePenalties(config=self.course.config)
        late.init_plugin()
        return late.plugin_inst

    def _beliefs(self, assignment: str) -> tuple[Belief, ...]:
        """Read the course's bank of wrong answers, with which failed ones are compared."""
        try:
            return read_bank(self.course.root / "bank" / assignment)
        except (OSError, ValueError) as error:
            raise CannotRun(f"the bank of {assignment!r} cannot be read: {error}") from None

    def __enter__(self) -> "Book":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self.gradebook.close()

    def _forget(self) -> None:
        """End a transaction without a change, and keep no object of it."""
        self.gradebook.db.rollback()
        self.gradebook.db.expunge_all()

    def _patiently(self, action: Callable[[], T]) -> T:
        """Do something with the gradebook; wait while another program holds it."""
        forget = self._forget if hasattr(self, "gradebook") else lambda: None
        return patiently(action, forget, self.patience)

    def scores(self) -> dict[str, Scores]:
        """Read the automatic points of everyone: student, notebook, cell."""
        found = self._patiently(self.entries.scores)
        self._forget()
        return found

    def totals(self) -> dict[str, Total]:
        """Read what every submission has, points given by hand included."""
        found = self._patiently(self.entries.totals)
        self._forget()
        return found

    def write(self, entries: Collection[Entry]) -> dict[str, Total]:
        """Write all that came of some submissions, or nothing; return what each student has then.

        Points and comments that a person gave are kept as they are.

        Raises
        ------
        Refusal
            If the database does not take what one of these students has.
        CannotRun
            If the gradebook cannot be written.
        """
        try:
            return self._patiently(lambda: self._write(entries))
        except (SQLAlchemyError, UnicodeError) as error:
            self._forget()
            raise Refusal(f"the gradebook does not take it ({_first_line(error)})") from None

    def _write(self, entries: Collection[Entry]) -> dict[str, Total]:
        totals = self.entries.write(entries, self._penalty)
        self.gradebook.db.commit()
        return totals

    def _penalty(self, student: str, points: float, late: float) -> float | None:
        """Ask nbgrader's plugin for the penalty; it is between 0 and the points."""
        try:
            penalty = self.plugin.late_submission_penalty(student, points, late)
        except Exception as error:  # the course's own code
            raise CannotRun(
                f"{type(self.plugin).__name__}, the course's plugin for late penalties, failed on "
                f"{student}: {type(error).__name__}: {error}. Mend it, then run the same command "
                "again. What was graded so far is kept."
            ) from None
        return None if penalty is None else min(max(float(penalty), 0.0), points)


def _first_line(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).split("\n")[0][:200]


def _version(master: Master) -> str:
    """Tell what is graded by; a new belief in the bank is no reason to grade all anew."""
    return hashlib.sha256(repr(replace(master, beliefs=())).encode()).hexdigest()
