"""Find a course, as nbgrader sees it: its folders, its gradebook, who handed in what."""

import contextlib
import fnmatch
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path
from nbgrader.coursedir import CourseDirectory
from traitlets import TraitError
from traitlets.config import Config
from traitlets.config.loader import ConfigFileNotFound, JSONFileConfigLoader, PyFileConfigLoader

from mlcourse.grading.faults import CannotRun
from mlcourse.grading.reading import Unreadable, read
from mlcourse.grading.sandbox.limits import Limits

CONFIG = "nbgrader_config"


@dataclass(frozen=True)
class HandedIn:
    """The folder that one student handed in for one assignment.

    Attributes
    ----------
    base : Path
        The folder of all submissions; what lies below it is the students'.
    """

    student: str
    folder: Path
    base: Path

    @cached_property
    def inside(self) -> Path:
        """Where the folder is if no link below the base leads elsewhere."""
        return Path(os.path.realpath(self.base)) / self.folder.relative_to(self.base)


@dataclass(frozen=True)
class Course:
    """A course folder with nbgrader's settings.

    Attributes
    ----------
    config : Config
        Everything that the configuration files say.
    settings : CourseDirectory
        nbgrader's own view of the folders and the gradebook.
    """

    config: Config
    settings: CourseDirectory

    @classmethod
    def find(cls, folder: Path) -> "Course":
        """Read the course in a folder, or in the nearest folder above it.

        Raises
        ------
        CannotRun
            If there is none, or its configuration cannot be read.
        """
        folder = folder.resolve()
        for place in (folder, *folder.parents):
            if (place / f"{CONFIG}.py").is_file() or (place / f"{CONFIG}.json").is_file():
                return cls._read(place)
        raise CannotRun(
            f"there is no course in {folder}: it has no {CONFIG}.py. Go to the course's folder, "
            "or name it with --course."
        )

    @classmethod
    def _read(cls, folder: Path) -> "Course":
        config = Config()
        with contextlib.chdir(folder):  # as nbgrader's commands, which run there
            for place in (*reversed(jupyter_config_path()), str(folder)):
                for loader in (JSONFileConfigLoader, PyFileConfigLoader):
                    config.merge(_load(loader, place))
            try:
                settings = CourseDirectory(config=config)
                if "root" not in config.CourseDirectory:
                    settings.root = str(folder)
            except TraitError as error:
                raise CannotRun(f"the configuration in {folder} is not valid: {error}") from None
        return cls(config, settings)

    @property
    def root(self) -> Path:
        """The folder that all others are named from."""
        return Path(self.settings.root)

    @property
    def db_url(self) -> str:
        """Where the gradebook is."""
        return str(self.settings.db_url)

    @property
    def course_id(self) -> str:
        """The course's name in the gradebook."""
        return str(self.settings.course_id)

    @property
    def limits(self) -> Limits:
        """What a submission may use, as the configuration gives it to nbgrader's commands."""
        exporter = self.config.get("SubmissionExporter", {})
        limits: Limits = exporter["limits"] if "limits" in exporter else Limits()
        return limits

    def path(self, step: str, student: str, assignment: str) -> Path:
        """Give the folder of a step: "source", "submitted", "autograded" or "feedback"."""
        folder = getattr(self.settings, f"{step}_directory")
        return Path(os.path.normpath(self.settings.format_path(folder, student, assignment)))

    def order(self, assignment: str, notebook: str) -> list[str]:
        """Read the order of the labelled cells from the source notebook; empty if it is gone.

        nbgrader's gradebook keeps the cells but not their order, and a database may give them back
        in any.
        """
        file = self.path("source", ".", assignment) / f"{notebook}.ipynb"
        try:
            cells = read(file.read_bytes()).cells
        except (OSError, Unreadable):
            return []
        labels = (cell.metadata.get("submitted_id") for cell in cells)
        return [label for label in labels if label]

    def submissions(self, assignment: str) -> list[HandedIn]:
        """List who handed in an assignment, by name.

        Raises
        ------
        CannotRun
            If students are not folders of their own in the course's directory structure.
        """
        sign = "\0"
        before, _, after = str(self.path("submitted", sign, assignment)).partition(sign)
        if not before.endswith(os.sep) or (after and not after.startswith(os.sep)) or sign in after:
            raise CannotRun(
                f"the directory structure {self.settings.directory_structure!r} is not one that "
                "can be graded here; expected {student_id} once, as a folder of its own."
            )
        excluded = self.settings.student_id_exclude.split(",")
        wanted = re.compile(fnmatch.translate(self.settings.student_id))
        if not os.path.isdir(before):
            return []
        with os.scandir(before) as entries:
            names = sorted(e.name for e in entries if not e.name.startswith("."))
        found = [HandedIn(name, Path(before + name + after), Path(before)) for name in names]
        return [
            each
            for each in found
            if each.student not in excluded
            and wanted.match(each.student)
            and (each.folder.is_dir() or each.folder.is_symlink())
        ]


def _load(loader: Any, folder: str) -> Config:
    """Read one configuration file, if it is there."""
    suffix = "json" if loader is JSONFileConfigLoader else "py"
    try:
        found: Config = loader(f"{CONFIG}.{suffix}", folder).load_config()
    except ConfigFileNotFound:
        return Config()
    except Exception as error:  # whatever the file does when it is run
        path = os.path.join(folder, f"{CONFIG}.{suffix}")
        raise CannotRun(
            f"{path} cannot be read: {type(error).__name__}: {error}. Mend it, then try again."
        ) from None
    return found
