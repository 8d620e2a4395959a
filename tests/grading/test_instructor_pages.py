"""What the pages for instructors say of commands, limits and settings is so."""

import re
import shlex
from pathlib import Path
from textwrap import dedent

import pytest
import typer
from nbgrader.apps.nbgraderapp import NbGraderApp
from traitlets.config import Config

from mlcourse.grading.commands import app
from mlcourse.grading.nbgrader_plugin import configure
from mlcourse.grading.sandbox.limits import Limits
from mlcourse.grading.submission import MOST_BYTES

PAGES = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (Path(__file__).parents[2] / "chapters" / "instructors").glob("*.md")
}
TEXT = "\n".join(PAGES.values())
LINES = re.findall(r"^\$ (.+)$", TEXT, re.MULTILINE)
INLINE = re.findall(r"`((?:mlcourse|nbgrader) [^`]+)`", TEXT)
COMMANDS = sorted({line for line in LINES + INLINE if line.startswith(("mlcourse ", "nbgrader "))})


def test_every_command_of_ours_is_named():
    names = typer.main.get_command(app).commands
    named = {line.split()[1] for line in COMMANDS if line.startswith("mlcourse ")}
    assert named == set(names)


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("mlcourse ")])
def test_commands_and_flags_of_ours_exist(line):
    _, name, *words = shlex.split(line)
    command = typer.main.get_command(app).commands[name]
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


@pytest.mark.parametrize("line", [line for line in COMMANDS if line.startswith("nbgrader ")])
def test_commands_of_nbgrader_exist(line):
    commands = {name.replace("_", "-") for name in NbGraderApp.subcommands}
    commands |= set(NbGraderApp.subcommands)
    assert line.split()[1] in commands


def test_limits_are_those_of_the_package():
    limits = Limits()
    table = dict(re.findall(r"^\| ([a-z].+?) \| (\d+ \w+) \|$", PAGES["promises"], re.MULTILINE))
    assert table == {
        "one cell, by the clock": f"{limits.cell:g} s",
        "one call of a function by a check": f"{limits.call:g} s",
        "all cells and calls of a submission": f"{limits.total:g} s",
        "computing time of a submission": f"{limits.cpu} s",
        "memory": f"{limits.memory // 2**30} GB",
        "files that it writes": f"{limits.files // 2**20} MB",
        "size of the submitted file": f"{MOST_BYTES // 2**20} MB",
    }


def test_the_configuration_on_the_pages_runs():
    blocks = [b for page in ("course", "promises", "machines")
              for b in re.findall(r"```python\n(.*?)```", PAGES[page], re.DOTALL)]  # fmt: skip
    space = {"get_config": Config, "configure": configure}
    for block in blocks:
        exec(dedent(block), space)  # some stand in lists
    assert space["c"].SubmissionExporter.limits == Limits(cell=60, total=300)
    assert space["c"].CourseDirectory.db_url.startswith("postgresql+psycopg://")
    assert "GradeApart" in str(space["c"].Autograde.sanitize_preprocessors)
