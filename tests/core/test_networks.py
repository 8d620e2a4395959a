"""Networks against a second implementation, floor 1, central differences and theorems."""

import copy
import itertools
import pickle

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from reference_network import ACTIVATIONS, LOSSES, loss, output

from mlcourse import activations, initializers, layers, losses, optim, training
from mlcourse.autodiff import Tensor
from mlcourse.gradcheck import central_difference, complex_step, relative_error
from mlcourse.networks import Activation, BatchNorm, Dropout, Linear, Sequential
from mlcourse.objectives import network_objective

seeds = st.integers(0, 2**32 - 1)
tanh, relu = (
    (activations.tanh, activations.tanh_grad),
    (activations.relu, activations.relu_grad),
)


# --- all gradients of random architectures ------------------------------------------------------


class Case:
    """A network drawn at random, its data, and the same network for the oracle."""

    def __init__(self, seed, depth, name, activation, normalize, drop):
        rng = np.random.default_rng(seed)
        self.rng, self.name, n = rng, name, int(rng.integers(4, 8))
        K = int(rng.integers(2, 4)) if name == "cross_entropy_with_logits" else 1
        widths = [*rng.integers(1, 5, size=depth + 1).tolist(), K]
        self.sums = []  # what goes into the non-linearities, to stay away from kinks
        g, g_grad = (getattr(activations, activation + end) for end in ("", "_grad"))
        parts, self.plain = [], []
        for number, (d_in, d_out) in enumerate(itertools.pairwise(widths)):
            if number:
                parts += [Activation(lambda z: (self.sums.append(z), g(z))[1], g_grad)]
                self.plain += [("act", activation)]
            if drop and number:
                parts += [Dropout(0.7, rng=0)]
                mask = np.random.default_rng(0).random((n, d_in)) < 0.7
                self.plain += [("dropout", mask / 0.7)]
            parts += [Linear(d_in, d_out, rng=rng)]
            self.plain += [("linear",)]
            if normalize:
                parts += [BatchNorm(d_out, eps=0.1)]  # small steps must not see it bend
                self.plain += [("batchnorm",)]
        self.net = Sequential(*parts)
        self.net.theta = rng.normal(size=self.net.theta.size)
        self.X = rng.normal(size=(n, widths[0]))
        labels = rng.integers(0, max(K, 2), size=n)
        self.y = rng.normal(size=n) if name in ("mse", "huber") else labels
        self.both = getattr(losses, name), getattr(losses, f"{name}_grad")

    def objective(self, theta):
        for layer in self.net.layers:
            if isinstance(layer, Dropout):
                layer.rng = np.random.default_rng(0)  # the same mask each time
        return self.net.objective(*self.both)(theta, self.X, self.y)

    def plain_loss(self, theta):
        """The loss from the other implementation, for arrays of any kind."""
        params, start = {}, 0
        for key, value in self.net.params.items():
            params[key] = theta[start : start + value.size].reshape(*value.shape)
            start += value.size
        return loss(params, self.X, self.y, self.plain, self.name)


cases = st.builds(
    Case,
    seed=seeds,
    depth=st.integers(0, 3),
    name=st.sampled_from(sorted(LOSSES)),
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    normalize=st.booleans(),
    drop=st.booleans(),
)


@settings(max_examples=150, deadline=None)
@given(cases)
def test_gradients_of_random_architectures(case):
    theta = case.net.theta
    value, grad = case.objective(theta)
    # No step may cross a kink, and nothing may be so close to it that the sign is rounding.
    assume(all(np.abs(z).min() > 1e-3 for z in case.sums))

    assert value == pytest.approx(case.plain_loss(theta), rel=1e-12)
    assert relative_error(grad, complex_step(case.plain_loss, theta)) < 1e-11
    leaf = Tensor(theta)
    case.plain_loss(leaf).backward()
    assert relative_error(grad, leaf.grad) < 1e-11


