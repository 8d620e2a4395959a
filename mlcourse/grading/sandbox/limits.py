"""What one submission may use, and what is raised when it cannot run or goes beyond that."""

from dataclasses import dataclass

# The folder that a submission may write to: each has its own, in memory, gone at the end. Not
# /tmp, where the interpreter itself may have been installed.
SCRATCH = "/scratch"


@dataclass(frozen=True)
class Limits:
    """What one submission may use.

    Attributes
    ----------
    cell, call : float
        Seconds by the clock for one cell, and for one call of a function by the checks.
    total : float
        Seconds by the clock for all cells and calls of one submission together.
    cpu : int
        Seconds of computing for the whole submission.
    memory, files : int
        Bytes of address space, and of files in all.
    """

    cell: float = 30.0
    call: float = 10.0
    total: float = 120.0
    cpu: int = 120
    memory: int = 4 * 2**30
    files: int = 64 * 2**20


class NoSandbox(RuntimeError):  # noqa: N818 - its message is an instruction
    """Raised where student code cannot be shut in."""


class Ended(Exception):  # noqa: N818 - it says what happened
    """The student's process is gone; the message says why."""
