"""The data-parallel gradient: a batch split over workers, their gradients gathered."""

from concurrent.futures import Executor

import numpy as np
from numpy.typing import ArrayLike

from mlcourse._validation import Floats, examples, whole
from mlcourse.objectives import Objective


def data_parallel(objective: Objective, executor: Executor, *, workers: int) -> Objective:
    r"""Make an objective whose batches are split over workers.

    .. math:: J(\theta) = \sum_{k=1}^{m} \frac{n_k}{n} J_k(\theta), \qquad
              \nabla J(\theta) = \sum_{k=1}^{m} \frac{n_k}{n} \nabla J_k(\theta)

    Parameters
    ----------
    objective : callable
        A mean over the examples, such as those of :mod:`mlcourse.objectives`. A penalty on theta
        passes through unchanged, as the shares sum to 1.
    executor : concurrent.futures.Executor
        Who evaluates the shards: a ``ThreadPoolExecutor`` on one machine, or
        ``dask.distributed.Client(...).get_executor()`` on a cluster.
        (A ``ProcessPoolExecutor`` cannot send an objective, as it is made inside a function.)
    workers : int
        The number m of shards, of nearly equal sizes :math:`n_k`; where a batch has fewer
        examples, each is a shard of its own.

    Returns
    -------
    callable
        The objective, for use in the place of the one given, in :func:`mlcourse.training.fit` for
        example. Its results are equal to rounding: only the order of the sum differs.

    Raises
    ------
    ValueError
        If workers is not a whole number, at least 1.

    Notes
    -----
    Equation :eq:`eq-data-parallel` of :ref:`sec-data-parallel`. Each call sends theta and a shard
    to every worker and waits for the slowest. It pays where evaluating a shard takes much longer
    than that: threads help where NumPy computes outside the interpreter's lock, as in products of
    large matrices, and do harm where NumPy's own threads use all cores already.

    Examples
    --------
    >>> from concurrent.futures import ThreadPoolExecutor
    >>> from mlcourse import losses, objectives
    >>> serial = objectives.linear_objective(losses.mse, losses.mse_grad)
    >>> with ThreadPoolExecutor(2) as pool:
    ...     parallel = data_parallel(serial, pool, workers=2)
    ...     parallel(np.zeros(2), [[0.0], [1.0], [2.0], [3.0]], [1.0, 3.0, 5.0, 7.0])
    (21.0, array([ -8., -17.]))
    """
    workers = whole(workers, "workers", at_least=1)

    def parallel(theta: Floats, X: ArrayLike, y: ArrayLike) -> tuple[float, Floats]:
        X, y = examples(X, y)
        shards = min(workers, len(X))
        parts = np.array_split(X, shards), np.array_split(y, shards)
        gathered = list(executor.map(objective, [theta] * shards, *parts))
        shares = [len(part) / len(X) for part in parts[0]]
        loss = sum(share * loss for share, (loss, _) in zip(shares, gathered, strict=True))
        gradient = sum(share * g for share, (_, g) in zip(shares, gathered, strict=True))
        return loss, np.asarray(gradient)

    return parallel
