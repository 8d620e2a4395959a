r"""Softmax: scores of K classes to probabilities, with its logarithm and both backward steps."""

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import Floats, reals


def softmax(z: ArrayLike) -> Floats:
    r"""Turn each row of scores into probabilities.

    .. math:: p_k = \frac{e^{z_k}}{\sum_j e^{z_j}}

    Parameters
    ----------
    z : array_like, shape (..., K)
        Scores (logits) along the last axis.

    Returns
    -------
    ndarray, same shape
        Each row is positive and sums to 1.

    Raises
    ------
    TypeError
        If z is complex or holds objects.
    ValueError
        If z has no axis, or no class along it.

    Notes
    -----
    The largest score of a row is taken off first: that changes nothing (shift invariance, see
    :ref:`sec-softmax`) and no exponential overflows. Infinite scores that tie share the row.

    Examples
    --------
    >>> softmax([[0.0, 0.0], [1000.0, 0.0]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    with np.errstate(under="ignore"):
        e = np.exp(_shifted(z))
        p: Floats = e / e.sum(axis=-1, keepdims=True)
    return p


def softmax_backward(dp: ArrayLike, p: ArrayLike) -> Floats:
    r"""Pass a gradient back through softmax.

    .. math:: \frac{\partial L}{\partial z_k}
              = p_k \Big(\frac{\partial L}{\partial p_k}
              - \sum_j p_j \frac{\partial L}{\partial p_j}\Big)

    Parameters
    ----------
    dp : array_like, shape (..., K)
        Gradient with respect to the probabilities.
    p : array_like, shape (..., K)
        The probabilities that :func:`softmax` returned.

    Returns
    -------
    ndarray, shape (..., K)
        Gradient with respect to the scores. Its rows sum to 0, as shifts change nothing.

    Notes
    -----
    Equation :eq:`eq-softmax-jacobian` of :ref:`sec-cross-entropy`.

    Examples
    --------
    >>> softmax_backward([1.0, 0.0], softmax([0.0, 0.0]))
    array([ 0.25, -0.25])
    """
    dp, p = reals(dp, "dp"), reals(p, "p")
    dz: Floats = p * (dp - (dp * p).sum(axis=-1, keepdims=True))
    return dz


def log_softmax(z: ArrayLike) -> Floats:
    r"""Compute the logarithm of softmax without forming tiny probabilities first.

    .. math:: \log p_k = z_k - \log \sum_j e^{z_j}

    Parameters
    ----------
    z : array_like, shape (..., K)

    Returns
    -------
    ndarray, same shape

    Notes
    -----
    Equation :eq:`eq-log-sum-exp` of :ref:`sec-log-sum-exp`.

    Examples
    --------
    >>> log_softmax([1000.0, 0.0])
    array([    0., -1000.])
    """
    z = _shifted(z)
    with np.errstate(under="ignore"):
        logp: Floats = z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
    return logp


def log_softmax_backward(dlogp: ArrayLike, logp: ArrayLike) -> Floats:
    r"""Pass a gradient back through :func:`log_softmax`.

    .. math:: \frac{\partial L}{\partial z_k} = \frac{\partial L}{\partial \log p_k}
              - p_k \sum_j \frac{\partial L}{\partial \log p_j}

    Parameters
    ----------
    dlogp : array_like, shape (..., K)
        Gradient with respect to the log-probabilities.
    logp : array_like, shape (..., K)
        What :func:`log_softmax` returned.

    Returns
    -------
    ndarray, shape (..., K)

    Examples
    --------
    >>> log_softmax_backward([1.0, 0.0], log_softmax([0.0, 0.0]))
    array([ 0.5, -0.5])
    """
    dlogp, logp = reals(dlogp, "dlogp"), reals(logp, "logp")
    with np.errstate(under="ignore"):
        dz: Floats = dlogp - np.exp(logp) * dlogp.sum(axis=-1, keepdims=True)
    return dz


def _shifted(z: ArrayLike) -> Floats:
    """Scores minus the largest of their row: at most 0, and 0 at least once."""
    z = reals(z, "z")
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ValueError(f"z has shape {z.shape}; expected (..., K) with at least one class.")
    largest = z.max(axis=-1, keepdims=True)
    # inf - inf is no number, but a largest score is 0 away from itself, however large.
    with np.errstate(invalid="ignore"):
        return np.where(z == largest, z.dtype.type(0), z - largest)
