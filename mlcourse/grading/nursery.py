"""The process that workers on this machine are forked from, with all they need imported."""

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from multiprocessing import forkserver

PRELOADED = "mlcourse.grading.early"
SIGN = "MLCOURSE_NURSERY"  # in the environment: says that a process is the nursery


def open_early() -> None:
    """Start it, if it does not run; it goes on importing while the caller does other things.

    It does not hear Ctrl-C, nor do the workers: the command alone does, and ends them.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload([PRELOADED])
    os.environ[SIGN] = "yes"
    try:
        with _deaf():
            forkserver.ensure_running()
    finally:
        del os.environ[SIGN]


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """Let what is started here not hear Ctrl-C; signals can be set in the main thread only."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
