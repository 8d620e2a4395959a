"""What ``mlcourse bank`` writes: the table of the bank, and the mutants that nobody explained."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from rich.progress import track
from rich.table import Table
from rich.text import Text

from mlcourse.grading.bank import Verdict
from mlcourse.grading.quality import Survey, Tally, fault
from mlcourse.grading.show import err, out, plain

T = TypeVar("T")


def watched(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Show a bar while something goes on; where nobody watches, nothing."""
    quiet = not err.is_terminal
    yield from track(items, what, total, console=err, transient=True, disable=quiet)


def bank(name: str, rows: Sequence[Tally], verdicts: Sequence[Verdict]) -> None:
    """Show how many answers of the bank fared as their headers say, and which did not."""
    table = _table("task", "wrong caught", "hints right", "right accepted")
    for row in rows:
        table.add_row(plain(row.task), *map(_share, (row.wrong, row.hints, row.right)))
    sums = [tuple(map(sum, zip(*column, strict=True))) for column in _columns(rows)]
    table.add_row("all", *(_share((good, of)) for good, of in sums), style="bold")
    out.print(table)
    for verdict in verdicts:
        if fault(verdict):
            path = "/".join(verdict.answer.path.parts[-3:])
            out.print(plain(f"{path}: {fault(verdict)}"), soft_wrap=True)
    wrong = sum(bool(fault(verdict)) for verdict in verdicts)
    out.print(f"{name}: {len(verdicts)} answers, {len(verdicts) - wrong} fare as they should.")


def mutants(name: str, surveys: Sequence[Survey], left_open: Iterable[str]) -> None:
    """Show how many mutants are noticed, which are not, and which explanations are stale."""
    table = _table("task", "mutants", "noticed", "explained", "alive")
    for found in surveys:
        alive, explained = len(found.alive), len(found.explained)
        counts = found.mutants, found.mutants - alive - explained, explained, alive
        table.add_row(plain(found.task), *map(str, counts))
    out.print(table)
    for found in surveys:
        for mutant in found.alive:
            out.print(plain(f"{found.task}: not noticed: {mutant.change}"), soft_wrap=True)
        for change in found.stale:
            out.print(plain(f"{found.task}: explained, but noticed: {change}"), soft_wrap=True)
    for task in left_open:
        out.print(plain(f"{task}: open, so that there are no mutants of it."), soft_wrap=True)
    alive = sum(len(found.alive) for found in surveys)
    total = sum(found.mutants for found in surveys)
    out.print(f"{name}: {total} mutants of the solutions, {alive} of them neither noticed nor "
              "explained in mutants.toml.", soft_wrap=True)  # fmt: skip


def _columns(rows: Sequence[Tally]) -> list[list[tuple[int, int]]]:
    return [[row.wrong for row in rows], [row.hints for row in rows], [row.right for row in rows]]


def _share(count: tuple[int, ...]) -> Text:
    good, of = count
    return Text(f"{good} of {of}", style="" if good == of else "red")


def _table(first: str, *others: str) -> Table:
    table = Table(first, box=None, pad_edge=False)
    for name in others:
        table.add_column(name, justify="right")
    return table
