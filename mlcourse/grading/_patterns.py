"""Find the pattern in a wrong answer: a factor, a sign, an offset, an exchange."""

import math
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from mlcourse.grading._plain import Array, Plain, is_number, numbers, show

Inputs: TypeAlias = Mapping[str, Plain]


def about_values(e: Array, g: Array, inputs: Inputs) -> str:
    """Try one pattern after another; the first that holds exactly is told."""
    if e.size == 0 or "c" in (e.dtype.kind, g.dtype.kind):
        return ""
    with np.errstate(all="ignore"):
        bad = np.isfinite(e) & ~np.isfinite(g)
        if bad.any():
            kinds = " and ".join(sorted({f"{v:g}" for v in g[bad].astype(float)}))
            return f"{_how_many(bad)} {kinds}: something divided by zero or grew without bound."
        if not np.isfinite(e).all():
            return _first_difference(e, g)
        e, g = e.astype(float), g.astype(float)
        found = (pattern(e, g, inputs) for pattern in PATTERNS)
        return next((sentence for sentence in found if sentence), "")


def _how_many(where: Array) -> str:
    if where.size == 1:
        return "This is"
    return f"{int(where.sum())} of {where.size} values are"


def close(e: Array, g: Array | float, rtol: float, atol: float) -> bool:
    """Whether g is near e: what np.allclose says where nan equals nan, in a quarter of its time."""
    if e.size == 1 == np.size(g) and e.dtype.kind == "f":  # one number takes much less
        one, other = e.item(), np.asarray(g).item()
        if math.isfinite(one) and type(other) is float and math.isfinite(other):
            return bool(abs(other - one) <= atol + rtol * abs(one))
    with np.errstate(all="ignore"):
        if not (np.isfinite(e).all() and np.isfinite(g).all()):
            return bool(np.allclose(g, e, rtol, atol, equal_nan=True))
        wanted = e if e.dtype.kind in "fc" else e.astype(float)
        return bool((np.abs(g - wanted) <= atol + rtol * np.abs(wanted)).all())


def _exactly(a: Array, b: Array | float) -> bool:
    return close(np.asarray(b), a, 1e-6, 1e-9)


def _these(e: Array) -> str:
    return "These are" if e.size > 1 else "This is"


def _values(e: Array) -> str:
    return "expected values" if e.size > 1 else "expected value"


def _nearly(e: Array, g: Array, inputs: Inputs) -> str:
    if np.array_equal(e, g) or not close(e, g, 1e-4, 1e-8):
        return ""
    return f"The largest difference is {np.max(np.abs(g - e)):.1g}: close, but not close enough."


def _flipped(e: Array, g: Array, inputs: Inputs) -> str:
    if e.any() and _exactly(g, -e):
        return f"{_these(e)} the {_values(e)} with the sign flipped."
    return ""


def _an_input(e: Array, g: Array, inputs: Inputs) -> str:
    for name, value in inputs.items():
        array = numbers(value)
        if array is not None and array.size > 1 and array.shape == g.shape and _exactly(g, array):
            return f"These are the values of {name}, unchanged."
    return ""


def _labels(e: Array, g: Array, inputs: Inputs) -> str:
    if set(e.ravel()) != {0.0, 1.0}:
        return ""
    if _exactly(g, 1 - e):
        return "0 and 1 are exchanged in every place."
    if set(g.ravel()) <= {-1.0, 0.0, 1.0} and (g == -1).any():
        return "-1 came where 0 and 1 are asked for."
    return ""


def _whole(e: Array, g: Array, inputs: Inputs) -> str:
    if e.size == 1:
        return ""
    for cut, word in ((np.trunc, "cut off"), (np.rint, "rounded away")):
        if not _exactly(e, cut(e)) and np.array_equal(g, cut(e)):
            return f"These are the expected values with the decimals {word}."
    return ""


def _factor(e: Array, g: Array, inputs: Inputs) -> str:
    nonzero = e != 0
    if not nonzero.any() or not g.any():
        return ""
    c = float((g[nonzero] / e[nonzero]).mean())
    if c == 1 or not _exactly(g, c * e):
        return ""
    ratio = Fraction(c).limit_denominator(1000)
    neat = abs(ratio - c) < 1e-6 * abs(c) and 1 in (abs(ratio.numerator), ratio.denominator)
    larger = max(abs(ratio.numerator), ratio.denominator)
    count = next((text for n, text in _counts(inputs) if neat and n == larger > 1), "")
    # Any two numbers have a ratio: a single one needs a reason to be spoken of.
    if np.unique(e[nonzero]).size == 1 and not (count or (neat and larger == 2)):
        return ""
    times = f"exactly {ratio}" if neat else f"{c:.4g}"
    return f"{_these(e)} {times} times the {_values(e)}" + (f", and {count}." if count else ".")


def _counts(inputs: Inputs) -> list[tuple[int, str]]:
    """Count what might have slipped into a factor: examples, columns, values."""
    counts = []
    for name, value in inputs.items():
        if isinstance(value, np.ndarray) and value.ndim == 2:
            rows, columns = value.shape
            counts += [
                (rows, f"{name} has {rows} rows"),
                (columns, f"{name} has {columns} columns"),
            ]
        elif isinstance(value, np.ndarray) and value.ndim == 1:
            counts.append((value.size, f"there are {value.size} values in {name}"))
    return counts


def _offset(e: Array, g: Array, inputs: Inputs) -> str:
    c = float((g - e).mean())
    if not _exactly(g - e, c):
        return ""
    for name, value in inputs.items():
        if is_number(value) and value != 0 and np.isclose(abs(c), abs(float(value))):
            return f"The difference is exactly {name} ({show(value)})."
    if np.unique(e).size == 1:
        return ""
    return f"Every value is {abs(c):.4g} {'more' if c > 0 else 'less'} than expected."


def _reordered(e: Array, g: Array, inputs: Inputs) -> str:
    if e.size > 2 and _exactly(np.sort(e, axis=None), np.sort(g, axis=None)):
        backwards = _exactly(e.ravel()[::-1], g.ravel())
        return f"The values are right, but {'in reverse' if backwards else 'in another'} order."
    return ""


def _first_difference(e: Array, g: Array, inputs: Inputs | None = None) -> str:
    if e.size < 3:
        return ""
    wrong = ~np.isclose(g, e, rtol=1e-6, atol=1e-9, equal_nan=True)
    if not wrong.any() or wrong.all():
        return ""
    place = tuple(int(i) for i in np.argwhere(wrong)[0])
    at = place[0] if len(place) == 1 else place
    return (
        f"{int(wrong.sum())} of {e.size} values differ, the first at index {at}: "
        f"expected {show(e[place])}, you gave {show(g[place])}."
    )


PATTERNS: tuple[Callable[[Array, Array, Inputs], str], ...] = (
    _nearly,
    _flipped,
    _an_input,
    _whole,
    _labels,
    _factor,
    _offset,
    _reordered,
    _first_difference,
)
