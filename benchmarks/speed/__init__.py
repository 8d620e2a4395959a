"""How fast is plain NumPy: the package beside what people would use in its place."""
