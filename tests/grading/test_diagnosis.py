"""A failed answer is told which belief gives its values, and only where that is certain.

That every belief of the bank is recognized: test_bank_in_sandbox.py.
"""

import ast
import json
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

import nbformat
import numpy as np
import pytest

from mlcourse.grading import diagnosis
from mlcourse.grading._listener import LISTENER
from mlcourse.grading.bank import marks, read_cells
from mlcourse.grading.checks import Task
from mlcourse.grading.diagnosis import Bank, Belief, Diagnosis, read_bank
from mlcourse.grading.submission import Master, grade

EXERCISES = Path(__file__).parents[2] / "exercises"
TOPICS = sorted(path.name for path in (EXERCISES / "source").iterdir())
BELIEFS = {topic: read_bank(EXERCISES / "bank" / topic) for topic in TOPICS}


@cache
def exercise(topic):
    return read_cells(EXERCISES / "source" / topic / f"{topic}.ipynb")


def test_in_a_students_notebook_nobody_listens():
    belief = BELIEFS["01_perceptron"][-1]
    output = marks(exercise("01_perceptron"), {belief.task: belief.source})[belief.task].output
    assert "not yet" in output
    assert "one gets when" not in output
    assert LISTENER.get() is None


# --- hints and diagnoses do not give the answer away -------------------------------------------


def parts_of_the_answer(source):
    """Every expression of a solution that says more than a name, without spaces."""
    kinds = ast.BinOp | ast.Compare | ast.Call
    found = {ast.unparse(node) for node in ast.walk(ast.parse(source)) if isinstance(node, kinds)}
    return {text.replace(" ", "") for text in found if len(text.replace(" ", "")) >= 6}


