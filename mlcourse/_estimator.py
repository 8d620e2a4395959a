"""What the estimators share: parameters by name, checks of X and y, accuracy."""

import inspect
from abc import ABC, abstractmethod
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._validation import Floats, any_array, choice, floats, matrix, vector
from mlcourse.exceptions import NotFittedError


class Estimator:
    """What all estimators share: parameters by name, a check of the features, a short repr."""

    n_features_in_: int

    @classmethod
    def _defaults(cls) -> dict[str, Any]:
        parameters = list(inspect.signature(cls.__init__).parameters.values())[1:]  # without self
        return {parameter.name: parameter.default for parameter in parameters}

    def get_params(self, deep: bool = True) -> dict[str, Any]:
        """Give the parameters by name.

        Parameters
        ----------
        deep : bool
            Accepted for scikit-learn's sake; there are no estimators inside this one.

        Returns
        -------
        dict
        """
        return {name: getattr(self, name) for name in self._defaults()}

    def set_params(self, **params: Any) -> Self:
        """Change parameters by name.

        Parameters
        ----------
        **params
            New values; all names are checked before any value changes.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            If a parameter of that name does not exist.
        """
        for name in params:
            choice(name, "parameter", tuple(self._defaults()))
        for name, value in params.items():
            setattr(self, name, value)
        return self

    def __repr__(self) -> str:
        """Show the class and the parameters that differ from their defaults."""
        defaults = self._defaults()
        changed = {n: v for n, v in self.get_params().items() if repr(v) != repr(defaults[n])}
        return f"{type(self).__name__}({', '.join(f'{n}={v!r}' for n, v in changed.items())})"

    def _remember_features(self, X: ArrayLike, number: int) -> None:
        """Note number and names of the columns at the end of a ``fit`` that went well."""
        self.n_features_in_ = number
        vars(self).pop("feature_names_in_", None)
        if (names := _column_names(X)) is not None:
            self.feature_names_in_ = names

    def _features(self, X: ArrayLike) -> Floats:
        """Check that X has the columns that ``fit`` saw."""
        own = type(self).__name__
        if not hasattr(self, "n_features_in_"):
            raise NotFittedError(f"this {own} is not fitted yet; call fit(X, y) first.")
        array, names = real_matrix(X), _column_names(X)
        if array.shape[1] != self.n_features_in_:
            raise ValueError(
                f"X has {array.shape[1]} features, but {own} is expecting {self.n_features_in_} "
                "features as input. Pass the columns that it was fitted with."
            )
        known = getattr(self, "feature_names_in_", None)
        if names is not None and known is not None and not np.array_equal(names, known):
            raise ValueError(
                "The feature names should match those that were passed during fit, in that "
                f"order: {', '.join(known)}. X has {', '.join(names)}."
            )
        return array


