"""Logistic and softmax regression have scikit-learn's manners and end where its solvers do."""

import pickle
import subprocess
import sys
import warnings

import numpy as np
import pytest
from scipy import special
from sklearn.base import clone
from sklearn.linear_model import LogisticRegression as Reference
from sklearn.metrics import log_loss
from sklearn.model_selection import cross_val_score
from sklearn.utils.estimator_checks import parametrize_with_checks

from mlcourse import datasets
from mlcourse.estimators import LogisticRegression, SoftmaxClassifier
from mlcourse.exceptions import NotFittedError

EXPECTED_FAILURES = {
    "check_estimators_unfitted": "asks for scikit-learn's own NotFittedError; ours needs no import",
    "check_supervised_y_2d": "asks for scikit-learn's own warning on a column y; ours is an error",
}

with warnings.catch_warnings():
    # The core does not import scikit-learn, so it cannot inherit from its base class.
    warnings.filterwarnings("ignore", "Estimator .* does not inherit")
    scikit_learns_checks = parametrize_with_checks(
        [
            LogisticRegression(),
            SoftmaxClassifier(),
            SoftmaxClassifier(epochs=60, batch_size=32, rng=0),
        ],
        expected_failed_checks=lambda _: EXPECTED_FAILURES,
        xfail_strict=True,
    )


@scikit_learns_checks
def test_scikit_learns_checks(estimator, check):
    check(estimator)


both = pytest.mark.parametrize("kind", [LogisticRegression, SoftmaxClassifier])
X4, Y4 = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], [0, 0, 0, 1]


def load(name):
    data = datasets.load(name, standardize=True)
    return data.X, data.y


# --- the same optimum as scikit-learn's ---------------------------------------------------------


@pytest.mark.parametrize("l2", [0.1, 0.01])
def test_logistic_regression_ends_where_scikit_learns_does(l2):
    X, y = load("breast_cancer")
    ours = LogisticRegression(epochs=3000, l2=l2).fit(X, y)
    theirs = Reference(C=1 / (len(X) * l2), tol=1e-10, max_iter=1000).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-4)
    np.testing.assert_allclose(ours.intercept_, theirs.intercept_, atol=1e-4)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-4)
    np.testing.assert_array_equal(ours.predict(X), theirs.predict(X))


@pytest.mark.parametrize(("name", "l2"), [("wine", 0.05), ("iris", 0.01)])
def test_softmax_ends_where_scikit_learns_does(name, l2):
    X, y = load(name)
    ours = SoftmaxClassifier(epochs=3000, l2=l2).fit(X, y)
    theirs = Reference(C=1 / (len(X) * l2), tol=1e-10, max_iter=1000).fit(X, y)
    np.testing.assert_allclose(ours.coef_, theirs.coef_, atol=1e-4)
    # A number added to all biases changes nothing: compare what is left without their mean.
    centred = [b - b.mean() for b in (ours.intercept_, theirs.intercept_)]
    np.testing.assert_allclose(*centred, atol=1e-4)
    np.testing.assert_allclose(ours.predict_proba(X), theirs.predict_proba(X), atol=1e-4)


def test_batches_come_close():
    X, y = load("breast_cancer")
    whole = LogisticRegression(epochs=3000, l2=0.1).fit(X, y)
    batches = LogisticRegression(epochs=200, batch_size=64, lr=0.03, l2=0.1, rng=0).fit(X, y)
    np.testing.assert_allclose(batches.coef_, whole.coef_, atol=0.01)


def test_two_classes_of_softmax_are_logistic_regression_with_half_the_penalty():
    # Softmax of (-z/2, z/2) is the sigmoid of z, and 2 (w/2)^2 is half of w^2.
    X, y = load("breast_cancer")
    one = LogisticRegression(epochs=3000, l2=0.05).fit(X, y)
    two = SoftmaxClassifier(epochs=3000, l2=0.1).fit(X, y)
    np.testing.assert_allclose(two.coef_[1] - two.coef_[0], one.coef_[0], atol=1e-4)
    np.testing.assert_allclose(two.decision_function(X), one.decision_function(X), atol=1e-3)
    np.testing.assert_allclose(two.predict_proba(X), one.predict_proba(X), atol=1e-4)


# --- probabilities, scores, the loss ------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (LogisticRegression, "breast_cancer"),
        (SoftmaxClassifier, "breast_cancer"),
        (SoftmaxClassifier, "digits"),
    ],
)
def test_probabilities_belong_to_the_scores(kind, name):
    X, y = load(name)
    model = kind(epochs=20).fit(X, y)
    p, z = model.predict_proba(X), model.decision_function(X)
    assert p.shape == (len(X), len(np.unique(y)))
    assert p.min() >= 0
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-14)
    expected = special.softmax(z, axis=1) if z.ndim == 2 else special.expit(z)
    np.testing.assert_allclose(p if z.ndim == 2 else p[:, 1], expected, rtol=1e-10, atol=1e-300)
    np.testing.assert_array_equal(model.predict(X), model.classes_[p.argmax(axis=1)])


@both
def test_far_out_the_probabilities_are_still_numbers(kind):
    model = kind(epochs=50).fit(X4, Y4)
    p = model.predict_proba([[1e300, 1e300], [-1e300, -1e300]])
    assert p.tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize("l2", [0.0, 0.3])
