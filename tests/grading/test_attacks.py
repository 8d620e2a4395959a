"""Whole submissions that try to earn what they did not learn, to damage or to find out.

Each is graded on the first exercise's first three tasks (12 points), with wrong answers and an
attack, and must get 0. A positive control gives the right answers and gets 12. What is tried
stands in the name and the code of each attack; why it fails, by kind:

=====================================  =========================================================
kind                                   what holds
=====================================  =========================================================
patched builtins, NumPy, test tools,   test cells run in another process; a name that the test
``Task``, IPython, modules             cell binds, and every builtin, is the trusted one
importing or reading the reference,    the sandbox has no such files
the solutions, the checks, the tests
patching the reference                 it is another process's; there is none to patch
looking for expected values in         they never cross: inputs go there, plain data comes back
frames, objects, requests, threads
objects that equal everything, odd     only plain data is compared; stand-ins refuse comparison
subclasses, nan, inf, huge arrays
remembering inputs, hard-coded         hidden checks draw inputs when they run
visible examples, changing over time
changing the inputs                    checks hand out copies and compute what is right before
forged replies, frames, outputs,       whatever comes is read as data, and has to be the right
printed scores, last values            answer to inputs it has not seen
forged labels, points, test cells,     order, labels, points and test sources are the course's
lookalike names
processes, threads, timers, sockets,   refused by the kernel's filter; nothing outlives a session
links, other people's files
ends, loops, floods                    the process is ended, the other tasks are graded
=====================================  =========================================================
"""

import json
import os
import re
import tracemalloc
from pathlib import Path
from textwrap import indent

import nbformat
import numpy as np
import pytest

from mlcourse.grading._compare import same
from mlcourse.grading.submission import Master, grade

PATH = Path(__file__).parents[2] / "exercises" / "source" / "01_perceptron" / "01_perceptron.ipynb"
TASKS = ("weighted_sum", "predict", "update")
TESTS = {"weighted_sum_checks": 3, "predict_checks": 4, "update_checks": 5}
SECRET = re.compile(r"### BEGIN (SOLUTION|HIDDEN TESTS)\n(.*?)\n *### END \1", re.DOTALL)


def exercise():
    """The source notebook, cut down to the first three tasks."""
    source = nbformat.read(PATH, 4)
    ids = {*TASKS, *TESTS}
    known = [c.metadata.get("nbgrader", {}).get("grade_id") for c in source.cells]
    source.cells = [c for c, label in zip(source.cells, known, strict=True) if label in ids]
    return source


SOURCE = exercise()
MASTER = Master.from_source(SOURCE, "01_perceptron")
SOLUTIONS = {c.metadata.nbgrader.grade_id: c.source for c in SOURCE.cells}
# Lines that stand in solutions and hidden tests alone.
HIDDEN = {
    line.strip()
    for cell in SOURCE.cells
    for _, block in SECRET.findall(cell.source)
    for line in block.splitlines()
    if len(line.strip()) > 25
}
WRONG = {
    "weighted_sum": "def weighted_sum(x, w, b):\n    return 0.25",
    "predict": "def predict(X, w, b):\n    return None",
    "update": "def update(x, s, w, b, lr):\n    return None",
}


def notebook(answers=None, first="", last=""):
    """A student's notebook; ``first`` runs before everything, ``last`` after it."""
    cells = [{"cell_type": "code", "source": "import numpy as np\nfrom mlcourse import datasets"}]
    cells += [{"cell_type": "code", "source": first}] * bool(first)
    for cell in SOURCE.cells:
        label = cell.metadata.nbgrader.grade_id
        source = (WRONG | (answers or {})).get(label, SECRET.sub("", cell.source))
        cells.append({"cell_type": "code", "source": source, "metadata": dict(cell.metadata)})
    cells += [{"cell_type": "code", "source": last}] * bool(last)
    return {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}


def graded(content, sandbox):
    content = content if isinstance(content, bytes) else json.dumps(content).encode()
    result = grade(content, MASTER, sandbox)
    cells = json.loads(result.notebook)["cells"]
    outputs = [json.dumps(c["outputs"]) for c in cells if c["cell_type"] == "code"]
    shown = "\n".join(outputs).encode().decode("unicode_escape", "replace")
    leaks = [line for line in HIDDEN if line in shown]
    assert not leaks, leaks
    return result, shown


