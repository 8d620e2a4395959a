"""Code on the page: only words that have a colour of their own are elements of their own.

Names, brackets and spaces look like the text around them. In an element each, they would be most of
what a browser has to lay out on a page with code.
"""

from collections.abc import Iterable
from typing import Any, TextIO

from pygments.formatters import HtmlFormatter
from pygments.token import Name, Punctuation, Text, _TokenType
from sphinx.application import Sphinx
from sphinx.highlighting import PygmentsBridge
from sphinx.util.typing import ExtensionMetadata

PLAIN = (Name, Name.Namespace, Name.Other, Punctuation, Text.Whitespace)


class FewElements(HtmlFormatter[str]):
    """Write plain words as text, and only the others in elements."""

    def format_unencoded(
        self, tokensource: Iterable[tuple[_TokenType, str]], outfile: TextIO
    ) -> None:
        """Write highlighted code."""
        words = ((Text if kind in PLAIN else kind, word) for kind, word in tokensource)
        super().format_unencoded(words, outfile)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Have Sphinx highlight code with it."""
    bridge: Any = PygmentsBridge
    bridge.html_formatter = FewElements
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
