"""Parties by the words of a claim: who stands at some words, and whether two are one.

In: a resolved claim, words found in its quote, the cast of its report. Out: a party, or None where nobody known by
name stands there. Stays true: a single person is no party here.
"""

import re

from whoholds.records import Claim, Mention, Party
from whoholds.resolve.actors import Cast
from whoholds.resolve.folding import fold

WHO = r"(?P<who>(?:the\s+)?(?:[\w’'-]+\s+){0,4}?[\w’'-]+)"
"""A party's words behind a verb or preposition, up to `STOPS`."""
STOPS = (
    r"(?=[,.;:)”\"]|$|\s+(?:in|on|at|near|after|since|last|this|early|late|during|when|while|as|and|but|who|which|that|by|"
    r"over|through|without|\d)\b)"
)


def party_at(claim: Claim, found: "re.Match[str]", cast: Cast, group: str = "who") -> Party | None:
    """Who stands at `group` of what was found in the claim's quote."""
    start = claim.quote.start + found.start(group)
    mention = Mention(found[group], start, start + len(found[group]))
    party = cast.identify(mention, speaking=False)
    return Party(mention, party.name, party.side) if party.name is not None and party.type != "person" else None


def same_party(one: Party | None, other: Party | None) -> bool:
    """Whether both go by one name."""
    return bool(one and other and one.name and other.name and fold(one.name) == fold(other.name))
