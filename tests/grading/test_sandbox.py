"""The sandbox against code that means harm: to the machine, to other sessions, to the grader.

Each test names what was tried; all of them hold because of the kernel (namespaces, limits, a
filter of system calls) or of the deadlines outside, none because of Python inside the sandbox.
"""

import contextlib
import importlib
import json
import os
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest

from mlcourse.grading.sandbox import enclosure, launch, wire
from mlcourse.grading.sandbox.host import Ended, Limits, NoSandbox, Sandbox
from mlcourse.grading.sandbox.launch import Zygote

ROOT = Path(__file__).parents[2]


def texts(reply):
    """All that a cell showed, as one text."""
    found = [reply.get("stopped", "")]
    for output in reply["outputs"]:
        found += [str(output.get(key, "")) for key in ("text", "ename", "evalue", "data")]
    return "\n".join(filter(None, found))


@contextlib.contextmanager
def opened(sandbox):
    session = sandbox.open()
    yield session
    session.close()


def said(session, code):
    return texts(session.run(code))


def still_works(sandbox):
    with_new = sandbox.open()
    answer = said(with_new, "print(6 * 7)")
    with_new.close()
    return answer == "42\n"


# --- what an honest notebook needs ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("print('a'); 1 + 1", "2"),
        ("import numpy as np\nnp.linalg.norm(np.ones((4, 4)) @ np.ones(4))", "8.0"),
        ("from mlcourse import datasets\nlen(datasets.load_iris().X)", "150"),
        ("async def f():\n    return 3\nawait f()", "3"),
        ("import asyncio, tempfile, json, re, time, random, dataclasses, functools; 'ok'", "ok"),
        ("open('note.txt', 'w').write('hi'); open('note.txt').read()", "hi"),
        ("%timeit -n 1 -r 1 1 + 1", "per loop"),
        ("1 / 0", "ZeroDivisionError"),
        ("def f(", "SyntaxError"),
        ("exit", ""),
        ("import sys; sys.exit(3)", "SystemExit"),
        ("input()", "EOFError"),
    ],
)
def test_honest_cells_run_as_in_a_notebook(session, code, shown):
    assert shown in said(session, code)
    assert said(session, "print('on')") == "on\n"


@pytest.mark.parametrize("draws", [True, False])
def test_figures_come_out(draws):
    """Also of a notebook of which nobody foresaw that it draws; there it takes longer."""
    code = "import matplotlib.pyplot as plt\nlines = plt.plot([1, 2])"
    with Sandbox(Limits()) as sandbox:
        session = sandbox.open(draws=draws)
        assert (
            said(session, "import sys\n'matplotlib.pyplot' in sys.modules").count("True") == draws
        )
        [figure] = session.run(code)["outputs"]
        session.close()
    assert figure["data"]["image/png"].startswith("iVBOR")


def test_random_numbers_differ_between_sessions(sandbox):
    code = (
        "import random, numpy as np\n"
        "print(random.random(), np.random.rand(), np.random.default_rng().random())"
    )
    found = []
    for _ in range(2):
        one = sandbox.open()
        found += said(one, code).split()
        one.close()
    assert len(set(found)) == 6


# --- time -----------------------------------------------------------------------------------------


def test_an_endless_loop_is_stopped_and_what_was_before_it_stays(session):
    reply = session.run("a = 5\nprint('begin')\nwhile True: pass")
    assert reply["stopped"] == "stopped: the cell ran longer than 1 s"
    assert reply["outputs"][0]["text"] == "begin\n"
    assert said(session, "print(a)") == "5\n"


# A function of its own: in the compiled form of "while True", the way back to the top is outside of
# the "try" around it, and an interrupt that comes just then would not be caught.
LOOP = "def loop():\n    while True: abs(1)\n"


@pytest.mark.parametrize(
    "code",
    [
        LOOP + "while True:\n    try: loop()\n    except KeyboardInterrupt: pass",
        "import signal\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass",
        "import signal\nsignal.pthread_sigmask(signal.SIG_BLOCK, range(1, 65))\nwhile True: pass",
        "import numpy as np\nnp.linalg.svd(np.random.default_rng(0).normal(size=(2500, 2500)))",
        "sum(range(10**12))",
    ],
    ids=["swallows", "ignores", "blocks", "one call of LAPACK", "one long call"],
)
def test_code_that_does_not_stop_when_asked_is_ended(sandbox, code):
    session = sandbox.open()
    with pytest.raises(Ended, match="the cell ran longer than 1 s and had to be ended"):
        session.run(code)
    with pytest.raises(Ended, match="longer than 1 s"):
        session.run("1")
    assert still_works(sandbox)


