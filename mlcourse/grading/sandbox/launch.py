"""Start the zygote: the warmed-up process inside bubblewrap, one for all workers of a machine."""

import os
import socket
import subprocess
import warnings

from mlcourse.grading.sandbox.enclosure import arguments, bubblewrap
from mlcourse.grading.sandbox.limits import NoSandbox


class Zygote:
    """Has all imported that a notebook needs, and forks one like itself for each sandbox.

    Raises
    ------
    NoSandbox
        If bubblewrap is not installed.
    """

    early: "Zygote | None" = None  # the one that processes forked from here share

    def __init__(self) -> None:
        program = bubblewrap()
        self.control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self.process = subprocess.Popen(
                [program, *arguments(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )

    def server(self, *, draws: bool) -> socket.socket:
        """Ask for a sandbox's process; it says ``ready`` over the connection that is returned.

        It runs on the processor cores that the caller may use. One that draws has matplotlib
        imported; the first takes as long again as the zygote itself.

        Raises
        ------
        OSError
            If the zygote has ended.
        """
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        cores = sum(1 << core for core in os.sched_getaffinity(0))
        order = b"%s %x" % (b"draw" if draws else b"plain", cores)
        with theirs:
            try:
                socket.send_fds(self.control, [order], [theirs.fileno()])
            except OSError:
                ours.close()
                raise
        return ours

    def close(self) -> str:
        """End it and all that runs in it; return what bubblewrap said."""
        self.control.close()
        self.process.kill()
        return self.process.communicate()[1].decode(errors="replace").strip()


def open_early() -> None:
    """Open the zygote that all processes forked from this one share.

    Where that fails nothing is said: whoever needs a sandbox tries again, and tells why.
    """
    # The process that forks workers also hears of the zygote's end, and would wonder aloud.
    warnings.filterwarnings("ignore", "forkserver: waitpid returned unexpected pid")
    try:
        Zygote.early = Zygote()
    except (NoSandbox, OSError):
        Zygote.early = None
