"""The directive ``quiz``: a question with options, each with an explanation.

    :::{quiz} The bias moves the decision line. What else does it do?
    :name: quiz-bias

    - [ ] It turns the line.
      The direction of the line is given by the weights alone.
    - [x] Nothing.
      It only shifts the line along its normal.
    :::

Choosing an option shows its explanation, by stylesheet alone: nothing is stored, sent or scripted.
An option is the first line of its list item and the rest explains it; if the item has several
paragraphs, the first one is the option. What stands before the list belongs to the question.
"""

from dataclasses import dataclass

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

MARKS = {"[ ]": False, "[x]": True, "[X]": True}
VERDICTS = {True: "Right.", False: "Not quite."}


class quiz(nodes.General, nodes.Element):  # noqa: N801 (docutils names nodes like this)
    """The whole quiz: a question, what belongs to it, and options."""


class quiz_question(nodes.General, nodes.TextElement):  # noqa: N801
    """The question."""


class quiz_option(nodes.General, nodes.Element):  # noqa: N801
    """One option: a ``quiz_choice`` and a ``quiz_explanation``; ``right`` says which it is."""


class quiz_choice(nodes.General, nodes.TextElement):  # noqa: N801
    """The words one chooses."""


class quiz_explanation(nodes.General, nodes.Element):  # noqa: N801
    """What one reads after choosing."""


class MalformedError(Exception):
    """The quiz cannot be shown; the message says why and what to do."""


@dataclass
class Option:
    """One list item, taken apart."""

    right: bool
    choice: list[nodes.Node]
    explanation: list[nodes.Node]


