"""The numbers in a written model answer are those that the reference prints."""

import contextlib
import io
import json
import math
import re
from pathlib import Path

from mlcourse.datasets import load_diabetes

SOURCES = Path(__file__).parents[2] / "exercises" / "source"


def printed_by_free_cells(cells):
    """What the cells print that nobody grades, after the reference solutions."""
    out, space = io.StringIO(), {}
    for cell in cells:
        known = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not known.get("grade"):
            with contextlib.redirect_stdout(out):
                exec("".join(cell["source"]), space)
    return out.getvalue()


def answer_and_printed(topic, grade_id):
    """A model answer, and what the free cells of its exercise print."""
    notebook = SOURCES / topic / f"{topic}.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    answer = next(
        "".join(cell["source"])
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )
    return answer, printed_by_free_cells(cells)


def all_printed(pattern, answer, printed):
    """Check that the numbers of an answer were printed; tell how many there are."""
    quoted = re.findall(pattern, answer)
    for number in quoted:
        assert re.search(rf"(?<!\d){re.escape(number)}(?!\d)", printed), number
    return len(quoted)


def test_the_answer_about_ten_layers_quotes_the_experiment():
    answer, printed = answer_and_printed("02_activations", "advice_answer")
    assert all_printed(r"\d\.\d{3,}", answer, printed) >= 6
    assert "64 % of the activations in layer 10" in answer
    assert "saturated in layer 10: 64%" in printed


def test_the_answer_about_losses_quotes_the_experiment():
    answer, printed = answer_and_printed("03_losses", "loss_answer")
    assert all_printed(r"-?\d\.\d{3,}", answer, printed) >= 8
    for steps, losses in {"100": ("2.880", "0.380"), "2000": ("0.314", "0.254")}.items():
        found = re.findall(rf" {steps} steps, .* surprise (\S+)", printed)
        assert tuple(found) == losses  # of the squared error, of the cross-entropy
    # What two softmaxes cannot go below: ten classes, and the probabilities at best 1 and 0.
    floor = -math.log(math.e / (math.e + 9))
    assert f"cannot fall below {floor:.2f} for ten classes" in " ".join(answer.split())


def test_the_answer_about_three_conclusions_quotes_the_experiments():
    answer, printed = answer_and_printed("04_gradient_descent", "conclusions_answer")
    assert all_printed(r"\d\.\d+e[+-]\d+", answer, printed) == 3
    said = " ".join(answer.split())
    for name, number in (("condition number", "470"), ("largest rate", "0.248")):
        assert re.search(rf"standardized .* {name} {number}\b", printed)
        assert number in said
    rows = re.findall(r"(\w+) +η = (\S+) +(\w+) steps", printed)
    steps = {(rule, rate): count for rule, rate, count in rows}
    assert f"η = 0.24 arrives after {steps['gd', '0.24']} steps and η = 0.26 does not" in said
    assert f"momentum arrives after {steps['momentum', '0.1']} steps" in said
    assert f"plain steps after {steps['gd', '0.1']}." in said
    assert f"with η = 10 Adam arrives after {steps['adam', '10.0']} steps" in said
    assert steps["gd", "0.26"] == steps["adam", "0.1"] == "inf"
    assert f"the bias alone has to go from 0 to {load_diabetes().y.mean():.0f}" in said


def test_the_answer_about_a_small_gradient_quotes_both_experiments():
    answer, printed = answer_and_printed("05_backpropagation", "advice_answer")
    assert all_printed(r"\d\.\d{4}", answer, printed) >= 3
    assert "a relative error below 1e-7, for all four" in " ".join(answer.split())
    assert printed.count("relative error below 1e-7: True") == 4
    kinds = re.findall(
        r"(\S+) +spread .* first/last (\S+) +kinds of units in layer 5: (\d+)", printed
    )
    assert [int(count) for _, _, count in kinds] == [64, 64, 64, 1]
    small, glorot, _, equal = (float(ratio) for _, ratio, _ in kinds)
    assert 0.4 < small ** (1 / 10) < 0.6  # "about half" in each of the ten steps down
    assert glorot > 100 * small
    assert equal > small
