"""A finding: what can be said of one place, one day, as known at one instant, and why.

In: claims about one question. Out: status, holder, both columns of evidence and the rules that fired.
Stays true: no status without reasons, no reason without the ids of the claims it rests on.
"""

from dataclasses import dataclass
from datetime import date

from whoholds.records.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Reason:
    """A named rule that fired, in words, with the claims it rests on."""

    rule: str
    words: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Who holds `place` on `day`. `holder` is whom the `supporting` claims favour, None if nobody can be named.

    `supporting`, `opposing` and `lesser` (presence, part, conditional: weaker than control) hold claim ids,
    oldest first.
    `lineages` counts independent origins in favour. `probability` is the filter's, in [0, 1], that `holder` holds the
    place; None where nobody is named or nothing was learnt. It never gives the status and is not shown without claims.
    """

    place: str
    place_name: str
    within: str | None
    day: date
    status: Status
    holder: str | None
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]
    lesser: tuple[str, ...]
    reasons: tuple[Reason, ...]
    lineages: int = 0
    last_day: date | None = None
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class RollUp:
    """Counts over the parts of a larger place: how many of `total` `holder` has undisputed, and how many more if …

    `undisputed` counts parts whose status is claimed, corroborated or confirmed for `holder`;
    `conditional` lists the parts that would be added if a disputed claim held; `chain` the claims that say so.
    """

    place: str
    place_name: str
    holder: str
    total: int
    undisputed: int
    conditional: tuple[str, ...]
    unknown: int
    words: str
    chain: tuple[str, ...]
