"""What crosses between sandbox and grader: plain data comes through whole, nothing else does."""

import functools
import socket
import struct
import subprocess
import sys
import threading
import time

import msgpack
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlcourse.grading.sandbox import forms, wire
from mlcourse.grading.sandbox.forms import MARKS, Mark
from mlcourse.grading.sandbox.wire import Closed, Foreign, Reference, WireError

HEADER = struct.Struct("<Q")
FAILS = (WireError, Closed)


def message(value):
    frame = wire.encode(value)
    assert len(frame) == 8 + HEADER.unpack_from(frame)[0]
    return frame[8:]


def there_and_back(value):
    return wire.decode(message(value))


def alike(a, b):
    """Whether two values are of the same types and the same to the last bit, nan included."""
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        same_type = a.dtype.newbyteorder("=") == b.dtype.newbyteorder("=") and a.shape == b.shape
        return same_type and np.array_equal(a, b, equal_nan=a.dtype.kind in "fc")
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, dict):
        return alike(list(a.items()), list(b.items()))
    return repr(a) == repr(b)


# --- what may cross, comes through ----------------------------------------------------------------

NUMBERS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**200), 2**200),
    st.floats(),
    st.complex_numbers(),
    st.text(),
)
KINDS = [np.bool_, *"bBhHiIlLqQ", np.float16, np.float32, np.float64, np.complex64, np.complex128]
ARRAYS = st.sampled_from(KINDS).flatmap(
    lambda kind: hnp.arrays(kind, hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4))
)
PLAIN = st.recursive(
    NUMBERS | ARRAYS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text() | st.integers() | st.booleans(), inner, max_size=4),
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_plain_data_comes_through_as_it_was(value):
    assert alike(there_and_back(value), value)


@pytest.mark.parametrize(
    "array",
    [
        np.asfortranarray(np.arange(6.0).reshape(2, 3)),
        np.arange(24.0).reshape(2, 3, 4)[:, ::-2, 1::2],
        np.arange(3.0)[::-1],
        np.arange(4, dtype=">i4"),
        np.array([1.5, np.nan, -np.inf], dtype=">f8"),
        np.zeros((0, 3)),
        np.zeros((3, 0, 2), dtype=np.float32),
        np.array(5.0),
        np.array(["a", "ü€𝄞", ""]),
        np.array([["a", "bc"], ["", "d"]]),
        np.zeros((2, 0), dtype="U3"),
        np.broadcast_to(np.float32(2), (3, 2)),
        np.zeros((1,) * 32),
    ],
)
def test_arrays_of_every_layout_come_through(array):
    back = there_and_back(array)
    assert back.dtype.kind == array.dtype.kind
    assert back.shape == array.shape
    assert np.array_equal(back, array, equal_nan=array.dtype.kind == "f")
    assert type(back) is np.ndarray
    assert back.flags.writeable


@pytest.mark.parametrize("scalar", [np.float64(0.1), np.int8(-3), np.bool_(True), np.complex64(1j)])
def test_numpy_scalars_stay_scalars(scalar):
    back = there_and_back(scalar)
    assert type(back) is type(scalar)
    assert back == scalar


def test_an_array_with_numpys_most_axes_is_refused_before_it_is_sent():
    with pytest.raises(WireError, match="33 axes"):
        wire.encode(np.zeros((1,) * 33))


REFUSED = [
    (object(), "object"),
    ({1, 2}, "set"),
    (b"bytes", "bytes"),
    ([bytearray(3)], "bytearray"),
    ({"a": memoryview(b"")}, "memoryview"),
    ({b"": 1}, "bytes"),
    ((msgpack.ExtType(3, b""), 1), "ExtType"),
    (msgpack.Timestamp(0), "Timestamp"),
    (np.array([None, 1]), "object"),
    (np.array([(1, 2.0)], dtype=[("a", int), ("b", float)]), "dtype"),
    (np.array(["2020-01-01"], dtype="M8[D]"), "datetime64"),
    (np.array([b"abc"]), "S3"),
    (np.zeros(3, dtype="V8"), "V8"),
    (np.dtypes.StringDType(), "type"),
    (np.array(["a"], dtype=np.dtypes.StringDType()), "dtype"),
    (np.longdouble(1), "dtype"),
    (type("MyInt", (int,), {})(3), "MyInt"),
    (type("MyFloat", (float,), {})(3), "MyFloat"),
    (type("MyDict", (dict,), {})(), "MyDict"),
    (type("n" * 5000, (), {})(), "nnn"),
    (10**20_000, "bits"),
    (np.zeros(9 * 2**20), "64 MB"),
    ([0] * 200_001, "200,000 items"),
    (dict.fromkeys(range(2001), 0), "2,000 keys"),
    ("x" * (9 * 2**20), "8 MB"),
]


