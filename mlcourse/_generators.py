"""Small problems made by hand or by chance, for looking at what a model can separate."""

import numpy as np
from numpy.typing import NDArray

from mlcourse._validation import Rng, choice, generator, positive, whole

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


def _halves(n: int) -> NDArray[np.float64]:
    return (np.arange(whole(n, "n", at_least=2)) >= n // 2).astype(np.float64)


def _spread(noise: float) -> float:
    return 0.0 if noise == 0 else positive(noise, "noise")
