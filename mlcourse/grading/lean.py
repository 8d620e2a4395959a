"""Import jsonschema and nbgrader without parts that take longer than all that is used of them.

Where the package rfc3987_syntax is installed, jsonschema has it build a grammar for international
web addresses, to check formats that no notebook has. And nbgrader loads its pages for the Jupyter
server, with half of that server. Import this before nbformat and nbgrader.
"""

import sys
from types import ModuleType

GRAMMAR = "rfc3987_syntax"
SERVER_PARTS = ("assignment_list", "course_list", "formgrader", "validate_assignment")

if GRAMMAR not in sys.modules:
    sys.modules[GRAMMAR] = None  # type: ignore[assignment]
    import jsonschema  # type: ignore[import-untyped]  # noqa: F401

    del sys.modules[GRAMMAR]  # whoever does need it can have it

if "nbgrader" not in sys.modules:
    _blanks = {f"nbgrader.server_extensions.{part}": ModuleType(part) for part in SERVER_PARTS}
    for _blank in _blanks.values():
        _blank.load_jupyter_server_extension = None  # type: ignore[attr-defined]
    sys.modules |= _blanks
    import nbgrader  # noqa: F401

    for _name in _blanks:  # the pages themselves can still be imported
        del sys.modules[_name]
