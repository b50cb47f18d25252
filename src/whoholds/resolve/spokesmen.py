"""For whom a bare "a spokesman" speaks: for whoever spoke just before.

In: the resolved claims of one report, in order. Out: the same, bare spokesmen on the side of the speaker before them.
Stays true: only a mention that names nobody ("a spokesman", "the spokeswoman") is filled, only within its paragraph,
and only from a speaker with a side.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import Claim, SourceKind

REACH = 12
"""Claims looked back: more than any paragraph of the annotated reports holds."""
_BARE = re.compile(r"^(?:an?|the|another|one|its|their)\s+(?:\w+\s+)?spokes(?:man|woman|person)$", re.I)
_OTHERWISE = re.compile(r"^(?:an?|the|another|one|its|their)\s+(?:military|army|police|government|ministry|UN)\b", re.I)


def fill_spokesmen(claims: Sequence[Claim], text: str) -> list[Claim]:
    """Give each bare spokesman the side of the nearest speaker before it in its paragraph of `text`."""
    filled: list[Claim] = []
    for claim in claims:
        before = _spoke_before(claim, filled, text) if _is_bare(claim) else None
        if before is not None:
            source = replace(claim.source, side=before.source.side, kind=SourceKind.PARTY)
            reason = f"speaks for who spoke at {before.quote.start}"
            claim = replace(claim, source=source, reasons=(*claim.reasons, reason))
        filled.append(claim)
    return filled


def _is_bare(claim: Claim) -> bool:
    mention = claim.source.mention
    if mention is None or claim.source.actor is not None:
        return False
    return _BARE.match(mention.text) is not None and _OTHERWISE.match(mention.text) is None


def _spoke_before(claim: Claim, before: Sequence[Claim], text: str) -> Claim | None:
    own = claim.source.mention
    for earlier in reversed(before[-REACH:]):
        if "\n" in text[earlier.quote.end : claim.quote.start]:
            return None
        spoke = earlier.source.mention
        if spoke is not None and spoke != own and earlier.source.kind is SourceKind.PARTY and earlier.source.side:
            return earlier
    return None
