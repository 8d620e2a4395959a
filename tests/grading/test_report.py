"""The report says what the gradebook says, whoever wrote the names and answers in it."""

import csv
import datetime
import json
import math
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
import submissions as make
from nbgrader.api import Gradebook
from scipy import stats

from mlcourse.grading import overview
from mlcourse.grading.course import Course
from mlcourse.grading.entries import Entry
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.gradebook import Book
from mlcourse.grading.item_analysis import analyse, correlation
from mlcourse.grading.records import Found, Notebook, read_notebook
from mlcourse.grading.report import page, write_report
from mlcourse.grading.results import Item, Results, Student, Submission, read_results
from mlcourse.grading.sameness import groups, normalized, telling
from mlcourse.grading.submission import grade

EVIL = "<script>alert(1)</script>\"' onload=alert(1) {{ 7 * 7 }}"
ITEMS = [Item("ps", "f_checks", 2.0, False), Item("ps", "g_checks", 4.0, False)]
F, G = (("ps", item.cell) for item in ITEMS)


def found(*failed, belief="", written=True):
    checks = tuple((name, False) for name in failed)
    return Found(written, checks, {}, belief, f"{belief} is done" if belief else "")


def work(name, f=2.0, g=4.0, *, checks=None, answers=None, seconds=0.02, reason="", **more):
    book = Notebook({"f_checks": [checks or found()]}, answers or {}, reason, seconds)
    return Submission(Student(name), {F: f, G: g}, notebooks={"ps": book}, **more)


def results(submissions, items=ITEMS, **more):
    students = [submission.student for submission in submissions]
    empty = {"ungraded": [], "released": {}, "reference": {}}
    return Results("c", "ps", items, students, submissions, **(empty | more))


# --- what is read ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def course(tmp_path_factory, sandbox):
    """Seven students of the small exercise, a broken file, and one who is not graded yet."""
    folder = make.small_course(tmp_path_factory.mktemp("course"))
    make.small_class(folder, 8)
    make.hand_in(folder, "broken", make.SMALL, make.BROKEN["not JSON"])
    found = Course.find(folder)
    with Book(found, make.SMALL) as book:
        for handed_in in found.submissions(make.SMALL):
            if handed_in.student == "s00007":
                continue
            content = (handed_in.folder / f"{make.SMALL}.ipynb").read_bytes()
            result = grade(content, book.masters[make.SMALL], sandbox)
            place = found.path("autograded", handed_in.student, make.SMALL)
            place.mkdir(parents=True)
            (place / f"{make.SMALL}.ipynb").write_text(result.notebook)
            graded = {make.SMALL: result}
            book.write([Entry(handed_in.student, datetime.datetime(2026, 11, 20), graded)])
    with Gradebook(f"sqlite:///{folder}/gradebook.db", "test") as gradebook:
        gradebook.update_or_create_student("s00000", first_name="Ada", last_name=EVIL)
        gradebook.add_student("absent")
        point = gradebook.find_grade("why", make.SMALL, make.SMALL, "s00000")
        point.manual_score, point.needs_manual_grade = 0.5, False
        gradebook.find_comment("why", make.SMALL, make.SMALL, "s00000").manual_comment = "Good."
        gradebook.db.commit()
    return found


def test_the_gradebook_and_the_notebooks_are_read(course):
    read = read_results(course, make.SMALL)
    assert [(i.name, i.points, i.by_hand) for i in read.items] == [
        ("double", 2, False), ("square", 3, False), ("why", 1, True),
    ]  # fmt: skip
    assert {s.id for s in read.students} == {*(f"s{i:05d}" for i in range(7)), "broken", "absent"}
    by_name = {s.student.id: s for s in read.submissions}
    for i in range(1, 7):
        assert by_name[f"s{i:05d}"].total == make.points_of_small(i)
    assert by_name["s00000"].total == make.points_of_small(0) + 0.5
    assert by_name["s00000"].comments == ["Good."]
    why = (make.SMALL, "why")
    assert {n for n, s in by_name.items() if why in s.waiting} == {"s00001", "s00002", "s00004",
                                                                    "s00005", "s00006"}  # fmt: skip
    assert "not JSON" in by_name["broken"].reason
    assert all(s.seconds > 0 for n, s in by_name.items() if n != "broken")
    assert read.ungraded == ["s00007"]
    assert "return 2 * x" in read.reference[make.SMALL, "double"]
    assert "return 2 * x" not in read.released[make.SMALL, "double"]


