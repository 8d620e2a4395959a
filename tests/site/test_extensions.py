"""The site's own Sphinx extensions, each in a small project of its own."""

import re
import sys
from pathlib import Path

import nbformat
import pytest
from docutils import nodes
from nbformat import v4
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.docutils import docutils_namespace

ROOT = Path(__file__).parents[2]
sys.path.append(str(ROOT / "site" / "extensions"))

OUTPUTS = {"html": "index.html", "text": "index.txt", "latex": "*.tex"}

QUIZ = r"""
# Title

:::{quiz} Is $x = 1$?
:name: quiz-one

Before the options.

- [ ] No, since $x$ is unknown
  It is *given*.
- [x] Yes

  Since $x = 1$.

  And $1 = x$.
:::
"""


@pytest.fixture
def build(tmp_path):
    """Build one page with some extensions; gives the builder's output, the doctree, warnings."""

    def built(page, *extensions, builder="html", suffix=".md"):
        source = tmp_path / "source"
        source.mkdir()
        (source / f"index{suffix}").write_text(page, "utf8")
        warnings = tmp_path / "warnings.txt"
        with docutils_namespace(), warnings.open("w+", encoding="utf8") as log:
            app = Sphinx(
                source,
                None,
                tmp_path / "out",
                tmp_path / "trees",
                builder,
                confoverrides={
                    "extensions": ["myst_nb", *extensions],
                    "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
                    "nb_execution_mode": "off",
                    "html_math_renderer": "formulas" if "formulas" in extensions else "mathjax",
                },
                status=None,
                warning=log,
            )
            app.build()
            tree = app.env.get_doctree("index")
        (output,) = (tmp_path / "out").glob(OUTPUTS[builder])
        text = re.sub(r"\x1b\[[\d;]*m", "", warnings.read_text("utf8"))
        return output.read_text("utf8"), tree, text

    return built


# --- quiz ---------------------------------------------------------------------------------------


def test_quiz_is_a_group_of_named_radio_buttons(build):
    html, _, warnings = build(QUIZ, "quiz")
    assert not warnings
    assert re.search(r'<form [^>]*id="quiz-one"[^>]*>\s*<fieldset>\s*<legend', html)
    assert re.findall(r'type="radio" name="quiz-one" id="(.*?)"', html) == [
        "quiz-one-1",
        "quiz-one-2",
    ]
    assert re.findall(r'<label for="(.*?)"', html) == ["quiz-one-1", "quiz-one-2"]
    assert re.findall(r'quiz-verdict">(.*?)<', html) == ["Not quite.", "Right."]
    assert html.count('aria-live="polite"') == 2
    assert "[x]" not in html
    assert "[ ]" not in html


def test_quiz_tells_options_from_explanations(build):
    _, tree, _ = build(QUIZ, "quiz")
    assert [node.astext() for node in tree.findall() if type(node).__name__ == "quiz_choice"] == [
        "No, since x is unknown",
        "Yes",
    ]
    explanations = [node for node in tree.findall() if type(node).__name__ == "quiz_explanation"]
    assert [node.astext() for node in explanations] == [
        "It is given.",
        "Since x = 1.\n\nAnd 1 = x.",
    ]
    (question,) = [node for node in tree.findall() if type(node).__name__ == "quiz_question"]
    assert list(question.findall(nodes.math))
    assert "Before the options." in question.parent.astext()


def test_quizzes_without_a_name_do_not_share_their_buttons(build):
    one = QUIZ.replace(":name: quiz-one\n", "")
    html, _, warnings = build(one + one.replace("# Title", "## Other"), "quiz")
    assert not warnings
    assert sorted(set(re.findall(r'radio" name="(.*?)"', html))) == ["quiz-1", "quiz-2"]


def test_in_plain_text_a_quiz_is_a_list(build):
    text, _, warnings = build(QUIZ, "quiz", builder="text")
    assert not warnings
    words = " ".join(text.split())
    assert "**Is x = 1?** Before the options." in words
    assert "* No, since x is unknown **Not quite.** It is *given*." in words
    assert "* Yes **Right.** Since x = 1. And 1 = x." in words


def test_on_paper_a_quiz_is_a_list(build):
    tex, _, warnings = build(QUIZ, "quiz", builder="latex")
    assert not warnings
    assert tex.index(r"\sphinxstylestrong{Is") < tex.index(r"\item") < tex.index("Right.")


