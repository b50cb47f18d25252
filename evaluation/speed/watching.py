"""The most memory that a process and its children hold at once.

In: a process id. Out: bytes. Stays true: pages that processes share count once where the system tells (Linux), else
once a process; a process that ends while it is looked at costs nothing.
"""

import threading
from types import TracebackType

import psutil

EVERY_S = 0.1
"""Looking takes about a millisecond a process: one per cent of the time at this pace."""


class Peak:
    """Watches from `with` to its end; `bytes` is the most seen so far."""

    def __init__(self, pid: int) -> None:
        self.bytes = 0
        self._process = psutil.Process(pid)
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> "Peak":
        self._watcher.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._ended.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._ended.wait(EVERY_S):
            self.bytes = max(self.bytes, self._now())

    def _now(self) -> int:
        try:
            family = [self._process, *self._process.children(recursive=True)]
        except psutil.Error:
            return 0
        return sum(map(_held, family))


def _held(process: psutil.Process) -> int:
    try:
        memory = process.memory_full_info()
    except psutil.Error:
        return 0
    return int(getattr(memory, "pss", 0) or memory.rss)
