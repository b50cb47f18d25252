"""Places by name, id and code: the theatre's own first, then what the user imported, then the world.

In: a theatre's places and gazetteer files. Out: a `Gazetteer`.
Stays true: nothing is joined by name; an entry of a lower layer is the same as one of a higher only by id or code.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from pathlib import Path

from whoholds.records import Place, Theatre
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer.building import ensure_world, places_folder
from whoholds.resolve.gazetteer.listed import ListedPlaces
from whoholds.resolve.gazetteer.schema import CAPITAL_OF, Source, names_of, rank_of

IMPORTED = "imported.sqlite"
DERIVED = "unit:"
"""Begins the ids of units that are known by their cities alone, with no official code."""


_CACHED_NAMES = 100_000


class OwnPlaces:
    """A theatre's places in memory, indexed by folded name, by parent, by code and by whose capital they are."""

    def __init__(self, places: Iterable[Place]) -> None:
        self.entries = {place.id: place for place in places}
        self.parts: dict[str, list[str]] = defaultdict(list)
        self.codes: dict[tuple[str, str], str] = {}
        names: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for place in self.entries.values():
            for name, alias in names_of(place):
                names[name].append((rank_of(place, alias=alias, own=True), place.id))
            if place.parent:
                self.parts[place.parent].append(place.id)
            self.codes.update(dict.fromkeys(place.codes, place.id))
        self._names = {name: tuple(self.entries[i] for _, i in sorted(found)) for name, found in names.items()}

    def look_up(self, folded: str) -> tuple[Place, ...]:
        """Entries of that name, best known first."""
        return self._names.get(folded, ())


class StackedGazetteer:
    """Theatre places over imported and world files (`Gazetteer`)."""

    def __init__(self, own: Iterable[Place], listed: Sequence[ListedPlaces] = ()) -> None:
        self._own = OwnPlaces(own)
        self._listed = tuple(listed)
        self._known = lru_cache(maxsize=_CACHED_NAMES)(self._look_up)

    @classmethod
    def of(cls, theatre: Theatre) -> "StackedGazetteer":
        """The theatre's places over what was imported and the world; the world's file is built if it is not there."""
        return cls(theatre.places, installed_layers(places_folder()))

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Entries that go by `name`: the theatre's first; then first names before aliases; then the better known."""
        return self._known(name)

    def _look_up(self, name: str) -> tuple[Place, ...]:
        folded = fold(name)
        if not folded:
            return ()
        found = {place.id: place for place in self._own.look_up(folded)}
        for place in self._from_lists(folded):
            same = self.same_as(place)
            found.setdefault(same.id, same)
        coded = {(place.level, place.parent) for place in found.values() if not place.id.startswith(DERIVED)}
        return tuple(p for p in found.values() if not p.id.startswith(DERIVED) or (p.level, p.parent) not in coded)

    def _from_lists(self, folded: str) -> Sequence[Place]:
        hits = [place for layer in self._listed for place in layer.look_up(folded)]
        if len(self._listed) == 1:
            return hits
        return sorted(hits, key=lambda place: rank_of(place, alias=fold(place.name) != folded))

    def same_as(self, place: Place) -> Place:
        """The theatre's entry that is `place` by id or code; else, of an imported one, the world's; else `place`."""
        own = self._own.entries.get(place.id)
        if own is not None or not place.codes:
            return own or place
        for code in place.codes:
            if code[0] != CAPITAL_OF and (own_id := self._own.codes.get(code)) is not None:
                return self._own.entries[own_id]
        return self._in_world(place) if len(self._listed) > 1 else place

    def _in_world(self, place: Place) -> Place:
        world = self._listed[-1]
        if world.get(place.id) is None:
            for code in place.codes:
                if code[0] != CAPITAL_OF and (world_id := world.codes.get(code)) is not None:
                    return world.get(world_id) or place
        return place

    def _same_ids(self, place_id: str) -> set[str]:
        """Ids of every entry that is the same place by one of its codes."""
        place = self.get(place_id)
        codes = [code for code in place.codes if code[0] != CAPITAL_OF] if place else []
        return {place_id, *(i for layer in self._listed for code in codes for i in layer.by_code(*code))}

    def get(self, place_id: str) -> Place | None:
        """The entry with this id, from the highest layer that has it by id or by code."""
        own = self._own.entries.get(place_id)
        if own is not None:
            return own
        found = next((place for layer in self._listed if (place := layer.get(place_id)) is not None), None)
        return self.same_as(found) if found is not None else None

    def parts(self, place_id: str) -> tuple[Place, ...]:
        """Entries whose parent is `place_id`, or an imported entry that is the same by code; by id. Units derived from
        cities count only where no pack or list has any of their level.
        """
        same = self._same_ids(place_id)
        ids = {i for parent in same for i in self._own.parts.get(parent, ())}
        ids.update(i for layer in self._listed for parent in same for i in layer.part_ids(parent))
        places = {part.id: part for i in ids if (part := self.get(i)) is not None}
        found = tuple(part for _, part in sorted(places.items()) if part.parent in same)
        coded = {part.level for part in found if not part.id.startswith(DERIVED)}
        return tuple(part for part in found if part.level not in coded or not part.id.startswith(DERIVED))

    def capital(self, place_id: str) -> Place | None:
        """The capital of a country or province, where known."""
        capital = self._own.codes.get((CAPITAL_OF, place_id))
        found = capital or next((c for layer in self._listed if (c := layer.capital_id(place_id))), None)
        return self.get(found) if found else None

    def shape(self, place_id: str) -> bytes | None:
        """The outline of an entry in well-known binary, where one was imported for it, by id or by code."""
        ids = sorted(self._same_ids(place_id))
        shapes = (shape for layer in self._listed for i in ids if (shape := layer.shape(i)) is not None)
        return next(shapes, None)

    def source_of(self, place_id: str) -> Source | None:
        """Where an entry comes from; the theatre's own come from their pack."""
        if place_id in self._own.entries:
            return Source("theatre pack")
        return next((source for layer in self._listed if (source := layer.source_of(place_id)) is not None), None)


@cache
def installed_layers(folder: Path) -> tuple[ListedPlaces, ...]:
    """The imported file, where there is one, and the world's; opened once in a process."""
    imported = folder / IMPORTED
    own = (ListedPlaces(imported),) if imported.exists() else ()
    return (*own, ListedPlaces(ensure_world(folder)))
