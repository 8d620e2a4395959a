"""The command mlcourse, as a person or a script meets it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from submissions import (
    EXERCISES,
    PERCEPTRON,
    SMALL,
    answered,
    dump,
    hand_in,
    released,
    small_answers,
    small_class,
    small_course,
    small_source,
)
from typer.testing import CliRunner

from mlcourse.grading import alone, gradebook
from mlcourse.grading.commands import app
from mlcourse.grading.sandbox.limits import Limits
from mlcourse.grading.sandbox.own import OwnCode

MLCOURSE = Path(sys.executable).with_name("mlcourse")


def mlcourse(*arguments, code=0):
    """Run the command in this process; return what it wrote to both streams."""
    done = CliRunner().invoke(app, list(map(str, arguments)))
    assert done.exit_code == code, done.output
    assert isinstance(done.exception, SystemExit | None)
    return done.stdout, done.stderr


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = small_course(tmp_path_factory.mktemp("made"))
    small_class(folder, 3)
    hand_in(folder, "[red]Нина", SMALL, b"\x1b[2J not a notebook")
    return folder


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "course")


@pytest.fixture
def notebook(folder):
    """A learner's notebook: one answer right, one wrong."""
    path = folder / "small.ipynb"
    path.write_text(json.dumps(answered(released(folder, SMALL), small_answers(2))))
    return path


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "source.ipynb"
    path.write_text(json.dumps(small_source()))
    return path


@pytest.fixture
def without_bwrap(tmp_path, monkeypatch):
    """An environment in which bubblewrap is not to be found."""
    monkeypatch.setenv("PATH", str(tmp_path))


def test_autograde_shows_a_table_and_says_what_has_no_grade(folder, scheduler):
    out, err = mlcourse("autograde", SMALL, "--course", folder, "--scheduler", scheduler, code=1)
    rows = [re.split(r"  +", line.strip()) for line in out.splitlines()]
    assert rows[0] == ["student", "points", "what to know", "seconds"]
    assert rows[1][0] == "[red]Нина"
    assert "no grade: the file is not a notebook" in rows[1][2]
    assert [row[:3] for row in rows if row[0].startswith("s0")] == [
        ["s00000", "5 of 6", "1 to grade by hand"],
        ["s00001", "3.5 of 6", "1 to grade by hand"],
        ["s00002", "3 of 6", "1 to grade by hand"],
    ]
    assert out.endswith(
        "small: 4 submissions, 3 graded; 1 without a grade, for the reasons above; "
        "3 with answers for a person to grade.\n"
    )
    assert not err
    assert "\x1b" not in out


def test_autograde_gives_json_to_scripts(folder, scheduler, monkeypatch):
    command = ["autograde", SMALL, "--scheduler", scheduler, "--json"]
    monkeypatch.chdir(folder / "submitted" / "s00000")  # a course is found from anywhere in it
    told = json.loads(mlcourse(*command, code=1)[0])
    assert told["assignment"] == SMALL
    assert [(s["points"], bool(s["reason"])) for s in told["submissions"]] == [
        (0, True), (5, False), (3.5, False), (3, False),
    ]  # fmt: skip
    again = json.loads(mlcourse(*command, code=1)[0])
    assert [s["before"] for s in again["submissions"]] == [True] * 4


def test_no_sandbox_no_grading(folder, without_bwrap):
    before = dump(f"sqlite:///{folder / 'gradebook.db'}")
    # In a process of its own: workers have the environment of the first run in their process.
    command = [MLCOURSE, "autograde", SMALL, "--course", folder, "--json"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    told = json.loads(done.stdout)
    assert "bwrap is not installed" in told["error"]
    assert "apt-get install bubblewrap" in told["error"]
    assert dump(f"sqlite:///{folder / 'gradebook.db'}") == before
    assert not (folder / "autograded").exists()


FAULTS = {
    "there is no course in": ["autograde", SMALL, "--course", "/"],
    "the gradebook does not know the assignment 'other'": ["autograde", "other"],
    "nothing.ipynb cannot be read: No such file": ["grade", "nothing.ipynb"],
    "no exercise is called 'small'. The exercises here are 01_perceptron": ["grade", "small.ipynb"],
    "nbgrader_config.py is no source notebook": [
        "grade", "small.ipynb", "--source", "nbgrader_config.py",
    ],
}  # fmt: skip


@pytest.mark.parametrize("message", FAULTS)
def test_a_foreseeable_fault_is_a_sentence(folder, notebook, message, monkeypatch):
    monkeypatch.chdir(folder)
    assert message in mlcourse(*FAULTS[message], code=2)[1]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("1 / 0", "nbgrader_config.py cannot be read: ZeroDivisionError"),
        ("c.CourseDirectory.db_url = 'nix://'", "names no database that is known"),
        ("c.CourseDirectory.db_url = 'sqlite:////no/where.db'", "Its folder is missing"),
        (
            "c.CourseDirectory.db_url = 'sqlite:///nbgrader_config.py'",
            "is damaged or not nbgrader's (file is not a database): put a backup in its place",
        ),
        ("c.CourseDirectory.db_url = 7", "is not valid"),
        ("c.CourseDirectory.directory_structure = 'x'", "expected {student_id} once"),
    ],
)
def test_a_broken_configuration_is_told(folder, line, message, monkeypatch):
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + line)
    monkeypatch.chdir(folder)
    for command in ("autograde", "report"):
        err = mlcourse(command, SMALL, code=2)[1]
        assert message in err
        assert err.count("\n") == 1


