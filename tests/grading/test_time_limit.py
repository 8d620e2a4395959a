"""The time limit for the course's own code: it strikes once, and leaves no trace."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from mlcourse.grading import _time_limit
from mlcourse.grading._time_limit import time_limit


def test_code_within_its_time_is_left_alone():
    with time_limit(60):
        done = sum(range(1000))
    assert done == 499500


def test_code_beyond_its_time_is_stopped_and_what_follows_is_not():
    with pytest.raises(TimeoutError), time_limit(0.05):  # noqa: PT012
        while True:
            pass
    for _ in range(1000):
        time.sleep(0)


def test_time_in_which_others_work_does_not_count():
    with time_limit(0.1):
        time.sleep(0.3)


def test_an_error_of_the_code_itself_comes_through():
    with pytest.raises(KeyError), time_limit(60):
        raise KeyError("x")


PROFILED = """
import cProfile, contextlib
from mlcourse.grading._time_limit import time_limit

def f():
    pass

with time_limit(60):
    f()
with contextlib.suppress(TimeoutError), time_limit(0.01):
    while True:
        f()
cProfile.run("f()")
"""


def test_profilers_still_work_afterwards():
    # An interrupt that CPython never stops looking for makes it go in circles under a profiler.
    subprocess.run(
        [sys.executable, "-c", PROFILED], check=True, timeout=60, stdout=subprocess.DEVNULL
    )


def test_limits_of_several_threads_strike_each_its_own():
    def busy(seconds, limit, told):
        try:
            with time_limit(limit):
                end = time.thread_time() + seconds
                while time.thread_time() < end:
                    pass
            told.append("done")
        except TimeoutError:
            told.append("stopped")

    told = [[] for _ in range(4)]
    tasks = [(0.2, 60), (60, 0.1), (0.2, 60), (60, 0.2)]
    threads = [
        threading.Thread(target=busy, args=(*task, t)) for task, t in zip(tasks, told, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert told == [["done"], ["stopped"], ["done"], ["stopped"]]


def test_nobody_watches_for_long_when_there_is_no_limit(monkeypatch):
    monkeypatch.setattr(_time_limit, "IDLE", 2)
    with time_limit(60):
        watcher = _time_limit.WATCH.watcher
    watcher.join(timeout=30)
    assert not watcher.is_alive()
    with pytest.raises(TimeoutError), time_limit(0.05):  # noqa: PT012
        while True:
            pass


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_a_limit_strikes_in_a_forked_process_too():
    with time_limit(60):
        pid = os.fork()
        if pid == 0:
            with contextlib.suppress(TimeoutError), time_limit(0.05):
                while True:
                    pass
            os._exit(0)
        end = time.monotonic() + 30
        while not (ended := os.waitpid(pid, os.WNOHANG))[0] and time.monotonic() < end:
            time.sleep(0.02)
    if not ended[0]:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    assert ended == (pid, 0)
