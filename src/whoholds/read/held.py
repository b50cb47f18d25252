"""Places that a report calls somebody's in passing: "rebel-held Douma", "the Kurdish-controlled town of Afrin".

In: a report's text, its claims and names. Out: a claim of the narrator for each such place that no claim about holding
covers. Stays true: nothing inside quotation marks is the narrator's; a place that has no name is left out. Of twenty
such words in the annotated training reports sixteen are claims, four of which the model finds.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Party,
    PlaceRef,
    Report,
    Source,
    SourceKind,
    Stance,
)

_HELD = re.compile(
    r"(?:\b(?:the|an?|all|some|two|several)\s+)?(?:\b(?:last|remaining|only|nearby)\s+)*"
    r"(?:\b[A-Z][\w’'-]+[’']s\s+)?"
    r"(?<![-–\w])(?!(?:\w+ly|remote|radio|hand|shoulder|state|family|privately|jointly|widely|long|newly|closely|strongly|firmly|self|foreign)[-–])"
    r"(?P<who>[A-Za-z]\w+)[-–](?:held|controlled|occupied|ruled)\s+(?P<between>(?:[\w’'-]+\s+){0,6}?)(?=[A-Z])"
)
_ELSEWHERE = re.compile(
    r"[,.;:()\n]|\b(?:near|outside|around|from|for|by|was|were|is|are|(?:north|south|east|west)\w*\s+of)\b|\b(?:bases?|facilit(?:y|ies)|airports?|airfields?|outposts?|checkpoints?|prisons?|camps?|fields?)\s+(?:in|near)\b"
)
"""The place is not the one held: another clause, or a base that stands in it."""
REACH_CHARACTERS = 60
"""Behind the words, within which the place is named in the same clause."""
SHARE_TRUE = 0.8
"""The share of such words that annotators took for a claim."""
_NOT_NOW = re.compile(
    r"\b(?:once|former|formerly|previously|then|(?:re)?captur\w+|retook|retak\w+|liberat\w+|seiz\w+|took)\s+(?:the\s+|an?\s+)?$",
    re.I,
)
"""Before the words, these tell that it is held no more."""
_PLACES = frozenset({NameType.PLACE, NameType.FACILITY})


def with_held_places(report: Report, claims: Sequence[Claim], names: Sequence[Name], quoted: bytearray) -> list[Claim]:
    """`claims` and those of places held in passing, in order. `quoted` holds 1 for each character inside quotes."""
    places = sorted((name.mention for name in names if name.type in _PLACES), key=_begin)
    held = [c.quote for c in claims if c.kind is Kind.HOLDS]
    found = list(claims)
    for match in _HELD.finditer(report.text, report.body_start):
        place = _named(report.text, match, places)
        if _NOT_NOW.search(report.text[max(0, match.start() - 24) : match.start()]) or _NOT_NOW.search(
            report.text[match.start() : match.start("who")]
        ):
            continue
        if place is None or quoted[match.start()] or any(q.start < place.end and q.end > match.start() for q in held):
            continue
        quote = Mention(report.text[match.start() : place.end], match.start(), place.end)
        who = Mention(match["who"], match.start("who"), match.end("who"))
        found.append(
            Claim(
                report.id, quote, Source(SourceKind.NARRATOR), Kind.HOLDS, Stance.ASSERTS, Form.NARRATED, Evidence.NONE,
                actor=Party(who), place=PlaceRef(place), confidence=SHARE_TRUE,
            )
        )  # fmt: skip
    return sorted(found, key=lambda c: (c.quote.start, c.quote.end, c.id))


def _begin(mention: Mention) -> int:
    return mention.start


def _named(text: str, match: "re.Match[str]", places: Sequence[Mention]) -> Mention | None:
    """The first place named behind the words, in the same clause."""
    first = bisect_left(places, match.start("between"), key=_begin)
    if first == len(places):
        return None
    place = places[first]
    between = text[match.end("who") : place.start]
    near = place.start - match.end("who") <= REACH_CHARACTERS
    return place if near and not _ELSEWHERE.search(between) else None
