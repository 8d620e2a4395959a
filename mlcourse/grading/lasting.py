"""Import faster: what comes with a module stays, so garbage need not be looked for in it."""

import contextlib
import gc
import sys
from collections.abc import Iterator


@contextlib.contextmanager
def lasting() -> Iterator[None]:
    """Look for no garbage in this block; if it imports something, leave that to itself for good.

    Imports make a hundred thousand objects. To look through them again and again for garbage
    takes a fifth of their time.
    """
    looking, modules = gc.isenabled(), len(sys.modules)
    gc.disable()
    try:
        yield
    finally:
        # All that there is stays now. Where nothing was imported, that would be garbage alone.
        if len(sys.modules) > modules:
            gc.freeze()
        if looking:
            gc.enable()
