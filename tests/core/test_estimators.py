"""Perceptron has scikit-learn's manners, learns what scikit-learn's learns, and speaks plainly."""

import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.base import clone
from sklearn.linear_model import Perceptron as Reference
from sklearn.model_selection import cross_val_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from mlcourse import datasets
from mlcourse.estimators import Perceptron
from mlcourse.exceptions import NotFittedError

EXPECTED_FAILURES = {
    "check_estimators_unfitted": "asks for scikit-learn's own NotFittedError; ours needs no import",
    "check_supervised_y_2d": "asks for scikit-learn's own warning on a column y; ours is an error",
}
VARIANTS = ["last", "pocket", "averaged"]


with warnings.catch_warnings():
    # The core does not import scikit-learn, so it cannot inherit from its base class.
    warnings.filterwarnings("ignore", "Estimator Perceptron does not inherit")
    scikit_learns_checks = parametrize_with_checks(
        [Perceptron(), Perceptron(variant="pocket"), Perceptron(variant="averaged", rng=0)],
        expected_failed_checks=lambda _: EXPECTED_FAILURES,
        xfail_strict=True,
    )


@scikit_learns_checks
def test_scikit_learns_checks(estimator, check):
    check(estimator)


# --- the same learning as scikit-learn's --------------------------------------------------------


def reference(lr, epochs):
    return Reference(shuffle=False, tol=None, max_iter=epochs, eta0=lr)


@pytest.mark.parametrize("lr", [1.0, 0.25])
@pytest.mark.parametrize("epochs", [1, 7])
@pytest.mark.parametrize("name", ["breast_cancer", "digits", "wine", "iris"])
def test_same_order_gives_scikit_learns_weights(name, epochs, lr):
    data = datasets.load(name, standardize=True)
    ours = Perceptron(lr=lr, epochs=epochs).fit(data.X, data.y)
    theirs = reference(lr, epochs).fit(data.X, data.y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, rtol=1e-9, atol=1e-9)
    np.testing.assert_array_equal(ours.predict(data.X), theirs.predict(data.X))
    assert ours.score(data.X, data.y) == theirs.score(data.X, data.y)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.tuples(*[st.integers(-9, 9)] * 2, st.booleans()), min_size=2, max_size=12),
    epochs=st.integers(1, 6),
)
def test_same_order_gives_scikit_learns_weights_on_any_whole_numbers(rows, epochs):
    X = np.array([row[:2] for row in rows], dtype=float)
    y = np.array([row[2] for row in rows])
    y[:2] = False, True  # both classes are there
    ours = Perceptron(epochs=epochs).fit(X, y)
    theirs = reference(1.0, epochs).fit(X, y)
    # Whole numbers add without rounding, so the weights are equal, ties included.
    np.testing.assert_array_equal(ours.coef_, theirs.coef_)
    np.testing.assert_array_equal(ours.intercept_, theirs.intercept_)


def test_a_trace_worked_by_hand():
    # Start at zero: x = (1, 1), y = 1 ties, so it counts: w = (1, 1), b = 1.
    # Then x = (2, 0), y = 0 gives z = 3: a mistake: w = (-1, 1), b = 0. Both are right then?
    # z(1, 1) = 0 ties again: w = (0, 2), b = 1; z(2, 0) = 1: w = (-2, 2), b = 0.
    # z(1, 1) = 0 once more: w = (-1, 3), b = 1; z(2, 0) = -1 is right. Pass four: no mistake.
    model = Perceptron().fit([[1, 1], [2, 0]], [1, 0])
    assert [passes.tolist() for passes in model.mistakes_] == [[2, 2, 1, 0]]
    assert model.coef_.tolist() == [[-1, 3]]
    assert model.intercept_.tolist() == [1]
    assert model.n_iter_ == 4


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_gap_is_learned_without_error(variant):
    X, y = datasets.blobs(60, gap=1.0, rng=1)
    model = Perceptron(variant=variant, rng=0).fit(X, y)
    assert [passes[-1] for passes in model.mistakes_] == [0]
    assert model.score(X, y) >= (1 if variant != "averaged" else 0.95)


def test_pocket_never_errs_more_than_last_on_its_training_data():
    data = datasets.load_breast_cancer(standardize=True)
    sick, X = data.indicator("malignant"), data.X[:, :10]
    scores = {
        variant: Perceptron(variant=variant, epochs=20).fit(X, sick).score(X, sick)
        for variant in VARIANTS
    }
    assert scores["pocket"] > scores["last"]
    assert scores["averaged"] > scores["last"]