class Classifier(Estimator, ABC):
    """What classifiers share: the classes, the decision, and accuracy as the score."""

    classes_: NDArray[Any]

    @abstractmethod
    def decision_function(self, X: ArrayLike) -> Floats:
        """Give one number per row for two classes, one per row and class for more."""

    def predict(self, X: ArrayLike) -> NDArray[Any]:
        """Predict the class of each row of X: by the sign, or by the largest of K numbers.

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n,)
            Entries of ``classes_``; of two classes, 0 gives the first.

        Raises
        ------
        NotFittedError
            Before ``fit``.
        ValueError
            If X has other columns than in ``fit``, or numbers that are not finite.
        """
        Z = self.decision_function(X)
        chosen = Z.argmax(axis=1) if Z.ndim == 2 else (Z > 0).astype(np.intp)
        return np.asarray(self.classes_[chosen])

    def score(self, X: ArrayLike, y: ArrayLike) -> float:
        """Measure the accuracy: the share of rows whose class is predicted right.

        Parameters
        ----------
        X : array_like, shape (n, d)
        y : array_like, shape (n,)
            The true classes.

        Returns
        -------
        float
            From 0 to 1.
        """
        predicted = self.predict(X)
        return float(np.mean(predicted == label_vector(y, len(predicted))))

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn what this is; only scikit-learn calls it."""
        from sklearn.utils import ClassifierTags, Tags, TargetTags  # type: ignore[import-untyped]

        return Tags(
            estimator_type="classifier",
            target_tags=TargetTags(required=True),
            classifier_tags=ClassifierTags(),
        )


class Regressor(Estimator, ABC):
    """What regressors share: the coefficient of determination as the score."""

    @abstractmethod
    def predict(self, X: ArrayLike) -> Floats:
        """Predict a quantity for each row of X."""

    def score(self, X: ArrayLike, y: ArrayLike) -> float:
        r"""Measure the share of the target's variance that is predicted, :math:`R^2`.

        .. math:: R^2 = 1 - \frac{\sum_i (\hat y_i - y_i)^2}{\sum_i (\bar y - y_i)^2}

        Parameters
        ----------
        X : array_like, shape (n, d)
        y : array_like, shape (n,)
            The true quantities, not all the same.

        Returns
        -------
        float
            1 for perfect predictions, 0 for the mean as everyone's prediction, and less for worse.

        Raises
        ------
        ValueError
            If shapes do not fit, or all of y is the same: there is nothing to explain.
        """
        predicted = self.predict(X)
        target = target_vector(y, len(predicted))
        if (target == target[0]).all():
            raise ValueError(
                f"y holds a single value ({target[0]:g}); expected values that differ. R² is a "
                "share of their variance."
            )
        unexplained = float(np.sum((predicted - target) ** 2))
        return 1 - unexplained / float(np.sum((target - target.mean()) ** 2))

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn what this is; only scikit-learn calls it."""
        from sklearn.utils import RegressorTags, Tags, TargetTags

        return Tags(
            estimator_type="regressor",
            target_tags=TargetTags(required=True),
            regressor_tags=RegressorTags(),
        )


def real_matrix(X: ArrayLike) -> Floats:
    """Turn X into a float matrix; numbers in an object array are welcome here."""
    if hasattr(X, "toarray"):
        raise TypeError("X is sparse; expected a dense array. Convert it with X.toarray() first.")
    array = any_array(X, "X")
    if array.dtype.kind == "c":
        raise ValueError(f"Complex data not supported: X has dtype {array.dtype}.")
    return matrix(_numbers(array))


def label_vector(y: ArrayLike, n: int) -> NDArray[Any]:
    """Turn y into a vector of class labels, one for each of n rows."""
    if y is None:
        raise ValueError("a classifier requires y to be passed, but the target y is None.")
    labels = any_array(y, "y")
    if labels.shape != (n,):
        raise ValueError(f"y has shape {labels.shape}, but X with {n} rows asks for ({n},).")
    if labels.dtype.kind == "f":
        odd = labels[floats(labels, "y") % 1 != 0]
        if odd.size:
            raise ValueError(
                f"Unknown label type: continuous. y holds {odd[0]}; expected class labels, whole "
                "numbers or strings."
            )
    return labels


def target_vector(y: ArrayLike, n: int) -> Floats:
    """Turn y into a vector of quantities, one for each of n rows."""
    if y is None:
        raise ValueError("a regressor requires y to be passed, but the target y is None.")
    array = any_array(y, "y")
    return vector(_numbers(array), "y", n, f"X with {n} rows")


def class_codes(y: ArrayLike, n: int) -> tuple[NDArray[Any], NDArray[np.intp]]:
    """Find the classes in y, sorted, and for each of n rows the number of its class."""
    labels = label_vector(y, n)
    try:
        classes, codes = np.unique(labels, return_inverse=True)
    except TypeError as error:
        raise TypeError(
            f"y mixes labels that cannot be sorted; expected all numbers or all strings. ({error})"
        ) from error
    if classes.size < 2:
        raise ValueError(
            f"y holds only one class ({classes[0]}); expected at least two. With one class there "
            "is nothing to tell apart."
        )
    return classes, codes


def _numbers(array: NDArray[Any]) -> NDArray[Any]:
    """Take the numbers out of an object array, as a data frame may hold them."""
    return array.astype(np.float64) if array.dtype.kind == "O" else array


def _column_names(X: ArrayLike) -> NDArray[Any] | None:
    """Find the names of a data frame's columns, where all are strings."""
    columns = getattr(X, "columns", ())
    names = np.array(list(columns), dtype=object)
    return names if names.size and all(isinstance(name, str) for name in names) else None
