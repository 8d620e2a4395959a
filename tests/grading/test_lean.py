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


def test_no_grammar_is_built_until_someone_asks_for_it():
    subprocess.run([sys.executable, "-c", CODE], check=True)
