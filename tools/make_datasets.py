#!/usr/bin/env python3
"""Make mlcourse/data/*.npz from scikit-learn's copies of the five data sets.

Run once, by hand; the course reads only the files. Each holds whole numbers and, per column, how
many decimals to shift: the shift gives back every float64 of the source, bit for bit.
"""

import hashlib
from pathlib import Path

import numpy as np
from sklearn import datasets as source

DATA = Path(__file__).parents[1] / "mlcourse" / "data"

NUCLEUS = ["radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity"]
NUCLEUS += ["concave points", "symmetry", "fractal dimension"]
# The source gives no scale for the images, so lengths and areas are in arbitrary units.
NUCLEUS_UNITS = ["a.u.", "grey levels", "a.u.", "a.u.²", "", "", "", "", "", ""]

ABOUT = {
    "breast_cancer": {
        "description": (
            "Fine-needle samples of breast masses from 569 patients. A computer measured the cell "
            "nuclei in a microscope image of each: ten properties, as mean, standard error and "
            "worst (mean of the three largest). The diagnosis is malignant or benign."
        ),
        "feature_names": [
            *(f"mean {name}" for name in NUCLEUS),
            *(f"{name} error" for name in NUCLEUS),
            *(f"worst {name}" for name in NUCLEUS),
        ],
        "units": NUCLEUS_UNITS * 3,
        "target_names": ["malignant", "benign"],
    },
    "digits": {
        "description": (
            "Handwritten digits 0 to 9, 1,797 of them by 13 people, as images of 8 rows and 8 "
            "columns. Each value counts the dark dots in a block of 4 by 4 dots: 0 to 16."
        ),
        "feature_names": [f"pixel_{row}_{column}" for row in range(8) for column in range(8)],
        "units": ["dots of 16"] * 64,
        "target_names": [str(digit) for digit in range(10)],
    },
    "wine": {
        "description": (
            "Chemical analysis of 178 red wines from Piedmont in Italy, made from three kinds of "
            "grape."
        ),
        "feature_names": [
            "alcohol",
            "malic acid",
            "ash",
            "alcalinity of ash",
            "magnesium",
            "total phenols",
            "flavanoids",
            "nonflavanoid phenols",
            "proanthocyanins",
            "color intensity",
            "hue",
            "OD280/OD315 of diluted wines",
            "proline",
        ],
        "units": ["% vol", "g/l", "g/l", "meq/l", "mg/l", *["g/l"] * 4, "", "", "", "mg/l"],
        "target_names": ["Barolo", "Grignolino", "Barbera"],
    },
    "iris": {
        "description": (
            "Sepals and petals of 150 iris flowers of three species, measured by Edgar Anderson "
            "and made famous by Ronald Fisher in 1936."
        ),
        "feature_names": ["sepal length", "sepal width", "petal length", "petal width"],
        "units": ["cm"] * 4,
        "target_names": ["setosa", "versicolor", "virginica"],
    },
    "diabetes": {
        "description": (
            "Ten measurements of 442 people with diabetes. The target is a number for how far the "
            "disease had gone one year later."
        ),
        "feature_names": [
            "age",
            "sex",
            "body mass index",
            "average blood pressure",
            "total cholesterol",
            "LDL cholesterol",
            "HDL cholesterol",
            "total / HDL cholesterol",
            "log triglycerides",
            "blood sugar",
        ],
        "units": [
            "years",
            "code 1 or 2",
            "kg/m²",
            "mm Hg",
            *["mg/dl"] * 3,
            "",
            "ln(mg/dl)",
            "mg/dl",
        ],
        "target_names": [],
    },
}


def pack(X):
    """Turn columns of short decimals into whole numbers and their count of decimals."""
    columns, decimals = [], []
    for column in X.T:
        for places in range(10):
            whole = np.round(column * 10.0**places)
            if np.array_equal(whole / 10.0**places, column):
                break
        else:
            raise ValueError("a column has more than nine decimals")
        columns.append(whole)
        decimals.append(places)
    return smallest(np.array(columns)), np.array(decimals, dtype=np.uint8)


def smallest(whole):
    """Store whole numbers, none negative, in the smallest type that holds them."""
    return whole.astype(np.min_scalar_type(int(whole.max())))


def parts(y, rng):
    """Assign 60/20/20 % to train (0), valid (1), test (2), stratified by y.

    Rows in the order of y, ties in random order, are cut into blocks of five; each block gives
    three rows to train, one to valid and one to test. Works for classes and for numbers alike.
    """
    order = np.lexsort((rng.random(len(y)), y))
    part = np.empty(len(y), dtype=np.uint8)
    for start in range(0, len(y), 5):
        block = order[start : start + 5]
        part[block] = rng.permutation([0, 0, 0, 1, 2])[: len(block)]
    return part


def main():
    """Write the five files and print the lines of their table in data/README.md."""
    for name, about in ABOUT.items():
        options = {"scaled": False} if name == "diabetes" else {}
        X, y = getattr(source, f"load_{name}")(return_X_y=True, **options)
        whole, decimals = pack(X)
        path = DATA / f"{name}.npz"
        np.savez_compressed(
            path,
            whole=whole,
            decimals=decimals,
            y=smallest(y),
            part=parts(y, np.random.default_rng(0)),
            **{key: np.array(value, dtype=np.str_) for key, value in about.items()},
        )
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"| {name}.npz | {path.stat().st_size:,} | `{digest}` |")


if __name__ == "__main__":
    main()
