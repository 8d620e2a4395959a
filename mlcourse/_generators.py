"""Small problems made by hand or by chance, for looking at what a model can separate."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._validation import Rng, choice, generator, matrix, positive, whole

Problem = tuple[NDArray[np.float64], NDArray[np.float64]]

_GATES = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "nand": (1, 1, 1, 0), "xor": (0, 1, 1, 0)}


def logic_gate(name: str) -> Problem:
    """Give the truth table of a logic gate with two inputs.

    Parameters
    ----------
    name : {"and", "or", "nand", "xor"}

    Returns
    -------
    X : ndarray of float64, shape (4, 2)
        The inputs 00, 01, 10, 11.
    y : ndarray of float64, shape (4,)
        The outputs, 0 or 1.

    Raises
    ------
    ValueError
        If no gate has that name.

    Examples
    --------
    >>> X, y = logic_gate("xor")
    >>> y
    array([0., 1., 1., 0.])
    """
    choice(name, "gate", tuple(_GATES))
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, np.array(_GATES[name], dtype=np.float64)


def blobs(
    n: int = 100, *, distance: float = 4.0, gap: float | None = None, rng: Rng = None
) -> Problem:
    """Draw two Gaussian clouds in the plane, one for each class.

    Parameters
    ----------
    n : int
        Number of points; half of them, rounded down, have y = 0.
    distance : float
        Distance of the centres, in standard deviations of a cloud.
    gap : float, optional
        Keep a strip of this width between the classes free, so that a line separates them for
        certain: a point on the wrong side of its edge of the strip is mirrored at that edge.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    X : ndarray of float64, shape (n, 2)
        The strip's centre line is x₁ + x₂ = 0.
    y : ndarray of float64, shape (n,)

    Examples
    --------
    >>> X, y = blobs(50, gap=1.0, rng=0)
    >>> across = X.sum(axis=1) / 2**0.5
    >>> bool(across[y == 0].max() <= -0.5 and across[y == 1].min() >= 0.5)
    True
    """
    y = _halves(n)
    s = 2 * y - 1
    z = generator(rng).standard_normal((n, 2))
    inward = positive(distance, "distance") / 2 + z[:, 0]  # how far on its own side
    if gap is not None:
        edge = positive(gap, "gap") / 2
        inward = edge + np.abs(inward - edge)
    across, along = s * inward, z[:, 1]
    return np.column_stack([across - along, across + along]) / np.sqrt(2.0), y


def moons(n: int = 100, *, noise: float = 0.1, rng: Rng = None) -> Problem:
    """Draw two half circles that reach into each other: no line separates them.

    Parameters
    ----------
    n : int
        Number of points; half of them, rounded down, have y = 0.
    noise : float
        Standard deviation of what is added to each coordinate; the circles have radius 1.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    X : ndarray of float64, shape (n, 2)
    y : ndarray of float64, shape (n,)

    Examples
    --------
    >>> X, y = moons(6, noise=0, rng=0)
    >>> [(round(a, 2), round(b, 2)) for a, b in X[y == 0].tolist()]
    [(1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)]
    """
    y = _halves(n)
    rng = generator(rng)
    angle = np.concatenate([np.linspace(0, np.pi, k) for k in (n // 2, n - n // 2)])
    upper = np.column_stack([np.cos(angle), np.sin(angle)])
    lower = np.array([1.0, 0.5]) - upper
    X = np.where(y[:, None] == 0, upper, lower)
    return X + _spread(noise) * rng.standard_normal((n, 2)), y


def xor_clouds(n: int = 100, *, noise: float = 0.15, rng: Rng = None) -> Problem:
    """Draw a cloud around each corner of the XOR gate.

    Parameters
    ----------
    n : int
        Number of points, dealt to the corners 00, 01, 10, 11 in turn.
    noise : float
        Standard deviation of a cloud.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    X : ndarray of float64, shape (n, 2)
    y : ndarray of float64, shape (n,)

    Examples
    --------
    >>> X, y = xor_clouds(8, noise=0, rng=0)
    >>> y
    array([0., 1., 1., 0., 0., 1., 1., 0.])
    """
    corners, outputs = logic_gate("xor")
    turn = np.arange(whole(n, "n", at_least=4)) % 4
    X = corners[turn] + _spread(noise) * generator(rng).standard_normal((n, 2))
    return X, outputs[turn]


def rescan(images: ArrayLike, *, rng: Rng = None) -> NDArray[np.float64]:
    r"""Draw a new scan of each image of a digit, as another machine might have made it.

    The paper lies askew (up to a quarter of a radian and one pixel each way), the writing is up to
    a tenth larger or smaller, the ink fainter or stronger (a factor from 0.7 to 1.2), and every
    pixel is off by a normal error with standard deviation 1. All of it is drawn evenly, anew for
    each image. Between the pixels of the old image the new one is interpolated linearly.

    Parameters
    ----------
    images : array_like, shape (n, 64)
        Images of 8 × 8 pixels, row by row, with values from 0 to 16: those of
        :func:`mlcourse.datasets.load_digits`.
    rng : numpy.random.Generator, int or None
        The source of chance; a whole number seeds one.

    Returns
    -------
    ndarray of float64, shape (n, 64)
        Values from 0 to 16.

    Raises
    ------
    ValueError
        If the images do not have 64 pixels.

    Examples
    --------
    >>> blank = rescan(np.zeros((2, 64)), rng=0)
    >>> blank.shape, bool((blank[0] == blank[1]).all())
    ((2, 64), False)
    """
    images, rng = matrix(images, "images"), generator(rng)
    n, pixels = images.shape
    if pixels != 64:
        raise ValueError(f"images have {pixels} pixels; expected 64: 8 rows of 8, as in digits.")
    angle, zoom = rng.uniform(-0.25, 0.25, n), rng.uniform(0.9, 1.1, n)
    down, right = rng.uniform(-1, 1, (2, n, 1))
    cos, sin = (np.cos(angle) / zoom)[:, None], (np.sin(angle) / zoom)[:, None]
    row, column = np.mgrid[:8, :8].reshape(2, 64) - 3.5  # the middle of the paper is (0, 0)
    # Where in the old image, with two blank pixels around it, each new pixel lies.
    old_row = np.clip(cos * row - sin * column + down + 5.5, 0, 10.999)
    old_column = np.clip(sin * row + cos * column + right + 5.5, 0, 10.999)
    old = np.pad(images.reshape(n, 8, 8), ((0, 0), (2, 2), (2, 2))).ravel()
    i, j = old_row.astype(int), old_column.astype(int)
    u, v = old_row - i, old_column - j
    at = 144 * np.arange(n)[:, None] + 12 * i + j
    above = (1 - v) * old[at] + v * old[at + 1]
    below = (1 - v) * old[at + 12] + v * old[at + 13]
    ink, error = rng.uniform(0.7, 1.2, (n, 1)), rng.standard_normal((n, 64))
    new = ink * ((1 - u) * above + u * below) + error
    return np.asarray(np.clip(new, 0, 16), dtype=np.float64)


def _halves(n: int) -> NDArray[np.float64]:
    return (np.arange(whole(n, "n", at_least=2)) >= n // 2).astype(np.float64)


def _spread(noise: float) -> float:
    return 0.0 if noise == 0 else positive(noise, "noise")
