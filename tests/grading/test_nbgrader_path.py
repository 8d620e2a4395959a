"""nbgrader's own commands and buttons, on the safe path."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from nbgrader_course import (
    HALF,
    LOSS,
    POINTS,
    RIGHT,
    WRONG,
    autograded,
    bytes_of,
    gradebook,
    loss_course,
    nbgrader_api,
    scores,
    work,
)
from playwright.sync_api import sync_playwright
from submissions import BROKEN, dump, hand_in

from mlcourse.grading import nbgrader_plugin
from mlcourse.grading.autograde import autograde
from mlcourse.grading.course import Course
from mlcourse.grading.sandbox.host import Limits, NoSandbox
from mlcourse.grading.submission import Master, grade

pytestmark = [
    pytest.mark.nbgrader,
    pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning"),  # nbgrader's own
]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course with the exercise, made once: nbgrader takes seconds."""
    return loss_course(tmp_path_factory.mktemp("made"))


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "course")


def press(folder, student="ada"):
    """Do what the formgrader's Autograde button does."""
    return nbgrader_api(folder).autograde(LOSS, student)


def graded(folder, content, student="ada"):
    """Hand in and grade; return the points by cell."""
    hand_in(folder, student, LOSS, content)
    result = press(folder, student)
    assert result["success"], result
    return scores(folder, student)


def command(folder, *arguments):
    environment = {
        **os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "JUPYTER_PLATFORM_DIRS": "1",
    }  # fmt: skip
    return subprocess.run(
        [sys.executable, "-m", "nbgrader", *arguments], cwd=folder, env=environment, text=True,
        capture_output=True, check=False, timeout=120,
    )  # fmt: skip


# --- grades ---------------------------------------------------------------------------------------


def test_the_command_gives_the_grades_that_the_grader_gives(folder, scheduler):
    class_ = {
        "right": bytes_of(work(folder, RIGHT)),
        "wrong": bytes_of(work(folder, WRONG)),
        "half": bytes_of(work(folder, RIGHT | HALF | {"fired": "x ="})),
        "untouched": bytes_of(work(folder, {})),
        "broken": BROKEN["not JSON"],
    }
    for student, content in class_.items():
        hand_in(folder, student, LOSS, content)
    twin = shutil.copytree(folder, folder.with_name("twin"))
    done = command(folder, "autograde", LOSS)
    assert done.returncode == 0, done.stderr
    assert "broken, loss: the file is not a notebook" in done.stderr
    with gradebook(folder) as book:
        master = Master.from_gradebook(book, LOSS, LOSS)
    sandbox = nbgrader_plugin._sandbox(Limits(cell=1, call=0.5, total=20, memory=2**30))
    for student, content in class_.items():
        assert scores(folder, student) == grade(content, master, sandbox).scores, student
    assert scores(folder, "right") == POINTS | {"why": None}
    assert scores(folder, "half") == {
        "mse_grad_checks": 1.0, "mean_abs_checks": 3.0, "fired_checks": 0.0, "why": None,
    }  # fmt: skip
    assert scores(folder, "wrong") == dict.fromkeys(POINTS, 0.0) | {"why": None}
    for student in ("untouched", "broken"):
        assert scores(folder, student) == dict.fromkeys([*POINTS, "why"], 0.0)
    autograde(Course.find(twin), LOSS, scheduler=scheduler)
    assert dump(f"sqlite:///{twin}/gradebook.db") == dump(f"sqlite:///{folder}/gradebook.db")


def test_the_button_gives_what_the_command_gives(folder, nbgrader):
    hand_in(folder, "ada", LOSS, work(folder, RIGHT | {"fired": WRONG["fired"]}))
    nbgrader(folder, "autograde", LOSS)
    before = dump(f"sqlite:///{folder}/gradebook.db")
    assert press(folder)["success"]
    assert dump(f"sqlite:///{folder}/gradebook.db") == before


def test_what_a_person_gave_is_kept(folder):
    graded(folder, work(folder, RIGHT))
    with gradebook(folder) as book:
        book.find_grade("why", LOSS, LOSS, "ada").manual_score = 1.5
        book.find_comment("why", LOSS, LOSS, "ada").manual_comment = "Nearly."
        book.db.commit()
    graded(folder, work(folder, RIGHT | {"fired": WRONG["fired"]}))
    with gradebook(folder) as book:
        assert book.find_grade("why", LOSS, LOSS, "ada").score == 1.5
        assert book.find_comment("why", LOSS, LOSS, "ada").comment == "Nearly."
        assert book.find_submission(LOSS, "ada").score == 8.5


