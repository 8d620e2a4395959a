"""What may cross between the sandbox and the grader: plain data, never pickles.

A frame is a length and a message in MessagePack. Whoever reads one trusts nothing in it: sizes,
nesting, numbers of items, types and shapes are checked.
"""

import socket
import struct
import time

from mlcourse.grading.sandbox.decoder import Decoder
from mlcourse.grading.sandbox.encoder import Encoder
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
    "decode", "decode_frame", "encode", "receive", "send", "ship", "take",
]  # fmt: skip

HEADER = struct.Struct("<Q")  # bytes of the message


def encode(value: Plain) -> bytes:
    """Turn plain data into one frame."""
    body = Encoder().encode(value)
    return HEADER.pack(len(body)) + body


def decode_frame(frame: bytes) -> Plain:
    """Turn one whole frame into plain data."""
    return decode(memoryview(frame)[HEADER.size :])


def decode(body: bytes | bytearray | memoryview) -> Plain:
    """Turn the message of a frame into plain data."""
    return Decoder().decode(body)


def send(connection: socket.socket, value: Plain) -> None:
    """Send one frame."""
    ship(connection, encode(value))


def ship(connection: socket.socket, frame: bytes, deadline: float | None = None) -> None:
    """Send an encoded frame, by a moment of the monotonic clock if one is given."""
    try:
        _set_timeout(connection, deadline)
        connection.sendall(frame)
    except ConnectionError as error:
        raise Closed from error


def receive(connection: socket.socket, deadline: float | None = None) -> Plain:
    """Wait for one frame and decode it.

    Raises
    ------
    TimeoutError, Closed, WireError
    """
    return decode(take(connection, deadline))


def take(connection: socket.socket, deadline: float | None = None) -> bytes | bytearray:
    """Wait for one frame; return its message as it came.

    The deadline is for the whole frame: bytes that drip in slowly do not put it off.

    Raises
    ------
    TimeoutError, Closed, WireError
    """
    (length,) = HEADER.unpack(_exactly(connection, HEADER.size, deadline))
    if not 0 < length <= MOST_BYTES + MOST_TEXT:
        raise WireError("a message that is empty or over the limit")
    return _exactly(connection, length, deadline)


def _exactly(connection: socket.socket, count: int, deadline: float | None) -> bytes | bytearray:
    part = _part(connection, count, deadline)
    if len(part) == count:  # nearly all come whole
        return part
    parts = bytearray(part)
    while len(parts) < count:
        parts += _part(connection, count - len(parts), deadline)
    return parts


def _part(connection: socket.socket, most: int, deadline: float | None) -> bytes:
    try:
        _set_timeout(connection, deadline)
        part = connection.recv(min(most, 2**20))
    except ConnectionError as error:
        raise Closed from error
    if not part:
        raise Closed
    return part


def _set_timeout(connection: socket.socket, deadline: float | None) -> None:
    """Let what comes next on a connection take until a moment, or as long as it likes."""
    if deadline is None:
        if connection.gettimeout() is not None:
            connection.settimeout(None)
        return
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    connection.settimeout(left)
