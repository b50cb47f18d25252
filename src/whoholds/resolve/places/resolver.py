"""The places of a report's claims: which entry each means, and by what name it goes.

In: the mentions of a report's claims and the names beside them. Out: a `PlaceRef` each.
Stays true: a place nobody knows keeps its name as written and no entry; a nominal ("the valley") refers to a place of
the report, or to nothing; a part by compass ("northern Syria") points to no whole entry.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from whoholds.ports import Gazetteer
from whoholds.records import Mention, Name, NameType, Place, PlaceRef, Theatre
from whoholds.resolve.folding import fold
from whoholds.resolve.places.joint import Setting, joint_resolver
from whoholds.resolve.places.nominals import NOMINAL, Named, Nominals, Spoken
from whoholds.resolve.places.phrases import COMPASS, LEAD, OF, is_quarter, plain_name, without_article
from whoholds.resolve.places.phrasing import is_seat_of, near_by, whole_phrase
from whoholds.resolve.places.quarters import pair_before, side_of
from whoholds.resolve.places.senses import with_one_sense
from whoholds.resolve.places.sites import named_before
from whoholds.resolve.places.toponym import PlaceReason, Toponym

_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+(?:[ -](?:e|i|al-|[A-Z][\w’'-]+))*")
_CAPITAL_OF_A_PEOPLE = re.compile(r"^(?:the\s+)?[A-Z]\w+\s+capital$", re.I)
_LISTED = ("geonames:", "unit:")
"""Entries of the installed lists, which write names in a scholarly spelling."""
SHOWN_OTHERS = 3
"""Candidates told of besides the chosen one, less one."""
LONGEST_NAME_WORDS = 8
"""A longer phrase around an unknown place is no name of it."""
TOWN_PEOPLE = 15_000
"""Inhabitants from which a town's bare name is taken for the town."""
_WITH_SEATS = frozenset({"country", "province"})
LONGEST_ACRONYM = 4
"""Letters; a longer name in capitals is shouted, and goes by the entry's spelling."""
_BY_STATE = frozenset({"US", "CA", "AU"})
"""Countries whose towns reports place in a state, not just the country."""