OPTIONS = "- [ ] No\n  Because.\n- [x] Yes\n  Because.\n"


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ("", "expected a list of options at its end"),
        ("- [x] Yes\n  Because.", "it has a single option; give at least two"),
        (OPTIONS.replace("[x]", "[ ]"), "none of its options are marked [x]; mark exactly one"),
        (OPTIONS.replace("[ ]", "[x]"), "2 of its options are marked [x]; mark exactly one"),
        (OPTIONS.replace("Yes\n  Because.", "Yes"), "option 2 has no explanation; write one"),
        (OPTIONS.replace("[ ] No", "No way"), "option 1 begins with 'No '; begin it with"),
        (OPTIONS.replace("[ ] No", "[ ]"), "option 1 has no text after its mark"),
        (OPTIONS.replace("[ ] No", "> [ ] No"), "option 1 does not begin with text"),
    ],
)
def test_a_malformed_quiz_is_a_warning_with_its_place(build, options, complaint):
    html, _, warnings = build(f"# T\n\nText.\n\n:::{{quiz}} Why?\n{options}\n:::\n", "quiz")
    (warning,) = warnings.strip().splitlines()
    assert "index.md:5: WARNING: quiz 'Why?': " in warning
    assert complaint in warning
    assert 'class="quiz"' not in html


# --- figures ------------------------------------------------------------------------------------

# A PNG of one white pixel.
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="
)


def notebook(metadata, tags=()):
    figure = v4.new_output("display_data", {"image/png": PIXEL}, metadata={"image/png": metadata})
    cells = [
        v4.new_markdown_cell("# Title"),
        v4.new_code_cell(
            "draw()", outputs=[figure], execution_count=1, metadata={"tags": list(tags)}
        ),
    ]
    language = {"language_info": {"name": "python", "pygments_lexer": "python"}}
    return nbformat.writes(v4.new_notebook(cells=cells, metadata=language))


def test_a_figure_carries_the_text_of_its_output(build):
    html, tree, warnings = build(notebook({"alt": 'Two "classes"'}), "figures", suffix=".ipynb")
    assert not warnings
    assert [image["alt"] for image in tree.findall(nodes.image)] == ['Two "classes"']
    assert 'alt="Two &quot;classes&quot;"' in html


def test_a_figure_has_its_size_and_is_fetched_when_needed(build):
    html, _, _ = build(notebook({"alt": "A square."}), "figures", suffix=".ipynb")
    (image,) = re.findall("<img .*?>", html)
    assert 'width="1" height="1" loading="lazy"' in image


@pytest.mark.parametrize("metadata", [{}, {"alt": " "}, {"width": 3}])
def test_a_figure_without_a_text_is_a_warning(build, metadata):
    _, _, warnings = build(notebook(metadata), "figures", suffix=".ipynb")
    (warning,) = warnings.strip().splitlines()
    assert "index.ipynb: WARNING: cell 2: the figure has no alternative text" in warning
    assert "mlcourse.plotting.show(fig, alt=" in warning


@pytest.mark.parametrize(("text", "lines"), [("", 1), ("A square.", 0)])
def test_an_image_in_the_text_needs_a_text_as_well(build, text, lines):
    _, _, warnings = build(f"# Title\n\n![{text}](https://example.org/x.png)\n", "figures")
    assert warnings.count("has no alternative text") == lines


@pytest.mark.parametrize("tags", [(), ("frames",)])
def test_only_a_page_with_frames_gets_their_script(build, tags):
    page = notebook({"alt": "A square."}, tags)
    html, _, warnings = build(page, "figures", "frames", suffix=".ipynb")
    assert not warnings
    assert ("frames-slider" in html) == bool(tags)


# --- code ---------------------------------------------------------------------------------------


def test_only_words_with_a_colour_are_elements(build):
    html, _, warnings = build("# Title\n\n```python\nreturn f(x_1) + 2\n```\n", "highlighting")
    assert not warnings
    (line,) = re.findall("<pre><span></span>(.*)", html)
    marked = re.findall('<span class="([a-z]+)">([^<]+)</span>', line)
    assert marked == [("k", "return"), ("o", "+"), ("mi", "2")]
    assert re.sub("<[^>]+>", "", line) == "return f(x_1) + 2"


# --- accessibility and reference ----------------------------------------------------------------


