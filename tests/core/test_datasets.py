"""The shipped data equal scikit-learn's copies; the generators keep their promises."""

import hashlib
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import numpy as np
import pytest
import scipy.ndimage
import sklearn.datasets
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlcourse import datasets

DATA = Path(datasets.__file__).with_name("data")


@pytest.fixture(scope="module", params=datasets.NAMES)
def data(request):
    return datasets.load(request.param)


def sklearn_copy(name):
    options = {"scaled": False} if name == "diabetes" else {}
    return getattr(sklearn.datasets, f"load_{name}")(**options)


def test_values_equal_scikit_learns_bit_for_bit(data):
    copy = sklearn_copy(data.name)
    assert data.X.dtype == np.float64
    assert data.X.flags.c_contiguous
    assert data.X.tobytes() == np.ascontiguousarray(copy.data).tobytes()
    assert data.y.dtype == copy.target.dtype
    np.testing.assert_array_equal(data.y, copy.target)


def test_a_changed_copy_changes_no_other():
    first = datasets.load_iris()
    first.X[:], first.y[:], first.split["train"][:] = 0, 0, 0
    first.split.clear()
    again = datasets.load_iris()
    assert again.X.min() > 0
    assert again.y.max() == 2
    assert again.split["train"].max() > 0


def test_names_mean_the_same_columns_as_scikit_learns(data):
    # Ours have spaces, and units apart; the diabetes names are checked by what they imply below.
    if data.name != "diabetes":
        theirs = [re.sub(r" \(cm\)$", "", name) for name in sklearn_copy(data.name).feature_names]
        ours = [name.lower() if data.name == "wine" else name for name in data.feature_names]
        assert [name.replace(" ", "_") for name in ours] == [n.replace(" ", "_") for n in theirs]
    if data.name in ("breast_cancer", "iris"):
        assert list(data.target_names) == sklearn_copy(data.name).target_names.tolist()


def test_every_column_has_a_name_and_a_unit(data):
    assert len(set(data.feature_names)) == len(data.units) == data.X.shape[1]
    assert data.description.endswith(".")


def test_cholesterol_columns_obey_the_formula_for_mg_per_dl():
    # Friedewald's formula ties four columns to each other and to the unit mg/dl.
    data = datasets.load_diabetes()
    columns = dict(zip(data.feature_names, data.X.T, strict=True))
    triglycerides = np.exp(columns["log triglycerides"])
    ldl = columns["total cholesterol"] - columns["HDL cholesterol"] - triglycerides / 5
    fits = np.abs(ldl - columns["LDL cholesterol"]) < 0.01
    assert fits.sum() == 438  # the figure in data/README.md
    ratio = columns["total cholesterol"] / columns["HDL cholesterol"]
    assert np.abs(ratio - columns["total / HDL cholesterol"]).max() < 0.7  # given rounded to 1


def test_split_is_a_stratified_partition(data):
    assert list(data.split) == ["train", "valid", "test"]
    rows = np.concatenate(list(data.split.values()))
    np.testing.assert_array_equal(np.sort(rows), np.arange(len(data.X)))
    for part, share in zip(data.split, (0.6, 0.2, 0.2), strict=True):
        taken = data.split[part]
        assert abs(taken.size - share * len(data.X)) <= 1
        if data.target_names:
            counts = np.bincount(data.y[taken], minlength=len(data.target_names))
            assert (np.abs(counts - share * np.bincount(data.y)) <= 2.4).all()
        else:  # each quarter of the targets is spread over the parts alike
            quarters = np.quantile(data.y, [0.25, 0.5, 0.75])
            counts = np.bincount(np.searchsorted(quarters, data.y[taken]))
            assert np.abs(counts - taken.size / 4).max() <= 3


