"""Claims that go back to one origin: copies count once.

In: the claims of one place, and when and where their reports were published. Out: a lineage id for every claim.
Stays true: the order of claims and reports does not matter; work grows with words, not with pairs of claims; two
different things said in one report by different speakers keep their own lineages.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Self

from whoholds.compare.corrections import is_left_out
from whoholds.compare.names import fold
from whoholds.records import Claim, Decision, Report, Review, SourceKind, content_id

SHINGLE_WORDS = 5

CONTAINMENT = 0.5
"""Share of the shorter quote's shingles that the longer must hold: a rewrite keeps about half of its 5-grams."""

COPIED_REPORT = 0.5
"""Share of a report's claims that must be copies of one earlier report for all its own voice to count as copied."""


class _Groups:
    """Disjoint sets; the smallest member names its set, so that order does not matter."""

    def __init__(self, members: Iterable[str]) -> None:
        self._up = {member: member for member in members}

    def find(self, one: str) -> str:
        top = one
        while self._up[top] != top:
            top = self._up[top]
        while self._up[one] != top:
            self._up[one], one = top, self._up[one]
        return top

    def join(self, one: str, other: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        self._up[second] = first


@dataclass(frozen=True, slots=True)
class Publishing:
    """What is known of reports by id: the day (the last day of all where there is none) and the folded outlet."""

    dates: dict[str, date]
    outlets: dict[str, str]
    decided: dict[str, Review]
    """What a person last decided about a claim, by claim id."""

    @classmethod
    def of(cls, reports: Iterable[Report]) -> Self:
        """Gathered once for all places."""
        made = cls({}, {}, {})
        for report in reports:
            made.add(report)
        return made

    def is_rejected(self, claim_id: str) -> bool:
        """Whether a person says that the report does not say this, or something else."""
        return claim_id in self.decided and is_left_out(self.decided[claim_id])

    def is_apart(self, claim_id: str) -> bool:
        """Whether a person says that this is no copy of any other claim."""
        return claim_id in self.decided and self.decided[claim_id].decision is Decision.UNLINK

    def linked(self, claim_ids: Collection[str]) -> Iterable[tuple[str, str]]:
        """Pairs among these claims of which a person says that they say the same."""
        for claim_id in sorted(claim_ids):
            review = self.decided.get(claim_id)
            other = review.other if review and review.decision is Decision.LINK else None
            if other is not None and other in claim_ids:
                yield claim_id, other

    def add(self, report: Report) -> None:
        """Know one more report."""
        self.dates[report.id] = report.date or date.max
        self.outlets[report.id] = fold(report.outlet) if report.outlet else report.id


@dataclass(frozen=True, slots=True)
class Traced:
    """The lineage of a claim, and the earliest claim with its words: itself where it copies none."""

    lineage: str
    first: Claim


def lineages(claims: Sequence[Claim], publishing: Publishing) -> dict[str, str]:
    """A lineage id by claim id; see `trace`."""
    return {claim_id: traced.lineage for claim_id, traced in trace(claims, publishing).items()}


def trace(claims: Sequence[Claim], publishing: Publishing) -> dict[str, Traced]:
    """For each claim its lineage: the origin of the earliest claim with the same words.

    One side, one relay, one outlet's own voice are one origin each. A report most of whose claims, of those given, are
    copies of an earlier one is that report again, whatever its outlet. Given the claims of one place, the lineages of
    that place depend on nothing else.
    """
    dates, outlets = publishing.dates, publishing.outlets
    by_id = {claim.id: claim for claim in claims}
    groups = _Groups(by_id)
    free = {claim_id: claim for claim_id, claim in by_id.items() if not publishing.is_apart(claim_id)}
    for one, other in _same_words(free):
        if _can_be_copy(by_id[one], by_id[other]):
            groups.join(one, other)
    for one, other in publishing.linked(by_id):
        groups.join(one, other)
    earliest = _earliest(by_id, {claim_id: groups.find(claim_id) for claim_id in by_id}, dates, outlets)
    copied = _copied_reports(by_id, earliest)
    found = {}
    for claim_id in sorted(by_id):
        root = earliest[claim_id]
        if root is by_id[claim_id] and publishing.is_apart(claim_id):
            found[claim_id] = Traced(content_id("lineage/1", (f"by-hand:{claim_id}",)), root)
            continue
        report = copied.get(root.report_id, root.report_id)
        lineage = content_id("lineage/1", (_origin(root, report, outlets.get(report, report)),))
        found[claim_id] = Traced(lineage, root)
    return found


def _earliest(
    claims: Mapping[str, Claim], clusters: Mapping[str, str], dates: Mapping[str, date], outlets: Mapping[str, str]
) -> dict[str, Claim]:
    """For each claim the first with its words; on one day, that of the origin with most to say of its own that day,
    else on any day, else in the report with most claims.

    Otherwise a copy of the same day could pass for the original and leave the original's other claims standing alone.
    """
    origins = {
        claim_id: _origin(claim, claim.report_id, outlets.get(claim.report_id, claim.report_id))
        for claim_id, claim in claims.items()
    }
    said: dict[tuple[str, date], set[str]] = defaultdict(set)
    for claim_id, origin in origins.items():
        if not claims[claim_id].background:
            said[origin, dates.get(claims[claim_id].report_id, date.max)].add(clusters[claim_id])

    ever: Counter[str] = Counter()
    for (origin, _), told in said.items():
        ever[origin] += len(told)

    length = Counter(claim.report_id for claim in claims.values())

    def rank(claim_id: str) -> tuple[date, int, int, int, str, str]:
        origin, report = origins[claim_id], claims[claim_id].report_id
        day = dates.get(report, date.max)
        return day, -len(said.get((origin, day), ())), -ever[origin], -length[report], origin, claim_id

    first: dict[str, Claim] = {}
    for claim_id in sorted(claims, key=rank):
        first.setdefault(clusters[claim_id], claims[claim_id])
    return {claim_id: first[clusters[claim_id]] for claim_id in claims}


def _copied_reports(claims: Mapping[str, Claim], earliest: Mapping[str, Claim]) -> dict[str, str]:
    """For each report that mostly copies one earlier report, that report."""
    totals: Counter[str] = Counter(claim.report_id for claim in claims.values() if not claim.background)
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    for claim_id, claim in claims.items():
        if earliest[claim_id].report_id != claim.report_id and not claim.background:
            shared[claim.report_id][earliest[claim_id].report_id] += 1
    found = {}
    for report, origins in shared.items():
        origin, count = max(origins.items(), key=lambda one: (one[1], one[0]))
        if count >= COPIED_REPORT * totals[report]:
            found[report] = origin
    return found


def _origin(claim: Claim, report: str, outlet: str) -> str:
    """Who first said it, as far as the claim tells: a named speaker, else the last relay, else the outlet."""
    source = claim.source
    if source.kind is SourceKind.NARRATOR:
        return f"outlet:{fold(claim.via[-1]) if claim.via else outlet}"
    speaker = source.side or source.actor
    if speaker is not None:
        return f"speaker:{fold(speaker)}"
    relay = fold(claim.via[-1]) if claim.via else None
    words = fold(source.mention.text) if source.mention else ""
    return f"relay:{relay}:{source.kind}" if relay else f"unnamed:{report}:{source.kind}:{words}"


def lineage_of_outlet(name: str) -> str:
    """The lineage id of what an outlet says in its own voice."""
    return content_id("lineage/1", (f"outlet:{fold(name)}",))


Voice = tuple[str, str]
"""The sort of speaker and, if known, for whom or who: what a copy keeps unless it drops the attribution."""

NARRATING: Voice = (SourceKind.NARRATOR, "")


def _voice(claim: Claim) -> Voice:
    return claim.source.kind, fold(claim.source.side or claim.source.actor or "")


def _can_be_copy(one: Claim, other: Claim) -> bool:
    """Whether the same words may be one origin: the same voice, or another outlet that drops the attribution.

    Two speakers who say alike are two.
    """
    voices = {_voice(one), _voice(other)}
    return len(voices) == 1 or (NARRATING in voices and one.report_id != other.report_id)


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.lower()))