def points(content, sandbox):
    return sum(graded(content, sandbox)[0].scores.values())


def right():
    return {label: SOLUTIONS[label] for label in TASKS}


@pytest.fixture(scope="module")
def trusted():
    """What must stay as it is in this process."""
    import builtins

    import mlcourse.perceptron as reference
    from mlcourse.grading import checks

    watched = [(builtins, "abs"), (builtins, "isinstance"), (np, "allclose"), (np, "isclose"),
               (np.testing, "assert_allclose"), (reference, "perceptron_update"),
               (checks, "Task"), (checks.Task, "case"), (checks.Task, "score"),
               (json, "loads")]  # fmt: skip
    before = [getattr(*pair) for pair in watched]
    environment = dict(os.environ)
    yield
    assert [getattr(*pair) for pair in watched] == before
    assert {k: v for k, v in os.environ.items() if k != "PYTEST_CURRENT_TEST"} == {
        k: v for k, v in environment.items() if k != "PYTEST_CURRENT_TEST"
    }


@pytest.fixture
def others(tmp_path):
    """Files of other people, which must stay as they are."""
    course = {
        "gradebook.db": b"SQLite format 3\0 grades of everyone",
        "submitted/anna/01_perceptron/01_perceptron.ipynb": b'{"cells": []}',
        "source/01_perceptron/01_perceptron.ipynb": json.dumps(SOURCE).encode(),
    }
    for name, content in course.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    yield tmp_path
    left = {
        str(p.relative_to(tmp_path)): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()
    }
    assert left == course


def tried(code):
    """Run code to its end or its error, and leave a mark that it was run."""
    ended = "\nexcept BaseException as e:\n    print('tried', repr(e))\nelse:\n    print('tried')"
    return "try:\n" + indent(code, "    ") + ended


# --- controls -------------------------------------------------------------------------------------


def test_right_answers_get_all_points(sandbox):
    result, shown = graded(notebook(right()), sandbox)
    assert result.scores == TESTS
    assert "not yet" not in shown


def test_wrong_answers_get_none(sandbox):
    assert points(notebook(), sandbox) == 0


# --- before everything: patches, imports, reading, damage -----------------------------------------

