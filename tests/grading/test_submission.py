"""Files in every state: each one ends with grades or a stated reason, and never with a crash."""

import json
import tracemalloc

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from submissions import answered, cell, notebook, small_answers, small_source

from mlcourse.grading import submission
from mlcourse.grading.reading import MOST_BYTES, MOST_CELLS, MOST_PARTS, Unreadable, read
from mlcourse.grading.submission import Master, align, grade

SOURCE = small_source()
MASTER = Master.from_source(nbformat.from_dict(SOURCE), "small")
CHECKS = {"double_checks": 2.0, "square_checks": 3.0}
RIGHT = answered(SOURCE, small_answers(0))
ORDER = ["double", "double_checks", "square", "square_checks", "why"]


def data(content):
    return content if isinstance(content, bytes) else json.dumps(content).encode()


def graded(content, sandbox):
    """Grade, and ask of every result what must hold of all of them."""
    result = grade(data(content), MASTER, sandbox)
    assert set(result.scores) == {*CHECKS, "why"}
    assert all(0 <= result.scores[name] <= most for name, most in CHECKS.items())
    written = nbformat.reads(result.notebook, 4)
    nbformat.validate(written)
    result.notebook.encode()
    labels = [c.metadata.nbgrader.grade_id for c in written.cells if "nbgrader" in c.metadata]
    assert labels == ORDER
    points = {c.metadata.nbgrader.grade_id: c.metadata.nbgrader.get("points")
              for c in written.cells if "nbgrader" in c.metadata}  # fmt: skip
    assert points == {**CHECKS, "why": 1, "double": None, "square": None}
    assert result.seconds >= 0
    return result


def scores(content, sandbox):
    found = graded(content, sandbox).scores
    return [found[name] for name in CHECKS]


def changed(change):
    """The right answers after a change of their cells."""
    copy = json.loads(json.dumps(RIGHT))
    change(copy["cells"])
    return copy


def at(cells, label):
    labels = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in cells]
    return labels.index(label)


def known(cells, label):
    return cells[at(cells, label)]["metadata"]["nbgrader"]


# --- what honest students hand in -----------------------------------------------------------------


def test_right_wrong_and_half_right_answers(sandbox):
    assert scores(RIGHT, sandbox) == [2, 3]
    assert scores(answered(SOURCE, small_answers(1)), sandbox) == [2, 1.5]
    assert scores(answered(SOURCE, small_answers(2)), sandbox) == [0, 3]


def test_written_answers_wait_for_a_person_and_unchanged_ones_do_not(sandbox):
    assert graded(RIGHT, sandbox).scores["why"] is None
    untouched = graded(SOURCE, sandbox)
    assert untouched.scores["why"] == 0
    assert "why" in untouched.unanswered


def test_grading_twice_gives_the_same(sandbox):
    first, second = (graded(RIGHT, sandbox) for _ in range(2))
    assert first.scores == second.scores
    left, right = (json.loads(g.notebook) for g in (first, second))
    assert left["cells"] == right["cells"]


