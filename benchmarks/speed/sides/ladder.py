"""One loop in eight versions, from naive NumPy up: what each trick gains on its own.

All of them do the same steps. A version keeps the tricks of those before it. The last ones are what
``mlcourse._in_place`` does; here they stand side by side with what they replace.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from benchmarks.speed.problem import EPS, Array, Problem
from mlcourse import optim
from mlcourse._in_place_rules import RULES
from mlcourse.layers import unflatten

NAIVE = "the naive loop"
TRICKS = (
    NAIVE,
    "one-hot labels in the numbers' own precision",
    "maximum, and a product with a mask, for where",
    "examples gathered, and the loss told, once an epoch",
    "parameters in one vector, Adam in place",
    "buffers (out=)",
    "dot, reduce, and ones @ dz for matmul, max and sum",
    "Adam with scaled moments, in blocks",
)
LIKE_WHERE, ONCE, FLAT, BUFFERS, DOT, BLOCKS = range(2, 8)
BETA1, BETA2 = 0.9, 0.999


def ladder(problem: Problem) -> dict[str, Callable[[], float]]:
    """Give all versions."""
    return {trick: partial(train, problem, level) for level, trick in enumerate(TRICKS)}


def train(problem: Problem, level: int) -> float:
    """Train with the tricks up to a level; give the mean loss of the last epoch."""
    n, dtype = problem.batch, problem.theta.dtype
    hot = np.eye(problem.sizes[-1])[problem.y]
    hot = hot.astype(dtype) if level else hot  # the eye is float64, and soon everything is
    update = FlatAdam(problem, level) if level >= FLAT else ListAdam(problem)
    layers, grads = update.layers, update.grads
    rooms = Rooms(problem)
    for order in problem.orders:
        X, targets, shares = problem.X[order], hot[order], np.empty_like(hot)
        total = 0.0
        for start in range(0, len(order), n):
            part = slice(start, start + n)
            if level >= ONCE:
                x, t = X[part], targets[part]
            else:
                x, t = problem.X[order[part]], hot[order[part]]
            p = forward(x, layers, rooms, level)
            if level >= ONCE:
                shares[part] = p
            else:
                total -= float(np.mean(np.log((p * t).sum(axis=1)))) * n
            grads = backward((p - t) / n, layers, grads, rooms, level)
            layers = update.step(layers, grads)
        if level >= ONCE:
            total = -float(np.log((shares * targets).sum(axis=1)).sum())
    return total / len(problem.X)


class Rooms:
    """The answers of the hidden layers, and the arrays that later levels write into."""

    def __init__(self, problem: Problem) -> None:
        n, sizes, dtype = problem.batch, problem.sizes, problem.theta.dtype
        self.z = [np.empty((n, d), dtype) for d in sizes[1:]]
        self.back = [np.empty((n, d), dtype) for d in sizes[1:-1]]
        self.spare = [np.empty((n, d), dtype) for d in sizes[1:-1]]
        self.zeros = [np.zeros((n, d), dtype) for d in sizes[1:-1]]
        self.ones = np.ones(n, dtype)
        self.a: list[Array] = []


def forward(x: Array, layers: Any, rooms: Rooms, level: int) -> Array:
    """Compute the shares of the classes; keep each layer's input."""
    rooms.a = [x]
    for i, (W, b) in enumerate(layers):
        if level >= BUFFERS:
            z = (np.dot if level >= DOT else np.matmul)(rooms.a[-1], W, out=rooms.z[i])
            np.add(z, b, out=z)
        else:
            z = rooms.a[-1] @ W + b
        if i < len(layers) - 1:
            if level >= BUFFERS:
                np.maximum(z, rooms.zeros[i] if level >= DOT else 0, out=z)
            else:
                z = np.maximum(z, 0) if level >= LIKE_WHERE else np.where(z > 0, z, 0)
            rooms.a.append(z)
    if level >= DOT:
        np.subtract(z, np.maximum.reduce(z, axis=1, keepdims=True), out=z)
        np.exp(z, out=z)
        return np.divide(z, np.add.reduce(z, axis=1, keepdims=True), out=z)
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def backward(dz: Array, layers: Any, grads: Any, rooms: Rooms, level: int) -> Any:
    """Compute all gradients, into what is given where the level has buffers or one vector."""
    found = []
    for i in range(len(layers) - 1, -1, -1):
        a, W = rooms.a[i], layers[i][0]
        if level >= BUFFERS:
            (np.dot if level >= DOT else np.matmul)(a.T, dz, out=grads[i][0])
            if level >= DOT:
                np.dot(rooms.ones, dz, out=grads[i][1])
            else:
                np.sum(dz, axis=0, out=grads[i][1])
        elif level >= FLAT:
            grads[i][0][...], grads[i][1][...] = a.T @ dz, dz.sum(axis=0)
        else:
            found.insert(0, (a.T @ dz, dz.sum(axis=0)))
        if i:
            dz = before(dz, W, a, rooms, i - 1, level)
    return found or grads


