"""The one thread that owns the database: jobs go in, each with a promise of its answer."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Generic, TypeVar

Owned = TypeVar("Owned")
Answer = TypeVar("Answer")


class Closed(Exception):
    """A job was handed in after the end."""


class Worker(Generic[Owned]):
    """Runs jobs one after another, in the order in which they were handed in, on a thread of its own.

    `begin` makes what the jobs work on and `end` releases it; both run on that thread. Raises what `begin` raises.
    """

    def __init__(self, begin: Callable[[], Owned], end: Callable[[Owned], None], name: str) -> None:
        self._jobs: queue.SimpleQueue[Callable[[Owned], None] | None] = queue.SimpleQueue()
        self._begin = begin
        self._end = end
        self._gate = threading.Lock()
        self._closed = False
        self._started: Future[None] = Future()
        self._ended: Future[None] = Future()
        # A daemon: a program that ends without `close` must not hang; what was acknowledged is on disk already.
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()
        self._started.result()

    def submit(self, job: Callable[[Owned], Answer]) -> Future[Answer]:
        """Queue a job and return at once. Raises `Closed` after `close`."""
        promise: Future[Answer] = Future()

        def run(owned: Owned) -> None:
            try:
                promise.set_result(job(owned))
            except BaseException as problem:  # carried to the thread that waits for the answer
                promise.set_exception(problem)

        with self._gate:
            if self._closed:
                raise Closed
            self._jobs.put(run)
        return promise

    def close(self, timeout_seconds: float) -> bool:
        """Finish what is queued, release and join. False if that takes longer. Raises what `end` raises."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._jobs.put(None)
        self._thread.join(timeout_seconds)
        if self._thread.is_alive():
            return False
        self._ended.result()
        return True

    def _run(self) -> None:
        try:
            owned = self._begin()
        except BaseException as problem:
            self._closed = True
            self._ended.set_result(None)
            self._started.set_exception(problem)
            return
        self._started.set_result(None)
        while (job := self._jobs.get()) is not None:
            job(owned)
        try:
            self._end(owned)
            self._ended.set_result(None)
        except BaseException as problem:
            self._ended.set_exception(problem)
