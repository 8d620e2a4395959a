"""A package, so that its conftest.py and those of its neighbours have different names."""
