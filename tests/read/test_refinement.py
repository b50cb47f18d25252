"""What words decide beside the model."""

import pytest

from whoholds.read.refinement import befell, refine
from whoholds.records import Kind, Mention, Stance


def refined(kind: Kind, stance: Stance, words: str, lead: str = "") -> Stance:
    return refine(kind, stance, Mention(words, 0, len(words)), lead)[1]


@pytest.mark.parametrize("stance", [Stance.ASSERTS, Stance.THREATENS, Stance.CONDITIONAL])
def test_an_assurance_of_what_will_be_is_a_promise(stance: Stance) -> None:
    assert refined(Kind.ASSURANCE, stance, "nobody in the town will be punished") is Stance.PROMISES


def test_an_assurance_of_what_is_asserts() -> None:
    assert refined(Kind.ASSURANCE, Stance.ASSERTS, "the border is well guarded") is Stance.ASSERTS


def test_a_condition_stays_one() -> None:
    words = "nobody will be punished if they give up their arms"
    assert refined(Kind.ASSURANCE, Stance.CONDITIONAL, words) is Stance.CONDITIONAL
    assert (
        refined(Kind.ASSURANCE, Stance.CONDITIONAL, "no harm will come to them", "If they give up, ")
        is Stance.CONDITIONAL
    )


def test_readiness_is_an_offer() -> None:
    assert refined(Kind.TALKS, Stance.ASSERTS, "the council was ready to lay down arms") is Stance.OFFERS


def test_what_is_false_or_never_was_is_denied() -> None:
    assert refined(Kind.GAINS, Stance.ASSERTS, "the claim that the town fell is false") is Stance.DENIES
    assert refined(Kind.HOLDS, Stance.ASSERTS, "the army never held the pass") is Stance.DENIES


def test_one_offers_to_do_but_not_condolences() -> None:
    assert refined(Kind.APPEAL, Stance.DEMANDS, "to release three men", "The League offered ") is Stance.OFFERS
    assert refined(Kind.APPEAL, Stance.DEMANDS, "release three men", "It offered on Friday to ") is Stance.OFFERS
    assert refined(Kind.OTHER, Stance.ASSERTS, "its condolences", "The League offered ") is Stance.ASSERTS


def test_a_condition_may_stand_behind_the_date_line() -> None:
    lead = "date 2024-03-05 If the claim is true, "
    assert refined(Kind.HOLDS, Stance.ASSERTS, "the League holds all six valleys", lead) is Stance.CONDITIONAL


def test_losses_among_fighters_befell_them() -> None:
    quote = Mention("heavy losses among the rebels, reported the League", 10, 60)
    rebels, league = Mention("the rebels", 29, 39), Mention("the League", 50, 60)
    assert befell(Kind.CASUALTIES, quote, rebels, None) == (None, rebels)
    assert befell(Kind.CASUALTIES, quote, league, None) == (league, None)
    assert befell(Kind.CLASH, quote, rebels, None) == (rebels, None)
    assert befell(Kind.CASUALTIES, quote, rebels, league) == (rebels, league)


def test_harm_that_will_not_come_is_an_assurance() -> None:
    quote = Mention("no one will be harmed", 0, 21)
    assert refine(Kind.THREAT, Stance.THREATENS, quote, "") == (Kind.ASSURANCE, Stance.PROMISES)


def test_a_reason_denies_nothing() -> None:
    words = "the town was lost because nobody gave an order"
    assert refined(Kind.LOSES, Stance.ASSERTS, words) is Stance.ASSERTS


def test_what_stands_behind_a_dash_denies_nothing() -> None:
    words = "they took the province — the last not in their hands"
    assert refined(Kind.GAINS, Stance.ASSERTS, words) is Stance.ASSERTS


def test_no_shots_are_no_clash_and_what_will_not_be_is_promised() -> None:
    assert refined(Kind.CLASH, Stance.ASSERTS, "the raid was carried out with no shots fired") is Stance.DENIES
    assert refined(Kind.ASSURANCE, Stance.DENIES, "the front will not pose any threat to traders") is Stance.PROMISES
    assert refined(Kind.ASSURANCE, Stance.DENIES, "the front was not leaving the traders alone") is Stance.DENIES


def test_what_is_lifted_is_contested_no_more() -> None:
    assert refined(Kind.CONTESTS, Stance.ASSERTS, "the siege of the town has been lifted") is Stance.DENIES
    assert refined(Kind.CONTESTS, Stance.ASSERTS, "the road to the town is open") is Stance.DENIES
    assert refined(Kind.CONTESTS, Stance.ASSERTS, "rebels besieged the town") is Stance.ASSERTS


def test_who_has_no_information_leaves_it_open() -> None:
    assert refined(Kind.CASUALTIES, Stance.DENIES, "the ministry had no information about losses") is Stance.UNCONFIRMED
    assert refined(Kind.OTHER, Stance.ASSERTS, "the report has not been verified") is Stance.UNCONFIRMED
    assert refined(Kind.OTHER, Stance.ASSERTS, "the report has been verified") is Stance.ASSERTS


def test_a_negation_in_a_description_denies_nothing_of_what_is_described() -> None:
    words = "have seized all of Old Taun, the only province that had not yet come under their rule"
    assert refined(Kind.GAINS, Stance.ASSERTS, words, "The Reds claimed to ") is Stance.ASSERTS
    assert refined(Kind.GAINS, Stance.ASSERTS, "had not seized all of Old Taun", "They said they ") is Stance.DENIES


def test_what_may_have_happened_is_asserted() -> None:
    assert refined(Kind.GAINS, Stance.PREDICTS, "the town was possibly recaptured by the army") is Stance.ASSERTS
    assert refined(Kind.LOSES, Stance.PREDICTS, "the rebels may have withdrawn from the pass") is Stance.ASSERTS
    assert refined(Kind.GAINS, Stance.PREDICTS, "the town may have to be retaken") is Stance.PREDICTS


def test_who_is_ringed_is_besieged_whether_or_not_the_place_was_taken() -> None:
    words = "the town was surrounded by the army"
    assert refine(Kind.PRESENT, Stance.ASSERTS, Mention(words, 0, len(words)), "")[0] is Kind.CONTESTS
    assert refined(Kind.CONTESTS, Stance.ASSERTS, "the town is besieged but not taken by the rebels") is Stance.ASSERTS
    assert refined(Kind.CONTESTS, Stance.ASSERTS, "the town is not besieged by the rebels") is Stance.DENIES


def test_what_is_outside_a_partys_control_it_does_not_hold() -> None:
    assert refined(Kind.HOLDS, Stance.ASSERTS, "half of the coast is outside the council's control") is Stance.DENIES
    assert refined(Kind.HOLDS, Stance.ASSERTS, "the coast is under the council's control") is Stance.ASSERTS
    words = "the rebels hold Zarn, the last province outside the council's control"
    assert refined(Kind.HOLDS, Stance.ASSERTS, words) is Stance.ASSERTS


def test_what_is_out_of_our_control_or_neither_sides_is_not_held() -> None:
    for words in ("the city was completely out of our control", "neither side was in full control of the city"):
        assert refine(Kind.HOLDS, Stance.ASSERTS, Mention(words, 0, len(words)), "")[1] is Stance.DENIES
