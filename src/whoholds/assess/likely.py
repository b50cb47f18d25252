"""Probabilities beside statuses, and what they are learnt from.

In: findings with their questions; or all questions, to learn from. Out: findings with probabilities; a `Standing`.
Stays true: what is learnt for a day uses only what was known before that month, so that within a month a new report
changes only its own places; a probability never changes a status.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

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


def known_before(day: date) -> date:
    """The last day of the month before that of `day`: what is learnt for `day` was known by then."""
    return date.fromordinal(max(day.replace(day=1).toordinal() - 1, 1))


def order_of_learning(place: str) -> str:
    """Sort key of the places to learn from: where there are too many, a choice that nobody made."""
    return content_id("learnt-from/2", (place,))


def standing_for(questions: Iterable[Question], day: date, case: Casefile) -> Standing:
    """How far speakers can be relied on, learnt from `questions` as they stood on `known_before(day)`.

    Questions are taken in the order given, a place after another, until they hold enough claims.
    """
    epoch = known_before(day)
    chosen: list[Question] = []
    size = 0
    for question in questions:
        if question.start is None or question.start > epoch:
            continue
        chosen.append(question)
        size += len(question.attached)
        if size > LEARN_FROM_CLAIMS:
            break
    return learn(hear(chosen, case, epoch))
