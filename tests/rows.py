"""What a report of the day Panjshir was claimed must yield: the rows S1 to S14, each clause a test.

Run on the reference report and on the project's own reports of that day (`test_reference.py`, `test_examples.py`);
no test names a sentence of either. What the reader does not reach yet is listed in each file, with its reason.
"""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

import pytest

from tests.conftest import Known
from whoholds.pipeline import Tools
from whoholds.records import CONTROL_KINDS, Claim, Evidence, Form, Kind, LinkKind, SourceKind, Stance, Status

TALIBAN, FRONT = "Taliban", "National Resistance Front"
SUNDAY, MONDAY, TUESDAY = date(2021, 9, 5), date(2021, 9, 6), date(2021, 9, 7)


def about_panjshir(claims: Iterable[Claim]) -> list[Claim]:
    return [c for c in claims if c.place and c.place.entry == "AF-PAN"]


def timed(known: Known, words: str) -> list[tuple[date | None, date | None]]:
    """Bounds of every claim's time that the report words so."""
    return [
        (c.when.start, c.when.end) for c in known.claims if c.when and c.when.mention and words in c.when.mention.text
    ]


def spoken(known: Known, actor: str) -> list[Claim]:
    return [c for c in known.claims if c.source.actor == actor]


class Rows:
    """The rows; a subclass gives `known` and says what it expects to miss."""

    missed: ClassVar[dict[str, str]] = {}
    districts = 0

    @pytest.fixture(autouse=True)
    def _mark_missed(self, request: pytest.FixtureRequest) -> None:
        reason = self.missed.get(request.function.__name__)
        if reason is not None:
            request.applymarker(pytest.mark.xfail(strict=True, reason=reason))

    def test_s1_the_day_of_the_report_is_read(self, known: Known) -> None:
        assert {report.date for report in known.picture.reports.values()} == {MONDAY}

    def test_s1_overnight_is_both_days(self, known: Known) -> None:
        assert set(timed(known, "overnight")) == {(SUNDAY, TUESDAY)}

    def test_s1_weekdays_are_the_days_before_the_report(self, known: Known) -> None:
        assert set(timed(known, "Monday")) <= {(MONDAY, TUESDAY)}
        assert set(timed(known, "Sunday")) <= {(SUNDAY, MONDAY)}

    def test_s1_far_times_are_far(self, known: Known) -> None:
        assert (date(1980, 1, 1), date(1990, 1, 1)) in timed(known, "1980s")
        assert (date(1996, 1, 1), date(2002, 1, 1)) in timed(known, "1996 to 2001")

    def test_s2_the_party_claims_the_gain(self, known: Known) -> None:
        found = [c for c in about_panjshir(known.claims) if c.kind is Kind.GAINS and c.stance is Stance.ASSERTS]
        found = [c for c in found if not c.background and c.source.kind is SourceKind.PARTY]
        assert found
        assert all(c.actor and c.actor.name == TALIBAN for c in found)
        assert any(c.source.side == TALIBAN and c.hedged for c in found)

    def test_s2_and_s8_the_whole_of_it(self, known: Known) -> None:
        found = [c for c in about_panjshir(known.claims) if c.kind is Kind.GAINS and c.source.side == TALIBAN]
        assert any(c.extent and c.extent.whole for c in found)

    def test_s2_the_spokesman_is_quoted(self, known: Known) -> None:
        found = [c for c in spoken(known, "Zabihullah Mujahid") if c.form is Form.DIRECT]
        assert found
        assert {c.source.side for c in found} == {TALIBAN}

    def test_s2_the_spokesman_says_that_it_is_taken(self, known: Known) -> None:
        found = [c for c in about_panjshir(known.claims) if c.source.actor == "Zabihullah Mujahid"]
        assert any(c.kind in (Kind.GAINS, Kind.HOLDS) and c.actor and c.actor.name == TALIBAN for c in found)

    def test_s3_the_leader_denies_the_taking(self, known: Known) -> None:
        found = [c for c in about_panjshir(spoken(known, "Ahmad Massoud")) if c.stance is Stance.DENIES]
        assert any(c.kind in CONTROL_KINDS and c.actor and c.actor.name == TALIBAN for c in found)

    def test_s3_the_front_says_it_is_there(self, known: Known) -> None:
        found = [c for c in about_panjshir(known.claims) if c.kind in (Kind.HOLDS, Kind.PRESENT)]
        found = [c for c in found if c.actor and c.actor.name == FRONT and c.stance is Stance.ASSERTS]
        assert {c.source.side for c in found} == {FRONT}

    def test_s3_its_spokesman_speaks_for_it(self, known: Known) -> None:
        found = [c for c in known.claims if c.source.mention and "a spokesman" in c.source.mention.text]
        assert found
        assert {c.source.side for c in found} == {FRONT}

    def test_s3_its_positions_are_its_own(self, known: Known) -> None:
        found = [c for c in about_panjshir(spoken(known, "Ahmad Massoud")) if c.stance is Stance.ASSERTS]
        assert any(c.kind in (Kind.HOLDS, Kind.PRESENT) and c.actor and c.actor.name == FRONT for c in found)

    def test_s3_the_denial_stands_against_the_claim(self, known: Known) -> None:
        against = [known.picture.claims[c] for c in known.finding("Panjshir").opposing]
        assert any(c.source.side == FRONT for c in against)

    def test_s3_a_denial_is_linked_to_what_it_denies(self, known: Known) -> None:
        claims = {c.id: c for c in known.claims}
        pairs = [(claims[k.origin], claims[k.to]) for k in known.links if k.kind is LinkKind.DENIES]
        assert any(a.source.side == FRONT and b.source.side == TALIBAN for a, b in pairs)

    def test_s4_people_have_their_sides(self, known: Known) -> None:
        sides = {c.source.actor: c.source.side for c in known.claims if c.source.actor}
        assert sides.get("Ahmad Massoud") == FRONT
        assert sides.get("Zabihullah Mujahid") == TALIBAN
        assert sides.get("Amrullah Saleh", FRONT) == FRONT

    def test_s4_pronouns_are_somebody(self, known: Known) -> None:
        found = [c for c in known.claims if c.source.mention and c.source.mention.text.lower() == "he"]
        assert found
        assert {c.source.actor for c in found} <= {"Ahmad Massoud", "Zabihullah Mujahid"}

    def test_s4_his_forces_are_the_speakers(self, known: Known) -> None:
        own = ("NRF", "resistance forces", "his fighters", "his forces", "Our men", "our men")
        found = [c for c in spoken(known, "Ahmad Massoud") if c.quote.text.startswith(own)]
        assert found
        assert {c.actor.name for c in found if c.actor} == {FRONT}

    def test_s5_witnesses_are_known_through_an_agency(self, known: Known) -> None:
        found = [c for c in known.claims if c.source.kind is SourceKind.WITNESS]
        assert found
        assert {c.via for c in found} == {("Associated Press",)}

    def test_s5_the_statement_is_known_through_a_post_and_a_translation(self, known: Known) -> None:
        found = [c.via for c in spoken(known, "Ahmad Massoud") if len(c.via) == 3]
        assert found
        assert all(via[:2] == ("Twitter", FRONT) and "translation" in via[2] for via in found)

    def test_s5_nobody_else_is_relayed(self, known: Known) -> None:
        assert {c.via for c in spoken(known, "Zabihullah Mujahid")} == {()}

    def test_s6_photographs_are_presence(self, known: Known) -> None:
        seen = [c for c in known.claims if c.evidence is Evidence.PHOTO]
        assert len(seen) >= 2
        assert {(c.kind, c.source.kind) for c in seen} == {(Kind.PRESENT, SourceKind.NARRATOR)}
        assert all(c.actor and c.actor.name == TALIBAN for c in seen)

    def test_s6_photographs_are_weaker_than_control(self, known: Known) -> None:
        seen = {c.id for c in known.claims if c.evidence in (Evidence.PHOTO, Evidence.VIDEO)}
        for finding in known.picture.findings:
            assert not seen & set(finding.supporting)

    def test_s6_photographs_support_the_claim(self, known: Known) -> None:
        seen = {c.id for c in known.claims if c.evidence is Evidence.PHOTO}
        assert any(seen & set(f.lesser) for f in known.picture.findings if f.place_name in ("Panjshir", "Bazarak"))

    def test_s7_33_of_34_and_34_only_if(self, known: Known) -> None:
        (roll_up,) = [r for r in known.picture.roll_ups if r.holder == TALIBAN and r.place == "AF"]
        assert (roll_up.total, roll_up.undisputed, roll_up.conditional) == (34, 33, ("AF-PAN",))

    def test_s7_all_of_them_is_a_condition(self, known: Known) -> None:
        found = [c for c in known.claims if c.extent and c.extent.unit == "province" and c.extent.part == 34]
        assert found
        assert {c.stance for c in found} == {Stance.CONDITIONAL}

    def test_s8_districts_are_part_with_a_count(self, known: Known) -> None:
        (extent,) = {c.extent for c in known.claims if c.extent and c.extent.unit == "district"}
        assert (extent.whole, extent.part, extent.of) == (False, self.districts, "Panjshir")

    def test_s9_losses_of_the_front_are_claims_of_nobody_named(self, known: Known) -> None:
        found = [c for c in known.claims if c.kind is Kind.CASUALTIES]
        found = [c for c in found if c.source.kind in (SourceKind.NARRATOR, SourceKind.UNNAMED)]
        assert any(c.target and c.target.name == FRONT for c in found)

    def test_s9_the_leader_tells_of_his_own_dead(self, known: Known) -> None:
        assert any(c.kind is Kind.CASUALTIES for c in spoken(known, "Ahmad Massoud"))

    def test_s10_the_offer_depends_on_a_condition(self, known: Known) -> None:
        claims = {c.id: c for c in known.claims}
        pairs = [(claims[k.origin], claims[k.to]) for k in known.links if k.kind is LinkKind.CONDITIONAL_ON]
        offers = [(a, b) for a, b in pairs if a.stance is Stance.OFFERS and a.source.actor == "Ahmad Massoud"]
        assert offers
        assert all(b.stance is Stance.CONDITIONAL and b.source.actor == "Ahmad Massoud" for _, b in offers)

    def test_s10_the_appeal_comes_after_the_offer(self, known: Known) -> None:
        ordered = sorted(spoken(known, "Ahmad Massoud"), key=lambda c: (c.report_id, c.quote.start))
        offered = [(c.report_id, c.quote.start) for c in ordered if c.stance is Stance.OFFERS]
        called = [(c.report_id, c.quote.start) for c in ordered if c.kind is Kind.APPEAL and c.stance is Stance.DEMANDS]
        assert any(a[0] == b[0] and a[1] < b[1] for a in offered for b in called)

    def test_s11_an_assurance_is_a_promise(self, known: Known) -> None:
        found = [c for c in spoken(known, "Zabihullah Mujahid") if "discriminated" in c.quote.text]
        assert found
        assert {(c.kind, c.stance) for c in found} == {(Kind.ASSURANCE, Stance.PROMISES)}

    def test_s11_it_is_no_fact_of_control(self, known: Known) -> None:
        voting = {c for f in known.picture.findings for c in (*f.supporting, *f.opposing)}
        assert not {c.id for c in known.claims if c.kind is Kind.ASSURANCE} & voting

    def test_s12_history_has_no_vote(self, known: Known) -> None:
        old = [c for c in known.claims if any(year in c.quote.text for year in ("1980s", "1996", "of 2001"))]
        assert old
        assert all(c.background for c in old)
        assert not {c.id for c in known.claims if c.background} & set(known.finding("Panjshir").supporting)

    def test_s12_never_fully_taken_is_history(self, known: Known) -> None:
        found = [c for c in about_panjshir(known.claims) if "never" in c.quote.text.lower()]
        assert found
        assert {(c.background, c.stance) for c in found} == {(True, Stance.DENIES)}

    def test_s13_panjshir_is_contested(self, known: Known) -> None:
        assert known.finding("Panjshir").status is Status.CONTESTED

    def test_s13_both_columns_are_by_both_sides(self, known: Known) -> None:
        finding = known.finding("Panjshir")
        sides = [{known.picture.claims[c].source.side for c in ids} for ids in (finding.supporting, finding.opposing)]
        assert TALIBAN in sides[0]
        assert TALIBAN not in sides[1]
        assert FRONT in sides[1]
        assert FRONT not in sides[0]

    def test_s13_witnesses_of_a_part_are_lesser_support(self, known: Known) -> None:
        finding = known.finding("Panjshir")
        kinds = {known.picture.claims[c].source.kind for c in finding.lesser}
        assert SourceKind.WITNESS in kinds

    def test_s13_every_reason_names_its_rule_and_claims(self, known: Known) -> None:
        reasons = known.finding("Panjshir").reasons
        assert reasons
        assert all(reason.rule and reason.claims for reason in reasons)


def test_s4_all_names_of_the_front_are_one(tools: Tools) -> None:
    names = ("NRF", "NRFA", "National Resistance Front of Afghanistan", "National Resistance Front in Afghanistan")
    (front,) = [a for a in tools.theatre.actors if a.name == FRONT]
    assert {*names, "@nrfafg"} <= set(front.aliases)
    roles = {a.name: {r.title for r in a.roles} for a in tools.theatre.actors}
    assert "leader" in roles["Ahmad Massoud"]
    assert "spokesman" in roles["Zabihullah Mujahid"]
    assert "former vice president" in roles["Amrullah Saleh"]