def test_all_cells_together_have_a_limit_too():
    with Sandbox(Limits(cell=5, total=0.5)) as sandbox:
        session = sandbox.open()
        reply = session.run("import time\nwhile True: time.sleep(0.01)")
        assert reply["stopped"] == "stopped: the notebook ran longer than 0.5 s in all"
        with pytest.raises(Ended, match=r"longer than 0\.5 s in all"):
            session.run("1")


def test_computing_time_is_limited_by_the_kernel():
    limits = Limits(cell=20, total=20, cpu=1)
    with Sandbox(limits) as sandbox, pytest.raises(Ended, match="more than 1 s of computing time"):
        sandbox.open().run("while True: pass")


def test_a_reply_that_comes_in_drops_ends_by_the_deadline(sandbox):
    session = sandbox.open()
    with pytest.raises(Ended, match="the cell ran longer than 1 s"):
        session.run(
            FIND_CONNECTION + "import os, time, struct\n"
            "os.write(fd, struct.pack('<Q', 10**6))\n"
            "while True:\n"
            "    try:\n"
            "        os.write(fd, b' '); time.sleep(0.01)\n"
            "    except KeyboardInterrupt: pass"
        )


def test_one_who_does_not_read_does_not_hold_the_grader_up(sandbox):
    session = sandbox.open()
    session.run(
        "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0.1)\n"
        "signal.signal(signal.SIGALRM, lambda *_: [None for _ in iter(int, 1)])"
    )
    time.sleep(0.3)
    with pytest.raises(Ended, match="longer than"):
        session.run("#" * 3_000_000)


# --- memory, processes, files, output -------------------------------------------------------------


@pytest.fixture(scope="module")
def patient():
    """A sandbox in which memory runs out before time does: some machines hand it out slowly."""
    with Sandbox(Limits(cell=60.0, total=200.0, memory=2**30)) as started:
        yield started


@pytest.mark.parametrize(
    "code",
    [
        "np.ones(20 * 2**30 // 8)",
        "kept = []\nwhile True: kept.append(np.empty(2**23))",
        "kept = bytearray()\nwhile True: kept += bytes(2**28)",
        "import mmap\nkept = [mmap.mmap(-1, 2**30) for _ in range(20)]",
    ],
    ids=["at once", "by and by", "growing", "mapped"],
)
def test_memory_ends_in_an_error_of_the_students_own(patient, code):
    with opened(patient) as session:
        shown = said(session, "import numpy as np\n" + code)
        assert "MemoryError" in shown or "Cannot allocate memory" in shown
        assert said(session, "print('on')") == "on\n"


STORMS = {
    "fork": "os.fork()",
    "vfork by number": "assert libc.syscall(58) == 0",
    "clone by number": "assert libc.syscall(56, 17, 0, 0, 0, 0) == 0",
    "clone3 by number": "assert libc.syscall(435, bytes(88), 88) == 0",
    "fork of the C library": "assert libc.fork() == 0",
    "subprocess": "import subprocess; subprocess.run(['/bin/true'], check=True)",
    "shell": "assert os.system('true') == 0",
    "exec": "os.execv('/bin/true', ['true'])",
    "posix_spawn": "os.posix_spawn('/bin/true', ['true'], {})",
    "multiprocessing": "import multiprocessing as m; m.Process(target=print).start()",
    "thread": "import threading; threading.Thread(target=print).start()",
    "small threads": (
        "import threading; threading.stack_size(32768)\n"
        "for _ in range(99): threading.Thread(target=input).start()"
    ),
    "thread of the C library": (
        "run = ctypes.cast(libc.getpid, ctypes.c_void_p)\n"
        "assert libc.pthread_create(bytes(8), None, run, 0) == 0"
    ),
    "executor": "from concurrent.futures import *; ThreadPoolExecutor().submit(print).result()",
}


