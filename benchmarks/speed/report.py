"""What comes of the results: tables, a picture, and the numbers in the page's sentences.

Everything that is committed is written here: the results as JSON, each table as CSV, the picture,
and in the page itself the block with the numbers that its sentences use.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.speed import picture
from benchmarks.speed.figures import duration, number, spread

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "benchmarks" / "results"
PICTURE = ROOT / "chapters" / "images" / "how_fast.svg"
PAGE = ROOT / "chapters" / "how_fast.md"

Results = dict[str, Any]
Rows = list[list[str]]
NETWORKS = {
    "small float32": "small, float32",
    "small float64": "small, float64",
    "large float32": "large, float32",
    "large float64": "large, float64",
}
UNLOCKED = "PyTorch unlocked"
SIZES = ("1,000 numbers", "1,000,000 numbers")


def write(results: Results) -> None:
    """Write all that is committed."""
    results = rounded(results)  # the test that holds the files together starts from the JSON
    RESULTS.mkdir(exist_ok=True)
    text = json.dumps(results, indent=1, ensure_ascii=False)
    (RESULTS / "speed.json").write_text(text + "\n", encoding="utf-8")
    for name, rows in all_rows(results).items():
        with (RESULTS / f"{name}.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out, lineterminator="\n").writerows(rows)
    picture.draw(results, PICTURE)
    PAGE.write_text(with_numbers(PAGE.read_text(encoding="utf-8"), results), encoding="utf-8")


def rounded(value: Any) -> Any:
    """Keep five digits of each number."""
    if isinstance(value, float):
        return float(f"{value:.5g}")
    if isinstance(value, dict):
        return {key: rounded(each) for key, each in value.items()}
    return [rounded(each) for each in value] if isinstance(value, list) else value


# --- tables ---------------------------------------------------------------------------------------
def all_rows(results: Results) -> dict[str, Rows]:
    """Make every table for which there are results: the first row names the columns."""
    tables = {
        "machine": list(machine_rows(results)),
        "networks": list(network_rows(results)),
        "tricks": list(trick_rows(results)),
        "batches": list(batch_rows(results)),
        "others": list(other_rows(results)),
        "functions": list(function_rows(results)),
        "growth": list(growth_rows(results)),
    }
    return {name: rows for name, rows in tables.items() if len(rows) > 1}


def machine_rows(results: Results) -> Iterator[list[str]]:
    """Say where and with what it was measured."""
    yield ["What", "On the reference machine"]
    names = {
        "processor": "Processor", "cores": "Cores", "system": "System", "python": "Python",
        "versions": "Versions", "numpy_blas": "NumPy's products",
        "torch_blas": "PyTorch's products",
        "threads": "Threads", "rounds": "Rounds",
    }  # fmt: skip
    told = {**results.get("machine", {}), "rounds": str(results.get("rounds", ""))}
    for key, name in names.items():
        if key in told:
            yield [name, told[key]]


def network_rows(results: Results) -> Iterator[list[str]]:
    """Compare everything that trains networks, for both networks and both precisions."""
    columns = [results.get(name) for name in NETWORKS]
    known = [column for column in columns if column]
    yield ["Time / time of mlcourse", *NETWORKS.values()]
    if not known:
        return
    sides = sorted(known[0]["ratios"], key=lambda side: known[0]["ratios"][side]["median"])
    for side in sides:
        yield [side, *(spread(column["ratios"][side]) if column else "–" for column in columns)]
    if results.get(UNLOCKED):
        for side, ratio in results[UNLOCKED]["network"]["ratios"].items():
            yield [f"{side}, MKL unlocked", "–", "–", spread(ratio), "–"]
    times = [duration(column["seconds"]["median"]) if column else "–" for column in columns]
    yield ["mlcourse itself", *times]


def trick_rows(results: Results) -> Iterator[list[str]]:
    """Give the time that is left after each trick, as a share of the naive loop's."""
    yield ["Trick, with all above it", "small", "large"]
    columns = [results.get(f"tricks, {size}") for size in ("small", "large")]
    if all(columns):
        yield [columns[0]["base"], "1", "1"]
        for trick in columns[0]["ratios"]:
            yield [trick, *(spread(column["ratios"][trick]) for column in columns)]


def batch_rows(results: Results) -> Iterator[list[str]]:
    """Compare with PyTorch at each size of a batch."""
    yield ["Batch", "mlcourse", "PyTorch, tuned / mlcourse"]
    for name, found in results.items():
        if name.startswith("batch "):
            per_step = found["seconds"]["median"] / (10 * 1536 / int(name.split()[1]))
            yield [
                name.removeprefix("batch "),
                f"{duration(per_step)} a step",
                spread(found["ratios"]["PyTorch, tuned"]),
            ]