class PlaceResolver:
    """Knows a gazetteer and which countries a theatre is about."""

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre) -> None:
        self._gazetteer = gazetteer
        self._countries = frozenset(theatre.countries)
        self._actors = frozenset(fold(n) for a in theatre.actors if a.type != "state" for n in (a.name, *a.aliases))
        self._joint = joint_resolver(gazetteer)  # type: ignore[arg-type]  # protocols are not known as hashable
        self._nominals = Nominals(gazetteer, self._joint.kinship, self._countries)

    def resolve_all(
        self,
        text: str,
        mentions: Sequence[Mention],
        named: Sequence[Name] = (),
        outlet: str | None = None,
        url: str | None = None,
    ) -> dict[Mention, PlaceRef]:
        """Resolve every mention, all toponyms together. `named` are the names that the reader saw in `text`."""
        return {m: place for m, (place, _) in self.explain_all(text, mentions, named, outlet, url).items()}

    def lands(self, names: Iterable[Name]) -> Counter[str]:
        """By country, how many of `names` are well-known places in it, each name once."""
        votes: Counter[str] = Counter()
        for text in {name.mention.text for name in names if name.type is NameType.PLACE}:
            hits = self._joint.maker.candidates(text)
            if is_well_known(hits):
                votes.update(filter(None, (self._joint.kinship.country(hits[0]),)))
        return votes

    def explain_all(
        self,
        text: str,
        mentions: Sequence[Mention],
        named: Sequence[Name] = (),
        outlet: str | None = None,
        url: str | None = None,
    ) -> dict[Mention, tuple[PlaceRef, tuple[str, ...]]]:
        """As `resolve_all`, each with why, in the words of docs/places.md, and with what else it could be."""
        whole = {mention: whole_phrase(text, mention) for mention in mentions}
        ordered = sorted(set(whole.values()), key=lambda m: (m.start, m.end))
        others = self._others(named)
        beside = self._beside(text, ordered, [n.mention for n in named if n.type is NameType.PLACE], others)
        setting = Setting(outlet, url, self._countries)
        looked_up = [
            m for m in (*ordered, *beside) if fold(plain_name(m.text)) not in others and not is_quarter(m.text)
        ]
        toponyms = self._without_strays(self._joint.resolve(text, looked_up, setting))
        toponyms = with_one_sense(text, toponyms, self._nominals.seat)
        known = sorted(
            ((m, t.place) for m, t in toponyms.items() if t.place is not None), key=lambda p: (p[0].start, p[0].end)
        )
        spoken = self._nominals.spoken(known)
        shown = {place.id: plain_name(mention.text) for mention, place in reversed(known)}
        found: dict[Mention, PlaceRef] = {}
        for mention in ordered:
            toponym = toponyms.get(mention)
            if is_quarter(mention.text):
                found[mention] = _quarter(mention, known)
                continue
            told = self._taken_up(text, mention, spoken, beside) if toponym and toponym.place is None else None
            if toponym and toponym.place and toponym.place.level in _WITH_SEATS and is_seat_of(text, mention):
                told = self._seat(mention, toponym.place)
            if told is None:
                told = self._one(mention, toponym, spoken, shown, found) if toponym else PlaceRef(mention)
            found[mention] = told
        return {
            mention: (_apart(found[phrase], near_by(text, phrase)), _why(found[phrase], toponyms.get(phrase)))
            for mention, phrase in whole.items()
        }

    def _without_strays(self, toponyms: dict[Mention, Toponym]) -> dict[Mention, Toponym]:
        """Without the entries of small places that have namesakes, or another name than is told, in lands that nothing
        else in the report lies in: the world has many a "Red Hill", and an unknown place is better than one an ocean
        away."""
        lands = {mention: self._joint.kinship.country(t.place) for mention, t in toponyms.items() if t.place}
        names: dict[str, set[str]] = {}
        for mention, land in lands.items():
            if land is not None:
                names.setdefault(land, set()).add(fold(mention.text))
        countries = {t.place.id for t in toponyms.values() if t.place and t.place.level == "country"}
        spoken_of = frozenset(land for land, told in names.items() if len(told) > 1) | countries | self._countries
        return {
            mention: replace(t, place=None) if self._strays(mention, t, lands.get(mention), spoken_of) else t
            for mention, t in toponyms.items()
        }

    def _strays(self, mention: Mention, toponym: Toponym, land: str | None, spoken_of: frozenset[str]) -> bool:
        place = toponym.place
        if place is None or not spoken_of or land in spoken_of or not place.id.startswith(_LISTED):
            return False
        small = place.level not in ("country", "province") and (place.population or 0) < TOWN_PEOPLE
        has_namesakes = len(toponym.candidates) > 1 or fold(place.name) != fold(mention.text)
        return small and has_namesakes and "," not in mention.text

    def _others(self, named: Sequence[Name]) -> set[str]:
        """Folded names of the theatre's actors, and of whomever the reader saw as a person or group, never as a place,
        and the gazetteer does not know well: every surname is some village's name too."""
        places = {fold(n.mention.text) for n in named if n.type in (NameType.PLACE, NameType.FACILITY)}
        seen = {fold(n.mention.text) for n in named if n.type in (NameType.PERSON, NameType.GROUP)} - places
        unknown = {name for name in seen if not is_well_known(self._joint.maker.candidates(name))}
        return unknown | set(self._actors)

    def _beside(
        self, text: str, ordered: Sequence[Mention], named: Sequence[Mention], others: set[str]
    ) -> list[Mention]:
        """Names outside the mentions: those the reader saw, and capitalised words of the theatre's own countries."""
        taken = _marked(bytearray(len(text)), ordered)
        seen = [m for m in named if not _overlaps(m, taken)]
        _marked(taken, seen)
        for match in _CAPITALISED.finditer(text):
            mention = Mention(match.group(), match.start(), match.end())
            if not _overlaps(mention, taken) and fold(mention.text) not in others and self._is_ours(mention):
                seen.append(mention)
        return seen

    def _is_ours(self, mention: Mention) -> bool:
        hits = self._joint.maker.candidates(mention.text)
        if not hits or not (is_well_known(hits) or hits[0].level == "country"):
            return False
        country = self._joint.kinship.country(hits[0])
        return country in self._countries if self._countries else hits[0].level in ("country", "province")

    def _one(
        self,
        mention: Mention,
        toponym: Toponym,
        spoken: Spoken,
        shown: Mapping[str, str],
        before: Mapping[Mention, PlaceRef],
    ) -> PlaceRef:
        if toponym.place is not None and not _CAPITAL_OF_A_PEOPLE.search(mention.text):
            return self._named(mention, toponym.place)
        if (part := _part_just_named(mention, before)) is not None:
            return part
        nominal = self._nominals.refer(mention, spoken)
        if nominal is not None:
            name = shown.get(nominal.id, _display(nominal)) if nominal.id.startswith(_LISTED) else _display(nominal)
            return PlaceRef(mention, name, self._within(nominal), nominal.id)
        return _unknown(mention, before)

    def _taken_up(self, text: str, mention: Mention, spoken: Spoken, beside: Sequence[Mention]) -> PlaceRef | None:
        """What words of another place, or of two, take up: a site, a side of an area, two towns; None if nothing."""
        if site := named_before(text, mention):
            return self._site(mention, site, spoken.named)
        if side := side_of(mention.text):
            owner = self._nominals.refer(Mention(f"the {side[0]}", mention.start, mention.end), spoken)
            return PlaceRef(mention, f"{side[1]} {_display(owner)}", owner.name, None) if owner else None
        if pair := pair_before(text, mention, [*(named for named, _ in spoken.named), *beside]):
            return PlaceRef(mention, " and ".join(plain_name(one.text) for one in pair), None, None)
        return None

    def _seat(self, mention: Mention, larger: Place) -> PlaceRef | None:
        """The town from which a province or country is run: "the capital of Northland"; None for one that bears its
        name, for "their capital of Raqqa" is the town itself."""
        seat = self._gazetteer.capital(larger.id)
        if seat is not None and fold(_display(seat)) == fold(_display(larger)):
            return None
        if seat is None:
            return PlaceRef(mention, f"capital of {_display(larger)}", larger.name, None)
        return PlaceRef(mention, _display(seat), self._within(seat), seat.id)

    def _site(self, mention: Mention, site: Mention, known: Sequence[Named]) -> PlaceRef:
        """The site named before, which goes by the entry that its name was found to mean, if any."""
        for named, place in known:
            if named.start < site.end and site.start < named.end:
                return replace(self._named(named, place), mention=mention)
        return PlaceRef(mention, site.text, None, None)

    def _named(self, mention: Mention, place: Place) -> PlaceRef:
        """The entry's name; a part by compass keeps its words and points to no whole entry."""
        bare = without_article(mention.text)
        if COMPASS.match(bare) and not OF.match(mention.text) and not LEAD.match(bare) and not _is_proper(bare, place):
            return PlaceRef(mention, bare, place.name, None)
        name = self._called(mention, place) if place.id.startswith("geonames:") else _display(place)
        return PlaceRef(mention, name, self._within(place), place.id)

    def _called(self, mention: Mention, city: Place) -> str:
        """A city of the lists by the report's spelling, or by its province's name where that differs."""
        name = plain_name(mention.text)
        if name.isupper() and len(name) > LONGEST_ACRONYM:
            return _display(city)
        province = self._gazetteer.get(self._joint.kinship.of(city).province or "")
        same = province is not None and fold(name) in {fold(alias) for alias in province.aliases} - {
            fold(province.name)
        }
        return _display(province) if province is not None and same else name

    def _within(self, place: Place) -> str | None:
        """The next larger area by name; for the world's towns their country or state, as reports say it."""
        lineage = self._joint.kinship.of(place)
        if place.id.startswith(_LISTED):
            by_state = lineage.country in _BY_STATE and lineage.province and lineage.province != place.id
            larger = lineage.province if by_state else lineage.country
        else:
            larger = place.parent
        entry = self._gazetteer.get(larger) if larger and larger != place.id else None
        return entry.name if entry else None