@pytest.mark.parametrize("code", STORMS.values(), ids=STORMS.keys())
def test_no_process_and_no_thread_can_be_started(session, code):
    shown = said(session, f"import os, ctypes\nlibc = ctypes.CDLL(None, use_errno=True)\n{code}")
    assert any(word in shown for word in ("Error", "not permitted", "can't start"))
    assert said(session, "print('on')") == "on\n"


def test_a_shell_command_in_a_cell_says_that_it_cannot_run(session):
    assert "Error" in said(session, "!ls")
    assert "Error" in said(session, "%%bash\nls")


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("open('big', 'wb').write(bytes(2**22))", "File too large"),
        ("for i in range(99): open(f'f{i}', 'wb').write(bytes(10**5))", "No space left"),
        ("for i in range(10**6): open(f'f{i}', 'w').close()", "No space left"),
        ("for i in range(10**6): os.mkdir(f'd{i}')", "No space left"),
        ("kept = [open('/dev/null') for _ in range(100)]", "Too many open files"),
        ("open('/course/x', 'w')", "Read-only file system"),
        ("open('/x', 'w')", "Read-only file system"),
        ("open('/usr/bin/x', 'w')", "Read-only file system"),
        ("open('/dev/x', 'w')", "Read-only file system"),
        ("os.symlink('/', 'all'); open('all/x', 'w')", "Read-only file system"),
        ("os.mkfifo('pipe'); os.mknod('disk', 0o60666, 0x800)", "not permitted"),
    ],
)
def test_files_are_limited_in_size_number_and_place(session, code, shown):
    assert shown in said(session, f"import os\n{code}")


FLOODS = {
    "print": "while True: print('x' * 1000)",
    "one long line": "print('x' * 10**8)",
    "one character at a time": "for _ in range(10**6): print(end='x')",
    "displays": "for _ in range(10**4): display(HTML('<b>x</b>' * 1000))",
    "a huge display": "display(HTML('x' * 10**8))",
    "a huge result": "class A:\n    def _repr_html_(self): return 'x' * 10**8\nA()",
    "a huge traceback": "raise ValueError('x' * 10**8)",
    "pictures": "for _ in range(50): display({'image/png': bytes(10**5)}, raw=True)",
}


@pytest.mark.parametrize("code", FLOODS.values(), ids=FLOODS.keys())
def test_a_flood_of_output_is_cut_off(session, code):
    reply = session.run(f"import numpy as np\nfrom IPython.display import display, HTML\n{code}")
    size = len(json.dumps(reply["outputs"]))
    assert 0 < size < 5 * 2**20
    assert said(session, "print('on')") == "on\n"


@pytest.mark.parametrize(
    "code",
    [
        "import os\nfor _ in range(10**4): os.write(1, b'x' * 1000)",
        "import sys\nfor _ in range(10**4): sys.__stdout__.write('x' * 1000)",
        "import sys, os\nos.write(2, b'x' * 10**6); sys.__stderr__.write('x' * 10**6)",
    ],
)
def test_what_is_written_past_the_recorder_goes_nowhere(session, capfd, code):
    session.run(code)
    assert said(session, "print('on')") == "on\n"
    assert capfd.readouterr() == ("", "")


def test_a_cut_off_output_keeps_its_beginning_and_says_so(session):
    shown = said(session, "print('begin' + 'x' * 10**7)")
    assert shown.startswith("begin")
    assert "wrote too much" in shown


# --- ends -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("os._exit(0)", "left Python"),
        ("os._exit(255)", "left Python"),
        ("os.abort()", r"Python crashed \(SIG"),
        ("ctypes.string_at(0)", r"Python crashed \(SIGSEGV\)"),
        ("os.closerange(0, 64)", "left Python"),
        ("ctypes.CDLL(None).syscall(0x40000000 + 39)", "system ended the process|left Python"),
    ],
)
def test_a_process_that_ended_says_why(sandbox, code, reason):
    session = sandbox.open()
    with pytest.raises(Ended, match=reason):
        session.run(f"import os, ctypes\n{code}")
    assert still_works(sandbox)


