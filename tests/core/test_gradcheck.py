"""Differences against slopes known by hand, SciPy, and the orders that Taylor promises."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp
from scipy import optimize, special

from mlcourse.gradcheck import (
    central_difference,
    check_gradient,
    complex_step,
    error_along,
    forward_difference,
    relative_error,
    relative_error_by_entry,
)

METHODS = [forward_difference, central_difference, complex_step]
every = pytest.mark.parametrize("method", METHODS, ids=lambda m: m.__name__)
shapes = hnp.array_shapes(min_dims=0, max_dims=3, max_side=3)


def log_sum_exp(x):
    return np.log(np.exp(x).sum())  # its gradient is softmax


class TestDifferences:
    def test_what_a_cubic_gives_by_hand(self):
        # x³ at 2 with h = 1/2: 12 + 6 h + h² = 15.25 ahead, 12 + h² = 12.25 to both sides
        cube = lambda x: x * x * x  # noqa: E731
        assert forward_difference(cube, 2.0, h=0.5) == 15.25
        assert central_difference(cube, 2.0, h=0.5) == 12.25
        assert complex_step(cube, 2.0) == pytest.approx(12, rel=1e-15)

    @pytest.mark.parametrize(
        ("method", "within"),
        [(forward_difference, 1e-6), (central_difference, 1e-9), (complex_step, 1e-15)],
        ids=lambda value: getattr(value, "__name__", None),
    )
    def test_default_steps_find_the_softmax(self, method, within):
        x = np.random.default_rng(0).normal(size=(3, 4))
        assert relative_error(special.softmax(x), method(log_sum_exp, x)) < within

    @every
    @given(x=hnp.arrays(float, shapes, elements=st.floats(-9, 9)), seed=st.integers(0, 99))
    def test_a_linear_function_has_its_coefficients_as_gradient(self, method, x, seed):
        c = np.random.default_rng(seed).normal(size=x.shape)
        grad = method(lambda x: (c * x).sum(), x)
        assert np.shape(grad) == x.shape
        np.testing.assert_allclose(grad, c, atol=1e-5)

    @given(seed=st.integers(0, 99))
    def test_forward_agrees_with_scipy(self, seed):
        x = np.random.default_rng(seed).normal(size=5)
        scipys = optimize.approx_fprime(x, log_sum_exp, 1e-6)
        np.testing.assert_allclose(forward_difference(log_sum_exp, x, h=1e-6), scipys, atol=1e-8)

    @pytest.mark.parametrize(
        ("method", "order"), [(forward_difference, 1), (central_difference, 2)]
    )
    def test_half_the_step_leaves_a_half_or_a_quarter_of_the_error(self, method, order):
        error = [abs(method(np.exp, 1.0, h=h) - np.e) for h in (2e-3, 1e-3)]
        assert error[0] / error[1] == pytest.approx(2**order, rel=1e-2)

    def test_a_kink_has_two_slopes(self):
        relu = lambda x: max(x, 0.0)  # noqa: E731
        assert forward_difference(relu, 0.0) == 1
        assert central_difference(relu, 0.0) == 0.5

    def test_the_step_grows_with_the_entry(self):
        # At 1e8 a step of 6e-6 would be below the distance of two floats.
        assert central_difference(lambda x: x**2, 1e8) == pytest.approx(2e8, rel=1e-9)

    @every
    def test_float32_stays_and_inputs_are_left_alone(self, method):
        x = np.array([1.0, -2.0], dtype=np.float32)
        grad = method(log_sum_exp, x)
        assert grad.dtype == np.float32
        assert x.tolist() == [1, -2]
        np.testing.assert_allclose(grad, special.softmax(x), rtol=2e-2)

    def test_complex_step_needs_no_choice_of_h(self):
        for h in (1e-8, 1e-20, 1e-100):
            assert complex_step(np.exp, 1.0, h=h) == pytest.approx(np.e, rel=1e-15)


class TestRelativeError:
    def test_by_hand(self):
        assert relative_error([3, 4], [3, 3]) == 0.2
        assert relative_error([1, 0], [-1, 0]) == 2
        assert relative_error([0, 0], [0, 5]) == 1
        assert relative_error([0, 0], [0, 0]) == 0
        assert np.isnan(relative_error([np.nan], [1]))
        by_entry = relative_error_by_entry([3, 4, 0, 1, 0], [3, 3, 0, -1, 5])
        assert by_entry.tolist() == [0, 0.25, 0, 2, 1]

    @given(
        hnp.arrays(float, 4, elements=st.floats(-1e3, 1e3)),
        hnp.arrays(float, 4, elements=st.floats(-1e3, 1e3)),
        st.sampled_from([2.0, -0.25, 1024.0]),
    )
    def test_symmetric_without_unit_and_never_above_two(self, a, b, scale):
        error = relative_error(a, b)
        assert 0 <= error <= 2 + 1e-12
        assert relative_error(b, a) == error
        assert relative_error(scale * a, scale * b) == pytest.approx(error)

    def test_shapes_are_quoted(self):
        with pytest.raises(ValueError, match=r"\(1,\) and numeric \(1, 1\)"):
            relative_error([1], [[1]])


class TestReport:
    x = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])

    def check(self, analytic, **options):
        return check_gradient(lambda x: (x**2).sum(), self.x, analytic, **options)

    def test_right(self):
        report = self.check(2 * self.x)
        assert report.passed
        assert report.error < 1e-9
        assert repr(report).startswith("gradient check passed: relative error ")

    def test_names_the_worst_entry(self):
        wrong = 2 * self.x
        wrong[0, 1] += 0.1
        wrong[1, 2] -= 3
        report = self.check(wrong)
        assert not report.passed
        assert report.worst.index == (1, 2)
        assert report.worst.analytic == 9
        assert report.worst.numeric == pytest.approx(12)
        assert report.worst.relative_error == pytest.approx(0.25)
        assert "worst: entry [1, 2] of shape (2, 3)\n    analytic 9, numeric 12," in repr(report)
        assert "times" not in repr(report)

    @pytest.mark.parametrize("factor", [6.0, 0.5, -1.0])
    def test_finds_the_factor_that_explains_everything(self, factor):
        report = self.check(factor * 2 * self.x)
        assert not report.passed
        assert f"analytic is {factor:g} times numeric, in every entry" in repr(report)

    def test_zero_is_no_factor(self):
        assert "times" not in repr(self.check(np.zeros((2, 3))))

    def test_nan_fails_and_is_the_worst(self):
        wrong = 2 * self.x
        wrong[1, 0] = np.nan
        report = self.check(wrong)
        assert not report.passed
        assert report.worst.index == (1, 0)

    def test_other_ways_to_measure(self):
        assert self.check(2 * self.x, difference=complex_step, tolerance=1e-15).passed
        ahead = lambda f, x: forward_difference(f, x, h=0.5)  # noqa: E731
        assert not self.check(2 * self.x, difference=ahead).passed
        coarse = lambda f, x: central_difference(f, x, h=0.5)  # noqa: E731
        assert self.check(2 * self.x, difference=coarse, tolerance=1e-15).passed

    def test_a_single_number(self):
        report = check_gradient(lambda x: x**2, 3.0, 5.0)
        assert report.worst.index == ()
        assert "the only entry" in repr(report)

    def test_shape_of_the_gradient(self):
        with pytest.raises(ValueError, match=r"analytic has shape \(3,\) and x \(2, 3\)"):
            self.check(np.ones(3))


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda m: m(lambda x: 2 * x, [1.0, 2.0]), ValueError, r"f\(x\) has shape \(2,\)"),
        (lambda m: m(np.sum, [np.nan]), ValueError, "x holds NaN"),
        (lambda m: m(np.sum, [1j]), TypeError, "real numbers"),
        (lambda m: m(np.sum, [1.0], h=0.0), ValueError, "h is 0.0; expected a number greater"),
    ],
    ids=["vector", "NaN", "complex", "no step"],
)
@every
def test_says_what_is_wrong(method, call, error, message):
    with pytest.raises(error, match=message):
        call(method)


class TestAlongDirections:
    x = np.random.default_rng(0).normal(size=(30, 4))

    def error(self, analytic, **options):
        return error_along(lambda x: np.sum(x**3), self.x, analytic, rng=1, **options)

    @pytest.mark.parametrize("directions", [1, 8])
    def test_a_right_gradient_passes(self, directions):
        assert self.error(3 * self.x**2, directions=directions) < 1e-8

    def test_one_wrong_entry_of_many_shows(self):
        wrong = 3 * self.x**2
        wrong[7, 2] += 0.1
        assert self.error(wrong) > 1e-4

    def test_two_evaluations_for_each_direction(self):
        calls = []
        error_along(lambda x: calls.append(x) or np.sum(x), self.x, np.ones((30, 4)), rng=0)
        assert len(calls) == 16

    def test_float32_passes_with_room_for_its_digits(self):
        x = self.x.astype(np.float32)
        assert error_along(lambda x: np.sum(x**3), x, 3 * x**2, rng=0) < 1e-6

    @pytest.mark.parametrize(
        ("analytic", "options", "message"),
        [
            (np.ones(3), {}, r"analytic has shape \(3,\) and x \(30, 4\)"),
            (x, {"directions": 0}, "directions"),
        ],
    )
    def test_says_what_is_wrong(self, analytic, options, message):
        with pytest.raises(ValueError, match=message):
            self.error(analytic, **options)


@pytest.mark.parametrize("method", [forward_difference, central_difference])
def test_a_step_that_is_lost(method):
    with pytest.raises(ValueError, match=r"h = 1e-17 is too small: 3 \+ h is 3 in float64"):
        method(np.sum, [3.0], h=1e-17)


def test_a_lost_imaginary_part_is_noticed():
    with pytest.raises(TypeError, match="drops the imaginary part"):
        complex_step(lambda x: np.abs(x).sum(), [1.0])
