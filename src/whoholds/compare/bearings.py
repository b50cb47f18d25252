"""What one claim does to the question of who holds its place.

In: one resolved claim. Out: its bearing and the party it bears on, or None where it says nothing of control.
Stays true: what is promised, predicted, demanded or asked never bears on who holds a place today.
"""

import re

from whoholds.compare.names import fold
from whoholds.compare.parties import party_name
from whoholds.records import Bearing, Claim, Kind, SourceKind, Stance

SHARING = re.compile(
    r"\b(?:shar(?:e|es|ed|ing)|joint(?:ly)?|divid(?:e|es|ed|ing)|split|co-?administ\w*|hand(?:s|ed|ing)? over|"
    r"side by side|both (?:sides|parties|forces)\W+(?:\w+\W+){0,2}(?:hold|control|stay|remain|patrol|run|govern))\b",
    re.IGNORECASE,
)
"""An agreement in such words is about who holds the place; of others (talks held there, a truce) it is not known."""

Effect = tuple[Bearing, str | None, str | None]
"""Bearing, holder, rival (names, not yet labels)."""

BARE_WORDS = 3
"""A quote so short that names the place tells of holding only by a word for it."""
_HOLDING = re.compile(
    r"\b(?:h[eo]ld\w*|control\w*|rul\w+|govern\w*|occup\w+|remain\w*|resist\w*|still|ours?|own\w*|run|runs|stronghold|bastion|"
    r"capital|redoubt|hands|present|keeps?|kept|defend\w*|stands?|denie[sd]|it|this|that|claims?|reports?)\b|-held|-run",
    re.IGNORECASE,
)
_AIR = re.compile(r"\bair\s?space\b", re.IGNORECASE)
_REPEL = r"(?:repel|repuls|ward\w* off|fend\w* off|beat\w* back|thwart)\w*"
_REPELLED = re.compile(
    rf"\b{_REPEL}\b.*\b(?:attack|advance|raid|offensive|assault)|\b(?:attack|advance|raid|offensive|assault)s?\b.*\b{_REPEL}\b",
    re.IGNORECASE,
)
_BATTLE = re.compile(
    r"\b(?:offensives?|assault(?:s|ed)?|pitched battles?|counter-?attack\w*|"
    r"(?:operation|campaign|battle|fight)s? to (?:\w+ )?"
    r"(?:re)?(?:take|capture|liberate|seize|free|drive|oust|clear|wrest))\b",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:plan\w*|prepar\w*|threat\w*|any|possible|expected|looming|will|would|could|may|might|imminent|decision|ready|ended|end|over)\b",
    re.IGNORECASE,
)
_PLANNED = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|prepar\w+|threaten\w*|any|possible|potential|expected|looming|imminent)\s+(?:\w+\s+){0,3}"
    r"(?:offensive|assault|operation|attack|invasion|battle|fight|campaign)\b",
    re.IGNORECASE,
)
_LAST_STAND = re.compile(
    r"\blast stands?\b|"
    r"\b(?:last|final) (?:\w+ ){0,2}(?:pockets?|slithers?|slivers?|scraps?|parcels?|patch(?:es)?|redoubts?)\b",
    re.IGNORECASE,
)
FIGHTING_KINDS = frozenset({Kind.CLASH, Kind.STRIKE})
SPEAKING_OF_FACT = frozenset({Stance.ASSERTS, Stance.DENIES, Stance.UNCONFIRMED, Stance.CONDITIONAL})


def effect(claim: Claim) -> Effect | None:
    """How `claim` bears on control of its place; None if it does not.

    A taking with no taker named still tells who lost the place; a loss to a named party is that party's gain.
    """
    if claim.stance not in SPEAKING_OF_FACT or _tells_no_holder(claim):
        return None
    plain = _asserted(claim)
    if plain is None and _knows_no_holder(claim):
        return Bearing.UNCONFIRMED, None, None
    if plain is None or claim.stance is Stance.ASSERTS:
        return plain
    bearing, holder, rival = plain
    if claim.stance is Stance.DENIES:
        return _denied(claim, bearing)
    return (Bearing.CONDITIONAL if claim.stance is Stance.CONDITIONAL else Bearing.UNCONFIRMED), holder, rival


