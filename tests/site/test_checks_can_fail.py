"""Each check of ``browsing`` and ``links`` gets a page that deserves it, and one that does not."""

import browsing
import links
import pytest
from browsing import DESKTOP, Visit, served

pytestmark = pytest.mark.browser

GOOD = """<!DOCTYPE html>
<html lang="en"><head><title>A page</title><link rel="icon" href="data:,"></head>
<body><main><h1>A page</h1>{}</main></body></html>"""

BROKEN = {
    browsing.stays_at_home: '<img alt="elsewhere" src="http://127.0.0.1:9/x.png">',
    browsing.loads_whole: '<img alt="missing" src="missing.png">',
    browsing.runs_clean: "<script>console.error('no'); undefined.property;</script>",
    browsing.sets_mathematics: r'<p><span class="math">\(x\)</span> and $$y$$</p>',
    browsing.draws_its_icons: (
        r'<p class="dragon">Dragon</p><style>.dragon::before { content: "\f6d5"; '
        "font-family: 'Font Awesome 6 Free' }</style>"
    ),
    browsing.fits: '<div style="width: 3000px">wide</div>',
    browsing.is_accessible: '<img src="data:,"><p style="color: #ddd">faint</p>',
    browsing.is_accessible_in_dark: (
        "<p>faint</p><style>@media (prefers-color-scheme: dark) { p { color: #ddd } }</style>"
    ),
    browsing.scrolls_by_keyboard: (
        '<pre tabindex="-1" style="width: 90px; overflow: auto">a line that is too long</pre>'
    ),
    browsing.answers_the_keyboard: (
        '<button onkeydown="event.preventDefault()">keeps the focus</button>'
        '<a href="#" style="outline: none">never reached</a>'
        "<style>button:focus { outline: none }</style>"
    ),
}


@pytest.fixture
def visit(browser, tmp_path):
    """Open a page with the given body, served from a folder of its own."""
    with served(tmp_path) as address:
        context = browser.new_context(viewport=DESKTOP)

        def opened(body):
            (tmp_path / "page.html").write_text(GOOD.format(body), "utf8")
            return Visit(context, address).open("page.html")

        yield opened
        context.close()


def test_every_check_is_here():
    assert set(BROKEN) >= {*browsing.EVERYWHERE, *browsing.LOGGED}


@pytest.mark.parametrize("check", BROKEN, ids=lambda check: check.__name__)
def test_browser_check_complains(check, visit):
    assert check(visit(BROKEN[check]))


@pytest.mark.parametrize("check", BROKEN, ids=lambda check: check.__name__)
def test_browser_check_is_content(check, visit):
    assert check(visit('<p>Read <a href="#">on</a>.</p><button>Go</button>')) == []


def test_keyboard_check_tells_both_faults(visit):
    complaints = " ".join(
        browsing.answers_the_keyboard(visit(BROKEN[browsing.answers_the_keyboard]))
    )
    assert "does not reach <a" in complaints
    assert "does not show on <button" in complaints


@pytest.mark.parametrize(
    "body",
    [
        '<img src="data:,"><style>img { display: none }'
        "@media (prefers-color-scheme: dark) { img { display: inline } }</style>",
        '<img alt="" src="data:,"><script>matchMedia("(prefers-color-scheme: dark)").onchange ='
        ' () => document.querySelector("img").removeAttribute("alt")</script>',
    ],
    ids=["shown", "changed"],
)
def test_what_dark_colours_bring_to_light_is_looked_at(body, visit):
    page = visit(body)
    assert browsing.is_accessible(page) == []
    (complaint,) = browsing.is_accessible_in_dark(page)
    assert complaint.startswith("image-alt")


def test_all_rules_of_colours_are_known(visit):
    rules = visit(f"<script>{browsing.AXE.read_text('utf8')}</script>").page.evaluate(
        "() => axe.getRules(['cat.color'])"
    )
    aaa = {rule["ruleId"] for rule in rules if "wcag2aaa" in rule["tags"]}  # axe leaves them out
    assert {rule["ruleId"] for rule in rules} == {*browsing._RULES_OF_COLOURS, *aaa}


@pytest.mark.parametrize(
    ("link", "complaint"),
    [
        ("missing.html", "missing.html: no such file"),
        ("other.html#nowhere", "other.html#nowhere: no such place"),
        ("#nowhere", "#nowhere: no such place"),
        ("_downloads/empty.zip", "empty.zip: the file is empty"),
        (links.BINDER + "chapters/99_missing.ipynb", "99_missing.ipynb: not in the repository"),
    ],
)
def test_link_check_complains(link, complaint, tmp_path):
    (tmp_path / "_downloads").mkdir()
    (tmp_path / "_downloads" / "empty.zip").touch()
    (tmp_path / "other.html").write_text(GOOD.format('<p id="here">here</p>'), "utf8")
    (tmp_path / "page.html").write_text(GOOD.format(f'<a href="{link}">x</a>'), "utf8")
    (found,) = links.broken(tmp_path)
    assert found.startswith("page.html -> ")
    assert found.endswith(complaint)


def test_link_check_is_content(tmp_path):
    (tmp_path / "other.html").write_text(GOOD.format('<p id="here">here</p>'), "utf8")
    good = '<a href="other.html#here">x</a><a href="#">y</a><a href="https://doi.org/1">z</a>'
    (tmp_path / "page.html").write_text(GOOD.format(good), "utf8")
    assert links.broken(tmp_path) == []
