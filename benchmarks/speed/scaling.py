"""How time and memory grow with rows, width and depth, and what a second thread is good for."""

import os
import time
import tracemalloc
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial

import numpy as np

from benchmarks.speed.problem import Problem, synthetic
from benchmarks.speed.sides import ours
from mlcourse.parallel import data_parallel

ROWS = {n: ((64, 64, 10), n) for n in (1024, 2048, 4096, 8192, 16384)}
WIDTH = {d: ((64, d, d, 10), 1024) for d in (128, 256, 512, 1024)}
DEPTH = {k: ((64, *[128] * k, 10), 1024) for k in (2, 4, 8, 16)}
GROWING = {"rows": ROWS, "width": WIDTH, "depth": DEPTH}


def grown(rounds: int, tick: Callable[[], object]) -> dict[str, dict[str, list[float]]]:
    """Train for an epoch at each size; give sizes, seconds, megabytes and fitted exponents."""
    return {name: measured(sizes, rounds, tick) for name, sizes in GROWING.items()}


def measured(
    sizes: dict[int, tuple[tuple[int, ...], int]], rounds: int, tick: Callable[[], object]
) -> dict[str, list[float]]:
    """Measure one way of growing, all sizes in each round."""
    runs = {n: ours.fast(synthetic(*size, "float32")) for n, size in sizes.items()}
    megabytes = [most_held(run) for run in runs.values()]
    seconds = {n: [timed(run)] for n, run in runs.items()}
    for _ in range(rounds - 1):
        for n, run in runs.items():
            seconds[n].append(timed(run))
        tick()
    tick()
    best = [float(np.median(times)) for times in seconds.values()]
    return {
        "sizes": list(sizes), "seconds": best, "megabytes": megabytes,
        "exponents": [exponent(list(sizes), best), exponent(list(sizes), megabytes)],
    }  # fmt: skip


def timed(run: Callable[[], object]) -> float:
    """Time one run."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def most_held(run: Callable[[], object]) -> float:
    """Find the most memory that arrays took at a time, in megabytes."""
    tracemalloc.start()
    run()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 2**20


def exponent(sizes: list[int], values: list[float]) -> float:
    """Fit the p of values that grow like sizes to the power p."""
    return float(np.polyfit(np.log(sizes), np.log(values), 1)[0])


@contextmanager
def threads(problem: Problem) -> Iterator[dict[str, Callable[[], float]]]:
    """Give the gradient of one large batch with one thread, and split over two."""
    objective, X, y = ours.objective_of(problem), problem.X, problem.y
    with every_core(), ThreadPoolExecutor(2) as pool:
        split = data_parallel(objective, pool, workers=2)
        yield {
            "one thread": partial(loss_of, objective, problem.theta, X, y),
            "two threads": partial(loss_of, split, problem.theta, X, y),
        }


def loss_of(objective: ours.objectives.Objective, *given: np.ndarray) -> float:
    """Compute loss and gradient; give the loss."""
    return objective(*given)[0]


@contextmanager
def every_core() -> Iterator[None]:
    """Let this block use all cores, where the rest of the benchmark is held on one."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    one = os.sched_getaffinity(0)
    os.sched_setaffinity(0, range(os.cpu_count() or 1))
    try:
        yield
    finally:
        os.sched_setaffinity(0, one)