def test_outputs_of_the_students_own_run_are_made_anew(sandbox):
    def forge(cells):
        for each in cells:
            if each["cell_type"] == "code":
                each["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "FORGED"}]

    assert "FORGED" not in graded(changed(forge), sandbox).notebook


# --- test cells that were tampered with -----------------------------------------------------------

TAMPERED = {
    "deleted": lambda c: c.pop(at(c, "double_checks")),
    "all deleted": lambda c: [c.pop(at(c, n)) for n in CHECKS],
    "emptied": lambda c: c[at(c, "double_checks")].update(source=""),
    "replaced": lambda c: c[at(c, "double_checks")].update(source="2"),
    "duplicated": lambda c: c.insert(0, json.loads(json.dumps(c[at(c, "double_checks")]))),
    "solution duplicated": lambda c: c.append(json.loads(json.dumps(c[at(c, "double")]))),
    "renamed": lambda c: known(c, "double_checks").update(grade_id="other"),
    "renamed to another": lambda c: known(c, "double_checks").update(
        grade_id="square_checks"
    ),
    "reversed": lambda c: c.reverse(),
    "rotated": lambda c: c.append(c.pop(1)),
    "points": lambda c: known(c, "double_checks").update(points=1000),
    "negative points": lambda c: known(c, "square_checks").update(points=-9),
    "points of text": lambda c: known(c, "square_checks").update(points="x"),
    "unlocked": lambda c: known(c, "double_checks").update(locked=False),
    "made a solution": lambda c: known(c, "double_checks").update(
        solution=True
    ),
    "made no grade": lambda c: known(c, "double_checks").update(grade=False),
    "made markdown": lambda c: c[at(c, "double_checks")].update(cell_type="markdown"),
    "made raw": lambda c: c[at(c, "double_checks")].update(cell_type="raw"),
    "unknown kind": lambda c: c[at(c, "double_checks")].update(cell_type="quantum"),
    "schema of the future": lambda c: [
        x["metadata"]["nbgrader"].update(schema_version=99) for x in c if x["metadata"]
    ],
    "metadata away": lambda c: c[at(c, "double_checks")].update(metadata={}),
    "metadata of text": lambda c: c[at(c, "double_checks")].update(metadata="x"),
    "metadata null": lambda c: c[at(c, "double_checks")].update(metadata=None),
    "nbgrader null": lambda c: c[at(c, "double_checks")].update(metadata={"nbgrader": None}),
    "label of a list": lambda c: c[0].update(metadata={"nbgrader": {"grade_id": ["a"]}}),
    "label empty": lambda c: c[0].update(metadata={"nbgrader": {"grade_id": ""}}),
    "label endless": lambda c: c[0].update(metadata={"nbgrader": {"grade_id": "x" * 10**6}}),
    "label of surrogates": lambda c: c[0].update(metadata={"nbgrader": {"grade_id": "\ud800"}}),
    "execution counts": lambda c: [x.update(execution_count="x", outputs=7) for x in c],
    "attachments": lambda c: c[at(c, "why")].update(attachments={"x": {"image/png": "%"}, "y": 7}),
    "ids": lambda c: [x.update(id="same") for x in c],
    "ids away": lambda c: [x.pop("id", None) for x in c],
    "sources in lines": lambda c: [
        x.update(source=x["source"].splitlines(keepends=True)) for x in c
    ],
}  # fmt: skip


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED.keys())
def test_tampered_cells_change_nothing_of_the_grade(sandbox, change):
    assert scores(changed(change), sandbox) == [2, 3]


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ("deleted", "the cell 'double_checks' was missing and was put back"),
        ("duplicated", "the cell 'double_checks' stands twice; its code ran, it earned nothing"),
        ("renamed", "the cell 'other' is not of this assignment"),
        ("reversed", "cells stood in another order; they were put back in their places"),
    ],
)
def test_what_was_mended_is_noted(sandbox, change, note):
    notes = graded(changed(TAMPERED[change]), sandbox).notes
    assert any(note in each for each in notes)


def test_a_clean_notebook_has_no_notes(sandbox):
    assert graded(RIGHT, sandbox).notes == []


def test_a_thousand_odd_labels_make_few_notes(sandbox):
    odd = [cell("1", grade_id=f"odd{i}") for i in range(500)]
    notes = graded(changed(lambda c: c.extend(odd)), sandbox).notes
    assert len(notes) == submission.MOST_NOTES + 1
    assert notes[-1] == "and 480 more of this kind"


def test_a_deleted_answer_earns_nothing_and_the_others_stay(sandbox):
    def change(cells):
        cells.pop(at(cells, "double"))

    assert scores(changed(change), sandbox) == [0, 3]


def test_cells_of_the_students_own_stay_where_they_were(sandbox):
    def change(cells):
        cells.insert(at(cells, "double"), cell("helper = 2"))
        cells[at(cells, "double")]["source"] = "def double(x):\n    return helper * x"
        cells.insert(at(cells, "square_checks"), cell("helper = 3"))

    assert scores(changed(change), sandbox) == [2, 3]


