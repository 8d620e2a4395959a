"""Run a submitted notebook in two processes: the student's cells there, the test cells here."""

import contextlib
import io
import math
import re
import time
import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
from nbformat import NotebookNode

from mlcourse.grading import cells as made
from mlcourse.grading._plain import show
from mlcourse.grading.diagnosis import Bank, Diagnosis
from mlcourse.grading.draws import drawn_from
from mlcourse.grading.sandbox.host import Ended, Sandbox, Session
from mlcourse.grading.sandbox.standins import look_up
from mlcourse.grading.testcells import compiled

MOST_RESTARTS = 3
MOST_OUTPUT = 20 * 2**20  # characters of all outputs of a notebook
MOST_OUTPUTS = 1_000  # of one cell
MOST_WRITTEN = 200_000  # characters that a test cell writes
NO_BANK = Bank()
DRAWING = re.compile("matplotlib|plotting|pylab|seaborn")
TOO_MUCH = {
    "output_type": "stream", "name": "stderr",
    "text": "More output was not kept: this notebook wrote too much.\n",
}  # fmt: skip


class Execution:
    """One submission's run: a session, and what it takes to build the session anew."""

    def __init__(self, sandbox: Sandbox, bank: Bank, *, draws: bool = False) -> None:
        self.sandbox = sandbox
        self.bank = bank
        self.draws = draws
        self.session: Session | None = None
        self.ran: list[str] = []  # cells that ended by themselves, to be run again after a restart
        self.restarts = 0
        self.room = MOST_OUTPUT
        # All sessions of a submission share one time limit.
        self.until = time.monotonic() + sandbox.limits.total

    def student_cell(self, source: str) -> list[dict[str, Any]]:
        """Run one of the student's cells in the sandbox; return its outputs."""
        try:
            reply = self._ready().run(source)
        except Ended as ended:
            return [_error("CellEnded", str(ended))]
        except TypeError as error:  # a source that is too long to hand over
            return [_error("CellEnded", str(error))]
        outputs = reply.get("outputs")
        outputs = outputs[:MOST_OUTPUTS] if isinstance(outputs, list) else []
        if "stopped" in reply:
            return [*filter(_not_interrupt, outputs), _error("TimeoutError", reply["stopped"])]
        self.ran.append(source)
        return outputs

    def test_cell(self, source: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Run a test cell here, with stand-ins for the names that it takes from the notebook.

        Returns its outputs, and for each task in it what the checks found.
        """
        diagnosis = Diagnosis(self.bank, {})
        written = io.StringIO()
        outputs: list[dict[str, Any]] = []
        try:
            body, last, names = compiled(source)
            namespace = {"__name__": "__main__", **look_up(self._ready(), list(names))}
            diagnosis.space = dict(namespace)
            with (
                contextlib.redirect_stdout(written),
                warnings.catch_warnings(),
                diagnosis.listening(),
            ):
                warnings.simplefilter("ignore")
                exec(body, namespace)
                value = eval(last, namespace) if last else None
            if value is not None:
                outputs = [_result(value)]
        except Ended as ended:
            outputs = [_error("CellEnded", str(ended))]
        except Exception as error:  # the lines of a hidden test are not shown
            outputs = [_error(type(error).__name__, str(error)[:MOST_WRITTEN])]
        finally:
            if self.session is not None:
                self.session.waiting.clear()  # calls of checks that nobody asked for their score
        text = written.getvalue()
        if len(text) > MOST_WRITTEN:
            text = text[:MOST_WRITTEN] + "\n… and more, which was not kept.\n"
        stream = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
        return stream + outputs, diagnosis.records

    def _ready(self) -> Session:
        """Return the session; after an end, a new one in which the other cells ran again."""
        if self.session is None:
            self.session = self.sandbox.open(self.until, draws=self.draws)
        elif self.session.ended and self.restarts < MOST_RESTARTS:
            self.restarts += 1
            self.session = self.sandbox.open(self.until, draws=self.draws)
            for source in self.ran:
                self.session.run(source)
        return self.session

    def within(self, outputs: list[NotebookNode]) -> list[NotebookNode]:
        """Keep a cell's outputs while all cells together have not shown too much."""
        self.room -= sum(len(made.writes(output)) for output in outputs)
        return outputs if self.room >= 0 else [made.output(TOO_MUCH, 0)]

    def close(self) -> None:
        """End the student's process."""
        if self.session is not None and not self.session.ended:
            self.session.close()


def execute(
    notebook: NotebookNode,
    tests: Mapping[str, str],
    sandbox: Sandbox,
    bank: Bank = NO_BANK,
    secret: bytes = b"",
) -> None:
    """Fill in the outputs of a submitted notebook.

    What the checks found goes as plain data into the metadata of the test cells, under
    ``mlcourse``: the report is made from it.

    Parameters
    ----------
    notebook : NotebookNode
        The submission; changed in place.
    tests : mapping of str to str
        The source of each test cell by its nbgrader id, from the course's own records. Nothing
        else is run in this process, whatever a submission calls a test.
    sandbox : Sandbox
        Where the student's cells run.
    bank : Bank
        The wrong answers with which a failed one is compared.
    secret : bytes
        What the random inputs of the checks follow from; empty for new ones each time.
    """
    own = [c.source for c in notebook.cells if c.cell_type == "code"]
    execution = Execution(sandbox, bank, draws=any(map(DRAWING.search, own)))
    try:
        for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
            label = cell.metadata.get("nbgrader", {}).get("grade_id", "")
            test = tests.get(label)
            if test is None:
                outputs = execution.student_cell(cell.source)
            else:
                with drawn_from(secret and secret + label.encode()):
                    outputs, found = execution.test_cell(test)
                cell.metadata["mlcourse"] = {"tasks": found}
            cell.execution_count = count
            cell.outputs = [made.output(output, count) for output in outputs]
            if test is None:
                cell.outputs = execution.within(cell.outputs)
    finally:
        execution.close()


def _error(name: str, message: str) -> dict[str, Any]:
    traceback = [f"{name}: {message}"]
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": traceback}


def _result(value: Any) -> dict[str, Any]:
    """Show the last value of a test cell: points, if it is a number.

    nbgrader gives full points for what it cannot read as a number, such as ``np.float64(0.0)``, an
    array, or nan; students' values lead to these, so they are read here.
    """
    if isinstance(value, np.generic):
        value = value.item()
    number = type(value) in (int, float) and math.isfinite(value)
    if not number and value is not True and type(value) is not str:
        return _error("ValueError", f"the checks ended with {show(value)}, not with points")
    text = repr(max(value, 0)) if number else repr(value)[:MOST_WRITTEN]
    return {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}}


def _not_interrupt(output: Any) -> bool:
    """Whether an output is not the trace that a time limit left in a cell."""
    return not (type(output) is dict and output.get("ename") == "KeyboardInterrupt")
