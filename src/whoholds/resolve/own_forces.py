"""Whose "our men", "his forces" and "its troops" are: the speaker's own side.

In: a claim as read, the cast of its report. Out: a party in the speaker's name, or None. Stays true: words that are
known by themselves keep their meaning; only a speaker with a side has forces.
"""

import re

from whoholds.records import Claim, Form, Kind, Mention, Party, SourceKind
from whoholds.resolve.actors import Cast

OWN_FORCES = re.compile(
    r"^\W*(?:we\b|our\b|(?:my|his|her|its|their)\s+(?:own\s+)?"
    r"(?:forces|men|fighters|troops|soldiers|side|movement|group|army|units)\b)",
    re.I,
)


OWN_AT_END = re.compile(
    r"\b(?:our|my|his|her|its|their)\s+(?:own\s+)?(?:forces|men|fighters|troops|soldiers|army|units)$", re.I
)
FIRST_PERSON_OWNS = re.compile(r"^\W*(?:we|our|my)\b", re.I)


IN_OUR_HANDS = re.compile(r"\b(?P<whose>ours?)\b(?:$|\s+(?:hands|control|grip|rule|possession)\b|(?=[,.;]))", re.I)


def in_our_hands(claim: Claim, cast: Cast) -> Party | None:
    """The speaker's side in "the town is ours" and "it is in our hands"; None for other claims."""
    found = IN_OUR_HANDS.search(claim.quote.text) if claim.kind in (Kind.HOLDS, Kind.GAINS) else None
    if found is None or claim.source.mention is None or claim.form not in (Form.DIRECT, Form.MIXED):
        return None
    speaker = cast.identify(claim.source.mention, speaking=True, party_kind_hint=claim.source.kind)
    start = claim.quote.start + found.start("whose")
    words = Mention(found["whose"], start, start + len(found["whose"]))
    return Party(words, speaker.side, speaker.side) if speaker.side else None


FLAG = re.compile(r"\b(?P<owner>their|its|his|[A-Z]\w+['’]s?)\s+(?:own\s+)?(?:white\s+|black\s+)?(?:flag|banner)s?\b")


def flag_owner(claim: Claim, cast: Cast) -> Party | None:
    """Who is present where "their flag" is raised, if the words name nobody else."""
    found = FLAG.search(claim.quote.text) if claim.kind is Kind.PRESENT else None
    if found is None:
        return None
    start = claim.quote.start + found.start("owner")
    owner = Mention(found["owner"], start, start + len(found["owner"]))
    party = cast.identify(owner, speaking=False)
    return Party(owner, party.name, party.side) if party.name else None


REPORTED_REACH = 5
"""Characters into a statement within which its subject stands: room for "that "."""


def themselves(claim: Claim, kinds: frozenset[Kind], cast: Cast) -> Party | None:
    """A party's spokesman whose words are reported as "they took the town" speaks of his own side.

    Of 31 annotated statements that begin so 21 do, whoever was named last.
    """
    at = claim.actor.mention if claim.actor else None
    begins = at is not None and at.text.casefold() == "they" and 0 <= at.start - claim.quote.start <= REPORTED_REACH
    if at is None or not begins or claim.form is not Form.INDIRECT or claim.kind not in kinds:
        return None
    if claim.source.mention is None or claim.source.mention.text.casefold() == "they":
        return None
    speaker = cast.identify(claim.source.mention, speaking=True, party_kind_hint=claim.source.kind)
    if speaker.side is None or speaker.kind is not SourceKind.PARTY:
        return None
    return Party(at, speaker.side, speaker.side)


def own_forces(claim: Claim, cast: Cast) -> Party | None:
    """The speaker's own side in "His forces held the heights"."""
    own = OWN_FORCES.match(claim.quote.text)
    if own is None or claim.source.mention is None:
        return None
    speaker = cast.identify(claim.source.mention, speaking=True, party_kind_hint=claim.source.kind)
    side = speaker.side or speaker.name
    words = Mention(own.group(), claim.quote.start, claim.quote.start + own.end())
    return Party(words, side, speaker.side) if side else None


def means_another(pointed: Mention, claim: Claim, own: Party, cast: Cast) -> bool:
    """Whether the reader pointed at others within the statement, or at words of these that are known by themselves."""
    inside = pointed.start < claim.quote.end and pointed.end > claim.quote.start
    if not inside or own.mention is None:
        return False
    if pointed.start >= own.mention.end:
        return True
    if FIRST_PERSON_OWNS.match(own.mention.text):
        return False
    return cast.identify(pointed, speaking=False).side not in (None, own.side)


def held_behind(mention: Mention, claim: Claim, cast: Cast) -> Party | None:
    """The speaker's side in "was still held by his men", of whom nobody knows more."""
    lead = claim.quote.text[: max(0, mention.end - claim.quote.start)]
    if OWN_AT_END.search(lead) is None or claim.source.mention is None:
        return None
    speaker = cast.identify(claim.source.mention, speaking=True, party_kind_hint=claim.source.kind)
    return Party(mention, speaker.side, speaker.side) if speaker.side else None
