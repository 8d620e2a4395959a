"""Classifiers that draw straight borders and say how sure they are."""

from abc import abstractmethod
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse import losses, training
from mlcourse._estimator import Classifier, class_codes, real_matrix
from mlcourse._validation import Floats, Rng, whole
from mlcourse.activations import sigmoid, softmax
from mlcourse.objectives import Objective, linear_objective
from mlcourse.optim import Adam
from mlcourse.schedules import cosine


class _Linear(Classifier):
    """What both share: the training of weighted sums, one for each output."""

    coef_: Floats
    intercept_: Floats
    loss_curve_: NDArray[np.float64]

    def __init__(
        self,
        *,
        lr: float = 0.1,
        epochs: int = 300,
        batch_size: int | None = None,
        l2: float = 0.0,
        rng: Rng = None,
    ) -> None:
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.l2 = l2
        self.rng = rng

    @abstractmethod
    def _objective(self, classes: NDArray[Any]) -> tuple[Objective, int]:
        """Give what to make small for these classes, and how many sums it takes."""

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn weights from examples, starting from zero.

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
            If shapes do not fit, a number is not finite, the number of classes does not fit, or a
            parameter has an impossible value.
        TypeError
            If X holds no numbers.
        """
        A = real_matrix(X)
        classes, codes = class_codes(y, len(A))
        objective, outputs = self._objective(classes)
        epochs = whole(self.epochs, "epochs", at_least=1)
        size = len(A) if self.batch_size is None else whole(self.batch_size, "batch_size", 1)
        schedule = cosine(self.lr, steps=epochs * -(-len(A) // size))
        run = training.fit(
            objective,
            np.zeros((A.shape[1] + 1) * outputs, dtype=A.dtype),
            A,
            codes,
            optimizer=Adam(schedule),
            epochs=epochs,
            batch_size=self.batch_size,
            rng=self.rng,
        )
        theta = run.theta.reshape(-1, outputs)  # (d + 1, K), the biases first
        self._remember_features(X, A.shape[1])
        self.classes_ = classes
        self.coef_, self.intercept_ = theta[1:].T, theta[0]
        self.loss_curve_ = run.loss
        return self

    def _sums(self, X: ArrayLike) -> Floats:
        A = self._features(X)
        Z: Floats = A @ self.coef_.T + self.intercept_  # (n, d) @ (d, K) -> (n, K)
        return Z


class LogisticRegression(_Linear):
    r"""A single unit with a sigmoid that says how likely the second of two classes is.

    .. math:: P(\text{second class} \mid x) = \sigma(\theta_0 + x \cdot \theta)

    Parameters
    ----------
    lr : float
        The learning rate at the start; it falls along half a cosine to 0.
    epochs : int
        Passes over the examples.
    batch_size : int, optional
        Examples for each step; None takes all of them.
    l2 : float
        The strength λ of the penalty :math:`\tfrac\lambda2 \lVert \theta \rVert^2`, without
        the bias. (scikit-learn's C is :math:`1/(n\lambda)`.)
    rng : numpy.random.Generator, int or None
        The source of chance for dealing out the batches; a whole number makes every call of
        ``fit`` the same. (scikit-learn's name is ``random_state``.)

    Attributes
    ----------
    classes_ : ndarray, shape (2,)
        The labels in sorted order.
    coef_ : ndarray, shape (1, d)
        The weights θ₁ … θ_d.
    intercept_ : ndarray, shape (1,)
        The bias θ₀.
    loss_curve_ : ndarray, shape (epochs,)
        The loss in each epoch, the penalty included.
    n_features_in_ : int
        The number of features in ``fit``.
    feature_names_in_ : ndarray of str, shape (d,)
        Their names, where X was a data frame with names.

    Notes
    -----
    Binary cross-entropy from logits (:ref:`sec-bce`, :ref:`sec-logits`), made small by
    :class:`mlcourse.optim.Adam` (:ref:`sec-adam`). There is one lowest point if l2 > 0, and long
    training ends where scikit-learn's solvers do. Standardize the features first.

    Examples
    --------
    >>> from mlcourse import datasets
    >>> X, y = datasets.logic_gate("and")
    >>> LogisticRegression().fit(X, y).predict_proba(X)[:, 1].round(1)
    array([0. , 0.1, 0.1, 0.9])
    """

    def _objective(self, classes: NDArray[Any]) -> tuple[Objective, int]:
        if classes.size != 2:
            raise ValueError(
                f"Only binary classification is supported: y holds {classes.size} classes. "
                "mlcourse.estimators.SoftmaxClassifier tells any number apart."
            )
        loss = losses.binary_cross_entropy_with_logits
        loss_grad = losses.binary_cross_entropy_with_logits_grad
        return linear_objective(loss, loss_grad, l2=self.l2), 1

    def decision_function(self, X: ArrayLike) -> Floats:
        r"""Compute the weighted sums: the log-odds of the second class.

        .. math:: z = \theta_0 + x \cdot \theta

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n,)
        """
        return self._sums(X)[:, 0]

    def predict_proba(self, X: ArrayLike) -> Floats:
        r"""Compute the probability of each class.

        .. math:: \big(\sigma(-z),\ \sigma(z)\big)

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n, 2)
            In the order of ``classes_``.
        """
        z = self.decision_function(X)
        return np.column_stack([sigmoid(-z), sigmoid(z)])

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn that two classes are all; only scikit-learn calls it."""
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_class = False
        return tags


