"""The dense layer against sums by hand, central differences and the theorem about linear stacks."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcourse import activations
from mlcourse.activations import identity, relu, relu_grad, tanh, tanh_grad
from mlcourse.layers import (
    Dense,
    backward,
    flatten,
    forward,
    linear,
    linear_backward,
    unflatten,
)

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


def network(widths, seed, n=3):
    rng = np.random.default_rng(seed)
    layers = [Dense(rng.normal(size=(i, o)), rng.normal(size=o)) for i, o in pairwise(widths)]
    return rng.normal(size=(n, widths[0])), layers, rng.normal(size=(n, widths[-1]))


def plain_output(X, layers, g):
    """The last sums in the shortest form, for real and complex numbers alike."""
    *hidden, (W, b) = layers
    for V, c in hidden:
        X = g(X @ V + c)
    return X @ W + b


stacks = st.lists(sizes, min_size=2, max_size=5)


class TestBackward:
    def test_hand_worked_xor(self):
        # At (1, 1) the sums are (2, 1), both units are on, and the answer is 2 - 2 * 1 = 0. The
        # slope for the answer is 1, so for the sums (1, -2) and for both inputs 1 - 2 = -1.
        layers = [Dense(np.ones((2, 2)), np.array([0.0, -1.0])), ([[1], [-2]], [0])]
        run = forward([[1, 1]], layers, relu)
        first, last = backward([[1]], run, layers, relu_grad)
        assert last.dW.tolist() == [[2], [1]]
        assert last.db.tolist() == [1]
        assert last.dx.tolist() == [[1, -2]]
        assert first.dW.tolist() == [[1, -2], [1, -2]]
        assert first.db.tolist() == [1, -2]
        assert first.dx.tolist() == [[-1, -1]]

    @settings(max_examples=25, deadline=None)
    @given(stacks, seeds)
    def test_complex_step_through_every_weight_bias_and_input(self, widths, seed):
        X, layers, dz = network(widths, seed)
        h = 1e-30
        gradients = backward(dz, forward(X, layers, tanh), layers, tanh_grad)
        for number, gradient in enumerate(gradients):
            for which in range(2):
                for index in np.ndindex(layers[number][which].shape):
                    moved = [[part.astype(complex) for part in layer] for layer in layers]
                    moved[number][which][index] += 1j * h
                    exact = (dz * plain_output(X, moved, np.tanh).imag / h).sum()
                    assert gradient[which + 1][index] == pytest.approx(exact, rel=1e-11, abs=1e-12)
        for index in np.ndindex(X.shape):
            moved = X.astype(complex)
            moved[index] += 1j * h
            exact = (dz * plain_output(moved, layers, np.tanh).imag / h).sum()
            assert gradients[0].dx[index] == pytest.approx(exact, rel=1e-11, abs=1e-12)

    @pytest.mark.parametrize("name", ["sigmoid", "tanh", "gelu", "softplus", "elu", "leaky_relu"])
    def test_central_differences(self, name):
        g, g_grad = getattr(activations, name), getattr(activations, f"{name}_grad")
        X, layers, dz = network([4, 6, 5, 3], seed=1, n=7)
        run = forward(X, layers, g)
        found = flatten((dW, db) for _, dW, db in backward(dz, run, layers, g_grad))
        theta, h = flatten(layers), 6e-6

        def output(theta):
            return plain_output(X, unflatten(theta, [4, 6, 5, 3]), g)

        steps = h * np.eye(theta.size)
        numeric = [(dz * (output(theta + e) - output(theta - e))).sum() / (2 * h) for e in steps]
        assert np.linalg.norm(found - numeric) < 1e-8 * np.linalg.norm(found)

    def test_one_layer_is_linear_backward(self):
        X, layers, dz = network([4, 3], seed=0)
        (only,) = backward(dz, forward(X, layers, relu), layers, relu_grad)
        for part, expected in zip(only, linear_backward(dz, X, layers[0].W), strict=True):
            np.testing.assert_array_equal(part, expected)

    def test_sums_over_examples_without_a_mean(self):
        X, layers, dz = network([3, 4, 2], seed=0, n=5)
        whole = backward(dz, forward(X, layers, tanh), layers, tanh_grad)
        alone = [
            backward(dz[[i]], forward(X[[i]], layers, tanh), layers, tanh_grad) for i in range(5)
        ]
        for number, gradient in enumerate(whole):
            np.testing.assert_allclose(gradient.dW, sum(one[number].dW for one in alone))
            np.testing.assert_allclose(gradient.dx, np.vstack([one[number].dx for one in alone]))

    def test_keeps_float32_and_leaves_inputs_alone(self):
        X, layers, dz = network([3, 4, 2], seed=0)
        X, dz = X.astype(np.float32), dz.astype(np.float32)
        layers = [Dense(W.astype(np.float32), b.astype(np.float32)) for W, b in layers]
        run = forward(X, layers, relu)
        copies = [array.copy() for array in (dz, *run.z, *run.a, *layers[0])]
        gradients = backward(dz, run, layers, relu_grad)
        assert {part.dtype for gradient in gradients for part in gradient} == {np.dtype(np.float32)}
        for array, copy in zip((dz, *run.z, *run.a, *layers[0]), copies, strict=True):
            np.testing.assert_array_equal(array, copy)

    def test_says_what_does_not_fit(self):
        X, layers, dz = network([3, 4, 2], seed=0)
        run = forward(X, layers, relu)
        with pytest.raises(ValueError, match=r"through 2 layers, but weights holds 1"):
            backward(dz, run, layers[1:], relu_grad)
        with pytest.raises(ValueError, match=r"layer 2 of 2: dz has shape \(3, 1\).*\(3, 2\)"):
            backward(dz[:, :1], run, layers, relu_grad)
        with pytest.raises(TypeError, match=r"layer 2 of 2: dz holds .* expected real numbers"):
            backward(1j * dz, run, layers, relu_grad)


class TestFlat:
    @given(stacks, seeds)
    def test_there_and_back(self, widths, seed):
        _, layers, _ = network(widths, seed)
        theta = flatten(layers)
        assert theta.shape == (sum(part.size for layer in layers for part in layer),)
        for layer, again in zip(layers, unflatten(theta, widths), strict=True):
            np.testing.assert_array_equal(layer.W, again.W)
            np.testing.assert_array_equal(layer.b, again.b)

    def test_the_order_is_weights_row_by_row_and_then_biases(self):
        theta = np.arange(1.0, 14.0)
        first, last = unflatten(theta, [2, 3, 1])
        assert first.W.tolist() == [[1, 2, 3], [4, 5, 6]]
        assert first.b.tolist() == [7, 8, 9]
        assert last.W.tolist() == [[10], [11], [12]]
        assert last.b.tolist() == [13]

    def test_flat_is_a_copy_and_layers_are_views(self):
        theta = np.zeros(3)
        (layer,) = unflatten(theta, [2, 1])
        theta[:] = 1, 2, 3
        assert layer.W.tolist() == [[1], [2]]
        assert layer.b.tolist() == [3]
        flat = flatten([layer])
        theta[:] = 0
        assert flat.tolist() == [1, 2, 3]

    def test_keeps_float32(self):
        theta = np.zeros(3, dtype=np.float32)
        assert flatten(unflatten(theta, [2, 1])).dtype == np.float32

    @pytest.mark.parametrize(("size", "sizes"), [(12, [2, 3, 1]), (0, [2]), (4, [2, 1])])
    def test_says_how_many_numbers_there_must_be(self, size, sizes):
        with pytest.raises(ValueError, match=rf"\({size},\), but layers with sizes .* hold \d+"):
            unflatten(np.zeros(size), sizes)
