"""The command starts without what it does not need."""

import subprocess
import sys

CODE = """
import sys
from mlcourse.grading import commands
assert "jsonschema" not in sys.modules
with commands._foreseen(False):
    pass
import nbformat
assert "lark" not in sys.modules
nbformat.validate(nbformat.v4.new_notebook())
import rfc3987_syntax
assert rfc3987_syntax.is_valid_syntax("iri", "http://example.org/ü")
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


def test_no_grammar_is_built_until_someone_asks_for_it():
    subprocess.run([sys.executable, "-c", CODE], check=True)
