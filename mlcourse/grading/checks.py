"""Checks that answer: what was expected, what came, which pattern, and a question to go on with."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from mlcourse.grading._asking import Asking, Waiting
from mlcourse.grading._calls import Answer, Outcome, Shared
from mlcourse.grading._compare import USUAL, Tolerance, explain, same, sequence
from mlcourse.grading._listener import LISTENER, Scored
from mlcourse.grading._plain import Call, Plain, plain, show
from mlcourse.grading._question import Hints, Question, of_dtype
from mlcourse.grading._report import Fault, Tell, shown_pair
from mlcourse.grading._telling import telling
from mlcourse.grading.sandbox.inputs import copied

__all__ = ["Task"]


class Task:
    """The checks of one task: they explain what they find and turn it into points.

    Parameters
    ----------
    name : str
        Name of the task, as it is shown.
    points : float
        What the task is worth: the ``points`` of its test cell.
    parts : mapping of str to float, optional
        How the points are divided. A part is earned if it has checks and all of them pass, the
        visible and the hidden. By default there is one part.
    inputs, outputs : str
        Names under which arguments and returned values are shown, separated by spaces.

    Raises
    ------
    ValueError
        If the parts do not add up to the points.

    Notes
    -----
    A check never raises and never looks into the student's code: it calls functions with plain
    data (numbers, text, lists, dicts, arrays) and looks at the plain data that comes back.
    Checks that run under one name are told once, by their first failure.

    Examples
    --------
    >>> def mse_grad(prediction, target):
    ...     return 2 * (prediction - target)
    >>> task = Task("mse_grad", points=1, inputs="prediction target")
    >>> task.case(
    ...     "four examples", mse_grad, np.array([1.0, 2.0, 3.0, 4.0]), np.zeros(4),
    ...     expected=np.array([0.5, 1.0, 1.5, 2.0]),
    ...     hint="the loss is a mean. What does its derivative inherit from the 1/n?",
    ... )
    >>> task.score()
    mse_grad · four examples                      not yet
        prediction [1. 2. 3. 4.]   target [0. 0. 0. 0.]
        expected   [0.5 1.  1.5 2. ]
        you gave   [2. 4. 6. 8.]
        These are exactly 4 times the expected values, and there are 4 values in prediction.
        Hint: the loss is a mean. What does its derivative inherit from the 1/n?
    mse_grad: 0 of 1 point
    More checks, with other inputs, run when your work is graded.
    0
    """

    def __init__(
        self,
        name: str,
        points: float,
        *,
        parts: Mapping[str, float] | None = None,
        inputs: str = "",
        outputs: str = "",
    ) -> None:
        self.name = name
        self.points = points
        self.parts = dict(parts or {"all": points})
        self._inputs = inputs.split()
        self._outputs = outputs.split()
        self._asking = Asking(name)
        self._hidden = False
        self._shared = Shared()
        whole = math.isclose(sum(self.parts.values()), points, rel_tol=1e-5)
        if not whole or min(self.parts.values()) <= 0:
            raise ValueError(
                f"the parts of {name!r} are worth {show(list(self.parts.values()))}; "
                f"expected positive numbers that add up to {show(points)}."
            )

    def case(
        self,
        name: str,
        function: Call,
        *inputs: Plain,
        expected: Plain,
        part: str = "",
        only: str = "",
        view: Callable[[Plain], Plain] | None = None,
        hint: str = "",
        hints: Hints = (),
        rtol: float = USUAL[0],
        atol: float = USUAL[1],
        dtype: type[np.generic] | None = None,
        unchanged: bool = False,
    ) -> None:
        """Call a function and compare what it returns with what is expected.

        Parameters
        ----------
        name : str
            What this check is about, as it is shown.
        function : callable
            The student's function. It gets copies of the inputs.
        *inputs : plain data
            Its arguments, in order.
        expected : plain data
            The right answer. A tuple stands for several returned values.
        part : str
            The part of the points that the check belongs to; the first if not given.
        only : str
            Compare only the returned values of these names, out of the task's ``outputs``;
            ``expected`` and the wrong values in ``hints`` are then those alone. Checks in a row
            that look at parts of one answer, with the very same inputs, share one call.
        view : callable, optional
            Look at what came through this function of plain data, for example at the truth table
            of returned weights. If it raises, the answer does not have the form asked for.
        hint : str
            A question that helps whoever fails.
        hints : sequence of (wrong, hint)
            Hints for known wrong answers. ``wrong`` is a value, a function of the inputs, or a
            type of exception; the first that agrees with what came replaces ``hint``.
        rtol, atol : float
            Tolerances, as in :func:`numpy.allclose`.
        dtype : NumPy scalar type, optional
            The kind of number asked for, such as ``np.floating`` or ``np.float32``.
        unchanged : bool
            Also ask that the function leaves its inputs as they were.
        """
        if not self._asks(name, part, function):
            return
        answer = (self._shared.ask if only or view else Answer)(function, inputs)
        waits = view is None and answer.waits and not any(_is_function(each) for each, _ in hints)
        if waits:  # then it is judged by what these are now
            inputs, (expected, hints) = answer.asked, copied((expected, tuple(hints)))
        outputs = only.split() if only else self._outputs
        outputs = outputs if isinstance(expected, tuple) else []
        named = self._named(inputs)
        tolerance = (rtol, atol)

        def judge(value: Plain) -> Tell | None:
            if same(expected, value, tolerance):
                return of_dtype(value, dtype) if dtype is not None else None
            was, given = copied((expected, named))  # the fault is told later
            return lambda: difference(was, value, given, outputs, tolerance)

        def choose(outcome: Outcome) -> Outcome:
            outcome = self._only(only, outcome) if only else outcome
            return _viewed(view, outcome) if view else outcome

        question = Question(
            function, named, lambda: shown_pair(expected, None, outputs)[0], judge, hint, hints,
            choose, tolerance, unchanged,
        )  # fmt: skip
        self._note(name, part, question, answer, waits=waits)

    def that(
        self,
        name: str,
        function: Call,
        *inputs: Plain,
        holds: Callable[[Plain], object],
        want: str,
        part: str = "",
        hint: str = "",
        hints: Hints = (),
        unchanged: bool = False,
    ) -> None:
        """Call a function and ask whether a property holds of what it returns.

        Parameters
        ----------
        name, function, *inputs, part, hint, hints, unchanged
            As in :meth:`case`.
        holds : callable
            Gets the returned plain data and tells whether it is right. If it raises, it is not.
        want : str
            The property in words; it stands after "expected".
        """
        if not self._asks(name, part, function):
            return

        def judge(value: Plain) -> Tell | None:
            try:
                fine = bool(holds(value))
            except Exception:  # the answer has a form that the property cannot be asked of
                fine = False
            if fine:
                return None
            return lambda: Fault(
                "you gave", lambda: (want, shown_pair(value, None, self._outputs)[0])
            )

        named = self._named(inputs)
        question = Question(function, named, lambda: want, judge, hint, hints, unchanged=unchanged)
        self._note(name, part, question, Answer(function, inputs), waits=False)

    def hidden(self) -> None:
        """Say that the checks from here on are not in the student's version."""
        self._hidden = True

    def score(self) -> int | float:
        """Print what the checks found; return the points, as the last value of the test cell.

        Returns
        -------
        int or float
            From 0 to the task's points, which nbgrader reads as partial credit.
        """
        self._asking.settle()
        results = self._asking.results
        earned = {p: worth for p, worth in self.parts.items() if self._asking.whole(p)}
        listener = LISTENER.get()
        scored = Scored(self.name, self.points, self.parts, earned, tuple(results.values()))
        heard = listener(scored) if listener else {}
        if results and all(r.unwritten for r in results.values()):
            print(f"{self.name} is not written yet: 0 of {_points(self.points)}")
            return 0
        for line in telling(self.name, results, heard):
            print(line)
        total = float(sum(earned.values()))
        print(self._summary(earned, total))
        return int(total) if total.is_integer() else total

    def _named(self, inputs: tuple[Plain, ...]) -> dict[str, Plain]:
        names = self._inputs + [f"input {i + 1}" for i in range(len(self._inputs), len(inputs))]
        return dict(zip(names, inputs, strict=False))

    def _only(self, names: str, outcome: Outcome) -> Outcome:
        """Reduce an outcome to some of the returned values."""
        if outcome.error or outcome.strange:
            return outcome
        items = sequence(outcome.value)
        if items is None or len(items) != len(self._outputs):
            asked = f"{len(self._outputs)} values are asked for: {', '.join(self._outputs)}"
            return replace(outcome, strange=f"{show(outcome.value)}; {asked}")
        chosen = tuple(items[self._outputs.index(name)] for name in names.split())
        return replace(outcome, value=chosen if len(chosen) > 1 else chosen[0])

    def _asks(self, name: str, part: str, function: Call) -> bool:
        """Whether a check is still to be made."""
        if part and part not in self.parts:
            raise ValueError(
                f"{self.name!r} has no part {part!r}; expected one of {[*self.parts]}."
            )
        return self._asking.wants(name, function)

    def _note(
        self, name: str, part: str, question: Question, answer: Answer, *, waits: bool
    ) -> None:
        part = part or next(iter(self.parts))
        self._asking.add(Waiting(name, part, self._hidden, question, answer), waits=waits)

    def _summary(self, earned: Mapping[str, float], total: float) -> str:
        text = f"{self.name}: {total:g} of {_points(self.points)}"
        if len(self.parts) > 1:
            shares = (f"{p} {earned.get(p, 0):g}/{worth:g}" for p, worth in self.parts.items())
            text += f"  ({', '.join(shares)})"
        if not self._hidden:
            text += "\nMore checks, with other inputs, run when your work is graded."
        return text


def difference(
    expected: Plain,
    value: Plain,
    named: Mapping[str, Plain],
    outputs: Sequence[str],
    tolerance: Tolerance,
) -> Fault:
    """Tell how a value differs from the expected one."""
    found = explain(expected, value, named, outputs, tolerance)
    hint = "" if found.formal else None
    return Fault("you gave", lambda: shown_pair(expected, value, outputs), found.find, hint)


def _viewed(view: Callable[[Plain], Plain], outcome: Outcome) -> Outcome:
    if outcome.error or outcome.strange:
        return outcome
    try:
        return replace(outcome, value=plain(view(outcome.value)))
    except Exception:  # whatever a view stumbles over, it is the form of the answer
        return replace(outcome, strange=f"{show(outcome.value)}; that is not the form asked for")


def _is_function(wrong: object) -> bool:
    """Whether a known wrong answer is a function: one may read variables of the test cell."""
    return callable(wrong) and not isinstance(wrong, type)


def _points(points: float) -> str:
    return f"{points:g} point{'s' if points != 1 else ''}"
