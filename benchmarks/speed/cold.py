"""A whole script, from the start of Python to its end: train the small network once."""

import re
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path

from benchmarks.speed.problem import Problem, digits

SIDES = {
    "mlcourse": ("ours", "fast"),
    "scikit-learn": ("with_sklearn", "classifier"),
    "JAX, an epoch compiled": ("with_jax", "scan"),
    "PyTorch, tuned": ("with_torch", "tuned"),
}
ROOT = Path(__file__).parents[2]


class Scripts:
    """Start a script for each library, and keep the most memory that each held."""

    def __init__(self) -> None:
        self.place = tempfile.TemporaryDirectory()
        self.data = Path(self.place.name, "problem.npz")
        digits("float32").save(self.data)
        self.megabytes: dict[str, float] = {}

    def sides(self) -> dict[str, Callable[[], float]]:
        """Give what is to be timed."""
        return {name: partial(self.run, name) for name in SIDES}

    def run(self, name: str) -> float:
        """Run one script; give the loss it ends with."""
        command = [sys.executable, "-m", __name__, *SIDES[name], str(self.data)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        loss, megabytes = map(float, done.stdout.split())
        self.megabytes[name] = megabytes
        return loss


def main(module: str, function: str, data: str) -> None:
    """Be that script."""
    prepare = getattr(import_module(f"benchmarks.speed.sides.{module}"), function)
    print(prepare(Problem.load(Path(data)))())
    print(most_held() / 2**20)


def most_held() -> int:
    """Give the most memory that this process held so far, in bytes."""
    status = Path("/proc/self/status")
    if status.exists():  # what getrusage tells there may be the memory of the process before
        return int(re.search(r"VmHWM:\s*(\d+) kB", status.read_text())[1]) * 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # on a Mac, in bytes


if __name__ == "__main__":
    main(*sys.argv[1:])
