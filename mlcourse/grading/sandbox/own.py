"""A learner's own notebook, run without a sandbox: the same exchange with a plain process."""

import os
import signal
import socket
import subprocess
import sys
import time

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.host import START, Sandbox
from mlcourse.grading.sandbox.session import Session


class OwnCode(Sandbox):
    """Opens plain processes: nothing keeps the code from what the person themselves may do."""

    def _start(self) -> None:
        self.processes: dict[int, subprocess.Popen[bytes]] = {}

    def open(self, until: float | None = None, *, draws: bool = False) -> Session:
        """Start a process for a notebook."""
        ours, theirs = socket.socketpair()
        with theirs:
            process = subprocess.Popen(
                [sys.executable, "-m", "mlcourse.grading.sandbox.plain", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                env=os.environ | {"MPLBACKEND": "module://matplotlib_inline.backend_inline"},
            )
        self.processes[process.pid] = process
        wire.receive(ours, time.monotonic() + START)  # it says when it is ready
        return Session(self, ours, process.pid, until)

    def order(self, order: str, pid: int) -> bytes:
        """Interrupt or kill a process, or ask why it ended."""
        process = self.processes[pid]
        if order == "interrupt":
            process.send_signal(signal.SIGINT)
            return b"done"
        if order == "kill":
            process.kill()
        return b"%d 0" % process.wait()

    def close(self) -> None:
        """End what still runs."""
        for process in self.processes.values():
            process.kill()
            process.wait()
