"""``make bench``: time everything, print the tables, write what the page shows.

Everything runs with one thread, on one core; only the comparison of threads gets all cores.
"""

import argparse
import json
from pathlib import Path
from typing import Any

from rich.console import Console
from tqdm import tqdm

from benchmarks.speed import groups, machine, report


def main() -> None:
    """Read the options, measure, report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--rounds", type=int, default=11, help="how often each side is timed")
    parser.add_argument("--only", help="measure the groups whose names begin so; write no page")
    parser.add_argument("--into", type=Path, help="write the results as JSON into this file only")
    options = parser.parse_args()
    machine.hold_on_one_core()
    results = measured(options.rounds, options.only)
    if options.into:
        options.into.write_text(json.dumps(results))
        return
    results = {"machine": machine.described(), "rounds": options.rounds, **results}
    if not options.only:
        report.write(results)
    for table in report.tables(results):
        Console().print(table)


def measured(rounds: int, only: str | None) -> dict[str, Any]:
    """Measure all groups, or those whose names begin as asked, with a bar."""
    chosen = {
        name: group
        for name, group in groups.groups().items()
        if (name.startswith(only) if only else not name.startswith(groups.INSIDE))
    }
    results = {}
    for name, group in (bar := tqdm(chosen.items(), unit="group", dynamic_ncols=True)):
        bar.set_description(name)
        results[name] = group(rounds, bar.refresh)
    return results


if __name__ == "__main__":
    main()
