"""What if a claim were true: what conflicts falls, what depends on it stands."""

from tests.assess.judging import reports_of
from tests.compare.making import BLUES, COUNTRY, DAY, GAZETTEER, PROVINCES, REDS, THEATRE, at, claim
from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import findings
from whoholds.assess.supposing import suppose
from whoholds.compare.questions import questions
from whoholds.records import Claim, Extent, Finding, Kind, Link, LinkKind, Stance, Status


def if_true(one: Claim, *claims: Claim, links: tuple[Link, ...] = ()) -> tuple[Finding, ...]:
    reports = reports_of(claims)
    asked = questions(claims, reports, THEATRE, GAZETTEER, links)
    told, left = suppose(one, claims, links, asked)
    case = Casefile({claim.id: claim for claim in told}, THEATRE)
    return findings(questions(told, reports, THEATRE, GAZETTEER, left), DAY, case)


def test_a_denied_boast_that_is_true_settles_the_place() -> None:
    boast, denial = claim(by=REDS), claim(by=BLUES, stance=Stance.DENIES)
    (finding,) = if_true(boast, boast, denial)
    assert (finding.status, finding.holder) == (Status.CONFIRMED, REDS)


def test_a_true_denial_leaves_nobody_named() -> None:
    boast, denial = claim(by=REDS), claim(by=BLUES, stance=Stance.DENIES)
    (finding,) = if_true(denial, boast, denial)
    assert finding.holder is None


def test_what_depends_on_it_is_said_without_condition() -> None:
    boast = claim(by=REDS, place=at(PROVINCES[3]))
    whole = claim(Kind.HOLDS, place=at(COUNTRY), stance=Stance.CONDITIONAL, extent=Extent(True))
    link = Link(whole.id, boast.id, LinkKind.CONDITIONAL_ON, "test")
    found = {one.place: one.status for one in if_true(boast, boast, whole, links=(link,))}
    assert found[COUNTRY.id] is Status.CONFIRMED
