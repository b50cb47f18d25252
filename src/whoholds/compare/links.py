"""How the claims of one report bear on one another.

In: the resolved claims of one report. Out: links between their ids.
Stays true: a link points from what was said later to what it answers; work is bounded by claims times a window.
The rules were learnt from the annotated reports: nearly all links point back, most within a few claims.
"""

from collections.abc import Callable, Iterable, Sequence

from whoholds.compare.names import fold, place_key
from whoholds.compare.parties import party_name
from whoholds.compare.wording import Wording
from whoholds.records import Claim, Kind, Link, LinkKind, SourceKind, Stance

REACH = 40
"""Claims looked back; in the annotated reports 95 of 100 links span fewer."""

CONDITION_REACH = 3
"""Claims between a condition and what depends on it: 93 of 95 annotated pairs."""

DEPENDS_WITHIN_CHARACTERS = 25
MEANS_WITHIN_CHARACTERS = 15
"""Room for ", then" or ", it means"; further away, annotators linked 3 of 10 and of assertions none."""

HOLDING = frozenset({Kind.GAINS, Kind.HOLDS, Kind.PRESENT})
UNDENIABLE = frozenset({Stance.DENIES, Stance.CONDITIONAL, Stance.ASKS})
DEPENDENT = frozenset({Stance.PREDICTS, Stance.THREATENS, Stance.PROMISES, Stance.OFFERS, Stance.DEMANDS})
CHANGES_AND_HOLDS = frozenset({Kind.GAINS, Kind.LOSES, Kind.HOLDS})


def link_claims(claims: Sequence[Claim]) -> tuple[Link, ...]:
    """Links among the claims of one report, in order of their quotes; at most one per pair."""
    ordered = sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end, claim.id))
    wording = Wording(ordered)
    found: list[Link] = []
    for index, later in enumerate(ordered):
        found.extend(_conditions(ordered, index))
        found.extend(_back(later, ordered[max(0, index - REACH) : index], wording))
    return tuple(sorted(set(found), key=lambda link: (link.origin, link.to, link.kind)))


def _conditions(ordered: Sequence[Claim], index: int) -> Iterable[Link]:
    """The nearest claim of the same source that a condition governs; before it or after it."""
    condition = ordered[index]
    if condition.stance is not Stance.CONDITIONAL:
        return
    near = [*ordered[max(0, index - CONDITION_REACH) : index], *ordered[index + 1 : index + 1 + CONDITION_REACH]]
    same = [claim for claim in near if _same_source(claim, condition) and _may_depend(claim, condition)]
    same.sort(key=lambda claim: (claim.stance not in DEPENDENT, _distance(claim, condition)))
    if same:
        yield Link(same[0].id, condition.id, LinkKind.CONDITIONAL_ON, "condition-of-the-same-source")


def _may_depend(claim: Claim, condition: Claim) -> bool:
    """Near enough; a plain assertion only right after its condition ("if so, it means …"), else it stands alone."""
    if claim.stance is Stance.CONDITIONAL or claim.background is not condition.background:
        return False
    gap = _distance(claim, condition)
    if claim.stance is Stance.ASSERTS:
        return condition.quote.start < claim.quote.start and 0 <= gap <= MEANS_WITHIN_CHARACTERS
    return gap <= DEPENDS_WITHIN_CHARACTERS


def _back(later: Claim, earlier: Sequence[Claim], wording: Wording) -> Iterable[Link]:
    """Links of the first kind that fits: to the claim before it that fits best, of a denial to the best few.

    History bears on history, news on news: of 90 pairs of the one with the other 11 were annotated.
    """
    for kind, reason, fits in RULES:
        scored = [
            (wording.likeness(later, claim), claim.quote.start, claim)
            for claim in earlier
            if later.background is claim.background and fits(later, claim, wording)
        ]
        if scored:
            scored.sort(key=lambda one: (one[0], one[1], one[2].id), reverse=True)
            for _, _, best in scored[: MOST_DENIED if kind is LinkKind.DENIES else 1]:
                yield _from_denial(later, best, kind, reason)
            return


