"""Where the links of the built pages lead, read from the files."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlparse

import yaml
from browsing import ROOT, built_pages

CONFIG = yaml.safe_load((ROOT / "_config.yml").read_text("utf8"))
_OWNER = CONFIG["repository"]["url"].removeprefix("https://github.com/")
BINDER = (
    f"{CONFIG['launch_buttons']['binderhub_url']}/v2/gh/{_OWNER}/"
    f"{CONFIG['repository']['branch']}?urlpath=lab/tree/"
)


class Page(HTMLParser):
    """The links of a page, and the places in it that links can name."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.places: set[str | None] = {"", "top"}
        self.feed(path.read_text("utf8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.places |= {found.get("id"), found.get("name")}
        self.links |= {found[key] for key in ("href", "src") if found.get(key)}


def broken(site: Path) -> list[str]:
    """Complaints about links that lead nowhere, one a link."""
    pages = {site / path: Page(site / path) for path in built_pages(site)}
    return [
        f"{page.relative_to(site)} -> {link}: {problem}"
        for page, content in pages.items()
        for link in sorted(content.links)
        if (problem := _problem(page, link, pages))
    ]


def _problem(page: Path, link: str, pages: dict[Path, Page]) -> str | None:
    if link.startswith(BINDER):
        exists = (ROOT / link.removeprefix(BINDER)).is_file()
        return None if exists else "not in the repository"
    if urlparse(link).scheme:
        return None
    address, place = urldefrag(link)
    path = unquote(address.split("?")[0])
    target = Path(page.parent, path).resolve() if path else page
    if not target.is_file():
        return "no such file"
    if target.stat().st_size == 0:
        return "the file is empty"
    if target in pages and unquote(place) not in pages[target].places:
        return "no such place"
    return None
