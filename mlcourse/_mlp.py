"""Networks behind scikit-learn's interface."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse import activations, initializers, losses, training
from mlcourse._estimator import (
    Classifier,
    Estimator,
    Regressor,
    class_codes,
    real_matrix,
    target_vector,
)
from mlcourse._validation import Floats, Rng, choice, generator, whole
from mlcourse.activations import sigmoid, softmax
from mlcourse.networks import Activation, Layer, Linear, Sequential
from mlcourse.objectives import Loss, LossGradient, network_objective
from mlcourse.optim import Adam
from mlcourse.regularization import penalized
from mlcourse.schedules import cosine

# Which start suits which non-linearity: He's for those with a dead half, LeCun's for SELU.
INITIALIZERS = {
    "identity": initializers.glorot,
    "sigmoid": initializers.glorot,
    "tanh": initializers.glorot,
    "relu": initializers.he,
    "leaky_relu": initializers.he,
    "elu": initializers.he,
    "selu": initializers.lecun,
    "gelu": initializers.he,
    "softplus": initializers.he,
}


def non_linearity(name: str) -> tuple[Callable[..., Floats], Callable[..., Floats]]:
    """Find a non-linearity and its derivative by name."""
    choice(name, "activation", tuple(INITIALIZERS))
    return getattr(activations, name), getattr(activations, f"{name}_grad")


def mlp(widths: Sequence[int], activation: str, *, rng: Rng = None) -> Sequential:
    """Stack dense layers with a non-linearity between each two, with weights that suit it.

    Parameters
    ----------
    widths : sequence of int
        The number of inputs, then the number of units of each layer.
    activation : str
        The name of a non-linearity in :mod:`mlcourse.activations`.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    Sequential
    """
    g, g_grad = non_linearity(activation)
    rng, layers = generator(rng), list[Layer]()
    for d_in, d_out in pairwise(widths):
        layers += [Linear(d_in, d_out, initializer=INITIALIZERS[activation], rng=rng)]
        layers += [Activation(g, g_grad)]
    return Sequential(*layers[:-1])


class _MLP(Estimator):
    """What both share: the parameters, the training of a network, and its output."""

    network_: Sequential
    loss_curve_: NDArray[np.float64]

    def __init__(
        self,
        *,
        hidden: Sequence[int] = (32,),
        activation: str = "relu",
        lr: float = 0.01,
        epochs: int = 100,
        batch_size: int | None = 32,
        l2: float = 0.0,
        rng: Rng = None,
    ) -> None:
        self.hidden = hidden
        self.activation = activation
        self.lr = lr
        self.epochs = epochs
        self.batch_size = batch_size
        self.l2 = l2
        self.rng = rng

    def _learn(
        self, X: Floats, y: NDArray[Any], outputs: int, loss: Loss, loss_grad: LossGradient
    ) -> tuple[Sequential, NDArray[np.float64]]:
        """Train a new network; give it and the loss in each epoch."""
        rng, epochs = generator(self.rng), whole(self.epochs, "epochs", at_least=1)
        size = len(X) if self.batch_size is None else whole(self.batch_size, "batch_size", 1)
        widths = [X.shape[1], *self.hidden, outputs]
        net = mlp(widths, self.activation, rng=rng)
        g, g_grad = non_linearity(self.activation)
        run = training.fit(
            penalized(
                network_objective(widths, g, g_grad, loss, loss_grad),
                l2=self.l2,
                where=net.is_weight,
            ),
            net.theta.astype(X.dtype),
            X,
            y,
            optimizer=Adam(cosine(self.lr, steps=epochs * -(-len(X) // size))),
            epochs=epochs,
            batch_size=self.batch_size,
            rng=rng,
        )
        net.theta = run.theta
        return net, run.loss


class MLPClassifier(_MLP, Classifier):
    r"""A network of dense layers that says how likely each class is.

    Parameters
    ----------
    hidden : sequence of int
        The number of units in each hidden layer; empty for none.
    activation : str
        The name of the non-linearity behind each hidden layer, one in
        :mod:`mlcourse.activations`. Glorot's weights come with the sigmoid and tanh, LeCun's with
        SELU, He's with the others.
    lr : float
        The learning rate at the start; it falls along half a cosine to 0.
    epochs : int
        Passes over the examples.
    batch_size : int, optional
        Examples for each step; None takes all of them.
    l2 : float
        The strength λ of the penalty :math:`\tfrac\lambda2 \sum_l \lVert W^{(l)} \rVert^2`,
        without the biases.
    rng : numpy.random.Generator, int or None
        The source of chance for weights and batches; a whole number makes every call of ``fit``
        the same. (scikit-learn's name is ``random_state``.)

    Attributes
    ----------
    classes_ : ndarray, shape (K,)
        The labels in sorted order.
    network_ : mlcourse.networks.Sequential
        The network: one output for two classes, otherwise K.
    loss_curve_ : ndarray, shape (epochs,)
        The loss in each epoch, the penalty included.
    n_features_in_ : int
        The number of features in ``fit``.
    feature_names_in_ : ndarray of str, shape (d,)
        Their names, where X was a data frame with names.

    Notes
    -----
    Cross-entropy from logits, made small by :class:`mlcourse.optim.Adam`. Standardize the features
    first. See :ref:`sec-patients-trained`.

    Examples
    --------
    >>> from mlcourse import datasets
    >>> X, y = datasets.logic_gate("xor")
    >>> MLPClassifier(hidden=(8,), epochs=300, rng=0).fit(X, y).predict(X)
    array([0., 1., 1., 0.])
    """

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn weights from examples, starting from new ones drawn by chance.

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
            If shapes do not fit, a number is not finite, there is one class, or a parameter has an
            impossible value.
        TypeError
            If X holds no numbers.
        """
        A = real_matrix(X)
        classes, codes = class_codes(y, len(A))
        name = "binary_cross_entropy" if classes.size == 2 else "cross_entropy"
        loss, loss_grad = (getattr(losses, f"{name}_with_logits{end}") for end in ("", "_grad"))
        outputs = 1 if classes.size == 2 else classes.size
        self.network_, self.loss_curve_ = self._learn(A, codes, outputs, loss, loss_grad)
        self._remember_features(X, A.shape[1])
        self.classes_ = classes
        return self

    def decision_function(self, X: ArrayLike) -> Floats:
        """Compute the output of the network: the logits.

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n,), or (n, K) for K > 2 classes
        """
        A = self._features(X)
        Z = self.network_.forward(A)
        return Z[:, 0] if Z.shape[1] == 1 else Z

    def predict_proba(self, X: ArrayLike) -> Floats:
        """Compute the probability of each class, by the sigmoid or by softmax.

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n, K)
            In the order of ``classes_``. Each row sums to 1.
        """
        Z = self.decision_function(X)
        return softmax(Z) if Z.ndim == 2 else np.column_stack([sigmoid(-Z), sigmoid(Z)])


class MLPRegressor(_MLP, Regressor):
    r"""A network of dense layers that predicts a quantity.

    Parameters
    ----------
    hidden : sequence of int
        The number of units in each hidden layer; empty for none.
    activation : str
        The name of the non-linearity behind each hidden layer, as in :class:`MLPClassifier`.
    lr : float
        The learning rate at the start; it falls along half a cosine to 0.
    epochs : int
        Passes over the examples.
    batch_size : int, optional
        Examples for each step; None takes all of them.
    l2 : float
        The strength λ of the penalty :math:`\tfrac\lambda2 \sum_l \lVert W^{(l)} \rVert^2`,
        without the biases.
    rng : numpy.random.Generator, int or None
        The source of chance for weights and batches; a whole number makes every call of ``fit``
        the same. (scikit-learn's name is ``random_state``.)

    Attributes
    ----------
    network_ : mlcourse.networks.Sequential
        The network. It learned the target with mean 0 and standard deviation 1.
    mean_, deviation_ : float
        Mean and standard deviation of the target; every prediction is scaled back with them.
    loss_curve_ : ndarray, shape (epochs,)
        The mean squared error of the scaled target in each epoch, the penalty included.
    n_features_in_ : int
        The number of features in ``fit``.
    feature_names_in_ : ndarray of str, shape (d,)
        Their names, where X was a data frame with names.

    Notes
    -----
    The mean squared error, made small by :class:`mlcourse.optim.Adam`. The scaling makes one
    learning rate fit metres and millimetres. Standardize the features first. See
    :ref:`ch-backpropagation`.

    Examples
    --------
    >>> X = np.linspace(-1, 1, 21).reshape(-1, 1)
    >>> MLPRegressor(rng=0).fit(X, 1000 * np.abs(X[:, 0])).score(X, 1000 * np.abs(X[:, 0])) > 0.95
    True
    """

    mean_: float
    deviation_: float

    def fit(self, X: ArrayLike, y: ArrayLike) -> Self:
        """Learn weights from examples, starting from new ones drawn by chance.

        Parameters
        ----------
        X : array_like, shape (n, d)
        y : array_like, shape (n,)
            Real numbers.

        Returns
        -------
        self

        Raises
        ------
        ValueError
            If shapes do not fit, a number is not finite, or a parameter has an impossible value.
        TypeError
            If X or y holds no numbers.
        """
        A = real_matrix(X)
        target = target_vector(y, len(A))
        constant = (target == target[0]).all()  # exactly; its computed deviation may miss 0
        mean, deviation = float(target.mean()), 1.0 if constant else float(target.std())
        scaled = (target - mean) / deviation
        self.network_, self.loss_curve_ = self._learn(A, scaled, 1, losses.mse, losses.mse_grad)
        self._remember_features(X, A.shape[1])
        self.mean_, self.deviation_ = mean, deviation
        return self

    def predict(self, X: ArrayLike) -> Floats:
        """Predict the quantity for each row of X.

        Parameters
        ----------
        X : array_like, shape (n, d)

        Returns
        -------
        ndarray, shape (n,)

        Raises
        ------
        NotFittedError
            Before ``fit``.
        ValueError
            If X has other columns than in ``fit``, or numbers that are not finite.
        """
        A = self._features(X)
        return self.mean_ + self.deviation_ * self.network_.forward(A)[:, 0]
