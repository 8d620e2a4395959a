"""One page about a graded assignment, for its instructors; beside it tables for Canvas and Moodle.

The page is one file: it asks for nothing, runs nothing, and reads well on paper and on a phone.
Names, answers and what they contain come from students: Jinja escapes all of it.
"""

import datetime
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from mlcourse.grading import exports, overview, sameness
from mlcourse.grading.course import Course
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.item_analysis import Task, analyse, gradable
from mlcourse.grading.results import Results, read_results

MOST_SEEN = 12  # beliefs in the picture of all tasks


def write_report(course: Course, assignment: str) -> Path:
    """Write the report on an assignment, and its exports beside it.

    Parameters
    ----------
    course : Course
    assignment : str

    Returns
    -------
    Path
        The page: ``reports/ASSIGNMENT/report.html`` beside the folder of graded submissions.

    Raises
    ------
    CannotRun
        If the assignment is not in the gradebook, or the files cannot be written.
    """
    results = read_results(course, assignment)
    graded = course.root / course.settings.autograded_directory
    folder = Path(os.path.normpath(graded.parent / "reports" / assignment))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(folder / "canvas.csv", exports.canvas(results))
        _write(folder / "moodle.csv", exports.moodle(results))
        return _write(folder / "report.html", page(results))
    except OSError as error:
        raise CannotRun(
            f"the report could not be written: {error.strerror} ({error.filename or folder}). "
            "Mend that, then run the same command again."
        ) from None


def _write(path: Path, text: str) -> Path:
    """Write a file in one piece; a reader sees the old one or the new one."""
    with tempfile.NamedTemporaryFile(
        "w", encoding="utf-8", errors="replace", newline="", dir=path.parent, delete=False
    ) as file:
        aside = Path(file.name)
        try:
            file.write(text)
            file.close()
            aside.chmod(0o640)
            return aside.replace(path)
        finally:
            aside.unlink(missing_ok=True)


def page(results: Results, now: datetime.datetime | None = None) -> str:
    """Write the page."""
    environment = Environment(
        loader=PackageLoader("mlcourse.grading"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.filters |= {"number": exports.number, "clock": overview.clock, "percent": _percent}
    tasks = analyse(results)
    spread, most = overview.scores(results)
    found = sameness.groups(results)
    telling = sameness.telling(found)
    return environment.get_template("report.html.j2").render(
        results=results,
        made=(now or datetime.datetime.now(datetime.UTC)).strftime("%Y-%m-%d %H:%M UTC"),
        tasks=tasks,
        graded=gradable(results),
        refused=[s for s in results.submissions if s.reason],
        spread=spread,
        most=most,
        times=overview.times(results),
        findings=overview.findings(results, tasks),
        beliefs=_beliefs(tasks),
        alike=telling,
        short=len({(group.notebook, group.cell) for group in found if group not in telling}),
        few=sameness.FEW,
        waiting=[s for s in results.submissions if s.waiting and not s.reason],
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _beliefs(tasks: Sequence[Task]) -> list[tuple[Task, str, int, float]]:
    """List the most frequent beliefs of all tasks, with the width of their bars in percent."""
    seen = [(task, belief.what, belief.count) for task in tasks for belief in task.beliefs]
    seen = sorted(seen, key=lambda each: -each[2])[:MOST_SEEN]
    return [(task, what, count, 100 * count / seen[0][2]) for task, what, count in seen]