def test_the_report_and_the_tables_are_written(course):
    path = write_report(course, make.SMALL)
    assert path == course.root / "reports" / make.SMALL / "report.html"
    look = Look(path.read_text())
    assert "7 of 9 students" in look.words
    assert "Middle score 3.5 of 5" in look.words  # of 5, 5, 3.5, 3.5, 3, 3, 0
    assert "s00007 handed in, not graded yet" in look.words
    assert "the file is not a notebook: it is not JSON" in look.words
    assert f"Ada {EVIL} s00000" in look.words
    with (path.parent / "moodle.csv").open(newline="") as file:
        grades = {row["Username"]: row["Grade"] for row in csv.DictReader(file)}
    assert grades == {"s00000": "5.5", "s00003": "0"}
    first = path.read_bytes()
    assert len(write_report(course, make.SMALL).read_bytes()) == len(first)
    assert sorted(p.name for p in path.parent.iterdir()) == ["canvas.csv", "moodle.csv",
                                                             "report.html"]  # fmt: skip


def test_an_unknown_assignment_and_a_full_place_are_told(course):
    with pytest.raises(CannotRun, match="does not know the assignment 'other'"):
        write_report(course, "other")
    reports = course.root / "reports"
    if reports.exists():
        reports.rename(course.root / "aside")
    reports.write_text("in the way")
    try:
        with pytest.raises(CannotRun, match="the report could not be written: Not a directory"):
            write_report(course, make.SMALL)
    finally:
        reports.unlink()


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{", b"[]", b"null", b'{"cells": 3}', b'{"cells": [3, {"metadata": []}]}',
        b"[" * 100_000,
    ],
    ids=range(7),
)  # fmt: skip
def test_a_damaged_notebook_says_nothing(tmp_path, data):
    (tmp_path / "x.ipynb").write_bytes(data)
    assert read_notebook(tmp_path / "x.ipynb") == Notebook()
    assert read_notebook(tmp_path / "missing.ipynb") == Notebook()


def test_records_of_another_form_are_left_out(tmp_path):
    """In a notebook that plain nbgrader graded, a student may have put anything there."""
    parts = {"p": [1], "q": ["x", 2], "r": [1, 2]}
    tasks = [3, {"failed": [{"check": {"a": 1}}, 7], "parts": parts, "belief": [], "diagnosis": 4}]
    label = {"grade_id": "f_checks", "grade": True, "solution": False}
    cell = {"cell_type": "code", "metadata": {"nbgrader": label, "mlcourse": {"tasks": tasks}}}
    data = {"cells": [cell], "metadata": {"mlcourse": {"seconds": "1", "reason": 5}}}
    (tmp_path / "x.ipynb").write_text(json.dumps(data))
    read = read_notebook(tmp_path / "x.ipynb")
    assert (read.reason, read.seconds) == ("", None)
    assert read.found == {
        "f_checks": [Found(True, (("", False), ("", False)), {"r": (1.0, 2.0)}, "", "")]
    }


# --- numbers about tasks -----------------------------------------------------------------------


def test_a_correlation_and_its_interval_are_scipys():
    rng = np.random.default_rng(1)
    a = rng.normal(size=40)
    b = a + rng.normal(size=40)
    ours, theirs = correlation(a, b), stats.pearsonr(a, b)
    assert ours.r == pytest.approx(theirs.statistic)
    assert (ours.low, ours.high) == pytest.approx(theirs.confidence_interval(0.95), abs=1e-4)
    right = (a > 0).astype(float)
    assert correlation(right, b).r == pytest.approx(stats.pointbiserialr(right, b).statistic)


