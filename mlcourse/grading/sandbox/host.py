"""The trusted side: starts the sandbox and opens a session per submission."""

import socket
import subprocess
import time
from types import TracebackType

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.enclosure import arguments, bubblewrap
from mlcourse.grading.sandbox.limits import Ended, Limits, NoSandbox
from mlcourse.grading.sandbox.session import Session

__all__ = ["Ended", "Limits", "NoSandbox", "Sandbox", "Session"]

START = 60.0  # seconds that the sandbox may take to get ready, or to answer


class Sandbox:
    """A warmed-up process that opens a session for each submission.

    Raises
    ------
    NoSandbox
        If bubblewrap is missing or not allowed to work here.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._start()

    def _start(self) -> None:
        program = bubblewrap()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [program, *arguments(theirs.fileno(), self.limits)],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        self.control.settimeout(START)
        if self._answer() != b"ready":
            self._give_up()
        try:
            self._fork(None).close()
        except (OSError, ValueError, wire.Closed, wire.WireError):
            self._give_up()

    def _give_up(self) -> None:
        self.close()
        said = self.said.decode(errors="replace").strip()
        raise NoSandbox(
            f"bubblewrap could not start the sandbox here: {said[-500:] or 'it said nothing'}. "
            "Nothing of the students' was run. The page for instructors names the settings "
            "that it needs."
        )

    def _answer(self) -> bytes:
        try:
            return self.control.recv(64)
        except OSError:
            return b""

    def open(self, until: float | None = None) -> "Session":
        """Fork a child for one submission.

        Parameters
        ----------
        until : float, optional
            When its time is over, on the monotonic clock; by default ``limits.total`` from now.

        Raises
        ------
        NoSandbox
            If that fails, and starting the sandbox anew does not help.
        """
        try:
            return self._fork(until)
        except (OSError, ValueError, wire.Closed, wire.WireError):
            self.close()
            self._start()
            return self._fork(until)

    def _fork(self, until: float | None) -> "Session":
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self.control, [b"fork"], [theirs.fileno()])
            session = Session(self, ours, int(self._answer()), until)
            # The child speaks first, when it is shut in: if it cannot be, nothing runs.
            wire.receive(ours, time.monotonic() + START)
        except BaseException:
            ours.close()
            raise
        return session

    def order(self, order: str, pid: int) -> bytes:
        """Interrupt or kill a child, or ask why it ended."""
        try:
            self.control.sendall(f"{order} {pid}".encode())
        except OSError:
            return b""
        return self._answer()

    def close(self) -> None:
        """End the sandbox and all that runs in it."""
        self.control.close()
        self.process.kill()
        self.said = self.process.communicate()[1]

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()