@pytest.mark.parametrize(
    ("name", "first", "total"),
    [
        ("breast_cancer", [3, 6, 12, 14, 20, 23], 30677),
        ("digits", [0, 1, 11, 21, 31, 33], 327304),
        ("wine", [1, 2, 4, 18, 29, 32], 2854),
        ("iris", [1, 6, 7, 8, 12, 13], 2207),
        ("diabetes", [2, 9, 15, 24, 27, 33], 18987),
    ],
)
def test_the_test_rows_stay_the_same_for_good(name, first, total):
    rows = datasets.load(name).split["test"]
    assert rows[:6].tolist() == first
    assert rows.sum() == total


def test_loading_twice_gives_independent_arrays():
    datasets.load_iris().X[:] = 0
    assert datasets.load_iris().X[0, 0] == 5.1


def test_the_readme_lists_the_files_as_they_are(data):
    path = DATA / f"{data.name}.npz"
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    row = f"| {path.name} | {path.stat().st_size:,} | `{digest}` |"
    assert row in (DATA / "README.md").read_text(encoding="utf-8")


def test_the_readme_counts_right():
    text = " ".join((DATA / "README.md").read_text(encoding="utf-8").split())
    for name in ("breast_cancer", "wine", "iris"):
        data = datasets.load(name)
        assert re.search(f"{len(data.X)} (samples|wines|flowers), {data.X.shape[1]} feat", text)
        for target, count in zip(data.target_names, np.bincount(data.y), strict=True):
            assert re.search(rf"{count}( each of)? (\w+ \(\d\), )*{target} \((code )?\d\)", text)
    digits = datasets.load_digits()
    counts = np.bincount(digits.y)
    assert f"{len(digits.X):,} images" in text
    assert f"values 0 to 16; {counts.min()} to {counts.max()} of each digit" in text
    assert digits.X.max() == 16
    diabetes = datasets.load_diabetes()
    assert f"{len(diabetes.X)} people, {diabetes.X.shape[1]} features" in text
    assert f"({diabetes.y.min():.0f} to {diabetes.y.max():.0f})" in text


def test_the_two_identical_flowers_are_both_in_the_test_part():
    data = datasets.load_iris()
    np.testing.assert_array_equal(data.X[101], data.X[142])
    assert len(np.unique(data.X, axis=0)) == 149
    assert {101, 142} <= set(data.split["test"].tolist())


def test_files_hold_no_pickles(data):
    with zipfile.ZipFile(DATA / f"{data.name}.npz") as file:
        for member in file.namelist():
            with file.open(member) as stream:
                np.lib.format.read_magic(stream)
                *_, dtype = np.lib.format.read_array_header_1_0(stream)
            assert not dtype.hasobject


@pytest.mark.parametrize("name", datasets.NAMES)
def test_each_set_has_its_own_loader(name):
    loader = getattr(datasets, f"load_{name}")
    np.testing.assert_array_equal(loader().X, datasets.load(name).X)
    np.testing.assert_array_equal(
        loader(standardize=True).X, datasets.load(name, standardize=True).X
    )


def test_unknown_name_proposes_the_closest():
    with pytest.raises(ValueError, match=r"'breast_cancer', 'digits', .* Did you mean 'iris'"):
        datasets.load("irsi")


@pytest.mark.parametrize("name", ["", 3, None, "mnist"])
def test_unknown_name_without_a_close_one_lists_all(name):
    with pytest.raises(ValueError, match=r"unknown; expected one of .*'diabetes'\.$"):
        datasets.load(name)


def test_indicator_marks_one_class():
    data = datasets.load_breast_cancer()
    sick = data.indicator("malignant")
    assert sick.dtype == np.float64
    np.testing.assert_array_equal(sick, 1 - data.y)
    np.testing.assert_array_equal(data.indicator("benign"), data.y)


def test_indicator_names_the_classes_when_asked_for_another():
    with pytest.raises(ValueError, match="'malignant', 'benign'"):
        datasets.load_breast_cancer().indicator("sick")
    with pytest.raises(ValueError, match="has no classes"):
        datasets.load_diabetes().indicator("malignant")


def test_repr_is_short_and_says_what_is_inside(data):
    assert str(len(data.X)) in repr(data)
    assert len(repr(data)) < 200


# --- standardize --------------------------------------------------------------------------------


