r"""Regularization: penalties on the weights, dropout masks, noise and shifts for experiments.

Weights and biases stand in one vector θ, and ``where`` says which entries are weights: a penalty
leaves the biases alone. When to stop early is the business of :mod:`mlcourse.early_stopping`;
decay that does not go through the gradient is :class:`mlcourse.optim.AdamW`.
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._validation import Floats, Rng, floats, generator, reals, whole
from mlcourse.objectives import Objective


def l2_penalty(theta: ArrayLike, l2: float, *, where: ArrayLike = True) -> float:
    r"""Charge for large weights, the price growing with their squares.

    .. math:: \frac\lambda2 \sum_{j \in \text{where}} \theta_j^2

    Parameters
    ----------
    theta : array_like, any shape
    l2 : float
        The strength λ, at least 0.
    where : array_like of bool, shape of theta
        The entries that are charged; by default all.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If λ is negative, or where has another shape than theta.

    Notes
    -----
    Equation :eq:`eq-l2` of :ref:`sec-l2`. Minus the logarithm of a Gaussian prior with variance
    1/λ, up to constants: :ref:`sec-map`.

    Examples
    --------
    >>> l2_penalty([3.0, 4.0, 100.0], 0.1, where=[True, True, False])
    1.25
    """
    chosen = _chosen(theta, where)
    return _strength(l2, "l2") / 2 * float(np.vdot(chosen, chosen))


def l2_penalty_grad(theta: ArrayLike, l2: float, *, where: ArrayLike = True) -> Floats:
    r"""Differentiate :func:`l2_penalty`: :math:`\lambda \theta_j`, and 0 for what is not charged.

    Examples
    --------
    >>> l2_penalty_grad([3.0, 4.0, 100.0], 0.5, where=[True, True, False])
    array([1.5, 2. , 0. ])
    """
    return _strength(l2, "l2") * _chosen(theta, where)


def l1_penalty(theta: ArrayLike, l1: float, *, where: ArrayLike = True) -> float:
    r"""Charge for every weight that is not 0, the price growing with its size.

    .. math:: \lambda \sum_{j \in \text{where}} |\theta_j|

    Parameters
    ----------
    theta : array_like, any shape
    l1 : float
        The strength λ, at least 0.
    where : array_like of bool, shape of theta
        The entries that are charged; by default all.

    Returns
    -------
    float

    Raises
    ------
    ValueError
        If λ is negative, or where has another shape than theta.

    Examples
    --------
    >>> l1_penalty([3.0, -4.0, 100.0], 0.5, where=[True, True, False])
    3.5
    """
    return _strength(l1, "l1") * float(np.abs(_chosen(theta, where)).sum())


def l1_penalty_grad(theta: ArrayLike, l1: float, *, where: ArrayLike = True) -> Floats:
    r"""Differentiate :func:`l1_penalty`: :math:`\lambda \operatorname{sign} \theta_j`, 0 at 0.

    Notes
    -----
    Steps along it jump over 0 from side to side and hardly ever land there. :func:`soft_threshold`
    does.

    Examples
    --------
    >>> l1_penalty_grad([3.0, -4.0, 0.0], 0.5)
    array([ 0.5, -0.5,  0. ])
    """
    return _strength(l1, "l1") * np.sign(_chosen(theta, where))


def soft_threshold(theta: ArrayLike, amount: float, *, where: ArrayLike = True) -> Floats:
    r"""Bring each weight closer to 0 by an amount, and to 0 itself where less than that is left.

    .. math:: \operatorname{sign}(\theta_j) \max(0, |\theta_j| - \eta\lambda)
              = \arg\min_u \tfrac12 (u - \theta_j)^2 + \eta\lambda |u|

    Parameters
    ----------
    theta : array_like, any shape
        The parameters after a gradient step of length η on the loss alone.
    amount : float
        ηλ, at least 0.
    where : array_like of bool, shape of theta
        The entries that shrink; by default all.

    Returns
    -------
    ndarray, same shape as theta

    Raises
    ------
    ValueError
        If the amount is negative, or where has another shape than theta.

    Notes
    -----
    Equation :eq:`eq-soft-threshold` of :ref:`sec-l1`. The proximal step of the L1 penalty. In turn
    with gradient steps it finds weights that are exactly 0 (ISTA: Beck and Teboulle 2009).

    Examples
    --------
    >>> soft_threshold([3.0, -0.5, -2.0], 1.0)
    array([ 2.,  0., -1.])
    """
    taken = np.clip(_chosen(theta, where), -_strength(amount, "amount"), amount)
    return np.asarray(reals(theta, "theta") - taken)


def penalized(
    objective: Objective, *, l1: float = 0.0, l2: float = 0.0, where: ArrayLike = True
) -> Objective:
    r"""Add both penalties to an objective.

    .. math:: J(\theta) + \lambda_1 \sum_j |\theta_j| + \frac{\lambda_2}2 \sum_j \theta_j^2

    Parameters
    ----------
    objective : callable
        Maps (theta, X, y) to a loss and its gradient.
    l1, l2 : float
        The strengths λ₁ and λ₂, at least 0.
    where : array_like of bool, shape of theta
        The weights among the parameters: ``is_weight`` of :class:`mlcourse.networks.Sequential`.

    Returns
    -------
    callable
        The objective with penalties. Its loss holds them, so compare validation losses without.

    Examples
    --------
    >>> flat = lambda theta, X, y: (1.0, np.zeros(2))
    >>> penalized(flat, l2=0.5, where=[True, False])(np.array([2.0, 9.0]), None, None)
    (2.0, array([1., 0.]))
    """
    if not (_strength(l1, "l1") or _strength(l2, "l2")):
        return objective

    def with_penalties(theta: Floats, X: ArrayLike, y: ArrayLike) -> tuple[float, Floats]:
        loss, grad = objective(theta, X, y)
        if l1:
            loss += l1_penalty(theta, l1, where=where)
            grad = grad + l1_penalty_grad(theta, l1, where=where)
        if l2:
            loss += l2_penalty(theta, l2, where=where)
            grad = grad + l2_penalty_grad(theta, l2, where=where)
        return loss, grad

    return with_penalties


def dropout_mask(shape: tuple[int, ...], keep: float, *, rng: Rng) -> Floats:
    r"""Draw what dropout multiplies with: 1/p with the chance p, else 0.

    .. math:: m = \frac{b}{p},\quad b \sim \operatorname{Bernoulli}(p),\qquad
              \operatorname{E} m = 1,\quad \operatorname{Var} m = \frac{1 - p}{p}

    Parameters
    ----------
    shape : tuple of int
        The shape of what is masked, (n, d) for the units of a layer.
    keep : float
        The chance p that a unit stays, above 0 and up to 1.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of float64

    Raises
    ------
    ValueError
        If p is not above 0 and up to 1.

    Notes
    -----
    Equation :eq:`eq-dropout` of :ref:`sec-dropout`.
    With the 1/p in training (inverted dropout) the mean of a unit stays, and a prediction needs no
    change. Srivastava and others (2014) multiply by p at prediction time instead. Their p is this
    one; others name the chance to *drop*.

    Examples
    --------
    >>> mask = dropout_mask((1000, 50), 0.8, rng=0)
    >>> np.unique(mask), round(float(mask.mean()), 2)
    (array([0.  , 1.25]), 1.0)
    """
    if not 0 < keep <= 1:
        raise ValueError(f"keep is {keep!r}; expected a chance, above 0 and up to 1.")
    return (generator(rng).random(shape) < keep) / keep


def noisy_labels(y: ArrayLike, share: float, classes: int, *, rng: Rng = None) -> NDArray[np.int64]:
    """Give a share of the examples a wrong label, each wrong class with the same chance.

    Parameters
    ----------
    y : array_like of int, shape (n,)
        Labels from 0 to K - 1.
    share : float
        How many are changed, from 0 to 1; rounded to whole examples.
    classes : int
        The number K of classes.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of int, shape (n,)

    Raises
    ------
    ValueError
        If the share is not from 0 to 1, or a label is no whole number from 0 to K - 1.

    Notes
    -----
    Every changed label is wrong. Labels that tell nothing at all are another thing:
    ``rng.permutation(y)``.

    Examples
    --------
    >>> y = np.arange(10)
    >>> int((noisy_labels(y, 0.3, 10, rng=0) != y).sum())
    3
    """
    labels, classes, rng = np.asarray(y), whole(classes, "classes", at_least=2), generator(rng)
    if not 0 <= share <= 1:
        raise ValueError(f"share is {share!r}; expected a number from 0 to 1.")
    if (
        labels.dtype.kind not in "iu"
        or labels.ndim != 1
        or not np.isin(labels, range(classes)).all()
    ):
        raise ValueError(
            f"y has shape {labels.shape} and dtype {labels.dtype}; expected a vector of whole "
            f"numbers from 0 to {classes - 1}."
        )
    changed = rng.choice(labels.size, size=round(share * labels.size), replace=False)
    noisy = labels.astype(np.int64)
    noisy[changed] = (noisy[changed] + rng.integers(1, classes, size=changed.size)) % classes
    return noisy


def shifted(X: ArrayLike, down: int, right: int, *, shape: tuple[int, int] = (8, 8)) -> Floats:
    """Move images by whole pixels; what comes in at the edges is 0.

    Parameters
    ----------
    X : array_like, shape (n, rows * columns)
        One image per row, as in the digits. Shift before you standardize: afterwards an empty
        pixel is no longer 0.
    down, right : int
        By how many pixels; negative numbers move up and left.
    shape : tuple of int
        Rows and columns of an image.

    Returns
    -------
    ndarray, shape of X

    Raises
    ------
    ValueError
        If the images have another size.

    Examples
    --------
    >>> shifted([[1.0, 2.0, 3.0, 4.0]], down=0, right=1, shape=(2, 2))
    array([[0., 1., 0., 3.]])
    """
    X, (rows, columns) = floats(X, "X"), shape
    if X.ndim != 2 or X.shape[1] != rows * columns:
        raise ValueError(
            f"X has shape {X.shape}; expected (n, {rows * columns}), an image of {rows} x "
            f"{columns} pixels in each row."
        )
    edge = max(abs(down), abs(right))
    wide = np.pad(X.reshape(-1, rows, columns), ((0, 0), (edge, edge), (edge, edge)))
    top, left = edge - down, edge - right
    return wide[:, top : top + rows, left : left + columns].reshape(X.shape)


def _chosen(theta: ArrayLike, where: ArrayLike) -> Floats:
    """Theta with 0 in the entries that no penalty concerns."""
    theta, mask = reals(theta, "theta"), np.asarray(where)
    if mask.dtype != bool or mask.shape not in ((), theta.shape):
        raise ValueError(
            f"where has shape {mask.shape} and dtype {mask.dtype}; expected True or False for each "
            f"entry of theta with shape {theta.shape}."
        )
    chosen: Floats = theta * mask
    return chosen


def _strength(value: float, name: str) -> float:
    if not 0 <= value < np.inf:
        raise ValueError(f"{name} is {value!r}; expected a number, at least 0.")
    return value
