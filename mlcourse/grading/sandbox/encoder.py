"""Write plain data in the agreed form."""

import math
import sys
from functools import lru_cache
from typing import Any

import numpy as np

from mlcourse.grading.sandbox.forms import (
    DEEPEST,
    DTYPES,
    MOST_AXES,
    MOST_BYTES,
    MOST_DIGITS,
    MOST_ITEMS,
    MOST_KEYS,
    MOST_NAME,
    MOST_WORDS,
    Foreign,
    Plain,
    Reference,
    WireError,
)

ARRAYS = (np.ndarray, np.generic)
LITTLE = sys.byteorder == "little"


@lru_cache(maxsize=256)
def _named(dtype: Any) -> str:
    """Name a plain dtype, in little-endian bytes."""
    return str(dtype.newbyteorder("<").str) if dtype.kind in "biufc" else ""


class Encoder:
    """Turn plain data into a JSON tree and a list of buffers."""

    def __init__(self) -> None:
        self.buffers: list[bytes] = []
        self.items = 0
        self.keys = 0
        self.size = 0

    def tree(self, value: Plain, depth: int = 0) -> Any:
        """Encode one value; what is not plain raises a WireError."""
        if depth > DEEPEST:
            raise WireError(f"data nested more than {DEEPEST} deep")
        kind = type(value)
        if value is None or kind in (bool, str):
            return value
        if kind is float:
            return value if math.isfinite(value) else ["f", repr(value)]
        if kind is int:
            return self._integer(value)
        if kind is complex:
            return ["c", repr(value.real), repr(value.imag)]
        if isinstance(value, ARRAYS):
            return self._array(value)
        if kind is Reference:
            return ["r", value.handle, value.kind[:MOST_NAME], value.callable]
        if kind is Foreign:
            return ["x", value.text[:MOST_WORDS]]
        if kind in (list, tuple, dict):
            return self._container(value, depth)
        raise WireError(f"an object of type {kind.__name__[:MOST_NAME]}")

    def _integer(self, value: int) -> Any:
        if abs(value) < 2**53:
            return value
        if value.bit_length() > 4 * MOST_DIGITS:
            raise WireError(f"a whole number of {value.bit_length()} bits")
        return ["i", hex(value)]

    def _container(self, value: Any, depth: int) -> Any:
        self.items += len(value)
        if self.items > MOST_ITEMS:
            raise WireError(f"data with more than {MOST_ITEMS:,} items")
        if type(value) is dict:
            self.keys += sum(type(key) is not str for key in value)
            if self.keys > MOST_KEYS:
                raise WireError(f"dicts with more than {MOST_KEYS:,} keys that are not text")
            pairs = value.items()
            return ["d", [[self.tree(k, depth + 1), self.tree(v, depth + 1)] for k, v in pairs]]
        mark = "l" if type(value) is list else "t"
        return [mark, [self.tree(item, depth + 1) for item in value]]

    def _array(self, value: Any) -> Any:
        array = np.asarray(value)
        if array.ndim > MOST_AXES:
            raise WireError(f"an array with {array.ndim} axes")
        if array.dtype.kind == "U":
            return self._texts(array)
        dtype = _named(array.dtype)
        if dtype not in DTYPES:
            raise WireError(f"an array of dtype {array.dtype}")
        self.size += array.nbytes
        if self.size > MOST_BYTES:
            raise WireError(f"arrays of more than {MOST_BYTES // 2**20} MB")
        # A C-ordered copy in little-endian bytes, whatever the strides were.
        array = array if array.dtype.isnative and LITTLE else array.astype(dtype)
        self.buffers.append(array.tobytes())
        scalar = isinstance(value, np.generic)
        return ["a", dtype, list(array.shape), scalar]

    def _texts(self, array: Any) -> Any:
        """Encode an array of texts as its shape and one list."""
        self.items += array.size
        self.size += array.nbytes
        if self.items > MOST_ITEMS or self.size > MOST_BYTES:
            raise WireError(f"an array of {array.size:,} texts")
        return ["u", list(array.shape), array.ravel().tolist()]