@settings(max_examples=50, deadline=None)
@given(cases)
def test_central_differences_of_random_architectures(case):
    theta = case.net.theta
    _, grad = case.objective(theta)
    assume(all(np.abs(z).min() > 1e-3 for z in case.sums))
    numeric = central_difference(lambda t: case.objective(t)[0], theta)
    assert relative_error(grad, numeric) < 1e-6


@settings(max_examples=50, deadline=None)
@given(cases)
def test_gradient_for_the_input(case):
    value, _ = case.objective(case.net.theta)
    theta = case.net.theta
    dy = case.rng.normal(size=case.net.forward(case.X).shape)
    for layer in case.net.layers:  # as in the objective, but for the input
        if isinstance(layer, Dropout):
            layer.rng = np.random.default_rng(0)
    case.net.forward(case.X, training=True)
    dx = case.net.backward(dy)
    assume(all(np.abs(z).min() > 1e-3 for z in case.sums))
    params = case.net.params
    numeric = complex_step(lambda X: (output(params, X, case.plain) * dy).sum(), case.X)
    np.testing.assert_allclose(dx, numeric, atol=1e-9 * max(1, np.abs(numeric).max()))
    assert np.isfinite(value)
    assert (case.net.theta == theta).all()


# --- the same as floor 1 ------------------------------------------------------------------------


@settings(max_examples=25, deadline=None)
@given(seed=seeds, sizes=st.lists(st.integers(1, 5), min_size=2, max_size=4))
def test_a_dense_stack_is_the_network_of_floor_one(seed, sizes):
    rng = np.random.default_rng(seed)
    weights = initializers.network(sizes, initializers.glorot, rng=rng)
    parts = [
        part for pair in itertools.pairwise(sizes) for part in (Linear(*pair), Activation(*tanh))
    ]
    net = Sequential(*parts[:-1])
    X, y = rng.normal(size=(6, sizes[0])), rng.normal(size=(6, sizes[-1]))
    y = y[:, 0] if sizes[-1] == 1 else y
    theta = layers.flatten(weights)
    pair = losses.mse, losses.mse_grad
    floor_one = network_objective(sizes, *tanh, *pair)(theta, X, y)
    value, grad = net.objective(*pair)(theta, X, y)
    assert value == floor_one[0]
    np.testing.assert_allclose(grad, floor_one[1], rtol=1e-12, atol=1e-15)
    np.testing.assert_array_equal(net.forward(X), layers.forward(X, weights, tanh[0]).z[-1])


def test_training_separates_the_moons():
    from mlcourse.datasets import moons

    X, y = moons(100, rng=0)
    rng = np.random.default_rng(0)
    net = Sequential(Linear(2, 16, rng=rng), Activation(*relu), Linear(16, 1, rng=rng))
    pair = (
        losses.binary_cross_entropy_with_logits,
        losses.binary_cross_entropy_with_logits_grad,
    )
    run = training.fit(
        net.objective(*pair), net.theta, X, y, optimizer=optim.Adam(0.03), epochs=200
    )
    net.theta = run.theta
    assert ((net.forward(X)[:, 0] > 0) == y).mean() > 0.95


# --- parameters and gradients by name and in one vector -----------------------------------------


def small(seed=0):
    rng = np.random.default_rng(seed)
    return Sequential(
        Linear(3, 4, rng=rng),
        BatchNorm(4),
        Activation(*tanh),
        Dropout(0.5, rng=rng),
        Linear(4, 2, rng=rng),
    )


