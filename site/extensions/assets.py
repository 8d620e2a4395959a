"""What the site serves itself: a typeface, icons, and the page at its root."""

import re
from io import BytesIO
from pathlib import Path

import pydata_sphinx_theme
from fontTools import subset, ttLib
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata

MODULES = Path(__file__).parents[1] / "node_modules"
# Which files of a package go where below ``_static``.
PARTS = {
    ("@fontsource/source-serif-4/files", "fonts"): [
        "source-serif-4-latin-400-*.woff2",
        "source-serif-4-latin-600-normal.woff2",
        "source-serif-4-greek-400-normal.woff2",
    ],
}

THEME = Path(pydata_sphinx_theme.__file__).parent / "theme" / "pydata_sphinx_theme" / "static"
ICON_FONTS = {"solid": "fa-solid-900", "brands": "fa-brands-400"}

ROOT_PAGE = """\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0; url={target}">
<title>{title}</title>
</head>
<body><main><h1>{title}</h1><p><a href="{target}">Open the course</a></p></main></body>
</html>
"""


def copy_packages(app: Sphinx) -> None:
    """Copy the text's typeface into the built site's ``_static``."""
    if app.builder.format != "html":
        return
    for (package, folder), patterns in PARTS.items():
        origin = MODULES / package
        if not origin.is_dir():
            raise ExtensionError(
                f"{origin} is missing, and the site must serve it. Run 'make book', which "
                "fetches it."
            )
        for source in (file for pattern in patterns for file in origin.glob(pattern)):
            copy = Path(app.outdir, "_static", folder, source.relative_to(origin))
            if not copy.exists() or copy.stat().st_size != source.stat().st_size:
                copy.parent.mkdir(parents=True, exist_ok=True)
                copy.write_bytes(source.read_bytes())


def cut_icons(app: Sphinx, exception: Exception | None) -> None:
    """Cut the theme's icon fonts down to the icons that occur in the built pages.

    The theme brings all of Font Awesome; the site uses about thirty icons of it.
    """
    if exception or app.builder.format != "html":
        return
    wanted = _icons_used(Path(app.outdir))
    for name, file in ICON_FONTS.items():
        font = ttLib.TTFont(THEME / "vendor" / "fontawesome" / "webfonts" / f"{file}.ttf")
        cutter = subset.Subsetter(subset.Options(layout_features=[], notdef_outline=True))
        cutter.populate(unicodes=wanted & set(font.getBestCmap()))
        cutter.subset(font)
        font.flavor = "woff"
        cut = BytesIO()
        font.save(cut)
        Path(app.outdir, "_static", f"icons-{name}.woff").write_bytes(cut.getvalue())


def _icons_used(site: Path) -> set[int]:
    css = (THEME / "styles" / "pydata-sphinx-theme.css").read_text("utf8")
    code = {
        name: point
        for names, point in re.findall(r'((?:\.fa-[\w-]+:before,?)+)\{content:"\\(\w+)"', css)
        for name in re.findall(r"fa-([\w-]+):", names)
    }
    named = {
        name
        for page in site.rglob("*.html")
        for name in re.findall(r"\bfa-([\w-]+)", page.read_text("utf8"))
    }
    # Admonitions, version notes and downloads get their icons from the stylesheet.
    styled = re.findall(r'--pst-icon-[\w-]+:\s*"(.)"', css)
    return {ord(icon) for icon in styled} | {int(code[name], 16) for name in named & code.keys()}


def write_root_page(app: Sphinx, exception: Exception | None) -> None:
    """Write ``index.html``, which leads to the front page, with a title and a language."""
    if exception or app.builder.name != "html" or app.config.root_doc == "index":
        return
    page = ROOT_PAGE.format(
        language=app.config.language or "en",
        title=app.config.html_title,
        target=app.builder.get_target_uri(app.config.root_doc),
    )
    Path(app.outdir, "index.html").write_text(page, "utf8")


def setup(app: Sphinx) -> ExtensionMetadata:
    """Copy before the pages are written, cut and lead on afterwards."""
    app.connect("builder-inited", copy_packages)
    app.connect("build-finished", cut_icons)
    app.connect("build-finished", write_root_page)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
