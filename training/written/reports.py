"""Whole reports in the form of the claim guide, with the words for every role.

In: how many, a seed. Out: records. Stays true: a claim's `spans` give its roles' words by offset, which gold reports can
only be searched for; sentences that hold no claim stand among those that do.
"""

import random
import re
from collections.abc import Callable, Iterator
from typing import Any

from training.written import tellings as tell
from training.written.cast import Party, cast
from training.written.markup import Marked, filled
from training.written.page import Page, Told
from training.written.scene import Scene, Statement, elided, prefixed
from training.written.speakers import Speaker, again, bystander, spokesman
from training.written.statements import DOING, NOT_SO, STATEMENTS, TO_DO, WAS, WILL
from training.written.tellings import Telling
from whoholds.records import Evidence, Kind, Stance

CONTROL = (Kind.GAINS, Kind.HOLDS, Kind.LOSES, Kind.CONTESTS)
_TOLD_OFTEN = {Kind.GAINS: 6, Kind.HOLDS: 5, Kind.LOSES: 5, Kind.CONTESTS: 4, Kind.PRESENT: 3, Kind.MOVES: 3, Kind.CLASH: 2, Kind.STRIKE: 2, Kind.CASUALTIES: 2}  # fmt: skip
_NARRATED = (
    Kind.GAINS,
    Kind.HOLDS,
    Kind.LOSES,
    Kind.CONTESTS,
    Kind.PRESENT,
    Kind.MOVES,
    Kind.CLASH,
    Kind.STRIKE,
    Kind.CASUALTIES,
    Kind.SURRENDERS,
)
SHOUTED, BRIEF = 0.05, 0.15
_GOES_ON = re.compile(r"\{S\} ")
"""Where the sentence goes on after a speaker, an aside is closed by a comma."""


