"""What a place lies in: its district, province and country.

In: entries of a gazetteer. Out: ancestors. Stays true: a chain ends, even where a list's parents go round.
"""

from dataclasses import dataclass
from functools import lru_cache

from whoholds.ports import Gazetteer
from whoholds.records import Place

_DEEPEST = 6
_CACHED_PLACES = 50_000


@dataclass(frozen=True, slots=True)
class Lineage:
    """Ids of a place and of what it lies in, from itself outwards; the province and country among them."""

    chain: tuple[str, ...]
    district: str | None
    province: str | None
    country: str | None


class Kinship:
    """Remembers the lineage of every place asked for."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self.of = lru_cache(maxsize=_CACHED_PLACES)(self._trace)

    def country(self, place: Place) -> str | None:
        """Id of the country `place` is or lies in."""
        return self.of(place).country

    def _trace(self, place: Place) -> Lineage:
        """The lineage of `place`."""
        chain = [place]
        while (parent := chain[-1].parent) and len(chain) < _DEEPEST:
            above = self._gazetteer.get(parent)
            if above is None or above in chain:
                break
            chain.append(above)
        level = {entry.level: entry.id for entry in reversed(chain)}
        ids = tuple(entry.id for entry in chain)
        return Lineage(ids, level.get("district"), level.get("province"), level.get("country"))