@pytest.mark.parametrize(("a", "b"), [([1] * 9, range(9)), (range(9), [2] * 9), ([], []),
                                      ([0, 1, 1, 0], [1, 2, 3, 4])])  # fmt: skip
def test_no_correlation_where_it_means_nothing(a, b):
    assert correlation(list(map(float, a)), list(map(float, b))) is None


def test_a_perfect_correlation_stays_within_its_bounds():
    perfect = correlation([0.0, 0.0, 1.0, 1.0, 1.0], [0.0, 0.0, 3.0, 3.0, 3.0])
    assert perfect.r == pytest.approx(1)
    assert perfect.low <= perfect.high <= 1


def test_tasks_are_counted_by_hand():
    waiting = work("e", 1.0, 0.0, waiting={G})
    refused = work("x", 0.0, 0.0, reason="not JSON")
    f, g = analyse(results([
        work("a"),
        work("b", 1.0, 4.0, checks=found("tie", "zero", belief="half")),
        work("c", 0.0, 1.0, checks=found("tie", belief="half")),
        work("d", 0.0, 2.0, checks=found("tie", written=False)),
        waiting, refused,
    ]))  # fmt: skip
    assert (f.n, f.full, f.some, f.none, f.unwritten) == (5, 1, 2, 1, 1)
    assert f.share == pytest.approx((1 + 0.5 + 0 + 0 + 0.5) / 5)
    assert [(s.what, s.count) for s in f.failed] == [("tie", 2), ("zero", 1)]
    assert [(s.what, s.count) for s in f.beliefs] == [("half is done", 2)]
    assert (g.n, g.waiting, g.share) == (4, 1, (1 + 1 + 0.25 + 0.5) / 4)


def test_discrimination_leaves_out_the_item_itself_and_what_waits():
    rng = np.random.default_rng(2)
    marks = rng.uniform(0, 2, size=(30, 3))
    items = [*ITEMS, Item("ps", "h", 2.0, True)]
    made = [
        Submission(Student(str(i)), {F: f, G: g, ("ps", "h"): h}, notebooks={"ps": Notebook()})
        for i, (f, g, h) in enumerate(marks)
    ]
    tasks = analyse(results(made, items))
    rest = marks.sum(axis=1, keepdims=True) - marks
    for i, task in enumerate(tasks):
        assert task.apart.r == pytest.approx(stats.pearsonr(marks[:, i], rest[:, i]).statistic)
    made[0].waiting.add(("ps", "h"))  # now h counts for nobody
    assert analyse(results(made, items))[0].apart.r == pytest.approx(
        stats.pearsonr(marks[:, 0], marks[:, 1]).statistic
    )


def test_scores_fall_into_bins_whose_counts_add_up():
    spread, most = overview.scores(results([work(str(i), 2.0, i / 10) for i in range(41)]))
    assert most == 6
    assert sum(column.count for column in spread.bins) == 41
    assert (spread.least, spread.middle, spread.most) == (2.0, 4.0, 6.0)
    assert spread.bins[-1].count  # the highest score has a column, and all are within
    assert len(spread.bins) <= 10


def test_times_are_spread_and_the_slowest_is_named():
    times = overview.times(
        results([work(str(i), seconds=t) for i, t in enumerate([0.015, 3, 0.2])])
    )
    assert (times.middle, times.most, times.slowest) == (0.2, 3, "1")
    assert sum(column.count for column in times.bins) == 3
    assert (times.bins[0].start, times.bins[-1].start) == ("≤ 20 ms", "≤ 5 s")


def test_what_stands_out_is_said():
    checks = found("tie", belief="half")
    made = [work(str(i), 2.0 * (i % 9 == 0), checks=checks) for i in range(40)]
    made = results([*made, work("x", reason="not JSON")], ungraded=["late"])
    said = " ".join(overview.findings(made, analyse(made)))
    assert "1 submission could not be graded" in said
    assert "1 submission handed in since the last grading: run mlcourse autograde ps" in said
    assert "f is the hardest task: 12% of its points" in said
    assert "in 40 answers to f: half is done" in said
    assert "40 of 40 answers fail “tie” of f" in said


