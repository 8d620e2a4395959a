"""What an instructor looks at first: how scores and times are spread, and what stands out."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from mlcourse.grading.exports import number
from mlcourse.grading.item_analysis import Task, complete, gradable
from mlcourse.grading.results import Results

MOST_BINS = 10
TIMES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0)  # seconds
HARD, MISSED = 0.5, 0.8  # shares from which a task, a check is worth a word
TELLING = 0.3  # a correlation from which on a task tells apart
ENOUGH = 20  # answers, before a check is worth a word


@dataclass(frozen=True)
class Bin:
    """A column of a picture: from where to where, its count, its height in percent of the highest.

    On a narrow screen only ``start`` is shown.
    """

    start: str
    end: str
    count: int
    height: float


@dataclass(frozen=True)
class Spread:
    """How numbers are spread, as a picture and in words."""

    bins: list[Bin]
    middle: float
    least: float
    most: float
    slowest: str = ""


def _columns(labels: Sequence[tuple[str, str]], counts: Sequence[int]) -> list[Bin]:
    highest = max([*counts, 1])
    pairs = zip(labels, counts, strict=True)
    return [Bin(*label, count, 100 * count / highest) for label, count in pairs]


def scores(results: Results) -> tuple[Spread | None, float]:
    """Spread the points over the items for which nobody waits; return what these are worth.

    Points are taken before the penalty for lateness: the picture is about the tasks.
    """
    keys = {(item.notebook, item.cell) for item in complete(results)}
    most = sum(item.points for item in complete(results))
    totals = [sum(p for k, p in s.points.items() if k in keys) for s in gradable(results)]
    if not totals or not most:
        return None, most
    width = next(w for w in _widths() if w * MOST_BINS >= most)
    n = math.ceil(most / width)
    counts = [0] * n
    for total in totals:
        counts[min(max(int(total / width), 0), n - 1)] += 1
    ends = [min((i + 1) * width, most) for i in range(n)]
    labels = [(number(i * width), f"–{number(end)}") for i, end in enumerate(ends)]
    return Spread(_columns(labels, counts), median(totals), min(totals), max(totals)), most


def _widths() -> Iterator[float]:
    power = 0.1
    while True:
        yield from (power, 2 * power, 4 * power, 5 * power)
        power *= 10


def times(results: Results) -> Spread | None:
    """Spread the time that grading took over steps of about twice the time."""
    known = [(s.seconds, s.student.id) for s in results.submissions if s.seconds is not None]
    if not known:
        return None
    seconds = [second for second, _ in known]
    edges = [*TIMES, math.inf]
    counts = [
        sum(low < s <= high for s in seconds) for low, high in zip([0, *TIMES], edges, strict=True)
    ]
    labels = [(f"≤ {clock(edge)}", "") for edge in TIMES] + [("more", "")]
    first = next(i for i, count in enumerate(counts) if count)
    last = max(i for i, count in enumerate(counts) if count)
    columns = _columns(labels[first : last + 1], counts[first : last + 1])
    return Spread(columns, median(seconds), min(seconds), max(seconds), max(known)[1])


def clock(seconds: float) -> str:
    """Write a time in the unit that suits it.

    Examples
    --------
    >>> clock(0.0123), clock(2.04), clock(75)
    ('12 ms', '2.04 s', '75 s')
    """
    return f"{1000 * seconds:.0f} ms" if seconds < 1 else f"{seconds:.3g} s"


def findings(results: Results, tasks: Sequence[Task]) -> list[str]:
    """Say what stands out, in the order in which something can be done about it."""
    return [*_to_do(results, tasks), *_about_tasks(results, tasks)]


def _to_do(results: Results, tasks: Sequence[Task]) -> Iterator[str]:
    for task in tasks:
        if task.waiting:
            answers = _count(task.waiting, "answer")
            yield f"{task.item.name}: {answers} to be graded by a person."
    without = sum(bool(s.reason) for s in results.submissions)
    if without:
        yield f"{_count(without, 'submission')} could not be graded; the reasons stand below."
    if results.ungraded:
        yield (
            f"{_count(len(results.ungraded), 'submission')} handed in since the last grading: run "
            f"mlcourse autograde {results.assignment}."
        )


def _about_tasks(results: Results, tasks: Sequence[Task]) -> Iterator[str]:
    known = [task for task in tasks if task.n]
    counted = [task for task in known if not task.waiting]  # else the untouched answers alone count
    if counted:
        hardest = min(counted, key=lambda task: task.share)
        if hardest.share < HARD:
            yield f"{hardest.item.name} is the hardest task: {hardest.share:.0%} of its points."
    seen = [(seen, task) for task in tasks for seen in task.beliefs]
    if seen:
        most, task = max(seen, key=lambda pair: pair[0].count)
        if most.count > 1:
            yield (
                f"The most frequent belief, in {most.count} answers to {task.item.name}: "
                f"{most.what}."
            )
    weak = [task.item.name for task in known if task.apart and task.apart.high < TELLING]
    if weak:
        yield (
            f"{', '.join(weak)}: who does well elsewhere hardly does better here (see “tells "
            "apart”). Read the text and the checks once more."
        )
    for task in known:
        written = task.n - task.unwritten
        for check in task.failed:
            if written >= ENOUGH and check.count > MISSED * written:
                yield (
                    f"{check.count} of {written} answers fail “{check.what}” of {task.item.name}. "
                    "Does its text say enough?"
                )


def _count(n: int, what: str) -> str:
    return f"{n} {what}{'s' if n != 1 else ''}"
