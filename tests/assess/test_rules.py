"""Each rule fires where it should and only there; examples in our own words."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.assess.judging import judge, switched
from tests.compare.making import BLUES, DAY, REDS, THEATRE, claim
from whoholds.records import Alliance, Claim, Evidence, Extent, Finding, Kind, SourceKind, Stance, Status


def rules_of(finding: Finding) -> list[str]:
    return [reason.rule for reason in finding.reasons]


def test_claimed_by_one_side_only() -> None:
    finding = judge(claim(by=REDS))
    assert (finding.status, finding.holder, rules_of(finding)) == (Status.CLAIMED, REDS, ["claimed"])


def test_live_conflict_when_the_rival_denies() -> None:
    finding = judge(claim(by=REDS), claim(by=BLUES, stance=Stance.DENIES))
    assert (finding.status, finding.holder) == (Status.CONTESTED, REDS)
    assert len(finding.supporting) == len(finding.opposing) == 1


def test_denied_by_the_holder_itself() -> None:
    finding = judge(claim(source=SourceKind.WITNESS), claim(by=REDS, stance=Stance.DENIES))
    assert rules_of(finding)[0] == "denied-by-the-holder"


def test_adverse_interest_confirms() -> None:
    finding = judge(claim(by=BLUES, target=BLUES))
    assert (finding.status, rules_of(finding)[0]) == (Status.CONFIRMED, "adverse-interest")


def test_a_hedged_admission_is_none() -> None:
    assert judge(claim(by=BLUES, target=BLUES, hedged=True)).status is Status.CLAIMED


def test_that_the_enemy_still_holds_a_place_is_no_admission() -> None:
    assert judge(claim(Kind.HOLDS, by=BLUES, target=BLUES)).status is Status.CLAIMED


def test_one_admission_outranks_fifty_victory_claims() -> None:
    victories = [claim(Kind.HOLDS, BLUES, by=BLUES, words=f"bulletin {n} we stand firm") for n in range(50)]
    finding = judge(*victories, claim(by=BLUES, target=BLUES))
    assert (finding.status, finding.holder) == (Status.CONFIRMED, REDS)


def test_a_side_that_admits_and_denies_on_one_day_leaves_it_open() -> None:
    finding = judge(claim(by=BLUES, target=BLUES), claim(by=BLUES, stance=Stance.DENIES))
    assert finding.status is Status.CONTESTED


def test_a_place_retaken_after_an_admitted_loss_is_open() -> None:
    lost = claim(by=BLUES, target=BLUES, words="the Reds pushed our men out", start=0)
    back = claim(actor=BLUES, target=REDS, source=SourceKind.WITNESS, words="the Blues recaptured the valley", start=90)
    assert judge(lost, back).status is Status.CONTESTED
    taken = replace(back, quote=replace(back.quote, text="the Blues took the valley"))
    assert judge(lost, taken).status is Status.CONFIRMED


def test_a_claim_of_victory_over_oneself_is_no_admission() -> None:
    assert judge(claim(by=REDS, target=REDS)).status is Status.CLAIMED


def test_plain_fact_of_an_unsided_narrator_confirms() -> None:
    assert judge(claim()).status is Status.CONFIRMED


def test_a_partys_own_outlet_is_a_party() -> None:
    assert judge(claim(by=REDS, source=SourceKind.NARRATOR)).status is Status.CLAIMED


def test_two_lineages_corroborate() -> None:
    finding = judge(claim(by=REDS), claim(source=SourceKind.WITNESS, words="I saw them take the bridge and the mill"))
    assert (finding.status, finding.lineages) == (Status.CORROBORATED, 2)


def test_two_voices_of_the_holders_side_are_only_claimed() -> None:
    finding = judge(claim(by=REDS), claim(by=REDS, report="r2", words="what a day it was for all of us"))
    assert finding.status is Status.CLAIMED


def test_an_allys_word_corroborates_nothing_while_it_is_one() -> None:
    voices = claim(by=REDS), claim(by=BLUES, report="r2", words="what a day it was for all of us")
    allied = replace(THEATRE, rivals=(), alliances=(Alliance((REDS, BLUES), until=DAY + timedelta(days=9)),))
    assert judge(*voices, theatre=allied).status is Status.CLAIMED
    over = replace(allied, alliances=(Alliance((REDS, BLUES), until=DAY),))
    assert judge(*voices, theatre=over).status is Status.CORROBORATED


def test_copies_of_one_origin_count_once() -> None:
    words = "two herders say the garrison left its camp at night without a shot"
    copies = [claim(source=SourceKind.WITNESS, words=words, report=f"r{n}") for n in range(5)]
    finding = judge(*copies)
    assert (finding.status, finding.lineages) == (Status.CLAIMED, 1)
    assert "copy-counts-once" in rules_of(finding)


def test_presence_is_not_control() -> None:
    finding = judge(claim(Kind.PRESENT, source=SourceKind.WITNESS, evidence=Evidence.PHOTO))
    assert (finding.status, finding.holder) == (Status.UNKNOWN, None)
    assert "presence-is-not-control" in rules_of(finding)


def test_part_is_not_whole() -> None:
    finding = judge(claim(source=SourceKind.WITNESS, target=BLUES, extent=Extent(False, 3, "district")))
    assert (finding.status, finding.supporting, len(finding.lesser)) == (Status.CONTESTED, (), 1)


def test_a_condition_asserts_nothing() -> None:
    finding = judge(claim(stance=Stance.CONDITIONAL))
    assert finding.status is Status.UNKNOWN and "conditional-is-no-assertion" in rules_of(finding)


def test_background_has_no_vote() -> None:
    finding = judge(claim(Kind.HOLDS, BLUES, background=True), claim(by=REDS))
    assert (finding.status, finding.holder) == (Status.CLAIMED, REDS)
    assert "background-has-no-vote" in rules_of(finding)


def test_unverified_stays_claimed() -> None:
    doubt = claim(stance=Stance.UNCONFIRMED, source=SourceKind.MEDIA)
    others = [claim(by=REDS), claim(source=SourceKind.WITNESS, words="they sit in every office of the town now")]
    assert judge(*others, doubt).status is Status.CLAIMED


def test_fighting_inside_contests_a_hold() -> None:
    assert judge(claim(Kind.HOLDS, BLUES), claim(Kind.CLASH, REDS, target=BLUES)).status is Status.CONTESTED


def test_the_fight_that_took_it_does_not_contest_the_taking() -> None:
    assert judge(claim(target=BLUES), claim(Kind.CLASH, REDS, target=BLUES)).status is Status.CONFIRMED


def test_a_fight_without_attacker_before_the_taking_is_the_takers() -> None:
    taken = claim(target=BLUES, report="r2+1")
    assert judge(claim(Kind.CLASH, None, target=BLUES), taken).status is not Status.CONTESTED
    assert judge(claim(target=BLUES), claim(Kind.CLASH, None, target=BLUES)).status is Status.CONTESTED
    assert judge(claim(target=BLUES), claim(Kind.CLASH, None, target=REDS)).status is Status.CONTESTED


def test_a_fight_told_before_the_taking_ended_with_it() -> None:
    attacked, taken = claim(Kind.CLASH, BLUES, target=REDS), claim(target=BLUES)
    assert judge(attacked, taken).status is Status.CONFIRMED
    assert judge(taken, claim(Kind.CLASH, BLUES, target=REDS)).status is Status.CONTESTED
    part = claim(target=BLUES, extent=Extent(False))
    assert judge(attacked, claim(Kind.HOLDS), part).status is Status.CONTESTED
    other_voice = claim(Kind.CLASH, BLUES, target=REDS, source=SourceKind.WITNESS)
    assert judge(other_voice, claim(target=BLUES)).status is Status.CONTESTED


def test_who_denies_a_loss_took_nothing() -> None:
    kept = [claim(Kind.LOSES, BLUES, by=BLUES, stance=Stance.DENIES), claim(Kind.HOLDS, REDS, by=REDS)]
    seen = claim(Kind.HOLDS, REDS, source=SourceKind.WITNESS, words="the front is in every street of the town")
    finding = judge(*kept, seen)
    assert (finding.status, finding.holder) == (Status.CONTESTED, REDS)


def test_a_fight_that_names_the_holder_alone_contests_nothing() -> None:
    held = claim(Kind.HOLDS, BLUES)
    assert judge(held, claim(Kind.CLASH, BLUES)).status is Status.CONFIRMED
    assert judge(held, claim(Kind.CLASH, BLUES, target=BLUES)).status is Status.CONFIRMED
    assert judge(held, claim(Kind.CLASH, None, target=BLUES)).status is Status.CONTESTED
    assert judge(held, claim(Kind.CLASH, None)).status is Status.CONTESTED


def test_a_part_taken_since_contests_the_hold() -> None:
    part = claim(Kind.GAINS, REDS, extent=Extent(False), report="r2+3")
    finding = judge(claim(Kind.HOLDS, BLUES), part, after=5)
    assert (finding.status, finding.holder) == (Status.CONTESTED, BLUES)
    before = claim(Kind.GAINS, REDS, extent=Extent(False))
    assert judge(before, claim(Kind.HOLDS, BLUES, report="r2+3"), after=5).status is Status.CONFIRMED


def test_a_siege_names_the_defender() -> None:
    finding = judge(claim(Kind.CONTESTS, REDS, target=BLUES))
    assert (finding.status, finding.holder) == (Status.CONTESTED, BLUES)


def test_a_later_takeover_replaces_the_earlier_state() -> None:
    finding = judge(claim(Kind.HOLDS, BLUES), claim(report="r2+3"), after=5)
    assert (finding.status, finding.holder) == (Status.CONFIRMED, REDS)
    assert "newer-state-stands" in rules_of(finding)


def test_a_party_that_repeats_itself_does_not_outlast_a_denial() -> None:
    repeated = [claim(by=REDS, report=f"r{n}+{n}") for n in range(6)]
    assert judge(*repeated, claim(by=BLUES, stance=Stance.DENIES, report="d+0"), after=6).status is Status.CONTESTED


def test_nothing_published_later_is_known_today() -> None:
    later = claim(by=BLUES, stance=Stance.DENIES, report="r2+1")
    assert judge(claim(by=REDS), later).status is Status.CLAIMED
    assert judge(claim(by=REDS), later, after=1).status is Status.CONTESTED


def test_stale_after_the_theatres_age() -> None:
    finding = judge(claim(), after=31)
    assert (finding.status, finding.holder, finding.last_day) == (Status.STALE, REDS, DAY)
    assert judge(claim(), after=30).status is Status.CONFIRMED


def test_what_one_speaker_tells_in_sequence_ends_with_the_last_word() -> None:
    taken = claim(by=BLUES, target=BLUES, when=DAY - timedelta(days=1))
    retaken = claim(Kind.GAINS, BLUES, by=BLUES, target=REDS, when=DAY)
    assert judge(taken, retaken).holder == BLUES


def test_two_takings_told_by_one_voice_end_with_the_last_told() -> None:
    first = claim(target=BLUES, start=0)
    last = claim(Kind.GAINS, BLUES, target=REDS, start=500)
    finding = judge(last, first)
    assert (finding.status, finding.holder) == (Status.CONFIRMED, BLUES)


def test_a_takeover_must_last_before_it_is_settled() -> None:
    held, taken = claim(Kind.HOLDS, BLUES), claim(report="r2+3")
    finding = judge(held, taken, after=4)
    assert (finding.status, finding.holder, rules_of(finding)[0]) == (Status.CLAIMED, REDS, "flip-must-last")
    assert judge(held, taken, after=5).status is Status.CONFIRMED


def test_an_admitted_takeover_need_not_last() -> None:
    admitted = claim(by=BLUES, target=BLUES, report="r2+3")
    assert judge(claim(Kind.HOLDS, BLUES), admitted, after=3).status is Status.CONFIRMED


def test_two_theatres_may_wait_differently_for_a_takeover_to_last() -> None:
    claims = (claim(Kind.HOLDS, BLUES), claim(report="r2+3"))
    patient, quick = switched(flip_days="7"), switched(flip_must_last="off")
    assert judge(*claims, after=6, theatre=patient).status is Status.CLAIMED
    assert judge(*claims, after=3, theatre=quick).status is Status.CONFIRMED


def test_a_place_shared_by_agreement_is_mixed() -> None:
    shared = claim(Kind.AGREEMENT, target=BLUES, words="the two agreed on joint patrols in the valley")
    finding = judge(claim(Kind.HOLDS, BLUES), shared)
    assert (finding.status, finding.holder, rules_of(finding)[0]) == (Status.MIXED, None, "negotiated")


def test_one_sides_word_of_an_agreement_is_not_enough() -> None:
    shared = claim(Kind.AGREEMENT, by=REDS, target=BLUES, words="they agreed to share the valley")
    assert judge(claim(Kind.HOLDS, BLUES), shared).status is Status.CONFIRMED


def test_a_takeover_ends_an_agreement() -> None:
    shared = claim(Kind.AGREEMENT, target=BLUES, words="the two agreed on joint patrols in the valley")
    assert judge(shared, claim(report="r2+3"), after=9).holder == REDS


def test_talks_held_at_a_place_are_no_sharing_of_it() -> None:
    talks = claim(Kind.AGREEMENT, target=BLUES, words="the two signed a truce")
    assert judge(claim(Kind.HOLDS, BLUES), talks).status is Status.CONFIRMED


def voices(count: int, holder: str, day: int) -> list[Claim]:
    return [
        claim(
            Kind.HOLDS, holder, source=SourceKind.WITNESS, words=f"voice {n} of many, heard {n}", report=f"v{n}+{day}"
        )
        for n in range(count)
    ]


def test_a_flood_of_new_sources_against_others_is_flagged_and_has_no_vote() -> None:
    known = [claim(Kind.HOLDS, BLUES, words=f"word {n}", report=f"k{n}") for n in range(3)]
    before = judge(*known, after=9)
    after = judge(*known, *voices(500, REDS, 8), after=9)
    assert (after.status, after.holder, after.supporting) == (before.status, before.holder, before.supporting)
    assert "flood-of-new-sources" in rules_of(after) and after.probability == before.probability


def test_many_new_sources_whom_nobody_contradicts_are_no_flood() -> None:
    finding = judge(*voices(30, REDS, 0), after=1)
    assert finding.status is Status.CORROBORATED and "flood-of-new-sources" not in rules_of(finding)


@pytest.mark.parametrize(
    ("rule", "claims", "on", "off"),
    [
        ("presence_is_not_control", (claim(Kind.PRESENT),), Status.UNKNOWN, Status.CONFIRMED),
        ("part_is_not_whole", (claim(extent=Extent(False)),), Status.UNKNOWN, Status.CONFIRMED),
        ("background_has_no_vote", (claim(background=True),), Status.UNKNOWN, Status.CONFIRMED),
        ("plain_fact", (claim(),), Status.CONFIRMED, Status.CLAIMED),
        ("live_conflict", (claim(), claim(by=BLUES, stance=Stance.DENIES)), Status.CONTESTED, Status.CONFIRMED),
    ],
)
def test_what_counts_as_control_is_the_theatres_choice(
    rule: str, claims: tuple[Claim, ...], on: Status, off: Status
) -> None:
    assert judge(*claims).status is on
    assert judge(*claims, theatre=switched(**{rule: "off"})).status is off


def test_a_theatre_may_switch_a_rule_off() -> None:
    admitted = claim(by=BLUES, target=BLUES)
    assert judge(admitted, theatre=switched(adverse_interest="off")).status is Status.CLAIMED


def test_whoever_only_denies_to_hold_a_place_is_not_its_likeliest_holder() -> None:
    accused = claim(actor="Green Band", by=BLUES, words="the Greens themselves have taken the valley")
    denied = claim(actor="Green Band", by="Green Band", stance=Stance.DENIES, words="we took no valley")
    assert judge(accused, denied, claim(by=REDS)).holder == REDS
