"""Bring every notebook and its text twin together, then execute what has no outputs yet.

The newer of the two wins, as with ``jupytext --sync``. A chapter is executed when one of its code
cells was never run or when the package changed after it; a failing one is left as it was.
"""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat

ROOT = Path(__file__).resolve().parents[1]
PAIRS = {"chapters": "chapters/text", "exercises/source": "exercises/text"}
JUPYTER = Path(sys.executable).with_name("jupyter")


def text_twins() -> list[Path]:
    """List all text twins of the course."""
    return [path for folder in PAIRS.values() for path in sorted((ROOT / folder).rglob("*.md"))]


def code_of(notebook: Path) -> list[str]:
    """Read the sources of the code cells; none if there is no notebook yet."""
    if not notebook.exists():
        return []
    cells = nbformat.read(notebook, as_version=4).cells
    return [cell.source for cell in cells if cell.cell_type == "code"]


def mark_unexecuted(notebook: Path, known: list[str]) -> None:
    """Take the execution count from cells that are new: a twin's edit keeps the old outputs."""
    content = nbformat.read(notebook, as_version=4)
    for cell in content.cells:
        if cell.cell_type == "code" and cell.source not in known:
            cell.execution_count = None
    nbformat.write(content, notebook)


def is_stale(notebook: Path) -> bool:
    """Whether a chapter must be executed for its outputs to be those of its code."""
    cells = nbformat.read(notebook, as_version=4).cells
    code = [cell for cell in cells if cell.cell_type == "code" and cell.source]
    if any(cell.execution_count is None for cell in code):
        return True
    newest = max(path.stat().st_mtime for path in (ROOT / "mlcourse").rglob("*.py"))
    return newest > notebook.stat().st_mtime


def notebook_of(twin: Path) -> Path:
    """Find the notebook that a text twin belongs to."""
    source, text = next(pair for pair in PAIRS.items() if twin.is_relative_to(ROOT / pair[1]))
    return (ROOT / source / twin.relative_to(ROOT / text)).with_suffix(".ipynb")


def run(*command: str | Path) -> bool:
    """Run a command in the course's folder; show what it said only if it failed."""
    done = subprocess.run([str(c) for c in command], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0


def sync(twin: Path) -> bool:
    """Bring one pair together; whether that worked."""
    notebook = notebook_of(twin)
    known = code_of(notebook)
    if not run(JUPYTER.with_name("jupytext"), "--sync", twin):
        return False
    if code_of(notebook) != known:
        mark_unexecuted(notebook, known)
    return True


def execute(notebook: Path) -> bool:
    """Execute a chapter if that is due; whether it is in order now."""
    if not is_stale(notebook):
        return True
    print(f"executing {notebook.relative_to(ROOT)}", flush=True)
    options = ("--to", "notebook", "--inplace")
    quiet = ("--execute", "--ExecutePreprocessor.record_timing=False")
    # A slow machine delivers what a cell prints in pieces: joined, equal runs give equal files.
    return run(JUPYTER, "nbconvert", *options, *quiet, notebook) and run(
        JUPYTER, "nbconvert", *options, "--coalesce-streams", notebook
    )


def done(step: Callable[[Path], bool], path: Path) -> bool:
    """Whether a step on one file worked; a file that is no notebook is named."""
    try:
        return step(path)
    except (ValueError, nbformat.ValidationError) as error:  # not JSON, or JSON of another kind
        print(f"{path.relative_to(ROOT)} is not a notebook: {error}", file=sys.stderr)
        return False


def main() -> int:
    """Sync all pairs, execute the stale chapters; return how many failed."""
    failed = [twin for twin in text_twins() if not done(sync, twin)]
    chapters = sorted((ROOT / "chapters").glob("*.ipynb"))
    failed += [notebook for notebook in chapters if not done(execute, notebook)]
    for path in failed:
        print(
            f"{path.relative_to(ROOT)}: not brought up to date, and left as it was. Mend what is "
            "named above, then run make notebooks again.",
            file=sys.stderr,
        )
    return len(failed)


if __name__ == "__main__":
    sys.exit(bool(main()))