class QuizDirective(SphinxDirective):
    """Turn the directive's list into a ``quiz`` node."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True
    option_spec = {"name": directives.unchanged_required}  # noqa: RUF012 (docutils' interface)

    def run(self) -> list[nodes.Node]:
        """Parse the question and the options; a malformed quiz is a warning with its place."""
        content = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, content)
        try:
            preamble, options = _take_apart(content)
        except MalformedError as problem:
            logger.warning(
                "quiz %r: %s", self.arguments[0], problem, location=self.get_location(), type="quiz"
            )
            return []
        question, messages = self.state.inline_text(self.arguments[0], self.lineno)
        node = quiz("", quiz_question("", "", *question), *preamble)
        node["ids"] = [f"quiz-{self.env.new_serialno('quiz') + 1}"]
        self.set_source_info(node)
        for option in options:
            node += quiz_option(
                "",
                quiz_choice("", "", *option.choice),
                quiz_explanation("", *option.explanation),
                right=option.right,
            )
        if "name" in self.options:
            node["ids"] = []
            self.add_name(node)
        return [node, *messages]


def _take_apart(content: nodes.Element) -> tuple[list[nodes.Node], list[Option]]:
    if not content.children or not isinstance(content[-1], nodes.bullet_list):
        raise MalformedError("expected a list of options at its end, such as '- [x] Yes.'")
    *preamble, listing = content.children
    options = [_option(item, place) for place, item in enumerate(listing, start=1)]
    right = sum(option.right for option in options)
    if len(options) < 2:
        raise MalformedError("it has a single option; give at least two.")
    if right != 1:
        raise MalformedError(f"{right or 'none'} of its options are marked [x]; mark exactly one.")
    return preamble, options


def _option(item: nodes.Element, place: int) -> Option:
    if not item.children or not isinstance(item[0], nodes.paragraph):
        raise MalformedError(f"option {place} does not begin with text.")
    first, *blocks = item.children
    words = list(first.children)
    mark = words[0].astext()[:3]
    if not isinstance(words[0], nodes.Text) or mark not in MARKS:
        raise MalformedError(f"option {place} begins with {mark!r}; begin it with '[ ]' or '[x]'.")
    words[0] = nodes.Text(words[0].astext()[3:].lstrip(" "))
    choice, rest = (words, []) if blocks else _split_at_line_end(words)
    if not "".join(node.astext() for node in choice).strip():
        raise MalformedError(f"option {place} has no text after its mark.")
    explanation = [nodes.paragraph("", "", *rest)] if rest else blocks
    if not explanation:
        raise MalformedError(
            f"option {place} has no explanation; write one in the lines below it, indented."
        )
    return Option(MARKS[mark], choice, explanation)


def _split_at_line_end(words: list[nodes.Node]) -> tuple[list[nodes.Node], list[nodes.Node]]:
    for place, node in enumerate(words):
        if isinstance(node, nodes.Text) and "\n" in node:
            before, after = node.split("\n", maxsplit=1)
            rest = [nodes.Text(after.lstrip(" ")), *words[place + 1 :]]
            return [*words[:place], nodes.Text(before)], rest
    return words, []


# --- HTML ---------------------------------------------------------------------------------------
# method="dialog" outside a dialog does nothing: Enter on a radio button cannot reload the page.


def visit_quiz(self: HTML5Translator, node: quiz) -> None:
    """Open a form that is never sent, and the fieldset that names its group."""
    self.body.append(
        self.starttag(node, "form", CLASS="quiz", method="dialog", autocomplete="off")
        + "<fieldset>\n"
    )


def depart_quiz(self: HTML5Translator, node: quiz) -> None:
    """Close what ``visit_quiz`` opened."""
    self.body.append("</fieldset></form>\n")


def visit_question(self: HTML5Translator, node: quiz_question) -> None:
    """Open the name of the group."""
    self.body.append('<legend class="quiz-question">')


def depart_question(self: HTML5Translator, node: quiz_question) -> None:
    """Close the name of the group."""
    self.body.append("</legend>\n")


def visit_option(self: HTML5Translator, node: quiz_option) -> None:
    """Write the radio button, whose name and id come from the quiz."""
    group, key = _keys(node)
    kind = "quiz-right" if node["right"] else "quiz-wrong"
    self.body.append(
        f'<div class="quiz-option {kind}"><input type="radio" name="{group}" id="{key}" />\n'
    )


def depart_option(self: HTML5Translator, node: quiz_option) -> None:
    """Close the option."""
    self.body.append("</div>\n")


def visit_choice(self: HTML5Translator, node: quiz_choice) -> None:
    """Open the label of the radio button."""
    self.body.append(f'<label for="{_keys(node.parent)[1]}">')


def depart_choice(self: HTML5Translator, node: quiz_choice) -> None:
    """Close the label."""
    self.body.append("</label>\n")


def visit_explanation(self: HTML5Translator, node: quiz_explanation) -> None:
    """Open a live region: a screen reader speaks what becomes visible in it."""
    verdict = VERDICTS[node.parent["right"]]
    self.body.append(
        '<div class="quiz-live" aria-live="polite"><div class="quiz-explanation">'
        f'<p class="quiz-verdict">{verdict}</p>\n'
    )


def depart_explanation(self: HTML5Translator, node: quiz_explanation) -> None:
    """Close the live region."""
    self.body.append("</div></div>\n")


def _keys(option: nodes.Element) -> tuple[str, str]:
    group = option.parent["ids"][0]
    siblings = [child for child in option.parent if isinstance(child, quiz_option)]
    return group, f"{group}-{siblings.index(option) + 1}"


# --- everything else ----------------------------------------------------------------------------


class PlainQuiz(SphinxPostTransform):
    """Replace a quiz by plain lists where there is nothing to choose with, as on paper."""

    default_priority = 200

    def run(self) -> None:
        """Replace every quiz of the document."""
        if self.app.builder.format == "html":
            return
        for node in list(self.document.findall(quiz)):
            node.replace_self(_plain(node))


def _plain(node: quiz) -> list[nodes.Node]:
    question, *rest = node.children
    listing = nodes.bullet_list("", bullet="-")
    preamble = []
    for child in rest:
        if not isinstance(child, quiz_option):
            preamble.append(child)
            continue
        choice, explanation = child.children
        verdict = nodes.paragraph("", "", nodes.strong("", VERDICTS[child["right"]]))
        listing += nodes.list_item(
            "", nodes.paragraph("", "", *choice.children), verdict, *explanation.children
        )
    title = nodes.paragraph("", "", nodes.strong("", "", *question.children))
    return [title, *preamble, listing]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its nodes and its plain form."""
    for kind, visit, depart in [
        (quiz, visit_quiz, depart_quiz),
        (quiz_question, visit_question, depart_question),
        (quiz_option, visit_option, depart_option),
        (quiz_choice, visit_choice, depart_choice),
        (quiz_explanation, visit_explanation, depart_explanation),
    ]:
        app.add_node(kind, html=(visit, depart))
    app.add_directive("quiz", QuizDirective)
    app.add_post_transform(PlainQuiz)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
