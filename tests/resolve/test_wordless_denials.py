"""Denials that name what they deny by a word alone."""

from whoholds.records import Claim, Evidence, Form, Kind, Mention, Party, PlaceRef, Source, SourceKind, Stance
from whoholds.resolve.denials import fill_denials


def said(words: str, start: int, by: str, side: str, kind: Kind, stance: Stance, actor: str | None) -> Claim:
    source = Source(SourceKind.PARTY, Mention(by, start + 90, start + 91), None, side)
    party, place = (Party(None, actor, actor), PlaceRef(None, "Zarn")) if actor else (None, None)
    quote = Mention(words, start, start + len(words))
    return Claim("r", quote, source, kind, stance, Form.INDIRECT, Evidence.STATEMENT, actor=party, place=place)


def test_a_denial_answers_the_nearest_claim_of_another_side() -> None:
    taken = said("they took Zarn", 0, "a fighter", "Reds", Kind.GAINS, Stance.ASSERTS, "Reds")
    own = said("Zarn is ours", 100, "a guard", "Blues", Kind.HOLDS, Stance.ASSERTS, "Blues")
    denial = said("the reports", 200, "a mayor", "Blues", Kind.OTHER, Stance.DENIES, None)
    filled = fill_denials([taken, own, denial])[-1]
    assert (filled.kind, filled.actor and filled.actor.name) == (Kind.GAINS, "Reds")


def test_a_denial_answers_its_own_side_where_no_other_spoke() -> None:
    told = said("Zarn fell to the Reds", 0, "an officer", "Blues", Kind.GAINS, Stance.ASSERTS, "Reds")
    denial = said("the reports", 200, "a mayor", "Blues", Kind.OTHER, Stance.DENIES, None)
    filled = fill_denials([told, denial])[-1]
    assert (filled.kind, filled.actor and filled.actor.name) == (Kind.GAINS, "Reds")


def test_a_denial_without_anything_before_it_stays_as_it_was() -> None:
    denial = said("the reports", 200, "a mayor", "Blues", Kind.OTHER, Stance.DENIES, None)
    assert fill_denials([denial]) == [denial]
