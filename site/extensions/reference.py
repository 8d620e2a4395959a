"""The reference pages: what they leave out, and what they call things."""

import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.domains.python import PyObject
from sphinx.util.typing import ExtensionMetadata


def skip(
    app: Sphinx, what: str, name: str, member: object, skipped: bool, options: Any
) -> bool | None:
    """Skip the fields of named tuples, whose docstrings say only 'Alias for field number 0'."""
    generated = (getattr(member, "__doc__", None) or "").startswith("Alias for field number")
    return True if generated else None


def escape(
    app: Sphinx, what: str, name: str, documented: object, options: Any, lines: list[str]
) -> None:
    """Escape the underscore that ends learned attributes, which reads as a link: ``coef_``."""
    lines[:] = [re.sub(r"^(:(?:ivar|vartype) \w+)_:", r"\1\\_:", line) for line in lines]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Ask for each member before autodoc shows it; call attributes as docstrings do."""
    for field in PyObject.doc_field_types:
        if field.name == "variable":
            field.label = "Attributes"
    app.connect("autodoc-skip-member", skip)
    app.connect("autodoc-process-docstring", escape, priority=900)  # after napoleon
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
