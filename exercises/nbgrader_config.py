"""nbgrader's configuration: this folder is its course, so run its commands from here."""

from pathlib import Path

from mlcourse.grading.nbgrader_plugin import configure

c = get_config()  # noqa: F821 - nbgrader puts it here
configure(c)  # students' code runs only in the sandbox, and no page runs what they wrote

course = Path(__file__).resolve().parent
built = course.parent / "_build" / "nbgrader"
built.mkdir(parents=True, exist_ok=True)  # SQLite makes the file, but not its folder

c.CourseDirectory.course_id = "mlcourse"
c.CourseDirectory.root = str(course)
c.CourseDirectory.db_url = f"sqlite:///{built / 'gradebook.db'}"
# Sources are written here; what nbgrader makes, and what students hand in, is never committed.
for step in ("release", "submitted", "autograded", "feedback"):
    setattr(c.CourseDirectory, f"{step}_directory", f"../_build/nbgrader/{step}")
c.ZipCollectApp.downloaded_directory = "../_build/nbgrader/downloaded"
c.ExportPlugin.to = str(built / "grades.csv")