class TestParameters:
    def test_names_and_shapes(self):
        shapes = {key: value.shape for key, value in small().params.items()}
        assert shapes == {
            "0.W": (3, 4), "0.b": (4,), "1.gamma": (4,), "1.beta": (4,), "4.W": (4, 2), "4.b": (2,)
        }  # fmt: skip

    def test_one_vector_and_back(self):
        net = small()
        values = np.arange(net.theta.size, dtype=float)
        net.theta = values
        np.testing.assert_array_equal(net.theta, values)
        assert net.params["0.W"][1].tolist() == [4, 5, 6, 7]
        assert net.params["4.b"].tolist() == [values[-2], values[-1]]
        assert net.layers[0].params["b"].tolist() == [12, 13, 14, 15]

    def test_the_vector_is_a_copy_on_the_way_in_and_out(self):
        net = small()
        values = np.ones(net.theta.size)
        net.theta = values
        net.params["0.W"][...] = 7
        net.theta[:] = 9
        assert values.max() == 1
        assert net.theta[0] == 7
        assert net.forward(np.zeros((1, 3))).shape == (1, 2)

    def test_weights_are_told_from_the_rest(self):
        net = small()
        net.theta = np.where(net.is_weight, 1.0, 0.0)
        assert {key: value.min() for key, value in net.params.items()} == {
            "0.W": 1, "0.b": 0, "1.gamma": 0, "1.beta": 0, "4.W": 1, "4.b": 0
        }  # fmt: skip

    def test_a_network_with_nothing_to_learn(self):
        net = Sequential(Activation(*tanh))
        net.forward(np.zeros((2, 3)))
        net.backward(np.ones((2, 3)))
        assert net.theta.shape == net.gradient.shape == net.is_weight.shape == (0,)
        net.theta = []
        assert net.params == {}

    def test_gradients_only_get_filled_and_start_anew(self):
        net, rng = small(), np.random.default_rng(1)
        x, dy = rng.normal(size=(5, 3)), rng.normal(size=(5, 2))
        assert net.grads == {}
        before = net.theta
        net.forward(x, training=True)
        first = net.backward(dy), net.gradient
        second = net.backward(dy), net.gradient
        for one, two in zip(first, second, strict=True):
            np.testing.assert_array_equal(one, two)
        np.testing.assert_array_equal(net.theta, before)
        assert list(net.grads) == list(net.params)
        for key, grad in net.grads.items():
            assert grad.shape == net.params[key].shape

    def test_a_network_inside_a_network(self):
        flat = small()
        a, b, c, d, e = copy.deepcopy(flat.layers)
        nested = Sequential(Sequential(a, b), Sequential(c, Sequential(d)), e)
        assert list(nested.params) == ["0.0.W", "0.0.b", "0.1.gamma", "0.1.beta", "2.W", "2.b"]
        x, dy = np.random.default_rng(0).normal(size=(4, 3)), np.ones((4, 2))
        nested.theta = flat.theta = np.random.default_rng(1).normal(size=flat.theta.size)
        np.testing.assert_array_equal(
            nested.forward(x, training=True), flat.forward(x, training=True)
        )
        np.testing.assert_array_equal(nested.backward(dy), flat.backward(dy))
        np.testing.assert_array_equal(nested.gradient, flat.gradient)

    def test_a_part_of_a_network_shares_its_layers(self):
        net = Sequential(Linear(2, 3), Activation(*tanh), Linear(3, 1))
        body = Sequential(*net.layers[:2])
        net.theta = np.ones(net.theta.size)
        assert body.forward([[1.0, 1.0]]).tolist() == [[np.tanh(3)] * 3]

    def test_copies_and_pickles_stand_on_their_own(self):
        net = small()
        for other in (copy.deepcopy(net), pickle.loads(pickle.dumps(net))):
            other.theta = np.zeros(other.theta.size)
            assert net.theta.any()
            assert not other.forward(np.ones((2, 3))).any()

    def test_a_layer_of_ones_own(self):
        class Scale:
            def __init__(self):
                self.params, self.grads = {"s": np.array([2.0])}, {}

            def forward(self, x, *, training=False):
                self.x = x
                return x * self.params["s"]

            def backward(self, dy):
                self.grads["s"] = np.array([(dy * self.x).sum()])
                return dy * self.params["s"]

        net = Sequential(Scale(), Scale())
        value, grad = net.objective(losses.mse, losses.mse_grad)(
            np.array([2.0, 5.0]), [[1.0]], [0.0]
        )
        assert value == 100
        assert grad.tolist() == [100, 40]  # of (s t)²: 2 s t² and 2 s² t

    def test_float32_all_the_way(self):
        net = small()
        net.theta = net.theta.astype(np.float32)
        x = np.ones((3, 3), dtype=np.float32)
        x[0] = 0
        for training_ in (True, False):
            y = net.forward(x, training=training_)
            assert y.dtype == net.backward(y).dtype == net.gradient.dtype == np.float32
        assert x[0].tolist() == [0, 0, 0]