SIGNALS = {
    "all signals to itself": (
        "for s in range(1, 65):\n    try: os.kill(1, s)\n    except BaseException: pass"
    ),
    "SIGKILL to itself": "os.kill(os.getpid(), 9)",
    "SIGSTOP to itself": "os.kill(os.getpid(), 19)",
    "SIGKILL to all": "os.kill(-1, 9)",
    "SIGKILL to its group": "os.kill(0, 9)",
    "SIGKILL to the group of the parent": "os.killpg(os.getpgid(0), 9)",
    "SIGKILL to any number": (
        "for p in range(2, 5000):\n    try: os.kill(p, 9)\n    except OSError: pass"
    ),
    "SIGKILL to any group": (
        "for p in range(2, 5000):\n    try: os.killpg(p, 9)\n    except OSError: pass"
    ),
    "SIGIO through the connection": (
        "import fcntl\n"
        "for fd in range(3, 20):\n"
        "    for owner in (*range(2, 200), *range(-200, 0)):\n"
        "        try: fcntl.fcntl(fd, fcntl.F_SETOWN, owner)\n"
        "        except OSError: pass"
    ),
}


@pytest.mark.parametrize("code", SIGNALS.values(), ids=SIGNALS.keys())
def test_signals_reach_nobody_else(sandbox, code):
    victim, attacker = sandbox.open(), sandbox.open()
    said(victim, "a = 'alive'")
    with contextlib.suppress(Ended):
        # Sent only from a process that is the first of a namespace of its own.
        attacker.run(f"import os\nassert os.getpid() == 1\n{code}")
    assert said(victim, "print(a)") == "alive\n"
    assert sandbox.zygote.process.poll() is None
    assert still_works(sandbox)
    victim.close()
    attacker.close()


# --- siblings and what is left behind -------------------------------------------------------------


def test_two_sessions_see_nothing_of_each_other(sandbox):
    first, second = sandbox.open(), sandbox.open()
    said(
        first,
        "import os\nopen('/scratch/secret', 'w').write('x')\nos.environ['SECRET'] = 'x'\n"
        "import numpy, builtins, sys\nnumpy.secret = builtins.secret = sys.secret = 1",
    )
    look = (
        "import os, sys, builtins, numpy\n"
        "print(os.getpid(), os.listdir('/scratch'), 'SECRET' in os.environ,"
        " [hasattr(m, 'secret') for m in (numpy, builtins, sys)])"
    )
    for session in (second, sandbox.open()):
        assert said(session, look) == "1 [] False [False, False, False]\n"
        session.close()
    first.close()
    third = sandbox.open()
    assert said(third, look) == "1 [] False [False, False, False]\n"
    third.close()


CHANNELS = {
    "/dev/shm": "open('/dev/shm/x', 'w')",
    "POSIX shared memory": (
        "from multiprocessing import shared_memory\nshared_memory.SharedMemory('x', True, 10)"
    ),
    "System V shared memory": "assert libc.shmget(77, 4096, 0o1666) >= 0",
    "System V messages": "assert libc.msgget(77, 0o1666) >= 0",
    "System V semaphores": "assert libc.semget(77, 1, 0o1666) >= 0",
    "POSIX message queue": "assert libc.mq_open(b'/x', 0o102, 0o666, None) >= 0",
    "abstract socket": "import socket\nsocket.socket(socket.AF_UNIX).bind('\\0x')",
    "bound socket pair": "import socket\nsocket.socketpair()[0].bind('\\0x')",
    "key ring": "assert libc.syscall(248, b'user', b'x', b'y', 1, -3) >= 0",
    "memory file": "os.memfd_create('x')",
    "pidfd": "os.pidfd_open(2)",
}


@pytest.mark.parametrize("code", CHANNELS.values(), ids=CHANNELS.keys())
def test_there_is_no_channel_between_sessions(session, code):
    shown = said(session, f"import os, ctypes\nlibc = ctypes.CDLL(None)\n{code}")
    assert "Error" in shown


def test_nothing_runs_on_after_a_cell_or_a_session(sandbox):
    session = sandbox.open()
    said(session, "import atexit\natexit.register(print, 'late')")
    said(session, "import signal\nsignal.signal(signal.SIGALRM, lambda *_: print('alarm'))\n"
                  "signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)")  # fmt: skip
    time.sleep(0.2)  # the alarm rings in this session alone, or ends it
    session.close()
    assert still_works(sandbox)


