"""What a check says, and that nothing a student's code does can stop it."""

import sys
import warnings

import numpy as np
import pytest

from mlcourse.grading.checks import Task

FOUR = np.array([1.0, 2.0, 3.0, 4.0])


def told(capsys, function, *inputs, task=None, **kwargs):
    """Run one check of one point; return the points and what it printed."""
    task = task or Task("f", 1, inputs="x b")
    task.case("a case", function, *inputs, **kwargs)
    return task.score(), capsys.readouterr().out


def test_a_right_answer_passes_in_one_line_and_earns_the_points(capsys):
    points, text = told(capsys, lambda x: 2 * x, FOUR, expected=2 * FOUR)
    assert points == 1
    assert text.splitlines()[0].split() == ["f", "·", "a", "case", "passed"]
    assert "1 of 1 point\n" in text


def test_a_wrong_answer_shows_inputs_expected_given_and_the_hint(capsys):
    points, text = told(capsys, lambda x, b: x * b, FOUR, 3.0, expected=FOUR + 3, hint="why times?")
    assert points == 0
    assert text.startswith("f · a case")
    for line in ("not yet", "x [1. 2. 3. 4.]   b 3", "expected   [4. 5. 6. 7.]",
                 "you gave   [ 3.  6.  9. 12.]", "Hint: why times?"):  # fmt: skip
        assert line in text


@pytest.mark.parametrize(
    ("got", "sentence"),
    [
        (4 * FOUR, "exactly 4 times the expected values, and there are 4 values in x."),
        (FOUR / 4, "exactly 1/4 times the expected values, and there are 4 values in x."),
        (3 * FOUR, "exactly 3 times the expected values."),
        (1.7 * FOUR, "These are 1.7 times the expected values."),
        (-FOUR, "with the sign flipped"),
        (FOUR + 0.5, "The difference is exactly b (0.5)."),
        (FOUR - 0.25, "Every value is 0.25 less than expected."),
        (FOUR[::-1], "in reverse order"),
        (FOUR[[1, 0, 3, 2]], "in another order"),
        (FOUR * [1, 1, 1, 2], "1 of 4 values differ, the first at index 3: expected 4, you gave 8"),
        (FOUR * [1, 1, np.nan, np.inf], "2 of 4 values are inf and nan"),
        (FOUR * (1 + 1e-5), "close, but not close enough"),
        (FOUR.reshape(4, 1), "The values are right, but their shape is (4, 1) and not (4,)."),
        (np.outer(FOUR, FOUR), "The shape is (4, 4), and an array of shape (4,) is asked for."),
        (FOUR.tolist(), "they come in a list. Where would np.array belong?"),
        (10.0, "One number came back where an array of shape (4,) is asked for."),
        ("four", "A text came back"),
        (None, "Nothing came back (None). Does every way through it end with a return?"),
    ],
)
def test_the_pattern_in_an_array_is_named(capsys, got, sentence):
    points, text = told(capsys, lambda x, b: got, np.ones(4), 0.5, expected=FOUR)
    assert points == 0
    assert sentence in text


