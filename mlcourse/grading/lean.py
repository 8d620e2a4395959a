"""Import jsonschema, which nbformat needs, without a part that takes longer than all the rest.

Where the package rfc3987_syntax is installed, jsonschema has it build a grammar for international
web addresses, to check formats that no notebook has. Import this before nbformat.
"""

import sys

NOT_NEEDED = "rfc3987_syntax"

if NOT_NEEDED not in sys.modules:
    sys.modules[NOT_NEEDED] = None  # type: ignore[assignment]
    import jsonschema  # type: ignore[import-untyped]  # noqa: F401

    del sys.modules[NOT_NEEDED]  # whoever does need it can have it
