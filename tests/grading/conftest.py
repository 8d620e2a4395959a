"""What tests of a process share: one warm sandbox with short time limits, one Dask cluster."""

import shutil

import pytest
from servers import dask_commands

from mlcourse.grading.sandbox.host import Limits, Sandbox

LIMITS = Limits(cell=1.0, call=0.5, total=20.0, cpu=30, memory=2**30, files=2**20)


@pytest.fixture(scope="session")
def sandbox():
    if shutil.which("bwrap") is None:
        pytest.fail("these tests need bubblewrap: apt-get install bubblewrap")
    with Sandbox(LIMITS) as started:
        yield started


@pytest.fixture
def session(sandbox):
    opened = sandbox.open()
    yield opened
    if not opened.ended:
        opened.close()


@pytest.fixture
def drawing(sandbox):
    """A session that has matplotlib at hand, as notebooks get that mention it."""
    opened = sandbox.open(draws=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def scheduler(tmp_path_factory):
    """A scheduler and two workers, each started as its own command."""
    with dask_commands(tmp_path_factory.mktemp("dask")) as address:
        yield address
