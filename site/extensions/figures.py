"""Figures: alternative texts are carried to the page and demanded; pictures come when needed.

``mlcourse.plotting.show(fig, alt="...")`` stores the text in the output's metadata, next to the
image. MyST-NB reads width and height from there, but not the text; this extension adds it. Any
image without a text is a warning, so the build with -W fails.

A browser fetches a figure when the reader comes near it. Its size stands in the page, so that
nothing moves when it arrives.
"""

import struct
from binascii import a2b_base64

from docutils import nodes
from myst_nb.core.render import MimeData, NbElementRenderer
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

_render_image = NbElementRenderer.render_image


def render_image(self: NbElementRenderer, data: MimeData) -> list[nodes.Element]:
    """Render an image output as MyST-NB does, then give it the text of its metadata."""
    images = _render_image(self, data)
    alt = data.output_metadata.get(data.mime_type, {}).get("alt", "")
    for image in images:
        image.setdefault("alt", alt)
        image["cell"] = data.cell_index
        if data.mime_type == "image/png":
            image["pixels"] = struct.unpack(">II", a2b_base64(data.content)[16:24])
    return images


def visit_image(self: HTML5Translator, node: nodes.image) -> None:
    """Write an image as the theme does, and what the browser needs to know beforehand."""
    type(self).visit_image(self, node)
    if "pixels" in node:
        width, height = node["pixels"]
        more = f'width="{width}" height="{height}" loading="lazy"'
        self.body[-1] = self.body[-1].replace("<img ", f"<img {more} ", 1)


def demand_texts(app: Sphinx, document: nodes.document) -> None:
    """Warn of every image whose alternative text is missing or empty."""
    for image in document.findall(nodes.image):
        if image.get("alt", "").strip():
            continue
        if "cell" in image:
            logger.warning(
                "cell %s: the figure has no alternative text; end the cell with "
                'mlcourse.plotting.show(fig, alt="what a reader should see in it").',
                image["cell"] + 1,
                location=app.env.docname,
                type="figures",
            )
        else:
            logger.warning(
                "the image %s has no alternative text; say in a sentence what a reader should "
                "see in it.",
                image["uri"],
                location=image,
                type="figures",
            )


def setup(app: Sphinx) -> ExtensionMetadata:
    """Extend MyST-NB's renderer and check every page that was read."""
    NbElementRenderer.render_image = render_image
    app.registry.add_translation_handlers(nodes.image, html=(visit_image, None))
    app.connect("doctree-read", demand_texts)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
