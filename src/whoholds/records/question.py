"""A question: who holds one place within one window, and every claim that bears on it.

In: claims brought together by `compare`. Out: what `assess` judges.
Stays true: parties are already one label per party, so that equal labels mean the same party; a claim keeps what it
would be worth even where it has no vote (background), so that judging stays a matter of rules alone.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from whoholds.records.identity import content_id


class Bearing(StrEnum):
    """What a claim does to the proposition that its `holder` holds the place."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONTESTS = "contests"
    """A siege or a fight for the place: `holder` is the defender."""
    PART = "part"
    """Control of a part, which is not control of the whole."""
    PRESENCE = "presence"
    """Somebody or a flag was seen there, which is not control."""
    FIGHTING = "fighting"
    """A clash or a strike at the place: `holder` is whoever was attacked."""
    AGREES = "agrees"
    """An agreement to share or divide the place: `holder` and `rival` are the parties to it."""
    CONDITIONAL = "conditional"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Attached:
    """One claim on one question.

    `rival` is the party that `holder` gains from or is attacked by; `speaker` the party the source speaks for.
    `day` is when the state began or, if unknown, the day of the report; a copy is as old as its original. `known` is
    the day of the report.
    `lineage` is the origin the claim goes back to: of several claims with one lineage, one counts.
    """

    claim: str
    bearing: Bearing
    holder: str | None
    rival: str | None
    speaker: str | None
    day: date | None
    known: date | None
    lineage: str
    background: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Who holds `place` from `start` until `end` (inclusive days of the first and last report; None if undated).

    `place` is a gazetteer id, or ``name:`` and the folded name where no entry is known.
    `rivals` holds sorted pairs of party labels that cannot both hold the place.
    """

    place: str
    place_name: str
    within: str | None
    start: date | None
    end: date | None
    attached: tuple[Attached, ...]
    rivals: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """Hash of place and first day (recipe question/1)."""
        return content_id("question/1", (self.place, self.start.isoformat() if self.start else None))

    def are_rivals(self, one: str | None, other: str | None) -> bool:
        """Whether both are known and cannot both hold the place."""
        if one is None or other is None or one == other:
            return False
        return (min(one, other), max(one, other)) in self.rivals
