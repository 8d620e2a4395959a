"""What stands on the feedback page: the cells of a graded notebook, taken apart for a reader."""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode
from nbgrader import utils
from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers import PythonLexer  # type: ignore[import-untyped]

from mlcourse.grading import harmless

PATIENCE = 20.0  # seconds for markup; what is left after that is shown as it was written
MOST_NAMED, MOST_LINE = 3, 80
MOST_COLOURED = 20_000  # characters of code
VERDICT = re.compile(r"(?P<name>\S.*?) {2,}(?P<verdict>passed|not yet|not written yet)$")
HINT = "    Hint: "
WORTH = re.compile(r"\s*\([\d.]+ points?\)$")
HEADING = re.compile(r"<h[2-6]>(?P<title>.*?)</h[2-6]>\s*(?P<rest>.*)", re.DOTALL)


@dataclass
class Check:
    """One check as it was told: its name, the verdict, what came and was expected, the hint."""

    name: str
    verdict: str
    details: list[str] = field(default_factory=list)
    hint: str = ""


@dataclass
class Block:
    """One cell on the page.

    Attributes
    ----------
    kind : str
        "text", "code", "answer", "checks" or "task".
    title : str
        The heading under which it stands.
    label : dict
        What nbgrader knows of the cell, with score and comment; empty for other cells.
    body, outputs : harmless HTML
    checks : list of Check
    rest : str
        What a test cell wrote beside its checks.
    """

    kind: str
    title: str = ""
    label: Mapping[str, Any] = field(default_factory=dict)
    heading: Markup = field(default_factory=Markup)
    body: Markup = field(default_factory=Markup)
    outputs: list[Markup] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    rest: str = ""

    @property
    def graded(self) -> bool:
        """Whether there are points for it."""
        return bool(self.label.get("grade") or self.label.get("task"))

    @property
    def name(self) -> str:
        """The task that it belongs to."""
        return str(self.label.get("grade_id", "")).removesuffix("_checks")

    @property
    def state(self) -> str:
        """Say "waiting", "full", "part" or "none"."""
        if self.label.get("waiting"):
            return "waiting"
        score, most = self.label["score"], self.label["points"]
        return "full" if score >= most else "part" if score > 0 else "none"

    @property
    def lacking(self) -> str:
        """Say in a line which checks did not pass."""
        failed = [c.name.split(" · ", 1)[-1] for c in self.checks if c.verdict != "passed"]
        if not failed:
            return "" if self.state == "full" else self.rest.split("\n")[0][:MOST_LINE]
        more = len(failed) - MOST_NAMED
        return "Not yet: " + ", ".join(failed[:MOST_NAMED]) + (f" and {more} more" * (more > 0))


def blocks(notebook: NotebookNode) -> Iterator[Block]:
    """Give the cells of a notebook in their order, ready to be shown."""
    end, title = time.monotonic() + PATIENCE, ""
    for cell in notebook.cells:
        rich = time.monotonic() < end
        block = _text(cell, rich) if cell.cell_type != "code" else _code(cell, end)
        title = WORTH.sub("", block.heading.striptags()) or title
        block.title = title
        yield block


def _text(cell: NotebookNode, rich: bool) -> Block:
    """Show Markdown; what follows a heading of the exercise is folded."""
    label = cell.metadata.get("nbgrader", {})
    pasted = cell.get("attachments")
    body = harmless.markdown(cell.source, pasted) if rich else harmless.plain(cell.source)
    if utils.is_solution(cell) or utils.is_grade(cell):
        return Block("answer", label=label, body=body)
    if utils.is_task(cell):
        return Block("task", label=label, body=body)
    found = HEADING.match(body)
    if found is None:
        return Block("text", body=body)
    return Block("text", heading=Markup(found["title"]), body=Markup(found["rest"]))


def _code(cell: NotebookNode, end: float) -> Block:
    label = cell.metadata.get("nbgrader", {})
    if utils.is_grade(cell) and not utils.is_solution(cell):
        checks, rest = told(cell.outputs)
        return Block("checks", label=label, body=_coloured(cell.source), checks=checks, rest=rest)
    outputs = [
        harmless.output(output) if time.monotonic() < end else harmless.plain(_words(output))
        for output in cell.outputs
    ]
    kind = "answer" if utils.is_solution(cell) else "code"
    return Block(kind, label=label, body=_coloured(cell.source), outputs=outputs)


def told(outputs: list[Any]) -> tuple[list[Check], str]:
    """Read what the checks of a test cell wrote: one by one, and what else there was."""
    checks: list[Check] = []
    rest: list[str] = []
    for line in "\n".join(map(_words, outputs)).splitlines():
        headline = VERDICT.fullmatch(line)
        if headline:
            checks.append(Check(headline["name"], headline["verdict"]))
        elif checks and not rest and line.startswith(HINT):
            checks[-1].hint = line.removeprefix(HINT)
        elif checks and not rest and line.startswith("    "):
            checks[-1].details.append(line.removeprefix("    "))
        else:
            rest.append(line)
    return checks, "\n".join(rest).strip()


def _words(output: Mapping[str, Any]) -> str:
    """Give the text of an output; the number of points, a test cell's value, is shown elsewhere."""
    if output["output_type"] == "stream":
        return str(output["text"])
    if output["output_type"] == "error" and output["ename"] != "NotGraded":
        return f"{output['ename']}: {output['evalue']}"
    return ""


def _coloured(source: str) -> Markup:
    if len(source) > MOST_COLOURED:
        return harmless.plain(source)
    coloured = highlight(source, PythonLexer(), HtmlFormatter(nowrap=True))
    return Markup('<pre class="code" tabindex="0">{}</pre>').format(Markup(coloured))
