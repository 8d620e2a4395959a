"""Requests that wait for one another, so that they are made in a row."""

from typing import TYPE_CHECKING, Any

from mlcourse.grading.sandbox import wire
from mlcourse.grading.sandbox.limits import Ended

if TYPE_CHECKING:
    from mlcourse.grading.sandbox.session import Session


class Later:
    """A request that is made when its reply is wanted, or right before, together with others.

    In a row each side works on with what it has at hand: a turn takes half the time. Still one at a
    time, each after the reply to the one before: what a later call is given may well be the answer
    to an earlier one, and must not be there to be read before.
    """

    def __init__(
        self, session: "Session", request: dict[str, Any], seconds: float, what: str = "call"
    ) -> None:
        self.session = session
        self.limit = seconds, what
        self.frame = b""
        self.message: bytes | bytearray = b""
        self.stopped = ""
        self.failure: Exception | None = None
        self.made = False
        try:
            self.frame = wire.encode(request)
        except wire.WireError as error:
            self.made = True
            self.failure = TypeError(f"{error} cannot be handed to the student's code")

    def make(self) -> bool:
        """Send it, if that was not done yet; tell whether it came to its end by itself."""
        self.forget()
        if not self.made:
            self.made = True
            try:
                self.message, self.stopped = self.session.exchange(self.frame, *self.limit)
            except Ended as ended:
                self.failure = ended
        return not (self.stopped or self.failure)

    def forget(self) -> None:
        """Wait no longer; somebody may still want the reply."""
        if self in self.session.waiting:
            self.session.waiting.remove(self)

    def reply(self) -> dict[str, Any]:
        """Read the reply; make the request first, if it was not made.

        Raises
        ------
        Ended, TypeError
            As in :meth:`Session.request`.
        """
        self.make()
        if self.failure:
            raise self.failure
        try:
            reply = wire.decode(self.message)
            if type(reply) is not dict:
                raise wire.WireError("not of the agreed form")
        except wire.WireError as error:
            raise self.session.unreadable(error) from None
        reply.pop("stopped", None)
        return reply | ({"stopped": self.stopped} if self.stopped else {})
