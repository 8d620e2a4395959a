"""What a worker process does: keep a sandbox warm, and grade what it is given."""

import faulthandler
import os
import threading
from functools import cache

from mlcourse.grading.sandbox.host import NoSandbox, Sandbox
from mlcourse.grading.submission import Graded, Master, grade, refused

Contents = dict[str, bytes | str]  # by notebook: the file, or why there is none

STUCK = 600  # seconds after which a worker ends itself: nothing honest takes so long

_one_at_a_time = threading.Lock()
_nowhere = os.open(os.devnull, os.O_WRONLY)


@cache
def sandbox() -> Sandbox:
    """Give this process's sandbox."""
    return Sandbox()


def get_ready() -> str:
    """Open the sandbox of a worker; say what is missing, if something is."""
    try:
        sandbox()
    except NoSandbox as error:
        return str(error)
    return ""


def grade_all(contents: Contents, masters: dict[str, Master]) -> dict[str, Graded]:
    """Grade the notebooks of one submission; runs in a worker."""
    # One at a time: a test cell's output is caught for the whole process.
    with _one_at_a_time:
        faulthandler.dump_traceback_later(STUCK, exit=True, file=_nowhere)
        try:
            return {name: _grade(content, masters[name]) for name, content in contents.items()}
        finally:
            faulthandler.cancel_dump_traceback_later()


def _grade(content: bytes | str, master: Master) -> Graded:
    if isinstance(content, str):
        return refused(master, content)
    try:
        return grade(content, master, sandbox())
    except Exception as error:  # a fault of ours must not cost the others their grades
        reason = f"the grader itself failed on it ({type(error).__name__}: {error})"
        return refused(master, reason[:500], ours=True)
