"""Calls that several checks ask for are made in a row, and nothing else is different from that."""

import time

import pytest

from mlcourse.grading import _asking
from mlcourse.grading.execute import NO_BANK, Execution
from mlcourse.grading.sandbox.host import Limits, Sandbox
from mlcourse.grading.sandbox.later import Later

PREPARED = "import numpy as np\nfrom mlcourse.grading.checks import Task\n"


@pytest.fixture
def run(sandbox):
    """Run a cell of the student's and a test cell with one task; return what it showed."""
    executions = []

    def ran(source, test, where=sandbox):
        execution = Execution(where, NO_BANK)
        executions.append(execution)
        assert not execution.student_cell(source)
        outputs, _ = execution.test_cell(f"{PREPARED}task = Task('t', 4)\n{test}")
        shown = [o["text"] for o in outputs if o["output_type"] == "stream"]
        shown += [f"{o['ename']}: {o['evalue']}" for o in outputs if o["output_type"] == "error"]
        return "".join(shown), execution

    yield ran
    for execution in executions:
        execution.close()


def value(execution, expression):
    """Evaluate something where the student's code runs."""
    reply = execution.session.run(expression)
    return reply["outputs"][0]["data"]["text/plain"]


COUNTING = "calls = []\ndef f(x):\n    calls.append(x)\n    return x\n"


def test_calls_come_in_the_order_of_the_checks_and_other_uses_in_their_places(run):
    shown, execution = run(
        COUNTING + "def g(x): calls.append('g')",
        "task.case('a', f, 1, expected=1)\n"
        "task.case('b', f, 2, expected=2)\n"
        "g(0)\n"
        "task.case('c', f, 3, expected=3)\n"
        "task.case('d', f, 4, expected=4, view=lambda v: v)\n"
        "task.that('e', f, 5, holds=lambda v: v == 5, want='5')\n"
        "task.case('f', f, 6, expected=6)\n"
        "task.score()",
    )
    assert "4 of 4 points" in shown
    assert value(execution, "calls") == "[1, 2, 'g', 3, 4, 5, 6]"


def test_no_call_is_there_to_be_read_before_the_one_before_it_is_answered(run):
    source = (
        "import gc, select, socket\n"
        "fd = next(o.fileno() for o in gc.get_objects()\n"
        "          if type(o) is socket.socket and o.fileno() > 2)\n"
        "seen = []\n"
        "def f(x):\n"
        "    seen.append(select.select([fd], [], [], 0.02)[0])\n"
        "    return x\n"
    )
    cases = "".join(f"task.case('{i}', f, {i}, expected={i})\n" for i in range(5))
    shown, execution = run(source, cases + "task.score()")
    assert "4 of 4 points" in shown
    assert value(execution, "seen") == "[[], [], [], [], []]"


def test_each_answer_is_judged_by_what_was_asked_whatever_the_cell_changes_later(run):
    shown, _ = run(
        "import numpy as np\ndef f(x): return 2 * x\ndef wrong(x): return 3 * x",
        "x, y, z = np.ones(2), np.full(2, 2.0), np.full(2, 3.0)\n"
        "task.case('right', f, x, expected=y, unchanged=True)\n"
        "x += 1; y[:] = 4\n"
        "task.case('right, in a loop', f, x, expected=y, unchanged=True)\n"
        "x[:] = 1; y[:] = 2\n"
        "task.case('wrong', wrong, x, expected=y, hints=[(z, 'the factor?')])\n"
        "x[:] = 7; y[:] = 8; z[:] = 9\n"
        "task.score()",
    )
    assert "right, in a loop" in shown
    assert shown.count("passed") == 2
    assert "input 1 [1. 1.]" in shown
    assert "expected   [2. 2.]" in shown
    assert "you gave   [3. 3.]" in shown
    assert "the factor?" in shown


def test_a_wrong_answer_that_is_a_function_reads_the_variables_of_its_moment(run):
    shown, _ = run(
        "def f(x): return 3 * x",
        "for k in (3, 5):\n"
        "    task.case(f'k={k}', f, 2, expected=0, hints=[(lambda x: k * x, f'times {k}')])\n"
        "task.score()",
    )
    assert "times 3" in shown
    assert "times 5" not in shown


def test_changed_inputs_are_noticed(run):
    shown, _ = run(
        "def f(x):\n    x[0] = 9\n    return 1",
        "task.case('a', f, np.zeros(2), expected=1, unchanged=True)\ntask.score()",
    )
    assert "you left   input 1 [9. 0.]" in shown


def test_checks_of_parts_of_one_answer_share_a_call_that_waits(run):
    shown, execution = run(
        "calls = []\ndef f(x):\n    calls.append(x)\n    return x, -x\n",
        "task = Task('t', 4, inputs='x', outputs='p m')\n"
        "x = np.array([2.0])\n"
        "task.case('plus', f, x, expected=x, only='p')\n"
        "task.case('minus', f, x, expected=-x, only='m')\n"
        "x += 1\n"
        "task.case('minus of another', f, x, expected=-x, only='m')\n"
        "task.score()",
    )
    assert "4 of 4 points" in shown
    assert value(execution, "calls") == "[array([2.]), array([3.])]"


