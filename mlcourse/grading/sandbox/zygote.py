"""The warmed-up process inside bubblewrap: imports once, and forks one like itself per sandbox.

That one forks a closed-in child per submission, and runs none of the student's code itself. It is
asked over a socket that the children do not have: ``fork`` with a connection for the child and its
limits, ``interrupt``, ``kill`` and ``why`` with a child's number; the last asks how a child ended.
"""

import contextlib
import gc
import importlib
import os
import signal
import socket
import sys
import time

import numpy as np

from mlcourse import datasets
from mlcourse.grading.sandbox.confine import confine, fork
from mlcourse.grading.sandbox.shell import Recorder, RecordingShell
from mlcourse.grading.sandbox.student import Student

LIMITS = ("memory", "cpu_seconds", "file_bytes")
LAST_BREATH = 0.2  # seconds from a closed connection to the end of the process
RUNNING = 1000  # "how it ended" of one that had not
SELDOM = 20_000  # new objects after which a child looks for garbage; by default after 700
FIGURE = "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1])\nplt.show()"
FIRST_TIMES = (
    "import numpy as np\nnp.ones((3, 3)) @ np.random.default_rng(0).normal(size=3)",
    "def f(x):\n    raise NotImplementedError('write f')\nf(1)",
)


def warm_up() -> RecordingShell:
    """Make the shell, and do once what every first time costs: a cell, an error, data."""
    for name in datasets.NAMES:
        datasets.load(name)
    shell = RecordingShell.instance(recorder=Recorder())
    practise(shell, *FIRST_TIMES)
    return shell


def learn_to_draw(shell: RecordingShell) -> None:
    """Do the same for figures: they need as much as all the rest, and most notebooks have none."""
    for name in ("mlcourse.plotting", "matplotlib_inline.backend_inline"):
        importlib.import_module(name)
    importlib.import_module("matplotlib.pyplot").ioff()
    practise(shell, FIGURE)


def practise(shell: RecordingShell, *sources: str) -> None:
    """Run some cells and forget them."""
    for source in sources:
        shell.record(source)
    shell.reset(new_session=True)
    # What is frozen is not visited by the children's collections, so it stays shared with them.
    gc.collect()
    gc.freeze()
    gc.set_threshold(SELDOM)


def child(student: Student, connection: socket.socket, limits: dict[str, int]) -> None:
    """Serve one submission and end."""
    nothing = os.open("/dev/null", os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nothing, number)
    os.close(nothing)
    confine(**limits)
    # A fork must not share the state of its siblings. (With a number, this takes a tenth.)
    np.random.seed(int.from_bytes(os.urandom(4)))  # noqa: NPY002
    student.serve(connection)


class Children:
    """The processes of one sandbox's submissions, by their numbers."""

    def __init__(self) -> None:
        self.running: set[int] = set()
        self.killed: set[int] = set()

    def kill(self, pid: int) -> None:
        """End a child; it is buried later, when it has come to its end."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self.running.discard(pid)
        self.killed.add(pid)

    def bury(self) -> None:
        """Let go of the killed children that have ended."""
        for pid in list(self.killed):
            try:
                ended, _ = os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                ended = pid
            if ended:
                self.killed.discard(pid)

    def why(self, pid: int) -> bytes:
        """Tell how a child ended (exit code, or minus a signal), and its seconds of computing."""
        patience = time.monotonic() + LAST_BREATH
        while True:
            ended, status, used = os.wait4(pid, os.WNOHANG)
            if ended:
                self.running.discard(pid)
                how = os.waitstatus_to_exitcode(status)
                return b"%d %d" % (how, used.ru_utime + used.ru_stime)
            if time.monotonic() > patience:
                self.kill(pid)
                return b"%d 0" % RUNNING
            time.sleep(0.002)


def serve(shell: RecordingShell, control: socket.socket) -> None:
    """Fork, interrupt and kill as told, until the sandbox's owner hangs up or is gone."""
    children = Children()
    # Made here, for what each child did for itself would take it longer.
    student = Student(shell)
    signal.signal(signal.SIGINT, student.interrupted)
    control.sendall(b"ready")
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if not message:
            break
        children.bury()
        order, *numbers = message.decode().split()
        answer = b"done"
        if order == "fork":
            connection = socket.socket(fileno=descriptors[0])
            pid = fork()
            if pid == 0:
                with contextlib.suppress(BaseException):
                    control.close()
                    limits = dict(zip(LIMITS, map(int, numbers), strict=True))
                    child(student, connection, limits)
                os._exit(1)
            connection.close()
            children.running.add(pid)
            answer = b"%d" % pid
        elif order == "why":
            answer = children.why(int(numbers[0]))
        elif order == "kill":
            children.kill(int(numbers[0]))
        else:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(numbers[0]), signal.SIGINT)
        control.sendall(answer)
    for pid in list(children.running):
        children.kill(pid)


def main() -> None:
    """Warm up, then fork a process for each sandbox that is asked for: one that draws, or not."""
    owner = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    shell = warm_up()
    draws = False
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody asks how those processes end
    while True:
        message, descriptors, _, _ = socket.recv_fds(owner, 4096, 1)
        if not message:
            return
        kind, cores = message.split()
        if kind == b"draw" and not draws:
            learn_to_draw(shell)
            draws = True
        control = socket.socket(fileno=descriptors[0])
        if os.fork() == 0:
            owner.close()
            mask = int(cores, 16)
            os.sched_setaffinity(0, [i for i in range(mask.bit_length()) if mask >> i & 1])
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            serve(shell, control)
            os._exit(0)
        control.close()


if __name__ == "__main__":
    main()
