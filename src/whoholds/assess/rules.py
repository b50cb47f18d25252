"""The rules that turn a balance of evidence into a status, one small function each; `docs/rules.md` states them all.

In: a `Balance` and its `Casefile`. Out: a `Verdict` or None where the rule does not apply.
Stays true: a rule reads only its balance; a verdict names the claims it rests on; rules run in the order of `LADDER`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whoholds.assess.casefile import FLIP_DAYS, Casefile, day_of, origins
from whoholds.assess.evidence import CHANGES, Balance
from whoholds.records import Attached, Bearing, Claim, Reason, Stance, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, the holder it is about, and why."""

    status: Status
    holder: str | None
    reason: Reason


Rule = Callable[[Balance, Casefile], Verdict | None]


def ids(group: Iterable[Attached]) -> tuple[str, ...]:
    """Claim ids in the order given."""
    return tuple(one.claim for one in group)


def adverse_interest(balance: Balance, case: Casefile) -> Verdict | None:
    """Confirmed: the side that lost admits it, and nobody has opposed it since."""
    if not balance.admissions or balance.opposing or not case.is_on("adverse-interest"):
        return None
    words = f"{balance.admissions[-1].speaker} says so against its own interest"
    return Verdict(Status.CONFIRMED, balance.holder, Reason("adverse-interest", words, ids(balance.admissions)))


def denied_by_the_holder(balance: Balance, case: Casefile) -> Verdict | None:
    """Contested: the very party said to hold the place denies it."""
    own = [one for one in balance.opposing if one.speaker == balance.holder and _denies(case.claims[one.claim])]
    if not own or not balance.supporting or not case.is_on("denied-by-the-holder"):
        return None
    words = f"{balance.holder} itself denies it"
    return Verdict(Status.CONTESTED, balance.holder, Reason("denied-by-the-holder", words, ids(own)))


def live_conflict(balance: Balance, case: Casefile) -> Verdict | None:
    """Contested: claims that cannot both be right stand side by side, none newer and settled."""
    if not balance.supporting or not balance.opposing or not case.is_on("live-conflict"):
        return None
    speakers = sorted({one.speaker for one in balance.opposing if one.speaker})
    words = f"opposed by {', '.join(speakers) if speakers else 'other accounts'}"
    return Verdict(
        Status.CONTESTED, balance.holder, Reason("live-conflict", words, ids((*balance.supporting, *balance.opposing)))
    )


def fighting_inside(balance: Balance, case: Casefile) -> Verdict | None:
    """Contested: the place is besieged or fought over, whoever is said to hold it."""
    struggles = [one for one in balance.struggles if one.bearing is Bearing.CONTESTS or balance.supporting]
    if not struggles or not case.is_on("fighting-inside"):
        return None
    return Verdict(
        Status.CONTESTED, balance.holder, Reason("fighting-inside", "fought over or besieged", ids(struggles))
    )


def negotiated(balance: Balance, case: Casefile) -> Verdict | None:
    """Mixed: rivals have agreed to share or divide the place, and nobody has taken it since."""
    if not balance.agreed or not case.is_on("negotiated"):
        return None
    parties = sorted({label for one in balance.agreed for label in (one.holder, one.rival) if label})
    return Verdict(
        Status.MIXED, None, Reason("negotiated", f"shared by agreement: {' and '.join(parties)}", ids(balance.agreed))
    )


def flip_must_last(balance: Balance, case: Casefile) -> Verdict | None:
    """Claimed: a place just taken from another counts as taken only once the taking has lasted; admissions need not."""
    if balance.day is None or not balance.supporting or balance.admissions or not case.is_on("flip-must-last"):
        return None
    taken = min(balance.supporting, key=day_of)
    before = [
        one
        for one in balance.older
        if one.bearing is Bearing.SUPPORTS
        and one.holder != balance.holder
        and (one.known or taken.known) != taken.known
    ]
    lasts = case.days("flip-days", FLIP_DAYS)
    if not before or balance.day - day_of(taken) > lasts:
        return None
    words = f"taken {max((balance.day - day_of(taken)).days, 0)} days ago; it must last longer than {lasts.days}"
    return Verdict(Status.CLAIMED, balance.holder, Reason("flip-must-last", words, ids((*balance.supporting, *before))))


def unverified_stays_claimed(balance: Balance, case: Casefile) -> Verdict | None:
    """Claimed, however many say it: somebody could not verify it and no losing side has admitted it."""
    if not balance.supporting or not balance.unconfirmed or not case.is_on("unverified-stays-claimed"):
        return None
    return Verdict(
        Status.CLAIMED,
        balance.holder,
        Reason("unverified-stays-claimed", "could not be verified", ids(balance.unconfirmed)),
    )


def plain_fact(balance: Balance, case: Casefile) -> Verdict | None:
    """Confirmed: an outlet that speaks for no party states it as plain fact, undisputed."""
    plain = [one for one in balance.supporting if case.is_plain_narrator(one)]
    if not plain or not case.is_on("plain-fact"):
        return None
    return Verdict(
        Status.CONFIRMED, balance.holder, Reason("plain-fact", "reported as plain fact, undisputed", ids(plain))
    )


