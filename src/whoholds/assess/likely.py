"""Probabilities beside statuses, and what they are learnt from.

In: findings with their questions; or all questions, to learn from. Out: findings with probabilities; a `Standing`.
Stays true: what is learnt for a day uses only what was known before that month, so that within a month a new report
changes only its own places; a probability never changes a status.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from whoholds.assess.casefile import Casefile
from whoholds.assess.filtering import filtered
from whoholds.assess.hearing import hear
from whoholds.assess.learning import learn
from whoholds.assess.signals import FIRST_PARTY
from whoholds.assess.standing import Standing
from whoholds.records import Finding, Question, content_id

DECIMALS = 4

LEARN_FROM_CLAIMS = 200_000
"""More tell nothing new of a few hundred speakers; beyond, a fixed choice of places is learnt from."""


def likely(found: Sequence[Finding], questions: Sequence[Question], day: date, case: Casefile) -> tuple[Finding, ...]:
    """`found` with the probability that each holder holds its place; `questions` in the same order."""
    told = hear(questions, case, day)
    states = filtered(told, case.standing, day)
    given = []
    for finding, labels, chances in zip(found, told.labels, states.tolist(), strict=True):
        state = labels.index(finding.holder) if finding.holder in labels else None
        chance = None if state is None else round(chances[FIRST_PARTY + state], DECIMALS)
        given.append(replace(finding, probability=chance))
    return tuple(given)


def standing_for(questions: Sequence[Question], day: date, case: Casefile) -> Standing:
    """How far speakers can be relied on, from all that was known before the month of `day`."""
    epoch = day.replace(day=1) - timedelta(days=1)
    known = [one for one in questions if one.start is not None and one.start <= epoch]
    known.sort(key=lambda one: content_id("learnt-from/1", (one.place, one.start.isoformat() if one.start else None)))
    chosen, size = [], 0
    for question in known:
        if size > LEARN_FROM_CLAIMS:
            break
        chosen.append(question)
        size += len(question.attached)
    return learn(hear(chosen, case, epoch))
