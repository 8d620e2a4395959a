"""The bubblewrap command: what of this machine exists inside the sandbox, and what does not."""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

import mlcourse
from mlcourse.grading.sandbox.limits import SCRATCH, NoSandbox

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


def bubblewrap() -> str:
    """Find bubblewrap.

    Raises
    ------
    NoSandbox
        If it is not installed.
    """
    program = shutil.which("bwrap")
    if program is None:
        raise NoSandbox(
            "grading runs other people's code only in a sandbox, and the command bwrap is not "
            "installed. Install it (on Debian: apt-get install bubblewrap), then try again."
        )
    return program


def arguments(control: int) -> list[str]:
    """Tell bubblewrap what to show and what to start: the process that talks over ``control``."""
    site = sysconfig.get_path("purelib")
    binds = dict.fromkeys(["/usr", *_links(), *_interpreter(), site])
    parts = ["--unshare-all", "--die-with-parent", "--clearenv", "--new-session"]
    # Needed to give each child a folder of its own; given up by the child before any of its code.
    parts += ["--cap-add", "CAP_SYS_ADMIN"]
    for path in binds:
        parts += ["--ro-bind", path, path]
    if any(PACKAGE.is_relative_to(path) for path in binds):
        parts += ["--tmpfs", str(PACKAGE)]  # the reference must not be read there either
    parts += ["--tmpfs", "/course"]
    for name in ALLOWED:
        parts += ["--ro-bind", str(PACKAGE / name), f"/course/mlcourse/{name}"]
    for name in OURS:
        path = str(PACKAGE / "grading" / name)
        parts += ["--ro-bind", path, f"/course/mlcourse/grading/{name}"]
    for device in ("null", "zero", "urandom"):
        parts += ["--dev-bind", f"/dev/{device}", f"/dev/{device}"]
    for name, value in _environment(site).items():
        parts += ["--setenv", name, value]
    parts += ["--tmpfs", SCRATCH, "--remount-ro", "/course", "--remount-ro", "/"]
    program = [sys.executable, "-P", "-m", "mlcourse.grading.sandbox.zygote", str(control)]
    return [*parts, "--chdir", SCRATCH, *program]


def _links() -> list[str]:
    """List the folders beside /usr that hold libraries on this system."""
    return [path for path in ("/lib", "/lib64", "/bin") if os.path.exists(path)]


def _interpreter() -> list[str]:
    """List what belongs to the interpreter: of its environment, and of where that one came from.

    Never a whole prefix: an environment may have been made right in the course's folder.
    """
    parts = [
        os.path.join(prefix, part)
        for prefix in dict.fromkeys([sys.prefix, sys.base_prefix])
        for part in ("bin", "lib", "lib64", "pyvenv.cfg")
    ]
    parts.append(os.path.dirname(os.path.realpath(sys.executable)))
    return [part for part in parts if os.path.exists(part) and not part.startswith("/usr/")]


def _environment(site: str) -> dict[str, str]:
    return {
        "PYTHONPATH": f"/course:{site}",
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": SCRATCH,
        "TMPDIR": SCRATCH,
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": SCRATCH,
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
        "LANG": "C.UTF-8",
    }
