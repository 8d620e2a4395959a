"""Every banked wrong answer loses its points and sees its hint; every right one gets them all."""

from collections import Counter
from functools import cache
from itertools import cycle, islice
from pathlib import Path

import pytest

from mlcourse.grading import bank
from mlcourse.grading.bank import Cell, judge, marks, read_cells, that_count
from mlcourse.grading.quality import fault, needed

EXERCISES = Path(__file__).parents[2] / "exercises"
BANK = EXERCISES / "bank"
FILES = sorted(BANK.glob("*/*/*.py"))
TOPICS = sorted(path.name for path in (EXERCISES / "source").iterdir())


read_answer = cache(bank.read_answer)


@cache
def exercise(topic):
    return read_cells(EXERCISES / "source" / topic / f"{topic}.ipynb")


def tasks(topic):
    return [cell.task for cell in exercise(topic) if cell.points]


def answers_to(topic, task):
    answers = (read_answer(path) for path in FILES if path.parts[-3] == topic)
    return [answer for answer in answers if answer.task == task]


@pytest.mark.parametrize("topic", TOPICS)
def test_the_reference_gets_full_marks(topic):
    for task, mark in marks(exercise(topic)).items():
        assert mark.points == mark.most, f"{task}:\n{mark.output}"


@pytest.mark.parametrize("path", FILES, ids=[str(path.relative_to(BANK)) for path in FILES])
def test_an_answer_gets_its_points_and_its_hint(path, record_property):
    answer = read_answer(path)
    verdict = judge(answer, needed(exercise(path.parts[-3]), answer.task), marks)
    record_property("bank", [
        path.parts[-3], verdict.answer.task, path.parts[-2], verdict.points_right,
        verdict.hint_right,
    ])  # fmt: skip
    assert fault(verdict) == "", verdict.mark.output


@pytest.mark.parametrize(
    ("topic", "later"), [(topic, task) for topic in TOPICS for task in tasks(topic)[1:]]
)
def test_no_answer_costs_a_later_task_anything(topic, later):
    """Whatever stands in the cells above, wrong or right: the reference gets all points."""
    cells = that_count(exercise(topic))
    end = next(i for i, cell in enumerate(cells, start=1) if cell.points and cell.task == later)
    above = [cell for cell in cells[:end] if cell.task == later or not cell.points]
    earlier = tasks(topic)[: tasks(topic).index(later)]
    for answers in side_by_side([answers_to(topic, task) for task in earlier]):
        mark = marks(above, {answer.task: answer.source for answer in answers})[later]
        assert mark.points == mark.most, f"{[a.path.name for a in answers]}\n{mark.output}"


def side_by_side(groups):
    """Take one of each group at a time, until each has had its turn."""
    longest = max(map(len, groups))
    return zip(*(islice(cycle(group), longest) for group in groups), strict=True)


@pytest.mark.parametrize("topic", TOPICS)
def test_every_task_has_five_wrong_and_three_right_answers(topic):
    tasks = {cell.task for cell in exercise(topic) if cell.points}
    files = Counter((read_answer(p).task, p.parts[-2]) for p in FILES if p.parts[-3] == topic)
    assert {task for task, _ in files} == tasks
    assert all(files[task, "misconceptions"] >= 5 for task in tasks), files
    assert all(files[task, "correct"] >= 3 for task in tasks), files


def test_every_wrong_answer_is_wrong_in_its_own_way():
    wrong = [read_answer(path) for path in FILES if path.parts[-2] == "misconceptions"]
    beliefs = Counter((answer.task, answer.header["belief"]) for answer in wrong)
    assert max(beliefs.values()) == 1
    assert all(answer.points[0] < answer.points[1] for answer in wrong)


# --- the runner itself --------------------------------------------------------------------------


def exam(check, solution="def f():\n    return 1"):
    return [Cell(solution, "f", solution=True), Cell(check, "f_checks", points=2)]


@pytest.mark.parametrize(
    ("check", "points"),
    [
        ("f()", 1),  # a number is that many points
        ("1.5", 1.5),
        ("assert f() == 1", 2),  # no value, no error: all points
        ("'text'", 2),
        ("assert f() == 2", 0),
        ("import sys\nprint('x', file=sys.stderr)\n2", 0),
        ("g()", 0),
        ("f(", 0),
    ],
)
def test_cells_are_marked_as_nbgrader_marks_them(check, points):
    mark = marks(exam(check))["f"]
    assert (mark.points, mark.most) == (points, 2)


def test_an_answer_replaces_the_solution_of_its_task_alone():
    cells = [*exam("f()"), Cell("g = 1", "g", solution=True), Cell("g", "g_checks", points=3)]
    found = marks(cells, {"f": "def f():\n    return 0"})
    assert (found["f"].points, found["g"].points) == (0, 1)


def test_an_answer_that_costs_another_task_its_points_is_told(tmp_path):
    path = tmp_path / "correct" / "f__a.py"
    path.parent.mkdir()
    path.write_text("# task: f\n# style: careless\none = 0\ndef f():\n    return 1")
    uses_one = Cell("def g():\n    return one", "g", solution=True)
    cells = [Cell("one = 1"), *exam("2 * f()"), uses_one, Cell("3 * g()", "g_checks", points=3)]
    verdict = judge(read_answer(path), cells, marks)
    assert verdict.hurt == {"g": 0}
    assert fault(verdict) == "other tasks lose points: g"


def test_a_failed_cell_does_not_stop_the_next():
    cells = [Cell("1 / 0"), *exam("f()")]
    assert marks(cells)["f"].points == 1


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("misconceptions/f__a.py", "# task: f\n# points: 1 of 2\n# belief: b\n", "no line '# hint"),
        ("correct/f__a.py", "# task: f\n", "no line '# style"),
        ("correct/g__a.py", "# task: f\n# style: s\n", "expected a name f__"),
    ],
)
def test_a_file_of_the_bank_with_a_wrong_header_is_told(tmp_path, name, text, message):
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(ValueError, match=message):
        read_answer(path)
