"""Compare what came with what was expected: first the form, then the values."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

import numpy as np

from mlcourse.grading._patterns import about_values, close
from mlcourse.grading._plain import MOST_ITEMS, Array, Plain, is_number, numbers

Tolerance: TypeAlias = tuple[float, float]  # relative, absolute
USUAL: Tolerance = (1e-6, 1e-9)


@dataclass(frozen=True)
class Difference:
    """How a value differs from the expected one.

    ``formal`` tells that already its form is wrong, so that a hint about values would mislead.
    ``find`` gives sentences about it: to look for a pattern takes a while, and few are read.
    """

    find: Callable[[], tuple[str, ...]] = tuple
    formal: bool = False


def same(expected: Plain, got: Plain, tolerance: Tolerance = USUAL) -> bool:
    """Whether plain data agrees: numbers within tolerance, the rest exactly.

    A list, a tuple and an array with one axis may stand for each other where the expected value is
    a list or a tuple; where it is an array, shapes must agree and a list is no array.
    """
    if isinstance(expected, dict):
        keys = isinstance(got, dict) and got.keys() == expected.keys()
        return keys and all(same(v, got[k], tolerance) for k, v in expected.items())
    if isinstance(expected, list | tuple):
        items = sequence(got)
        if items is None or len(items) != len(expected):
            return False
        return all(same(e, g, tolerance) for e, g in zip(expected, items, strict=True))
    if is_number(expected):
        return is_number(got) and _close(expected, got, tolerance)
    if isinstance(expected, np.ndarray):
        fits = isinstance(got, np.ndarray) and got.shape == expected.shape
        return fits and _close(expected, got, tolerance)
    return type(expected) is type(got) and bool(expected == got)


def sequence(got: Plain) -> Sequence[Plain] | None:
    """Read plain data as a sequence of values; None where it is none, or a very long one."""
    if isinstance(got, np.ndarray) and got.ndim == 1 and got.size <= MOST_ITEMS:
        items: list[Plain] = got.tolist()
        return items
    return got if isinstance(got, list | tuple) else None


def _close(expected: Plain, got: Plain, tolerance: Tolerance) -> bool:
    e, g = numbers(expected), numbers(got)
    if e is None or g is None:
        return False
    # Most answers are equal to the last bit; tolerances cost more.
    if e.dtype == g.dtype and e.shape == g.shape and e.tobytes() == g.tobytes():
        return True
    return close(e, g, *tolerance)


def explain(
    expected: Plain,
    got: Plain,
    inputs: Mapping[str, Plain],
    outputs: Sequence[str] = (),
    tolerance: Tolerance = USUAL,
) -> Difference:
    """Say how a value differs from the expected one."""
    if got is None and expected is not None:
        return _form("Nothing came back (None). Does every way through it end with a return?")
    if isinstance(expected, tuple):
        return _explain_outputs(expected, got, inputs, outputs, tolerance)
    if isinstance(expected, np.ndarray) and expected.ndim and not isinstance(got, np.ndarray):
        return _form(_not_an_array(expected, got))
    if isinstance(expected, list) and is_number(got):
        return _form(f"One number came back where a list of {len(expected)} is asked for.")
    if isinstance(expected, list) and len(sequence(got) or ()) not in (0, len(expected)):
        count = len(sequence(got) or ())
        return Difference(lambda: (f"{count} entries came; expected {len(expected)}.",))
    e, g = numbers(expected), numbers(got)
    if e is None:
        return Difference()
    if g is None:
        return _form(f"A {_kind(got)} came back where {_asked(e)}.")
    if e.shape != g.shape:
        return _form(_about_shape(e, g))
    return Difference(lambda: tuple(filter(None, [about_values(e, g, inputs)])))


def _form(sentence: str) -> Difference:
    return Difference(lambda: (sentence,), formal=True)


def _explain_outputs(
    expected: tuple[Plain, ...],
    got: Plain,
    inputs: Mapping[str, Plain],
    outputs: Sequence[str],
    tolerance: Tolerance,
) -> Difference:
    names = outputs or [f"value {i + 1}" for i in range(len(expected))]
    asked = f"{len(expected)} values are asked for ({', '.join(names)})"
    items = sequence(got)
    if items is None or (isinstance(got, np.ndarray) and not all(map(is_number, expected))):
        return _form(f"{asked}, and one came back. Does the return name all of them?")
    if len(items) != len(expected):
        return _form(f"{asked}, and {len(items)} came back.")
    for name, e, g in zip(names, expected, items, strict=True):
        if not same(e, g, tolerance):
            found = explain(e, g, inputs, (), tolerance)
            return Difference(partial(_within, name, found), found.formal)
    return Difference()


def _within(name: str, found: Difference) -> tuple[str, ...]:
    return tuple(f"About {name}: {s[0].lower()}{s[1:]}" for s in found.find())


def _kind(got: Plain) -> str:
    return {"str": "text", "NoneType": "None", "ndarray": "array of text"}.get(
        type(got).__name__, type(got).__name__
    )


def _asked(e: Array) -> str:
    return f"an array of shape {e.shape} is asked for" if e.ndim else "one number is asked for"


def _not_an_array(expected: Array, got: Plain) -> str:
    if is_number(got):
        return f"One number came back where {_asked(expected)}."
    values = numbers(got)
    if values is not None and same(expected, values):
        return "The values are right, but they come in a list. Where would np.array belong?"
    return f"A {_kind(got)} came back where {_asked(expected)}."


def _about_shape(e: Array, g: Array) -> str:
    if e.size == g.size and _close(e.ravel(), g.ravel(), USUAL):
        return f"The values are right, but their shape is {_shape(g)} and not {_shape(e)}."
    if e.shape == g.shape[::-1] and _close(e, g.T, USUAL):
        return "These are the expected values with rows and columns exchanged (transposed)."
    return f"The shape is {_shape(g)}, and {_asked(e)}."


def _shape(array: Array) -> str:
    return f"{array.shape}" if array.ndim else "that of a single number"
