"""Formulas, set while the site is built: a page shows them at once, with no script to wait for.

MathJax does it, in Node; the pages get its output, MathML for screen readers included, and one
stylesheet with the glyphs that the site uses.
"""

import contextlib
import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from docutils import nodes
from fontTools.ttLib import TTFont
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.ext.mathjax import html_visit_displaymath, html_visit_math
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

MODULES = Path(__file__).parents[1] / "node_modules"
PROGRAM = Path(__file__).with_name("set_formulas.js")
NODE = "node"
TEXT_FONT = "@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff"
FONTS = "mathjax/es5/output/chtml/fonts/woff-v2"
STYLES, SCRIPT = "formulas.css", "formulas.js"  # of pages with formulas

logger = logging.getLogger(__name__)


class Typesetter:
    """MathJax in a process of its own, which sets one formula after the other."""

    def __init__(self) -> None:
        for part in (MODULES / FONTS, MODULES / TEXT_FONT, NODE):
            if not shutil.which(part) and not Path(part).exists():
                raise ExtensionError(
                    f"{part} is missing, and the site needs it to set formulas. Run 'make book', "
                    "which fetches it."
                )
        font = TTFont(MODULES / TEXT_FONT)
        height = font["OS/2"].sxHeight / font["head"].unitsPerEm
        self.process = subprocess.Popen(
            [NODE, PROGRAM, MODULES, "mathjax", str(height)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf8",
        )  # fmt: skip

    @cache  # noqa: B019 - one object for a build
    def set(self, tex: str, display: bool) -> str:
        """Turn a formula into HTML."""
        with contextlib.suppress(BrokenPipeError):  # then there is no answer either
            self.process.stdin.write(json.dumps([tex, display]) + "\n")
            self.process.stdin.flush()
        return self._answer()

    def end(self) -> str:
        """End the process; return the stylesheet of all that was set."""
        with self.process:
            self.process.stdin.close()
            return self._answer()

    def _answer(self) -> str:
        line = self.process.stdout.readline()
        if not line:
            raise ExtensionError("MathJax, which sets the formulas, has stopped: see above.")
        return json.loads(line)


def begin(app: Sphinx) -> None:
    """Start MathJax, and put its fonts among the files of the site."""
    if app.builder.format != "html":
        return
    app.builder.typesetter = Typesetter()
    fonts = Path(app.outdir, "_static", "mathjax")
    fonts.mkdir(parents=True, exist_ok=True)
    for font in (MODULES / FONTS).glob("*.woff"):
        (fonts / font.name).write_bytes(font.read_bytes())


def finish(app: Sphinx, exception: Exception | None) -> None:
    """End MathJax; write the stylesheet."""
    if typesetter := getattr(app.builder, "typesetter", None):
        if exception:
            typesetter.process.kill()
        else:
            styles = typesetter.end()
            Path(app.outdir, "_static", STYLES).write_text(styles, "utf8")


# How Sphinx writes a formula for a script: what stands before, the TeX, the rest.
INLINE = re.compile(r"(.*?)\\\((.*)\\\)(.*)", re.DOTALL)
DISPLAY = re.compile(r"(.*?)\\\[(.*)\\\](.*)", re.DOTALL)
ENVIRONMENT = re.compile(r"(<div[^>]*>)(.*)(</div>\s*)", re.DOTALL)  # its own delimiters


def visit_inline(self: HTML5Translator, node: nodes.math) -> None:
    """Set a formula in a line of text."""
    _set(self, node, html_visit_math, INLINE, display=False)


def visit_display(self: HTML5Translator, node: nodes.math_block) -> None:
    """Set a formula with lines of its own."""
    form = ENVIRONMENT if node["nowrap"] else DISPLAY
    _set(self, node, html_visit_displaymath, form, display=True)


def _set(
    self: HTML5Translator,
    node: nodes.Element,
    usual: Callable[..., None],
    form: re.Pattern[str],
    display: bool,
) -> None:
    """Have Sphinx write its usual TeX, and put in its place what MathJax makes of it."""
    start = len(self.body)
    try:
        usual(self, node)
    except nodes.SkipNode:
        before, tex, after = form.fullmatch("".join(self.body[start:])).groups()
        formula = self.builder.typesetter.set(html.unescape(tex).strip(), display)
        for fault in re.findall(r'data-mjx-error="([^"]*)"', formula):
            logger.warning("%s, in the formula %s", html.unescape(fault), tex, location=node)
        self.body[start:] = [before + formula + after]
        raise


def only_where_needed(
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Leave stylesheet and script out where a page has no formula."""
    if "<mjx-container" not in context.get("body", ""):
        for files, name in (("css_files", STYLES), ("script_files", SCRIPT)):
            context[files] = [
                file for file in context[files] if name not in str(getattr(file, "filename", file))
            ]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Take the place of Sphinx's own way, chosen by ``html_math_renderer``."""
    app.add_html_math_renderer(
        "formulas",
        (visit_inline, None),
        (visit_display, None),
    )
    app.add_css_file(STYLES)
    app.add_js_file(SCRIPT, loading_method="defer")
    app.connect("builder-inited", begin)
    app.connect("html-page-context", only_where_needed, priority=900)
    app.connect("build-finished", finish)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": False}
