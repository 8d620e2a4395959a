"""What the commands write to the terminal. Names and texts of students are never markup."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:  # only for types: these modules take a second to import
    from mlcourse.grading.alone import Result
    from mlcourse.grading.autograde import Row, Tell

MOST_ROWS = 100  # above that, the table names those only of whom there is something to say

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def plain(text: str) -> Text:
    """Make a text of someone else harmless: no markup, no control characters."""
    return Text(
        "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)
    )


def complain(message: str) -> None:
    """Say what went wrong."""
    err.print(Text("mlcourse: ", style="bold red") + plain(message), soft_wrap=True)


def number(value: float) -> str:
    """Write points: 3, 3.5 or 3.33."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@contextlib.contextmanager
def progress() -> "Iterator[Tell]":
    """Show a bar while submissions are graded; where nobody watches, nothing."""
    columns = (TextColumn("grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task("", total=None)

        def tell(total: int, row: "Row | None") -> None:
            bar.update(task, total=total, advance=0 if row is None else 1)

        yield tell


def rows(assignment: str, found: "list[Row]") -> None:
    """Show what became of every submission."""
    told = found if len(found) <= MOST_ROWS else [row for row in found if row.reason or row.notes]
    if told:
        table = Table("student", box=None, pad_edge=False)
        table.add_column("points", justify="right", no_wrap=True)
        table.add_column("what to know")
        table.add_column("seconds", justify="right")
        for row in told:
            points = f"{number(row.points)} of {number(row.most)}"
            table.add_row(plain(row.student), points, _remarks(row), f"{row.seconds:.2f}")
        out.print(table)
    without = sum(bool(row.reason) for row in found)
    before = sum(row.before for row in found)
    by_hand = sum(row.by_hand > 0 for row in found)
    sentences = [f"{assignment}: {len(found)} submissions, {len(found) - without} graded"]
    sentences += [f"{without} without a grade, for the reasons above"] if without else []
    sentences += [f"{before} of them by an earlier run"] if before else []
    sentences += [f"{by_hand} with answers for a person to grade"] if by_hand else []
    out.print(plain("; ".join(sentences) + "."), soft_wrap=True)


def _remarks(row: "Row") -> Text:
    remarks = [Text(f"no grade: {plain(row.reason)}", style="red")] if row.reason else []
    if row.penalty:
        remarks.append(Text(f"{number(row.penalty)} points less for lateness"))
    if row.by_hand:
        remarks.append(Text(f"{row.by_hand} to grade by hand"))
    remarks += [plain(note) for note in row.notes]
    return Text("\n").join(remarks)


def result(found: "Result") -> None:
    """Show a learner the points of each task, and what the checks say of those with less."""
    table = Table("task", box=None, pad_edge=False)
    table.add_column("points", justify="right", no_wrap=True)
    for task in found.tasks:
        most = number(task.most)
        read = f"a person gives up to {most}"
        points = read if task.points is None else f"{number(task.points)} of {most}"
        table.add_row(plain(task.name), points)
    out.print(table)
    if found.reason:
        complain(found.reason)
    for note in found.notes:
        out.print(plain(f"Note: {note}."), soft_wrap=True)
    for task in found.tasks:
        if task.output:
            out.print()
            out.print(plain(task.output.strip("\n")), soft_wrap=True)
    out.print()
    out.print(f"{number(found.points)} of {number(found.most)} points.")
