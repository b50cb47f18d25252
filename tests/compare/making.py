"""Short claims, reports and places for tests, in our own words."""

import itertools
from datetime import date, timedelta

from whoholds.records import (
    Claim,
    Evidence,
    Extent,
    Form,
    Kind,
    Mention,
    Party,
    Place,
    PlaceRef,
    Report,
    Source,
    SourceKind,
    Stance,
    Theatre,
    When,
)

DAY = date(2030, 5, 10)
REDS, BLUES = "Red Front", "Blue Army"
THEATRE = Theatre("valley", "The valley", ("XX",), rivals=((REDS, BLUES),), stale_after_days=30)

COUNTRY = Place("XX", "Orland", "country")
PROVINCES = tuple(
    Place(f"XX-{number:02}", name, "province", parent="XX")
    for number, name in enumerate(("Upper Vale", "Lower Vale", "Coast", "Hills", "Marsh"))
)


class FewPlaces:
    """A gazetteer of one country and its provinces."""

    def __init__(self, places: tuple[Place, ...] = (COUNTRY, *PROVINCES)) -> None:
        self._places = {place.id: place for place in places}

    def look_up(self, name: str) -> tuple[Place, ...]:
        return tuple(place for place in self._places.values() if place.name == name)

    def get(self, place_id: str) -> Place | None:
        return self._places.get(place_id)

    def parts(self, place_id: str) -> tuple[Place, ...]:
        return tuple(place for place in self._places.values() if place.parent == place_id)


GAZETTEER = FewPlaces()
_starts = itertools.count(0, 200)


def at(place: Place) -> PlaceRef:
    return PlaceRef(None, place.name, None, place.id)


VALE = at(PROVINCES[0])


def claim(
    kind: Kind = Kind.GAINS,
    actor: str | None = REDS,
    *,
    by: str | None = None,
    source: SourceKind | None = None,
    stance: Stance = Stance.ASSERTS,
    target: str | None = None,
    words: str = "the valley was taken",
    report: str = "r1",
    place: PlaceRef | None = VALE,
    start: int | None = None,
    hedged: bool = False,
    background: bool = False,
    extent: Extent | None = None,
    when: date | None = None,
    via: tuple[str, ...] = (),
    evidence: Evidence = Evidence.STATEMENT,
) -> Claim:
    """One claim; `by` is the side that speaks (a party unless `source` says otherwise)."""
    first = next(_starts) if start is None else start
    told = source or (SourceKind.PARTY if by else SourceKind.NARRATOR)
    return Claim(
        report_id=report,
        quote=Mention(words, first, first + len(words)),
        source=Source(told, None, None, by),
        kind=kind,
        stance=stance,
        form=Form.INDIRECT if by else Form.NARRATED,
        evidence=evidence,
        via=via,
        hedged=hedged,
        actor=Party(None, actor) if actor else None,
        target=Party(None, target) if target else None,
        place=place,
        extent=extent,
        when=When(None, when, when + timedelta(days=1)) if when else None,
        background=background,
    )


def report(name: str = "r1", day: date | None = DAY, outlet: str | None = None) -> Report:
    return Report(name, name, day, outlet or f"{name} Herald", None, None, "en", "", 0, name)
