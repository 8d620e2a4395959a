"""The training with JAX: a whole epoch in one compiled function."""

from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp

from benchmarks.speed.problem import EPS, Problem

BETA1, BETA2 = 0.9, 0.999


def loss_of(layers: Any, x: jax.Array, y: jax.Array) -> jax.Array:
    """Compute the cross-entropy of a batch."""
    *hidden, (W, b) = layers
    for V, c in hidden:
        x = jax.nn.relu(x @ V + c)
    shares = jax.nn.log_softmax(x @ W + b)
    return -jnp.mean(jnp.take_along_axis(shares, y[:, None], axis=1))


@partial(jax.jit, static_argnames=("batch", "lr"), donate_argnames=("state",))
def epoch(state: Any, X: jax.Array, y: jax.Array, order: jax.Array, batch: int, lr: float) -> Any:
    """Take a step of Adam for each batch; give the new state and the mean loss."""

    def step(state: Any, rows: jax.Array) -> Any:
        layers, m, v, t = state
        loss, g = jax.value_and_grad(loss_of)(layers, X[rows], y[rows])
        t = t + 1
        m = jax.tree.map(lambda m, g: BETA1 * m + (1 - BETA1) * g, m, g)
        v = jax.tree.map(lambda v, g: BETA2 * v + (1 - BETA2) * g * g, v, g)
        c1, c2 = 1 - BETA1**t, 1 - BETA2**t
        layers = jax.tree.map(
            lambda p, m, v: p - lr * (m / c1) / (jnp.sqrt(v / c2) + EPS), layers, m, v
        )
        return (layers, m, v, t), loss

    state, losses = jax.lax.scan(step, state, order.reshape(-1, batch))
    return state, losses.mean()


def scan(problem: Problem) -> Callable[[], float]:
    """Train epoch after epoch; compilation happens in the first run, which is not timed."""
    jax.config.update("jax_enable_x64", problem.theta.dtype == "float64")
    X, y, orders = map(jnp.asarray, (problem.X, problem.y, problem.orders))

    def run() -> float:
        jax.config.update("jax_enable_x64", problem.theta.dtype == "float64")
        layers = [(jnp.array(W), jnp.array(b)) for W, b in problem.layers]
        m, v = (jax.tree.map(jnp.zeros_like, layers) for _ in range(2))
        state, loss = (layers, m, v, jnp.zeros((), problem.theta.dtype)), jnp.zeros(())
        for order in orders:
            state, loss = epoch(state, X, y, order, problem.batch, problem.lr)
        return float(loss)

    return run
