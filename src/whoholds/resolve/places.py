"""Toponyms of one report, resolved together.

In: the mentions of a report's claims. Out: a `PlaceRef` each. Stays true: a place nobody knows keeps its name as
written and no entry; a nominal ("the valley") refers to a place named before it, or to nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Place, PlaceRef, Theatre
from whoholds.resolve.folding import fold

_ARTICLE = re.compile(r"^(?:the|its|their|in|of|near|around)\s+", re.I)
_HEAD = (
    r"(?:provincial\s+capital|capital|province|provinces|city|town|village|district|districts|valley|region|"
    r"governorate|area|oblast|county|airport|enclave|stronghold|border\s+town)"
)
_DIRECTION = r"(?:north|south|east|west|central|north-?\s?east|north-?\s?west|south-?\s?east|south-?\s?west)(?:ern)?"
_OF = re.compile(rf"^(?:[\w-]+\s+){{0,4}}?{_HEAD}\s+of\s+(?P<name>.+)$", re.I)
_TAIL = re.compile(rf"[’']?s?\s+(?P<head>{_HEAD})$", re.I)
_LEAD = re.compile(rf"^(?:{_DIRECTION}\s+)?(?:{_HEAD})\s+(?=[A-Z])", re.I)
_COMPASS = re.compile(rf"^{_DIRECTION}[\s-]+", re.I)
GENERIC = frozenset(
    "area areas town city village district province region valley capital country the south north east west central "
    "northern southern eastern western centre center border coast base airport prison camp hospital".split()
)
"""Never looked up as names: some city somewhere goes by each of them."""
_NOMINAL = re.compile(rf"^(?:the|this|that|its|their)?\s*(?:[\w-]+\s+){{0,4}}?(?P<head>{_HEAD}|country|there)$", re.I)
_LAST = re.compile(
    r"\b(?:last|final|only|remaining)\b.*\b(?:province|holdout|stronghold|bastion|hideout|valley)\b", re.I
)
NOMINAL_LEVELS = {
    "valley": ("province", "area", "district"), "province": ("province",), "provinces": ("province",),
    "region": ("province", "area"), "city": ("city",), "town": ("city",), "district": ("district", "area"),
    "capital": ("city",), "provincial capital": ("city",), "country": ("country",), "governorate": ("province",),
    "enclave": ("province", "area", "city"), "stronghold": ("province", "area", "city"), "there": ("city", "province"),
    "area": ("area", "province", "city", "district"), "village": ("area", "city"),
}  # fmt: skip


class PlaceResolver:
    """Knows a gazetteer and which countries a theatre is about."""

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self._gazetteer = gazetteer
        self._countries = frozenset(theatre.countries)

    def resolve_all(self, text: str, mentions: Sequence[Mention]) -> dict[Mention, PlaceRef]:
        """Resolve every mention, those with one candidate first, so that they decide the others' country."""
        ordered = sorted(set(mentions), key=lambda m: (m.start, m.end))
        candidates = {m: self._candidates(m.text) for m in ordered}
        context = self._context(candidates.values())
        found: dict[Mention, PlaceRef] = {}
        before: list[tuple[Mention, Place]] = []
        named = self._named_in(text)
        shown = {place.id: _plain_name(mention.text) for mention, place in reversed(named)}
        for mention in ordered:
            nominal = self._nominal(mention, [*named, *before]) if not candidates[mention] else None
            place = nominal or self._best(candidates[mention], context)
            if place is not None:
                before.append((mention, place))
                found[mention] = self._reference(mention, place, shown, exact=nominal is not None)
            else:
                found[mention] = _unknown(mention, ordered, found)
        return found

    def _candidates(self, words: str) -> tuple[Place, ...]:
        for name in _spellings(words):
            hits = self._gazetteer.look_up(name)
            head = _TAIL.search(words)
            levels = NOMINAL_LEVELS.get(head["head"].lower(), ()) if head else ()
            preferred = tuple(place for place in hits if place.level in levels)
            if hits:
                return preferred or hits
        return ()

    def _context(self, all_candidates: Iterable[tuple[Place, ...]]) -> Counter[str]:
        """How often each country is the only or first reading of a mention."""
        votes: Counter[str] = Counter(dict.fromkeys(self._countries, 3))
        for places in all_candidates:
            if places and (country := self._country(places[0])):
                votes[country] += 1
        return votes

    def _country(self, place: Place) -> str | None:
        at: Place | None = place
        for _ in range(6):
            if at is None or at.level == "country":
                break
            at = self._gazetteer.get(at.parent) if at.parent else None
        return at.id if at else None

    def _best(self, places: tuple[Place, ...], context: Counter[str]) -> Place | None:
        def rank(pair: tuple[int, Place]) -> tuple[int, int]:
            order, place = pair
            support = 0 if place.level == "country" else -context[self._country(place) or ""]
            return (support, order)

        return min(enumerate(places), key=rank)[1] if places else None

    def _nominal(self, mention: Mention, before: Sequence[tuple[Mention, Place]]) -> Place | None:
        """What "the valley" or "the last holdout province" refers to: the nearest named place of a fitting level."""
        match = _NOMINAL.match(mention.text)
        if match is None and not _LAST.search(mention.text):
            return None
        head = re.sub(r"\s+", " ", match["head"].lower()) if match else "province"
        levels = NOMINAL_LEVELS.get(head, ())
        fitting = [pair for pair in before if pair[1].level in levels]
        earlier = [pair for pair in fitting if pair[0].start < mention.start]
        if head in ("capital", "provincial capital"):
            return self._capital(mention, before)
        if not earlier:
            return fitting[0][1] if fitting else None
        times = Counter(place.id for _, place in fitting)

        def aptness(pair: tuple[Mention, Place]) -> tuple[bool, int, int]:
            known_as = any(head in alias.lower() for alias in pair[1].aliases)
            return known_as, times[pair[1].id], pair[0].start

        return max(earlier, key=aptness)[1]

    def _capital(self, mention: Mention, before: Sequence[tuple[Mention, Place]]) -> Place | None:
        wanted = "province" if "provincial" in mention.text.lower() else "country"
        near = [pair for pair in before if pair[1].level == wanted and pair[0].start < mention.start]
        if not near or wanted == "country":
            return None
        parent = max(near, key=lambda pair: pair[0].start)[1]
        cities = [part for part in self._gazetteer.parts(parent.id) if ("capital-of", parent.id) in part.codes]
        return cities[0] if cities else None

    def _named_in(self, text: str) -> list[tuple[Mention, Place]]:
        """Provinces and areas of the theatre's countries that the text names, for nominals to refer to."""
        found = []
        for match in re.finditer(r"\b[A-Z][\w’'-]+(?:[ -](?:e|i|[A-Z][\w’'-]+))*", text):
            for name in (match.group(), *_spellings(match.group())):
                hits = self._gazetteer.look_up(name)
                if hits and self._country(hits[0]) in (self._countries or {self._country(hits[0])}):
                    found.append((Mention(match.group(), match.start(), match.end()), hits[0]))
                    break
        return found

    def _reference(self, mention: Mention, place: Place, shown: Mapping[str, str], *, exact: bool) -> PlaceRef:
        """The entry's name; a part by compass ("northern Syria") keeps its words and points to no whole entry."""
        compass = not exact and _COMPASS.match(_ARTICLE.sub("", mention.text))
        if compass and not _OF.match(mention.text) and not _LEAD.match(_ARTICLE.sub("", mention.text)):
            return PlaceRef(mention, _ARTICLE.sub("", mention.text), place.name, None)
        parent = self._gazetteer.get(place.parent) if place.parent else None
        if place.id.startswith(WORLD):
            name = shown.get(place.id, _display(place)) if exact else _plain_name(mention.text)
            return PlaceRef(mention, name, parent.name if parent else None, place.id)
        return PlaceRef(mention, _display(place), parent.name if parent else None, place.id)