def test_sessions_leave_no_process_behind(sandbox):
    for _ in range(20):
        one = sandbox.open()
        one.run("1")
        one.close()
    last = sandbox.open()  # buries those before
    last.close()
    time.sleep(0.3)
    sandbox.open().close()
    assert len(descendants(sandbox.zygote.process.pid)) <= 6


def descendants(pid):
    found = [pid]
    for place in found:
        for task in Path(f"/proc/{place}/task").glob("*/children"):
            found += map(int, task.read_text().split())
    return found


# --- network, system, secrets ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "code",
    [
        "socket.socket()",
        "socket.create_connection(('127.0.0.1', 80), 1)",
        "socket.getaddrinfo('example.com', 80)",
        "socket.socket(socket.AF_NETLINK, socket.SOCK_RAW)",
        "socket.socketpair()[0].connect('/scratch/x')",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1')",
    ],
)
def test_there_is_no_network(session, code):
    assert "Error" in said(session, f"import socket\n{code}") or "error" in said(session, code)


SYSTEM = {
    "unshare": "libc.unshare(0x10000000)",
    "setns": "libc.setns(3, 0)",
    "mount": "libc.mount(b'none', b'/scratch', b'tmpfs', 0, None)",
    "umount": "libc.umount2(b'/scratch', 2)",
    "new mount calls": "libc.syscall(430, b'tmpfs', 0)",
    "open_tree": "libc.syscall(428, -100, b'/', 1)",
    "chroot": "libc.chroot(b'/scratch')",
    "pivot_root": "libc.syscall(155, b'/scratch', b'/scratch')",
    "ptrace": "libc.ptrace(0, 0, 0, 0)",
    "read another's memory": "libc.process_vm_readv(1, None, 0, None, 0, 0)",
    "setuid": "libc.setuid(12345)",
    "setgid": "libc.setgid(12345)",
    "capabilities back": "libc.prctl(47, 2, 21, 0, 0)",
    "io_uring": "libc.syscall(425, 1, bytes(120))",
    "bpf": "libc.syscall(321, 0, bytes(120), 120)",
    "perf": "libc.syscall(298, bytes(120), 0, -1, -1, 0)",
    "userfaultfd": "libc.syscall(323, 0)",
    "open by handle": "libc.syscall(304, 3, bytes(20), 0)",
    "clock": "libc.settimeofday(bytes(16), None)",
    "host name": "libc.sethostname(b'x', 1)",
    "reboot": "libc.reboot(0x01234567)",
    "module": "libc.syscall(175, None, 0, b'')",
    "more memory": "libc.setrlimit(9, b'\\xff' * 16)",
    "fewer filters": "libc.prctl(22, 0, 0, 0, 0)",
}


@pytest.mark.parametrize("code", SYSTEM.values(), ids=SYSTEM.keys())
def test_the_system_is_out_of_reach(session, code):
    shown = said(session, f"import ctypes\nlibc = ctypes.CDLL(None)\nprint({code})")
    assert shown == "-1\n"


def test_a_program_with_more_rights_is_of_no_use(session):
    assert said(session, "import ctypes\nprint(ctypes.CDLL(None).prctl(39, 0, 0, 0, 0))") == "1\n"
    assert "rror" in said(session, "import os\nos.execv('/usr/bin/su', ['su'])")


ELSEWHERE = ["/proc/1/environ", "/proc/self/maps", "/sys/class", "/etc/passwd", "/home", "/var",
             "/run", "/boot", "/mnt", str(Path.home() / ".ssh")]  # fmt: skip


@pytest.mark.parametrize("path", ELSEWHERE)
def test_the_rest_of_the_machine_is_not_there(session, path):
    assert said(session, f"import os\nprint(os.path.exists({path!r}))") == "False\n"


def test_the_environment_holds_nothing_of_the_graders(monkeypatch):
    monkeypatch.setenv("SECRET_OF_THE_GRADER", "x")
    with Sandbox(Limits(cell=5)) as sandbox, opened(sandbox) as session:
        shown = said(session, "import os\nprint(*os.environ)")
    assert "SECRET" not in shown
    assert set(shown.split()) <= {
        "PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "HOME", "MPLBACKEND", "MPLCONFIGDIR", "LANG",
        "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "PWD", "TMPDIR",
    }  # fmt: skip


