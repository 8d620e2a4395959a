"""Read the agreed form: whoever wrote it may be hostile, so every part of it is checked first."""

from typing import Any

import msgpack
import numpy as np
from msgpack import ExtType

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

KINDS = [np.dtype(name) for name in DTYPES]
START = HEADS[0].size


class Decoder:
    """Read one message; refuse all that is not of the agreed form."""

    def __init__(self) -> None:
        self.containers = 0
        self.items = 0
        self.keys = 0
        self.bytes = 0  # of numbers
        self.room = 0  # that arrays of texts take

    def decode(self, body: bytes | bytearray | memoryview) -> Plain:
        """Decode one value.

        Raises
        ------
        WireError
        """
        try:
            value = msgpack.unpackb(
                body,
                list_hook=self._list,
                object_pairs_hook=self._dict,
                ext_hook=self._other,
                strict_map_key=False,
                unicode_errors="replace",
                max_array_len=min(MOST_ITEMS, len(body)),  # room for all is made beforehand
                max_map_len=min(MOST_ITEMS, len(body)),
                max_ext_len=MOST_BYTES + HEADS[-1].size,
            )
        except WireError:
            raise
        except Exception as error:
            raise WireError("not MessagePack") from error
        if len(body) - self.bytes > MOST_TEXT:
            raise WireError("too much text")
        if type(value) in NOT_PLAIN:
            raise WireError("not of the agreed form")
        # So few containers cannot be nested deeper.
        if self.containers > DEEPEST:
            _measure(value, DEEPEST + 1)
        return value

    def _take(self, items: Any) -> None:
        """Count items, and look that all are plain; a mark out of its place is not."""
        self.containers += 1
        self.items += len(items)
        if self.items > MOST_ITEMS:
            raise WireError("too many items")
        if not NOT_PLAIN.isdisjoint(map(type, items)):
            raise WireError("not of the agreed form")

    def _list(self, items: list[Any]) -> Plain:
        if not items or type(items[0]) is not ExtType:
            self._take(items)
            return items
        mark, *rest = items
        if mark.code != Mark.TUPLE:
            return self._marked(mark.code, rest)
        self._take(rest)
        return tuple(rest)

    def _dict(self, pairs: list[tuple[Any, Any]]) -> Plain:
        keys, values = zip(*pairs, strict=True) if pairs else ((), ())
        self._take(values)
        if not set(map(type, keys)) <= TEXT:
            self._take(keys)
            self.keys += sum(type(key) is not str for key in keys)
            if self.keys > MOST_KEYS:
                raise WireError("too many keys")
        try:
            return dict(pairs)
        except TypeError as error:
            raise WireError("a dict whose keys cannot be keys") from error

    def _marked(self, code: int, rest: list[Any]) -> Plain:
        match code, rest:
            case Mark.BIG, [str(text)] if len(text) <= MOST_DIGITS + 4:
                return _whole(text)
            case Mark.COMPLEX, [float(real), float(imaginary)]:
                return complex(real, imaginary)
            case Mark.TEXTS, [list(shape), list(texts)]:
                return self._texts(shape, texts)
            case Mark.REFERENCE, [int(handle), str(kind), bool(can)] if len(kind) <= MOST_NAME:
                return Reference(handle, kind, can)
            case Mark.FOREIGN, [str(text)] if len(text) <= MOST_WORDS:
                return Foreign(text)
        raise WireError("not of the agreed form")

    def _other(self, code: int, content: bytes) -> Plain:
        if code == Mark.ARRAY:
            return self._array(content)
        if code in MARKS and not content:
            return MARKS[code]
        raise WireError("not of the agreed form")

    def _array(self, content: bytes) -> Plain:
        axes = content[2] if len(content) >= START else MOST_AXES + 1
        if axes > MOST_AXES or len(content) < HEADS[axes].size:
            raise WireError("an array without a shape")
        place, scalar, _, *shape = HEADS[axes].unpack_from(content)
        if place >= len(KINDS):
            raise WireError("an array of another dtype")
        size = _count(shape) * KINDS[place].itemsize
        if len(content) - HEADS[axes].size != size:
            raise WireError("an array with more or less than its bytes")
        self.bytes += size
        if self.bytes > MOST_BYTES:
            raise WireError("too many bytes")
        flat = np.frombuffer(content, KINDS[place], offset=HEADS[axes].size)
        if place == 0:  # one byte, and any but 0 is true
            flat = flat.view(np.uint8) != 0
        if scalar and not shape:
            return flat[0]
        return (flat if axes == 1 else _shaped(flat, shape)).copy()

    def _texts(self, shape: list[Any], texts: list[Any]) -> Plain:
        if len(shape) > MOST_AXES or any(type(size) is not int or size < 0 for size in shape):
            raise WireError("an array without a shape")
        if len(texts) != _count(shape) or not all(type(text) is str for text in texts):
            raise WireError("an array of other than its texts")
        # NumPy gives every text the room of the longest.
        self.room += 4 * len(texts) * max(map(len, texts), default=0)
        if self.room > MOST_BYTES:
            raise WireError("texts of very different lengths")
        return _shaped(np.array(texts, dtype=str), shape)


def _measure(value: Plain, deepest: int) -> None:
    """Refuse what is nested too deep for those who walk through it."""
    if deepest < 0:
        raise WireError("nested too deep")
    for item in (*value, *value.values()) if type(value) is dict else value:
        if type(item) in (list, tuple, dict):
            _measure(item, deepest - 1)


def _count(shape: list[int]) -> int:
    count = 1
    for size in shape:
        if size >= 2**40:
            raise WireError("an array without a shape")
        count *= size
    return count


def _shaped(flat: Any, shape: list[int]) -> Any:
    try:
        return flat.reshape(shape)
    except ValueError as error:  # an empty array whose other axes are too long
        raise WireError("an array of no possible shape") from error


def _whole(text: str) -> int:
    try:
        return int(text, 16)
    except ValueError as error:
        raise WireError("a number that is none") from error
