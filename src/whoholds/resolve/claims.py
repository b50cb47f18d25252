"""Claims as written to claims with actors, sides, places and times.

In: a report and its reading. Out: its claims, resolved. Stays true: what cannot be known stays None; the words stay.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from whoholds.ports import Gazetteer
from whoholds.records import (
    CONTROL_KINDS,
    Claim,
    Form,
    Kind,
    Mention,
    Party,
    PlaceRef,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
    Theatre,
    When,
)
from whoholds.resolve.actors import Cast, Identity, gather
from whoholds.resolve.actors.identity import ASSUMED
from whoholds.resolve.captures import captured_places
from whoholds.resolve.denials import fill_denials
from whoholds.resolve.doers import acting, taking
from whoholds.resolve.extents import extent_of
from whoholds.resolve.folding import fold
from whoholds.resolve.own_forces import flag_owner, held_behind, in_our_hands, means_another, own_forces, themselves
from whoholds.resolve.places import PlaceResolver, is_well_known
from whoholds.resolve.places.sites import site_held, taken_up
from whoholds.resolve.retyping import retyped
from whoholds.resolve.spokesmen import fill_spokesmen
from whoholds.resolve.sufferers import sufferer_apart
from whoholds.resolve.times import TimeExpression, find_times, when_of
from whoholds.resolve.whereabouts import said_of
from whoholds.resolve.winners import winner_and_loser


class Resolver:
    """Resolves one report at a time against a theatre and a gazetteer."""

    version: ClassVar[str] = "resolve-8"

    def __init__(self, theatre: Theatre, gazetteer: Gazetteer) -> None:
        self._theatre = theatre
        self._gazetteer = gazetteer
        self._places = PlaceResolver(gazetteer, theatre)
        self._relays = {fold(alias): a.name for a in theatre.actors for alias in (a.name, *a.aliases)}
        self._relays |= {fold(alias): o.name for o in theatre.outlets for alias in (o.name, *o.aliases)}

    def resolve(self, report: Report, reading: Reading) -> tuple[Claim, ...]:
        """The claims of `reading` with names, sides, codes and dates, in the same order."""
        reading = retyped(reading, report.text, self._gazetteer)
        reading = replace(reading, claims=tuple(_fled_from_nobody(claim) for claim in reading.claims))
        reading = replace(reading, claims=said_of(reading.claims, report.text, reading.names, self._gazetteer))
        lands = self._places.lands(reading.names)
        cast = gather(report, reading.names, self._theatre, reading.phrases, lands)
        mentions = [c.place.mention for c in reading.claims if c.place and c.place.mention]
        told = self._places.explain_all(report.text, mentions, reading.names, report.outlet, report.url)
        places = {mention: place for mention, (place, _) in told.items()}
        whys = {place.mention: why for place, why in told.values()}
        times = find_times(report.text, report.date, report.body_start)
        press = _press(report, reading, cast)
        each = (self._one(report, reading, claim, cast, places, times) for claim in reading.claims)
        resolved = taken_up(_without_press(claim, press) for claim in each)
        filled = fill_denials(captured_places(report.text, fill_spokesmen(resolved, report.text)))
        known = {claim.id: claim for claim in filled}.values()
        return tuple(
            replace(c, reasons=(*c.reasons, *whys.get(c.place.mention if c.place else None, ()))) for c in known
        )

    def _one(
        self,
        report: Report,
        reading: Reading,
        claim: Claim,
        cast: Cast,
        places: dict[Mention, PlaceRef],
        times: Sequence[TimeExpression],
    ) -> Claim:
        place = places.get(claim.place.mention) if claim.place and claim.place.mention else None
        if place is not None and claim.kind in CONTROL_KINDS:
            place = site_held(claim.quote, place)
        target = _for_the_side(_party(claim.target, claim, cast), claim, cast, SIDES_SUFFER)
        resolved = replace(
            claim,
            source=_source(claim, cast),
            via=tuple(self._relays.get(fold(name), name) for name in claim.via),
            actor=self._somebody(
                in_our_hands(claim, cast)
                or (acting(claim, cast) if _looked_outside(claim) else None)
                or themselves(claim, FOUGHT_KINDS, cast)
                or taking(claim, cast)
                or _promising(claim, cast)
                or _flag_over_nobody(claim, cast)
                or _for_the_side(_party(claim.actor, claim, cast), claim, cast, SIDES_ACT)
                or own_forces(claim, cast)
                or _first_named(claim, reading, cast)
            ),
            target=self._somebody(target),
            place=place,
            extent=extent_of(
                report.text, claim.quote, place.mention if place else None, of_control=claim.kind in CONTROL_KINDS
            ),
            when=_when(report, claim, times),
        )
        resolved = _asked_who(resolved)
        resolved = sufferer_apart(winner_and_loser(_apart_from_place(resolved), cast), cast)
        return _given_up(_kept(_taken(resolved) if _is_the_place(target, place) else resolved))

    def _somebody(self, party: Party | None) -> Party | None:
        """A town or province acts in nobody's name: such an actor keeps its words and no name."""
        if party is None or party.name is None:
            return party
        is_place = is_well_known(self._gazetteer.look_up(party.name))
        return Party(party.mention, None, None) if is_place and party.side in (None, party.name) else party


