"""Wait for a database that another program holds; say in words what waiting does not mend."""

import time
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import OperationalError

from mlcourse.grading.faults import CannotRun

T = TypeVar("T")

PAUSE = 0.2  # seconds between two attempts
# What the databases say when waiting is of no use, and what is.
HOPELESS = {
    "full": "There is no room left where it is stored: make some",
    "No space": "There is no room left where it is stored: make some",
    "readonly": "You may not write to it: change its permissions",
    "unable to open": "Its folder is missing or may not be written to: mend that",
    "no such": "It is from another version of nbgrader: back it up, run nbgrader db upgrade",
    "authentication": "Its server does not know you: mend db_url",
}


def patiently(action: Callable[[], T], undo: Callable[[], None], patience: float) -> T:
    """Do something with the gradebook, again and again while it cannot be used.

    Parameters
    ----------
    action : callable
        What to do; it may have been begun when it fails.
    undo : callable
        Ends what a failed attempt began.
    patience : float
        Seconds after which to give up.

    Raises
    ------
    CannotRun
        If it cannot be used for so long, or will not be for a reason that stays.
    """
    end = time.monotonic() + patience
    while True:
        try:
            return action()
        except OperationalError as error:
            said = " ".join(str(error.orig).split())  # PostgreSQL's has lines and tabs
            undo()
            for word, advice in HOPELESS.items():
                if word in said:
                    raise _unusable(said, advice) from None
            if time.monotonic() >= end:
                raise _unusable(
                    said,
                    f"That was so for {patience:g} s: another program holds it, or its server is "
                    "away. End that program or start the server",
                ) from None
            time.sleep(PAUSE)


def _unusable(said: str, advice: str) -> CannotRun:
    stop = "" if said.endswith((".", "?", "!")) else "."
    return CannotRun(
        f"the gradebook cannot be used: {said}{stop} {advice}, then run the same command again. "
        "What was graded so far is kept."
    )
