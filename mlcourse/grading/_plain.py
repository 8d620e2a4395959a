"""Plain data: the only thing that passes between a student's code and its checks."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from mlcourse.grading.sandbox.inputs import AT_ONCE

# Numbers, strings, None, arrays, and lists, tuples and dicts of these.
Plain: TypeAlias = Any
Array: TypeAlias = NDArray[Any]
Call: TypeAlias = Callable[..., object]

MOST_ITEMS = 100_000
DEEPEST = 8
FEW = 24  # arrays with more values than this, or more rows than that, are shown in part
MOST_ROWS = 6
WIDTH = 92


class Strange(Exception):  # noqa: N818 - it is caught and told, never shown as an error
    """A value that is not plain data; the message completes "you gave"."""


class Described:
    """A value that is not plain data and says itself what it is."""

    def __init__(self, words: str) -> None:
        object.__setattr__(self, "words", words)


def plain(value: object, depth: int = 0) -> Plain:
    """Copy a value into plain data; whatever an odd object does on the way ends as Strange.

    Arrays become base-class arrays and NumPy scalars arrays without axes, so that nothing of what
    comes out runs code of the value's own class.
    """
    try:
        return _plain(value, depth)
    except (Strange, KeyboardInterrupt):
        raise
    except BaseException:
        raise Strange(f"an object of type {type_name(value)} that cannot be read") from None


def _plain(value: object, depth: int) -> Plain:
    kind = type(value)
    if kind in AT_ONCE:
        return value
    if isinstance(value, Described):
        raise Strange(value.words)  # type: ignore[attr-defined]
    if isinstance(value, np.ndarray | np.generic):
        array = np.array(value, copy=True, subok=False)
        if type(array) is not np.ndarray or array.dtype.kind not in "biufcUS":
            raise Strange(f"an array of dtype {array.dtype}, which holds no plain numbers")
        return array
    if kind not in (list, tuple, dict):
        raise Strange(f"an object of type {type_name(value)}")
    items: Any = value
    if depth >= DEEPEST or len(items) > MOST_ITEMS:
        raise Strange(f"a {kind.__name__} too long or too deep to read ({len(items)} items)")
    if kind is dict:
        return {plain(k, depth + 1): plain(v, depth + 1) for k, v in items.items()}
    return kind([item if type(item) in AT_ONCE else plain(item, depth + 1) for item in items])


def type_name(value: object) -> str:
    """Name a value's type, whatever its class does to hide it."""
    name = type.__dict__["__name__"].__get__(type(value))
    return str(name)


def numbers(value: Plain) -> Array | None:
    """Read plain data as an array of numbers; None where it is none (a text, ragged lists)."""
    if value is None or isinstance(value, str | dict):
        return None
    try:
        array = np.asarray(value)
    except (ValueError, TypeError, OverflowError):
        return None
    return array if array.dtype.kind in "biufc" else None


def is_number(value: Plain) -> bool:
    """Whether plain data is one number."""
    if isinstance(value, np.ndarray):
        return value.shape == () and value.dtype.kind in "biufc"
    return isinstance(value, bool | int | float | complex)


def show(value: Plain, digits: int = 4) -> str:
    """Write plain data in few characters: long arrays in part, texts cut short."""
    if isinstance(value, np.ndarray | np.generic):
        return _show_array(np.asarray(value), digits)
    if isinstance(value, float) and 0.01 <= abs(value) < 1e4:
        return f"{value:.{digits}f}".rstrip("0").rstrip(".")
    if isinstance(value, float | complex):
        return f"{value:.{digits}g}"
    if isinstance(value, dict):
        return _joined("{}", [f"{k!r}: {show(v, digits)}" for k, v in value.items()])
    if isinstance(value, tuple) and len(value) == 1:
        return f"({show(value[0], digits)},)"
    if isinstance(value, list | tuple):
        brackets = "[]" if isinstance(value, list) else "()"
        return _joined(brackets, [show(v, digits) for v in value[: FEW + 1]], len(value))
    if isinstance(value, int) and abs(value) > 10**15:
        return f"{'-' * (value < 0)}a whole number of {value.bit_length()} bits"
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:50]}… ({len(text)} characters)"


def _show_array(array: Array, digits: int) -> str:
    if array.shape == ():
        return show(array.item(), digits)
    if array.size == 0:
        return f"an empty array of shape {array.shape}"
    if array.ndim > 1 and (array.size > FEW or len(array) > MOST_ROWS):
        return f"an array of shape {array.shape} with {_range(array)}"
    if array.size <= FEW and array.dtype.kind in "biufc":
        return _written(array.tobytes(), array.dtype.str, array.shape, digits)
    return _write(array, digits)


@lru_cache(maxsize=4096)
def _written(values: bytes, dtype: str, shape: tuple[int, ...], digits: int) -> str:
    """Write numbers once: what the visible checks show is the same for all submissions."""
    return _write(np.frombuffer(values, dtype).reshape(shape), digits)


def _write(array: Array, digits: int) -> str:
    text = np.array2string(
        array, precision=digits, threshold=FEW, edgeitems=4, max_line_width=WIDTH - 12,
        suppress_small=digits <= 4 and _moderate(array),
    )  # fmt: skip
    return text if array.size <= FEW else f"{text}  ({array.size} values)"


def _moderate(array: Array) -> bool:
    """Whether four decimals say enough about an array's values."""
    if array.dtype.kind != "f":
        return False
    largest = np.max(np.abs(array[np.isfinite(array)]), initial=0.0)
    return bool(0.01 <= largest < 1e4)


def _range(array: Array) -> str:
    if array.dtype.kind not in "biuf" or not np.isfinite(array).all():
        return f"{array.size} values, the first {show(array.flat[0])}"
    return f"values from {show(array.min())} to {show(array.max())}"


def _joined(brackets: str, parts: list[str], length: int | None = None) -> str:
    length = len(parts) if length is None else length
    shown = parts[:FEW] + (["…"] if length > FEW else [])
    text = brackets[0] + ", ".join(shown) + brackets[1]
    return text if length <= FEW else f"{text} ({length} items)"