@pytest.mark.parametrize(
    ("expected", "got", "sentence"),
    [
        (np.arange(6.0).reshape(2, 3), np.arange(6.0).reshape(2, 3).T, "(transposed)"),
        (np.array([0.0, 1.0, 1.0]), np.array([1.0, 0.0, 0.0]), "0 and 1 are exchanged"),
        (np.array([0.0, 1.0, 1.0]), np.array([-1.0, 1.0, 1.0]), "-1 came where 0 and 1"),
        (np.array([1.7, 2.2]), np.array([1.0, 2.0]), "with the decimals cut off"),
        (np.array([1.7, 2.2]), np.array([2, 2]), "with the decimals rounded away"),
        (6.0, 3.0, "exactly 1/2 times the expected value, and there are 2 values in x."),
        (6.0, 12.0, "exactly 2 times the expected value, and there are 2 values in x."),
        (6.0, np.array([6.0]), "their shape is (1,) and not that of a single number"),
        (5.0, 7.5, "The difference is exactly b (2.5)."),
        ([3, 1, 0], [3, 1], "2 entries came; expected 3."),
        ([3, 1, 0], 4, "One number came back where a list of 3 is asked for."),
        ((FOUR, 1.0), FOUR, "2 values are asked for (value 1, value 2), and one came back."),
        ((FOUR, 1.0), (FOUR, 3.5), "About value 2: the difference is exactly b (2.5)."),
        ((FOUR, 1.0), (FOUR, 1.0, 2.0), "are asked for (value 1, value 2), and 3 came back."),
    ],
)  # fmt: skip
def test_the_pattern_in_other_answers_is_named(capsys, expected, got, sentence):
    points, text = told(capsys, lambda x, b: got, np.ones(2), 2.5, expected=expected)
    assert points == 0
    assert sentence in text


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (6.0, 42.0),  # any two numbers have a ratio, and a difference
        (5.5, 5.0),  # and one of them may be whole
        (np.ones(2), np.zeros(2)),  # nothing is exchanged where there is one class
        (np.ones(2), 3 * np.ones(2)),
    ],
)
def test_no_pattern_is_claimed_where_any_would_do(capsys, expected, got):
    _, text = told(capsys, lambda x, b: got, np.zeros(5), 2.5, expected=expected)
    assert [line.split()[0] for line in text.splitlines()[1:-2]] == ["x", "expected", "you"]


def test_an_input_that_comes_back_is_recognized(capsys):
    _, text = told(capsys, lambda x: x, np.array([5.0, -1.0]), expected=np.array([0.0, 2.0]))
    assert "These are the values of x, unchanged." in text


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (2.0, 2), (2.0, np.float32(2)), (2.0, np.array(2.0)), (True, 1.0), ("or", "or"),
        ([1, 0], (1.0, 0.0)), ((FOUR, 1.0), [FOUR, 1]), ({"a": 1.0}, {"a": 1}),
        ([1, 0], np.array([1, 0])), (FOUR, FOUR.astype(int)),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])), (None, None),
        (np.zeros((0, 2)), np.zeros((0, 2))), (FOUR, FOUR.astype(np.float32)),
    ],
)  # fmt: skip
def test_right_answers_in_another_form_are_right(capsys, expected, got):
    assert told(capsys, lambda: got, expected=expected)[0] == 1


@pytest.mark.parametrize(
    ("expected", "got"),
    [
        (2.0, "2.0"), (2.0, [2.0]), (2.0, 2.0 + 1e-3), (FOUR, list(FOUR)), (FOUR, FOUR[None]),
        ((1.0, 2.0), 1.0), ({"a": 1.0}, {"a": 1.0, "b": 2.0}), ({"a": 1.0}, {}), ("or", 1.0),
        (FOUR, FOUR.astype(object)), (FOUR, np.array(["1", "2", "3", "4"])), (0.0, None),
        (1.0, 1 + 1j),
        ([1, 2], [1, [2]]), ([1, 2], "12"), (np.zeros((0, 2)), np.zeros((2, 0))),
    ],
)  # fmt: skip
def test_wrong_answers_are_wrong(capsys, expected, got):
    assert told(capsys, lambda: got, expected=expected)[0] == 0


def test_two_values_that_look_the_same_are_shown_with_more_digits(capsys):
    _, text = told(capsys, lambda: 1.00004, expected=1.00001)
    assert "expected   1.00001" in text
    assert "you gave   1.00004" in text


def test_a_tuple_of_one_is_shown_as_python_writes_it(capsys):
    _, text = told(capsys, lambda: (), expected=(3,))
    assert "expected   (3,)" in text
    assert "you gave   ()" in text


def test_large_arrays_are_shown_in_part(capsys):
    _, text = told(capsys, lambda x: x + 1, np.zeros((500, 30)), expected=np.zeros((500, 30)))
    assert len(text) < 700
    assert "an array of shape (500, 30) with values from 0 to 0" in text
    _, text = told(capsys, lambda x: x + 1, np.arange(5000.0), expected=np.arange(5000.0))
    assert "(5000 values)" in text
    assert len(text) < 700


