"""Where the time of grading one submission goes: watched from inside, with one worker."""

import contextlib
import io
import os
import statistics
import time
import types
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat

from mlcourse.grading import submission
from mlcourse.grading.diagnosis import Diagnosis, read_bank
from mlcourse.grading.execute import Execution
from mlcourse.grading.master import Master
from mlcourse.grading.sandbox.host import Limits, Sandbox
from mlcourse.grading.sandbox.session import Session
from mlcourse.grading.worker import get_ready, sandbox

WATCHED = (
    (submission, "read", "reading the file"),
    (submission, "align", "bringing cells in order"),
    (Sandbox, "open", "opening the sandbox"),
    (Execution, "student_cell", "the student's cells"),
    (Execution, "test_cell", "test cells"),
    (Diagnosis, "heard", "  of these: looking for the belief"),
    (Session, "request", "waiting for the sandbox"),
    (submission, "_graded", "collecting points, writing the notebook"),
)


def phases(course: Path, students: list[str], *, before: list[str]) -> str:
    """Grade some submissions here, after others; return a table of medians in milliseconds."""
    name = next((course / "source").iterdir()).name
    source = nbformat.read(course / "source" / name / f"{name}.ipynb", 4)
    master = replace(Master.from_source(source, name), beliefs=read_bank(course / "bank" / name))
    first, contents = (
        [(course / "submitted" / s / name / f"{name}.ipynb").read_bytes() for s in each]
        for each in (before, students)
    )
    rows: list[Counter[str]] = []
    # As in a worker: its core, its sandbox, and its way with garbage.
    with on_one_core(), watching() as spent:
        if missing := get_ready(Limits()):
            raise SystemExit(missing)
        for content in first:
            submission.grade(content, master, sandbox(Limits()))
        for content in contents:
            spent.clear()
            start = time.perf_counter()
            submission.grade(content, master, sandbox(Limits()))
            spent["grading, all in all"] = time.perf_counter() - start
            rows.append(Counter(spent))
    for row, content in zip(rows, contents, strict=True):
        row["the student's own code, without a sandbox"] = own(content, master)
        row["grader time: the difference"] = (
            row["grading, all in all"] - row["the student's own code, without a sandbox"]
        )
    names = [name for *_, name in WATCHED] + list(rows[-1])[-3:]
    lines = [f"where the time goes (medians of {len(students)} submissions, one worker):"]
    for name in dict.fromkeys(names):
        lines.append(f"  {name:<42} {1000 * statistics.median(r[name] for r in rows):7.1f} ms")
    return "\n".join(lines)


@contextlib.contextmanager
def on_one_core() -> Iterator[None]:
    """Stay on one core while this block runs, as workers do."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, [min(before)])
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


@contextlib.contextmanager
def watching() -> Iterator[Counter[str]]:
    """Time some functions of the grader while this block runs; inner time counts for both."""
    spent: Counter[str] = Counter()
    kept = [(place, name, getattr(place, name)) for place, name, _ in WATCHED]
    for place, name, title in WATCHED:
        setattr(place, name, timed(getattr(place, name), spent, title))
    try:
        yield spent
    finally:
        for place, name, function in kept:
            setattr(place, name, function)


def timed(function: Callable[..., Any], spent: Counter[str], title: str) -> Callable[..., Any]:
    """Add up the time that a function takes."""

    def watched(*inputs: Any, **named: Any) -> Any:
        start = time.perf_counter()
        try:
            return function(*inputs, **named)
        finally:
            spent[title] += time.perf_counter() - start

    return watched


def own(content: bytes, master: Master) -> float:
    """Run a submission in this process, and time the student's cells and functions alone.

    Only for notebooks that the benchmark itself made of the course's bank.
    """
    notebook, _ = submission.align(submission.read(content), master)
    spent: Counter[str] = Counter()
    space: dict[str, Any] = {"__name__": "__main__"}
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        test = master.tests.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
        used = {
            name: timed(value, spent, "calls") if isinstance(value, types.FunctionType) else value
            for name, value in space.items()
        }
        code = compile(test or cell.source, "<cell>", "exec")
        quiet = contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings()
        with quiet[0], quiet[1], contextlib.suppress(Exception):
            warnings.simplefilter("ignore")
            if test:
                exec(code, used)
            else:
                timed(exec, spent, "cells")(code, space)
    return sum(spent.values())
