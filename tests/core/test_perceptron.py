"""The unit and its rule, against hand-worked traces, scikit-learn and the theorems about them."""

import inspect

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlcourse import datasets
from mlcourse.perceptron import (
    augment,
    folded,
    perceptron_update,
    signs,
    step,
    train_perceptron,
    unit,
)

whole = st.integers(-4, 4).map(float)


def problems():
    """Small whole-numbered problems, on which all sums are exact, with both classes present."""

    @st.composite
    def build(draw):
        n, d = draw(st.integers(2, 12)), draw(st.integers(1, 4))
        X = draw(hnp.arrays(float, (n, d), elements=whole))
        s = draw(hnp.arrays(float, n, elements=st.sampled_from([-1.0, 1.0])))
        s[0], s[-1] = -1.0, 1.0
        return X, s

    return build()


class TestStep:
    def test_zero_counts_as_no(self):
        assert step([-1e-300, 0.0, -0.0, 1e-300]).tolist() == [0, 0, 0, 1]

    @pytest.mark.parametrize("dtype", [np.float32, np.float64])
    def test_keeps_float_types(self, dtype):
        assert step(np.ones(3, dtype=dtype)).dtype == dtype

    def test_promotes_whole_numbers(self):
        assert step(np.arange(-1, 2)).dtype == np.float64


class TestUnit:
    def test_hand_worked_sum(self):
        # 0.5 * 2 - 1 * 3 + 1 = -1 and 0.5 * 4 - 1 * 1 + 1 = 2
        assert unit([[2, 3], [4, 1]], [0.5, -1], 1.0, g=lambda z: z).tolist() == [-1, 2]

    @pytest.mark.parametrize(
        ("name", "w", "b"),
        [("and", [1, 1], -1.5), ("or", [1, 1], -0.5), ("nand", [-1, -1], 1.5)],
    )
    def test_gates_with_known_weights(self, name, w, b):
        X, y = datasets.logic_gate(name)
        assert (unit(X, w, b) == y).all()

    def test_keeps_float32(self):
        X = np.ones((2, 3), dtype=np.float32)
        assert unit(X, np.ones(3, dtype=np.float32), 0.5).dtype == np.float32

    def test_scale_of_weights_does_not_matter(self):
        rng = np.random.default_rng(0)
        X, w = rng.normal(size=(50, 4)), rng.normal(size=4)
        assert (unit(X, w, 0.3) == unit(X, 8 * w, 2.4)).all()

    def test_shapes_that_do_not_fit_are_both_quoted(self):
        with pytest.raises(ValueError, match=r"w has shape \(2,\).*X with shape \(4, 3\)"):
            unit(np.ones((4, 3)), [1, 2])

    @pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
    def test_says_where_a_number_is_not_finite(self, bad):
        X = np.ones((2, 2))
        X[1, 0] = bad
        with pytest.raises(ValueError, match=r"index \(1, 0\)"):
            unit(X, [1, 1])

    @pytest.mark.parametrize("bad", [np.array([[1j]]), np.array([["a"]]), np.array([[None]])])
    def test_wants_real_numbers(self, bad):
        with pytest.raises(TypeError, match="real numbers"):
            unit(bad, [1.0])


class TestUpdate:
    def test_hand_worked_epoch_of_and(self):
        X, y = datasets.logic_gate("and")
        w, b, trace = np.zeros(2), 0.0, []
        for x, s in zip(X, signs(y), strict=True):
            w, b = perceptron_update(x, s, w, b)
            trace.append((*w, b))
        assert trace == [(0, 0, -1), (0, 0, -1), (0, 0, -1), (1, 1, 0)]

    @given(problems())
    def test_score_rises_by_the_squared_length(self, problem):
        X, s = problem
        w, b = perceptron_update(X[0], s[0], np.zeros(X.shape[1]), 0.0, lr=0.5)
        assert s[0] * (X[0] @ w + b) == 0.5 * (X[0] @ X[0] + 1)

    def test_leaves_a_right_answer_alone_and_inputs_untouched(self):
        x, w = np.array([1.0, 2.0]), np.array([3.0, 4.0])
        after = perceptron_update(x, +1, w, 0.0)
        assert after.w.tolist() == [3, 4]
        perceptron_update(x, -1, w, 0.0)
        assert x.tolist() == [1, 2]
        assert w.tolist() == [3, 4]

    @pytest.mark.parametrize("s", [0, 2, "yes"])
    def test_wants_a_sign(self, s):
        with pytest.raises(ValueError, match=r"-1 or \+1"):
            perceptron_update([1.0], s, [0.0], 0.0)


