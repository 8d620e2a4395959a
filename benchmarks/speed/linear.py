"""Linear models beside scikit-learn's: the perceptron and logistic regression."""

from collections.abc import Callable
from typing import Any

import numpy as np
from sklearn import linear_model

from mlcourse import datasets, estimators
from mlcourse.losses import binary_cross_entropy_with_logits
from mlcourse.perceptron import signs, train_perceptron

Array = np.ndarray[Any, Any]
L2 = 0.01


def perceptrons() -> dict[str, Callable[[], float]]:
    """Learn a line with a margin of 0.1 to either side, to the same weights.

    The estimators, so that both check their input. Equal are the lengths of the weights; a test
    compares them one by one.
    """
    X, s = separable(10_000, 20, margin=0.1)
    return learned(X, s, passes=len(train_perceptron(X, s, epochs=1000).mistakes))


def overlapping() -> dict[str, Callable[[], float]]:
    """Learn from the patients, whom no line through two of their measurements tells apart."""
    data = datasets.load_breast_cancer(standardize=True)
    return learned(data.X[:, :2], signs(data.y), passes=100)


def learned(X: Array, s: Array, passes: int) -> dict[str, Callable[[], float]]:
    """Let both perceptrons go over the examples so many times, in the order given."""
    return {
        "mlcourse": lambda: length(estimators.Perceptron(epochs=passes).fit(X, s)),
        "scikit-learn": lambda: length(
            linear_model.Perceptron(shuffle=False, tol=None, max_iter=passes).fit(X, s)
        ),
    }


def separable(n: int, d: int, *, margin: float) -> tuple[Array, Array]:
    """Draw examples, none of which lies nearer to a hyperplane than the margin."""
    rng = np.random.default_rng(0)
    X, u = rng.normal(size=(2 * n, d)), rng.normal(size=d)
    z = X @ u / np.linalg.norm(u)
    far = np.abs(z) >= margin
    return X[far][:n], np.sign(z[far][:n])


def length(model: Any) -> float:
    """Compute the length of a linear classifier's weights."""
    return float(np.linalg.norm(model.coef_))


def logistic() -> dict[str, Callable[[], float]]:
    """Fit the breast cancer data with a penalty, to the same loss."""
    data = datasets.load_breast_cancer(standardize=True)
    X, y = data.X, data.y

    def loss(model: Any) -> float:
        w, b = model.coef_[0], model.intercept_[0]
        return binary_cross_entropy_with_logits(X @ w + b, y) + L2 / 2 * float(w @ w)

    return {
        "mlcourse": lambda: loss(estimators.LogisticRegression(l2=L2, epochs=150).fit(X, y)),
        "scikit-learn": lambda: loss(
            linear_model.LogisticRegression(C=1 / (L2 * len(y))).fit(X, y)
        ),
    }
