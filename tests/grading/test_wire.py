"""What crosses between sandbox and grader: plain data comes through whole, nothing else does."""

import functools
import json
import socket
import struct
import sys
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from mlcourse.grading.sandbox import forms, wire
from mlcourse.grading.sandbox.wire import Closed, Foreign, Reference, WireError

HEADER = struct.Struct("<QQ")
FAILS = (WireError, Closed)


def halves(frame):
    text, arrays = HEADER.unpack(frame[:16])
    assert len(frame) == 16 + text + arrays
    return frame[16 : 16 + text], frame[16 + text :]


def there_and_back(value):
    return wire.decode(*halves(wire.encode(value)))


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


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_random_bytes_raise_nothing_but_what_is_agreed(text, arrays):
    with pytest.raises(WireError):
        wire.decode(b"\xff" + text, arrays)
    try:
        wire.decode(text, arrays)
    except WireError:
        return


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=3), inner, max_size=2)
        | st.tuples(st.sampled_from("ldtaficurx"), inner).map(list)
        | st.tuples(st.sampled_from("ac"), inner, inner, inner).map(list)
    ),
    max_leaves=15,
)


@given(JSON, st.binary(max_size=30))
def test_random_trees_raise_nothing_but_what_is_agreed(tree, arrays):
    try:
        wire.decode(json.dumps(tree).encode(), arrays)
    except WireError:
        return


@given(PLAIN, st.data())
def test_frames_with_a_few_wrong_bytes_raise_nothing_but_what_is_agreed(value, data):
    text, arrays = map(bytearray, halves(wire.encode(value)))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(arrays)))
    try:
        wire.decode(bytes(text), bytes(arrays[:cut]))
    except WireError:
        return


HOSTILE = {
    "object array": ["a", "O", [1], False],
    "object array, long name": ["a", "|O8", [1], False],
    "raw memory": ["a", "V8", [1], False],
    "very long texts": ["a", "|S1000000", [1], False],
    "structured": ["a", "i4,O", [1], False],
    "dtype that is none": ["a", "nothing", [1], False],
    "dtype that is a list": ["a", [["x", "O"]], [1], False],
    "dtype that is a number": ["a", 3, [1], False],
    "big-endian": ["a", ">f8", [1], False],
    "negative size": ["a", "<f8", [-1], False],
    "two negative sizes": ["a", "<f8", [-1, -1], False],
    "size that is true": ["a", "<f8", [True], False],
    "size that is a float": ["a", "<f8", [1.0], False],
    "size that is a text": ["a", "<f8", ["1"], False],
    "shape that is none": ["a", "<f8", None, False],
    "shape that is a number": ["a", "<f8", 1, False],
    "endless size": ["a", "<f8", [2**39], False],
    "size over 64 bits": ["a", "|b1", [2**70], False],
    "product over 64 bits": ["a", "|b1", [2**39] * 32, False],
    "empty and enormous": ["a", "<f8", [2**39, 2**39, 2**39, 0], False],
    "too many axes": ["a", "|b1", [1] * 33, False],
    "more than comes": ["a", "<f8", [3], False],
    "scalar that is a number": ["a", "<f8", [], 1],
    "dict of one": ["d", [[1]]],
    "dict of texts": ["d", ["ab"]],
    "list as a key": ["d", [[["l", []], 1]]],
    "array as a key": ["d", [[["a", "|b1", [1], False], 1]]],
    "array inside a key": ["d", [[["t", [["a", "|b1", [1], False]]], 1]]],
    "object of what is no form": {"a": [1]},
    "deep objects": functools.reduce(lambda inner, _: {"a": inner}, range(20), 0),
    "deep lists": functools.reduce(lambda inner, _: ["l", [inner]], range(20), 0),
    "objects without end": {str(i): {} for i in range(200_001)},
    "unknown mark": ["z", []],
    "no mark": [[], []],
    "empty": [],
    "list without content": ["l"],
    "list of a text": ["l", "abc"],
    "float that is none": ["f", "1e5"],
    "integer that is none": ["i", "0xzz"],
    "integer without end": ["i", "0x" + "f" * 10_000],
    "complex that is none": ["c", "1", "x"],
    "long complex": ["c", "1", "0" * 200],
    "texts over numbers": ["u", [2], [1, 2]],
    "texts over lists": ["u", [1], [["a"]]],
    "texts that are too few": ["u", [3], ["a"]],
    "texts, empty and enormous": ["u", [2**39, 2**39, 2**39, 0], []],
    "handle that is a text": ["r", "1", "kind", True],
    "handle with a long name": ["r", 1, "k" * 201, True],
    "words without end": ["x", "w" * 1001],
}


@pytest.mark.parametrize("tree", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_tree_is_refused(tree):
    with pytest.raises(WireError):
        wire.decode(json.dumps(tree).encode(), bytes(16))


def test_a_later_key_wins_as_in_any_dict():
    assert wire.decode(b'["d",[[1,1],[1,2]]]', b"") == {1: 2}
    assert wire.decode(b'{"a":1,"a":2}', b"") == {"a": 2}


@pytest.mark.parametrize("text", [b"[" * 100_000, b"[" * 900, b"1" * 5000, b"", b"\x00" * 8])
def test_json_that_hurts_is_refused(text):
    with pytest.raises(WireError):
        wire.decode(text, b"")


def test_json_in_another_encoding_is_refused():
    with pytest.raises(WireError):
        wire.decode("null".encode("utf-16"), b"")


def test_half_a_surrogate_pair_does_not_get_through():
    tree = b'["l",["a\\ud800b",["x","\\udc00"],["u",[1],["\\ud800"]],{"\\ud800":0}]]'
    value = wire.decode(tree, b"")
    value[0].encode()
    value[1].text.encode()
    str(value[2][0]).encode()
    next(iter(value[3])).encode()


def test_keys_made_to_collide_are_too_few_to_cost_time():
    pairs = [[["i", hex(i * sys.hash_info.modulus)], 0] for i in range(1, 100_000)]
    with pytest.raises(WireError, match="keys"):  # a dict of all of them takes minutes
        wire.decode(json.dumps(["d", pairs]).encode(), b"")


@pytest.mark.parametrize(
    "tree",
    [
        ["u", [100_001], ["x" * 2**20] + ["a"] * 100_000],  # 400 GB as an array of texts
        ["a", "<c16", [2**39], False],
        ["l", [["l", []]] * 250_000],
    ],
    ids=["texts", "array", "lists"],
)
def test_a_small_frame_takes_no_large_memory(tree):
    text = json.dumps(tree).encode()
    tracemalloc.start()
    try:
        with pytest.raises(WireError):
            wire.decode(text, b"")
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert most < 150 * 2**20


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


@pytest.mark.parametrize("lengths", [(2**63, 0), (0, 2**63), (2**64 - 1,) * 2, (2**23 + 1, 0)])
def test_a_message_over_the_limit_is_refused_before_it_is_read(pair, lengths):
    ours, theirs = pair
    theirs.sendall(HEADER.pack(*lengths))
    with pytest.raises(WireError, match="over the limit"):
        wire.receive(ours, time.monotonic() + 5)


def test_a_message_that_ends_early_says_that_the_other_side_is_gone(pair):
    ours, theirs = pair
    theirs.sendall(HEADER.pack(10, 0) + b"123")
    theirs.close()
    with pytest.raises(Closed):
        wire.receive(ours, time.monotonic() + 5)


def test_the_deadline_is_for_the_whole_message(pair):
    ours, theirs = pair
    over = threading.Event()

    def drip():
        theirs.sendall(HEADER.pack(60, 0))  # three seconds, if it were let
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
