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
