r"""Losses: how wrong a prediction is, as a mean over the batch, and the gradient of that mean.

Each ``loss(prediction, target)`` returns one number, the mean over the examples (and over the
outputs, where there are several). ``loss_grad`` returns its gradient with respect to the
prediction, in the prediction's shape, the 1/n included. Losses that take logits are named so.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._softmax import log_softmax, softmax
from mlcourse._validation import Floats, floats, positive, signs_only, zeros_and_ones
from mlcourse.activations import sigmoid


def mse(prediction: ArrayLike, target: ArrayLike) -> float:
    r"""Compute the mean squared error, without a factor ½.

    .. math:: L = \frac1n \sum_{i=1}^n (\hat y_i - y_i)^2

    Parameters
    ----------
    prediction, target : array_like of one shape
        Any real numbers.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If the shapes differ (nothing is broadcast), or a number is not finite.

    Notes
    -----
    Equation :eq:`eq-mse` of :ref:`sec-regression-losses`.
    Minus the log-likelihood of Gaussian noise, up to constants: :ref:`sec-likelihood`.

    Examples
    --------
    >>> mse([1.0, 2.0], [0.0, 4.0])
    2.5
    """
    return float(np.mean(_difference(prediction, target) ** 2))


def mse_grad(prediction: ArrayLike, target: ArrayLike) -> Floats:
    r"""Differentiate :func:`mse`: :math:`\tfrac2n (\hat y - y)`.

    Notes
    -----
    Equation :eq:`eq-mse-grad` of :ref:`sec-regression-losses`.

    Examples
    --------
    >>> mse_grad([1.0, 2.0], [0.0, 4.0])
    array([ 1., -2.])
    """
    return _mean_of(2 * _difference(prediction, target))


def mae(prediction: ArrayLike, target: ArrayLike) -> float:
    r"""Compute the mean absolute error, :math:`\frac1n \sum_i |\hat y_i - y_i|`.

    Notes
    -----
    See :ref:`sec-regression-losses`. Minus the log-likelihood of Laplace's noise, up to constants:
    :ref:`sec-likelihood`.

    Examples
    --------
    >>> mae([1.0, 2.0], [0.0, 4.0])
    1.5
    """
    return float(np.mean(np.abs(_difference(prediction, target))))


def mae_grad(prediction: ArrayLike, target: ArrayLike) -> Floats:
    r"""Differentiate :func:`mae`: :math:`\tfrac1n \operatorname{sign}(\hat y - y)`, 0 at the kink.

    Notes
    -----
    See :ref:`sec-regression-losses`.

    Examples
    --------
    >>> mae_grad([1.0, 2.0], [0.0, 4.0])
    array([ 0.5, -0.5])
    """
    return _mean_of(np.sign(_difference(prediction, target)))


def huber(prediction: ArrayLike, target: ArrayLike, delta: float = 1.0) -> float:
    r"""Compute Huber's loss: squared for small differences, straight for large ones.

    .. math:: \frac1n \sum_i \begin{cases} \tfrac12 r_i^2 & |r_i| \le \delta \\
              \delta\,(|r_i| - \tfrac12 \delta) & \text{otherwise} \end{cases}
              \qquad r = \hat y - y

    Notes
    -----
    See :ref:`sec-regression-losses`.
    Huber (1964). The ½ belongs to the definition: both pieces meet with slope δ.

    Examples
    --------
    >>> huber([0.5, 3.0], [0.0, 0.0])
    1.3125
    """
    r, delta = np.abs(_difference(prediction, target)), positive(delta, "delta")
    inner = np.minimum(r, delta)
    return float(np.mean(inner * (r - inner / 2)))


def huber_grad(prediction: ArrayLike, target: ArrayLike, delta: float = 1.0) -> Floats:
    r"""Differentiate :func:`huber`: :math:`\tfrac1n` times the difference, cut at ±δ.

    Notes
    -----
    See :ref:`sec-regression-losses`.

    Examples
    --------
    >>> huber_grad([0.5, 3.0], [0.0, 0.0])
    array([0.25, 0.5 ])
    """
    delta = positive(delta, "delta")
    return _mean_of(np.clip(_difference(prediction, target), -delta, delta))


def hinge(z: ArrayLike, s: ArrayLike) -> float:
    r"""Compute the hinge loss, :math:`\frac1n \sum_i \max(0, 1 - s_i z_i)`.

    Parameters
    ----------
    z : array_like, shape (n,)
        Weighted sums.
    s : array_like, shape (n,)
        Signs, -1 or +1.

    Notes
    -----
    See :ref:`sec-margin-losses`.

    Examples
    --------
    >>> hinge([2.0, 0.5], [1, -1])
    0.75
    """
    z, s = _scores(z, s)
    return float(np.mean(np.maximum(0, 1 - s * z)))


def hinge_grad(z: ArrayLike, s: ArrayLike) -> Floats:
    r"""Differentiate :func:`hinge`: :math:`-\tfrac1n s` where s z < 1, else 0.

    Notes
    -----
    See :ref:`sec-margin-losses`. At the kink, s z = 1, the slope is 0.

    Examples
    --------
    >>> hinge_grad([2.0, 0.5], [1, -1])
    array([0. , 0.5])
    """
    z, s = _scores(z, s)
    return _mean_of(np.where(s * z < 1, -s, s.dtype.type(0)))


def perceptron_loss(z: ArrayLike, s: ArrayLike) -> float:
    r"""Compute the loss whose gradient step is the perceptron's rule.

    .. math:: \frac1n \sum_i \max(0, -s_i z_i)

    Notes
    -----
    See :ref:`sec-margin-losses`.

    Examples
    --------
    >>> perceptron_loss([2.0, 0.5], [1, -1])
    0.25
    """
    z, s = _scores(z, s)
    return float(np.mean(np.maximum(0, -s * z)))


def perceptron_loss_grad(z: ArrayLike, s: ArrayLike) -> Floats:
    r"""Differentiate :func:`perceptron_loss`: :math:`-\tfrac1n s` where s z ≤ 0, else 0.

    Notes
    -----
    See :ref:`sec-margin-losses`.
    At the kink z = 0 the slope of the wrong side is taken: a tie is a mistake.

    Examples
    --------
    >>> perceptron_loss_grad([2.0, 0.5], [1, -1])
    array([0. , 0.5])
    """
    z, s = _scores(z, s)
    return _mean_of(np.where(s * z <= 0, -s, s.dtype.type(0)))


def binary_cross_entropy(p: ArrayLike, y: ArrayLike) -> float:
    r"""Compute the binary cross-entropy of probabilities.

    .. math:: -\frac1n \sum_i \big( y_i \log p_i + (1 - y_i) \log (1 - p_i) \big)

    Parameters
    ----------
    p : array_like, shape (n,)
        Probabilities of class 1, from 0 to 1.
    y : array_like, shape (n,)
        Classes, 0 or 1.

    Returns
    -------
    float
        Infinite if a probability of exactly 0 was given to what happened.

    Notes
    -----
    Equation :eq:`eq-bce` of :ref:`sec-bce`.
    A p that was computed as σ(z) is exactly 1 from z = 36.74 on (16.64 in float32), and the loss
    of a wrong answer infinite: use :func:`binary_cross_entropy_with_logits`.

    Examples
    --------
    >>> round(binary_cross_entropy([0.5, 0.75], [1, 1]), 4)
    0.4904
    """
    p, y = _probabilities(p, y)
    with np.errstate(divide="ignore"):
        return float(-np.mean(np.where(y == 1, np.log(p), np.log1p(-p))))


def binary_cross_entropy_grad(p: ArrayLike, y: ArrayLike) -> Floats:
    r"""Differentiate :func:`binary_cross_entropy`: :math:`\tfrac1n (p - y) / (p (1 - p))`.

    Notes
    -----
    See :ref:`sec-bce`.

    Examples
    --------
    >>> binary_cross_entropy_grad([0.5, 0.25], [1, 0]).round(4)
    array([-1.    ,  0.6667])
    """
    p, y = _probabilities(p, y)
    with np.errstate(divide="ignore"):
        return _mean_of((1 - 2 * y) / np.where(y == 1, p, 1 - p))


def binary_cross_entropy_with_logits(z: ArrayLike, y: ArrayLike) -> float:
    r"""Compute the binary cross-entropy of σ(z) from z itself, finite for every finite z.

    .. math:: \frac1n \sum_i \max(z_i, 0) - z_i y_i + \log(1 + e^{-|z_i|})

    Parameters
    ----------
    z : array_like, shape (n,)
        Weighted sums (logits).
    y : array_like, shape (n,)
        Classes, 0 or 1.

    Notes
    -----
    Equation :eq:`eq-bce-logits` of :ref:`sec-logits`.

    Examples
    --------
    >>> binary_cross_entropy_with_logits([1000.0], [0])
    1000.0
    """
    z, y = _classes(z, y, "z")
    with np.errstate(under="ignore"):
        return float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))


def binary_cross_entropy_with_logits_grad(z: ArrayLike, y: ArrayLike) -> Floats:
    r"""Differentiate :func:`binary_cross_entropy_with_logits`: :math:`\tfrac1n(\sigma(z) - y)`.

    Notes
    -----
    Equation :eq:`eq-bce-grad` of :ref:`sec-bce`.

    Examples
    --------
    >>> binary_cross_entropy_with_logits_grad([0.0, 1000.0], [1, 0])
    array([-0.25,  0.5 ])
    """
    z, y = _classes(z, y, "z")
    return _mean_of(sigmoid(z) - y)


def cross_entropy_with_logits(
    z: ArrayLike, labels: ArrayLike, *, smoothing: float = 0.0, temperature: float = 1.0
) -> float:
    r"""Compute the cross-entropy of softmax(z / T) against smoothed labels.

    .. math:: -\frac1n \sum_{i=1}^n \sum_{k=1}^K q_{ik} \log p_{ik},\qquad
              q_{ik} = (1 - \varepsilon)\,[k = y_i] + \frac{\varepsilon}{K}

    Parameters
    ----------
    z : array_like, shape (n, K)
        Scores (logits).
    labels : array_like of int, shape (n,)
        The class of each example, from 0 to K - 1.
    smoothing : float
        The share ε of a label that is spread over all classes (Szegedy 2016, section 7).
    temperature : float
        T: above 1 softens the probabilities, below 1 sharpens them.

    Returns
    -------
    float

    Notes
    -----
    Equation :eq:`eq-cross-entropy` of :ref:`sec-cross-entropy`; with T in :ref:`sec-temperature`,
    with ε in :ref:`sec-smoothing`.

    Examples
    --------
    >>> round(cross_entropy_with_logits([[0.0] * 10], [3]), 4)
    2.3026
    """
    z, q = _scores_and_shares(z, labels, smoothing)
    logp = log_softmax(z / positive(temperature, "temperature"))
    return float(-(q * logp).sum() / len(z))


def cross_entropy_with_logits_grad(
    z: ArrayLike, labels: ArrayLike, *, smoothing: float = 0.0, temperature: float = 1.0
) -> Floats:
    r"""Differentiate :func:`cross_entropy_with_logits`: :math:`\tfrac{1}{nT}(p - q)`.

    Notes
    -----
    Equation :eq:`eq-ce-grad` of :ref:`sec-cross-entropy`.

    Examples
    --------
    >>> cross_entropy_with_logits_grad([[0.0, 0.0]], [0])
    array([[-0.5,  0.5]])
    """
    z, q = _scores_and_shares(z, labels, smoothing)
    temperature = positive(temperature, "temperature")
    grad: Floats = (softmax(z / temperature) - q) / (len(z) * z.dtype.type(temperature))
    return grad


def empirical_loss(
    loss: Callable[[Floats, ArrayLike], float],
    predict: Callable[[ArrayLike], Floats],
    X: ArrayLike,
    y: ArrayLike,
) -> float:
    r"""Compute the mean loss of a predictor over a set of examples.

    .. math:: J(\theta) = \frac1n \sum_{i=1}^n L\big(f(x_i; \theta), y_i\big)

    Parameters
    ----------
    loss : callable
        A mean loss of this module.
    predict : callable
        Maps X to predictions, one per row.
    X : array_like, shape (n, d)
    y : array_like, shape (n,)

    Returns
    -------
    float

    Notes
    -----
    Equation :eq:`eq-empirical` of :ref:`sec-empirical`.

    Examples
    --------
    >>> empirical_loss(mse, lambda X: np.sum(X, axis=1), [[1.0, 2.0], [0.0, 1.0]], [3.0, 3.0])
    2.0
    """
    return loss(predict(X), y)


def _difference(prediction: ArrayLike, target: ArrayLike) -> Floats:
    prediction, target = floats(prediction, "prediction"), floats(target, "target")
    if prediction.shape != target.shape or prediction.size == 0:
        raise ValueError(
            f"prediction has shape {prediction.shape} and target {target.shape}; expected one "
            "shape with at least one example. Nothing is broadcast: (n, 1) against (n,) would "
            "compare every prediction with every target."
        )
    return prediction - target.astype(prediction.dtype)


def _mean_of(grads: Floats) -> Floats:
    """Give each example its share of the mean."""
    return np.asarray(grads / grads.dtype.type(grads.size))


def _scores(z: ArrayLike, s: ArrayLike) -> tuple[Floats, Floats]:
    z = floats(z, "z")
    return z, signs_only(s, "s", z.shape, f"z with shape {z.shape}").astype(z.dtype)


def _classes(values: ArrayLike, y: ArrayLike, name: str) -> tuple[Floats, Floats]:
    array = floats(values, name)
    partner = f"{name} with shape {array.shape}"
    return array, zeros_and_ones(y, "y", array.shape, partner).astype(array.dtype)


def _probabilities(p: ArrayLike, y: ArrayLike) -> tuple[Floats, Floats]:
    p, y = _classes(p, y, "p")
    if p.size and not (p.min() >= 0 and p.max() <= 1):
        raise ValueError(
            f"p goes from {p.min():g} to {p.max():g}; expected probabilities from 0 to 1. For "
            "weighted sums take binary_cross_entropy_with_logits."
        )
    return p, y


def _scores_and_shares(z: ArrayLike, labels: ArrayLike, smoothing: float) -> tuple[Floats, Floats]:
    """Scores of shape (n, K), and for each label the share of every class."""
    z, chosen = floats(z, "z"), np.asarray(labels)
    if z.ndim != 2 or 0 in z.shape or chosen.shape != z.shape[:1]:
        raise ValueError(
            f"z has shape {z.shape} and labels {chosen.shape}; expected (n, K) and (n,)."
        )
    if chosen.dtype.kind not in "iu" or chosen.min() < 0 or chosen.max() >= z.shape[1]:
        raise ValueError(
            f"labels go from {chosen.min()} to {chosen.max()} with dtype {chosen.dtype}; expected "
            f"whole numbers from 0 to {z.shape[1] - 1}, one for each class of z."
        )
    if not 0 <= smoothing < 1:
        raise ValueError(f"smoothing is {smoothing!r}; expected a share from 0 up to below 1.")
    q = np.full(z.shape, smoothing / z.shape[1], dtype=z.dtype)
    q[np.arange(len(z)), chosen] += z.dtype.type(1 - smoothing)
    return z, q