def _shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = _words(text)
    if len(words) <= SHINGLE_WORDS:
        return frozenset({words}) if len(words) == SHINGLE_WORDS else frozenset()
    return frozenset(words[start : start + SHINGLE_WORDS] for start in range(len(words) - SHINGLE_WORDS + 1))


def _same_words(claims: Mapping[str, Claim]) -> Iterable[tuple[str, str]]:
    """Pairs of claims with the same quote, or with most 5-grams shared; each shingle ties neighbours and the first."""
    texts: dict[tuple[str, ...], dict[Voice, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim_id in sorted(claims):
        texts[_words(claims[claim_id].quote.text)][_voice(claims[claim_id])].append(claim_id)
    heads = []
    for words, voices in texts.items():
        same = [voices[voice] for voice in sorted(voices, key=lambda voice: (voice == NARRATING, voice))]
        heads += [group[0] for group in same]
        if len(words) >= SHINGLE_WORDS:
            yield from ((group[0], other) for group in same for other in group[1:])
            yield from ((same[0][0], other) for other in voices.get(NARRATING, ()) if len(same) > 1)
    yield from _near(sorted(heads), claims)


def _near(distinct: Sequence[str], claims: Mapping[str, Claim]) -> Iterable[tuple[str, str]]:
    shingles = {claim_id: _shingles(claims[claim_id].quote.text) for claim_id in distinct}
    holders: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for claim_id in distinct:
        for shingle in shingles[claim_id]:
            holders[shingle].append(claim_id)
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for sharing in holders.values():
        for before, other in pairwise(sharing):
            shared[(before, other)] += 1
            if before != sharing[0]:
                shared[(sharing[0], other)] += 1
    for (one, other), count in sorted(shared.items()):
        if count >= CONTAINMENT * min(len(shingles[one]), len(shingles[other])):
            yield one, other
