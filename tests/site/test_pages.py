"""Every page of the built site, in a browser."""

import browsing
import pytest
from browsing import DESKTOP, PHONE, Visit

pytestmark = pytest.mark.browser

# The page at the root only leads to the front page; test_use.py follows it.
PAGES = [page for page in browsing.built_pages() if page != "index.html"]


@pytest.fixture(scope="module")
def desk(browser):
    """One profile for all pages, so that what they share is loaded once."""
    context = browser.new_context(viewport=DESKTOP)
    yield context
    context.close()


@pytest.mark.parametrize("path", PAGES)
def test_page(path, desk, address):
    visit = Visit(desk, address)
    try:
        visit.open(path)
        found = {check.__name__: check(visit) for check in browsing.EVERYWHERE}
        found["dark"] = browsing.is_accessible(visit.in_colours("dark"))
        visit.in_colours("light").resize(PHONE)
        found["phone"] = browsing.fits(visit) + browsing.scrolls_by_keyboard(visit)
        # Last, for whatever went wrong on the way.
        found["log"] = [c for check in browsing.LOGGED for c in check(visit)]
    finally:
        visit.page.close()
    complaints = [f"{name}: {text}" for name, texts in found.items() for text in texts]
    assert not complaints, "\n".join([path, *complaints])


def test_there_are_pages(address):
    wanted = {"chapters/index.html", "chapters/01_perceptron.html", "search.html"}
    assert wanted <= set(PAGES)
