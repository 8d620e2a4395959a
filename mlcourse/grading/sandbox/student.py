"""The student's side: runs cells as a notebook would, and answers calls with plain data.

All of this shares its process with the student's code and can be tampered with by it. Nothing here
is trusted: a forged answer has to be the right answer to inputs drawn a moment ago.
"""

import builtins
import linecache
import socket
from types import ModuleType
from typing import Any

import numpy as np

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.inputs import AT_ONCE, copied, identical
from mlcourse.grading.sandbox.shell import RecordingShell

MESSAGE = 500  # characters of an exception's message


class Student:
    """One submission's names and objects, behind a connection."""

    def __init__(self, shell: RecordingShell) -> None:
        self.shell = shell
        self.objects: list[Any] = []
        self.handles: dict[int, int] = {}
        self.busy = False

    def interrupted(self, *_: Any) -> None:
        """Stop the student's code; a signal that comes too late stops nothing else."""
        if self.busy:
            raise KeyboardInterrupt

    def serve(self, connection: socket.socket) -> None:
        """Say that all is ready; answer requests until the other side hangs up."""
        self.connection = connection
        reply: dict[str, Any] = {"ready": True}
        while True:
            self.send(reply)
            try:
                request = wire.receive(self.connection)
            except wire.Closed:
                return
            try:
                self.busy = True
                reply = self.answer(request)
                self.busy = False
            except BaseException as error:
                self.busy = False
                reply = {"error": story(error)}

    def send(self, reply: dict[str, Any]) -> None:
        """Send a reply, or as much of it as may cross."""
        try:
            wire.send(self.connection, reply)
        except wire.WireError:
            try:
                wire.send(self.connection, reply | {"inputs": None})
            except wire.WireError as error:
                wire.send(self.connection, {"value": wire.Foreign(str(error)), "outputs": None})

    def answer(self, request: dict[str, Any]) -> dict[str, Any]:
        """Do what one request asks for."""
        if request["do"] == "run":
            return self.shell.record(request["source"])
        if request["do"] == "look up":
            names = [name for name in request["names"] if name in self.shell.user_ns]
            return {name: self.outgoing(self.shell.user_ns[name]) for name in names}
        return self.use(request)

    def use(self, request: dict[str, Any]) -> dict[str, Any]:
        """Call something, or get or set an attribute of an object that stays here."""
        target = self.objects[request["handle"]]
        sent = request["inputs"], request.get("named")
        before = copied(sent)
        inputs, named = given = self.incoming(sent)
        self.shell.recorder.mute(True)
        try:
            if request["do"] == "get":
                value = getattr(target, request["name"])
            elif request["do"] == "set":
                setattr(target, request["name"], inputs[0])
                value = None
            else:
                value = target(*inputs, **(named or {}))
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return {"error": story(error)}
        finally:
            self.shell.recorder.mute(False)
        reply = {"value": self.outgoing(value)}
        # Most calls leave their inputs alone; then these need not go back.
        return reply if identical(before, given) else reply | {"inputs": self.outgoing(given)}

    def incoming(self, value: Any) -> Any:
        """Put the student's own objects in the place of their handles."""
        if isinstance(value, wire.Reference):
            return self.objects[value.handle]
        if type(value) in (list, tuple):
            items = [item if type(item) in AT_ONCE else self.incoming(item) for item in value]
            return type(value)(items)
        if type(value) is dict:
            return {key: self.incoming(item) for key, item in value.items()}
        return value

    def outgoing(self, value: Any) -> Any:
        """Replace what is not plain data by a handle, at any depth."""
        if type(value) in AT_ONCE:
            return value
        # Asked of the type: a value may say anything about its class.
        if issubclass(type(value), np.ndarray | np.generic):
            plain = np.asarray(value).dtype.kind in "biufcUS"
            return value if plain else wire.Foreign(f"an array of dtype {value.dtype}")
        if type(value) in (list, tuple, dict):
            if len(value) > wire.MOST_ITEMS:  # known at once: to look at all of it takes long
                return wire.Foreign(f"data with more than {wire.MOST_ITEMS:,} items")
            if type(value) is dict:
                return {self.outgoing(k): self.outgoing(v) for k, v in value.items()}
            items = [item if type(item) in AT_ONCE else self.outgoing(item) for item in value]
            return type(value)(items)
        if type(value) is ModuleType:
            return wire.Foreign("a module")
        handle = self.handles.setdefault(id(value), len(self.objects))
        if handle == len(self.objects):
            self.objects.append(value)  # kept, so that its id stays its own
        return wire.Reference(handle, type(value).__name__, callable(value))


def story(error: BaseException) -> list[Any]:
    """Tell an exception in plain data: standard type, own type, message, line number, line."""
    standard = next(
        c.__name__ for c in type(error).__mro__ if getattr(builtins, c.__name__, 0) is c
    )
    try:
        message = str(error)[:MESSAGE]
    except BaseException:
        message = "(a message that cannot be read)"
    number, line = 0, ""
    frame = error.__traceback__
    while frame is not None:
        name = frame.tb_frame.f_code.co_filename
        if name.startswith("<cell"):
            number, line = frame.tb_lineno, linecache.getline(name, frame.tb_lineno).strip()
        frame = frame.tb_next
    return [standard, type(error).__name__[:100], message, number, line[:200]]
