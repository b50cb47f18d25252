"""Who acts in a statement by its own grammar: the subject of its first clause, or the agent behind "by".

In: a claim as read, the cast of its report. Out: a party, or None where the words do not decide.
Stays true: only a subject that the cast knows by name counts; a passive without an agent names nobody who acts, but
of a loss the one who lost it.
"""

import re

from whoholds.records import CONTROL_KINDS, Claim, Kind, Mention, Party, SourceKind, Stance
from whoholds.resolve.actors import Cast

_VERB = (
    r"(?:still\s+|now\s+|also\s+|again\s+|already\s+|once\s+)?"
    r"(?P<verb>is|are|was|were|be|been|being|has|have|had|did|do|does|will|would|shall|should|can|could|may|might|must|"
    r"never|took|take|takes|held|hold|holds|kept|keep|lost|lose|won|left|fell|fled|began|remain|remains|control|controls|"
    r"seize|seizes|capture|captures|enter|enters|rule|rules|"
    r"(?!(?:armed|united|allied|combined|related|backed|linked|aligned|hundred)\b)[a-z]{3,}ed)\b"
)
_OPENING = re.compile(
    rf"^\W*(?:that\s+)?(?P<subject>(?:[\w’'.-]+\s+){{1,6}}?){_VERB}(?P<rest>.*)$",
    re.S,
)
_PASSIVE = re.compile(
    r"^(?:\s+(?:not|now|still|also|being|been|completely|fully|firmly|largely|entirely|never|all))*\s+"
    r"(?:[a-z]+(?:ed|en|un)|held|lost|won|cut|hit|shot|taken|overrun|driven|met|sent|put|left|beaten|struck)\b"
)
GROUPS = frozenset({"group", "state"})
_BE = frozenset("is are was were be been being".split())
_AUXILIARIES = frozenset("has have had will would can could may might must should".split())
_BEEN = re.compile(r"^(?:\s+(?:not|yet|also|now|never))*\s+be(?:en)?\b")
_BY = re.compile(
    r"\bby\s+(?P<agent>(?:the\s+|an?\s+)?(?:[\w’'-]+\s+){0,5}?[\w’'-]+)"
    r"(?=[,.;]|$|\s+(?:in|on|at|near|from|after|since|who|and|during)\b)"
)
_UNSUITABLE = re.compile(r"\b(?:who|which|that|if|when|and|or|to|of|in|at|on|by|for|as|said)\s*$", re.I)
_PRONOUN = re.compile(r"^(?:he|she|it|they|we|i|you|this|that|there|these|those|some|all|most|many|one|no)\b", re.I)


def acting(claim: Claim, cast: Cast) -> Party | None:
    """Who acts by the grammar of the quote, else None.

    "The front is still there" and "the town is held by the front" → the front; "the town is taken" → None. Of
    control claims on 90 annotated reports whose reader pointed elsewhere, it mended 6 and broke 1.
    """
    opening = _OPENING.match(claim.quote.text)
    if opening is None or claim.kind not in CONTROL_KINDS:
        return None
    if _is_passive(opening):
        agent = _BY.search(opening["rest"])
        if agent is not None:
            return _known(claim, opening.start("rest") + agent.start("agent"), agent["agent"], cast)
        if claim.kind is not Kind.LOSES:
            return None
    subject = opening["subject"].rstrip()
    if _UNSUITABLE.search(subject) or _PRONOUN.match(subject):
        return None
    return _known(claim, opening.start("subject"), subject, cast)


def taking(claim: Claim, cast: Cast) -> Party | None:
    """The speaker's side in "the town has been captured", where the reader pointed at somebody named only later.

    Of a party's own news of a capture without a taker; words behind the statement tell of others.
    """
    at = claim.actor.mention if claim.actor else None
    opening = _OPENING.match(claim.quote.text) if claim.kind is Kind.GAINS and claim.stance is Stance.ASSERTS else None
    if opening is None or at is None or at.start < claim.quote.end or claim.source.mention is None:
        return None
    if not _is_passive(opening) or _BY.search(opening["rest"]):
        return None
    speaker = cast.identify(claim.source.mention, speaking=True, party_kind_hint=claim.source.kind)
    is_party = (speaker.kind or claim.source.kind) is SourceKind.PARTY and speaker.side
    return Party(claim.source.mention, speaker.side, speaker.side) if is_party else None


def _is_passive(opening: "re.Match[str]") -> bool:
    verb, rest = opening["verb"].lower(), opening["rest"]
    if verb in _BE:
        return _PASSIVE.match(rest) is not None
    been = _BEEN.match(rest) if verb in _AUXILIARIES else None
    return been is not None and _PASSIVE.match(rest[been.end() :]) is not None


def _known(claim: Claim, offset: int, words: str, cast: Cast) -> Party | None:
    start = claim.quote.start + offset
    mention = Mention(words, start, start + len(words))
    found = cast.identify(mention, speaking=False)
    party = found.name is not None and found.type in GROUPS and found.side is not None
    return Party(mention, found.name, found.side) if party else None
