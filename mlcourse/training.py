r"""Training: plain descent, mini-batches, and the loop that puts the parts together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._in_place import fast_epochs
from mlcourse._validation import Floats, Rng, examples, floats, generator, whole
from mlcourse.objectives import Objective
from mlcourse.optim import Optimizer

Callback = Callable[[int, Floats, float], object]


@dataclass(frozen=True)
class History:
    """What :func:`fit` found, and the way there.

    Attributes
    ----------
    theta : ndarray
        The parameters after the last step.
    loss : ndarray of float64, shape (epochs run,)
        The mean over the examples in each epoch, each taken before the step that it led to.
    steps : int
        Steps taken together.
    """

    theta: Floats
    loss: NDArray[np.float64]
    steps: int


def descend(
    gradient: Callable[[Floats], ArrayLike], theta: ArrayLike, optimizer: Optimizer, steps: int
) -> Floats:
    r"""Walk downhill and keep the whole path.

    .. math:: \theta_{t+1} = \theta_t - \eta\, \nabla J(\theta_t)

    Parameters
    ----------
    gradient : callable
        Maps theta to the gradient there, of the same shape.
    theta : array_like
        Where to start, any shape.
    optimizer : mlcourse.optim.Optimizer
        The rule for a step; :class:`mlcourse.optim.SGD` is the one in the formula.
    steps : int
        How many.

    Returns
    -------
    ndarray, shape (steps + 1, ...)
        The start and the point after each step.

    Raises
    ------
    ValueError
        If a gradient does not have the shape of theta, or numbers are no longer finite.

    Notes
    -----
    Equation :eq:`eq-gd-update` of :ref:`sec-four-steps`.

    Examples
    --------
    >>> from mlcourse.optim import SGD
    >>> descend(lambda theta: 2 * theta, [1.0], SGD(0.25), steps=3).ravel()  # on theta ** 2
    array([1.   , 0.5  , 0.25 , 0.125])
    """
    path = [floats(theta, "theta")]
    for _ in range(whole(steps, "steps", at_least=0)):
        path.append(optimizer.step(path[-1], gradient(path[-1])))
    return np.array(path)


def minibatches(n: int, size: int, *, rng: Rng) -> Iterator[NDArray[np.intp]]:
    """Deal n examples into batches, in a fresh order: each stands in exactly one.

    Parameters
    ----------
    n : int
        How many examples there are.
    size : int
        Examples in a batch; the last batch holds what is left.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    iterator of ndarray of int
        The rows of each batch.

    Raises
    ------
    ValueError
        If n or size is not a whole number, at least 1.

    Notes
    -----
    Why the order is drawn anew in each epoch: :ref:`sec-minibatch`.

    Examples
    --------
    >>> [len(rows) for rows in minibatches(10, 4, rng=0)]
    [4, 4, 2]
    """
    n, size = whole(n, "n", at_least=1), whole(size, "the batch size", at_least=1)
    order = generator(rng).permutation(n)
    return (order[start : start + size] for start in range(0, n, size))


def fit(
    objective: Objective,
    theta: ArrayLike,
    X: ArrayLike,
    y: ArrayLike,
    *,
    optimizer: Optimizer,
    epochs: int,
    batch_size: int | None = None,
    rng: Rng = None,
    callbacks: Sequence[Callback] = (),
    progress: bool = False,
) -> History:
    """Train: go over the examples in batches, epoch after epoch, a step for each batch.

    Parameters
    ----------
    objective : callable
        Maps (theta, X, y) to loss and gradient, such as those of :mod:`mlcourse.objectives`.
    theta : array_like
        The parameters to start from; not changed in place.
    X, y : array_like with n rows each
        The examples and their targets.
    optimizer : mlcourse.optim.Optimizer
        The rule for a step. It remembers: take a new one for a new training.
    epochs : int
        Most passes over the examples.
    batch_size : int, optional
        Examples in a batch, shuffled anew in each epoch; None takes all at once, in their order.
    rng : numpy.random.Generator, int or None
        The source of chance for the shuffling; a whole number seeds one.
    callbacks : sequence of callable
        Each is called after each epoch as ``callback(epoch, theta, loss)``, with epochs counted
        from 1. When one returns True, the training ends.
    progress : bool
        Show a bar that counts the epochs; needs tqdm.

    Returns
    -------
    History

    Raises
    ------
    ValueError
        If shapes do not fit, an option has an impossible value, or the loss is not a finite number:
        the error names the epoch.

    Notes
    -----
    See :ref:`sec-minibatch`. The loss of an epoch is gathered on the way, while theta moves: it
    costs nothing, and lags behind the loss at the epoch's end.

    Examples
    --------
    >>> from mlcourse import losses, objectives, optim
    >>> objective = objectives.linear_objective(losses.mse, losses.mse_grad)
    >>> X, y = [[0.0], [1.0], [2.0]], [1.0, 3.0, 5.0]  # 1 + 2 x
    >>> run = fit(objective, [0.0, 0.0], X, y, optimizer=optim.SGD(0.3), epochs=200)
    >>> run.theta.round(3), run.steps
    (array([1., 2.]), 200)
    """
    theta, (X, y) = floats(theta, "theta"), examples(X, y)
    rng = generator(rng)
    losses: list[float] = []
    fast = fast_epochs(objective, optimizer, theta, X, y)
    before = optimizer.t
    for epoch in _counted(whole(epochs, "epochs", at_least=1), progress):
        batches = _batches(len(X), batch_size, rng)
        done = fast.run(theta, optimizer, batches) if fast else None
        if done is None:  # no fast path, or numbers that grew without bound: this one says where
            with _errors_naming(epoch, lambda: optimizer.t - before):
                done = one_epoch(objective, theta, X, y, optimizer=optimizer, batches=batches)
        theta, loss = done
        losses.append(loss)
        answers = [callback(epoch, theta, loss) for callback in callbacks]
        if any(answers):
            break
    return History(theta, np.array(losses), optimizer.t - before)


def one_epoch(
    objective: Objective,
    theta: Floats,
    X: Floats,
    y: NDArray[Any],
    *,
    optimizer: Optimizer,
    batches: Iterable[NDArray[np.intp] | slice],
) -> tuple[Floats, float]:
    """Go over the examples once, a step for each batch.

    Parameters
    ----------
    objective : callable
        Maps (theta, X, y) to loss and gradient.
    theta : ndarray
        The parameters to start from; not changed in place.
    X, y : ndarray with n rows each
        The examples and their targets.
    optimizer : mlcourse.optim.Optimizer
        The rule for a step.
    batches : iterable of ndarray of int, or of slice
        The rows of each batch, such as :func:`minibatches` gives them.

    Returns
    -------
    theta : ndarray
        The parameters after the last step.
    loss : float
        The mean over the examples, each taken before the step that it led to.

    Raises
    ------
    ValueError
        If shapes do not fit, or the loss is not a finite number.

    Notes
    -----
    See :ref:`sec-minibatch`. This is the plain path of :func:`fit`. For networks of
    :func:`mlcourse.objectives.network_objective` with the usual parts, fit takes the same steps in
    arrays that are made once, which is several times as fast.

    Examples
    --------
    >>> from mlcourse import losses, objectives, optim
    >>> objective = objectives.linear_objective(losses.mse, losses.mse_grad)
    >>> X, y = np.array([[0.0], [1.0]]), np.array([1.0, 3.0])
    >>> one_epoch(objective, np.zeros(2), X, y, optimizer=optim.SGD(0.5), batches=[slice(None)])
    (array([2. , 1.5]), 5.0)
    """
    total = 0.0
    for rows in batches:
        loss, g = objective(theta, X[rows], y[rows])
        _check_finite(loss)
        theta = optimizer.step(theta, g)
        total += loss * len(y[rows])
    return theta, total / len(X)


def _batches(n: int, size: int | None, rng: np.random.Generator) -> list[NDArray[np.intp] | slice]:
    return [slice(None)] if size is None else [*minibatches(n, size, rng=rng)]


@contextmanager
def _errors_naming(epoch: int, steps_so_far: Callable[[], int]) -> Iterator[None]:
    """Let an error in the midst of a training say when it came up, and what may be behind it."""
    try:
        with np.errstate(over="ignore", invalid="ignore"):
            yield
    except ValueError as error:
        steps = steps_so_far()
        if steps == 0:  # nothing has moved yet: the input is wrong, and the error says how
            raise
        raise ValueError(
            f"in epoch {epoch}, after {steps} steps: {error} Where training made the numbers "
            "grow, try a learning rate ten times smaller, or features of one scale "
            "(mlcourse.datasets.standardize)."
        ) from error


def _check_finite(loss: float) -> None:
    if not np.isfinite(loss):
        raise ValueError(f"the loss is {loss}; expected a finite number.")


def _counted(epochs: int, progress: bool) -> Iterable[int]:
    """Count the epochs from 1, with a bar if one is wanted."""
    numbers = range(1, epochs + 1)
    if not progress:
        return numbers
    try:
        from tqdm import tqdm  # type: ignore[import-untyped]
    except ImportError as error:
        raise ImportError(
            "fit shows its progress with tqdm, which is not installed. Install it with: "
            'pip install "mlcourse[progress]", or leave progress=False.'
        ) from error
    bar: Iterable[int] = tqdm(numbers, unit="epoch")
    return bar
