"""The whole phrase around a place word: "territory" in "all Syrian territory", "northern" in "northern Afghanistan".

In: a text and a mention in it. Out: the mention, grown to the phrase where it is no name by itself.
Stays true: a mention that holds a name is left as it is; a phrase never crosses a comma or full stop.
"""

import re

from whoholds.records import Mention
from whoholds.resolve.places.phrases import DIRECTION

_NAME = r"(?:(?:the|al|el)[ -])?(?:[A-Z]\.)+|(?:[A-Z][\w’'-]*)(?:[ -](?:[A-Z][\w’'-]*))*"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
_SMALL = r"(?:For|In|At|On|From|By|To|With|But|And|As|If|When|While|After|Before|Since|It|He|She|They|We|I|Now|Near)\b"
"""Words that a sentence begins with, which are no part of a name."""
_BEFORE = re.compile(
    rf"(?:\b(?:the|a|an|its|their|his|her|our|this|that|all|entire|whole|of|much|rest|nearby|neighbou?ring|provincial|"
    rf"{DIRECTION}|"
    rf"(?!{_SMALL})(?:(?:[A-Z]\.){{2,}}|[A-Z][\w’'-]*))\s+)+$"
)
_REACH = 80
"""Characters around a mention in which such a phrase stands."""
_AFTER = re.compile(
    rf"^(?:\s+(?:bank|side|part|half|coast|outskirts|countryside|province|district|desert|border|post|crossing))*"
    rf"(?:\s+(?:of|between|with|in)\s+(?:the\s+)?(?!{_MONTH})(?:{_NAME})(?:\s+and\s+(?:{_NAME}))?)?"
)
_COMPASS_AFTER = re.compile(rf"^\s+(?:{_NAME})")
_COMPASS = re.compile(rf"^{DIRECTION}$", re.I)
_OWNER = re.compile(r"\b(?:the|this|that)\s+(?:country|nation|province|region|city)[’']s\s+$", re.I)
_OTHER_SIDE = re.compile(rf"^\s+and\s+{DIRECTION}\b", re.I)


_NUMBER = r"(?:\d+(?:[.,]\d+)?|[a-z]+(?:-[a-z]+)?)"
_AWAY = re.compile(
    rf"\b{_NUMBER}[ -]?(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\b\s*(?:\([^()]*\)\s*)?(?:to\s+the\s+)?"
    rf"(?:{DIRECTION}\s+)?(?:of|from|outside|away\s+from)\s+(?:the\s+)?(?:(?:{DIRECTION}|town|city|village|capital|of)\s+){{0,4}}$",
    re.I,
)
_SIDE_OF = re.compile(
    rf"(?<!\bthe\s)(?<!\band\s)\b(?:(?:just|immediately|directly)\s+)?{DIRECTION}\s+of\s+(?:the\s+)?"
    rf"(?:(?:town|city|village|capital)\s+(?:of\s+)?)?$",
    re.I,
)
""" "North of Taun" is outside it, "the north of Taun" within."""
_BETWEEN = re.compile(
    rf"\b(?:road|highway|route|border|frontier|corridor|line)s?\s+(?:between|from|linking|connecting)\s+(?:the\s+)?"
    rf"(?P<one>{_NAME})\s+(?:and|to|with)\s+(?:the\s+)?(?P<other>{_NAME})"
)

_AROUND = re.compile(
    rf"\b(?:{DIRECTION}\s+)?(?:suburbs?|outskirts|countryside|surroundings)\s+of\s+"
    rf"(?:the\s+)?(?:(?:town|city|village|capital,?)\s+(?:of\s+)?)?$|"
    rf"\b(?:areas?|villages?|territory|districts?|towns|positions|countryside|lands?|heights|hills|suburbs)\s+"
    rf"(?:(?:to\s+the\s+)?{DIRECTION}(?:\s+and\s+{DIRECTION})?\s+of|around|surrounding|outside|near|"
    rf"on\s+the\s+(?:way|road|approach(?:es)?)\s+to)\s+(?:the\s+)?(?:(?:town|city|village)\s+of\s+)?$",
    re.I,
)
_FRONTIER = re.compile(
    r"\b(?:border|frontier)(?:\s+(?:crossing|post|gate|area|region|town|zone)s?)?\s+with\s+(?:the\s+)?$", re.I
)


