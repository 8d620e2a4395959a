r"""Objectives: what training makes small, as a function of one vector with all parameters.

An objective is called as ``objective(theta, X, y)`` and returns the loss on these examples and its
gradient, in the shape of theta. Given all examples it is the empirical loss
:math:`J(\theta)`; given a batch, an estimate of it.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import Floats, matrix, vector, whole
from mlcourse.layers import backward, flatten, forward, unflatten

Objective = Callable[[Floats, ArrayLike, ArrayLike], tuple[float, Floats]]
Loss = Callable[[Floats, ArrayLike], float]
LossGradient = Callable[[Floats, ArrayLike], Floats]


def linear_objective(
    loss: Loss, loss_grad: LossGradient, *, outputs: int | None = None, l2: float = 0.0
) -> Objective:
    r"""Make the objective of a linear model: a loss of weighted sums.

    .. math:: J(\theta) = L(Z, y) + \frac\lambda2 \lVert W \rVert^2, \qquad Z = X W + b,\qquad
              \frac{\partial J}{\partial W} = X^\top \frac{\partial L}{\partial Z} + \lambda W

    Parameters
    ----------
    loss, loss_grad : callable
        A loss and its gradient from :mod:`mlcourse.losses`, called with the sums and y.
    outputs : int, optional
        The number K of sums for each example; None for a single one of shape (n,).
    l2 : float
        The strength λ of a penalty on the weights; the biases go free.

    Returns
    -------
    callable
        The objective. Its theta begins with the biases, as in :func:`mlcourse.perceptron.augment`:
        shape (d + 1,), or ((d + 1) * K,) for K outputs, read as rows of (d + 1, K).

    Raises
    ------
    ValueError
        If l2 is negative or outputs is not a whole number, at least 1. The objective raises it if
        theta does not fit X, or X and y do not fit the loss.

    Notes
    -----
    See :ref:`sec-empirical`. To give a loss options, wrap loss and gradient
    alike, as with ``functools.partial(losses.huber, delta=2.0)``.

    Examples
    --------
    >>> from mlcourse import losses
    >>> objective = linear_objective(losses.mse, losses.mse_grad)
    >>> objective(np.array([1.0, 2.0]), [[0.0], [1.0]], [1.0, 5.0])  # 1 + 2 x
    (2.0, array([-2., -2.]))
    """
    columns = () if outputs is None else (whole(outputs, "outputs", at_least=1),)
    if not 0 <= l2 < np.inf:
        raise ValueError(f"l2 is {l2!r}; expected a number, at least 0.")

    def objective(theta: Floats, X: ArrayLike, y: ArrayLike) -> tuple[float, Floats]:
        X = matrix(X)
        shape = (X.shape[1] + 1, *columns)
        partner = f"X with shape {X.shape} and a bias for each of {outputs or 1} outputs"
        theta = vector(theta, "theta", int(np.prod(shape)), partner).reshape(shape)
        b, W = theta[0], theta[1:]
        z = X @ W + b  # (n, d) @ (d, K) + (K,) -> (n, K), or without K throughout
        dz = loss_grad(z, y)
        dW, db = X.T @ dz + l2 * W, dz.sum(axis=0)
        return loss(z, y) + l2 / 2 * float(np.vdot(W, W)), np.concatenate([db[None], dW]).ravel()

    return objective


def network_objective(
    sizes: Sequence[int],
    g: Callable[[Floats], Floats],
    g_grad: Callable[[Floats], Floats],
    loss: Loss,
    loss_grad: LossGradient,
) -> Objective:
    r"""Make the objective of a stack of dense layers: a loss of its last sums.

    .. math:: J(\theta) = L\big(Z^{(L)}, y\big),\qquad
              \theta = \big(W^{(1)}, b^{(1)}, \dots, W^{(L)}, b^{(L)}\big)

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, then the number of units of each layer.
    g, g_grad : callable
        The non-linearity between the layers and its derivative.
    loss, loss_grad : callable
        A loss and its gradient from :mod:`mlcourse.losses`, called with the last sums and y. The
        sums have shape (n, K), or (n,) where the last layer has a single unit.

    Returns
    -------
    callable
        The objective. Its theta is laid out as in :func:`mlcourse.layers.flatten`.

    Raises
    ------
    ValueError
        If there are fewer than two sizes. The objective raises it if theta does not fit the
        sizes, or X and y do not fit the layers and the loss.

    Notes
    -----
    One pass forward and one backward, :func:`mlcourse.layers.forward` and
    :func:`mlcourse.layers.backward`: see :ref:`sec-pairs`.

    Examples
    --------
    >>> from mlcourse import activations, losses
    >>> objective = network_objective(
    ...     [1, 2, 1], activations.relu, activations.relu_grad, losses.mse, losses.mse_grad
    ... )
    >>> theta = np.array([1.0, -1.0, 0.0, 0.0, 1.0, 1.0, 0.0])  # |x|
    >>> objective(theta, [[3.0]], [1.0])
    (4.0, array([12.,  0.,  4.,  0., 12.,  0.,  4.]))
    """
    return NetworkObjective(sizes, g, g_grad, loss, loss_grad)


class NetworkObjective:
    """What :func:`network_objective` makes: called like any objective, and it knows its parts."""

    def __init__(
        self,
        sizes: Sequence[int],
        g: Callable[[Floats], Floats],
        g_grad: Callable[[Floats], Floats],
        loss: Loss,
        loss_grad: LossGradient,
    ) -> None:
        if len(sizes) < 2:
            raise ValueError(
                f"sizes is {list(sizes)}; expected the number of inputs and then one width for "
                "each layer, for example [64, 32, 10]."
            )
        self.sizes = sizes
        self.g, self.g_grad, self.loss, self.loss_grad = g, g_grad, loss, loss_grad

    def __call__(self, theta: Floats, X: ArrayLike, y: ArrayLike) -> tuple[float, Floats]:
        """Compute the loss and its gradient."""
        weights = unflatten(theta, self.sizes)
        run = forward(X, weights, self.g)
        last = run.z[-1]  # (n, K)
        z = last[:, 0] if self.sizes[-1] == 1 else last
        dz = self.loss_grad(z, y).reshape(last.shape)
        gradients = backward(dz, run, weights, self.g_grad)
        return self.loss(z, y), flatten((dW, db) for _, dW, db in gradients)
