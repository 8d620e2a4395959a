"""A figure of several pictures that the reader steps through with a slider.

The pictures are the outputs of a notebook's cell with the tag ``frames``, such as one surface seen
from several sides. Without scripts, on paper's other formats and in JupyterLab they stand below
one another.
"""

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

SCRIPT = Path(__file__).with_suffix(".js").read_text("utf8")


def add_script(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Give the script to the pages that have such a cell, and to no other."""
    if "tag_frames" in context.get("body", ""):
        app.add_js_file(None, body=SCRIPT)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Look at each page as it is written."""
    app.connect("html-page-context", add_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
