"""One voice for bad input: what was given, what was expected, what to do."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]
Rng = np.random.Generator | int | None


def any_array(value: ArrayLike, name: str) -> NDArray[Any]:
    """Turn a value into an array of whatever it holds."""
    try:
        return np.asarray(value)
    except ValueError as error:  # NumPy's way to say that rows differ in length
        raise ValueError(
            f"{name} cannot be made into an array; expected rows of equal length. ({error})"
        ) from error


def reals(value: ArrayLike, name: str) -> Floats:
    """Turn a value into a float array: float32 stays, integers become float64."""
    array = any_array(value, name)
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"{name} holds values of dtype {array.dtype}; expected real numbers. "
            "Convert it first, for example with np.asarray(..., dtype=float)."
        )
    if array.dtype not in (np.float32, np.float64):
        array = array.astype(np.float64)
    return array


def floats(value: ArrayLike, name: str) -> Floats:
    """Turn a value into a finite float array."""
    array = reals(value, name)
    if not np.isfinite(array).all():
        where = tuple(int(i) for i in np.argwhere(~np.isfinite(array))[0])
        shown = "NaN" if np.isnan(array[where]) else f"{array[where]}"
        raise ValueError(
            f"{name} holds {shown} at index {where}; expected finite numbers. "
            "Remove or fill such entries first."
        )
    return array


def matrix(value: ArrayLike, name: str = "X") -> Floats:
    """Turn a value into a finite float matrix with one row per example."""
    array = floats(value, name)
    if array.ndim != 2:
        raise ValueError(
            f"{name} has shape {array.shape}; expected (n, d): one row per example, one column "
            f"per feature. Reshape your data, for one feature with {name}.reshape(-1, 1)."
        )
    for count, what in zip(array.shape, ("sample", "feature"), strict=True):
        if count == 0:
            raise ValueError(
                f"{name} has 0 {what}(s) (shape={array.shape}) while a minimum of 1 is required. "
                "Check how it was selected."
            )
    return array


def vector(value: ArrayLike, name: str, length: int, partner: str) -> Floats:
    """Turn a value into a finite float vector that fits its partner."""
    array = floats(value, name)
    if array.shape != (length,):
        raise ValueError(
            f"{name} has shape {array.shape}, but {partner} asks for shape ({length},)."
        )
    return array


def examples(X: ArrayLike, y: ArrayLike) -> tuple[Floats, NDArray[Any]]:
    """Turn X and y into arrays with one entry for each example, along their first axes."""
    X, y = reals(X, "X"), any_array(y, "y")
    if X.ndim == 0 or y.shape[:1] != X.shape[:1] or len(X) == 0:
        raise ValueError(
            f"X has shape {X.shape} and y {y.shape}; expected at least one example, and an entry "
            "of y for each row of X."
        )
    return X, y


def signs_only(value: ArrayLike, name: str, shape: tuple[int, ...], partner: str) -> Floats:
    """Turn a value into an array of -1 and +1 that fits its partner."""
    advice = "mlcourse.perceptron.signs turns two class labels into signs."
    return _only((-1.0, 1.0), "-1 and +1", value, name, shape, partner, advice)


def zeros_and_ones(value: ArrayLike, name: str, shape: tuple[int, ...], partner: str) -> Floats:
    """Turn a value into an array of 0 and 1 that fits its partner."""
    advice = "A data set's indicator marks one class with 1."
    return _only((0.0, 1.0), "0 and 1", value, name, shape, partner, advice)


def _only(
    allowed: tuple[float, float], words: str, value: ArrayLike, name: str,
    shape: tuple[int, ...], partner: str, advice: str,
) -> Floats:  # fmt: skip
    array = floats(value, name)
    if array.shape != shape:
        raise ValueError(f"{name} has shape {array.shape}, but {partner} asks for shape {shape}.")
    found = np.unique(array)
    if not np.isin(found, allowed).all():
        raise ValueError(f"{name} holds {_few(found)}; expected only {words}. {advice}")
    return array


def sign_vector(value: ArrayLike, name: str, length: int, partner: str) -> Floats:
    """Turn a value into a vector of -1 and +1 that holds both."""
    array = signs_only(value, name, (length,), partner)
    if (array == array[0]).all():
        raise ValueError(
            f"{name} holds a single class ({array[0]:+.0f}); expected both -1 and +1. "
            "With one class there is nothing to tell apart."
        )
    return array


def generator(rng: Rng) -> np.random.Generator:
    """Turn None, a seed or a generator into a generator; global state is never touched."""
    if isinstance(rng, bool) or not isinstance(
        rng, np.random.Generator | int | np.integer | type(None)
    ):
        raise TypeError(
            f"rng is a {type(rng).__name__}; expected a numpy.random.Generator, a whole number "
            "to seed one, or None."
        )
    return np.random.default_rng(rng)


def positive(value: float, name: str) -> float:
    """Check that a number is finite and greater than zero."""
    if not isinstance(value, int | float | np.number) or not 0 < value < float("inf"):
        raise ValueError(f"{name} is {value!r}; expected a number greater than 0.")
    return float(value)


def whole(value: int, name: str, at_least: int) -> int:
    """Check that a value is a whole number, and large enough."""
    if isinstance(value, bool) or not isinstance(value, int | np.integer) or value < at_least:
        raise ValueError(f"{name} is {value!r}; expected a whole number, at least {at_least}.")
    return int(value)


def choice(value: str, name: str, options: Sequence[str]) -> str:
    """Check that a value is one of a few names; propose the closest otherwise."""
    if not isinstance(value, str) or value not in options:
        close = get_close_matches(str(value).lower(), options, n=1)
        raise ValueError(
            f"the {name} {value!r} is unknown; expected one of {', '.join(map(repr, options))}."
            + (f" Did you mean {close[0]!r}?" if close else "")
        )
    return value


def _few(values: NDArray[Any]) -> str:
    shown = ", ".join(f"{v:g}" for v in values[:5])
    return shown if values.size <= 5 else f"{shown}, … ({values.size} different values)"
