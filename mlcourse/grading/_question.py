"""One question to a student's function, and everything that can be wrong with the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, TypeAlias

import numpy as np

from mlcourse.grading._calls import Outcome, call
from mlcourse.grading._compare import USUAL, Tolerance, same
from mlcourse.grading._plain import Call, Plain, Strange, numbers, plain
from mlcourse.grading._report import Fault, Tell, shown_pair
from mlcourse.grading.sandbox.inputs import copied

Hints: TypeAlias = Sequence[tuple[Any, str]]
OF_ANOTHER_KIND = (
    "The values are right, but they are not of the kind (the dtype) that is asked for."
)
UNWRITTEN = "NotImplementedError"  # what the stubs of the exercises raise


@dataclass(frozen=True)
class Question:
    """What a check asks: a call, a judge of the value that comes back, and what to hint at.

    Attributes
    ----------
    function : callable
        The student's function.
    inputs : mapping of str to plain data
        Its arguments in order, by the names under which they are shown.
    tell : callable
        Gives the right answer in words; few questions need them.
    judge : callable
        Finds the fault in a returned value, to be told on demand; None if it is right.
    hint, hints
        As in :meth:`mlcourse.grading.checks.Task.case`.
    choose : callable
        Picks the part of an outcome that this question is about.
    tolerance : (float, float)
        How near a known wrong answer must be to be recognized.
    unchanged : bool
        Whether the inputs must be left as they were.
    """

    function: Call
    inputs: Mapping[str, Plain]
    tell: Callable[[], str]
    judge: Callable[[Plain], Tell | None]
    hint: str = ""
    hints: Hints = ()
    choose: Callable[[Outcome], Outcome] = lambda outcome: outcome
    tolerance: Tolerance = USUAL
    unchanged: bool = False

    @property
    def wanted(self) -> str:
        """The right answer in words."""
        return self.tell()

    def judged(self, came: Outcome) -> tuple[Outcome, Tell | None]:
        """Judge what came; the fault that is told carries the hint that fits best."""
        outcome = self.choose(came)
        tell = self.fault_of(outcome)
        if tell is None:
            return outcome, None
        # At once: a wrong answer may be a function that reads variables of the test cell.
        known = self._known(outcome)
        return outcome, lambda: self._hinted(tell(), known, outcome)

    def _hinted(self, fault: Fault, known: str, outcome: Outcome) -> Fault:
        own = self.hint if fault.hint is None else fault.hint
        return replace(fault, hint=known or own, warned=outcome.warned)

    def put_to(self, function: Call) -> Outcome:
        """Put the same question to any function."""
        return self.choose(call(function, tuple(self.inputs.values())))

    def fault_of(self, outcome: Outcome) -> Tell | None:
        """Find what is wrong with what came; None if nothing is.

        Most faults are never put into words, which takes much longer than to find them.
        """
        if outcome.error or outcome.strange:
            return lambda: of_call(outcome, self.tell)
        tell = self.judge(outcome.value)
        if tell is None and self.unchanged:
            tell = of_inputs(self.inputs, outcome)
        return tell

    def _known(self, outcome: Outcome) -> str:
        """Find the hint of the first known wrong answer that agrees with what came."""
        for wrong, hint in self.hints:
            if isinstance(wrong, type) and issubclass(wrong, BaseException):
                known = Outcome(error=wrong.__name__)
            else:
                known = self.put_to(wrong) if callable(wrong) else Outcome(value=wrong)
            if known.error or outcome.error or outcome.strange:
                agrees = known.error == outcome.error and not outcome.strange
            else:
                agrees = same(known.value, outcome.value, self.tolerance)
            if agrees:
                return hint
        return ""


def of_call(outcome: Outcome, tell: Callable[[], str]) -> Fault:
    """Tell an exception, a stub, or a value that is not plain data."""
    if outcome.error:
        return Fault("it stopped", lambda: (tell(), outcome.story), hint="")
    return Fault("you gave", lambda: (tell(), outcome.strange), hint="")


def of_dtype(value: Plain, dtype: type[np.generic]) -> Tell | None:
    """Find a right value of a wrong kind of number."""
    array = numbers(value)
    if array is None or np.issubdtype(array.dtype, dtype):
        return None
    general = {np.floating: "floating-point numbers", np.number: "numbers, floats or integers"}
    return lambda: Fault(
        "you gave",
        lambda: (general.get(dtype, dtype.__name__), str(array.dtype)),
        lambda: (OF_ANOTHER_KIND,),
        "which operation decides what kind of number comes out?",
    )


def of_inputs(before: Mapping[str, Plain], outcome: Outcome) -> Tell | None:
    """Find that a function wrote into what it was given."""
    for (name, old), new in zip(before.items(), outcome.inputs, strict=True):
        try:
            left = plain(new)
        except Strange as strange:
            left = str(strange)
        if not same(old, left, (0.0, 0.0)):
            return partial(_of_input, name, copied(old), left)
    return None


def _of_input(name: str, old: Plain, left: Plain) -> Fault:
    was, now = shown_pair(old, left, ())
    return Fault(
        "you left",
        lambda: (f"{name} {was} after the call, as before it", f"{name} {now}"),
        lambda: (f"The value is right, but the function changed its input {name}.",),
        f"which line writes into {name}? ({name} += … and {name}[0] = … do; "
        f"{name} = {name} + … makes a new array.)",
    )
