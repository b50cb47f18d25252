"""Claims that speak of many places at once: "every one of the N", "N of M", "the last that has not fallen".

In: claims and the larger place. Out: what each sweeping claim says of its parts.
Stays true: no number is known beforehand; a count comes from the claim's extent or its own words.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum

from whoholds.records import CONTROL_KINDS, Claim, Kind, Place, Stance

LEVEL_WORDS = {
    "province": ("province", "governorate", "oblast", "region", "state", "wilayat"),
    "district": ("district", "county", "raion", "subdistrict"),
    "city": ("city", "town", "village", "settlement"),
}
"""Words a report may use for the parts of a larger place, by gazetteer level."""

LAST = re.compile(
    r"\b(?:last|final|only|sole)\b(?:\W+(?!and\b|but\b)\w+){0,3}?\W+"
    r"(holdout|stronghold|bastion|hideout|redoubt|enclave|pocket|province|district|region|area|territory|city|town)\b"
)
OF_TOTAL = re.compile(
    r"\b(\d+|all|every(?: one)?) (?:but \w+ )?(?:out )?of (?:the |its |\w+[’']s? )?(?:\w+[’']s? )?(\d+)\b"
)
ALL_OF = re.compile(r"\b(?:all|every|each)\b")


TELLING = frozenset({Stance.ASSERTS, Stance.DENIES})
"""Stances in which "the last that ..." is told as a fact, whatever becomes of the rest of the sentence."""


class Reach(StrEnum):
    """How far a sweeping claim reaches over the parts."""

    ALL = "all"
    ALL_BUT_THIS = "all-but-this"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Sweep:
    """One sweeping claim: its reach, the count and total it names (None if it names none), and whether it asserts."""

    claim: str
    reach: Reach
    count: int | None
    total: int | None
    asserted: bool = True


def sweep(
    claim: Claim, parent: Place, holder: str, parts: Collection[str], conditions: Collection[str]
) -> Sweep | None:
    """What `claim` says at once of the parts of `parent` being held by `holder`; None if it speaks of one place.

    `parts` holds ids and names of the parts that `holder` is said to have taken or to be taking; `conditions` the ids
    of claims that depend on a condition.
    """
    if claim.kind not in CONTROL_KINDS or claim.background or claim.place is None:
        return None
    under_condition = claim.stance is Stance.CONDITIONAL or claim.id in conditions
    if _is_at(claim, {parent.id, parent.name}):
        if claim.stance is not Stance.ASSERTS and not under_condition:
            return None
        found = _over_parent(claim, holder)
        return found if found is None else replace(found, asserted=not under_condition)
    names_last = LAST.search(claim.quote.text.lower()) is not None
    if names_last and claim.stance in TELLING and _is_at(claim, parts) and _has_the_rest(claim, holder):
        return Sweep(claim.id, Reach.ALL_BUT_THIS, None, None)
    return None


def _has_the_rest(claim: Claim, holder: str) -> bool:
    """Whether it is `holder` that "the last province" is wanting to: who takes it, or is said not to hold it, or where
    another holds it; of nobody named, the speaker's side."""
    actor = claim.actor
    if actor is None or actor.name is None:
        return claim.source.side == holder
    takes = claim.kind is Kind.GAINS or claim.stance is Stance.DENIES
    return takes == (holder in {actor.side, actor.name})


def _is_at(claim: Claim, places: Collection[str]) -> bool:
    place = claim.place
    return place is not None and (place.entry in places or (place.entry is None and place.name in places))


def _over_parent(claim: Claim, holder: str) -> Sweep | None:
    actor = claim.actor
    if actor is None or holder not in {actor.side, actor.name}:
        return None
    words = claim.quote.text.lower()
    named = OF_TOTAL.search(words)
    total = int(named.group(2)) if named else None
    count = int(named.group(1)) if named and named.group(1).isdigit() else None
    extent = claim.extent
    if count is None and extent is not None and extent.part is not None and _is_unit(extent.unit):
        count = extent.part
    whole = (extent is not None and extent.whole) or (count is not None and count == total)
    whole = whole or (named is not None and count is None) or (ALL_OF.search(words) is not None and count is not None)
    if whole:
        return Sweep(claim.id, Reach.ALL, None, total or count)
    if count is not None:
        return Sweep(claim.id, Reach.COUNT, count, total)
    return None


def _is_unit(unit: str | None) -> bool:
    """Whether a count is of places, not of percent or kilometres."""
    words = {word for level in LEVEL_WORDS.values() for word in level}
    return unit is not None and any(unit.lower().rstrip("s").startswith(word.rstrip("y")) for word in words)
