"""Write plain data in the agreed form."""

import math
import sys
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
    MOST_TEXT,
    MOST_WORDS,
    Foreign,
    Plain,
    Reference,
    WireError,
)

ARRAYS = (np.ndarray, np.generic)
TOO_MUCH_TEXT = f"text of more than {MOST_TEXT // 2**20} MB"
LITTLE = sys.byteorder == "little"


class Encoder:
    """Turn plain data into a JSON tree and a list of buffers."""

    def __init__(self) -> None:
        self.buffers: list[bytes] = []
        self.items = 0
        self.keys = 0
        self.size = 0

    def tree(self, value: Plain, depth: int = 0) -> Any:
        """Encode one value; what is not plain raises a WireError."""
        kind = type(value)
        if kind is str and len(value) > MOST_TEXT:  # known before it is written
            raise WireError(TOO_MUCH_TEXT)
        if kind is str or kind is bool or value is None:
            return value
        if kind is float:
            return value if math.isfinite(value) else ["f", repr(value)]
        if kind is int:
            return self._integer(value)
        if isinstance(value, ARRAYS):
            return self._array(value)
        if depth > DEEPEST:
            raise WireError(f"data nested more than {DEEPEST} deep")
        if kind in (list, tuple, dict):
            return self._container(value, depth)
        if kind is complex:
            return ["c", repr(value.real), repr(value.imag)]
        if kind is Reference:
            return ["r", value.handle, value.kind[:MOST_NAME], value.callable]
        if kind is Foreign:
            return ["x", value.text[:MOST_WORDS]]
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
        if type(value) is not dict:
            mark = "l" if type(value) is list else "t"
            return [mark, [self.tree(item, depth + 1) for item in value]]
        others = sum(type(key) is not str for key in value)
        if not others:
            return {key: self.tree(item, depth + 1) for key, item in value.items()}
        self.keys += others
        if self.keys > MOST_KEYS:
            raise WireError(f"dicts with more than {MOST_KEYS:,} keys that are not text")
        pairs = value.items()
        return ["d", [[self.tree(k, depth + 1), self.tree(v, depth + 1)] for k, v in pairs]]

    def _array(self, value: Any) -> Any:
        scalar = isinstance(value, np.generic)
        array = np.asarray(value)
        if array.ndim > MOST_AXES:
            raise WireError(f"an array with {array.ndim} axes")
        if array.dtype.kind == "U":
            return self._texts(array)
        dtype = array.dtype.str.replace(">", "<")
        if dtype not in DTYPES:
            raise WireError(f"an array of dtype {array.dtype}")
        self.size += array.nbytes
        if self.size > MOST_BYTES:
            raise WireError(f"arrays of more than {MOST_BYTES // 2**20} MB")
        # A C-ordered copy in little-endian bytes, whatever the strides were.
        native = array.dtype.isnative and LITTLE
        self.buffers.append((array if native else array.astype(dtype)).tobytes())
        return ["a", dtype, list(array.shape), scalar]

    def _texts(self, array: Any) -> Any:
        """Encode an array of texts as its shape and one list."""
        self.items += array.size
        self.size += array.nbytes
        if self.items > MOST_ITEMS or self.size > MOST_BYTES:
            raise WireError(f"an array of {array.size:,} texts")
        return ["u", list(array.shape), array.ravel().tolist()]
