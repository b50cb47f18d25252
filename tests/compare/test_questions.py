"""Claims that can agree or conflict come together, and nothing else does."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.compare.making import BLUES, DAY, GAZETTEER, PROVINCES, REDS, THEATRE, VALE, at, claim, report
from whoholds.compare.questions import questions
from whoholds.records import (
    Actor,
    Alliance,
    Bearing,
    Claim,
    Extent,
    Kind,
    Link,
    LinkKind,
    Mention,
    Outlet,
    PlaceRef,
    Question,
    SourceKind,
    Stance,
    When,
)


def ask(*claims: Claim, reports: tuple[str, ...] = ("r1",), links: tuple[Link, ...] = ()) -> tuple[Question, ...]:
    return questions(claims, [report(name) for name in reports], THEATRE, GAZETTEER, links)


@pytest.mark.parametrize(
    ("kind", "stance", "bearing", "holder"),
    [
        (Kind.GAINS, Stance.ASSERTS, Bearing.SUPPORTS, REDS),
        (Kind.HOLDS, Stance.DENIES, Bearing.OPPOSES, REDS),
        (Kind.LOSES, Stance.ASSERTS, Bearing.SUPPORTS, BLUES),
        (Kind.LOSES, Stance.DENIES, Bearing.SUPPORTS, REDS),
        (Kind.PRESENT, Stance.ASSERTS, Bearing.PRESENCE, REDS),
        (Kind.CONTESTS, Stance.ASSERTS, Bearing.CONTESTS, BLUES),
        (Kind.GAINS, Stance.CONDITIONAL, Bearing.CONDITIONAL, REDS),
        (Kind.GAINS, Stance.UNCONFIRMED, Bearing.UNCONFIRMED, REDS),
    ],
)
def test_each_stance_and_kind_bears_in_its_own_way(kind: Kind, stance: Stance, bearing: Bearing, holder: str) -> None:
    (question,) = ask(claim(kind, REDS, target=BLUES, stance=stance))
    assert (question.attached[0].bearing, question.attached[0].holder) == (bearing, holder)


def test_a_bare_name_and_the_air_above_raise_no_question() -> None:
    named = replace(VALE, mention=Mention("Upper Vale", 4, 14))
    assert ask(claim(Kind.HOLDS, words="the Upper Vale", place=named)) == ()
    assert ask(claim(Kind.HOLDS, words="Upper Vale's stronghold", place=named)) != ()
    assert ask(claim(Kind.HOLDS, words="the Reds control the airspace over it")) == ()


def test_a_hold_without_a_holder_raises_no_question() -> None:
    assert ask(claim(Kind.HOLDS, None)) == ()


@pytest.mark.parametrize("stance", [Stance.PREDICTS, Stance.PROMISES, Stance.DEMANDS, Stance.ASKS, Stance.THREATENS])
def test_what_is_only_wished_or_feared_raises_no_question(stance: Stance) -> None:
    assert ask(claim(stance=stance)) == ()


def test_one_place_under_two_spellings_is_one_question_only_if_folding_says_so() -> None:
    first = claim(place=PlaceRef(None, "Old Täun", "Coast"))
    second = claim(place=PlaceRef(None, "the old taun", "Coast"))
    third = claim(place=PlaceRef(None, "Old Taun Bridge", "Coast"))
    assert [len(question.attached) for question in ask(first, second, third)] == [2, 1]


def test_a_long_silence_opens_a_new_window() -> None:
    early, late = claim(report="r1"), claim(report="r2")
    days = [report("r1"), report("r2", DAY + timedelta(days=THEATRE.stale_after_days + 1))]
    assert len(questions([early, late], days, THEATRE, GAZETTEER)) == 2


def test_part_of_a_place_is_lesser_evidence_for_the_whole() -> None:
    whole = claim(place=PlaceRef(None, "Coast", "Orland"))
    part = claim(place=PlaceRef(None, "Old Taun", "Coast"))
    coast = next(question for question in ask(whole, part) if question.place_name == "Coast")
    assert {one.bearing for one in coast.attached} == {Bearing.SUPPORTS, Bearing.PART}


def test_a_counted_part_is_no_support_for_the_whole() -> None:
    (question,) = ask(claim(extent=Extent(False, 3, "district")))
    assert question.attached[0].bearing is Bearing.PART


def test_a_clash_somewhere_in_a_country_bears_on_no_place() -> None:
    assert ask(claim(Kind.CLASH, place=PlaceRef(None, "Orland"))) == ()


def test_an_assertion_under_a_condition_is_attached_as_conditional() -> None:
    condition, result = claim(stance=Stance.CONDITIONAL), claim(Kind.HOLDS)
    link = Link(result.id, condition.id, LinkKind.CONDITIONAL_ON, "test")
    (question,) = ask(condition, result, links=(link,))
    assert {one.bearing for one in question.attached} == {Bearing.CONDITIONAL}


def test_a_rule_that_ended_is_history() -> None:
    past = When(None, DAY - timedelta(days=900), DAY - timedelta(days=400))
    ended = replace(claim(Kind.HOLDS), when=past)
    (question,) = ask(ended)
    assert question.attached[0].background


def test_longer_names_of_one_party_are_one_label() -> None:
    (question,) = ask(claim(actor="Red Front"), claim(actor="Red Front forces"))
    assert {one.holder for one in question.attached} == {"Red Front"}


def test_allies_against_one_enemy_are_no_rivals() -> None:
    claims = [claim(actor=name, target="Usurper") for name in ("Green Guard", "White Column")]
    (question,) = ask(*claims)
    assert question.rivals == (("Green Guard", "Usurper"), ("Usurper", "White Column"))


def test_nobody_takes_a_place_from_itself() -> None:
    (question,) = ask(claim(actor=REDS, target=REDS, by=REDS))
    assert (question.attached[0].holder, question.attached[0].rival) == (REDS, None)


@pytest.mark.parametrize(("fights", "speaker"), [(True, "Far State"), (False, None)])
def test_an_outlet_of_a_state_speaks_for_it_only_where_the_state_is_a_party(fights: bool, speaker: str | None) -> None:  # noqa: FBT001
    state = Actor("Far State", "state", SourceKind.OFFICIAL, fights=fights)
    outlets = (Outlet("Far Times", side="Far State", independent=False),)
    theatre = replace(THEATRE, actors=(state,), outlets=outlets)
    (question,) = questions([claim()], [report(outlet="Far Times")], theatre, GAZETTEER)
    assert question.attached[0].speaker == speaker


def test_an_outlet_speaks_for_its_state_where_the_state_is_said_to_hold_the_place() -> None:
    theatre = replace(THEATRE, outlets=(Outlet("Far Times", side="Far State", independent=False),))
    (question,) = questions([claim(actor="Far State")], [report(outlet="Far Times")], theatre, GAZETTEER)
    assert question.attached[0].speaker == "Far State"


def test_order_of_claims_and_reports_does_not_matter() -> None:
    claims = [claim(place=at(place), actor=side) for place in PROVINCES for side in (REDS, BLUES)]
    shuffled = random.Random(7).sample(claims, len(claims))
    assert ask(*claims) == ask(*shuffled)


def test_who_is_besieged_by_a_party_with_one_foe_is_that_foe() -> None:
    (question,) = ask(claim(Kind.CONTESTS, REDS))
    assert (question.attached[0].bearing, question.attached[0].holder) == (Bearing.CONTESTS, BLUES)
    (question,) = ask(claim(Kind.CONTESTS, REDS, extent=Extent(False)))
    assert question.attached[0].bearing is Bearing.CONTESTS  # a ring that does not close confirms nobody


def test_who_is_besieged_by_a_party_with_several_foes_stays_unnamed() -> None:
    crowded = replace(THEATRE, rivals=((REDS, BLUES), (REDS, "Green Guard")))
    (question,) = questions([claim(Kind.CONTESTS, REDS)], [report("r1")], crowded, GAZETTEER)
    assert question.attached[0].holder is None
    allied = replace(crowded, alliances=(Alliance((BLUES, "Green Guard")),))
    (question,) = questions([claim(Kind.CONTESTS, REDS)], [report("r1")], allied, GAZETTEER)
    assert question.attached[0].holder == BLUES


def test_a_states_army_and_its_rebels_are_rivals_by_what_they_are() -> None:
    (question,) = ask(claim(Kind.GAINS, "rebels", by="the army"))
    assert question.are_rivals("rebels", "the army")
    (question,) = ask(claim(Kind.GAINS, "Sylvanian rebels", by="Orland army"))
    assert not question.are_rivals("Sylvanian rebels", "Orland army")


def test_a_press_office_speaks_for_somebody_even_where_nobody_knows_for_whom() -> None:
    office = replace(report("r1"), outlet="Joint Valley Media Office")
    (question,) = questions([claim()], [office], THEATRE, GAZETTEER)
    assert [one.speaker for one in question.attached] == ["Joint Valley Media Office"]
    (question,) = questions([claim()], [replace(office, outlet="Valley News")], THEATRE, GAZETTEER)
    assert [one.speaker for one in question.attached] == [None]


def test_that_a_place_fell_denied_is_that_it_is_held() -> None:
    (question,) = ask(claim(Kind.GAINS, None, target=BLUES, stance=Stance.DENIES))
    assert [(one.bearing, one.holder) for one in question.attached] == [(Bearing.SUPPORTS, BLUES)]


@pytest.mark.parametrize("words", ["a last stand in the old town", "the final pocket of land they hold"])
def test_who_makes_a_last_stand_is_besieged(words: str) -> None:
    (question,) = ask(claim(Kind.HOLDS, BLUES, words=words))
    assert [(one.bearing, one.holder) for one in question.attached] == [(Bearing.CONTESTS, BLUES)]


def test_a_fight_that_is_only_planned_says_nothing_of_control() -> None:
    held = claim(Kind.HOLDS, BLUES)
    (question,) = ask(held, claim(Kind.CLASH, target=BLUES, words="they prepare a great offensive on the valley"))
    assert [one.claim for one in question.attached] == [held.id]
