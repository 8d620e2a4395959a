"""The process that workers on this machine are forked from, with all they need imported."""

import multiprocessing
import signal
import threading
from multiprocessing import forkserver

PRELOADED = [  # the first opens the workers' sandbox, which warms up beside the imports
    "mlcourse.grading.hatch", "mlcourse.grading.lean", "mlcourse.grading.worker", "distributed",
]  # fmt: skip


def open_early() -> None:
    """Start it, if it does not run; it goes on importing while the caller does other things.

    It does not hear Ctrl-C, nor do the workers: the command alone does, and ends them.
    """
    multiprocessing.get_context("forkserver").set_forkserver_preload(PRELOADED)
    if threading.current_thread() is not threading.main_thread():  # only there signals can be set
        forkserver.ensure_running()
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        forkserver.ensure_running()
    finally:
        signal.signal(signal.SIGINT, before)
