"""A course on nbgrader's path: an exercise with checks of both kinds, and its right answers."""

import json

import nbformat
from nbgrader import api
from nbgrader.apps import NbGraderAPI
from submissions import answered, cell, make_course, notebook, released
from traitlets.config import PyFileConfigLoader

LOSS = "loss"
CONFIG = """
from mlcourse.grading.nbgrader_plugin import configure
from mlcourse.grading.sandbox.host import Limits
configure(c, Limits(cell=1, call=0.5, total=20, memory=2**30, files=2**20))
"""
RIGHT = {
    "mse_grad": "def mse_grad(p, t):\n    return 2 * (p - t) / len(p)",
    "mean_abs": "def mean_abs(x):\n    return sum(abs(v) for v in x) / len(x)",
    "fired": "def fired(z):\n    return 1.0 * (z > 0)",
    "why": "Because of the sign.",
}
HALF = {"mse_grad": "def mse_grad(p, t):\n    return 2 * (p - t)"}  # 1 of 4 points
WRONG = {
    "mse_grad": "def mse_grad(p, t):\n    return p - t",
    "mean_abs": "def mean_abs(x):\n    return 0.0",
    "fired": "def fired(z):\n    return 1.0 * (z < 0)",
    "why": "No idea.",
}
POINTS = {"mse_grad_checks": 4.0, "mean_abs_checks": 3.0, "fired_checks": 2.0}

MSE = """import numpy as np
from mlcourse.grading.checks import Task

task = Task("mse_grad", points=4, parts={"value": 3, "care": 1}, inputs="prediction target")
task.case(
    "two examples", mse_grad, np.array([1.0, 2.0]), np.zeros(2), expected=np.array([1.0, 2.0]),
    hint="what does the derivative of a mean inherit?",
)
task.case("kept", mse_grad, np.ones(1), np.zeros(1), expected=np.array([2.0]), part="care",
          unchanged=True, hint="look at your inputs.")
### BEGIN HIDDEN TESTS
task.hidden()
secret = np.random.default_rng().normal(size=5)
task.case("five numbers", mse_grad, secret, np.ones(5), expected=2 * (secret - 1) / 5,
          hint="how many examples are there?")
### END HIDDEN TESTS
task.score()"""
MEAN = """import numpy as np
assert mean_abs(np.array([1.0, -2.0, 3.0])) == 2.0
### BEGIN HIDDEN TESTS
secret = np.random.default_rng().normal(size=9)
np.testing.assert_allclose(mean_abs(secret), abs(secret).mean())
### END HIDDEN TESTS"""
FIRED = """import numpy as np
assert fired(np.array([1.0]))[0] == 1
### BEGIN HIDDEN TESTS
from mlcourse.perceptron import step
secret = np.random.default_rng().normal(size=9)
assert np.array_equal(fired(secret), step(secret))
### END HIDDEN TESTS"""


def loss_source():
    """The instructor's notebook."""
    stub = "def {}:\n    ### BEGIN SOLUTION\n    return 'solution'\n    ### END SOLUTION"
    known = {"grade": True, "locked": True}
    cells = [
        cell("# Losses", "markdown"),
        cell("import numpy as np"),
        cell("## The gradient (4 points)\n\nOf $\\frac{1}{n}\\sum_i (p_i - t_i)^2$.", "markdown"),
        cell(stub.format("mse_grad(p, t)"), grade_id="mse_grad", solution=True),
        cell(MSE, grade_id="mse_grad_checks", points=4, **known),
        cell("## The mean (3 points)", "markdown"),
        cell(stub.format("mean_abs(x)"), grade_id="mean_abs", solution=True),
        cell(MEAN, grade_id="mean_abs_checks", points=3, **known),
        cell("## The step (2 points)", "markdown"),
        cell(stub.format("fired(z)"), grade_id="fired", solution=True),
        cell(FIRED, grade_id="fired_checks", points=2, **known),
        cell("## In words (2 points)", "markdown"),
        cell("A model answer.", "markdown", grade_id="why", grade=True, solution=True, points=2),
    ]  # fmt: skip
    return notebook([made | {"id": f"c{i}"} for i, made in enumerate(cells)])


def loss_course(folder, more=""):
    """A course with the exercise, configured as ours is."""
    return make_course(folder, LOSS, loss_source(), CONFIG + more)


def work(folder, answers, extra=""):
    """A student's notebook, perhaps with a cell of their own before the first answer."""
    book = answered(released(folder, LOSS), answers)
    if extra:
        book["cells"].insert(2, cell(extra))
    return book


def nbgrader_api(folder):
    """nbgrader as the formgrader's buttons use it."""
    config = PyFileConfigLoader("nbgrader_config.py", str(folder)).load_config()
    config.CourseDirectory.root = str(folder)
    config.NbGraderAPI.log_level = "WARN"
    return NbGraderAPI(config=config)


def gradebook(folder):
    """The gradebook of the course."""
    return api.Gradebook(f"sqlite:///{folder}/gradebook.db", "test")


def scores(folder, student):
    """What the gradebook holds: automatic points by cell."""
    with gradebook(folder) as book:
        found = book.find_submission_notebook(LOSS, LOSS, student).grades
        return {grade.name: grade.auto_score for grade in found}


def autograded(folder, student):
    """The graded notebook."""
    return nbformat.read(folder / "autograded" / student / LOSS / f"{LOSS}.ipynb", as_version=4)


def page_of(folder, student):
    """The feedback page."""
    return (folder / "feedback" / student / LOSS / f"{LOSS}.html").read_text()


def bytes_of(book):
    """A notebook as a file."""
    return json.dumps(book).encode()
