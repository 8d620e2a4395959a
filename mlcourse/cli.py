"""The command ``mlcourse``. What it needs beyond NumPy comes with ``mlcourse[grading]``."""

import atexit
import gc
import sys

from mlcourse.grading.lasting import lasting


def app() -> None:
    """Run the command line.

    Raises
    ------
    SystemExit
        At the end: 0 for done, 1 for something without a grade, 2 for what could not run.
    """
    try:
        with lasting():
            from mlcourse.grading.commands import app as commands
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("mlcourse"):
            raise
        sys.exit(_missing(error))
    atexit.register(gc.freeze)  # at the end all memory goes back at once, garbage or not
    commands()


def _missing(error: ModuleNotFoundError) -> int:
    print(
        f"mlcourse: this command needs the module {error.name!r}, which is not installed. "
        'Install what grading needs: pip install "mlcourse[grading]"',
        file=sys.stderr,
    )
    return 2