def other_rows(results: Results) -> Iterator[list[str]]:
    """Give all comparisons of two or three, one after the other."""
    yield ["Comparison", "Base", "Beside it", "Time / time of the base"]
    titles = {
        "cold start": "a whole script",
        "micrograd": "a step of micrograd's demo",
        "perceptron": "perceptron, margin 0.1",
        "perceptron, classes overlap": "perceptron, classes overlap",
        "logistic regression": "logistic regression",
        "gradient check": "check of a gradient",
        "two threads": "a gradient, 2,048 examples",
    }
    for name, title in titles.items():
        found = results.get(name, {"ratios": {}})
        for side, ratio in found["ratios"].items():
            base, memory = found["base"], found.get("megabytes", {})
            beside = f"{side}: {number(memory[side])} MB" if memory else side
            own = duration(found["seconds"]["median"])
            own += f", {number(memory[base])} MB" if memory else ""
            yield [title, f"{base}: {own}", beside, spread(ratio)]


def function_rows(results: Results) -> Iterator[list[str]]:
    """Compare single functions on few and on many numbers."""
    yield ["Function", "Beside it", *(f"on {size}" for size in SIZES)]
    few, many = (results.get(size, {}) for size in SIZES)
    for name in few or many:
        for side in (few or many)[name]["ratios"]:
            yield [
                name,
                side,
                *(spread(each[name]["ratios"][side]) if each else "–" for each in (few, many)),
            ]
        if results.get(UNLOCKED):
            ratio = results[UNLOCKED]["functions"][name]["ratios"]["PyTorch"]
            yield [name, "PyTorch, MKL unlocked", "–", spread(ratio)]


def growth_rows(results: Results) -> Iterator[list[str]]:
    """Give the exponents with which time and memory grow."""
    yield ["More", "From", "To", "Time grows with power", "Memory grows with power"]
    for name, found in results.get("growth", {}).items():
        first, last = found["sizes"][0], found["sizes"][-1]
        yield [name, f"{first:,}", f"{last:,}", *(f"{each:.1f}" for each in found["exponents"])]


def tables(results: Results) -> Iterator[Any]:
    """Make tables for the terminal."""
    from rich.table import Table

    for name, (head, *rows) in all_rows(results).items():
        table = Table(*head, title=name)
        for row in rows:
            table.add_row(*row)
        yield table


# --- the page -------------------------------------------------------------------------------------
def numbers(results: Results) -> dict[str, str]:
    """Name the numbers that stand in sentences of the page."""
    small, large = results["small float32"]["ratios"], results["large float32"]["ratios"]
    check, cold = results["gradient check"], results["cold start"]
    times = {
        "small_products": small["matrix products alone"],
        "small_jax": small["JAX, an epoch compiled"],
        "small_plain": small["mlcourse, the plain step"],
        "small_sklearn": small["scikit-learn"],
        "small_tuned": small["PyTorch, tuned"],
        "small_usual": small["PyTorch, the usual loop"],
        "large_products": large["matrix products alone"],
        "large_jax": large["JAX, an epoch compiled"],
        "large_sklearn": large["scikit-learn"],
        "large_tuned": large["PyTorch, tuned"],
        "batch_8": results["batch 8"]["ratios"]["PyTorch, tuned"],
        "batch_512": results["batch 512"]["ratios"]["PyTorch, tuned"],
        "micrograd": results["micrograd"]["ratios"]["micrograd"],
        "perceptron": results["perceptron"]["ratios"]["scikit-learn"],
        "logistic": results["logistic regression"]["ratios"]["scikit-learn"],
        "check_torch": check["ratios"]["PyTorch, each entry"],
        "cold_sklearn": cold["ratios"]["scikit-learn"],
        "cold_jax": cold["ratios"]["JAX, an epoch compiled"],
        "cold_torch": cold["ratios"]["PyTorch, tuned"],
        "overlap": results["perceptron, classes overlap"]["ratios"]["scikit-learn"],
        "tanh": results["1,000,000 numbers"]["tanh"]["ratios"]["PyTorch"],
        "threads": results["two threads"]["ratios"]["two threads"],
    }
    found = {name: number(each["median"]) for name, each in times.items()}
    step = results["small float32"]["seconds"]["median"] / (50 * 1792 / 32)
    return (
        found
        | {
            "small_step": duration(step),
            "directions": number(1 / check["ratios"]["eight directions"]["median"]),
            "cold_seconds": duration(cold["seconds"]["median"]),
            "cold_megabytes": number(cold["megabytes"]["mlcourse"]),
            "cold_torch_megabytes": number(cold["megabytes"]["PyTorch, tuned"]),
        }
        | unlocked_numbers(results)
    )


def unlocked_numbers(results: Results) -> dict[str, str]:
    """Give the numbers that only some machines have; a dash elsewhere."""
    found = results.get(UNLOCKED)
    if not found:
        return {"large_unlocked": "–", "tanh_unlocked": "–"}
    tanh, network = found["functions"]["tanh"]["ratios"], found["network"]["ratios"]
    return {
        "large_unlocked": number(network["PyTorch, tuned"]["median"]),
        "tanh_unlocked": number(tanh["PyTorch"]["median"]),
    }


def with_numbers(page: str, results: Results) -> str:
    """Put the numbers into the block of the page that defines them."""
    lines = "".join(f'    {name}: "{value}"\n' for name, value in numbers(results).items())
    changed, count = re.subn(
        r"(?m)(^  substitutions:\n)(?:    \w+: .*\n)*", lambda found: found[1] + lines, page
    )
    if count != 1:
        raise ValueError(f"{PAGE.name} has {count} blocks 'substitutions:'; expected 1.")
    return changed
