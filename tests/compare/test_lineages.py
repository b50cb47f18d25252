"""Copies of one origin are one lineage; independent accounts stay apart."""

import random
import time
from collections.abc import Sequence
from datetime import timedelta

from tests.compare.making import BLUES, DAY, REDS, claim, report
from whoholds.compare.lineages import Publishing, lineages
from whoholds.records import Claim, Report, SourceKind

WIRE = "fighters crossed the river before dawn and raised their flag above the old customs house"


def found_in(claims: Sequence[Claim], reports: Sequence[Report]) -> dict[str, str]:
    return lineages(claims, Publishing.of(reports))


def origins(*claims: Claim) -> int:
    names = {one.report_id for one in claims}
    return len(set(found_in(claims, [report(name) for name in sorted(names)]).values()))


def test_the_same_words_in_two_outlets_are_one_origin() -> None:
    assert origins(claim(words=WIRE, report="r1"), claim(words=WIRE, report="r2")) == 1


def test_a_rewrite_that_keeps_most_words_is_one_origin() -> None:
    rewritten = WIRE.replace("before dawn", "before dawn on Friday") + " witnesses added"
    assert origins(claim(words=WIRE, report="r1"), claim(words=rewritten, report="r2")) == 1


def test_a_text_of_its_own_is_an_origin_of_its_own() -> None:
    other = "residents say the customs house has a new flag since the river was crossed this morning"
    assert origins(claim(words=WIRE, report="r1"), claim(words=other, report="r2")) == 2


def test_one_side_speaking_to_many_outlets_is_one_origin() -> None:
    told = [claim(by=REDS, words=f"victory number {name}", report=name) for name in ("r1", "r2", "r3")]
    assert origins(*told) == 1


def test_the_same_relay_is_one_origin() -> None:
    seen = [
        claim(source=SourceKind.WITNESS, words=f"they came by {way}", report=name, via=("Far Agency",))
        for name, way in (("r1", "road"), ("r2", "boat"))
    ]
    assert origins(*seen) == 1


def test_two_parties_who_say_alike_in_one_report_are_two_origins() -> None:
    assert origins(claim(by=REDS, words=WIRE), claim(by=BLUES, words=WIRE)) == 2


def test_a_narrator_is_its_outlet() -> None:
    assert origins(claim(words="the town fell"), claim(words="nobody resisted there")) == 1


def test_order_does_not_matter() -> None:
    claims = [claim(words=f"{WIRE} {number % 3}", report=f"r{number}") for number in range(12)]
    reports = [report(one.report_id) for one in claims]
    assert found_in(claims, reports) == found_in(random.Random(1).sample(claims, 12), reports[::-1])


def test_ten_thousand_copies_take_seconds() -> None:
    claims = [claim(words=f"{WIRE} number {number}", report=f"r{number}") for number in range(10_000)]
    begun = time.perf_counter()
    assert len(set(found_in(claims, []).values())) == 1
    assert time.perf_counter() - begun < 20


def test_one_copied_line_does_not_tie_two_outlets_together() -> None:
    first, copy = claim(words=WIRE, report="r1"), claim(words=WIRE, report="r2")
    own = [claim(words=f"our correspondent walked through quarter {n} and met nobody", report="r2") for n in "abc"]
    found = found_in([first, copy, *own], [report("r1"), report("r2", DAY + timedelta(days=1))])
    assert found[copy.id] == found[first.id] != found[own[0].id]


def test_a_report_that_mostly_copies_is_the_same_report_again() -> None:
    first, copy = claim(words=WIRE, report="r1"), claim(words=WIRE, report="r2")
    short = claim(words="the town fell", report="r2")
    found = found_in([first, copy, short], [report("r1"), report("r2")])
    assert found[short.id] == found[first.id]
