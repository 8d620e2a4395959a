"""A time limit for the course's own code, in whatever thread it runs."""

import contextlib
import ctypes
import threading
import time
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the running code when it has used its time; for trusted code only.

    Processor time of the thread counts, so that a busy machine changes nothing. Works in any
    thread, where signals do not. Code inside one long call of NumPy is not stopped.
    """
    thread = threading.get_ident()
    used = _clock(thread)
    end = used() + seconds
    left_alone, over = threading.Event(), threading.Event()

    def watch() -> None:
        while (left := end - used()) > 0:
            if left_alone.wait(left):
                return
        over.set()
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(thread), ctypes.py_object(TimeoutError)
        )

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        left_alone.set()
        watcher.join()
        if over.is_set():
            _let_it_come()


def _clock(thread: int) -> Callable[[], float]:
    """Tell the processor time of a thread; where the system does not (macOS), the time of day."""
    if not hasattr(time, "pthread_getcpuclockid"):
        return time.monotonic
    clock = time.pthread_getcpuclockid(thread)
    return lambda: time.clock_gettime(clock)


def _let_it_come() -> None:
    """Take an exception that came too late, so that it does not hit what follows.

    To take it back (PyThreadState_SetAsyncExc with None) would leave CPython looking for it at
    every call, for good: slower, and under a profiler without end.
    """
    with contextlib.suppress(TimeoutError):
        for _ in range(100):
            pass
