"""What all tests share: no test looks at the clock, so a slow machine fails none."""

import gc
import os
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import settings

if find_spec("nbgrader"):  # not where PyTorch is
    from mlcourse.grading import lean  # noqa: F401 - before nbgrader, for its half second

settings.register_profile("course", deadline=None)
settings.load_profile("course")


def pytest_collection_modifyitems(items):
    """Begin with the files that take long, so that no process waits for one at the end."""
    items.sort(key=lambda item: item.path.parent.name != "grading")


def pytest_collection_finish():
    """Thousands of tests and their libraries live to the end: look for garbage elsewhere."""
    gc.freeze()


@pytest.fixture
def nbgrader(monkeypatch):
    """Run a command of nbgrader in a course's folder, in this process: its imports take seconds."""
    from nbgrader.apps.nbgraderapp import NbGraderApp

    # nbgrader calls alembic by name: find the one of this environment.
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=os.pathsep)
    monkeypatch.setenv("JUPYTER_PLATFORM_DIRS", "1")

    def run(course, *arguments):
        monkeypatch.chdir(course)
        app = NbGraderApp()
        try:
            app.initialize(list(arguments))
            app.subapp.start()
        finally:
            type(app.subapp).clear_instance()

    return run