def _fought(claim: Claim, actor: str | None, target: str | None) -> Effect | None:
    """A clash; told as a battle on the ground for the place, begun and not only planned or over, it contests it.

    Who repels an attack is inside. Of annotated places of which nothing else is told, 9 of 17 so fought over are
    contested, of other clashes 5 of 36. One that is only planned says nothing.
    """
    words = claim.quote.text
    if _PLANNED.search(words) is not None:
        return None
    if (actor is None and target is None) or _NOT_NOW.search(words) is not None:
        return Bearing.FIGHTING, target, actor
    if _REPELLED.search(words) is not None:
        return Bearing.CONTESTS, actor, target
    return (Bearing.CONTESTS if _BATTLE.search(words) is not None else Bearing.FIGHTING), target, actor


def _knows_no_holder(claim: Claim) -> bool:
    """Whether the report itself says that it is not known who holds the place."""
    unknown = claim.kind is Kind.HOLDS and claim.stance is Stance.UNCONFIRMED
    return unknown and claim.source.kind is SourceKind.NARRATOR


def _tells_no_holder(claim: Claim) -> bool:
    """Whether a claim read as a hold is the bare name of something, or is about the air above."""
    if claim.kind not in (Kind.HOLDS, Kind.GAINS):
        return False
    words = claim.quote.text
    named = claim.place is not None and claim.place.mention is not None and claim.place.mention.text in words
    bare = named and claim.kind is Kind.HOLDS and len(words.split()) <= BARE_WORDS and _HOLDING.search(words) is None
    return bare or _AIR.search(words) is not None


def _parties(claim: Claim) -> tuple[str | None, str | None]:
    """Actor and target; nobody gains from, loses to or fights itself, so a target that is the actor says nothing."""
    actor, target = party_name(claim.actor), party_name(claim.target)
    return actor, (None if actor and target and fold(actor) == fold(target) else target)


def _asserted(claim: Claim) -> Effect | None:
    actor, target = _parties(claim)
    match claim.kind:
        case Kind.GAINS:
            return (_full(claim), actor, target) if actor else (Bearing.OPPOSES, target, None)
        case Kind.HOLDS:
            return _held(claim, actor, target) if actor else None
        case Kind.LOSES:
            return (_full(claim), target, actor) if target else (Bearing.OPPOSES, actor, None)
        case Kind.CONTESTS:
            return Bearing.CONTESTS, target, actor
        case Kind.PRESENT:
            whole = claim.extent is not None and claim.extent.whole
            return (Bearing.SUPPORTS if whole else Bearing.PRESENCE), actor, target
        case Kind.CLASH:
            return _fought(claim, actor, target)
        case Kind.AGREEMENT if actor and target and SHARING.search(claim.quote.text):
            return Bearing.AGREES, actor, target
        case _:
            return None


def _held(claim: Claim, actor: str, target: str | None) -> Effect:
    """A hold; of who makes a last stand, or keeps a last pocket, he is besieged: so in 5 of 5 annotated places."""
    return (Bearing.CONTESTS if _LAST_STAND.search(claim.quote.text) else _full(claim)), actor, target


def _full(claim: Claim) -> Bearing:
    part = claim.extent is not None and not claim.extent.whole
    return Bearing.PART if part else Bearing.SUPPORTS


def _denied(claim: Claim, bearing: Bearing) -> Effect | None:
    actor, target = _parties(claim)
    if claim.kind is Kind.LOSES:
        return Bearing.SUPPORTS, actor, target
    if claim.kind is Kind.GAINS and actor is None:
        return (Bearing.SUPPORTS, target, None) if target else None
    if bearing in {Bearing.SUPPORTS, Bearing.PART, Bearing.PRESENCE}:
        return Bearing.OPPOSES, actor, target
    return None
