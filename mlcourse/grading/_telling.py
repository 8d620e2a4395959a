"""Tell all checks of a task, in their order, without saying anything twice."""

import re
from collections.abc import Iterator, Mapping

from mlcourse.grading._listener import Asked
from mlcourse.grading._report import INDENT, NAME_WIDTH, Fault, details, headline


def telling(task: str, asked: Mapping[str, Asked], heard: Mapping[str, str]) -> Iterator[str]:
    """Give the lines about all checks of a task.

    Hidden checks that pass are counted, not named. One that fails is told in full only where no
    visible check of its part failed: that one is smaller, and says what to mend first. A check to
    which something was added is told in any case.
    """
    failed = {check.part for check in asked.values() if check.failed and not check.hidden}
    width = max([NAME_WIDTH, *(len(f"{task} · {name}") for name in asked)])
    told: set[str] = set()
    for name, check in asked.items():
        if check.failed:
            verdict = "not written yet" if check.unwritten else "not yet"
            yield headline(task, name, verdict, width)
            told_in_full = not check.hidden or check.part not in failed or name in heard
            if told_in_full and check.fault:
                yield from _once(check, check.fault, heard.get(name, ""), told)
        elif not check.hidden:
            yield headline(task, name, "passed", width)
    quiet = sum(check.hidden and not check.failed for check in asked.values())
    if quiet:
        yield headline(task, f"{quiet} more check{'s'[: quiet > 1]}", "passed", width)


def _once(check: Asked, fault: Fault, heard: str, told: set[str]) -> list[str]:
    """Write a fault's details, or that they are those of one before."""
    # Its words without numbers: equal for two faults that are one to a reader.
    text = fault.hint or " ".join(fault.sentences) or fault.shown[1]
    words = re.sub(r"[^a-zA-Z ]", "", text)
    if words in told and not heard:
        return [INDENT + "The same as above."]
    told.add(words)
    return details(check.question.inputs, fault, heard)
