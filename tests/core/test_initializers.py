"""Initial weights: their variance, their range, and the same seed giving the same numbers."""

import numpy as np
import pytest
from scipy import stats

from mlcourse.initializers import glorot, he, lecun, network, uniform

RULES = [uniform, lecun, glorot, he]
each = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        (uniform, stats.uniform(-1 / 20, 1 / 10)),  # ±1/√400
        (lecun, stats.norm(0, 1 / 20)),
        (glorot, stats.uniform(-0.1, 0.2)),  # ±√(6 / (400 + 200))
        (he, stats.norm(0, np.sqrt(2) / 20)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_weights_follow_their_law(rule, law):
    drawn = rule(400, 200, rng=0).ravel()
    assert stats.kstest(drawn, law.cdf).pvalue > 0.01
    # A wrong law is found out: 5 % more width is enough.
    assert stats.kstest(1.05 * drawn, law.cdf).pvalue < 1e-6


@each
def test_the_seed_decides_and_global_state_does_not(rule):
    before = np.random.get_state()[1].copy()  # noqa: NPY002 - the point of the test
    first = rule(3, 4, rng=5)
    np.testing.assert_array_equal(first, rule(3, 4, rng=np.random.default_rng(5)))
    assert (first != rule(3, 4, rng=6)).all()
    assert (rule(3, 4) != rule(3, 4)).all()
    assert (np.random.get_state()[1] == before).all()  # noqa: NPY002


@each
def test_shape_and_type(rule):
    W = rule(3, 4, rng=0)
    assert (W.shape, W.dtype) == ((3, 4), np.float64)


@each
@pytest.mark.parametrize(("sizes", "name"), [((0, 4), "d_in"), ((4, 2.5), "d_out")])
def test_sizes_are_whole_numbers(rule, sizes, name):
    with pytest.raises(ValueError, match=f"{name} is .*whole number, at least 1"):
        rule(*sizes, rng=0)


@each
def test_rng_must_be_one(rule):
    with pytest.raises(TypeError, match="Generator"):
        rule(2, 2, rng="seed")


class TestNetwork:
    def test_layers_fit_and_biases_are_zero(self):
        layers = network([5, 4, 3, 2], he, rng=0)
        assert [layer.W.shape for layer in layers] == [(5, 4), (4, 3), (3, 2)]
        assert [layer.b.tolist() for layer in layers] == [[0] * 4, [0] * 3, [0] * 2]

    def test_layers_of_one_shape_differ(self):
        first, second = network([4, 4, 4], glorot, rng=0)
        assert (first.W != second.W).all()

    def test_wants_inputs_and_a_layer(self):
        with pytest.raises(ValueError, match=r"widths is \[3\]; expected"):
            network([3], he)
