"""One function over many items, results in order.

In: items, one at a time. Out: each with its result, or with `Failed`. Stays true: at most a few items a worker are
under way, so memory does not grow with their number; few items start no processes; a worker that dies costs its item.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, TypeVar

from whoholds.engine.workers import Failed, Work, executor, perform, tried

Item = TypeVar("Item")

POOL_FROM = 16
"""Fewer items than this are done here: two workers need 3 s of processor time to start, as much as ten reports."""

AHEAD = 4
"""Items under way a worker: enough that none waits for the writer."""


@dataclass(frozen=True, slots=True)
class Pool:
    """`workers` processes, each with the work that `prepare` (picklable) makes there; `preload` names a module."""

    workers: int
    prepare: Callable[[], Work]
    preload: str


def mapped(items: Iterable[Item], here: Work, pool: Pool | None = None) -> Iterator[tuple[Item, Any]]:
    """Each item with `here(item)`, or with what a worker of `pool` made of it; in order.

    Raises:
        WhoholdsError: whatever the work raises on purpose. Any other exception gives `Failed` for its item.
    """
    waiting = iter(items)
    first = list(islice(waiting, POOL_FROM)) if pool and pool.workers > 1 else []
    if pool is None or len(first) < POOL_FROM:
        for item in chain(first, waiting):
            yield item, tried(here, item)
    else:
        yield from _spread(chain(first, waiting), pool)


def _spread(items: Iterator[Item], pool: Pool) -> Iterator[tuple[Item, Any]]:
    workers = executor(pool.workers, pool.prepare, pool.preload)
    under_way: deque[tuple[Item, Future[Any]]] = deque()
    try:
        while True:
            for item in islice(items, pool.workers * AHEAD - len(under_way)):
                under_way.append((item, _submitted(workers, item)))
            if not under_way:
                return
            item, future = under_way.popleft()
            try:
                result = future.result()
            except BrokenProcessPool:
                result = _alone(item, pool)
                workers.shutdown(wait=False)
                workers = executor(pool.workers, pool.prepare, pool.preload)
                under_way = deque((i, f if _has_result(f) else _submitted(workers, i)) for i, f in under_way)
            yield item, result
    finally:
        workers.shutdown(wait=True, cancel_futures=True)


def _submitted(workers: ProcessPoolExecutor, item: object) -> "Future[Any]":
    """A future even of a pool that broke since; it then says so when asked."""
    try:
        return workers.submit(perform, item)
    except BrokenProcessPool as error:
        future: Future[Any] = Future()
        future.set_exception(error)
        return future


def _has_result(future: "Future[Any]") -> bool:
    return future.done() and future.exception() is None


def _alone(item: object, pool: Pool) -> Any:
    """The item in a process of its own: only if that dies too is it the item's fault."""
    with executor(1, pool.prepare, pool.preload) as worker:
        try:
            return worker.submit(perform, item).result()
        except BrokenProcessPool:
            return Failed("the process that read it died, most likely for want of memory; split the report")