def test_standardized_set_equals_scikit_learns_scaler(data):
    from sklearn.preprocessing import StandardScaler

    expected = StandardScaler().fit_transform(data.X)
    scaled = datasets.load(data.name, standardize=True)
    np.testing.assert_allclose(scaled.X, expected, rtol=1e-12, atol=1e-12)
    np.testing.assert_array_equal(scaled.y, data.y)
    assert set(scaled.units) == {"SD"}


def test_reference_rows_decide_the_scale():
    X = datasets.load_wine().X
    scaled = datasets.standardize(X, reference=X[:50])
    np.testing.assert_allclose(scaled[:50].mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(scaled[:50].std(axis=0), 1)
    assert np.abs(scaled[50:].mean(axis=0)).max() > 0.5


@pytest.mark.parametrize("value", [0.0, 0.1, 1e9 / 3])
def test_constant_columns_become_zero(value):
    # The mean of equal numbers can miss them by a rounding error: 0.1 does.
    X = np.column_stack([np.full(7, value), np.arange(7.0)])
    scaled = datasets.standardize(X)
    assert (scaled[:, 0] == 0).all()
    assert np.isfinite(datasets.standardize(X + 1, reference=X)).all()


def test_standardize_keeps_float32_and_its_input():
    X = np.array([[1, 2], [3, 5]], dtype=np.float32)
    before = X.copy()
    assert datasets.standardize(X).dtype == np.float32
    np.testing.assert_array_equal(X, before)


def test_standardize_says_what_does_not_fit():
    with pytest.raises(ValueError, match=r"\(2, 2\) and reference \(1, 3\)"):
        datasets.standardize([[1, 2], [3, 4]], reference=[[1, 2, 3]])
    with pytest.raises(ValueError, match=r"NaN at index \(0, 1\)"):
        datasets.standardize([[1.0, np.nan]])


@settings(max_examples=50, deadline=None)
@given(
    hnp.arrays(
        np.float64,
        hnp.array_shapes(min_dims=2, max_dims=2, max_side=6),
        elements=st.integers(-1000, 1000).map(float),
    )
)
def test_standardizing_twice_changes_nothing(X):
    once = datasets.standardize(X)
    np.testing.assert_allclose(datasets.standardize(once), once, atol=1e-9)


# --- gates and generators -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "outputs"),
    [("and", "0001"), ("or", "0111"), ("nand", "1110"), ("xor", "0110")],
)
def test_gates(name, outputs):
    X, y = datasets.logic_gate(name)
    assert [f"{a:.0f}{b:.0f}" for a, b in X] == ["00", "01", "10", "11"]
    assert "".join(f"{v:.0f}" for v in y) == outputs


def test_unknown_gate():
    with pytest.raises(ValueError, match=r"expected one of 'and', 'or', 'nand', 'xor'.*'xor'\?"):
        datasets.logic_gate("XOR")


GENERATORS = [datasets.blobs, datasets.moons, datasets.xor_clouds]


@pytest.mark.parametrize("draw", GENERATORS)
@pytest.mark.parametrize("n", [4, 5, 101])
def test_generators_give_n_points_in_two_classes(draw, n):
    X, y = draw(n, rng=0)
    assert X.shape == (n, 2)
    assert abs(2 * y.sum() - n) <= 2
    assert set(y) == {0.0, 1.0}


@pytest.mark.parametrize("draw", GENERATORS)
def test_a_seed_and_its_generator_draw_the_same(draw):
    X, _ = draw(rng=7)
    np.testing.assert_array_equal(X, draw(rng=np.random.default_rng(7))[0])
    assert not np.array_equal(X, draw(rng=8)[0])
    assert not np.array_equal(X, draw()[0])  # None draws afresh


@pytest.mark.parametrize("draw", GENERATORS)
@pytest.mark.parametrize("n", [0, 1, 3.0, True, "10"])
def test_generators_ask_for_a_whole_number(draw, n):
    with pytest.raises(ValueError, match="expected a whole number, at least"):
        draw(n)


