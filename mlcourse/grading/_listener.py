"""Who else hears what a task's checks found: the grader; in a student's own notebook nobody."""

import contextlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from mlcourse.grading._calls import Outcome
from mlcourse.grading._question import UNWRITTEN, Question
from mlcourse.grading._report import Fault, Tell


@dataclass(frozen=True)
class Asked:
    """One check: what it asked, what came, and how to tell what was wrong, if something was."""

    name: str
    part: str
    hidden: bool
    question: Question
    outcome: Outcome
    tell: Tell | None

    @property
    def failed(self) -> bool:
        """Whether something was wrong."""
        return self.tell is not None

    @property
    def unwritten(self) -> bool:
        """Whether the function is still the stub."""
        return self.outcome.error == UNWRITTEN

    @cached_property
    def fault(self) -> Fault | None:
        """What was wrong, in words."""
        return self.tell() if self.tell else None

    @property
    def wanted(self) -> str:
        """The right answer in words."""
        return self.question.wanted


@dataclass(frozen=True)
class Scored:
    """All checks of one task, with the points of the parts that were earned."""

    task: str
    points: float
    parts: Mapping[str, float]
    earned: Mapping[str, float]
    asked: Sequence[Asked]


# Gets what was found and may add a sentence to what a check says, by the check's name.
Listener: TypeAlias = Callable[[Scored], Mapping[str, str]]
LISTENER: ContextVar[Listener | None] = ContextVar("LISTENER", default=None)


FIRST_FAULT_WILL_DO: ContextVar[bool] = ContextVar("FIRST_FAULT_WILL_DO", default=False)


class FaultFound(Exception):  # noqa: N818 - it says what happened
    """A check failed where one fault is all that is asked for; the message names the check."""


@contextlib.contextmanager
def first_fault_will_do() -> Iterator[None]:
    """Let the first check that fails end its test cell, which then gives no points."""
    token = FIRST_FAULT_WILL_DO.set(True)
    try:
        yield
    finally:
        FIRST_FAULT_WILL_DO.reset(token)
