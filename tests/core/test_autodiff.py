"""Automatic differentiation against central differences, and against each other."""

import operator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import special

from mlcourse.autodiff import Tensor, Value, topological_order, unbroadcast
from mlcourse.gradcheck import central_difference, relative_error

seeds = st.integers(0, 2**32 - 1)
ARITHMETIC = [operator.add, operator.sub, operator.mul, operator.truediv]
UNARY = {
    "exp": np.exp,
    "log": np.log,
    "tanh": np.tanh,
    "relu": lambda x: np.maximum(x, 0),
    "neg": np.negative,
    "cube": lambda x: x**3,
    "root": np.sqrt,
}
OURS = {"neg": operator.neg, "cube": lambda x: x**3, "root": lambda x: x**0.5}


def apply(name, x):
    return OURS[name](x) if name in OURS else getattr(x, name)()


class TestOrder:
    def test_parents_come_first_and_nothing_comes_twice(self):
        a = Value(2.0)
        b = a * a
        c = b + a
        d = c * b + c
        order = topological_order(d)
        place = {id(node): i for i, node in enumerate(order)}
        assert len(place) == len(order) == 5
        assert order[-1] is d
        for node in order:
            for parent in node.parents:
                assert place[id(parent)] < place[id(node)]

    @pytest.mark.parametrize("kind", [Value, Tensor])
    def test_a_chain_of_a_hundred_thousand(self, kind):
        x = kind(1.0)
        y = x
        for _ in range(100_000):
            y = y + 1.0
        y.backward()
        assert y.data == 100_001
        assert x.grad == 1
        del y  # taking it apart must not overflow either

    @pytest.mark.parametrize("kind", [Value, Tensor])
    def test_sixty_forks_in_a_row_have_2_to_the_60_paths(self, kind):
        x = kind(1.0)
        y = x
        for _ in range(60):
            y = y + y
        y.backward()
        assert x.grad == 2.0**60


class TestValue:
    @pytest.mark.parametrize("op", ARITHMETIC)
    def test_arithmetic_with_values_and_numbers(self, op):
        a, b = Value(3.0), Value(4.0)
        for left, right in ((a, b), (a, 4.0), (3.0, b)):
            result = op(left, right)
            assert result.data == pytest.approx(op(3.0, 4.0))
            result.backward()
            for value, f in ((a, lambda x: op(x, 4.0)), (b, lambda x: op(3.0, x))):
                if value is left or value is right:
                    at = np.float64(value.data)
                    assert value.grad == pytest.approx(float(central_difference(f, at)), rel=1e-8)

    @pytest.mark.parametrize("name", UNARY)
    @given(st.floats(0.1, 3))
    def test_functions(self, name, x):
        value = Value(x)
        result = apply(name, value)
        result.backward()
        assert result.data == pytest.approx(float(UNARY[name](x)))
        assert value.grad == pytest.approx(float(central_difference(UNARY[name], x)), rel=1e-7)

    def test_a_graph_by_hand(self):
        # L = (a b + b) c with a = 2, b = 3, c = -1: dL/da = b c, dL/db = (a + 1) c, dL/dc = ab + b
        a, b, c = Value(2.0), Value(3.0), Value(-1.0)
        loss = (a * b + b) * c
        loss.backward()
        assert [loss.data, a.grad, b.grad, c.grad, loss.grad] == [-9, -3, -3, 9, 1]

    def test_relu_is_flat_at_zero(self):
        x = Value(0.0)
        x.relu().backward()
        assert x.grad == 0

    def test_shows_both_numbers(self):
        x = Value(2.0)
        (x * x).backward()
        assert repr(x) == "Value(2, grad=4)"


@pytest.mark.parametrize("kind", [Value, Tensor])
def test_backward_starts_anew(kind):
    x = kind(3.0)
    y = x * x
    for _ in range(2):
        y.backward()
        assert x.grad == 6
    (x * 5.0).backward()
    assert x.grad == 5