def test_the_connection_is_the_only_thing_that_is_open(session):
    shown = said(
        session,
        "import os, stat\n"
        "for fd in range(64):\n"
        "    try: print(fd, stat.S_ISSOCK(os.fstat(fd).st_mode))\n"
        "    except OSError: pass",
    )
    kinds = dict(line.split() for line in shown.splitlines())
    assert [kinds[fd] for fd in "012"] == ["False"] * 3
    assert list(kinds.values()).count("True") == 1


def modules_of_the_course():
    package = ROOT / "mlcourse"
    found = {f"mlcourse.{path.stem}" for path in package.glob("*.py")}
    found |= {f"mlcourse.grading.{path.stem}" for path in (package / "grading").glob("*.py")}
    allowed = {f"mlcourse.{Path(name).stem}" for name in enclosure.ALLOWED}
    return sorted(found - allowed - {"mlcourse.grading.__init__"})


def test_neither_reference_nor_checks_can_be_imported(session):
    code = (
        "import importlib\n"
        f"for name in {modules_of_the_course()}:\n"
        "    try: importlib.import_module(name); print(name)\n"
        "    except ImportError: pass"
    )
    assert said(session, code) == ""


def test_no_file_of_the_course_lies_anywhere_in_the_sandbox():
    # Over all that can be read, less the libraries of others; data and plots may be there.
    code = (
        "import os\n"
        "skip = ('/usr', '/lib', '/bin', '/course/mlcourse/grading/sandbox')\n"
        "for place, folders, files in os.walk('/'):\n"
        "    if place.startswith(skip) or place.endswith(('/lib/python3.11', '/bin')):\n"
        "        folders[:] = [name for name in folders if name == 'site-packages']\n"
        "    if place.endswith('/site-packages'):\n"
        "        folders[:] = [name for name in folders if 'mlcourse' in name]\n"
        "    for name in files:\n"
        "        path = os.path.join(place, name)\n"
        "        if not os.path.isfile(path) or path.startswith(skip): continue\n"
        "        with open(path, 'rb') as file: content = file.read(10**6)\n"
        "        if any(mark in content for mark in MARKS): print(path)\n"
        "print('looked through')"
    )
    marks = [b"BEGIN " + b"HIDDEN", b"def perceptron_" + b"update", b"weighted_" + b"sum_checks"]
    with Sandbox(Limits(cell=60)) as sandbox, opened(sandbox) as session:
        shown = said(session, f"MARKS = {marks}\n{code}")
    assert shown == "looked through\n"


def test_a_link_to_the_course_leads_nowhere(session):
    for place in (ROOT / "exercises", ROOT / "mlcourse" / "perceptron.py", ROOT / "tests"):
        assert "FileNotFoundError" in said(
            session,
            f"import os\nos.symlink({str(place)!r}, 'x{place.stem}')\nos.stat('x{place.stem}')",
        )


def test_the_package_is_hidden_where_it_is_installed(monkeypatch):
    site = Path(sysconfig.get_path("purelib"))
    monkeypatch.setattr(enclosure, "PACKAGE", site / "mlcourse")
    arguments = enclosure.arguments(3)
    assert arguments[arguments.index(str(site / "mlcourse")) - 1] == "--tmpfs"


def test_an_environment_in_the_courses_folder_does_not_show_the_course(monkeypatch):
    monkeypatch.setattr(sys, "prefix", str(ROOT))
    assert str(ROOT) not in enclosure.arguments(3)


# --- tampering with what runs inside --------------------------------------------------------------