LATE = """
from nbgrader.plugins import BasePlugin
class Tenth(BasePlugin):
    def late_submission_penalty(self, student_id, score, total_seconds_late):
        return score / 10
c.AssignLatePenalties.plugin_class = Tenth
"""


def test_the_late_penalty_of_the_course_applies(folder):
    with (folder / "nbgrader_config.py").open("a") as config:
        config.write(LATE)
    with gradebook(folder) as book:
        book.update_or_create_assignment(LOSS, duedate="2026-11-20 09:00:00 UTC")
    graded(folder, work(folder, RIGHT))
    with gradebook(folder) as book:
        late = book.find_submission_notebook(LOSS, LOSS, "ada").late_submission_penalty
    assert late == pytest.approx(0.9)


# --- attempts -------------------------------------------------------------------------------------

# {course} is the course's folder.
ATTEMPTS = {
    "replace abs": "import builtins\nbuiltins.abs = lambda x: np.zeros(1)",
    "rewrite later cells": (
        "get_ipython().input_transformers_post.append(lambda lines: ['4\\n'])\n"
        "get_ipython().input_transformers_cleanup.append(lambda lines: ['4\\n'])"
    ),
    "import the reference": "from mlcourse.perceptron import step as fired",
    "read the solutions": "print(open('{course}/source/loss/loss.ipynb').read())",
    "replace assert_allclose": (
        "np.testing.assert_allclose = lambda *a, **k: None\nnp.allclose = lambda *a, **k: True\n"
        "np.array_equal = lambda *a, **k: True"
    ),
    "patch the reference": (
        "import sys, types\nfake = types.ModuleType('mlcourse.perceptron')\n"
        "fake.step = lambda z: 1.0 * (z < 0)\nsys.modules['mlcourse.perceptron'] = fake"
    ),
    "edit the gradebook later": (
        "import subprocess, sys\nsubprocess.Popen([sys.executable, '-c', "
        '\'import sqlite3, time; c = sqlite3.connect("{course}/gradebook.db");'
        'c.execute("update grade set auto_score = 99"); c.commit()\'])'
    ),
    "fork to edit it": (
        "import os, sqlite3\nif os.fork() == 0:\n    c = sqlite3.connect('{course}/gradebook.db')\n"
        "    c.execute('update grade set auto_score = 99')\n    c.commit()\n    os._exit(0)"
    ),
    "write to another": "open('{course}/submitted/bob/loss/loss.ipynb', 'w').write('gone')",
    "read the environment": "import os\nprint(sorted(os.environ.values()))",
    "claim the tests": "score = 4\ntask = type('T', (), {{'score': lambda self: 4}})()",
}


@pytest.mark.parametrize("name", ATTEMPTS)
def test_an_attempt_earns_nothing_and_harms_nobody(folder, name, monkeypatch):
    monkeypatch.setenv("COURSE_SECRET", "hush-hush")
    graded(folder, work(folder, RIGHT), "bob")
    bob = folder / "submitted" / "bob" / LOSS / f"{LOSS}.ipynb"
    before = bob.read_bytes(), scores(folder, "bob")
    extra = ATTEMPTS[name].format(course=folder)
    answers = {k: v for k, v in WRONG.items() if (k, name) != ("fired", "import the reference")}
    assert graded(folder, work(folder, answers, extra)) == (
        dict.fromkeys(POINTS, 0.0) | {"why": None}
    )
    assert (bob.read_bytes(), scores(folder, "bob")) == before
    shown = nbformat.writes(autograded(folder, "ada"))
    assert "hush-hush" not in shown
    assert "return 'solution'" not in shown


# Labels that would let a student's cell pass for a test of the course.
LABELS = {
    "a test of one's own": lambda book: book["cells"].append(_test("mine", "import os\n99")),
    "a test with its own code": lambda book: _relabelled(book, "mse_grad_checks", source="4"),
    "an answer as a test": lambda book: _relabelled(book, "mse_grad", grade=True, points=99),
    "more points": lambda book: _relabelled(book, "mse_grad_checks", points=99),
    "no label": lambda book: _find(book, "mse_grad_checks")["metadata"].clear(),
    "deleted": lambda book: book["cells"].remove(_find(book, "mse_grad_checks")),
    "twice": lambda book: book["cells"].append(json.loads(json.dumps(_find(book, "mse_grad")))),
    "newer schema": lambda book: _relabelled(book, "mse_grad_checks", schema_version=99),
    "odd label": lambda book: _relabelled(book, "mse_grad_checks", grade_id=["x"]),
    "another order": lambda book: book["cells"].reverse(),
    "unknown kernel": lambda book: book["metadata"]["kernelspec"].update(name="julia-1.9"),
}


