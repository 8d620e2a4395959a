"""The one exception that stops a command; its message is for the person who gave it."""


class CannotRun(Exception):  # noqa: N818 - its message is an instruction
    """Raised where something cannot begin or go on; the message says why and what to do."""
