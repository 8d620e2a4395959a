"""The command starts without what it does not need."""

import subprocess
import sys

CODE = """
import sys
from mlcourse.grading import commands
assert "jsonschema" not in sys.modules
import nbformat
# Releases of jsonschema that build a grammar of web addresses take a second for it.
assert "jsonschema" in sys.modules
assert "lark" not in sys.modules
"""

SERVERLESS = """
import sys
import mlcourse.grading.lean
import mlcourse.grading.worker
# A worker starts without the Jupyter server and without a database.
assert "nbgrader" in sys.modules
assert not {"jupyter_server", "sqlalchemy", "nbconvert"} & set(sys.modules)
from nbgrader.server_extensions import assignment_list, course_list, formgrader, validate_assignment
for pages in assignment_list, course_list, formgrader, validate_assignment:
    assert callable(pages.load_jupyter_server_extension)
"""


def test_a_worker_starts_without_a_server_and_a_database():
    subprocess.run([sys.executable, "-c", SERVERLESS], check=True)


def test_a_command_starts_without_notebooks_and_those_without_a_grammar():
    subprocess.run([sys.executable, "-c", CODE], check=True)
