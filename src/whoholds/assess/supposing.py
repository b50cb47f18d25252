"""What if one claim were true: the claims as they would stand then.

In: claims, links, questions and the claim. Out: claims and links to judge again. Stays true: only what bears on the
claim's own places is touched; nothing supposed is ever stored.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whoholds.records import (
    Attached,
    Bearing,
    Claim,
    Form,
    Link,
    LinkKind,
    Question,
    Source,
    SourceKind,
    Stance,
)

AGAINST_IT = frozenset({Bearing.SUPPORTS, Bearing.OPPOSES, Bearing.CONTESTS, Bearing.FIGHTING})
SUPPOSED = frozenset({Stance.CONDITIONAL, Stance.UNCONFIRMED})


def suppose(
    claim: Claim, claims: Sequence[Claim], links: Iterable[Link], questions: Iterable[Question]
) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """The claims and links if `claim` were plainly so.

    It is told as fact by nobody's outlet; what conflicts with it on its places falls away; what was said on condition
    of it is said without condition.
    """
    depending = {link.origin for link in links if link.kind is LinkKind.CONDITIONAL_ON and link.to == claim.id}
    fallen = _conflicting(claim, questions)
    told = []
    for one in claims:
        if one.id == claim.id:
            told.append(_as_fact(one))
        elif one.id in depending and one.stance is not Stance.ASSERTS:
            told.append(replace(one, stance=Stance.ASSERTS))
        elif one.id not in fallen:
            told.append(one)
    kept = {one.id for one in told}
    left = tuple(one for one in links if one.origin in kept and one.to in kept)
    return tuple(told), left


def _as_fact(claim: Claim) -> Claim:
    return replace(
        claim,
        source=Source(SourceKind.NARRATOR),
        stance=Stance.ASSERTS if claim.stance in SUPPOSED else claim.stance,
        form=Form.NARRATED,
        hedged=False,
        via=(),
        background=False,
    )


def _conflicting(claim: Claim, questions: Iterable[Question]) -> frozenset[str]:
    """Claims on the same places that cannot be right with it, unless they tell of a later day."""
    fallen: set[str] = set()
    for question in questions:
        mine = next((one for one in question.attached if one.claim == claim.id), None)
        if mine is not None:
            fallen |= {one.claim for one in question.attached if one is not mine and _conflicts(question, mine, one)}
    return frozenset(fallen)


def _conflicts(question: Question, mine: Attached, other: Attached) -> bool:
    if other.bearing not in AGAINST_IT or (mine.day and other.day and other.day > mine.day):
        return False
    if mine.bearing is Bearing.OPPOSES:
        return other.bearing is Bearing.SUPPORTS and other.holder == mine.holder
    if other.bearing is Bearing.OPPOSES:
        return other.holder == mine.holder
    return question.are_rivals(other.holder, mine.holder)
