"""The picture of the page: every ratio to the package on one scale, with its quartiles."""

from pathlib import Path
from typing import Any

from benchmarks.speed.figures import number

TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20)


def draw(results: dict[str, Any], target: Path) -> None:
    """Draw what trains networks, and whole scripts; the same results give the same file."""
    import matplotlib as mpl

    from mlcourse import plotting

    mpl.rcParams.update({"svg.hashsalt": "mlcourse", "svg.fonttype": "path"})
    panels = {
        "small network": results["small float32"]["ratios"],
        "large network": results["large float32"]["ratios"],
        "a whole script": results["cold start"]["ratios"],
    }
    fig, axes = plotting.figure(nrows=len(panels), height=6.6)
    for ax, (title, ratios) in zip(axes, panels.items(), strict=True):
        sides = sorted(ratios, key=lambda side, ratios=ratios: -ratios[side]["median"])
        for i, side in enumerate(sides):
            low, middle, high = (ratios[side][key] for key in ("low", "median", "high"))
            color = plotting.COLORS[int(middle < 1)]
            ax.plot([1, middle], [i, i], color=color, linewidth=3, solid_capstyle="butt")
            ax.plot([low, high], [i, i], color=plotting.COLORS[6], linewidth=1)
            ax.plot(middle, i, plotting.MARKERS[int(middle < 1)], color=color, markersize=8)
            place, shift, align = (high, 9, "left") if middle >= 1 else (low, -9, "right")
            ax.annotate(
                number(middle), (place, i), (shift, 0), textcoords="offset points",
                ha=align, va="center",
            )  # fmt: skip
        ax.axvline(1, color=plotting.COLORS[6], linewidth=0.8)
        ax.set(xscale="log", xlim=(0.1, 40), ylim=(-0.6, len(sides) - 0.4), title=title)
        ax.set_yticks(range(len(sides)), sides)
        ax.set_xticks(TICKS, [f"{tick:g}" for tick in TICKS])
        ax.minorticks_off()
    axes[-1].set_xlabel("time divided by the time of mlcourse: left of 1 is faster, right slower")
    target.parent.mkdir(exist_ok=True)
    fig.savefig(target, metadata={"Date": None})
