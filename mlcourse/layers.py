r"""The dense layer and its gradients, and both ways through any number of layers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import Floats, reals


class Dense(NamedTuple):
    """One dense layer: the weights ``W`` of shape (d_in, d_out), the biases ``b`` of (d_out,)."""

    W: Floats
    b: Floats


class DenseGradient(NamedTuple):
    """The gradient of a loss with respect to a layer's input, weights and biases."""

    dx: Floats
    dW: Floats  # noqa: N815 - named as in the formulas
    db: Floats


class Forward(NamedTuple):
    """What a forward pass computed, layer by layer.

    Attributes
    ----------
    z : list of ndarray
        The sums of each layer, shape (n, d_out). The last is the network's output.
    a : list of ndarray
        The input of each layer, shape (n, d_in): ``a[0]`` is X, then ``a[l] = g(z[l - 1])``.
    """

    z: list[Floats]
    a: list[Floats]


def linear(x: ArrayLike, W: ArrayLike, b: ArrayLike) -> Floats:
    r"""Compute the weighted sums of a whole layer of units at once.

    .. math:: z_j = b_j + \sum_{i=1}^{d_\text{in}} x_i W_{ij},\qquad Z = X W + b

    Parameters
    ----------
    x : array_like, shape (n, d_in)
        One example per row.
    W : array_like, shape (d_in, d_out)
        Column j holds the weights of unit j.
    b : array_like, shape (d_out,)
        One bias for each unit.

    Returns
    -------
    ndarray, shape (n, d_out)
        float32 if all three are float32, otherwise float64. NaN and infinities pass on.

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If the shapes do not fit.

    Notes
    -----
    Equation :eq:`eq-dense` of :ref:`sec-stacking`. Other books and libraries keep the transpose of
    W, one row for each unit.

    Examples
    --------
    >>> linear([[1.0, 2.0]], W=[[1.0, 0.0, 3.0], [0.0, 1.0, -1.0]], b=[0.0, 0.0, 10.0])
    array([[ 1.,  2., 11.]])
    """
    x, W = _fitting(x, W)
    b = reals(b, "b")
    if b.shape != W.shape[1:]:
        raise ValueError(
            f"b has shape {b.shape}, but W with shape {W.shape} asks for {W.shape[1:]}: one bias "
            "for each column of W."
        )
    z: Floats = x @ W + b  # (n, d_in) @ (d_in, d_out) + (d_out,) -> (n, d_out)
    return z


def linear_backward(dz: ArrayLike, x: ArrayLike, W: ArrayLike) -> DenseGradient:
    r"""Pass a gradient back through :func:`linear`.

    .. math::

        \frac{\partial L}{\partial X} = \frac{\partial L}{\partial Z} W^\top,\qquad
        \frac{\partial L}{\partial W} = X^\top \frac{\partial L}{\partial Z},\qquad
        \frac{\partial L}{\partial b_j} = \sum_{i=1}^{n} \frac{\partial L}{\partial Z_{ij}}

    Parameters
    ----------
    dz : array_like, shape (n, d_out)
        Gradient with respect to the sums.
    x : array_like, shape (n, d_in)
        The input that :func:`linear` was given.
    W : array_like, shape (d_in, d_out)
        Its weights. The biases do not occur in the gradient.

    Returns
    -------
    DenseGradient
        ``dx``, ``dW`` and ``db``, each with the shape of what it belongs to.

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If the shapes do not fit.

    Notes
    -----
    Equation :eq:`eq-linear-backward` of :ref:`sec-matrix-form`. The sums over the examples in dW
    and db take no mean: where the loss is a mean, dz already holds its 1/n.

    Examples
    --------
    >>> linear_backward([[1.0, 1.0]], x=[[2.0]], W=[[3.0, 4.0]])
    DenseGradient(dx=array([[7.]]), dW=array([[2., 2.]]), db=array([1., 1.]))
    """
    x, W = _fitting(x, W)
    dz = reals(dz, "dz")
    if dz.shape != (len(x), W.shape[1]):
        raise ValueError(
            f"dz has shape {dz.shape}, but x with shape {x.shape} and W with shape {W.shape} ask "
            f"for {(len(x), W.shape[1])}: the shape of linear(x, W, b)."
        )
    # (n, d_out) @ (d_out, d_in), (d_in, n) @ (n, d_out), and the sum over the n examples
    return DenseGradient(dx=dz @ W.T, dW=x.T @ dz, db=dz.sum(axis=0))


def forward(
    X: ArrayLike, weights: Sequence[tuple[ArrayLike, ArrayLike]], g: Callable[[Floats], Floats]
) -> Forward:
    r"""Send examples through a stack of dense layers, with g between each two of them.

    .. math:: Z^{(1)} = X W^{(1)} + b^{(1)},\qquad
              Z^{(l)} = g\big(Z^{(l-1)}\big)\, W^{(l)} + b^{(l)}

    Parameters
    ----------
    X : array_like, shape (n, d)
        One example per row.
    weights : sequence of (W, b)
        The layers from input to output, as pairs or as :class:`Dense`.
    g : callable
        The non-linearity, applied to the sums of every layer but the last.

    Returns
    -------
    Forward
        All sums ``z`` and all inputs ``a``. The output ``z[-1]`` has no non-linearity: what to
        make of it, a quantity or probabilities, depends on the task.

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If there is no layer, or the shapes do not fit.

    Notes
    -----
    Equation :eq:`eq-forward` of :ref:`sec-stacking`.

    Examples
    --------
    >>> from mlcourse.activations import relu
    >>> layers = [([[1.0, -1.0]], [0.0, 0.0]), ([[1.0], [1.0]], [0.0])]
    >>> forward([[-3.0], [2.0]], layers, relu).z[-1]  # relu(x) + relu(-x) is |x|
    array([[3.],
           [2.]])
    """
    if len(weights) == 0:
        raise ValueError("weights holds no layer; expected at least one pair (W, b).")
    a = [reals(X, "X")]
    z: list[Floats] = []
    for number, (W, b) in enumerate(weights, start=1):
        with _in_layer(number, len(weights)):
            z.append(linear(a[-1], W, b))
        if number < len(weights):
            a.append(g(z[-1]))
    return Forward(z, a)