class SoftmaxClassifier(_Linear):
    r"""One weighted sum for each class, turned into probabilities by softmax.

    .. math:: P(\text{class } k \mid x) = \frac{e^{z_k}}{\sum_j e^{z_j}},\qquad
              z_k = b_k + x \cdot w_k

    Parameters
    ----------
    lr : float
        The learning rate at the start; it falls along half a cosine to 0.
    epochs : int
        Passes over the examples.
    batch_size : int, optional
        Examples for each step; None takes all of them.
    l2 : float
        The strength λ of the penalty :math:`\tfrac\lambda2 \sum_k \lVert w_k \rVert^2`, without
        the biases. (scikit-learn's C is :math:`1/(n\lambda)`.)
    rng : numpy.random.Generator, int or None
        The source of chance for dealing out the batches; a whole number makes every call of
        ``fit`` the same. (scikit-learn's name is ``random_state``.)

    Attributes
    ----------
    classes_ : ndarray, shape (K,)
        The labels in sorted order.
    coef_ : ndarray, shape (K, d)
        The weights, one row for each class.
    intercept_ : ndarray, shape (K,)
        The biases.
    loss_curve_ : ndarray, shape (epochs,)
        The loss in each epoch, the penalty included.
    n_features_in_ : int
        The number of features in ``fit``.
    feature_names_in_ : ndarray of str, shape (d,)
        Their names, where X was a data frame with names.

    Notes
    -----
    Cross-entropy from logits (:ref:`sec-cross-entropy`), made small by
    :class:`mlcourse.optim.Adam` (:ref:`sec-adam`). Adding the same number to all biases changes
    nothing, so the biases have no single best value; probabilities do, and weights if l2 > 0.
    Standardize the features first.

    Examples
    --------
    >>> from mlcourse import datasets
    >>> iris = datasets.load_iris(standardize=True)
    >>> SoftmaxClassifier().fit(iris.X, iris.y).score(iris.X, iris.y) > 0.97
    True
    """

    def _objective(self, classes: NDArray[Any]) -> tuple[Objective, int]:
        loss = losses.cross_entropy_with_logits
        loss_grad = losses.cross_entropy_with_logits_grad
        K = classes.size
        return linear_objective(loss, loss_grad, outputs=K, l2=self.l2), K

    def decision_function(self, X: ArrayLike) -> Floats:
        r"""Compute the weighted sums; of two classes, how far the second leads.

        .. math:: z_k = b_k + x \cdot w_k

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n, K), or (n,) for two classes: :math:`z_2 - z_1`
        """
        Z = self._sums(X)
        return Z[:, 1] - Z[:, 0] if Z.shape[1] == 2 else Z

    def predict_proba(self, X: ArrayLike) -> Floats:
        """Compute the probability of each class: the softmax of the weighted sums.

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n, K)
            In the order of ``classes_``. Each row sums to 1.
        """
        return softmax(self._sums(X))
