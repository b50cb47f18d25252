"""Places that were captured, where the reader took the captured one for a person.

In: one report's text and its resolved claims. Out: the same, captures of a place told as gains. Stays true: only what
stands right beside the place's own words decides; who is captured at a place stays detained.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import Claim, Kind

_WAS_TAKEN = re.compile(
    r"\W*(?:\([^)]*\)\W*)?(?:(?:which|that|where)\b[^,.;]{0,60},\s+)?(?:(?:is|was|were|been|being|has|have|had)\s+)+(?:\w+ly\s+)?(?:re)?(?:captured|taken|seized)\b"
)
_TOOK = re.compile(
    r"\b(?:re)?(?:captur|seiz)\w*\s+(?:(?:the|all|most|parts?)\s+)?(?:(?:of|the)\s+)*"
    r"(?:(?:\w+\s+){0,2}(?:town|city|village|district|province|area|settlement|airport|base|port)s?\s+of\s+)?$",
    re.IGNORECASE,
)
_ENDS_THERE = re.compile(
    r"\s*(?:$|[.,;:)\"”’]|(?:on|in|from|after|before|and|but|last|by|during|early|late|this|over|as|without|when|while|"
    r"with|to|yesterday|overnight|around|between|\d+)\b)",
    re.IGNORECASE,
)
"""What may follow the place: anything else could be somebody of that place ("captured Kabul police officers")."""

REACH_CHARACTERS = 110


def captured_places(text: str, claims: Sequence[Claim]) -> list[Claim]:
    """Tell as gained what is said to be detained but is a place."""
    return [_gained(claim) if _is_taken(text, claim) else claim for claim in claims]


def _is_taken(text: str, claim: Claim) -> bool:
    place = claim.place.mention if claim.place else None
    if claim.kind is not Kind.DETAINS or place is None:
        return False
    if not claim.quote.start <= place.start < claim.quote.end:
        return False
    before = text[max(0, place.start - REACH_CHARACTERS) : place.start]
    after = text[place.end : place.end + REACH_CHARACTERS]
    return bool(_WAS_TAKEN.match(after) or (_TOOK.search(before) and _ENDS_THERE.match(after)))


def _gained(claim: Claim) -> Claim:
    return replace(claim, kind=Kind.GAINS, reasons=(*claim.reasons, "a place is captured, not detained"))
