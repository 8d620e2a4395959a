"""What a data set is, and how its columns are put on one scale."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from mlcourse._validation import Floats, choice, matrix


@dataclass(frozen=True, eq=False, repr=False)
class Dataset:
    """One data set: the numbers, and what they mean.

    Attributes
    ----------
    X : ndarray of float64, shape (n, d)
        One example per row.
    y : ndarray, shape (n,)
        Class codes 0, 1, … as integers; float64 targets for diabetes.
    feature_names : tuple of str, length d
    target_names : tuple of str
        The name of each class code; empty where y is a quantity.
    units : tuple of str, length d
        The unit of each feature, "" for a pure number.
    name, description : str
    split : dict of str to ndarray of int
        Row numbers of the parts "train", "valid" and "test": 60, 20 and 20 %, stratified by y and
        fixed for good, so that everyone tests on the same rows.
    """

    X: Floats
    y: NDArray[Any]
    feature_names: tuple[str, ...]
    target_names: tuple[str, ...]
    units: tuple[str, ...]
    name: str
    description: str
    split: dict[str, NDArray[np.int64]]

    def indicator(self, target: str) -> NDArray[np.float64]:
        """Mark the examples of one class with 1 and all others with 0.

        Parameters
        ----------
        target : str
            One of ``target_names``.

        Returns
        -------
        ndarray of float64, shape (n,)

        Raises
        ------
        ValueError
            If no class has that name, or the data set has no classes.

        Examples
        --------
        >>> from mlcourse.datasets import load_breast_cancer
        >>> sick = load_breast_cancer().indicator("malignant")
        >>> int(sick.sum()), sick.size
        (212, 569)
        """
        if not self.target_names:
            raise ValueError(
                f"the data set {self.name} has no classes: its y is a quantity. "
                "Compare it with a threshold of your own, for example y > 200."
            )
        choice(target, "target", self.target_names)
        return np.asarray(self.y == self.target_names.index(target), dtype=np.float64)

    def __repr__(self) -> str:
        """Summarize the sizes: examples, features, classes, split."""
        if self.target_names:
            counts = np.bincount(self.y).tolist()
            classes = zip(self.target_names, counts, strict=True)
            target = ", ".join(f"{name} {count}" for name, count in classes)
        else:
            target = f"a quantity from {self.y.min():g} to {self.y.max():g}"
        parts = ", ".join(f"{part} {rows.size}" for part, rows in self.split.items())
        return (
            f"{self.name}: {self.X.shape[0]} examples, {self.X.shape[1]} features\n"
            f"  y: {target}\n  split: {parts}"
        )


def standardize(X: ArrayLike, reference: ArrayLike | None = None) -> Floats:
    r"""Scale each column to mean 0 and standard deviation 1.

    .. math:: x_j \leftarrow \frac{x_j - \mu_j}{\sigma_j}

    Parameters
    ----------
    X : array_like, shape (n, d)
    reference : array_like, shape (m, d), optional
        The rows whose mean μ and standard deviation σ are used; by default X itself. For a model
        that will be tested, pass the training rows.

    Returns
    -------
    ndarray, shape (n, d)
        Columns that are constant in the reference become 0: they tell nothing.

    Raises
    ------
    ValueError
        If X and reference differ in their columns, or hold numbers that are not finite.

    Notes
    -----
    σ divides by the number of rows, not by one less.

    Examples
    --------
    >>> train = [[1.0, 7.0], [3.0, 7.0]]
    >>> standardize([[4.0, 7.0]], reference=train)
    array([[2., 0.]])
    """
    X = matrix(X)
    R = X if reference is None else matrix(reference, "reference")
    if X.shape[1] != R.shape[1]:
        raise ValueError(
            f"X has shape {X.shape} and reference {R.shape}; expected the same number of columns."
        )
    # Equality finds constant columns exactly; a computed deviation may miss 0 by a rounding error.
    constant = (R[0] == R).all(axis=0)
    deviation = np.where(constant, 1, R.std(axis=0))
    return np.where(constant, 0, (X - R.mean(axis=0)) / deviation).astype(X.dtype, copy=False)
