"""Show what students wrote and what their code produced, so that nothing of it can run.

Everything is taken apart and put together again from what is known to be harmless: text, tables,
plain pictures. bleach does the work on HTML; what it does not know is left out.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from html import escape
from typing import Any

import bleach  # type: ignore[import-untyped]
from markupsafe import Markup
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

# What has more is shown as it was written: parsers take minutes for markup made to stop them.
MOST_MARKDOWN = 30_000  # characters
MOST_HTML = 400_000
MOST_TAGS = 10_000
TAGS = frozenset({
    "a", "abbr", "b", "blockquote", "br", "caption", "code", "dd", "del", "details", "div", "dl",
    "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "li", "ol", "p", "pre", "s",
    "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr",
    "u", "ul",
})  # fmt: skip
LINK = re.compile(r"(https?://|mailto:|#)", re.IGNORECASE)
PICTURE = re.compile(r"data:image/(?:png|jpeg);base64,([A-Za-z0-9+/=]+)")
SVG = "image/svg+xml"
# Their text is not for reading: bleach would keep it when it takes away the tags around it.
UNREAD = re.compile(r"<(/?)(?:script|style|template|title)\b[^<>]*>", re.IGNORECASE)
BARE = re.compile(r'<img(?: alt="[^"]*")?>')  # its source was not allowed
ANSI = re.compile(r"\x1b\[[0-9;?]*[@-~]")  # colours in terminals
SPANS = re.compile(r"[1-9]\d?")


class _Renderer(IPythonRenderer):
    """Markdown as in notebooks; formulas stay as they are written, a missing picture is named."""

    def _embed_image_or_attachment(self, src: str) -> str:
        known = not src.startswith("attachment:") or src.removeprefix("attachment:") in (
            self.attachments
        )
        return super()._embed_image_or_attachment(src) if known else ""


class _PageRenderer(_Renderer):
    """For a page without scripts: formulas are set apart as TeX, headings stand under a title."""

    def inline_math(self, body: str) -> str:
        return f'<code class="math">{escape(body)}</code>'

    def block_math(self, body: str) -> str:
        return f'<pre class="math">{escape(body.strip())}</pre>'

    def latex_environment(self, name: str, body: str) -> str:
        return self.block_math(f"\\begin{{{name}}}{body}\\end{{{name}}}")

    def heading(self, text: str, level: int, **attrs: Any) -> str:
        return super().heading(text, min(level + 1, 6), **attrs)


def markdown(
    source: str, attachments: Mapping[str, Any] | None = None, *, page: bool = True
) -> Markup:
    """Turn Markdown into harmless HTML.

    Parameters
    ----------
    source : str
        The text, untrusted.
    attachments : mapping, optional
        Pictures that were pasted into the cell, as notebooks keep them.
    page : bool
        Whether it is for a page without scripts; otherwise MathJax sets the formulas.
    """
    if len(source) > MOST_MARKDOWN:
        return plain(source)
    kind = _PageRenderer if page else _Renderer
    pasted = {name: _decoded(bundle) for name, bundle in (attachments or {}).items()}
    renderer = kind(escape=False, exclude_anchor_links=True, attachments=pasted)
    try:
        return html(MarkdownWithMath(renderer=renderer).render(source))
    except Exception:  # whatever a parser stumbles over, it can still be read as it is
        return plain(source)


def html(source: str) -> Markup:
    """Keep of some HTML what is harmless: text, tables, links, pictures that it brings along."""
    if len(source) > MOST_HTML or source.count("<") > MOST_TAGS:
        return plain(source)
    try:
        cleaned = bleach.clean(
            _read(source), tags=TAGS, attributes=_allowed, strip=True,
            protocols={"http", "https", "mailto", "data"},
        )  # fmt: skip
    except Exception:
        return plain(source)
    # To MathJax, \href is a link of any kind.
    return Markup(BARE.sub("[picture not shown]", cleaned).replace("\\href", "\\ href"))


def _read(source: str) -> str:
    """Leave out what stands between the tags of scripts and styles."""
    kept, start, inside = [], 0, False
    for tag in UNREAD.finditer(source):
        if not inside:
            kept.append(source[start : tag.start()])
        start, inside = tag.end(), not tag[1]
    return "".join(kept) + ("" if inside else source[start:])


def _allowed(tag: str, name: str, value: str) -> bool:
    match tag, name:
        case "a", "href":
            return bool(LINK.match(value))
        case "img", "src":
            found = PICTURE.fullmatch(value)
            return bool(found and _base64(None, found[1]))
        case "img", "alt":
            return True
        case (("td" | "th"), ("colspan" | "rowspan")):
            return bool(SPANS.fullmatch(value))
        case (("code" | "pre"), "class"):
            return value == "math"
    return False


def plain(text: str) -> Markup:
    """Show a text as it is, without the colours that terminals know."""
    return Markup('<pre tabindex="0">{}</pre>').format(ANSI.sub("", text))


def output(found: Mapping[str, Any]) -> Markup:
    """Turn one output of a cell into harmless HTML."""
    if found["output_type"] == "stream":
        return plain(_text(found["text"]))
    if found["output_type"] == "error":
        lines = "\n".join(map(str, found["traceback"]))
        return plain(lines or f"{found['ename']}: {found['evalue']}")
    data = found["data"]
    for kind in ("image/png", "image/jpeg", SVG):
        if kind in data:
            return picture(kind, data[kind])
    if "text/html" in data:
        return html(_text(data["text/html"]))
    if "text/markdown" in data:
        return markdown(_text(data["text/markdown"]))
    if "text/plain" in data:
        return plain(_text(data["text/plain"]))
    kinds = ", ".join(map(str, data)) or "no kind at all"
    return Markup("<p>An output of the kind {} is not shown here.</p>").format(kinds[:200])


def picture(kind: str, content: Any) -> Markup:
    """Embed a picture; an SVG as well, in the way that keeps its scripts from running."""
    data = _base64(_text(content).encode() if kind == SVG else None, content)
    if not data:
        return Markup("<p>A picture of this cell could not be read.</p>")
    return Markup('<img alt="Figure drawn by the code above" src="data:{};base64,{}">').format(
        kind, data
    )


def _decoded(bundle: Mapping[str, Any]) -> dict[str, str]:
    """Keep of a pasted picture what is one."""
    known = {kind: _base64(None, bundle.get(kind)) for kind in ("image/png", "image/jpeg")}
    return {kind: data for kind, data in known.items() if data} or {"image/png": ""}


def _base64(raw: bytes | None, content: Any) -> str:
    """Encode bytes, or decode and encode what claims to be base64; empty if it is not."""
    try:
        if raw is None:
            raw = base64.b64decode("".join(_text(content).split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    return base64.b64encode(raw).decode()


def _text(content: Any) -> str:
    """Join the lines of a text in a notebook; anything else becomes its own description."""
    return "".join(map(str, content)) if isinstance(content, list) else str(content)