def test_a_task_that_waits_for_a_person_is_not_the_hardest():
    """Of its answers only the untouched ones have points yet: none."""
    made = results([work("a", 0.5, 0.0), *(work(str(i), 0.5, waiting={G}) for i in range(9))])
    tasks = analyse(made)
    assert tasks[1].share == 0
    said = " ".join(overview.findings(made, tasks))
    assert "f is the hardest task: 25% of its points" in said
    assert "g is the hardest" not in said
    assert "hardest" not in " ".join(overview.findings(made, tasks[1:]))


# --- answers that are alike --------------------------------------------------------------------

LONG = """
def train(X, s):
    total = 0.0
    for row in X:
        total += row
        total *= 2
    if total > s:
        total = s
    return total
"""
OTHER = '''
def train(A, limit):
    """A docstring."""
    z = 0.0  # a comment
    for a in A:
        z += (a)
        z *= 2

    if z > limit: z = limit
    return z
'''


def test_names_comments_and_layout_do_not_make_another_form():
    assert normalized(LONG) == normalized(OTHER)
    assert normalized(LONG).statements == 7


@pytest.mark.parametrize(
    "other",
    [
        LONG.replace("total > s", "s > total"),  # the same words in other places
        LONG.replace("2", "3"),
        LONG.replace("def train", "def fit"),  # the name that the checks ask for
        LONG.replace("total = s", "row = s"),
        LONG.replace("+= row", "+= abs(row)"),
    ],
)
def test_what_a_program_does_makes_another_form(other):
    assert normalized(LONG) != normalized(other)


@pytest.mark.parametrize(
    "source", ["", "# only words", "def f(:", "%matplotlib inline", "\0", "x = '\\d'" * 9,
               "(" * 5000 + ")" * 5000, "-" * 15_000 + "1", "x = 1\n" * 9_000]
)  # fmt: skip
def test_what_is_no_program_has_no_form(source):
    assert normalized(source) is None


def test_students_with_one_form_are_grouped_and_short_ones_not_shown():
    short, stub = "def f(x):\n    return x", "def f(x):\n    raise NotImplementedError"
    third = LONG.replace("2", "3")
    alike = groups(results(
        [
            work("a", answers={"train": LONG, "f": short}),
            work("b", answers={"train": OTHER, "f": short}),
            work("c", answers={"train": third, "f": stub}),
            work("d", answers={"train": stub, "f": stub}),
        ],
        released={("ps", "f"): stub, ("ps", "train"): stub},
        reference={("ps", "train"): third},
    ))  # fmt: skip
    assert {(g.cell, g.students, g.answers, g.reference) for g in alike} == {
        ("train", ("a", "b"), 3, False),
        ("train", ("c",), 3, True),
        ("f", ("a", "b"), 2, False),
    }
    assert [g.students for g in telling(alike)] == [("a", "b"), ("c",)]


# --- the page ----------------------------------------------------------------------------------


class Look(HTMLParser):
    """What a browser would see in a page: words, links, ids; complains of what could run."""

    VOID = ("meta", "link", "br", "img", "input", "hr", "wbr")

    def __init__(self, html):
        super().__init__()
        self.tags, self.ids, self.links, self.labels, self.text = [], [], [], [], []
        self.feed(html)
        self.close()
        assert not self.tags, f"never closed: {self.tags}"
        self.words = re.sub(r"\s+", " ", " ".join(self.text)).replace(" ,", ",")

    def handle_starttag(self, tag, attributes):
        assert tag not in ("script", "iframe", "object", "embed", "form", "base", "link"), tag
        if tag not in self.VOID:
            self.tags.append(tag)
        for name, value in attributes:
            assert not name.startswith("on"), (tag, name)
            assert name != "src", "nothing is loaded"
            if name == "style":
                assert re.fullmatch(r"[-a-z]+: [-\d. %]+(; width: [-\d.]+%)?", value), value
        known = dict(attributes)
        self.ids += [known["id"]] if "id" in known else []
        self.links += [known["href"]] if "href" in known else []
        self.labels += [known["aria-labelledby"]] if "aria-labelledby" in known else []

    def handle_endtag(self, tag):
        assert self.tags.pop() == tag

    def handle_data(self, data):
        if self.tags and self.tags[-1] != "style":
            self.text.append(data)