# --- dropout ------------------------------------------------------------------------------------


class TestDropout:
    @pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
    def test_mean_stays_and_variance_grows(self, keep):
        # Of x m with m = b / p: mean x, variance x² (1 - p) / p.
        n, x = 400_000, 3.0
        y = Dropout(keep, rng=0).forward(np.full((n, 1), x), training=True)
        variance = x**2 * (1 - keep) / keep
        assert y.mean() == pytest.approx(x, abs=5 * np.sqrt(variance / n))
        assert y.var() == pytest.approx(variance, rel=0.02)

    def test_the_way_back_uses_the_same_mask(self):
        layer = Dropout(0.5, rng=1)
        y = layer.forward(np.ones((50, 4)), training=True)
        np.testing.assert_array_equal(layer.backward(np.ones((50, 4))), y)
        assert set(y.ravel()) == {0, 2}
        assert (layer.forward(np.ones((50, 4)), training=True) != y).any()

    def test_a_prediction_is_left_alone(self):
        layer, x = Dropout(0.5), np.arange(6.0).reshape(2, 3)
        np.testing.assert_array_equal(layer.forward(x), x)
        np.testing.assert_array_equal(layer.backward(x), x)

    def test_training_needs_a_source_of_chance(self):
        with pytest.raises(RuntimeError, match=r"no rng.*Dropout\(0\.5, rng=0\)"):
            Dropout(0.5).forward([[1.0]], training=True)

    @pytest.mark.parametrize("keep", [0, -0.1, 1.1, np.nan])
    def test_an_impossible_chance(self, keep):
        with pytest.raises(ValueError, match="expected a chance"):
            Dropout(keep, rng=0)

    def test_dropout_on_the_inputs_is_ridge(self):
        # Averaged over all 2^(n d) masks by hand, with the chance of each. The expected squared
        # error has the minimum of ridge with λ_j = (1 - p) / p |x_j|².
        rng, p = np.random.default_rng(0), 0.7
        X, y = rng.normal(size=(3, 2)), rng.normal(size=3)
        masks = np.array(list(itertools.product([0, 1], repeat=6))).reshape(-1, 3, 2)
        chance = np.prod(np.where(masks == 1, p, 1 - p), axis=(1, 2))
        root = np.repeat(np.sqrt(chance), 3)[:, None]
        rows, targets = (X * masks / p).reshape(-1, 2), np.tile(y, len(masks))
        expected = np.linalg.lstsq(root * rows, root[:, 0] * targets)[0]
        penalty = np.diag((1 - p) / p * (X**2).sum(axis=0))
        ridge = np.linalg.solve(X.T @ X + penalty, X.T @ y)
        np.testing.assert_allclose(ridge, expected, rtol=1e-10)

        # The layer draws from the same distribution: its mean squared error is ridge's objective.
        layer, w = Dropout(p, rng=0), rng.normal(size=2)
        many = layer.forward(np.tile(X, (100_000, 1)), training=True) @ w
        drawn = ((many.reshape(-1, 3) - y) ** 2).sum(axis=1)
        assert drawn.mean() == pytest.approx(((X @ w - y) ** 2).sum() + w @ penalty @ w, rel=0.01)


# --- batch normalization ------------------------------------------------------------------------


