"""Numbers about tasks: how hard each is, how well it tells apart, what went wrong in it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

import numpy as np

from mlcourse.grading.records import Found
from mlcourse.grading.results import Item, Results, Submission

FEWEST = 5  # a correlation of fewer answers says nothing at all
SURE = 1.96  # standard errors in half an interval of 95 %


@dataclass(frozen=True)
class Correlation:
    """A correlation with its 95 % interval (Fisher's), from ``n`` pairs."""

    r: float
    low: float
    high: float
    n: int


@dataclass(frozen=True)
class Seen:
    """How often something was seen, out of how many answers."""

    what: str
    count: int
    hidden: bool = False


@dataclass(frozen=True)
class Task:
    """What is known of one task, over all submissions that could be graded.

    Attributes
    ----------
    n : int
        Answers with points.
    waiting : int
        Answers that wait for a person.
    share : float
        Mean share of the points: how easy it is. NaN without answers.
    apart : Correlation or None
        Of the points here with the points in all other tasks; None where it means nothing.
    full, some, none, unwritten : int
        Answers with all points, some, none though written, and not written.
    parts : list of (str, float)
        Mean share of each part of the points.
    beliefs, failed : list of Seen
        Beliefs that answers followed, and checks that failed, the most frequent first.
    """

    item: Item
    n: int
    waiting: int
    share: float
    apart: Correlation | None
    full: int
    some: int
    none: int
    unwritten: int
    parts: list[tuple[str, float]]
    beliefs: list[Seen]
    failed: list[Seen]


def gradable(results: Results) -> list[Submission]:
    """List the submissions that say something about tasks: those that could be graded."""
    return [submission for submission in results.submissions if not submission.reason]


def complete(results: Results) -> list[Item]:
    """List the items for which no submission waits."""
    waiting = {key for s in gradable(results) for key in s.waiting}
    return [item for item in results.items if (item.notebook, item.cell) not in waiting]


def analyse(results: Results) -> list[Task]:
    """Describe every task of an assignment."""
    submissions = gradable(results)
    counted = complete(results)
    return [_task(item, submissions, counted) for item in results.items]


def _task(item: Item, submissions: Sequence[Submission], counted: Sequence[Item]) -> Task:
    key = (item.notebook, item.cell)
    graded = [s for s in submissions if key in s.points and key not in s.waiting]
    shares = [s.points[key] / item.points if item.points else 0.0 for s in graded]
    rest = [
        sum(s.points.get((i.notebook, i.cell), 0.0) for i in counted if i != item) for s in graded
    ]
    found = [_found(s, item) for s in graded]
    unwritten = sum(bool(checks) and not any(f.written for f in checks) for checks in found)
    none = sum(share <= 0 for share in shares)
    full = sum(share >= 1 for share in shares)
    flat = [f for checks in found for f in checks]
    failed = Counter(pair for f in flat if f.written for pair in set(f.failed))
    beliefs = Counter(f.diagnosis for f in flat if f.belief and f.diagnosis)
    return Task(
        item, len(graded), sum(key in s.waiting for s in submissions),
        fmean(shares) if shares else math.nan, correlation(shares, rest),
        full, len(shares) - full - none, none - unwritten, unwritten,
        _parts(flat),
        [Seen(text, count) for text, count in beliefs.most_common()],
        [Seen(name, count, hidden) for (name, hidden), count in failed.most_common()],
    )  # fmt: skip


def _found(submission: Submission, item: Item) -> list[Found]:
    book = submission.notebooks.get(item.notebook)
    return book.found.get(item.cell, []) if book else []


def _parts(found: Sequence[Found]) -> list[tuple[str, float]]:
    names = dict.fromkeys(name for f in found for name in f.parts)
    means = [
        (name, fmean(f.parts[name][0] / f.parts[name][1] for f in found if name in f.parts))
        for name in names
    ]
    return means if len(means) > 1 else []


def correlation(a: Sequence[float], b: Sequence[float]) -> Correlation | None:
    r"""Correlate two lists of numbers.

    .. math:: r = \frac{\sum_i (a_i - \bar a)(b_i - \bar b)}
                  {\sqrt{\sum_i (a_i - \bar a)^2 \sum_i (b_i - \bar b)^2}}

    For an item that is right or wrong this is the point-biserial correlation. The interval is
    Fisher's: :math:`\tanh(\operatorname{artanh} r \pm 1.96/\sqrt{n-3})`.

    Returns
    -------
    Correlation or None
        None for fewer than five pairs, or where one of the lists is constant.

    Examples
    --------
    >>> correlation([0, 0, 1, 1, 1], [1, 3, 2, 5, 4]).r
    0.5773502691896257
    >>> correlation([1, 1, 1, 1, 1], [1, 3, 2, 5, 4]) is None
    True
    """
    n = len(a)
    if n < FEWEST or np.ptp(a) < 1e-9 or np.ptp(b) < 1e-9:
        return None
    r = float(np.clip(np.corrcoef(a, b)[0, 1], -1.0, 1.0))
    half = SURE / math.sqrt(n - 3)
    z = math.atanh(min(max(r, -1 + 1e-12), 1 - 1e-12))
    return Correlation(r, math.tanh(z - half), math.tanh(z + half), n)
