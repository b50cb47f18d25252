"""Counts over the parts of a larger place, with conditions kept as conditions.

In: a larger place, a holder, findings on its parts, claims, their links and the gazetteer. Out: a `RollUp`.
Stays true: a disputed part is never counted as held; what a sweeping claim covers never overrules a part's own finding;
totals come from the gazetteer, or, where it has no parts, from the reports' own numbers.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from whoholds.assess.sweeps import Reach, Sweep, sweep
from whoholds.ports import Gazetteer
from whoholds.records import Claim, Finding, Kind, Link, LinkKind, Place, RollUp, Status

HELD = frozenset({Kind.GAINS, Kind.HOLDS})
UNDISPUTED = frozenset({Status.CLAIMED, Status.CORROBORATED, Status.CONFIRMED})


def roll_up(
    parent: Place,
    holder: str,
    findings: Sequence[Finding],
    claims: Sequence[Claim],
    gazetteer: Gazetteer,
    links: Iterable[Link] = (),
) -> RollUp:
    """How many parts of `parent` `holder` has undisputed, and which would be added if a disputed claim held.

    A condition ("if so, all of them") presumes every part but the disputed ones, so it counts for those that no
    finding speaks against. `links` tells which assertions depend on a condition.
    """
    parts = counted_parts(parent, gazetteer)
    on_parts = _on_parts(parent, parts, findings)
    held = {one.place for one in on_parts if one.status in UNDISPUTED and one.holder == holder}
    disputed = [one for one in on_parts if one.status is Status.CONTESTED and _could_be(one, holder, claims)]
    others = {one.place for one in on_parts if one.status is not Status.UNKNOWN} - held
    sweeps = _sweeps(parent, holder, disputed, claims, links)
    total = len(parts) or max((one.total for one in sweeps if one.total is not None), default=len(on_parts))
    undisputed = len(held)
    if any(one.reach is not Reach.COUNT for one in sweeps):
        undisputed = max(undisputed, total - len(others))
    counts = [one.count for one in sweeps if one.reach is Reach.COUNT and one.asserted and one.count is not None]
    undisputed = max([undisputed, *(min(count, total - len(others)) for count in counts)])
    conditional = tuple(sorted(one.place for one in disputed))
    return RollUp(
        place=parent.id,
        place_name=parent.name,
        holder=holder,
        total=total,
        undisputed=undisputed,
        conditional=conditional,
        unknown=max(total - undisputed - len(others), 0),
        words=_words(holder, undisputed, total, disputed),
        chain=_chain(sweeps, disputed),
    )


def counted_parts(parent: Place, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The parts of the commonest level: a country's provinces, not the cities filed right under it."""
    parts = gazetteer.parts(parent.id)
    if not parts:
        return ()
    levels = Counter(part.level for part in parts)
    level = max(sorted(levels), key=lambda name: (name in {"province", "district"}, levels[name]))
    return tuple(part for part in parts if part.level == level)


def _on_parts(parent: Place, parts: Sequence[Place], findings: Sequence[Finding]) -> tuple[Finding, ...]:
    if not parts:
        return tuple(one for one in findings if one.within == parent.name)
    ids = {part.id for part in parts}
    return tuple(one for one in findings if one.place in ids)


def _could_be(finding: Finding, holder: str, claims: Sequence[Claim]) -> bool:
    """Whether the disputed part would be the holder's, if what is said for it held: to surround is not to hold."""
    if finding.holder == holder:
        return True
    theirs = {
        claim.id
        for claim in claims
        if claim.kind in HELD and claim.actor and holder in {claim.actor.side, claim.actor.name}
    }
    return bool(theirs & {*finding.supporting, *finding.opposing, *finding.lesser})


def _sweeps(
    parent: Place, holder: str, disputed: Sequence[Finding], claims: Sequence[Claim], links: Iterable[Link]
) -> tuple[Sweep, ...]:
    theirs = [one for one in disputed if one.holder in (holder, None)]
    names = {one.place for one in theirs} | {one.place_name for one in theirs}
    conditions = {link.origin for link in links if link.kind is LinkKind.CONDITIONAL_ON}
    found = (sweep(claim, parent, holder, names, conditions) for claim in claims)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.claim))


def _words(holder: str, undisputed: int, total: int, disputed: Sequence[Finding]) -> str:
    """Such as "33 of 34 undisputed; 34 if the Panjshir claim holds", in numbers of this place."""
    words = f"{holder}: {undisputed} of {total} undisputed"
    if not disputed:
        return words
    names = ", ".join(sorted(one.place_name for one in disputed))
    claims = "claim holds" if len(disputed) == 1 else "claims hold"
    return f"{words}; {undisputed + len(disputed)} if the {names} {claims}"


def _chain(sweeps: Sequence[Sweep], disputed: Sequence[Finding]) -> tuple[str, ...]:
    """The claims that say so: sweeping ones, then what is said for the disputed parts."""
    chain = [one.claim for one in sweeps]
    chain += [claim for one in disputed for claim in one.supporting]
    return tuple(dict.fromkeys(chain))
