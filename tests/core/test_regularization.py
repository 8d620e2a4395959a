"""Penalties against priors, minimizers and scikit-learn's lasso; masks and noise against counts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import ndimage, optimize, stats
from sklearn.linear_model import Lasso, Ridge

from mlcourse import losses, optim, training
from mlcourse.datasets import load_digits
from mlcourse.objectives import linear_objective
from mlcourse.regularization import (
    dropout_mask,
    l1_penalty,
    l1_penalty_grad,
    l2_penalty,
    l2_penalty_grad,
    noisy_labels,
    penalized,
    shifted,
    soft_threshold,
)

vectors = hnp.arrays(float, st.integers(1, 6), elements=st.floats(-9, 9))
strengths = st.floats(0, 10)
PAIRS = [(l1_penalty, l1_penalty_grad), (l2_penalty, l2_penalty_grad)]
both = pytest.mark.parametrize(("penalty", "penalty_grad"), PAIRS, ids=["l1", "l2"])


class TestPenalties:
    @both
    def test_gradient_is_the_central_difference_and_spares_the_biases(self, penalty, penalty_grad):
        theta, where = np.array([1.0, -2.0, 0.5, 7.0]), np.array([True, True, True, False])
        grad = penalty_grad(theta, 0.3, where=where)
        for i, e in enumerate(np.eye(4)):
            sides = [penalty(theta + h * e, 0.3, where=where) for h in (1e-5, -1e-5)]
            assert grad[i] == pytest.approx((sides[0] - sides[1]) / 2e-5, abs=1e-9)
        assert grad[3] == 0

    @given(vectors, st.floats(0.1, 10))
    def test_minus_the_logarithms_of_a_gaussian_and_a_laplace_prior(self, theta, strength):
        for penalty, prior in (
            (l2_penalty, stats.norm(scale=strength**-0.5)),
            (l1_penalty, stats.laplace(scale=1 / strength)),
        ):
            expected = (prior.logpdf(0) - prior.logpdf(theta)).sum()
            assert penalty(theta, strength) == pytest.approx(expected, abs=1e-8)

    @both
    def test_no_strength_costs_nothing(self, penalty, penalty_grad):
        assert penalty([3.0, -4.0], 0) == 0
        assert penalty_grad([3.0, -4.0], 0).tolist() == [0, 0]

    def test_float32_stays_and_inputs_are_left_alone(self):
        theta = np.array([3.0, -4.0], dtype=np.float32)
        for f in (l1_penalty_grad, l2_penalty_grad, soft_threshold):
            assert f(theta, 0.5, where=np.array([True, False])).dtype == np.float32
        assert theta.tolist() == [3, -4]


class TestSoftThreshold:
    @given(st.floats(-5, 5), st.floats(0, 3))
    def test_is_the_minimizer(self, theta, amount):
        found = optimize.minimize_scalar(
            lambda u: (u - theta) ** 2 / 2 + amount * abs(u), bounds=(-6, 6), method="bounded",
            options={"xatol": 1e-9},
        )  # fmt: skip
        assert float(soft_threshold(theta, amount)) == pytest.approx(found.x, abs=1e-6)

    def test_spares_the_biases(self):
        theta = soft_threshold([3.0, 3.0, -0.5], 1.0, where=[True, False, True])
        assert theta.tolist() == [2, 3, 0]

    def test_in_turn_with_gradient_steps_it_finds_the_lasso(self):
        rng = np.random.default_rng(0)
        X = rng.normal(size=(60, 8))
        y = 2 + X @ [3, -2, 0, 0, 0, 0, 0, 0.0] + rng.normal(size=60)
        objective, where = linear_objective(losses.mse, losses.mse_grad), np.arange(9) > 0
        theta, lr, l1 = np.zeros(9), 0.1, 1.0
        for _ in range(500):
            _, g = objective(theta, X, y)
            theta = soft_threshold(theta - lr * g, lr * l1, where=where)
        # scikit-learn's loss has the factor 1/2 that ours does not have.
        lasso = Lasso(alpha=l1 / 2, tol=1e-12, max_iter=10_000).fit(X, y)
        np.testing.assert_allclose(theta[1:], lasso.coef_, atol=1e-8)
        assert theta[0] == pytest.approx(lasso.intercept_)
        assert (theta == 0).sum() == (lasso.coef_ == 0).sum() > 3


class TestPenalized:
    def test_finds_ridge(self):
        rng = np.random.default_rng(0)
        X, y = rng.normal(size=(50, 4)), rng.normal(3, 1, size=50)
        objective = penalized(
            linear_objective(losses.mse, losses.mse_grad), l2=0.4, where=np.arange(5) > 0
        )
        run = training.fit(objective, np.zeros(5), X, y, optimizer=optim.SGD(0.1), epochs=2000)
        # The mean of squares + 0.2 |w|² is, times n, the sum of squares + 10 |w|².
        ridge = Ridge(alpha=10).fit(X, y)
        np.testing.assert_allclose(run.theta, [ridge.intercept_, *ridge.coef_], atol=1e-10)

    def test_adds_both(self):
        plain = lambda theta, X, y: (1.0, np.array([10.0, 10.0]))  # noqa: E731
        value, grad = penalized(plain, l1=2, l2=3, where=[False, True])(
            np.array([5.0, -4.0]), None, None
        )
        assert value == 1 + 2 * 4 + 3 / 2 * 16
        assert grad.tolist() == [10, 10 - 2 - 12]

    def test_without_strengths_it_is_the_objective(self):
        g = np.ones(2)
        value, grad = penalized(lambda theta, X, y: (1.0, g))(np.ones(2), None, None)
        assert value == 1
        assert grad is g


class TestDropoutMask:
    @pytest.mark.parametrize("keep", [0.1, 0.5, 0.8])
    def test_two_values_with_mean_one(self, keep):
        mask = dropout_mask((1000, 200), keep, rng=0)
        assert set(np.unique(mask)) == {0, 1 / keep}
        variance = (1 - keep) / keep
        assert mask.mean() == pytest.approx(1, abs=5 * np.sqrt(variance / mask.size))
        assert mask.var() == pytest.approx(variance, rel=0.02)

    def test_keep_all(self):
        assert (dropout_mask((5, 5), 1.0, rng=0) == 1).all()

    def test_rng_decides(self):
        a, b = (dropout_mask((9, 9), 0.5, rng=seed) for seed in (0, np.random.default_rng(0)))
        assert (a == b).all()
        assert (dropout_mask((9, 9), 0.5, rng=1) != a).any()


class TestNoisyLabels:
    @given(st.integers(1, 60), st.floats(0, 1), st.integers(2, 6), st.integers(0, 2**32 - 1))
    def test_exactly_this_share_is_wrong(self, n, share, classes, seed):
        y = np.random.default_rng(seed).integers(0, classes, size=n)
        before = y.copy()
        noisy = noisy_labels(y, share, classes, rng=seed)
        assert abs((noisy != y).sum() - share * n) <= 0.5
        assert set(noisy) <= set(range(classes))
        assert (y == before).all()

    def test_each_wrong_class_has_the_same_chance(self):
        noisy = noisy_labels(np.full(30_000, 2), 1.0, 4, rng=0)
        counts = np.bincount(noisy, minlength=4)
        assert counts[2] == 0
        assert stats.chisquare(counts[[0, 1, 3]]).pvalue > 1e-4


class TestShifted:
    @pytest.mark.parametrize(
        ("down", "right"), [(0, 0), (1, 0), (-2, 3), (0, -1), (8, 0), (20, -20)]
    )
    def test_agrees_with_scipy(self, down, right):
        X = load_digits().X[:20]
        expected = ndimage.shift(X.reshape(-1, 8, 8), (0, down, right), order=0)
        np.testing.assert_array_equal(shifted(X, down, right), expected.reshape(-1, 64))

    def test_images_of_another_shape(self):
        # 1 2 3      0 1 2
        # 4 5 6  ->  0 4 5
        moved = shifted([[1, 2, 3, 4, 5, 6]], 0, 1, shape=(2, 3))
        assert moved.tolist() == [[0, 1, 2, 0, 4, 5]]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: l2_penalty([1.0], -1), "l2 is -1; expected a number, at least 0"),
        (lambda: l1_penalty([1.0], np.nan), "l1 is nan"),
        (lambda: soft_threshold([1.0], -1), "amount is -1"),
        (lambda: penalized(None, l1=-1), "l1 is -1"),
        (lambda: l2_penalty([1.0, 2.0], 1, where=[True]), r"where has shape \(1,\)"),
        (lambda: l2_penalty([1.0, 2.0], 1, where=[0, 1]), "True or False for each entry"),
        (lambda: dropout_mask((2,), 0, rng=0), "expected a chance"),
        (lambda: noisy_labels([0, 1], 1.5, 2), "share is 1.5"),
        (lambda: noisy_labels([0, 2], 0.5, 2), "whole numbers from 0 to 1"),
        (lambda: noisy_labels([0.0, 1.0], 0.5, 2), "whole numbers from 0 to 1"),
        (lambda: noisy_labels([0, 0], 0.5, 1), "classes is 1"),
        (lambda: shifted([[1.0, 2.0]], 0, 1), r"X has shape \(1, 2\); expected \(n, 64\)"),
    ],
)
def test_says_what_is_wrong(call, message):
    with pytest.raises(ValueError, match=message):
        call()