def near_by(text: str, mention: Mention) -> Mention | None:
    """The phrase that puts something near the mention's place and not in it; None where it is in it.

    >>> near_by("a post 30 km north of Kabul fell", Mention("Kabul", 22, 27)).text
    '30 km north of Kabul'
    >>> near_by("the road between Homs and Hama was cut", Mention("Hama", 26, 30)).text
    'road between Homs and Hama'
    >>> near_by("they hold villages around Homs", Mention("Homs", 26, 30)).text
    'villages around Homs'
    >>> near_by("the border crossing with Iran fell", Mention("Iran", 25, 29)).text
    'border crossing with Iran'
    """
    if mention.text.startswith("of "):
        mention = Mention(mention.text[3:], mention.start + 3, mention.end)
    if away := _AWAY.search(text[max(0, mention.start - _REACH) : mention.start]):
        start = mention.start - len(away.group())
        return Mention(text[start : mention.end], start, mention.end)
    if around := _AROUND.search(text[max(0, mention.start - _REACH) : mention.start]):
        start = mention.start - len(around.group())
        return Mention(text[start : mention.end], start, mention.end)
    if aside := _SIDE_OF.search(text[max(0, mention.start - _REACH) : mention.start]):
        start = mention.start - len(aside.group())
        return Mention(text[start : mention.end], start, mention.end)
    if frontier := _FRONTIER.search(text[max(0, mention.start - _REACH) : mention.start]):
        start = mention.start - len(frontier.group())
        return Mention(text[start : mention.end], start, mention.end)
    for found in _BETWEEN.finditer(text, max(0, mention.start - _REACH), mention.end + _REACH):
        if found.start() <= mention.start and mention.end <= found.end():
            return Mention(found.group(), found.start(), found.end())
    return None


LONGEST = 200
"""Characters of a phrase before and after its mention."""


_VERB = re.compile(
    r"^.*\b(?:(?:re)?(?:seiz|captur|conquer|liberat|tak|besieg|storm|attack|enter|shell|bomb)(?:e|es|ed|ing|en)?|(?:re)?took|"
    r"left|leave|held|holds?|controls?|controlled)\s+(?:the\s+)?(?=[A-Z])"
)


def _behind_verb(mention: Mention) -> Mention:
    """
    >>> _behind_verb(Mention("Rebels seized Herat", 0, 19)).text
    'Herat'
    """
    verb = _VERB.match(mention.text)
    if verb is None:
        return mention
    return Mention(mention.text[verb.end() :], mention.start + verb.end(), mention.end)


def whole_phrase(text: str, mention: Mention) -> Mention:
    """
    >>> whole_phrase("across all Syrian territory now", Mention("territory", 18, 27)).text
    'all Syrian territory'
    >>> whole_phrase("in northern Afghanistan.", Mention("northern", 3, 11)).text
    'northern Afghanistan'
    >>> whole_phrase("in the provincial capital.", Mention("capital", 18, 25)).text
    'the provincial capital'
    >>> whole_phrase("took the station in May.", Mention("station", 9, 16)).text
    'the station'
    >>> whole_phrase("in the country's east and north.", Mention("east", 17, 21)).text
    "the country's east and north"
    """
    if any(c.isupper() for c in mention.text):
        return _behind_verb(mention)
    cut = max(0, mention.start - LONGEST)
    if _COMPASS.match(mention.text) and (owner := _OWNER.search(text[cut : mention.start])):
        other = _OTHER_SIDE.match(text[mention.end : mention.end + LONGEST])
        start, end = cut + owner.start(), mention.end + (other.end() if other else 0)
        return Mention(text[start:end], start, end)
    before = _BEFORE.search(text[cut : mention.start])
    start = cut + before.start() if before else mention.start
    rest = text[mention.end : mention.end + LONGEST]
    named = _COMPASS_AFTER.match(rest) if _COMPASS.match(mention.text.split()[-1]) else None
    after = named or _AFTER.match(rest)
    end = mention.end + (after.end() if after else 0)
    return Mention(text[start:end], start, end)


_SEAT = re.compile(r"\b(?:provincial\s+)?capital(?:\s+city)?\s+of\s+(?:the\s+)?$", re.I)


def is_seat_of(text: str, mention: Mention) -> bool:
    """Whether the words speak of the capital of what `mention` names.

    >>> is_seat_of("they took the capital of Nangarhar", Mention("Nangarhar", 25, 34))
    True
    """
    return _SEAT.search(text[max(0, mention.start - _REACH) : mention.start]) is not None
