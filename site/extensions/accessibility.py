"""Mends roles in the generated pages that assistive software trips over.

What the theme's parts lack is mended in ``site/templates``, colours and focus in the stylesheet.
"""

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

# (pattern, replacement) pairs for the text of a page.
MENDINGS = [
    # docutils gives entries of the bibliography a role that is deprecated, in a list without items.
    (r'role="doc-biblioentry"', 'role="listitem"'),
    # MyST-NB hides what a folded cell says about itself behind a name that says less.
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # sphinx-proof gives every theorem's body the same id.
    (r' id="proof-content"', ""),
]


def mend(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Apply all mendings to one page, before its template is filled in."""
    for pattern, replacement in MENDINGS:
        context["body"] = re.sub(pattern, replacement, context.get("body", ""))


def setup(app: Sphinx) -> ExtensionMetadata:
    """Mend each page as it is written."""
    app.connect("html-page-context", mend)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