def _from_denial(later: Claim, earlier: Claim, kind: LinkKind, reason: str) -> Link:
    """Points back, but for a denial that stood first: it denies what is said after it."""
    first = kind is LinkKind.DENIES and earlier.stance is Stance.DENIES
    return Link(earlier.id, later.id, kind, reason) if first else Link(later.id, earlier.id, kind, reason)


def _distance(one: Claim, other: Claim) -> int:
    return max(one.quote.start, other.quote.start) - min(one.quote.end, other.quote.end)


def _same_source(one: Claim, other: Claim) -> bool:
    """Whether both come from one side, one speaker, or the same sort of unnamed source."""
    first, second = one.source, other.source
    if first.side or second.side:
        return first.side is not None and second.side is not None and fold(first.side) == fold(second.side)
    if first.actor or second.actor:
        return first.actor is not None and second.actor is not None and fold(first.actor) == fold(second.actor)
    return first.kind is second.kind


def _same_actor(one: Claim, other: Claim) -> bool:
    first, second = party_name(one.actor), party_name(other.actor)
    return first is not None and second is not None and fold(first) == fold(second)


def _places_agree(one: Claim, other: Claim) -> bool:
    """Same place, or one lies within the other, or one is not given."""
    first, second = place_key(one.place), place_key(other.place)
    if first is None or second is None or first == second:
        return True
    inner = {fold(claim.place.within) for claim in (one, other) if claim.place and claim.place.within}
    return bool(inner & {fold(claim.place.name) for claim in (one, other) if claim.place and claim.place.name})


def _denies(later: Claim, earlier: Claim, wording: Wording) -> bool:
    """A denial of the same proposition, before or after it, or a rival's account that cannot stand beside it."""
    if not _places_agree(later, earlier) or _same_source(later, earlier):
        return False
    if later.stance is Stance.DENIES and earlier.stance not in UNDENIABLE:
        return _answers(later, earlier, wording)
    if earlier.stance is Stance.DENIES and later.stance is Stance.ASSERTS:
        alike = later.kind is earlier.kind and _same_actor(later, earlier)
        return alike and _same_place(later, earlier) and wording.likeness(later, earlier) >= ALIKE_DENIED
    return _rival_hold(later, earlier)


def _answers(denial: Claim, earlier: Claim, wording: Wording) -> bool:
    """The same kind and actor, at the same place or shortly before; or much the same words of the same kind."""
    if denial.kind is not earlier.kind:
        return False
    if _same_actor(denial, earlier):
        return _same_place(denial, earlier) or wording.gap(denial, earlier) <= DENIED_WITHIN
    return wording.likeness(denial, earlier) >= ALIKE_DENIED


def _same_place(one: Claim, other: Claim) -> bool:
    return place_key(one.place) is not None and place_key(one.place) == place_key(other.place)


def _rival_hold(later: Claim, earlier: Claim) -> bool:
    """A party says it is still there against another's taking; or one says a party is there, another that it lost."""
    plain = {later.stance, earlier.stance} == {Stance.ASSERTS} and not (later.background or earlier.background)
    if not plain or place_key(later.place) is None or place_key(later.place) != place_key(earlier.place):
        return False
    if later.kind not in {Kind.HOLDS, Kind.PRESENT}:
        return False
    if earlier.kind is Kind.LOSES:
        return _same_actor(later, earlier)
    own = later.source.kind is SourceKind.PARTY and party_name(later.source) == party_name(later.actor)
    return own and earlier.kind is Kind.GAINS and not _same_actor(later, earlier)


def _implies(later: Claim, earlier: Claim, wording: Wording) -> bool:
    """Deaths and the strike they came of, told side by side; holding the whole implies holding a part."""
    if not _same_source(later, earlier) or later.stance is not earlier.stance or not _places_agree(later, earlier):
        return False
    near = _distance(later, earlier) <= IMPLIED_WITHIN_CHARACTERS
    if {later.kind, earlier.kind} == {Kind.CASUALTIES, Kind.STRIKE}:
        return near and _same_place(later, earlier) and wording.gap(later, earlier) <= 1
    return _whole_over_part(later, earlier)


