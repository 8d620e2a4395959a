"""The benchmark's arithmetic: turns, ratios within a round, quartiles, and the same work."""

from collections import Counter

import numpy as np
import pytest

from benchmarks.speed import figures, linear, problem, scaling
from benchmarks.speed.harness import LossesDifferError, Spread, compare, compared
from benchmarks.speed.sides import ladder, ours
from mlcourse.perceptron import train_perceptron


class Course:
    """Sides that write down when they ran, on a clock that they move themselves."""

    def __init__(self, **costs):
        self.now, self.ran, self.costs = 0.0, [], costs

    def clock(self):
        return self.now

    def side(self, name, value=None):
        def run():
            self.ran.append(name)
            slow = 10 if len(self.ran) > 10 else 1  # halfway, the machine slows down
            self.now += slow * self.costs[name]
            return value

        return run


def test_every_round_runs_each_side_once_after_one_for_nothing():
    course = Course(a=1, b=2, c=3)
    compare({name: course.side(name) for name in "abc"}, 4, clock=course.clock)
    rounds = [course.ran[i : i + 3] for i in range(0, len(course.ran), 3)]
    assert len(rounds) == 5
    assert all(sorted(each) == ["a", "b", "c"] for each in rounds)
    assert len({tuple(each) for each in rounds[1:]}) > 1  # not always in the same order


def test_a_machine_that_slows_down_leaves_the_ratio_alone():
    course = Course(a=2.0, b=3.0)
    found = compare({"a": course.side("a"), "b": course.side("b")}, 9, clock=course.clock)
    assert found.base == "a"
    assert found.ratios["b"] == Spread(1.5, 1.5, 1.5)
    assert found.seconds.low < found.seconds.high


def test_ratios_are_paired_by_round():
    found = compared({"a": [1.0, 10.0, 2.0], "b": [3.0, 10.0, 4.0]})
    assert found.ratios["b"] == Spread(1.5, 2.0, 2.5)  # of 3, 1 and 2; by medians it would be 2
    assert found.seconds == Spread(1.5, 2.0, 6.0)


def test_a_base_that_did_more_is_told_per_unit():
    found = compared({"a": [1.0], "b": [3.0]}, times=100)
    assert found.seconds.median == pytest.approx(0.01)
    assert found.ratios["b"].median == pytest.approx(300)


def test_quartiles_of_hand_worked_numbers():
    assert Spread.of([4.0, 1.0, 3.0, 2.0, 5.0]) == Spread(2.0, 3.0, 4.0)
    assert Spread.of([1.0, 2.0]) == Spread(1.25, 1.5, 1.75)
    assert Spread.of([7.0]) == Spread(7.0, 7.0, 7.0)


@pytest.mark.parametrize(("value", "fine"), [(1.0009, True), (1.0012, False), (np.nan, False)])
def test_sides_must_end_at_the_same_loss(value, fine):
    sides = {"a": lambda: 1.0, "b": lambda: value, "no loss": lambda: None}
    if fine:
        assert set(compare(sides, 1).ratios) == {"b", "no loss"}
        return
    with pytest.raises(LossesDifferError, match=r"b ended at .* and a at 1; .*0\.1%"):
        compare(sides, 1)


def test_a_side_that_parts_later_is_noticed():
    calls = Counter()

    def later():
        calls["b"] += 1
        return 1.0 if calls["b"] < 3 else 2.0

    with pytest.raises(LossesDifferError):
        compare({"a": lambda: 1.0, "b": later}, 3)


@pytest.mark.parametrize("version", range(len(ladder.TRICKS)))
def test_every_version_of_the_loop_does_the_same_steps(version):
    given = problem.digits("float64", epochs=3, rows=128)
    assert ladder.train(given, version) == pytest.approx(ours.fast(given)(), rel=1e-9)


def test_both_paths_of_the_package_get_the_same_batches():
    given = problem.synthetic((5, 4, 3), 24, "float64", batch=8, epochs=4)
    assert ours.fast(given)() == pytest.approx(ours.plain(given)(), rel=1e-12)
    assert [sorted(order) for order in given.orders] == [list(range(24))] * 4


def test_a_problem_comes_back_from_its_file(tmp_path):
    given = problem.synthetic((5, 4, 3), 24, "float32", batch=8)
    given.save(tmp_path / "problem.npz")
    again = problem.Problem.load(tmp_path / "problem.npz")
    for name, value in vars(given).items():
        np.testing.assert_array_equal(getattr(again, name), value)
    assert again.X.dtype == np.float32


def test_batches_must_be_whole():
    with pytest.raises(ValueError, match="24 examples and batches of 7"):
        problem.synthetic((5, 3), 24, "float32", batch=7)


def test_perceptrons_are_the_same_weight_for_weight():
    from sklearn.linear_model import Perceptron

    X, s = linear.separable(500, 5, margin=0.1)
    run = train_perceptron(X, s, epochs=200)
    peer = Perceptron(shuffle=False, tol=None, max_iter=len(run.mistakes)).fit(X, s)
    assert run.converged
    np.testing.assert_allclose([*peer.coef_[0], *peer.intercept_], [*run.last.w, run.last.b])


def test_exponents():
    assert scaling.exponent([1, 2, 4], [3.0, 12.0, 48.0]) == pytest.approx(2.0)


@pytest.mark.parametrize(
    ("value", "text"),
    [(21834.0, "22,000"), (183.2, "180"), (18.4, "18"), (9.96, "10"), (5.36, "5.4"),
     (1.046, "1.05"), (0.567, "0.57"), (0.00327, "0.0033")],
)  # fmt: skip
def test_numbers_for_people(value, text):
    assert figures.number(value) == text


def test_durations_for_people():
    times = [figures.duration(each) for each in (1.26, 0.0617, 26.1e-6)]
    assert times == ["1.26 s", "62 ms", "26 µs"]
