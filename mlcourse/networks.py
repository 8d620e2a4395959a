r"""Networks made of layers: thin holders of parameters around the pairs of pure functions.

A *layer* is any object with the members of :class:`Layer`. ``forward`` computes the output and
keeps what the way back needs; ``backward`` takes the gradient of the loss for that output, fills
``grads`` and returns the gradient for the input. No layer changes its own parameters: that is the
part of an optimizer. There is no softmax layer, because the losses take logits.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._network_layers import Activation, BatchNorm, Dropout, Layer, Linear
from mlcourse._validation import Floats, reals
from mlcourse.objectives import Loss, LossGradient, Objective

__all__ = ["Activation", "BatchNorm", "Dropout", "Layer", "Linear", "Sequential"]


class Sequential:
    """Layers one after another: a network, and a layer itself.

    Parameters
    ----------
    *layers : Layer
        From input to output.

    Raises
    ------
    ValueError
        If there is no layer, or the same one stands in two places.

    Notes
    -----
    Forward and backward come in pairs, as in :ref:`sec-pairs`. For a stack of dense layers θ is
    laid out as in :func:`mlcourse.layers.flatten`. What a :class:`BatchNorm` remembers of its
    batches is no part of θ.

    Examples
    --------
    >>> from mlcourse.activations import relu, relu_grad
    >>> net = Sequential(Linear(1, 2), Activation(relu, relu_grad), Linear(2, 1))
    >>> list(net.params)
    ['0.W', '0.b', '2.W', '2.b']
    >>> net.theta = [1.0, -1.0, 0.0, 0.0, 1.0, 1.0, 0.0]
    >>> net.forward([[-3.0], [2.0]])  # relu(x) + relu(-x) is |x|
    array([[3.],
           [2.]])
    """

    def __init__(self, *layers: Layer) -> None:
        self.layers = layers
        leaves = list(_leaves(self))
        if len({id(layer) for _, layer in leaves}) < max(len(leaves), 1):
            raise ValueError(
                f"got {len(leaves)} layers, and not all different; expected at least one, and a "
                "new one in each place: a layer remembers the input of one forward."
            )
        self._slots = [
            (f"{at}{name}", layer, name) for at, layer in leaves for name in layer.params
        ]

    @property
    def params(self) -> dict[str, Floats]:
        """The parameters; "0.W" is W of the first layer. ``net.params["0.W"][...] =`` sets it."""
        return {key: layer.params[name] for key, layer, name in self._slots}

    @property
    def grads(self) -> dict[str, Floats]:
        """The gradients under the same names, once ``backward`` has filled them."""
        return {key: layer.grads[name] for key, layer, name in self._slots if name in layer.grads}

    @property
    def theta(self) -> Floats:
        """All parameters in one vector: a copy. Assign a vector to set them all."""
        return _joined(self.params)

    @theta.setter
    def theta(self, values: ArrayLike) -> None:
        theta = reals(values, "theta").copy()
        size = sum(layer.params[name].size for _, layer, name in self._slots)
        if theta.shape != (size,):
            raise ValueError(
                f"theta has shape {theta.shape}, but the network has {size} parameters; expected "
                f"({size},), as net.theta gives it."
            )
        start = 0
        for _, layer, name in self._slots:
            old = layer.params[name]
            layer.params[name] = theta[start : start + old.size].reshape(old.shape)  # a view
            start += old.size

    @property
    def gradient(self) -> Floats:
        """All gradients in one vector, laid out as theta: a copy."""
        grads = self.grads
        if len(grads) < len(self._slots):
            raise RuntimeError("gradient was asked for before backward; there is none yet.")
        return _joined(grads)

    @property
    def is_weight(self) -> NDArray[np.bool_]:
        """True for the entries of theta that belong to a W: what a penalty charges."""
        parts = [np.full(layer.params[name].size, name == "W") for _, layer, name in self._slots]
        return np.concatenate(parts or [np.empty(0, dtype=bool)])

    def forward(self, x: ArrayLike, *, training: bool = False) -> Floats:
        """Send x through all layers.

        Parameters
        ----------
        x : array_like, shape (n, d)
            One example per row.
        training : bool
            Whether dropout draws masks and batch normalization looks at this batch.

        Returns
        -------
        ndarray, shape (n, K)
            The output of the last layer.

        Raises
        ------
        TypeError, ValueError
            If a layer cannot take its input. The message begins with its number.
        RuntimeError
            In training, if a :class:`Dropout` has no rng.
        """
        y = reals(x, "x")
        for number, layer in enumerate(self.layers):
            try:
                y = layer.forward(y, training=training)
            except (TypeError, ValueError) as error:
                place = f"layer {number} ({type(layer).__name__})"
                raise type(error)(f"{place}: {error}") from None
        return y

    def backward(self, dy: ArrayLike) -> Floats:
        """Pass a gradient back through all layers and fill ``grads``.

        Parameters
        ----------
        dy : array_like, shape (n, K)
            The gradient for the output of the last ``forward``.

        Returns
        -------
        ndarray, shape (n, d)
            The gradient for its input.

        Raises
        ------
        RuntimeError
            Before ``forward``.
        """
        dx = reals(dy, "dy")
        for layer in reversed(self.layers):
            dx = layer.backward(dx)
        return dx

    def objective(self, loss: Loss, loss_grad: LossGradient, *, training: bool = True) -> Objective:
        """Make the objective of this network, for :func:`mlcourse.training.fit`.

        Parameters
        ----------
        loss, loss_grad : callable
            A loss and its gradient from :mod:`mlcourse.losses`. They get the output (n, K), or
            (n,) where the last layer has a single unit.
        training : bool
            As in :meth:`forward`. For a loss on validation examples pass False.

        Returns
        -------
        callable
            Maps (theta, X, y) to the loss and its gradient. It leaves theta in the network.

        Examples
        --------
        >>> from mlcourse import losses
        >>> objective = Sequential(Linear(1, 1)).objective(losses.mse, losses.mse_grad)
        >>> objective(np.array([2.0, 1.0]), [[0.0], [1.0]], [1.0, 5.0])  # 2 x + 1
        (2.0, array([-2., -2.]))
        """

        def objective(theta: Floats, X: ArrayLike, y: ArrayLike) -> tuple[float, Floats]:
            self.theta = theta
            output = self.forward(X, training=training)
            z = output[:, 0] if output.shape[1:] == (1,) else output
            self.backward(loss_grad(z, y).reshape(output.shape))
            return loss(z, y), self.gradient

        return objective


def _leaves(network: Sequential, at: str = "") -> Iterator[tuple[str, Layer]]:
    """Give all layers with their places, such as "2.", and "1.0." for one in a network inside."""
    for number, layer in enumerate(network.layers):
        if isinstance(layer, Sequential):
            yield from _leaves(layer, f"{at}{number}.")
        else:
            yield f"{at}{number}.", layer


def _joined(arrays: dict[str, Floats]) -> Floats:
    return np.concatenate([a.ravel() for a in arrays.values()] or [np.empty(0)])