FOUGHT_KINDS = CONTROL_KINDS | {Kind.CLASH, Kind.STRIKE, Kind.MOVES}
_WHO = re.compile(r"^\W*who(?:ever)?\s+(?:\w+\s+){0,2}?(?:control|hold|held|r[au]n|rule|is\s+in|was\s+in)", re.I)


def _press(report: Report, reading: Reading, cast: Cast) -> frozenset[str]:
    """Folded names of those that only pass on what is told: whom speakers told it, and the report's outlet if that is
    no side's own."""
    relays = [relay for claim in reading.claims for relay in claim.via]
    return frozenset(fold(name) for name in (*relays, None if cast.house else report.outlet) if name)


def _without_press(claim: Claim, press: frozenset[str]) -> Claim:
    """An outlet has no troops: who acts in words that took its name up is not known."""

    def apart(party: Party | None) -> Party | None:
        named = party is not None and party.name is not None and fold(party.name) in press
        return replace(party, name=None, side=None) if party is not None and named else party

    if claim.kind not in FOUGHT_KINDS:
        return claim
    return replace(claim, actor=apart(claim.actor), target=apart(claim.target))


def _asked_who(claim: Claim) -> Claim:
    """ "Who controls the town" is what the statement leaves open."""
    return replace(claim, actor=None) if claim.kind in CONTROL_KINDS and _WHO.match(claim.quote.text) else claim


def _looked_outside(claim: Claim) -> bool:
    """Whether the reader pointed at nobody inside the statement."""
    at = claim.actor.mention if claim.actor else None
    return at is None or at.start >= claim.quote.end or at.end <= claim.quote.start


_FLED = re.compile(r"\b(?:fled|flee|fleeing)\b", re.I)


def _fled_from_nobody(claim: Claim) -> Claim:
    """Who fled is driven by nobody whom the words do not name: so 25 of 27 annotated ones."""
    outside = claim.kind is Kind.DISPLACEMENT and claim.actor is not None and _looked_outside(claim)
    return replace(claim, actor=None) if outside and _FLED.search(claim.quote.text) else claim


def _apart_from_place(claim: Claim) -> Claim:
    """Of control claims: a town neither takes nor loses itself, whose words stand for actor and place alike."""
    at = claim.place.mention if claim.place else None
    if claim.kind not in CONTROL_KINDS or at is None:
        return claim
    actor, target = (None if _is_only_the_place(party, at) else party for party in (claim.actor, claim.target))
    return replace(claim, actor=actor, target=target)


def _is_only_the_place(party: Party | None, place: Mention) -> bool:
    if party is None or party.mention is None:
        return False
    bears_its_name = party.name is not None and fold(party.name) == fold(party.mention.text) == fold(place.text)
    if party.side is not None and not (bears_its_name and party.side == party.name):
        return False
    return place.start <= party.mention.start and party.mention.end <= place.end


def _is_the_place(target: Party | None, place: PlaceRef | None) -> bool:
    return bool(target and place and target.name and place.name and fold(target.name) == fold(place.name))


def _taken(claim: Claim) -> Claim:
    """People are detained, places gained: "the town is captured"."""
    return replace(claim, kind=Kind.GAINS, quantity=None) if claim.kind is Kind.DETAINS else claim


def _kept(claim: Claim) -> Claim:
    """ "It is in our hands": who holds or takes is never the speaker's own side's victim, but that side."""
    target, side = claim.target, claim.source.side
    nobody = claim.actor is None or claim.actor.name is None
    own = nobody and target is not None and side is not None and target.side == side
    return replace(claim, actor=target, target=None) if own and claim.kind in (Kind.HOLDS, Kind.GAINS) else claim


WITHDREW = re.compile(
    r"\b(?:(?:ha(?:s|ve|d)|having)\s+(?:\w+ly\s+|now\s+|already\s+|also\s+|been\s+)*(?:withdrawn|retreated|pulled\s+(?:out|back)|fled)|"
    r"withdrew|retreated|pulled\s+(?:out|back)|abandoned)\b(?:\s+\w+){0,3}?\s+(?:from|of)\b",
    re.I,
)


def _given_up(claim: Claim) -> Claim:
    """Troops that have withdrawn from a place of a country lost it; from a whole country they only moved."""
    whole_country = claim.place is None or claim.place.within is None
    if claim.kind is not Kind.MOVES or whole_country or WITHDREW.search(claim.quote.text) is None:
        return claim
    return replace(claim, kind=Kind.LOSES)


