"""Inputs of a call: copied before it, compared with their copies after it."""

import copy
from typing import Any

import numpy as np

AT_ONCE = (bool, int, float, complex, str, type(None))  # nothing can change these


def copied(value: Any) -> Any:
    """Copy plain data, so that no call can change what the next one gets."""
    kind = type(value)
    if kind in AT_ONCE or isinstance(value, np.number | np.bool_):
        return value
    if kind is np.ndarray and value.dtype.kind in "biufcUS":
        return value.copy(order="K")
    if kind in (list, tuple):
        return kind([copied(item) for item in value])
    return copy.deepcopy(value)


def untouched(before: Any, after: Any) -> bool:
    """Whether plain data is what it was, to the last bit; in doubt it is not."""
    if before is after:
        return not isinstance(after, list | dict | np.ndarray)
    kind = type(before)
    if kind is not type(after):
        return False
    if kind is np.ndarray:
        alike = before.shape == after.shape and before.dtype == after.dtype
        return bool(alike and before.tobytes() == after.tobytes())
    if kind in (list, tuple):
        return len(before) == len(after) and all(map(untouched, before, after))
    if kind is dict:
        return before.keys() == after.keys() and all(untouched(before[k], after[k]) for k in before)
    return False
