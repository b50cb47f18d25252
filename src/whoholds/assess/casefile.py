"""What a judge may look things up in: claims and the theatre's choices.

In: claims by id, the theatre. Out: small questions about one attached claim.
Stays true: nothing here decides a status.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from whoholds.assess.standing import Standing
from whoholds.records import Attached, Bearing, Claim, SourceKind, Theatre

FLIP_DAYS = 1
"""A takeover must last longer than this; a party's own newer claim sets aside its rival's only if that much later."""

EVERYTHING_COUNTS = {
    Bearing.PRESENCE: "presence-is-not-control",
    Bearing.PART: "part-is-not-whole",
}
"""Lesser evidence that a theatre may let count as control by switching its rule off."""


@dataclass(frozen=True, slots=True)
class Casefile:
    """Claims by id, the theatre whose switches turn rules off, and how far speakers can be relied on.

    `established` holds the origins (lineage ids) known from before: the theatre's outlets, whoever was learnt from.
    """

    claims: Mapping[str, Claim]
    theatre: Theatre
    standing: Standing = field(default_factory=Standing)
    established: frozenset[str] = frozenset()

    def is_plain_narrator(self, one: Attached) -> bool:
        """Whether an outlet that speaks for nobody states this in its own voice, without a hedge."""
        claim = self.claims[one.claim]
        return claim.source.kind is SourceKind.NARRATOR and one.speaker is None and not claim.hedged

    def is_own(self, one: Attached) -> bool:
        """Whether the speaker speaks for the party it favours."""
        return one.speaker is not None and one.speaker == one.holder

    def is_on_its_side(self, one: Attached) -> bool:
        """Whether the speaker speaks for the party it favours, or for one of its allies that day."""
        return self.is_own(one) or self.theatre.are_allied(one.speaker, one.holder, one.day or one.known)

    def counted(self, one: Attached) -> Attached:
        """`one` as this theatre counts it: with a rule off, presence or a part is control, or each copy a voice."""
        rule = EVERYTHING_COUNTS.get(one.bearing)
        if rule is not None and not self.is_on(rule):
            one = replace(one, bearing=Bearing.SUPPORTS)
        return one if self.is_on("copy-counts-once") else replace(one, lineage=one.claim)

    def is_on(self, rule: str) -> bool:
        """Whether the theatre keeps `rule`: a switch ``rule = "off"`` turns it off."""
        return dict(self.theatre.switches).get(rule, "on") != "off"

    def days(self, switch: str, default: int) -> timedelta:
        """A number of days the theatre may set, e.g. ``flip-days = "3"``."""
        return timedelta(days=int(dict(self.theatre.switches).get(switch, default)))


def origins(group: Iterable[Attached]) -> frozenset[str]:
    """Independent origins behind `group`: a copy adds none."""
    return frozenset(one.lineage for one in group)


def day_of(one: Attached) -> date:
    """The day a claim speaks from; an undated one is older than every other."""
    return one.day or one.known or date.min
