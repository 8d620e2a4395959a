"""Activations against SciPy, closed forms, central differences and the limits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import special

from mlcourse import activations as act

NAMES = ("identity", "sigmoid", "tanh", "relu", "leaky_relu", "elu", "selu", "gelu", "softplus")
KINKED = {"relu", "leaky_relu", "elu", "selu"}
PAIRS = [(getattr(act, name), getattr(act, f"{name}_grad"), name) for name in NAMES]
each_pair = pytest.mark.parametrize(("g", "g_grad", "name"), PAIRS, ids=NAMES)
every = pytest.mark.parametrize(
    "g", [f for pair in PAIRS for f in pair[:2]], ids=lambda f: f.__name__
)
Z = np.concatenate([np.linspace(-30, 30, 241), [-700.0, -1e-8, 1e-8, 700.0]])


SHAPES = hnp.array_shapes(min_dims=0, max_dims=3, max_side=5)


def bent(z):
    """ELU in SciPy's terms."""
    return np.where(z > 0, z, special.expm1(np.minimum(z, 0)))


def phi(z):
    """What GELU's tanh form puts in the place of the normal distribution, by way of expit."""
    return special.expit(np.sqrt(8 / np.pi) * (z + 0.044715 * z**3))


ORACLES = {
    "identity": (lambda z: z, np.ones_like),
    "sigmoid": (special.expit, lambda z: special.expit(z) * special.expit(-z)),
    "tanh": (
        lambda z: np.sign(z) * special.expm1(2 * np.abs(z)) / (special.expm1(2 * np.abs(z)) + 2),
        lambda z: 1 / np.cosh(z) ** 2,
    ),
    "relu": (lambda z: (z + np.abs(z)) / 2, lambda z: (z > 0) * 1.0),
    "leaky_relu": (lambda z: np.where(z > 0, z, z / 100), lambda z: np.where(z > 0, 1, 0.01)),
    "elu": (bent, lambda z: np.exp(np.minimum(z, 0))),
    "selu": (
        lambda z: act.SELU_SCALE * np.where(z > 0, z, act.SELU_ALPHA * bent(z)),
        lambda z: act.SELU_SCALE * np.where(z > 0, 1, act.SELU_ALPHA * np.exp(np.minimum(z, 0))),
    ),
    "gelu": (
        lambda z: z * phi(z),
        lambda z: phi(z) * (1 + z * phi(-z) * np.sqrt(8 / np.pi) * (1 + 3 * 0.044715 * z**2)),
    ),
    "softplus": (lambda z: np.logaddexp(0, z), special.expit),
}


@each_pair
@given(z=hnp.arrays(float, SHAPES, elements=st.floats(-300, 300)))
def test_values_and_derivatives_agree_with_scipy(g, g_grad, name, z):
    for found, oracle in zip((g(z), g_grad(z)), ORACLES[name], strict=True):
        expected = oracle(z)
        assert found.shape == np.shape(expected)
        np.testing.assert_allclose(found, expected, rtol=2e-13, atol=1e-300)


@each_pair
def test_values_and_derivatives_agree_with_scipy_at_a_thousand(g, g_grad, name):
    z = np.array([-1000.0, -745.0, 745.0, 1000.0])
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        expected = [oracle(z) for oracle in ORACLES[name]]
    expected[0] = np.tanh(z) if name == "tanh" else expected[0]
    for found, wanted in zip((g(z), g_grad(z)), expected, strict=True):
        np.testing.assert_allclose(found, wanted, rtol=2e-13, atol=1e-300)


@each_pair
@given(z=hnp.arrays(float, SHAPES, elements=st.floats(-2, 2).filter(lambda z: abs(z) > 1e-3)))
def test_derivative_is_the_central_difference_on_any_shape(g, g_grad, name, z):
    h = 6e-6
    numeric = (g(z + h) - g(z - h)) / (2 * h)
    np.testing.assert_allclose(g_grad(z), numeric, rtol=1e-8, atol=1e-10)


def test_gelu_is_near_the_exact_form():
    exact = Z * special.ndtr(Z)
    assert np.abs(act.gelu(Z) - exact).max() < 5e-4


def test_selu_keeps_mean_and_variance():
    # The integrals over a standard normal input: an oracle for both constants at once.
    fine = np.linspace(-12, 12, 2_000_001)
    density = np.exp(-(fine**2) / 2) / np.sqrt(2 * np.pi)
    out = act.selu(fine)
    mean = np.trapezoid(out * density, fine)
    variance = np.trapezoid(out**2 * density, fine) - mean**2
    assert (mean, variance) == pytest.approx((0, 1), abs=1e-6)


@each_pair
def test_derivative_is_the_central_difference(g, g_grad, name):
    z = Z[np.abs(Z) < 25]
    z = z[np.abs(z) > 1e-3] if name in KINKED else z
    h = 6e-6 * np.maximum(1, np.abs(z))
    numeric = (g(z + h) - g(z - h)) / (2 * h)
    error = np.abs(numeric - g_grad(z)) / np.maximum(1, np.abs(numeric))
    assert error.max() < 1e-8


