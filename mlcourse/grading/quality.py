"""How good the checks of an exercise are: what they do to a bank of answers, and to mutants."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mlcourse.grading._listener import first_fault_will_do
from mlcourse.grading.bank import (
    Answer,
    Cell,
    Runner,
    Verdict,
    judge,
    marks,
    read_answer,
    read_cells,
    that_count,
)
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.mutation import Mutant, mutants

TIMES = 3  # inputs are drawn anew in each run: a mutant survives if no run notices it
SECONDS = 5.0  # of computing for a cell: a changed loop may have no end


@dataclass(frozen=True)
class Exercise:
    """An exercise with its bank.

    Attributes
    ----------
    name : str
    cells : list of Cell
        Its code cells, solutions and hidden tests included.
    answers : list of Answer
        The bank.
    equivalent : dict of (str, str) to str
        Why a mutant cannot be noticed, by task and change: ``mutants.toml`` of the bank.
    open : dict of str to str
        Tasks that ask for a result and leave the way to it open, with the reason, from the same
        file: there a changed solution is not wrong, and no mutants are made.
    """

    name: str
    cells: list[Cell]
    answers: list[Answer]
    equivalent: dict[tuple[str, str], str]
    open: dict[str, str] = field(default_factory=dict)

    @property
    def tasks(self) -> list[str]:
        """The tasks that are checked by program, in their order."""
        return [cell.task for cell in self.cells if cell.points]

    @property
    def closed(self) -> list[str]:
        """Those of the tasks in which every fault is to be noticed."""
        return [task for task in self.tasks if task not in self.open]

    @classmethod
    def read(cls, folder: Path, name: str) -> "Exercise":
        """Read an exercise from the folder that holds ``source`` and ``bank``.

        Raises
        ------
        CannotRun
            If there is no such exercise, or its bank cannot be read.
        """
        notebook, bank = folder / "source" / name / f"{name}.ipynb", folder / "bank" / name
        if not notebook.is_file():
            raise CannotRun(
                f"{notebook} is not there. Name an assignment of this course, and with --exercises "
                "the folder that holds its source and bank."
            )
        try:
            answers = [read_answer(path) for path in sorted(bank.glob("*/*.py"))]
            return cls(name, read_cells(notebook), answers, *_explained(bank / "mutants.toml"))
        except (OSError, ValueError, KeyError) as error:
            raise CannotRun(f"the exercise {name} cannot be read: {error}") from None


def exercises(folder: Path) -> list[str]:
    """List the exercises in a folder that have a bank."""
    return sorted(path.name for path in (folder / "bank").glob("*/"))


def _explained(path: Path) -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """Read which mutants cannot be noticed, and which tasks are open, each with the reason."""
    if not path.exists():
        return {}, {}
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    groups = said["equivalent"]
    equivalent = {(g["task"], change): g["reason"] for g in groups for change in g["changes"]}
    return equivalent, {g["task"]: g["reason"] for g in said.get("open", ())}


def judged(exercise: Exercise, run: Runner) -> Iterator[Verdict]:
    """Judge the answers of a bank one after the other."""
    return (judge(answer, exercise.cells, run) for answer in exercise.answers)


@dataclass(frozen=True)
class Tally:
    """What the checks of one task did to its answers: how many as they should, of how many."""

    task: str
    wrong: tuple[int, int]
    hints: tuple[int, int]
    right: tuple[int, int]


def tally(exercise: Exercise, verdicts: Sequence[Verdict]) -> list[Tally]:
    """Count the verdicts by task."""

    def count(kept: list[bool]) -> tuple[int, int]:
        return sum(kept), len(kept)

    rows = []
    for task in exercise.tasks:
        mine = [v for v in verdicts if v.answer.task == task]
        wrong = [v for v in mine if not v.answer.correct]
        rows.append(Tally(
            task,
            count([v.points_right and not v.hurt for v in wrong]),
            count([v.hint_right for v in wrong]),
            count([v.points_right and not v.hurt for v in mine if v.answer.correct]),
        ))  # fmt: skip
    return rows


def fault(verdict: Verdict) -> str:
    """Say what is not as the header of an answer says; nothing if all is."""
    mark, wanted = verdict.mark, verdict.answer.header
    said = []
    if not verdict.points_right:
        due = f"{mark.most:g}" if verdict.answer.correct else wanted["points"]
        said.append(f"it gets {mark.points:g} of {mark.most:g} points, not {due}")
    if not verdict.hint_right:
        said.append(f"it does not see the hint {wanted['hint']!r}")
    if verdict.hurt:
        said.append(f"other tasks lose points: {', '.join(verdict.hurt)}")
    return "; ".join(said)


@dataclass(frozen=True)
class Survey:
    """What the checks of one task did to the mutants of its solution.

    Attributes
    ----------
    mutants : int
        How many there are.
    alive : list of Mutant
        Those that got full marks, though nobody explained why.
    explained : dict of str to str
        Changes that got full marks, with the reason why nothing can notice them.
    stale : list of str
        Changes that ``mutants.toml`` explains, and that no longer survive.
    """

    task: str
    mutants: int
    alive: list[Mutant]
    explained: dict[str, str]
    stale: list[str]


def survey(exercise: Exercise, task: str) -> Survey:
    """Run the mutants of one task's solution against its checks.

    In this process: a mutant is the course's own code, but for one small change.
    """
    cells = needed(exercise.cells, task)
    solution = next(cell.source for cell in cells if cell.solution)
    known = {change: why for (t, change), why in exercise.equivalent.items() if t == task}
    found = mutants(solution)
    alive = [mutant for mutant in found if _survives(mutant, cells, task)]
    changes = {mutant.change for mutant in alive}
    return Survey(
        task, len(found), [mutant for mutant in alive if mutant.change not in known],
        {change: known[change] for change in known if change in changes},
        [change for change in known if change not in changes],
    )  # fmt: skip


def needed(cells: Sequence[Cell], task: str) -> list[Cell]:
    """Keep what a task needs: the imports, the given cells, its solution and its checks."""
    return [
        cell
        for cell in that_count(cells)
        if cell.task == task or not (cell.points or cell.solution)
    ]


def _survives(mutant: Mutant, cells: Sequence[Cell], task: str) -> bool:
    with first_fault_will_do():
        found = (marks(cells, {task: mutant.source}, SECONDS)[task] for _ in range(TIMES))
        return all(mark.points == mark.most for mark in found)
