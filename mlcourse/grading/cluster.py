"""Spread grading over worker processes, on this machine or on a cluster that runs already.

Workers get bytes and give back plain data; they neither read nor write the course. Only a few
submissions are on their way at any time, so memory does not grow with their number.
"""

import logging
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, ThreadPoolExecutor
from contextlib import suppress
from importlib.util import find_spec
from types import TracebackType
from typing import Any

import dask
from distributed import Client, Future, KilledWorker, LocalCluster, as_completed

from mlcourse.grading import nursery
from mlcourse.grading.faults import CannotRun
from mlcourse.grading.sandbox.host import Limits, NoSandbox
from mlcourse.grading.submission import Graded, Master, refused
from mlcourse.grading.worker import MUCH, Contents, get_ready, grade_all

Task = tuple[str, Contents]

PER_WORKER = 2  # parts of the class that are on their way for each worker
TOGETHER = 8  # most submissions of a part
AHEAD = 4  # parts that are to be left for each worker, even if they get small
PATIENCE = 30  # seconds to wait for a cluster to answer, and for its first worker
KILLED = "the grader's process ended each time it was graded, most likely for lack of memory"


class Cluster:
    """Worker processes that grade.

    Those of this machine start in the background, while the caller does other things.

    Parameters
    ----------
    limits : Limits
        What a submission may use.
    scheduler : str or None
        Address of a running cluster; None for one on this machine's cores.
    most : int
        How many workers there is work for; on this machine no more are started.
    """

    def __init__(self, limits: Limits, scheduler: str | None, most: int) -> None:
        logging.getLogger("distributed").setLevel(logging.CRITICAL)
        # Else the last thousand messages are kept, with all the notebooks in them.
        dask.config.set({"distributed.admin.low-level-log-length": 10})
        self.limits = limits
        self.address = scheduler
        self.local: LocalCluster | None = None
        self.starting: Any = None
        if scheduler is None:
            nursery.open_early()
            with_one_thread = ThreadPoolExecutor(max_workers=1)
            self.starting = with_one_thread.submit(_local, most)
            with_one_thread.shutdown(wait=False)

    def _get_ready(self) -> None:
        """Wait for the workers, and have each of them warm up."""
        if self.starting is not None:
            self.local = self.starting.result()
        self._connect(self.local or self.address)
        self._check_workers()

    def _connect(self, target: Any) -> None:
        try:
            self.client = Client(target, timeout=PATIENCE, set_as_default=False)
            self.client.wait_for_workers(1, timeout=PATIENCE)
        except (OSError, TimeoutError, ValueError, ImportError) as error:
            raise CannotRun(
                f"the cluster {self.address or 'on this machine'} does not answer, or has no "
                f"workers ({type(error).__name__}: {error}). Start it with dask scheduler, and "
                "on every machine that is to grade: dask worker ADDRESS --nworkers auto "
                "--nthreads 1. Nothing was changed."
            ) from None

    def _check_workers(self) -> None:
        """Warm every worker up, all at once; refuse to go on without a sandbox in each."""
        try:
            said = self.client.run(get_ready, self.limits, own_core=self.local is not None)
        except (ModuleNotFoundError, AttributeError) as error:
            raise CannotRun(
                f"a worker of the cluster has not the same programs as this machine ({error}). "
                'Install mlcourse there in the same version: pip install "mlcourse[grading]".'
            ) from None
        for worker, problem in said.items():
            if problem:
                raise NoSandbox(problem if self.local else f"worker {worker}: {problem}")

    def __enter__(self) -> "Cluster":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    def close(self) -> None:
        """Leave the cluster; end it if it is our own."""
        if self.starting is not None:
            with suppress(CannotRun):
                self.local = self.starting.result()
        for each in ("client", "local"):
            if getattr(self, each, None) is not None:
                getattr(self, each).close(timeout=PATIENCE)

    def grade(
        self, tasks: Iterable[Task], count: int, masters: dict[str, Master]
    ) -> Iterator[list[tuple[str, dict[str, Graded]]]]:
        """Grade submissions, in whatever order they get ready; some come together.

        Those during which a worker ended are graded again at the end, each by itself: so one that
        takes its worker along is not mixed up with those that happened to be beside it.

        Raises
        ------
        CannotRun
            If the cluster does not answer, has no workers, or is lost.
        NoSandbox
            If a worker has no sandbox.
        """
        self._get_ready()
        # A task of its own, so that a worker that comes later gets the records as well.
        records: Future[dict[str, Master]] = self.client.submit(dict, masters, pure=False)
        killed: list[Task] = []
        for part, results in self._run(_Waiting(tasks, count), records, PER_WORKER):
            if results is None:
                killed += part
            else:
                yield [(name, graded) for (name, _), graded in zip(part, results, strict=True)]
        for [(name, contents)], results in self._run(_Waiting(killed, 0), records, 0):
            reasons = {book: refused(masters[book], KILLED, ours=True) for book in contents}
            yield [(name, results[0] if results else reasons)]

    def _run(
        self, waiting: "_Waiting", records: Future[dict[str, Master]], per_worker: int
    ) -> Iterator[tuple[list[Task], list[dict[str, Graded]] | None]]:
        """Grade with few on their way; None for what ended its worker."""
        underway: dict[Any, list[Task]] = {}
        finished = as_completed(loop=self.client.loop)

        def fill() -> None:
            workers = len(self.client.nthreads())
            while len(underway) < max(1, per_worker * workers) and (part := waiting.take(workers)):
                future: Future[list[dict[str, Graded]]] = self.client.submit(
                    grade_all, [contents for _, contents in part], records, self.limits, pure=False
                )
                underway[future.key] = part
                finished.add(future)

        fill()
        while underway:
            future = next(finished)
            part = underway.pop(future.key)
            results = self._result(future)
            if results is not None:
                waiting.give_back(part[len(results) :])
                part = part[: len(results)]
            yield part, results
            future.release()
            fill()

    def _result(self, future: Future[list[dict[str, Graded]]]) -> list[dict[str, Graded]] | None:
        try:
            result: list[dict[str, Graded]] = future.result()
        except KilledWorker:
            return None
        except NoSandbox:
            raise
        except (CancelledError, OSError, TimeoutError) as error:
            raise self._lost(f"it was lost ({type(error).__name__})") from None
        except Exception as error:  # grade_all lets none through: the worker has other programs
            raise self._lost(f"a worker failed ({type(error).__name__}: {error})") from None
        return result

    def _lost(self, how: str) -> CannotRun:
        return CannotRun(
            f"the cluster {self.address or 'on this machine'} cannot go on: {how}. What was graded "
            "so far is kept. When all its workers run again, with the same version of mlcourse as "
            "here, run the same command again."
        )


