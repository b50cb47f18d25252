"""From a question to what still counts on a day: votes sorted by holder, older states set aside.

In: a question and a casefile. Out: a `Balance`, the columns that the status rules read.
Stays true: background, conditionals and mere doubt never vote; the order of claims does not matter.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.assess.casefile import FLIP_DAYS, Casefile, day_of, origins
from whoholds.assess.flood import flood
from whoholds.records import Attached, Bearing, Claim, Kind, Question, Stance

WEAK = frozenset({Bearing.PART, Bearing.PRESENCE, Bearing.CONDITIONAL})
STRUGGLE = frozenset({Bearing.CONTESTS, Bearing.FIGHTING})
CHANGES = frozenset({Kind.GAINS, Kind.LOSES})


def is_change(claim: Claim) -> bool:
    """Whether the claim tells that the place changed hands; who denies that tells of no taking."""
    return claim.kind in CHANGES and claim.stance is Stance.ASSERTS


@dataclass(frozen=True, slots=True)
class Balance:
    """Columns for the likeliest holder: what supports, what opposes, what is lesser, what was set aside as older."""

    holder: str | None
    supporting: tuple[Attached, ...]
    opposing: tuple[Attached, ...]
    struggles: tuple[Attached, ...]
    lesser: tuple[Attached, ...]
    unconfirmed: tuple[Attached, ...]
    admissions: tuple[Attached, ...]
    older: tuple[Attached, ...]
    background: tuple[Attached, ...]
    flooding: tuple[Attached, ...] = ()
    agreed: tuple[Attached, ...] = ()
    day: date | None = None
    """The day that is judged; None where all is known."""


def admits(question: Question, one: Attached, case: Casefile) -> bool:
    """Whether a side says against itself that its rival took the place (statement against interest).

    That a rival still holds a place is no admission: a side says so readily of what it means to take.
    """
    claim = case.claims[one.claim]
    if one.bearing is not Bearing.SUPPORTS or one.speaker is None or claim.hedged:
        return False
    if not is_change(claim):
        return False
    return one.speaker == one.rival or question.are_rivals(one.speaker, one.holder)


def weigh(question: Question, case: Casefile, day: date | None = None) -> Balance:
    """Sort the claims of `question` into the columns of its likeliest holder."""
    history_votes = not case.is_on("background-has-no-vote")
    attached = [case.counted(one) for one in question.attached]
    flooding = flood(question, attached, case)
    swept = frozenset(flooding)
    voting = [one for one in attached if (history_votes or not one.background) and one not in swept]
    background = tuple(one for one in attached if one.background and not history_votes)
    admitted = _last_admission(question, voting, case)
    later = _newest(voting, case) if case.is_on("newer-state-stands") else ()
    aside = [one for one in voting if _set_aside(question, one, later, admitted, case)]
    gone = {_told(one, case) for one in aside}
    live = [one for one in voting if _told(one, case) not in gone]
    kept = frozenset(live)
    older = tuple(one for one in voting if one not in kept)
    holder = _likeliest(live, admitted, case)
    supporting = tuple(one for one in live if one.bearing is Bearing.SUPPORTS and one.holder == holder)
    fights = [one for one in live if one.bearing in STRUGGLE]
    ended = {_told(one, case) for one in fights if _is_no_threat(one, holder, supporting, case)}
    return Balance(
        holder=holder,
        supporting=supporting,
        opposing=tuple(one for one in live if _opposes(question, one, holder)),
        struggles=tuple(one for one in fights if _told(one, case) not in ended),
        lesser=tuple(one for one in live if one.bearing in WEAK),
        unconfirmed=tuple(one for one in live if one.bearing is Bearing.UNCONFIRMED),
        admissions=tuple(one for one in supporting if admits(question, one, case)),
        older=older,
        background=background,
        flooding=flooding,
        agreed=_agreed(live, case),
        day=day,
    )


def _told(one: Attached, case: Casefile) -> tuple[str, Bearing, str | None, str]:
    """What a claim and its copies have in common: what sets one aside sets aside all."""
    return one.lineage, one.bearing, one.holder, case.claims[one.claim].quote.text


def _agreed(live: Sequence[Attached], case: Casefile) -> tuple[Attached, ...]:
    """Agreements to share the place that no later takeover has ended, told by others or by more than one side."""
    takings = [day_of(one) for one in live if one.bearing is Bearing.SUPPORTS and is_change(case.claims[one.claim])]
    last = max(takings, default=date.min)
    found = tuple(one for one in live if one.bearing is Bearing.AGREES and day_of(one) >= last)
    speakers = {one.speaker for one in found}
    return found if None in speakers or len(speakers) > 1 else ()


def _is_no_threat(one: Attached, holder: str | None, supporting: Sequence[Attached], case: Casefile) -> bool:
    """Whether this fight leaves the holder where he is: it names nobody but himself, or he has won it.

    Of annotated places whose holder the narrator tells, none of 2 was contested by a fight of the holder with nobody,
    none of 3 by one that its voice told before the taking, 14 of 16 by others.
    """
    alone = one.bearing is Bearing.FIGHTING and one.rival == holder and one.holder in (None, holder)
    return (alone and holder is not None) or _is_the_taking(one, supporting, case)


def _is_the_taking(one: Attached, supporting: Sequence[Attached], case: Casefile) -> bool:
    """Whether this fight is the one by which the holder took the place: it attacked, and it is said to have won.

    Where no attacker is named, a fight against somebody else than the holder is the holder's, up to the day of the
    taking; one under fire later contests it. What one voice tells of a named fighter before the taking, in one report,
    ended with it, unless a part only was taken.
    """
    takings = [other for other in supporting if is_change(case.claims[other.claim])]
    named = one.rival is not None or one.holder is not None
    if named and any(_is_of_all(case.claims[other.claim]) and _is_told_before(one, other, case) for other in takings):
        return True
    holders = {other.holder for other in supporting}
    taken = max((day_of(other) for other in supporting), default=date.min)
    nameless = one.rival is None and one.holder is not None and one.holder not in holders and day_of(one) < taken
    attacked = one.rival in holders if one.rival is not None else nameless
    return attacked and bool(takings)


def _is_of_all(claim: Claim) -> bool:
    return claim.extent is None or claim.extent.whole


def _is_told_before(one: Attached, other: Attached, case: Casefile) -> bool:
    """Whether one voice tells both in one report, `one` first and of no later day."""
    first, second = case.claims[one.claim], case.claims[other.claim]
    same = first.report_id == second.report_id and first.source.kind is second.source.kind
    earlier = first.quote.start < second.quote.start and day_of(one) <= day_of(other)
    return same and earlier and one.speaker == other.speaker


def _last_admission(question: Question, voting: Sequence[Attached], case: Casefile) -> Attached | None:
    if not case.is_on("adverse-interest"):
        return None
    found = [one for one in voting if admits(question, one, case)]
    return max(found, key=lambda one: (day_of(one), one.claim), default=None)


def _against(question: Question, one: Attached, holder: str | None) -> bool:
    """Whether `one`, if right, means that `holder` does not hold the place undisturbed."""
    if one.bearing is Bearing.OPPOSES:
        return one.holder == holder
    if one.bearing in STRUGGLE:
        return one.rival != holder or one.holder == holder
    return one.bearing is Bearing.SUPPORTS and question.are_rivals(one.holder, holder)


def _opposes(question: Question, one: Attached, holder: str | None) -> bool:
    """Whether `one` goes in the opposing column; where nobody can be named, every denial does."""
    if holder is None:
        return one.bearing is Bearing.OPPOSES
    return one.bearing not in STRUGGLE and _against(question, one, holder)


def _newest(voting: Sequence[Attached], case: Casefile) -> tuple[Attached, ...]:
    """Per holder the newest support by others, the newest of its own, and the newest loss: all that can outlast."""
    newest: dict[tuple[str | None, bool, Bearing], Attached] = {}
    for one in voting:
        loss = one.bearing is Bearing.OPPOSES and case.claims[one.claim].stance is Stance.ASSERTS
        if one.bearing is not Bearing.SUPPORTS and not loss:
            continue
        if case.claims[one.claim].hedged and not case.is_own(one):
            continue
        key = (one.holder, case.is_own(one), one.bearing)
        if key not in newest or _order(newest[key], case) < _order(one, case):
            newest[key] = one
    return tuple(newest.values())


def _order(one: Attached, case: Casefile) -> tuple[date, str, int, str]:
    """By day; on one day, within a report by the place in its text."""
    claim = case.claims[one.claim]
    return day_of(one), claim.report_id, claim.quote.start, one.claim


def _set_aside(
    question: Question, one: Attached, later: Sequence[Attached], admitted: Attached | None, case: Casefile
) -> bool:
    """Whether a later state makes `one` history: an admission from its day on, or a newer state that lasted.

    A side that admits and denies on one day speaks with two voices: its denial stays.
    """
    if one.bearing not in {Bearing.SUPPORTS, Bearing.OPPOSES, *STRUGGLE}:
        return False
    if admitted is not None and one is not admitted and _against(question, one, admitted.holder):
        two_voices = one.bearing is Bearing.OPPOSES and one.speaker == admitted.speaker
        stands = two_voices or _is_retaken_after(one, admitted, case)
        if day_of(one) < day_of(admitted) or (day_of(one) == day_of(admitted) and not stands):
            return True
    return any(_outlasts(question, other, one, case) for other in later)


RETAKEN = re.compile(
    r"\b(?:re(?:took|tak\w+|captur\w+|gain\w+|conquer\w+)|(?:took|taken|won)\s+(?:\w+\s+)?back)\b", re.I
)


def _is_retaken_after(one: Attached, admitted: Attached, case: Casefile) -> bool:
    """Whether the report that tells of an admitted loss goes on to tell that the place was retaken."""
    taking, loss = case.claims[one.claim], case.claims[admitted.claim]
    told_after = taking.report_id == loss.report_id and loss.quote.start < taking.quote.start
    return one.bearing is Bearing.SUPPORTS and told_after and RETAKEN.search(taking.quote.text) is not None


def _outlasts(question: Question, newer: Attached, older: Attached, case: Casefile) -> bool:
    """Whether `newer` sets `older` aside: another's plain word from the next day, the holder's own after a while.

    A party that repeats itself never outlasts a denial. What one speaker tells in sequence ends with its last word.
    """
    age = day_of(newer) - day_of(older)
    if age == timedelta(0) and _told_after(newer, older, case) and question.are_rivals(newer.holder, older.holder):
        return True
    one_voice = newer.speaker is not None and newer.speaker == older.speaker
    if newer.bearing is Bearing.OPPOSES:
        return older.bearing is Bearing.SUPPORTS and older.holder == newer.holder and age >= timedelta(days=1)
    if not _against(question, older, newer.holder):
        return False
    if older.bearing in STRUGGLE and newer.known == older.known and case.claims[newer.claim].kind not in CHANGES:
        return False
    if case.is_own(newer):
        if one_voice and older.bearing is Bearing.SUPPORTS:
            return age >= timedelta(days=1)
        return older.bearing is not Bearing.OPPOSES and age > case.days("flip-days", FLIP_DAYS)
    return age >= timedelta(days=1)


def _told_after(newer: Attached, older: Attached, case: Casefile) -> bool:
    """Whether one voice tells in one report of two takings, first the older: the story ends with the last told."""
    if newer.bearing is not Bearing.SUPPORTS or older.bearing is not Bearing.SUPPORTS:
        return False
    takings = is_change(case.claims[older.claim]) and is_change(case.claims[newer.claim])
    return takings and _is_told_before(older, newer, case)


def _likeliest(live: Sequence[Attached], admitted: Attached | None, case: Casefile) -> str | None:
    """Whom the evidence favours: an admitted holder, else one who does not merely deny it, who is said to have taken
    it, has most independent origins; else the defender of a siege.
    """
    supports = [one for one in live if one.bearing is Bearing.SUPPORTS and one.holder is not None]
    if admitted is not None and admitted in supports:
        return admitted.holder

    denying = {one.holder for one in live if one.bearing is Bearing.OPPOSES and one.speaker == one.holder}
    unwilling = denying - {one.holder for one in supports if one.speaker == one.holder}

    def weight(holder: str) -> tuple[bool, bool, int, int, date, str]:
        mine = [one for one in supports if one.holder == holder]
        took = any(is_change(case.claims[one.claim]) for one in mine)
        independent = origins(one for one in mine if not case.is_own(one))
        return holder not in unwilling, took, len(independent), len(origins(mine)), max(map(day_of, mine)), holder

    holders = {one.holder for one in supports if one.holder is not None}
    if holders:
        return max(holders, key=weight)
    defenders = sorted(one.holder for one in live if one.bearing in STRUGGLE and one.holder is not None)
    return defenders[0] if len(set(defenders)) == 1 else None