class TestBatchNorm:
    def test_running_numbers_by_hand(self):
        # Batches 1, 3 and 5, 9: means 2 and 7; variances, divided by n - 1, 2 and 8.
        # With rate 1/2: mean 0, 1, 4; variance 1, 1.5, 4.75.
        layer = BatchNorm(1, rate=0.5)
        layer.forward([[1.0], [3.0]], training=True)
        layer.forward([[5.0], [9.0]], training=True)
        assert layer.running_mean.tolist() == [4]
        assert layer.running_variance.tolist() == [4.75]

    def test_a_prediction_looks_at_no_other_example(self):
        layer, x = BatchNorm(2), np.random.default_rng(0).normal(size=(6, 2))
        layer.forward(x, training=True)
        before = layer.running_mean, layer.running_variance
        together = layer.forward(x)
        alone = np.vstack([layer.forward(row[None]) for row in x])
        np.testing.assert_array_equal(together, alone)
        assert before == (layer.running_mean, layer.running_variance)

    def test_long_training_ends_at_mean_and_variance_of_the_data(self):
        rng, layer = np.random.default_rng(0), BatchNorm(1, rate=0.01)
        for _ in range(2000):
            layer.forward(rng.normal(3, 2, size=(4, 1)), training=True)
        assert layer.running_mean[0] == pytest.approx(3, abs=0.2)
        assert layer.running_variance[0] == pytest.approx(4, abs=0.6)

    def test_the_way_back_of_a_prediction(self):
        layer, rng = BatchNorm(3), np.random.default_rng(0)
        layer.running_mean, layer.running_variance = rng.normal(size=3), rng.uniform(1, 2, size=3)
        layer.params["gamma"][...] = rng.normal(size=3)
        x, dy = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))
        layer.forward(x)
        dx = layer.backward(dy)
        numeric = central_difference(lambda x: (dy * layer.forward(x)).sum(), x)
        np.testing.assert_allclose(dx, numeric, atol=1e-8)

        def by_gamma(gamma):
            layer.params["gamma"] = gamma
            return (dy * layer.forward(x)).sum()

        numeric = central_difference(by_gamma, layer.params["gamma"])
        np.testing.assert_allclose(layer.grads["gamma"], numeric, atol=1e-8)
        assert layer.grads["beta"] == pytest.approx(dy.sum(axis=0))


# --- what it says to bad use --------------------------------------------------------------------


@pytest.mark.parametrize(
    "layer",
    [Linear(1, 1), Activation(*tanh), Dropout(0.5), BatchNorm(1), Sequential(Linear(1, 1))],
    ids=lambda layer: type(layer).__name__,
)
def test_backward_before_forward(layer):
    with pytest.raises(RuntimeError, match="was called before forward"):
        layer.backward([[1.0]])


def test_gradient_before_backward():
    net = small()
    net.forward(np.ones((2, 3)))
    with pytest.raises(RuntimeError, match="before backward"):
        _ = net.gradient


twice = Activation(*tanh)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Sequential(), "0 layers"),
        (lambda: Sequential(twice, Linear(1, 1), twice), "a new one in each place"),
        (lambda: Sequential(Sequential(twice), twice), "a new one in each place"),
        (lambda: setattr(small(), "theta", np.ones(3)), r"theta has shape \(3,\).*34 parameters"),
        (lambda: small().forward(np.ones((2, 4))), r"layer 0 \(Linear\): x has shape \(2, 4\)"),
        (
            lambda: small().forward([[1.0, 2.0, 3.0]], training=True),
            r"layer 1 \(BatchNorm\): .* two",
        ),
        (lambda: BatchNorm(0), "d is 0"),
        (lambda: Linear(0, 1), "d_in is 0"),
    ],
)
def test_says_what_is_wrong(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@pytest.mark.parametrize("layer", [Activation(*tanh), Dropout(0.5), BatchNorm(2)])
def test_a_gradient_of_another_shape(layer):
    layer.forward(np.ones((3, 2)))
    with pytest.raises(ValueError, match=r"dy has shape \(2,\).*\(3, 2\)"):
        layer.backward([1.0, 1.0])