def test_the_loss_curve_begins_at_the_loss_of_knowing_nothing_and_ends_at_the_bottom(l2):
    X, y = load("wine")
    model = SoftmaxClassifier(l2=l2).fit(X, y)
    assert model.loss_curve_.shape == (300,)
    assert model.loss_curve_[0] == pytest.approx(np.log(3))
    end = log_loss(y, model.predict_proba(X)) + l2 / 2 * (model.coef_**2).sum()
    assert model.loss_curve_[-1] == pytest.approx(end, rel=1e-3)


def test_a_penalty_keeps_weights_small_and_leaves_the_bias_alone():
    X, y = load("breast_cancer")
    free, bound = (LogisticRegression(l2=l2).fit(X, y) for l2 in (0.0, 100.0))
    assert np.abs(bound.coef_).max() < 0.01 < np.abs(free.coef_).max()
    share = np.mean(y == 1)  # with no weights the bias alone says how many are of class 1
    assert bound.intercept_[0] == pytest.approx(np.log(share / (1 - share)), abs=0.01)


@pytest.mark.parametrize(
    ("name", "least"), [("breast_cancer", 0.95), ("digits", 0.94), ("wine", 0.95), ("iris", 0.9)]
)
def test_learns_with_the_options_it_comes_with(name, least):
    data = datasets.load(name, standardize=True)
    train, test = data.split["train"], data.split["test"]
    model = SoftmaxClassifier().fit(data.X[train], data.y[train])
    assert model.score(data.X[test], data.y[test]) >= least


# --- manners ------------------------------------------------------------------------------------


def test_a_seed_makes_batches_repeatable():
    X, y = load("wine")
    fit = lambda rng: SoftmaxClassifier(epochs=3, batch_size=20, rng=rng).fit(X, y).coef_  # noqa: E731
    np.testing.assert_array_equal(fit(3), fit(3))
    np.testing.assert_array_equal(fit(3), fit(np.random.default_rng(3)))
    assert not np.array_equal(fit(3), fit(4))


@both
def test_names_of_classes_do_not_matter(kind):
    X, y = datasets.moons(40, rng=0)
    numbers, words = (kind(epochs=20).fit(X, t) for t in (y, np.where(y == 1, "sick", "healthy")))
    np.testing.assert_array_equal(numbers.coef_, words.coef_)
    assert words.classes_.tolist() == ["healthy", "sick"]
    np.testing.assert_array_equal(words.predict(X) == "sick", numbers.predict(X) == 1)


@both
def test_float32_stays(kind):
    X, y = datasets.blobs(20, rng=0)
    model = kind(epochs=5).fit(X.astype(np.float32), y)
    assert model.coef_.dtype == model.intercept_.dtype == np.float32
    assert model.predict_proba(X.astype(np.float32)).dtype == np.float32


@both
def test_works_inside_scikit_learn_and_survives_pickling(kind):
    X, y = load("breast_cancer")
    model = kind(epochs=30, lr=0.2)
    assert cross_val_score(model, X, y).mean() > 0.95
    assert clone(model).get_params() == {
        "lr": 0.2, "epochs": 30, "batch_size": None, "l2": 0.0, "rng": None,
    }  # fmt: skip
    again = pickle.loads(pickle.dumps(model.fit(X, y)))
    np.testing.assert_array_equal(again.predict_proba(X), model.predict_proba(X))
    assert repr(model) == f"{kind.__name__}(lr=0.2, epochs=30)"


# --- what they say to bad input -----------------------------------------------------------------

BAD = {
    "NaN": ([[0.0, np.nan], *X4[1:]], Y4, {}, r"X holds NaN at index \(0, 1\)"),
    "short y": (X4, Y4[:3], {}, r"y has shape \(3,\), but X with 4 rows asks for"),
    "one class": (X4, [1] * 4, {}, r"y holds only one class \(1\)"),
    "lr": (X4, Y4, {"lr": 0}, "lr is 0; expected a number greater than 0"),
    "epochs": (X4, Y4, {"epochs": 0}, "epochs is 0"),
    "batch_size": (X4, Y4, {"batch_size": 0}, "batch_size is 0"),
    "l2": (X4, Y4, {"l2": -1.0}, r"l2 is -1\.0; expected a number, at least 0"),
}


@both
@pytest.mark.parametrize(("X", "y", "options", "message"), BAD.values(), ids=BAD)
def test_a_failed_fit_says_what_is_wrong_and_leaves_the_earlier_one(kind, X, y, options, message):
    model = kind().fit([[0.0], [1.0]], ["low", "high"])
    model.set_params(**options)
    with pytest.raises(ValueError, match=message):
        model.fit(X, y)
    assert model.predict([[0.0], [1.0]]).tolist() == ["low", "high"]


def test_more_than_two_classes_are_for_softmax():
    with pytest.raises(ValueError, match=r"y holds 3 classes\. .*SoftmaxClassifier"):
        LogisticRegression().fit(X4, [0, 1, 2, 0])


@both
def test_before_fit(kind):
    for method in ("predict", "predict_proba", "decision_function"):
        with pytest.raises(NotFittedError, match=r"not fitted yet; call fit\(X, y\) first"):
            getattr(kind(), method)(X4)


def test_a_fit_imports_nothing_heavy():
    code = (
        "import sys; from mlcourse.estimators import SoftmaxClassifier\n"
        "SoftmaxClassifier().fit([[0.], [1.]], [0, 1]).predict_proba([[0.], [1.]])\n"
        "print(*sys.modules)"
    )
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "mlcourse.training" in modules
    assert not {"matplotlib", "scipy", "sklearn", "pandas", "tqdm"} & set(modules)