def _whole_over_part(later: Claim, earlier: Claim) -> bool:
    """Holding all of an area implies holding a place in it."""
    if not {later.kind, earlier.kind} <= HOLDING or later.extent is None or not later.extent.whole:
        return False
    if later.place is None or earlier.place is None or later.place.name is None or earlier.place.within is None:
        return False
    return _same_actor(later, earlier) and fold(earlier.place.within) == fold(later.place.name)


def _repeats(later: Claim, earlier: Claim, wording: Wording) -> bool:
    """The same source says the same thing again.

    Neighbours of like actor and place in other words tell different things (14 of 109 annotated ones the same), but of
    who holds a place.
    """
    if later.kind is not earlier.kind or later.stance is not earlier.stance or not _same_source(later, earlier):
        return False
    apart = wording.gap(later, earlier) > 1 or later.kind in CHANGES_AND_HOLDS
    if not apart and wording.likeness(later, earlier) < ALIKE_NEIGHBOURS:
        return False
    return _places_agree(later, earlier) and _same_thing(later, earlier, wording)


def _supports(later: Claim, earlier: Claim, wording: Wording) -> bool:
    """Another source says the same thing, or saw the same party there."""
    if _same_source(later, earlier) or later.stance is not earlier.stance or not _places_agree(later, earlier):
        return False
    if {later.kind, earlier.kind} <= HOLDING and place_key(later.place) is not None:
        return _same_actor(later, earlier) and place_key(later.place) == place_key(earlier.place)
    if later.kind is earlier.kind and _same_count(later, earlier):
        return True
    return later.kind is earlier.kind and _same_thing(later, earlier, wording)


def _same_count(one: Claim, other: Claim) -> bool:
    """Both give the same number of the same kind of people: another source's count, in half of the annotated pairs."""
    first, second = one.quantity, other.quantity
    return first is not None and second is not None and first.low is not None and first.low == second.low


def _same_thing(later: Claim, earlier: Claim, wording: Wording) -> bool:
    """Whether the words are alike enough, given how far actor and place already agree; and no count differs."""
    if _counts_differ(later, earlier):
        return False
    first, second = place_key(later.place), place_key(earlier.place)
    placed = "same" if first is not None and first == second else "open" if first is None or second is None else "near"
    return wording.likeness(later, earlier) >= ALIKE[(_same_actor(later, earlier), placed)]


def _counts_differ(one: Claim, other: Claim) -> bool:
    """Two counts of people that differ are two events: 6 of 45 annotated pairs were one."""
    first, second = one.quantity, other.quantity
    return first is not None and second is not None and first.low != second.low


ALIKE = {
    (True, "same"): 0.0,
    (True, "open"): 0.15,
    (True, "near"): 0.15,
    (False, "same"): 0.25,
    (False, "open"): 0.3,
    (False, "near"): 0.3,
}
"""Least likeness by whether the actor is the same and how the places agree; the more agrees, the fewer words must.
From the annotated pairs: above these, one pair in three or more was linked by an annotator."""

ALIKE_NEIGHBOURS = 0.15
ALIKE_DENIED = 0.3
DENIED_WITHIN = 8
"""Claims back to a denied one of like kind and actor without a common place: 14 of 34 pairs, further away 4 of 24."""
MOST_DENIED = 3
"""A denial answers every telling of what it denies; annotators linked up to three."""
IMPLIED_WITHIN_CHARACTERS = 60

Fits = Callable[[Claim, Claim, Wording], bool]
RULES: tuple[tuple[LinkKind, str, Fits], ...] = (
    (LinkKind.DENIES, "denies-or-holds-against", _denies),
    (LinkKind.IMPLIES, "one-follows-from-the-other", _implies),
    (LinkKind.REPEATS, "same-source-again", _repeats),
    (LinkKind.SUPPORTS, "another-source-agrees", _supports),
)