@pytest.mark.parametrize(("value", "words"), REFUSED, ids=range(len(REFUSED)))
def test_what_may_not_cross_is_refused_in_words(value, words):
    with pytest.raises(WireError, match=words) as caught:
        wire.encode(value)
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    "value",
    [
        [1j] * 199_999,
        ((),) * 199_999,
        [2**70] * 199_999,
        np.array(["a"] * 199_998),
        {str(i): i for i in range(199_999)},
        dict.fromkeys(range(2_000), ""),
        np.zeros(8 * 2**20),
        "x" * (8 * 2**20 - 9),
    ],
    ids=["complex", "tuples", "whole", "texts", "dict", "keys", "array", "text"],
)
def test_as_much_as_may_cross_comes_through(value):
    assert alike(there_and_back(value), value)


def test_nesting_ends_somewhere():
    deep = []
    for _ in range(15):
        deep = [deep]
    assert there_and_back(deep) == deep
    endless = []
    endless.append(endless)
    for value in ([[deep]], endless):
        with pytest.raises(WireError, match="deep"):
            wire.encode(value)


def test_handles_and_words_come_through_within_their_lengths():
    assert there_and_back([Reference(3, "Layer", True), Foreign("a set")]) == [
        Reference(3, "Layer", True),
        Foreign("a set"),
    ]
    back = there_and_back((Reference(0, "n" * 5000, False), Foreign("w" * 5000)))
    assert (len(back[0].kind), len(back[1].text)) == (forms.MOST_NAME, forms.MOST_WORDS)


# --- hostile bytes --------------------------------------------------------------------------------


AGREED = (
    type(None), bool, int, float, complex, str, list, tuple, dict, np.ndarray, np.generic,
    Reference, Foreign,
)  # fmt: skip


def only_agreed(value):
    assert isinstance(value, AGREED)
    assert not isinstance(value, msgpack.ExtType)
    if isinstance(value, dict):
        return all(map(only_agreed, value)) and all(map(only_agreed, value.values()))
    return not isinstance(value, list | tuple) or all(map(only_agreed, value))


def refused_or_agreed(body):
    try:
        value = wire.decode(body)
    except WireError:
        return
    only_agreed(value)


@given(st.binary(max_size=200))
def test_random_bytes_give_nothing_but_what_is_agreed(body):
    with pytest.raises(WireError):
        wire.decode(b"\xc1" + body)  # no form begins with this byte
    refused_or_agreed(body)


FORMS = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats()
    | st.text(max_size=5)
    | st.binary(max_size=5)
    | st.sampled_from(list(MARKS.values()))
    | st.builds(msgpack.ExtType, st.integers(0, 9), st.binary(max_size=30))
    | st.builds(msgpack.Timestamp, st.integers(0, 2**33)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=3) | st.integers(0, 3) | st.binary(), inner, max_size=2)
        | st.tuples(st.sampled_from(list(MARKS.values())), inner).map(list)
        | st.tuples(st.sampled_from(list(MARKS.values())), inner, inner).map(list)
    ),
    max_leaves=15,
)


@given(FORMS)
def test_random_forms_give_nothing_but_what_is_agreed(form):
    refused_or_agreed(msgpack.packb(form))


@given(PLAIN, st.data())
def test_frames_with_a_few_wrong_bytes_give_nothing_but_what_is_agreed(value, data):
    body = bytearray(message(value))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(body) - 1))
        body[place] = data.draw(st.integers(0, 255))
    refused_or_agreed(bytes(body[: data.draw(st.integers(1, len(body)))]))


def array(place, scalar, *shape, content=b"", axes=None):
    axes = len(shape) if axes is None else axes
    head = bytes([place, scalar, axes]) + struct.pack(f"<{len(shape)}Q", *shape)
    return msgpack.ExtType(Mark.ARRAY, head + content)


def marked(name, *rest):
    return [MARKS[name], *rest]


class Raw(bytes):
    """A message as it comes."""


F8 = forms.DTYPES.index("<f8")
ARRAY = msgpack.packb(array(0, 0, 1, content=b"1"))


def test_the_forms_of_hostile_arrays_below_are_right_but_for_their_faults():
    good = wire.decode(msgpack.packb(array(F8, 0, 2, content=struct.pack("<2d", 0.5, 2))))
    assert good.tolist() == [0.5, 2.0]
    assert good.dtype == np.float64


