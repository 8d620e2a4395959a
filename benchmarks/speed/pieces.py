"""Single functions: non-linearities, and the check of a gradient."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import torch
from scipy import special

from benchmarks.speed.problem import digits
from benchmarks.speed.sides.ours import objective_of
from mlcourse import activations, gradcheck
from mlcourse.layers import forward, unflatten
from mlcourse.losses import cross_entropy_with_logits

Calls = dict[str, Callable[[], Any]]
CALLS = {1_000: 1000, 1_000_000: 20}  # how often a function is called on so many numbers


def non_linearities(size: int) -> dict[str, Calls]:
    """Call the same functions on the same float32 numbers, in rows of 10 for softmax."""
    z = np.random.default_rng(0).normal(size=size).astype(np.float32)
    rows = z.reshape(-1, 10)
    with_torch = torch.from_numpy(z), torch.from_numpy(rows)
    sides: dict[str, Calls] = {
        "sigmoid": {
            "mlcourse": partial(activations.sigmoid, z),
            "PyTorch": partial(torch.sigmoid, with_torch[0]),
            "SciPy": partial(special.expit, z),
        },
        "tanh": {
            "mlcourse": partial(activations.tanh, z),
            "PyTorch": partial(torch.tanh, with_torch[0]),
        },
        "ReLU": {
            "mlcourse": partial(activations.relu, z),
            "PyTorch": partial(torch.relu, with_torch[0]),
        },
        "softmax": {
            "mlcourse": partial(activations.softmax, rows),
            "PyTorch": partial(torch.softmax, with_torch[1], dim=1),
            "SciPy": partial(special.softmax, rows, axis=1),
        },
    }
    return {
        name: {side: partial(last_sum, call, CALLS[size]) for side, call in calls.items()}
        for name, calls in sides.items()
    }


def last_sum(call: Callable[[], Any], times: int) -> float:
    """Call a function some times; give the sum of what it returned, to compare."""
    for _ in range(times):
        value = call()
    return float(value.sum())


def gradient_checks() -> Calls:
    """Check the gradient of the small network on 32 digits, in float64."""
    problem = digits("float64", rows=32, epochs=1)
    objective = objective_of(problem)
    theta, X, y = problem.theta, problem.X, problem.y
    _, g = objective(theta, X, y)

    def loss(theta: Any) -> float:
        run = forward(X, unflatten(theta, problem.sizes), activations.relu)
        return cross_entropy_with_logits(run.z[-1], y)

    def with_torch() -> None:
        parts = [part for pair in problem.layers for part in pair]
        leaves = [torch.tensor(part, requires_grad=True) for part in parts]
        x, labels = torch.from_numpy(X), torch.from_numpy(y)

        def f(W1: Any, b1: Any, W2: Any, b2: Any) -> Any:
            hidden = torch.relu(x @ W1 + b1)
            return torch.nn.functional.cross_entropy(hidden @ W2 + b2, labels)

        if not torch.autograd.gradcheck(f, leaves, raise_exception=False, atol=1e-4):
            raise ArithmeticError("PyTorch's gradient check failed")

    def directions() -> None:
        if gradcheck.error_along(loss, theta, g, directions=8, rng=0) > 1e-6:
            raise ArithmeticError("the check along directions failed")

    def each() -> None:
        if not gradcheck.check_gradient(loss, theta, g, tolerance=1e-4).passed:
            raise ArithmeticError("the check of each entry failed")

    return {
        "each of 4,810 entries": each,
        "PyTorch, each entry": with_torch,
        "eight directions": directions,
    }
