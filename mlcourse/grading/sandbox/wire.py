"""What may cross between the sandbox and the grader: plain data, never pickles.

A frame is a length, a JSON text and the raw bytes of the arrays that the text names. Whoever reads
one trusts nothing in it: sizes, nesting, numbers of items, types and shapes are checked first.
"""

import json
import math
import socket
import struct
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

Plain: TypeAlias = Any

MOST_BYTES = 64 * 2**20  # of one frame
MOST_TEXT = 8 * 2**20  # of its JSON part
MOST_ITEMS = 200_000  # of all containers in a frame
DEEPEST = 16
MOST_AXES = 32
HEADER = struct.Struct("<QQ")  # bytes of the JSON text, bytes of the arrays
DTYPES = frozenset(f"{order}{kind}" for order in "|<" for kind in (
    "b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "u8", "f2", "f4", "f8", "c8", "c16",
))  # fmt: skip


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


class Encoder:
    """Turn plain data into a JSON tree and a list of buffers."""

    def __init__(self) -> None:
        self.buffers: list[bytes] = []
        self.items = 0
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
            return value if abs(value) < 2**53 else ["i", hex(value)]
        if kind is complex:
            return ["c", repr(value.real), repr(value.imag)]
        if isinstance(value, np.ndarray | np.generic):
            return self._array(value)
        if kind is Reference:
            return ["r", value.handle, value.kind, value.callable]
        if kind is Foreign:
            return ["x", value.text]
        if kind in (list, tuple, dict):
            return self._container(value, depth)
        raise WireError(f"an object of type {kind.__name__}")

    def _container(self, value: Any, depth: int) -> Any:
        self.items += len(value)
        if self.items > MOST_ITEMS:
            raise WireError(f"data with more than {MOST_ITEMS:,} items")
        if type(value) is dict:
            pairs = value.items()
            return ["d", [[self.tree(k, depth + 1), self.tree(v, depth + 1)] for k, v in pairs]]
        mark = "l" if type(value) is list else "t"
        return [mark, [self.tree(item, depth + 1) for item in value]]

    def _array(self, value: Any) -> Any:
        array = np.asarray(value)
        if array.dtype.kind in "US":  # texts cross as lists
            return ["u", self.tree(array.tolist())]
        dtype = array.dtype.newbyteorder("<").str
        if dtype not in DTYPES:
            raise WireError(f"an array of dtype {array.dtype}")
        self.size += array.nbytes
        if self.size > MOST_BYTES:
            raise WireError(f"arrays of more than {MOST_BYTES // 2**20} MB")
        # A C-ordered copy in little-endian bytes, whatever the strides were.
        self.buffers.append(array.astype(dtype, copy=False).tobytes())
        scalar = isinstance(value, np.generic)
        return ["a", dtype, list(array.shape), scalar]


class Decoder:
    """Read a JSON tree and its bytes; refuse all that is not of the agreed form."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.offset = 0
        self.items = 0

    def value(self, tree: Any, depth: int = 0) -> Plain:
        """Decode one value."""
        if depth > DEEPEST + 1:
            raise WireError("nested too deep")
        if tree is None or type(tree) in (bool, str, int, float):
            return tree
        if type(tree) is not list or not tree or type(tree[0]) is not str:
            raise WireError("not of the agreed form")
        mark, rest = tree[0], tree[1:]
        if mark in ("l", "t", "d") and len(rest) == 1 and type(rest[0]) is list:
            return self._container(mark, rest[0], depth)
        if mark == "a" and len(rest) == 3:
            return self._array(*rest)
        return self._other(mark, rest, depth)

    def _container(self, mark: str, content: list[Any], depth: int) -> Plain:
        self.items += len(content)
        if self.items > MOST_ITEMS:
            raise WireError("too many items")
        if mark == "d":
            if not all(type(pair) is list and len(pair) == 2 for pair in content):
                raise WireError("a dict that is none")
            keys = [self.value(pair[0], depth + 1) for pair in content]
            values = [self.value(pair[1], depth + 1) for pair in content]
            try:
                return dict(zip(keys, values, strict=True))
            except TypeError as error:
                raise WireError("a dict whose keys cannot be keys") from error
        items = [self.value(item, depth + 1) for item in content]
        return items if mark == "l" else tuple(items)

    def _array(self, dtype: Any, shape: Any, scalar: Any) -> Plain:
        sizes = type(shape) is list and len(shape) <= MOST_AXES
        if not sizes or not all(type(n) is int and 0 <= n < 2**40 for n in shape):
            raise WireError("an array without a shape")
        if type(dtype) is not str or dtype not in DTYPES or type(scalar) is not bool:
            raise WireError("an array of another dtype")
        count = math.prod(shape)
        end = self.offset + count * np.dtype(dtype).itemsize
        if end > len(self.data):
            raise WireError("an array longer than its bytes")
        flat = np.frombuffer(self.data, dtype=dtype, count=count, offset=self.offset)
        self.offset = end
        array = flat.reshape(shape).copy()
        return array[()] if scalar and array.ndim == 0 else array

    def _other(self, mark: str, rest: list[Any], depth: int) -> Plain:
        match mark, rest:
            case "f", [("nan" | "inf" | "-inf") as text]:
                return float(text)
            case "i", [str(text)] if len(text) < 10_000:
                return _number(int, text, 16)
            case "c", [str(real), str(imaginary)] if len(real) + len(imaginary) < 100:
                return complex(_number(float, real), _number(float, imaginary))
            case "u", [tree]:
                return np.asarray(self.value(tree, depth + 1), dtype=str)
            case "r", [int(handle), str(kind), bool(can)] if len(kind) < 200:
                return Reference(handle, kind, can)
            case "x", [str(text)] if len(text) < 1000:
                return Foreign(text)
        raise WireError("not of the agreed form")


def _number(kind: Any, *arguments: Any) -> Any:
    try:
        return kind(*arguments)
    except ValueError as error:
        raise WireError("a number that is none") from error


def encode(value: Plain) -> bytes:
    """Turn plain data into one frame."""
    encoder = Encoder()
    text = json.dumps(encoder.tree(value), separators=(",", ":"), allow_nan=False).encode()
    if len(text) > MOST_TEXT:
        raise WireError(f"text of more than {MOST_TEXT // 2**20} MB")
    arrays = b"".join(encoder.buffers)
    return HEADER.pack(len(text), len(arrays)) + text + arrays


def decode(text: bytes, arrays: bytes) -> Plain:
    """Turn the two parts of a frame into plain data."""
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    return Decoder(memoryview(arrays)).value(tree)


def send(connection: socket.socket, value: Plain) -> None:
    """Send one frame."""
    try:
        connection.sendall(encode(value))
    except (BrokenPipeError, ConnectionError) as error:
        raise Closed from error


def receive(connection: socket.socket) -> Plain:
    """Wait for one frame and decode it; the connection's own timeout applies to each read."""
    lengths = HEADER.unpack(_exactly(connection, HEADER.size))
    if lengths[0] > MOST_TEXT or sum(lengths) > MOST_BYTES + MOST_TEXT:
        raise WireError("a message over the limit")
    return decode(_exactly(connection, lengths[0]), _exactly(connection, lengths[1]))


def _exactly(connection: socket.socket, count: int) -> bytes:
    parts = bytearray()
    while len(parts) < count:
        try:
            part = connection.recv(min(count - len(parts), 2**20))
        except ConnectionError as error:
            raise Closed from error
        if not part:
            raise Closed
        parts += part
    return bytes(parts)
