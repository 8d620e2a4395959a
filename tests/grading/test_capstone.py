"""The capstone cannot be won without training: what is hidden does not exist before it is graded.

Each answer to ``train`` is graded as submissions are, shut in. The right one gets 11 points. What
is tried, and why it gains nothing:

=====================================  =========================================================
what is tried                          what holds
=====================================  =========================================================
a network learned elsewhere or before  the codes of the classes are exchanged at random
all images of the course by heart      20,000 numbers hold 310 of its 1,797 images; and even all
                                       of them, compared one by one, do not reach the second step
learning from the hidden originals     the scans are new; the gain is smaller than a step
reading the hidden scans               they are in no file, and never enter the sandbox
changing ``rescan``, or ``predict``    the examiner has its own
answers that depend on what else is    the network alone crosses, once, as plain arrays
asked, on order, on earlier calls
=====================================  =========================================================
"""

from pathlib import Path

import numpy as np
import pytest

from mlcourse.datasets import load_digits, rescan
from mlcourse.grading.bank import read_cells
from mlcourse.grading.quality import needed
from mlcourse.grading.sandbox.host import Limits, Sandbox
from mlcourse.grading.trial import Trial

EXERCISES = Path(__file__).parents[2] / "exercises"
CELLS = read_cells(EXERCISES / "source" / "08_capstone" / "08_capstone.ipynb")
HONEST = next(c.source for c in CELLS if c.solution and c.task == "train")
ONE_LAYER = EXERCISES / "bank" / "08_capstone" / "misconceptions" / "train__one_layer.py"


@pytest.fixture(scope="module")
def graded():
    """Grade an answer to one task as a submission is graded, with the usual limits."""
    with Sandbox(Limits()) as sandbox:
        trial = Trial(sandbox)
        yield lambda source, task="train": trial(needed(CELLS, task), {task: source})[task]


def renamed(source):
    """An answer under the name ``honest``, for others to build on."""
    return source.replace("def train(", "def honest(")


# The images of all parts, the hidden originals too, with the codes that the given labels follow.
EVERYTHING = """
def everything(images, labels):
    digits = datasets.load_digits()
    places = {image.tobytes(): label for image, label in zip(digits.X, digits.y)}
    codes = np.zeros(10, dtype=int)
    for image, label in zip(images, labels):
        codes[places[image.tobytes()]] = label
    return digits.X, codes[digits.y]
"""

NOTHING_LEARNED = {
    "a network learned before": (
        renamed(HONEST)
        + "\nKNOWN = honest(datasets.load_digits().X, datasets.load_digits().y, 0)\n"
        "def train(images, labels, seed):\n"
        "    W, b = KNOWN['layers'][0]\n"
        "    b = b + 1e-9 * seed\n"
        "    return {**KNOWN, 'layers': [(W, b), KNOWN['layers'][1]]}"
    ),
    "the first network again": (
        renamed(HONEST) + "\nKEPT = {}\n"
        "def train(images, labels, seed):\n"
        "    if len(images) < 100: return honest(images, labels, seed)\n"
        "    return KEPT.setdefault('first', honest(images, labels, seed))"
    ),
    "one class for all": (
        "def train(images, labels, seed):\n"
        "    b = np.eye(10)[np.bincount(labels).argmax()] + 1e-9 * seed\n"
        "    W = np.zeros((64, 10))\n"
        "    return {'mean': np.zeros(64), 'scale': np.ones(64), 'layers': [(W, b)]}"
    ),
    "labels by their order": (
        "def train(images, labels, seed):\n"
        "    W = np.zeros((64, 10))\n"
        "    W[np.arange(64), labels[np.arange(64) % len(labels)]] = 1 + 1e-9 * seed\n"
        "    return {'mean': np.zeros(64), 'scale': np.ones(64), 'layers': [(W, np.zeros(10))]}"
    ),
}

NO_NETWORK = {
    "a function that looks images up": (
        "def train(images, labels, seed):\n"
        "    def answer(asked):\n"
        "        return labels[((asked[:, None] - images) ** 2).sum(-1).argmin(1)]\n"
        "    return {'mean': np.zeros(64), 'scale': np.ones(64), 'layers': answer}"
    ),
    "all images as a layer": (
        "def train(images, labels, seed):\n"
        "    X = datasets.load_digits().X\n"
        "    first = (2 * X.T, -(X**2).sum(axis=1))\n"
        "    last = (np.eye(10)[datasets.load_digits().y], np.full(10, 1e-9 * seed))\n"
        "    return {'mean': np.zeros(64), 'scale': np.ones(64), 'layers': [first, last]}"
    ),
    "arrays that answer everything": (
        "class Right(np.ndarray):\n"
        "    __eq__ = __array_ufunc__ = __array_function__ = lambda *a, **k: True\n"
        "def train(images, labels, seed):\n"
        "    W = np.zeros((64, 10), dtype=object).view(Right)\n"
        "    return {'mean': np.zeros(64), 'scale': np.ones(64), 'layers': [(W, np.zeros(10))]}"
    ),
    "weights that are not finite": (
        "def train(images, labels, seed):\n"
        "    W, b = np.full((64, 10), np.inf), np.full(10, np.nan)\n"
        "    return {'mean': np.zeros(64), 'scale': np.ones(64), 'layers': [(W, b)]}"
    ),
}


