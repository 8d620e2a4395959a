"""What a worker process does: keep a sandbox warm, and grade what it is given."""

import faulthandler
import gc
import os
import threading
from functools import cache

from mlcourse.grading.sandbox.host import Limits, NoSandbox, Sandbox
from mlcourse.grading.submission import Graded, Master, grade, refused

Contents = dict[str, bytes | str]  # by notebook: the file, or why there is none

STUCK = 300  # seconds beyond all limits after which a worker ends itself

_one_at_a_time = threading.Lock()
_nowhere = os.open(os.devnull, os.O_WRONLY)


@cache
def sandbox(limits: Limits) -> Sandbox:
    """Give this process's sandbox."""
    return Sandbox(limits)


def get_ready(limits: Limits) -> str:
    """Open the sandbox of a worker; say what is missing, if something is."""
    try:
        sandbox(limits)
    except NoSandbox as error:
        return str(error)
    gc.collect()
    gc.freeze()  # what is there now stays: no need to look for garbage in it again and again
    return ""


def grade_all(contents: Contents, masters: dict[str, Master], limits: Limits) -> dict[str, Graded]:
    """Grade the notebooks of one submission; runs in a worker."""
    # One at a time: a test cell's output is caught for the whole process.
    with _one_at_a_time:
        seconds = STUCK + 2 * limits.total * len(contents)
        faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere)
        try:
            return {n: _grade(content, masters[n], limits) for n, content in contents.items()}
        finally:
            faulthandler.cancel_dump_traceback_later()


def _grade(content: bytes | str, master: Master, limits: Limits) -> Graded:
    if isinstance(content, str):
        return refused(master, content)
    try:
        return grade(content, master, sandbox(limits))
    except NoSandbox:  # not one submission's fault: the run stops
        raise
    except Exception as error:  # a fault of ours must not cost the others their grades
        reason = f"the grader itself failed on it ({type(error).__name__}: {error})"
        return refused(master, reason[:500], ours=True)
