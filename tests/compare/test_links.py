"""Links among the claims of one report, in our own words."""

import random
from dataclasses import replace

from tests.compare.making import BLUES, REDS, claim
from whoholds.compare.links import link_claims
from whoholds.records import Claim, Extent, Kind, LinkKind, PlaceRef, Quantity, SourceKind, Stance


def linked(*claims: Claim) -> dict[tuple[int, int], LinkKind]:
    index = {one.id: number for number, one in enumerate(claims)}
    return {(index[link.origin], index[link.to]): link.kind for link in link_claims(claims)}


def test_a_denial_points_at_what_it_denies() -> None:
    taken = claim(by=REDS, words="our men entered the valley and hold it")
    denied = claim(by=BLUES, stance=Stance.DENIES, words="the story of the valley is invented")
    assert linked(taken, denied) == {(1, 0): LinkKind.DENIES}


def test_a_denial_answers_every_telling() -> None:
    told = [claim(by=REDS, words=f"word {number} of the valley") for number in ("one", "two")]
    denied = claim(by=BLUES, stance=Stance.DENIES, words="not one house of it")
    links = linked(*told, denied)
    assert links.get((2, 0)) == links.get((2, 1)) == LinkKind.DENIES


def test_a_denial_that_stands_first_denies_what_follows() -> None:
    denied = claim(by=BLUES, stance=Stance.DENIES, words="the valley was taken")
    told = claim(by=REDS, words="the valley was taken")
    assert linked(denied, told) == {(0, 1): LinkKind.DENIES}


def test_the_same_count_by_another_source_supports() -> None:
    dead = [
        replace(
            claim(Kind.CASUALTIES, None, by=by, source=source, words=words, place=None),
            quantity=Quantity(9, 9, "killed"),
        )
        for by, source, words in ((REDS, None, "nine men fell"), (None, SourceKind.AID, "we buried nine"))
    ]
    assert linked(*dead) == {(1, 0): LinkKind.SUPPORTS}


def test_a_party_still_in_place_denies_its_rivals_taking() -> None:
    taken = claim(by=REDS)
    still = claim(Kind.HOLDS, BLUES, by=BLUES, words="every pass is in our hands")
    assert linked(taken, still) == {(1, 0): LinkKind.DENIES}


def test_another_source_supports() -> None:
    told = claim(by=REDS)
    seen = claim(Kind.PRESENT, REDS, source=SourceKind.WITNESS, words="their flag flies over the market")
    assert linked(told, seen) == {(1, 0): LinkKind.SUPPORTS}


def test_the_same_side_again_repeats() -> None:
    assert linked(claim(by=REDS), claim(by=REDS, words="we captured all of it")) == {(1, 0): LinkKind.REPEATS}


def test_what_follows_from_a_condition_depends_on_it() -> None:
    condition = claim(by=BLUES, stance=Stance.CONDITIONAL, words="the shelling ends", start=0)
    offer = claim(
        Kind.TALKS, BLUES, by=BLUES, stance=Stance.OFFERS, words="we will sit down and talk", place=None, start=20
    )
    assert linked(condition, offer) == {(1, 0): LinkKind.CONDITIONAL_ON}


def test_deaths_imply_the_strike_they_came_of() -> None:
    strike = claim(Kind.STRIKE, REDS, start=0, words="rockets fell on the bazaar")
    deaths = claim(Kind.CASUALTIES, REDS, start=30, words="killing nine people")
    assert linked(strike, deaths) == {(1, 0): LinkKind.IMPLIES}


def test_unlike_claims_are_not_linked() -> None:
    assert linked(claim(by=REDS), claim(Kind.AID, BLUES, by=BLUES, words="flour was handed out", place=None)) == {}


def test_order_given_does_not_matter() -> None:
    claims = [claim(by=side, words=f"word {number} of the valley") for number, side in enumerate([REDS, BLUES] * 4)]
    assert link_claims(claims) == link_claims(random.Random(3).sample(claims, len(claims)))


def test_holding_the_whole_implies_holding_a_part() -> None:
    part = claim(Kind.HOLDS, REDS, by=REDS, words="the mill is ours", place=PlaceRef(None, "Old Taun", "Coast"))
    coast = PlaceRef(None, "Coast", "Orland")
    whole = claim(Kind.HOLDS, REDS, by=REDS, words="so is everything else", place=coast, extent=Extent(True))
    assert linked(part, whole) == {(1, 0): LinkKind.IMPLIES}


def test_an_assertion_far_from_a_condition_stands_alone() -> None:
    condition = claim(stance=Stance.CONDITIONAL, words="that is so", start=0, place=None)
    near = claim(Kind.HOLDS, words="everything is theirs", start=20, place=None)
    far = claim(Kind.HOLDS, words="they hold the whole coast", start=400, place=None)
    assert linked(condition, near) == {(1, 0): LinkKind.CONDITIONAL_ON}
    assert linked(condition, far) == {}


def test_neighbours_in_other_words_are_no_repetition_but_of_who_holds_a_place() -> None:
    first = claim(Kind.MOVES, by=REDS, words="columns left at dawn", start=0)
    second = claim(Kind.MOVES, by=REDS, words="fuel ran out", start=80)
    assert linked(first, second) == {}
    between = claim(Kind.OTHER, None, place=None, words="it snowed", start=40)
    assert linked(first, between, second) == {(2, 0): LinkKind.REPEATS}


def test_other_counts_are_other_people() -> None:
    nine, four = (
        replace(claim(Kind.CASUALTIES, None, by=REDS, words=words, start=at), quantity=Quantity(count, count, "killed"))
        for words, count, at in (("nine men of the mill fell", 9, 0), ("four men of the mill fell", 4, 80))
    )
    between = claim(Kind.OTHER, None, place=None, words="it snowed", start=40)
    assert linked(nine, between, four) == {}
    again = replace(four, quantity=nine.quantity)
    assert linked(nine, between, again) == {(2, 0): LinkKind.REPEATS}


def test_history_bears_on_no_news() -> None:
    old = claim(by=REDS, background=True)
    assert linked(old, claim(by=REDS, words="we captured all of it")) == {}


def test_deaths_follow_from_a_strike_and_not_from_a_clash() -> None:
    dead = claim(Kind.CASUALTIES, None, words="two men died", start=30)
    assert linked(claim(Kind.STRIKE, words="shells fell on it", start=0), dead) == {(1, 0): LinkKind.IMPLIES}
    assert linked(claim(Kind.CLASH, words="they fought for it", start=0), dead) == {}
