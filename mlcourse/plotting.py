"""Figures of one kind: fixed size, colour-blind-safe, described in words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

try:
    import matplotlib.pyplot as plt
    from matplotlib.axes import Axes
    from matplotlib.colors import LinearSegmentedColormap, ListedColormap
    from matplotlib.figure import Figure
except ImportError as error:  # pragma: no cover - the message is the point
    raise ImportError(
        "mlcourse.plotting draws with matplotlib, which is not installed. "
        'Install it with: pip install "mlcourse[plot]"'
    ) from error

from mlcourse._validation import Floats, matrix

# Okabe and Ito's palette, told apart by nearly everyone; the first two are the two classes.
COLORS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "^", "s", "D", "v", "P", "X")
# From class 0's colour over white to class 1's, for weights of either sign.
SIGNED = LinearSegmentedColormap.from_list("mlcourse-signed", [COLORS[0], "#FFFFFF", COLORS[1]])
WIDTH, HEIGHT, DPI = 7.2, 3.6, 120


def figure(ncols: int = 1, *, nrows: int = 1, height: float = HEIGHT) -> tuple[Figure, Any]:
    """Make a figure of the course's width with a row (or grid) of axes.

    Parameters
    ----------
    ncols, nrows : int
        Axes side by side and above one another.
    height : float
        Inches of the whole figure.

    Returns
    -------
    fig : matplotlib.figure.Figure
    axes : Axes, or an array of them as in ``plt.subplots``
    """
    width = WIDTH if ncols > 1 or nrows > 1 else WIDTH * 0.75
    return plt.subplots(nrows, ncols, figsize=(width, height), dpi=DPI, layout="constrained")


def show(fig: Figure, *, alt: str) -> None:
    """Show a figure together with a description for those who cannot see it.

    Parameters
    ----------
    fig : matplotlib.figure.Figure
        Closed afterwards.
    alt : str
        What the figure shows, in a sentence or two. It travels in the output's metadata and
        becomes the image's alternative text on the site.

    Raises
    ------
    ValueError
        If the description is empty.
    """
    if not alt.strip():
        raise ValueError("alt is empty; describe in a sentence what the figure shows.")
    try:
        from IPython.display import display
    except ImportError:  # a plain Python script
        plt.show()
    else:
        display(fig, metadata={"image/png": {"alt": " ".join(alt.split())}})
    plt.close(fig)


def scatter(ax: Axes, X: ArrayLike, y: ArrayLike, *, names: Sequence[str] | None = None) -> None:
    """Draw examples with two features, each class in a colour and a marker of its own.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    X : array_like, shape (n, 2)
    y : array_like, shape (n,)
        Class labels.
    names : sequence of str, optional
        A name for each class in the order of the sorted labels, for the legend.
    """
    X = _plane(X)
    for i, label in enumerate(np.unique(np.asarray(y))):
        chosen = np.asarray(y) == label
        ax.scatter(
            X[chosen, 0],
            X[chosen, 1],
            s=22 if len(X) > 20 else 80,
            c=COLORS[i],
            marker=MARKERS[i],
            edgecolors="white",
            linewidths=0.5,
            label=names[i] if names else f"{label:g}",
            zorder=3,
        )
    ax.legend(framealpha=0.9)


def decision_regions(
    ax: Axes,
    predict: Callable[[Floats], ArrayLike],
    X: ArrayLike,
    y: ArrayLike,
    *,
    names: Sequence[str] | None = None,
) -> None:
    """Colour the plane by what a classifier says there, with the examples on top.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    predict : callable
        Maps points of shape (m, 2) to labels of shape (m,).
    X : array_like, shape (n, 2)
    y : array_like, shape (n,)
        Class labels.
    names : sequence of str, optional
        Names of the classes, for the legend.
    """
    X = _plane(X)
    low, high = X.min(axis=0), X.max(axis=0)
    border = 0.12 * np.maximum(high - low, 1e-9)
    axes = [np.linspace(a, b, 300) for a, b in zip(low - border, high + border, strict=True)]
    grid = np.stack(np.meshgrid(*axes), axis=-1)  # (300, 300, 2)
    said = np.asarray(predict(grid.reshape(-1, 2))).reshape(grid.shape[:2])
    labels = np.unique(np.asarray(y))
    ax.pcolormesh(
        *axes,
        np.searchsorted(labels, said),
        cmap=ListedColormap(COLORS[: labels.size]),
        vmin=-0.5,
        vmax=labels.size - 0.5,
        alpha=0.22,
        rasterized=True,
    )
    scatter(ax, X, y, names=names)


def line(ax: Axes, w: ArrayLike, b: float, **style: Any) -> None:
    """Draw the line w·x + b = 0 across the axes as they stand.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    w : array_like, shape (2,)
    b : float
    **style
        Passed to ``ax.axline``.

    Raises
    ------
    ValueError
        If both weights are zero: then there is no line.
    """
    w = np.asarray(w, dtype=float)
    if w.shape != (2,) or not w.any():
        raise ValueError(f"w is {w}; expected two weights, not both zero, to draw a line.")
    limits = ax.axis()
    foot = -b * w / (w @ w)  # the point of the line nearest to the origin
    ax.axline(tuple(foot), (foot[0] - w[1], foot[1] + w[0]), **({"color": COLORS[6]} | style))
    ax.axis(limits)


def curves(
    ax: Axes, values: Mapping[str, ArrayLike], *, title: str, xlabel: str, ylabel: str
) -> None:
    """Draw one labelled curve per entry, each in its own colour and line style.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    values : mapping of str to array_like, shape (k,)
        Points at 1, 2, …, k.
    title, xlabel, ylabel : str
    """
    styles = ("-", "--", "-.", ":")
    for i, (name, points) in enumerate(values.items()):
        points = np.asarray(points)
        steps: NDArray[np.int64] = np.arange(1, points.size + 1)
        ax.plot(steps, points, styles[i % 4], color=COLORS[i % len(COLORS)], label=name)
    ax.set(title=title, xlabel=xlabel, ylabel=ylabel)
    if len(values) > 1:
        ax.legend()


def weight_bars(ax: Axes, w: ArrayLike, names: Sequence[str]) -> None:
    """Draw weights as bars, the largest in size at the top.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    w : array_like, shape (d,)
    names : sequence of str, length d
    """
    w = np.asarray(w, dtype=float)
    order = np.argsort(np.abs(w))
    ax.barh([names[i] for i in order], w[order], color=[COLORS[int(w[i] > 0)] for i in order])
    ax.axvline(0, color=COLORS[6], linewidth=0.8)


def weight_image(ax: Axes, w: ArrayLike, shape: tuple[int, int]) -> None:
    """Draw the weights of an image's pixels as an image, zero in white.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    w : array_like, shape (rows * columns,)
    shape : (int, int)
        Rows and columns.
    """
    w = np.asarray(w, dtype=float)
    largest = np.abs(w).max() or 1.0
    ax.imshow(w.reshape(shape), cmap=SIGNED, vmin=-largest, vmax=largest)
    ax.set(xticks=[], yticks=[])


def _plane(X: ArrayLike) -> Floats:
    X = matrix(X)
    if X.shape[1] != 2:
        raise ValueError(
            f"X has shape {X.shape}; a plane needs two features. Choose two columns, for example "
            "X[:, [0, 1]]."
        )
    return X
