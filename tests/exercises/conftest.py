"""Where the exercises are, and the table that a run of the bank prints at its end."""

import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def release_tool():
    """The module tools/release.py."""
    spec = importlib.util.spec_from_file_location("release", ROOT / "tools" / "release.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pytest_terminal_summary(terminalreporter):
    """Print the bank's table: tasks against wrong answers caught, hints right, right accepted."""
    rows = {}
    for report in terminalreporter.stats.get("passed", []) + terminalreporter.stats.get(
        "failed", []
    ):
        for name, value in getattr(report, "user_properties", []):
            if name == "bank":
                topic, task, kind, points_right, hint_right = value
                row = rows.setdefault((topic, task), {"wrong": [], "hints": [], "right": []})
                row["right" if kind == "correct" else "wrong"].append(points_right)
                if kind != "correct":
                    row["hints"].append(hint_right)
    if not rows:
        return
    line = "{:<34} {:>14} {:>12} {:>15}".format
    terminalreporter.write_line("")
    terminalreporter.write_line(line("task", "wrong caught", "hints right", "right accepted"))
    for key, row in sorted(rows.items()):
        counts = [f"{sum(row[k])} of {len(row[k])}" for k in ("wrong", "hints", "right")]
        terminalreporter.write_line(line("/".join(key), *counts))
    counts = [[v for row in rows.values() for v in row[k]] for k in ("wrong", "hints", "right")]
    terminalreporter.write_line(line("all", *(f"{sum(c)} of {len(c)}" for c in counts)))