HOSTILE = {
    "dtype that is none": array(len(forms.DTYPES), 0, 1, content=bytes(8)),
    "array without a head": msgpack.ExtType(Mark.ARRAY, b""),
    "array with half a head": msgpack.ExtType(Mark.ARRAY, bytes([F8, 0])),
    "array without its axes": array(F8, 0, axes=3),
    "too many axes": array(F8, 0, *[1] * 33, content=bytes(8)),
    "many axes that do not come": array(F8, 0, axes=255),
    "endless size": array(F8, 0, 2**39),
    "size over 40 bits": array(0, 0, 2**40, 0),
    "size of 64 bits": array(F8, 0, 2**64 - 1),
    "product over 64 bits": array(0, 0, *[2**39] * 32),
    "empty and enormous": array(F8, 0, 2**39, 2**39, 2**39, 0),
    "more than comes": array(F8, 0, 3, content=bytes(16)),
    "less than comes": array(F8, 0, 1, content=bytes(16)),
    "half a number": array(F8, 0, 1, content=bytes(7)),
    "bytes": b"abc",
    "no bytes": b"",
    "bytes in a list": [1, b""],
    "bytes as a key": {b"": 1},
    "bytes as a value": {"a": b""},
    "a moment": msgpack.Timestamp(5),
    "a moment in a list": [msgpack.Timestamp(5)],
    "a moment in a tuple": marked(Mark.TUPLE, msgpack.Timestamp(5)),
    "a mark alone": MARKS[Mark.TUPLE],
    "a mark out of its place": [1, MARKS[Mark.TUPLE]],
    "a mark after a mark": marked(Mark.TUPLE, MARKS[Mark.TUPLE]),
    "a mark as a key": {MARKS[Mark.TUPLE]: 1},
    "a mark as a value": {"a": MARKS[Mark.TUPLE]},
    "a mark with content": [msgpack.ExtType(Mark.TUPLE, b"a")],
    "unknown mark": msgpack.ExtType(99, b""),
    "list as a key": Raw(b"\x81\x90\x01"),
    "array as a key": Raw(b"\x81" + ARRAY + b"\x01"),
    "array inside a key": Raw(b"\x81\x92\xc7\x00\x03" + ARRAY + b"\x01"),
    "deep dicts": functools.reduce(lambda inner, _: {"a": inner}, range(20), 0),
    "deep lists": functools.reduce(lambda inner, _: [inner], range(20), 0),
    "deep tuples": functools.reduce(lambda inner, _: marked(Mark.TUPLE, inner), range(20), 0),
    "very deep lists": Raw(b"\x91" * 1_000 + b"\x01"),
    "lists deeper than anyone reads": Raw(b"\x91" * 100_000 + b"\x01"),
    "deep in a key": Raw(b"\x81" + b"\x93\xc7\x00\x03\x01" * 20 + b"\x01" + b"\x01"),
    "dicts without end": {str(i): {} for i in range(200_001)},
    "list that ends early": Raw(b"\x92\x01"),
    "two messages": Raw(b"\x01\x01"),
    "nothing": Raw(b""),
    "a list of more than there is": Raw(b"\xdd\xff\xff\xff\xff"),
    "a dict of more than there is": Raw(b"\xdf\xff\xff\xff\xff"),
    "a text of more than there is": Raw(b"\xdb\xff\xff\xff\xffabc"),
    "whole number that is none": marked(Mark.BIG, "0xzz"),
    "whole number that is one": marked(Mark.BIG, 7),
    "whole number without end": marked(Mark.BIG, "0x" + "f" * 10_000),
    "complex of texts": marked(Mark.COMPLEX, "1", "0"),
    "complex of one": marked(Mark.COMPLEX, 1.0),
    "texts over numbers": marked(Mark.TEXTS, [2], [1, 2]),
    "texts over lists": marked(Mark.TEXTS, [1], [["a"]]),
    "texts that are too few": marked(Mark.TEXTS, [3], ["a"]),
    "texts without a shape": marked(Mark.TEXTS, 1, ["a"]),
    "texts of a size that is true": marked(Mark.TEXTS, [True], ["a"]),
    "texts of a size that is a float": marked(Mark.TEXTS, [1.0], ["a"]),
    "texts of a size that is a text": marked(Mark.TEXTS, ["1"], ["a"]),
    "texts of two negative sizes": marked(Mark.TEXTS, [-1, -1], ["a"]),
    "texts, empty and enormous": marked(Mark.TEXTS, [2**39, 2**39, 2**39, 0], []),
    "texts with too many axes": marked(Mark.TEXTS, [1] * 33, ["a"]),
    "handle that is a text": marked(Mark.REFERENCE, "1", "kind", True),
    "handle with a long name": marked(Mark.REFERENCE, 1, "k" * 201, True),
    "handle of a handle": marked(Mark.REFERENCE, marked(Mark.REFERENCE, 1, "k", True), "k", True),
    "words without end": marked(Mark.FOREIGN, "w" * 1001),
}


