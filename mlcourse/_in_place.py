"""The fast path of training: the plain step, written into arrays that are made once.

What is computed is what :mod:`mlcourse.layers`, :mod:`mlcourse.losses` and the update rules say,
to rounding; a test holds the two together. What is saved is everything around it: all parameters
lie in one vector that the layers look into, a step makes no new array, the examples of an epoch are
brought into their order at once, and their loss is summed when the epoch is over.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlcourse import activations, losses
from mlcourse._in_place_rules import RULES
from mlcourse._validation import Floats
from mlcourse.layers import unflatten
from mlcourse.objectives import NetworkObjective, Objective
from mlcourse.optim import Optimizer

Rows = Sequence[NDArray[np.intp] | slice]


def fast_epochs(
    objective: Objective, optimizer: Optimizer, theta: Floats, X: Floats, y: NDArray[Any]
) -> "FastEpochs | None":
    """Prepare the fast path; None where there is none, or where the plain one has to complain."""
    if not isinstance(objective, NetworkObjective) or type(optimizer) not in RULES:
        return None
    bend, end = BENDS.get(objective.g), ENDS.get(objective.loss)
    if bend is None or end is None:
        return None
    if (objective.g_grad, objective.loss_grad) != (bend.plain_slope, end.plain_slope):
        return None
    if not _fits(objective, theta, X, y):
        return None
    return FastEpochs(objective.sizes, bend, end(y, objective.sizes[-1], theta.dtype), X, theta)


def _fits(objective: NetworkObjective, theta: Floats, X: Floats, y: NDArray[Any]) -> bool:
    d, *_, outputs = objective.sizes
    try:
        unflatten(theta, objective.sizes)
        objective.loss(np.zeros((len(X), outputs) if outputs > 1 else len(X)), y)
    except (TypeError, ValueError):
        return False
    return X.ndim == 2 and X.shape[1] == d


class FastEpochs:
    """Goes over the examples as the plain loop does, a step for each batch."""

    def __init__(
        self, sizes: Sequence[int], bend: "type[_Bend]", end: "_End", X: Floats, theta: Floats
    ) -> None:
        self.sizes, self.bend, self.end = sizes, bend, end
        self.dtype = theta.dtype
        self.X = X.astype(self.dtype, copy=False)
        self.rooms: dict[int, _Room] = {}

    def run(self, start: Floats, optimizer: Optimizer, rows: Rows) -> tuple[Floats, float] | None:
        """Take the steps of one epoch.

        Returns
        -------
        (theta, loss) or None
            None if a number was not finite: then nothing has changed, the optimizer neither.
        """
        theta, g = start.copy(), np.empty_like(start)
        rule = RULES[type(optimizer)](optimizer, theta, g)
        layers, grads = unflatten(theta, self.sizes), unflatten(g, self.sizes)
        X, ends = self._in_order(rows)
        with np.errstate(all="ignore"):
            for begin, end in pairwise(ends):
                self._gradient(X[begin:end], slice(begin, end), layers, grads)
                rule.step()
            loss = self.end.mean()
        if not (np.isfinite(loss) and np.isfinite(theta).all()):
            return None
        rule.leave()
        return theta, loss

    def _in_order(self, rows: Rows) -> tuple[Floats, list[int]]:
        """Bring all examples of an epoch into their order; say where the batches meet."""
        dealt = [each for each in rows if not isinstance(each, slice)]
        if not dealt:  # all at once
            self.end.begin(None)
            return self.X, [0, len(self.X)]
        order = np.concatenate(dealt)
        self.end.begin(order)
        return self.X.take(order, axis=0), [0, *np.cumsum([each.size for each in dealt]).tolist()]

    def _gradient(self, x: Floats, part: slice, layers: Any, grads: Any) -> None:
        """Fill the gradients for one batch: forward, then backward."""
        if len(x) not in self.rooms:
            self.rooms[len(x)] = _Room(self.sizes, len(x), self.dtype)
        room = self.rooms[len(x)]
        a, last = x, room.answers[-1]
        for (W, b), z in zip(layers, room.answers, strict=True):
            np.dot(a, W, out=z)
            np.add(z, b, out=z)
            if z is not last:
                self.bend.forward(z, room.zeros[z.shape[1]])
            a = z
        dz = last
        self.end.slope(dz, part)
        for i in range(len(layers) - 1, -1, -1):
            a = room.answers[i - 1] if i else x
            np.dot(a.T, dz, out=grads[i].W)
            np.dot(room.ones, dz, out=grads[i].b)
            if i:
                da = room.back[i - 1]
                np.dot(dz, layers[i].W.T, out=da)
                self.bend.backward(a, da, room.spare[i - 1])
                dz = da


class _Room:
    """The arrays that a batch of n examples needs on its way."""

    def __init__(self, sizes: Sequence[int], n: int, dtype: np.dtype[Any]) -> None:
        self.answers = [np.empty((n, d), dtype) for d in sizes[1:]]
        self.back = [np.empty((n, d), dtype) for d in sizes[1:-1]]
        self.spare = [np.empty((n, d), dtype) for d in sizes[1:-1]]
        self.zeros = {d: np.zeros((n, d), dtype) for d in sizes[1:-1]}
        self.ones = np.ones(n, dtype)


# --- non-linearities: z becomes a = g(z), and da is multiplied by g', told from a -----------------
class _Bend:
    """The identity, from which the others differ."""

    plain_slope = activations.identity_grad

    @staticmethod
    def forward(z: Floats, zeros: Floats) -> None:
        """Put g(z) in the place of z."""

    @staticmethod
    def backward(a: Floats, da: Floats, spare: Floats) -> None:
        """Put the slopes for z in the place of those for a."""


class _Tanh(_Bend):
    plain_slope = activations.tanh_grad

    @staticmethod
    def forward(z: Floats, zeros: Floats) -> None:
        np.tanh(z, out=z)

    @staticmethod
    def backward(a: Floats, da: Floats, spare: Floats) -> None:
        np.multiply(a, a, out=spare)
        np.subtract(1, spare, out=spare)
        np.multiply(da, spare, out=da)


class _ReLU(_Bend):
    plain_slope = activations.relu_grad

    @staticmethod
    def forward(z: Floats, zeros: Floats) -> None:
        np.maximum(z, zeros, out=z)  # faster with an array of zeros than with a number

    @staticmethod
    def backward(a: Floats, da: Floats, spare: Floats) -> None:
        np.sign(a, out=spare)  # answers are never negative; to choose by a mask takes far longer
        np.multiply(da, spare, out=da)


class _Sigmoid(_Bend):
    plain_slope = activations.sigmoid_grad

    @staticmethod
    def forward(z: Floats, zeros: Floats) -> None:
        np.negative(z, out=z)
        np.exp(z, out=z)
        np.add(z, 1, out=z)
        np.reciprocal(z, out=z)

    @staticmethod
    def backward(a: Floats, da: Floats, spare: Floats) -> None:
        np.subtract(1, a, out=spare)
        np.multiply(spare, a, out=spare)
        np.multiply(da, spare, out=da)


BENDS: dict[Any, type[_Bend]] = {
    activations.identity: _Bend,
    activations.tanh: _Tanh,
    activations.relu: _ReLU,
    activations.sigmoid: _Sigmoid,
}


# --- losses: sums become their slopes; what the loss itself needs is kept until the epoch ends ----
class _End:
    """The targets of all examples, as columns, and what is kept of an epoch."""

    plain_slope: Any

    def __init__(self, y: NDArray[Any], outputs: int, dtype: np.dtype[Any]) -> None:
        self.all = self.targets = y.reshape(len(y), -1).astype(dtype)
        self.kept = np.empty((len(y), outputs), dtype)

    def begin(self, order: NDArray[np.intp] | None) -> None:
        self.targets = self.all if order is None else self.all.take(order, axis=0)

    def slope(self, z: Floats, part: slice) -> None:
        raise NotImplementedError

    def mean(self) -> float:
        raise NotImplementedError


class _Squares(_End):
    plain_slope = losses.mse_grad

    def slope(self, z: Floats, part: slice) -> None:
        apart = self.kept[part]
        np.subtract(z, self.targets[part], out=apart)
        np.multiply(apart, 2 / apart.size, out=z)

    def mean(self) -> float:
        return float(np.mean(self.kept**2))


class _Binary(_End):
    plain_slope = losses.binary_cross_entropy_with_logits_grad

    def slope(self, z: Floats, part: slice) -> None:
        self.kept[part] = z
        _Sigmoid.forward(z, z)
        np.subtract(z, self.targets[part], out=z)
        np.divide(z, z.size, out=z)

    def mean(self) -> float:
        z = self.kept
        return float(np.mean(np.maximum(z, 0) - z * self.targets + np.log1p(np.exp(-np.abs(z)))))


class _Hinge(_End):
    plain_slope = losses.hinge_grad

    def slope(self, z: Floats, part: slice) -> None:
        s = self.targets[part]
        self.kept[part] = z
        np.multiply(z, s, out=z)
        np.less(z, 1, out=z)
        np.multiply(z, s, out=z)
        np.divide(z, -len(z), out=z)

    def mean(self) -> float:
        return float(np.mean(np.maximum(0, 1 - self.targets * self.kept)))


class _Classes(_End):
    plain_slope = losses.cross_entropy_with_logits_grad

    def __init__(self, y: NDArray[Any], outputs: int, dtype: np.dtype[Any]) -> None:
        super().__init__(np.eye(outputs)[y], outputs, dtype)
        self.tops, self.sums = (np.empty((len(y), 1), dtype) for _ in range(2))

    def slope(self, z: Floats, part: slice) -> None:
        shifted, tops, sums = self.kept[part], self.tops[part], self.sums[part]
        np.maximum.reduce(z, axis=1, keepdims=True, out=tops)
        np.subtract(z, tops, out=shifted)
        np.exp(shifted, out=z)
        np.add.reduce(z, axis=1, keepdims=True, out=sums)
        np.divide(z, sums, out=z)
        np.subtract(z, self.targets[part], out=z)
        np.divide(z, len(z), out=z)

    def mean(self) -> float:
        own = (self.kept * self.targets).sum(axis=1, keepdims=True)
        return float(np.mean(np.log(self.sums) - own))


ENDS: dict[Any, type[_End]] = {
    losses.mse: _Squares,
    losses.binary_cross_entropy_with_logits: _Binary,
    losses.cross_entropy_with_logits: _Classes,
    losses.hinge: _Hinge,
}
