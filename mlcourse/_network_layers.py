r"""The layers of floor 2: thin holders of parameters around the pairs of pure functions."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import Floats, Rng, generator, reals, whole
from mlcourse.initializers import he
from mlcourse.layers import linear, linear_backward
from mlcourse.normalization import Normalization, batch_norm, batch_norm_backward, normalize
from mlcourse.regularization import dropout_mask

Kept = TypeVar("Kept")


class Layer(Protocol):
    """What a layer has to offer. A class of your own need not inherit from this one."""

    @property
    def params(self) -> dict[str, Floats]:
        """The parameters by name; empty where there is nothing to learn."""

    @property
    def grads(self) -> dict[str, Floats]:
        """The gradient for each parameter, under the same names, once ``backward`` was called."""

    def forward(self, x: ArrayLike, *, training: bool = False) -> Floats:
        """Compute the output for x, one example per row."""

    def backward(self, dy: ArrayLike) -> Floats:
        """Fill ``grads`` and return the gradient for the input of the last ``forward``."""


class Linear:
    """A dense layer: :func:`mlcourse.layers.linear` with the parameters ``W`` and ``b``.

    Parameters
    ----------
    d_in, d_out : int
        Inputs and units.
    initializer : callable
        Draws W: a function of :mod:`mlcourse.initializers`. The biases start at 0.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one. Give all layers of a network the same
        generator: with the same seed they would draw the same numbers.

    Examples
    --------
    >>> layer = Linear(2, 1)
    >>> layer.params["W"][...] = [[1.0], [10.0]]
    >>> layer.forward([[2.0, 3.0]]), layer.backward([[1.0]])
    (array([[32.]]), array([[ 1., 10.]]))
    >>> layer.grads["W"]
    array([[2.],
           [3.]])
    """

    def __init__(
        self, d_in: int, d_out: int, *, initializer: Callable[..., Floats] = he, rng: Rng = None
    ) -> None:
        self.params: dict[str, Floats] = {
            "W": initializer(d_in, d_out, rng=rng),
            "b": np.zeros(d_out),
        }
        self.grads: dict[str, Floats] = {}
        self._x: Floats | None = None

    def forward(self, x: ArrayLike, *, training: bool = False) -> Floats:
        """Compute x @ W + b, (n, d_in) to (n, d_out)."""
        self._x = reals(x, "x")
        return linear(self._x, **self.params)

    def backward(self, dy: ArrayLike) -> Floats:
        """Fill the gradients of W and b; return that of x."""
        x = _kept(self._x, self)
        dx, self.grads["W"], self.grads["b"] = linear_backward(dy, x, self.params["W"])
        return dx


class Activation:
    """A non-linearity, given as the pair of a function and its derivative.

    Parameters
    ----------
    g, g_grad : callable
        For example ``relu`` and ``relu_grad`` of :mod:`mlcourse.activations`.

    Examples
    --------
    >>> from mlcourse.activations import relu, relu_grad
    >>> layer = Activation(relu, relu_grad)
    >>> layer.forward([[-1.0, 2.0]]), layer.backward([[5.0, 5.0]])
    (array([[0., 2.]]), array([[0., 5.]]))
    """

    def __init__(self, g: Callable[[Floats], Floats], g_grad: Callable[[Floats], Floats]) -> None:
        self.g, self.g_grad = g, g_grad
        self.params: dict[str, Floats] = {}
        self.grads: dict[str, Floats] = {}
        self._z: Floats | None = None

    def forward(self, x: ArrayLike, *, training: bool = False) -> Floats:
        """Compute g(x), entry by entry."""
        self._z = reals(x, "x")
        return self.g(self._z)

    def backward(self, dy: ArrayLike) -> Floats:
        """Multiply by the derivative, entry by entry."""
        z = _kept(self._z, self)
        return _like(dy, z) * self.g_grad(z)


class Dropout:
    """In training, each unit is left out by chance; a prediction uses all of them.

    Parameters
    ----------
    keep : float
        The chance p that a unit stays; what stays is divided by p.
    rng : numpy.random.Generator, int or None
        The source of chance. None will do as long as nobody trains.

    Attributes
    ----------
    mask : ndarray
        What the last ``forward`` multiplied with: :func:`mlcourse.regularization.dropout_mask`,
        or 1. The way back uses the same.

    Examples
    --------
    >>> layer = Dropout(0.5, rng=0)
    >>> layer.forward([[1.0, 1.0, 1.0, 1.0]], training=True)
    array([[0., 2., 2., 2.]])
    >>> layer.backward([[1.0, 1.0, 1.0, 1.0]])
    array([[0., 2., 2., 2.]])
    >>> layer.forward([[1.0, 1.0, 1.0, 1.0]])
    array([[1., 1., 1., 1.]])
    """

    def __init__(self, keep: float, *, rng: Rng = None) -> None:
        dropout_mask((), keep, rng=0)  # complains about an impossible chance now, not in training
        self.keep = keep
        self.rng = None if rng is None else generator(rng)
        self.params: dict[str, Floats] = {}
        self.grads: dict[str, Floats] = {}
        self.mask: Floats | None = None

    def forward(self, x: ArrayLike, *, training: bool = False) -> Floats:
        """Multiply by a new mask in training, by 1 otherwise."""
        x = reals(x, "x")
        if training and self.rng is None:
            raise RuntimeError(
                "Dropout has no rng, so it cannot draw a mask in training; give it one, as in "
                f"Dropout({self.keep}, rng=0)."
            )
        mask = dropout_mask(x.shape, self.keep, rng=self.rng) if training else np.ones(x.shape)
        self.mask = mask.astype(x.dtype)
        return x * self.mask

    def backward(self, dy: ArrayLike) -> Floats:
        """Multiply by the same mask."""
        mask = _kept(self.mask, self)
        return _like(dy, mask) * mask


class BatchNorm:
    r"""Batch normalization with the parameters ``gamma`` and ``beta``.

    .. math:: \text{running} \leftarrow (1 - r)\, \text{running} + r\, \text{batch}

    Parameters
    ----------
    d : int
        The number of units.
    rate : float
        The share r of each batch in the running mean and variance.
    eps : float
        ε of :func:`mlcourse.normalization.batch_norm`.

    Attributes
    ----------
    running_mean, running_variance : ndarray, shape (d,)
        What predictions normalize with. Every ``forward`` in training updates them; they are no
        parameters. The running variance divides by n - 1, as in Ioffe and Szegedy (2015).

    Examples
    --------
    >>> layer = BatchNorm(1, rate=0.5)
    >>> layer.forward([[1.0], [3.0]], training=True).round(3)
    array([[-1.],
           [ 1.]])
    >>> layer.running_mean, layer.running_variance  # from 0 and 1, half way to 2 and 2
    (array([1.]), array([1.5]))
    """

    def __init__(self, d: int, *, rate: float = 0.1, eps: float = 1e-5) -> None:
        d = whole(d, "d", at_least=1)
        self.rate, self.eps = rate, eps
        self.params: dict[str, Floats] = {"gamma": np.ones(d), "beta": np.zeros(d)}
        self.grads: dict[str, Floats] = {}
        self.running_mean: Floats = np.zeros(d)
        self.running_variance: Floats = np.ones(d)
        self._run: Normalization | None = None
        self._training = False

    def forward(self, x: ArrayLike, *, training: bool = False) -> Floats:
        """Normalize over the batch in training, with the running numbers otherwise."""
        x, r = reals(x, "x"), self.rate
        mean, variance = self.running_mean, self.running_variance
        if training:
            run = batch_norm(x, **self.params, eps=self.eps)
            self.running_mean = (1 - r) * mean + r * run.mean
            self.running_variance = (1 - r) * variance + r * run.variance * len(x) / (len(x) - 1)
        else:
            fixed = {"mean": mean.astype(x.dtype), "variance": variance.astype(x.dtype)}
            run = normalize(x, **self.params, **fixed, eps=self.eps)
        self._run, self._training = run, training
        return run.y

    def backward(self, dy: ArrayLike) -> Floats:
        """Fill the gradients of γ and β; return that of x."""
        run, gamma = _kept(self._run, self), self.params["gamma"]
        dx, self.grads["gamma"], self.grads["beta"] = batch_norm_backward(dy, run, gamma)
        # With fixed mean and variance the examples are independent of each other.
        return dx if self._training else _like(dy, run.y) * gamma / run.deviation


def _kept(value: Kept | None, layer: Any) -> Kept:
    if value is None:
        raise RuntimeError(
            f"backward of {type(layer).__name__} was called before forward; there is no output yet "
            "whose gradient could be passed back."
        )
    return value


def _like(dy: ArrayLike, y: Floats) -> Floats:
    dy = reals(dy, "dy")
    if dy.shape != y.shape:
        raise ValueError(f"dy has shape {dy.shape}; expected that of the output, {y.shape}.")
    return dy
