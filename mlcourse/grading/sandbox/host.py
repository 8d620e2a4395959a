"""The trusted side: starts the sandbox, opens a session per submission, keeps the time."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import mlcourse
from mlcourse.grading.sandbox import wire

PACKAGE = Path(mlcourse.__file__).parent
# What of the course a student's code may import: no reference implementation, no checks.
ALLOWED = (
    "__init__.py",
    "_dataset.py",
    "_generators.py",
    "_validation.py",
    "datasets.py",
    "data",
    "plotting.py",
)
OURS = ("__init__.py", "sandbox")
GRACE = 0.5  # seconds between the polite and the final end of a time limit


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    cell, call : float
        Seconds by the clock for one cell, and for one call of a function by the checks.
    cpu : int
        Seconds of computing for the whole submission.
    memory, files : int
        Bytes of address space, and of files in all.
    """

    cell: float = 30.0
    call: float = 10.0
    cpu: int = 120
    memory: int = 4 * 2**30
    files: int = 64 * 2**20


class NoSandbox(RuntimeError):  # noqa: N818 - its message is an instruction
    """Raised where student code cannot be shut in."""


class Ended(Exception):  # noqa: N818 - it says what happened
    """The student's process is gone; the message says why."""


class Sandbox:
    """A warmed-up process that opens a session for each submission.

    Raises
    ------
    NoSandbox
        If bubblewrap is missing or not allowed to work here.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                _command(theirs.fileno(), self.limits),
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        self.control.settimeout(60)
        if self._answer() != b"ready":
            said = self.process.communicate()[1].decode(errors="replace").strip()
            raise NoSandbox(
                f"bubblewrap could not start the sandbox here: {said[-500:] or 'it said nothing'}. "
                "Nothing of the students' was run. The page for instructors names the settings "
                "that it needs."
            )

    def _answer(self) -> bytes:
        try:
            return self.control.recv(64).strip()
        except OSError:
            return b""

    def open(self) -> "Session":
        """Fork a child for one submission."""
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self.control, [b"fork"], [theirs.fileno()])
        return Session(self, ours, int(self._answer()))

    def signal(self, order: str, pid: int) -> None:
        """Interrupt or kill a child."""
        with contextlib.suppress(OSError):
            self.control.sendall(f"{order} {pid}".encode())
            self._answer()

    def close(self) -> None:
        """End the sandbox and all that runs in it."""
        self.control.close()
        self.process.kill()
        self.process.communicate()

    def __enter__(self) -> "Sandbox":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()


class Session:
    """One submission's process, seen from outside."""

    def __init__(self, sandbox: Sandbox, connection: socket.socket, pid: int) -> None:
        self.sandbox = sandbox
        self.connection = connection
        self.pid = pid
        self.ended = ""

    def run(self, source: str) -> dict[str, Any]:
        """Run one cell; return its outputs and whether it ran to its end."""
        return self.request({"do": "run", "source": source}, self.sandbox.limits.cell)

    def request(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Ask for something and wait for the reply, as long as the time limit allows.

        Raises
        ------
        Ended
            If the process is gone, or had to be ended.
        """
        if self.ended:
            raise Ended(self.ended)
        try:
            wire.send(self.connection, request)
            return self._reply(seconds)
        except wire.Closed:
            raise self._end(
                "the process of the notebook ended: the code left Python, or used more memory or "
                "computing time than is allowed"
            ) from None
        except wire.WireError as error:
            raise self._end(f"what came back could not be read ({error})") from None

    def _reply(self, seconds: float) -> dict[str, Any]:
        with self._clock(seconds):
            try:
                reply = wire.receive(self.connection)
            except TimeoutError:
                reply = self._interrupted(seconds)
        if type(reply) is not dict:
            raise wire.WireError("not of the agreed form")
        return reply

    def _interrupted(self, seconds: float) -> Any:
        """Ask the code politely to stop; if it does, its cell's other outputs are kept."""
        self.sandbox.signal("interrupt", self.pid)
        self.connection.settimeout(GRACE)
        try:
            return wire.receive(self.connection)
        except TimeoutError:
            raise self._end(f"the time limit of {seconds:g} s was over") from None

    @contextlib.contextmanager
    def _clock(self, seconds: float) -> Iterator[None]:
        # A deadline for the whole reply: slow drops of bytes do not wind the clock up again.
        self.connection.settimeout(seconds)
        start = time.monotonic()
        yield
        if time.monotonic() - start > 2 * seconds + GRACE:
            raise self._end(f"the time limit of {seconds:g} s was over")

    def _end(self, reason: str) -> Ended:
        self.ended = reason
        self.close()
        return Ended(reason)

    def close(self) -> None:
        """End the child."""
        self.connection.close()
        self.sandbox.signal("kill", self.pid)


def _command(control: int, limits: Limits) -> list[str]:
    bubblewrap = shutil.which("bwrap")
    if bubblewrap is None:
        raise NoSandbox(
            "grading runs other people's code only in a sandbox, and the command bwrap is not "
            "installed. Install it (on Debian: apt-get install bubblewrap), then try again."
        )
    site = sysconfig.get_path("purelib")
    binds = ["/usr", *_links(), *_interpreter(), site]
    arguments = [bubblewrap, "--unshare-all", "--die-with-parent", "--clearenv", "--new-session"]
    # Needed to give each child a /tmp of its own; given up by the child before any of its code.
    arguments += ["--cap-add", "CAP_SYS_ADMIN"]
    for path in dict.fromkeys(binds):
        arguments += ["--ro-bind", path, path]
    if PACKAGE.is_relative_to(site):  # installed there: the reference must not be read either
        arguments += ["--tmpfs", str(PACKAGE)]
    arguments += ["--tmpfs", "/course"]
    for name in ALLOWED:
        arguments += ["--ro-bind", str(PACKAGE / name), f"/course/mlcourse/{name}"]
    for name in OURS:
        path = str(PACKAGE / "grading" / name)
        arguments += ["--ro-bind", path, f"/course/mlcourse/grading/{name}"]
    for device in ("null", "zero", "urandom"):
        arguments += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    for name, value in _environment(site).items():
        arguments += ["--setenv", name, value]
    arguments += ["--tmpfs", "/tmp", "--remount-ro", "/course", "--remount-ro", "/"]
    arguments += [sys.executable, "-m", "mlcourse.grading.sandbox.zygote", str(control)]
    return [*arguments, str(limits.memory), str(limits.cpu), str(limits.files)]


def _links() -> list[str]:
    """List the folders beside /usr that hold libraries on this system."""
    return [path for path in ("/lib", "/lib64", "/bin") if os.path.exists(path)]


def _interpreter() -> list[str]:
    """List the folders of the interpreter: its environment, and where that one came from."""
    places = (sys.prefix, sys.base_prefix, os.path.dirname(os.path.realpath(sys.executable)))
    return [place for place in dict.fromkeys(places) if not place.startswith("/usr/")]


def _environment(site: str) -> dict[str, str]:
    return {
        "PYTHONPATH": f"/course:{site}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": "/tmp",
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": "/tmp",
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }
