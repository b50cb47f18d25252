"""From claims straight to findings, for tests."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from tests.compare.making import DAY, GAZETTEER, THEATRE, report
from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import find, findings
from whoholds.compare.questions import questions
from whoholds.records import Claim, Finding, Report, Theatre


def reports_of(claims: Sequence[Claim]) -> list[Report]:
    """A report per name; ``r1+3`` is published three days after the first day."""
    names = sorted({one.report_id for one in claims})
    return [report(name, DAY + timedelta(days=int(name.partition("+")[2] or 0))) for name in names]


def judge(*claims: Claim, after: int = 0, theatre: Theatre = THEATRE) -> Finding:
    """The finding on the one place `claims` are about, `after` days from the first day."""
    reports = reports_of(claims)
    case = Casefile({one.id: one for one in claims}, theatre)
    (question,) = questions(claims, reports, theatre, GAZETTEER)
    return find(question, DAY + timedelta(days=after), case)


def judge_all(*claims: Claim, day: date = DAY) -> tuple[Finding, ...]:
    """Findings on every place."""
    reports = reports_of(claims)
    case = Casefile({one.id: one for one in claims}, THEATRE)
    return findings(questions(claims, reports, THEATRE, GAZETTEER), day, case)


def switched(**switches: str) -> Theatre:
    """The test theatre with rules switched, underscores for hyphens."""
    return replace(THEATRE, switches=tuple((name.replace("_", "-"), value) for name, value in switches.items()))
