"""The agreed form of what crosses between the sandbox and the grader: what may, and how much."""

import enum
import struct
from dataclasses import dataclass
from typing import Any, TypeAlias

from msgpack import ExtType, Timestamp

Plain: TypeAlias = Any

MOST_BYTES = 64 * 2**20  # of all arrays in a frame
MOST_TEXT = 8 * 2**20  # of all the rest
MOST_ITEMS = 200_000  # of all containers in a frame
MOST_KEYS = 2_000  # of dicts, other than texts: whoever chooses them can make them collide
MOST_DIGITS = 8_000  # of a whole number in base 16
MOST_NAME = 200  # characters of a type's name
MOST_WORDS = 1_000
DEEPEST = 16
MOST_AXES = 32
# Of arrays, in little-endian order; a frame names one by its place.
DTYPES = (
    "|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8", "<c8",
    "<c16",
)  # fmt: skip
# Before the bytes of an array: its dtype, whether it is a scalar, how many axes, and their lengths.
HEADS = [struct.Struct("<B?B" + axes * "Q") for axes in range(MOST_AXES + 1)]


class Mark(enum.IntEnum):
    """What MessagePack itself has no form for; all but arrays are lists that begin with a mark."""

    ARRAY = 1
    TEXTS = 2
    TUPLE = 3
    BIG = 4
    COMPLEX = 5
    REFERENCE = 6
    FOREIGN = 7


MARKS: dict[int, ExtType] = {mark: ExtType(mark, b"") for mark in Mark if mark is not Mark.ARRAY}


class WireError(Exception):
    """A message that is too large, too deep, or not of the form agreed on."""


class Closed(Exception):  # noqa: N818 - it says what happened to the other side
    """The other side is gone."""


@dataclass(frozen=True)
class Reference:
    """Something that stays in the sandbox: a handle to it, the name of its type, its members."""

    handle: int
    kind: str
    callable: bool


@dataclass(frozen=True)
class Foreign:
    """Something that can neither cross nor be used from outside, in words."""

    text: str


TEXT = {str}  # the types of usual keys
# What MessagePack has and plain data has not.
NOT_PLAIN = frozenset((bytes, bytearray, memoryview, ExtType, Timestamp))
