"""nbgrader's own commands on the safe path: `nbgrader autograde` and the formgrader's buttons.

nbgrader reads a submission, puts it in order, writes it, reads it again, runs it and takes the
points from what came out. Here the first pass grades the submitted bytes in two processes, as
everywhere in this course; the second runs nothing, and nbgrader's own preprocessors take it on.
"""

import atexit
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import pass_context
from markupsafe import Markup
from nbconvert.exporters import NotebookExporter
from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.converters.base import NbGraderException
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Instance
from traitlets.config import Config

from mlcourse.grading import harmless, intake
from mlcourse.grading.course import Course, HandedIn
from mlcourse.grading.diagnosis import read_bank
from mlcourse.grading.entries import stated
from mlcourse.grading.sandbox.host import Limits, NoSandbox, Sandbox
from mlcourse.grading.submission import Master, grade, refused

# What nbgrader goes on with after the grading.
KEPT = ("LimitOutput", "SaveAutoGrades", "AssignLatePenalties", "CheckCellMetadata")


def configure(c: Config, limits: Limits | None = None) -> None:
    """Make nbgrader release, grade and comment as this course does; for ``nbgrader_config.py``.

    Parameters
    ----------
    c : Config
        What ``get_config()`` gives there.
    limits : Limits, optional
        What a submission may use, if not what is usual.
    """
    # What the checks take for an answer that nobody has written yet, and what students are told.
    line = 'raise NotImplementedError("write your code here, in place of this line")'
    c.ClearSolutions.code_stub = {"python": line}
    c.ClearSolutions.text_stub = "*Write your answer here, in place of this line.*"
    # By name: the formgrader shows the configuration as JSON.
    c.Autograde.exporter_class = f"{__name__}.SubmissionExporter"
    c.Autograde.sanitize_preprocessors = [f"{__name__}.GradeApart"]
    c.Autograde.autograde_preprocessors = [
        f"{__name__}.Reopen",
        *(f"nbgrader.preprocessors.{name}" for name in KEPT),
        f"{__name__}.SaveReason",
    ]
    if limits is not None:
        c.SubmissionExporter.limits = limits
    # A page says the points of today: nbgrader would leave one from before a correction as it is.
    c.GenerateFeedback.force = True
    c.GenerateFeedback.exporter_class = "mlcourse.grading.feedback.FeedbackExporter"
    c.GenerateFeedback.preprocessors = [
        "mlcourse.grading.feedback.Visible",
        "mlcourse.grading.feedback.Points",
    ]
    # The formgrader's page shows students' work in the instructor's own session.
    c.HTMLExporter.preprocessors = [f"{__name__}.HarmlessOutputs"]
    c.HTMLExporter.filters = {"markdown2html": f"{__name__}.markdown"}


@cache
def _sandbox(limits: Limits) -> Sandbox:
    """Give this process's sandbox."""
    sandbox = Sandbox(limits)
    atexit.register(sandbox.close)
    return sandbox


class SubmissionExporter(NotebookExporter):
    """Leaves the reading of a file to the first preprocessor, which knows what may be in it.

    nbgrader makes it before it touches any submission: where there is no sandbox, nothing is lost.
    """

    limits = Instance(Limits, ()).tag(config=True)

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)  # type: ignore[no-untyped-call]
        try:
            _sandbox(self.limits)
        except NoSandbox as error:
            message = f"Nothing was graded: {error}"
            self.log.error(message)
            raise NbGraderException(message) from None

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **_: Any
    ) -> tuple[Any, dict[str, Any]]:
        """Hand on where the file is."""
        known = {**(resources or {}), "file": filename}
        made: tuple[Any, dict[str, Any]]
        made = super().from_notebook_node(new_notebook(), known)  # type: ignore[no-untyped-call]
        return made


class GradeApart(NbGraderPreprocessor):  # type: ignore[misc]
    """Grade a submitted file: student cells in the sandbox, test cells from the gradebook."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Give the graded notebook, whatever the file holds."""
        where, exporter = resources["nbgrader"], self.parent
        name, student, assignment = where["notebook"], where["student"], where["assignment"]
        course = Course(exporter.config, exporter.parent.coursedir)
        with Gradebook(where["db_url"]) as gradebook:
            order = course.order(assignment, name)
            master = Master.from_gradebook(gradebook, name, assignment, order)
        master = replace(master, beliefs=read_bank(course.root / "bank" / assignment))
        handed_in = _handed_in(course, student, assignment)
        content = intake.read(handed_in, [name]).contents[name]
        if isinstance(content, str):
            graded = refused(master, content)
        else:
            graded = grade(content, master, _sandbox(exporter.limits))
        for note in filter(None, [graded.reason, *graded.notes]):
            self.log.warning("%s, %s: %s", student, name, note)
        _drop_links(handed_in, course, course.path("autograded", student, assignment))
        return nbformat.reads(graded.notebook, as_version=4), resources


class Reopen(NbGraderPreprocessor):  # type: ignore[misc]
    """Read the graded notebook again for nbgrader's second pass."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Give the notebook as the first pass wrote it."""
        return nbformat.read(resources["file"], as_version=4), resources


def _handed_in(course: Course, student: str, assignment: str) -> HandedIn:
    base = str(course.path("submitted", "\0", assignment)).partition("\0")[0]
    return HandedIn(student, course.path("submitted", student, assignment), Path(base))


def _drop_links(handed_in: HandedIn, course: Course, copied: Path) -> None:
    """Take away what nbgrader copied through links: feedback must not hand it to a student."""
    honest = {relative for relative, _ in intake.other_files(handed_in, course)}
    for path in handed_in.folder.rglob("*"):
        relative = path.relative_to(handed_in.folder)
        if path.suffix != ".ipynb" and relative not in honest and (copied / relative).is_file():
            (copied / relative).unlink()


class SaveReason(NbGraderPreprocessor):  # type: ignore[misc]
    """Write why there is no grade into the gradebook, as the first answer's comment."""

    def preprocess(
        self, nb: NotebookNode, resources: ResourcesDict
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Do so if there is a reason."""
        where, reason = resources["nbgrader"], nb.metadata["mlcourse"]["reason"]
        first = next((cell for cell in nb.cells if utils.is_solution(cell)), None)
        if reason and first is not None:
            name = first.metadata["nbgrader"]["grade_id"]
            place = where["notebook"], where["assignment"], where["student"]
            with Gradebook(where["db_url"]) as gradebook:
                gradebook.find_comment(name, *place).auto_comment = stated(reason)
                gradebook.db.commit()
        return nb, resources


class HarmlessOutputs(NbGraderPreprocessor):  # type: ignore[misc]
    """Put harmless HTML in the place of what students' code displayed."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: ResourcesDict, cell_index: int
    ) -> tuple[NotebookNode, ResourcesDict]:
        """Keep text and errors, which are escaped anyway; make the rest anew."""
        for output in cell.get("outputs", []):
            if "data" in output:
                output.data = {"text/html": str(harmless.output(output))}
                output.metadata = NotebookNode()
        return cell, resources


@pass_context
def markdown(context: Any, source: str) -> Markup:
    """Show Markdown of a cell, or a comment, on the formgrader's page."""
    attachments = context.get("cell", {}).get("attachments", {})
    return harmless.markdown(source, attachments, page=False)
