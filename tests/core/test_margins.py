"""Margins and the mistake bound, against linear programming, least squares and an SVM."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog, nnls
from sklearn.svm import LinearSVC

from mlcourse import datasets
from mlcourse.margins import margin, max_margin, novikoff_bound
from mlcourse.perceptron import augment, signs, train_perceptron


def separable_by_linear_program(X, s):
    """Whether some weights give s * z >= 1 on every example: feasibility of a linear program."""
    P = np.column_stack([np.ones(len(X)), X]) * s[:, None]
    free = [(None, None)] * P.shape[1]
    answer = linprog(np.zeros(P.shape[1]), A_ub=-P, b_ub=-np.ones(len(P)), bounds=free)
    return answer.status == 0


def margin_by_least_squares(X, s):
    """The nearest point of the hull as non-negative least squares (Lawson and Hanson, ch. 23)."""
    P = np.column_stack([np.ones(len(X)), X]) * s[:, None]
    shares, _ = nnls(np.vstack([P.T, np.ones(len(P))]), np.r_[np.zeros(P.shape[1]), 1.0])
    return np.linalg.norm(shares @ P) / shares.sum()


def clouds(seed, gap):
    rng = np.random.default_rng(seed)
    s = np.where(np.arange(30) < 15, -1.0, 1.0)
    return rng.normal(size=(30, 3)) + gap * s[:, None], s


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10_000), st.sampled_from([0.2, 0.8, 1.5, 3.0]))
def test_zero_margin_exactly_if_not_separable(seed, gap):
    X, s = clouds(seed, gap)
    gamma, (w, b) = max_margin(X, s)
    assert (gamma > 0) == separable_by_linear_program(X, s)
    if gamma:
        assert gamma == pytest.approx(margin_by_least_squares(X, s), rel=1e-6)
        assert np.hypot(np.linalg.norm(w), b) == pytest.approx(1.0)
        assert margin(X, s, w, b) == pytest.approx(gamma)


def test_same_border_as_a_hard_margin_support_vector_machine():
    data = datasets.load_iris()
    X, s = data.X[data.y < 2], signs(data.y[data.y < 2])
    gamma, (w, b) = max_margin(X, s)
    machine = LinearSVC(C=1e6, fit_intercept=False, tol=1e-10, loss="hinge", max_iter=1_000_000)
    theta = machine.fit(augment(X), s).coef_[0]
    np.testing.assert_allclose([b, *w], theta / np.linalg.norm(theta), atol=1e-4)
    assert gamma == pytest.approx(1 / np.linalg.norm(theta), rel=1e-4)


def test_digits_against_the_rest():
    data = datasets.load_digits()
    for digit in range(10):
        s = signs(data.y == digit)
        separable = bool(np.isfinite(novikoff_bound(data.X / 16, s)))
        assert separable == separable_by_linear_program(data.X / 16, s) == (digit < 8)


@pytest.mark.parametrize(("columns", "separable"), [(30, True), (10, False)])
def test_patients(columns, separable):
    data = datasets.load_breast_cancer(standardize=True)
    X, s = data.X[:, :columns], signs(data.y)
    bound = novikoff_bound(X, s)
    assert bool(np.isfinite(bound)) == separable == separable_by_linear_program(X, s)
    assert bound > 6e6


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10_000), st.sampled_from([1.0, 2.0, 3.0]))
def test_mistakes_never_pass_the_bound(seed, gap):
    X, s = clouds(seed, gap)
    bound = novikoff_bound(X, s)
    run = train_perceptron(X, s, epochs=50, rng=seed)
    assert run.mistakes.sum() <= bound


def test_two_points_by_hand():
    # (1, -1) and (1, 1), folded to (-1, 1) and (1, 1): nearest point (0, 1), R^2 = 2.
    gamma, (w, b) = max_margin([[-1.0], [1.0]], [-1, 1])
    assert gamma == pytest.approx(1.0)
    assert w == pytest.approx([1.0])
    assert b == pytest.approx(0.0)
    assert novikoff_bound([[-1.0], [1.0]], [-1, 1]) == pytest.approx(2.0)


def test_xor_has_no_margin():
    X, y = datasets.logic_gate("xor")
    gamma, (w, b) = max_margin(X, signs(y))
    assert (gamma, w.tolist(), b) == (0, [0, 0], 0)
    assert novikoff_bound(X, signs(y)) == np.inf


def test_margin_is_negative_on_the_wrong_side_and_free_of_scale():
    X, s = np.array([[-1.0], [3.0]]), np.array([-1.0, 1.0])
    assert margin(X, s, [1.0], 0.0) == margin(X, s, [7.0], 0.0) == 1.0
    assert margin(X, s, [-1.0], 0.0) == -3.0


def test_no_weights_no_margin():
    with pytest.raises(ValueError, match="all weights are zero"):
        margin([[-1.0], [1.0]], [-1, 1], [0.0], 0.0)
