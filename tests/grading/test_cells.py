"""What is made without nbformat's validation is valid all the same."""

import json

import nbformat
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlcourse.grading import cells

TEXT = st.text(st.characters(codec=None), max_size=20)  # with lone surrogates
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT | st.just(np.ones(2)),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(TEXT | st.integers(), inner, max_size=3)
    ),
    max_leaves=6,
)  # fmt: skip
KINDS = ["stream", "error", "display_data", "execute_result", "update_display_data"]
OUTPUTS = st.fixed_dictionaries(
    {"output_type": st.sampled_from(KINDS) | ANYTHING},
    optional={
        "name": st.sampled_from(["stdout", "stderr"]) | ANYTHING,
        "text": TEXT | ANYTHING,
        "ename": TEXT, "evalue": TEXT | ANYTHING,
        "traceback": st.lists(TEXT, max_size=3) | ANYTHING,
        "data": st.dictionaries(
            st.sampled_from(["text/plain", "application/json", "x/y+json", "image/png"]) | TEXT,
            ANYTHING, max_size=3,
        ) | ANYTHING,
        "metadata": st.dictionaries(TEXT, ANYTHING, max_size=2) | ANYTHING,
        "extra": ANYTHING,
    },
)  # fmt: skip


def written(*parts):
    """Write a notebook, read it as nbgrader does, and ask nbformat whether it is valid."""
    text = cells.writes(cells.notebook(list(parts), {"language_info": {"name": "python"}}))
    text.encode("utf-8")
    found = nbformat.reads(text, as_version=4)
    nbformat.validate(found)
    assert "NaN" not in json.dumps(found, allow_nan=False)
    return found


@settings(max_examples=100, deadline=None)
@given(st.lists(OUTPUTS, max_size=3))
def test_any_output_becomes_a_valid_one(recorded):
    cell = cells.code_cell("1")
    cell.outputs = [cells.output(each, 3) for each in recorded]
    assert len(written(cell).cells[0].outputs) == len(recorded)


@pytest.mark.parametrize(
    "kept",
    [
        {"output_type": "stream", "name": "stdout", "text": "ü\n"},
        {"output_type": "error", "ename": "E", "evalue": "v", "traceback": ["a", "b"]},
        {"output_type": "display_data", "data": {"image/png": "AA=="}, "metadata": {"a": [1]}},
        {"output_type": "display_data", "data": {"application/json": {"a": 1.5}}, "metadata": {}},
    ],
)
def test_a_good_output_stays_as_it_is(kept):
    assert cells.output(kept, 3) == kept


def test_a_result_is_numbered_and_loses_what_a_notebook_cannot_hold():
    data = {"text/plain": "1", "text/html": ["no"], "x": np.ones(3), 7: "seven"}
    shown = cells.output({"output_type": "execute_result", "data": data, "metadata": {}}, 3)
    assert shown == {
        "output_type": "execute_result", "execution_count": 3, "metadata": {},
        "data": {"text/plain": "1"},
    }  # fmt: skip


@pytest.mark.parametrize("recorded", [None, [], {}, {"output_type": "stream", "name": "stdin"}])
def test_what_is_no_output_becomes_a_note(recorded):
    assert cells.output(recorded, 1).text == cells.UNREADABLE


def test_cells_equal_those_of_nbformat():
    pasted = {"a.png": {"image/png": "AA=="}}
    mine = [
        cells.code_cell("a = 1", {"nbgrader": {"grade_id": "a"}}),
        cells.markdown_cell("text"),
        cells.markdown_cell("text", {}, attachments=pasted),
    ]
    theirs = [
        nbformat.v4.new_code_cell("a = 1", id="new", metadata={"nbgrader": {"grade_id": "a"}}),
        nbformat.v4.new_markdown_cell("text", id="new"),
        nbformat.v4.new_markdown_cell("text", id="new", attachments=pasted),
    ]  # fmt: skip
    assert mine == theirs
    assert mine[0].metadata.nbgrader.grade_id == "a"
    for i, cell in enumerate(mine):
        cell["id"] = f"cell-{i}"
    assert written(*mine).metadata.language_info.name == "python"
