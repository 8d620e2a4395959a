"""The page on speed says what the committed results say."""

import csv
import json
import re

import pytest

from benchmarks.speed import report
from benchmarks.speed.sides.ladder import TRICKS

PAGE = report.PAGE.read_text(encoding="utf-8")
RESULTS = json.loads((report.RESULTS / "speed.json").read_text(encoding="utf-8"))
BODY = " ".join(PAGE.split("---", 2)[2].split())


def ratio(group, side):
    return RESULTS[group]["ratios"][side]["median"]


def test_the_numbers_in_its_sentences():
    assert report.with_numbers(PAGE, RESULTS) == PAGE
    assert set(re.findall(r"\{\{ (\w+) \}\}", BODY)) == set(report.numbers(RESULTS))


def test_the_tables():
    rows = report.all_rows(RESULTS)
    shown = re.findall(r":file: \.\./benchmarks/results/(\w+)\.csv", PAGE)
    assert sorted(shown) == sorted(rows)
    for name, expected in rows.items():
        with (report.RESULTS / f"{name}.csv").open(encoding="utf-8", newline="") as table:
            assert list(csv.reader(table)) == expected


def test_all_was_measured_with_one_thread():
    assert RESULTS["machine"]["threads"] == "1"


@pytest.mark.parametrize(("size", "expected"), [("small", 4810), ("large", 669706)])
def test_the_sizes_of_the_networks(size, expected):
    widths = re.search(rf"\*{size}\* (?:network|one), (\d+(?:-\d+)+)", BODY)[1].split("-")
    pairs = zip(map(int, widths), map(int, widths[1:]), strict=False)
    assert sum((d_in + 1) * d_out for d_in, d_out in pairs) == expected
    assert expected > 100 * 4810 or size == "small"


# What a sentence claims in words, and whether the results say so.
CLAIMS = {
    "No loop can be faster than the products": lambda: all(
        ratio(f"{size} float32", "matrix products alone") < 1 for size in ("small", "large")
    ),
    "most of a step, which takes": lambda: ratio("small float32", "matrix products alone") < 0.5,
    "there is little left to gain": lambda: ratio("large float32", "matrix products alone") > 0.5,
    "pays such a price as well, and a higher one": lambda: (
        2
        < ratio("small float32", "PyTorch, tuned")
        < ratio("small float32", "PyTorch, the usual loop")
    ),
    "It wins on the small network": lambda: ratio("small float32", "JAX, an epoch compiled") < 0.9,
    "So the lead must shrink": lambda: (
        ratio("batch 512", "PyTorch, tuned") < ratio("batch 8", "PyTorch, tuned") / 2
    ),
    "On the large network this is the largest gain of all": lambda: largest("large") == TRICKS[1],
    "On small networks this is the largest gain": lambda: largest("small") == TRICKS[4],
    "as fast as scikit-learn's compiled loop": lambda: ratio("perceptron", "scikit-learn") > 0.9,
    "There the compiled loop wins": lambda: (
        ratio("perceptron, classes overlap", "scikit-learn") < 1
    ),
    "a question about a name": lambda: (
        RESULTS["PyTorch unlocked"]["functions"]["tanh"]["ratios"]["PyTorch"]["median"]
        < RESULTS["1,000,000 numbers"]["tanh"]["ratios"]["PyTorch"]["median"] / 2
    ),
    "Logistic regression goes the other way": lambda: (
        ratio("logistic regression", "scikit-learn") < 1
    ),
    "PyTorch's own check does as many": lambda: (
        0.4 < ratio("gradient check", "PyTorch, each entry") < 2.5
    ),
    "times less time than entry by entry": lambda: (
        ratio("gradient check", "eight directions") < 1 / 100
    ),
    "It would be 0.5 if": lambda: ratio("two threads", "two threads") > 0.45,
    "Nearly all of it is the import": lambda: (
        min(each["median"] for each in RESULTS["cold start"]["ratios"].values()) > 3
    ),
    "the exponents lie below 2": lambda: max(RESULTS["growth"]["width"]["exponents"]) < 2,
    "everything grows in proportion": lambda: all(
        0.8 < each < 1.35 for each in RESULTS["growth"]["rows"]["exponents"]
    ),
    "Where matrix products rule it ties": lambda: (
        0.7 < ratio("large float32", "PyTorch, tuned") < 2.5
    ),
}


def largest(size):
    """Name the trick with the largest share of the naive loop's time."""
    left = [1.0, *(ratio(f"tricks, {size}", trick) for trick in TRICKS[1:])]
    gains = {trick: left[i] - left[i + 1] for i, trick in enumerate(TRICKS[1:])}
    return max(gains, key=gains.get)


@pytest.mark.parametrize("claim", CLAIMS)
def test_what_it_claims_in_words(claim):
    assert claim.casefold() in BODY.casefold()
    assert CLAIMS[claim]()