def written(count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """`count` reports; the same for the same seed."""
    for number in range(count):
        yield Writer(random.Random(1_000_003 * seed + number)).report(f"written-{seed}-{number}")


class Writer:
    """Writes one report."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.cast = cast(rng)
        self.scene = Scene(self.cast, rng)
        self.page = Page()
        self.last: Speaker | None = None

    def report(self, name: str) -> dict[str, Any]:
        """The record."""
        sentences = self._sentences()
        if self.rng.random() < 0.25:
            self.page.text = f"{self.scene.here.upper()}{self.rng.choice((' - ', ', ', ' — '))}"
        for _ in range(self.rng.randint(1, 3) if self.rng.random() < BRIEF else self.rng.randint(5, 12)):
            self.rng.choices([s for s, _ in sentences], [weight for _, weight in sentences])[0]()
            self.page.text += self.rng.choice((" ", " ", " ", "\n\n"))
        page = self.page
        if self.rng.random() < SHOUTED and len(page.text.upper()) == len(page.text):
            page.shout()
        return {
            "id": name,
            "date": str(self.cast.day),
            "outlet": self.cast.outlet,
            "text": page.text.rstrip(),
            "claims": page.claims,
        }

    def _sentences(self) -> list[tuple[Callable[[], None], int]]:
        return [
            (self.plain, 6), (self.doubted, 3), (self.direct, 4), (self.denied, 5), (self.conceded, 4), (self.unsure, 2),
            (self.supposed, 2), (self.willed, 2), (self.asked, 2), (self.shown, 1), (self.narrated, 6), (self.joined, 3),
            (self.history, 1), (self.empty, 2), (self.split, 1),
        ]  # fmt: skip

    # What is told, by whom.

    def plain(self) -> None:
        """Somebody says something."""
        speaker = self._speaker()
        self._tell(Told(self.rng.choice(tell.PLAIN), speaker), *self._two(speaker, "told"))

    def doubted(self) -> None:
        """A party claims to have done something."""
        telling = self.rng.choice(tell.DOUBTED)
        speaker = self._of(self.cast.attacker)
        self._tell(Told(telling, speaker), *self._two(speaker, telling.mode))

    def direct(self) -> None:
        """A party in its own words."""
        speaker = self._of(self.rng.choice((self.cast.attacker, self.cast.defender)))
        self._tell(Told(self.rng.choice(tell.DIRECT), speaker), *self._two(speaker, "own"))

    def denied(self) -> None:
        """A party denies what its foe would say."""
        telling = self.rng.choice(tell.DENIED)
        speaker = self._of(self.cast.defender if self.rng.random() < 0.7 else self.cast.attacker)
        if telling.mode in ("it", "false"):
            if not self.page.claims:
                return
            before = self.page.claims[-1]
            words = filled(tell.IT if telling.mode == "it" else self.rng.choice(tell.FALSE), self.rng, str)
            statement = Statement(words, Kind(before["kind"]), None, None, None)
        elif telling.mode == "not":
            kind = self.rng.choice(list(NOT_SO))
            statement = self.scene.statement(
                self.rng.choice(NOT_SO[kind]), kind, speaker, own=kind not in (Kind.GAINS, Kind.HOLDS)
            )
        else:
            kind = self._kind([k for k in STATEMENTS if STATEMENTS[k][telling.mode] and k in NOT_SO])
            own = kind in (Kind.STRIKE, Kind.CASUALTIES, Kind.MOVES)
            statement = self.scene.statement(
                self.rng.choice(STATEMENTS[kind][telling.mode]),
                kind,
                speaker,
                own=own,
            )
        self._tell(Told(telling, speaker), statement, statement)

    def conceded(self) -> None:
        """A party admits a loss."""
        telling = self.rng.choice(tell.CONCEDED)
        speaker = self._of(self.cast.defender)
        kind = Kind.LOSES if telling.mode != "told" or self.rng.random() < 0.6 else Kind.GAINS
        statement = self.scene.statement(self.rng.choice(STATEMENTS[kind][telling.mode]), kind, speaker, own=False)
        self._tell(Told(telling, speaker), statement, statement)

    def unsure(self) -> None:
        """What could not be verified, or is unclear."""
        telling = self.rng.choice(tell.UNSURE)
        speaker = self._speaker() if "{S}" in telling.frame else None
        if self.rng.random() < 0.35 and speaker is None and telling.frame.startswith("It"):
            self._who_holds()
            return
        kind = self._kind(CONTROL)
        statement = self.scene.statement(self._frame(kind, "told"), kind, speaker)
        self._tell(Told(telling, speaker), statement, statement)

    def supposed(self) -> None:
        """If one thing, then another."""
        speaker = self._speaker()
        condition = self.scene.statement(
            self._frame(kind := self._kind(CONTROL), "told"), kind, speaker, stance=Stance.CONDITIONAL
        )
        then = self.rng.choice((Kind.THREAT, Kind.GAINS, Kind.MOVES, Kind.LOSES, Kind.ASSURANCE))
        stance = {Kind.THREAT: Stance.THREATENS, Kind.ASSURANCE: Stance.PROMISES}.get(then, Stance.PREDICTS)
        result = self.scene.statement(self.rng.choice(WILL[then]), then, speaker, stance=stance)
        self._tell(Told(self.rng.choice(tell.SUPPOSED), speaker), condition, result)

    def willed(self) -> None:
        """Promises, threats, predictions and offers."""
        telling = self.rng.choice(tell.WILLED)
        speaker = self._of(self.rng.choice((self.cast.attacker, self.cast.defender)))
        if telling.mode == "future":
            speaker = self._speaker()
            kind = self.rng.choice((Kind.GAINS, Kind.LOSES, Kind.MOVES))
            frame = self.rng.choice(WILL[kind])
        elif telling.mode == "offer":
            frame = self.rng.choice(tell.OFFERED)
            kind = (
                Kind.TALKS
                if "talk" in frame
                else Kind.LOSES
                if "hand" in frame or "withdraw" in frame
                else Kind.AGREEMENT
            )
        else:
            kind = Kind(telling.mode)
            frame = self.rng.choice(WILL[kind])
        statement = self.scene.statement(frame, kind, speaker, own=kind is not Kind.LOSES)
        self._tell(Told(telling, speaker), statement, statement)

    def asked(self) -> None:
        """Somebody is called on, or accused."""
        telling = self.rng.choice(tell.ASKED)
        speaker = self._speaker()
        kind, frames = (Kind.APPEAL, TO_DO[Kind.APPEAL]) if telling.mode == "asked" else (Kind.ACCUSATION, DOING)
        statement = self.scene.statement(
            self.rng.choice(frames), kind, speaker, own=kind is Kind.ACCUSATION and speaker.party is None
        )
        self._tell(Told(telling, speaker), statement, statement)

    def shown(self) -> None:
        """A picture shows who is where."""
        statement = self.scene.statement(self.rng.choice(tell.SEEN), Kind.PRESENT, None)
        frame = self.rng.choice(tell.SHOWN)
        evidence = Evidence.PHOTO if re.search("hoto|icture|mage", frame.split("]")[0]) else Evidence.VIDEO
        self._tell(Told(Telling(frame), None, evidence), statement, statement)

    def narrated(self) -> None:
        """The report in its own voice."""
        kind = self._kind(_NARRATED)
        mode = "not" if kind in NOT_SO and self.rng.random() < 0.15 else "told"
        frame = self.rng.choice(NOT_SO[kind]) if mode == "not" else self._frame(kind, "told")
        statement = self.scene.statement(frame, kind, None, stance=Stance.DENIES if mode == "not" else None)
        self._tell(Told(Telling("{C}."), None), statement, statement)

    def joined(self) -> None:
        """One subject, two deeds: two claims."""
        speaker = self._speaker() if self.rng.random() < 0.5 else None
        pair = [self._subject_first(speaker) for _ in range(2)]
        if any(p is None for p in pair) or pair[0].actor is not pair[1].actor:  # type: ignore[union-attr]
            return
        first, second = pair[0], elided(pair[0], pair[1])  # type: ignore[arg-type]
        frame = "{S} {cue:said} [that |]{C} and {D}." if speaker else "{C} and {D}."
        self._tell(Told(Telling(frame), speaker), first, second)

    def split(self) -> None:
        """A quotation on both sides of its speaker."""
        speaker = self._of(self.cast.defender)
        self._tell(Told(Telling("“{C},” {cue:said} {S}. “{D}.”", "own"), speaker), *self._two(speaker, "own"))

    def history(self) -> None:
        """What happened years ago."""
        self.scene.history = True
        kind = self.rng.choice(list(WAS))
        statement = self.scene.statement(self.rng.choice(WAS[kind]), kind, None)
        self._tell(Told(Telling("{C}."), None, background=True), statement, statement)
        self.scene.history = False

    def empty(self) -> None:
        """A sentence without a claim."""
        frame = self.rng.choice(tell.EMPTY)
        sentence = filled(frame, self.rng, lambda slot: self.scene.fill(slot, "", self.cast.attacker))
        self.page.text += sentence.capitalised().text
        self.page.last_place = None

    # How it is put together.

    def _who_holds(self) -> None:
        """Nobody knows who holds a place."""
        verb = self.rng.choice(("controlled", "held", "was in control of"))
        text = filled("It was {cue:[unclear|not clear|not known]} {C}.", self.rng, lambda _: _asked(self.scene, verb))
        statement = Statement(Marked(), Kind.HOLDS, Stance.UNCONFIRMED, None, None)
        told = Told(Telling("", stance=Stance.UNCONFIRMED), None)
        self.page.put(text.capitalised(), told, {"C": statement})

    def _tell(self, told: Told, one: Statement, other: Statement) -> None:
        telling, speaker = told.telling, told.speaker
        quoted = telling.frame.startswith(("“", '"')) or ": “" in telling.frame

        def fill(slot: str) -> Marked | str:
            if slot == "S" and speaker:
                bare = speaker.words.rstrip(",")
                return _with_comma(bare) if bare != speaker.words and _GOES_ON.search(telling.frame) else bare
            if slot in ("C", "D"):
                text = (one if slot == "C" else other).text
                opens = quoted and (slot == "C" or "{S}. “{D}" in telling.frame or "{C}. {D}" in telling.frame)
                return prefixed(text.capitalised() if opens else text, slot)
            if slot == "R":
                return self.rng.choice(
                    (
                        "reporters",
                        "the Associated Press",
                        "Reuters",
                        self.cast.outlet,
                        "a radio station",
                        "state television",
                    )
                )
            return self.scene.fill(slot, "", self.cast.attacker)

        sentence = filled(telling.frame, self.rng, fill).capitalised()
        self.page.put(sentence, told, {"C": one, "D": other} if "{D}" in telling.frame else {"C": one})
        self.last = speaker or self.last

    def _speaker(self) -> Speaker:
        draw = self.rng.random()
        if self.last and draw < 0.2:
            return again(self.last, self.rng)
        if draw < 0.55:
            return bystander(self.cast, self.rng)
        return spokesman(self.cast, self.rng.choice((self.cast.attacker, self.cast.defender)), self.rng)

    def _of(self, party: Party) -> Speaker:
        if self.last and self.last.party is party and self.rng.random() < 0.3:
            return again(self.last, self.rng)
        return spokesman(self.cast, party, self.rng)

    def _two(self, speaker: Speaker, mode: str) -> tuple[Statement, Statement]:
        kinds = [k for k in STATEMENTS if STATEMENTS[k][mode]]
        one, other = self._kind(kinds), self._kind(kinds)
        return (
            self.scene.statement(self._frame(one, mode), one, speaker),
            self.scene.statement(self._frame(other, mode), other, speaker),
        )

    def _subject_first(self, speaker: Speaker | None) -> Statement | None:
        kind = self._kind(_NARRATED)
        frames = [f for f in STATEMENTS[kind]["told"] if f.startswith("{A} ")]
        if not frames:
            return None
        statement = self.scene.statement(self.rng.choice(frames), kind, speaker)
        return statement if statement.text.first("A") else None

    def _kind(self, kinds: list[Kind] | tuple[Kind, ...]) -> Kind:
        return self.rng.choices(list(kinds), [_TOLD_OFTEN.get(kind, 2) for kind in kinds])[0]

    def _frame(self, kind: Kind, mode: str) -> str:
        return self.rng.choice(STATEMENTS[kind][mode])


def _with_comma(words: str) -> Marked:
    return Marked().add(words, "S").add(",")


def _asked(scene: Scene, verb: str) -> Marked:
    text = Marked(f"who {verb} ").add(scene.place())
    return prefixed(text, "C")
