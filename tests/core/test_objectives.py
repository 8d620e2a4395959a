"""Objectives against scikit-learn's own losses, least squares and derivatives found by steps."""

from functools import partial
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special
from sklearn.linear_model import LogisticRegression, Ridge

from mlcourse import activations, losses
from mlcourse.layers import flatten, forward, unflatten
from mlcourse.objectives import linear_objective, network_objective

rng = np.random.default_rng(0)
X = rng.normal(size=(12, 4))
Y = (np.arange(12) % 2).astype(float)
LABELS = np.arange(12) % 3
PAIRS = {
    "mse": rng.normal(size=12),
    "huber": rng.normal(size=12),
    "hinge": 2 * Y - 1,
    "binary_cross_entropy_with_logits": Y,
}
seeds = st.integers(0, 2**32 - 1)


def pair(name):
    return getattr(losses, name), getattr(losses, f"{name}_grad")


def central_difference(objective, theta, X, y, h=6e-6):
    value = lambda theta: objective(theta, X, y)[0]  # noqa: E731
    return np.array(
        [(value(theta + e) - value(theta - e)) / (2 * h) for e in h * np.eye(theta.size)]
    )


def assert_gradient_fits(objective, theta, X, y):
    numeric = central_difference(objective, theta, X, y)
    gradient = objective(theta, X, y)[1]
    assert gradient.shape == theta.shape
    assert np.linalg.norm(gradient - numeric) < 1e-8 * max(1.0, np.linalg.norm(numeric))


class TestLinear:
    @pytest.mark.parametrize("l2", [0.0, 0.3])
    @pytest.mark.parametrize("name", PAIRS)
    def test_gradient_is_the_central_difference(self, name, l2):
        objective = linear_objective(*pair(name), l2=l2)
        assert_gradient_fits(objective, rng.normal(size=5), X, PAIRS[name])

    @pytest.mark.parametrize("l2", [0.0, 0.3])
    def test_gradient_with_several_outputs(self, l2):
        objective = linear_objective(*pair("cross_entropy_with_logits"), outputs=3, l2=l2)
        assert_gradient_fits(objective, rng.normal(size=15), X, LABELS)

    def test_by_hand(self):
        # Sums 1 + 2 x = 1, 3 against 1, 5: squares 0, 4. Slopes 2/2 (0, -2) for the sums; the
        # penalty 1/2 * 10 * 2**2 and its slope 10 * 2 fall on the weight alone.
        loss, gradient = linear_objective(*pair("mse"), l2=10)([1.0, 2.0], [[0], [1]], [1, 5])
        assert loss == 2 + 20
        assert gradient.tolist() == [-2, -2 + 20]

    def test_bias_stands_first_and_outputs_are_columns(self):
        theta = np.array([[0.0, 10.0], [1.0, 0.0], [0.0, 2.0]])  # z = (x1, 10 + 2 x2)
        seen = []

        def spy(z, y):
            seen.append(z)
            return losses.mse(z, y)

        objective = linear_objective(spy, losses.mse_grad, outputs=2)
        objective(theta.ravel(), [[3.0, 4.0]], [[0.0, 0.0]])
        assert seen[0].tolist() == [[3, 18]]

    @pytest.mark.parametrize("outputs", [None, 1])
    def test_one_column_is_a_shape_of_its_own(self, outputs):
        y = PAIRS["mse"] if outputs is None else PAIRS["mse"][:, None]
        theta = rng.normal(size=5)
        loss, gradient = linear_objective(*pair("mse"), outputs=outputs)(theta, X, y)
        assert loss == pytest.approx(np.mean((PAIRS["mse"] - theta[0] - X @ theta[1:]) ** 2))
        assert gradient.shape == (5,)

    def test_gradient_vanishes_at_least_squares_with_a_ridge(self):
        ridge = Ridge(alpha=0.7).fit(X, PAIRS["mse"])  # |r|**2 + alpha |w|**2
        theta = np.concatenate([[ridge.intercept_], ridge.coef_])
        objective = linear_objective(*pair("mse"), l2=2 * 0.7 / 12)
        assert np.abs(objective(theta, X, PAIRS["mse"])[1]).max() < 1e-13

    def test_gradient_vanishes_where_scikit_learns_logistic_regression_ends(self):
        model = LogisticRegression(C=1 / (12 * 0.1), tol=1e-12, solver="newton-cg").fit(X, Y)
        theta = np.concatenate([model.intercept_, model.coef_[0]])
        objective = linear_objective(*pair("binary_cross_entropy_with_logits"), l2=0.1)
        assert np.abs(objective(theta, X, Y)[1]).max() < 1e-8

    def test_float32_stays_and_inputs_are_left_alone(self):
        theta, A = np.ones(5, dtype=np.float32), X.astype(np.float32)
        before = A.copy()
        loss, gradient = linear_objective(*pair("mse"), l2=0.1)(theta, A, PAIRS["mse"])
        assert isinstance(loss, float)
        assert gradient.dtype == np.float32
        assert (theta == 1).all()
        np.testing.assert_array_equal(A, before)

    def test_options_of_a_loss(self):
        options = {"delta": 0.2}
        objective = linear_objective(*(partial(f, **options) for f in pair("huber")))
        theta = rng.normal(size=5)
        expected = special.huber(0.2, X @ theta[1:] + theta[0] - PAIRS["huber"]).mean()
        assert objective(theta, X, PAIRS["huber"])[0] == pytest.approx(expected)

    def test_says_what_is_wrong(self):
        objective = linear_objective(*pair("mse"))
        with pytest.raises(ValueError, match=r"theta has shape \(4,\), but X with .*\(5,\)"):
            objective(np.zeros(4), X, PAIRS["mse"])
        with pytest.raises(ValueError, match=r"prediction has shape \(12,\) and target \(3,\)"):
            objective(np.zeros(5), X, np.zeros(3))
        with pytest.raises(ValueError, match=r"for each of 3 outputs asks for shape \(15,\)"):
            linear_objective(*pair("mse"), outputs=3)(np.zeros(5), X, PAIRS["mse"])
        with pytest.raises(ValueError, match="l2 is -1"):
            linear_objective(*pair("mse"), l2=-1)
        with pytest.raises(ValueError, match="outputs is 0"):
            linear_objective(*pair("mse"), outputs=0)


