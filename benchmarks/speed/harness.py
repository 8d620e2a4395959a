"""Two or more ways to do the same, timed by turns.

Benchmark tools that are well kept (pyperf, pytest-benchmark, asv) time one thing until its figure
is steady, then the next; a machine that slows down in between decides the comparison. Here each
round runs all sides once, in an order drawn anew, and what counts is the ratio within a round: what
disturbs a whole round cancels. The median of these ratios stands for the comparison, the quartiles
for its spread. Sides that return a number, a loss, must agree about it.
"""

import math
import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

Sides = Mapping[str, Callable[[], Any]]
Clock = Callable[[], float]


class LossesDifferError(Exception):
    """The sides did not do the same work."""


@dataclass(frozen=True)
class Spread:
    """The quartiles of some numbers."""

    low: float
    median: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> "Spread":
        """Find the quartiles, between neighbours where they fall between."""
        if len(values) == 1:
            return cls(*values * 3)
        return cls(*statistics.quantiles(values, n=4, method="inclusive"))


@dataclass(frozen=True)
class Comparison:
    """What came out: the base's time, and each side's time in relation to it.

    Attributes
    ----------
    base : str
        The side that the others are divided by.
    seconds : Spread
        Its times.
    ratios : dict of str to Spread
        For each other side, its time divided by the base's time in the same round.
    """

    base: str
    seconds: Spread
    ratios: dict[str, Spread]


def compare(
    sides: Sides,
    rounds: int,
    *,
    tolerance: float = 1e-3,
    times: int = 1,
    tick: Callable[[], object] = lambda: None,
    clock: Clock = time.perf_counter,
) -> Comparison:
    """Run all sides once for nothing, then by turns; the first one is the base.

    Parameters
    ----------
    sides : mapping of str to callable
        What is timed. One that returns a number must return the base's, to a share of it.
    rounds : int
        How often each side is timed.
    tolerance : float
        That share.
    times : int
        How many times as much the base does as the others, where they are slower by far.
    tick : callable
        Called after each round, the first for nothing included.
    clock : callable
        Gives the time in seconds.

    Returns
    -------
    Comparison

    Raises
    ------
    LossesDifferError
        If the sides return different numbers.
    """
    check_equal({name: side() for name, side in sides.items()}, tolerance)
    tick()
    names, rng = list(sides), np.random.default_rng(0)
    seconds: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(rounds):
        results = {}
        for i in rng.permutation(len(names)):
            name = names[i]
            start = clock()
            results[name] = sides[name]()
            seconds[name].append(clock() - start)
        check_equal({name: results[name] for name in names}, tolerance)
        tick()
    return compared(seconds, times)


def compared(seconds: Mapping[str, list[float]], times: int = 1) -> Comparison:
    """Turn the times of all rounds into ratios within each round."""
    base, *others = seconds
    own = [each / times for each in seconds[base]]
    return Comparison(
        base,
        Spread.of(own),
        {
            name: Spread.of([a / b for a, b in zip(seconds[name], own, strict=True)])
            for name in others
        },
    )


def check_equal(results: Mapping[str, Any], tolerance: float) -> None:
    """Make sure that all sides that return a number return the same."""
    told = {name: float(value) for name, value in results.items() if value is not None}
    if not told:
        return
    base, expected = next(iter(told.items()))
    for name, value in told.items():
        if not math.isclose(value, expected, rel_tol=tolerance):
            raise LossesDifferError(
                f"{name} ended at {value:.6g} and {base} at {expected:.6g}; expected the same to "
                f"{tolerance:.1%}. They do not do the same work, so their times say nothing."
            )
