"""The students' feedback: what it says, what it keeps to itself, and that nothing on it runs."""

import json
import re
import shutil

import nbformat
import pytest
from nbgrader_course import (
    HALF,
    LOSS,
    RIGHT,
    WRONG,
    gradebook,
    loss_course,
    nbgrader_api,
    page_of,
    work,
)
from submissions import BROKEN, cell, hand_in, notebook

from mlcourse.grading import feedback, feedback_blocks, harmless

pytestmark = pytest.mark.filterwarnings("ignore::sqlalchemy.exc.SAWarning")  # nbgrader's own

PNG = (  # one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJg"
    "gg=="
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A course with the exercise, made once: nbgrader takes seconds."""
    return loss_course(tmp_path_factory.mktemp("made"))


@pytest.fixture
def folder(made, tmp_path):
    return shutil.copytree(made, tmp_path / "course")


def feedback_for(folder, content, prepare=lambda book: None):
    """Hand in, grade, let a person act on the gradebook, make the feedback."""
    hand_in(folder, "ada", LOSS, content)
    api = nbgrader_api(folder)
    done = api.autograde(LOSS, "ada")
    assert done["success"], done
    with gradebook(folder) as book:
        prepare(book)
        book.db.commit()
    done = api.generate_feedback(LOSS, "ada")
    assert done["success"], done
    return page_of(folder, "ada")


def words(page):
    """What a reader sees, without tags."""
    text = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", text).split())


# --- what it says ---------------------------------------------------------------------------------


def test_a_student_reads_points_checks_and_hints(folder):
    page = feedback_for(folder, work(folder, RIGHT | HALF | {"fired": WRONG["fired"]}))
    text = words(page)
    assert "4 of 11 points; 1 answer is still to be read by a person" in text
    assert "The gradient Not yet: two examples, five numbers 1 of 4" in text
    assert "The mean 3 of 3" in text
    assert "In words not read yet" in text
    assert "prediction [1. 2.] target [0. 0.] expected [1. 2.] you gave [2. 4.]" in text
    assert "Hint: what does the derivative of a mean inherit?" in text
    assert "The step AssertionError: 0 of 2" in text


def test_no_line_of_a_hidden_test_is_shown(folder):
    page = feedback_for(folder, work(folder, WRONG))
    text = words(page)
    for secret in ("HIDDEN", "secret", "default_rng", "mlcourse.perceptron", "array_equal"):
        assert secret not in text
    assert "assert mean_abs ( np . array" in text  # what the student has of it is shown
    assert "return &#39;solution&#39;" not in page


def test_marking_schemes_are_not_shown():
    book = nbformat.from_dict(notebook([
        cell("Do it.\n=== BEGIN MARK SCHEME ===\n2 points for a plot\n=== END MARK SCHEME ===",
             "markdown", grade_id="plot", task=True, points=2),
    ]))  # fmt: skip
    made, _ = feedback.Visible().preprocess(book, {})
    assert made.cells[0].source == "Do it."


def test_a_person_s_points_and_comment_are_shown(folder):
    def prepare(book):
        book.find_grade("why", LOSS, LOSS, "ada").manual_score = 1.5
        book.find_comment("why", LOSS, LOSS, "ada").manual_comment = "Nearly: *which* sign?"

    text = words(feedback_for(folder, work(folder, RIGHT), prepare))
    assert "10.5 of 11 points" in text
    assert "In words 1.5 of 2" in text
    assert "Comment Nearly: which sign?" in text
    assert "still to be read" not in text


def test_the_command_makes_a_page_anew_after_a_correction(folder, nbgrader):
    before = words(feedback_for(folder, work(folder, RIGHT)))
    assert "9 of 11 points; 1 answer is still to be read by a person" in before
    with gradebook(folder) as book:
        book.find_grade("why", LOSS, LOSS, "ada").manual_score = 2
        book.db.commit()
    nbgrader(folder, "generate_feedback", LOSS)
    assert "11 of 11 points" in words(page_of(folder, "ada"))


def test_lateness_is_named(folder):
    def prepare(book):
        late = book.find_submission_notebook(LOSS, LOSS, "ada")
        late.late_submission_penalty = 2.25

    text = words(feedback_for(folder, work(folder, RIGHT), prepare))
    assert "6.75 of 11 points, after 2.25 off for handing in late" in text


def test_own_outputs_and_figures_stay(folder):
    extra = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('my own print')"
    book = work(folder, RIGHT | {"why": "See ![it](attachment:a.png)."}, extra)
    answer = book["cells"][-1]
    answer["attachments"] = {"a.png": {"image/png": PNG}}
    page = feedback_for(folder, book)
    pictures = re.findall(r'<img[^>]*src="data:image/png;base64,([^"]*)"', page)
    assert len(pictures) == 2
    assert PNG in pictures
    assert "my own print" in page


def test_a_file_that_could_not_be_graded_gets_the_reason(folder):
    text = words(feedback_for(folder, BROKEN["not JSON"]))
    assert "0 of 11 points" in text
    assert "This notebook could not be graded: the file is not a notebook" in text
    assert "The checks in your notebook" not in text


def test_what_was_mended_is_said(folder):
    book = work(folder, RIGHT)
    book["cells"] = [c for c in book["cells"] if "mean_abs_checks" not in json.dumps(c)]
    text = words(feedback_for(folder, book))
    assert "the cell &#39;mean_abs_checks&#39; was missing and was put back" in text


def test_an_answer_may_hold_any_words(folder):
    answers = RIGHT | {"mse_grad": "# BEGIN HIDDEN TESTS\n" + RIGHT["mse_grad"]}
    page = feedback_for(folder, work(folder, answers, "# BEGIN MARK SCHEME"))
    assert "# BEGIN HIDDEN TESTS" in page


def test_the_checks_of_a_cell_are_read_one_by_one():
    lines = (
        "f · one                passed\n"
        "f · two  numbers       not yet\n    x 1\n    expected   2\n    Hint: which one?\n"
        "f · three              not written yet\n"
        "f: 1 of 3 points\nMore.\n"
    )
    output = {"output_type": "stream", "name": "stdout", "text": lines}
    checks, rest = feedback_blocks.told([output])
    assert [(c.name, c.verdict) for c in checks] == [
        ("f · one", "passed"), ("f · two  numbers", "not yet"), ("f · three", "not written yet"),
    ]  # fmt: skip
    assert checks[1].details == ["x 1", "expected   2"]
    assert checks[1].hint == "which one?"
    assert rest == "f: 1 of 3 points\nMore."


# --- that nothing runs ----------------------------------------------------------------------------

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)></svg>",
    "<svg><script>alert(1)</script></svg>",
    '<iframe src="javascript:alert(1)"></iframe>',
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    '<meta http-equiv="refresh" content="0; url=http://127.0.0.1:9/stolen">',
    '<link rel="stylesheet" href="http://127.0.0.1:9/style.css">',
    '<img src="http://127.0.0.1:9/pixel.png">',
    '<form action="http://127.0.0.1:9/"><button autofocus onfocus=alert(1)>x</button></form>',
    '<details open ontoggle=alert(1)>x</details>',
    '<style>@import "http://127.0.0.1:9/style.css";</style>',
    '<p style="background: url(http://127.0.0.1:9/pixel.png)">x</p>',
    '<base href="http://127.0.0.1:9/">',
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)></style></mglyph></table>",
    "</pre></code></script><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "</title></style></textarea><script>alert(1)</script>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    '"><script>alert(1)</script>',
    "{{ 7 * 7 }}<scr<script>ipt>alert(1)</scr</script>ipt>",
    '<img alt="<script>alert(1)</script>" src="data:image/png;base64,x">',
    '<object data="data:text/html,<script>alert(1)</script>"></object>',
    '<embed src="data:text/html,<script>alert(1)</script>">',
]  # fmt: skip
LINKS = [
    "[a](javascript:alert(1))",
    "[a](JaVaScRiPt:alert(1))",
    "[a](data:text/html,<script>alert(1)</script>)",
    "[a]( vbscript:alert(1))",
    '<a href="java\nscript:alert(1)">a</a>',
    '<a href="&#106;avascript:alert(1)">a</a>',
    "<javascript:alert(1)>",
    "[a][b]\n\n[b]: javascript:alert(1)",
]


def hostile_notebook():
    """A graded notebook with something hostile wherever a student can put anything."""
    cells = [nbformat.v4.new_markdown_cell(text) for text in [*HOSTILE, *LINKS]]
    for text in HOSTILE:
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">{text}</svg>'
        bundles = [
            {"text/html": text}, {"text/markdown": text}, {"text/plain": text},
            {"image/svg+xml": svg}, {"text/latex": text}, {"image/png": f'"{text}'},
            {"application/javascript": "alert(1)"}, {"text/vnd.mermaid": text},
            {"application/vnd.jupyter.widget-view+json": {"model_id": text}}, {text: text},
        ]  # fmt: skip
        outputs = [
            nbformat.v4.new_output("display_data", data, metadata={"image/png": {"width": text}})
            for data in bundles
        ]
        outputs.append(nbformat.v4.new_output("stream", name="stdout", text=text))
        outputs.append(
            nbformat.v4.new_output(
                "error", ename=text, evalue=text, traceback=[text, f"\x1b[31m{text}"]
            )
        )
        cells.append(nbformat.v4.new_code_cell(f"# {text}\n{text}", outputs=outputs))
        label = {
            "grade_id": "f_checks", "grade": True, "solution": False, "locked": True,
            "points": 2.0, "score": 1.0, "comment": text, "task": False,
        }  # fmt: skip
        told = nbformat.v4.new_output(
            "stream", text=f"f · {text}    not yet\n    x {text}\n    Hint: {text}\n{text}\n"
        )
        cells.append(nbformat.v4.new_code_cell("f", outputs=[told], metadata={"nbgrader": label}))
        answer = label | {"grade_id": "why", "solution": True, "locked": False}
        cells.append(nbformat.v4.new_markdown_cell(
            f"# {text}\n{text} ![x](attachment:{text})", metadata={"nbgrader": answer},
            attachments={text: {"image/png": text}, "b": {"image/svg+xml": text}},
        ))  # fmt: skip
    story = {"reason": "", "notes": HOSTILE}
    return nbformat.v4.new_notebook(cells=cells, metadata={"mlcourse": story})


@pytest.fixture(scope="module")
def chromium():
    from playwright.sync_api import sync_playwright

    path = shutil.which("chromium")
    if path is None:
        pytest.skip("needs chromium: apt-get install chromium")
    flags = [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ]  # fmt: skip
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def happenings(chromium, path, **options):
    """Open a page, click all its links and folds; tell what it did beside being shown."""
    page = chromium.new_page(**options)
    seen = []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: seen.append(f"console {message.text}"))
    page.on("pageerror", lambda error: seen.append(f"error {error}"))
    page.on("framenavigated", lambda frame: seen.append(f"frame {frame.url[:60]}"))
    page.on("request", lambda request: seen.append(f"request {request.url[:60]}"))
    page.goto(path.as_uri())
    page.wait_for_timeout(300)
    for summary in page.locator("summary").all()[:20]:
        summary.click()
    width = page.evaluate("document.documentElement.scrollWidth")
    links = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    page.close()
    itself = f"frame {path.as_uri()}"[:66], f"request {path.as_uri()}"[:68]
    return [s for s in seen if s not in itself and not s.startswith("request data:")], links, width


def test_a_hostile_notebook_does_nothing_in_a_browser(chromium, tmp_path):
    path = tmp_path / "feedback.html"
    path.write_text(feedback.page(hostile_notebook(), "<script>alert(1)</script>", 1.0, 2.0))
    for look in ({"color_scheme": "light"}, {"viewport": {"width": 375, "height": 700}}):
        seen, links, width = happenings(chromium, path, **look)
        assert seen == []
        assert all(link.startswith(("file:", "http")) for link in links)
    assert width == 375


def test_without_the_cleaning_it_would(chromium, tmp_path, monkeypatch):
    """The test above can fail; and where the cleaning fails, the policy still holds."""
    path = tmp_path / "raw.html"
    path.write_text("".join(HOSTILE))
    assert any("dialog" in what for what in happenings(chromium, path)[0])
    monkeypatch.setattr(harmless, "html", harmless.Markup)
    path.write_text(feedback.page(hostile_notebook(), "x", 1.0, 2.0))
    seen = happenings(chromium, path)[0]
    assert any("Content Security Policy" in what for what in seen)
    assert not any("dialog" in what for what in seen)


def test_honest_pages_fit_a_phone_and_ask_for_nothing(chromium, folder):
    extra = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()\nprint('long ' * 99)"
    feedback_for(folder, work(folder, RIGHT | HALF, extra))
    path = folder / "feedback" / "ada" / LOSS / f"{LOSS}.html"
    seen, _, width = happenings(chromium, path, viewport={"width": 375, "height": 700})
    assert seen == []
    assert width == 375


@pytest.mark.parametrize("text", [*HOSTILE, *LINKS])
def test_harmless_html_has_known_tags_only(text):
    for made in (harmless.markdown(text), harmless.html(text), harmless.plain(text)):
        tags = set(re.findall(r"<\s*/?\s*([^\s<>/]+)", re.sub(r'"[^"]*"', "", made)))
        assert tags <= harmless.TAGS
        assert not re.search(r"<[^>]*\son\w+\s*=", re.sub(r'"[^"]*"', '""', made))


def test_harmless_html_keeps_what_is_honest():
    table = '<table border="1" class="dataframe"><tr><td colspan="2">1</td></tr></table>'
    assert harmless.html(f"<style>td {{ color: red }}</style>{table}") == (
        '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table>'
    )
    assert harmless.markdown("**a** [b](https://example.org) $x_1$") == (
        '<p><strong>a</strong> <a href="https://example.org">b</a> '
        '<code class="math">x_1</code></p>\n'
    )
    assert harmless.markdown("$x_1$ $y_1$", page=False) == "<p>$x_1$ $y_1$</p>\n"


@pytest.mark.parametrize(
    "text", ["<b>" * 50_000, "[" * 50_000, "\\begin{a}" * 5_000, "> " * 50_000]
)
def test_markup_made_to_stop_the_parser_is_shown_as_it_is(text):
    assert "<pre" in harmless.markdown(text)


def test_markup_beyond_patience_is_shown_as_it_is(monkeypatch):
    monkeypatch.setattr(feedback_blocks, "PATIENCE", -1.0)
    output = nbformat.v4.new_output("display_data", {"text/html": "<i>b</i>"})
    cells = [
        nbformat.v4.new_markdown_cell("# *a*"),
        nbformat.v4.new_code_cell("1", outputs=[output]),
    ]
    page = feedback.page(nbformat.v4.new_notebook(cells=cells), "x", 0.0, 0.0)
    assert "# *a*" in page
    assert "<i>b</i>" not in page
