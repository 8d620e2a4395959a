"""Numbers and messages on the pages that have no cells of their own."""

import json
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest

import mlcourse
from mlcourse import datasets, margins, perceptron

ROOT = Path(__file__).parents[2]


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["chapters/index.md", "README.md"])
def test_measurements_and_patients(name: str) -> None:
    patients, measurements = datasets.load_breast_cancer().X.shape
    assert set(re.findall(r"(\d+) (?:numbers|measurements)", page(name))) == {str(measurements)}
    assert set(re.findall(r"(\d+) patients", page(name))) <= {str(patients)}


def test_front_page_gives_the_number_of_patients() -> None:
    assert f"{len(datasets.load_breast_cancer().X)} patients" in page("chapters/index.md")


def test_no_line_separates_the_two_groups_of_the_front_picture() -> None:
    assert "No line separates the two groups" in page("chapters/index.md")
    data = datasets.load_breast_cancer()
    assert data.feature_names[:2] == ("mean radius", "mean texture")
    s = perceptron.signs(data.indicator("malignant"))
    assert margins.novikoff_bound(data.X[:, :2], s) == np.inf


def test_readme_counts_the_data_sets() -> None:
    assert len(datasets.NAMES) == 5
    assert "five classic data sets" in page("README.md")


@pytest.mark.parametrize("name", ["chapters/students.md", "README.md"])
def test_python_version(name: str) -> None:
    needed = tomllib.loads(page("pyproject.toml"))["project"]["requires-python"]
    assert set(re.findall(r"Python (\d\.\d+)", page(name))) == {needed.removeprefix(">=")}


def test_students_get_the_wheel_of_this_version() -> None:
    wheels = set(re.findall(r"mlcourse-[\w.]+?-py3-none-any\.whl", page("chapters/students.md")))
    assert wheels == {f"mlcourse-{mlcourse.__version__}-py3-none-any.whl"}


def test_glossary_on_xor() -> None:
    assert "No single perceptron computes it" in page("chapters/glossary.md")
    X, y = datasets.logic_gate("xor")
    assert margins.novikoff_bound(X, perceptron.signs(y)) == np.inf


def test_glossary_on_the_learning_rate() -> None:
    text = " ".join(page("chapters/glossary.md").split())
    assert "it changes the length of the weights and nothing else" in text
    data = datasets.load_iris()
    chosen = data.y != 0  # the two kinds that no hyperplane separates: the run never settles
    X, s = data.X[chosen], perceptron.signs(data.y[chosen])
    slow, fast = (perceptron.train_perceptron(X, s, lr=lr, epochs=7) for lr in (0.25, 1.0))
    np.testing.assert_array_equal(fast.mistakes, slow.mistakes)
    np.testing.assert_allclose(fast.last.w, 4 * slow.last.w, rtol=1e-12)


def test_glossary_on_support_vectors() -> None:
    assert "take away any other example" in " ".join(page("chapters/glossary.md").split())
    X, y = datasets.logic_gate("and")
    X, y = np.vstack([X, [[3.0, 4.0], [-2.0, -1.0]]]), np.append(y, [1, 0])
    s = perceptron.signs(y)
    gamma, (w, b) = margins.max_margin(X, s)
    distances = s * (X @ w + b)
    others = distances > gamma + 1e-6
    assert 0 < others.sum() < len(X)
    again, (w_again, b_again) = margins.max_margin(X[~others], s[~others])
    np.testing.assert_allclose([again, *w_again, b_again], [gamma, *w, b], atol=1e-9)


def test_students_see_what_a_check_says(capsys: pytest.CaptureFixture[str]) -> None:
    notebook = json.loads(page("exercises/source/01_perceptron/01_perceptron.ipynb"))
    checks = next(
        "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "update_checks"
    )
    visible = re.sub(r"### BEGIN HIDDEN TESTS.*?### END HIDDEN TESTS", "", checks, flags=re.DOTALL)
    wrong = "exercises/bank/01_perceptron/misconceptions/update__rate_for_weights_only.py"
    exec(page(wrong) + visible, {"np": np})
    shown = re.search(r"```text\n(.*?)```", page("chapters/students.md"), re.DOTALL)
    assert shown
    assert shown[1] == capsys.readouterr().out


HOURS = {
    "90 minutes": "1½ h", "two hours": "2 h", "two and a half hours": "2½ h", "three hours": "3 h",
}  # fmt: skip


@pytest.mark.parametrize("topic", sorted((ROOT / "chapters" / "text").glob("*.md")))
def test_the_plan_gives_the_time_that_a_chapter_gives(topic: Path) -> None:
    text = topic.read_text(encoding="utf-8")
    label, time = (
        re.search(pattern, text)[1]
        for pattern in (r"\n\((ch-[\w-]+)\)=", r"[Aa]bout ([\w ]+?(?:hours|minutes))[ .;]")
    )
    row = next(line for line in page("chapters/plan.md").splitlines() if f"<{label}>" in line)
    assert row.split("|")[3].strip() == HOURS[time]


def test_the_plan_gives_the_points_of_the_exercises() -> None:
    assert "40 points for each topic" in " ".join(page("chapters/plan.md").split())
    for notebook in (ROOT / "exercises" / "source").glob("*/*.ipynb"):
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        graded = [c["metadata"].get("nbgrader", {}) for c in cells]
        assert sum(c["points"] for c in graded if c.get("grade")) == 40, notebook.name


def test_the_self_test_has_as_many_questions_as_it_says() -> None:
    text = page("chapters/self_test.md")
    assert "Twelve questions" in text
    assert text.count(":::{quiz}") == 12
