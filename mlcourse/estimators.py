"""The course's models behind scikit-learn's interface: ``fit``, ``predict``, ``score``."""

from typing import Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._estimator import Classifier, class_codes, real_matrix
from mlcourse._linear_classifiers import LogisticRegression, SoftmaxClassifier
from mlcourse._mlp import MLPClassifier, MLPRegressor
from mlcourse._validation import Floats, Rng, choice, generator
from mlcourse.perceptron import signs, train_perceptron

__all__ = [
    "LogisticRegression",
    "MLPClassifier",
    "MLPRegressor",
    "Perceptron",
    "SoftmaxClassifier",
]


class Perceptron(Classifier):
    r"""Rosenblatt's perceptron as an estimator; more than two classes go one against the rest.

    .. math:: \hat y = \text{the second class if } \theta_0 + x \cdot \theta > 0,
              \text{ else the first}

    Parameters
    ----------
    lr : float
        The learning rate η. From zero weights it changes only their scale.
    epochs : int
        Most passes over the data; a pass without a mistake ends the training earlier.
    variant : {"last", "pocket", "averaged"}
        Which weights of the run to keep: the last ones, those with the fewest training errors,
        or the mean over all visits.
    rng : numpy.random.Generator, int or None
        Reshuffle the examples before each pass; None visits them in the order given. A whole
        number makes every call of ``fit`` the same. (scikit-learn's name is ``random_state``.)

    Attributes
    ----------
    classes_ : ndarray, shape (K,)
        The labels in sorted order.
    coef_ : ndarray, shape (1, d), or (K, d) for K > 2
        The weights θ₁ … θ_d, one row per unit.
    intercept_ : ndarray, shape (1,), or (K,) for K > 2
        The bias θ₀ of each unit.
    mistakes_ : list of ndarray of int
        For each unit, the mistakes in each of its passes.
    n_iter_ : int
        The most passes that any unit took.
    n_features_in_ : int
        The number of features in ``fit``.
    feature_names_in_ : ndarray of str, shape (d,)
        Their names, where X was a data frame with names.

    Notes
    -----
    The learning is :func:`mlcourse.perceptron.train_perceptron`; see :ref:`sec-learning-rule` and
    :ref:`sec-pocket`. In the same order of examples the last weights equal those of
    ``sklearn.linear_model.Perceptron(shuffle=False, tol=None)``.

    Examples
    --------
    >>> from mlcourse import datasets
    >>> X, y = datasets.logic_gate("and")
    >>> model = Perceptron().fit(X, y)
    >>> model.predict(X), model.score(X, y)
    (array([0., 0., 0., 1.]), 1.0)
    """

    coef_: Floats
    intercept_: Floats
    mistakes_: list[NDArray[np.int64]]
    n_iter_: int

    def __init__(
        self, *, lr: float = 1.0, epochs: int = 100, variant: str = "last", rng: Rng = None
    ) -> None:
        self.lr = lr
        self.epochs = epochs
        self.variant = variant
        self.rng = rng

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn weights from examples.

        Parameters
        ----------
        X : array_like, shape (n, d)
        y : array_like, shape (n,)
            Class labels, numbers or strings, of at least two classes.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            If shapes do not fit, a number is not finite, there is one class, or a parameter has
            an impossible value.
        TypeError
            If X holds no numbers.
        """
        choice(self.variant, "variant", ("last", "pocket", "averaged"))
        A = real_matrix(X)
        classes, codes = class_codes(y, len(A))
        targets = [codes] if classes.size == 2 else [codes == k for k in range(classes.size)]
        rng = None if self.rng is None else generator(self.rng)
        runs = [
            train_perceptron(A, signs(t), epochs=self.epochs, lr=self.lr, rng=rng) for t in targets
        ]
        kept = [getattr(run, self.variant) for run in runs]
        self._remember_features(X, A.shape[1])
        self.classes_ = classes
        self.coef_ = np.array([weights.w for weights in kept])
        self.intercept_ = np.array([weights.b for weights in kept], dtype=self.coef_.dtype)
        self.mistakes_ = [run.mistakes for run in runs]
        self.n_iter_ = max(len(mistakes) for mistakes in self.mistakes_)
        return self

    def decision_function(self, X: ArrayLike) -> Floats:
        r"""Compute the weighted sums before the step.

        .. math:: z = \theta_0 + x \cdot \theta

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n,), or (n, K) for K > 2 classes
        """
        A = self._features(X)
        Z = A @ self.coef_.T + self.intercept_  # (n, d) @ (d, K) -> (n, K)
        return Z[:, 0] if Z.shape[1] == 1 else Z
