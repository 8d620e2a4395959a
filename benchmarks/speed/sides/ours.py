"""The package: its fast path, its plain path, and the products that no path can do without."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import numpy as np

from benchmarks.speed.problem import EPS, Array, Problem
from mlcourse import activations, losses, objectives, optim, training


class Dealer(np.random.Generator):
    """Deals the orders that were drawn before, so that all sides see the same batches."""

    def __init__(self, orders: Array) -> None:
        super().__init__(np.random.PCG64(0))
        self.orders: Iterator[Array] = iter(orders)

    def permutation(self, n: Any, axis: int = 0) -> Any:
        """Give the next order."""
        return next(self.orders)


def objective_of(problem: Problem) -> objectives.Objective:
    """Make the objective of a problem's network."""
    return objectives.network_objective(
        problem.sizes, activations.relu, activations.relu_grad,
        losses.cross_entropy_with_logits, losses.cross_entropy_with_logits_grad,
    )  # fmt: skip


def fast(problem: Problem) -> Callable[[], float]:
    """Train with ``mlcourse.training.fit`` as anyone would."""
    return trained(problem, objective_of(problem))


def plain(problem: Problem) -> Callable[[], float]:
    """Train with the step as the chapters show it, which fit takes where it knows no faster one."""
    objective = objective_of(problem)
    return trained(problem, lambda theta, X, y: objective(theta, X, y))


def trained(problem: Problem, objective: objectives.Objective) -> Callable[[], float]:
    """Prepare a training; each run begins anew and gives the loss of the last epoch."""

    def run() -> float:
        history = training.fit(
            objective, problem.theta, problem.X, problem.y,
            optimizer=optim.Adam(problem.lr, eps=EPS), epochs=len(problem.orders),
            batch_size=problem.batch, rng=Dealer(problem.orders),
        )  # fmt: skip
        return float(history.loss[-1])

    return run


def products(problem: Problem) -> Callable[[], None]:
    """Do the matrix products of the training and nothing else: the limit for NumPy."""
    n, sizes, dtype = problem.batch, problem.sizes, problem.theta.dtype
    x, weights = problem.X[:n], [W for W, _ in problem.layers]
    answers = [np.ones((n, d), dtype) for d in sizes[1:]]
    back = [np.empty((n, d), dtype) for d in sizes[:-1]]
    grads = [np.empty(pair, dtype) for pair in pairwise(sizes)]
    inputs = [x, *answers[:-1]]
    steps = problem.orders.size // n

    def run() -> None:
        for _ in range(steps):
            for a, W, z in zip(inputs, weights, answers, strict=True):
                np.dot(a, W, out=z)
            for i in range(len(weights) - 1, -1, -1):
                np.dot(inputs[i].T, answers[i], out=grads[i])
                if i:
                    np.dot(answers[i], weights[i].T, out=back[i])

    return run
