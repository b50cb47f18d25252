"""Many voices nobody had heard of, all at once, against those one knows: they are shown and have no vote.

In: the attached claims of one question and the casefile. Out: those that came with a flood.
Stays true: nobody who speaks for a party and no source heard before counts as new; without somebody known on the
other side there is no flood; the order of claims does not matter.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from whoholds.assess.casefile import Casefile, day_of, origins
from whoholds.records import Attached, Bearing, Question

FLOOD_ORIGINS = 20
"""So many new voices or more saying one thing are a flood …"""

FLOOD_DAYS = 7
"""… if they all first spoke within so many days."""


def flood(question: Question, attached: Sequence[Attached], case: Casefile) -> tuple[Attached, ...]:
    """The claims that came with a flood, in the order given; none where the rule is off."""
    if not case.is_on("flood-of-new-sources"):
        return ()
    groups: dict[str, list[Attached]] = defaultdict(list)
    for one in attached:
        new = one.speaker is None and one.lineage not in case.established
        if new and one.bearing is Bearing.SUPPORTS and one.holder is not None and not one.background:
            groups[one.holder].append(one)
    swept: set[str] = set()
    for holder, group in groups.items():
        burst = _burst(group)
        if burst and _is_opposed(question, holder, attached, origins(burst)):
            swept |= {one.claim for one in burst}
    return tuple(one for one in attached if one.claim in swept)


def _burst(group: Sequence[Attached]) -> tuple[Attached, ...]:
    """The claims of the origins that first spoke within the densest stretch of `FLOOD_DAYS`; none where too few."""
    first: dict[str, date] = {}
    for one in sorted(group, key=day_of):
        first.setdefault(one.lineage, day_of(one))
    days = sorted(first.values())
    best, start = 0, None
    for number, day in enumerate(days):
        within = sum(other - day < timedelta(days=FLOOD_DAYS) for other in days[number:])
        if within > best:
            best, start = within, day
    if best < FLOOD_ORIGINS or start is None:
        return ()
    return tuple(one for one in group if timedelta(0) <= first[one.lineage] - start < timedelta(days=FLOOD_DAYS))


def _is_opposed(question: Question, holder: str, attached: Sequence[Attached], new: frozenset[str]) -> bool:
    """Whether somebody outside the flood says that `holder` does not hold the place."""
    return any(
        not one.background
        and one.lineage not in new
        and (
            (one.bearing is Bearing.OPPOSES and one.holder == holder)
            or (one.bearing is Bearing.SUPPORTS and question.are_rivals(one.holder, holder))
        )
        for one in attached
    )
