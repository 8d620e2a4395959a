"""What tests of a process share: one warm sandbox with short time limits, one Dask cluster."""

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

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


@pytest.fixture(scope="session")
def scheduler(tmp_path_factory):
    """A scheduler and two workers, each started as its own command."""
    place = tmp_path_factory.mktemp("dask")
    told = place / "scheduler.json"
    file = ["--scheduler-file", str(told)]
    common = ["--no-dashboard", "--host", "127.0.0.1"]
    commands = [
        ["scheduler", *file, "--port", "0", *common],
        ["worker", *file, "--nworkers", "2", "--nthreads", "1", *common],
    ]
    commands[1] += ["--local-directory", str(place)]
    log = (place / "log").open("w")
    # They end with this process, even if it is killed.
    dask = ["setpriv", "--pdeathsig", "TERM", Path(sys.executable).with_name("dask")]
    started = [
        subprocess.Popen([*dask, *c], stdout=log, stderr=subprocess.STDOUT, cwd=place)
        for c in commands
    ]
    while not (told.exists() and told.read_text().rstrip().endswith("}")):  # written whole
        assert started[0].poll() is None, (place / "log").read_text()
        time.sleep(0.01)
    yield json.loads(told.read_text())["address"]
    for process in reversed(started):
        process.terminate()
        process.wait()
    log.close()