def _source(claim: Claim, cast: Cast) -> Source:
    source = claim.source
    if source.kind is SourceKind.NARRATOR:
        return replace(source, side=cast.house)
    if source.mention is None:
        return source
    found = cast.identify(source.mention, speaking=True, party_kind_hint=source.kind)
    kind = found.kind or source.kind
    if found.name is None and kind is SourceKind.PARTY and MEDICAL.search(source.mention.text):
        return Source(SourceKind.AID, source.mention)
    return Source(kind, source.mention, found.name, found.side)


MEDICAL = re.compile(r"\b(?:hospitals?|clinics?|doctors?|medics?|paramedics?|surgeons?|nurses?|ambulances?)\b", re.I)
"""Whoever speaks for these speaks for no party; of 45 annotated statements 4 are a party's."""


ALONE = frozenset({"i", "my", "me"})
FIRST_PERSON = ALONE | {"we", "our", "us", "ours"}


def _ours(speaker: Identity) -> str | None:
    """Whom a speaker means by "we": the side spoken for, else the speaker if that is a group."""
    return speaker.side or (None if speaker.type == "person" else speaker.name)


def _promising(claim: Claim, cast: Cast) -> Party | None:
    """Who promises acts, where the reader pointed out of the statement: so 30 annotated ones, the pointed in 16."""
    outside = claim.actor is not None and claim.actor.mention is not None and _looked_outside(claim)
    if claim.stance is not Stance.PROMISES or not outside or claim.source.mention is None:
        return None
    speaker = cast.identify(claim.source.mention, speaking=True, party_kind_hint=claim.source.kind)
    name = _ours(speaker)
    return Party(claim.source.mention, name, speaker.side) if name else None


def _flag_over_nobody(claim: Claim, cast: Cast) -> Party | None:
    """Whose flag it is, where nobody with a name was seen to act."""
    owner = flag_owner(claim, cast)
    seen = _party(claim.actor, claim, cast) if owner else None
    return None if seen is not None and seen.name is not None else owner


def _party(party: Party | None, claim: Claim, cast: Cast) -> Party | None:
    if party is None or party.mention is None:
        return party
    own = own_forces(claim, cast)
    if own is not None and not means_another(party.mention, claim, own, cast):
        return own
    first_person = party.mention.text.casefold() in FIRST_PERSON and claim.form in (Form.DIRECT, Form.MIXED)
    if first_person and claim.source.mention is not None:
        speaker = cast.identify(claim.source.mention, speaking=True)
        alone = party.mention.text.casefold() in ALONE
        return Party(party.mention, speaker.name if alone else _ours(speaker), speaker.side)
    found = cast.identify(party.mention, speaking=False)
    unknown = found.side is None and (found.name is None or found.reasons[0].startswith("unnamed"))
    behind = held_behind(party.mention, claim, cast) if unknown else None
    return behind or Party(party.mention, found.name, found.side)


_HELD_KINDS = frozenset({Kind.GAINS, Kind.HOLDS, Kind.LOSES, Kind.CONTESTS})
SIDES_SUFFER = _HELD_KINDS | {Kind.CLASH}
SIDES_ACT = SIDES_SUFFER | {Kind.STRIKE, Kind.CASUALTIES, Kind.AGREEMENT, Kind.AID, Kind.THREAT}
"""Deeds of a side, whichever of its leaders is named: "Orlo retook the coast". Of 123 annotated claims of these kinds
whose actor was read as a person with a side, 83 name the side and 28 the person."""


def _for_the_side(party: Party | None, claim: Claim, cast: Cast, kinds: frozenset[Kind]) -> Party | None:
    """The side of a person who is named for it."""
    if party is None or party.mention is None or party.side in (None, party.name) or claim.kind not in kinds:
        return party
    found = cast.identify(party.mention, speaking=False)
    leads = found.type == "person" and found.kind in (SourceKind.PARTY, SourceKind.OFFICIAL)
    return replace(party, name=party.side) if leads and ASSUMED not in found.reasons else party


def _first_named(claim: Claim, reading: Reading, cast: Cast) -> Party | None:
    """Whoever the words of a control claim begin with, where the reader saw nobody: "The resistance is still …"."""
    if claim.kind not in CONTROL_KINDS:
        return None
    words = claim.quote.text.split()[:3]
    for count in range(min(3, len(words)), 1, -1):
        text = " ".join(words[:count])
        if not claim.quote.text.startswith(text):
            continue
        mention = Mention(text, claim.quote.start, claim.quote.start + len(text))
        found = cast.identify(mention, speaking=False)
        if found.name is not None:
            return Party(mention, found.name, found.side)
    return None


def _when(report: Report, claim: Claim, times: Sequence[TimeExpression]) -> When | None:
    pointed = claim.when.mention if claim.when else None
    return when_of(claim.quote, claim.cue, report.text, times, claim.kind, pointed)