@settings(max_examples=50)
@given(seeds)
def test_values_and_tensors_agree_on_random_programs(seed):
    def run(kind):
        rng = np.random.default_rng(seed)
        leaves = [kind(x) for x in rng.uniform(0.5, 1.5, size=3)]
        nodes = list(leaves)
        for _ in range(20):
            a, b = (nodes[i] for i in rng.integers(0, len(nodes), size=2))
            op = rng.integers(0, 6)
            nodes.append((a + b, a * b, a - b, a.tanh(), a / (b * b + 1.0), a.relu())[op])
        total = sum(nodes)
        total.backward()
        return [float(x.grad) for x in leaves], float(total.data)

    (grads, value), (others, other) = run(Value), run(Tensor)
    assert grads == pytest.approx(others, rel=1e-12)
    assert value == pytest.approx(other, rel=1e-12)


# --- tensors ------------------------------------------------------------------------------------


def check(f, *arrays):
    """Compare the gradient of a weighted sum of f's output, for each input, with differences."""
    tensors = [Tensor(a) for a in arrays]
    out = f(*tensors)
    weights = np.random.default_rng(0).normal(size=out.shape)
    (out * weights).sum().backward()
    for i, tensor in enumerate(tensors):
        at = lambda a, i=i: f(*arrays[:i], Tensor(a), *arrays[i + 1 :]).data  # noqa: E731
        numeric = central_difference(lambda a, at=at: (weights * at(a)).sum(), arrays[i])
        assert tensor.grad.shape == arrays[i].shape
        np.testing.assert_allclose(tensor.grad, numeric, rtol=1e-7, atol=1e-7)


pairs_of_shapes = hnp.mutually_broadcastable_shapes(num_shapes=2, max_dims=3, max_side=3)


