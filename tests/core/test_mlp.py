"""The networks behind scikit-learn's interface have its manners, and learn what lines cannot."""

import pickle
import warnings

import numpy as np
import pytest
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import r2_score
from sklearn.model_selection import cross_val_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from mlcourse import datasets
from mlcourse.estimators import MLPClassifier, MLPRegressor
from mlcourse.exceptions import NotFittedError

EXPECTED_FAILURES = {
    "check_estimators_unfitted": "asks for scikit-learn's own NotFittedError; ours needs no import",
    "check_supervised_y_2d": "asks for scikit-learn's own warning on a column y; ours is an error",
}


with warnings.catch_warnings():
    # The core does not import scikit-learn, so it cannot inherit from its base class.
    warnings.filterwarnings("ignore", "Estimator MLP.* does not inherit")
    scikit_learns_checks = parametrize_with_checks(
        [MLPClassifier(rng=0), MLPRegressor(rng=0)],
        expected_failed_checks=lambda _: EXPECTED_FAILURES,
        xfail_strict=True,
    )


@scikit_learns_checks
def test_scikit_learns_checks(estimator, check):
    check(estimator)


both = pytest.mark.parametrize("kind", [MLPClassifier, MLPRegressor])
X4, Y4 = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 1, 1, 0]


class TestClassifier:
    @pytest.mark.parametrize("activation", ["tanh", "relu", "gelu", "selu"])
    def test_learns_the_gate_that_no_line_can(self, activation):
        model = MLPClassifier(hidden=(8,), activation=activation, epochs=400, rng=0).fit(X4, Y4)
        assert model.predict(X4).tolist() == Y4
        assert model.loss_curve_[-1] < model.loss_curve_[0] / 3

    @pytest.mark.parametrize(("name", "lowest"), [("digits", 0.93), ("breast_cancer", 0.94)])
    def test_learns_real_data(self, name, lowest):
        data = datasets.load(name)
        train, test = data.split["train"], data.split["test"]
        X = datasets.standardize(data.X, reference=data.X[train])
        model = MLPClassifier(epochs=30, rng=0).fit(X[train], data.y[train])
        assert model.score(X[test], data.y[test]) > lowest

    def test_without_hidden_layer_it_is_logistic_regression(self):
        data = datasets.load_wine(standardize=True)
        two = data.y < 2
        X, y, n = data.X[two], data.y[two], two.sum()
        ours = MLPClassifier(hidden=(), l2=0.1, lr=0.1, epochs=500, batch_size=None, rng=0).fit(
            X, y
        )
        theirs = LogisticRegression(C=1 / (0.1 * n), tol=1e-10).fit(X, y)
        np.testing.assert_allclose(ours.network_.params["0.W"].T, theirs.coef_, atol=1e-5)
        np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-5)

    def test_probabilities_and_decision_go_together(self):
        data = datasets.load_iris(standardize=True)
        for rows in (data.y < 3, data.y < 2):
            X, y = data.X[rows], data.y[rows]
            model = MLPClassifier(epochs=5, rng=0).fit(X, y)
            P = model.predict_proba(X)
            assert P.shape == (len(X), len(set(y)))
            np.testing.assert_allclose(P.sum(axis=1), 1)
            np.testing.assert_array_equal(model.classes_[P.argmax(axis=1)], model.predict(X))
        assert model.decision_function(X).shape == (len(X),)

    def test_names_of_classes_do_not_matter(self):
        words = np.array(["no", "yes"])[Y4]
        model = MLPClassifier(hidden=(8,), epochs=400, rng=0).fit(X4, words)
        assert model.predict(X4).tolist() == words.tolist()


class TestRegressor:
    def test_learns_a_curve(self):
        X = np.linspace(-2, 2, 200).reshape(-1, 1)
        y = np.sin(2 * X[:, 0])
        model = MLPRegressor(activation="tanh", lr=0.03, rng=0).fit(X, y)
        assert model.score(X, y) > 0.98
        assert model.score(X, y) == pytest.approx(r2_score(y, model.predict(X)))

    def test_the_unit_of_the_target_does_not_matter(self):
        data = datasets.load_diabetes(standardize=True)
        model = MLPRegressor(epochs=5, rng=0).fit(data.X, data.y)
        other = MLPRegressor(epochs=5, rng=0).fit(data.X, 1024 * data.y - 4096)
        np.testing.assert_allclose(
            other.predict(data.X), 1024 * model.predict(data.X) - 4096, rtol=1e-6
        )

    def test_a_constant_target(self):
        model = MLPRegressor(epochs=300, batch_size=None, rng=0).fit(X4, [0.1] * 4)
        np.testing.assert_allclose(model.predict(X4), 0.1, atol=0.05)
        with pytest.raises(ValueError, match=r"y holds a single value \(0\.1\)"):
            model.score(X4, [0.1] * 4)

    def test_score_by_hand(self):
        class Fixed(MLPRegressor):
            def predict(self, X):
                return np.array([1.0, 2.0, 4.0])

        # The mean of y is 3: 1 + 0 + 0 of 4 + 1 + 1 are left, no: (1-2)² + (2-2)² + (4-5)² = 2
        # of (2-3)² + (2-3)² + (5-3)² = 6.
        assert Fixed().score(None, [2.0, 2.0, 5.0]) == pytest.approx(2 / 3)


