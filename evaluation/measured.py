"""What a measurement is, and the few sums that every task shares.

In: counts. Out: `Measured`, which `__main__.py` prints. Stays true: a figure that nothing can be divided for is 0 where
it is an F1 or a share, and None where 0 would mean something else.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from whoholds.errors import InputError

Metrics = Mapping[str, float | None]
DECIMALS = 4


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for people, under a title; cells may come out of data and are shown as text."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """`n` items were measured (reports, sentences or documents: the task says which), with these metrics by name.

    `tables` are shown before the metrics, for whoever wants to know more than figures.
    """

    n: int
    metrics: Metrics
    tables: tuple[Table, ...] = ()


class Measure(Protocol):
    """A task's one door. `path` exists; at most `limit` items are read, all where it is None.

    Raises InputError when the data is not in the task's form.
    """

    def __call__(self, path: Path, limit: int | None = None) -> Measured: ...


def share(part: float, whole: float) -> float:
    """Part of the whole, 0 where there is no whole.

    >>> share(1, 4), share(0, 0)
    (0.25, 0.0)
    """
    return part / whole if whole else 0.0


def f1(hits: float, gold: float, found: float) -> float:
    """Harmonic mean of precision and recall from counts.

    >>> f1(2, 3, 5)
    0.5
    """
    return share(2 * hits, gold + found)


def wrong_form(path: Path, number: int, rule: str, remedy: str) -> InputError:
    """An error about line `number` (from 1) of `path`."""
    return InputError("wrong-form", f"{path}, line {number}: {rule}; {remedy}")


def json_lines(path: Path, limit: int | None, needed: frozenset[str]) -> Iterator[dict[str, Any]]:
    """The objects of a JSON lines file, blank lines left out.

    Raises InputError at a line that is no object or lacks one of the keys `needed`.
    """
    if path.is_dir():
        raise InputError("wrong-form", f"{path} is a folder; this task reads one file of JSON lines")
    count = 0
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            if limit is not None and count >= limit:
                return
            try:
                value = json.loads(line)
            except json.JSONDecodeError as error:
                raise wrong_form(path, number, f"no JSON ({error.msg})", "write one object a line") from None
            if not isinstance(value, dict) or not needed <= value.keys():
                missing = ", ".join(sorted(needed - value.keys())) if isinstance(value, dict) else "an object"
                raise wrong_form(path, number, f"{missing} is missing", "each line needs " + ", ".join(sorted(needed)))
            count += 1
            yield value
