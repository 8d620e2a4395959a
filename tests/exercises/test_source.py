"""The exercise notebooks are built as nbgrader, and a student, expects."""

import itertools
import json
import re
from pathlib import Path

import pytest

from mlcourse.grading.bank import marks, read_cells

ROOT = Path(__file__).parents[2]
TOPICS = sorted(path.name for path in (ROOT / "exercises" / "source").iterdir())
pytestmark = pytest.mark.parametrize("topic", TOPICS)

KEYS = {"grade", "grade_id", "locked", "schema_version", "solution", "task"}


def source_of(topic):
    return ROOT / "exercises" / "source" / topic / f"{topic}.ipynb"


def cells_of(topic):
    return json.loads(source_of(topic).read_text())["cells"]


def graded(topic):
    """All cells that nbgrader knows, as (metadata, cell)."""
    return [(c["metadata"]["nbgrader"], c) for c in cells_of(topic) if "nbgrader" in c["metadata"]]


def test_graded_cells_have_valid_metadata(topic):
    names = [known["grade_id"] for known, _ in graded(topic)]
    assert len(names) == len(set(names))
    for known, cell in graded(topic):
        assert set(known) == KEYS | ({"points"} if known["grade"] else set()), known
        assert known["schema_version"] == 3
        roles = known["grade"], known["solution"], known["locked"]
        assert roles in {
            (False, True, False),  # a student's answer
            (True, False, True),  # its checks
            (False, False, True),  # given code
            (True, True, False),  # an answer that a person reads
        }
        assert cell["cell_type"] == ("markdown" if roles[0] and roles[1] else "code")


def test_every_task_is_an_answer_followed_by_its_checks(topic):
    known = [k for k, _ in graded(topic)]
    tasks = [k["grade_id"] for k in known if k["solution"] and not k["grade"]]
    assert len(tasks) >= 6
    for task in tasks:
        place = next(i for i, k in enumerate(known) if k["grade_id"] == task)
        assert known[place + 1]["grade_id"] == f"{task}_checks"
    assert sum(k["grade"] and k["solution"] for k in known) == 1


def test_headings_say_the_points_and_the_introduction_their_sum(topic):
    texts = ["".join(c["source"]) for c in cells_of(topic) if c["cell_type"] == "markdown"]
    said = [int(n) for text in texts for n in re.findall(r"^## .*\((\d+) points?\)", text, re.M)]
    assert said == [known["points"] for known, _ in graded(topic) if known["grade"]]
    assert f"{sum(said)} points" in texts[0]


def test_every_task_names_its_section_of_the_chapter(topic):
    """The capstone has no chapter of its own: its tasks lead to the others."""
    texts = ["".join(c["source"]) for c in cells_of(topic) if c["cell_type"] == "markdown"]
    page = r"https://mlcourse\.github\.io/mlcourse/chapters/(\w+)\.html#([\w-]+)"
    links = [re.findall(page, text) for text in "\n".join(texts).split("\n## ")[1:]]
    own = {topic} if topic != "08_capstone" else {name for name, _ in itertools.chain(*links)}
    for named in links[:-1]:  # the last one, read by a person, is open
        assert own & {name for name, _ in named}, "a task without a link"
    for name, label in itertools.chain(*links):
        assert f"({label})=" in (ROOT / "chapters" / "text" / f"{name}.md").read_text()


def test_solutions_and_hidden_checks_are_marked(topic):
    for known, cell in graded(topic):
        text = "".join(cell["source"])
        if known["solution"] and not known["grade"]:
            assert text.count("### BEGIN SOLUTION") == text.count("### END SOLUTION") > 0
        elif known["grade"] and not known["solution"]:
            assert text.count("### BEGIN HIDDEN TESTS") == text.count("### END HIDDEN TESTS") == 1
            assert "task.hidden()" in text.split("### BEGIN HIDDEN TESTS")[1]
            assert text.rstrip().endswith("task.score()")
            assert cell["metadata"]["jupyter"] == {"source_hidden": True}  # hints spoil the task


def test_each_part_has_a_visible_check(topic):
    """Otherwise a student could lose points without having been able to see why."""
    for known, cell in graded(topic):
        if known["grade"] and not known["solution"]:
            text = "".join(cell["source"])
            task = re.search(r"parts=\{(.*?)\}", text)
            others = re.findall(r'"(\w+)": \d', task[1])[1:]  # the first is the default
            visible = text.split("### BEGIN HIDDEN TESTS")[0]
            for part in others:
                assert f'part="{part}"' in visible, (known["grade_id"], part)


def test_checks_import_what_they_use_and_only_call_functions(topic):
    """A name of the student's must not stand in for one that the checks rely on."""
    for known, cell in graded(topic):
        if known["grade"] and not known["solution"]:
            text = "".join(cell["source"])
            # Folded, JupyterLab shows the first line.
            assert text.startswith(f"# Checks of {known['grade_id'][:-7]}: run this cell\n")
            assert "\nimport numpy as np\n" in text
            assert "from mlcourse.grading.checks import Task\n" in text
            assert "inspect" not in text
            assert f'Task(\n    "{known["grade_id"][:-7]}"' in text or (
                f'Task("{known["grade_id"][:-7]}", points={known["points"]}' in text
            )
            assert f"points={known['points']}" in text


def test_answers_use_nothing_that_a_sandbox_would_not_have(topic):
    for cell in cells_of(topic):
        known = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not known.get("grade"):
            imported = re.findall(
                r"from mlcourse\S* import .*|import mlcourse\S*", "".join(cell["source"])
            )
            assert set(imported) <= {"from mlcourse import datasets"}


# --- the student's version ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def released(release_tool, tmp_path_factory):
    target = tmp_path_factory.mktemp("release")
    for topic in TOPICS:
        release_tool.release(ROOT / "exercises" / "source" / topic, target)
    return target


def test_the_students_version_holds_no_solution_and_no_hidden_check(topic, released):
    text = (released / topic / f"{topic}.ipynb").read_text()
    for word in (
        "SOLUTION",
        "HIDDEN",
        "task.hidden",
        "Rubric",
        "model answer",
        "mlcourse.perceptron",
        "mlcourse.layers",
        "mlcourse.gradcheck",
        "update_rules",
        "import optim",
        "import schedules",
        "import losses",
        "import activations",
    ):
        assert word not in text
    assert "raise NotImplementedError(" in text


def test_the_untouched_students_version_gets_nothing_and_runs_to_its_end(topic, released):
    found = marks(read_cells(released / topic / f"{topic}.ipynb"))
    assert {mark.points for mark in found.values()} == {0}
    for task, mark in found.items():
        assert mark.output == f"{task} is not written yet: 0 of {mark.most:g} points\n"


def test_the_reference_passes_the_students_checks(topic, released):
    """What JupyterLab's Validate says then: every check passes, and more are to come."""
    solved = {c.task: c.source for c in read_cells(source_of(topic)) if c.solution}
    found = marks(read_cells(released / topic / f"{topic}.ipynb"), solved)
    for mark in found.values():
        assert mark.points == mark.most
        assert "More checks, with other inputs, run when your work is graded." in mark.output
