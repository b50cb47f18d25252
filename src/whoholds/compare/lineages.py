"""Claims that go back to one origin: copies count once.

In: claims and the reports they were read from. Out: a lineage id for every claim.
Stays true: the order of claims and reports does not matter; work grows with words, not with pairs of claims; two
different things said in one report by different speakers keep their own lineages.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whoholds.compare.names import fold
from whoholds.records import Claim, Report, SourceKind, content_id

SHINGLE_WORDS = 5
COMMON_SHINGLE_TEXTS = 200
"""A shingle found in more distinct quotes than this is a stock phrase and ties nothing together."""

CONTAINMENT = 0.5
"""Share of the shorter quote's shingles that the longer must hold: a rewrite keeps about half of its 5-grams."""


class _Groups:
    """Disjoint sets; the smallest member names its set, so that order does not matter."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def find(self, one: str) -> str:
        top = one
        while self._up.get(top, top) != top:
            top = self._up[top]
        while self._up.get(one, one) != top:
            self._up[one], one = top, self._up[one]
        return top

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._up[second] = first


def lineages(claims: Sequence[Claim], reports: Sequence[Report]) -> dict[str, str]:
    """A lineage id by claim id: same speaker or relay, the same words, or a report's own voice are one origin.

    The narrator of a report is its outlet, so one outlet's own voice is one origin across its reports.
    """
    outlets = {report.id: fold(report.outlet) if report.outlet else report.id for report in reports}
    by_id = {claim.id: claim for claim in claims}
    origins = {
        claim_id: _origin(claim, outlets.get(claim.report_id, claim.report_id)) for claim_id, claim in by_id.items()
    }
    groups = _Groups()
    for one, other in _same_words(by_id):
        if _can_be_copy(by_id[one], by_id[other]):
            groups.join(origins[one], origins[other])
    return {claim_id: content_id("lineage/1", (groups.find(origin),)) for claim_id, origin in sorted(origins.items())}


def _origin(claim: Claim, outlet: str) -> str:
    """Who first said it, as far as the claim tells: a named speaker, else the last relay, else the outlet."""
    source = claim.source
    if source.kind is SourceKind.NARRATOR:
        return f"outlet:{fold(claim.via[-1]) if claim.via else outlet}"
    speaker = source.side or source.actor
    if speaker is not None:
        return f"speaker:{fold(speaker)}"
    relay = fold(claim.via[-1]) if claim.via else None
    words = fold(source.mention.text) if source.mention else ""
    return f"relay:{relay}:{source.kind}" if relay else f"unnamed:{claim.report_id}:{source.kind}:{words}"


def _can_be_copy(one: Claim, other: Claim) -> bool:
    """Whether the same words may be one origin: two speakers in one report who say alike are two."""
    return one.report_id != other.report_id


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    if len(words) <= SHINGLE_WORDS:
        return frozenset({words}) if len(words) == SHINGLE_WORDS else frozenset()
    return frozenset(words[start : start + SHINGLE_WORDS] for start in range(len(words) - SHINGLE_WORDS + 1))


def _same_words(claims: Mapping[str, Claim]) -> Iterable[tuple[str, str]]:
    """Pairs of claims whose quotes are the same or contain most of each other's 5-grams, each tied to one other."""
    texts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for claim_id in sorted(claims):
        texts[_words(claims[claim_id].quote.text)].append(claim_id)
    for same in texts.values():
        if len(same) > 1 and len(_words(claims[same[0]].quote.text)) >= SHINGLE_WORDS:
            yield from ((same[0], other) for other in same[1:])
    yield from _near(sorted(same[0] for same in texts.values()), claims)


def _near(distinct: Sequence[str], claims: Mapping[str, Claim]) -> Iterable[tuple[str, str]]:
    shingles = {claim_id: _shingles(claims[claim_id].quote.text) for claim_id in distinct}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for claim_id in distinct:
        for shingle in shingles[claim_id]:
            holders[shingle].append(claim_id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for sharing in holders.values():
        if 1 < len(sharing) <= COMMON_SHINGLE_TEXTS:
            for other in sharing[1:]:
                shared[(sharing[0], other)] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= CONTAINMENT * min(len(shingles[one]), len(shingles[other])):
            yield one, other
