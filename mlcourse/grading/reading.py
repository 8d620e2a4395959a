"""Read a submitted file, whatever it is: a notebook's cells come out, or a reason why not."""

import json
from typing import Any

import nbformat
from nbformat import NotebookNode, reader

from mlcourse.grading import cells as made

MOST_BYTES = 50 * 2**20  # of a submitted file
MOST_PARTS = 1_000_000  # brackets and commas in it: what JSON takes memory for
MOST_SOURCE = 2 * 2**20  # characters in all its cells
MOST_CELLS = 2_000
MOST_LABEL = 100  # characters of a cell's label


class Unreadable(ValueError):  # noqa: N818 - its message is the stated reason
    """A submitted file that is no notebook; the message says why."""


def read(content: bytes) -> NotebookNode:
    """Read a submitted file as a notebook of today's format.

    Of each cell its kind, source, label and pasted pictures are kept; nothing else is needed.

    Raises
    ------
    Unreadable
        If it is none, or larger than any honest one.
    """
    text, data = _parsed(content)
    if not isinstance(data, dict) or not ({"cells", "worksheets"} & data.keys()):
        raise Unreadable("the file is not a notebook: it has no cells")
    found = data["cells"] if "cells" in data else _old(text)
    if not isinstance(found, list) or not all(isinstance(cell, dict) for cell in found):
        raise Unreadable("the file is not a notebook: its cells are no cells")
    if len(found) > MOST_CELLS:
        raise Unreadable(f"the notebook has {len(found):,} cells; at most {MOST_CELLS:,} are read")
    cells = [_clean(cell) for cell in found]
    size = sum(len(cell.source) for cell in cells)
    if size > MOST_SOURCE:
        raise Unreadable(
            f"the notebook's cells hold {size:,} characters; at most {MOST_SOURCE:,} are read"
        )
    return made.notebook(cells)


def _parsed(content: bytes) -> tuple[str, Any]:
    if len(content) > MOST_BYTES:
        raise Unreadable(
            f"the file has {len(content) / 2**20:.0f} MB; at most {MOST_BYTES // 2**20} are read. "
            "Clear its outputs and submit it again."
        )
    if not content.strip():
        raise Unreadable("the file is empty and not a notebook")
    parts = sum(map(content.count, (b"[", b"{", b",")))
    if parts > MOST_PARTS:
        raise Unreadable(
            f"the file has {parts:,} parts; at most {MOST_PARTS:,} are read. "
            "Clear its outputs and submit it again."
        )
    try:
        text = content.decode("utf-8-sig")
        return text, json.loads(text)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise Unreadable(
            f"the file is not a notebook: it is not JSON ({str(error)[:100]})"
        ) from None


def _old(text: str) -> Any:
    """Read a format from before 2015, whose texts only nbformat's own reader puts together."""
    try:
        return nbformat.convert(reader.reads(text), 4).cells
    except Exception:  # whatever nbformat stumbles over, it is the file's form
        raise Unreadable("the file is a notebook of an old format that cannot be read") from None


def _clean(cell: dict[str, Any]) -> NotebookNode:
    source = cell.get("source", "")
    lines = source if isinstance(source, list) else [source]
    if not all(isinstance(line, str) for line in lines):
        raise Unreadable("the file is not a notebook: the source of a cell is not text")
    source = "".join(lines)
    label = _dict(_dict(cell.get("metadata")).get("nbgrader")).get("grade_id")
    known = isinstance(label, str) and len(label) <= MOST_LABEL
    metadata = {"submitted_id": label} if known else {}
    if cell.get("cell_type") == "code":
        return made.code_cell(source, metadata)
    return made.markdown_cell(source, metadata, **pictures(cell.get("attachments")))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def pictures(attachments: Any) -> dict[str, Any]:
    """Keep those attachments of a text that are pictures."""
    kept = {}
    for name, bundle in _dict(attachments).items():
        for kind in ("image/png", "image/jpeg"):
            data = _dict(bundle).get(kind)
            if isinstance(data, str):
                kept[name] = {kind: data}
    return {"attachments": kept} if kept else {}