FIND_CONNECTION = (
    "import gc, socket, os\n"
    "sockets = [o for o in gc.get_objects() if type(o) is socket.socket]\n"
    "fd = next(o.fileno() for o in sockets if o.fileno() > 2)\n"
)
TAMPERING = {
    "wire": "import mlcourse.grading.sandbox.wire as w\nw.send = w.receive = w.encode = None",
    "msgpack": "import msgpack\nmsgpack.Packer = msgpack.unpackb = lambda *a, **k: b'x'",
    "numpy": "import numpy\nfor n in dir(numpy): setattr(numpy, n, None)",
    "modules": "import sys\nsys.modules.clear()",
    "builtins": "import builtins\nbuiltins.isinstance = builtins.type = builtins.len = None",
    "student": (
        "import gc\nfrom mlcourse.grading.sandbox.student import Student\n"
        "for o in gc.get_objects():\n    if type(o) is Student: o.__dict__.clear()"
    ),
    "shell": "get_ipython().record = lambda source: 7\nget_ipython().user_ns.clear()",
    "a reply that is no dict": "get_ipython().record = lambda source: ['x']",
    "a reply of objects": "get_ipython().record = lambda s: {'outputs': object(), 'ok': object()}",
    "closed descriptors": FIND_CONNECTION + "os.close(fd)",
    "another's descriptor": FIND_CONNECTION + "os.dup2(1, fd)",
    "noise": FIND_CONNECTION + "os.write(fd, os.urandom(5000))",
    "huge lengths": FIND_CONNECTION + "os.write(fd, b'\\xff' * 16)",
    "half a message": FIND_CONNECTION
    + "os.write(fd, b'\\x09' + bytes(7) + b'\\x99\\1'); os.close(fd)",
    "many messages": FIND_CONNECTION
    + "os.set_blocking(fd, False)\nos.write(fd, (b'\\1' + bytes(7) + b'\\x80') * 9999)",
    "reading the requests": FIND_CONNECTION + "os.set_blocking(fd, False)\nos.read(fd, 100)",
    "display of objects": "display({'application/json': {1: object()}}, raw=True)",
    "endless display": "a = []\na.append(a)\ndisplay({'application/json': a}, raw=True)",
}  # fmt: skip


@pytest.mark.parametrize("code", TAMPERING.values(), ids=TAMPERING.keys())
def test_tampering_hurts_only_who_does_it(sandbox, code):
    session = sandbox.open()
    for source in (code, "1", "2"):
        with contextlib.suppress(Ended):
            assert type(session.run(source)) is dict
    session.close()
    assert still_works(sandbox)


def test_an_output_that_cannot_cross_costs_only_itself(session):
    reply = session.run(
        "print('before')\ndisplay({'application/json': {1: object()}}, raw=True)\nprint('after')"
    )
    assert "before" in texts(reply)
    assert "after" in texts(reply)


def test_a_forged_reply_is_read_as_the_plain_data_that_it_is(session):
    forged = wire.encode({"outputs": [], "ok": True, "stopped": "by me", "ready": True})
    reply = session.run(FIND_CONNECTION + f"os.write(fd, {forged!r})")
    assert reply == {"outputs": [], "ok": True, "ready": True}


# --- starting -------------------------------------------------------------------------------------


def test_without_bubblewrap_nothing_runs(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoSandbox, match="apt-get install bubblewrap"):
        Sandbox()


@pytest.mark.parametrize(
    "script",
    [
        "echo 'bwrap: no permission to make a namespace' >&2; exit 1",
        "exit 0",
        "sleep 0.1; kill -9 $$",
    ],
)
def test_a_bubblewrap_that_does_not_work_is_told(monkeypatch, tmp_path, script):
    false = tmp_path / "bwrap"
    false.write_text(f"#!/bin/sh\n{script}\n")
    false.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(NoSandbox, match="Nothing of the students' was run"):
        Sandbox()


def test_children_that_cannot_be_shut_in_run_nothing(monkeypatch):
    # Without the right to mount, a child cannot be given a /tmp of its own.
    whole = launch.arguments

    def without(control):
        parts = whole(control)
        at = parts.index("--cap-add")
        return [*parts[:at], "--cap-drop", "ALL", *parts[at + 2 :]]

    monkeypatch.setattr(launch, "arguments", without)
    with pytest.raises(NoSandbox):
        Sandbox()


def test_a_sandbox_that_died_is_started_anew():
    with Sandbox(Limits(cell=5)) as sandbox:
        lost = sandbox.open()
        sandbox.zygote.process.kill()
        sandbox.zygote.process.wait()
        with pytest.raises(Ended, match=r"no longer answers|left Python"):
            lost.run("import time; time.sleep(4)")
        assert still_works(sandbox)


@pytest.fixture
def shared(monkeypatch):
    """A zygote that was opened early."""
    launch.open_early()
    opened_early = Zygote.early
    monkeypatch.setattr(Zygote, "early", opened_early)
    yield opened_early
    opened_early.close()


