"""Layers, optimizers, schedules and whole trainings end where PyTorch's do."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch.nn import functional
from torch.optim import lr_scheduler

from mlcourse import activations, datasets, losses, objectives, optim, schedules
from mlcourse.layers import Dense, backward, flatten, forward, linear_backward, unflatten
from mlcourse.training import fit, minibatches

widths = st.lists(st.integers(1, 6), min_size=2, max_size=6)
seeds = st.integers(0, 2**32 - 1)


def leaves(*arrays):
    return [torch.tensor(array, requires_grad=True) for array in arrays]


def assert_close(found, expected, rtol=1e-12):
    np.testing.assert_allclose(found, expected, rtol=rtol, atol=rtol * 1e-2)


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 6), seeds)
def test_linear_backward(n, d_in, d_out, seed):
    rng = np.random.default_rng(seed)
    x, W, b, dz = (rng.normal(size=s) for s in ((n, d_in), (d_in, d_out), d_out, (n, d_out)))
    inputs = leaves(x, W, b)
    functional.linear(inputs[0], inputs[1].T, inputs[2]).backward(torch.tensor(dz))
    for found, leaf in zip(linear_backward(dz, x, W), inputs, strict=True):
        assert_close(found, leaf.grad.numpy())


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu"])
@given(sizes=widths, n=st.integers(1, 5), seed=seeds)
def test_backward_through_a_stack(name, sizes, n, seed):
    rng = np.random.default_rng(seed)
    layers = [Dense(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in pairwise(sizes)]
    X, dz = rng.normal(size=(n, sizes[0])), rng.normal(size=(n, sizes[-1]))
    g, g_grad = getattr(activations, name), getattr(activations, f"{name}_grad")
    run = forward(X, layers, g)

    inputs = leaves(X, *(part for layer in layers for part in layer))
    a, parameters = inputs[0], inputs[1:]
    for W, b in zip(parameters[::2], parameters[1::2], strict=True):
        z = a @ W + b
        a = getattr(functional, name)(z)
    z.backward(torch.tensor(dz))

    gradients = backward(dz, run, layers, g_grad)
    found = [gradients[0].dx, *(part for _, dW, db in gradients for part in (dW, db))]
    for ours, leaf in zip(found, inputs, strict=True):
        assert_close(ours, leaf.grad.numpy())


OPTIMIZERS = {
    "SGD": (optim.SGD(0.01), lambda p: torch.optim.SGD(p, lr=0.01)),
    "Momentum": (optim.Momentum(0.01), lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.9)),
    "Nesterov": (
        optim.Nesterov(0.01, beta=0.8),
        lambda p: torch.optim.SGD(p, lr=0.01, momentum=0.8, nesterov=True),
    ),
    "AdaGrad": (optim.AdaGrad(0.1), lambda p: torch.optim.Adagrad(p, lr=0.1)),
    "RMSProp": (optim.RMSProp(0.01), lambda p: torch.optim.RMSprop(p, lr=0.01)),
    "Adam": (optim.Adam(), torch.optim.Adam),
    "Adam with other numbers": (
        optim.Adam(0.05, beta1=0.5, beta2=0.9, eps=1e-3),
        lambda p: torch.optim.Adam(p, lr=0.05, betas=(0.5, 0.9), eps=1e-3),
    ),
    "AdamW": (optim.AdamW(), torch.optim.AdamW),
    "AdamW with other numbers": (
        optim.AdamW(0.05, decay=0.3),
        lambda p: torch.optim.AdamW(p, lr=0.05, weight_decay=0.3),
    ),
    "AMSGrad": (optim.AMSGrad(0.05), lambda p: torch.optim.Adam(p, lr=0.05, amsgrad=True)),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_optimizers_over_a_hundred_steps(name):
    """Each from its own point, so that a difference would grow; the valley is bent and steep."""
    ours, make = OPTIMIZERS[name]
    theta = np.array([[-1.2, 1.0], [0.3, -0.5]])
    (leaf,) = leaves(theta)
    theirs = make([leaf])
    for t in range(100):
        theta = ours.step(theta, valley(theta, t))
        leaf.grad = torch.tensor(valley(leaf.detach().numpy(), t))
        theirs.step()
        np.testing.assert_allclose(theta, leaf.detach().numpy(), rtol=1e-10, atol=1e-12)


def valley(theta, t):
    """The gradient of a bent valley that sways from step to step, as batches make it."""
    x, y = theta
    return np.array([np.sin(x) - 20 * x * (y - x**2), 10 * (y - x**2)]) / 4 + 0.1 * np.cos(t)


@pytest.mark.parametrize(
    ("schedule", "make"),
    [
        (
            schedules.step_decay(0.5, every=7, factor=0.3),
            lambda o: lr_scheduler.StepLR(o, step_size=7, gamma=0.3),
        ),
        (
            schedules.exponential_decay(0.5, factor=0.9),
            lambda o: lr_scheduler.ExponentialLR(o, gamma=0.9),
        ),
        (
            schedules.cosine(0.5, steps=60, last=0.01),
            lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=60, eta_min=0.01),
        ),
    ],
    ids=["step", "exponential", "cosine"],
)
def test_schedules(schedule, make):
    optimizer = torch.optim.SGD(leaves(np.zeros(1)), lr=0.5)
    scheduler = make(optimizer)
    for t in range(61):
        assert schedule(t) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-10, abs=1e-14)
        optimizer.step()
        scheduler.step()


def test_a_whole_training_on_the_same_batches():
    digits = datasets.load_digits()
    X, y, sizes = digits.X[:300] / 16, digits.y[:300], [64, 20, 10]
    start = np.random.default_rng(0).normal(size=65 * 20 + 21 * 10) / 8
    objective = objectives.network_objective(
        sizes,
        activations.tanh,
        activations.tanh_grad,
        losses.cross_entropy_with_logits,
        losses.cross_entropy_with_logits_grad,
    )
    options = {"epochs": 10, "batch_size": 32}
    run = fit(objective, start, X, y, optimizer=optim.Adam(0.01), rng=7, **options)

    W1, b1, W2, b2 = leaves(*(part for layer in unflatten(start, sizes) for part in layer))
    optimizer, rng = torch.optim.Adam([W1, b1, W2, b2], lr=0.01), np.random.default_rng(7)
    X, y = torch.tensor(X), torch.tensor(y)
    for epoch in range(10):
        total = 0.0
        for rows in minibatches(300, 32, rng=rng):
            optimizer.zero_grad()
            loss = functional.cross_entropy(torch.tanh(X[rows] @ W1 + b1) @ W2 + b2, y[rows])
            loss.backward()
            optimizer.step()
            total += loss.item() * len(rows)
        assert run.loss[epoch] == pytest.approx(total / 300, rel=1e-10)
    theirs = flatten(
        [(W1.detach().numpy(), b1.detach().numpy()), (W2.detach().numpy(), b2.detach().numpy())]
    )
    assert run.loss[-1] < run.loss[0] / 5
    assert_close(run.theta, theirs, rtol=1e-9)