def _unknown(mention: Mention, ordered: Sequence[Mention], found: Mapping[Mention, PlaceRef]) -> PlaceRef:
    """No entry: a name stays as written; "the town" is the place last spoken of, whoever knows it, or nothing."""
    if any(c.isupper() for c in mention.text):
        return PlaceRef(mention, _plain_name(mention.text), None, None)
    if _NOMINAL.match(mention.text):
        for earlier in reversed(ordered[: ordered.index(mention)]):
            if (before := found[earlier]).name is not None:
                return PlaceRef(mention, before.name, before.within, before.entry)
    return PlaceRef(mention, None, None, None)


WORLD = ("geonames:",)
"""The world's cities keep the report's spelling: the installed list writes them in a scholarly one."""


def _display(place: Place) -> str:
    """A city that shares its province's name is shown by the plain name, as reports do."""
    return place.name.removesuffix(" city").removesuffix(" district")


def _plain_name(words: str) -> str:
    name = _ARTICLE.sub("", words.strip())
    if match := _OF.match(name):
        name = match["name"]
    return re.sub(r"[’']s$", "", _TAIL.sub("", name) or name).strip()


def _spellings(words: str) -> list[str]:
    """What to look up, most literal first."""
    name = _ARTICLE.sub("", words.strip())
    found = [words, name, re.sub(r"[’']s$", "", name)]
    if match := _OF.match(name):
        found.append(match["name"])
    stripped = _LEAD.sub("", name)
    found += [stripped, _TAIL.sub("", stripped), _COMPASS.sub("", name), _TAIL.sub("", _COMPASS.sub("", name))]
    head, _, rest = name.partition(",")
    if rest:
        found += [head, _TAIL.sub("", head)]
    if match := re.match(r"^(?P<outer>[A-Z][\w-]+)[’']s\s+(?P<inner>[A-Z].*)$", name):
        found += [match["inner"], _TAIL.sub("", match["inner"])]
    return list(dict.fromkeys(s.strip() for s in found if any(c.isupper() for c in s) and fold(s) not in GENERIC))
