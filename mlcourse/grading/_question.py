"""One question to a student's function, and everything that can be wrong with the answer."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

import numpy as np

from mlcourse.grading._calls import Outcome, call
from mlcourse.grading._compare import USUAL, Tolerance, same
from mlcourse.grading._plain import Call, Plain, Strange, numbers, plain
from mlcourse.grading._report import Fault, shown_pair

Hints: TypeAlias = Sequence[tuple[Any, str]]


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
        Finds the fault in a returned value; None if it is right.
    hint, hints
        As in :meth:`mlcourse.grading.checks.Task.case`.
    choose : callable
        Picks the part of an outcome that this question is about.
    tolerance : (float, float)
        How near a known wrong answer must be to be recognized.
    unchanged : bool
        Whether the inputs must be left as they were.
    caller : callable
        Calls a function with inputs.
    """

    function: Call
    inputs: Mapping[str, Plain]
    tell: Callable[[], str]
    judge: Callable[[Plain], Fault | None]
    hint: str = ""
    hints: Hints = ()
    choose: Callable[[Outcome], Outcome] = lambda outcome: outcome
    tolerance: Tolerance = USUAL
    unchanged: bool = False
    caller: Callable[[Call, tuple[Plain, ...]], Outcome] = call

    @property
    def wanted(self) -> str:
        """The right answer in words."""
        return self.tell()

    def ask(self) -> tuple[Outcome, Fault | None]:
        """Call the function and judge; a fault carries the hint that fits it best."""
        outcome = self.put_to(self.function)
        fault = self.fault_of(outcome)
        if fault is not None:
            own = self.hint if fault.hint is None else fault.hint
            fault = replace(fault, hint=self._known(outcome) or own, warned=outcome.warned)
        return outcome, fault

    def put_to(self, function: Call) -> Outcome:
        """Put the same question to any function."""
        return self.choose(self.caller(function, tuple(self.inputs.values())))

    def fault_of(self, outcome: Outcome) -> Fault | None:
        """Tell what is wrong with what came; None if nothing is."""
        if outcome.error or outcome.strange:
            return of_call(outcome, self.wanted)
        fault = self.judge(outcome.value)
        if fault is None and self.unchanged:
            fault = of_inputs(self.inputs, outcome)
        return fault

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


def of_call(outcome: Outcome, wanted: str) -> Fault:
    """Tell an exception, a stub, or a value that is not plain data."""
    if outcome.error:
        unwritten = outcome.error == "NotImplementedError"
        return Fault(wanted, ("it stopped", outcome.story), hint="", unwritten=unwritten)
    return Fault(wanted, ("you gave", outcome.strange), hint="")


def of_dtype(value: Plain, dtype: type[np.generic]) -> Fault | None:
    """Tell a right value of a wrong kind of number."""
    array = numbers(value)
    if array is None or np.issubdtype(array.dtype, dtype):
        return None
    general = {np.floating: "floating-point numbers", np.number: "numbers, floats or integers"}
    return Fault(
        general.get(dtype, dtype.__name__),
        ("you gave", str(array.dtype)),
        ("The values are right, but they are not of the kind (the dtype) that is asked for.",),
        "which operation decides what kind of number comes out?",
    )


def of_inputs(before: Mapping[str, Plain], outcome: Outcome) -> Fault | None:
    """Tell that a function wrote into what it was given."""
    for (name, old), new in zip(before.items(), outcome.inputs, strict=True):
        try:
            left = plain(new)
        except Strange as strange:
            left = str(strange)
        if not same(old, left, (0.0, 0.0)):
            was, now = shown_pair(old, left, ())
            return Fault(
                f"{name} {was} after the call, as before it",
                ("you left", f"{name} {now}"),
                (f"The value is right, but the function changed its input {name}.",),
                f"which line writes into {name}? ({name} += … and {name}[0] = … do; "
                f"{name} = {name} + … makes a new array.)",
            )
    return None
