"""The whole phrase around a place word: "territory" in "all Syrian territory", "northern" in "northern Afghanistan".

In: a text and a mention in it. Out: the mention, grown to the phrase where it is no name by itself.
Stays true: a mention that holds a name is left as it is; a phrase never crosses a comma or full stop.
"""

import re

from whoholds.records import Mention
from whoholds.resolve.places.phrases import DIRECTION

_NAME = r"(?:(?:the|al|el)[ -])?(?:[A-Z]\.)+|(?:[A-Z][\w’'-]*)(?:[ -](?:[A-Z][\w’'-]*))*"
_SMALL = r"(?:For|In|At|On|From|By|To|With|But|And|As|If|When|While|After|Before|Since|It|He|She|They|We|I|Now|Near)\b"
"""Words that a sentence begins with, which are no part of a name."""
_BEFORE = re.compile(
    rf"(?:\b(?:the|a|an|its|their|his|her|our|this|that|all|entire|whole|of|much|rest|nearby|neighbou?ring|{DIRECTION}|"
    rf"(?!{_SMALL})[A-Z][\w’'.-]*)\s+)+$"
)
_AFTER = re.compile(
    rf"^(?:\s+(?:bank|side|part|half|coast|outskirts|countryside|province|district|desert|border|post|crossing))*"
    rf"(?:\s+(?:of|between|with|in)\s+(?:the\s+)?(?:{_NAME})(?:\s+and\s+(?:{_NAME}))?)?"
)
_COMPASS_AFTER = re.compile(rf"^\s+(?:{_NAME})")
_COMPASS = re.compile(rf"^{DIRECTION}$", re.I)


def whole_phrase(text: str, mention: Mention) -> Mention:
    """
    >>> whole_phrase("across all Syrian territory now", Mention("territory", 18, 27)).text
    'all Syrian territory'
    >>> whole_phrase("in northern Afghanistan.", Mention("northern", 3, 11)).text
    'northern Afghanistan'
    """
    if any(c.isupper() for c in mention.text):
        return mention
    before = _BEFORE.search(text[: mention.start])
    start = before.start() if before else mention.start
    rest = text[mention.end :]
    named = _COMPASS_AFTER.match(rest) if _COMPASS.match(mention.text.split()[-1]) else None
    after = named or _AFTER.match(rest)
    end = mention.end + (after.end() if after else 0)
    return Mention(text[start:end], start, end)