def test_an_answer_after_its_checks_is_not_seen_by_them(sandbox):
    def change(cells):
        last = json.loads(json.dumps(cells[at(cells, "double")]))
        last["metadata"] = {}
        cells[at(cells, "double")]["source"] = "pass"
        cells.append(last)

    assert scores(changed(change), sandbox) == [0, 3]


def test_markdown_in_the_place_of_code_is_code_that_does_not_run(sandbox):
    def change(cells):
        cells[at(cells, "double")].update(cell_type="markdown", source="I would multiply by 2.")

    assert scores(changed(change), sandbox) == [0, 3]


# --- files ----------------------------------------------------------------------------------------


def old_format(version):
    """The right answers as IPython of 2011 or 2014 wrote them."""
    kinds = {"code": "input", "markdown": "source"}
    code = {"language": "python", "outputs": [], "collapsed": False}
    cells = [
        {"cell_type": c["cell_type"], kinds[c["cell_type"]]: c["source"], "metadata": c["metadata"]}
        | (code if c["cell_type"] == "code" else {})
        for c in RIGHT["cells"]
    ]
    return {"nbformat": version, "nbformat_minor": 0, "metadata": {"name": "old"},
            "worksheets": [{"cells": cells, "metadata": {}}]}  # fmt: skip


NOTEBOOKS = {
    "of format 3": old_format(3),
    "of a minor version to come": RIGHT | {"nbformat_minor": 99},
    "of a version to come": RIGHT | {"nbformat": 5},
    "of no version": {"cells": RIGHT["cells"]},
    "of a version in words": RIGHT | {"nbformat": "four", "nbformat_minor": None},
    "with an unknown kernel": RIGHT | {"metadata": {"kernelspec": {"name": "ir", "language": "R"}}},
    "with odd metadata": RIGHT | {"metadata": ["x"]},
    "with a mark of byte order": b"\xef\xbb\xbf" + json.dumps(RIGHT).encode(),
    "in one line with spaces": json.dumps(RIGHT, indent=9).encode() + b"\n\n  ",
    "with keys twice": json.dumps(RIGHT)[:-1].encode() + b', "nbformat": 3}',
    "with nan": json.dumps(RIGHT | {"x": float("nan")}).encode(),
}


@pytest.mark.parametrize("content", NOTEBOOKS.values(), ids=NOTEBOOKS.keys())
def test_notebooks_of_all_kinds_are_graded(sandbox, content):
    result = graded(content, sandbox)
    assert [result.scores[name] for name in CHECKS] == [2, 3]
    assert result.reason == ""


FILES = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n", "empty"),
    "text": (b"Dear teacher,", "not JSON"),
    "HTML": (b"<!DOCTYPE html>", "not JSON"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "not JSON"),
    "zip": (b"PK\x03\x04" + bytes(100), "not JSON"),
    "zeros": (bytes(1000), "not JSON"),
    "UTF-16": (json.dumps(RIGHT).encode("utf-16"), "not JSON"),
    "Latin-1": ('{"cells": "ü"}'.encode("latin-1"), "not JSON"),
    "cut off": (json.dumps(RIGHT).encode()[:500], "not JSON"),
    "a list": (b"[1, 2]", "no cells"),
    "a number": (b"5", "no cells"),
    "null": (b"null", "no cells"),
    "no cells": (b"{}", "no cells"),
    "cells that are a dict": (b'{"cells": {"a": 1}}', "no cells"),
    "cells that are numbers": (b'{"cells": [1, 2]}', "no cells"),
    "cells that are null": (b'{"cells": null}', "no cells"),
    "a source of numbers": (b'{"cells": [{"source": 5}]}', "not text"),
    "a source of lists": (b'{"cells": [{"source": [["a"]]}]}', "not text"),
    "worksheets of nothing": (b'{"worksheets": 5, "nbformat": 3}', "old format"),
    "deep": (b'{"cells": ' + b"[" * 100_000, "not JSON"),
    "deep and whole": (b'{"cells": ' + b"[" * 5000 + b"]" * 5000 + b"}", "not JSON"),
    "a number without end": (b'{"cells": ' + b"9" * 10_000 + b"}", "not JSON"),
    "a million cells": (b'{"cells": [' + b'{"source": ""},' * 10**6 + b"{}]}", "parts"),
    "too many cells": (notebook([cell("1")] * (MOST_CELLS + 1)), "2,001 cells"),
    "too long a source": (notebook([cell("#" * 3_000_000)]), "3,000,000 characters"),
    "too large": (b" " * (MOST_BYTES + 1), "50 MB"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), FILES.values(), ids=FILES.keys())
