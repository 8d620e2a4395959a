"""Run a submitted notebook in two processes: the student's cells there, the test cells here."""

import ast
import builtins
import contextlib
import io
import symtable
import warnings
from collections.abc import Mapping
from functools import lru_cache
from types import CodeType
from typing import Any

from nbformat import NotebookNode

from mlcourse.grading import cells as made
from mlcourse.grading.diagnosis import Bank, Diagnosis
from mlcourse.grading.sandbox.host import Ended, Sandbox, Session
from mlcourse.grading.sandbox.standins import look_up

MOST_RESTARTS = 3
NO_BANK = Bank()


class Execution:
    """One submission's run: a session, and what it takes to build the session anew."""

    def __init__(self, sandbox: Sandbox, bank: Bank) -> None:
        self.sandbox = sandbox
        self.bank = bank
        self.session: Session | None = None
        self.ran: list[str] = []  # cells that ended by themselves, to be run again after a restart
        self.restarts = 0

    def student_cell(self, source: str) -> list[dict[str, Any]]:
        """Run one of the student's cells in the sandbox; return its outputs."""
        try:
            reply = self._ready().run(source)
        except Ended as ended:
            return [_error("CellEnded", str(ended))]
        self.ran.append(source)
        outputs = reply.get("outputs")
        return outputs if isinstance(outputs, list) else []

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
                outputs = [_result(repr(value))]
        except Ended as ended:
            outputs = [_error("CellEnded", str(ended))]
        except Exception as error:  # the lines of a hidden test are not shown
            outputs = [_error(type(error).__name__, str(error))]
        text = written.getvalue()
        stream = [{"output_type": "stream", "name": "stdout", "text": text}] if text else []
        return stream + outputs, diagnosis.records

    def _ready(self) -> Session:
        """Return the session; after an end, a new one in which the other cells ran again."""
        if self.session is None:
            self.session = self.sandbox.open()
        elif self.session.ended and self.restarts < MOST_RESTARTS:
            self.restarts += 1
            self.session = self.sandbox.open()
            for source in self.ran:
                self.session.run(source)
        return self.session

    def close(self) -> None:
        """End the student's process."""
        if self.session is not None and not self.session.ended:
            self.session.close()


def execute(
    notebook: NotebookNode, tests: Mapping[str, str], sandbox: Sandbox, bank: Bank = NO_BANK
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
    """
    execution = Execution(sandbox, bank)
    try:
        for count, cell in enumerate((c for c in notebook.cells if c.cell_type == "code"), 1):
            test = tests.get(cell.metadata.get("nbgrader", {}).get("grade_id", ""))
            if test is None:
                outputs = execution.student_cell(cell.source)
            else:
                outputs, found = execution.test_cell(test)
                cell.metadata["mlcourse"] = {"tasks": found}
            cell.execution_count = count
            cell.outputs = [made.output(output, count) for output in outputs]
    finally:
        execution.close()


@lru_cache(maxsize=256)
def compiled(source: str) -> tuple[CodeType, CodeType | None, tuple[str, ...]]:
    """Compile a test cell: its body, its last expression, and the names it takes from outside."""
    tree = ast.parse(source, "<test>")
    last = None
    if tree.body and isinstance(tree.body[-1], ast.Expr):
        expression = ast.Expression(tree.body.pop().value)  # type: ignore[attr-defined]
        last = compile(expression, "<test>", "eval")
    return compile(tree, "<test>", "exec"), last, free_names(source)


def free_names(source: str) -> tuple[str, ...]:
    """List the names that a test cell uses and neither binds itself nor finds among builtins."""
    top = symtable.symtable(source, "<test>", "exec")
    bound = {s.get_name() for s in top.get_symbols() if s.is_assigned() or s.is_imported()}
    used: set[str] = set()
    tables = [top]
    while tables:
        table = tables.pop()
        tables += table.get_children()
        symbols = table.get_symbols()
        used |= {s.get_name() for s in symbols if s.is_global() and s.is_referenced()}
        if table is top:
            used |= {s.get_name() for s in symbols if s.is_referenced()}
    return tuple(sorted(used - bound - set(dir(builtins))))


def _error(name: str, message: str) -> dict[str, Any]:
    traceback = [f"{name}: {message}"]
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": traceback}


def _result(text: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "data": {"text/plain": text}, "metadata": {}}
