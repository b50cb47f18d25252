"""Who speaks in a written report, and by which words.

In: a cast and a random generator. Out: speakers. Stays true: a person is named before a pronoun stands for him.
"""

import random
from dataclasses import dataclass

from training.written.cast import Cast, Party, person
from whoholds.records import SourceKind

_LOCALS = ("residents", "witnesses", "a shopkeeper in {t}", "two people who had fled {t}", "a teacher in {t}", "a farmer", "an elder from {t}",
           "people in {t}", "a woman reached by telephone", "villagers")  # fmt: skip
_HELPERS = (
    "the Red Cross",
    "a doctor at the hospital in {t}",
    "an aid worker",
    "aid groups",
    "hospital staff",
    "the Red Crescent in {t}",
    "doctors",
)
_OFFICIALS = (
    "the United Nations",
    "a UN official",
    "the European Union",
    "a Western diplomat",
    "the African Union",
    "the UN mission",
    "the White House",
)
_EXPERTS = (
    "a rights monitor",
    "analysts",
    "{p}, an analyst",
    "the {t} Observatory",
    "{p}, who studies the war,",
    "military experts",
)
_PRESS = ("state television", "local media", "a radio station in {t}", "state media", "a news agency")
_UNNAMED = (
    "a senior officer who asked not to be named",
    "two officials",
    "sources",
    "an official who was not authorised to speak",
    "a security source",
)
_NEUTRAL: tuple[tuple[SourceKind, tuple[str, ...], int], ...] = (
    (SourceKind.CIVILIAN, _LOCALS, 5), (SourceKind.WITNESS, ("witnesses", "eyewitnesses", "a witness"), 2), (SourceKind.AID, _HELPERS, 3),
    (SourceKind.OFFICIAL, _OFFICIALS, 3), (SourceKind.EXPERT, _EXPERTS, 3), (SourceKind.MEDIA, _PRESS, 2), (SourceKind.UNNAMED, _UNNAMED, 3),
)  # fmt: skip
_FOR_A_PARTY = (
    "{p}, a spokesman for {n},", "{N} spokesman {p}", "a spokesman for {n}", "{n}", "{n}", "{other}", "{p}, a commander of {n},", "the {N} commander {c}",
    "{other}'s spokesman, {p},", "a commander of {n}", "a {N} commander", "{p}, the spokesman of {n},",
)  # fmt: skip
_FOR_A_STATE = (
    "the defence ministry", "the army", "{n}", "{n}", "army spokesman {p}", "the army's spokesman, Colonel {p},", "the governor of {t}", "a government official",
    "General {c}", "the general staff", "the interior minister, {c},", "the mayor of {t}", "an army officer", "the police chief of {t}", "its spokesman {p}",
)  # fmt: skip


@dataclass(frozen=True)
class Speaker:
    """The words for a speaker, who that is, on whose side, of what kind."""

    words: str
    kind: SourceKind
    party: Party | None = None
    name: str | None = None


def spokesman(cast: Cast, party: Party, rng: random.Random) -> Speaker:
    """Somebody who speaks for `party`."""
    frame = rng.choice(_FOR_A_STATE if party.state and rng.random() < 0.75 else _FOR_A_PARTY)
    words = frame.format(
        p=party.spokesman,
        c=party.commander,
        n=party.names[0],
        N=party.kind,
        other=party.names[1],
        t=rng.choice(cast.towns),
    )
    name = party.spokesman if party.spokesman in words else party.commander if party.commander in words else None
    return Speaker(words, SourceKind.PARTY, party, name)


def bystander(cast: Cast, rng: random.Random) -> Speaker:
    """Somebody on no side."""
    kind, frames, _ = rng.choices(_NEUTRAL, [weight for *_, weight in _NEUTRAL])[0]
    name = person(rng)
    words = rng.choice(frames).format(t=rng.choice(cast.towns), p=name)
    return Speaker(words, kind, None, name if name in words else None)


def again(speaker: Speaker, rng: random.Random) -> Speaker:
    """The same speaker, told by a pronoun or a last name."""
    if speaker.name:
        words = rng.choice(("he", "he", "she", speaker.name.split()[-1]))
    elif speaker.words.split()[0] in ("a", "an") or speaker.words.startswith(("army", "its")):
        words = rng.choice(("he", "she"))
    else:
        words = rng.choice(("they", "it"))
    return Speaker(words, speaker.kind, speaker.party, speaker.name)
