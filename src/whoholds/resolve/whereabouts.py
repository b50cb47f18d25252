"""Where a statement about control is, by its own grammar: the place it is said of, not one named beside that.

In: claims as read, the names of the report, a gazetteer. Out: the claims, some with the words for their place changed.
Stays true: only a place that the gazetteer knows, or that the reader saw as a place, is moved to; a country is none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from whoholds.ports import Gazetteer
from whoholds.records import CONTROL_KINDS, Claim, Kind, Mention, Name, NameType, PlaceRef
from whoholds.resolve.extents import counted_owner
from whoholds.resolve.places import is_well_known

_LEAD = re.compile(r"^\W*(?:(?:the|that|all\s+of|most\s+of|much\s+of)\s+)*(?:[a-z-]+\s+){0,3}?(?:of\s+)?$", re.I)
_SAID_OF = re.compile(
    r"^(?:\s+(?:province|city|district|town|valley|border\s+crossing(?:\s+with\s+\w+)?|airport|base))?(?:\s*,[^,]{1,60},)?\s+"
    r"(?:(?:is|was|are|were|remains?|remained)\b(?!\s+(?:\w+ing|in\s+(?:control|charge)|present)\b)|"
    r"(?:has|had|have)\s+(?:now\s+|not\s+|already\s+|also\s+)?(?:been|fallen|remained)\b|f[ae]lls?\b|(?:will|would)\s+be\b)"
)
_SECURED = re.compile(
    r"\bsecur(?:ed|ing)\s+(?:the|that|its)\s+(?:area|scene|compound|site|building|house|perimeter)\b", re.I
)
_TOWARDS = re.compile(
    r"\b(?:fle[ed]\w*|enter\w*|cross\w*|withdr\w+|mov\w+|retreat\w*|advanc\w+|return\w*|deploy\w*|sen[dt]\w*|arriv\w+|"
    r"pour\w*|head\w*|travel\w*|went|came|march\w*|transferred|evacuated)\b(?:[^,.;:]{0,40}?\s(?:(?:in|on)?to|for|towards?|"
    r"across))?\s+(?:the\s+)?(?:(?:province|city|town|district|village)\s+of\s+)?$",
)
_SAYS_ALONE = re.compile(r"^(?:is|was|are|were|has|had|have|fell|remains?|remained)\b")
_ASIDE = re.compile(r",\s+(?:located|situated|lying|which\s+(?:is|lies)|(?:the\s+)?capital\s+of)\b[^,.;]{1,60},\s*$")
REACH_CHARACTERS = 160
"""Before a statement that begins with its verb, in which its subject and what is told of that stand."""
_JOINED = re.compile(r"\b[A-Z][\w’'-]*\s+and\s+$")
"""A statement that begins with the second of two names: "out of Taun | and Orlo, to regroup in the north"."""
_PLACES = frozenset({NameType.PLACE, NameType.FACILITY})


def said_of(claims: Sequence[Claim], text: str, names: Sequence[Name], gazetteer: Gazetteer) -> tuple[Claim, ...]:
    """Put each claim about control to the place that is its subject: "Old Taun, in the north, has fallen"; one about
    "33 of Northland's 34 provinces" to Northland.

    Who secures "the area" or "the compound" of a raid holds no place that has a name.
    """
    seen = {name.mention.text for name in names if name.type in _PLACES}
    places = sorted((name.mention for name in names if name.mention.text in seen), key=_begin)
    return tuple(_of(claim, text, places, gazetteer) for claim in claims)


def _begin(mention: Mention) -> int:
    return mention.start


def _of(claim: Claim, text: str, places: Sequence[Mention], gazetteer: Gazetteer) -> Claim:
    if claim.kind in (Kind.MOVES, Kind.DISPLACEMENT):
        return _to_where(claim, text, places)
    if claim.kind not in CONTROL_KINDS:
        return claim
    if claim.kind is Kind.GAINS and _SECURED.search(claim.quote.text):
        return replace(claim, place=None)
    if owner := counted_owner(claim.quote):
        return replace(claim, place=PlaceRef(owner))
    subject = _subject(claim, text, places, gazetteer)
    at = claim.place.mention if claim.place else None
    if subject is None or (at is not None and claim.quote.start <= at.start <= subject.end):
        return claim
    return replace(claim, place=PlaceRef(subject))


def _to_where(claim: Claim, text: str, places: Sequence[Mention]) -> Claim:
    """Where somebody went by the words of the statement, where the reader pointed out of it."""
    at = claim.place.mention if claim.place else None
    if at is not None and claim.quote.start <= at.start < claim.quote.end:
        return claim
    first = bisect_left(places, claim.quote.start, key=_begin)
    for place in islice(places, first, None):
        if place.start >= claim.quote.end:
            break
        if _TOWARDS.search(text[claim.quote.start : place.start]):
            return replace(claim, place=PlaceRef(place))
    return claim


def _subject(claim: Claim, text: str, places: Sequence[Mention], gazetteer: Gazetteer) -> Mention | None:
    """The first place of the statement, where the statement is about it; of one that begins with its verb, the place
    before what is told of it: "Old Taun, located in the north, | had fallen"."""
    if _SAYS_ALONE.match(claim.quote.text):
        return _before_aside(claim.quote.start, text, places)
    first = bisect_left(places, claim.quote.start, key=_begin)
    if first == len(places) or places[first].start >= claim.quote.end:
        return None
    at = places[first]
    if at.start == claim.quote.start and _JOINED.search(text, max(0, at.start - REACH_CHARACTERS), at.start):
        return at
    if not _LEAD.match(text[claim.quote.start : at.start]) or not _SAID_OF.match(text[at.end : claim.quote.end]):
        return None
    known = gazetteer.look_up(at.text)
    return at if not known or is_well_known(known) else None


def _before_aside(start: int, text: str, places: Sequence[Mention]) -> Mention | None:
    low = max(0, start - REACH_CHARACTERS)
    aside = _ASIDE.search(text[low:start])
    if aside is None:
        return None
    end = low + aside.start()
    low = max(low, *(text.rfind(sign, low, end) for sign in ".;:"))
    first = bisect_left(places, low, key=_begin)
    return places[first] if first < len(places) and places[first].start < end else None
