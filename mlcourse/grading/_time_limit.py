"""A time limit for the course's own code, in whatever thread it runs."""

import contextlib
import ctypes
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

TICK = 0.05  # seconds between two looks at the clocks
IDLE = 100  # looks without a limit after which nobody looks any more


@dataclass(eq=False)
class Limit:
    """A thread whose time is limited, its clock, when its time ends, and whether it was told."""

    thread: int
    used: Callable[[], float]
    end: float
    over: bool = False

    def strike(self) -> None:
        """Raise TimeoutError in the thread."""
        self.over = True
        ctypes.pythonapi.PyThreadState_SetAsyncExc(
            ctypes.c_ulong(self.thread), ctypes.py_object(TimeoutError)
        )


class Watch:
    """One thread that looks at all limits: to start one for each costs more than most blocks."""

    def __init__(self) -> None:
        self.renew()
        if hasattr(os, "register_at_fork"):  # a fork has neither the watcher nor those threads
            os.register_at_fork(after_in_child=self.renew)

    def renew(self) -> None:
        """Begin with no limits, and nobody who looks."""
        self.limits: set[Limit] = set()
        self.lock = threading.Lock()
        self.watcher: threading.Thread | None = None

    def begin(self, limit: Limit) -> None:
        """Watch over a limit from now on."""
        with self.lock:
            self.limits.add(limit)
            if self.watcher is None:
                watcher = threading.Thread(target=self._look, daemon=True)
                watcher.start()
                self.watcher = watcher

    def end(self, limit: Limit) -> None:
        """Forget a limit: from here on, it does not strike."""
        with self.lock:
            self.limits.discard(limit)

    def _look(self) -> None:
        idle = 0
        while idle < IDLE:
            time.sleep(TICK)
            with self.lock:
                for limit in [each for each in self.limits if each.used() >= each.end]:
                    limit.strike()
                    self.limits.discard(limit)  # once, even if it strikes while it is taken back
                idle = 0 if self.limits else idle + 1
                if idle == IDLE:
                    self.watcher = None


WATCH = Watch()


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in the running code when it has used its time; for trusted code only.

    Processor time of the thread counts, so that a busy machine changes nothing. Works in any
    thread, where signals do not. Code inside one long call of NumPy is not stopped.
    """
    thread = threading.get_ident()
    used = _clock(thread)
    limit = Limit(thread, used, used() + seconds)
    WATCH.begin(limit)
    try:
        yield
    finally:
        WATCH.end(limit)
        if limit.over:
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
