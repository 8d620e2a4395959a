"""A browser, a server for the built site, and what a page must satisfy.

Each check looks at a ``Visit`` and returns complaints, one sentence each; an empty list means
that all is well. ``test_checks_can_fail.py`` shows every check a page that deserves a complaint.
"""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, TimeoutError

ROOT = Path(__file__).parents[2]
SITE = ROOT / "_build" / "html"
AXE = ROOT / "site" / "node_modules" / "axe-core" / "axe.min.js"

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 375, "height": 740}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--kiosk",  # no frame of its own to draw, nor where each link leads that Tab comes to
]


def built_pages(site: Path = SITE) -> list[str]:
    """Paths of the site's pages, without what themes leave among the static files."""
    pages = (page.relative_to(site).as_posix() for page in site.rglob("*.html"))
    return sorted(page for page in pages if not page.startswith("_static/"))


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on a free local port; gives the address, with a slash at its end."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


def launch(playwright: Playwright) -> Browser:
    """Start Debian's Chromium with a fresh profile."""
    return playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)


class Visit:
    """A tab, and everything that was asked for or went wrong since it was opened."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.page: Page = context.new_page()
        self.devtools = context.new_cdp_session(self.page)
        self.forget()
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("requestfailed", self._note_failure)
        self.page.on("response", self._note_status)
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def forget(self) -> None:
        """Begin anew: what was asked for and went wrong so far counts no longer."""
        self.asked: list[str] = []
        self.failed: list[str] = []
        self.errors: list[str] = []

    def _note_failure(self, request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on to another page
            self.failed.append(f"{request.url} ({request.failure})")

    def _note_status(self, response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.url} ({response.status})")

    def _note_message(self, message) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def open(self, path: str) -> "Visit":
        """Open a page of the site and wait until its formulas and fonts are there."""
        self.page.goto(self.address + path, wait_until="load")
        self.page.add_style_tag(content="* { transition: none !important; }")
        self.page.evaluate(
            """async () => {
                if (window.MathJax?.startup?.promise) await MathJax.startup.promise;
                await document.fonts.ready;
            }"""
        )
        return self

    def in_colours(self, scheme: str) -> "Visit":
        """Ask for light or dark colours, as a reader's system does."""
        self.page.emulate_media(color_scheme=scheme)
        # Scripts that listen for it hear of it before the next frame is drawn.
        self.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(drawn))")
        self.page.wait_for_function(
            "scheme => [undefined, scheme].includes(document.documentElement.dataset.theme)",
            arg=scheme,
        )
        return self

    def press_tab(self) -> None:
        """Press the Tab key; to let go of it, as Playwright does each time, moves nothing."""
        key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        self.devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})

    def resize(self, size: dict[str, int]) -> "Visit":
        """Resize the window; give the scripts, which wait a while, time to see what scrolls now."""
        self.page.set_viewport_size(size)
        with suppress(TimeoutError):
            self.page.wait_for_function(_SCROLLS_BY_KEYBOARD, timeout=1000)
        return self


_SCROLLS_BY_KEYBOARD = """() =>
    [...document.querySelectorAll("pre, [class*=scrollable], mjx-container[display=true]")].every(
        (box) => box.scrollWidth <= box.clientWidth || box.tabIndex >= 0)"""


# --- checks -------------------------------------------------------------------------------------


def stays_at_home(visit: Visit) -> list[str]:
    """No request leaves the site."""
    return [
        f"asks another server for {url}"
        for url in visit.asked
        if not url.startswith((visit.address, "data:", "blob:"))
    ]


def loads_whole(visit: Visit) -> list[str]:
    """Nothing that a page asks for is missing."""
    return [f"could not load {url}" for url in visit.failed]


def runs_clean(visit: Visit) -> list[str]:
    """No error in the console, and no exception."""
    return [f"console: {text}" for text in visit.errors]


def sets_mathematics(visit: Visit) -> list[str]:
    """Every formula of the source is set, and none is left as TeX."""
    return visit.page.evaluate(
        r"""() => {
            const complaints = [];
            for (const source of document.querySelectorAll(".math")) {
                if (!source.querySelector("mjx-container"))
                    complaints.push(`formula not set: ${source.textContent.trim()}`);
                if (source.querySelector("mjx-merror, [data-mjx-error]"))
                    complaints.push(`formula with an error: ${source.textContent.trim()}`);
            }
            const body = document.body.cloneNode(true);
            for (const code of body.querySelectorAll("pre, code, script, mjx-container, .math"))
                code.remove();
            for (const raw of body.textContent.match(/\$\$|\\\(|\\\[|\\begin\{|\$\\\w+/g) ?? [])
                complaints.push(`TeX shows on the page: ${raw}`);
            return complaints;
        }"""
    )


def draws_its_icons(visit: Visit) -> list[str]:
    """Every icon on the page has a drawing in the fonts that were cut down to those in use."""
    icons = visit.page.evaluate(
        r"""() => [...document.querySelectorAll("*:not(mjx-container *)")].flatMap((element) =>
            ["::before", "::after"].map((side) => getComputedStyle(element, side))
                .filter((style) => style.fontFamily.includes("Font Awesome"))
                .flatMap((style) => style.content.match(/[\ue000-\uf8ff]/g) ?? []))"""
    )
    return [f"no drawing for the icon U+{ord(i):X}" for i in sorted(set(icons) - _drawn())]


