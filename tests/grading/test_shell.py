"""Cells run in the sandbox as in a notebook: plain Python as it stands, magics as magics."""

import pytest


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("6 * 7", "42"),
        ("%precision 2\n6 * 7.0", "42.00"),
        ("  a = 6\n  a * 7", "42"),  # pasted with its indentation
        (">>> 6 * 7", "42"),  # pasted with its prompt
        ("a = %pwd\na", "'/scratch'"),
        ("6 * 7;", None),  # a semicolon hides the value
        ("# nothing", None),
    ],
)
def test_a_cell_shows_what_a_notebook_shows(session, source, shown):
    reply = session.run(source)
    assert reply["ok"], reply
    results = [each["data"]["text/plain"] for each in reply["outputs"]]
    assert results == ([] if shown is None else [shown])


@pytest.mark.parametrize("magic", ["%matplotlib inline\n", ""])
@pytest.mark.parametrize("last", ["", "\nplt.show()", ";"])
def test_a_figure_is_shown_once(drawing, magic, last):
    reply = drawing.run(f"{magic}import matplotlib.pyplot as plt\nlines = plt.plot([1, 2]){last}")
    assert reply["ok"], reply
    assert ["image/png" in each["data"] for each in reply["outputs"]] == [True]
    assert drawing.run("1")["outputs"][0]["data"] == {"text/plain": "1"}


def test_what_is_no_python_is_told_with_its_line(session):
    reply = session.run("a = 1\ndef f(:\n    pass")
    assert not reply["ok"]
    assert reply["outputs"][0]["ename"] == "SyntaxError"
    assert "line 2" in "\n".join(reply["outputs"][0]["traceback"])


def test_a_cell_leaves_its_traces_like_a_notebooks(session):
    session.run("a = 1")
    session.run("a + 1")
    session.run("%precision 3")
    found = session.run("(_, Out[2], In[1], _i2, In[-1])")["outputs"][0]
    assert (
        found["data"]["text/plain"]
        == "('%.3f', 2, 'a = 1', 'a + 1', '(_, Out[2], In[1], _i2, In[-1])')"
    )
    assert found["execution_count"] == 4


def test_cells_share_what_one_imports_from_the_future(session):
    session.run("from __future__ import annotations")
    reply = session.run("def f(x: not_there): return 1\nf.__annotations__")
    assert reply["outputs"][0]["data"]["text/plain"] == "{'x': 'not_there'}"


def test_what_stands_above_an_error_has_run(session):
    reply = session.run("b = 5\nprint(b)\n1 / 0\nb = 6")
    assert not reply["ok"]
    assert [each["output_type"] for each in reply["outputs"]] == ["stream", "error"]
    shown = "\n".join(reply["outputs"][1]["traceback"])
    assert "Cell In[1], line 3" in shown
    assert "----> 3 1 / 0" in shown
    assert session.run("b")["outputs"][0]["data"]["text/plain"] == "5"
    misplaced = session.run("c = 7\nreturn c")
    assert misplaced["outputs"][0]["evalue"] == "'return' outside function (<cell 3>, line 2)"
    assert session.run("import asyncio\nawait asyncio.sleep(0, 'slept')")["ok"]
    left = session.run("raise SystemExit('enough')")
    assert left["outputs"][0]["ename"] == "SystemExit"
    assert session.run("b")["ok"]


@pytest.mark.parametrize("event", ["pre_run_cell", "post_run_cell", "pre_execute", "post_execute"])
def test_what_a_notebook_asked_to_be_called_is_called(session, event):
    session.run(
        f"called = []\nget_ipython().events.register('{event}', lambda *_: called.append(1))"
    )
    session.run("called.clear()")
    session.run("1")
    assert session.run("len(called)")["outputs"][0]["data"]["text/plain"] == "2"