@settings(max_examples=50, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    gap=st.floats(1e-3, 10),
    distance=st.floats(0.1, 10),
)
def test_gap_is_guaranteed(seed, gap, distance):
    X, y = datasets.blobs(60, distance=distance, gap=gap, rng=seed)
    across = (2 * y - 1) * (X @ [1.0, 1.0]) / np.sqrt(2)
    assert across.min() >= gap / 2 * (1 - 1e-9)


def test_blobs_without_a_gap_have_the_asked_moments():
    X, y = datasets.blobs(20_000, distance=3.0, rng=0)
    difference = X[y == 1].mean(axis=0) - X[y == 0].mean(axis=0)
    np.testing.assert_allclose(np.linalg.norm(difference), 3.0, atol=0.05)
    np.testing.assert_allclose(np.cov(X[y == 1].T), np.eye(2), atol=0.05)


def test_moons_without_noise_lie_on_their_circles_and_interlock():
    X, y = datasets.moons(100, noise=0, rng=0)
    expected, labels = sklearn.datasets.make_moons(100, shuffle=False)
    np.testing.assert_allclose(X, expected, atol=1e-12)
    np.testing.assert_array_equal(y, labels)


def test_xor_clouds_without_noise_are_the_gate():
    X, y = datasets.xor_clouds(4, noise=0, rng=0)
    gate = datasets.logic_gate("xor")
    np.testing.assert_array_equal(X, gate[0])
    np.testing.assert_array_equal(y, gate[1])


@pytest.mark.parametrize("options", [{"noise": -1.0}, {"noise": np.nan}])
def test_noise_below_zero_is_refused(options):
    with pytest.raises(ValueError, match="noise is"):
        datasets.moons(**options)


# --- weight -------------------------------------------------------------------------------------


def test_a_new_scan_is_the_old_image_seen_askew():
    """Against SciPy's interpolation, with the same draws."""
    images, n = datasets.load_digits().X[::100], 18
    scans = datasets.rescan(images, rng=3)
    rng = np.random.default_rng(3)
    angle, zoom = rng.uniform(-0.25, 0.25, n), rng.uniform(0.9, 1.1, n)
    down, right = rng.uniform(-1, 1, (2, n))
    ink, error = rng.uniform(0.7, 1.2, n), rng.normal(size=(n, 8, 8))
    grid = np.indices((8, 8)).reshape(2, 64) - 3.5
    for k in range(n):
        turn = np.array([
            [np.cos(angle[k]), -np.sin(angle[k])], [np.sin(angle[k]), np.cos(angle[k])]
        ])  # fmt: skip
        places = turn @ grid / zoom[k] + [[down[k] + 3.5], [right[k] + 3.5]]
        old = np.pad(images[k].reshape(8, 8), 8)
        seen = scipy.ndimage.map_coordinates(old, places + 8, order=1).reshape(8, 8)
        expected = np.clip(ink[k] * seen + error[k], 0, 16)
        np.testing.assert_allclose(scans[k].reshape(8, 8), expected, atol=1e-12)


def test_each_scan_is_drawn_anew_and_the_images_stay():
    images = datasets.load_digits().X[:5]
    before = images.copy()
    first = datasets.rescan(images, rng=7)
    np.testing.assert_array_equal(first, datasets.rescan(images, rng=np.random.default_rng(7)))
    assert not np.array_equal(first, datasets.rescan(images, rng=8))
    assert not np.array_equal(*datasets.rescan(images[[0, 0]], rng=7))
    np.testing.assert_array_equal(images, before)
    assert first.min() >= 0
    assert first.max() <= 16


def test_only_images_of_the_digits_size_are_scanned():
    with pytest.raises(ValueError, match=r"images have 30 pixels; expected 64: 8 rows of 8"):
        datasets.rescan(np.ones((2, 30)))


def test_loading_data_imports_nothing_heavy():
    code = (
        "import sys; from mlcourse import datasets; datasets.load_iris(); datasets.blobs()\n"
        "print(*sys.modules)"
    )
    modules = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "numpy" in modules
    assert not {"matplotlib", "scipy", "sklearn", "pandas"} & set(modules)
