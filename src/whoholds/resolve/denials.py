"""Denials that name what they deny only by a word: "denied the allegation", "the claim is false", "denied it".

In: the resolved claims of one report, in order. Out: the same, such denials given the proposition they deny.
Stays true: only a denial is filled, only from a claim of another side that stands before it, and with a reason.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import CONTROL_KINDS, Claim, Stance

_WORD = r"(?:allegation|claim|report|statement|accusation|assertion|announcement|news)s?"
_ANAPHOR = re.compile(
    rf"^(?:it|this|that|which|(?:the|that|this|these|those|such|its|their|all)\s+(?:[\w’'-]+\s+){{0,3}}?{_WORD}\b.*|"
    rf".*\b{_WORD}\b.*\b(?:false|untrue|baseless|wrong|lies?|propaganda|fabricated)|.*\bis\s+(?:false|untrue|baseless))$",
    re.I,
)


def fill_denials(claims: Sequence[Claim]) -> list[Claim]:
    """Give each wordless denial the kind, actor, target, place and extent of the claim it answers."""
    filled: list[Claim] = []
    for claim in claims:
        denied = _denied(claim, filled) if claim.stance is Stance.DENIES and _ANAPHOR.match(claim.quote.text) else None
        if denied is not None:
            claim = replace(
                claim,
                kind=denied.kind,
                actor=denied.actor,
                target=denied.target,
                place=denied.place,
                extent=denied.extent,
                background=False,
                reasons=(*claim.reasons, f"denies what was said at {denied.quote.start}"),
            )
        filled.append(claim)
    return filled


def _denied(denial: Claim, before: Sequence[Claim]) -> Claim | None:
    """The nearest control claim before it that the speaker's side did not make; else, what somebody else of that side
    said of another party."""
    side, words = denial.source.side, denial.source.mention
    open_ = [c for c in reversed(before) if _can_be_denied(c)]
    others = (c for c in open_ if c.source.side is None or c.source.side != side)
    own = (c for c in open_ if c.source.mention != words and c.actor and c.actor.side not in (None, side))
    return next(others, None) or next(own, None)


def _can_be_denied(claim: Claim) -> bool:
    told = claim.kind in CONTROL_KINDS and claim.stance is Stance.ASSERTS
    return told and claim.place is not None and claim.place.name is not None and not claim.background
