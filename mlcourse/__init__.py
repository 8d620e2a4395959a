"""Reference implementations of the course, in plain NumPy."""

__version__ = "0.1.0"
