"""Networks have PyTorch's outputs and gradients, and train to its losses."""

from itertools import pairwise

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn import functional

from mlcourse import activations, datasets, losses, optim
from mlcourse.autodiff import Tensor
from mlcourse.networks import Activation, BatchNorm, Dropout, Linear, Sequential
from mlcourse.training import minibatches

seeds = st.integers(0, 2**32 - 1)
THEIRS = {
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "relu": functional.relu,
    "leaky_relu": functional.leaky_relu,
    "elu": functional.elu,
    "selu": functional.selu,
    "gelu": lambda z: functional.gelu(z, approximate="tanh"),
    # Beyond its threshold PyTorch takes z itself; by default from 20, where that is 2e-9 too low.
    "softplus": lambda z: functional.softplus(z, threshold=700),
}


def assert_close(found, expected, rtol=1e-12):
    expected = expected.detach().numpy()
    scale = max(1.0, float(np.abs(expected).max()))
    np.testing.assert_allclose(found, expected, rtol=rtol, atol=rtol * scale)


class Twin:
    """The same network in PyTorch, from the same parameters; dropout uses the masks of ours."""

    def __init__(self, net, name):
        self.net, self.g = net, THEIRS[name]
        self.params = {k: torch.tensor(v, requires_grad=True) for k, v in net.params.items()}
        self.running = {
            i: (torch.tensor(layer.running_mean), torch.tensor(layer.running_variance))
            for i, layer in enumerate(net.layers)
            if isinstance(layer, BatchNorm)
        }

    def forward(self, X, *, training):
        a = X if isinstance(X, torch.Tensor) else torch.tensor(X)
        for i, layer in enumerate(self.net.layers):
            own = {k.split(".")[1]: p for k, p in self.params.items() if k.startswith(f"{i}.")}
            if isinstance(layer, Linear):
                a = functional.linear(a, own["W"].T, own["b"])
            elif isinstance(layer, Activation):
                a = self.g(a)
            elif isinstance(layer, Dropout):
                a = a * torch.tensor(layer.mask)
            else:
                a = functional.batch_norm(
                    a, *self.running[i], own["gamma"], own["beta"], training, layer.rate, layer.eps
                )
        return a


def network(widths, name, rng, *, normalize, drop):
    g, g_grad = getattr(activations, name), getattr(activations, f"{name}_grad")
    parts = []
    for d_in, d_out in pairwise(widths):
        parts += [Linear(d_in, d_out, rng=rng)]
        parts += [BatchNorm(d_out)] if normalize else []
        parts += [Activation(g, g_grad)]
        parts += [Dropout(0.8, rng=rng)] if drop else []
    return Sequential(*parts, Linear(widths[-1], 3, rng=rng))


@settings(max_examples=100, deadline=None)
@given(
    seed=seeds,
    widths=st.lists(st.integers(1, 8), min_size=1, max_size=4),
    name=st.sampled_from(sorted(THEIRS)),
    normalize=st.booleans(),
    drop=st.booleans(),
    training=st.booleans(),
)
def test_outputs_and_gradients(seed, widths, name, normalize, drop, training):
    rng = np.random.default_rng(seed)
    net = network(widths, name, rng, normalize=normalize, drop=drop)
    net.theta = rng.normal(size=net.theta.size)
    twin = Twin(net, name)
    X, y = rng.normal(size=(16, widths[0])), rng.integers(0, 3, size=16)
    z = net.forward(X, training=training)
    dx = net.backward(losses.cross_entropy_with_logits_grad(z, y))

    leaf = torch.tensor(X, requires_grad=True)
    output = twin.forward(leaf, training=training)
    functional.cross_entropy(output, torch.tensor(y)).backward()
    assert_close(z, output)
    assert_close(dx, leaf.grad)
    for key, grad in net.grads.items():
        assert_close(grad, twin.params[key].grad)


OPTIMIZERS = {
    "Adam": (lambda: optim.Adam(1e-3), lambda p: torch.optim.Adam(p, lr=1e-3)),
    "Momentum": (
        lambda: optim.Momentum(0.05, beta=0.9),
        lambda p: torch.optim.SGD(p, lr=0.05, momentum=0.9),
    ),
}


