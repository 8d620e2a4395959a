"""Importing this opens the sandbox that all workers forked from this process will share."""

from mlcourse.grading.sandbox.nest import open_early

open_early()
