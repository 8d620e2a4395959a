"""Numbers as people read them."""

JOINER = "\u2060"  # no line of a narrow cell ends here


def number(value: float) -> str:
    """Give about two digits: more than that, another day would not repeat."""
    if value >= 100:
        size = 10 ** (len(str(int(value))) - 2)
        return f"{round(value / size) * size:,}"
    if value < 0.095:
        return f"{value:.2g}"
    return f"{value:.{0 if value >= 9.95 else 1 if value >= 1.95 else 2}f}"


def spread(found: dict[str, float] | None) -> str:
    """Give a median with its quartiles."""
    if found is None:
        return "–"
    low, high = number(found["low"]), number(found["high"])
    return f"{number(found['median'])} ({low}{JOINER}–{JOINER}{high})"


def duration(seconds: float) -> str:
    """Give a time in the unit that suits it."""
    for unit, size in (("s", 1.0), ("ms", 1e-3)):
        if seconds >= 0.95 * size:
            return f"{number(seconds / size)} {unit}"
    return f"{number(seconds * 1e6)} µs"
