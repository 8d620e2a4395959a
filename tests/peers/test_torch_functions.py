"""Activations and losses give PyTorch's values, and its gradients to 1e-12."""

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from torch.nn import functional

from mlcourse import activations, losses

ELEMENTWISE = {
    "identity": torch.clone,
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
EXTREME = np.array([-1000.0, -700.0, -40.0, -1e-8, -1e-300, 1e-300, 1e-8, 40.0, 700.0, 1000.0])
EXPECTED = {
    "mse": functional.mse_loss,
    "mae": functional.l1_loss,
    "huber": functional.huber_loss,
    "hinge": lambda z, s: torch.clamp(1 - s * z, min=0).mean(),
    "perceptron_loss": lambda z, s: torch.clamp(-s * z, min=0).mean(),
    "binary_cross_entropy": functional.binary_cross_entropy,
    "binary_cross_entropy_with_logits": functional.binary_cross_entropy_with_logits,
}
seeds = st.integers(0, 2**32 - 1)


def derivative(f, *inputs):
    """Value of f, and the derivative of its sum with respect to the first input."""
    first, *others = map(torch.tensor, inputs)
    first.requires_grad_()
    value = f(first, *others)
    value.sum().backward()
    return value.detach().numpy(), first.grad.numpy()


def assert_close(found, expected):
    # Where PyTorch takes a tail as the rest up to 1, it has no digits below 1e-15 or so.
    np.testing.assert_allclose(found, expected, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("name", ELEMENTWISE)
class TestElementwise:
    @given(
        z=hnp.arrays(
            float,
            hnp.array_shapes(max_dims=3, max_side=4),
            elements=st.floats(-30, 30).filter(lambda z: abs(z) > 1e-6),  # kinks stand below
        )
    )
    def test_values_and_derivatives_on_any_shape(self, name, z):
        self.check(name, z)

    def test_values_and_derivatives_far_out_and_close_to_zero(self, name):
        self.check(name, EXTREME)

    def check(self, name, z):
        value, slope = derivative(ELEMENTWISE[name], z)
        assert_close(getattr(activations, name)(z), value)
        assert_close(getattr(activations, f"{name}_grad")(z), slope)

    def test_derivative_at_zero(self, name):
        _, slope = derivative(ELEMENTWISE[name], np.zeros(1))
        assert_close(getattr(activations, f"{name}_grad")(np.zeros(1)), slope)

    def test_float32(self, name):
        z = np.linspace(-20, 20, 401, dtype=np.float32)
        expected = ELEMENTWISE[name](torch.tensor(z)).numpy()
        found = getattr(activations, name)(z)
        assert found.dtype == expected.dtype
        np.testing.assert_allclose(found, expected, rtol=2e-6, atol=1e-6)


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@given(seed=seeds, shape=hnp.array_shapes(max_dims=3, max_side=5), scale=st.sampled_from([1, 300]))
def test_softmax_forward_and_backward(name, seed, shape, scale):
    rng = np.random.default_rng(seed)
    z, d = scale * rng.normal(size=shape), rng.normal(size=shape)
    leaf = torch.tensor(z, requires_grad=True)
    value = getattr(torch, name)(leaf, dim=-1)
    value.backward(torch.tensor(d))
    found = getattr(activations, name)(z)
    assert_close(found, value.detach().numpy())
    assert_close(getattr(activations, f"{name}_backward")(d, found), leaf.grad.numpy())


def targets_for(name, rng, n):
    if name in ("mse", "mae", "huber"):
        return 3 * rng.normal(size=n), 3 * rng.normal(size=n)
    coin = rng.integers(0, 2, size=n).astype(float)
    if name == "binary_cross_entropy":
        return rng.uniform(0.001, 0.999, size=n), coin
    z = rng.normal(size=n) * rng.choice([1, 30, 1000])
    return z, coin if "cross_entropy" in name else 2 * coin - 1


@pytest.mark.parametrize("name", EXPECTED)
@given(seed=seeds, n=st.integers(1, 40))
def test_losses_and_their_gradients(name, seed, n):
    prediction, target = targets_for(name, np.random.default_rng(seed), n)
    value, slope = derivative(EXPECTED[name], prediction, target)
    assert_close(getattr(losses, name)(prediction, target), value)
    assert_close(getattr(losses, f"{name}_grad")(prediction, target), slope)


@given(
    seed=seeds,
    n=st.integers(1, 20),
    K=st.integers(1, 8),
    scale=st.sampled_from([1, 30, 1000]),
    smoothing=st.sampled_from([0.0, 0.1, 0.7]),
    temperature=st.sampled_from([1.0, 0.25, 3.0]),
)
def test_cross_entropy_with_smoothing_and_temperature(seed, n, K, scale, smoothing, temperature):
    rng = np.random.default_rng(seed)
    z, labels = scale * rng.normal(size=(n, K)), rng.integers(0, K, size=n)
    expected = lambda z, y: functional.cross_entropy(z / temperature, y, label_smoothing=smoothing)  # noqa: E731
    value, slope = derivative(expected, z, labels)
    options = {"smoothing": smoothing, "temperature": temperature}
    assert_close(losses.cross_entropy_with_logits(z, labels, **options), value)
    assert_close(losses.cross_entropy_with_logits_grad(z, labels, **options), slope)


def test_binary_cross_entropy_of_a_certain_wrong_answer_is_a_convention():
    """PyTorch cuts the logarithm at -100; ours is infinite, as the formula says."""
    _, certain = functional.binary_cross_entropy(torch.ones(1), torch.zeros(1)), np.ones(1)
    assert functional.binary_cross_entropy(torch.ones(1), torch.zeros(1)).item() == 100
    assert losses.binary_cross_entropy(certain, np.zeros(1)) == np.inf
