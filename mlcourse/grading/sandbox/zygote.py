"""The warmed-up process inside bubblewrap: imports once, forks a closed-in child per submission.

It runs none of the student's code itself. Requests come over a socket that the children do not
have: ``fork`` with a connection for the child, ``interrupt`` and ``kill`` with a child's number.
"""

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys

# Imported once for all submissions.
import matplotlib.pyplot
import numpy as np

from mlcourse import datasets
from mlcourse.grading.sandbox.confine import confine, fork
from mlcourse.grading.sandbox.shell import Recorder, RecordingShell
from mlcourse.grading.sandbox.student import Student

LIMITS = ("memory", "cpu_seconds", "file_bytes")
FIRST_TIMES = (
    "import numpy as np\nnp.ones((3, 3)) @ np.random.default_rng(0).normal(size=3)",
    "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()",
    "def f(x):\n    raise NotImplementedError('write f')\nf(1)",
)


def warm_up() -> RecordingShell:
    """Make the shell, and do once what every first time costs: a cell, a figure, an error, data."""
    for name in ("mlcourse.plotting", "matplotlib_inline.backend_inline"):
        importlib.import_module(name)
    for name in datasets.NAMES:
        datasets.load(name)
    shell = RecordingShell.instance(recorder=Recorder())
    for source in FIRST_TIMES:
        shell.record(source)
    shell.reset(new_session=True)
    # What is frozen is not visited by the children's collections, so it stays shared with them.
    gc.collect()
    gc.freeze()
    return shell


def child(shell: RecordingShell, connection: socket.socket, limits: dict[str, int]) -> None:
    """Serve one submission and end."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    confine(**limits)
    np.random.seed()  # noqa: NPY002 - a fork must not share the state of its siblings
    Student(shell, connection).serve()


def main() -> None:
    """Fork, interrupt and kill as told, until the grader hangs up."""
    control = socket.socket(fileno=int(sys.argv[1]))
    limits = dict(zip(LIMITS, map(int, sys.argv[2:5]), strict=True))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel buries the children
    shell = warm_up()
    control.sendall(b"ready\n")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            return
        order, _, number = message.decode().strip().partition(" ")
        if order == "fork":
            connection = socket.socket(fileno=descriptors[0])
            pid = fork()
            if pid == 0:
                with contextlib.suppress(BaseException):
                    control.close()
                    child(shell, connection, limits)
                os._exit(0)
            connection.close()
            control.sendall(b"%d\n" % pid)
        else:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(number), signal.SIGKILL if order == "kill" else signal.SIGINT)
            control.sendall(b"done\n")


if __name__ == "__main__":
    matplotlib.pyplot.ioff()
    main()