@pytest.mark.parametrize(
    ("name", "normalize", "drop", "optimizer"),
    [
        ("relu", False, False, "Adam"),
        ("relu", False, False, "Momentum"),
        ("tanh", True, False, "Momentum"),
        ("gelu", False, True, "Adam"),
        ("relu", True, True, "Adam"),
    ],
)
def test_the_same_losses_over_two_hundred_steps(name, normalize, drop, optimizer):
    ours, make = OPTIMIZERS[optimizer]
    data = datasets.load_digits()
    X, y, rng = data.X / 16, data.y, np.random.default_rng(0)
    net = network([64, 32, 16], name, rng, normalize=normalize, drop=drop)
    net = Sequential(*net.layers[:-1], Linear(16, 10, rng=rng))
    twin, optimizer = Twin(net, name), ours()
    theirs = make(list(twin.params.values()))
    objective = net.objective(
        losses.cross_entropy_with_logits, losses.cross_entropy_with_logits_grad
    )
    theta, first, last = net.theta, None, None
    batches = [rows for _ in range(8) for rows in minibatches(len(X), 64, rng=rng)][:200]
    assert len(batches) == 200
    for rows in batches:
        last, g = objective(theta, X[rows], y[rows])
        theta = optimizer.step(theta, g)
        first = first or last

        theirs.zero_grad()
        output = twin.forward(X[rows], training=True)  # with the mask that ours has drawn
        loss = functional.cross_entropy(output, torch.tensor(y[rows]))
        loss.backward()
        theirs.step()
        assert last == pytest.approx(loss.item(), rel=1e-8)
    assert last < first / 2

    net.theta = theta
    prediction = net.forward(X)  # now with the running mean and variance
    assert_close(prediction, twin.forward(X, training=False), rtol=1e-7)


OPERATIONS = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "divide": lambda a, b: a / (b * b + 1),
    "power": lambda a, b: (a * a + 1) ** 1.5 + b**3,
    "functions": lambda a, b: a.exp() + b.tanh() * a.relu() + (b * b + 1).log(),
}


@pytest.mark.parametrize("name", OPERATIONS)
@given(seed=seeds, swap=st.booleans(), rows=st.sampled_from([1, 4]))
def test_autodiff_with_broadcasting(name, seed, swap, rows):
    rng = np.random.default_rng(seed)
    arrays = [rng.normal(size=(rows, 3)), rng.normal(size=(2, 4, 1))][:: -1 if swap else 1]
    weights = rng.normal(size=(2, 4, 3))
    ours = [Tensor(a) for a in arrays]
    theirs = [torch.tensor(a, requires_grad=True) for a in arrays]
    (OPERATIONS[name](*ours) * weights).sum().backward()
    (OPERATIONS[name](*theirs) * torch.tensor(weights)).sum().backward()
    for tensor, leaf in zip(ours, theirs, strict=True):
        assert_close(tensor.grad, leaf.grad)


@settings(max_examples=50, deadline=None)
@given(seed=seeds)
def test_autodiff_of_a_whole_loss(seed):
    rng = np.random.default_rng(seed)
    X, y = rng.normal(size=(7, 4)), rng.integers(0, 3, size=7)
    arrays = [rng.normal(size=shape) for shape in ((4, 5), 5, (5, 3), 3)]
    ours = [Tensor(a) for a in arrays]
    z = (X @ ours[0] + ours[1]).tanh() @ ours[2] + ours[3]
    loss = (z.log_sum_exp(axis=1) - z[np.arange(7), y]).mean() + z.max(axis=0).sum() + z.T[0].mean()
    loss.backward()

    theirs = [torch.tensor(a, requires_grad=True) for a in arrays]
    z = (torch.tensor(X) @ theirs[0] + theirs[1]).tanh() @ theirs[2] + theirs[3]
    expected = functional.cross_entropy(z, torch.tensor(y)) + z.amax(dim=0).sum() + z[:, 0].mean()
    expected.backward()
    assert float(loss.data) == pytest.approx(expected.item(), rel=1e-12)
    for tensor, leaf in zip(ours, theirs, strict=True):
        assert_close(tensor.grad, leaf.grad)
