"""Plain data that goes into a call or comes of it: copied, and compared to the last bit."""

import copy
from typing import Any

import numpy as np

# Nothing can change these, or hides in them.
AT_ONCE = frozenset((bool, int, float, complex, str, type(None)))


def copied(value: Any) -> Any:
    """Copy plain data, so that no call can change what the next one gets."""
    kind = type(value)
    if kind in AT_ONCE:
        return value
    if kind is np.ndarray and value.dtype.kind in "biufcUS":
        return value.copy(order="K")
    if kind in (list, tuple):
        return kind([item if type(item) in AT_ONCE else copied(item) for item in value])
    if kind is dict:
        return {key: copied(item) for key, item in value.items()}
    return value if isinstance(value, np.number | np.bool_) else copy.deepcopy(value)


def identical(one: Any, other: Any) -> bool:
    """Whether two pieces of plain data are alike to the last bit; in doubt they are not."""
    if one is other:  # two names of one list would say nothing about what it was before
        return not isinstance(one, list | dict | np.ndarray)
    kind = type(one)
    if kind is not type(other):
        return False
    if kind is np.ndarray:
        alike = one.shape == other.shape and one.dtype == other.dtype
        return bool(alike and one.tobytes() == other.tobytes())
    if kind in (list, tuple):
        return len(one) == len(other) and all(map(identical, one, other))
    if kind is dict:
        return one.keys() == other.keys() and all(identical(one[k], other[k]) for k in one)
    if kind in (float, complex):  # 0.0 is not -0.0, and nan is nan
        return repr(one) == repr(other)
    return kind in AT_ONCE and bool(one == other)
