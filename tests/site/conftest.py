from collections.abc import Iterator

import browsing
import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = browsing.launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    if not (browsing.SITE / "index.html").is_file():
        pytest.fail(f"there is no site in {browsing.SITE}: run 'make book' first")
    with browsing.served(browsing.SITE) as address:
        yield address
