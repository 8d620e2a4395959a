r"""Gradient checking: the slope of a function, measured, against the gradient that was derived.

A difference needs nothing but values of the function, so it can judge any gradient. It costs one or
two evaluations for each entry, so it judges and does not train. Everywhere here ``f`` maps an array
to one number, and ``x`` is the array at which its gradient is wanted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import (
    Floats,
    Rng,
    any_array,
    floats,
    generator,
    positive,
    reals,
    whole,
)

Function = Callable[[Any], Any]


def forward_difference(f: Function, x: ArrayLike, h: float | None = None) -> Floats:
    r"""Measure the gradient by a step ahead in each entry.

    .. math:: \frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x)}{h}

    Parameters
    ----------
    f : callable
        Maps an array of x's shape to a number.
    x : array_like, any shape
    h : float, optional
        The step. By default :math:`\sqrt\epsilon \max(1, |x_i|)`, where ε is the distance from 1
        to the next float of x's precision.

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    ValueError
        If x holds a number that is not finite, f does not return a single number, or h is so small
        that x + h is x again.

    Notes
    -----
    The error is about :math:`\tfrac h2 f''` where h is large and :math:`\epsilon f / h` where it is
    small. The default balances the two, and half of the digits come out right: equation
    :eq:`eq-differences` of :ref:`sec-gradcheck`.

    Examples
    --------
    >>> forward_difference(lambda x: x**2, 3.0, h=0.5)  # 2 x + h
    array(6.5)
    """
    x = floats(x, "x")
    steps, start, grad = _steps(x, h, 1 / 2), _number(f(x.copy())), np.empty_like(x)
    for i in np.ndindex(x.shape):
        ahead = _moved(x, i, steps[i])
        # x + h was rounded: divide by the step that was taken.
        grad[i] = (_number(f(ahead)) - start) / (ahead[i] - x[i])
    return grad


def central_difference(f: Function, x: ArrayLike, h: float | None = None) -> Floats:
    r"""Measure the gradient by a step to either side in each entry.

    .. math:: \frac{\partial f}{\partial x_i} \approx \frac{f(x + h e_i) - f(x - h e_i)}{2h}

    Parameters
    ----------
    f : callable
        Maps an array of x's shape to a number.
    x : array_like, any shape
    h : float, optional
        The step. By default :math:`\sqrt[3]\epsilon \max(1, |x_i|)`, where ε is the distance from
        1 to the next float of x's precision.

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    ValueError
        If x holds a number that is not finite, f does not return a single number, or h is so small
        that x + h is x again.

    Notes
    -----
    The term with :math:`f''` is the same on both sides and cancels. What is left is about
    :math:`\tfrac{h^2}6 f'''`, and two thirds of the digits come out right. Over a kink the result
    is a mean of the slopes on both sides, and no gradient at all. Equation :eq:`eq-differences` of
    :ref:`sec-gradcheck`.

    Examples
    --------
    >>> central_difference(lambda x: x**2, 3.0, h=0.5)
    array(6.)
    """
    x = floats(x, "x")
    steps, grad = _steps(x, h, 1 / 3), np.empty_like(x)
    for i in np.ndindex(x.shape):
        ahead, behind = _moved(x, i, steps[i]), _moved(x, i, -steps[i])
        grad[i] = (_number(f(ahead)) - _number(f(behind))) / (ahead[i] - behind[i])
    return grad


def complex_step(f: Function, x: ArrayLike, h: float = 1e-20) -> Floats:
    r"""Measure the gradient by a step along the imaginary axis, to the last digit.

    .. math:: \frac{\partial f}{\partial x_i} \approx \frac{\operatorname{Im} f(x + i h e_i)}{h}

    Parameters
    ----------
    f : callable
        Maps a complex array of x's shape to a complex number. It must be smooth, and made of
        operations that NumPy has for complex numbers: no ``abs``, no comparison, no ``float``.
    x : array_like, any shape
        Real numbers.
    h : float
        The step. It may be as tiny as you like.

    Returns
    -------
    ndarray, same shape as x

    Raises
    ------
    TypeError
        If f returns a real number: somewhere it dropped the imaginary part.
    ValueError
        If x holds a number that is not finite, or f does not return a single number.

    Notes
    -----
    Nothing is subtracted, so nothing cancels, and the error :math:`\tfrac{h^2}6 f'''` is below the
    last digit: equation :eq:`eq-complex-step` of :ref:`sec-gradcheck` (Squire and Trapp 1998). The
    functions of this package take real numbers only: write the formula out for this check.

    Examples
    --------
    >>> complex_step(lambda x: x[0] ** 2 * x[1], [2.0, 3.0]).round(12)  # 2 x y and x²
    array([12.,  4.])
    """
    x, h = floats(x, "x"), positive(h, "h")
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        aside = x.astype(np.result_type(x, np.complex64))
        aside[i] += 1j * h
        value = _number(f(aside))
        if not np.iscomplexobj(value):
            raise TypeError(
                f"f returned {value!r} for a complex x; expected a complex number. Somewhere f "
                "drops the imaginary part, for example in abs, float or a comparison."
            )
        grad[i] = value.imag / h
    return grad


def relative_error(analytic: ArrayLike, numeric: ArrayLike) -> float:
    r"""Compare two gradients as wholes.

    .. math:: \frac{\lVert a - n \rVert}{\max(\lVert a \rVert, \lVert n \rVert)}

    Parameters
    ----------
    analytic, numeric : array_like of one shape
        The derived gradient a and the measured one n.

    Returns
    -------
    float
        From 0 to 2; 0 where both are zero, NaN where a number is missing.

    Raises
    ------
    ValueError
        If the shapes differ.

    Notes
    -----
    Equation :eq:`eq-relative-error` of :ref:`sec-gradcheck`. Others divide by the sum of both
    lengths and get about half of it.

    Examples
    --------
    >>> relative_error([3.0, 4.0], [3.0, 3.0])
    0.2
    """
    a, n = _pair(analytic, numeric)
    length = max(_length(a), _length(n))
    return _length(a - n) / length if length else 0.0


def relative_error_by_entry(analytic: ArrayLike, numeric: ArrayLike) -> Floats:
    r"""Compare two gradients entry by entry, :math:`|a_i - n_i| / \max(|a_i|, |n_i|)`.

    Notes
    -----
    Where both are close to 0, what is left in n is rounding, and a large value here means nothing.

    Examples
    --------
    >>> relative_error_by_entry([3.0, 4.0, 0.0], [3.0, 3.0, 0.0])
    array([0.  , 0.25, 0.  ])
    """
    a, n = _pair(analytic, numeric)
    scale = np.maximum(np.abs(a), np.abs(n))
    return np.abs(a - n) / np.where(scale == 0, 1, scale)


@dataclass(frozen=True)
class Entry:
    """One entry of a gradient: where it stands, both values, and how far they are apart."""

    index: tuple[int, ...]
    analytic: float
    numeric: float
    relative_error: float


@dataclass(frozen=True, eq=False, repr=False)
class GradientReport:
    """The result of :func:`check_gradient`; it prints as text for people.

    Attributes
    ----------
    analytic, numeric : ndarray
        The derived gradient and the measured one.
    tolerance : float
        The relative error up to which they count as equal.
    """

    analytic: Floats
    numeric: Floats
    tolerance: float

    @property
    def error(self) -> float:
        """The relative error of the gradients as wholes."""
        return relative_error(self.analytic, self.numeric)

    @property
    def passed(self) -> bool:
        """Whether the error is within the tolerance; NaN is not."""
        return self.error <= self.tolerance

    @property
    def worst(self) -> Entry:
        """The entry in which the two are farthest apart."""
        distance = np.abs(self.analytic - self.numeric)
        index = tuple(int(i) for i in np.unravel_index(distance.argmax(), distance.shape))
        a, n = self.analytic[index], self.numeric[index]
        return Entry(index, float(a), float(n), float(relative_error_by_entry(a, n)))

    def __repr__(self) -> str:
        """Say how it went, where it is worst, and whether one factor explains everything."""
        worst = self.worst
        place = f"entry {list(worst.index)}" if worst.index else "the only entry"
        lines = [
            f"gradient check {'passed' if self.passed else 'failed'}: relative error "
            f"{self.error:.1e}, allowed {self.tolerance:.1e}",
            f"  worst: {place} of shape {self.analytic.shape}",
            f"    analytic {worst.analytic:.6g}, numeric {worst.numeric:.6g}, relative error "
            f"{worst.relative_error:.1e}",
        ]
        factor = self._factor()
        if not self.passed and factor is not None:
            lines.append(f"  analytic is {factor:.6g} times numeric, in every entry")
        return "\n".join(lines)

    def _factor(self) -> float | None:
        """Find the one number that turns numeric into analytic, if there is one."""
        square = float(np.vdot(self.numeric, self.numeric))
        factor = float(np.vdot(self.analytic, self.numeric)) / square if square else 0.0
        explained = relative_error(self.analytic, factor * self.numeric) <= self.tolerance
        return factor if factor and explained else None


def check_gradient(
    f: Function,
    x: ArrayLike,
    analytic: ArrayLike,
    *,
    difference: Callable[[Function, Floats], Floats] = central_difference,
    tolerance: float = 1e-7,
) -> GradientReport:
    """Check a derived gradient of f at x against a measured one.

    Parameters
    ----------
    f : callable
        Maps an array of x's shape to a number.
    x : array_like, any shape
    analytic : array_like, shape of x
        The gradient to check.
    difference : callable
        How to measure: a function of this module, or another that is called with f and x.
    tolerance : float
        The largest relative error that passes. The default suits float64, central differences and
        smooth functions; float32 needs about 1e-2, the complex step allows 1e-14.

    Returns
    -------
    GradientReport
        Its ``passed`` says whether the gradient is right; printed, it names the worst entry.

    Raises
    ------
    ValueError
        If the shapes of x and analytic differ, or the difference cannot be taken.

    Notes
    -----
    Check each array of parameters on its own: an error in the small gradients of an early layer
    drowns among the large ones of the last. See :ref:`sec-gradcheck`, and :ref:`sec-bug-zoo` for
    what such a report gives away.

    Examples
    --------
    >>> check_gradient(lambda x: np.sum(x**2), [1.0, 2.0], analytic=[2.0, 4.0]).passed
    True
    >>> check_gradient(lambda x: np.sum(x**2), [1.0, 2.0], analytic=[2.0, 2.0])
    gradient check failed: relative error 4.5e-01, allowed 1.0e-07
      worst: entry [1] of shape (2,)
        analytic 2, numeric 4, relative error 5.0e-01
    """
    x, a = _point_and_gradient(x, analytic)
    return GradientReport(a, difference(f, x), positive(tolerance, "tolerance"))


def error_along(
    f: Function, x: ArrayLike, analytic: ArrayLike, *, directions: int = 8, rng: Rng = None
) -> float:
    r"""Check a derived gradient along a few random directions: two evaluations for each.

    .. math:: g \cdot v \approx \frac{f(x + h v) - f(x - h v)}{2h}

    Parameters
    ----------
    f : callable
        Maps an array of x's shape to a number.
    x : array_like, any shape
    analytic : array_like, shape of x
        The gradient g to check.
    directions : int
        How many directions v to try. Each is drawn at random, with a length of about 1.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    float
        The relative error of the derived slopes, against the measured ones.

    Raises
    ------
    ValueError
        If the shapes of x and analytic differ, directions is not a whole number, at least 1, or
        f does not return a single number.

    Notes
    -----
    A wrong entry changes the slope along almost every direction, so a few directions say whether
    the gradient is right. They do not say where it is wrong: :func:`check_gradient` does. See
    :ref:`sec-gradcheck`.

    Examples
    --------
    >>> x = np.linspace(0, 1, 1000)
    >>> error_along(lambda x: np.sum(np.sin(x)), x, np.cos(x), rng=0) < 1e-7
    True
    >>> round(error_along(lambda x: np.sum(np.sin(x)), x, -np.cos(x), rng=0), 6)
    2.0
    """
    x, a = _point_and_gradient(x, analytic)
    rng, count = generator(rng), whole(directions, "directions", at_least=1)
    derived, measured = [], []
    for v in rng.normal(size=(count, *x.shape)) / np.sqrt(x.size):
        derived.append(np.vdot(a, v))
        measured.append(central_difference(partial(_along, f, x, v), 0.0))
    return relative_error(derived, measured)


def _along(f: Function, x: Floats, v: Floats, t: Floats) -> Any:
    return f(x + t * v)


def _point_and_gradient(x: ArrayLike, analytic: ArrayLike) -> tuple[Floats, Floats]:
    x, a = floats(x, "x"), reals(analytic, "analytic")
    if a.shape != x.shape:
        raise ValueError(
            f"analytic has shape {a.shape} and x {x.shape}; expected one shape: a gradient has a "
            "number for each number in x."
        )
    return x, a


def _steps(x: Floats, h: float | None, digits: float) -> Floats:
    """Give the step for each entry: h, or by default a share of the digits of x."""
    if h is not None:
        return np.full(x.shape, positive(h, "h"), dtype=x.dtype)
    return x.dtype.type(np.finfo(x.dtype).eps ** digits) * np.maximum(1, np.abs(x))


def _moved(x: Floats, i: tuple[int, ...], step: Any) -> Floats:
    """Copy x with one entry moved."""
    moved = x.copy()
    moved[i] += step
    if moved[i] == x[i]:
        raise ValueError(f"h = {abs(step):g} is too small: {x[i]:g} + h is {x[i]:g} in {x.dtype}.")
    return moved


def _number(value: Any) -> Any:
    array = any_array(value, "f(x)")
    if array.shape != ():
        raise ValueError(
            f"f(x) has shape {array.shape}; expected a single number, as a loss is. To check a "
            "function with many outputs, take the sum of the outputs times fixed numbers."
        )
    return array[()]


def _pair(analytic: ArrayLike, numeric: ArrayLike) -> tuple[Floats, Floats]:
    a, n = reals(analytic, "analytic"), reals(numeric, "numeric")
    if a.shape != n.shape:
        raise ValueError(f"analytic has shape {a.shape} and numeric {n.shape}; expected one shape.")
    return a, n


def _length(v: Floats) -> float:
    return float(np.linalg.norm(v.ravel()))
