"""A site told by its kind alone is the one that the report named before: "the border crossing", "the airport".

In: the words, the text before them. Out: the words that name the site, or None.
Stays true: a site answers only to the noun it was named with; "a hospital" is no hospital named before. Who takes a
site in a town has not taken the town.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from whoholds.records import CONTROL_KINDS, Claim, Mention, PlaceRef

SITE = (
    r"(?:border\s+crossing|border\s+post|crossing|airport|air\s?base|base|bridge|camp|mosque|shrine|prison|jail|hospital|"
    r"dam|seaport|port|embassy|checkpoint|outpost|garrison|barracks|refinery|oil\s?field|gas\s?field|power\s+(?:plant|station)|"
    r"steel\s?works|factory|plant|stadium|school|university)"
)
_TOLD = re.compile(
    rf"^(?:the|this|that|its|their|same)\s+(?:(?:same|nearby|busy|sprawling|strategic|military|\w+ed)\s+)?(?P<site>{SITE})$",
    re.I,
)
_PARTICLE = r"(?:al|el|de|bin|ibn|of)"
_NAMED = re.compile(
    rf"\b(?P<name>(?:{_PARTICLE}-)?[A-Z][\w’']*(?:[ -](?:{_PARTICLE}[ -])?[A-Z][\w’']*)*)"
    rf"\s+(?:(?!(?:the|an?|of|and|its|was|is|took|seized|at|in|on)\b)[a-z]+\s+)?(?P<site>(?i:{SITE}))\b"
)
_PLAIN = re.compile(r"\s+|\bborder\b|\bair(?=\s?base)|\bsea(?=port)")
_NO_NAME = re.compile(r"^(?:The|A|An|This|That|Its|Their|In|At|On|From|Near|US|UN|American|Russian|British)$")

_LEAD = re.compile(r"(?:(?:The|A|An|In|At|On|From|Near|To|Two|Three|Four|Five|Several|Some)\s+)+")
"""Words that a sentence begins with, which are no part of the name."""


REACH_CHARACTERS = 8000
"""Before a site told by its kind, within which it is looked for: some 1,300 words."""


def named_before(text: str, mention: Mention) -> Mention | None:
    """The nearest phrase before `mention` that names a site of its kind.

    >>> text = "The Islam Qala border crossing fell. Guards left the crossing."
    >>> named_before(text, Mention("the crossing", 49, 61)).text
    'Islam Qala border crossing'
    """
    told = _TOLD.match(mention.text)
    if told is None:
        return None
    noun = _noun(told["site"])
    fitting = [
        match
        for match in _NAMED.finditer(text, max(0, mention.start - REACH_CHARACTERS), mention.start)
        if _noun(match["site"]) == noun and not _NO_NAME.match(match["name"])
    ]
    if not fitting:
        return None
    last = fitting[-1]
    start = last.start()
    words = text[start : last.end()]
    lead = _LEAD.match(words)
    start += lead.end() if lead else 0
    return Mention(text[start : last.end()], start, last.end())


def _noun(site: str) -> str:
    """The noun itself: an "air base" is a base, a "border crossing" a crossing."""
    return _PLAIN.sub("", site.lower())


_WITHIN_TOWNS = (
    rf"{SITE}|(?:police|railway|train|bus|radio|television|petrol)\s+station|station|headquarters|compound|"
    r"(?:\w+\s+)?buildings?|house|palace|fort|fortress|citadel|harbou?r|tower|market|bazaar|post|hotel|offices?|depot"
)
_HELD = (
    r"\b(?:(?:re)?(?:taken?|takes?|taking|took|captur\w+|seiz\w+|conquer\w+|gain\w*|secur\w+)|overr[au]n|storm\w+|liberat\w+|held|"
    r"holds?|control\w*|occup\w+|abandon\w+|left|lost|los(?:e|es|ing)|evacuat\w+|vacat\w+|(?:withdr[ae]\w+|retreat\w*)\s+from)"
    r"(?:\s+(?:full\s+|complete\s+)?control\s+of|\s+over)?"
)
_IN_TOWN = (
    r"\s+(?P<link>in|of|at|inside|outside|near)\s+(?:the\s+)?"
    r"(?:(?:\w+\s+)?(?:city|town|village|district|capital)\s+of\s+)?(?-i:[A-Z][^,;.()]*)"
)
_THE_SITE = rf"(?:the|an?|its|their)\s+(?P<site>(?:[\w’'-]+\s+){{0,3}}?(?:{_WITHIN_TOWNS})){_IN_TOWN}"
_SITE_HELD = re.compile(rf"{_HELD}\s+{_THE_SITE}$", re.I)
_SITE_FELL = re.compile(rf"^{_THE_SITE}$", re.I)
_FELL = re.compile(r"\s+(?:ha[sd]|have|was|were|is|are|fell|remain\w*)\b", re.I)


def site_held(quote: Mention, place: PlaceRef) -> PlaceRef:
    """Of a control claim: the site in a town that it tells of, named by the claim's words; else `place` as it is.

    >>> words = Mention("they took the radio station in Kabul", 0, 36)
    >>> site_held(words, PlaceRef(Mention("Kabul", 31, 36), "Kabul", "Kabul", "AF-city")).name
    'radio station'
    """
    at = place.mention
    if at is None or place.name is None or not quote.start <= at.start < at.end <= quote.end:
        return place
    until, behind = quote.text[: at.end - quote.start], quote.text[at.end - quote.start :]
    found = _SITE_HELD.search(until) or (_SITE_FELL.match(until) if _FELL.match(behind) else None)
    if found is None:
        return place
    words = found["site"].lower() if found["site"].isupper() else found["site"]
    if found["link"].lower() == "of":
        return PlaceRef(at, f"{place.name} {words}", place.name if place.entry else place.within, None)
    return PlaceRef(at, words, place.name, None)


_NOUN = re.compile(rf"(?:{_WITHIN_TOWNS})$", re.I)
_TAKES_UP = re.compile(rf"\b(?:the|this|that)\s+(?P<site>{_WITHIN_TOWNS})\b", re.I)


def taken_up(claims: Iterable[Claim]) -> list[Claim]:
    """Claims about control, in order, "the palace" in one that has no place given the palace told of before it."""
    told: dict[str, PlaceRef] = {}
    out = []
    for claim in sorted(claims, key=lambda c: c.quote.start):
        place = claim.place
        if claim.kind in CONTROL_KINDS and (place is None or place.name is None):
            found = _TAKES_UP.search(claim.quote.text)
            before = told.get(_noun(found["site"])) if found else None
            if found is not None and before is not None:
                start = claim.quote.start + found.start()
                words = Mention(found.group(), start, start + len(found.group()))
                claim = replace(claim, place=replace(before, mention=words))
        elif place is not None and place.name and place.entry is None and (noun := _NOUN.search(place.name)):
            told[_noun(noun.group())] = place
        out.append(claim)
    return out
