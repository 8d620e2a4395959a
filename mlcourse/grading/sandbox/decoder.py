"""Read the agreed form: whoever wrote it may be hostile, so every part of it is checked first."""

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

ATOMS = frozenset((bool, int, float, type(None)))  # what JSON gives and nothing has to check
KINDS = {name: np.dtype(name) for name in DTYPES}


class Decoder:
    """Read a JSON tree and its bytes; refuse all that is not of the agreed form."""

    def __init__(self, data: memoryview) -> None:
        self.data = data
        self.offset = 0
        self.items = 0
        self.keys = 0
        self.size = 0

    def value(self, tree: Any, depth: int = 0) -> Plain:
        """Decode one value."""
        kind = type(tree)
        if kind in ATOMS:
            return tree
        if kind is str:
            return _text(tree)
        if depth > DEEPEST + 1:
            raise WireError("nested too deep")
        if kind is dict:
            self._count_items(tree)
            return {_text(key): self.value(item, depth + 1) for key, item in tree.items()}
        if kind is not list or not tree or type(tree[0]) is not str:
            raise WireError("not of the agreed form")
        mark = tree[0]
        if mark == "a" and len(tree) == 4:
            return self._array(*tree[1:])
        if mark in ("l", "t", "d") and len(tree) == 2 and type(tree[1]) is list:
            return self._container(mark, tree[1], depth)
        return self._other(mark, tree[1:])

    def _count_items(self, container: Any) -> None:
        self.items += len(container)
        if self.items > MOST_ITEMS:
            raise WireError("too many items")

    def _container(self, mark: str, content: list[Any], depth: int) -> Plain:
        self._count_items(content)
        if mark != "d":
            items = [
                item if type(item) in ATOMS else self.value(item, depth + 1) for item in content
            ]
            return items if mark == "l" else tuple(items)
        if not all(type(pair) is list and len(pair) == 2 for pair in content):
            raise WireError("a dict that is none")
        self.keys += sum(type(pair[0]) is not str for pair in content)
        if self.keys > MOST_KEYS:
            raise WireError("too many keys")
        keys = [self.value(pair[0], depth + 1) for pair in content]
        values = [self.value(pair[1], depth + 1) for pair in content]
        try:
            return dict(zip(keys, values, strict=True))
        except TypeError as error:
            raise WireError("a dict whose keys cannot be keys") from error

    def _array(self, dtype: Any, shape: Any, scalar: Any) -> Plain:
        count = _count(shape)
        kind = KINDS.get(dtype) if type(dtype) is str else None
        if kind is None or type(scalar) is not bool:
            raise WireError("an array of another dtype")
        start, self.offset = self.offset, self.offset + count * kind.itemsize
        if self.offset > len(self.data):
            raise WireError("an array longer than its bytes")
        flat = np.frombuffer(self.data[start : self.offset], dtype=kind)
        if scalar and not shape:
            return flat[0]
        return (flat if len(shape) == 1 else _shaped(flat, shape)).copy()

    def _texts(self, shape: Any, texts: list[Any]) -> Plain:
        self.items += len(texts)
        if len(texts) != _count(shape) or self.items > MOST_ITEMS:
            raise WireError("an array longer than its texts")
        if not all(type(text) is str for text in texts):
            raise WireError("an array of texts that are none")
        # NumPy gives every text the room of the longest.
        self.size += 4 * len(texts) * max(map(len, texts), default=0)
        if self.size > MOST_BYTES:
            raise WireError("texts of very different lengths")
        return _shaped(np.array([_text(text) for text in texts], dtype=str), shape)

    def _other(self, mark: str, rest: list[Any]) -> Plain:
        match mark, rest:
            case "f", [("nan" | "inf" | "-inf") as text]:
                return float(text)
            case "i", [str(text)] if len(text) <= MOST_DIGITS + 4:
                return _number(int, text, 16)
            case "c", [str(real), str(imaginary)] if len(real) + len(imaginary) < 100:
                return complex(_number(float, real), _number(float, imaginary))
            case "u", [shape, list(texts)]:
                return self._texts(shape, texts)
            case "r", [int(handle), str(kind), bool(can)] if len(kind) <= MOST_NAME:
                return Reference(handle, _text(kind), can)
            case "x", [str(text)] if len(text) <= MOST_WORDS:
                return Foreign(_text(text))
        raise WireError("not of the agreed form")


def _text(text: str) -> str:
    """Give a text that can be written to a file: half of a surrogate pair cannot."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode()


def _count(shape: Any) -> int:
    if type(shape) is not list or len(shape) > MOST_AXES:
        raise WireError("an array without a shape")
    count = 1
    for size in shape:
        if type(size) is not int or not 0 <= size < 2**40:
            raise WireError("an array without a shape")
        count *= size
    return count


def _shaped(flat: Any, shape: list[int]) -> Any:
    try:
        return flat.reshape(shape)
    except ValueError as error:  # an empty array whose other axes are too long
        raise WireError("an array of no possible shape") from error


def _number(kind: Any, *arguments: Any) -> Any:
    try:
        return kind(*arguments)
    except ValueError as error:
        raise WireError("a number that is none") from error