def backward(
    dz: ArrayLike,
    run: Forward,
    weights: Sequence[tuple[ArrayLike, ArrayLike]],
    g_grad: Callable[[Floats], Floats],
) -> list[DenseGradient]:
    r"""Pass a gradient back through the stack that :func:`forward` ran through.

    .. math:: \frac{\partial L}{\partial Z^{(l-1)}}
              = \frac{\partial L}{\partial Z^{(l)}}\, W^{(l)\top} \odot g'\big(Z^{(l-1)}\big)

    Parameters
    ----------
    dz : array_like, shape (n, d_out)
        Gradient with respect to the last sums, ``run.z[-1]``.
    run : Forward
        What :func:`forward` returned.
    weights : sequence of (W, b)
        The layers that it was given.
    g_grad : callable
        The derivative of the non-linearity, as a function of the sums.

    Returns
    -------
    list of DenseGradient
        One for each layer, from input to output. The first ``dx`` belongs to X itself.

    Raises
    ------
    TypeError
        If something else than real numbers is given.
    ValueError
        If the shapes do not fit, or the run went through another number of layers.

    Notes
    -----
    Equation :eq:`eq-four` of :ref:`sec-four-equations`; ⊙ multiplies entry by entry. The layers
    come in reverse, as each needs what the next one sends back. How far that carries is the
    question of :ref:`sec-signal`.

    Examples
    --------
    >>> from mlcourse.activations import relu, relu_grad
    >>> layers = [([[1.0, -1.0]], [0.0, 0.0]), ([[1.0], [1.0]], [0.0])]
    >>> run = forward([[-3.0], [2.0]], layers, relu)  # |x|
    >>> backward([[1.0], [1.0]], run, layers, relu_grad)[0].dx  # its slope
    array([[-1.],
           [ 1.]])
    """
    if len(run.z) != len(weights):
        raise ValueError(
            f"the run went through {len(run.z)} layers, but weights holds {len(weights)}; expected "
            "the layers that forward was given."
        )
    gradients: list[DenseGradient] = []
    for number in range(len(weights), 0, -1):
        x, W = run.a[number - 1], weights[number - 1][0]
        with _in_layer(number, len(weights)):
            gradients.append(linear_backward(dz, x, W))
        if number > 1:
            dz = gradients[-1].dx * g_grad(run.z[number - 2])
    return gradients[::-1]


def flatten(weights: Iterable[tuple[ArrayLike, ArrayLike]]) -> Floats:
    """Lay all weights and biases of a stack into one vector: of each layer W row by row, then b.

    Parameters
    ----------
    weights : iterable of (W, b)
        The layers from input to output, or their gradients as pairs (dW, db).

    Returns
    -------
    ndarray, shape (number of all weights and biases,)
        A copy.

    Examples
    --------
    >>> flatten([([[1.0, 2.0]], [3.0, 4.0]), ([[5.0], [6.0]], [7.0])])
    array([1., 2., 3., 4., 5., 6., 7.])
    """
    parts = [reals(part, "weights").ravel() for W, b in weights for part in (W, b)]
    return np.concatenate(parts)


def unflatten(theta: ArrayLike, sizes: Sequence[int]) -> list[Dense]:
    """Read a vector as the layers that :func:`flatten` laid into it.

    Parameters
    ----------
    theta : array_like, shape (number of all weights and biases,)
    sizes : sequence of int
        The number of inputs, then the number of units of each layer.

    Returns
    -------
    list of Dense
        Views: where theta is an array of floats, changing an entry there changes the layer.

    Raises
    ------
    ValueError
        If theta has not as many numbers as the layers hold.

    Examples
    --------
    >>> unflatten([1.0, 2.0, 3.0, 4.0], [3, 1])
    [Dense(W=array([[1.],
           [2.],
           [3.]]), b=array([4.]))]
    """
    theta = reals(theta, "theta")
    expected = sum((d_in + 1) * d_out for d_in, d_out in pairwise(sizes))
    if len(sizes) < 2 or theta.shape != (expected,):
        raise ValueError(
            f"theta has shape {theta.shape}, but layers with sizes {list(sizes)} hold {expected} "
            "numbers: (d_in + 1) * d_out in each. mlcourse.layers.flatten makes such a vector."
        )
    layers, end = [], 0
    for d_in, d_out in pairwise(sizes):
        start, middle, end = end, end + d_in * d_out, end + (d_in + 1) * d_out
        layers.append(Dense(theta[start:middle].reshape(d_in, d_out), theta[middle:end]))
    return layers


@contextmanager
def _in_layer(number: int, of: int) -> Iterator[None]:
    """Let an error say which layer it comes from."""
    try:
        yield
    except (TypeError, ValueError) as error:
        raise type(error)(f"layer {number} of {of}: {error}") from None


def _fitting(x: ArrayLike, W: ArrayLike) -> tuple[Floats, Floats]:
    x, W = reals(x, "x"), reals(W, "W")
    if x.ndim != 2 or W.ndim != 2 or x.shape[1] != W.shape[0]:
        raise ValueError(
            f"x has shape {x.shape} and W has shape {W.shape}; expected (n, d_in) and "
            "(d_in, d_out), with the same d_in. One example alone needs a row of its own, "
            "x.reshape(1, -1)."
        )
    return x, W