@functools.cache
def _drawn() -> set[str]:
    fonts = [TTFont(path) for path in (SITE / "_static").glob("icons-*.woff")]
    return {chr(point) for font in fonts for point in font.getBestCmap()}


def fits(visit: Visit) -> list[str]:
    """The page is not wider than the window."""
    wide = visit.page.evaluate(
        """() => {
            const room = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= room) return [];
            const scrolls = (element) => element && (
                /auto|scroll|hidden/.test(getComputedStyle(element).overflowX)
                || scrolls(element.parentElement));
            return [...document.body.querySelectorAll("*")]
                .filter((element) => element.getBoundingClientRect().right > room + 1)
                .filter((element) => !scrolls(element.parentElement))
                .map((element) => element.outerHTML.slice(0, 160))
                .concat("something, seen from the width of the page");
        }"""
    )
    return [f"sticks out on the right: {html}" for html in wide[:3]]


def is_accessible(visit: Visit, *rules: str) -> list[str]:
    """axe-core finds no violation: of all its rules, or of the named ones."""
    if not visit.page.evaluate("() => 'axe' in window"):
        visit.page.evaluate(AXE.read_text("utf8"))
    # Only violations count, so no selectors are worked out for all that is well.
    options = {"resultTypes": ["violations"], "selectors": False}
    options |= {"runOnly": list(rules)} if rules else {}
    found = visit.page.evaluate("async (options) => (await axe.run(options)).violations", options)
    return [
        f"{rule['id']}: {rule['help']}: {node['html'][:200]} ({node['failureSummary']})"
        for rule in found
        for node in rule["nodes"]
    ]


def is_accessible_in_dark(visit: Visit) -> list[str]:
    """As is_accessible; where nothing but colours changes, only what has to do with them is new."""
    before = visit.page.evaluate(_MARKUP_AND_WHAT_SHOWS)
    visit.in_colours("dark")
    same = visit.page.evaluate(_MARKUP_AND_WHAT_SHOWS) == before
    return is_accessible(visit, *(_RULES_OF_COLOURS if same else ()))


# Those of axe-core's category "color" that are on.
_RULES_OF_COLOURS = ("color-contrast", "link-in-text-block")
_MARKUP_AND_WHAT_SHOWS = """() => [document.body.outerHTML,
    [...document.querySelectorAll("body *")].map((element) => element.checkVisibility({
        opacityProperty: true, visibilityProperty: true }))]"""


def scrolls_by_keyboard(visit: Visit) -> list[str]:
    """What scrolls inside the page can be scrolled with the keyboard."""
    return is_accessible(visit, "scrollable-region-focusable")


def answers_the_keyboard(visit: Visit) -> list[str]:
    """Tab reaches everything that can be operated, and one sees where it is."""
    expected = visit.page.evaluate(_WATCH_FOCUS)
    for _ in range(expected + 3):
        visit.press_tab()
    return visit.page.evaluate("() => window.focusComplaints()")


# Looks at the resting style of everything that can be operated, then at its style under focus.
# Of a group of radio buttons Tab reaches one; the arrow keys do the rest.
_WATCH_FOCUS = r"""() => {
    const ring = (style) => style.outlineStyle !== "none"
        && parseFloat(style.outlineWidth) >= 1 && !/rgba\(.*, 0\)$/.test(style.outlineColor);
    const look = (element) => {
        // The link of a card has no size of its own; its pseudo-element covers the card.
        const cover = getComputedStyle(element, "::after");
        const covers = cover.position === "absolute" && cover.content !== "none";
        return { covers, outline: ring(getComputedStyle(element)) || covers && ring(cover),
                 shadow: getComputedStyle(element).boxShadow };
    };
    const name = (element) => element.outerHTML.slice(0, 160);
    const selector = "a[href], button, input, select, textarea, summary, [tabindex]";
    const operable = [...document.querySelectorAll(selector)].filter((element) =>
        element.tabIndex >= 0 && !element.disabled && element.checkVisibility({
            visibilityProperty: true }));
    const atRest = new Map(operable.map((element) => [element, look(element)]));
    const group = (element) => element.type === "radio" ? `radio ${element.name}` : element;
    const missed = new Map(operable.map((element) => [group(element), element]));
    const unseen = [];
    const onFocus = ({ target }) => {
        missed.delete(group(target));
        const now = look(target), before = atRest.get(target);
        const shows = now.outline && !before?.outline
            || now.shadow !== "none" && now.shadow !== before?.shadow;
        const box = target.getBoundingClientRect();
        const inView = (now.covers || box.width > 0 && box.height > 0) && target.checkVisibility({
            opacityProperty: true, visibilityProperty: true });
        if (!shows || !inView) unseen.push(name(target));
    };
    document.addEventListener("focusin", onFocus);
    window.focusComplaints = () => {
        document.removeEventListener("focusin", onFocus);
        return [
            ...[...missed.values()].map((element) => `Tab does not reach ${name(element)}`),
            ...[...new Set(unseen)].map((html) => `focus does not show on ${html}`),
        ];
    };
    return missed.size;
}"""

# The colours change at the end, on the page as it then is: Tab leaves traces in the markup.
EVERYWHERE = [
    sets_mathematics, draws_its_icons, fits, answers_the_keyboard, is_accessible,
    is_accessible_in_dark,
]  # fmt: skip
LOGGED = [stays_at_home, loads_whole, runs_clean]