@each_pair
def test_kinks_take_the_derivative_from_the_left(g, g_grad, name):
    h = 1e-9
    left = (g(0.0) - g(-h)) / h
    assert g_grad(0.0) == pytest.approx(left, abs=1e-6)


@every
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_nothing_overflows_and_dtypes_stay(g, dtype):
    extreme = np.finfo(dtype).max / 2  # selu itself goes beyond z
    z = np.array([-extreme, -1000, -1, 0, 1, 1000, extreme], dtype=dtype)
    with np.errstate(all="raise", under="ignore"):
        values = g(z)
    assert values.dtype == dtype
    assert np.isfinite(values).all()


@every
def test_infinities_give_the_limit(g):
    far = g(np.array([-1e4, 1e4]))
    with np.errstate(all="raise", under="ignore"):
        limit = g(np.array([-np.inf, np.inf]))
    finite = np.isfinite(limit)
    np.testing.assert_allclose(limit[finite], far[finite], atol=1e-12)
    assert (np.sign(limit[~finite]) == np.sign(far[~finite])).all()
    assert (np.abs(far[~finite]) >= 100).all()


@every
def test_nan_passes_and_inputs_stay(g):
    z = np.array([1.0, np.nan, -1.0])
    values = g(z)
    assert np.isnan(values).tolist() == [False, True, False]
    assert np.isnan(z).tolist() == [False, True, False]
    assert z[0] == 1.0
    assert z[2] == -1.0
    assert not np.shares_memory(values, z)


@every
@given(z=hnp.arrays(float, hnp.array_shapes(min_dims=0, max_dims=3), elements=st.floats(-50, 50)))
def test_elementwise_on_any_shape(g, z):
    assert np.shape(g(z)) == z.shape
    if z.size:
        assert np.ravel(g(z))[-1] == np.ravel(g(np.ravel(z)[-1:]))[0]


@every
def test_whole_numbers_are_promoted_and_objects_refused(g):
    assert g([1, 2]).dtype == np.float64
    for bad in ([1j], [None], ["a"]):
        with pytest.raises(TypeError, match="real numbers"):
            g(np.array(bad))


@pytest.mark.parametrize("slope", [0, 1, -0.1, np.nan])
def test_a_leaky_slope_lies_between_0_and_1(slope):
    with pytest.raises(ValueError, match="between 0 and 1"):
        act.leaky_relu([1.0], slope=slope)


rows = hnp.arrays(
    float, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=st.floats(-800, 800)
)


class TestSoftmax:
    @given(rows)
    def test_values_agree_with_scipy(self, z):
        np.testing.assert_allclose(act.softmax(z), special.softmax(z, axis=-1), rtol=1e-13)
        expected = special.log_softmax(z, axis=-1)
        np.testing.assert_allclose(act.log_softmax(z), expected, rtol=1e-13, atol=1e-13)

    @given(rows, st.floats(-1e3, 1e3))
    def test_a_shift_changes_nothing(self, z, c):
        np.testing.assert_allclose(act.softmax(z + c), act.softmax(z), rtol=1e-10, atol=1e-12)

    def test_backward_steps_are_the_jacobians(self):
        rng = np.random.default_rng(0)
        z, d, h = rng.normal(size=5), rng.normal(size=5), 6e-6
        for f, backward in (
            (act.softmax, act.softmax_backward),
            (act.log_softmax, act.log_softmax_backward),
        ):
            numeric = [(d @ f(z + h * e) - d @ f(z - h * e)) / (2 * h) for e in np.eye(5)]
            np.testing.assert_allclose(backward(d, f(z)), numeric, atol=1e-9)

    def test_backward_by_hand(self):
        # p = (1/4, 3/4), dp = (1, 0): p (dp - p.dp) = (3/16, -3/16)
        p = act.softmax([0.0, np.log(3)])
        np.testing.assert_allclose(act.softmax_backward([1, 0], p), [3 / 16, -3 / 16])

    @pytest.mark.parametrize(
        ("z", "p"),
        [
            ([np.inf, 0.0], [1, 0]),
            ([np.inf, np.inf, 5.0], [0.5, 0.5, 0]),
            ([-np.inf, 3.0], [0, 1]),
            ([-np.inf, -np.inf], [0.5, 0.5]),
            ([1e308, -1e308], [1, 0]),
        ],
    )
    def test_infinities_and_extremes(self, z, p):
        with np.errstate(all="raise", under="ignore", over="ignore"):
            np.testing.assert_allclose(act.softmax(z), p)

    def test_nan_fills_its_row_only(self):
        p = act.softmax([[np.nan, 0.0], [0.0, 0.0]])
        assert np.isnan(p).tolist() == [[True, True], [False, False]]

    def test_keeps_float32(self):
        z = np.zeros((2, 3), dtype=np.float32)
        for f in (act.softmax, act.log_softmax):
            assert f(z).dtype == np.float32

    @pytest.mark.parametrize("bad", [3.0, np.zeros((2, 0))])
    def test_needs_classes(self, bad):
        with pytest.raises(ValueError, match="at least one class"):
            act.softmax(bad)
