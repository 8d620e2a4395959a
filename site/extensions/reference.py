"""Leaves out of the reference pages what Python wrote and nobody meant to be read."""

from typing import Any

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def skip(
    app: Sphinx, what: str, name: str, member: object, skipped: bool, options: Any
) -> bool | None:
    """Skip the fields of named tuples, whose docstrings say only 'Alias for field number 0'."""
    generated = (getattr(member, "__doc__", None) or "").startswith("Alias for field number")
    return True if generated else None


def setup(app: Sphinx) -> ExtensionMetadata:
    """Ask for each member before autodoc shows it."""
    app.connect("autodoc-skip-member", skip)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
