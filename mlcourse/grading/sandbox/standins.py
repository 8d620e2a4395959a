"""Stand-ins: in the trusted process, they take the place of what the student's notebook defined."""

import builtins
import time
from typing import Any

import numpy as np

from mlcourse.grading._plain import Described
from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.host import Ended, Session

MOST_MESSAGE = 500


class Unreadable(Described):
    """A value that could not cross, in words."""


class StandIn(Described):
    """A function, class or object that stays in the sandbox; using it goes there and back.

    Only plain data crosses. Inputs that the call changed are changed here as well, so that checks
    see what they would see in the student's own notebook.
    """

    def __init__(self, session: Session, reference: wire.Reference) -> None:
        super().__init__(f"an object of type {reference.kind}")
        object.__setattr__(self, "_session", session)
        object.__setattr__(self, "_reference", reference)

    def __call__(self, *inputs: Any, **named: Any) -> Any:
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

    def _use(self, do: str, inputs: list[Any], named: dict[str, Any], name: str = "") -> Any:
        request = {
            "do": do,
            "handle": self._reference.handle,
            "inputs": [_referred(value) for value in inputs],
            "named": {key: _referred(value) for key, value in named.items()},
            "name": name,
        }
        seconds = self._session.sandbox.limits.call
        start = time.monotonic()
        reply = self._session.request(request, seconds)
        if "error" in reply:
            raise _exception(reply["error"], time.monotonic() - start >= seconds, seconds)
        _write_back(inputs, reply.get("inputs"))
        return wrapped(self._session, reply.get("value"))


def wrapped(session: Session, value: Any) -> Any:
    """Put stand-ins in the place of references, at any depth."""
    if isinstance(value, wire.Reference):
        return StandIn(session, value)
    if isinstance(value, wire.Foreign):
        return Unreadable(value.text)
    if type(value) in (list, tuple):
        return type(value)(wrapped(session, item) for item in value)
    if type(value) is dict:
        return {key: wrapped(session, item) for key, item in value.items()}
    return value


def look_up(session: Session, names: list[str]) -> dict[str, Any]:
    """Fetch what the student's notebook has under some names, as it is now."""
    found = session.request({"do": "look up", "names": names}, session.sandbox.limits.call)
    return {name: wrapped(session, found[name]) for name in names if name in found}


def _referred(value: Any) -> Any:
    if isinstance(value, StandIn):
        return value._reference
    return list(value) if isinstance(value, range) else value


def _write_back(inputs: list[Any], after: Any) -> None:
    """Make the inputs what the call left of them, where that is of the same kind."""
    if type(after) is not list or len(after) != len(inputs):
        return
    for mine, theirs in zip(inputs, after, strict=True):
        if type(mine) is not type(theirs):
            continue
        if isinstance(mine, np.ndarray):
            if mine.shape == theirs.shape and mine.dtype == theirs.dtype and mine.flags.writeable:
                mine[...] = theirs
        elif isinstance(mine, list):
            mine[:] = theirs
        elif isinstance(mine, dict):
            mine.clear()
            mine.update(theirs)


def _exception(story: Any, late: bool, seconds: float) -> BaseException:
    """Make an exception of the same standard type; its line in the notebook comes along."""
    match story:
        case [str(standard), str(own), str(message), int(number), str(line)]:
            pass
        case _:
            return Ended("what came back could not be read")
    if late and standard == "KeyboardInterrupt":
        standard = own = "TimeoutError"
        message = f"the call took longer than {seconds:g} s"
    kind = getattr(builtins, standard, None)
    if not (isinstance(kind, type) and issubclass(kind, Exception)):
        kind = RuntimeError
    message = message[:MOST_MESSAGE] if own == standard else f"{own[:80]}: {message[:MOST_MESSAGE]}"
    try:
        error: BaseException = kind(message)
    except TypeError:  # a few standard types want more than a message
        error = RuntimeError(f"{standard}: {message}")
    error.notebook_line = (number, line[:200])  # type: ignore[attr-defined]
    return error
