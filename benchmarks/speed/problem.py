"""A training to be done: the data, the weights to start from, and the order of the examples."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from mlcourse import datasets
from mlcourse.layers import unflatten

Array = np.ndarray[Any, Any]

# Of Adam. scikit-learn adds it before the correction of the moments, the others after: at the usual
# 1e-8 the losses would part in the fourth digit.
EPS = 1e-10


@dataclass(frozen=True)
class Problem:
    """A classification with a network of dense layers and ReLU, trained with Adam.

    Attributes
    ----------
    sizes : tuple of int
        Inputs, then the units of each layer.
    X, y, theta : ndarray
        Examples of shape (n, d), labels of shape (n,), and the weights to start from, flat.
    orders : ndarray of int, shape (epochs, n)
        In which order each epoch visits the examples.
    batch : int
        Examples in a step.
    lr : float
        The learning rate.
    """

    sizes: tuple[int, ...]
    X: Array
    y: Array
    theta: Array
    orders: Array
    batch: int
    lr: float = 1e-3

    @property
    def layers(self) -> list[tuple[Array, Array]]:
        """The weights to start from, layer by layer, as copies."""
        return [(W.copy(), b.copy()) for W, b in unflatten(self.theta, self.sizes)]

    def save(self, path: Path) -> None:
        """Write everything to a file."""
        np.savez(path, **vars(self))

    @classmethod
    def load(cls, path: Path) -> "Problem":
        """Read what ``save`` wrote."""
        with np.load(path) as kept:
            parts = {name: kept[name] for name in kept.files}
        sizes = tuple(int(size) for size in parts.pop("sizes"))
        batch, lr = int(parts.pop("batch")), float(parts.pop("lr"))
        return cls(sizes, **parts, batch=batch, lr=lr)


def digits(dtype: str, *, batch: int = 32, epochs: int = 50, rows: int = 1792) -> Problem:
    """Take scanned digits and a small network, 64-64-10."""
    data = datasets.load_digits()
    return made((64, 64, 10), data.X[:rows] / 16, data.y[:rows], dtype, batch, epochs)


def synthetic(
    sizes: tuple[int, ...], rows: int, dtype: str, *, batch: int = 128, epochs: int = 1
) -> Problem:
    """Draw examples of any size; a random linear map says which class each is in."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(rows, sizes[0]))
    y = (X @ rng.normal(size=(sizes[0], sizes[-1]))).argmax(axis=1)
    return made(sizes, X, y, dtype, batch, epochs)


def made(
    sizes: tuple[int, ...], X: Array, y: Array, dtype: str, batch: int, epochs: int
) -> Problem:
    """Draw weights and orders for these examples."""
    if len(X) % batch:
        raise ValueError(f"{len(X)} examples and batches of {batch}; expected whole batches.")
    rng = np.random.default_rng(1)
    theta = np.concatenate(
        [part for d_in, d_out in pairwise(sizes)
         for part in (rng.normal(size=d_in * d_out) * (2 / d_in) ** 0.5, np.zeros(d_out))]
    )  # fmt: skip
    X, y, theta = X.astype(dtype), y.astype(np.int64), theta.astype(dtype)
    return Problem(sizes, X, y, theta, orders(len(X), epochs), batch)


def orders(n: int, epochs: int) -> Array:
    """Shuffle as scikit-learn does, which cannot be given an order: all sides follow its."""
    chance, order, drawn = np.random.RandomState(0), np.arange(n), []
    for _ in range(epochs):
        places = np.arange(n)
        chance.shuffle(places)
        order = order[places]
        drawn.append(order)
    return np.array(drawn)
