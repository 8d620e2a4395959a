"""Say which known belief an answer follows: the one that gives exactly the same values.

While a submission is graded, the checks of a task report here what they found. If some failed, the
same questions are put to the bank's wrong answers to that task. The bank is the course's own code
and runs in the trusted process; it gets nothing from the student but the names of functions.
"""

import contextlib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import FunctionType
from typing import Any, TypeAlias

import numpy as np

from mlcourse import datasets
from mlcourse.grading._calls import Outcome, call
from mlcourse.grading._compare import same
from mlcourse.grading._listener import LISTENER, Asked, Scored
from mlcourse.grading._plain import is_number
from mlcourse.grading._time_limit import time_limit
from mlcourse.grading.bank import read_answer
from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.forms import WireError
from mlcourse.grading.sandbox.inputs import identical

SECONDS = 2.0  # for the diagnosis of one task; a belief that takes longer is not named

Space: TypeAlias = Mapping[str, Any]


@dataclass(frozen=True)
class Belief:
    """A wrong answer of the bank: its task, its name, what one gets its values from, its code."""

    task: str
    name: str
    diagnosis: str
    source: str


@dataclass(frozen=True)
class Bank:
    """The wrong answers to an exercise, and the given cells that they build on.

    Plain data: it travels to the workers with the rest of what the course knows.
    """

    beliefs: tuple[Belief, ...] = ()
    given: tuple[str, ...] = ()

    def of(self, task: str) -> list[Belief]:
        """List the beliefs about one task."""
        return [belief for belief in self.beliefs if belief.task == task]


def read_bank(folder: Path) -> tuple[Belief, ...]:
    """Read the wrong answers in a bank's folder; none if there is no such folder.

    Raises
    ------
    ValueError
        If the head of a file does not say what it must.
    """
    answers = [read_answer(path) for path in sorted(folder.glob("misconceptions/*.py"))]
    return tuple(
        Belief(a.task, a.path.stem.removeprefix(f"{a.task}__"), a.header["diagnosis"], a.source)
        for a in answers
    )


