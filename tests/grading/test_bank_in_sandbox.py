"""The whole bank on the way that submissions take: points, hints, and beliefs that are recognized.

In this process, and with the other tasks: tests/exercises/test_bank.py.
"""

from pathlib import Path

import pytest

from mlcourse.grading.bank import judge
from mlcourse.grading.diagnosis import read_bank
from mlcourse.grading.quality import Exercise, exercises, fault, judged, needed
from mlcourse.grading.sandbox.host import Sandbox
from mlcourse.grading.trial import Trial

FOLDER = Path(__file__).parents[2] / "exercises"
ALL = {name: Exercise.read(FOLDER, name) for name in exercises(FOLDER)}
BELIEFS = {name: read_bank(FOLDER / "bank" / name) for name in ALL}
ANSWERS = [(name, answer) for name, exercise in ALL.items() for answer in exercise.answers]

# Beliefs that give the same values on all inputs: one sentence serves them.
SHARED = {
    ("train_mended", "class_zero_skipped"),
    ("train_mended", "condition_mended_only"),
    ("train_mended", "copied_unchanged"),
    ("sigmoid", "by_way_of_tanh"),
    ("sigmoid", "one_minus_the_mirror"),
}


@pytest.fixture(scope="module")
def sandbox():
    """A sandbox with the limits of real grading: some answers train a network."""
    with Sandbox() as started:
        yield started


@pytest.mark.parametrize(("name", "answer"), ANSWERS, ids=[a.path.stem for _, a in ANSWERS])
def test_an_answer_fares_as_its_header_says(name, answer, sandbox):
    cells = needed(ALL[name].cells, answer.task)
    verdict = judge(answer, cells, Trial(sandbox, BELIEFS[name]))
    mark = verdict.mark
    assert fault(verdict) == "", mark.output
    if answer.correct:
        assert (mark.belief, "one gets when" in mark.output) == ("", False)
        return
    assert f"one gets when {answer.header['diagnosis']}." in mark.output
    belief = answer.path.stem.removeprefix(f"{answer.task}__")
    if (answer.task, belief) not in SHARED:
        assert mark.belief == belief


def test_beliefs_share_a_sentence_only_where_they_share_their_values():
    sentences = {}
    for name, beliefs in BELIEFS.items():
        for belief in beliefs:
            sentences.setdefault((name, belief.task, belief.diagnosis), []).append(belief)
    shared = {(b.task, b.name) for group in sentences.values() if len(group) > 1 for b in group}
    assert shared == SHARED


def test_a_whole_exercise_with_one_answer_put_in(sandbox):
    exercise = ALL["01_perceptron"]
    few = Exercise(exercise.name, exercise.cells, exercise.answers[-2:], {})
    for verdict in judged(few, Trial(sandbox)):
        assert fault(verdict) == ""
        assert not verdict.hurt
