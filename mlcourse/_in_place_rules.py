"""The rules of :mod:`mlcourse.update_rules` once more, writing into the parameters."""

from typing import Any

import numpy as np

from mlcourse._validation import Floats
from mlcourse.optim import SGD, Adam, AdamW, Momentum, Optimizer

BLOCK = 2**14  # numbers worked on at a time, so that all arrays of a rule fit into a fast cache


class Rule:
    """An optimizer's rule for one epoch.

    Parameters
    ----------
    optimizer : Optimizer
        Its memory is copied here and, by ``leave``, handed back.
    theta, g : ndarray
        The parameters, and the gradient, which a step overwrites.
    """

    def __init__(self, optimizer: Any, theta: Floats, g: Floats) -> None:
        self.optimizer, self.t = optimizer, optimizer.t
        memory = optimizer.memory_for(theta)
        self.memory = [m / f for m, f in zip(memory, self.factors(), strict=True)]
        spare = np.empty(min(theta.size, BLOCK), theta.dtype)
        starts = range(0, theta.size, BLOCK)
        self.blocks = [
            [a[i : i + BLOCK] for a in (theta, g, *self.memory)] + [spare[: theta.size - i]]
            for i in starts
        ]

    def factors(self) -> tuple[float, ...]:
        """Say how many times as large the optimizer's memory is as what the steps keep."""
        return tuple(1.0 for _ in range(self.optimizer.memories))

    def leave(self) -> None:
        """Hand memory and time back to the optimizer."""
        kept = [m * f for m, f in zip(self.memory, self.factors(), strict=True)]
        self.optimizer.t, self.optimizer.memory = self.t, kept

    def step(self) -> None:
        """Change theta by one step along g."""
        lr, self.t = self.optimizer.lr(self.t), self.t + 1
        numbers = self.numbers(lr)
        for block in self.blocks:
            self.move(*numbers, *block)

    def numbers(self, lr: float) -> tuple[float, ...]:
        """Work out what a step needs besides arrays."""
        return (lr,)

    def move(self, *numbers_and_arrays: Any) -> None:
        raise NotImplementedError


class _SGD(Rule):
    def move(self, lr: float, theta: Floats, g: Floats, spare: Floats) -> None:
        np.multiply(g, lr, out=g)
        np.subtract(theta, g, out=theta)


class _Momentum(Rule):
    def numbers(self, lr: float) -> tuple[float, ...]:
        return lr, self.optimizer.beta

    def move(
        self, lr: float, beta: float, theta: Floats, g: Floats, v: Floats, spare: Floats
    ) -> None:
        np.multiply(v, beta, out=v)
        np.add(v, g, out=v)
        np.multiply(v, lr, out=spare)
        np.subtract(theta, spare, out=theta)


class _Adam(Rule):
    """Adam with moments that lack their factors 1 - beta: two multiplications less in each step.

    With m = (1 - beta1) m' and v = (1 - beta2) v' the step of the formula is
    size * m' / (sqrt(v') + eps'), where size and eps' take up all factors.
    """

    def factors(self) -> tuple[float, ...]:
        return 1 - self.optimizer.options["beta1"], 1 - self.optimizer.options["beta2"]

    def numbers(self, lr: float) -> tuple[float, ...]:
        beta1, beta2, eps = (self.optimizer.options[key] for key in ("beta1", "beta2", "eps"))
        root = ((1 - beta2) / (1 - beta2**self.t)) ** 0.5
        size = lr * (1 - beta1) / (1 - beta1**self.t) / root
        return size, beta1, beta2, eps / root

    def move(
        self, size: float, beta1: float, beta2: float, eps: float,
        theta: Floats, g: Floats, m: Floats, v: Floats, spare: Floats,
    ) -> None:  # fmt: skip
        np.multiply(m, beta1, out=m)
        np.add(m, g, out=m)
        np.multiply(g, g, out=g)
        np.multiply(v, beta2, out=v)
        np.add(v, g, out=v)
        np.sqrt(v, out=spare)
        np.add(spare, eps, out=spare)
        np.divide(m, spare, out=spare)
        np.multiply(spare, size, out=spare)
        np.subtract(theta, spare, out=theta)


class _AdamW(_Adam):
    def numbers(self, lr: float) -> tuple[float, ...]:
        return 1 - lr * self.optimizer.decay, *super().numbers(lr)

    def move(self, *numbers_and_arrays: Any) -> None:
        kept, size, beta1, beta2, eps, theta, g, m, v, spare = numbers_and_arrays
        np.multiply(theta, kept, out=theta)
        super().move(size, beta1, beta2, eps, theta, g, m, v, spare)


RULES: dict[type[Optimizer], type[Rule]] = {
    SGD: _SGD, Momentum: _Momentum, Adam: _Adam, AdamW: _AdamW,
}  # fmt: skip