def before(dz: Array, W: Array, a: Array, rooms: Rooms, i: int, level: int) -> Array:
    """Pass the slopes back through a product and the ReLU before it."""
    if level >= DOT:
        np.dot(dz, W.T, out=rooms.back[i])
        return np.multiply(rooms.back[i], np.sign(a, out=rooms.spare[i]), out=rooms.back[i])
    if level >= BUFFERS:
        np.matmul(dz, W.T, out=rooms.back[i])
        return np.multiply(rooms.back[i], a > 0, out=rooms.back[i])
    da = dz @ W.T
    return da * (a > 0) if level >= LIKE_WHERE else np.where(a > 0, da, 0)


class ListAdam:
    """Adam on a list of arrays; each step makes new ones."""

    def __init__(self, problem: Problem) -> None:
        self.layers = problem.layers
        self.grads: Any = None
        self.m = [[np.zeros_like(part) for part in layer] for layer in self.layers]
        self.v = [[np.zeros_like(part) for part in layer] for layer in self.layers]
        self.t, self.lr = 0, problem.lr

    def step(self, layers: Any, grads: Any) -> Any:
        """Give new parameters."""
        self.t += 1
        c1, c2 = 1 - BETA1**self.t, 1 - BETA2**self.t
        moved = []
        for m, v, layer, slopes in zip(self.m, self.v, layers, grads, strict=True):
            parts = []
            for k, (part, g) in enumerate(zip(layer, slopes, strict=True)):
                m[k] = BETA1 * m[k] + (1 - BETA1) * g
                v[k] = BETA2 * v[k] + (1 - BETA2) * g**2
                parts.append(part - self.lr * (m[k] / c1) / (np.sqrt(v[k] / c2) + EPS))
            moved.append(tuple(parts))
        return moved


class FlatAdam:
    """Adam on one vector that the layers look into."""

    def __init__(self, problem: Problem, level: int) -> None:
        self.theta, self.g = problem.theta.copy(), np.empty_like(problem.theta)
        self.layers = unflatten(self.theta, problem.sizes)
        self.grads = unflatten(self.g, problem.sizes)
        self.m, self.v, self.t = np.zeros_like(self.g), np.zeros_like(self.g), 0
        self.rule = RULES[optim.Adam](optim.Adam(problem.lr, eps=EPS), self.theta, self.g)
        self.lr, self.blocks = problem.lr, level >= BLOCKS

    def step(self, layers: Any, grads: Any) -> Any:
        """Move the parameters where they are."""
        if self.blocks:
            self.rule.step()
            return layers
        self.t += 1
        m, v, g = self.m, self.v, self.g
        m *= BETA1
        m += (1 - BETA1) * g
        v *= BETA2
        v += (1 - BETA2) * g * g
        size = self.lr / (1 - BETA1**self.t)
        self.theta -= size * m / (np.sqrt(v / (1 - BETA2**self.t)) + EPS)
        return layers
