r"""Batch normalization: give each unit mean 0 and variance 1 over the batch, and back.

In training the batch itself says what mean and variance are, so every output depends on every
example, and the gradient has to pass through both. For a prediction they are fixed numbers.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import Floats, positive, reals, vector


class Normalization(NamedTuple):
    """What :func:`batch_norm` computed.

    Attributes
    ----------
    y : ndarray, shape (n, d)
        The output.
    x_hat : ndarray, shape (n, d)
        The input with mean 0 and variance 1 in each column.
    mean, variance : ndarray, shape (d,)
        Of each column over the batch; the variance divides by n.
    deviation : ndarray, shape (d,)
        What the columns were divided by, the root of variance + ε.
    """

    y: Floats
    x_hat: Floats
    mean: Floats
    variance: Floats
    deviation: Floats


class NormalizationGradient(NamedTuple):
    """The gradient of a loss with respect to input, scale and shift of :func:`batch_norm`."""

    dx: Floats
    dgamma: Floats
    dbeta: Floats


def batch_norm(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, *, eps: float = 1e-5
) -> Normalization:
    r"""Normalize each column over the batch, then give it a scale and a shift that are learned.

    .. math:: \hat x_{ij} = \frac{x_{ij} - \mu_j}{\sqrt{\sigma_j^2 + \epsilon}},\qquad
              y_{ij} = \gamma_j \hat x_{ij} + \beta_j

    Parameters
    ----------
    x : array_like, shape (n, d)
        One example per row, at least two.
    gamma, beta : array_like, shape (d,)
        Scale γ and shift β of each column.
    eps : float
        ε, which keeps a constant column from a division by zero.

    Returns
    -------
    Normalization
        The output ``y``, and what the way back needs.

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If the shapes do not fit, or there is one example: its distance from its own mean is 0.

    Notes
    -----
    Ioffe and Szegedy (2015), algorithm 1; equation :eq:`eq-batch-norm` of
    :ref:`sec-batchnorm`.

    Examples
    --------
    >>> batch_norm([[1.0], [3.0]], gamma=[10.0], beta=[5.0], eps=1e-12).y
    array([[-5.],
           [15.]])
    """
    x, gamma, beta = _fitting(x, gamma, beta)
    if len(x) < 2:
        raise ValueError(
            f"x has shape {x.shape}; batch normalization expects at least two examples, because "
            "it compares them with each other. If a single one is left for the last batch, choose "
            "another batch size."
        )
    mean, variance = x.mean(axis=0), x.var(axis=0)
    return _scaled(x, gamma, beta, mean, variance, eps)


def batch_norm_backward(
    dy: ArrayLike, run: Normalization, gamma: ArrayLike
) -> NormalizationGradient:
    r"""Pass a gradient back through :func:`batch_norm`.

    .. math::

        \frac{\partial L}{\partial \gamma_j}
        = \sum_i \hat x_{ij} \frac{\partial L}{\partial y_{ij}},\qquad
        \frac{\partial L}{\partial \beta_j} = \sum_i \frac{\partial L}{\partial y_{ij}},

        \frac{\partial L}{\partial x_{ij}} = \frac{\gamma_j}{\sqrt{\sigma_j^2 + \epsilon}}
        \Big(\frac{\partial L}{\partial y_{ij}}
        - \frac1n \frac{\partial L}{\partial \beta_j}
        - \frac{\hat x_{ij}}n \frac{\partial L}{\partial \gamma_j}\Big)

    Parameters
    ----------
    dy : array_like, shape (n, d)
        Gradient with respect to the output.
    run : Normalization
        What :func:`batch_norm` returned.
    gamma : array_like, shape (d,)
        The scale that it was given.

    Returns
    -------
    NormalizationGradient
        ``dx``, ``dgamma`` and ``dbeta``, each with the shape of what it belongs to.

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If dy has another shape than the output.

    Notes
    -----
    Equation :eq:`eq-batch-norm-backward` of :ref:`sec-batchnorm`.
    A change that moves or stretches a whole column is undone by the normalization. So the columns
    of dx sum to 0, and so do their products with the columns of x̂ where ε is small.

    Examples
    --------
    >>> run = batch_norm([[1.0], [3.0]], gamma=[1.0], beta=[0.0])
    >>> batch_norm_backward([[1.0], [1.0]], run, gamma=[1.0]).dx  # a shift changes nothing
    array([[0.],
           [0.]])
    """
    dy, gamma = reals(dy, "dy"), reals(gamma, "gamma")
    if dy.shape != run.y.shape:
        raise ValueError(f"dy has shape {dy.shape}; expected that of the output, {run.y.shape}.")
    dgamma, dbeta = (dy * run.x_hat).sum(axis=0), dy.sum(axis=0)
    dx = gamma / run.deviation * (dy - (dbeta + run.x_hat * dgamma) / len(dy))
    return NormalizationGradient(dx, dgamma, dbeta)


def normalize(
    x: ArrayLike, gamma: ArrayLike, beta: ArrayLike, mean: ArrayLike, variance: ArrayLike,
    *, eps: float = 1e-5,
) -> Normalization:  # fmt: skip
    r"""Apply :func:`batch_norm` with a mean and a variance that are known: what a prediction needs.

    Parameters
    ----------
    x : array_like, shape (n, d)
        One example or more: none looks at another.
    gamma, beta, mean, variance : array_like, shape (d,)
    eps : float

    Returns
    -------
    Normalization

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If the shapes do not fit.

    Examples
    --------
    >>> normalize([[7.0]], gamma=[10.0], beta=[5.0], mean=[3.0], variance=[4.0], eps=1e-12).y
    array([[25.]])
    """
    x, gamma, beta = _fitting(x, gamma, beta)
    length, partner = x.shape[1], f"x with shape {x.shape}"
    mean = vector(mean, "mean", length, partner)
    return _scaled(x, gamma, beta, mean, vector(variance, "variance", length, partner), eps)


def _scaled(
    x: Floats, gamma: Floats, beta: Floats, mean: Floats, variance: Floats, eps: float
) -> Normalization:
    deviation = np.sqrt(variance + x.dtype.type(positive(eps, "eps")))
    x_hat = (x - mean) / deviation
    return Normalization(gamma * x_hat + beta, x_hat, mean, variance, deviation)


def _fitting(x: ArrayLike, gamma: ArrayLike, beta: ArrayLike) -> tuple[Floats, Floats, Floats]:
    x = reals(x, "x")
    if x.ndim != 2:
        raise ValueError(f"x has shape {x.shape}; expected (n, d), one example per row.")
    length, partner = x.shape[1], f"x with shape {x.shape}"
    return x, vector(gamma, "gamma", length, partner), vector(beta, "beta", length, partner)
