"""The command ``mlcourse bank``: run an exercise's bank, or mutants of its solutions."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mlcourse.grading import show_quality as show
from mlcourse.grading.alone import SOURCES
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.quality import Exercise, Survey, exercises, fault, judged, survey, tally
from mlcourse.grading.sandbox.host import Sandbox
from mlcourse.grading.trial import Trial


def run_bank(names: list[str], folder: Path | None, as_json: bool) -> bool:
    """Judge all answers of some exercises, shut in; tell whether all fare as they should."""
    found: dict[str, Any] = {}
    with Sandbox() as sandbox:
        for exercise in _exercises(names, folder):
            going = judged(exercise, Trial(sandbox))
            verdicts = list(show.watched(going, len(exercise.answers), exercise.name))
            rows = tally(exercise, verdicts)
            faults = {"/".join(v.answer.path.parts[-2:]): fault(v) for v in verdicts if fault(v)}
            found[exercise.name] = {"tasks": [asdict(row) for row in rows], "faults": faults}
            if not as_json:
                show.bank(exercise.name, rows, verdicts)
    if as_json:
        print(json.dumps(found, indent=1))
    return not any(each["faults"] for each in found.values())


def run_mutants(names: list[str], folder: Path | None, as_json: bool) -> bool:
    """Run the mutants of some exercises; tell whether all are noticed or explained."""
    found: dict[str, list[Survey]] = {}
    for exercise in _exercises(names, folder):
        going = (survey(exercise, task) for task in exercise.closed)
        surveys = list(show.watched(going, len(exercise.closed), exercise.name))
        found[exercise.name] = surveys
        if not as_json:
            show.mutants(exercise.name, surveys, exercise.open)
    if as_json:
        told = {name: [asdict(each) for each in surveys] for name, surveys in found.items()}
        print(json.dumps(told, indent=1))
    return not any(each.alive or each.stale for surveys in found.values() for each in surveys)


def _exercises(names: list[str], folder: Path | None) -> list[Exercise]:
    folder = folder or SOURCES.parent
    known = exercises(folder)
    if not known and not names:
        raise CannotRun(
            f"{folder} holds no bank of answers. Name the folder that holds source and bank "
            "with --exercises."
        )
    return [Exercise.read(folder, name) for name in names or known]
