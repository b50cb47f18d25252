"""Who won and who lost by the words that join them: "fell to the front", "taken from them", "we defeated them".

In: a resolved claim, the cast of its report. Out: the claim, actor and target as those words have them.
Stays true: only somebody whom the cast knows by name moves; a place that changed hands keeps its kind.
"""

import re
from dataclasses import replace

from whoholds.records import Claim, Kind, Party, SourceKind
from whoholds.resolve.actors import Cast
from whoholds.resolve.parties import STOPS, WHO, party_at, same_party

_FELL_TO = re.compile(
    rf"\b(?:fall|fell|fallen|falling|falls|lost|surrendered|ceded|handed\s+over)\s+(?:in)?to\s+{WHO}{STOPS}", re.I
)
_TAKEN_FROM = re.compile(
    rf"\b(?:(?:re)?captur|seiz|liberat|free|retak|retook|t(?:a|oo)k|wrest|clear|regain|recover)\w*\b"
    rf"(?:(?!\b(?:with|support|help|backing|orders?|advanc\w+|after|moving|coming)\b)[^,.;]){{0,60}}?\bfrom\s+"
    rf"{WHO}(?:[’']s?)?\s*(?:\b(?:control|hands|grip|rule|clutches)\b|{STOPS})",
    re.I,
)
_DEFEATED = re.compile(
    r"(?<!be\s)(?<!been\s)(?<!being\s)(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)"
    r"\b(?:defeated|ousted|expelled|evicted|routed|toppled|overthrew|crushed|drove\s+out|pushed\s+out|has\s+driven|have\s+driven)\b",
    re.I,
)
_BEATEN_BY = re.compile(
    r"\b(?:defeated|ousted|expelled|evicted|routed|toppled|overthrown|crushed|driven|pushed)\b[^,.;]{0,40}?\bby\s+"
    rf"{WHO}{STOPS}",
    re.I,
)
_FREED = re.compile(r"\b(?:was|were|been|being)\s+(?:\w+ly\s+)?freed\s+from\b(?!.*\bby\b)", re.I)
"""Nobody is told to have freed it: what is told is the loss."""
_BY_WHOM = WHO.replace("who", "of")
_HELD_BY = re.compile(
    r"\b(?P<who>[A-Za-z]\w+)-(?:held|controlled|occupied|run|ruled|administered)\b|"
    r"\b(?:under\s+(?:the\s+)?(?:\w+\s+)?(?:control|rule|authority)\s+of|(?:controlled|held|occupied|ruled)\s+by)\s+"
    rf"{_BY_WHOM}{STOPS}|"
    r"\bunder\s+(?:the\s+)?(?P<under>[\w’'-]+(?:\s+[\w-]+)?)(?:[’']s?)?\s+(?:control|rule|occupation)\b|"
    r"\b(?P<over>\w+)\s+(?:control|rule)\s+over\b"
)


_OWN_RETREAT = re.compile(
    r"^(?:the|its|their|a)\s+(?:\w+\s+)?(?:retreat|withdrawal|pull-?back|pull-?out|evacuation|loss)\b", re.I
)
_ADMITS = re.compile(r"\b(?:admit|conced|acknowledg|confirm)", re.I)


def winner_and_loser(claim: Claim, cast: Cast) -> Claim:
    """`claim` with the taker as actor and whom it was taken from as target; of a loss, the loser as actor."""
    words = claim.quote.text
    if (own := _admitted(claim)) is not None:
        return replace(claim, actor=own, target=None if same_party(claim.actor, own) else claim.actor)
    if claim.kind is Kind.GAINS and (found := _FELL_TO.search(words)):
        return _given(claim, actor=party_at(claim, found, cast))
    if claim.kind is Kind.GAINS and (found := _TAKEN_FROM.search(words)):
        loser = party_at(claim, found, cast)
        alone = loser is not None and _FREED.search(words) is not None
        return replace(claim, kind=Kind.LOSES, actor=loser, target=None) if alone else _given(claim, target=loser)
    if claim.kind is Kind.LOSES and (found := _FELL_TO.search(words)):
        return _given(claim, target=party_at(claim, found, cast))
    if claim.kind is Kind.LOSES and (found := _BEATEN_BY.search(words)):
        return _given(claim, target=party_at(claim, found, cast))
    if claim.kind is Kind.LOSES and (found := _DEFEATED.search(words)) and _stand_around(claim, found):
        return replace(claim, actor=claim.target, target=claim.actor)
    nobody = claim.actor is None or claim.actor.name is None
    if claim.kind is Kind.HOLDS and nobody and (found := _HELD_BY.search(words)):
        return replace(claim, actor=party_at(claim, found, cast, found.lastgroup or "who") or claim.actor)
    return claim


def _admitted(claim: Claim) -> Party | None:
    """The speaker's side, of "the retreat" that it confirms without saying whose."""
    side, cue = claim.source.side, claim.cue
    if claim.kind is not Kind.LOSES or side is None or cue is None or not _ADMITS.search(cue.text):
        return None
    if not _OWN_RETREAT.match(claim.quote.text) or claim.source.kind is not SourceKind.PARTY:
        return None
    at = claim.actor.mention if claim.actor else None
    named = at is not None and claim.quote.start <= at.start < claim.quote.end
    return None if named else Party(claim.source.mention, side, side)


def _given(claim: Claim, actor: Party | None = None, target: Party | None = None) -> Claim:
    """With one of the two told by the words; whoever stood there before goes to the other place, if that is free."""
    if actor is not None:
        before = claim.actor if claim.target is None or same_party(claim.target, actor) else None
        free = before is None or same_party(before, actor)
        return replace(
            claim, actor=actor, target=(None if same_party(claim.target, actor) else claim.target) if free else before
        )
    if target is not None:
        return replace(claim, target=target, actor=None if same_party(claim.actor, target) else claim.actor)
    return claim


def _stand_around(claim: Claim, verb: "re.Match[str]") -> bool:
    """Whether the actor stands before the verb and the target behind it."""
    actor, target = (party.mention if party else None for party in (claim.actor, claim.target))
    if actor is None or target is None:
        return False
    at = claim.quote.start + verb.start()
    return actor.end <= at < target.start < claim.quote.end
