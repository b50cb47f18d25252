"""What to call those whom a report names only by a noun: "civilians", "foreign fighters", "occupants".

In: a text and a parsed phrase. Out: a name in the phrase's own words. Stays true: no article, number or determiner
opens it; whoever is only a crowd of people is "civilians"; nothing is looked up in the report.
"""

import re

from whoholds.resolve.actors.names import display
from whoholds.resolve.actors.phrase import Segment

CROWD = frozenset(
    "people person family resident local villager inhabitant citizen civilian victim worshipper worshiper passer-by "
    "townspeople".split()
)
"""Nouns that say no more than that somebody is a civilian."""
_OPENING = re.compile(
    r"^(?:(?:the|an?|its|his|her|their|our|my|these|those|this|that|some|several|many|most|all|both|various|any|few|"
    r"more|other|others|another|no|up|to|at|least|than|about|around|nearly|almost|over|only|dozens|scores|hundreds|thousands|"
    r"of|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|innocent|unarmed|ordinary|local|so-called|"
    r"same|[\d,.]+)\s+)+",
    re.I,
)


def nominal_name(text: str, segment: Segment) -> str | None:
    """The phrase as a name; None where nothing but a determiner is left.

    A possessive ending and whatever follows the first preposition are left out.
    """
    words = re.sub(r"\s+", " ", text[segment.start : segment.core_end]).strip(" ,.;:“”\"‘’'")
    words = re.sub(r"['’]s?$", "", words)
    left = _small(_OPENING.sub("", words), text, segment)
    if segment.noun is not None and segment.noun.word in CROWD and (not segment.referents or len(left.split()) == 1):
        return "civilians"
    return display(left) or None


def _small(words: str, text: str, segment: Segment) -> str:
    """`words` without the capital that only the start of a sentence gave them."""
    first = words.split(maxsplit=1)[0] if words else ""
    before = text[: segment.start + max(0, text[segment.start : segment.end].find(words))].rstrip(" “\"‘'(”’)")
    if before and before[-1] not in ".!?:_\n":
        return words
    named = any(first in text[r.start : r.end] for r in segment.referents)
    return words[0].lower() + words[1:] if first[1:].islower() and not named else words
