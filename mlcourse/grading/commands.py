"""The commands: ``mlcourse grade``, ``autograde``, ``report`` and ``bank``.

What a command needs is imported when it runs, so that ``mlcourse --help`` is there at once.
"""

import contextlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from mlcourse.grading import nursery, show
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.lasting import lasting
from mlcourse.grading.sandbox.limits import NoSandbox

SOME_WITHOUT_GRADE, NOT_AS_IT_SHOULD, COULD_NOT_RUN, INTERRUPTED = 1, 1, 2, 130

app = typer.Typer(
    help="Grade exercises of mlcourse: your own, or those of a whole course.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)

Assignment = Annotated[str, typer.Argument(help="Name of the assignment, as in nbgrader.")]
CourseFolder = Annotated[
    Path, typer.Option("--course", help="The course's folder: the one with nbgrader_config.py.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Write JSON, for scripts.")]


@contextlib.contextmanager
def _foreseen(as_json: bool) -> Iterator[None]:
    """Turn a foreseeable fault into a message and an exit code."""
    try:
        with lasting():
            from mlcourse.grading import lean  # noqa: F401 - before nbgrader
        yield
    except (CannotRun, NoSandbox) as error:
        _complain(str(error), as_json)
        raise typer.Exit(COULD_NOT_RUN) from None
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mlcourse"):
            raise
        _complain(
            f"this needs the module {error.name!r}, which is not installed. Install what grading "
            'needs: pip install "mlcourse[grading]"',
            as_json,
        )
        raise typer.Exit(COULD_NOT_RUN) from None
    except KeyboardInterrupt:
        _complain(
            "stopped. What was graded so far is kept; run the same command again to go on.", as_json
        )
        raise typer.Exit(INTERRUPTED) from None


def _complain(message: str, as_json: bool) -> None:
    if as_json:
        _write_json({"error": message})
    show.complain(message)


def _write_json(content: dict[str, Any]) -> None:
    typer.echo(json.dumps(content, indent=1))


@app.command()
def grade(
    notebook: Annotated[Path, typer.Argument(help="Your notebook.")],
    source: Annotated[
        Path | None,
        typer.Option(help="The exercise's source notebook, where it is not found by its name."),
    ] = None,
    my_own_code: Annotated[
        bool,
        typer.Option(
            "--my-own-code",
            help="Run it without a sandbox. Only for a notebook that you wrote yourself.",
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Grade one notebook, for someone who learns alone: points for each task, and hints."""
    with _foreseen(as_json):
        with lasting():
            from mlcourse.grading.alone import grade_alone
        result = grade_alone(notebook, source, own_code=my_own_code)
        if as_json:
            _write_json(asdict(result))
        else:
            show.result(result)
        if result.reason:
            raise typer.Exit(SOME_WITHOUT_GRADE)


@app.command()
def autograde(
    assignment: Assignment,
    course: CourseFolder = Path(),
    force: Annotated[
        bool, typer.Option("--force", help="Grade all anew; grades given by hand are kept.")
    ] = False,
    scheduler: Annotated[
        str | None, typer.Option(help="Address of a running Dask cluster, tcp://HOST:8786.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Grade all that students handed in, into nbgrader's gradebook. Done work is not repeated."""
    with _foreseen(as_json):
        if scheduler is None:
            nursery.open_early()
        with lasting():
            from mlcourse.grading.autograde import autograde as run
            from mlcourse.grading.course import Course
        with show.progress() as tell:
            rows = run(Course.find(course), assignment, force=force, scheduler=scheduler, tell=tell)
        if as_json:
            _write_json({"assignment": assignment, "submissions": [asdict(row) for row in rows]})
        else:
            show.rows(assignment, rows)
        if any(row.reason for row in rows):
            raise typer.Exit(SOME_WITHOUT_GRADE)


@app.command()
def report(assignment: Assignment, course: CourseFolder = Path(), as_json: AsJson = False) -> None:
    """Write a page about a graded assignment, and tables that Canvas and Moodle import."""
    with _foreseen(as_json):
        with lasting():
            from mlcourse.grading.course import Course
            from mlcourse.grading.report import write_report
        path = write_report(Course.find(course), assignment)
        if as_json:
            _write_json({"assignment": assignment, "report": str(path)})
        else:
            typer.echo(f"The report is in {path}.")


@app.command()
def bank(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="Names of exercises; by default all with a bank.")
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--exercises", help="The folder of source and bank, if not this clone's."),
    ] = None,
    mutants: Annotated[
        bool,
        typer.Option(
            "--mutants", help="Run mutants of the solutions instead of the bank's answers."
        ),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Test an exercise's checks: wrong answers must lose points, right ones must not."""
    with _foreseen(as_json):
        with lasting():
            from mlcourse.grading.quality_run import run_bank, run_mutants
        fine = (run_mutants if mutants else run_bank)(assignments or [], folder, as_json)
        if not fine:
            raise typer.Exit(NOT_AS_IT_SHOULD)
