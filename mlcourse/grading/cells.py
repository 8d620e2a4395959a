"""Notebooks and their parts, made directly: nbformat validates each part anew, which is slow.

What is made here is valid by its construction; the tests ask nbformat.
"""

import json
import math
import re
from typing import Any

from nbformat import NotebookNode

JSON = re.compile(r"application/(.*\+)?json")
UNREADABLE = "An output of this cell could not be read.\n"


def notebook(cells: list[NotebookNode], metadata: dict[str, Any] | None = None) -> NotebookNode:
    """Make a notebook of today's format."""
    head = node(metadata or {})
    return NotebookNode(nbformat=4, nbformat_minor=5, metadata=head, cells=cells)


def code_cell(source: str, metadata: dict[str, Any] | None = None) -> NotebookNode:
    """Make a code cell that has not run."""
    return NotebookNode(
        id="new", cell_type="code", metadata=node(metadata or {}), execution_count=None,
        source=node(source), outputs=[],
    )  # fmt: skip


def markdown_cell(
    source: str, metadata: dict[str, Any] | None = None, **attachments: Any
) -> NotebookNode:
    """Make a cell of text; ``attachments`` are its pictures."""
    return NotebookNode(
        id="new", cell_type="markdown", source=node(source), metadata=node(metadata or {}),
        **{name: node(value) for name, value in attachments.items()},
    )  # fmt: skip


def node(value: Any) -> Any:
    """Copy what JSON can hold, with nodes for dicts; the rest becomes None, odd text is mended."""
    kind = type(value)
    if kind is str:
        return value.encode("utf-8", "replace").decode()
    if kind in (bool, int, float):  # JSON has no NaN, and who reads it may refuse huge numbers
        return value if abs(value) < 2**64 or (kind is float and math.isfinite(value)) else None
    if isinstance(value, dict):
        return NotebookNode({node(k): node(v) for k, v in value.items() if type(k) is str})
    return [node(item) for item in value] if kind in (list, tuple) else None


def error(name: str, message: str) -> NotebookNode:
    """Make the output of a cell that stopped."""
    lines = [f"{name}: {message}"]
    return NotebookNode(output_type="error", ename=name, evalue=message, traceback=lines)


def output(recorded: Any, count: int) -> NotebookNode:
    """Turn what a sandbox says was shown into an output; what has no such form into a note."""
    match node(recorded):
        case {"output_type": "stream", "name": ("stdout" | "stderr") as name, "text": str(text)}:
            return NotebookNode(output_type="stream", name=name, text=text)
        case {
            "output_type": "error", "ename": str(name), "evalue": str(value),
            "traceback": [*lines],
        } if all(type(line) is str for line in lines):  # fmt: skip
            return NotebookNode(output_type="error", ename=name, evalue=value, traceback=lines)
        case {
            "output_type": ("display_data" | "execute_result") as kind,
            "data": dict(data), "metadata": dict(metadata),
        }:  # fmt: skip
            shown = NotebookNode(output_type=kind, data=_bundle(data), metadata=metadata)
            if kind == "execute_result":
                shown["execution_count"] = count
            return shown
    return NotebookNode(output_type="stream", name="stderr", text=UNREADABLE)


def _bundle(data: dict[str, Any]) -> NotebookNode:
    """Keep texts, and under the names of JSON's own kinds its lists and dicts."""
    texts = {k: v for k, v in data.items() if type(v) is str or JSON.fullmatch(k)}
    return NotebookNode(texts)


def writes(notebook: NotebookNode) -> str:
    """Write a notebook as a file's text."""
    return json.dumps(notebook, ensure_ascii=False)
