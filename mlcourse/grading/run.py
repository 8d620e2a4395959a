"""One run over the submissions of an assignment: what is missing is graded and written."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from mlcourse.grading.autograde import Row, Tell
from mlcourse.grading.cluster import Cluster, Task
from mlcourse.grading.course import Course, HandedIn
from mlcourse.grading.entries import Entry, Scores, Total
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.folders import Record, read_record, record_of, replacing, source_files
from mlcourse.grading.gradebook import Book, Refusal
from mlcourse.grading.intake import Work, read
from mlcourse.grading.submission import Graded


@dataclass(frozen=True)
class _Done:
    """A submission that is graded but not written."""

    handed_in: HandedIn
    entry: Entry
    records: dict[str, Record]


class Run:
    """One run over the submissions of an assignment."""

    def __init__(self, course: Course, assignment: str, book: Book, tell: Tell) -> None:
        self.course = course
        self.assignment = assignment
        self.book = book
        self.tell = tell
        self.sources = source_files(course, assignment)
        self.rows: list[Row] = []
        self.underway: dict[str, tuple[HandedIn, Work]] = {}

    def all(self, handed_in: list[HandedIn], cluster: Cluster, *, force: bool) -> list[Row]:
        """Grade what has to be graded."""
        if not handed_in:
            place = self.course.path("submitted", "STUDENT", self.assignment)
            raise CannotRun(
                f"nobody has handed in {self.assignment!r}: there is no folder {place}. Collect "
                "first, with nbgrader collect or nbgrader zip_collect, or put the files there."
            )
        self.count = len(handed_in)
        self.tell(self.count, None)
        missing = [each for each in handed_in if self._has_a_name(each)]
        missing = missing if force else self._not_done(missing)
        if missing:
            tasks, count = self._tasks(missing), len(missing)
            for part in cluster.grade(tasks, count, self.book.masters):
                self._finish([self._done_with(student, graded) for student, graded in part])
        return sorted(self.rows, key=lambda row: row.student)

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self.tell(self.count, row)

    def _has_a_name(self, handed_in: HandedIn) -> bool:
        """Whether the folder's name can be a student's in the gradebook; else say so."""
        try:
            handed_in.student.encode()
        except UnicodeEncodeError:
            name = handed_in.student.encode("utf-8", "replace").decode()
            reason = "the folder's name is not UTF-8; rename it, then grade again"
            self._add(Row(name, most=self.book.most, reason=reason))
            return False
        return True

    def _tasks(self, handed_in: list[HandedIn]) -> Iterator[Task]:
        """Read one submission after the other, as workers get free."""
        for each in handed_in:
            work = read(each, list(self.book.masters))
            self.underway[each.student] = each, work
            yield each.student, work.contents

    def _not_done(self, handed_in: list[HandedIn]) -> list[HandedIn]:
        """Leave out what is graded already, as it is now, in the folder and in the gradebook."""
        scores, totals = self.book.scores(), self.book.totals()
        missing = []
        for each in handed_in:
            records = self._records(each)
            if records and self._done(each, records, scores.get(each.student, {})):
                self._add(self._row(each, records, totals[each.student], before=True))
            else:
                missing.append(each)
        return missing

    def _records(self, handed_in: HandedIn) -> dict[str, Record]:
        """Read the records of the graded notebooks; none if one is missing."""
        folder = self.course.path("autograded", handed_in.student, self.assignment)
        found = {name: read_record(folder / f"{name}.ipynb") for name in self.book.masters}
        records = {name: record for name, record in found.items() if record is not None}
        return records if len(records) == len(found) else {}

    def _done(self, handed_in: HandedIn, records: dict[str, Record], scores: Scores) -> bool:
        for name, record in records.items():
            cells = scores.get(name, {})
            if not cells or any(cells.get(cell) != score for cell, score in record.scores.items()):
                return False
        fingerprint = read(handed_in, list(records)).fingerprint(self.book.versions)
        return all(record.fingerprint == fingerprint for record in records.values())

    def _done_with(self, student: str, graded: dict[str, Graded]) -> _Done:
        """Put together what is known of a submission that a worker has graded."""
        handed_in, work = self.underway.pop(student)
        fingerprint = work.fingerprint(self.book.versions)
        records = {
            name: record_of(result, fingerprint, work.notes) for name, result in graded.items()
        }
        return _Done(handed_in, Entry(student, work.timestamp, graded), records)

    def _finish(self, part: list[_Done]) -> None:
        """Write some submissions: aside, into the gradebook at once, into their places."""
        try:
            with ExitStack() as stack:
                for each in part:
                    files = each.handed_in, each.entry.graded, each.records
                    stack.enter_context(
                        replacing(self.course, self.assignment, self.sources, *files)
                    )
                totals = self.book.write([each.entry for each in part])
        except Refusal as refusal:
            if len(part) == 1:
                name = part[0].entry.student
                self._add(Row(name, most=self.book.most, reason=str(refusal)))
            else:  # which of them it was shows when each is written by itself
                for each in part:
                    self._finish([each])
            return
        for each in part:
            self._add(self._row(each.handed_in, each.records, totals[each.entry.student]))

    def _row(
        self, handed_in: HandedIn, records: dict[str, Record], total: Total, *, before: bool = False
    ) -> Row:
        def each(texts: dict[str, list[str]]) -> list[str]:
            several = len(records) > 1
            return [f"{n}: {t}" if several else t for n, found in texts.items() for t in found]

        reasons = each({name: [r.reason] if r.reason else [] for name, r in records.items()})
        return Row(
            handed_in.student, total.points, self.book.most, total.penalty, total.by_hand,
            "; ".join(reasons), each({name: r.notes for name, r in records.items()}),
            sum(record.seconds for record in records.values()), before,
        )  # fmt: skip
