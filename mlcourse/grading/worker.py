"""What a worker process does: keep a sandbox warm, and grade what it is given."""

import faulthandler
import gc
import os
import threading
import time
from functools import cache
from typing import Any

from mlcourse.grading.sandbox.host import Limits, NoSandbox, Sandbox
from mlcourse.grading.submission import Graded, Master, grade, refused

Contents = dict[str, bytes | str]  # by notebook: the file, or why there is none

LONG = 1.0  # seconds after which a worker hands in what it has
MUCH = 8 * 2**20  # characters, or bytes, that go together from one process to another
SELDOM = 20_000  # new objects after which garbage is looked for; by default after 700
STUCK = 300  # seconds beyond all limits after which a worker ends itself

_one_at_a_time = threading.Lock()
_nowhere = os.open(os.devnull, os.O_WRONLY)


@cache
def sandbox(limits: Limits) -> Sandbox:
    """Give this process's sandbox."""
    opened = Sandbox(limits)
    gc.collect()
    gc.freeze()  # what is there now stays: no need to look for garbage in it again and again
    gc.set_threshold(SELDOM)  # in what comes of a submission there is next to none
    return opened


def get_ready(limits: Limits, dask_worker: Any = None, *, own_core: bool = False) -> str:
    """Open the sandbox of a worker; say what is missing, if something is.

    A worker and its sandbox work in turns, so they are faster on one core than on two.
    """
    if own_core:
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, [cores[dask_worker.name % len(cores)]])
    try:
        sandbox(limits)
    except NoSandbox as error:
        return str(error)
    return ""


def grade_all(
    parts: list[Contents], masters: dict[str, Master], limits: Limits
) -> list[dict[str, Graded]]:
    """Grade submissions, one after the other; runs in a worker.

    When that has taken long, or much came of it, the rest is left to whoever is free: so the
    answer may be shorter than the question, but never empty.
    """
    # One at a time: a test cell's output is caught for the whole process.
    with _one_at_a_time:
        done: list[dict[str, Graded]] = []
        end, room = time.monotonic() + LONG, MUCH
        for contents in parts:
            seconds = STUCK + 2 * limits.total * len(contents)
            faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere)
            try:
                done.append({n: _grade(c, masters[n], limits) for n, c in contents.items()})
            finally:
                faulthandler.cancel_dump_traceback_later()
            room -= sum(len(graded.notebook) for graded in done[-1].values())
            if room < 0 or time.monotonic() > end:
                break
        return done


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