def _test(name, source):
    label = {"grade_id": name, "grade": True, "locked": True, "solution": False, "points": 99,
             "schema_version": 3, "task": False}  # fmt: skip
    return {"cell_type": "code", "source": source, "metadata": {"nbgrader": label}, "outputs": [],
            "execution_count": None, "id": "own"}  # fmt: skip


def _find(book, name):
    return next(
        c for c in book["cells"] if c["metadata"].get("nbgrader", {}).get("grade_id") == name
    )


def _relabelled(book, name, source=None, **known):
    found = _find(book, name)
    found["metadata"]["nbgrader"].update(known)
    if source is not None:
        found["source"] = source


ANSWERS = {"right": (RIGHT, 9.0), "wrong": (WRONG, 0.0)}


@pytest.fixture(scope="module")
def relabelled(made, tmp_path_factory):
    """A course in which each of these was handed in and graded, with right and wrong answers."""
    folder = shutil.copytree(made, tmp_path_factory.mktemp("relabelled") / "course")
    for kind, (answers, _) in ANSWERS.items():
        for name, change in LABELS.items():
            book = work(folder, answers)
            change(book)
            hand_in(folder, f"{name}, {kind}", LOSS, book)
    result = press(folder, "*")
    assert result["success"], result
    return folder


@pytest.mark.parametrize("name", LABELS)
@pytest.mark.parametrize("kind", ANSWERS)
def test_labels_decide_nothing(relabelled, name, kind):
    found = scores(relabelled, f"{name}, {kind}")
    assert found.pop("why") is None
    assert sum(found.values()) == ANSWERS[kind][1]


# --- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_a_reason(folder, name):
    assert set(graded(folder, BROKEN[name]).values()) == {0.0}
    book = autograded(folder, "ada")
    assert book.metadata.mlcourse.reason
    tests = [c for c in book.cells if c.metadata.nbgrader.grade_id.endswith("_checks")]
    assert {c.outputs[0].evalue for c in tests} == {book.metadata.mlcourse.reason}
    with gradebook(folder) as records:
        comment = records.find_comment("mse_grad", LOSS, LOSS, "ada").comment
    assert comment == f"0 points: {book.metadata.mlcourse.reason.rstrip('.')}."


def test_an_old_format_is_graded(folder):
    new = nbformat.reads(json.dumps(work(folder, RIGHT)), as_version=4)
    old = nbformat.convert(new, 3)
    found = graded(folder, nbformat.writes(old, version=nbformat.NO_CONVERT).encode())
    assert found == POINTS | {"why": None}


def test_a_cell_that_ends_the_process_costs_only_its_own_task(folder):
    ending = RIGHT | {"mean_abs": "import os\nos._exit(0)"}
    assert graded(folder, work(folder, ending)) == POINTS | {"mean_abs_checks": 0.0, "why": None}


def test_an_endless_loop_costs_only_its_own_task(folder):
    endless = RIGHT | {"mean_abs": "while True:\n    pass"}
    assert graded(folder, work(folder, endless)) == POINTS | {"mean_abs_checks": 0.0, "why": None}


def test_links_are_not_followed(folder):
    place = hand_in(folder, "ada", LOSS, work(folder, RIGHT))
    (place / "data.csv").write_text("1,2")
    (place / "sub").mkdir()
    (place / "sub" / "leak.txt").symlink_to(folder / "source" / LOSS / f"{LOSS}.ipynb")
    assert press(folder)["success"]
    made = folder / "autograded" / "ada" / LOSS
    assert (made / "data.csv").read_text() == "1,2"
    assert not (made / "sub" / "leak.txt").exists()
    (place / f"{LOSS}.ipynb").unlink()
    (place / f"{LOSS}.ipynb").symlink_to(folder / "source" / LOSS / f"{LOSS}.ipynb")
    assert press(folder)["success"]
    assert set(scores(folder, "ada").values()) == {0.0}
    assert "link" in autograded(folder, "ada").metadata.mlcourse.reason


