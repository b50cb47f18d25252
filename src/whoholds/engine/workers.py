"""Worker processes: how they start, what runs in them, when they end.

In: a picklable recipe for the work. Out: an executor. Stays true: a worker ends with its parent, however that ends;
a stop from the keyboard is the parent's to handle; an item that raises costs only itself.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

from whoholds.errors import WhoholdsError

Work = Callable[[Any], Any]
_MOST_REASON_CHARACTERS = 200


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that gave no result, and why, on one line."""

    reason: str


def usable_cores() -> int:
    """How many cores this process may use, which can be fewer than the machine has."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def tried(work: Work, item: object) -> Any:
    """`work(item)`, or `Failed` where it raises; our own errors (a damaged model) end the run and are passed on."""
    try:
        return work(item)
    except WhoholdsError:
        raise
    except Exception as error:  # an entry point for hostile text: one report must not end the others
        words = " ".join(f"{type(error).__name__}: {error}".split())
        return Failed(words[:_MOST_REASON_CHARACTERS])


def executor(workers: int, prepare: Callable[[], Work], preload: str) -> ProcessPoolExecutor:
    """`workers` processes; each calls `prepare` once, at its first item. `preload` is imported before they part."""
    if "forkserver" in multiprocessing.get_all_start_methods():
        context: Any = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([preload])
    else:
        context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(prepare,))


class _Process:
    """What this worker process was told to do, and the work once prepared."""

    prepare: Callable[[], Work] | None = None
    work: Work | None = None


def _begin(prepare: Callable[[], Work]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Process.prepare = prepare


def _end_with_parent() -> None:
    """A killed parent closes no queue: without this its workers would wait for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def perform(item: object) -> Any:
    """The work on one item, in a worker process."""
    if _Process.work is None:
        if _Process.prepare is None:
            raise RuntimeError("perform runs in workers that `executor` started")
        _Process.work = _Process.prepare()
    return tried(_Process.work, item)
