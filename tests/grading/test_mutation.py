"""Every small fault in a reference solution is noticed, or explained."""

import ast
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mlcourse.grading import quality
from mlcourse.grading._listener import FaultFound, first_fault_will_do
from mlcourse.grading.bank import Cell, judge, marks, read_answer
from mlcourse.grading.checks import Task
from mlcourse.grading.commands import app
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.mutation import mutants
from mlcourse.grading.quality import Exercise, exercises, fault, needed, survey

FOLDER = Path(__file__).parents[2] / "exercises"
ALL = {name: Exercise.read(FOLDER, name) for name in exercises(FOLDER)}
TASKS = [(name, task) for name, exercise in ALL.items() for task in exercise.closed]


# --- the exercises ------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "task"), TASKS)
def test_a_fault_in_the_solution_is_noticed_or_explained(name, task):
    found = survey(ALL[name], task)
    assert found.mutants > 5
    assert not found.alive, "these get full marks: " + "\n".join(m.change for m in found.alive)
    assert not found.stale, "mutants.toml explains what is noticed: " + "\n".join(found.stale)


def test_an_open_task_has_no_mutants_and_a_reason():
    for exercise in ALL.values():
        assert exercise.closed == [task for task in exercise.tasks if task not in exercise.open]
        assert set(exercise.open) <= set(exercise.tasks)
        assert all(exercise.open.values())
    assert {name: [*exercise.open] for name, exercise in ALL.items() if exercise.open} == {
        "08_capstone": ["train"]
    }


def test_explanations_are_for_tasks_that_exist():
    for exercise in ALL.values():
        assert {task for task, _ in exercise.equivalent} <= set(exercise.tasks)


# --- the mutants --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "changed"),
    [
        ("a < b", {"a <= b", "a > b"}),
        ("a == b", {"a != b"}),
        ("a @ b", {"a * b", "a", "b"}),
        ("-a", {"a"}),
        ("1.5", {"0.5", "2.5", "0"}),
        ("True", set()),
        ("'text'", set()),
        ("f(a, b)", {"f(b, a)", "pass"}),
        ("x = X.copy()", {"x = X", "pass"}),
        ("x = X.sum(axis=0)", {"x = X.sum()", "x = X", "x = X.sum(axis=-1)", "x = X.sum(axis=1)",
                               "pass"}),
        ("x = np.array(a)", {"x = a", "pass"}),
        ("a[1:]", {"a[:]", "a[0:]", "a[2:]"}),
        ("x = a if b else c", {"x = a", "x = c", "pass"}),
        ("w += x", {"w = x", "w -= x", "pass"}),
        ("if a:\n    b", {"if True:\n    b", "if False:\n    b", "if not a:\n    b"}),
        ("for x in X:\n    y", {"for x in X:\n    y\n    break"}),
        ("for x in X:\n    break", {"for x in X:\n    pass", "for x in X:\n    break\n    break"}),
    ],
)  # fmt: skip
def test_each_kind_of_fault(source, changed):
    found = mutants(source)
    assert {mutant.source for mutant in found} == changed
    for mutant in found:
        ast.parse(mutant.source)


def test_a_change_names_the_lines_that_differ():
    (first, *_) = mutants("def f(x):\n    y = x * 2\n    return y")
    assert first.change == "y = x * 2 → pass"


# --- the survey ---------------------------------------------------------------------------------

SQUARE = [
    Cell("import numpy as np"),
    Cell("def f(x):\n    return x * x + 1", "f", solution=True),
    Cell("2.0 * (f(0) == 1)", "f_checks", points=2.0),  # blind: 0 is the square of 0
    Cell("def g(x):\n    return f(x)", "g", solution=True),
    Cell("1.0 * (g(1) == 2)", "g_checks", points=1.0),
]
BLIND = "return x * x + 1 → return x + 1"
NOTICED = "return x * x + 1 → return x * x - 1"


def test_survivors_are_listed_unless_they_are_explained():
    found = survey(Exercise("square", SQUARE, [], {}), "f")
    changes = {mutant.change for mutant in found.alive}
    assert BLIND in changes
    assert NOTICED not in changes
    assert found.mutants > len(changes)
    explained = dict.fromkeys((("f", BLIND), ("f", NOTICED)), "because")
    again = survey(Exercise("square", SQUARE, [], explained), "f")
    assert {mutant.change for mutant in again.alive} == changes - {BLIND}
    assert again.explained == {BLIND: "because"}
    assert again.stale == [NOTICED]


