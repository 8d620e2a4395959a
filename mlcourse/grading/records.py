"""What a graded notebook says of its own grading, read without trusting its form.

Notebooks that the safe path graded hold these records; in one that plain nbgrader graded, anything
may stand in their place that a student put there.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

KEY = "mlcourse"


@dataclass(frozen=True)
class Found:
    """What the checks of one task found in one submission."""

    written: bool
    failed: tuple[tuple[str, bool], ...]  # the check's name, and whether it is hidden
    parts: Mapping[str, tuple[float, float]]  # earned, of
    belief: str
    diagnosis: str


@dataclass
class Notebook:
    """One graded notebook.

    Attributes
    ----------
    found : dict of str to list of Found
        By test cell: what the checks of its tasks found.
    answers : dict of str to str
        By answer cell: its code.
    reason : str
        Why nothing could be graded; empty if it could.
    seconds : float or None
        Time that grading took, if it is known.
    """

    found: dict[str, list[Found]] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    seconds: float | None = None


def read_notebook(path: Path) -> Notebook:
    """Read a graded notebook; one that is missing or damaged says nothing."""
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return Notebook()
    about = _dict(_dict(_dict(data).get("metadata")).get(KEY))
    seconds = about.get("seconds")
    read = Notebook(
        reason=_text(about.get("reason")),
        seconds=float(seconds) if isinstance(seconds, int | float) and seconds > 0 else None,
    )
    for name, label, cell in _labelled(_dict(data).get("cells")):
        source = cell.get("source")
        source = "".join(map(_text, source)) if isinstance(source, list) else _text(source)
        if label.get("solution") and not label.get("grade") and cell.get("cell_type") == "code":
            read.answers[name] = source
        tasks = _dict(_dict(cell.get("metadata")).get(KEY)).get("tasks")
        if isinstance(tasks, list):
            read.found[name] = [_found(task) for task in tasks if isinstance(task, dict)]
    return read


def _labelled(cells: Any) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """List the cells that nbgrader knows: name, label, cell."""
    for cell in cells if isinstance(cells, list) else []:
        label = _dict(_dict(_dict(cell).get("metadata")).get("nbgrader"))
        if isinstance(label.get("grade_id"), str):
            yield label["grade_id"], label, cell


def _found(task: dict[str, Any]) -> Found:
    failed = task.get("failed")
    checks = [_dict(check) for check in failed] if isinstance(failed, list) else []
    return Found(
        task.get("written") is not False,
        tuple((_text(check.get("check")), check.get("hidden") is True) for check in checks),
        dict(_parts(_dict(task.get("parts")))),
        _text(task.get("belief")),
        _text(task.get("diagnosis")),
    )


def _parts(parts: dict[str, Any]) -> Iterator[tuple[str, tuple[float, float]]]:
    for name, pair in parts.items():
        if isinstance(pair, list) and len(pair) == 2:
            earned, worth = pair
            if isinstance(earned, int | float) and isinstance(worth, int | float) and worth > 0:
                yield name, (float(earned), float(worth))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
