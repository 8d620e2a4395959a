"""Real servers for tests and benchmarks: PostgreSQL, and a Dask cluster of separate commands."""

import contextlib
import json
import os
import pwd
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg


class PostgreSQL:
    """PostgreSQL in a folder of its own, reached by a socket there; no port is opened."""

    def __init__(self, folder):
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
        if not found:
            raise FileNotFoundError("PostgreSQL is missing: apt-get install postgresql")
        self.programs, self.folder = found[-1], folder
        self.prefix = ["setpriv", "--pdeathsig", "QUIT"]  # it ends with this process
        if os.getuid() == 0:  # it refuses to run as root
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
            self.prefix += [f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups"]
        made = self.run("initdb", "--auth=trust", "--username=course", "--no-sync",
                        "--encoding=UTF8", "--locale=C", "--pgdata", folder / "data")  # fmt: skip
        assert made.wait() == 0, (folder / "log").read_text()
        self.url = f"postgresql+psycopg://course@/postgres?host={folder}"
        self.start()

    def run(self, program, *arguments):
        command = [*self.prefix, self.programs / program, *map(str, arguments)]
        with (self.folder / "log").open("a") as log:
            return subprocess.Popen(command, cwd=self.folder, stdout=log, stderr=log)

    def start(self):
        options = {"listen_addresses": "", "unix_socket_directories": self.folder, "fsync": "off"}
        settings = [f"--{name}={value}" for name, value in options.items()]
        self.process = self.run("postgres", "-D", self.folder / "data", *settings)
        while not self.answers():
            assert self.process.poll() is None, (self.folder / "log").read_text()
            time.sleep(0.05)

    def answers(self):
        try:
            psycopg.connect(f"user=course dbname=postgres host={self.folder}").close()
        except psycopg.OperationalError:
            return False
        return True

    def stop(self):
        self.process.send_signal(signal.SIGQUIT)  # at once, as in a crash
        self.process.wait()


# They stay for many tests that do not need them: then they should take no time. What Dask looks at
# many times a second is the business of no test.
IDLE = {
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "1s",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
    "DASK_DISTRIBUTED__WORKER__MEMORY__MONITOR_INTERVAL": "10s",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "False",
}


@contextlib.contextmanager
def dask_commands(place: Path) -> Iterator[str]:
    """Start a scheduler and two workers, each as its own command; give the address."""
    told = place / "scheduler.json"
    file = ["--scheduler-file", str(told)]
    common = ["--no-dashboard", "--host", "127.0.0.1"]
    commands = [
        ["scheduler", *file, "--port", "0", *common],
        ["worker", *file, "--nworkers", "2", "--nthreads", "1", *common],
    ]
    commands[1] += ["--local-directory", str(place)]
    # They end with this process, even if it is killed.
    dask = ["setpriv", "--pdeathsig", "TERM", Path(sys.executable).with_name("dask")]
    with (place / "log").open("w") as log:
        started = [
            subprocess.Popen(
                [*dask, *c], stdout=log, stderr=subprocess.STDOUT, cwd=place, env=os.environ | IDLE
            )
            for c in commands
        ]
        while not (told.exists() and told.read_text().rstrip().endswith("}")):  # written whole
            assert started[0].poll() is None, (place / "log").read_text()
            time.sleep(0.01)
        try:
            yield json.loads(told.read_text())["address"]
        finally:
            for process in reversed(started):
                process.terminate()
                process.wait()