ENDLESS = [
    Cell("def f(n):\n    while n > 0:\n        n -= 1\n    return n", "f", solution=True),
    Cell("2.0 * (f(3) == 0 and f(-1) == -1)", "f_checks", points=2.0),
]


def test_a_loop_without_an_end_is_noticed(monkeypatch):
    monkeypatch.setattr(quality, "SECONDS", 0.05)
    changes = {mutant.change for mutant in mutants(ENDLESS[0].source)}
    assert "n -= 1 → pass" in changes  # 3 stays over 0
    found = survey(Exercise("endless", ENDLESS, [], {}), "f")
    assert found.mutants == len(changes)
    assert "n -= 1 → pass" not in {mutant.change for mutant in found.alive}


def test_one_fault_is_enough():
    asked = []

    def zero(x):
        asked.append(x)
        return 0

    task = Task("zero", points=1)
    task.case("zero", zero, 0, expected=0)
    with first_fault_will_do(), pytest.raises(FaultFound, match="zero · one"):
        task.case("one", zero, 1, expected=1)
    task.case("two", zero, 2, expected=2)  # usually all are asked
    assert asked == [0, 1, 2]


def test_a_task_is_run_with_its_imports_and_given_cells_alone():
    assert needed(SQUARE, "f") == SQUARE[:3]
    assert needed(SQUARE, "g") == [SQUARE[0], *SQUARE[3:]]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("# task: f\n# points: 0 of 2\n# hint: x\n# belief: b\n# diagnosis: d\n", "it gets 2 of 2"),
        ("# task: f\n# points: 2 of 2\n# hint: x\n# belief: b\n# diagnosis: d\n", "the hint 'x'"),
    ],
)
def test_an_answer_that_fares_otherwise_is_told(tmp_path, header, said):
    path = tmp_path / "misconceptions" / "f__a.py"
    path.parent.mkdir()
    path.write_text(header + "def f(x):\n    return x * x + 1")
    verdict = judge(read_answer(path), SQUARE, marks)
    assert said in fault(verdict)


def test_an_unknown_exercise_is_told():
    with pytest.raises(CannotRun, match="is not there"):
        Exercise.read(FOLDER, "99_nothing")


# --- the command --------------------------------------------------------------------------------


@pytest.fixture
def tiny(tmp_path):
    """A folder with the exercise SQUARE and two answers to it, one with a wrong header."""
    cells = []
    for each in SQUARE:
        label = {"grade_id": each.grade_id, "solution": each.solution, "grade": each.points > 0,
                 "points": each.points}  # fmt: skip
        known = {"nbgrader": label} if each.grade_id else {}
        cells.append({"cell_type": "code", "source": each.source, "metadata": known})
    (tmp_path / "source" / "tiny").mkdir(parents=True)
    (tmp_path / "source" / "tiny" / "tiny.ipynb").write_text(json.dumps({"cells": cells}))
    for kind, header, body in (
        ("correct", "# style: power\n", "x**2 + 1"),
        ("misconceptions", "# points: 0 of 2\n# hint: h\n# belief: b\n# diagnosis: d\n", "1"),
    ):
        place = tmp_path / "bank" / "tiny" / kind
        place.mkdir(parents=True)
        (place / "f__a.py").write_text(f"# task: f\n{header}def f(x):\n    return {body}")
    return tmp_path


def command(*arguments):
    return CliRunner().invoke(app, ["bank", *map(str, arguments)])


def test_the_command_says_which_answers_fare_otherwise(tiny):
    result = command("--exercises", tiny)
    assert result.exit_code == 1
    assert "f           0 of 1       0 of 1          1 of 1" in result.output
    said = "tiny/misconceptions/f__a.py: it gets 2 of 2 points, not 0 of 2; it does not see the"
    assert said in result.output
    written = json.loads(command("--exercises", tiny, "--json").output)
    assert list(written["tiny"]["faults"]) == ["misconceptions/f__a.py"]
    (tiny / "bank" / "tiny" / "misconceptions" / "f__a.py").unlink()
    assert command("tiny", "--exercises", tiny).exit_code == 0


def test_the_command_names_the_mutants_that_nobody_notices(tiny):
    result = command("--mutants", "--exercises", tiny)
    assert result.exit_code == 1
    assert f"f: not noticed: {BLIND}" in result.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["--exercises", "/nowhere"], "/nowhere holds no bank"), (["99_x"], "99_x.ipynb is not ther")],
)
def test_the_command_says_why_it_cannot_run(arguments, said):
    result = command(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr.replace("\n", "")
