"""The checks of one task as they are made: some wait, so that their calls come in a row."""

from collections.abc import Sequence
from dataclasses import dataclass

from mlcourse.grading._calls import Answer, can_wait
from mlcourse.grading._listener import FIRST_FAULT_WILL_DO, Asked, FaultFound
from mlcourse.grading._plain import Call
from mlcourse.grading._question import Question

MOST_UNREAD = 2**20  # bytes of answers that come before they are judged


@dataclass(frozen=True)
class Waiting:
    """A check whose answer has not been judged yet."""

    name: str
    part: str
    hidden: bool
    question: Question
    answer: Answer


class Asking:
    """What a task has asked so far.

    Attributes
    ----------
    results : dict of str to Asked
        What was found, by the names of the checks; of several with one name, the first failed one.
    """

    def __init__(self, task: str) -> None:
        self.task = task
        self.results: dict[str, Asked] = {}
        self._waiting: list[Waiting] = []

    def wants(self, name: str, function: Call) -> bool:
        """Whether a check is still to be made; those that wait come before one that cannot."""
        if not can_wait(function):
            self.settle()
        return not self._failed(name)

    def add(self, check: Waiting, *, waits: bool) -> None:
        """Add a check, and judge it and those before it if it does not wait."""
        self._waiting.append(check)
        if not waits:
            self.settle()

    def settle(self) -> None:
        """Make all calls that wait, one after the other; then judge what came."""
        waiting, self._waiting = self._waiting, []
        stopped: set[str] = set()  # by a time limit: that is enough to know, and took long
        start = unread = 0
        for i, check in enumerate(waiting):
            if check.name in stopped or self._failed(check.name):
                check.answer.forget()
            elif not check.answer.make():
                stopped.add(check.name)
            unread += check.answer.size
            if unread > MOST_UNREAD:
                self._judge(waiting[start : i + 1])
                start, unread = i + 1, 0
        self._judge(waiting[start:])

    def whole(self, part: str) -> bool:
        """Whether a part has checks and all of them pass."""
        failed = [result.failed for result in self.results.values() if result.part == part]
        return bool(failed) and not any(failed)

    def _failed(self, name: str) -> bool:
        """Whether a check of this name has failed: then no other of this name is made."""
        return name in self.results and self.results[name].failed

    def _judge(self, checks: Sequence[Waiting]) -> None:
        for check in checks:
            if not self._failed(check.name):
                self._judge_one(check)

    def _judge_one(self, check: Waiting) -> None:
        result = Asked(
            check.name, check.part, check.hidden, check.question,
            *check.question.judged(check.answer.outcome()),
        )  # fmt: skip
        if result.failed or check.name not in self.results:
            self.results[check.name] = result
        if result.failed and FIRST_FAULT_WILL_DO.get():
            raise FaultFound(f"{self.task} · {check.name}")
