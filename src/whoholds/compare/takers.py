"""Who took what its loser says is lost, or not lost: "we have left the town" beside "the front entered it".

In: the resolved claims of one report. Out: the same claims; what a side admits or denies to have lost names both sides.
Stays true: only the loser's own word is completed, only by the one party that came; no claim is added or left out.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from whoholds.compare.names import place_key
from whoholds.compare.parties import HOSTILE_KINDS, Parties, party_name
from whoholds.records import Claim, Kind, Party, SourceKind, Stance

ENTERED = re.compile(
    r"\b(?:enter(?:s|ed|ing)?|reached|"
    r"(?:drove|driv\w+|roll\w*|march\w*|mov(?:e|es|ed|ing)|swe\w+|pour\w*|storm\w*|push\w*|walk\w*|rode|came|burst|stream\w*)"
    r"\s+(?:\w+\s+)?in(?:to)?)\b",
    re.IGNORECASE,
)
"""Movement in such words ends inside."""

FALLEN = re.compile(r"\b(?:f[ae]ll\w*|lost|handed over|overrun|surrendered)\b", re.IGNORECASE)
"""Without anybody named, a side that says so in such words of a place tells of its own loss."""


def name_takers(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """`claims`, each loss that the loser's own side tells given to the one party that is said to have come.

    To the place itself; where nobody is told of there, the one that the report says took any place. Of 35 losses that
    annotators have the loser's own side tell, 22 have such a party, each time the taker; in the words of others one in
    nine would be wrong. A side that denies that a place fell, naming nobody, denies its own loss: so in 13 of 18.
    """
    told = [claim for claim in claims if claim.stance is Stance.ASSERTS and not claim.background]
    names = [name for claim in told for name in map(party_name, (claim.actor, claim.target, claim.source)) if name]
    label = Parties(names).label
    fighters = _fighters(told, label)
    deeds = [one for one in told if label(party_name(one.actor)) in fighters]
    return tuple(_completed(claim, deeds, label) for claim in claims)


Label = Callable[[str | None], str | None]
"""The one name that a party goes by in the report."""


def _completed(claim: Claim, deeds: Sequence[Claim], label: Label) -> Claim:
    loser = _loser(claim, label)
    if loser is None or claim.background or claim.stance not in {Stance.ASSERTS, Stance.DENIES}:
        return claim
    denied = claim.stance is Stance.DENIES
    if denied:
        claim = _own_loss(claim)
    others = [one for one in deeds if one.quote != claim.quote]
    found = _comers((one for one in others if _came_to(one, claim)), label)
    found = found or ({} if denied else _comers((one for one in others if one.kind is Kind.GAINS), label))
    if len(found) != 1 or loser in found:
        return claim
    (taker,) = found.values()
    return replace(claim, target=taker) if claim.kind is Kind.LOSES else replace(claim, actor=taker)


def _loser(claim: Claim, label: Label) -> str | None:
    """The side that says of itself that it lost a place to nobody named, or denies it."""
    speaker = label(party_name(claim.source)) if claim.source.kind is SourceKind.PARTY else None
    actor, target = label(party_name(claim.actor)), label(party_name(claim.target))
    if speaker is None or place_key(claim.place) is None:
        return None
    fell = actor is None and target is None and FALLEN.search(claim.quote.text) is not None
    if claim.stance is Stance.DENIES:
        return speaker if fell and claim.kind in {Kind.LOSES, Kind.GAINS} else None
    if claim.kind is Kind.LOSES and target in (None, actor):
        return speaker if actor in (None, speaker) else None
    own = claim.kind is Kind.GAINS and actor is None and target == speaker
    return speaker if own or (claim.kind is Kind.GAINS and fell) else None


def _own_loss(claim: Claim) -> Claim:
    """A denied loss with the side that denies it as the one who would have lost."""
    speaker = Party(None, claim.source.actor or party_name(claim.source), claim.source.side)
    return replace(claim, actor=speaker) if claim.kind is Kind.LOSES else replace(claim, target=speaker)


def _came_to(one: Claim, claim: Claim) -> bool:
    """Whether `one` tells that somebody took, held or entered the place of `claim`."""
    if place_key(one.place) != place_key(claim.place):
        return False
    entered = one.kind is Kind.MOVES and ENTERED.search(one.quote.text) is not None
    return entered or one.kind in {Kind.GAINS, Kind.HOLDS, Kind.PRESENT}


def _fighters(told: Sequence[Claim], label: Label) -> set[str]:
    """Who fights or takes in this report, or has a spokesman in it: aid and observers come to a place and take none."""
    parties = [party for one in told if one.kind in HOSTILE_KINDS for party in (one.actor, one.target)]
    speakers = [one.source for one in told if one.source.kind is SourceKind.PARTY]
    return {name for party in (*parties, *speakers) if (name := label(party_name(party))) is not None}


def _comers(claims: Iterable[Claim], label: Label) -> dict[str, Party]:
    """Who acts in `claims`, by the one name of each."""
    found: dict[str, Party] = {}
    for claim in claims:
        name = label(party_name(claim.actor))
        if name is not None and claim.actor is not None:
            found.setdefault(name, Party(None, claim.actor.name, claim.actor.side))
    return found
