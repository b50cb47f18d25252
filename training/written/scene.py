"""One report's memory while it is written: where it is, who spoke, how a slot is filled.

In: a cast and a random generator. Out: statements with their roles. Stays true: "the town" stands only for a town that
has been named.
"""

import random
import re
from dataclasses import dataclass, replace

from training.written.cast import Cast, Party, site, town, weekday
from training.written.markup import Marked, filled
from training.written.speakers import Speaker
from whoholds.records import Kind, Stance

_FIRST_PERSON = re.compile(r"\b(?:we|our|ours|us)\b", re.I)
_OF_THE_FOE = frozenset({Kind.LOSES, Kind.SURRENDERS, Kind.ACCUSATION})
_NUMBERS = ("two", "three", "five", "seven", "12", "17", "40", "at least six", "at least 20", "more than 30", "about 150", "dozens of", "scores of", "hundreds of", "some 400")  # fmt: skip
_TIMES = ("on {d}", "on {d} night", "early on {d}", "on {d} morning", "overnight", "at dawn", "last week", "two days ago", "last month", "yesterday", "late on {d}", "this week")  # fmt: skip
_SPANS = ("since {d}", "since last month", "since 2014", "for two years", "for weeks")
_YEARS_BACK = ("in 2004", "in 1998", "in the 1990s", "ten years ago", "in 1987", "during the first war", "in 2009")
_ANAPHORS = ("the town", "the city", "the place", "the village")


@dataclass(frozen=True)
class Statement:
    """A proposition: its text with roles, kind, stance where its own words decide it, who acts and whom it befalls."""

    text: Marked
    kind: Kind
    stance: Stance | None
    actor: Party | None
    target: Party | None


class Scene:
    """Fills frames, and remembers."""

    def __init__(self, cast: Cast, rng: random.Random) -> None:
        self.cast, self.rng = cast, rng
        self.here = rng.choice(cast.towns[:2])
        self.named: set[str] = set()
        self.history = False

    def foe(self, party: Party) -> Party:
        """The other side."""
        return self.cast.defender if party is self.cast.attacker else self.cast.attacker

    def statement(
        self, frame: str, kind: Kind, speaker: Speaker | None, *, own: bool = True, stance: Stance | None = None
    ) -> Statement:
        """`frame` filled; `own`: the speaker's side is who gains, or the foe who loses, as a speaker would have it."""
        actor = self._actor(kind, speaker, own=own)
        target = self.foe(actor)
        words = self._words_for(actor, speaker)
        plural = bool(re.search(r"(?:s|men|troops|Taliban)$", words))
        for macro, forms in (("<was>", ("was", "were")), ("<is>", ("is", "are")), ("<has>", ("has", "have"))):
            frame = frame.replace(macro, forms[plural])
        text = filled(frame, self.rng, lambda slot: self.fill(slot, words, target))
        if "A" not in text.roles and (first := _FIRST_PERSON.search(text.text)):
            text.roles["A"] = [first.span()]
        told = "A" in text.roles
        return Statement(text, kind, stance, actor if told else None, target if "T" in text.roles else None)

    def fill(self, slot: str, actor: str, target: Party) -> Marked | str:
        """Words for a slot."""
        rng = self.rng
        if slot == "A":
            return actor
        if slot == "T":
            return rng.choice((*target.fighters, *target.names))
        if slot == "P":
            return self.place()
        if slot == "N":
            return rng.choice(_NUMBERS)
        if slot == "Y":
            return rng.choice(_YEARS_BACK).removeprefix("in ")
        times = _SPANS if slot == "V" else _YEARS_BACK if self.history else _TIMES
        return rng.choice(times).format(d=weekday(rng))

    def place(self) -> Marked:
        """A place by one of its many kinds of names; now and then the report goes on to another town."""
        rng = self.rng
        if rng.random() < 0.3:
            self.here = rng.choice(self.cast.towns)
        name, draw = self.here, rng.random()
        known = name in self.named
        self.named.add(name)
        if known and draw < 0.3:
            return Marked().add(rng.choice(_ANAPHORS), "P")
        if draw < 0.4:
            words = rng.choice(
                (f"the {site(rng)} in {name}", f"{name} {site(rng)}", f"the {site(rng)} of {name}", f"the {site(rng)}")
            )
            return Marked().add(words, "P")
        if draw < 0.48:
            return Marked().add(
                rng.choice(
                    (
                        f"{name} district",
                        f"the village of {name}",
                        f"the town of {name}",
                        f"{name} province",
                        f"the {rng.choice(('northern', 'eastern', 'western'))} outskirts of {name}",
                    )
                ),
                "P",
            )
        if draw < 0.58 and not known:
            tail = rng.choice(
                (
                    f", a town in {self.cast.province}",
                    f" in {self.cast.province} province",
                    f", {rng.choice(('north', 'south', 'west'))} of {town(rng)}",
                    ", a mining town",
                    f", the capital of {self.cast.province} province,",
                )
            )
            return Marked().add(name, "P").add(tail.rstrip(","))
        return Marked().add(name, "P")

    def _actor(self, kind: Kind, speaker: Speaker | None, *, own: bool) -> Party:
        party = speaker.party if speaker else None
        if party is None:
            base = self.cast.defender if kind in (Kind.LOSES, Kind.SURRENDERS) else self.cast.attacker
            return base if self.rng.random() < 0.75 else self.foe(base)
        return party if own != (kind in _OF_THE_FOE) else self.foe(party)

    def _words_for(self, actor: Party, speaker: Speaker | None) -> str:
        rng = self.rng
        if speaker and speaker.party is actor and rng.random() < 0.45:
            return rng.choice(
                ("its fighters", "its forces", "his men", "their fighters", "they", "its troops", "his forces")
            )
        return rng.choice((*actor.fighters, actor.names[0], actor.names[0], actor.names[1]))


def prefixed(text: Marked, name: str) -> Marked:
    """Roles renamed, so that two statements of a sentence are told apart; the whole takes the name itself."""
    out = Marked(text.text, {f"{name}.{role}": spans for role, spans in text.roles.items()})
    out.roles[name] = [(0, len(text.text))]
    return out


def elided(first: Statement, second: Statement) -> Statement:
    """`second` without its subject, which is `first`'s."""
    span = second.text.first("A")
    assert span and span[0] == 0
    cut = span[1] + 1
    roles = {r: [(a - cut, b - cut) for a, b in spans] for r, spans in second.text.roles.items() if r != "A"}
    return replace(second, text=Marked(second.text.text[cut:], roles), actor=first.actor)