def test_one_against_the_rest_is_two_classes_k_times():
    data = datasets.load_iris()
    whole = Perceptron(epochs=10).fit(data.X, data.y)
    assert whole.coef_.shape == (3, 4)
    for k, name in enumerate(data.target_names):
        alone = Perceptron(epochs=10).fit(data.X, data.indicator(name))
        np.testing.assert_array_equal(whole.coef_[k], alone.coef_[0])
        np.testing.assert_array_equal(whole.mistakes_[k], alone.mistakes_[0])
        np.testing.assert_allclose(
            whole.decision_function(data.X)[:, k], alone.decision_function(data.X), rtol=1e-12
        )


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), scale=st.sampled_from([0.125, 2.0, 1024.0]))
def test_learning_rate_only_scales(seed, scale):
    X, y = datasets.blobs(20, distance=1.0, rng=seed)
    one = Perceptron(epochs=5, variant="averaged").fit(X, y)
    other = Perceptron(epochs=5, variant="averaged", lr=scale).fit(X, y)
    np.testing.assert_array_equal(other.coef_, scale * one.coef_)
    np.testing.assert_array_equal(one.predict(X), other.predict(X))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_names_of_classes_do_not_matter(seed):
    X, y = datasets.moons(20, rng=seed)
    numbers = Perceptron(epochs=5).fit(X, y)
    words = Perceptron(epochs=5).fit(X, np.where(y == 1, "sick", "healthy"))
    np.testing.assert_array_equal(numbers.coef_, words.coef_)
    np.testing.assert_array_equal(words.predict(X) == "sick", numbers.predict(X) == 1)


# --- manners ------------------------------------------------------------------------------------


def test_rng_decides_the_order_and_nothing_else_does():
    X, y = datasets.xor_clouds(40, rng=0)
    fit = lambda rng: Perceptron(epochs=3, rng=rng).fit(X, y).coef_  # noqa: E731
    np.testing.assert_array_equal(fit(3), fit(3))
    np.testing.assert_array_equal(fit(3), fit(np.random.default_rng(3)))
    assert not np.array_equal(fit(3), fit(4))
    assert not np.array_equal(fit(3), fit(None))


def test_float32_stays():
    X, y = datasets.blobs(20, rng=0)
    model = Perceptron().fit(X.astype(np.float32), y)
    assert model.coef_.dtype == model.intercept_.dtype == np.float32
    assert model.decision_function(X.astype(np.float32)).dtype == np.float32


def test_repr_shows_what_was_changed():
    assert repr(Perceptron()) == "Perceptron()"
    assert repr(Perceptron(lr=1)) == "Perceptron(lr=1)"
    assert repr(Perceptron(variant="pocket", rng=0)) == "Perceptron(variant='pocket', rng=0)"


def test_set_params_changes_all_or_nothing():
    model = Perceptron()
    assert model.set_params(lr=0.5, rng=2) is model
    assert model.get_params() == {"lr": 0.5, "epochs": 100, "variant": "last", "rng": 2}
    with pytest.raises(ValueError, match=r"'epoch' is unknown.*Did you mean 'epochs'\?"):
        model.set_params(lr=7, epoch=3)
    assert model.lr == 0.5


def test_works_inside_scikit_learn():
    data = datasets.load_wine(standardize=True)
    assert cross_val_score(Perceptron(variant="averaged"), data.X, data.y).mean() > 0.95
    assert clone(Perceptron(lr=2, rng=1)).get_params()["lr"] == 2


def test_survives_pickling():
    X, y = datasets.moons(20, rng=0)
    model = Perceptron(epochs=3).fit(X, y)
    again = pickle.loads(pickle.dumps(model))
    np.testing.assert_array_equal(again.predict(X), model.predict(X))


class Frame:
    """As much of a data frame as a fit looks at."""

    def __init__(self, X, columns):
        self.X, self.columns, self.shape = np.asarray(X), columns, np.shape(X)

    def __array__(self, dtype=None, copy=None):
        return np.array(self.X, dtype=dtype)


def test_names_of_columns_are_remembered_and_checked():
    X, y = datasets.logic_gate("or")
    model = Perceptron().fit(Frame(X, ["left", "right"]), y)
    assert model.feature_names_in_.tolist() == ["left", "right"]
    model.predict(Frame(X, ["left", "right"]))
    model.predict(X)
    with pytest.raises(ValueError, match=r"fit, in that order: left, right\. X has right, left"):
        model.predict(Frame(X, ["right", "left"]))
    assert not hasattr(model.fit(X, y), "feature_names_in_")
    assert not hasattr(model.fit(Frame(X, [0, 1]), y), "feature_names_in_")


