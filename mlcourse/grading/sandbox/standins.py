"""Stand-ins: in the trusted process, they take the place of what the student's notebook defined."""

import builtins
from typing import Any, NoReturn

import numpy as np

from mlcourse.grading._plain import Described
from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.inputs import AT_ONCE, copied
from mlcourse.grading.sandbox.limits import Ended
from mlcourse.grading.sandbox.session import Session

MOST_MESSAGE = 500
MOST_NAME = 80


class Elsewhere(Described):
    """Something that is not here: it equals nothing and is neither true nor false."""

    def _refuse(self, *_: Any) -> NoReturn:
        # Without this, `assert f(x)` and `f(x) != y` would hold for any odd object.
        raise TypeError(f"{self.words} came, and cannot be compared")  # type: ignore[attr-defined]

    def __repr__(self) -> str:
        """Say what it is, to whoever reads what a check found."""
        return f"<{self.words}>"  # type: ignore[attr-defined]

    __eq__ = __ne__ = __bool__ = _refuse
    __hash__ = object.__hash__


class Unreadable(Elsewhere):
    """A value that could not cross, in words."""


class StandIn(Elsewhere):
    """A function, class or object that stays in the sandbox; using it goes there and back.

    Only plain data crosses. Inputs that the call changed are changed here as well, so that checks
    see what they would see in the student's own notebook.
    """

    def __init__(self, session: Session, reference: wire.Reference) -> None:
        super().__init__(f"an object of type {reference.kind}")
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_reference", reference)

    def __call__(self, /, *inputs: Any, **named: Any) -> Any:
        """Call it in the sandbox."""
        return self._use("call", list(inputs), named)

    def __getattr__(self, name: str) -> Any:
        """Look up an attribute in the sandbox."""
        if name.startswith("__"):
            raise AttributeError(name)
        return self._use("get", [], {}, name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an attribute in the sandbox."""
        self._use("set", [value], {}, name)

    def __deepcopy__(self, memo: Any) -> "StandIn":
        """Stay what it is: there is nothing here to copy."""
        return self

    def _called_later(self, inputs: tuple[Any, ...]) -> "LaterCall":
        """Call it when the value is wanted, or together with other calls right before that."""
        return LaterCall(self, inputs)

    def _use(self, do: str, inputs: list[Any], named: dict[str, Any], name: str = "") -> Any:
        request = self._request(do, inputs, named, name)
        reply = self._session.request(request, self._session.sandbox.limits.call)
        return _came(self._session, inputs, named, reply)

    def _request(
        self, do: str, inputs: list[Any], named: dict[str, Any], name: str = ""
    ) -> dict[str, Any]:
        request = {"do": do, "handle": self._reference.handle, "inputs": _referred(inputs)}
        # Few calls have any: what is not there need not be written, read, copied and compared.
        if named:
            request["named"] = _referred(named)
        if name:
            request["name"] = name
        return request


class LaterCall:
    """A call of a stand-in that waits for others.

    Attributes
    ----------
    inputs : list
        What it is called with; when the value has come, as the call left it.
    """

    def __init__(self, function: StandIn, inputs: tuple[Any, ...]) -> None:
        self.inputs = list(inputs)
        self.session = function._session
        self.later = self.session.later(
            function._request("call", self.inputs, {}), self.session.sandbox.limits.call
        )
        self.make, self.forget = self.later.make, self.later.forget

    @property
    def size(self) -> int:
        """How many bytes came."""
        return len(self.later.message)

    def value(self) -> Any:
        """Give what it returned, or raise what it raised."""
        reply = self.later.reply()
        if reply.get("inputs") is not None:
            self.inputs = copied(self.inputs)
        return _came(self.session, self.inputs, {}, reply)


def _came(session: Session, inputs: list[Any], named: dict[str, Any], reply: dict[str, Any]) -> Any:
    """Take the value from a reply; what the call left of its inputs goes back into them."""
    if "stopped" in reply:
        raise TimeoutError(reply["stopped"])
    if "error" in reply:
        raise _exception(reply["error"])
    if reply.get("inputs") is not None:
        _left((inputs, named), wrapped(session, reply["inputs"]))
    return wrapped(session, reply.get("value"))


def wrapped(session: Session, value: Any) -> Any:
    """Put stand-ins in the place of references, at any depth."""
    if isinstance(value, wire.Reference):
        if value.handle not in session.known:
            session.known[value.handle] = StandIn(session, value)
        return session.known[value.handle]
    if isinstance(value, wire.Foreign):
        return Unreadable(value.text)
    if type(value) in (list, tuple):
        items = [item if type(item) in AT_ONCE else wrapped(session, item) for item in value]
        return type(value)(items)
    if type(value) is dict:
        return {wrapped(session, k): wrapped(session, v) for k, v in value.items()}
    return value


def look_up(session: Session, names: list[str]) -> dict[str, Any]:
    """Fetch what the student's notebook has under some names, as it is now."""
    found = session.request({"do": "look up", "names": names}, session.sandbox.limits.call)
    return {name: wrapped(session, found[name]) for name in names if name in found}


def _referred(value: Any) -> Any:
    """Put references in the place of stand-ins, at any depth."""
    if isinstance(value, StandIn):
        return value._reference
    if type(value) in (list, tuple):
        items = [item if type(item) in AT_ONCE else _referred(item) for item in value]
        return type(value)(items)
    if type(value) is dict:
        return {key: _referred(item) for key, item in value.items()}
    return list(value) if isinstance(value, range) else value


def _left(mine: Any, theirs: Any) -> Any:
    """Make an input what the call left of it; return what stands in its place."""
    if isinstance(mine, range):  # it went as a list
        return mine
    if type(mine) is not type(theirs):
        return theirs
    if isinstance(mine, np.ndarray):
        if mine.shape == theirs.shape and mine.dtype == theirs.dtype and mine.flags.writeable:
            mine[...] = theirs
        return mine
    if isinstance(mine, list | tuple):
        kept = [_left(old, new) for old, new in zip(mine, theirs, strict=False)]
        if isinstance(mine, list):
            mine[:] = kept + theirs[len(kept) :]
        return mine
    if isinstance(mine, dict):
        after = {k: _left(mine[k], v) if k in mine else v for k, v in theirs.items()}
        mine.clear()
        mine.update(after)
        return mine
    return theirs


def _exception(story: Any) -> BaseException:
    """Make an exception of the same standard type; its line in the notebook comes along."""
    match story:
        case [str(standard), str(own), str(message), int(number), str(line)]:
            pass
        case _:
            return Ended("what came back could not be read")
    kind, message = _kind(standard), message[:MOST_MESSAGE]
    if kind.__name__ != own:
        message = f"{own[:MOST_NAME]}: {message}" if message else own[:MOST_NAME]
    try:
        error = kind(message)
    except TypeError:  # a few standard types want more than a message
        error = RuntimeError(f"{standard[:MOST_NAME]}: {message}")
    error.notebook_line = (number, line[:200])  # type: ignore[attr-defined]
    return error


def _kind(name: str) -> type[Exception]:
    """Find a standard exception; one that would end this process or a loop here is replaced."""
    kind = getattr(builtins, name, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        return RuntimeError
    return RuntimeError if kind in (StopIteration, StopAsyncIteration) else kind
