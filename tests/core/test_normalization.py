"""Batch normalization against an example by hand, central differences and its invariances."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcourse.networks import BatchNorm
from mlcourse.normalization import batch_norm, batch_norm_backward, normalize

seeds = st.integers(0, 2**32 - 1)


class TestByHand:
    # Column 1, 1, 3, 3: mean 2, variance 1. With eps = 3 the deviation is 2 and x_hat is ± 1/2.
    x, gamma, beta = [[1.0], [1.0], [3.0], [3.0]], [4.0], [1.0]

    def test_forward(self):
        run = batch_norm(self.x, self.gamma, self.beta, eps=3.0)
        assert run.y.ravel().tolist() == [-1, -1, 3, 3]
        assert run.x_hat.ravel().tolist() == [-0.5, -0.5, 0.5, 0.5]
        assert [run.mean[0], run.variance[0], run.deviation[0]] == [2, 1, 2]

    def test_backward(self):
        # With L = y_1: y_1 = 4 (x_1 - m) / s + 1, where m = mean, s = sqrt(v + 3), and
        # dm/dx_i = 1/4, dv/dx_i = (x_i - 2) / 2, ds/dx_i = (x_i - 2) / 8.
        # dy_1/dx_i = 4 ([i = 1] - 1/4) / 2 - 4 (-1) / 4 * (x_i - 2) / 8
        run = batch_norm(self.x, self.gamma, self.beta, eps=3.0)
        gradient = batch_norm_backward([[1.0], [0.0], [0.0], [0.0]], run, self.gamma)
        assert gradient.dx.ravel().tolist() == [1.375, -0.625, -0.375, -0.375]
        assert gradient.dgamma.tolist() == [-0.5]
        assert gradient.dbeta.tolist() == [1]

    def test_known_statistics(self):
        run = normalize([[7.0], [3.0]], [10.0], [5.0], mean=[3.0], variance=[1.0], eps=3.0)
        assert run.y.ravel().tolist() == [25, 5]


@given(seeds)
def test_columns_come_out_with_the_shift_and_scale_asked_for(seed):
    rng = np.random.default_rng(seed)
    x, gamma, beta = rng.normal(5, 9, (40, 3)), rng.normal(size=3), rng.normal(size=3)
    y = batch_norm(x, gamma, beta, eps=1e-12).y
    np.testing.assert_allclose(y.mean(axis=0), beta, atol=1e-12)
    np.testing.assert_allclose(y.std(axis=0), np.abs(gamma), rtol=1e-10)


@given(seeds, st.integers(3, 6), st.integers(1, 4))
def test_gradient_is_the_central_difference(seed, n, d):
    rng = np.random.default_rng(seed)
    values = {"x": rng.uniform(-9, 9, (n, d)), "gamma": rng.normal(size=d), "beta": np.zeros(d)}
    dy, eps = rng.normal(size=(n, d)), 1.0
    gradient = batch_norm_backward(dy, batch_norm(**values, eps=eps), values["gamma"])
    for name, analytic in zip(values, gradient, strict=True):
        for i in np.ndindex(values[name].shape):
            sides = []
            for h in (1e-5, -1e-5):
                moved = {k: v.copy() for k, v in values.items()}
                moved[name][i] += h
                sides.append((dy * batch_norm(**moved, eps=eps).y).sum())
            assert (sides[0] - sides[1]) / 2e-5 == pytest.approx(analytic[i], abs=1e-7)


@given(seeds)
def test_moving_or_stretching_a_column_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    x, dy = rng.normal(size=(8, 3)), rng.normal(size=(8, 3))
    options = {"gamma": np.ones(3), "beta": np.zeros(3), "eps": 1e-12}
    run = batch_norm(x, **options)
    np.testing.assert_allclose(batch_norm(3 * x + 7, **options).y, run.y, atol=1e-9)
    dx = batch_norm_backward(dy, run, options["gamma"]).dx
    np.testing.assert_allclose(dx.sum(axis=0), 0, atol=1e-9)
    np.testing.assert_allclose((dx * x).sum(axis=0), 0, atol=1e-9)


def test_epsilon_is_a_hundred_thousandth_unless_said_otherwise():
    # Column -1, 1 has mean 0 and variance 1, and so do the numbers of a new layer.
    x, one, zero = np.array([[-1.0], [1.0]]), np.ones(1), np.zeros(1)
    expected = x / np.sqrt(1.00001)
    np.testing.assert_allclose(batch_norm(x, one, zero).y, expected, rtol=1e-15)
    np.testing.assert_allclose(normalize(x, one, zero, zero, one).y, expected, rtol=1e-15)
    np.testing.assert_allclose(BatchNorm(1).forward(x), expected, rtol=1e-15)


def test_a_constant_column_becomes_the_shift():
    assert batch_norm([[2.0], [2.0]], [3.0], [5.0]).y.tolist() == [[5], [5]]


def test_float32_stays_and_inputs_are_left_alone():
    x = np.arange(6, dtype=np.float32).reshape(3, 2)
    one, zero = np.ones(2, dtype=np.float32), np.zeros(2, dtype=np.float32)
    run = batch_norm(x, one, zero)
    parts = [*run, *batch_norm_backward(x, run, one), *normalize(x, one, zero, zero, one)]
    assert {part.dtype for part in parts} == {np.dtype(np.float32)}
    assert x.ravel().tolist() == [0, 1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: batch_norm([[1.0]], [1.0], [0.0]), "at least two examples"),
        (lambda: batch_norm([1.0, 2.0], [1.0], [0.0]), r"x has shape \(2,\); expected \(n, d\)"),
        (lambda: batch_norm(np.ones((2, 3)), [1.0], [0.0]), r"gamma has shape \(1,\)"),
        (lambda: batch_norm(np.ones((2, 1)), [1.0], [0.0], eps=0), "eps is 0"),
        (
            lambda: batch_norm_backward([[1.0]], batch_norm(np.ones((2, 1)), [1.0], [0.0]), [1.0]),
            r"dy has shape \(1, 1\); expected that of the output, \(2, 1\)",
        ),
        (
            lambda: normalize(np.ones((2, 1)), [1.0], [0.0], [0.0, 1.0], [1.0]),
            r"mean has shape \(2,\)",
        ),
    ],
)
def test_says_what_is_wrong(call, message):
    with pytest.raises(ValueError, match=message):
        call()
