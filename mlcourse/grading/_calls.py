"""Call a student's function so that nothing it does can stop the checks."""

import contextlib
import linecache
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from operator import is_
from typing import Any

from mlcourse.grading._compare import same
from mlcourse.grading._plain import Call, Plain, Strange, plain, type_name
from mlcourse.grading.sandbox.inputs import copied


@dataclass(frozen=True)
class Outcome:
    """What came of one call: a value or an error, and what happened on the way.

    Attributes
    ----------
    value : plain data
        What the function returned, if it is plain data.
    strange : str
        What it returned instead, in words; empty if it is plain data.
    error : str
        The name of the exception's type; empty if none was raised.
    story : str
        The exception's message and the line of the student's code where it arose.
    inputs : tuple
        The arguments as they are after the call.
    warned : tuple of str
        Warnings that the call caused.
    """

    value: Plain = None
    strange: str = ""
    error: str = ""
    story: str = ""
    inputs: tuple[Plain, ...] = ()
    warned: tuple[str, ...] = field(default=())


def call(function: Call, inputs: tuple[Plain, ...]) -> Outcome:
    """Call a function with copies of the inputs and tell what came of it.

    nbgrader gives no points to a cell that writes to stderr, so that stream is led to stdout and
    warnings are collected. KeyboardInterrupt passes: it is how a time limit ends a cell.
    """
    given = copied(inputs)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        with contextlib.redirect_stderr(sys.stdout):
            outcome = _outcome(lambda: function(*given), lambda: given)
    if not caught or outcome.error or outcome.strange:
        return outcome
    return replace(outcome, warned=tuple(dict.fromkeys(str(w.message)[:100] for w in caught)))


def _outcome(value: Callable[[], Any], left: Callable[[], tuple[Plain, ...]]) -> Outcome:
    """Tell what came of a call, and what it left of its inputs."""
    try:
        return Outcome(value=plain(value()), inputs=left())
    except KeyboardInterrupt:
        raise
    except Strange as strange:
        return Outcome(strange=str(strange), inputs=left())
    except BaseException as error:
        return Outcome(error=type_name(error), story=_story(error), inputs=left())


def can_wait(function: Call) -> bool:
    """Whether calls of a function can be made later, together: those of another process can."""
    return hasattr(type(function), "_called_later")


class Answer:
    """The outcome of a call that is made at once, or later, if the function can wait.

    Attributes
    ----------
    asked : tuple of plain data
        Copies of the inputs, where the call waits; else the inputs.
    """

    def __init__(self, function: Call, inputs: tuple[Plain, ...]) -> None:
        self.asked = inputs
        self._known: Outcome | None = None
        if can_wait(function):
            self.asked = copied(inputs)
            self._later = function._called_later(self.asked)  # type: ignore[attr-defined]
        else:
            self._known = call(function, inputs)

    @property
    def waits(self) -> bool:
        """Whether nobody has wanted the outcome yet."""
        return self._known is None

    def make(self) -> bool:
        """Make the call, if it was not made yet; tell whether it came to its end by itself."""
        return not self.waits or self._later.make()

    @property
    def size(self) -> int:
        """How many bytes came and have not been read yet."""
        return self._later.size if self.waits else 0

    def forget(self) -> None:
        """Wait no longer; somebody may still want the outcome."""
        if self.waits:
            self._later.forget()

    def outcome(self) -> Outcome:
        """Tell what came of it."""
        if self._known is None:
            self._known = _outcome(self._later.value, lambda: tuple(self._later.inputs))
        return self._known


class Shared:
    """Calls that several checks look at: the same function with the same inputs runs once.

    A check of one returned value and a check of another then judge the same answer.
    """

    def __init__(self) -> None:
        self._asked: tuple[Call, tuple[Plain, ...]] | None = None
        self._inputs: tuple[Plain, ...] = ()
        self._answer: Answer | None = None

    def ask(self, function: Call, inputs: tuple[Plain, ...]) -> Answer:
        """Call a function, unless it was the last call: the very same objects, unchanged."""
        if self._answer is None or not self._is_last(function, inputs):
            self._asked, self._inputs = (function, inputs), copied(inputs)
            self._answer = Answer(function, inputs)
        return self._answer

    def _is_last(self, function: Call, inputs: tuple[Plain, ...]) -> bool:
        if self._asked is None or self._asked[0] is not function:
            return False
        known = self._asked[1]
        very_same = len(known) == len(inputs) and all(map(is_, known, inputs))
        return very_same and same(self._inputs, inputs, (0.0, 0.0))


def _story(error: BaseException) -> str:
    """Tell an exception in the student's terms: what it says, and on which of their lines."""
    try:
        message = " ".join(str(error).split())[:160]
    except BaseException:
        message = "(a message that cannot be read)"
    where = _line_of_notebook(error)
    return f"{type_name(error)}: {message}" + (f"\n    {where}" if where else "")


def _line_of_notebook(error: BaseException) -> str:
    """Find the innermost frame that belongs to a notebook: its code stands in no file."""
    # The grader's stand-ins bring the line along; elsewhere the traceback has it.
    number, text = getattr(error, "notebook_line", (0, ""))
    found = _line(number, text) if number else ""
    frame = error.__traceback__
    while frame is not None:
        name = frame.tb_frame.f_code.co_filename
        if not os.path.exists(name) and not name.startswith("<__array_function__"):
            text = linecache.getline(name, frame.tb_lineno).strip()
            found = _line(frame.tb_lineno, text)
        frame = frame.tb_next
    return found


def _line(number: int, text: str) -> str:
    return f"in line {number} of your cell" + (f": {text}" if text else "")