def test_a_check_that_failed_is_not_made_again_under_its_name(run):
    shown, execution = run(
        COUNTING,
        "task.case('a', f, 1, expected=0)\n"
        "task.that('b', f, 2, holds=bool, want='true')\n"  # all before it are judged
        "task.case('a', f, 3, expected=3)\n"
        "task.score()",
    )
    assert "0 of 4 points" in shown
    assert value(execution, "calls") == "[1, 2]"


def test_after_a_time_limit_no_other_call_of_that_name_is_made():
    with Sandbox(Limits(call=0.3)) as sandbox:
        execution = Execution(sandbox, NO_BANK)
        execution.student_cell(
            "calls = []\ndef f(x):\n    calls.append(x)\n    while x: pass\n    return x"
        )
        start = time.monotonic()
        outputs, found = execution.test_cell(
            f"{PREPARED}task = Task('t', 4)\n"
            "for x in range(1, 30): task.case('a', f, x, expected=x)\n"
            "task.case('b', f, 0, expected=0)\n"
            "task.score()"
        )
        assert "ran longer than 0.3 s" in outputs[0]["text"]
        assert [each["check"] for each in found[0]["failed"]] == ["a"]
        assert time.monotonic() - start < 5
        assert value(execution, "calls") == "[1, 0]"
        execution.close()


def test_a_check_that_cannot_wait_does_not_wait_for_each_call_that_takes_too_long():
    with Sandbox(Limits(call=0.3)) as sandbox:
        execution = Execution(sandbox, NO_BANK)
        execution.student_cell(
            "calls = []\ndef f(x):\n    calls.append(x)\n    while x: pass\n    return x"
        )
        execution.test_cell(
            f"{PREPARED}task = Task('t', 4)\n"
            "for x in range(1, 30): task.case('a', f, x, expected=x)\n"
            "task.case('b', lambda x: f(x), 0, expected=0)\n"
            "task.score()"
        )
        assert value(execution, "calls") == "[1, 0]"
        execution.close()


@pytest.mark.parametrize("room", [0, 10**6])
def test_answers_are_read_before_too_much_has_come(run, monkeypatch, room):
    monkeypatch.setattr(_asking, "MOST_UNREAD", room)
    tests = "".join(f"task.case('{i}', f, {i}, expected={i})\n" for i in range(5))
    shown, execution = run(COUNTING, tests + "task.score()")
    assert "4 of 4 points" in shown
    assert value(execution, "calls") == "[0, 1, 2, 3, 4]"


def test_large_answers_do_not_pile_up(run, monkeypatch):
    unread, most = [], []

    def make(later, real=Later.make):
        new, fine = not later.made, real(later)
        unread.extend([len(later.message)] * new)
        most.append(sum(unread))
        return fine

    def reply(later, real=Later.reply):
        value = real(later)
        unread.remove(len(later.message))
        return value

    monkeypatch.setattr(Later, "make", make)
    monkeypatch.setattr(Later, "reply", reply)
    source = "import numpy as np\ndef f(x): return np.zeros(2**15)"  # a quarter of a megabyte each
    tests = "zeros = np.zeros(2**15)\nfor i in range(40): task.case('a', f, i, expected=zeros)\n"
    shown, _ = run(source, tests + "task.score()")
    assert "4 of 4 points" in shown
    assert 2**20 < max(most) < 2**21


def test_what_was_answered_before_the_process_ended_counts(run):
    shown, _ = run(
        "import os\ndef f(x):\n    if x == 3: os._exit(0)\n    return x",
        "task = Task('t', 4, parts={'first': 1, 'rest': 3})\n"
        "task.case('a', f, 1, expected=1, part='first')\n"
        "task.case('b', f, 2, expected=2, part='rest')\n"
        "task.case('c', f, 3, expected=3, part='rest')\n"
        "task.case('d', f, 4, expected=4, part='rest')\n"
        "task.score()",
    )
    assert "1 of 4 points" in shown
    assert "left Python" in shown
    assert shown.count("passed") == 2
    assert shown.count("not yet") == 2


def test_what_may_not_cross_is_told_by_its_check_alone(run):
    shown, execution = run(
        COUNTING,
        "task.case('a', f, {1, 2}, expected=1)\ntask.case('b', f, 2, expected=2)\ntask.score()",
    )
    assert "an object of type set cannot be handed to the student's code" in shown
    assert value(execution, "calls") == "[2]"


def test_calls_of_checks_that_nobody_scores_are_not_made(run):
    shown, execution = run(COUNTING, "task.case('a', f, 1, expected=1)\n1 / 0")
    assert "ZeroDivisionError" in shown
    execution.test_cell(f"{PREPARED}f(2)")
    assert value(execution, "calls") == "[2]"
