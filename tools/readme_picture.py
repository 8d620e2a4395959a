"""Draw site/static/readme-perceptron.svg: a unit, and the line that one learned.

Run it again after a change to the perceptron: ``.venv/bin/python tools/readme_picture.py``.
"""

from pathlib import Path

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from mlcourse import datasets, perceptron

TARGET = Path(__file__).parents[1] / "site" / "static" / "readme-perceptron.svg"
# Mid tones: the picture has no background and must read on white and on black pages.
INK, SICK, HEALTHY = "#7b828c", "#d9730d", "#3a86d4"


def main() -> None:
    """Draw both halves and write the file; the same input gives the same bytes."""
    mpl.rcParams.update({"svg.hashsalt": "mlcourse", "font.size": 13, "text.color": INK})
    figure = Figure(figsize=(9, 3.8))
    left, right = figure.subplots(1, 2, width_ratios=[1, 1.1])
    draw_unit(left)
    draw_patients(right)
    figure.tight_layout(w_pad=2)
    figure.savefig(TARGET, transparent=True, metadata={"Date": None})


def draw_unit(ax: Axes) -> None:
    """Draw inputs, weights, sum, step and answer."""
    ax.set(xlim=(-0.6, 5.6), ylim=(-0.6, 4.6), aspect="equal")
    ax.axis("off")
    centre = np.array([2.6, 2.0])
    inputs = [("$1$", r"$\theta_0$"), ("$x_1$", r"$\theta_1$"), ("$x_2$", r"$\theta_2$")]
    for row, (name, weight) in zip((3.8, 2.0, 0.2), inputs, strict=True):
        start = np.array([0.0, row])
        arrow(ax, start, centre, shrink=(0.42, 0.62))
        circle(ax, start, 0.42, name)
        ax.text(*(0.55 * start + 0.45 * centre + [0, 0.3]), weight, ha="center")
    circle(ax, centre, 0.62, r"$\Sigma$", 19)
    arrow(ax, centre, np.array([4.2, 2.0]), shrink=(0.62, 0.5))
    ax.add_patch(Circle((4.2, 2.0), 0.5, fill=False, color=INK, lw=1.5))
    ax.plot([3.9, 4.2, 4.2, 4.5], [1.78, 1.78, 2.22, 2.22], color=SICK, lw=2.2)
    arrow(ax, np.array([4.2, 2.0]), np.array([5.4, 2.0]), shrink=(0.5, 0.15))
    ax.text(5.5, 2.0, r"$\hat{y}$", va="center", ha="center", fontsize=16)


def circle(ax: Axes, centre: np.ndarray, radius: float, name: str, fontsize: int = 15) -> None:
    """Draw a named circle."""
    ax.add_patch(Circle(tuple(centre), radius, fill=False, color=INK, lw=1.5))
    ax.text(*centre, name, ha="center", va="center", fontsize=fontsize)


def arrow(ax: Axes, start: np.ndarray, end: np.ndarray, shrink: tuple[float, float]) -> None:
    """Draw an arrow that keeps its distance from both centres."""
    along = (end - start) / np.linalg.norm(end - start)
    ax.annotate(
        "",
        xy=tuple(end - shrink[1] * along),
        xytext=tuple(start + shrink[0] * along),
        arrowprops={"arrowstyle": "-|>", "color": INK, "lw": 1.5, "shrinkA": 0, "shrinkB": 0},
    )


def draw_patients(ax: Axes) -> None:
    """Two of the 30 measurements, and the line of a perceptron that saw only those."""
    data = datasets.load_breast_cancer()
    X, sick = data.X[:, :2], data.indicator("malignant") == 1
    Z = datasets.standardize(X)
    w, b = perceptron.train_perceptron(Z, perceptron.signs(sick), epochs=200).pocket
    for chosen, colour, marker, name in (
        (~sick, HEALTHY, "o", "benign"),
        (sick, SICK, "^", "malignant"),
    ):
        ax.scatter(*X[chosen].T, s=12, color=colour, marker=marker, alpha=0.8, lw=0, label=name)
    limits = X.min(axis=0), X.max(axis=0)
    heights = np.array([limits[0][1], limits[1][1]])
    scaled = (heights - X[:, 1].mean()) / X[:, 1].std()
    line = X[:, 0].mean() + X[:, 0].std() * -(b + w[1] * scaled) / w[0]
    ax.plot(line, heights, color=INK, lw=2)
    ax.set_xlabel("mean radius of the nuclei", color=INK)
    ax.set_ylabel("mean texture", color=INK)
    ax.tick_params(colors=INK)
    ax.spines[:].set_color(INK)
    ax.spines[["top", "right"]].set_visible(False)
    ax.legend(frameon=False, labelcolor=INK, loc="upper right", markerscale=1.8, handletextpad=0.1)


if __name__ == "__main__":
    main()
