r"""Early stopping: when to end a training, judged by examples that it does not learn from.

A *criterion* is any function ``(train, valid) -> bool`` of both losses after each epoch so far, the
last entry being the newest. The functions :func:`patience`, :func:`gl`, :func:`pq` and :func:`up`
make one each; :class:`EarlyStopping` puts it to work in a training and keeps the best parameters.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np

from mlcourse._validation import Floats, positive, whole

Criterion = Callable[[Sequence[float], Sequence[float]], bool]


def patience(epochs: int, *, min_delta: float = 0.0) -> Criterion:
    """Stop when the validation loss has not become better for some epochs.

    Parameters
    ----------
    epochs : int
        How many epochs in a row may pass without improvement; the last of them ends the training.
    min_delta : float
        By how much a loss must be below the last one that counted, to count as better.

    Returns
    -------
    callable
        The criterion.

    Raises
    ------
    ValueError
        If epochs is not a whole number, at least 1, or min_delta is negative.

    Examples
    --------
    >>> criterion = patience(2)
    >>> criterion([], [3.0, 2.0, 2.5]), criterion([], [3.0, 2.0, 2.5, 2.1])
    (False, True)
    """
    epochs = whole(epochs, "epochs", at_least=1)
    if not 0 <= min_delta < np.inf:
        raise ValueError(f"min_delta is {min_delta!r}; expected a number, at least 0.")

    def criterion(train: Sequence[float], valid: Sequence[float]) -> bool:
        best, waited = np.inf, 0
        for loss in valid:
            better = loss < best - min_delta
            best, waited = (loss, 0) if better else (best, waited + 1)
        return waited >= epochs

    return criterion


def generalization_loss(valid: Sequence[float]) -> float:
    r"""Measure by how many percent the validation loss is above its lowest value so far.

    .. math:: GL(t) = 100 \Big(\frac{E_{va}(t)}{\min_{t' \le t} E_{va}(t')} - 1\Big)

    Parameters
    ----------
    valid : sequence of float
        Validation losses after each epoch 1, …, t.

    Returns
    -------
    float

    Notes
    -----
    Prechelt (1998); equation :eq:`eq-gl` of :ref:`sec-prechelt`.

    Examples
    --------
    >>> generalization_loss([5.0, 4.0, 5.0])
    25.0
    """
    return 100 * _excess(valid[-1], min(valid))


def training_progress(strip: Sequence[float]) -> float:
    r"""Measure by how many per mille the mean training loss of a strip is above its lowest value.

    .. math:: P_k(t) = 1000 \Big(\frac{\sum_{t'=t-k+1}^{t} E_{tr}(t')}
              {k \min_{t'=t-k+1}^{t} E_{tr}(t')} - 1\Big)

    Parameters
    ----------
    strip : sequence of float
        The training losses of k epochs in a row.

    Returns
    -------
    float
        Large while the loss falls, or jumps; 0 when it stands still.

    Notes
    -----
    Prechelt (1998); equation :eq:`eq-progress` of :ref:`sec-prechelt`.

    Examples
    --------
    >>> training_progress([6.0, 5.0, 4.0])
    250.0
    """
    return 1000 * _excess(sum(strip) / len(strip), min(strip))


def gl(alpha: float) -> Criterion:
    r"""Stop as soon as the generalization loss is too large, :math:`GL(t) > \alpha`.

    Parameters
    ----------
    alpha : float
        The threshold in percent, above 0; Prechelt tries 1 to 5.

    Returns
    -------
    callable
        The criterion.

    Examples
    --------
    >>> criterion = gl(10)
    >>> criterion([], [5.0, 4.0, 4.3]), criterion([], [5.0, 4.0, 4.3, 4.5])
    (False, True)
    """
    alpha = positive(alpha, "alpha")
    return lambda train, valid: generalization_loss(valid) > alpha


def pq(alpha: float, *, strip: int = 5) -> Criterion:
    r"""Stop when the generalization loss is large beside the progress.

    .. math:: GL(t) / P_k(t) > \alpha

    While the training loss still falls fast, the validation loss may recover: it is given time.

    Parameters
    ----------
    alpha : float
        The threshold, above 0; Prechelt tries 0.5 to 3.
    strip : int
        The length k of a strip. The criterion looks at the end of each: epochs k, 2k, ….

    Returns
    -------
    callable
        The criterion.

    Examples
    --------
    >>> criterion = pq(0.5, strip=2)
    >>> criterion([4.0, 4.0], [5.0, 6.0]), criterion([6.0, 4.0], [5.0, 6.0])
    (True, False)
    """
    alpha, strip = positive(alpha, "alpha"), whole(strip, "strip", at_least=1)

    def criterion(train: Sequence[float], valid: Sequence[float]) -> bool:
        if len(valid) % strip:
            return False
        # The quotient, written so that no progress at all is no division by 0.
        return generalization_loss(valid) > alpha * training_progress(train[-strip:])

    return criterion


def up(strips: int, *, strip: int = 5) -> Criterion:
    r"""Stop when the validation loss went up in several strips in a row.

    .. math:: E_{va}(t) > E_{va}(t - k) > \dots > E_{va}(t - sk)

    Parameters
    ----------
    strips : int
        How many strips s, at least 1.
    strip : int
        The length k of a strip; only the losses at its end count: epochs k, 2k, ….

    Returns
    -------
    callable
        The criterion.

    Examples
    --------
    >>> criterion = up(2, strip=1)
    >>> criterion([], [5.0, 4.0, 4.5]), criterion([], [5.0, 4.0, 4.5, 4.6])
    (False, True)
    """
    strips, strip = whole(strips, "strips", at_least=1), whole(strip, "strip", at_least=1)

    def criterion(train: Sequence[float], valid: Sequence[float]) -> bool:
        ends = valid[strip - 1 :: strip][-strips - 1 :]
        if len(valid) % strip or len(ends) <= strips:
            return False
        return all(later > earlier for earlier, later in pairwise(ends))

    return criterion


def stopping_epoch(
    criterion: Criterion, train: Sequence[float], valid: Sequence[float]
) -> int | None:
    """Find when a criterion would have ended a training whose losses are all known.

    Parameters
    ----------
    criterion : callable
    train, valid : sequence of float
        Both losses after each epoch.

    Returns
    -------
    int or None
        The number of the epoch, from 1; None if it never stops.

    Examples
    --------
    >>> stopping_epoch(patience(2), [9.0, 8.0, 7.0, 6.0, 5.0], [3.0, 2.0, 2.5, 2.1, 1.0])
    4
    """
    epochs = range(1, len(valid) + 1)
    return next((t for t in epochs if criterion(train[:t], valid[:t])), None)


class EarlyStopping:
    """A callback for :func:`mlcourse.training.fit` that ends the training by a criterion.

    Parameters
    ----------
    validation_loss : callable
        Maps the parameters to their loss on validation examples.
    criterion : callable
        When to stop: :func:`patience`, :func:`gl`, :func:`pq`, :func:`up`, or your own.

    Attributes
    ----------
    train, valid : list of float
        Both losses after each epoch so far.
    theta : ndarray
        A copy of the parameters with the lowest validation loss: the ones to go on with.
    epoch : int
        The epoch that they are from.

    Notes
    -----
    See :ref:`sec-early-stopping`.
    The training loss is the one that the training hands over: the mean over the epoch, seen on the
    way. An object serves one training; make a new one for the next.

    Examples
    --------
    >>> stop = EarlyStopping(lambda theta: float(abs(theta[0] - 1)), patience(2))
    >>> [stop(epoch, np.array([epoch / 2]), 0.0) for epoch in range(1, 5)]
    [False, False, False, True]
    >>> stop.epoch, stop.theta
    (2, array([1.]))
    """

    theta: Floats
    epoch: int

    def __init__(self, validation_loss: Callable[[Floats], float], criterion: Criterion) -> None:
        self.validation_loss = validation_loss
        self.criterion = criterion
        self.train: list[float] = []
        self.valid: list[float] = []

    def __call__(self, epoch: int, theta: Floats, loss: float) -> bool:
        """Note the losses of an epoch and keep the best parameters; True ends the training."""
        self.train.append(loss)
        self.valid.append(self.validation_loss(theta))
        if len(self.valid) == 1 or self.valid[-1] < min(self.valid[:-1]):
            self.theta, self.epoch = theta.copy(), epoch
        return self.criterion(self.train, self.valid)


def _excess(loss: float, lowest: float) -> float:
    """Give the share by which a loss is above the lowest; infinite above a lowest of 0."""
    if loss == lowest:
        return 0.0
    return loss / lowest - 1 if lowest > 0 else np.inf
