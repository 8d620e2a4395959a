"""The dense layer against sums by hand, central differences and the theorem about linear stacks."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcourse.activations import identity, relu, tanh
from mlcourse.layers import Dense, forward, linear, linear_backward

sizes = st.integers(1, 5)
seeds = st.integers(0, 2**32 - 1)


class TestLinear:
    def test_hand_worked_sums(self):
        # 2 * 1 + 3 * 4 + 10 = 24 and 2 * -1 + 3 * 5 - 10 = 3
        z = linear([[2, 3], [0, 0]], [[1, -1], [4, 5]], [10, -10])
        assert z.tolist() == [[24, 3], [10, -10]]

    @given(sizes, sizes, sizes, seeds)
    def test_same_as_a_loop_over_examples_and_units(self, n, d_in, d_out, seed):
        rng = np.random.default_rng(seed)
        x, W, b = (rng.normal(size=shape) for shape in ((n, d_in), (d_in, d_out), d_out))
        z = linear(x, W, b)
        assert z.shape == (n, d_out)
        for i in range(n):
            for j in range(d_out):
                by_hand = b[j] + sum(x[i, k] * W[k, j] for k in range(d_in))
                assert z[i, j] == pytest.approx(by_hand, abs=1e-12)

    def test_keeps_float32_and_leaves_inputs_alone(self):
        x, W, b = (np.ones(shape, dtype=np.float32) for shape in ((2, 3), (3, 4), 4))
        assert linear(x, W, b).dtype == np.float32
        gradient = linear_backward(np.ones((2, 4), dtype=np.float32), x, W)
        assert {part.dtype for part in gradient} == {np.dtype(np.float32)}
        assert all((array == 1).all() for array in (x, W, b))

    def test_nan_passes_on_in_its_row(self):
        z = linear([[np.nan], [1.0]], [[2.0]], [0.0])
        assert np.isnan(z[0, 0])
        assert z[1, 0] == 2

    @pytest.mark.parametrize(
        ("x", "W", "b", "message"),
        [
            ((4, 3), (2, 5), 5, r"x has shape \(4, 3\) and W has shape \(2, 5\)"),
            ((3,), (3, 5), 5, r"x\.reshape\(1, -1\)"),
            ((4, 3), (3, 5), 4, r"b has shape \(4,\).*\(3, 5\).*\(5,\)"),
            ((4, 3), (3, 5), (1, 5), r"b has shape \(1, 5\)"),
        ],
    )
    def test_shapes_that_do_not_fit_are_quoted(self, x, W, b, message):
        with pytest.raises(ValueError, match=message):
            linear(np.ones(x), np.ones(W), np.ones(b))

    def test_wants_real_numbers(self):
        with pytest.raises(TypeError, match=r"W holds .* expected real numbers"):
            linear([[1.0]], [[1j]], [0.0])


class TestLinearBackward:
    @given(sizes, sizes, sizes, seeds)
    def test_central_differences_of_any_loss(self, n, d_in, d_out, seed):
        rng = np.random.default_rng(seed)
        values = [rng.normal(size=shape) for shape in ((n, d_in), (d_in, d_out), d_out)]
        dz = rng.normal(size=(n, d_out))  # the loss is sum(dz * z), linear in each argument
        for which, gradient in enumerate(linear_backward(dz, *values[:2])):
            assert gradient.shape == values[which].shape
            for index in np.ndindex(gradient.shape):
                up, down = ([v.copy() for v in values] for _ in range(2))
                up[which][index] += 0.5
                down[which][index] -= 0.5
                numeric = (dz * (linear(*up) - linear(*down))).sum()
                assert gradient[index] == pytest.approx(numeric, rel=1e-10, abs=1e-10)

    def test_shape_of_the_gradient_must_be_that_of_the_sums(self):
        with pytest.raises(ValueError, match=r"dz has shape \(2, 4\).*ask for \(3, 4\)"):
            linear_backward(np.ones((2, 4)), np.ones((3, 5)), np.ones((5, 4)))


class TestForward:
    def test_hand_worked_xor(self):
        layers = [Dense(np.ones((2, 2)), np.array([0.0, -1.0])), ([[1], [-2]], [0])]
        run = forward([[0, 0], [0, 1], [1, 0], [1, 1]], layers, relu)
        assert run.z[0].tolist() == [[0, -1], [1, 0], [1, 0], [2, 1]]
        assert run.a[1].tolist() == [[0, 0], [1, 0], [1, 0], [2, 1]]
        assert run.z[1].ravel().tolist() == [0, 1, 1, 0]

    def test_the_last_layer_stays_linear(self):
        run = forward([[1.0]], [([[-7.0]], [0.0])], relu)
        assert run.z[-1].item() == -7
        assert len(run.a) == 1

    @given(st.lists(sizes, min_size=2, max_size=6), seeds)
    def test_every_layer_takes_what_the_one_before_gave(self, widths, seed):
        rng = np.random.default_rng(seed)
        layers = [(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in pairwise(widths)]
        run = forward(rng.normal(size=(3, widths[0])), layers, tanh)
        assert [z.shape for z in run.z] == [(3, width) for width in widths[1:]]
        assert [a.shape for a in run.a] == [(3, width) for width in widths[:-1]]
        for z, a in zip(run.z, run.a[1:], strict=False):
            np.testing.assert_allclose(a, np.tanh(z), rtol=1e-15)

    def test_a_linear_stack_is_the_product_of_its_matrices(self):
        rng = np.random.default_rng(0)
        A, B, C = (rng.normal(size=shape) for shape in ((4, 3), (3, 6), (6, 2)))
        X = rng.normal(size=(5, 4))
        layers = [(A, np.zeros(3)), (B, np.zeros(6)), (C, np.zeros(2))]
        product = np.linalg.multi_dot([X, A, B, C])
        np.testing.assert_allclose(forward(X, layers, identity).z[-1], product, rtol=1e-12)

    def test_names_the_layer_that_does_not_fit(self):
        layers = [(np.ones((2, 3)), np.zeros(3)), (np.ones((4, 1)), np.zeros(1))]
        with pytest.raises(ValueError, match=r"layer 2 of 2: x has shape \(5, 3\)"):
            forward(np.ones((5, 2)), layers, relu)

    def test_wants_a_layer(self):
        with pytest.raises(ValueError, match="at least one pair"):
            forward(np.ones((1, 1)), [], relu)
