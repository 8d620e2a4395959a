"""Losses against scikit-learn, SciPy, likelihoods and central differences."""

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import optimize, special, stats
from sklearn import metrics

from mlcourse import losses

rng = np.random.default_rng(0)
P, T = rng.normal(size=20), rng.normal(size=20)
Z, S = 3 * rng.normal(size=20), np.where(rng.normal(size=20) > 0, 1.0, -1.0)
Y = (S + 1) / 2
SCORES, LABELS = 3 * rng.normal(size=(12, 5)), rng.integers(0, 5, size=12)
WITH_TARGETS = {
    "mse": (P, T),
    "mae": (P, T),
    "huber": (P, T),
    "hinge": (Z, S),
    "perceptron_loss": (Z, S),
    "binary_cross_entropy": (special.expit(Z / 3), Y),
    "binary_cross_entropy_with_logits": (Z, Y),
    "cross_entropy_with_logits": (SCORES, LABELS),
}
every = pytest.mark.parametrize("name", WITH_TARGETS)


def pair(name):
    return getattr(losses, name), getattr(losses, f"{name}_grad")


def central_difference(f, x, h=6e-6):
    grad = np.empty_like(x)
    for i in np.ndindex(x.shape):
        step = np.zeros_like(x)
        step[i] = h
        grad[i] = (f(x + step) - f(x - step)) / (2 * h)
    return grad


@every
def test_gradient_is_the_central_difference(name):
    loss, grad = pair(name)
    prediction, target = WITH_TARGETS[name]
    numeric = central_difference(lambda p: loss(p, target), prediction)
    np.testing.assert_allclose(grad(prediction, target), numeric, rtol=1e-8, atol=1e-9)


@pytest.mark.parametrize("options", [{"smoothing": 0.1}, {"temperature": 2.5}])
def test_gradient_with_smoothing_and_temperature(options):
    loss, grad = pair("cross_entropy_with_logits")
    numeric = central_difference(lambda z: loss(z, LABELS, **options), SCORES)
    np.testing.assert_allclose(grad(SCORES, LABELS, **options), numeric, rtol=1e-8, atol=1e-9)


@pytest.mark.parametrize(
    ("name", "oracle"),
    [
        ("mse", lambda p, t: metrics.mean_squared_error(t, p)),
        ("mae", lambda p, t: metrics.mean_absolute_error(t, p)),
        ("huber", lambda p, t: special.huber(1.0, p - t).mean()),
        ("hinge", lambda z, s: metrics.hinge_loss(s, z)),
        ("perceptron_loss", lambda z, s: -np.sum(s * z, where=s * z < 0) / z.size),
        ("binary_cross_entropy", lambda p, y: metrics.log_loss(y, p)),
        (
            "binary_cross_entropy_with_logits",
            lambda z, y: -special.log_expit((2 * y - 1) * z).mean(),
        ),
        (
            "cross_entropy_with_logits",
            lambda z, k: metrics.log_loss(k, special.softmax(z, axis=1), labels=range(5)),
        ),
    ],
)
def test_value_agrees_with_an_independent_one(name, oracle):
    prediction, target = WITH_TARGETS[name]
    assert pair(name)[0](prediction, target) == pytest.approx(oracle(prediction, target), rel=1e-12)


@pytest.mark.parametrize(
    ("name", "noise", "scale"),
    [("mse", stats.norm(), 2.0), ("mae", stats.laplace(), 1.0)],
)
def test_minus_the_log_likelihood_up_to_constants(name, noise, scale):
    loss = pair(name)[0]
    surprise = lambda p: -noise.logpdf(T - p).mean()  # noqa: E731
    difference = loss(P, T) - loss(P + 1, T)
    assert difference == pytest.approx(scale * (surprise(P) - surprise(P + 1)))


@pytest.mark.parametrize(("name", "best"), [("mse", np.mean), ("mae", np.median)])
def test_the_best_constant_is_the_mean_or_the_median(name, best):
    target = np.array([1.0, 2.0, 3.0, 10.0, 24.0])
    found = optimize.minimize_scalar(
        lambda c: pair(name)[0](np.full(5, c), target), bounds=(0, 30), method="bounded"
    )
    assert found.x == pytest.approx(best(target), abs=1e-4)