def two_lineages(balance: Balance, case: Casefile) -> Verdict | None:
    """Corroborated: two independent origins agree, at least one of them not on the holder's side."""
    others = [one for one in balance.supporting if not case.is_on_its_side(one)]
    if len(origins(balance.supporting)) < 2 or not others or not case.is_on("two-lineages"):
        return None
    words = f"{len(origins(balance.supporting))} independent origins, not all on the holder's side"
    return Verdict(Status.CORROBORATED, balance.holder, Reason("two-lineages", words, ids(balance.supporting)))


def claimed(balance: Balance, case: Casefile) -> Verdict | None:
    """Claimed: somebody says so and nobody denies it."""
    if not balance.supporting:
        return None
    speakers = sorted({one.speaker for one in balance.supporting if one.speaker})
    words = f"said by {', '.join(speakers) if speakers else 'others'} only"
    return Verdict(Status.CLAIMED, balance.holder, Reason("claimed", words, ids(balance.supporting)))


def part_is_not_whole(balance: Balance, case: Casefile) -> Verdict | None:
    """Contested where a party took a part from another; a part held says nothing of the whole."""
    taken = [one for one in balance.lesser if one.bearing is Bearing.PART and one.rival is not None]
    if not taken or not case.is_on("part-is-not-whole"):
        return None
    return Verdict(
        Status.CONTESTED, taken[-1].holder, Reason("part-is-not-whole", "a part changed hands, not all", ids(taken))
    )


def part_taken_since(balance: Balance, case: Casefile) -> Verdict | None:
    """Contested: somebody else has taken a part of the place since its holder was last said to hold it."""
    if not balance.supporting or not case.is_on("part-is-not-whole"):
        return None
    last = max(map(day_of, balance.supporting))
    taken = [
        one
        for one in balance.lesser
        if one.bearing is Bearing.PART
        and one.holder not in (None, balance.holder)
        and case.claims[one.claim].kind in CHANGES
        and day_of(one) > last
        and not case.theatre.are_allied(one.holder, balance.holder, one.day)
    ]
    if not taken:
        return None
    words = f"{taken[-1].holder} has taken a part since"
    return Verdict(Status.CONTESTED, balance.holder, Reason("part-is-not-whole", words, ids(taken)))


def unknown(balance: Balance, case: Casefile) -> Verdict:
    """Unknown: nothing that has a vote says who holds the place."""
    seen = (*balance.lesser, *balance.opposing, *balance.struggles, *balance.unconfirmed)
    rest = seen or (*balance.background, *balance.older)
    return Verdict(Status.UNKNOWN, None, Reason("unknown", "nothing with a vote names a holder", ids(rest)))


LADDER: tuple[Rule, ...] = (
    adverse_interest,
    negotiated,
    denied_by_the_holder,
    live_conflict,
    fighting_inside,
    part_taken_since,
    flip_must_last,
    unverified_stays_claimed,
    plain_fact,
    two_lineages,
    claimed,
    part_is_not_whole,
)
"""Strongest first: the first rule that applies gives the status."""


def presence_is_not_control(balance: Balance, case: Casefile) -> Reason | None:
    """A note: somebody was seen there; it is shown and does not count."""
    seen = [one for one in balance.lesser if one.bearing is Bearing.PRESENCE]
    return Reason("presence-is-not-control", "seen there, which is not control", ids(seen)) if seen else None


def part_noted(balance: Balance, case: Casefile) -> Reason | None:
    """A note: part of the place only; it is shown and does not count for the whole."""
    parts = [one for one in balance.lesser if one.bearing is Bearing.PART]
    return Reason("part-is-not-whole", "part of the place only", ids(parts)) if parts else None


def conditional_noted(balance: Balance, case: Casefile) -> Reason | None:
    """A note: said under a condition, so no assertion."""
    conditions = [one for one in balance.lesser if one.bearing is Bearing.CONDITIONAL]
    return (
        Reason("conditional-is-no-assertion", "only if something else holds", ids(conditions)) if conditions else None
    )


def background_noted(balance: Balance, case: Casefile) -> Reason | None:
    """A note: history is shown and has no vote on today."""
    if not balance.background:
        return None
    return Reason("background-has-no-vote", "history, no vote on today", ids(balance.background))


def copies_noted(balance: Balance, case: Casefile) -> Reason | None:
    """A note: several of these go back to one origin and count once."""
    groups: dict[str, list[Attached]] = {}
    for one in balance.supporting:
        groups.setdefault(one.lineage, []).append(one)
    copies = [one for group in groups.values() if len(group) > 1 for one in group]
    return Reason("copy-counts-once", "copies of one origin count once", ids(copies)) if copies else None


def older_noted(balance: Balance, case: Casefile) -> Reason | None:
    """A note: these spoke of an earlier state, since settled."""
    if not balance.older:
        return None
    return Reason("newer-state-stands", "an earlier state, since settled otherwise", ids(balance.older))


def flood_noted(balance: Balance, case: Casefile) -> Reason | None:
    """A flag: many voices nobody had heard of say one thing at once, against others; they are shown and do not vote."""
    if not balance.flooding:
        return None
    words = f"{len(origins(balance.flooding))} sources not heard before, all within days, against others: no vote"
    return Reason("flood-of-new-sources", words, ids(balance.flooding))


NOTES: tuple[Callable[[Balance, Casefile], Reason | None], ...] = (
    presence_is_not_control,
    part_noted,
    conditional_noted,
    background_noted,
    copies_noted,
    older_noted,
    flood_noted,
)


def _denies(claim: Claim) -> bool:
    return claim.stance is Stance.DENIES
