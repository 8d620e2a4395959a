"""Write what a check found, for a person who reads it for the first time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from mlcourse.grading._plain import WIDTH, Plain, show

NAME_WIDTH = 44
INDENT = "    "


@dataclass(frozen=True)
class Fault:
    """Why a check did not pass.

    Attributes
    ----------
    label : str
        What stands before that which came, such as "you gave".
    words : callable
        Gives what was expected and what came instead; many faults are told without.
    find : callable
        Gives sentences about the pattern in the difference.
    hint : str or None
        A question that goes with this kind of fault; None leaves it to the check.
    warned : tuple of str
        Warnings that the call caused.
    """

    label: str
    words: Callable[[], tuple[str, str]]
    find: Callable[[], tuple[str, ...]] = tuple
    hint: str | None = None
    warned: tuple[str, ...] = ()

    @cached_property
    def shown(self) -> tuple[str, str]:
        """What was expected and what came, in words."""
        return self.words()

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """The pattern in the difference."""
        return self.find()


Tell: TypeAlias = Callable[[], Fault]


def headline(task: str, check: str, verdict: str, width: int = NAME_WIDTH) -> str:
    """Write the line that names a check and its verdict."""
    return f"{task + ' · ' + check:<{width}}  {verdict}"


def details(inputs: Mapping[str, Plain], fault: Fault, added: str = "") -> list[str]:
    """Write what stands under the headline of a check that did not pass."""
    lines = side_by_side([(name, show(value)) for name, value in inputs.items()])
    lines += _row("expected", fault.shown[0]) + _row(fault.label, fault.shown[1])
    lines += [INDENT + sentence for sentence in (*fault.sentences, added) if sentence]
    lines += [f"{INDENT}On the way, NumPy or Python warned: {text}" for text in fault.warned]
    return lines + ([f"{INDENT}Hint: {fault.hint}"] if fault.hint else [])


def _row(label: str, text: str) -> list[str]:
    first, *more = text.split("\n")
    return [f"{INDENT}{label:<10} {first}"] + [INDENT + " " * 11 + line for line in more]


def side_by_side(pairs: Sequence[tuple[str, str]]) -> list[str]:
    """Set "name value" pairs side by side while they fit; one of several lines stands alone."""
    lines: list[str] = []
    room = False
    for name, text in pairs:
        first, *more = text.split("\n")
        fits = room and not more and len(lines[-1]) + len(name) + len(first) + 4 <= WIDTH
        if fits:
            lines[-1] += f"   {name} {first}"
        else:
            pad = INDENT + " " * (len(name) + 1)
            lines += [f"{INDENT}{name} {first}", *(pad + line for line in more)]
        room = not more
    return lines


def shown_pair(expected: Plain, got: Plain, names: Sequence[str]) -> tuple[str, str]:
    """Write two values in the same manner, with as many digits as it takes to tell them apart."""
    for digits in (4, 8, 15):
        texts = _outputs(expected, names, digits), _outputs(got, names, digits)
        if texts[0] != texts[1]:
            break
    return texts


def _outputs(value: Plain, names: Sequence[str], digits: int) -> str:
    items = list(value) if isinstance(value, tuple | list) else []
    if len(items) != len(names) or not names:
        return show(value, digits)
    texts = [f"{name} {show(item, digits)}" for name, item in zip(names, items, strict=True)]
    joined = "   ".join(texts)
    if "\n" not in joined and len(joined) <= WIDTH - 15:
        return joined
    blocks = side_by_side([(n, show(v, digits)) for n, v in zip(names, items, strict=True)])
    return "\n".join(line.removeprefix(INDENT) for line in blocks)
