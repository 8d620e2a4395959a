"""Import nbgrader without its pages for the Jupyter server, and so without half of that server.

Import this before nbgrader.
"""

import sys
from types import ModuleType

SERVER_PARTS = ("assignment_list", "course_list", "formgrader", "validate_assignment")

if "nbgrader" not in sys.modules:
    _blanks = {f"nbgrader.server_extensions.{part}": ModuleType(part) for part in SERVER_PARTS}
    for _blank in _blanks.values():
        _blank.load_jupyter_server_extension = None  # type: ignore[attr-defined]
    sys.modules |= _blanks
    import nbgrader  # noqa: F401

    for _name in _blanks:  # the pages themselves can still be imported
        del sys.modules[_name]
