"""A process of its own for a student's code: no tests, no solutions, no network, nothing else."""