def a_class(n, evil=""):
    rng = np.random.default_rng(n)
    made = [
        work(
            f"{evil}s{i}", float(rng.integers(0, 3)), float(rng.integers(0, 9)) / 2,
            checks=found(f"{evil}tie", belief=f"{evil}half") if i % 3 else None,
            answers={"train": LONG}, seconds=float(rng.exponential(0.1)),
            waiting={G} if i % 5 == 4 else set(), reason=f"{evil}no JSON" if i % 50 == 49 else "",
        )
        for i in range(n)
    ]  # fmt: skip
    items = [Item("ps", f"{evil}f_checks", 2.0, False), *ITEMS]
    return results(made, items, ungraded=[f"{evil}late"])


@pytest.mark.parametrize("n", [0, 1, 2, 60, 1000])
def test_the_page_is_whole_for_any_class(n):
    look = Look(page(a_class(n)))
    assert len(look.ids) == len(set(look.ids))
    assert set(look.labels) <= set(look.ids)
    assert {link for link in look.links if not link.startswith("#")} == {"canvas.csv", "moodle.csv"}
    assert {link[1:] for link in look.links if link.startswith("#")} <= set(look.ids)
    assert look.words.count(" late ") == 1
    assert "nan" not in look.words


def test_nothing_that_students_wrote_becomes_a_part_of_the_page():
    made = a_class(60, EVIL)
    made.assignment, made.course_id = EVIL, EVIL
    made.submissions[0].notebooks["ps"].answers["train"] = LONG.replace("2", repr(EVIL))
    made.submissions[1].notebooks["ps"].answers["train"] = LONG.replace("2", repr(EVIL))
    look = Look(page(made))
    assert look.words.count("<script>alert(1)</script>") > 60
    assert "{{ 7 * 7 }}" in look.words


def test_the_pictures_say_in_words_what_they_show():
    html = page(a_class(60))
    labels = re.findall(r'role="img" aria-label="([^"]+)"', html)
    assert len(labels) == 2
    assert sum(map(int, re.findall(r": (\d+)[,.]", labels[0]))) == 59  # one could not be graded


def test_no_answers_are_no_number():
    empty = analyse(results([]))
    assert all(math.isnan(task.share) and task.apart is None for task in empty)
    assert "No submission is graded yet." in Look(page(results([]))).words


AXE = Path(__file__).parents[2] / "site" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def test_the_page_in_a_browser(tmp_path):
    """It asks for nothing, runs nothing, fits a phone; axe finds no fault in light or dark."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium")
    if chromium is None or not AXE.is_file():
        pytest.skip("needs chromium and axe: apt-get install chromium, make book")
    path = tmp_path / "report.html"
    path.write_text(page(a_class(60, EVIL)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for scheme, width in (("light", 375), ("light", 1100), ("dark", 375), ("dark", 1100)):
            view = {"width": width, "height": 800}
            context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
            sheet, events = context.new_page(), []
            for event in ("console", "dialog", "pageerror"):
                sheet.on(event, lambda each, events=events: events.append(str(each)))
            sheet.on("request", lambda request, events=events: events.append(request.url))
            sheet.goto(path.as_uri())
            assert events == [path.as_uri()]
            assert sheet.evaluate("document.documentElement.scrollWidth") == width
            sheet.evaluate(AXE.read_text())
            found = "axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes[0].html))"
            assert sheet.evaluate(found) == []
            context.close()
        browser.close()
