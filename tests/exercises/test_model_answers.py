"""The numbers in a written model answer are those that the reference prints."""

import contextlib
import io
import json
import math
import re
from pathlib import Path

import numpy as np

from mlcourse.datasets import load_diabetes, load_digits, rescan

SOURCES = Path(__file__).parents[2] / "exercises" / "source"


def printed_by_free_cells(cells):
    """What the cells print that nobody grades, after the reference solutions."""
    out, space = io.StringIO(), {}
    for cell in cells:
        known = cell["metadata"].get("nbgrader", {})
        if cell["cell_type"] == "code" and not known.get("grade"):
            with contextlib.redirect_stdout(out):
                exec("".join(cell["source"]), space)
    return out.getvalue()


def answer_and_printed(topic, grade_id):
    """A model answer, and what the free cells of its exercise print."""
    notebook = SOURCES / topic / f"{topic}.ipynb"
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    answer = next(
        "".join(cell["source"])
        for cell in cells
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )
    return answer, printed_by_free_cells(cells)


def all_printed(pattern, answer, printed):
    """Check that the numbers of an answer were printed; tell how many there are."""
    quoted = re.findall(pattern, answer)
    for number in quoted:
        assert re.search(rf"(?<!\d){re.escape(number)}(?!\d)", printed), number
    return len(quoted)


def test_the_answer_about_ten_layers_quotes_the_experiment():
    answer, printed = answer_and_printed("02_activations", "advice_answer")
    assert all_printed(r"\d\.\d{3,}", answer, printed) >= 6
    assert "64 % of the activations in layer 10" in answer
    assert "saturated in layer 10: 64%" in printed


def test_the_answer_about_losses_quotes_the_experiment():
    answer, printed = answer_and_printed("03_losses", "loss_answer")
    assert all_printed(r"-?\d\.\d{3,}", answer, printed) >= 8
    for steps, losses in {"100": ("2.880", "0.380"), "2000": ("0.314", "0.254")}.items():
        found = re.findall(rf" {steps} steps, .* surprise (\S+)", printed)
        assert tuple(found) == losses  # of the squared error, of the cross-entropy
    # What two softmaxes cannot go below: ten classes, and the probabilities at best 1 and 0.
    floor = -math.log(math.e / (math.e + 9))
    assert f"cannot fall below {floor:.2f} for ten classes" in " ".join(answer.split())


def test_the_answer_about_three_conclusions_quotes_the_experiments():
    answer, printed = answer_and_printed("04_gradient_descent", "conclusions_answer")
    assert all_printed(r"\d\.\d+e[+-]\d+", answer, printed) == 3
    said = " ".join(answer.split())
    for name, number in (("condition number", "470"), ("largest rate", "0.248")):
        assert re.search(rf"standardized .* {name} {number}\b", printed)
        assert number in said
    rows = re.findall(r"(\w+) +η = (\S+) +(\w+) steps", printed)
    steps = {(rule, rate): count for rule, rate, count in rows}
    assert f"η = 0.24 arrives after {steps['gd', '0.24']} steps and η = 0.26 does not" in said
    assert f"momentum arrives after {steps['momentum', '0.1']} steps" in said
    assert f"plain steps after {steps['gd', '0.1']}." in said
    assert f"with η = 10 Adam arrives after {steps['adam', '10.0']} steps" in said
    assert steps["gd", "0.26"] == steps["adam", "0.1"] == "inf"
    assert f"the bias alone has to go from 0 to {load_diabetes().y.mean():.0f}" in said


def test_the_answer_about_a_small_gradient_quotes_both_experiments():
    answer, printed = answer_and_printed("05_backpropagation", "advice_answer")
    assert all_printed(r"\d\.\d{4}", answer, printed) >= 3
    assert "a relative error below 1e-7, for all four" in " ".join(answer.split())
    assert printed.count("relative error below 1e-7: True") == 4
    kinds = re.findall(
        r"(\S+) +spread .* first/last (\S+) +kinds of units in layer 5: (\d+)", printed
    )
    assert [int(count) for _, _, count in kinds] == [64, 64, 64, 1]
    small, glorot, _, equal = (float(ratio) for _, ratio, _ in kinds)
    assert 0.4 < small ** (1 / 10) < 0.6  # "about half" in each of the ten steps down
    assert glorot > 100 * small
    assert equal > small