FIRST = {
    # The rows of the table that plain nbgrader lost.
    "replace abs": "import builtins\nbuiltins.abs = lambda x: 0",
    "rewrite later cells": (
        "ip = get_ipython()\n"
        "def easy(lines): return ['12']\n"
        "ip.input_transformers_cleanup.append(easy)\nip.input_transformers_post.append(easy)\n"
        "class Easy(__import__('ast').NodeTransformer):\n"
        "    def visit_Module(self, node): return __import__('ast').parse('12')\n"
        "ip.ast_transformers.append(Easy())"
    ),
    "import the reference": (
        "from mlcourse.perceptron import perceptron_update as update, unit as predict"
    ),
    "import the checks": "import mlcourse.grading.checks as c\nc.Task.score = lambda self: 12",
    "read the solutions": "SOURCE = open({source!r}).read()\nexec(SOURCE)",
    "look for the solutions": (
        "import os\nfound = []\n"
        "for place, folders, files in os.walk('/'):\n"
        "    if 'python3' in place: folders[:] = [f for f in folders if 'mlcourse' in f]\n"
        "    if place == '/': folders.remove('usr'), folders.remove('lib')\n"
        "    names = ('perceptron.py', 'margins.py', 'gradebook.db')\n"
        "    found += [f for f in files if f.endswith('.ipynb') or f in names]\n"
        "assert found, 'nothing found'"
    ),
    "follow the editable install": (
        "import sys, glob, importlib.util\n"
        "for p in sys.path + glob.glob(sys.prefix + '/lib/python*/site-packages/*.pth'):\n"
        "    try: sys.path += open(p).read().split()\n"
        "    except OSError: pass\n"
        "sys.modules.pop('mlcourse'), sys.path.remove('/course')\n"
        "import mlcourse.perceptron"
    ),
    "read compiled files": (
        "import glob, marshal\n"
        "for p in glob.glob('/course/**/*.pyc', recursive=True) + glob.glob({course!r} + '/**'):\n"
        "    if 'grading/sandbox' not in p:  # that is no secret\n"
        "        exec(marshal.loads(open(p, 'rb').read()[16:]))\n"
        "raise FileNotFoundError('no compiled files')"
    ),
    "replace allclose": (
        "import numpy, numpy.testing\n"
        "numpy.allclose = numpy.isclose = numpy.array_equal = lambda *a, **k: True\n"
        "numpy.testing.assert_allclose = numpy.testing.assert_array_equal = lambda *a, **k: None"
    ),
    "patch the reference": (
        "import mlcourse, types, sys\n"
        "fake = types.ModuleType('mlcourse.perceptron')\n"
        "fake.perceptron_update = lambda *a, **k: None\n"
        "sys.modules['mlcourse.perceptron'] = mlcourse.perceptron = fake"
    ),
    "background process": (
        "import subprocess\n"
        "subprocess.Popen(['/bin/sh', '-c', 'sleep 1; echo x >> {course}/gradebook.db'])"
    ),
    "background fork": "import os\nif os.fork() == 0: open({gradebook!r}, 'a').write('x')",
    "background thread": (
        "import threading\nthreading.Thread(target=open, args=({gradebook!r}, 'a')).start()"
    ),
    "write to another student": "open({anna!r}, 'w').write('gone')",
    "delete the course": "import shutil\nshutil.rmtree({course!r})",
    "read the environment": (
        "import os\nfor name in ('SECRET', 'HOME', 'USER', 'PATH'): os.environ[name]\n"
        "open('/proc/self/environ')"
    ),
    # Further kinds.
    "a fake package of checks": (
        "import types, sys\n"
        "class Task:\n"
        "    def __init__(self, *a, **k): pass\n"
        "    case = that = hidden = lambda *a, **k: None\n"
        "    score = lambda self: 12\n"
        "for name in ('mlcourse.grading', 'mlcourse.grading.checks'):\n"
        "    sys.modules[name] = types.ModuleType(name)\n"
        "    sys.modules[name].Task = Task"
    ),
    "names of the test cell": (
        "np = task = Task = rng = expected = print = perceptron_update = score = 12\n"
        "__builtins__ = {{}}"
    ),
    "an import hook": (
        "import sys\n"
        "class All:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        print('asked', name)\n"
        "sys.meta_path.insert(0, All())"
    ),
    "a trace function": (
        "import sys\nseen = []\n"
        "sys.settrace(lambda f, e, a: seen.append(f.f_locals.get('expected')))\n"
        "sys.setprofile(lambda f, e, a: seen.append(f.f_locals.get('wanted')))\nsys.settrace(None)"
    ),
    "a timer": (
        "import signal\n"
        "signal.signal(signal.SIGALRM, lambda *a: print('Points: 12'))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)"
    ),
    "at exit": "import atexit\natexit.register(lambda: open({gradebook!r}, 'a').write('x'))",
    "a symbolic link": (
        "import os\nos.symlink({course!r}, 'course')\nopen('course/gradebook.db', 'a').write('x')"
    ),
    "a hard link": "import os\nos.link({gradebook!r}, 'gradebook')",
    "memory of the grader": "open('/proc/1/mem', 'r+b')",
    "sockets": "import socket\nsocket.create_connection(('127.0.0.1', 22), 1)",
    "the gradebook by SQL": (
        "import sqlite3\nsqlite3.connect({gradebook!r}).execute('delete from grade')"
    ),
    "configuration of IPython": (
        "import os\nos.makedirs('/tmp/.ipython/profile_default/startup')\n"
        "open('/tmp/.ipython/profile_default/startup/x.py', 'w').write('1')"
    ),
    "a frozen clock": "import time\ntime.monotonic = time.time = time.perf_counter = lambda: 0",
    "garbage in the fonts' cache": (
        "import matplotlib\nopen(matplotlib.matplotlib_fname(), 'a').write('x')"
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", FIRST.values(), ids=FIRST.keys())
def test_what_runs_before_earns_and_damages_nothing(sandbox, others, trusted, code):
    code = code.format(
        course=str(others), gradebook=str(others / "gradebook.db"),
        anna=str(others / "submitted/anna/01_perceptron/01_perceptron.ipynb"),
        source=str(others / "source/01_perceptron/01_perceptron.ipynb"),
    )  # fmt: skip
    result, shown = graded(notebook(first=tried(code)), sandbox)
    assert "tried" in shown
    assert sum(result.scores.values()) == 0
    assert points(notebook(right()), sandbox) == 12  # whoever comes next is graded as ever


NOT_THERE = ["import the reference", "import the checks", "read the solutions",
             "look for the solutions", "follow the editable install", "read compiled files",
             "background process", "background fork", "background thread",
             "write to another student", "delete the course", "a symbolic link", "a hard link",
             "memory of the grader", "sockets"]  # fmt: skip


@pytest.mark.parametrize("name", NOT_THERE)
def test_what_is_looked_for_is_not_there(sandbox, others, name):
    code = FIRST[name].format(
        course=str(others), gradebook=str(others / "gradebook.db"),
        anna=str(others / "submitted/anna/x"), source=str(others / "source/x"),
    )  # fmt: skip
    shown = graded(notebook(first=tried(code)), sandbox)[1]
    assert re.search(
        r"tried (\w*Error|PermissionError|AssertionError)\(.*"
        r"(No such file|No module named|not permitted|start new thread|nothing found|no compiled)",
        shown,
    )


# --- in the place of an answer --------------------------------------------------------------------

ANSWERS = {
    "equals everything": (
        "class E:\n"
        "    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = __bool__ = lambda *a: True\n"
        "    __ne__ = lambda *a: False\n"
        "    __sub__ = __rsub__ = __abs__ = __float__ = lambda *a: 0.0\n"
        "    __hash__ = lambda s: 0\n"
        "answer = E()"
    ),
    "an array that equals everything": (
        "class E(np.ndarray):\n"
        "    __eq__ = __array_ufunc__ = __array_function__ = lambda *a, **k: True\n"
        "answer = np.zeros(3).view(E)"
    ),
    "an array of objects": "answer = np.array([E() for _ in range(3)], dtype=object)",
    "a pickle in an array": (
        "class P:\n    def __reduce__(self): return (print, ('unpickled',))\n"
        "answer = np.array([P()], dtype=object)"
    ),
    "a pickle in bytes": "import pickle\nanswer = np.frombuffer(pickle.dumps(print), np.uint8)",
    "a structured array": "answer = np.zeros(2, dtype=[('a', 'O'), ('b', float)])",
    "an array of void": "answer = np.zeros(2, dtype='V8')",
    "a masked array": "answer = np.ma.masked_all(3)",
    "a matrix": "answer = np.matrix([[0.25]])",
    "a float of its own": "answer = type('F', (float,), {'__eq__': lambda *a: True})(1)",
    "nan": "answer = float('nan')",
    "infinity": "answer = float('inf')",
    "a huge array": "answer = np.zeros(2**18)",
    "a huge list": "answer = [0.0] * 210_000",
    "a huge number": "answer = 10 ** 100_000",
    "a huge text": "answer = 'x' * 2**20",
    "text with a script": "answer = '<script>alert(1)</script>\\x1b[2J\\u202e'",
    "a tuple of everything": "answer = tuple(float(i) for i in range(10_000))",
    "colliding keys": "answer = {i * (2**61 - 1): 0 for i in range(1, 2010)}",
    "itself": "answer = []\nanswer.append(answer)",
    "a generator": "answer = (x for x in range(10))",
    "a function": "answer = lambda *a: a",
    "a module": "answer = np",
    "a type": "answer = float",
    "NotImplemented": "answer = NotImplemented",
    "text that looks like a score": "answer = 'weighted_sum: 3 of 3 points'",
    "the expected one by name": "answer = 'expected'",
}


def test_a_huge_array_in_the_place_of_a_pair_is_not_taken_apart():
    """Sixty million numbers as a list would be half a gigabyte in the grader."""
    answer = np.zeros(60 * 2**20, dtype=np.uint8)
    tracemalloc.start()
    try:
        assert not same((1.0, 2.0), answer)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 2**20


@pytest.mark.parametrize("code", ANSWERS.values(), ids=ANSWERS.keys())
def test_no_value_passes_for_every_answer(sandbox, trusted, code):
    whole = "import numpy as np\nclass E: __eq__ = lambda *a: True\n" + code
    same = "\nweighted_sum = predict = update = lambda *a, **k: answer"
    result, shown = graded(
        notebook(dict.fromkeys(TASKS, "") | {"weighted_sum": whole + same}), sandbox
    )
    assert sum(result.scores.values()) == 0
    assert "unpickled" not in shown
    assert len(result.notebook) < 5 * 10**6


FIND_CONNECTION = (
    "import gc, socket, os, struct, msgpack\n"
    "sockets = [o for o in gc.get_objects() if type(o) is socket.socket]\n"
    "fd = next(o.fileno() for o in sockets if o.fileno() > 2)\n"
    "def forge(value):\n"
    "    body = msgpack.packb(value)\n"
    "    os.write(fd, struct.pack('<Q', len(body)) + body)\n"
)
TRICKS = {
    "frames": (
        "import sys, gc\n"
        "def weighted_sum(x, w, b):\n"
        "    f = sys._getframe()\n"
        "    while f:\n"
        "        for name in ('expected', 'wanted', 'known', 'judge'):\n"
        "            if name in f.f_locals: return f.f_locals[name]\n"
        "        f = f.f_back\n"
        "    return 0.25"
    ),
    "objects in memory": (
        "import gc\n"
        "def weighted_sum(x, w, b):\n"
        "    for o in gc.get_objects():\n"
        "        if type(o) is dict and 'expected' in o: return o['expected']\n"
        "    return 0.25"
    ),
    "callers": (
        "import inspect\n"
        "def weighted_sum(x, w, b):\n"
        "    for f in inspect.stack():\n"
        "        text = ''.join(f.code_context or [])\n"
        "        if 'expected=' in text: return float(text.split('expected=')[1].split(',')[0])\n"
        "    return 0.25"
    ),
    "remembered inputs": (
        "seen = {}\n"
        "def weighted_sum(x, w, b):\n"
        "    seen.setdefault((tuple(x), tuple(w), b), len(seen))\n"
        "    return float(seen[tuple(x), tuple(w), b])"
    ),
    "hard-coded visible examples": (
        "known = {0.5: 5.5, 0.0: 9.0, 1.0: 12.0}\n"
        "def weighted_sum(x, w, b): return known.get(b, 0.25)"
    ),
    "right for some time": (
        "calls = []\n"
        "def weighted_sum(x, w, b):\n"
        "    calls.append(1)\n"
        "    return b + x @ w if len(calls) < 4 else 0.25"
    ),
    "replaced between checks": (
        "def weighted_sum(x, w, b):\n"
        "    global weighted_sum\n"
        "    weighted_sum = lambda *a: 0.25\n"
        "    return 0.5"
    ),
    "changed inputs": (
        "def weighted_sum(x, w, b):\n"
        "    x[:] = 0; w[:] = 0\n"
        "    return 0.0"
    ),
    "errors of all kinds": (
        "kinds = iter([StopIteration, AssertionError, SystemExit, KeyboardInterrupt,\n"
        "    GeneratorExit, NotImplementedError, MemoryError, Warning, BaseException] * 99)\n"
        "def weighted_sum(x, w, b): raise next(kinds)"
    ),
    "an error that is a success": (
        "class Passed(AssertionError):\n"
        "    def __str__(self): return 'passed'\n"
        "    __eq__ = __bool__ = lambda *a: True\n"
        "def weighted_sum(x, w, b): raise Passed"
    ),
    "forged values": (
        FIND_CONNECTION
        + "def weighted_sum(x, w, b):\n    forge({'value': 5.5, 'inputs': None})\n    return 0.25"
    ),
    "forged values in advance": FIND_CONNECTION + (
        "forge({'outputs': [], 'ok': True})\n"
        "def weighted_sum(x, w, b): return 0.25\n"
        "for v in (5.5, 9.0, 12.0): forge({'value': v, 'inputs': None})"
    ),
    "forged scores": FIND_CONNECTION + (
        "for _ in range(50): forge({'score': 12, 'points': 12, 'value': 12})\n"
        "def weighted_sum(x, w, b): return 0.25"
    ),
    "forged look-up": FIND_CONNECTION + (
        "def weighted_sum(x, w, b): return 0.25\n"
        "names = ('np', 'Task', 'task', 'rng', '__builtins__', 'weighted_sum')\n"
        "import mlcourse.grading.sandbox.student as s\n"
        "old = s.Student.answer\n"
        "def answer(self, request):\n"
        "    if request['do'] == 'look up': return dict.fromkeys(names, 12)\n"
        "    return old(self, request)\n"
        "s.Student.answer = answer"
    ),
    "an answer that is always right for its question": (
        "import mlcourse.grading.sandbox.student as s\n"
        "def weighted_sum(x, w, b): return 0.25\n"
        "s.Student.use = lambda self, request: {'value': request['inputs'][0], 'inputs': None}"
    ),
    "printed scores": (
        "def weighted_sum(x, w, b):\n"
        "    print('weighted_sum: 3 of 3 points'); print('Points: 14')\n"
        "    return 0.25\n"
        "print('weighted_sum: 3 of 3 points')\nprint('Points: 14')\n"
        "display({'text/plain': '3'}, raw=True)\n14"
    ),
    "a number as the last value": "def weighted_sum(x, w, b): return 0.25\n1000",
    "lookalike names": (
        "def w\u0435ighted_sum(x, w, b): return b + x @ w\n"
        "def weighted_sum(x, w, b): return 0.25"
    ),
    "an end in the checks": "import os\ndef weighted_sum(x, w, b): os._exit(0)",
    "a crash in the checks": "import ctypes\ndef weighted_sum(x, w, b): ctypes.string_at(0)",
    "a memory hog in the checks": "def weighted_sum(x, w, b): return np.ones(2**34)",
    "a flood in the checks": (
        "def weighted_sum(x, w, b):\n"
        "    for _ in range(1000): print('x' * 1000)\n"
        "    return 0.25"
    ),
    "a property as the function": (
        "class W:\n"
        "    def __getattribute__(self, n): return 12\n"
        "    def __call__(self, *a): return W()\n"
        "weighted_sum = W()"
    ),
    "no function at all": "weighted_sum = 5.5",
    "a class in its place": (
        "class weighted_sum(float):\n    def __new__(c, *a): return float.__new__(c, 5.5)"
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", TRICKS.values(), ids=TRICKS.keys())
def test_no_trick_in_an_answer_earns_its_points(sandbox, trusted, code):
    answers = right() | {"weighted_sum": "import numpy as np\n" + code}
    result, _ = graded(notebook(answers), sandbox)
    assert result.scores["weighted_sum_checks"] == 0
    assert points(notebook(right()), sandbox) == 12


COSTS_NOBODY = ["frames", "an end in the checks", "a crash in the checks", "errors of all kinds",
                "a memory hog in the checks", "printed scores"]  # fmt: skip


@pytest.mark.parametrize("name", COSTS_NOBODY)
def test_the_other_tasks_keep_their_points(sandbox, name):
    answers = right() | {"weighted_sum": "import numpy as np\n" + TRICKS[name]}
    result, _ = graded(notebook(answers), sandbox)
    assert result.scores == TESTS | {"weighted_sum_checks": 0}


# --- cells that end or never do -------------------------------------------------------------------

ENDS = {
    "os._exit": "import os\nos._exit(0)",
    "SIGKILL": "import os, signal\nos.kill(os.getpid(), 9)\nos._exit(0)",
    "crash": "import ctypes\nctypes.string_at(0)",
    "endless loop": "while True: pass",
    "endless loop that swallows": (
        "def loop():\n    while True: abs(1)\n"
        "while True:\n    try: loop()\n    except BaseException: pass"
    ),
    "20 GB": "import numpy as np\nnp.ones(20 * 2**27)",
    "endless output": "while True: print('x' * 10_000)",
    "exit": "import sys\nsys.exit(0)",
    "an end at a later time": (
        "import os, signal\nsignal.signal(signal.SIGALRM, lambda *a: os._exit(0))\n"
        "signal.setitimer(signal.ITIMER_REAL, 0.02)"
    ),
}


@pytest.mark.parametrize("code", ENDS.values(), ids=ENDS.keys())
def test_a_cell_that_ends_the_process_costs_no_other_cell(sandbox, code):
    result, shown = graded(notebook(right(), first=code), sandbox)
    assert result.reason == ""
    if "ITIMER" not in code:  # the moment decides which cell meets it, and costs that one's task
        assert result.scores == TESTS
    if "print" in code:
        assert "wrote too much" in shown


def test_a_loop_in_an_answer_costs_its_task_and_says_why(sandbox):
    loop = "def weighted_sum(x, w, b):\n    while b == 0.5: pass\n    return 0.25"
    result, shown = graded(notebook({"weighted_sum": loop}), sandbox)
    assert result.scores["weighted_sum_checks"] == 0
    assert "stopped: the call ran longer than 0.5 s" in shown


# --- the file itself ------------------------------------------------------------------------------


def fake_checks(**label):
    """A test cell of the student's own making."""
    known = {"grade": True, "solution": False, "locked": True, "schema_version": 3, "task": False}
    return {"cell_type": "code", "source": "1000", "metadata": {"nbgrader": known | label}}


def change_of(edit):
    content = notebook()
    edit(content["cells"])
    return content


FORGED = {
    "test cells away": lambda c: [c.remove(x) for x in c[:] if "checks" in str(x.get("metadata"))],
    "test cells that say so": lambda c: [
        x.update(source="1000")
        for x in c
        if "checks" in str(x.get("metadata"))
    ],
    "points of 1000": lambda c: c.insert(
        0, fake_checks(grade_id="weighted_sum_checks", points=1000)
    ),
    "a new test cell": lambda c: c.append(fake_checks(grade_id="bonus", points=1000)),
    "a test cell twice": lambda c: c.extend([fake_checks(grade_id="predict_checks", points=4)] * 3),
    "an answer that calls itself a test": lambda c: c[1]["metadata"]["nbgrader"].update(
        grade=True, points=1000, solution=True
    ),
    "markdown with the label of a test": lambda c: c.insert(
        0, fake_checks(grade_id="update_checks", points=5) | {"cell_type": "markdown"}
    ),
    "metadata of a graded cell": lambda c: [
        x["metadata"].update(mlcourse={"tasks": [{"task": "update", "belief": "x", "points": 5}]})
        for x in c if "metadata" in x
    ],
    "outputs of a graded cell": lambda c: [
        x.update(outputs=[{"output_type": "execute_result", "data": {"text/plain": "5"},
                           "metadata": {}, "execution_count": 1}]) for x in c
    ],
    "tags that skip": lambda c: [
        x.setdefault("metadata", {}).update(tags=["raises-exception", "nbval-skip", "remove_cell"])
        for x in c
    ],
}  # fmt: skip


@pytest.mark.parametrize("edit", FORGED.values(), ids=FORGED.keys())
def test_no_edit_of_the_file_earns_points(sandbox, edit):
    result, _ = graded(change_of(edit), sandbox)
    assert result.scores == dict.fromkeys(TESTS, 0)


EMPTY = b'{"cell_type":"code","source":""},'
BOMBS = {
    "a million empty cells": b'{"cells": [' + EMPTY * 10**6 + b"{}]}",
    "deep nesting": b'{"cells":' + b"[" * 10**6,
    "deep metadata": json.dumps(notebook()).encode()[:-1]
    + b',"x":' + b'{"a":' * 900 + b"1" + b"}" * 901,
    "a long number": b'{"cells":' + b"1" * 10**6 + b"}",
    "a long line": json.dumps(notebook(first="a=" + "1+" * 10**6 + "1")).encode(),
    "many keys": b'{"cells":[],' + b",".join(b'"%d":0' % i for i in range(10**6)) + b"}",
}  # fmt: skip


@pytest.mark.parametrize("content", BOMBS.values(), ids=BOMBS.keys())
def test_no_file_is_too_much_for_the_grader(sandbox, content):
    result, _ = graded(content, sandbox)
    assert sum(result.scores.values()) == 0


def test_a_script_in_an_answer_is_kept_as_text(sandbox):
    """Whether a page runs it is the feedback's matter; the notebook holds it as a string."""
    first = "from IPython.display import HTML, Javascript\nHTML('<script>alert(1)</script>')"
    result, _ = graded(notebook(right(), first=first), sandbox)
    assert result.scores == TESTS
    nbformat.validate(nbformat.reads(result.notebook, 4))
