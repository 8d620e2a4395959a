"""The student's side: runs cells as a notebook would, and answers calls with plain data.

All of this shares its process with the student's code and can be tampered with by it. Nothing here
is trusted: a forged answer has to be the right answer to inputs drawn a moment ago.
"""

import builtins
import linecache
import socket
from typing import Any

import numpy as np

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.shell import RecordingShell

MESSAGE = 500  # characters of an exception's message


class Student:
    """One submission's names and objects, behind a connection."""

    def __init__(self, shell: RecordingShell, connection: socket.socket) -> None:
        self.shell = shell
        self.connection = connection
        self.objects: list[Any] = []

    def serve(self) -> None:
        """Answer requests until the other side hangs up."""
        while True:
            try:
                request = wire.receive(self.connection)
            except wire.Closed:
                return
            try:
                reply = self.answer(request)
            except KeyboardInterrupt as error:
                reply = {"error": story(error)}
            try:
                wire.send(self.connection, reply)
            except wire.WireError as error:
                wire.send(self.connection, {"value": wire.Foreign(str(error)), "inputs": None})

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
        inputs, named = self.incoming(request["inputs"]), self.incoming(request["named"])
        self.shell.recorder.mute(True)
        try:
            if request["do"] == "get":
                value = getattr(target, request["name"])
            elif request["do"] == "set":
                setattr(target, request["name"], inputs[0])
                value = None
            else:
                value = target(*inputs, **named)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return {"error": story(error), "inputs": self.changed(inputs)}
        finally:
            self.shell.recorder.mute(False)
        return {"value": self.outgoing(value), "inputs": self.changed(inputs)}

    def incoming(self, value: Any) -> Any:
        """Put the student's own objects in the place of their handles."""
        if isinstance(value, wire.Reference):
            return self.objects[value.handle]
        if type(value) in (list, tuple):
            return type(value)(self.incoming(item) for item in value)
        if type(value) is dict:
            return {key: self.incoming(item) for key, item in value.items()}
        return value

    def outgoing(self, value: Any) -> Any:
        """Replace what is not plain data by a handle, at any depth."""
        if value is None or type(value) in (bool, int, float, complex, str):
            return value
        if isinstance(value, np.ndarray | np.generic):
            plain = np.asarray(value).dtype.kind in "biufcUS"
            return value if plain else wire.Foreign(f"an array of dtype {value.dtype}")
        if type(value) in (list, tuple):
            return type(value)(self.outgoing(item) for item in value)
        if type(value) is dict:
            return {self.outgoing(k): self.outgoing(v) for k, v in value.items()}
        self.objects.append(value)
        name = type(value).__name__
        return wire.Reference(len(self.objects) - 1, name, callable(value))

    def changed(self, inputs: Any) -> Any:
        """Give the inputs as the call left them, if they can still cross."""
        try:
            wire.encode(inputs)
        except wire.WireError:
            return None
        return inputs


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