@dataclass
class Diagnosis:
    """Listens to the checks of one test cell.

    Attributes
    ----------
    bank : Bank
        What is known to go wrong.
    space : mapping of str to object
        The names that the test cell was given, the student's functions among them.
    records : list of dict
        For each task that was scored: what the report needs to know, as plain data.
    """

    bank: Bank
    space: Space
    records: list[dict[str, Any]] = field(default_factory=list)

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Hear the checks that run in this block."""
        token = LISTENER.set(self.heard)
        try:
            yield
        finally:
            LISTENER.reset(token)

    def heard(self, scored: Scored) -> dict[str, str]:
        """Note what the checks of a task found; return what one of them may say in addition."""
        found = self._belief(scored)
        failed = [asked for asked in scored.asked if asked.failed]
        self.records.append({
            "task": scored.task,
            "points": scored.points,
            "parts": {p: [scored.earned.get(p, 0), worth] for p, worth in scored.parts.items()},
            "written": not failed or not all(a.unwritten for a in failed),
            "failed": [{"check": a.name, "part": a.part, "hidden": a.hidden} for a in failed],
            "belief": found[1].name if found else "",
            "diagnosis": found[1].diagnosis if found else "",
        })  # fmt: skip
        return {found[0].name: sentence(*found)} if found else {}

    def _belief(self, scored: Scored) -> tuple[Asked, Belief] | None:
        names = {id(value): name for name, value in self.space.items()}
        asked = [(names.get(id(a.question.function), ""), a) for a in scored.asked]
        asked = [
            (name, a)
            for name, a in asked
            if (name or self._asks_the_notebook(a.question.function)) and not a.unwritten
        ]
        beliefs = self.bank.of(scored.task)
        if not beliefs or not any(a.failed for _, a in asked):
            return None
        try:
            with time_limit(SECONDS), contextlib.redirect_stdout(io.StringIO()):
                return Comparison(self.bank, asked).choose(beliefs)
        except TimeoutError:
            return None

    def _asks_the_notebook(self, function: Any) -> bool:
        """Whether a function of the test cell calls something that the notebook defined."""
        if not isinstance(function, FunctionType):
            return False
        called = (self.space.get(name) for name in function.__code__.co_names)
        return any(callable(value) for value in called)


class Comparison:
    """The checks of a task, as a student's functions and as the bank's wrong answers pass them."""

    def __init__(self, bank: Bank, asked: Sequence[tuple[str, Asked]]) -> None:
        self.bank = bank
        self.asked = asked
        self.known: dict[tuple[Belief, int], bool] = {}
        self.inputs: dict[int, bytes] = {}  # of checks whose inputs are always the same

    def choose(self, beliefs: Sequence[Belief]) -> tuple[Asked, Belief] | None:
        """Find the belief that agrees wherever the answer fails, and the first check that shows it.

        If several do, those count that pass where the answer passes. If none does, the first
        failed check decides on which only one agrees. Where a choice between different sentences
        remains, nothing is said.
        """
        failed = [i for i, (_, asked) in enumerate(self.asked) if asked.failed]
        agreeing = self._agreeing(beliefs, failed)
        if len({belief.diagnosis for belief in agreeing}) > 1:
            agreeing = self._agreeing(agreeing, range(len(self.asked)))
        if agreeing:
            return self._only(failed[0], agreeing)
        choices = (self._only(i, self._agreeing(beliefs, [i])) for i in failed)
        return next((choice for choice in choices if choice), None)

    def _only(self, i: int, agreeing: Sequence[Belief]) -> tuple[Asked, Belief] | None:
        one = len({belief.diagnosis for belief in agreeing}) == 1
        return (self.asked[i][1], agreeing[0]) if one else None

    def _agreeing(self, beliefs: Sequence[Belief], places: Sequence[int]) -> list[Belief]:
        return [belief for belief in beliefs if all(self._agrees(belief, i) for i in places)]

    def _agrees(self, belief: Belief, i: int) -> bool:
        if (belief, i) not in self.known:
            outcome = self._outcome(belief, i)
            self.known[belief, i] = outcome is not None and agrees(self.asked[i][1], outcome)
        return self.known[belief, i]

    def _inputs(self, i: int) -> bytes:
        if i not in self.inputs:
            self.inputs[i] = wire.encode(tuple(self.asked[i][1].question.inputs.values()))
        return self.inputs[i]

    def _outcome(self, belief: Belief, i: int) -> Outcome | None:
        """Put a check to a wrong answer; None if it has no such function."""
        name, asked = self.asked[i]
        question, own = asked.question, asked.question.function
        if not asked.hidden and name:  # the same inputs for every submission
            with contextlib.suppress(WireError):
                known = remembered(belief, self.bank.given, name, self._inputs(i))
                return known and question.choose(known)
        space = functions(belief, self.bank.given)
        function = space.get(name)
        if isinstance(own, FunctionType) and not name:
            function = moved(own, space)
        return question.put_to(function) if callable(function) else None


def agrees(asked: Asked, outcome: Outcome) -> bool:
    """Whether what came of a check passes or fails it exactly as the student's answer did."""
    question, was = asked.question, asked.outcome
    if not asked.failed:
        return question.fault_of(outcome) is None
    if outcome.error or outcome.strange or was.error or was.strange:
        return _words(outcome) == _words(was)
    # Where two outcomes are one, so are their faults, which take longer to tell.
    if identical((outcome.value, outcome.inputs), (was.value, was.inputs)):
        return True
    # Twice: a list may stand for an array, but not an array for a list.
    values, tolerance = (outcome.value, was.value), question.tolerance
    if not (same(*values, tolerance) and same(*values[::-1], tolerance)):
        return False  # most end here
    tell, mine = question.fault_of(outcome), asked.fault
    if tell is None or mine is None:
        return False
    fault = tell()
    if (fault.label, fault.shown[0]) != (mine.label, mine.shown[0]):
        return False
    # Where the values are right, something else is not, and the words say what.
    return mine.shown[0] == asked.wanted or fault.shown[1] == mine.shown[1]


def _words(outcome: Outcome) -> str:
    """Tell an outcome without a value, less the line of the code where it arose."""
    return outcome.strange or outcome.story.split("\n")[0]


def sentence(asked: Asked, belief: Belief) -> str:
    """Say what one gets these values from."""
    value, fault = asked.outcome.value, asked.fault
    these = "This is the value" if is_number(value) else "These are the values"
    if value is None or (fault and (fault.label, fault.shown[0]) != ("you gave", asked.wanted)):
        these = "This is what"  # an error, nothing at all, a wrong form, a changed input
    return f"{these} one gets when {belief.diagnosis}."


def moved(function: FunctionType, space: Space) -> FunctionType:
    """Let a function of the test cell itself find a wrong answer where it found the student's."""
    names = function.__globals__ | {k: v for k, v in space.items() if not k.startswith("__")}
    code, defaults, cells = function.__code__, function.__defaults__, function.__closure__
    return FunctionType(code, names, function.__name__, defaults, cells)


@lru_cache(maxsize=4096)
def remembered(belief: Belief, given: tuple[str, ...], name: str, inputs: bytes) -> Outcome | None:
    """Call a function of a wrong answer once with the same inputs; None if there is none."""
    function = functions(belief, given).get(name)
    return call(function, wire.decode_frame(inputs)) if callable(function) else None


@lru_cache(maxsize=1024)
def functions(belief: Belief, given: tuple[str, ...]) -> Space:
    """Run a file of the bank after the given cells; what a cell cannot do here is left out."""
    space: dict[str, Any] = {"__name__": "__main__", "np": np, "datasets": datasets}
    for source in (*given, belief.source):
        with contextlib.suppress(Exception):
            exec(compile(source, f"<bank {belief.name}>", "exec"), space)
    return space
