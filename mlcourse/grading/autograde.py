"""Grade an assignment: from what was handed in to grades in nbgrader's gradebook."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mlcourse.grading.cluster import Cluster
from mlcourse.grading.course import Course
from mlcourse.grading.folders import only_one
from mlcourse.grading.lasting import lasting


@dataclass(frozen=True)
class Row:
    """What became of one submission.

    Attributes
    ----------
    student : str
    points, most : float
        What the gradebook has, and what can be had.
    penalty : float
        What lateness costs.
    by_hand : int
        How many answers a person has to grade.
    reason : str
        Why there is no grade; empty if there is one.
    notes : list of str
        What was mended in the files.
    seconds : float
        Time that grading took.
    before : bool
        Whether an earlier run did it.
    """

    student: str
    points: float = 0.0
    most: float = 0.0
    penalty: float = 0.0
    by_hand: int = 0
    reason: str = ""
    notes: list[str] = field(default_factory=list)
    seconds: float = 0.0
    before: bool = False


Tell = Callable[[int, Row | None], None]


def nobody(total: int, row: Row | None) -> None:
    """Tell nobody of progress."""


def autograde(
    course: Course,
    assignment: str,
    *,
    force: bool = False,
    scheduler: str | None = None,
    tell: Tell = nobody,
) -> list[Row]:
    """Grade all submissions of an assignment that are not graded yet.

    Parameters
    ----------
    course : Course
    assignment : str
    force : bool
        Grade all anew. Points and comments given by hand are kept.
    scheduler : str, optional
        Address of a running Dask cluster; without one, this machine's cores do the work.
    tell : callable, optional
        Called with the number of submissions and each row as it comes.

    Returns
    -------
    list of Row
        One for each submission, by student.

    Raises
    ------
    CannotRun
        If grading cannot begin or go on. What was graded until then is kept.
    NoSandbox
        If there is no sandbox to run other people's code in.
    """
    with only_one(course):
        handed_in = course.submissions(assignment)
        with Cluster(course.limits, scheduler, len(handed_in)) as cluster:
            with lasting():  # all that belongs to the gradebook, while the workers start
                from mlcourse.grading.gradebook import Book
                from mlcourse.grading.run import Run
            with Book(course, assignment) as book:
                return Run(course, assignment, book, tell).all(handed_in, cluster, force=force)
