"""Who suffers what a statement tells: who is struck, killed, fired at, fought against, or seen.

In: a resolved claim, the cast of its report. Out: the claim, whoever suffers no longer its actor.
Stays true: nobody is put in the sufferer's place; who did it is known only where the words tell.
"""

import re
from dataclasses import replace

from whoholds.records import Claim, Kind
from whoholds.resolve.actors import Cast
from whoholds.resolve.parties import STOPS, WHO, party_at, same_party

_STRICKEN = re.compile(
    r"\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+|also\s+)?(?:killed|wounded|injured|beheaded|executed|martyred|"
    r"slain|shot|hurt|murdered|assassinated|attacked|ambushed|targeted|hit|struck|bombed|shelled|detained|arrested|"
    r"kidnapped|abducted|displaced)\b(?!.*\bby\b)|"
    r"\b(?:has|have|had)\s+lost\s+(?:[\w,.-]+\s+){0,4}?(?:men|fighters|soldiers|troops|members|people|relatives)\b|"
    r"\b(?:fled|have\s+fled|died)\b",
    re.I,
)
"""Passives without an agent, and losses: whoever stands before these words suffers."""
_OTHER_DEED = re.compile(
    r"\b(?:and|when|after|before|while|until|but|then|where|hit|hits|struck|strikes?|storm\w*|attack\w*)\b|;|\b(?!(?:armed|united|allied|so-called)\b)[a-z]{2,}ed\b|\btook\b|\bfought\b"
)
"""Between an actor and such words: somebody else suffers by the actor's deed."""
_AGAINST = re.compile(r"\bagainst\s+(?:the\s+)?$", re.I)
_SEEN = re.compile(r"\b(?:saw|seen|spotted|sighted)\b", re.I)
_UNDER_FIRE = re.compile(
    r"\bc(?:a|o)m(?:e|es|ing)\s+under\s+(?:\w+\s+){0,2}?(?:fire|attack|assault|shelling|bombardment|bombing)\b"
    rf"(?:\s+(?:by|from)\s+{WHO}{STOPS})?",
    re.I,
)
_STRUCK = frozenset({Kind.STRIKE, Kind.CLASH, Kind.CASUALTIES})
_SUFFERED = frozenset({*_STRUCK, Kind.DETAINS, Kind.DISPLACEMENT})


def sufferer_apart(claim: Claim, cast: Cast) -> Claim:
    """`claim` with whoever suffers as its target, or for one who was seen, as the one present."""
    words = claim.quote.text
    if claim.kind in (Kind.CLASH, Kind.STRIKE) and _is_opposed(claim):
        return replace(claim, actor=None, target=claim.actor)
    if claim.kind is Kind.PRESENT and _SEEN.search(words) and _by_the_speaker(claim):
        return replace(claim, actor=claim.target, target=None)
    if claim.kind in _SUFFERED and (found := _STRICKEN.search(words)):
        return _stricken(claim, found)
    if claim.kind in _STRUCK and (found := _UNDER_FIRE.search(words)):
        return _under_fire(claim, found, cast)
    return claim


def _under_fire(claim: Claim, found: "re.Match[str]", cast: Cast) -> Claim:
    """Who comes under fire is fired at."""
    at = claim.actor.mention if claim.actor else None
    if at is None or not claim.quote.start <= at.start < claim.quote.start + found.start():
        return claim
    return replace(claim, actor=party_at(claim, found, cast) if found["who"] else None, target=claim.actor)


def _is_opposed(claim: Claim) -> bool:
    """Whether the words put the actor behind "against", and nobody else is the target."""
    at = claim.actor.mention if claim.actor else None
    inside = at is not None and claim.quote.start <= at.start < claim.quote.end
    if at is None or not inside or (claim.target and claim.target.name and not same_party(claim.actor, claim.target)):
        return False
    return _AGAINST.search(claim.quote.text[: at.start - claim.quote.start]) is not None


def _by_the_speaker(claim: Claim) -> bool:
    """Whether the one who saw is taken for the one who was seen."""
    actor, speaker = claim.actor, claim.source.mention
    told = claim.target is not None and claim.target.name is not None and actor is not None
    return told and actor is not None and (actor.mention == speaker or actor.name == claim.source.actor)


def _stricken(claim: Claim, found: "re.Match[str]") -> Claim:
    """Nobody is told to have done it, where the one told is its subject or the very one who suffered."""
    at = claim.actor.mention if claim.actor else None
    verb = claim.quote.start + found.start()
    subject = at is not None and (
        claim.quote.start <= at.start < verb or (found.start() == 0 and 0 <= verb - at.end <= 2)
    )
    if (
        subject
        and at is not None
        and _OTHER_DEED.search(claim.quote.text[max(0, at.end - claim.quote.start) : found.start()])
    ):
        return claim
    if not subject and not same_party(claim.actor, claim.target):
        return claim
    return replace(claim, actor=None, target=claim.target or claim.actor)
