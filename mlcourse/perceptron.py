"""The perceptron: a weighted sum, a bias and a step, and the rule by which it learns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._validation import (
    Floats,
    Rng,
    floats,
    generator,
    matrix,
    positive,
    sign_vector,
    vector,
)

BLOCK = 64  # fewest examples that are scored at once: a product with fewer takes about as long


class Weights(NamedTuple):
    """The weights ``w`` of shape (d,) and the bias ``b`` of one unit."""

    w: Floats
    b: float


@dataclass(frozen=True)
class PerceptronRun:
    """What :func:`train_perceptron` found, in three readings of the same run.

    Attributes
    ----------
    last : Weights
        After the last example. Right on every example if ``converged``.
    averaged : Weights
        The mean over all visits of the weights after each visit.
    pocket : Weights
        Those that made the fewest errors on the whole training set.
    pocket_errors : int
        How many errors that is.
    mistakes : ndarray of int, shape (epochs run,)
        Mistakes in each pass.
    converged : bool
        Whether the last pass was without a mistake.
    """

    last: Weights
    averaged: Weights
    pocket: Weights
    pocket_errors: int
    mistakes: NDArray[np.int64]
    converged: bool


def step(z: ArrayLike) -> Floats:
    r"""Return 1 where z > 0, else 0.

    .. math:: g(z) = 1 \text{ if } z > 0 \text{ else } 0

    Parameters
    ----------
    z : array_like, any shape
        Weighted sums.

    Returns
    -------
    ndarray, same shape as z
        float64, or float32 for float32 input.

    Notes
    -----
    The field is divided over z = 0; here it counts as 0. Derived in :ref:`sec-unit`.

    Examples
    --------
    >>> step([-2.0, 0.0, 3.0])
    array([0., 0., 1.])
    """
    z = floats(z, "z")
    return (z > 0).astype(z.dtype)


def unit(
    X: ArrayLike, w: ArrayLike, b: float = 0.0, g: Callable[[Floats], Floats] = step
) -> Floats:
    r"""Compute one artificial neuron on every row of X.

    .. math:: \hat y = g\Big(\theta_0 + \sum_{i=1}^{d} x_i \theta_i\Big)

    Parameters
    ----------
    X : array_like, shape (n, d)
        One example per row.
    w : array_like, shape (d,)
        The weights θ₁ … θ_d.
    b : float
        The bias θ₀.
    g : callable
        The non-linearity, applied to the weighted sums of shape (n,).

    Returns
    -------
    ndarray, shape (n,)

    Raises
    ------
    ValueError
        If the shapes do not fit, or a number is not finite.

    Notes
    -----
    Equation :eq:`eq-unit` of :ref:`sec-unit`. With ``g=step`` this is the decision of
    Rosenblatt's perceptron (Rosenblatt 1958).

    Examples
    --------
    >>> unit([[0, 0], [0, 1], [1, 0], [1, 1]], w=[1, 1], b=-1.5)
    array([0., 0., 0., 1.])
    """
    X = matrix(X)
    w = vector(w, "w", X.shape[1], f"X with shape {X.shape}")
    z = X @ w + X.dtype.type(b)  # (n, d) @ (d,) -> (n,)
    return g(z)


def augment(X: ArrayLike) -> Floats:
    """Put a column of ones before X, so that the bias becomes one more weight.

    Parameters
    ----------
    X : array_like, shape (n, d)

    Returns
    -------
    ndarray, shape (n, d + 1)

    Notes
    -----
    With θ = (b, w₁, …, w_d): ``augment(X) @ theta == X @ w + b``. See :ref:`sec-bias`.

    Examples
    --------
    >>> augment([[2.0, 3.0]])
    array([[1., 2., 3.]])
    """
    X = matrix(X)
    return np.column_stack([np.ones(len(X), dtype=X.dtype), X])


def signs(y: ArrayLike) -> Floats:
    """Turn two class labels into signs: the smaller label into -1, the larger into +1.

    Parameters
    ----------
    y : array_like, shape (n,)
        Two different values.

    Returns
    -------
    ndarray of float64, shape (n,)

    Raises
    ------
    ValueError
        If there are not exactly two different labels.

    Examples
    --------
    >>> signs([0, 1, 1])
    array([-1.,  1.,  1.])
    """
    labels, codes = np.unique(np.asarray(y), return_inverse=True)
    if np.ndim(y) != 1 or labels.size != 2:
        raise ValueError(
            f"y has shape {np.shape(y)} and {labels.size} different labels; expected shape (n,) "
            "and exactly 2. Choose two classes, or one against the rest."
        )
    return 2.0 * codes - 1.0


def perceptron_update(
    x: ArrayLike, s: float, w: ArrayLike, b: float, *, lr: float = 1.0
) -> Weights:
    r"""Show the perceptron one example; return its weights afterwards.

    .. math::

        \text{if } s\,(\theta_0 + x \cdot \theta) \le 0:\quad
        \theta \leftarrow \theta + \eta\, s\, x,\quad \theta_0 \leftarrow \theta_0 + \eta\, s

    Parameters
    ----------
    x : array_like, shape (d,)
        One example.
    s : float
        Its sign, -1 or +1.
    w, b : array_like of shape (d,), float
        Weights and bias before; neither is changed in place.
    lr : float
        The learning rate η.

    Returns
    -------
    Weights
        The same values if the example was on its right side, else the corrected ones.

    Notes
    -----
    A tie (z = 0) counts as a mistake; otherwise a start at zero could not leave it.
    Equation :eq:`eq-perceptron-rule` of :ref:`sec-learning-rule` (Rosenblatt 1958).

    Examples
    --------
    >>> perceptron_update([2.0, -1.0], +1, [0.0, 0.0], 0.0)
    Weights(w=array([ 2., -1.]), b=1.0)
    """
    x = floats(x, "x")
    w = vector(w, "w", x.size, f"x with shape {x.shape}")
    if s not in (-1, 1):
        raise ValueError(f"s is {s!r}; expected the sign -1 or +1.")
    if s * (x @ w + b) > 0:
        return Weights(w, b)
    return Weights(w + lr * s * x, b + lr * s)


def train_perceptron(
    X: ArrayLike, s: ArrayLike, *, epochs: int = 100, lr: float = 1.0, rng: Rng = None
) -> PerceptronRun:
    """Apply the perceptron's rule, example after example, from zero weights.

    Stops after the first pass without a mistake, or after ``epochs`` passes.

    Parameters
    ----------
    X : array_like, shape (n, d)
        One example per row.
    s : array_like, shape (n,)
        Signs, -1 or +1, both present.
    epochs : int
        Most passes over the data.
    lr : float
        The learning rate η. From zero weights it changes only their scale.
    rng : numpy.random.Generator, int or None
        Reshuffle the examples before each pass; None visits them in the order given.

    Returns
    -------
    PerceptronRun

    Raises
    ------
    ValueError
        If shapes do not fit, a number is not finite, or only one class is present.

    Notes
    -----
    Between two mistakes the weights stand still, so one product scores many examples at once; the
    mistakes and the weights are those of :func:`perceptron_update` example by example.
    The pocket is Gallant's (1990) with the errors counted on all examples after each change;
    the average is Freund and Schapire's (1999). See :ref:`sec-learning-rule` and
    :ref:`sec-pocket`.

    Examples
    --------
    >>> run = train_perceptron([[0, 0], [0, 1], [1, 0], [1, 1]], [-1, -1, -1, 1])
    >>> run.converged, run.last.w, float(run.last.b)
    (True, array([3., 2.]), -4.0)
    """
    P = folded(X, s)
    if epochs < 1:
        raise ValueError(f"epochs is {epochs}; expected at least 1.")
    lr = positive(lr, "lr")
    shuffler = None if rng is None else generator(rng)

    theta = np.zeros(P.shape[1], dtype=P.dtype)
    rows: list[NDArray[np.intp]] = []  # of the mistakes in each pass, in order
    places: list[NDArray[np.intp]] = []  # the visits, counted through all passes, that they were at
    while len(rows) < epochs and (not rows or rows[-1].size):
        order = np.arange(len(P)) if shuffler is None else shuffler.permutation(len(P))
        theta, wrong = _one_pass(P if shuffler is None else P[order], theta, lr)
        places.append(len(rows) * len(P) + wrong)
        rows.append(order[wrong])
    converged, visits, mended = not rows[-1].size, len(rows) * len(P), np.concatenate(rows)
    # A correction stands in the weights of its own visit and of all later ones.
    share = 1 - np.concatenate(places) / visits
    averaged = lr * (np.bincount(mended, share, len(P)).astype(P.dtype) @ P)
    pocket, pocket_errors = (theta, 0) if converged else _pocket(P, mended, lr)
    return PerceptronRun(
        last=_unfolded(theta),
        averaged=_unfolded(averaged),
        pocket=_unfolded(pocket),
        pocket_errors=pocket_errors,
        mistakes=np.array([each.size for each in rows]),
        converged=converged,
    )


def _one_pass(P: Floats, theta: Floats, lr: float) -> tuple[Floats, NDArray[np.intp]]:
    """Visit the rows of P in order; give the weights afterwards, and where the mistakes were.

    Until the next mistake theta stands still, so one product scores a block of rows. What a block
    scores behind its first mistake is lost: blocks grow where mistakes are rare.
    """
    wrong, done, block = [], 0, BLOCK
    while done < len(P):
        z = P[done : done + block] @ theta  # (block, d + 1) @ (d + 1,) -> (block,)
        missed = z <= 0
        first = int(missed.argmax())
        if missed[first]:
            done += first
            wrong.append(done)
            theta = theta + lr * P[done]
            done, block = done + 1, max(BLOCK, 2 * first)
        else:
            done, block = done + block, 2 * block
    return theta, np.array(wrong, dtype=np.intp)


def _pocket(P: Floats, mended: NDArray[np.intp], lr: float) -> tuple[Floats, int]:
    """Take the corrections once more; give the weights with the fewest errors on all rows."""
    theta = pocket = np.zeros(P.shape[1], dtype=P.dtype)
    fewest = len(P)  # with zero weights, every sum is a tie
    for start in range(0, len(mended), BLOCK):
        steps = lr * P[mended[start : start + BLOCK]]
        path = np.cumsum(np.vstack([theta, steps]), axis=0)  # the weights after each correction
        errors = np.count_nonzero(P @ path.T <= 0, axis=0)
        best = errors.argmin()
        if errors[best] < fewest:
            pocket, fewest = path[best], int(errors[best])
        theta = path[-1]
    return pocket, fewest


def folded(X: ArrayLike, s: ArrayLike) -> Floats:
    """Multiply each augmented example by its sign: being right then means z > 0 for all.

    Parameters
    ----------
    X : array_like, shape (n, d)
    s : array_like, shape (n,)
        Signs, -1 or +1, both present.

    Returns
    -------
    ndarray, shape (n, d + 1)

    Examples
    --------
    >>> folded([[2.0], [3.0]], [1, -1])
    array([[ 1.,  2.],
           [-1., -3.]])
    """
    A = augment(X)
    s = sign_vector(s, "s", len(A), f"X with {len(A)} rows")
    return A * s[:, None].astype(A.dtype)


def _unfolded(theta: Floats) -> Weights:
    return Weights(theta[1:], float(theta[0]))
