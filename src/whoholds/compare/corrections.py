"""Claims as people corrected them: what a reviewer says a report says counts instead of what was read.

In: claims and reviews in order. Out: claims as they count. Stays true: a corrected claim keeps the id it was read with,
and the claim as read is never changed; of several decisions on a claim the last counts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from whoholds.records import Claim, Decision, Kind, Party, Review, Stance

DECIDING = frozenset({Decision.CONFIRM, Decision.REJECT, Decision.CORRECT, Decision.LINK, Decision.UNLINK})
"""Decisions of people that judging follows."""

YES_NO = {"yes": True, "no": False}
READ: Mapping[str, Callable[[str], Any]] = {
    "kind": Kind,
    "stance": Stance,
    "actor": lambda name: Party(None, name, name),
    "hedged": YES_NO.__getitem__,
    "background": YES_NO.__getitem__,
}
"""Fields that a correction may name, and how each is read."""


def corrected_fields(words: str | None) -> dict[str, Any]:
    """The fields in a correction such as ``kind: loses; stance: asserts``; other words correct nothing by themselves.

    >>> corrected_fields("hedged: yes; as the map shows")
    {'hedged': True}
    """
    found = {}
    for piece in (words or "").split(";"):
        name, _, value = (part.strip() for part in piece.partition(":"))
        if name in READ and value:
            try:
                found[name] = READ[name](value)
            except (ValueError, KeyError):
                continue
    return found


def is_left_out(review: Review) -> bool:
    """Whether the claim does not count: the report does not say it, or says something else that has no fields."""
    is_wrong = review.decision is Decision.CORRECT and not corrected_fields(review.correction)
    return review.decision is Decision.REJECT or is_wrong


def last_words(reviews: Iterable[Review]) -> dict[str, Review]:
    """The last decision that counts on each claim, by claim id."""
    return {review.claim: review for review in reviews if review.decision in DECIDING}


def corrected(claims: Sequence[Claim], reviews: Iterable[Review]) -> Sequence[Claim]:
    """`claims` as people corrected them, in their order."""
    last = last_words(reviews)
    if not last:
        return claims
    return [_corrected(claim, last.get(claim.id)) for claim in claims]


def _corrected(claim: Claim, review: Review | None) -> Claim:
    if review is None or review.decision is not Decision.CORRECT:
        return claim
    return replace(claim, **corrected_fields(review.correction)).under(claim.id)
