"""What may cross between the sandbox and the grader: plain data, never pickles.

A frame is a length, a JSON text and the raw bytes of the arrays that the text names. Whoever reads
one trusts nothing in it: sizes, nesting, numbers of items, types and shapes are checked first.
"""

import json
import socket
import struct
import time

from mlcourse.grading.sandbox.decoder import Decoder
from mlcourse.grading.sandbox.encoder import TOO_MUCH_TEXT, Encoder
from mlcourse.grading.sandbox.forms import (
    MOST_BYTES,
    MOST_ITEMS,
    MOST_TEXT,
    Closed,
    Foreign,
    Plain,
    Reference,
    WireError,
)

__all__ = [
    "MOST_ITEMS", "Closed", "Foreign", "Plain", "Reference", "WireError",
    "decode", "decode_frame", "encode", "receive", "send", "ship",
]  # fmt: skip

WRITER = json.JSONEncoder(separators=(",", ":"), allow_nan=False, ensure_ascii=False)
HEADER = struct.Struct("<QQ")  # bytes of the JSON text, bytes of the arrays


def encode(value: Plain) -> bytes:
    """Turn plain data into one frame."""
    encoder = Encoder()
    tree = encoder.tree(value)
    text = WRITER.encode(tree).encode("utf-8", "replace")  # half a surrogate pair has no bytes
    if len(text) > MOST_TEXT:
        raise WireError(TOO_MUCH_TEXT)
    arrays = b"".join(encoder.buffers)
    return HEADER.pack(len(text), len(arrays)) + text + arrays


def decode_frame(frame: bytes) -> Plain:
    """Turn one whole frame into plain data."""
    length, _ = HEADER.unpack_from(frame)
    content = memoryview(frame)[HEADER.size :]
    return decode(content[:length], content[length:])


def decode(text: bytes | memoryview, arrays: bytes | memoryview) -> Plain:
    """Turn the two parts of a frame into plain data."""
    try:
        tree = json.loads(str(text, "utf-8"))
    except (ValueError, RecursionError) as error:
        raise WireError("not JSON") from error
    return Decoder(memoryview(arrays)).value(tree)


def send(connection: socket.socket, value: Plain) -> None:
    """Send one frame."""
    ship(connection, encode(value))


def ship(connection: socket.socket, frame: bytes, deadline: float | None = None) -> None:
    """Send an encoded frame, by a moment of the monotonic clock if one is given."""
    try:
        connection.settimeout(_left(deadline))
        connection.sendall(frame)
    except ConnectionError as error:
        raise Closed from error


def receive(connection: socket.socket, deadline: float | None = None) -> Plain:
    """Wait for one frame and decode it.

    The deadline is for the whole frame: bytes that drip in slowly do not put it off.

    Raises
    ------
    TimeoutError, Closed, WireError
    """
    lengths = HEADER.unpack(_exactly(connection, HEADER.size, deadline))
    if lengths[0] > MOST_TEXT or lengths[1] > MOST_BYTES:
        raise WireError("a message over the limit")
    content = memoryview(_exactly(connection, sum(lengths), deadline))
    return decode(content[: lengths[0]], content[lengths[0] :])


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytearray:
    parts = bytearray()
    while len(parts) < count:
        try:
            connection.settimeout(_left(deadline))
            part = connection.recv(min(count - len(parts), 2**20))
        except ConnectionError as error:
            raise Closed from error
        if not part:
            raise Closed
        parts += part
    return parts


def _left(deadline: float | None) -> float | None:
    """Count the seconds until a deadline."""
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