def test_a_server_that_is_away_is_told_in_sentences(folder, monkeypatch):
    monkeypatch.setattr(gradebook, "PATIENCE", 0)
    config = folder / "nbgrader_config.py"
    url = f"postgresql+psycopg://nobody@/postgres?host={folder}"
    config.write_text(config.read_text() + f"c.CourseDirectory.db_url = {url!r}")
    err = mlcourse("autograde", SMALL, "--course", folder, code=2)[1]
    assert "failed: No such file or directory Is the server running" in err
    assert "on that socket? That was so for 0 s" in err


def test_a_learner_gets_points_and_what_the_checks_say(folder, notebook, source):
    out, _ = mlcourse("grade", notebook, "--source", source)
    rows = [re.split(r"  +", line.strip()) for line in out.splitlines()]
    assert rows[:4] == [
        ["task", "points"],
        ["double", "0 of 2"],
        ["square", "3 of 3"],
        ["why", "a person gives up to 1"],
    ]
    assert "AssertionError" in out
    assert out.endswith("\n3 of 5 points.\n")


def test_a_source_without_hidden_checks_is_told(folder, notebook, source, tmp_path):
    students = tmp_path / "students.ipynb"
    students.write_text(json.dumps(released(folder, SMALL)))
    told = json.loads(mlcourse("grade", notebook, "--source", students, "--json")[0])
    assert [note for note in told["notes"] if "may be the version for students" in note]
    assert not json.loads(mlcourse("grade", notebook, "--source", source, "--json")[0])["notes"]


def test_ones_own_code_runs_without_a_sandbox_when_one_says_so(notebook, source, request):
    command = ["grade", notebook, "--source", source]
    safe = json.loads(mlcourse(*command, "--json")[0])
    request.getfixturevalue("without_bwrap")
    _, err = mlcourse(*command, code=2)
    assert "apt-get install bubblewrap" in err
    assert "--my-own-code" in err
    own = json.loads(mlcourse(*command, "--json", "--my-own-code")[0])
    assert own == safe
    assert (own["points"], own["most"]) == (3, 5)


def test_the_exercise_is_found_by_its_name(tmp_path):
    shutil.copy(EXERCISES / "source" / PERCEPTRON / f"{PERCEPTRON}.ipynb", tmp_path)
    told = json.loads(mlcourse("grade", tmp_path / f"{PERCEPTRON}.ipynb", "--json")[0])
    assert told["points"] == told["most"] == 35


def test_a_file_that_is_no_notebook_has_a_reason(tmp_path, source):
    (tmp_path / "small.ipynb").write_text("oh")
    command = ["grade", tmp_path / "small.ipynb", "--source", source]
    out, err = mlcourse(*command, code=1)
    assert err.count("the file is not a notebook") == 1
    assert "not a notebook" not in out
    assert out.endswith("0 of 5 points.\n")
    told = json.loads(mlcourse(*command, "--json", code=1)[0])
    assert "the file is not a notebook" in told["reason"]
    assert [task["output"] for task in told["tasks"]] == ["", "", ""]


def test_where_there_are_no_exercises_it_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(alone, "SOURCES", tmp_path / "source")
    (tmp_path / "small.ipynb").write_text("{}")
    err = mlcourse("grade", tmp_path / "small.ipynb", code=2)[1]
    assert "this installation holds no exercises" in err
    assert "Clone the course" in err
    assert "--source" in err
    assert "no exercise is called" not in err


def test_endless_code_of_ones_own_ends_as_well(tmp_path, folder, source, monkeypatch):
    endless = small_answers(0) | {"double": "def double(x):\n    while True:\n        pass"}
    path = tmp_path / "small.ipynb"
    path.write_text(json.dumps(answered(released(folder, SMALL), endless)))
    monkeypatch.setattr(alone, "OwnCode", lambda: OwnCode(Limits(cell=1, call=0.5)))
    assert alone.grade_alone(path, source, own_code=True).points == 3.0


def test_as_a_command(folder):
    done = subprocess.run(
        [MLCOURSE, "autograde", "other", "--course", folder], capture_output=True, text=True
    )
    assert done.returncode == 2
    assert done.stderr.startswith("mlcourse: the gradebook does not know the assignment 'other'")
    assert not done.stdout


def test_without_the_extra_it_says_what_to_install(tmp_path):
    (tmp_path / "typer.py").write_text("raise ModuleNotFoundError(name='typer')")
    done = subprocess.run(
        [MLCOURSE, "--help"], capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'pip install "mlcourse[grading]"' in done.stderr


def test_help_names_the_commands():
    out, _ = mlcourse("--help")
    assert all(f" {command} " in out for command in ("grade", "autograde", "report"))
