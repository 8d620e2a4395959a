"""The course's data: five classic open sets that ship with the package, and toy generators."""

from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np

from mlcourse._dataset import Dataset, standardize
from mlcourse._generators import blobs, logic_gate, moons, rescan, xor_clouds
from mlcourse._validation import choice

__all__ = [
    "NAMES",
    "Dataset",
    "blobs",
    "load",
    "load_breast_cancer",
    "load_diabetes",
    "load_digits",
    "load_iris",
    "load_wine",
    "logic_gate",
    "moons",
    "rescan",
    "standardize",
    "xor_clouds",
]

NAMES = ("breast_cancer", "digits", "wine", "iris", "diabetes")
_DATA = Path(__file__).with_name("data")


def load(name: str, *, standardize: bool = False) -> Dataset:
    """Load one of the five data sets by its name.

    Parameters
    ----------
    name : {"breast_cancer", "digits", "wine", "iris", "diabetes"}
    standardize : bool
        Scale each feature to mean 0 and standard deviation 1 **over the whole set**.

    Returns
    -------
    Dataset

    Raises
    ------
    ValueError
        If no data set has that name.

    Notes
    -----
    ``standardize=True`` lets the test part take part in the scaling. To test a model honestly,
    scale by the training part alone: see :func:`standardize`.

    Values and class codes equal those of scikit-learn's ``load_*`` (for diabetes those of
    ``scaled=False``). Provenance and licences stand in ``mlcourse/data/README.md``.

    Examples
    --------
    >>> load("iris")
    iris: 150 examples, 4 features
      y: setosa 50, versicolor 50, virginica 50
      split: train 90, valid 30, test 30
    """
    choice(name, "data set name", NAMES)
    kept = _read(name)
    # Copies: whoever changes an array changes nobody else's.
    split = {part: rows.copy() for part, rows in kept.split.items()}
    data = replace(kept, X=kept.X.copy(), y=kept.y.copy(), split=split)
    return _standardized(data) if standardize else data


def load_breast_cancer(*, standardize: bool = False) -> Dataset:
    """Load measurements of cell nuclei in breast masses, malignant (0) or benign (1).

    Mind the codes: 0 is malignant, as in scikit-learn. ``indicator("malignant")`` gives 1 for sick.

    Parameters
    ----------
    standardize : bool
        As in :func:`load`.

    Returns
    -------
    Dataset
        569 examples, 30 features, 2 classes.

    Examples
    --------
    >>> load_breast_cancer().target_names
    ('malignant', 'benign')
    """
    return load("breast_cancer", standardize=standardize)


def load_digits(*, standardize: bool = False) -> Dataset:
    """Load images of handwritten digits, 8 × 8 pixels with values from 0 to 16.

    Parameters
    ----------
    standardize : bool
        As in :func:`load`. Pixels that are blank in every image stay 0.

    Returns
    -------
    Dataset
        1797 examples, 64 features, 10 classes.

    Examples
    --------
    >>> load_digits().X[0].reshape(8, 8)[0]
    array([ 0.,  0.,  5., 13.,  9.,  1.,  0.,  0.])
    """
    return load("digits", standardize=standardize)


def load_wine(*, standardize: bool = False) -> Dataset:
    """Load chemical analyses of wines from three kinds of grape.

    Parameters
    ----------
    standardize : bool
        As in :func:`load`.

    Returns
    -------
    Dataset
        178 examples, 13 features, 3 classes.

    Examples
    --------
    >>> load_wine().target_names
    ('Barolo', 'Grignolino', 'Barbera')
    """
    return load("wine", standardize=standardize)


def load_iris(*, standardize: bool = False) -> Dataset:
    """Load lengths and widths of the sepals and petals of three species of iris.

    Parameters
    ----------
    standardize : bool
        As in :func:`load`.

    Returns
    -------
    Dataset
        150 examples, 4 features, 3 classes.

    Examples
    --------
    >>> load_iris().feature_names
    ('sepal length', 'sepal width', 'petal length', 'petal width')
    """
    return load("iris", standardize=standardize)


def load_diabetes(*, standardize: bool = False) -> Dataset:
    """Load measurements of people with diabetes, and how far the disease went within a year.

    Parameters
    ----------
    standardize : bool
        As in :func:`load`. The target keeps its scale.

    Returns
    -------
    Dataset
        442 examples, 10 features in raw units, and a quantity to predict.

    Examples
    --------
    >>> data = load_diabetes()
    >>> dict(zip(data.units[:4], data.X[0, :4].tolist()))
    {'years': 59.0, 'code 1 or 2': 2.0, 'kg/m²': 32.1, 'mm Hg': 101.0}
    """
    return load("diabetes", standardize=standardize)


@cache
def _read(name: str) -> Dataset:
    """Read a file of the package, once."""
    with np.load(_DATA / f"{name}.npz", allow_pickle=False) as file:
        # Whole numbers over powers of ten round to the same floats as the decimals they stand for.
        X = np.ascontiguousarray((file["whole"] / 10.0 ** file["decimals"][:, None]).T)
        target_names = tuple(file["target_names"].tolist())
        part = file["part"]
        return Dataset(
            X=X,
            y=file["y"].astype(np.int64 if target_names else np.float64),
            feature_names=tuple(file["feature_names"].tolist()),
            target_names=target_names,
            units=tuple(file["units"].tolist()),
            name=name,
            description=str(file["description"]),
            split={p: np.flatnonzero(part == k) for k, p in enumerate(("train", "valid", "test"))},
        )


def _standardized(data: Dataset) -> Dataset:
    return replace(data, X=standardize(data.X), units=("SD",) * data.X.shape[1])
