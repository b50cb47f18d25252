"""A person's word on a claim comes before every rule."""

from datetime import UTC, datetime

from tests.compare.making import BLUES, GAZETTEER, REDS, THEATRE, claim, report
from whoholds.compare.questions import Docket, questions
from whoholds.records import Claim, Decision, Review, SourceKind

WIRE = "fighters crossed the river before dawn and raised their flag above the old customs house"


def word(one: Claim, decision: Decision, other: Claim | None = None) -> Review:
    now = datetime(2030, 1, 1, tzinfo=UTC)
    return Review(one.id, "Ana", decision, "as I know", now, other=other.id if other else None)


def origins(claims: list[Claim], *reviews: Review) -> int:
    reports = [report(name) for name in sorted({one.report_id for one in claims})]
    asked = questions(claims, reports, THEATRE, GAZETTEER, (), reviews)
    return len({one.lineage for question in asked for one in question.attached})


def test_linked_claims_are_one_origin_and_unlinked_ones_two() -> None:
    seen = claim(source=SourceKind.WITNESS, words="the flag came down at noon", report="r1")
    told = claim(source=SourceKind.WITNESS, words="nobody is left in the customs house", report="r2")
    assert origins([seen, told]) == 2
    assert origins([seen, told], word(seen, Decision.LINK, told)) == 1
    copies = [claim(words=WIRE, report="r1"), claim(words=WIRE, report="r2")]
    assert origins(copies) == 1
    assert origins(copies, word(copies[1], Decision.UNLINK)) == 2


def test_the_last_word_counts() -> None:
    copies = [claim(words=WIRE, report="r1"), claim(words=WIRE, report="r2")]
    apart, together = word(copies[1], Decision.UNLINK), word(copies[1], Decision.LINK, copies[0])
    assert origins(copies, apart, together) == 1
    assert origins(copies, together, apart) == 2


def test_a_rejected_claim_has_no_say() -> None:
    wrong, right = claim(actor=REDS), claim(actor=BLUES)
    (question,) = questions([wrong, right], [report()], THEATRE, GAZETTEER, (), [word(wrong, Decision.REJECT)])
    assert [one.claim for one in question.attached] == [right.id]


def test_a_word_on_a_claim_touches_its_place() -> None:
    one = claim()
    docket = Docket(THEATRE, GAZETTEER)
    places = docket.add([report()], [one])
    assert docket.add([], [], (), [word(one, Decision.REJECT)]) == places
    assert docket.questions(next(iter(places))) == ()
