r"""Weights to start from: how wide to draw them so that signals keep their size through a stack.

All draw a matrix of shape (d_in, d_out) with mean 0. They differ in the variance, and that decides
whether a deep network passes anything on: see :ref:`sec-signal`.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from mlcourse._validation import Floats, Rng, generator, whole
from mlcourse.layers import Dense


def uniform(d_in: int, d_out: int, *, rng: Rng = None) -> Floats:
    r"""Draw weights evenly between :math:`\pm 1/\sqrt{d_\text{in}}`, the habit before 2010.

    .. math:: W_{ij} \sim U\Big[-\tfrac{1}{\sqrt{d_\text{in}}}, \tfrac{1}{\sqrt{d_\text{in}}}\Big],
              \qquad \operatorname{Var} W_{ij} = \frac{1}{3\,d_\text{in}}

    Parameters
    ----------
    d_in, d_out : int
        Inputs and units of the layer.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of float64, shape (d_in, d_out)

    Raises
    ------
    ValueError
        If a size is not a whole number, at least 1.

    Notes
    -----
    The variance is a third of what would keep the size of the signal: a layer of linear units
    shrinks it by :math:`1/\sqrt 3` (Glorot and Bengio 2010, eqs. 1 and 15).

    Examples
    --------
    >>> bool(np.abs(uniform(16, 100, rng=0)).max() <= 1 / 4)
    True
    """
    return _evenly(d_in, d_out, 1 / np.sqrt(whole(d_in, "d_in", at_least=1)), rng)


def lecun(d_in: int, d_out: int, *, rng: Rng = None) -> Floats:
    r"""Draw normal weights that keep the variance through a layer of linear units.

    .. math:: W_{ij} \sim N\Big(0, \frac{1}{d_\text{in}}\Big)

    Parameters
    ----------
    d_in, d_out : int
        Inputs and units of the layer.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of float64, shape (d_in, d_out)

    Raises
    ------
    ValueError
        If a size is not a whole number, at least 1.

    Notes
    -----
    LeCun and others 1998, section 4.6. SELU expects it.

    Examples
    --------
    >>> round(float(lecun(100, 1000, rng=0).var()), 3)
    0.01
    """
    return _normal(d_in, d_out, 1.0, rng)


def glorot(d_in: int, d_out: int, *, rng: Rng = None) -> Floats:
    r"""Draw even weights, wide enough for both directions: forward and backward (Xavier).

    .. math:: W_{ij} \sim U[-r, r],\quad r = \sqrt{\frac{6}{d_\text{in} + d_\text{out}}},\qquad
              \operatorname{Var} W_{ij} = \frac{2}{d_\text{in} + d_\text{out}}

    Parameters
    ----------
    d_in, d_out : int
        Inputs and units of the layer.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of float64, shape (d_in, d_out)

    Raises
    ------
    ValueError
        If a size is not a whole number, at least 1.

    Notes
    -----
    Glorot and Bengio 2010, eq. 16. Made for units whose slope at 0 is 1, such as tanh.

    Examples
    --------
    >>> round(float(glorot(50, 150, rng=0).var()), 3)
    0.01
    """
    sizes = whole(d_in, "d_in", at_least=1) + whole(d_out, "d_out", at_least=1)
    return _evenly(d_in, d_out, np.sqrt(6 / sizes), rng)


def he(d_in: int, d_out: int, *, rng: Rng = None) -> Floats:
    r"""Draw normal weights that keep the size of the signal through ReLU (Kaiming).

    .. math:: W_{ij} \sim N\Big(0, \frac{2}{d_\text{in}}\Big)

    Parameters
    ----------
    d_in, d_out : int
        Inputs and units of the layer.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of float64, shape (d_in, d_out)

    Raises
    ------
    ValueError
        If a size is not a whole number, at least 1.

    Notes
    -----
    ReLU cuts off half of what comes, and the 2 makes up for it (He and others 2015, eq. 10).

    Examples
    --------
    >>> round(float(he(100, 1000, rng=0).var()), 3)
    0.02
    """
    return _normal(d_in, d_out, 2.0, rng)


def network(
    widths: Sequence[int], initializer: Callable[..., Floats], *, rng: Rng = None
) -> list[Dense]:
    """Draw the layers of a whole network, with biases of zero.

    Parameters
    ----------
    widths : sequence of int
        The number of inputs, then the number of units of each layer.
    initializer : callable
        One of this module, or another that takes ``(d_in, d_out, rng=rng)``.
    rng : numpy.random.Generator, int or None
        The source of chance for all layers; a whole number seeds one.

    Returns
    -------
    list of Dense
        One fewer than widths, for :func:`mlcourse.layers.forward`.

    Raises
    ------
    ValueError
        If there are fewer than two widths.

    Examples
    --------
    >>> [layer.W.shape for layer in network([64, 32, 10], he, rng=0)]
    [(64, 32), (32, 10)]
    """
    if len(widths) < 2:
        raise ValueError(
            f"widths is {list(widths)}; expected the number of inputs and then one width for "
            "each layer, for example [64, 32, 10]."
        )
    rng = generator(rng)
    return [Dense(initializer(i, o, rng=rng), np.zeros(o)) for i, o in pairwise(widths)]


def _evenly(d_in: int, d_out: int, reach: float, rng: Rng) -> Floats:
    shape = (whole(d_in, "d_in", at_least=1), whole(d_out, "d_out", at_least=1))
    return generator(rng).uniform(-reach, reach, shape)


def _normal(d_in: int, d_out: int, gain: float, rng: Rng) -> Floats:
    shape = (whole(d_in, "d_in", at_least=1), whole(d_out, "d_out", at_least=1))
    return generator(rng).normal(0, np.sqrt(gain / shape[0]), shape)
