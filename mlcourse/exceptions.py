"""The one error of the course that Python does not have."""


class NotFittedError(ValueError, AttributeError):
    """An estimator was asked to predict before it was fitted.

    It is a ValueError and an AttributeError, as scikit-learn's error of that name is.

    Examples
    --------
    >>> from mlcourse.estimators import Perceptron
    >>> Perceptron().predict([[1.0]])
    Traceback (most recent call last):
    mlcourse.exceptions.NotFittedError: this Perceptron is not fitted yet; call fit(X, y) first.
    """
