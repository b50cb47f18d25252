"""Who won and who lost, did and suffered, by the words that join them."""

import re
from datetime import date

import pytest

from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Party,
    Report,
    Source,
    SourceKind,
    Stance,
    Theatre,
)
from whoholds.records.theatre import Actor
from whoholds.resolve.actors import gather
from whoholds.resolve.sufferers import sufferer_apart
from whoholds.resolve.winners import winner_and_loser

LEAGUE, ARMY = "Hill League", "River Army"
PARTIES = tuple(Actor(name, "group", SourceKind.PARTY, (), name, fights=True) for name in (LEAGUE, ARMY))


@pytest.mark.parametrize(
    ("words", "kind", "seen", "told"),
    [
        ("the mill had fallen to the River Army", Kind.GAINS, (LEAGUE, None), (Kind.GAINS, ARMY, LEAGUE)),
        ("the mill had fallen to the River Army in May", Kind.GAINS, (None, ARMY), (Kind.GAINS, ARMY, None)),
        ("the mill was lost to the River Army", Kind.LOSES, (LEAGUE, None), (Kind.LOSES, LEAGUE, ARMY)),
        ("they seized the mill from the Hill League", Kind.GAINS, (ARMY, None), (Kind.GAINS, ARMY, LEAGUE)),
        ("the mill was retaken from Hill League control", Kind.GAINS, (LEAGUE, None), (Kind.GAINS, None, LEAGUE)),
        ("the mill was freed from Hill League control", Kind.GAINS, (LEAGUE, None), (Kind.LOSES, LEAGUE, None)),
        ("River Army units have defeated the Hill League", Kind.LOSES, (ARMY, LEAGUE), (Kind.LOSES, LEAGUE, ARMY)),
        ("the Hill League was defeated by the River Army", Kind.LOSES, (LEAGUE, ARMY), (Kind.LOSES, LEAGUE, ARMY)),
        ("the River Army came under fire from the Hill League", Kind.STRIKE, (ARMY, None), (Kind.STRIKE, LEAGUE, ARMY)),
        ("pushed out by the River Army", Kind.LOSES, (ARMY, None), (Kind.LOSES, None, ARMY)),
        ("the River Army came under tank fire", Kind.STRIKE, (ARMY, None), (Kind.STRIKE, None, ARMY)),
        ("the mill, still under Hill League control", Kind.HOLDS, (None, None), (Kind.HOLDS, LEAGUE, None)),
        ("the mill is under the control of the River Army", Kind.HOLDS, (None, None), (Kind.HOLDS, ARMY, None)),
        ("two River Army men were killed on Monday", Kind.CASUALTIES, (ARMY, None), (Kind.CASUALTIES, None, ARMY)),
        ("two men were killed by the River Army", Kind.CASUALTIES, (ARMY, None), (Kind.CASUALTIES, ARMY, None)),
        ("River Army men stormed the mill, where ten guards died", Kind.CLASH, (ARMY, None), (Kind.CLASH, ARMY, None)),
        ("a River Army rocket hit the fair; ten were killed", Kind.STRIKE, (ARMY, None), (Kind.STRIKE, ARMY, None)),
        ("they retook the mill with support from the Hill League", Kind.GAINS, (ARMY, None), (Kind.GAINS, ARMY, None)),
        ("the River Army attacked and two guards were killed", Kind.CLASH, (ARMY, None), (Kind.CLASH, ARMY, None)),
        ("the River Army has lost sixty men", Kind.CASUALTIES, (ARMY, None), (Kind.CASUALTIES, None, ARMY)),
        ("the fight against the Hill League goes on", Kind.CLASH, (LEAGUE, None), (Kind.CLASH, None, LEAGUE)),
        ("the mill, held by the Hill League", Kind.HOLDS, (None, None), (Kind.HOLDS, LEAGUE, None)),
        ("the mill fell to pieces", Kind.GAINS, (LEAGUE, None), (Kind.GAINS, LEAGUE, None)),
    ],
)
def test_joining_words_tell_winner_and_loser(
    words: str, kind: Kind, seen: tuple[str | None, str | None], told: tuple[Kind, str | None, str | None]
) -> None:
    text = f"The Hill League met the River Army. {words}."
    start = text.index(words)

    def party(name: str | None) -> Party | None:
        at = text.find(name, start) if name else -1
        at = text.index(name) if name and at < 0 else at
        return Party(Mention(name, at, at + len(name)), name, name) if name else None

    quote = Mention(words, start, start + len(words))
    claim = Claim("r", quote, Source(SourceKind.NARRATOR), kind, Stance.ASSERTS, Form.NARRATED, Evidence.NONE,
                  actor=party(seen[0]), target=party(seen[1]))  # fmt: skip
    theatre = Theatre(name="test", title="", countries=(), actors=PARTIES, outlets=(), places=())
    names = [Name(Mention(m.group(), *m.span()), NameType.GROUP) for m in re.finditer(f"{LEAGUE}|{ARMY}", text)]
    cast = gather(Report("r", "r", date(2024, 1, 2), None, None, None, "en", text, 0, ""), names, theatre)
    found = sufferer_apart(winner_and_loser(claim, cast), cast)
    assert (found.kind, found.actor and found.actor.name, found.target and found.target.name) == told


def test_who_saw_somebody_is_not_the_one_seen() -> None:
    text = "A fighter said he had seen Orlo in the hills."
    quote = Mention("he had seen Orlo in the hills", 15, 44)
    speaker, seen = Mention("A fighter", 0, 9), Mention("Orlo", 27, 31)
    claim = Claim("r", quote, Source(SourceKind.WITNESS, speaker, "fighter"), Kind.PRESENT, Stance.ASSERTS,
                  Form.INDIRECT, Evidence.EYEWITNESS, actor=Party(Mention("he", 15, 17), "fighter"),
                  target=Party(seen, "Orlo"))  # fmt: skip
    theatre = Theatre(name="test", title="", countries=(), actors=PARTIES, outlets=(), places=())
    cast = gather(Report("r", "r", date(2024, 1, 2), None, None, None, "en", text, 0, ""), [], theatre)
    found = sufferer_apart(winner_and_loser(claim, cast), cast)
    assert (found.actor and found.actor.name, found.target) == ("Orlo", None)


@pytest.mark.parametrize(
    ("cue", "words", "loser"),
    [
        ("confirmed", "the retreat", ARMY),
        ("admitted", "the loss of the mill", ARMY),
        ("reported", "the retreat", LEAGUE),
        ("confirmed", "the collapse of the mill", LEAGUE),
    ],
)
def test_who_confirms_a_retreat_without_saying_whose_confirms_his_own(cue: str, words: str, loser: str) -> None:
    text = f"An officer of the {ARMY} {cue} {words}. The {LEAGUE} cheered."
    start, at = text.index(words), text.index(LEAGUE)
    officer = Mention(f"An officer of the {ARMY}", 0, len(f"An officer of the {ARMY}"))
    told = Mention(cue, text.index(cue), text.index(cue) + len(cue))
    quote, source = Mention(words, start, start + len(words)), Source(SourceKind.PARTY, officer, None, ARMY)
    claim = Claim("r", quote, source, Kind.LOSES, Stance.ASSERTS, Form.INDIRECT, Evidence.STATEMENT, told,
                  actor=Party(Mention(LEAGUE, at, at + len(LEAGUE)), LEAGUE, LEAGUE))  # fmt: skip
    cast = gather(Report("r", "r", date(2020, 5, 1), None, None, None, "en", text, 0, "0" * 64), (), None)
    found = winner_and_loser(claim, cast)
    assert found.actor is not None
    assert found.actor.name == loser
