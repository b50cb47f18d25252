"""Questions to findings: who holds each place on a day, as far as published by then, and why.

In: questions, a day, a casefile. Out: one finding per place.
Stays true: a finding has at least one reason with claim ids; only what was known on the day has a say.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from whoholds.assess.casefile import Casefile, origins
from whoholds.assess.evidence import weigh
from whoholds.assess.likely import likely
from whoholds.assess.rules import LADDER, NOTES, Verdict, ids, unknown
from whoholds.records import Finding, Question, Reason, Status


def find(question: Question, day: date, case: Casefile) -> Finding:
    """Judge `question` as of `day` (inclusive): the first rule of the ladder that applies gives the status."""
    known = tuple(one for one in question.attached if one.known is None or one.known <= day)
    balance = weigh(replace(question, attached=known), case, day)
    verdict = next((found for rule in LADDER if (found := rule(balance, case)) is not None), unknown(balance, case))
    last = max((one.known for one in known if one.known is not None and not one.background), default=None)
    verdict, aged = _aged(verdict, last, day, case)
    notes = [note for rule in NOTES if (note := rule(balance, case)) is not None and note.rule != verdict.reason.rule]
    return Finding(
        place=question.place,
        place_name=question.place_name,
        within=question.within,
        day=day,
        status=verdict.status,
        holder=verdict.holder,
        supporting=ids(balance.supporting),
        opposing=ids((*balance.opposing, *balance.struggles)),
        lesser=ids((*balance.lesser, *balance.unconfirmed, *balance.agreed, *balance.flooding)),
        reasons=(*aged, verdict.reason, *notes),
        lineages=len(origins(balance.supporting)),
        last_day=last,
    )


def findings(questions: Iterable[Question], day: date, case: Casefile) -> tuple[Finding, ...]:
    """One finding per place with its probability: the latest window opened by `day` speaks. Sorted by place."""
    asked = latest(questions, day)
    return likely([find(question, day, case) for question in asked], asked, day, case)


def latest(questions: Iterable[Question], day: date) -> list[Question]:
    """Of each place the question whose window was opened last by `day`, sorted by place."""
    found: dict[str, Question] = {}
    for question in questions:
        if question.start is not None and question.start > day:
            continue
        other = found.get(question.place)
        if other is None or (other.start or date.min) < (question.start or date.min):
            found[question.place] = question
    return [found[place] for place in sorted(found)]


def _aged(verdict: Verdict, last: date | None, day: date, case: Casefile) -> tuple[Verdict, tuple[Reason, ...]]:
    """Stale: nothing has been said of the place for longer than the theatre's age; what it was is kept as a reason."""
    if last is None or verdict.status is Status.UNKNOWN or not case.is_on("stale"):
        return verdict, ()
    if day - last <= timedelta(days=case.theatre.stale_after_days):
        return verdict, ()
    words = f"last heard of {(day - last).days} days ago as {verdict.status}"
    return replace(verdict, status=Status.STALE), (Reason("stale", words, verdict.reason.claims),)
