"""Inputs are copied whole, and any change to them is seen."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlcourse.grading._patterns import close
from mlcourse.grading.sandbox.inputs import copied, identical

ATOMS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
ARRAYS = hnp.arrays(st.sampled_from([np.float64, np.int8, np.bool_]), hnp.array_shapes(min_side=0))
PLAIN = st.recursive(
    ATOMS | ARRAYS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.tuples(inner, inner), st.dictionaries(st.text(), inner)
    ),
    max_leaves=8,
)


@given(PLAIN)
def test_a_copy_is_untouched_and_shares_nothing(value):
    kept = copied(value)
    assert pickle.dumps(kept) == pickle.dumps(copy.deepcopy(value))
    assert identical(kept, value)
    if isinstance(value, np.ndarray):
        assert not np.shares_memory(kept, value)


def rise(x):
    x += 1


def widen(x):
    x.resize(4, refcheck=False)


@pytest.mark.parametrize(
    ("value", "change"),
    [
        (np.zeros(3), rise),
        (np.zeros(0), widen),
        ([np.zeros(2)], lambda x: rise(x[0])),
        ({"w": [1.0]}, lambda x: x["w"].append(2)),
        ({"w": 1.0}, lambda x: x.update(b=2)),
        ([1, 2], lambda x: x.reverse()),
        ([1.0], lambda x: x.__setitem__(0, 1)),
        ([0.0], lambda x: x.__setitem__(0, -0.0)),
        ((["a"], "b"), lambda x: x[0].clear()),
    ],
)
def test_a_change_is_seen_at_any_depth(value, change):
    before = copied(value)
    assert identical(before, value)
    change(value)
    assert not identical(before, value)


def test_a_change_that_leaves_equal_numbers_is_seen():
    before = np.array([0.0, 1.0])
    for after in (np.array([-0.0, 1.0]), np.array([0, 1]), before.reshape(2, 1)):
        assert not identical(before, after)


NUMBERS = hnp.arrays(
    st.sampled_from([np.float64, np.float32, np.int64, np.uint8, np.bool_]),
    5,
    elements=st.sampled_from([0, 1]),
)
NEAR = st.sampled_from([0.0, 1e-12, 1e-7, 0.9e-6, 1.1e-6, 1e-3, np.inf, -np.inf, np.nan])


@given(NUMBERS, NUMBERS, st.lists(NEAR, min_size=5, max_size=5))
def test_close_is_allclose(expected, start, moves):
    got = start + np.array(moves)
    wanted = np.allclose(got, expected, 1e-6, 1e-9, equal_nan=True)
    assert close(expected, got, 1e-6, 1e-9) == wanted
    assert close(expected, expected, 1e-6, 1e-9)
    same_kind = np.allclose(start, expected, 1e-6, 1e-9)
    assert close(expected, start, 1e-6, 1e-9) == same_kind
