"""The questions of one place: who holds it, window by window, and every claim that bears on it.

In: the claims of one place, what is known of their reports, the theatre. Out: questions in order of first day.
Stays true: they depend on these claims and on nothing else; the order of claims and reports does not matter.
"""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.compare.bearings import effect
from whoholds.compare.lineages import Publishing, Traced, trace
from whoholds.compare.names import fold
from whoholds.compare.parties import Parties, enemies, party_name, rival_pairs
from whoholds.ports import Gazetteer
from whoholds.records import Attached, Bearing, Claim, Kind, Question, SourceKind, Theatre

PARTIAL = frozenset({Bearing.SUPPORTS, Bearing.PART, Bearing.PRESENCE})
"""Bearings on a part that are lesser evidence for the whole."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What is looked up by report: its day, the side its outlet speaks for, and the outlet if it is a press office."""

    dates: Mapping[str, date | None]
    outlets: Mapping[str, str | None]
    offices: Mapping[str, str]
    conditional: Set[str]
    fighting: Set[str]
    publishing: Publishing
    theatre: Theatre
    gazetteer: Gazetteer

    def speaker(self, claim: Claim, named: Set[str]) -> str | None:
        """The party the source speaks for; a narrator of a party's own outlet speaks for that party.

        A press office speaks for somebody, itself where nothing else is known: it never confirms its own word. The
        outlet of a state that neither fights in the theatre nor is `named` (folded) as holding or losing this
        place speaks for nobody here.
        """
        source = claim.source
        if source.side is None and source.kind is SourceKind.NARRATOR:
            side = self.outlets.get(claim.report_id)
            known = side if side and (fold(side) in named or fold(side) in self.fighting) else None
            return known or self.offices.get(claim.report_id)
        return party_name(source) if source.side is not None or source.kind is SourceKind.PARTY else None


Placed = tuple[Claim, bool]
"""A claim, and whether it speaks of a part of the place it was put to."""


def of_place(place: str, placed: Sequence[Placed], desk: Desk) -> Iterable[Question]:
    """The questions of one place: they depend on its own claims and on nothing else."""
    dates = desk.dates
    block = sorted(placed, key=lambda pair: (dates.get(pair[0].report_id) or date.min, pair[0].id))
    origins = trace([claim for claim, _ in block], desk.publishing)
    for window in _windows(block, dates, timedelta(days=desk.theatre.stale_after_days)):
        yield _question(place, window, origins, desk)


def _windows(block: Sequence[Placed], dates: Mapping[str, date | None], silence: timedelta) -> Iterable[list[Placed]]:
    window: list[Placed] = []
    last: date | None = None
    for placed in block:
        day = dates.get(placed[0].report_id)
        if window and day is not None and last is not None and day - last > silence:
            yield window
            window = []
        window.append(placed)
        last = day if day is not None else last
    if window:
        yield window


def _question(place: str, window: Sequence[Placed], origins: Mapping[str, Traced], desk: Desk) -> Question:
    claims = [claim for claim, _ in window]
    named = [name for claim in claims for name in (party_name(claim.actor), party_name(claim.target)) if name]
    folded = frozenset(map(fold, named))
    speakers = {claim.id: desk.speaker(claim, folded) for claim in claims}
    parties = Parties((*named, *(speaker for speaker in speakers.values() if speaker)))
    attached = sorted(
        (_attach(placed, speakers[placed[0].id], origins, desk, parties) for placed in window),
        key=lambda one: (one.known or date.min, one.day or date.min, one.claim),
    )
    holders = {one.holder for one in attached if one.holder and one.bearing in PARTIAL}
    labels = {label for one in attached for label in (one.holder, one.rival, one.speaker) if label}
    days = [one.known for one in attached if one.known is not None]
    name, within = _title(place, [claim for claim, part in window if not part], desk.gazetteer)
    return Question(
        place=place,
        place_name=name,
        within=within,
        start=min(days, default=None),
        end=max(days, default=None),
        attached=tuple(attached),
        rivals=rival_pairs(labels, holders, enemies(claims, parties), desk.theatre),
    )


def _attach(
    placed: Placed, speaker: str | None, origins: Mapping[str, Traced], desk: Desk, parties: Parties
) -> Attached:
    """What the claim does to the question. Who is besieged by a party with one foe alone is that foe."""
    claim, part = placed
    known = desk.dates.get(claim.report_id)
    traced = origins[claim.id]
    bears = effect(claim)
    bearing, holder, rival = bears if bears is not None else (Bearing.UNCONFIRMED, None, None)
    if part and bearing is Bearing.SUPPORTS:
        bearing = Bearing.PART
    if claim.id in desk.conditional:
        bearing = Bearing.CONDITIONAL
    if bearing is Bearing.CONTESTS and holder is None:
        holder = desk.theatre.foe_of(parties.label(rival))
    day, ended = _since(claim, known)
    if traced.first is not claim:
        first, _ = _since(traced.first, desk.dates.get(traced.first.report_id))
        day = min(day, first) if day and first else day
    return Attached(
        claim=claim.id,
        bearing=bearing,
        holder=parties.label(holder),
        rival=parties.label(rival),
        speaker=parties.label(speaker),
        day=day,
        known=known,
        lineage=traced.lineage,
        background=claim.background or ended,
    )


def _since(claim: Claim, known: date | None) -> tuple[date | None, bool]:
    """The day from which the claim speaks, and whether the state it tells of had ended before the report."""
    when = claim.when
    if when is None:
        return known, False
    if claim.kind in {Kind.HOLDS, Kind.PRESENT}:
        ended = when.end is not None and known is not None and when.end < known - timedelta(days=1)
        return (when.end if ended else known), ended
    if when.start is not None and (known is None or when.start <= known):
        return when.start, False
    return known, False


def _title(place: str, claims: Sequence[Claim], gazetteer: Gazetteer) -> tuple[str, str | None]:
    entry = gazetteer.get(place)
    if entry is not None:
        parent = gazetteer.get(entry.parent) if entry.parent else None
        return entry.name, parent.name if parent else None
    names = sorted(claim.place.name for claim in claims if claim.place and claim.place.name)
    areas = sorted(claim.place.within for claim in claims if claim.place and claim.place.within)
    return (names[0] if names else place), (areas[0] if areas else None)
