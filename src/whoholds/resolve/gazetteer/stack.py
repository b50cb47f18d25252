"""Places by name, id and code: the theatre's own first, then what the user imported, then the world.

In: a theatre's places and gazetteer files. Out: a `Gazetteer`.
Stays true: nothing is joined by name; an entry of a lower layer is the same as one of a higher only by id or code.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from whoholds.records import Place, Theatre
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer.building import ensure_world, places_folder
from whoholds.resolve.gazetteer.listed import ListedPlaces
from whoholds.resolve.gazetteer.schema import CAPITAL_OF, names_of, rank_of

IMPORTED = "imported.sqlite"


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
        self._known: dict[str, tuple[Place, ...]] = {}

    @classmethod
    def of(cls, theatre: Theatre) -> "StackedGazetteer":
        """The theatre's places over what was imported and the world; the world's file is built if it is not there."""
        return cls(theatre.places, installed_layers(places_folder()))

    def look_up(self, name: str) -> tuple[Place, ...]:
        """Entries that go by `name`: the theatre's first; then first names before aliases; then the better known."""
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self._look_up(fold(name))
        return known

    def _look_up(self, folded: str) -> tuple[Place, ...]:
        if not folded:
            return ()
        found = {place.id: place for place in self._own.look_up(folded)}
        for layer in self._listed:
            for place in layer.look_up(folded):
                same = self.same_as(place)
                found.setdefault(same.id, same)
        return tuple(found.values())

    def same_as(self, place: Place) -> Place:
        """The entry of a higher layer that is `place` by id or by one of its codes, else `place`."""
        own = self._own.entries.get(place.id)
        if own is not None:
            return own
        for code in place.codes:
            if code[0] == CAPITAL_OF:
                continue
            if (own_id := self._own.codes.get(code)) is not None:
                return self._own.entries[own_id]
            for layer in self._listed[:-1]:
                higher = layer.codes.get(code)
                if higher is not None and higher != place.id:
                    return layer.get(higher) or place
        return place

    def get(self, place_id: str) -> Place | None:
        """The entry with this id, from the highest layer that has it by id or by code."""
        own = self._own.entries.get(place_id)
        if own is not None:
            return own
        found = next((place for layer in self._listed if (place := layer.get(place_id)) is not None), None)
        return self.same_as(found) if found is not None else None

    def parts(self, place_id: str) -> tuple[Place, ...]:
        """Entries whose parent is `place_id`, or an imported entry that is the same by code; by id."""
        place = self.get(place_id)
        same = {place_id, *(value for scheme, value in (place.codes if place else ()) if scheme != CAPITAL_OF)}
        ids = {i for parent in same for i in self._own.parts.get(parent, ())}
        ids.update(i for layer in self._listed for parent in same for i in layer.part_ids(parent))
        places = {part.id: part for i in ids if (part := self.get(i)) is not None}
        return tuple(part for _, part in sorted(places.items()) if part.parent in same)

    def capital(self, place_id: str) -> Place | None:
        """The capital of a country or province, where known."""
        capital = self._own.codes.get((CAPITAL_OF, place_id))
        found = capital or next((c for layer in self._listed if (c := layer.capital_id(place_id))), None)
        return self.get(found) if found else None

    def shape(self, place_id: str) -> bytes | None:
        """The outline of an entry in well-known binary, where one was imported for it, by id or by code."""
        place = self.get(place_id)
        codes = place.codes if place else ()
        for layer in self._listed:
            ids = [place_id, *(i for code in codes if code[0] != CAPITAL_OF for i in layer.by_code(*code))]
            for i in ids:
                if (found := layer.shape(i)) is not None:
                    return found
        return None


@cache
def installed_layers(folder: Path) -> tuple[ListedPlaces, ...]:
    """The imported file, where there is one, and the world's; opened once in a process."""
    imported = folder / IMPORTED
    own = (ListedPlaces(imported),) if imported.exists() else ()
    return (*own, ListedPlaces(ensure_world(folder)))
