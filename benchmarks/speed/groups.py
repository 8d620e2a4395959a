"""What is measured: a function for each group, called with the rounds and a tick for each round."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.speed import machine
from benchmarks.speed.harness import Sides, compare
from benchmarks.speed.problem import Problem, digits, synthetic

Tick = Callable[[], object]
Group = Callable[[int, Tick], Any]
LARGE = (784, 512, 512, 10)
BATCHES = (8, 16, 32, 64, 128, 256, 512)
INSIDE = "unlocked"  # begins the groups for a process whose MKL takes the processor for Intel's


def groups() -> dict[str, Group]:
    """Name the groups, in the order in which they are measured."""
    large = {dtype: lambda d=dtype: synthetic(LARGE, 4096, d) for dtype in ("float32", "float64")}
    return {
        "small float32": lambda *how: networks(digits("float32"), *how),
        "small float64": lambda *how: networks(digits("float64"), *how),
        "large float32": lambda *how: networks(large["float32"](), *how),
        "large float64": lambda *how: networks(large["float64"](), *how),
        "PyTorch unlocked": unlocked,
        "tricks, small": lambda *how: tricks(digits("float32"), *how),
        "tricks, large": lambda *how: tricks(large["float32"](), *how),
        f"{INSIDE}, network": lambda *how: unlocked_network(large["float32"](), *how),
        f"{INSIDE}, functions": lambda *how: functions(1_000_000, *how),
        **{f"batch {size}": lambda *how, size=size: batches(size, *how) for size in BATCHES},
        "micrograd": micrograd,
        "perceptron": lambda *how: linear("perceptrons", *how),
        "perceptron, classes overlap": lambda *how: linear("overlapping", *how),
        "logistic regression": lambda *how: linear("logistic", *how),
        "gradient check": gradient_check,
        "1,000 numbers": lambda *how: functions(1_000, *how),
        "1,000,000 numbers": lambda *how: functions(1_000_000, *how),
        "cold start": cold_start,
        "two threads": two_threads,
        "growth": growth,
    }


def timed(sides: Sides, rounds: int, tick: Tick) -> dict[str, Any]:
    """Compare, and give the result as plain numbers."""
    return asdict(compare(sides, rounds, tick=tick))


def networks(problem: Problem, rounds: int, tick: Tick) -> dict[str, Any]:
    """Train a network with everything that can, and do the products alone."""
    from benchmarks.speed.sides import ours, with_jax, with_sklearn, with_torch

    sides = {
        "mlcourse": ours.fast(problem),
        "matrix products alone": ours.products(problem),
        "JAX, an epoch compiled": with_jax.scan(problem),
        "mlcourse, the plain step": ours.plain(problem),
        "scikit-learn": with_sklearn.classifier(problem),
        "PyTorch, tuned": with_torch.tuned(problem),
        "PyTorch, the usual loop": with_torch.usual(problem),
    }
    return timed(sides, rounds, tick)


def tricks(problem: Problem, rounds: int, tick: Tick) -> dict[str, Any]:
    """Train with more and more of what makes NumPy fast."""
    from benchmarks.speed.sides.ladder import ladder

    return timed(ladder(problem), rounds, tick)


def unlocked(rounds: int, tick: Tick) -> dict[str, Any] | None:
    """Train the large network, and call functions, where MKL uses what the processor has."""
    with machine.unlocked() as environment, tempfile.TemporaryDirectory() as place:
        if environment is None:
            return None
        into = Path(place, "results.json")
        command = [sys.executable, "-m", "benchmarks.speed", "--rounds", str(rounds)]
        command += ["--only", INSIDE, "--into", str(into)]
        subprocess.run(command, env=environment, stderr=subprocess.DEVNULL, check=True)
        found = {
            name.removeprefix(f"{INSIDE}, "): each
            for name, each in json.loads(into.read_text()).items()
        }
        return found | {"torch_blas": machine.mkl_kernel(environment)}


def unlocked_network(problem: Problem, rounds: int, tick: Tick) -> dict[str, Any]:
    """Train the large network with the package and with PyTorch."""
    from benchmarks.speed.sides import ours, with_torch

    sides = {
        "mlcourse": ours.fast(problem),
        "PyTorch, tuned": with_torch.tuned(problem),
        "PyTorch, the usual loop": with_torch.usual(problem),
    }
    return timed(sides, rounds, tick)


def batches(size: int, rounds: int, tick: Tick) -> dict[str, Any]:
    """Train the small network with batches of this size."""
    from benchmarks.speed.sides import ours, with_torch

    problem = digits("float32", batch=size, epochs=10, rows=1536)
    sides = {"mlcourse": ours.fast(problem), "PyTorch, tuned": with_torch.tuned(problem)}
    return timed(sides, rounds, tick)


def micrograd(rounds: int, tick: Tick) -> dict[str, Any]:
    """Take steps of micrograd's demo; the ratio is that of the times for one step."""
    from benchmarks.speed.sides.with_micrograd import LONGER, moons

    return asdict(compare(moons(), rounds, times=LONGER, tick=tick))


def linear(which: str, rounds: int, tick: Tick) -> dict[str, Any]:
    """Fit a linear model."""
    from benchmarks.speed import linear

    return timed(getattr(linear, which)(), rounds, tick)


def gradient_check(rounds: int, tick: Tick) -> dict[str, Any]:
    """Check a gradient in every entry and along a few directions."""
    from benchmarks.speed.pieces import gradient_checks

    return timed(gradient_checks(), rounds, tick)


def functions(size: int, rounds: int, tick: Tick) -> dict[str, Any]:
    """Call each non-linearity on so many numbers."""
    from benchmarks.speed.pieces import non_linearities

    return {name: timed(calls, rounds, tick) for name, calls in non_linearities(size).items()}


def cold_start(rounds: int, tick: Tick) -> dict[str, Any]:
    """Run whole scripts; a third of the rounds, as each takes seconds."""
    from benchmarks.speed.cold import Scripts

    scripts = Scripts()
    found = timed(scripts.sides(), max(rounds // 3, 1), tick)
    return found | {"megabytes": scripts.megabytes}


def two_threads(rounds: int, tick: Tick) -> dict[str, Any]:
    """Compute the gradient of a large batch with one thread and with two."""
    from benchmarks.speed.scaling import threads

    with threads(synthetic(LARGE, 2048, "float32", batch=2048)) as sides:
        return timed(sides, rounds, tick)


def growth(rounds: int, tick: Tick) -> dict[str, Any]:
    """Train with more and more rows, width and depth."""
    from benchmarks.speed.scaling import grown

    return grown(max(rounds // 3, 1), tick)
