"""Every page of the built site, in a browser."""

import re
import sys

import browsing
import pytest
from browsing import DESKTOP, PHONE, ROOT, SITE, Visit
from pygments.token import STANDARD_TYPES

sys.path.append(str(ROOT / "site" / "extensions"))

from highlighting import PLAIN

pytestmark = pytest.mark.browser

# The page at the root only leads to the front page; test_use.py follows it.
PAGES = [page for page in browsing.built_pages() if page != "index.html"]


@pytest.fixture(scope="module")
def tab(browser, address):
    """One tab for all pages, as readers go through them: a new one is a new process each time."""
    context = browser.new_context(viewport=DESKTOP)
    yield Visit(context, address)
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_page(path, tab):
    tab.forget()
    tab.page.set_viewport_size(DESKTOP)
    tab.in_colours("light").open(path)
    found = {check.__name__: check(tab) for check in browsing.EVERYWHERE}
    tab.in_colours("light").resize(PHONE)
    found["phone"] = browsing.fits(tab) + browsing.scrolls_by_keyboard(tab)
    # Last, for whatever went wrong on the way.
    found["log"] = [c for check in browsing.LOGGED for c in check(tab)]
    complaints = [f"{name}: {text}" for name, texts in found.items() for text in texts]
    assert not complaints, "\n".join([path, *complaints])


def test_there_are_pages(address):
    wanted = {"chapters/index.html", "chapters/01_perceptron.html", "search.html"}
    assert wanted <= set(PAGES)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_code_without_elements_of_its_own_would_have_no_colour_of_its_own(theme, address):
    """The colours are the theme's to choose; the site's style sheet says which."""
    sheet = (SITE / "_static" / "pygments.css").read_text("utf8")
    rules = re.findall(rf'\[data-theme="{theme}"\] \.highlight( \.\w+)? \{{([^}}]*)\}}', sheet)
    looks = {
        name.strip(" ."): re.sub("background: [^;]*;", "", style).strip() for name, style in rules
    }
    usual = looks[""]
    assert usual.startswith("color: ")
    assert {STANDARD_TYPES[kind]: looks.get(STANDARD_TYPES[kind], usual) for kind in PLAIN} == (
        {STANDARD_TYPES[kind]: usual for kind in PLAIN}
    )
    assert looks["k"] != usual