@pytest.mark.parametrize("form", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_message_is_refused(form):
    with pytest.raises(WireError):
        wire.decode(form if type(form) is Raw else msgpack.packb(form))


def test_a_later_key_wins_as_in_any_dict():
    assert wire.decode(b"\x82\x01\x01\x01\x02") == {1: 2}
    assert wire.decode(b"\x82\xa1a\x01\xa1a\x02") == {"a": 2}


def test_a_truth_value_made_of_another_byte_is_one_of_two():
    values = wire.decode(msgpack.packb(array(0, 0, 3, content=b"\x02\x00\xff")))
    assert values.dtype == bool
    assert values.tobytes() == b"\x01\x00\x01"


def test_texts_in_other_bytes_than_utf_8_can_still_be_written_to_a_file():
    lone = b"\xed\xa0\x80"  # half of a surrogate pair
    body = b"\x94\xa3" + lone + b"\x92" + msgpack.packb(MARKS[Mark.FOREIGN]) + b"\xa3" + lone
    body += b"\x93" + msgpack.packb(MARKS[Mark.TEXTS]) + b"\x91\x01\x91\xa3" + lone
    value = wire.decode(body + b"\x81\xa3" + lone + b"\x00")
    value[0].encode()
    value[1].text.encode()
    str(value[2][0]).encode()
    next(iter(value[3])).encode()
    there_and_back("a\ud800b").encode()


def test_keys_made_to_collide_are_too_few_to_cost_time():
    keys = [marked(Mark.BIG, hex(i * sys.hash_info.modulus)) for i in range(1, 90_000)]
    body = b"\xdf" + struct.pack(">I", len(keys)) + b"".join(msgpack.packb(k) + b"0" for k in keys)
    with pytest.raises(WireError, match="keys"):  # a dict of all of them takes minutes
        wire.decode(body)


SMALL = {
    "texts": msgpack.packb(marked(Mark.TEXTS, [100_001], ["x" * 2**20] + ["a"] * 100_000)),
    "array": msgpack.packb(array(F8, 0, 2**39)),
    "lists": b"\xdd" + struct.pack(">I", 199_999) + (b"\x92\x90\x90") * 199_999,
    "lists that say they are long": (b"\xdd" + struct.pack(">I", 190_000)) * 900 + bytes(190_000),
}


# Room that is asked for and never written to takes no memory, so the system is asked.
DECODE = """
import resource, sys
from mlcourse.grading.sandbox import wire
body = sys.stdin.buffer.read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    wire.decode(body)
except wire.WireError:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


@pytest.mark.parametrize("body", SMALL.values(), ids=SMALL.keys())
def test_a_small_message_takes_no_large_memory(body):
    done = subprocess.run([sys.executable, "-c", DECODE], input=body, capture_output=True)
    assert int(done.stdout) < 150 * 2**10


# --- the connection -------------------------------------------------------------------------------


@pytest.fixture
def pair():
    ours, theirs = socket.socketpair()
    yield ours, theirs
    ours.close()
    theirs.close()


@given(st.binary(max_size=100))
def test_random_bytes_on_the_connection(content):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(content)
        theirs.close()
        try:
            wire.receive(ours, time.monotonic() + 5)
        except FAILS:
            return


@pytest.mark.parametrize("length", [2**63, 2**64 - 1, 72 * 2**20 + 1, 0])
def test_a_message_over_the_limit_is_refused_before_it_is_read(pair, length):
    ours, theirs = pair
    theirs.sendall(HEADER.pack(length))
    with pytest.raises(WireError, match="over the limit"):
        wire.receive(ours, time.monotonic() + 5)


def test_a_message_that_ends_early_says_that_the_other_side_is_gone(pair):
    ours, theirs = pair
    theirs.sendall(HEADER.pack(10) + b"123")
    theirs.close()
    with pytest.raises(Closed):
        wire.receive(ours, time.monotonic() + 5)


def test_the_deadline_is_for_the_whole_message(pair):
    ours, theirs = pair
    over = threading.Event()

    def drip():
        theirs.sendall(HEADER.pack(60))  # three seconds, if it were let
        while not over.wait(0.05):
            theirs.sendall(b"1")

    thread = threading.Thread(target=drip)
    thread.start()
    try:
        with pytest.raises(TimeoutError):
            wire.receive(ours, time.monotonic() + 0.3)
    finally:
        over.set()
        thread.join()


def test_a_reader_that_does_not_read_does_not_hold_the_sender_up(pair):
    with pytest.raises(TimeoutError):
        wire.ship(pair[0], bytes(2**23), time.monotonic() + 0.2)


def test_sending_to_one_who_is_gone_is_told(pair):
    pair[1].close()
    with pytest.raises(Closed):
        wire.send(pair[0], "x")