def test_an_exception_is_told_with_the_line_of_the_notebook(capsys):
    source = "def f(x):\n    y = 2 * x\n    return x @ np.ones(7)\n"
    space = {"np": np}
    exec(compile(source, "<cell 3>", "exec"), space)
    points, text = told(capsys, space["f"], FOUR, expected=1.0, hint="a hint about values")
    assert points == 0
    assert "it stopped ValueError: matmul" in text
    assert "in line 3 of your cell" in text
    assert "a hint about values" not in text


def test_a_hint_for_a_known_wrong_answer_replaces_the_general_one(capsys):
    hints = [
        (9.0, "nine"),
        (lambda x: float(np.prod(x)), "the product"),
        (ZeroDivisionError, "zero"),
    ]
    known = {"expected": 10.0, "hint": "general", "hints": hints}
    assert "Hint: nine" in told(capsys, lambda x: 9, FOUR, **known)[1]
    assert "Hint: the product" in told(capsys, lambda x: 24.0, FOUR, **known)[1]
    assert "Hint: general" in told(capsys, lambda x: 23.0, FOUR, **known)[1]
    assert "Hint: zero" in told(capsys, lambda x: 1 / 0, FOUR, **known)[1]


def test_a_fault_is_told_as_it_was_when_the_check_ran(capsys):
    """Test cells go on with their variables, and a fault is put into words at the end."""
    x, expected, factor = np.array([1.0, 2.0]), np.array([2.0, 4.0]), 3
    task = Task("f", 1, inputs="x b")
    task.case(
        "by hand", lambda x, b: 3 * x + b, x, 0.0, expected=expected,
        hints=[(lambda x, b: factor * x, "three?")],
    )  # fmt: skip
    task.that(
        "positive", lambda x: -x, x, holds=lambda y: factor * y.sum() > 0, want="a positive sum"
    )
    expected *= 1.5
    factor = -3
    assert task.score() == 0
    text = capsys.readouterr().out
    for line in ("expected   [2. 4.]", "you gave   [3. 6.]", "1.5 times the expected values",
                 "Hint: three?", "a positive sum"):  # fmt: skip
        assert line in text


def test_a_hint_function_that_fails_is_no_match_for_a_value(capsys):
    _, text = told(capsys, lambda x: 9.0, FOUR, expected=10.0, hint="general",
                   hints=[(lambda x: x @ np.ones(3), "wrong shape")])  # fmt: skip
    assert "Hint: general" in text


def test_a_changed_input_is_told_and_never_reaches_the_next_check(capsys):
    def spoil(x, b):
        x *= 0
        return 1.0

    task = Task("f", 2, parts={"value": 1, "care": 1}, inputs="x b")
    given = FOUR.copy()
    task.case("value", spoil, given, 2.0, expected=1.0)
    task.case("input", spoil, given, 2.0, expected=1.0, part="care", unchanged=True)
    assert task.score() == 1
    text = capsys.readouterr().out
    assert "changed its input x" in text
    assert "x [1. 2. 3. 4.] after the call" in text
    assert "x [0. 0. 0. 0.]" in text
    assert (given == FOUR).all()


def test_a_change_that_leaves_an_unreadable_input_is_told(capsys):
    def spoil(x):
        x[0] = object()
        return 1.0

    points, text = told(capsys, spoil, [1.0, 2.0], expected=1.0, unchanged=True)
    assert points == 0
    assert "changed its input x" in text


@pytest.mark.parametrize(
    ("dtype", "got", "right"),
    [
        (np.float32, FOUR.astype(np.float32), True),
        (np.float32, FOUR, False),
        (np.floating, FOUR, True),
        (np.floating, FOUR.astype(int), False),
        (np.number, FOUR.astype(int), True),
    ],
)
def test_the_kind_of_number_can_be_asked_for(capsys, dtype, got, right):
    points, text = told(capsys, lambda: got, expected=FOUR, dtype=dtype)
    assert points == int(right)
    assert ("not of the kind (the dtype)" in text) is not right


def test_truth_values_are_no_numbers_where_numbers_are_asked_for(capsys):
    got = np.array([True, False])
    assert told(capsys, lambda: got, expected=np.array([1.0, 0.0]))[0] == 1
    assert told(capsys, lambda: got, expected=np.array([1.0, 0.0]), dtype=np.number)[0] == 0


# --- parts, hidden checks, score ----------------------------------------------------------------


