"""What the nursery imports first: opens the sandbox that all its workers will share.

Imported anywhere else, it does nothing.
"""

import os

from mlcourse.grading.nursery import SIGN
from mlcourse.grading.sandbox.launch import open_early

if os.environ.pop(SIGN, ""):
    open_early()