def test_the_right_answer_gets_all_points(graded):
    mark = graded(HONEST)
    assert mark.points == mark.most == 11, mark.output


@pytest.mark.parametrize("source", NOTHING_LEARNED.values(), ids=NOTHING_LEARNED)
def test_what_was_not_learned_here_earns_its_form_alone(graded, source):
    mark = graded(source)
    assert mark.points == 2, mark.output


@pytest.mark.parametrize("source", NO_NETWORK.values(), ids=NO_NETWORK)
def test_what_is_no_network_of_that_size_earns_nothing(graded, source):
    mark = graded(source)
    assert mark.points == 0, mark.output


def test_the_hidden_originals_lift_no_network_to_the_next_step(graded):
    """Whoever works out the exchanged codes, and learns from the part test as well."""
    layer = ONE_LAYER.read_text()
    calls = (
        "\ndef train(images, labels, seed):\n    return honest(*everything(images, labels), seed)"
    )
    assert graded(EVERYTHING + renamed(layer) + calls).points == graded(layer).points == 6


def test_to_have_seen_the_hidden_originals_gains_less_than_the_steps_are_apart():
    digits, space = load_digits(), {"np": np}
    exec("from mlcourse import datasets\n" + HONEST, space)
    own = np.concatenate([digits.split["train"], digits.split["valid"]])
    asked = np.resize(digits.split["test"], 2000)
    gains = []
    for seed in range(3):
        scans = rescan(digits.X[asked], rng=900 + seed)
        right = []
        for rows in (own, np.arange(1797)):
            network = space["train"](digits.X[rows], digits.y[rows], seed)
            right.append(np.mean(classes(network, scans) == digits.y[asked]))
        gains.append(right[1] - right[0])
        assert right[0] > 0.92  # the last step, 90 %, does not depend on luck
    assert 0 < np.mean(gains) < 0.025


def classes(network, images):
    """What a network reads."""
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(A @ W + b, 0)
    W, b = network["layers"][-1]
    return (A @ W + b).argmax(axis=1)


def test_all_images_by_heart_do_not_reach_the_second_step():
    """The nearest of all 1,797 images, hidden originals included; and that is too large by far."""
    digits = load_digits()
    asked = np.resize(digits.split["test"], 2000)
    scans = rescan(digits.X[asked], rng=0)
    distance = (digits.X**2).sum(axis=1) - 2 * scans @ digits.X.T
    right = np.mean(digits.y[distance.argmin(axis=1)] == digits.y[asked])
    assert 0.6 < right < 0.78
    assert digits.X.size > 5 * 20_000


def test_a_changed_rescan_does_not_reach_the_examiner(graded):
    """With scans that are no scans, a network learns what the given images alone can teach."""
    patched = "datasets.rescan = lambda images, rng=None: np.array(images)\n" + HONEST
    mark = graded(patched)
    assert mark.points == 5, mark.output
    assert "2,000 new scans, 60%" in mark.output


def test_no_file_in_the_sandbox_tells_of_the_capstone(graded):
    search = (
        "import os\n"
        "found = []\n"
        "for place, folders, files in os.walk('/'):\n"
        "    if 'python3' in place: folders[:] = [f for f in folders if 'mlcourse' in f]\n"
        "    if place == '/': folders[:] = set(folders) - {'usr', 'lib', 'lib64', 'proc', 'dev'}\n"
        "    found += [f for f in files if 'capstone' in f or f.endswith(('.ipynb', '.npz'))]\n"
        "sets = ('breast_cancer', 'digits', 'wine', 'iris', 'diabetes')\n"
        "assert set(found) == {name + '.npz' for name in sets}, found\n"
    )
    assert graded(search + HONEST).points == 11


POSITIONS = {
    "known answers, then zeros": (
        "def predict(images, network):\n"
        "    known = {5: [1, 1, 0, 2, 1] if len(network['layers']) > 1 else [0, 1, 2, 2, 0]}\n"
        "    return np.array(known.get(len(images), [0] * len(images)))"
    ),
    "by the number of the call": (
        "calls = []\n"
        "def predict(images, network):\n"
        "    calls.append(len(images))\n"
        "    return (np.arange(len(images)) + len(calls)) % network['layers'][-1][1].size"
    ),
    "by what stands beside an image": (
        "def predict(images, network):\n"
        "    order = np.argsort(images.sum(axis=1))\n"
        "    return order % network['layers'][-1][1].size"
    ),
}


@pytest.mark.parametrize("source", POSITIONS.values(), ids=POSITIONS)
def test_answers_by_position_are_no_predictions(graded, source):
    mark = graded(source, "predict")
    assert mark.points <= 1, mark.output
