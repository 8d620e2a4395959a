"""The numbers in a written model answer are those that the reference prints."""

import contextlib
import io
import json
import re
from pathlib import Path

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
