"""Update rules against closed forms, textbook forms of another shape, and published examples."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlcourse import optim, schedules

G = np.array([3.0, -0.5, 1e-3])
RULES = [
    optim.SGD(0.1),
    optim.Momentum(0.1),
    optim.Nesterov(0.1),
    optim.AdaGrad(0.1),
    optim.RMSProp(0.1),
    optim.Adam(0.1),
    optim.AdamW(0.1),
    optim.AMSGrad(0.1),
]
every = pytest.mark.parametrize("kind", [type(rule) for rule in RULES], ids=lambda k: k.__name__)


def walk(optimizer, steps, gradient=lambda theta, t: G, theta=(0.0, 0.0, 0.0)):
    path = [np.array(theta)]
    for t in range(steps):
        path.append(optimizer.step(path[-1], gradient(path[-1], t)))
    return np.array(path)


class TestConstantGradient:
    """Under a constant gradient every rule has a closed form."""

    def test_sgd(self):
        np.testing.assert_allclose(walk(optim.SGD(0.1), 5)[-1], -0.5 * G)

    def test_momentum_ends_at_ten_times_the_rate(self):
        path = walk(optim.Momentum(0.1, beta=0.9), 400)
        t = np.arange(1, 401)[:, None]
        np.testing.assert_allclose(np.diff(path, axis=0), -0.1 * G * (1 - 0.9**t) / 0.1)
        np.testing.assert_allclose(np.diff(path, axis=0)[-1], -G)

    def test_nesterov_is_one_step_ahead_of_momentum(self):
        t = np.arange(1, 51)[:, None]
        expected = -0.1 * G * (1 - 0.9 ** (t + 1)) / 0.1
        np.testing.assert_allclose(np.diff(walk(optim.Nesterov(0.1), 50), axis=0), expected)

    def test_adagrad_steps_fall_like_the_root(self):
        t = np.arange(1, 51)[:, None]
        path = walk(optim.AdaGrad(0.1, eps=0.0), 50)
        np.testing.assert_allclose(np.diff(path, axis=0), -0.1 * np.sign(G) / np.sqrt(t))

    def test_rmsprop_begins_too_long(self):
        t = np.arange(1, 51)[:, None]
        path = walk(optim.RMSProp(0.1, rho=0.9, eps=0.0), 50)
        np.testing.assert_allclose(np.diff(path, axis=0), -0.1 * np.sign(G) / np.sqrt(1 - 0.9**t))

    @pytest.mark.parametrize("kind", [optim.Adam, optim.AMSGrad])
    def test_adam_steps_have_the_length_of_the_rate(self, kind):
        np.testing.assert_allclose(np.diff(walk(kind(0.1, eps=0.0), 50), axis=0) / -np.sign(G), 0.1)

    def test_adam_with_beta_zero_is_the_sign(self):
        path = walk(optim.Adam(0.1, beta1=0.0, beta2=0.0, eps=0.0), 3, lambda _, t: G * (t + 1))
        np.testing.assert_allclose(path[-1], -0.3 * np.sign(G))

    def test_adamw_without_gradient_only_shrinks(self):
        path = walk(optim.AdamW(0.1, decay=0.5), 20, lambda theta, t: 0 * theta, (1.0, 2.0, 3.0))
        np.testing.assert_allclose(path[-1], 0.95**20 * np.array([1.0, 2.0, 3.0]))


def test_nesterov_in_its_textbook_form():
    """Nesterov (1983): a gradient step from the look-ahead point y, then y moves past it."""
    H, lr, beta = np.diag([1.0, 10.0]), 0.05, 0.8
    path = walk(optim.Nesterov(lr, beta=beta), 30, lambda theta, t: H @ theta, (1.0, 1.0))
    x = y = np.array([1.0, 1.0])
    for point in path[:-1]:
        np.testing.assert_allclose(point, y, rtol=1e-12)
        x_new = y - lr * H @ y
        x, y = x_new, x_new + beta * (x_new - x)


@pytest.mark.parametrize(("kind", "end"), [(optim.Adam, 1.0), (optim.AMSGrad, -1.0)])
def test_the_counterexample_of_reddi(kind, end):
    """Gradient C in every third step, else -1 (C = 3): the best point of [-1, 1] is -1."""
    C = 3.0
    rule = kind(lambda t: 0.5 / np.sqrt(t + 1), beta1=0.0, beta2=1 / (1 + C**2), eps=0.0)
    theta = np.zeros(1)
    for t in range(30_000):
        theta = np.clip(rule.step(theta, np.array([C if t % 3 == 0 else -1.0])), -1, 1)
    assert abs(theta[0] - end) < 0.1


@given(st.floats(0.1, 100.0))
def test_adaptive_rules_do_not_see_the_scale_of_the_loss(scale):
    for kind in (optim.AdaGrad, optim.RMSProp, optim.Adam, optim.AMSGrad):
        one, other = (
            walk(kind(0.1, eps=0.0), 10, lambda theta, t, c=c: c * (G + t)) for c in (1.0, scale)
        )
        np.testing.assert_allclose(one, other, rtol=1e-9)


@every
def test_finds_the_bottom_of_a_bowl(kind):
    H, bottom = np.diag([1.0, 4.0]), np.array([2.0, -1.0])
    rule = kind(schedules.cosine(0.15, steps=600))
    path = walk(rule, 600, lambda theta, t: H @ (theta - bottom), (0.0, 0.0))
    assert np.linalg.norm(path[-1] - bottom) < (0.3 if kind is optim.AdaGrad else 0.05)


@every
def test_changes_nothing_in_place_and_keeps_float32(kind):
    theta, g = np.ones(3, dtype=np.float32), G.astype(np.float32)
    rule = kind(0.1)
    for _ in range(3):
        new = rule.step(theta, g)
    assert new.dtype == np.float32
    assert theta.tolist() == [1, 1, 1]
    assert (g == G.astype(np.float32)).all()
    assert rule.t == 3


@every
def test_says_what_is_wrong(kind):
    with pytest.raises(ValueError, match=r"theta has shape \(2,\) and g \(3,\)"):
        kind(0.1).step(np.ones(2), G)
    with pytest.raises(ValueError, match="NaN"):
        kind(0.1).step(np.ones(1), [np.nan])
    with pytest.raises(ValueError, match="greater than 0"):
        kind(0.0)


class TestSchedules:
    def test_asked_with_the_number_of_the_step(self):
        asked = []
        walk(optim.SGD(lambda t: asked.append(t) or 1.0), 4)
        assert asked == [0, 1, 2, 3]

    def test_cosine_is_half_a_period(self):
        rate = schedules.cosine(2.0, steps=8, last=1.0)
        np.testing.assert_allclose(
            [rate(t) for t in range(9)], 1.5 + np.cos(np.linspace(0, np.pi, 9)) / 2
        )
        assert rate(100) == 1.0

    @given(st.integers(0, 200), st.integers(1, 50))
    def test_step_decay_counts_whole_stretches(self, t, every):
        rate = schedules.step_decay(1.0, every=every, factor=0.5)
        assert rate(t + every) == rate(t) / 2

    def test_exponential_decay_halves_evenly(self):
        rate = schedules.exponential_decay(3.0, factor=0.9)
        np.testing.assert_allclose(
            np.log([rate(t) / 3 for t in range(5)]), np.arange(5) * np.log(0.9)
        )

    def test_warm_up_rises_evenly_and_then_steps_aside(self):
        rate = schedules.warm_up(schedules.constant(1.0), steps=5)
        np.testing.assert_allclose([rate(t) for t in range(7)], [0.2, 0.4, 0.6, 0.8, 1, 1, 1])

    @pytest.mark.parametrize(
        "make",
        [
            lambda: schedules.constant(-1.0),
            lambda: schedules.step_decay(1.0, every=0),
            lambda: schedules.exponential_decay(1.0, factor=0.0),
            lambda: schedules.cosine(1.0, steps=2.5),
            lambda: schedules.warm_up(schedules.constant(1.0), steps=-1),
        ],
    )
    def test_says_what_is_wrong(self, make):
        with pytest.raises(ValueError, match="expected"):
            make()