def test_a_part_is_earned_only_when_all_its_checks_pass(capsys):
    task = Task("f", 4, parts={"value": 3, "edge": 1})
    task.case("one", lambda: 1, expected=1)
    task.case("edge", lambda: 1, expected=1, part="edge")
    task.hidden()
    task.case("two", lambda: 1, expected=2)
    assert task.score() == 1
    assert "f: 1 of 4 points  (value 0/3, edge 1/1)" in capsys.readouterr().out


def test_a_part_without_checks_earns_nothing():
    task = Task("f", 4, parts={"value": 3, "edge": 1})
    task.case("one", lambda: 1, expected=1)
    assert task.score() == 3


def test_a_task_without_checks_earns_nothing():
    assert Task("f", 4).score() == 0


def test_an_untouched_stub_earns_nothing_and_is_told_in_one_line(capsys):
    def stub():
        raise NotImplementedError("write your code here")

    task = Task("f", 2)
    task.case("one", stub, expected=1)
    task.that("two", stub, holds=lambda _: True, want="anything")
    assert task.score() == 0
    assert capsys.readouterr().out == "f is not written yet: 0 of 2 points\n"


def test_a_line_of_the_stub_that_was_left_is_pointed_at(capsys):
    space = {}
    exec(compile("def f(x):\n    if x:\n        return 1\n    raise NotImplementedError('write')",
                 "<cell 5>", "exec"), space)  # fmt: skip
    task = Task("f", 2)
    task.case("one", space["f"], True, expected=1)
    task.case("two", space["f"], False, expected=0)
    assert task.score() == 0
    text = capsys.readouterr().out
    assert "not written yet" in text
    assert "in line 4 of your cell" in text


def test_the_students_version_says_that_more_checks_follow(capsys):
    task = Task("f", 1)
    task.case("one", lambda: 1, expected=1)
    task.score()
    assert "More checks" in capsys.readouterr().out
    task.hidden()
    task.score()
    assert "More checks" not in capsys.readouterr().out


def test_hidden_checks_that_pass_are_counted_and_those_that_fail_are_told(capsys):
    task = Task("f", 1, inputs="x")
    task.hidden()
    for x in range(5):
        task.case("all alike", lambda x: 1, x, expected=1)
        task.case("one odd", lambda x: x, x, expected=7 if x == 3 else x, hint="what about three?")
    assert task.score() == 0
    text = capsys.readouterr().out
    assert "1 more check  " in text
    assert text.count("one odd") == 1  # told once, by its first failure
    assert "x 3" in text
    assert "what about three?" in text


def test_the_same_hint_is_not_repeated(capsys):
    task = Task("f", 1)
    for name in ("one", "two", "three"):
        task.case(name, lambda: 1, expected=2, hint="the same hint")
    task.score()
    text = capsys.readouterr().out
    assert text.count("the same hint") == 1
    assert text.count("The same as above.") == 2


def test_a_hidden_failure_is_only_named_where_a_visible_one_says_more(capsys):
    task = Task("f", 2, parts={"a": 1, "b": 1})
    task.case("visible a", lambda: 1, expected=2, hint="hint a")
    task.case("visible b", lambda: 1, expected=1, part="b")
    task.hidden()
    task.case("hidden a", lambda: 1, expected=3, hint="more of a")
    task.case("hidden b", lambda: 1, expected=4, hint="hint b", part="b")
    assert task.score() == 0
    text = capsys.readouterr().out
    assert text.count("not yet") == 3
    assert "hint a" in text
    assert "more of a" not in text
    assert "hint b" in text


def test_faults_that_differ_in_numbers_alone_are_told_once(capsys):
    task = Task("f", 1)
    for n in (2, 3):
        task.case(f"{n} rows", lambda n=n: np.ones((n, 1)), expected=np.ones(n))
    task.score()
    text = capsys.readouterr().out
    assert "their shape is (2, 1) and not (2,)." in text
    assert "(3, 1)" not in text
    assert "The same as above." in text


def test_the_score_is_a_number_that_nbgrader_can_read():
    task = Task("f", 3, parts={"a": 0.5, "b": 2.5})
    task.case("one", lambda: 1, expected=1, part="a")
    assert repr(task.score()) == "0.5"
    task.case("two", lambda: 1, expected=1, part="b")
    assert repr(task.score()) == "3"