class TestExtremes:
    @pytest.mark.parametrize(("dtype", "first"), [(np.float32, 16.64), (np.float64, 36.74)])
    def test_naive_binary_cross_entropy_is_infinite_from(self, dtype, first):
        for z, infinite in ((first - 0.02, False), (first + 0.02, True)):
            p = 1 / (1 + np.exp(-dtype(z)))
            assert np.isinf(losses.binary_cross_entropy([p], [0.0])) == infinite
            z = np.array([z], dtype=dtype)
            assert losses.binary_cross_entropy_with_logits(z, [0]) == pytest.approx(z[0], rel=1e-6)

    @given(st.floats(-1e4, 1e4), st.sampled_from([0.0, 1.0]))
    def test_logits_never_overflow(self, z, y):
        with np.errstate(all="raise", under="ignore"):
            value = losses.binary_cross_entropy_with_logits([z], [y])
            grad = losses.binary_cross_entropy_with_logits_grad([z], [y])
        assert np.isfinite(value)
        assert np.isfinite(grad).all()
        assert value == pytest.approx(float(-special.log_expit((2 * y - 1) * z)))

    def test_certain_and_right_costs_nothing(self):
        assert losses.binary_cross_entropy([0.0, 1.0], [0, 1]) == 0
        assert losses.binary_cross_entropy_grad([0.0, 1.0], [0, 1]).tolist() == [0.5, -0.5]

    def test_certain_and_wrong_costs_everything(self):
        assert losses.binary_cross_entropy([1.0], [0]) == np.inf
        assert losses.binary_cross_entropy_grad([1.0], [0])[0] == np.inf

    def test_all_classes_alike_cost_log_k(self):
        for k in (2, 10, 1000):
            assert losses.cross_entropy_with_logits(np.zeros((3, k)), [0, 1, 1]) == pytest.approx(
                np.log(k)
            )

    def test_scores_of_a_thousand(self):
        z = np.array([[1000.0, 0.0], [0.0, 1000.0]])
        assert losses.cross_entropy_with_logits(z, [0, 0]) == 500.0


@every
def test_float32_stays_and_inputs_are_left_alone(name):
    loss, grad = pair(name)
    prediction, target = WITH_TARGETS[name]
    prediction = prediction.astype(np.float32)
    before = prediction.copy()
    assert grad(prediction, target).dtype == np.float32
    assert isinstance(loss(prediction, target), float)
    assert (prediction == before).all()


@every
def test_mean_not_sum(name):
    loss, grad = pair(name)
    prediction, target = WITH_TARGETS[name]
    twice = np.concatenate([prediction, prediction]), np.concatenate([target, target])
    assert loss(*twice) == pytest.approx(loss(prediction, target))
    np.testing.assert_allclose(grad(*twice)[: len(prediction)], grad(prediction, target) / 2)


def test_empirical_loss_is_the_mean_over_the_examples():
    X = rng.normal(size=(6, 2))
    by_hand = sum((x.sum() - 1) ** 2 for x in X) / 6
    assert losses.empirical_loss(
        losses.mse, lambda X: X.sum(axis=1), X, np.ones(6)
    ) == pytest.approx(by_hand)


@pytest.mark.parametrize(
    ("name", "arguments", "message"),
    [
        ("mse", ([[1.0], [2.0]], [1.0, 2.0]), r"\(2, 1\) and target \(2,\).*Nothing is broadcast"),
        ("mse", ([np.nan], [1.0]), "NaN"),
        ("huber", ([1.0], [1.0], 0.0), "greater than 0"),
        ("hinge", ([1.0], [0.0]), r"only -1 and \+1"),
        ("binary_cross_entropy", ([1.5], [1.0]), "from 0 to 1"),
        ("binary_cross_entropy", ([0.5], [-1.0]), "only 0 and 1"),
        ("cross_entropy_with_logits", ([[1.0, 2.0]], [2]), "from 0 to 1, one for each class"),
        ("cross_entropy_with_logits", ([[1.0, 2.0]], [0.5]), "whole numbers"),
        ("cross_entropy_with_logits", ([1.0, 2.0], [0]), r"expected \(n, K\) and \(n,\)"),
    ],
)
def test_says_what_is_wrong(name, arguments, message):
    for function in pair(name):
        with pytest.raises(ValueError, match=message):
            function(*arguments)


