"""Places by name and id: the theatre's own first, then the world's countries, provinces and cities.

In: a theatre's places and the world layer. Out: a `Gazetteer`.
Stays true: a theatre's entry hides a world entry only by having the same id, and comes before those of the same name;
nothing is joined by name alone: entries stay apart under their own ids.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

import countrynames

from whoholds.records import Place, Theatre
from whoholds.resolve.folding import fold
from whoholds.resolve.world import CAPITAL_OF, world_places

LARGE_CITY = 300_000
"""Inhabitants from which a city of the world is better known than the province of its name (Aleppo, not Idlib)."""
_ORDER = {"country": 0, "city": 1, "province": 2, "district": 3, "area": 4}


class Layer:
    """Places indexed by folded name, by parent and by whose capital they are. Never changed once built."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.entries = {place.id: place for place in places}
        self.names: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        self.parts: dict[str, list[str]] = defaultdict(list)
        self.capitals: dict[str, str] = {}
        for place in self.entries.values():
            self._add(place)

    def _add(self, place: Place) -> None:
        proper = fold(place.name)
        self.names[proper].append((False, place.id))
        others = {fold(name) for name in (*place.aliases, *(c for s, c in place.codes if s != CAPITAL_OF), place.id)}
        for name in others - {proper, ""}:
            self.names[name].append((True, place.id))
        if place.parent:
            self.parts[place.parent].append(place.id)
        for scheme, code in place.codes:
            if scheme == CAPITAL_OF:
                self.capitals[code] = place.id

    def look_up(self, folded: str) -> list[Place]:
        """Entries of that name: by it as their first name before an alias, then by rank."""
        found = [(alias, self.entries[i]) for alias, i in self.names.get(folded, ())]
        return [place for _, place in sorted(found, key=lambda pair: (pair[0], _rank(pair[1])))]


def _rank(place: Place) -> tuple[int, int, str]:
    order, people = _ORDER[place.level], place.population or 0
    if place.id.startswith("geonames:") and people < LARGE_CITY:
        order = _ORDER["area"] + 1
    return (order, -people, place.id)


class StackedGazetteer:
    """Theatre places over the world layer (`Gazetteer`)."""

    def __init__(self, own: Iterable[Place], world: Layer | None = None) -> None:
        self._layers = (Layer(own), world or Layer(()))

    @classmethod
    def of(cls, theatre: Theatre) -> "StackedGazetteer":
        """The theatre's places over the installed world lists, which are indexed once in a process."""
        return cls(theatre.places, world())

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Entries that go by `name`: the theatre's first; then first names before aliases; then the better known."""
        folded = fold(name)
        found: dict[str, Place] = {}
        for layer in self._layers:
            for place in layer.look_up(folded):
                found.setdefault(place.id, self._layers[0].entries.get(place.id, place))
        if not found and (country := self.get(str(countrynames.to_code(name)))):
            return (country,)
        return tuple(found.values())

    def get(self, place_id: str) -> Place | None:
        """The entry with this id, the theatre's if both know it."""
        return self._layers[0].entries.get(place_id) or self._layers[1].entries.get(place_id)

    def parts(self, place_id: str) -> tuple[Place, ...]:
        """Entries whose parent is `place_id`, by id."""
        ids = {i for layer in self._layers for i in layer.parts.get(place_id, ())}
        places = [self.get(i) for i in sorted(ids)]
        return tuple(place for place in places if place is not None and place.parent == place_id)

    def capital(self, place_id: str) -> Place | None:
        """The capital of a country or province, where known."""
        capital = self._layers[0].capitals.get(place_id) or self._layers[1].capitals.get(place_id)
        return self.get(capital) if capital else None


@cache
def world() -> Layer:
    """The world layer with its index."""
    return Layer(world_places())
