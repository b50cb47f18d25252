"""A corrected claim counts as corrected, under its own id."""

from datetime import UTC, datetime

from tests.compare.making import BLUES, REDS, claim
from whoholds.compare.corrections import corrected, corrected_fields, is_left_out
from whoholds.records import Claim, Decision, Kind, Review, Stance


def word(one: Claim, decision: Decision, correction: str | None = None) -> Review:
    return Review(one.id, "Ana", decision, "as I know", datetime(2030, 1, 1, tzinfo=UTC), correction)


def test_fields_are_read_and_other_words_are_not() -> None:
    assert corrected_fields("kind: loses; stance: denies; as it says") == {"kind": Kind.LOSES, "stance": Stance.DENIES}
    assert corrected_fields("kind: evaporates; the report tells of 1996") == corrected_fields(None) == {}


def test_a_corrected_claim_keeps_its_id_and_the_one_read_stays() -> None:
    read = claim(actor=REDS)
    (counted,) = corrected([read], [word(read, Decision.CORRECT, f"actor: {BLUES}; kind: loses")])
    assert (counted.id, counted.kind) == (read.id, Kind.LOSES)
    assert counted.actor is not None
    assert counted.actor.side == BLUES
    assert read.kind is not Kind.LOSES


def test_the_last_word_counts() -> None:
    read = claim()
    told = [word(read, Decision.CORRECT, "kind: loses"), word(read, Decision.CONFIRM)]
    assert corrected([read], told)[0] is read


def test_words_alone_leave_a_claim_out() -> None:
    read = claim()
    assert is_left_out(word(read, Decision.CORRECT, "it tells of 1996"))
    assert is_left_out(word(read, Decision.REJECT))
    assert not is_left_out(word(read, Decision.CORRECT, "hedged: yes"))
