"""What readers do on the site: search, answer a quiz, switch to the dark, read without scripts."""

import browsing
import pytest
from browsing import DESKTOP, Visit
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

CHAPTER = "chapters/01_perceptron.html"
FRAMES = "chapters/03_losses.html"


@pytest.fixture(scope="module")
def context(browser):
    context = browser.new_context(viewport=DESKTOP)
    yield context
    context.close()


@pytest.fixture(scope="module")
def opened(context, address):
    return Visit(context, address).open(CHAPTER)


@pytest.fixture
def chapter(opened):
    """The chapter as a reader finds it: nothing chosen, on screen, in the light."""
    opened.page.evaluate("document.querySelectorAll('form.quiz').forEach((form) => form.reset())")
    opened.page.emulate_media(media="screen")
    return opened.in_colours("light")


def test_root_leads_to_the_front_page(context, address):
    page = context.new_page()
    page.goto(address)
    page.wait_for_url("**/chapters/index.html")
    expect(page.locator("article h1")).to_be_visible()


def test_search_finds_and_opens(context, address):
    visit = Visit(context, address).open("chapters/index.html")
    visit.page.keyboard.press("Control+k")
    visit.page.keyboard.type("perceptron")
    visit.page.keyboard.press("Enter")
    visit.page.locator("#search-results li a[href*='01_perceptron']").first.click()
    expect(visit.page.locator("article h1")).to_be_visible()
    assert not browsing.loads_whole(visit) + browsing.runs_clean(visit)


def test_quiz_answers_to_the_keyboard(chapter):
    page = chapter.page
    options = page.locator("form.quiz").first.locator(".quiz-option")
    for explanation in options.locator(".quiz-explanation").all():
        expect(explanation).not_to_be_visible()
    options.first.locator("input").focus()
    page.keyboard.press("Space")
    for place in range(options.count()):
        for other, option in enumerate(options.all()):
            explanation = option.locator(".quiz-explanation")
            expect(explanation).to_be_visible(visible=other == place)
        verdict = options.nth(place).locator(".quiz-verdict").inner_text()
        right = "quiz-right" in options.nth(place).get_attribute("class")
        assert verdict == ("Right." if right else "Not quite.")
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.url == chapter.address + CHAPTER, "Enter must not send the form"


def test_quiz_formulas_keep_their_size_when_shown(chapter):
    page = chapter.page
    option = page.locator(".quiz-option", has=page.locator(".quiz-explanation mjx-container")).first
    formula = option.locator(".quiz-explanation mjx-container").first
    size = "element => element.getBoundingClientRect().height"
    hidden = formula.evaluate(size)
    option.locator("input").check()
    assert formula.evaluate(size) == hidden > 5


def test_quiz_works_without_scripts(browser, address):
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CHAPTER, wait_until="networkidle")  # fonts too: they move what one clicks
    for option in page.locator("form.quiz").first.locator(".quiz-option").all():
        option.locator("label").click()
        expect(option.locator(".quiz-explanation")).to_be_visible()
    context.close()


def test_paper_shows_every_explanation(chapter):
    page = chapter.page
    page.emulate_media(media="print")
    for explanation in page.locator(".quiz-explanation").all():
        expect(explanation).to_be_visible()


def test_dark_pages_are_printed_light(chapter):
    theme = "document.documentElement.dataset.theme"
    chapter.in_colours("dark").page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert chapter.page.evaluate(theme) == "light"
    chapter.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert chapter.page.evaluate(theme) == "dark"


def test_the_switch_leads_through_the_colours(context, address):
    page = Visit(context, address).open("chapters/index.html").page
    ground = "() => getComputedStyle(document.body).backgroundColor"
    grounds = {page.evaluate(ground)}
    for _ in range(3):
        page.locator(".theme-switch-button").click()
        grounds.add(page.evaluate(ground))
    assert len(grounds) == 2


def test_figures_have_texts_and_follow_the_dark(chapter):
    figures = chapter.page.locator(".cell_output img")
    texts = figures.evaluate_all("all => all.map(image => image.alt)")
    assert texts
    assert all(len(text) > 20 for text in texts)
    light = figures.first.evaluate("image => getComputedStyle(image).filter")
    chapter.in_colours("dark")
    dark = figures.first.evaluate("image => getComputedStyle(image).filter")
    assert (light, "invert" in dark) == ("none", True)


def test_frames_are_stepped_through_by_the_keyboard(context, address):
    page = Visit(context, address).open(FRAMES).page
    output = page.locator(".tag_frames .cell_output").first
    pictures, slider = output.locator("img"), output.get_by_role("slider")
    assert pictures.count() > 3
    slider.focus()
    for place, key in enumerate(["Home", "ArrowRight", "ArrowRight"]):
        page.keyboard.press(key)
        for other, picture in enumerate(pictures.all()):
            expect(picture).to_be_visible(visible=other == place)
        expect(output.get_by_text(f"Picture {place + 1} of {pictures.count()}")).to_be_visible()
        assert slider.get_attribute("aria-valuetext") == pictures.nth(place).get_attribute("alt")


def test_frames_are_fetched_when_the_reader_comes_near_all_at_once(context, address):
    page = Visit(context, address).open(FRAMES).page
    pictures = page.locator(".tag_frames .cell_output").first.locator("img")
    assert pictures.count() > 3
    assert pictures.evaluate_all("all => all.every((picture) => picture.naturalWidth === 0)")
    pictures.first.scroll_into_view_if_needed()
    page.wait_for_function(
        """() => [...document.querySelector(".tag_frames .cell_output").querySelectorAll("img")]
            .every((picture) => picture.naturalWidth > 0)"""
    )


def test_without_scripts_all_frames_are_there(browser, address):
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + FRAMES)
    for picture in page.locator(".tag_frames .cell_output img").all():
        expect(picture).to_be_visible()
    context.close()


def test_formulas_are_there_without_scripts(browser, address):
    context = browser.new_context(viewport=DESKTOP, java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "chapters/notation.html")
    boxes = page.locator("mjx-container").evaluate_all(
        "all => all.map((f) => f.getBoundingClientRect()).map((box) => [box.width, box.height])"
    )
    assert len(boxes) > 100
    assert all(width > 3 and height > 5 for width, height in boxes)
    context.close()


def test_fonts_for_formulas_are_asked_for_only_where_there_are_some(context, address, chapter):
    assert sum("MathJax_Math-Italic.woff" in url for url in chapter.asked) == 1
    front = Visit(context, address).open("chapters/index.html")
    assert not any("mathjax" in url or "formulas" in url for url in front.asked)