# --- random shapes and extreme inputs -----------------------------------------------------------

seeds = st.integers(0, 2**32 - 1)
scales = st.sampled_from([1e-3, 1.0, 40.0, 1e3])
shapes = hnp.array_shapes(max_dims=3, max_side=4)
SHAPELESS = [name for name in WITH_TARGETS if name != "cross_entropy_with_logits"]


def case(name, seed, shape, scale):
    """Predictions of any shape, targets that fit them, and SciPy's or a written-out mean."""
    rng = np.random.default_rng(seed)
    z, coin = scale * rng.normal(size=shape), rng.integers(0, 2, size=shape).astype(float)
    s, t = 2 * coin - 1, z + rng.normal(size=shape)
    p = special.expit(np.clip(z, -30, 30))
    return {
        "mse": (z, t, ((z - t) ** 2).mean()),
        "mae": (z, t, np.abs(z - t).mean()),
        "huber": (z, t, special.huber(1.0, z - t).mean()),
        "hinge": (z, s, np.mean((np.abs(1 - s * z) + 1 - s * z) / 2)),
        "perceptron_loss": (z, s, np.mean((np.abs(z) - s * z) / 2)),
        "binary_cross_entropy": (
            p,
            coin,
            -np.mean(special.xlogy(coin, p) + special.xlog1py(1 - coin, -p)),
        ),
        "binary_cross_entropy_with_logits": (z, coin, -special.log_expit(s * z).mean()),
    }[name]


@pytest.mark.parametrize("name", SHAPELESS)
@given(seed=seeds, shape=shapes, scale=scales)
def test_values_on_any_shape_and_scale(name, seed, shape, scale):
    prediction, target, expected = case(name, seed, shape, scale)
    assert pair(name)[0](prediction, target) == pytest.approx(expected, rel=1e-12, abs=1e-300)
    assert pair(name)[1](prediction, target).shape == shape


# How far each prediction is from a kink, where the slope jumps.
FROM_A_KINK = {
    "mae": lambda z, t: np.abs(z - t),
    "huber": lambda z, t: np.abs(np.abs(z - t) - 1),
    "hinge": lambda z, s: np.abs(1 - s * z),
    "perceptron_loss": lambda z, s: np.abs(z),
}


@pytest.mark.parametrize("name", SHAPELESS)
@settings(max_examples=40, deadline=None)
@given(seed=seeds, shape=shapes)
def test_gradients_on_any_shape(name, seed, shape):
    prediction, target, _ = case(name, seed, shape, 0.5)
    assume(name not in FROM_A_KINK or FROM_A_KINK[name](prediction, target).min() > 1e-4)
    loss, grad = pair(name)
    numeric = central_difference(lambda p: loss(p, target), prediction)
    np.testing.assert_allclose(grad(prediction, target), numeric, rtol=1e-8, atol=1e-10)


@given(
    seed=seeds,
    n=st.integers(1, 6),
    K=st.integers(1, 7),
    scale=scales,
    smoothing=st.sampled_from([0.0, 0.1]),
    temperature=st.sampled_from([1.0, 0.25, 5.0]),
)
def test_cross_entropy_agrees_with_scipy(seed, n, K, scale, smoothing, temperature):
    rng = np.random.default_rng(seed)
    z, labels = scale * rng.normal(size=(n, K)), rng.integers(0, K, size=n)
    logp = special.log_softmax(z / temperature, axis=1)
    hit, spread = logp[range(n), labels].mean(), logp.mean()
    found = losses.cross_entropy_with_logits(
        z, labels, smoothing=smoothing, temperature=temperature
    )
    expected = -(1 - smoothing) * hit - smoothing * spread
    assert found == pytest.approx(expected, rel=1e-12, abs=1e-15)