def is_well_known(places: Sequence[Place]) -> bool:
    """Whether a name is first of all that of a place, no country: a province, or a town that a theatre lists or that
    has people enough; every surname is some village's name too."""
    if not places or any(place.level == "country" for place in places):
        return False
    best = places[0]
    listed = best.id.startswith(_LISTED)
    return not listed or (best.level == "city" and (best.population or 0) >= TOWN_PEOPLE)


def _why(place: PlaceRef, toponym: Toponym | None) -> tuple[str, ...]:
    if toponym is None or place.entry is None:
        return ()
    if toponym.place is None or toponym.place.id != place.entry:
        return (f"place: {PlaceReason.NOMINAL}",)
    others = [f"{other.id} ({p:.2f})" for other, p in toponym.candidates[1:SHOWN_OTHERS]]
    return (f"place: {', '.join(toponym.reasons)}" + (f"; else {', '.join(others)}" if others else ""),)


def _apart(place: PlaceRef, phrase: Mention | None) -> PlaceRef:
    """What is 30 km north of a place, or on the road between two, is in neither: the words stay, the entry does not."""
    if phrase is None or place.name is None:
        return place
    if _FRONTIER_ALONE.match(phrase.text):
        return PlaceRef(phrase, f"{place.name} border", None, None)
    if "between" in phrase.text:
        return PlaceRef(phrase, phrase.text, place.within, None)
    words = place.mention.text.removeprefix("of ") if place.mention else ""
    named = f"{phrase.text.removesuffix(words)}{place.name}" if words and phrase.text.endswith(words) else phrase.text
    return PlaceRef(phrase, named, place.name, None)


