"""Which claims a page lists, told by its address.

In: words of an address, what is in sight. Out: claims. Stays true: what cannot be a value is refused, never ignored;
a download with the same words holds the same claims.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Query

from whoholds.errors import InputError
from whoholds.records import Claim, Evidence, Kind, SourceKind, Stance
from whoholds.web.sight import Sight
from whoholds.web.wording import speaker_name

MOST_FOUND = 200
"""Claims a search gives at most: with 1,000, a word of every claim took 640 ms among 5,000 claims."""

CHOICES: dict[str, type[StrEnum]] = {"stance": Stance, "kind": Kind, "evidence": Evidence, "source": SourceKind}
Words = Annotated[str, Query(max_length=300)]


@dataclass(frozen=True, slots=True)
class Filters:
    """Each is empty if not asked for. `place` is an id, `speaker` a name as shown, `report` an id."""

    q: str = ""
    place: str = ""
    speaker: str = ""
    side: str = ""
    stance: str = ""
    kind: str = ""
    evidence: str = ""
    source: str = ""
    report: str = ""

    @property
    def words(self) -> dict[str, str]:
        """Those that are asked for."""
        return {name: words for name, words in asdict(self).items() if words}

    def lets_through(self, claim: Claim) -> bool:
        """Whether a claim meets all that can be told from the claim alone."""
        return (
            (not self.speaker or self.speaker in (claim.source.actor, speaker_name(claim)))
            and (not self.side or claim.source.side == self.side)
            and (not self.stance or claim.stance.value == self.stance)
            and (not self.kind or claim.kind.value == self.kind)
            and (not self.evidence or claim.evidence.value == self.evidence)
            and (not self.source or claim.source.kind.value == self.source)
            and (not self.report or claim.report_id == self.report)
        )


def read_filters(
    q: Words = "",
    place: Words = "",
    speaker: Words = "",
    side: Words = "",
    stance: Words = "",
    kind: Words = "",
    evidence: Words = "",
    source: Words = "",
    report: Words = "",
) -> Filters:
    """The filters of a request.

    Raises:
        InputError: one of them is no word of its list.
    """
    filters = Filters(q.strip(), place, speaker, side, stance, kind, evidence, source, report)
    for name, words in CHOICES.items():
        if (given := getattr(filters, name)) and given not in list(words):
            raise InputError("bad-choice", f"{name} {given[:40]!r} is not one of {', '.join(words)}")
    return filters


def picked(sight: Sight, filters: Filters) -> list[Claim]:
    """Claims in sight that meet every filter: the best matches first in a search, else the oldest first."""
    claims = sight.found(filters.q, MOST_FOUND) if filters.q else _candidates(sight, filters)
    if filters.place and filters.q:
        about = {one.id for one in sight.said_of(filters.place)}
        claims = [one for one in claims if one.id in about]
    return [one for one in claims if filters.lets_through(one)]


def _candidates(sight: Sight, filters: Filters) -> Sequence[Claim]:
    """The claims of the place or report asked for, else all."""
    if filters.place:
        return sight.said_of(filters.place)
    return sight.said_in(filters.report) if filters.report else sight.claims