# --- what it says to bad input ------------------------------------------------------------------

X4, Y4 = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 0, 0, 1]
BAD = {
    "NaN": (
        [[0.0, np.nan], *X4[1:]],
        Y4,
        {},
        ValueError,
        r"X holds NaN at index \(0, 1\)",
    ),
    "infinite": (
        [[0.0, 1.0], [np.inf, 0.0], *X4[2:]],
        Y4,
        {},
        ValueError,
        r"X holds inf at index \(1, 0\)",
    ),
    "strings": ([["a", "b"]] * 4, Y4, {}, TypeError, "X holds values of dtype <U1"),
    "one row": ([0.0, 1.0], Y4, {}, ValueError, r"X has shape \(2,\); expected \(n, d\)"),
    "three axes": ([X4], Y4, {}, ValueError, r"X has shape \(1, 4, 2\); expected \(n, d\)"),
    "nothing": (np.empty((0, 2)), [], {}, ValueError, r"0 sample\(s\) \(shape=\(0, 2\)\)"),
    "ragged": ([[1, 2], [3]], [0, 1], {}, ValueError, "X .* expected rows of equal length"),
    "short y": (X4, Y4[:3], {}, ValueError, r"y has shape \(3,\), but X with 4 rows asks for"),
    "column y": (X4, np.reshape(Y4, (4, 1)), {}, ValueError, r"y has shape \(4, 1\)"),
    "no y": (X4, None, {}, ValueError, "requires y to be passed"),
    "one class": (X4, [1] * 4, {}, ValueError, r"y holds only one class \(1\)"),
    "quantities": (X4, [0.5, 1, 2, 3], {}, ValueError, "Unknown label type: continuous"),
    "NaN in y": (X4, [0, 1, np.nan, 1], {}, ValueError, r"y holds NaN at index \(2,\)"),
    "None in y": (X4, [0, 1, None, 1], {}, TypeError, "y mixes labels that cannot be sorted"),
    "variant": (X4, Y4, {"variant": "best"}, ValueError, "'last', 'pocket', 'averaged'"),
    "lr": (X4, Y4, {"lr": 0}, ValueError, "lr is 0; expected a number greater than 0"),
    "epochs": (X4, Y4, {"epochs": 0}, ValueError, "epochs is 0"),
    "rng": (X4, Y4, {"rng": "seed"}, TypeError, "rng is a str"),
}


@pytest.mark.parametrize(("X", "y", "options", "error", "message"), BAD.values(), ids=BAD)
def test_fit_says_what_is_wrong(X, y, options, error, message):
    with pytest.raises(error, match=message):
        Perceptron(**options).fit(X, y)


@pytest.mark.parametrize(("X", "y", "options", "error", "message"), BAD.values(), ids=BAD)
def test_a_failed_fit_leaves_the_earlier_one_usable(X, y, options, error, message):
    model = Perceptron().fit([[0.0], [1.0]], ["low", "high"])
    model.set_params(**options)
    with pytest.raises(error, match=message):
        model.fit(X, y)
    assert model.predict([[0.0], [1.0]]).tolist() == ["low", "high"]


def test_before_fit():
    with pytest.raises(NotFittedError, match=r"not fitted yet; call fit\(X, y\) first"):
        Perceptron().predict(X4)
    assert issubclass(NotFittedError, ValueError)
    assert issubclass(NotFittedError, AttributeError)


def test_other_columns_after_fit():
    model = Perceptron().fit(X4, Y4)
    with pytest.raises(ValueError, match="X has 1 features, but Perceptron is expecting 2"):
        model.predict([[1.0]])
    with pytest.raises(ValueError, match=r"y has shape \(2,\)"):
        model.score(X4, [0, 1])


def test_estimators_import_nothing_heavy():
    code = (
        "import sys, numpy as np; from mlcourse.estimators import Perceptron\n"
        "Perceptron().fit([[0.], [1.]], [0, 1]).score([[0.], [1.]], [0, 1])\n"
        "print(*sys.modules)"
    )
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "mlcourse.perceptron" in modules
    assert not {"matplotlib", "scipy", "sklearn", "pandas"} & set(modules)
