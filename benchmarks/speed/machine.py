"""The machine: what is told about it, and how the benchmark is held on one core of it."""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path

from threadpoolctl import threadpool_info

PEERS = ("numpy", "scikit-learn", "scipy", "torch", "jax", "micrograd")
# PyTorch's MKL asks the processor for its maker. These two answers let it use what is there.
SHIM = (
    "int mkl_serv_intel_cpu(void) { return 1; }\nint mkl_serv_intel_cpu_true(void) { return 1; }\n"
)


def described() -> dict[str, str]:
    """Say what decides about the figures."""
    blas = [pool for pool in threadpool_info() if pool["user_api"] == "blas"]
    numpys = next((pool for pool in blas if "numpy" in pool["filepath"]), blas[0])
    return {
        "processor": processor(),
        "cores": str(os.cpu_count()),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "numpy_blas": f"{numpys['internal_api']} {numpys['version']}, "
        f"kernel {numpys.get('architecture', 'unknown')}",
        "torch_blas": mkl_kernel(os.environ),
        "threads": str(max(pool["num_threads"] for pool in threadpool_info())),
        "versions": ", ".join(f"{name} {version(name)}" for name in PEERS),
    }


def processor() -> str:
    """Give the processor's name, and how it calls itself."""
    if not Path("/proc/cpuinfo").exists():
        return platform.processor() or platform.machine()
    facts = dict(re.findall(r"^([\w ]+?)\s*: (.*)$", Path("/proc/cpuinfo").read_text(), re.M))
    family, model = facts.get("cpu family", "?"), facts.get("model", "?")
    return f"{facts.get('model name', platform.machine())} (family {family}, model {model})"


def mkl_kernel(environment: "os._Environ[str] | dict[str, str]") -> str:
    """Ask PyTorch's MKL which instructions it uses; a process of its own has to tell."""
    code = "import torch; torch.ones(64, 64) @ torch.ones(64, 64)"
    done = subprocess.run(
        [sys.executable, "-c", code], env={**environment, "MKL_VERBOSE": "1"},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    line = r"MKL_VERBOSE (oneMKL [\d.]+).*? 64 architecture (.*?)(?: with support.*?)?, (?:Lnx|Win)"
    told = re.search(line, done.stdout)
    return f"{told[1]}, {told[2].replace('(R)', '')}" if told else "not MKL"


@contextmanager
def unlocked() -> Iterator[dict[str, str] | None]:
    """Give an environment in which PyTorch's MKL takes any processor for Intel's.

    None where that is not needed or cannot be had: not Linux, no C compiler, or Intel's processor.
    """
    compiler = shutil.which("cc")
    if sys.platform != "linux" or compiler is None or "AuthenticAMD" not in maker():
        yield None
        return
    with tempfile.TemporaryDirectory() as place:
        source, library = Path(place, "shim.c"), Path(place, "shim.so")
        source.write_text(SHIM)
        subprocess.run([compiler, "-shared", "-fPIC", "-o", library, source], check=True)
        yield {**os.environ, "LD_PRELOAD": str(library)}


def maker() -> str:
    """Read what the system knows about the processor, its maker included."""
    return Path("/proc/cpuinfo").read_text()


def hold_on_one_core() -> None:
    """Keep this process, its children and all their threads on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