def test_what_is_no_notebook_gets_no_points_and_a_reason(sandbox, content, reason):
    result = graded(content, sandbox)
    assert reason in result.reason
    assert all(result.scores[name] == 0 for name in CHECKS)
    assert len(result.reason) < 300


@pytest.mark.parametrize("piece", [b"[],", b'{"a":1},', b'"ab",', b"12345,"])
def test_no_file_takes_memory_out_of_proportion(piece):
    content = b'{"cells": [' + piece * (20 * 2**20 // len(piece)) + b"0]}"
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            read(content)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 10 * 2**20
    assert content.count(b",") > MOST_PARTS


def test_an_empty_notebook_earns_nothing_and_is_unanswered(sandbox):
    result = graded(notebook([]), sandbox)
    assert [result.scores[name] for name in CHECKS] == [0, 0]
    assert len(result.notes) == 5


@pytest.mark.parametrize(
    "source",
    ["x = '\ud800'", "x = '\U0001f600' * 3", "\x00", "\x1b[31m", "# coding: nonsense\n1", "\u202e1",
     "def f(:", "%nothing", "!ls", "%%nothing\n1", "?x", "#" * 10**6, "(" * 500,
     "x" + "+x" * 50_000, "%%javascript\nalert(1)", "%%html\n<script>alert(1)</script>",
     "%reset -f", "%load_ext x"],
)  # fmt: skip
def test_odd_sources_hurt_nobody(sandbox, source):
    assert scores(changed(lambda c: c.insert(1, cell(source))), sandbox) == [2, 3]


# --- align ----------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from([*ORDER, "", "other", None]),
            st.sampled_from(["code", "markdown", "raw"]),
            st.text(max_size=3),
        ),
        max_size=12,
    )
)
def test_any_cells_come_into_the_courses_order(cells):
    submitted = notebook([
        {"cell_type": kind, "source": source, "metadata": {"nbgrader": {"grade_id": label}}}
        for label, kind, source in cells
    ])  # fmt: skip
    made, notes = align(read(data(submitted)), MASTER)
    labelled = [c for c in made.cells if "nbgrader" in c.metadata]
    assert [c.metadata.nbgrader.grade_id for c in labelled] == ORDER
    course = {c.id: c for c in MASTER.cells}
    for each in labelled:
        master = course[each.metadata.nbgrader.grade_id]
        assert each.metadata.nbgrader == master.label()
        assert each.cell_type == master.cell_type
        assert not master.is_test or each.source == master.source
    # No cell of the student's is lost: those in the place of a test were replaced by it.
    kept = [label for label in dict.fromkeys(label for label, _, _ in cells) if label in course]
    assert len(made.cells) == len(cells) + len(ORDER) - len(kept)
    assert len({c.id for c in made.cells}) == len(made.cells)
    assert all(isinstance(note, str) for note in notes)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes_are_no_notebook(content):
    with pytest.raises(Unreadable):
        read(content)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["cells", "source", "metadata", "nbgrader", "grade_id", "cell_type",
                         "attachments", "worksheets", "nbformat"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(JSON, st.lists(JSON, max_size=3))
def test_random_json_is_a_notebook_or_is_not(tree, cells):
    for content in (tree, {"cells": cells}):
        try:
            made, _ = align(read(data(content)), MASTER)
        except Unreadable:
            continue
        assert len(made.cells) >= len(ORDER)
