"""One submission's process, seen from outside: requests, their time limits, and how it ended."""

import contextlib
import signal
import socket
import time
from typing import TYPE_CHECKING, Any

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.later import Later
from mlcourse.grading.sandbox.limits import Ended

if TYPE_CHECKING:
    from mlcourse.grading.sandbox.host import Sandbox

GRACE = 0.5  # seconds between the polite and the final end of a time limit
CRASHES = (signal.SIGSEGV, signal.SIGBUS, signal.SIGABRT, signal.SIGILL, signal.SIGFPE)


class Session:
    """One submission's process.

    Attributes
    ----------
    until : float
        When all its time is over, on the monotonic clock.
    ended : str
        Why the process ended; empty while it runs.
    """

    def __init__(
        self, sandbox: "Sandbox", connection: socket.socket, pid: int, until: float | None
    ) -> None:
        self.sandbox = sandbox
        self.connection = connection
        self.pid = pid
        self.until = time.monotonic() + sandbox.limits.total if until is None else until
        self.ended = ""
        self.known: dict[int, Any] = {}  # stand-ins by their handles
        self.waiting: list[Later] = []  # to be made before anything else is asked for

    def run(self, source: str) -> dict[str, Any]:
        """Run one cell; return its outputs and whether it ran to its end.

        Where the time limit stopped it, the reply has a sentence about that under ``stopped``.
        """
        return self.request({"do": "run", "source": source}, self.sandbox.limits.cell, "cell")

    def request(
        self, request: dict[str, Any], seconds: float, what: str = "call"
    ) -> dict[str, Any]:
        """Ask for something and wait for the reply, as long as the time limits allow.

        Raises
        ------
        Ended
            If the process is gone, or had to be ended.
        TypeError
            If the request itself holds what cannot cross.
        """
        while self.waiting:
            self.waiting[0].make()
        return Later(self, request, seconds, what).reply()

    def later(self, request: dict[str, Any], seconds: float) -> Later:
        """Let a request wait for others, or for the moment when somebody wants its reply."""
        later = Later(self, request, seconds)
        self.waiting.append(later)
        return later

    def exchange(self, frame: bytes, seconds: float, what: str) -> tuple[bytes | bytearray, str]:
        """Send a request; return the message that comes back, and if it was stopped a word on that.

        Raises
        ------
        Ended
        """
        if self.ended:
            raise Ended(self.ended)
        deadline = min(time.monotonic() + seconds, self.until)
        whole = f"the notebook ran longer than {self.sandbox.limits.total:g} s in all"
        story = whole if deadline == self.until else f"the {what} ran longer than {seconds:g} s"
        try:
            wire.ship(self.connection, frame, deadline)
            try:
                return wire.take(self.connection, deadline), ""
            except TimeoutError:
                # Asked politely, most code stops: what the cell wrote and defined so far is kept.
                self.sandbox.order("interrupt", self.pid)
                return self._late(), f"stopped: {story}"
        except wire.Closed:
            raise self._end(self._why()) from None
        except TimeoutError:
            raise self._end(f"{story} and had to be ended") from None
        except wire.WireError as error:
            raise self.unreadable(error) from None

    def _late(self) -> bytes | bytearray:
        """Wait a little longer; half a message may have come before, then this one is noise."""
        try:
            message = wire.take(self.connection, time.monotonic() + GRACE)
            wire.decode(message)
        except wire.WireError:
            raise TimeoutError from None
        return message

    def unreadable(self, error: wire.WireError) -> Ended:
        """End the process because of what it sent."""
        return self._end(f"what came back could not be read ({error})")

    def _why(self) -> str:
        """Tell in words how the process came to its end."""
        limits = self.sandbox.limits
        with contextlib.suppress(ValueError):
            how, seconds = map(int, self.sandbox.order("why", self.pid).split())
            if how == -signal.SIGKILL and seconds >= limits.cpu:
                return f"the notebook used more than {limits.cpu} s of computing time"
            if -how in CRASHES:
                return f"Python crashed ({signal.Signals(-how).name})"
            if how < 0:
                return (
                    f"the system ended the process ({signal.Signals(-how).name}), "
                    "most likely because it needed too much memory"
                )
            if how < 256:
                return (
                    "the process of the notebook ended: the code left Python (as os._exit does), "
                    f"or no memory was left of its {limits.memory / 2**30:.3g} GB"
                )
        return "the process of the notebook no longer answers"

    def _end(self, reason: str) -> Ended:
        self.ended = reason
        self.close()
        return Ended(reason)

    def close(self) -> None:
        """End the child."""
        if self.connection.fileno() >= 0:
            self.connection.close()
            self.sandbox.order("kill", self.pid)