class _Waiting:
    """Submissions that wait for a worker; those that one gave back come first.

    They go in parts, because messages and commits cost about as much for several as for one. The
    parts get smaller towards the end, so that no worker is left alone with many.
    """

    def __init__(self, tasks: Iterable[Task], count: int) -> None:
        self.tasks = iter(tasks)
        self.left = count
        self.back: deque[Task] = deque()

    def take(self, workers: int) -> list[Task]:
        """Take the next part; it is empty when there is none."""
        size = min(TOGETHER, max(1, self.left // (AHEAD * max(1, workers))))
        part: list[Task] = []
        room = MUCH
        while len(part) < size and room > 0 and (task := self._next()):
            part.append(task)
            room -= sum(map(len, task[1].values()))
        self.left -= len(part)
        return part

    def _next(self) -> Task | None:
        return self.back.popleft() if self.back else next(self.tasks, None)

    def give_back(self, tasks: list[Task]) -> None:
        """Put submissions that were not begun in front."""
        self.back.extend(tasks)
        self.left += len(tasks)


def _local(most: int) -> LocalCluster:
    """Start a worker for each core that there is work for.

    They are forked from a process that has all imported.
    """
    dask.config.set(
        {
            "distributed.worker.multiprocessing-method": "forkserver",
            "distributed.scheduler.allowed-failures": 1,
            "distributed.admin.large-graph-warning-threshold": "1GB",
            "distributed.worker.profile.enabled": False,  # an hour of it would be kept in memory
            "distributed.diagnostics.computations.max-history": 1,
            # By default each process looks at itself up to 50 times a second.
            "distributed.admin.tick.interval": "1s",
            "distributed.admin.system-monitor.interval": "5s",
            "distributed.worker.memory.monitor-interval": "1s",
        }
    )
    try:
        return _started(min(most, len(os.sched_getaffinity(0))))
    except (RuntimeError, OSError, TimeoutError) as error:
        raise CannotRun(
            f"no workers could be started on this machine ({type(error).__name__}: {error}). "
            "Nothing was changed. Free some memory, then run the same command again."
        ) from None


def _started(workers: int) -> LocalCluster:
    return LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        host="127.0.0.1",
        dashboard_address="127.0.0.1:0",  # no fixed port: several runs may go on at once
        worker_dashboard_address="127.0.0.1:0",
        # Encrypted, else other users of this machine could send the workers code to run.
        security=True if find_spec("cryptography") else None,
        silence_logs=logging.CRITICAL,
    )