class TestBoth:
    @both
    def test_rng_decides_and_nothing_else_does(self, kind):
        X, y = datasets.moons(40, rng=0)
        fit = lambda rng: kind(epochs=2, rng=rng).fit(X, y).network_.theta  # noqa: E731
        np.testing.assert_array_equal(fit(3), fit(3))
        np.testing.assert_array_equal(fit(3), fit(np.random.default_rng(3)))
        assert not np.array_equal(fit(3), fit(4))

    @both
    def test_a_penalty_makes_weights_smaller_and_spares_biases(self, kind):
        X, y = datasets.moons(60, rng=0)
        free, bound = (kind(epochs=50, l2=l2, rng=0).fit(X, y).network_.params for l2 in (0, 1))
        for key in ("0.W", "2.W"):
            assert np.linalg.norm(bound[key]) < 0.7 * np.linalg.norm(free[key])
        assert bound["2.b"].any()

    @both
    def test_widths(self, kind):
        X, y = datasets.moons(40, rng=0)
        model = kind(hidden=(5, 3), epochs=1, rng=0).fit(X, y)
        shapes = [p.shape for p in model.network_.params.values()]
        assert shapes == [(2, 5), (5,), (5, 3), (3,), (3, 1), (1,)]
        assert model.loss_curve_.shape == (1,)

    @both
    def test_float32_stays(self, kind):
        X, y = datasets.moons(40, rng=0)
        model = kind(epochs=2, rng=0).fit(X.astype(np.float32), y)
        assert model.network_.theta.dtype == np.float32
        values = model.predict_proba if kind is MLPClassifier else model.predict
        assert values(X.astype(np.float32)).dtype == np.float32

    @both
    def test_survives_pickling_and_cloning(self, kind):
        X, y = datasets.moons(40, rng=0)
        model = kind(epochs=2, rng=0).fit(X, y)
        again = pickle.loads(pickle.dumps(model))
        np.testing.assert_array_equal(again.predict(X), model.predict(X))
        assert clone(model).get_params() == model.get_params()
        target = y if kind is MLPClassifier else X[:, 0]
        assert np.isfinite(cross_val_score(kind(epochs=2, rng=0), X, target)).all()

    @both
    def test_shows_what_was_changed(self, kind):
        assert repr(kind(hidden=(9,), rng=1)) == f"{kind.__name__}(hidden=(9,), rng=1)"

    @both
    def test_before_fit(self, kind):
        with pytest.raises(NotFittedError, match="not fitted yet"):
            kind().predict(X4)

    @both
    @pytest.mark.parametrize(
        ("options", "message"),
        [
            ({"hidden": (0,)}, "d_out is 0"),
            ({"activation": "rellu"}, r"'rellu' is unknown.*Did you mean 'relu'\?"),
            ({"lr": 0}, "lr is 0"),
            ({"epochs": 0}, "epochs is 0"),
            ({"batch_size": 0}, "batch_size is 0"),
            ({"l2": -1}, "l2 is -1"),
        ],
    )
    def test_a_failed_fit_says_why_and_leaves_the_earlier_one_usable(self, kind, options, message):
        model = kind(epochs=1, rng=0).fit(X4, Y4)
        before = model.predict(X4)
        with pytest.raises(ValueError, match=message):
            model.set_params(**options).fit(X4, [1, 1, 0, 0])
        np.testing.assert_array_equal(model.predict(X4), before)

    @pytest.mark.parametrize(
        ("y", "error", "message"),
        [
            (["a", "b", "c", "d"], TypeError, "real numbers"),
            ([[1.0]] * 4, ValueError, r"y has shape \(4, 1\)"),
            ([1, 2, np.inf, 3], ValueError, "y holds inf"),
            (None, ValueError, "requires y to be passed"),
        ],
    )
    def test_targets_of_a_regressor(self, y, error, message):
        with pytest.raises(error, match=message):
            MLPRegressor().fit(X4, y)
