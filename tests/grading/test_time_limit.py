"""The time limit for the course's own code: it strikes once, and leaves no trace."""

import subprocess
import sys
import time

import pytest

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
