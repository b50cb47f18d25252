"""What stages ask for and others provide: a reader, a gazetteer, a clock.

In: nothing. Out: Protocols. Stays true: no stage imports a provider; `pipeline.py` passes it in.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from whoholds.records import Place, Reading, Report


class Reader(Protocol):
    """Finds claims and names in reports, as written: mentions are filled; canonical names, codes and dates are not."""

    @property
    def version(self) -> str:
        """Changes whenever the same report could give other claims."""
        ...

    def read(self, reports: Sequence[Report]) -> list[Reading]:
        """One reading per report, in the order of `reports`."""
        ...


class Gazetteer(Protocol):
    """Knows places by name and by id."""

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Every entry that goes by `name` (folded: case, accents and punctuation do not matter), best known first."""
        ...

    def get(self, place_id: str) -> Place | None:
        """The entry with this id, or None."""
        ...

    def capital(self, place_id: str) -> Place | None:
        """The capital of a country or province, where known."""
        ...

    def parts(self, place_id: str) -> tuple[Place, ...]:
        """Entries whose parent is `place_id`, sorted by id."""
        ...


class Clock(Protocol):
    """Tells the time, so that tests can."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""
        ...