def test_the_answer_about_a_report_quotes_both_experiments():
    answer, printed = answer_and_printed("06_regularization", "report_answer")
    said = " ".join(answer.split())
    rows = re.findall(r"strength (\S+) +error in training +(\S+)% .* test +(\S+)%", printed)
    (_, weak, weak_test), (one, strong, strong_test) = rows[0], rows[3]
    assert one == "1.0"
    assert f"rose from {weak} % with the weakest penalty to {strong} % with strength 1" in said
    assert f"the test error fell from {weak_test} % to {strong_test} %" in said
    clean = {l2: test for l2, _, test in rows[5:]}
    assert f"{clean['0.1']} % and {clean['1.0']} %" in said
    told = re.findall(r"(?:reported|40): (\d+)% +(?:on the|the same).*: (\d+)%", printed)
    (reported, true), (best, same) = told
    assert f"{reported} % of them were wrong on average, and {true} % of the other" in said
    assert f"40 reports was {best} %, and the same model erred on {same} % of the others" in said
    (noisy, quiet), (left, again) = re.findall(
        r"noisy weight: (\S+) +the quiet one: (\S+)", printed
    )
    assert f"the penalty left {noisy} of the noisy weight and {quiet} of the quiet one" in said
    assert f"weight decay left {left} of both" in said
    assert left == again


def test_the_answer_about_two_modes_quotes_both_counts():
    answer, printed = answer_and_printed("07_autodiff", "modes_answer")
    said = " ".join(answer.split())
    assert all_printed(r"\d+(?:,\d{3})+", said.replace("50,000 steps", ""), printed) == 5
    assert "300 passes back did what would have taken 9,300 passes ahead, 31 for each step" in said
    assert "passes back: 300   forward mode would have needed 9,300" in printed
    assert "only 400 were kept in my small one" in said
    assert "numbers kept 400" in printed
    assert "numbers and arrays agree to 1e-10: True" in printed


def test_the_report_on_the_capstone_quotes_what_its_settings_give():
    answer, printed = answer_and_printed("08_capstone", "report_answer")
    said = " ".join(answer.split())
    assert all_printed(r"\d+\.\d %", answer.replace("\n", " "), printed.replace("%", " %")) >= 8
    rows = re.findall(r"seed \d: (\d+) of 359 wrong, error .* to (.*)%", printed)
    wrong = [int(count) for count, _ in rows]
    assert f"a hidden layer of 128 units on {min(wrong)} to {max(wrong)}." in said
    assert f"the highest end is {max(float(end) for _, end in rows)} %" in said
    codes = 1 - (1 - wrong[0] / 359) ** 5
    assert f"would spoil {codes:.0%} of".replace("%", " %") in said

    baseline, once = (wrong_with(name) for name in ("one_layer", "scanned_once"))
    assert f"errs on {min(baseline)} to {max(baseline)} digits, a hidden layer" in said
    assert f"the network errs on {min(once)} to {max(once)} digits" in said


def wrong_with(belief):
    """How many scans of the part ``valid`` networks of one setting read wrong, by seed."""
    path = SOURCES.parent / "bank" / "08_capstone" / "misconceptions" / f"train__{belief}.py"
    digits, space = load_digits(), {"np": np}
    exec("from mlcourse import datasets\n" + path.read_text(), space)
    fit, check = digits.split["train"], digits.split["valid"]
    counts = []
    for seed in (0, 1, 2):
        network = space["train"](digits.X[fit], digits.y[fit], seed)
        counts.append(
            int((read(network, rescan(digits.X[check], rng=100 + seed)) != digits.y[check]).sum())
        )
    return counts


def read(network, images):
    """The classes of images, as a network of the capstone tells them."""
    A = (images - network["mean"]) / network["scale"]
    for W, b in network["layers"][:-1]:
        A = np.maximum(A @ W + b, 0)
    W, b = network["layers"][-1]
    return (A @ W + b).argmax(axis=1)


def test_the_report_on_the_capstone_tells_where_the_network_errs():
    answer, _ = answer_and_printed("08_capstone", "report_answer")
    assert "the two that it exchanges most are 1 and 8" in " ".join(answer.split())
    digits, space = load_digits(), {"np": np}
    notebook = json.loads((SOURCES / "08_capstone" / "08_capstone.ipynb").read_text())
    exec("from mlcourse import datasets\n" + solution(notebook, "train"), space)
    fit, check = digits.split["train"], digits.split["valid"]
    taken, ink = np.zeros((10, 10), dtype=int), {1: [], 8: []}
    for seed in (0, 1, 2):
        network = space["train"](digits.X[fit], digits.y[fit], seed)
        for k in range(5):
            scans = rescan(digits.X[check], rng=500 + k)
            found = read(network, scans)
            np.add.at(taken, (digits.y[check], found), 1)
            for label, sums in ink.items():
                sums += scans[(digits.y[check] == 8) & (found == label)].sum(axis=1).tolist()
    exchanged = np.triu(taken + taken.T, 1)
    assert divmod(int(exchanged.argmax()), 10) == (1, 8)
    assert exchanged[1, 8] > 1.2 * np.sort(exchanged, axis=None)[-2]
    assert np.mean(ink[1]) < np.mean(ink[8])


def solution(notebook, grade_id):
    """The source of a reference solution."""
    known = ((c["metadata"].get("nbgrader", {}), c) for c in notebook["cells"])
    return next("".join(c["source"]) for k, c in known if k.get("grade_id") == grade_id)
