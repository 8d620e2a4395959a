"""make release: the same file every time, no work without need, and clear words when it fails."""

import json
import shutil
import zipfile

import pytest

TOPIC = "07_example"


def cell(source, kind="code", **known):
    if known:
        known = {"grade": False, "solution": False, "locked": False, "task": False,
                 "schema_version": 3, **known}  # fmt: skip
    made = {"cell_type": kind, "id": f"c{len(source)}-{known.get('grade_id', '')}",
            "source": source, "metadata": {"nbgrader": known} if known else {}}  # fmt: skip
    return made | ({"outputs": [], "execution_count": None} if kind == "code" else {})


SOLUTION = "def f():\n    ### BEGIN SOLUTION\n    return 123456\n    ### END SOLUTION\n"
CHECKS = "assert f()\n### BEGIN HIDDEN TESTS\nassert f() == 123456\n### END HIDDEN TESTS"


def good():
    return [
        cell("# An exercise", "markdown"),
        cell(SOLUTION, grade_id="f", solution=True),
        cell(CHECKS, grade_id="f_checks", grade=True, locked=True, points=2),
        cell("A model answer.", "markdown", grade_id="why", grade=True, solution=True, points=1),
    ]


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / TOPIC
    folder.mkdir()
    (folder / "table.csv").write_text("1,2\n")
    return folder


def write(source, cells):
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    book = {"cells": cells, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    (source / f"{TOPIC}.ipynb").write_text(json.dumps(book))


@pytest.fixture(scope="module")
def made_once(release_tool, tmp_path_factory):
    """A source and its release, made once: nbgrader takes seconds."""
    folder = tmp_path_factory.mktemp("made") / TOPIC
    folder.mkdir()
    (folder / "table.csv").write_text("1,2\n")
    write(folder, good())
    target = folder.parent / "release"
    assert release_tool.release(folder, target)
    return folder, target


@pytest.fixture
def released(made_once, tmp_path):
    """A copy of that source and its release."""
    for folder in made_once:
        shutil.copytree(folder, tmp_path / folder.name)
    return tmp_path / TOPIC, tmp_path / "release"


def test_the_students_version_is_made(released):
    with zipfile.ZipFile(released[1] / f"{TOPIC}.zip") as archive:
        assert archive.namelist() == [f"{TOPIC}/{TOPIC}.ipynb", f"{TOPIC}/table.csv"]
        text = archive.read(f"{TOPIC}/{TOPIC}.ipynb").decode()
    assert "123456" not in text
    assert "A model answer" not in text
    assert "assert f()" in text


def test_nothing_is_made_anew_until_something_changes(release_tool, released):
    source, target = released
    first = (target / f"{TOPIC}.zip").read_bytes()
    assert not release_tool.release(source, target)
    (target / f"{TOPIC}.zip").unlink()
    assert release_tool.release(source, target)
    assert (target / f"{TOPIC}.zip").read_bytes() == first  # to the byte, whenever it is made
    (source / "table.csv").write_text("3,4\n")
    assert release_tool.release(source, target)
    assert (target / TOPIC / "table.csv").read_text() == "3,4\n"


BREAKS = {
    "(f): its grade_id is taken": lambda c: c.append(cell("2", grade_id="f", grade=True, points=1)),
    ": it is graded but has no grade_id": lambda c: c.append(cell("2", grade=True, points=1)),
    "(g): it is graded but says no points": lambda c: c.append(cell("2", grade_id="g", grade=True)),
    "(g): line 1 is no Python": lambda c: c.append(cell("def f(:", grade_id="g", locked=True)),
    ": line 2 is no Python": lambda c: c.append(cell("x = 1\nreturn x")),
    ": a region SOLUTION stands in a cell": lambda c: c.append(cell(SOLUTION)),
    "(f): ### BEGIN SOLUTION is never closed": lambda c: c[1].update(
        source=SOLUTION.replace("### END SOLUTION", "")
    ),
    "(f): ### END HIDDEN TESTS does not pair": lambda c: c[1].update(
        source=SOLUTION.replace("END SOLUTION", "END HIDDEN TESTS")
    ),
    "(f_checks): ### END HIDDEN TESTS does not pair": lambda c: c[2].update(
        source=CHECKS.replace("BEGIN", "END")
    ),
}


@pytest.mark.parametrize("message", BREAKS)
def test_a_broken_cell_is_named_and_the_good_version_stays(release_tool, released, message):
    source, target = released
    before = (target / f"{TOPIC}.zip").read_bytes()
    cells = good()
    BREAKS[message](cells)
    write(source, cells)
    with pytest.raises(release_tool.ExerciseError) as told:
        release_tool.release(source, target)
    number = next(i for i, made in enumerate(cells, start=1) if made not in good())
    gap = "" if message.startswith(":") else " "
    assert f"{TOPIC}.ipynb, cell {number}{gap}{message}" in str(told.value)
    assert (target / f"{TOPIC}.zip").read_bytes() == before


def test_lines_for_ipython_are_no_broken_python(release_tool, source):
    write(source, [cell("%matplotlib inline\n!ls\nif True:\n    %time x = 1")])
    assert len(release_tool.check(source / f"{TOPIC}.ipynb")) == 1


def test_a_file_that_is_no_notebook_is_told(release_tool, source, tmp_path):
    (source / f"{TOPIC}.ipynb").write_text("{ not json")
    with pytest.raises(release_tool.ExerciseError, match=r"not a notebook .* Run make notebooks"):
        release_tool.release(source, tmp_path / "release")


def test_a_folder_without_a_notebook_is_told(release_tool, source, tmp_path):
    with pytest.raises(release_tool.ExerciseError, match="no notebook"):
        release_tool.release(source, tmp_path / "release")


@pytest.mark.parametrize("line", ["    return 123456", "assert f() == 123456", "A model answer."])
def test_a_leak_is_found(release_tool, source, tmp_path, line):
    cells = good()
    write(source, cells)
    made = tmp_path / "made.ipynb"
    made.write_text(json.dumps({"cells": [cell(f"x = 1\n{line}\n")]}))
    with pytest.raises(release_tool.ExerciseError, match="got into the student version"):
        release_tool._look_through(cells, made, source / f"{TOPIC}.ipynb")


def test_one_broken_exercise_does_not_keep_the_others(
    release_tool, source, tmp_path, monkeypatch, capsys
):
    exercises = tmp_path / "exercises"
    (exercises / "source").mkdir(parents=True)
    config = release_tool.EXERCISES / "nbgrader_config.py"
    (exercises / "nbgrader_config.py").write_text(config.read_text())
    write(source, good())
    source.rename(exercises / "source" / TOPIC)
    broken = exercises / "source" / "06_broken"
    broken.mkdir()
    (broken / "06_broken.ipynb").write_text("")
    monkeypatch.setattr(release_tool, "EXERCISES", exercises)
    monkeypatch.setattr(release_tool, "RELEASE", tmp_path / "release")
    assert release_tool.main() == 1
    out, err = capsys.readouterr()
    assert f"{TOPIC}: released" in out
    assert "06_broken: not released\n" in out
    assert "06_broken.ipynb: not a notebook" in err
