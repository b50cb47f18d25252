"""What a report of the day Panjshir was claimed must yield, on the reference report and on our own example.

The rows are those that the design calls S1 to S14. Each test runs on both reports and names no sentence of either.
"""

from collections.abc import Iterable
from datetime import date

import pytest

from tests.conftest import Known
from whoholds.records import CONTROL_KINDS, Claim, Evidence, Form, Kind, LinkKind, SourceKind, Stance, Status

TALIBAN, FRONT = "Taliban", "National Resistance Front"
MONDAY = date(2021, 9, 6)


@pytest.fixture(params=["reference", "example"])
def known(request: pytest.FixtureRequest) -> Known:
    found: Known = request.getfixturevalue(request.param)
    return found


def about_panjshir(claims: Iterable[Claim]) -> list[Claim]:
    return [c for c in claims if c.place and c.place.entry == "AF-PAN"]


def test_s1_the_report_is_dated(known: Known) -> None:
    (report,) = known.picture.reports.values()
    assert report.date == MONDAY
    assert report.text.startswith("date 2021-09-06")


def test_s1_overnight_is_both_days(known: Known) -> None:
    overnight = [c for c in known.claims if c.when and c.when.mention and "overnight" in c.when.mention.text]
    assert overnight
    assert all(c.when and (c.when.start, c.when.end) == (date(2021, 9, 5), date(2021, 9, 7)) for c in overnight)


def test_s2_the_party_claims_the_gain(known: Known) -> None:
    found = [
        c
        for c in about_panjshir(known.claims)
        if c.kind is Kind.GAINS and c.stance is Stance.ASSERTS and c.source.side == TALIBAN
    ]
    assert found
    assert any(c.hedged for c in found)
    assert all(c.actor and c.actor.name == TALIBAN for c in found)


def test_s2_the_spokesman_is_quoted(known: Known) -> None:
    spoken = [c for c in known.claims if c.source.actor == "Zabihullah Mujahid"]
    assert any(c.form is Form.DIRECT and c.source.side == TALIBAN for c in spoken)


def test_s3_the_denial_stands_against_the_claim(known: Known) -> None:
    finding = known.finding("Panjshir")
    against = [known.picture.claims[c] for c in finding.opposing]
    assert any(c.source.side == FRONT for c in against)


def test_s4_people_have_their_sides(known: Known) -> None:
    sides = {c.source.actor: c.source.side for c in known.claims if c.source.actor}
    assert sides.get("Ahmad Massoud") == FRONT
    assert sides.get("Zabihullah Mujahid") == TALIBAN


def test_s5_the_relay_is_kept(known: Known) -> None:
    witnesses = [c for c in known.claims if c.source.kind is SourceKind.WITNESS]
    assert any("Associated Press" in via for c in witnesses for via in c.via)


def test_s6_photographs_are_presence_not_control(known: Known) -> None:
    seen = [c for c in known.claims if c.evidence in (Evidence.PHOTO, Evidence.VIDEO)]
    assert seen
    assert all(c.kind is Kind.PRESENT or c.kind not in CONTROL_KINDS for c in seen)


def test_s7_33_of_34_and_34_only_if(known: Known) -> None:
    (roll_up,) = [r for r in known.picture.roll_ups if r.holder == TALIBAN and r.place == "AF"]
    assert (roll_up.total, roll_up.undisputed, roll_up.conditional) == (34, 33, ("AF-PAN",))


def test_s8_districts_are_part_with_a_count(known: Known) -> None:
    counted = [c.extent for c in known.claims if c.extent and c.extent.unit == "district"]
    assert counted
    assert all(not e.whole and e.part for e in counted)


def test_s9_casualties_are_claims(known: Known) -> None:
    assert any(c.kind is Kind.CASUALTIES for c in known.claims)


def test_s13_panjshir_is_contested_with_both_columns(known: Known) -> None:
    finding = known.finding("Panjshir")
    assert finding.status is Status.CONTESTED
    assert finding.supporting
    assert finding.opposing
    assert all(reason.claims for reason in finding.reasons)


def test_a_denial_is_linked_to_what_it_denies(known: Known) -> None:
    assert any(link.kind is LinkKind.DENIES for link in known.links)


def test_s12_history_has_no_vote(reference: Known) -> None:
    old = [c for c in reference.claims if "1980s" in c.quote.text or "1996" in c.quote.text]
    assert old
    assert all(c.background for c in old)
    assert not {c.id for c in old} & set(reference.finding("Panjshir").supporting)


def test_s11_an_assurance_is_a_promise(reference: Known) -> None:
    spoken = [c for c in reference.claims if c.source.actor == "Zabihullah Mujahid"]
    assert any(c.kind is Kind.ASSURANCE and c.stance is Stance.PROMISES for c in spoken)


def test_s10_one_speaker_in_sequence(reference: Known) -> None:
    spoken = [c for c in reference.claims if c.source.actor == "Ahmad Massoud"]
    assert any(c.stance in (Stance.OFFERS, Stance.CONDITIONAL) for c in spoken)
    assert any(c.kind is Kind.APPEAL or c.stance is Stance.DEMANDS for c in spoken)