_FRONTIER_ALONE = re.compile(r"^(?:border|frontier)(?:\s+(?:area|region|zone)s?)?\s+with\b", re.I)
"""The line itself and not a crossing on it: it goes by the neighbour's name."""


def _quarter(mention: Mention, known: Sequence[Named]) -> PlaceRef:
    """ "The Old City" of the city last spoken of: every old town has one."""
    cities = [place for named, place in known if named.start < mention.start and place.level == "city"]
    return PlaceRef(mention, plain_name(mention.text), _display(cities[-1]) if cities else None, None)


def _marked(taken: bytearray, mentions: Iterable[Mention]) -> bytearray:
    """`taken`, a byte a character, with those of `mentions` set."""
    for mention in mentions:
        taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return taken


def _overlaps(mention: Mention, taken: bytearray) -> bool:
    return any(taken[mention.start : mention.end])


def _is_proper(words: str, place: Place) -> bool:
    """Whether the compass is part of the name: "South Sudan", "Eastern Ghouta", "West Bank"."""
    return words.casefold() in (place.name.casefold(), *(alias.casefold() for alias in place.aliases))


_GROUND = re.compile(r"\b(?:heights|hills|hilltops|peaks|mountains|gorges|ridges|positions|front ?lines)$", re.I)


_REGION = re.compile(r"^(?:of\s+|in\s+)?(?:the|this|that)\s+(?:\w+\s+)?(?:region|area)$", re.I)
PART_JUST_NAMED_CHARACTERS = 400


def _part_just_named(mention: Mention, before: Mapping[Mention, PlaceRef]) -> PlaceRef | None:
    """ "The region" is the part by compass ("north-eastern Syria") that was spoken of just before, if one was."""
    if not _REGION.match(mention.text):
        return None
    for at, place in reversed(list(before.items())):
        if mention.start - at.start > PART_JUST_NAMED_CHARACTERS:
            return None
        if place.entry is None and place.name is not None and place.within and COMPASS.match(place.name):
            return replace(place, mention=mention)
    return None


_SOME = re.compile(r"(?:Several|Many|Some|Most|Both|Few|Dozens|Other|Two|Three|Four|Five)\b(?!\s+[A-Z])")
"""Words that a sentence begins with and that name no place: "Several villages"."""
_NO_PLACE = re.compile(r"\b(?:territor(?:y|ies)|soil|terrain)$", re.I)
"""Ground that is somebody's, and nowhere until somebody is named: "almost all the territory they held"."""


def _unknown(mention: Mention, before: Mapping[Mention, PlaceRef]) -> PlaceRef:
    """No entry: a name stays as written; "the town" is the place last spoken of, whoever knows it, or nothing; so is
    the ground within it, "the strategic heights"."""
    shouted = mention.text.isupper() and NOMINAL.match(mention.text.lower())
    if _SOME.match(mention.text):
        return PlaceRef(mention, None, None, None)
    if any(c.isupper() for c in without_article(mention.text)) and not shouted:
        name = plain_name(mention.text)
        return PlaceRef(mention, name if len(name.split()) <= LONGEST_NAME_WORDS else None, None, None)
    if _NO_PLACE.search(mention.text):
        return PlaceRef(mention, None, None, None)
    if NOMINAL.match(mention.text) or _GROUND.search(mention.text):
        for earlier in reversed(list(before.values())):
            if earlier.name is not None and not is_quarter(earlier.name):
                return PlaceRef(mention, earlier.name, earlier.within, earlier.entry)
    return PlaceRef(mention, None, None, None)


def _display(place: Place) -> str:
    """A city that shares its province's name is shown by the plain name, as reports do."""
    return place.name.removesuffix(" city").removesuffix(" district")