@pytest.mark.parametrize("parts", [{"a": 1, "b": 1}, {"a": 4, "b": -1}, {"a": 3, "b": 0}])
def test_parts_must_add_up(parts):
    with pytest.raises(ValueError, match="expected positive numbers that add up to 3"):
        Task("f", 3, parts=parts)


def test_an_unknown_part_is_an_error_of_the_author():
    with pytest.raises(ValueError, match=r"no part 'edges'; expected one of \['all'\]"):
        Task("f", 3).case("one", lambda: 1, expected=1, part="edges")


# --- several returned values, properties --------------------------------------------------------


def test_single_outputs_can_be_checked_apart():
    def f():
        return FOUR, 2.0, [1, 2]

    task = Task("f", 3, parts={"a": 1, "b": 1, "c": 1}, outputs="w b m")
    task.case("w and b", f, only="w b", expected=(FOUR, 2.0), part="a")
    task.case("m", f, only="m", expected=[1, 2], part="b")
    task.case("b", f, only="b", expected=7.0, part="c")
    assert task.score() == 2


@pytest.mark.parametrize("got", [None, 1.0, (1.0,), np.ones(7), "abc"])
def test_a_missing_output_is_told(capsys, got):
    task = Task("f", 1, outputs="w b m")
    task.case("b", lambda: got, only="b", expected=1.0)
    assert task.score() == 0
    assert "3 values are asked for: w, b, m" in capsys.readouterr().out


def test_a_view_looks_at_what_follows_from_the_answer(capsys):
    task = Task("f", 1)
    task.case("length", lambda: [1, 2, 3], view=len, expected=3)
    assert task.score() == 1
    task.case("length of nothing", lambda: 5, view=len, expected=3)
    assert task.score() == 0
    assert "5; that is not the form asked for" in capsys.readouterr().out


def test_a_property_is_asked_and_told(capsys):
    task = Task("f", 1)
    task.that("positive", lambda: -1, holds=lambda v: v > 0, want="a number above 0", hint="sign?")
    assert task.score() == 0
    text = capsys.readouterr().out
    assert "expected   a number above 0" in text
    assert "you gave   -1" in text
    assert "Hint: sign?" in text


def test_a_property_of_the_wrong_form_does_not_hold():
    task = Task("f", 1)
    task.that("positive", lambda: "text", holds=lambda v: v > 0, want="a number above 0")
    assert task.score() == 0


# --- hostile answers ----------------------------------------------------------------------------


