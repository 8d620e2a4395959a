"""The page that a student gets: points, checks, hints, and the notebook as it ran.

Nothing of a hidden test's source is on it, and nothing on it can run: see `harmless`.
"""

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader
from markupsafe import Markup
from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.preprocessors import (
    ClearHiddenTests,
    ClearMarkScheme,
    GetGrades,
    NbGraderPreprocessor,
)

from mlcourse.grading import harmless
from mlcourse.grading.feedback_blocks import blocks


class Visible(NbGraderPreprocessor):  # type: ignore[misc]
    """Leave of the course's own cells what the students' version has of them."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: Any, cell_index: int
    ) -> tuple[NotebookNode, Any]:
        """Take away hidden tests and marking schemes; students' cells may hold any words."""
        if utils.is_locked(cell) or utils.is_task(cell):
            for hiding in (ClearHiddenTests(parent=self), ClearMarkScheme(parent=self)):
                hiding.preprocess_cell(cell, resources, cell_index)
        return cell, resources


class Points(GetGrades):  # type: ignore[misc]
    """nbgrader's scores and comments; and whether a person has yet to grade the answer."""

    def _get_score(self, cell: NotebookNode, resources: Any) -> None:
        super()._get_score(cell, resources)
        grade = self.gradebook.find_grade(
            cell.metadata.nbgrader.grade_id, self.notebook_id, self.assignment_id, self.student_id
        )
        cell.metadata.nbgrader["waiting"] = grade.auto_score is None and grade.manual_score is None


class FeedbackExporter(Exporter):
    """Makes the page out of a graded notebook with nbgrader's points in it."""

    file_extension = ".html"
    output_mimetype = "text/html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: Any = None, **_: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Give the page, and nbconvert's resources."""
        nb, resources = super().from_notebook_node(nb, resources)
        known = resources["nbgrader"]
        points = known["score"], known["max_score"], known["late_penalty"]
        return page(nb, known["notebook"], *points), resources


def page(
    notebook: NotebookNode, title: str, score: float, most: float, penalty: float = 0.0
) -> str:
    """Write the page for one notebook, whose hidden tests are already taken away.

    Parameters
    ----------
    notebook : NotebookNode
        Graded; the labels of its graded cells also hold ``score``, ``points`` and ``comment``.
    title : str
    score, most : float
        Points in all, less the penalty, and how many there are.
    penalty : float
        Points taken off because the work came late.

    Returns
    -------
    str
        HTML that needs nothing from anywhere.
    """
    style = files("mlcourse.grading").joinpath("templates", "feedback.css").read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    found = list(blocks(notebook))
    graded = [block for block in found if block.graded]
    environment = Environment(
        loader=PackageLoader("mlcourse.grading"), autoescape=True, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.filters["points"] = _points
    environment.filters["markdown"] = harmless.markdown
    story = notebook.metadata.get("mlcourse", {})
    return environment.get_template("feedback.html.j2").render(
        title=title, score=score, most=most, penalty=penalty, blocks=found, style=Markup(style),
        digest=digest, graded=graded, waiting=sum(block.state == "waiting" for block in graded),
        reason=story.get("reason", ""), notes=story.get("notes", []),
    )  # fmt: skip


def _points(value: float) -> str:
    """Write 3 for 3.0 and 3.33 for 10/3."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
