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


def test_the_answer_about_ten_layers_quotes_the_experiment():
    notebook = SOURCES / "02_activations" / "02_activations.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    answer = next(
        "".join(cell["source"])
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "advice_answer"
    )
    printed = printed_by_free_cells(cells)
    quoted = re.findall(r"\d\.\d{3,}", answer)
    assert len(quoted) >= 6
    for number in quoted:
        assert re.search(rf"(?<!\d){re.escape(number)}(?!\d)", printed), number
    assert "64 % of the activations in layer 10" in answer
    assert "saturated in layer 10: 64%" in printed
