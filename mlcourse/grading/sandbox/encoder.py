"""Write plain data in the agreed form."""

import sys
from typing import Any

import numpy as np
from msgpack import ExtType, Packer

from mlcourse.grading.sandbox.forms import (
    DEEPEST,
    DTYPES,
    HEADS,
    MARKS,
    MOST_AXES,
    MOST_BYTES,
    MOST_DIGITS,
    MOST_ITEMS,
    MOST_KEYS,
    MOST_NAME,
    MOST_TEXT,
    MOST_WORDS,
    NOT_PLAIN,
    TEXT,
    Foreign,
    Mark,
    Plain,
    Reference,
    WireError,
)

ARRAYS = (np.ndarray, np.generic)
ATOMS = frozenset((bool, int, float, complex, type(None)))
KINDS = {name: place for place, name in enumerate(DTYPES)}
# The same for what lies in memory as it crosses, by NumPy's numbers of types.
AS_IT_IS = {
    np.dtype(kind).num: KINDS[name]
    for kind in np.typecodes["All"]
    if sys.byteorder == "little" and (name := np.dtype(kind).str) in KINDS
}
TOO_MUCH_TEXT = f"text of more than {MOST_TEXT // 2**20} MB"
ROOM = 4096  # bytes that a packer begins with


class Encoder:
    """Turn plain data into MessagePack; what is not plain raises a WireError."""

    def __init__(self) -> None:
        self.items = 0
        self.keys = 0
        self.bytes = 0  # of numbers
        self.room = 0  # that arrays of texts take

    def encode(self, value: Plain) -> bytes:
        """Encode one value."""
        self._look_into((value,), 0)
        packer = Packer(
            default=self._marked, strict_types=True, buf_size=ROOM,
            unicode_errors="replace",  # half a surrogate pair has no bytes
        )  # fmt: skip
        body: bytes = packer.pack(value)
        if len(body) - self.bytes > MOST_TEXT:
            raise WireError(TOO_MUCH_TEXT)
        return body

    def _look_into(self, items: Any, depth: int) -> None:
        """Look through containers before they are written: they may be endless, or hold bytes."""
        self._count_items(len(items))
        for item in items:
            kind = type(item)
            if kind in ATOMS:
                continue
            if kind is str:
                if len(item) > MOST_TEXT:
                    raise WireError(TOO_MUCH_TEXT)
            elif kind in (list, tuple, dict):
                if depth > DEEPEST:
                    raise WireError(f"data nested more than {DEEPEST} deep")
                if kind is dict:
                    self._look_into_keys(item, depth + 1)
                    item = item.values()
                self._look_into(item, depth + 1)
            elif kind in NOT_PLAIN:  # MessagePack would take these
                raise WireError(_refusal(item))

    def _look_into_keys(self, mapping: dict[Any, Any], depth: int) -> None:
        if set(map(type, mapping)) <= TEXT:
            return
        self.keys += sum(type(key) is not str for key in mapping)
        if self.keys > MOST_KEYS:
            raise WireError(f"dicts with more than {MOST_KEYS:,} keys that are not text")
        self._look_into(mapping, depth)

    def _count_items(self, count: int) -> None:
        self.items += count
        if self.items > MOST_ITEMS:
            raise WireError(f"data with more than {MOST_ITEMS:,} items")

    def _marked(self, value: Any) -> Any:
        """Give what MessagePack knows in the place of what it does not."""
        if isinstance(value, ARRAYS):
            return self._array(value)
        kind = type(value)
        if kind is tuple:
            return [MARKS[Mark.TUPLE], *value]
        if kind is Reference:
            return [MARKS[Mark.REFERENCE], value.handle, value.kind[:MOST_NAME], value.callable]
        if kind is Foreign:
            return [MARKS[Mark.FOREIGN], value.text[:MOST_WORDS]]
        if kind is complex:
            return [MARKS[Mark.COMPLEX], value.real, value.imag]
        if kind is not int:
            raise WireError(_refusal(value))
        if value.bit_length() > 4 * MOST_DIGITS:
            raise WireError(f"a whole number of {value.bit_length()} bits")
        return [MARKS[Mark.BIG], hex(value)]

    def _array(self, value: Any) -> Any:
        scalar = isinstance(value, np.generic)
        value = np.asarray(value)  # subclasses have methods of their own
        if value.ndim > MOST_AXES:
            raise WireError(f"an array with {value.ndim} axes")
        dtype = value.dtype
        if dtype.kind == "U":
            return self._texts(value)
        place = AS_IT_IS.get(dtype.num) if dtype.isnative else None
        if place is None:
            place = KINDS.get(name := dtype.str.replace(">", "<"))
            if place is None:
                raise WireError(f"an array of dtype {dtype}")
            value = value.astype(name)
        self.bytes += value.nbytes
        if self.bytes > MOST_BYTES:
            raise WireError(f"arrays of more than {MOST_BYTES // 2**20} MB")
        shape = value.shape
        head = HEADS[len(shape)].pack(place, scalar, len(shape), *shape)
        # The bytes in C's order, whatever the strides were.
        return ExtType(Mark.ARRAY, head + value.tobytes())

    def _texts(self, array: Any) -> Any:
        self._count_items(array.size + array.ndim)
        self.room += array.nbytes
        if self.room > MOST_BYTES:
            raise WireError(f"an array of {array.size:,} texts")
        return [MARKS[Mark.TEXTS], list(array.shape), array.ravel().tolist()]


def _refusal(value: Any) -> str:
    return f"an object of type {type(value).__name__[:MOST_NAME]}"