class TestNetwork:
    @settings(max_examples=25, deadline=None)
    @given(st.lists(st.integers(1, 4), max_size=3), seeds)
    def test_gradient_is_the_central_difference(self, hidden, seed):
        rng = np.random.default_rng(seed)
        sizes = [4, *hidden, 3]
        objective = network_objective(
            sizes, activations.tanh, activations.tanh_grad, *pair("cross_entropy_with_logits")
        )
        theta = rng.normal(size=sum((i + 1) * o for i, o in pairwise(sizes)))
        assert_gradient_fits(objective, theta, X, LABELS)

    def test_a_single_output_loses_its_axis(self):
        objective = network_objective(
            [4, 3, 1],
            activations.sigmoid,
            activations.sigmoid_grad,
            *pair("binary_cross_entropy_with_logits"),
        )
        theta = rng.normal(size=19)
        assert_gradient_fits(objective, theta, X, Y)
        z = forward(X, unflatten(theta, [4, 3, 1]), activations.sigmoid).z[-1][:, 0]
        assert objective(theta, X, Y)[0] == losses.binary_cross_entropy_with_logits(z, Y)

    def test_without_a_hidden_layer_it_is_the_linear_objective(self):
        W, b = rng.normal(size=(4, 3)), rng.normal(size=3)
        network = network_objective(
            [4, 3],
            activations.relu,
            activations.relu_grad,
            *pair("cross_entropy_with_logits"),
        )
        linear = linear_objective(*pair("cross_entropy_with_logits"), outputs=3)
        loss, gradient = network(flatten([(W, b)]), X, LABELS)
        other_loss, other = linear(np.vstack([b, W]).ravel(), X, LABELS)
        ((dW, db),) = unflatten(gradient, [4, 3])
        assert loss == pytest.approx(other_loss, rel=1e-14)
        np.testing.assert_allclose(np.vstack([db, dW]).ravel(), other, rtol=1e-12, atol=1e-15)

    def test_float32_stays(self):
        objective = network_objective(
            [4, 3, 1], activations.relu, activations.relu_grad, *pair("mse")
        )
        theta = rng.normal(size=19).astype(np.float32)
        assert objective(theta, X.astype(np.float32), PAIRS["mse"])[1].dtype == np.float32

    def test_says_what_is_wrong(self):
        functions = (activations.relu, activations.relu_grad, *pair("mse"))
        with pytest.raises(ValueError, match=r"sizes is \[4\]; expected"):
            network_objective([4], *functions)
        with pytest.raises(ValueError, match=r"theta has shape \(5,\), but layers with sizes"):
            network_objective([4, 3, 1], *functions)(np.zeros(5), X, PAIRS["mse"])
        with pytest.raises(ValueError, match=r"layer 1 of 1: x has shape \(12, 4\)"):
            network_objective([5, 1], *functions)(np.zeros(6), X, PAIRS["mse"])