# --- the sandbox ----------------------------------------------------------------------------------


def test_one_sandbox_serves_the_whole_process(folder):
    graded(folder, work(folder, RIGHT))
    started = nbgrader_plugin._sandbox.cache_info().misses
    graded(folder, work(folder, WRONG))
    assert nbgrader_plugin._sandbox.cache_info().misses == started


def test_without_a_sandbox_nothing_is_touched(folder, monkeypatch):
    graded(folder, work(folder, RIGHT))
    before = dump(f"sqlite:///{folder}/gradebook.db"), bytes_of(autograded(folder, "ada"))
    hand_in(folder, "ada", LOSS, work(folder, WRONG))
    hand_in(folder, "bob", LOSS, work(folder, RIGHT))

    def missing(limits):
        raise NoSandbox("the command bwrap is not installed. Install it.")

    monkeypatch.setattr(nbgrader_plugin, "_sandbox", missing)
    for student in ("ada", "bob"):
        result = press(folder, student)
        assert not result["success"]
        assert "Nothing was graded: the command bwrap is not installed" in result["log"]
    assert (dump(f"sqlite:///{folder}/gradebook.db"), bytes_of(autograded(folder, "ada"))) == before


def test_the_command_says_what_is_missing(folder, monkeypatch, tmp_path):
    hand_in(folder, "ada", LOSS, work(folder, RIGHT))
    monkeypatch.setenv("PATH", str(tmp_path))  # nbgrader's own tools are found beside Python
    done = command(folder, "autograde", LOSS)
    assert done.returncode == 1
    assert "apt-get install bubblewrap" in done.stderr
    assert "Traceback" not in done.stderr
    with gradebook(folder) as book:
        assert book.assignment_submissions(LOSS) == []


# --- the formgrader -------------------------------------------------------------------------------

HOSTILE = """from IPython.display import HTML, Javascript, Markdown, display
display(HTML("<script>alert(1)</script><img src=x onerror=alert(2)><b>kept</b>"))
display(Javascript("alert(3)"), Markdown("<svg onload=alert(4)></svg>"))
wide = {"image/png": {"width": "1 onerror=alert(5)"}}
display({"image/png": '"><script>alert(6)</script>'}, raw=True, metadata=wide)
"""


@pytest.fixture
def formgrader(folder, tmp_path):
    """A server with the formgrader, as an instructor starts it in the course's folder."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ, "PATH": path, "HOME": str(tmp_path), "JUPYTER_PLATFORM_DIRS": "1",
        "JUPYTER_RUNTIME_DIR": str(tmp_path / "runtime"),
    }  # fmt: skip
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [
                sys.executable, "-m", "jupyter", "server", "--allow-root", "--no-browser",
                f"--port={port}", "--IdentityProvider.token=", f"--ServerApp.root_dir={folder}",
            ],
            cwd=folder, env=environment, stdout=log, stderr=log,
        )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while not _answers(port) and server.poll() is None and time.monotonic() < end:
            time.sleep(0.1)
        assert _answers(port), (tmp_path / "log").read_text()
        yield f"http://127.0.0.1:{port}/formgrader"
    finally:
        server.terminate()
        server.wait(30)


def _answers(port):
    with socket.socket() as connection:
        return connection.connect_ex(("127.0.0.1", port)) == 0


def test_the_formgrader_s_button_grades_and_its_page_runs_nothing(folder, formgrader):
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("needs chromium: apt-get install chromium")
    answers = RIGHT | {"why": "<script>alert(7)</script><img src=x onerror=alert(8)>"}
    hand_in(folder, "ada", LOSS, work(folder, answers, HOSTILE))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", "--disable-quic"]
        )
        page = browser.new_page()
        dialogs = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(f"{formgrader}/manage_submissions/{LOSS}")
        page.locator(".autograde a").click()
        page.get_by_text("Successfully autograded").wait_for()
        assert scores(folder, "ada") == POINTS | {"why": None}
        with gradebook(folder) as book:
            submission = book.find_submission_notebook(LOSS, LOSS, "ada").id
        page.goto(f"{formgrader}/submissions/{submission}")
        page.get_by_text("kept", exact=True).wait_for()
        assert "HIDDEN TESTS" in page.content()  # the instructor sees the whole test
        browser.close()
    assert dialogs == []
