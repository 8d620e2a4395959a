"""Make the student versions of all exercises in _build/release, with nbgrader's own steps.

What is there already is kept until its replacement has been made and looked through: a student
version never holds a solution or a hidden test. Exercises that did not change are left alone.
"""

import ast
import hashlib
import io
import json
import re
import shutil
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
EXERCISES = ROOT / "exercises"
RELEASE = ROOT / "_build" / "release"

REGIONS = {"SOLUTION": "solution", "HIDDEN TESTS": "grade"}
MARKER = re.compile(r"### (BEGIN|END) (SOLUTION|HIDDEN TESTS)")
ZIP_TIME = (2020, 1, 1, 0, 0, 0)  # the same content gives the same file, whenever it is made


class ExerciseError(Exception):
    """An exercise that cannot be released; the message names the file and the cell."""


def main() -> int:
    """Release every exercise; tell what is broken and go on with the others."""
    failed = 0
    for source in sorted((EXERCISES / "source").glob("*/")):
        try:
            done = release(source, RELEASE)
            print(f"{source.name}: {'released' if done else 'unchanged'}")
        except ExerciseError as error:
            failed += 1
            kept = (RELEASE / f"{source.name}.zip").exists()
            print(error, file=sys.stderr)
            print(
                f"{source.name}: not released" + ("; the last good version is kept" if kept else "")
            )
    return 1 if failed else 0


def release(source: Path, target: Path) -> bool:
    """Make the student version of one exercise; False if it is there and nothing changed."""
    stamp = target / f".{source.name}.sha256"
    digest = _digest(source)
    zipped = target / f"{source.name}.zip"
    if zipped.exists() and stamp.exists() and stamp.read_text() == digest:
        return False
    notebooks = sorted(source.glob("*.ipynb"))
    if not notebooks:
        raise ExerciseError(f"{source}: no notebook. Every exercise is a folder with one.")
    cells = {path.name: check(path) for path in notebooks}
    with tempfile.TemporaryDirectory() as scratch:
        made = _generate(source, Path(scratch))
        for name in cells:
            _look_through(cells[name], made / name, source / name)
        target.mkdir(parents=True, exist_ok=True)
        zipped.with_suffix(".new").write_bytes(_zipped(made))
        shutil.rmtree(target / source.name, ignore_errors=True)
        shutil.copytree(made, target / source.name)
        zipped.with_suffix(".new").replace(zipped)
    stamp.write_text(digest)
    return True


def _digest(source: Path) -> str:
    """Fingerprint of everything that the result depends on."""
    digest = hashlib.sha256(version("nbgrader").encode())
    files = [
        p for p in sorted(source.rglob("*")) if p.is_file() and ".ipynb_checkpoints" not in p.parts
    ]
    for path in [Path(__file__), EXERCISES / "nbgrader_config.py", *files]:
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def check(path: Path) -> list[dict[str, Any]]:
    """Read an exercise's notebook and say at once what nbgrader would stumble over."""
    try:
        cells: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["cells"]
    except (ValueError, KeyError, UnicodeDecodeError) as error:
        raise ExerciseError(
            f"{path}: not a notebook ({error}). Run make notebooks, or restore it."
        ) from None
    seen: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        known = cell.get("metadata", {}).get("nbgrader", {})
        problem = _problem(cell, known, seen)
        if problem:
            name = f" ({known['grade_id']})" if known.get("grade_id") else ""
            raise ExerciseError(f"{path}, cell {number}{name}: {problem}")
        seen.add(known.get("grade_id", ""))
    return cells


def _problem(cell: dict[str, Any], known: dict[str, Any], seen: set[str]) -> str:
    """Find what is wrong with one cell; empty if nothing is."""
    if known and not known.get("grade_id"):
        return "it is graded but has no grade_id. Give it a name of its own."
    if known.get("grade_id", "") in seen - {""}:
        return "its grade_id is taken by a cell before. Give it a name of its own."
    if known.get("grade") and "points" not in known:
        return "it is graded but says no points."
    if cell["cell_type"] == "code":
        try:
            # What begins with % or ! is IPython's, not Python's.
            python = re.sub(r"^(\s*)[%!].*", r"\1pass", _text(cell), flags=re.MULTILINE)
            compile(python, "<cell>", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
        except SyntaxError as error:
            return f"line {error.lineno} is no Python: {error.msg}."
    opened = ""
    for word, region in MARKER.findall(_text(cell)):
        if (word == "BEGIN") == bool(opened) or (opened and opened != region):
            return f"### {word} {region} does not pair with a marker before it."
        if not known.get(REGIONS[region]):
            return f"a region {region} stands in a cell that nbgrader does not know as one."
        opened = region if word == "BEGIN" else ""
    return f"### BEGIN {opened} is never closed by ### END {opened}." if opened else ""


def _text(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def _generate(source: Path, scratch: Path) -> Path:
    """Run nbgrader generate_assignment in a course of its own; return the folder it made."""
    from nbgrader.apps import NbGraderAPI  # a second of imports, only when there is work
    from traitlets.config import PyFileConfigLoader

    config = PyFileConfigLoader("nbgrader_config.py", str(EXERCISES)).load_config()
    config.CourseDirectory.root = str(scratch)
    # Nobody hands in to this course; a gradebook would take most of the time.
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    config.CourseDirectory.release_directory = "release"
    config.NbGrader.log_level = "ERROR"
    ignored = shutil.ignore_patterns(".ipynb_checkpoints", "__pycache__")
    shutil.copytree(source, scratch / "source" / source.name, ignore=ignored)
    result = NbGraderAPI(config=config).generate_assignment(source.name)
    if not result["success"]:
        raise ExerciseError(f"{source}: nbgrader generate_assignment failed.\n{result['log']}")
    return scratch / "release" / source.name


def _look_through(cells: list[dict[str, Any]], made: Path, source: Path) -> None:
    """Make sure that no line of a solution or a hidden test got into the student version."""
    text = "\n".join(_text(cell) for cell in json.loads(made.read_text(encoding="utf-8"))["cells"])
    open_lines, secret_lines = set(), {}
    for number, cell in enumerate(cells, start=1):
        for line, secret in _lines(cell):
            if secret:
                secret_lines[line] = number
            else:
                open_lines.add(line)
    lines = {line.strip() for line in text.splitlines()}
    for line in secret_lines.keys() - open_lines:
        if line in lines:
            raise ExerciseError(
                f"{source}, cell {secret_lines[line]}: {line!r} got into the student version."
            )
    if MARKER.search(text):
        raise ExerciseError(
            f"{source}: a marker of a solution or a hidden test is in the student version."
        )


def _lines(cell: dict[str, Any]) -> Iterator[tuple[str, bool]]:
    """Give a cell's lines, each with whether students must not see it."""
    known = cell.get("metadata", {}).get("nbgrader", {})
    source = _text(cell)
    # A written answer without markers is replaced as a whole.
    hidden = bool(known.get("solution")) and not MARKER.search(source)
    for line in source.splitlines():
        marker = MARKER.search(line)
        if marker:
            hidden = marker[1] == "BEGIN"
        elif line.strip():
            yield line.strip(), hidden


def _zipped(folder: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                info = zipfile.ZipInfo(str(path.relative_to(folder.parent)), ZIP_TIME)
                info.external_attr = 0o644 << 16
                archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