class TestTensor:
    @pytest.mark.parametrize("op", ARITHMETIC)
    @settings(max_examples=30, deadline=None)
    @given(shapes=pairs_of_shapes, seed=seeds)
    def test_arithmetic_with_broadcasting(self, op, shapes, seed):
        rng = np.random.default_rng(seed)
        a, b = (rng.uniform(0.5, 2, size=shape) for shape in shapes.input_shapes)
        check(op, a, b)
        check(lambda t: op(a, t), b)
        check(lambda t: op(t, b), a)
        np.testing.assert_allclose(op(Tensor(a), Tensor(b)).data, op(a, b), rtol=1e-15)
        np.testing.assert_allclose(op(Tensor(a), b).data, op(a, b), rtol=1e-15)
        np.testing.assert_allclose(op(a, Tensor(b)).data, op(a, b), rtol=1e-15)

    @pytest.mark.parametrize("name", UNARY)
    def test_functions(self, name):
        x = np.random.default_rng(0).uniform(0.5, 2, size=(2, 3))
        check(lambda t: apply(name, t if isinstance(t, Tensor) else Tensor(t)), x)
        np.testing.assert_allclose(apply(name, Tensor(x)).data, UNARY[name](x), rtol=1e-15)

    def test_matrix_products(self):
        rng = np.random.default_rng(0)
        A, B = rng.normal(size=(3, 4)), rng.normal(size=(4, 2))
        check(operator.matmul, A, B)
        np.testing.assert_array_equal((A @ Tensor(B)).data, A @ B)

    @pytest.mark.parametrize("axis", [None, 0, 1, -1, (0, 2)])
    @pytest.mark.parametrize("keepdims", [True, False])
    @pytest.mark.parametrize(
        ("name", "oracle"),
        [("sum", np.sum), ("mean", np.mean), ("max", np.max), ("log_sum_exp", special.logsumexp)],
    )
    def test_reductions(self, name, oracle, axis, keepdims):
        x = np.random.default_rng(0).normal(size=(2, 3, 4))
        f = lambda t: getattr(t, name)(axis, keepdims=keepdims)  # noqa: E731
        np.testing.assert_allclose(f(Tensor(x)).data, oracle(x, axis=axis, keepdims=keepdims))
        check(f, x)

    def test_ties_share(self):
        x = Tensor([1.0, 3.0, 3.0])
        x.max().backward()
        assert x.grad.tolist() == [0, 0.5, 0.5]

    def test_log_sum_exp_of_large_numbers(self):
        x = Tensor([1000.0, 1000.0])
        y = x.log_sum_exp()
        y.backward()
        assert y.data == pytest.approx(1000 + np.log(2))
        assert x.grad.tolist() == [0.5, 0.5]

    @pytest.mark.parametrize(
        "index",
        [0, (1, 2), slice(1, None), (slice(None), [0, 0, 2]), ([0, 1, 1], [2, 0, 0]), ...],
        ids=str,
    )
    def test_picking_entries_even_twice(self, index):
        check(lambda t: t[index], np.random.default_rng(0).normal(size=(2, 3)))

    def test_other_shapes(self):
        x = np.random.default_rng(0).normal(size=(2, 6))
        check(lambda t: t.reshape(3, 4) * np.arange(4.0), x)
        check(lambda t: t.T * np.arange(2.0), x)
        assert Tensor(x).T.shape == (6, 2)

    def test_constants_get_no_gradient_and_stay_out_of_the_graph(self):
        x, w = np.ones((2, 2)), Tensor(np.ones((2, 2)))
        loss = (x @ w + 3.0 - x).sum()
        assert sum(1 for node in topological_order(loss) if not node.parents) == 1

    def test_float32_stays(self):
        x = Tensor(np.ones((2, 2), dtype=np.float32))
        y = ((x @ x * 2.0 - 1.0).tanh() ** 2.0).mean() / 3.0 + x.max() + x.log_sum_exp()
        y.backward()
        assert y.data.dtype == x.grad.dtype == np.float32

    def test_data_is_left_alone(self):
        data = np.ones(3)
        x = Tensor(data)
        ((x + x) * x).sum().backward()
        assert data.tolist() == [1, 1, 1]
        assert x.grad.tolist() == [4, 4, 4]

    def test_a_training_of_its_own(self):
        # Linear regression by gradient descent: ends at the solution of the normal equations.
        rng = np.random.default_rng(0)
        X, y = rng.normal(size=(30, 3)), rng.normal(size=30)
        w = np.zeros((3, 1))
        for _ in range(500):
            leaf = Tensor(w)
            ((X @ leaf - y[:, None]) ** 2).mean().backward()
            w = w - 0.2 * leaf.grad
        np.testing.assert_allclose(w[:, 0], np.linalg.lstsq(X, y)[0], rtol=1e-10)

    @pytest.mark.parametrize(
        ("call", "error", "message"),
        [
            (lambda: Tensor([1.0, 2.0]).backward(), ValueError, r"shape \(2,\).*single number"),
            (lambda: Tensor([1j]), TypeError, "real numbers"),
            (lambda: Tensor([[1.0]]) @ [1.0], ValueError, r"\(1, 1\) and \(1,\).*two matrices"),
        ],
    )
    def test_says_what_is_wrong(self, call, error, message):
        with pytest.raises(error, match=message):
            call()

    def test_shows_the_data(self):
        assert repr(Tensor([1.0])) == "Tensor(array([1.]))"


class TestUnbroadcast:
    @given(pairs_of_shapes, seeds)
    def test_is_the_transpose_of_broadcasting(self, shapes, seed):
        # <d, broadcast(x)> = <unbroadcast(d), x> for every x and d
        rng = np.random.default_rng(seed)
        x, d = rng.normal(size=shapes.input_shapes[0]), rng.normal(size=shapes.result_shape)
        back = unbroadcast(d, x.shape)
        assert back.shape == x.shape
        left = (d * np.broadcast_to(x, d.shape)).sum()
        assert relative_error(left, (back * x).sum()) < 1e-9 or abs(left) < 1e-9