def test_sandboxes_share_what_was_opened_early(shared):
    with Sandbox(Limits(cell=5)) as one, Sandbox(Limits(cell=5, memory=2**30)) as other:
        assert one.zygote is other.zygote is None
        with opened(one) as first, opened(other) as second:
            said(first, "import numpy as np, os\nopen('/scratch/mine', 'w').close()\nx = 1")
            assert said(second, "import os\nos.listdir('/scratch'), 'x' in globals()") == (
                "{'text/plain': '([], False)'}"
            )
            # Each has the limits of its own sandbox.
            assert "MemoryError" not in said(first, "len(np.zeros(2**27, np.float64))")
            assert "MemoryError" in said(second, "import numpy as np\nnp.zeros(2**27, np.float64)")
            said(first, "os.kill(-1, 9)")
        assert still_works(one)
        assert still_works(other)


def test_a_sandbox_takes_along_what_runs_in_it_and_nothing_else(shared):
    with Sandbox(Limits(cell=60)) as other:
        with opened(other) as session:
            said(session, "a = 'alive'")
            before = len(descendants(shared.process.pid))
            one = Sandbox(Limits(cell=60))
            stuck = one.open()
            wire.send(stuck.connection, {"do": "run", "source": "while True: pass"})
            time.sleep(0.3)
            one.close()  # what is still busy ends with it, not only when its time is over
            for _ in range(100):
                if len(descendants(shared.process.pid)) == before:
                    break
                time.sleep(0.05)
            assert len(descendants(shared.process.pid)) == before
            stuck.connection.close()
            assert said(session, "print(a)") == "alive\n"
        assert still_works(other)


def test_a_sandbox_whose_shared_zygote_died_opens_its_own(shared):
    with Sandbox(Limits(cell=5)) as sandbox:
        shared.process.kill()
        shared.process.wait()
        assert still_works(sandbox)
        assert sandbox.zygote is not None


def test_a_sandbox_runs_on_the_cores_of_whoever_opened_it(shared):
    before = os.sched_getaffinity(0)
    last = max(before)
    try:
        os.sched_setaffinity(0, {last})
        sandbox = Sandbox(Limits(cell=5))
    finally:
        os.sched_setaffinity(0, before)
    with sandbox, opened(sandbox) as session:
        assert said(session, "import os\nprint(os.sched_getaffinity(0))") == f"{{{last}}}\n"
    with Sandbox(Limits(cell=5)) as sandbox, opened(sandbox) as session:
        assert said(session, "import os\nprint(os.sched_getaffinity(0))") == f"{before}\n"


def test_nothing_is_opened_where_the_nurserys_first_step_is_only_imported(monkeypatch):
    monkeypatch.setattr(Zygote, "early", None)
    importlib.reload(importlib.import_module("mlcourse.grading.early"))
    assert Zygote.early is None


def test_what_cannot_be_opened_early_is_told_when_it_is_needed(monkeypatch, capfd):
    monkeypatch.setattr(Zygote, "early", None)
    monkeypatch.setenv("PATH", "")
    launch.open_early()
    assert Zygote.early is None
    assert capfd.readouterr() == ("", "")
    with pytest.raises(NoSandbox, match="apt-get install bubblewrap"):
        Sandbox()


def test_the_sandbox_works_for_an_ordinary_user(tmp_path):
    if os.getuid() != 0:
        pytest.skip("the other tests run as an ordinary user already")
    for path in (sys.prefix, sys.base_prefix, str(ROOT)):
        probe = ["setpriv", "--reuid=1000", "--regid=1000", "--clear-groups", "test", "-x", path]
        if subprocess.run(probe).returncode:
            pytest.skip(f"an ordinary user may not read {path}")
    code = (
        "from mlcourse.grading.sandbox.host import *\n"
        "with Sandbox() as s:\n"
        "    print(s.open().run('import os; print(os.getpid())')['outputs'][0]['text'])"
    )
    command = [
        "setpriv",
        "--reuid=1000",
        "--regid=1000",
        "--clear-groups",
        sys.executable,
        "-c",
        code,
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=120)
    assert done.stdout.strip() == "1", done.stderr
