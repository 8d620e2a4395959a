"""The training of micrograd's demo: make_moons, 2-16-16-1, hinge loss, all examples in a step."""

import random
from collections.abc import Callable
from functools import partial

import numpy as np
from micrograd.engine import Value
from micrograd.nn import MLP
from sklearn.datasets import make_moons

from mlcourse import activations, losses, objectives, optim, training
from mlcourse.layers import flatten

WIDTHS, LR = (16, 16, 1), 0.5
STEPS, LONGER = 2, 200  # micrograd takes so many steps, and the package so many times as many


def moons() -> dict[str, Callable[[], float]]:
    """Take steps on the demo's data, from the weights that micrograd draws."""
    X, y = make_moons(n_samples=100, noise=0.1, random_state=0)
    s = 2.0 * y - 1
    return {"mlcourse": partial(ours, X, s, start()), "micrograd": partial(theirs, X, s)}


def network() -> MLP:
    """Draw micrograd's network."""
    random.seed(0)
    return MLP(2, list(WIDTHS))


def theirs(X: np.ndarray, s: np.ndarray) -> float:
    """Train number by number."""
    net, inputs = network(), [list(map(Value, row)) for row in X.tolist()]
    for _ in range(STEPS):
        hinges = [(1 - sign * net(x)).relu() for x, sign in zip(inputs, s.tolist(), strict=True)]
        loss = sum(hinges) * (1 / len(hinges))
        net.zero_grad()
        loss.backward()
        for parameter in net.parameters():
            parameter.data -= LR * parameter.grad
    return loss.data


def start() -> np.ndarray:
    """Give the weights of that network as one array."""
    return flatten(
        (np.array([[w.data for w in unit.w] for unit in layer.neurons]).T,
         np.array([unit.b.data for unit in layer.neurons], dtype=float))
        for layer in network().layers
    )  # fmt: skip


def ours(X: np.ndarray, s: np.ndarray, theta: np.ndarray) -> float:
    """Train with arrays; the loss is the one at micrograd's last step."""
    objective = objectives.network_objective(
        [2, *WIDTHS], activations.relu, activations.relu_grad, losses.hinge, losses.hinge_grad
    )
    run = training.fit(objective, theta, X, s, optimizer=optim.SGD(LR), epochs=STEPS * LONGER)
    return float(run.loss[STEPS - 1])
