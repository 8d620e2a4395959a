"""The trusted side: starts the sandbox and opens a session per submission."""

import contextlib
import socket
import time
from types import TracebackType

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.launch import Zygote
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
        bounds = self.limits.memory, self.limits.cpu, self.limits.files
        self._order = b"fork %d %d %d" % bounds
        self.draws = False
        self._start()

    def _start(self) -> None:
        """Connect to the zygote that was opened early, or where that is no help to a new one."""
        self.zygote: Zygote | None = None
        if Zygote.early is not None and self._connected(Zygote.early):
            return
        self.zygote = Zygote()
        if not self._connected(self.zygote):
            raise NoSandbox(
                "bubblewrap could not start the sandbox here: "
                f"{self.zygote.close()[-500:] or 'it said nothing'}. Nothing of the students' was "
                "run. The page for instructors names the settings that it needs."
            )

    def _connected(self, zygote: Zygote) -> bool:
        """Try whether a zygote forks a process for this sandbox, and that one a child."""
        try:
            self.control = zygote.server(draws=self.draws)
        except OSError:
            return False
        self.control.settimeout(START)
        with contextlib.suppress(OSError, ValueError, wire.Closed, wire.WireError):
            if self._answer() == b"ready":
                self._fork(None).close()
                return True
        self.control.close()
        return False

    def _answer(self) -> bytes:
        try:
            return self.control.recv(64)
        except OSError:
            return b""

    def open(self, until: float | None = None, *, draws: bool = False) -> "Session":
        """Fork a child for one submission.

        Parameters
        ----------
        until : float, optional
            When its time is over, on the monotonic clock; by default ``limits.total`` from now.
        draws : bool
            Whether it is to have matplotlib at hand; else an import takes a second. When this is
            first asked for, the sandbox is exchanged for one that has, and ends its children.

        Raises
        ------
        NoSandbox
            If that fails, and starting the sandbox anew does not help.
        """
        if draws and not self.draws:
            self._learn_to_draw()
        try:
            return self._fork(until)
        except (OSError, ValueError, wire.Closed, wire.WireError):
            self._restart()
            return self._fork(until)

    def _learn_to_draw(self) -> None:
        """Change to a process of the same zygote that has matplotlib."""
        self.draws = True
        self.control.close()
        zygote = self.zygote or Zygote.early
        if zygote is None or not self._connected(zygote):
            self._restart()

    def _restart(self) -> None:
        self.close()
        self._start()

    def _fork(self, until: float | None) -> "Session":
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                socket.send_fds(self.control, [self._order], [theirs.fileno()])
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
        if self.zygote is not None:
            self.zygote.close()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()
