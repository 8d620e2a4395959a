"""Bring every notebook and its text twin together, then execute what has no outputs yet.

The newer of the two wins, as with ``jupytext --sync``. A chapter is executed when one of its code
cells was never run or when the package changed after it; a failing one is left as it was.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAIRS = {"chapters": "chapters/text", "exercises/source": "exercises/text"}
JUPYTER = Path(sys.executable).with_name("jupyter")


def text_twins() -> list[Path]:
    """All text twins of the course."""
    return [path for folder in PAIRS.values() for path in sorted((ROOT / folder).rglob("*.md"))]


def is_stale(notebook: Path) -> bool:
    """Whether a chapter must be executed for its outputs to be those of its code."""
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code" and cell["source"]]
    if any(cell["execution_count"] is None for cell in code):
        return True
    newest = max(path.stat().st_mtime for path in (ROOT / "mlcourse").rglob("*.py"))
    return newest > notebook.stat().st_mtime


def run(*command: str | Path) -> bool:
    """Run a command in the course's folder; show what it said only if it failed."""
    done = subprocess.run([str(c) for c in command], cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
    return done.returncode == 0


def main() -> int:
    """Sync all pairs, execute the stale chapters; return how many failed."""
    failed = []
    for twin in text_twins():
        if not run(JUPYTER.with_name("jupytext"), "--sync", twin):
            failed.append(twin)
    for notebook in sorted((ROOT / "chapters").glob("*.ipynb")):
        try:
            stale = is_stale(notebook)
        except (json.JSONDecodeError, KeyError, TypeError):
            print(f"{notebook.relative_to(ROOT)} is not a notebook.", file=sys.stderr)
            failed.append(notebook)
            continue
        if not stale:
            continue
        print(f"executing {notebook.relative_to(ROOT)}", flush=True)
        options = ("--to", "notebook", "--execute", "--inplace")
        if not run(
            JUPYTER, "nbconvert", *options, "--ExecutePreprocessor.record_timing=False", notebook
        ):
            failed.append(notebook)
    for path in failed:
        print(
            f"{path.relative_to(ROOT)}: not brought up to date, and left as it was. Mend what is "
            "named above, then run make notebooks again.",
            file=sys.stderr,
        )
    return len(failed)


if __name__ == "__main__":
    sys.exit(bool(main()))