class TestTraining:
    def test_hand_worked_run_on_and(self):
        X, y = datasets.logic_gate("and")
        run = train_perceptron(X, signs(y))
        assert run.mistakes.tolist() == [2, 3, 3, 2, 2, 3, 2, 1, 0]
        assert (run.last.w.tolist(), run.last.b) == ([3, 2], -4)
        assert run.converged
        assert run.pocket_errors == 0

    def test_hand_worked_average(self):
        # AND, one epoch: theta after the visits is (-1, 0, 0) three times, then (0, 1, 1).
        X, y = datasets.logic_gate("and")
        averaged = train_perceptron(X, signs(y), epochs=1).averaged
        assert (averaged.w.tolist(), averaged.b) == ([0.25, 0.25], -0.75)

    @settings(deadline=None)
    @given(problems(), st.sampled_from([0.5, 1.0, 2.0]))
    def test_same_as_the_plain_rule_example_by_example(self, problem, lr):
        X, s = problem
        run = train_perceptron(X, s, epochs=5, lr=lr)
        w, b, visited, mistakes = np.zeros(X.shape[1]), 0.0, [], []
        for _ in run.mistakes:
            mistakes.append(0)
            for x, sign in zip(X, s, strict=True):
                mistakes[-1] += bool(sign * (x @ w + b) <= 0)
                w, b = perceptron_update(x, sign, w, b, lr=lr)
                visited.append([b, *w])
        assert run.mistakes.tolist() == mistakes
        assert (run.last.w == w).all()
        assert run.last.b == b
        mean = np.mean(visited, axis=0)
        np.testing.assert_allclose([run.averaged.b, *run.averaged.w], mean, atol=1e-12)

    @pytest.mark.parametrize("apart", [0.3, 0.0])
    @pytest.mark.parametrize("seed", [None, 4])
    def test_scoring_by_blocks_changes_nothing(self, apart, seed):
        rng = np.random.default_rng(1)
        X = rng.normal(size=(600, 4))
        z = X @ [1.0, -2.0, 0.5, 1.0] + (0 if apart else rng.normal(size=600))
        X, s = X[np.abs(z) >= apart], np.sign(z[np.abs(z) >= apart])
        run = train_perceptron(X, s, epochs=20, rng=seed)
        dealer = np.random.default_rng(seed)
        w, b, mistakes, visited, fewest = np.zeros(4), 0.0, [], [], len(X)
        for _ in run.mistakes:
            mistakes.append(0)
            for i in range(len(X)) if seed is None else dealer.permutation(len(X)):
                before = w
                w, b = perceptron_update(X[i], s[i], w, b)
                visited.append([b, *w])
                if w is not before:
                    mistakes[-1] += 1
                    errors = int((s * (X @ w + b) <= 0).sum())
                    if errors < fewest:
                        fewest, pocket = errors, [b, *w]
        assert run.converged == (apart > 0)
        assert run.mistakes.tolist() == mistakes
        np.testing.assert_allclose([run.last.b, *run.last.w], [b, *w], rtol=1e-12)
        np.testing.assert_allclose([run.pocket.b, *run.pocket.w], pocket, rtol=1e-12)
        assert run.pocket_errors == fewest
        mean = np.mean(visited, axis=0)
        np.testing.assert_allclose([run.averaged.b, *run.averaged.w], mean, rtol=1e-9)

    @settings(deadline=None)
    @given(problems(), st.integers(0, 10))
    def test_pocket_is_never_worse_than_the_last_weights(self, problem, seed):
        X, s = problem
        run = train_perceptron(X, s, epochs=10, rng=seed)
        errors = {
            name: int((s * (X @ getattr(run, name).w + getattr(run, name).b) <= 0).sum())
            for name in ("last", "pocket")
        }
        assert errors["pocket"] == run.pocket_errors <= errors["last"]
        assert errors["last"] == 0 or not run.converged

    @pytest.mark.parametrize("name", ["iris", "breast_cancer"])
    def test_same_weights_as_scikit_learn_in_the_same_order(self, name):
        from sklearn.linear_model import Perceptron

        data = datasets.load(name, standardize=True)
        s = signs(data.y == 0)
        run = train_perceptron(data.X, s, epochs=7)
        peer = Perceptron(shuffle=False, tol=None, max_iter=7).fit(data.X, s)
        np.testing.assert_allclose(run.last.w, peer.coef_[0], rtol=1e-9, atol=1e-9)
        np.testing.assert_allclose(run.last.b, peer.intercept_[0], atol=1e-9)

    def test_xor_goes_round(self):
        X, y = datasets.logic_gate("xor")
        run = train_perceptron(X, signs(y), epochs=50)
        assert not run.converged
        assert (run.mistakes == 4).all()
        assert (run.last.w == 0).all()

    def test_learning_rate_only_scales(self):
        data = datasets.load_breast_cancer(standardize=True)
        s = signs(data.y)
        slow, fast = (train_perceptron(data.X, s, epochs=5, lr=lr) for lr in (0.25, 4.0))
        assert (slow.mistakes == fast.mistakes).all()
        assert (16 * slow.last.w == fast.last.w).all()

    def test_same_seed_same_run_and_no_global_state(self):
        data = datasets.load_iris()
        X, s = data.X, signs(data.y == 1)
        before = np.random.get_state()[1].copy()  # noqa: NPY002 - the point of the test
        a, b = (train_perceptron(X, s, epochs=3, rng=7) for _ in range(2))
        c = train_perceptron(X, s, epochs=3, rng=np.random.default_rng(7))
        assert (a.last.w == b.last.w).all()
        assert (a.last.w == c.last.w).all()
        assert (np.random.get_state()[1] == before).all()  # noqa: NPY002

    def test_keeps_float32_and_leaves_inputs_alone(self):
        X = np.random.default_rng(0).normal(size=(20, 3)).astype(np.float32)
        s, copy = np.where(X[:, 0] > 0, 1, -1), X.copy()
        run = train_perceptron(X, s, epochs=3)
        assert run.last.w.dtype == run.averaged.w.dtype == np.float32
        np.testing.assert_array_equal(X, copy)

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"s": [1, 1]}, "single class"),
            ({"s": [0, 1]}, r"only -1 and \+1"),
            ({"s": [1, -1, 1]}, r"s has shape \(3,\)"),
            ({"X": [1.0, 2.0]}, r"expected \(n, d\)"),
            ({"X": [[1.0], [np.nan]]}, "NaN"),
            ({"epochs": 0}, "at least 1"),
            ({"lr": 0}, "greater than 0"),
            ({"lr": float("nan")}, "greater than 0"),
        ],
    )
    def test_says_what_is_wrong(self, change, message):
        arguments = {"X": [[1.0], [2.0]], "s": [-1, 1]} | change
        with pytest.raises(ValueError, match=message):
            train_perceptron(**arguments)

    def test_rng_must_be_one(self):
        with pytest.raises(TypeError, match="Generator"):
            train_perceptron([[1.0], [2.0]], [-1, 1], rng="seed")


class TestHelpers:
    def test_augmented_product_is_the_sum_with_bias(self):
        rng = np.random.default_rng(0)
        X, w = rng.normal(size=(10, 3)), rng.normal(size=3)
        np.testing.assert_allclose(augment(X) @ [2.0, *w], X @ w + 2.0)

    def test_folded_example_by_hand(self):
        assert folded([[2.0, 3.0], [4.0, 5.0]], [-1, 1]).tolist() == [[-1, -2, -3], [1, 4, 5]]

    def test_signs_follow_the_order_of_labels(self):
        assert signs(["well", "ill", "well"]).tolist() == [1, -1, 1]

    @pytest.mark.parametrize("y", [[1, 1], [0, 1, 2], [[0, 1]]])
    def test_signs_wants_two_classes(self, y):
        with pytest.raises(ValueError, match="exactly 2"):
            signs(y)

    def test_prediction_functions_take_data_before_parameters(self):
        for function in (unit, train_perceptron):
            assert next(iter(inspect.signature(function).parameters)) == "X"
