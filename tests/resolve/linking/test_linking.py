"""Who is who across reports: aliases, spellings, acronyms, handles, homonyms, dates, a person's word."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from whoholds.records import (
    Actor,
    Claim,
    Evidence,
    Form,
    Judgement,
    Kind,
    Mention,
    Party,
    Report,
    Role,
    Source,
    SourceKind,
    Stance,
    Theatre,
)
from whoholds.resolve import Actors, link_actors
from whoholds.resolve.linking.blocking import pairs
from whoholds.resolve.linking.cards import Card

FRONT, LEAGUE = "Harbour Front", "Iron League"


def told(*speakers: tuple[str, str | None], day: date | None = date(2021, 9, 6)) -> tuple[list[Claim], list[Report]]:
    """One report a speaker, each with one claim."""
    claims, reports = [], []
    for number, (name, side) in enumerate(speakers):
        key = f"{day}-{number}-{name}"
        reports.append(Report(key, key, day, None, None, None, "en", "Rain fell.", 0, "0" * 64))
        source = Source(SourceKind.PARTY, None, name, side)
        quote = Mention("Rain fell", 0, 9)
        claims.append(Claim(key, quote, source, Kind.OTHER, Stance.ASSERTS, Form.INDIRECT, Evidence.STATEMENT))
    return claims, reports


def linked(
    *speakers: tuple[str, str | None], theatre: Theatre | None = None, judgements: Sequence[Judgement] = ()
) -> Actors:
    return link_actors(*told(*speakers), theatre, judgements)


def judged(one: str, other: str, same: bool, hour: int = 1) -> Judgement:  # noqa: FBT001
    return Judgement(one, other, same, None, datetime(2021, 9, 8, hour, tzinfo=UTC))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zabihullah Vale", "Zabiullah Vale"),
        ("Забихулла Вале", "Zabikhulla Vale"),
        ("Idris Vale", "@idrisvale"),
        ("Idris Vale", "@vale_idris1"),
        ("Idris Vale", "Vale"),
        ("Idris K. Vale", "Idris Vale"),
    ],
)
def test_names_of_one_person(one: str, other: str) -> None:
    actors = linked((one, FRONT), (other, FRONT))
    (person,) = [actor for actor in actors.linked if actor.side == FRONT]
    assert person.reasons
    assert actors.name(one, FRONT) == actors.name(other, FRONT)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Idris Vale", "Idris Veil"),
        ("Martin Reed", "Marvin Reed"),
        ("Ahmad Massoud", "Ahmad Shah Massoud"),
        ("Idris Vale", "@quill"),
    ],
)
def test_names_of_two_persons_on_one_side(one: str, other: str) -> None:
    actors = linked((one, FRONT), (other, FRONT))
    assert actors.name(one, FRONT) != actors.name(other, FRONT)


def test_two_spokesmen_of_one_name_stay_two_and_show_their_sides() -> None:
    actors = linked(("Idris Vale", FRONT), ("Idris Vale", LEAGUE))
    assert actors.name("Idris Vale", FRONT) == "Idris Vale (Harbour Front)"
    assert actors.name("Idris Vale", LEAGUE) == "Idris Vale (Iron League)"


def test_one_without_a_side_is_the_only_bearer_but_neither_of_two() -> None:
    assert linked(("Idris Vale", FRONT), ("Idris Vale", None)).name("Idris Vale", None) == "Idris Vale"
    three = linked(("Idris Vale", FRONT), ("Idris Vale", LEAGUE), ("Idris Vale", None))
    assert three.name("Idris Vale", None) == "Idris Vale"


def test_surname_of_two_on_one_side_is_nobodys() -> None:
    actors = linked(("Idris Vale", FRONT), ("Omar Vale", FRONT), ("Vale", FRONT))
    assert actors.name("Vale", FRONT) == "Vale"


def test_acronym_is_the_one_long_name_it_fits() -> None:
    actors = linked(("Idris Vale", "Harbour Rescue Front"), ("Omar Reed", "HRF"))
    assert actors.name("HRF", None) == "Harbour Rescue Front"
    two = linked(("Idris Vale", "Harbour Rescue Front"), ("Omar Reed", "HRF"), ("Ann Lee", "Hill Riders Front"))
    assert two.name("HRF", None) == "HRF"


def test_persons_on_linked_sides_are_one() -> None:
    actors = linked(("Idris Vale", "Harbour Rescue Front"), ("Vale", "HRF"), ("Idris Vale", "HRF"))
    assert actors.name("Idris Vale", "HRF") == actors.name("Idris Vale", "Harbour Rescue Front") == "Idris Vale"


@pytest.fixture
def valley() -> Theatre:
    return Theatre(
        "valley",
        "The valley",
        ("AF",),
        actors=(
            Actor("Northern Alliance", "group", SourceKind.PARTY, ("United Front",), None, True),
            Actor("Resistance", "group", SourceKind.PARTY, ("NRF",), None, True),
            Actor(
                "Ahmad Massoud",
                "person",
                SourceKind.PARTY,
                ("Massoud", "Massoud the younger"),
                roles=(Role("leader", "Resistance", date(2019, 9, 5)),),
            ),
            Actor(
                "Ahmad Shah Massoud",
                "person",
                SourceKind.PARTY,
                ("Massoud", "Lion of Panjshir"),
                roles=(Role("commander", "Northern Alliance", date(1996, 9, 27), date(2001, 9, 9)),),
            ),
        ),
    )


def test_father_and_son_stay_apart_by_the_dates_of_their_roles(valley: Theatre) -> None:
    son, later = told(("Massoud", "Resistance"), ("Ahmad Massoud", "Resistance"), day=date(2021, 9, 6))
    father, earlier = told(("Massoud", "Northern Alliance"), ("Lion of Panjshir", None), day=date(2001, 5, 1))
    actors = link_actors([*son, *father], [*later, *earlier], valley)
    assert actors.name("Massoud", "Resistance") == "Ahmad Massoud"
    assert actors.name("Massoud", "Northern Alliance") == "Ahmad Shah Massoud"
    assert actors.name("Lion of Panjshir", None) == "Ahmad Shah Massoud"


def test_facts_of_a_theatre_join_aliases(valley: Theatre) -> None:
    actors = linked(("Idris Vale", "NRF"), ("Omar Reed", "Resistance"), theatre=valley)
    assert actors.name("NRF", None) == "Resistance"


def test_person_on_a_side_the_theatre_does_not_know_is_somebody_else(valley: Theatre) -> None:
    actors = linked(("Ahmad Massoud", "Iron League"), ("Ahmad Massoud", "Resistance"), theatre=valley)
    assert actors.name("Ahmad Massoud", "Iron League") != actors.name("Ahmad Massoud", "Resistance")


def test_a_persons_word_joins_what_no_rule_would() -> None:
    actors = linked(("Idris Vale", FRONT), ("The Lion", LEAGUE), judgements=[judged("Idris Vale", "The Lion", True)])
    assert actors.name("Idris Vale", FRONT) == actors.name("The Lion", LEAGUE)
    assert any("judgement" in reason for one in actors.linked for reason in one.reasons)


def test_a_persons_word_parts_what_rules_would_join_also_through_a_third() -> None:
    speakers = (("Zabihullah Vale", FRONT), ("Zabiullah Vale", FRONT), ("Zabiulla Vale", FRONT))
    parted = linked(*speakers, judgements=[judged("Zabihullah Vale", "Zabiullah Vale", False)])
    assert parted.name("Zabihullah Vale", FRONT) != parted.name("Zabiullah Vale", FRONT)
    assert any("judgement" in reason for one in parted.linked for reason in one.apart)


def test_facts_yield_to_a_persons_word(valley: Theatre) -> None:
    no = [judged("NRF", "Resistance", False)]
    actors = linked(("Idris Vale", "NRF"), ("Omar Reed", "Resistance"), theatre=valley, judgements=no)
    one = {key: actors.name(key, None) for key in ("NRF", "Resistance")}
    assert one["NRF"] != one["Resistance"]


def test_the_last_word_counts() -> None:
    words = [judged("Idris Vale", "The Lion", True, 1), judged("The Lion", "Idris Vale", False, 2)]
    actors = linked(("Idris Vale", FRONT), ("The Lion", FRONT), judgements=words)
    assert actors.name("The Lion", FRONT) == "The Lion"


def test_a_side_in_brackets_tells_two_of_one_name_for_a_judgement() -> None:
    word = [judged("Idris Vale (Iron League)", "The Lion", True)]
    actors = linked(("Idris Vale", FRONT), ("Idris Vale", LEAGUE), ("The Lion", None), judgements=word)
    assert actors.name("The Lion", None) == actors.name("Idris Vale", LEAGUE)
    assert actors.name("The Lion", None) != actors.name("Idris Vale", FRONT)


def test_claims_come_out_under_one_name_and_say_so() -> None:
    claims, reports = told(("Idris Vale", "Harbour Rescue Front"), ("Vale", "HRF"))
    claims[1] = Claim(**{f: getattr(claims[1], f) for f in claims[1].__slots__} | {"actor": Party(None, "HRF", "HRF")})
    out = link_actors(claims, reports).apply(claims)
    assert (out[1].source.actor, out[1].source.side) == ("Idris Vale", "Harbour Rescue Front")
    assert out[1].actor == Party(None, "Harbour Rescue Front", "Harbour Rescue Front")
    assert any(reason.startswith("linked: HRF") for reason in out[1].reasons)
    assert out[0] == claims[0]
    assert [claim.id for claim in out] == [claim.id for claim in claims]


def test_crowds_are_nobody() -> None:
    assert linked(("civilians", None), ("militants", None)).linked == ()


def test_order_of_claims_does_not_matter() -> None:
    claims, reports = told(
        ("Idris Vale", FRONT), ("Vale", FRONT), ("Zabihullah Reed", None), ("Zabiullah Reed", LEAGUE)
    )
    want = link_actors(claims, reports).linked
    random.Random(1).shuffle(claims)
    assert link_actors(claims, reports).linked == want


def _cards(count: int) -> list[Card]:
    pick = random.Random(7)
    parts = [
        a + b + c for a in "bdfgklmnprst" for b in ("a", "e", "i", "o", "u") for c in ("rim", "lad", "nov", "zek", "h")
    ]
    names = sorted({f"{pick.choice(parts).title()} {pick.choice(parts).title()}" for _ in range(count)})
    return [Card(name, None, 1, (), False, tuple(name.lower().split())) for name in names]


def test_work_grows_about_as_names_do() -> None:
    small, large = (sum(1 for _ in pairs(_cards(count))) for count in (1_000, 4_000))
    assert large < 8 * small
    assert large < 4_000 * 40


def test_a_state_and_its_government_are_one_side_for_who_is_who() -> None:
    actors = linked(("Orhan Deniz", "Turkey"), ("Orhan Deniz", "Turkish government"))
    assert actors.name("Orhan Deniz", "Turkish government") == "Orhan Deniz"


def test_a_leader_in_office_is_one_whatever_side_a_report_gave() -> None:
    actors = linked(("Antony Blinken", "United States"), ("Antony Blinken", "Afghan government"))
    assert actors.name("Antony Blinken", "Afghan government") == "Antony Blinken"


def test_police_is_nobodys_surname() -> None:
    actors = linked(("Police", "Quill"), ("Quill National Police", "Quill"))
    assert actors.name("Police", "Quill") == "Police"


def test_a_persons_word_counts_for_words_that_are_no_name() -> None:
    actors = linked(("Officers", FRONT), ("Idris Vale", FRONT), judgements=[judged("Officers", "Idris Vale", True)])
    assert actors.name("Officers", FRONT) == actors.name("Idris Vale", FRONT)


def test_surname_without_a_side_is_the_only_bearers_in_those_days() -> None:
    assert linked(("Idris Vale", FRONT), ("Vale", None)).name("Vale", None) == "Idris Vale"
    assert linked(("Idris Vale", FRONT), ("Omar Vale", LEAGUE), ("Vale", None)).name("Vale", None) == "Vale"
    claims, reports = told(("Idris Vale", FRONT))
    later, then = told(("Vale", None), day=date(2023, 1, 1))
    assert link_actors([*claims, *later], [*reports, *then]).name("Vale", None) == "Vale"


def test_alias_of_two_is_whose_role_was_held_that_day(valley: Theatre) -> None:
    claims, reports = told(("Massoud", None), day=date(2021, 9, 6))
    assert link_actors(claims, reports, valley).name("Massoud", None) == "Ahmad Massoud"
    claims, reports = told(("Massoud", None), day=date(2001, 5, 1))
    assert link_actors(claims, reports, valley).name("Massoud", None) == "Ahmad Shah Massoud"
