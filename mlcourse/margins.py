"""How far apart two classes are, and how many mistakes that allows the perceptron."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._validation import Floats, vector
from mlcourse.perceptron import Weights, folded

# Margins below this fraction of the radius cannot be told from none in float64.
SMALLEST_RATIO = 1e-9


def margin(X: ArrayLike, s: ArrayLike, w: ArrayLike, b: float) -> float:
    r"""Compute the margin that given weights leave, in augmented coordinates.

    .. math:: \gamma(\theta) = \min_i \frac{s_i\, \theta \cdot x_i}{\lVert\theta\rVert}

    Parameters
    ----------
    X : array_like, shape (n, d)
    s : array_like, shape (n,)
        Signs, -1 or +1.
    w, b : array_like of shape (d,), float
        Weights and bias, together θ = (b, w).

    Returns
    -------
    float
        In the units of X. Negative if an example lies on the wrong side.

    Raises
    ------
    ValueError
        If the shapes do not fit, or all weights are zero.

    Notes
    -----
    See :ref:`sec-novikoff`.

    Examples
    --------
    >>> margin([[-1.0], [3.0]], [-1, 1], w=[1.0], b=0.0)
    1.0
    """
    P = folded(X, s)
    w = vector(w, "w", P.shape[1] - 1, f"X with {P.shape[1] - 1} columns")
    theta = np.concatenate([[b], w])
    length = float(np.linalg.norm(theta))
    if length == 0:
        raise ValueError("all weights are zero; expected weights that point somewhere.")
    return float((P @ theta).min()) / length


def max_margin(X: ArrayLike, s: ArrayLike) -> tuple[float, Weights]:
    r"""Find the largest margin that any weights leave, and weights that leave it.

    .. math:: \gamma^\ast = \max_\theta \gamma(\theta)
              = \min\{\lVert p\rVert : p \in \operatorname{conv}\{s_i x_i\}\}

    Parameters
    ----------
    X : array_like, shape (n, d)
    s : array_like, shape (n,)
        Signs, -1 or +1, both present.

    Returns
    -------
    gamma : float
        The margin in augmented coordinates; 0 if no hyperplane separates the classes.
    weights : Weights
        θ/‖θ‖ that leaves it; zeros if there is none.

    Notes
    -----
    The point of a convex hull nearest to the origin, by Wolfe's (1976) algorithm. A hull that
    holds the origin proves that the classes are not separable. Margins below 10⁻⁹ of the
    largest ‖xᵢ‖ count as none. See :ref:`sec-novikoff`.

    Examples
    --------
    >>> gamma, (w, b) = max_margin([[-1.0], [1.0]], [-1, 1])
    >>> round(gamma, 6), w.round(6), abs(round(b, 6))
    (1.0, array([1.]), 0.0)
    """
    P = folded(X, s).astype(np.float64)
    nearest = _nearest_to_origin(P)
    gamma = float(np.linalg.norm(nearest))
    if gamma <= SMALLEST_RATIO * _radius(P):
        return 0.0, Weights(np.zeros(P.shape[1] - 1), 0.0)
    theta = nearest / gamma
    return float((P @ theta).min()), Weights(theta[1:], float(theta[0]))


def novikoff_bound(X: ArrayLike, s: ArrayLike) -> float:
    r"""Bound the perceptron's mistakes from zero weights, whatever the order of examples.

    .. math:: \text{mistakes} \le \Big(\frac{R}{\gamma^\ast}\Big)^2,\qquad
              R = \max_i \lVert x_i\rVert

    Parameters
    ----------
    X : array_like, shape (n, d)
    s : array_like, shape (n,)
        Signs, -1 or +1, both present.

    Returns
    -------
    float
        The bound with both R and γ in augmented coordinates; infinity if no hyperplane
        separates the classes.

    Notes
    -----
    Equation :eq:`eq-novikoff` of :ref:`sec-novikoff` (Novikoff 1962).

    Examples
    --------
    >>> round(novikoff_bound([[-1.0], [1.0]], [-1, 1]), 6)
    2.0
    """
    gamma, _ = max_margin(X, s)
    return float("inf") if gamma == 0 else (_radius(folded(X, s)) / gamma) ** 2


def _radius(P: Floats) -> float:
    return float(np.linalg.norm(P, axis=1).max())


def _nearest_to_origin(P: Floats) -> Floats:
    """Wolfe's algorithm: walk from corral to corral, each a simplex of rows of P."""
    corral = np.array([np.argmin(np.linalg.norm(P, axis=1))])
    shares: Floats = np.ones(1)
    nearest: Floats = P[corral[0]]
    while np.linalg.norm(nearest) > SMALLEST_RATIO * _radius(P):
        z = P @ nearest
        new = int(z.argmin())
        # Optimal when no row lies nearer along this direction than the point itself.
        if nearest @ nearest - z[new] <= 1e-12 * (nearest @ nearest):
            break
        corral, shares = _shrink(P, np.append(corral, new), np.append(shares, 0.0))
        nearer = shares @ P[corral]
        if not nearer @ nearer < nearest @ nearest:  # rounding has the last word
            break
        nearest = nearer
    return nearest


def _shrink(
    P: Floats, corral: NDArray[np.int64], shares: Floats
) -> tuple[NDArray[np.int64], Floats]:
    """Move to the nearest point of the corral's plane, dropping rows that would pull, not push."""
    while True:
        target = _affine_shares(P[corral])
        if (target > 1e-12).all():
            return corral, target
        falling = target <= 1e-12
        reach = np.min(shares[falling] / np.maximum(shares[falling] - target[falling], 1e-300))
        shares = (1 - reach) * shares + reach * target
        keep = shares > 1e-12
        corral, shares = corral[keep], shares[keep] / shares[keep].sum()


def _affine_shares(Q: Floats) -> Floats:
    """Shares, summing to 1, of the rows of Q whose mix is nearest to the origin."""
    if len(Q) == 1:
        return np.ones(1)
    others = np.linalg.lstsq((Q[1:] - Q[0]).T, -Q[0], rcond=None)[0]
    return np.concatenate([[1 - others.sum()], others])