def hints_in(source):
    """Every hint that a test cell can give."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg in ("hint", "hints"):
            for inner in ast.walk(node.value):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


@pytest.mark.parametrize("topic", TOPICS)
def test_neither_hint_nor_diagnosis_holds_a_piece_of_the_solution(topic):
    cells = exercise(topic)
    for solution in (cell for cell in cells if cell.solution):
        checks = next(c for c in cells if c.points and c.task == solution.task)
        said = [*hints_in(checks.source)]
        assert len(said) >= 3
        said += [b.diagnosis for b in BELIEFS[topic] if b.task == solution.task]
        for part in parts_of_the_answer(solution.source):
            telling = [text for text in said if part in text.replace(" ", "").replace("·", "*")]
            assert not telling, f"{part} stands in {telling}"


# --- what is said, and when --------------------------------------------------------------------


def belief(name, body, diagnosis=None):
    source = "def f(x):\n    " + body.replace("\n", "\n    ")
    return Belief("f", name, diagnosis or f"{name} is done", source)


def ask(function, *beliefs, inputs=((2.0,), (3.0,)), right=lambda x: 10 * x, **how):
    """Check a function against a small bank; the record and the sentences that were heard."""
    listener = Diagnosis(Bank(tuple(beliefs)), {"f": function})
    task = Task("f", points=1, inputs="x")
    with listener.listening():
        for x in inputs:
            task.case(f"check {x}", function, *x, expected=right(*x), **how)
        task.score()
    return listener.records[0]


DOUBLE, SQUARE = belief("doubling", "return 2 * x"), belief("squaring", "return x * x")


def test_a_belief_must_agree_on_every_failed_check():
    assert ask(lambda x: x * x, DOUBLE, SQUARE)["belief"] == "squaring"


def test_two_that_cannot_be_told_apart_are_not_named(capsys):
    record = ask(lambda x: 2 * x, DOUBLE, SQUARE, inputs=[(2.0,)])
    assert record["belief"] == ""
    assert "one gets when" not in capsys.readouterr().out


def test_two_with_one_sentence_are_named():
    same = [replace(DOUBLE, diagnosis="it is wrong"), replace(SQUARE, diagnosis="it is wrong")]
    assert ask(lambda x: 2 * x, *same, inputs=[(2.0,)])["diagnosis"] == "it is wrong"


def test_checks_that_passed_decide_between_two():
    # Both fail the second check with 9; only one of them passes the first, as the answer does.
    cube_like = belief("one", "return 20.0 if x == 2 else 9.0")
    other = belief("other", "return 9.0")
    assert ask(lambda x: 20.0 if x == 2 else 9.0, other, cube_like)["belief"] == "one"


def test_with_two_faults_the_first_certain_check_is_told(capsys):
    record = ask(lambda x: 4.0 if x == 5 else 3 * x, belief("four", "return 4.0"), DOUBLE,
                 inputs=[(7.0,), (5.0,)])  # fmt: skip
    assert record["belief"] == "four"
    text = capsys.readouterr().out
    assert text.count("one gets when") == 1
    assert text.index("check (5.0,)") < text.index("one gets when four is done")


@pytest.mark.parametrize(
    ("function", "body", "says"),
    [
        (lambda x: 2 * x, "return 2 * x", "This is the value one gets when"),
        (lambda x: [x], "return [x]", "These are the values one gets when"),
        (lambda x: None, "pass", "This is what one gets when"),
        (lambda x: [][1], "return [][1]", "This is what one gets when"),
    ],
)
def test_the_sentence_fits_what_came(function, body, says, capsys):
    assert ask(function, belief("this", body))["belief"] == "this"
    assert f"{says} this is done." in capsys.readouterr().out


def test_an_error_is_the_same_only_with_the_same_words():
    def other(x):
        return {}[x]

    assert ask(lambda x: [][0], belief("index", "return [][1]"))["belief"] == "index"
    assert ask(other, belief("index", "return [][1]"))["belief"] == ""
    assert ask(other, belief("key", "return {}[x]"))["belief"] == "key"
    assert ask(other, belief("another key", "return {}[0]"))["belief"] == ""


def test_a_list_is_not_taken_for_an_array():
    arrays = [(np.arange(3.0),)]
    listed = belief("listing", "return [2 * v for v in x]")
    assert ask(lambda x: 2 * x, listed, inputs=arrays)["belief"] == ""
    assert ask(lambda x: list(2 * x), listed, inputs=arrays)["belief"] == "listing"


def test_a_changed_input_and_a_wrong_dtype_are_recognized():
    def writes(x):
        x *= 10
        return x

    arrays = [(np.arange(1.0, 3.0),)]
    writing = belief("writing", "x *= 10\nreturn x")
    truth = belief("truth", "return x > 0")
    assert ask(writes, writing, inputs=arrays, unchanged=True)["belief"] == "writing"
    assert ask(lambda x: 10 * x, writing, inputs=arrays, unchanged=True)["belief"] == ""
    ones = {"inputs": [(np.ones(2),)], "right": lambda x: x, "dtype": np.floating}
    assert ask(lambda x: x > 0, truth, **ones)["belief"] == "truth"
    assert ask(lambda x: x.astype(int), truth, **ones)["belief"] == ""


@pytest.mark.parametrize(
    "body", ["while True: pass", "return 1 / 0", "return (", "x[:] = 0", "print(x)", "exit()"]
)
def test_a_bank_that_misbehaves_stops_nothing(body, monkeypatch, capsys):
    monkeypatch.setattr(diagnosis, "SECONDS", 0.3)
    record = ask(lambda x: 2 * x, DOUBLE, belief("bad", body))
    assert record["belief"] in ("doubling", "")
    assert [check["check"] for check in record["failed"]] == ["check (2.0,)", "check (3.0,)"]
    assert "\n2.0\n" not in capsys.readouterr().out
    time.sleep(0.01)  # an interrupt that came too late would strike here


def test_a_stub_is_no_belief_and_not_written():
    def f(x):
        raise NotImplementedError("write f")

    record = ask(f, belief("stub", "raise NotImplementedError('write f')"))
    assert (record["belief"], record["written"]) == ("", False)


def test_a_function_that_the_notebook_does_not_name_is_not_compared():
    listener = Diagnosis(Bank((DOUBLE,)), {})
    task = Task("f", points=1)
    with listener.listening():
        task.case("hidden behind a lambda", lambda x: 2 * x, 2.0, expected=20.0)
        task.score()
    assert listener.records[0]["belief"] == ""


def test_a_function_of_the_checks_that_calls_the_notebooks_is_compared():
    space = {}
    exec("def f(x):\n    return 2 * x", space)
    listener = Diagnosis(Bank((DOUBLE, belief("trebling", "return 3 * x"))), dict(space))
    exec("def through(x):\n    return f(x)", space)
    task = Task("f", points=1)
    with listener.listening():
        task.case("through another function", space["through"], 2.0, expected=20.0)
        task.score()
    assert listener.records[0]["belief"] == "doubling"


def test_no_folder_is_an_empty_bank(tmp_path):
    assert read_bank(tmp_path / "nowhere") == ()


def test_grading_brings_the_belief_along(sandbox):
    topic = TOPICS[0]
    source = EXERCISES / "source" / topic / f"{topic}.ipynb"
    notebook = nbformat.read(source, 4)
    master = replace(Master.from_source(notebook, topic), beliefs=BELIEFS[topic])
    wrong = next(b for b in BELIEFS[topic] if b.name == "no_step")
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == wrong.task:
            cell.source = wrong.source
    result = grade(nbformat.writes(notebook).encode(), master, sandbox)
    assert result.beliefs == {wrong.task: wrong.name}
    cells = {
        c["metadata"]["nbgrader"]["grade_id"]: c
        for c in json.loads(result.notebook)["cells"]
        if "nbgrader" in c["metadata"]
    }
    checks = cells[f"{wrong.task}_checks"]
    assert f"one gets when {wrong.diagnosis}." in "".join(checks["outputs"][0]["text"])
    record = checks["metadata"]["mlcourse"]["tasks"][0]
    assert record["diagnosis"] == wrong.diagnosis
    assert {"check": "five examples", "part": "value", "hidden": False} in record["failed"]
