"""The two sides of a finding: whom it favours, and who stands against that.

In: a finding and the question behind it. Out: parties by name, the most heard first.
Stays true: the holder is never among those against it; a voice of no party stands for none.
"""

from collections import Counter
from collections.abc import Iterable

from whoholds.records import Attached, Finding, Question


def against(finding: Finding, questions: Iterable[Question]) -> tuple[str, ...]:
    """Parties that the opposing claims speak for or name as holder instead."""
    opposing = frozenset(finding.opposing)
    counted: Counter[str] = Counter()
    for question in questions:
        for one in question.attached:
            if one.claim in opposing and (party := _party(one, finding.holder)) is not None:
                counted[party] += 1
    return tuple(name for name, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))


def _party(one: Attached, holder: str | None) -> str | None:
    for name in (one.holder, one.speaker, one.rival):
        if name is not None and name != holder:
            return name
    return None