class Evil:
    """Agrees with everything, and fails wherever it is touched."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __bool__(self):
        raise RuntimeError("bool")

    def __repr__(self):
        raise RuntimeError("repr")

    __str__ = __len__ = __iter__ = __float__ = __array__ = __repr__

    def __getattr__(self, name):
        raise RuntimeError(name)


class EvilArray(np.ndarray):
    def __eq__(self, other):
        return True

    def __array_finalize__(self, other):
        pass

    def __repr__(self):
        raise RuntimeError("repr")

    __hash__ = None


class EvilFloat(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


class EvilList(list):
    def __len__(self):
        return 4

    def __iter__(self):
        raise RuntimeError("iter")


def _endless():
    nested: list = []
    nested.append(nested)
    return nested


HOSTILE = {
    "evil": Evil(),
    "list of evil": [Evil()] * 4,
    "dict of evil": {Evil(): Evil()},
    "evil array": np.zeros(4).view(EvilArray),
    "evil float": EvilFloat(3.0),
    "evil list": EvilList([1.0, 2.0, 3.0, 4.0]),
    "array of objects": np.array([set()] * 4, dtype=object),
    "structured": np.zeros(4, dtype=[("a", float)]),
    "ragged": [[1.0, 2.0], [3.0]],
    "endless": _endless(),
    "long list": [0.0] * 1_000_000,
    "long text": "x" * 1_000_000,
    "large int": 10**5000,
    "large array": np.zeros(3_000_000),
    "generator": (x for x in (1.0, 2.0)),
    "function": lambda: FOUR,
    "type": Evil,
    "module": np,
    "set": {1.0, 2.0},
    "bytes": b"1234",
    "complex": FOUR + 1j,
    "dates": np.array(["2020-01-01"], dtype="datetime64"),
    "nan list": [float("nan")] * 4,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("expected", [FOUR, 7.0, (FOUR, 1.0), [1, 2, 3, 4], {"a": 1.0}, None, "or"])
def test_no_answer_stops_a_check_or_passes_by_trickery(capsys, name, expected):
    task = Task("f", 1)
    task.case("case", lambda: HOSTILE[name], expected=expected, hint="h", hints=[(9.0, "nine")])
    task.that("that", lambda: HOSTILE[name], holds=lambda v: v == 7.0, want="seven")
    assert task.score() == 0
    assert len(capsys.readouterr().out) < 3000


def test_an_evil_array_is_judged_by_its_values():
    task = Task("f", 1)
    task.case("case", lambda: FOUR.view(EvilArray), expected=FOUR)
    assert task.score() == 1


class UnspeakableError(Exception):
    def __str__(self):
        raise RuntimeError("str")


@pytest.mark.parametrize(
    "error",
    [SystemExit(3), GeneratorExit(), RecursionError("deep"), MemoryError(), UnspeakableError()],
)
def test_no_exception_stops_a_check(capsys, error):
    def f():
        raise error

    points, text = told(capsys, f, expected=1.0)
    assert points == 0
    assert f"it stopped {type(error).__name__}" in text


def test_a_time_limit_still_ends_the_cell():
    def f():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Task("f", 1).case("case", f, expected=1.0)


@pytest.mark.parametrize("thing", [None, 3, "f"])
def test_a_name_that_is_no_function_is_told(capsys, thing):
    points, text = told(capsys, thing, expected=1.0)
    assert points == 0
    assert "is not callable" in text


def test_nothing_reaches_stderr_where_nbgrader_would_take_all_points(capsys):
    def noisy(x):
        print("to stderr", file=sys.stderr)
        warnings.warn("mind the gap", stacklevel=1)
        return x / np.array([0.0, 1.0, 1.0, 1.0])

    task = Task("f", 1)
    task.case("case", noisy, FOUR, expected=FOUR)
    assert task.score() == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert "warned: mind the gap" in out
    assert "warned: divide by zero" in out


def test_a_right_answer_with_a_warning_is_right():
    def noisy():
        warnings.warn("mind the gap", stacklevel=1)
        return 1.0

    task = Task("f", 1)
    task.case("case", noisy, expected=1.0)
    assert task.score() == 1


def test_a_global_numpy_setting_of_the_student_does_not_matter():
    task = Task("f", 1)
    with np.errstate(all="raise"):
        task.case("case", lambda: FOUR * [0, 0, np.inf, 1e-320], expected=FOUR)
        assert task.score() == 0


# --- several checks of one answer ---------------------------------------------------------------


def counted():
    """Make a function of two returned values that notes what it was called with."""
    seen = []

    def both(x):
        seen.append(x.tolist())
        return x.sum(), len(seen)

    return both, seen


def test_parts_of_one_answer_come_from_one_call():
    both, seen = counted()
    task = Task("t", 1, outputs="total calls")
    x = np.array([1.0, 2.0])
    task.case("the total", both, x, only="total", expected=3.0)
    task.case("the calls", both, x, only="calls", expected=1)
    assert task.score() == 1
    assert seen == [[1.0, 2.0]]


def test_changed_inputs_other_functions_and_whole_answers_are_calls_of_their_own():
    both, seen = counted()
    task = Task("t", 1, outputs="total calls")
    x = np.array([1.0, 2.0])
    task.case("first", both, x, only="total", expected=3.0)
    x[0] = 2.0
    task.case("changed by the checks", both, x, only="total", expected=4.0)
    task.case("equal, but not the same", both, np.array([2.0, 2.0]), only="total", expected=4.0)
    task.case("another function", lambda x: (4.0, 1), x, only="total", expected=4.0)
    task.case("the first again", both, x, only="calls", expected=4)
    task.case("all of it", both, x, expected=(4.0, 5))
    assert task.score() == 1
    assert len(seen) == 5