def test_roles_of_the_bibliography_are_mended():
    import accessibility

    context = {"body": '<div role="list"><div role="doc-biblioentry" id="x">A</div></div>'}
    accessibility.mend(None, "index", "page.html", context, None)
    assert context["body"] == '<div role="list"><div role="listitem" id="x">A</div></div>'


def test_fields_of_named_tuples_stay_out_of_the_reference():
    import reference

    from mlcourse.perceptron import Weights, unit

    assert reference.skip(None, "class", "w", Weights.w, False, None) is True
    assert reference.skip(None, "module", "unit", unit, False, None) is None


def test_names_that_end_in_an_underscore_are_not_links():
    import reference

    lines = [":ivar coef_: The weights.", ":vartype coef_: ndarray", "Read coef_: it is learned."]
    reference.escape(None, "class", "Perceptron", None, None, lines)
    assert lines[:2] == [r":ivar coef\_: The weights.", r":vartype coef\_: ndarray"]
    assert lines[2] == "Read coef_: it is learned."


# --- assets -------------------------------------------------------------------------------------


def test_missing_packages_are_named_with_what_to_do(build, tmp_path, monkeypatch):
    import assets

    monkeypatch.setattr(assets, "MODULES", tmp_path / "none")
    with pytest.raises(ExtensionError, match=r"source-serif.* is missing.*make book"):
        build("# Title\n", "assets")


# --- formulas -----------------------------------------------------------------------------------


def test_formulas_are_set_with_what_screen_readers_need(build, tmp_path):
    html, _, warnings = build("# Title\n\nLet $a<b$.\n\n$$ y = a \\\\ z = b $$ (one)\n", "formulas")
    assert not warnings
    assert not re.search(r"\\\(|\\\[|begin\{", html)
    assert re.search(
        r'<span class="math[^>]*><mjx-container.*aria-hidden="true".*<mi>a</mi><mo>&lt;</mo><mi>b',
        html,
    )
    assert re.search(
        r'(?s)<div class="math.*<span class="eqno">\(1\).*<mjx-container[^>]*display', html
    )
    styles = (tmp_path / "out" / "_static" / "formulas.css").read_text("utf8")
    assert "mjx-c1D44E" in styles  # the letter a
    assert "mjx-c1D450" not in styles  # and no c, which does not occur
    fonts = re.findall(r'url\("([^"]*)"\)', styles)
    assert fonts
    for font in fonts:
        assert (tmp_path / "out" / "_static" / font).is_file()
    assert "_static/formulas.css" in html


@pytest.mark.parametrize(
    ("tex", "letters"),
    [
        (r"$$ a \quad\text{if \(b\)} $$", "ab"),
        ("$$ a = b \\\\[4pt] c = d $$", "abcd"),
        ("\\begin{align}\na &= b \\\\[4pt]\nc &= d\n\\end{align}", "abcd"),
    ],
)
def test_formulas_with_delimiters_inside_are_set_whole(build, tex, letters):
    html, _, warnings = build(f"# Title\n\n{tex}\n", "formulas")
    assert not warnings
    assert len(re.findall("<mjx-container", html)) == 1
    assert re.findall("<mi>(.)</mi>", html) == list(letters)


def test_formulas_with_a_fault_stop_the_build_with_its_name(build):
    _, _, warnings = build("# Title\n\nLet $\\frac{1}$ be.\n", "formulas")
    assert re.search(r"index.md:3: WARNING: Missing argument for \\frac, in the formula", warnings)


def test_pages_without_formulas_load_nothing_for_them(build):
    html, _, _ = build("# Title\n\nText.\n", "formulas")
    assert "formulas" not in html


@pytest.mark.parametrize(("name", "place"), [("MODULES", "none"), ("NODE", "no-such-program")])
def test_missing_mathjax_or_node_is_named_with_what_to_do(
    name, place, build, tmp_path, monkeypatch
):
    import formulas

    monkeypatch.setattr(formulas, name, tmp_path / place)
    with pytest.raises(ExtensionError, match=rf"{place}.* is missing.*make book"):
        build("# Title\n", "formulas")


def test_mathjax_that_stops_stops_the_build(build, tmp_path, monkeypatch):
    import formulas

    program = tmp_path / "stops.js"
    program.write_text("process.exit(1)")
    monkeypatch.setattr(formulas, "PROGRAM", program)
    with pytest.raises(ExtensionError, match="has stopped"):
        build("# Title\n\nLet $a$ be.\n", "formulas")
