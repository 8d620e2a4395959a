"""The training with scikit-learn's MLPClassifier."""

import copy
import warnings
from collections.abc import Callable

from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from benchmarks.speed.problem import EPS, Problem


def classifier(problem: Problem) -> Callable[[], float]:
    """Train with ``fit``, from the problem's weights and in its order."""
    model = MLPClassifier(
        hidden_layer_sizes=problem.sizes[1:-1], alpha=0.0, batch_size=problem.batch,
        learning_rate_init=problem.lr, epsilon=EPS, max_iter=len(problem.orders), random_state=0,
        tol=0.0, n_iter_no_change=10**6, warm_start=True,
    )  # fmt: skip
    # One step makes all arrays; then they are filled with the weights to start from.
    model.partial_fit(problem.X[: problem.batch], problem.y[: problem.batch], classes=range(10))
    for i, (W, b) in enumerate(problem.layers):
        model.coefs_[i][...], model.intercepts_[i][...] = W, b
    model.loss_curve_, model.t_, model.n_iter_ = [], 0, 0

    def run() -> float:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)
            return float(copy.deepcopy(model).fit(problem.X, problem.y).loss_)

    return run
