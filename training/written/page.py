"""The page that a report is written on: its text, and the claims with the words for their roles.

In: sentences that know where their slots stand. Out: claims in the form of the claim guide.
Stays true: a claim's spans are those of the whole text.
"""

from dataclasses import dataclass, field
from typing import Any

from training.written.markup import Marked, Span
from training.written.scene import Statement
from training.written.speakers import Speaker
from training.written.tellings import Telling
from whoholds.records import Evidence, Kind, SourceKind

Claim = dict[str, Any]
_LIKE_HERE = frozenset({Kind.CASUALTIES, Kind.CLASH, Kind.STRIKE, Kind.DETAINS})
"""Kinds that, told without a place right after one was named, happened there."""


@dataclass(frozen=True)
class Told:
    """How a sentence tells its statements: frame, speaker (None: the narrator), what it rests on, news or history."""

    telling: Telling
    speaker: Speaker | None
    evidence: Evidence | None = None
    background: bool = False

    @property
    def form(self) -> str:
        """Direct where the speaker's own words stand."""
        return "narrated" if self.speaker is None else "direct" if self.telling.mode == "own" else "indirect"

    @property
    def rests_on(self) -> Evidence:
        """What the claim rests on."""
        if self.evidence or self.speaker is None:
            return self.evidence or Evidence.NONE
        return Evidence.EYEWITNESS if self.speaker.kind is SourceKind.WITNESS else Evidence.STATEMENT


@dataclass
class Page:
    """What is written so far."""

    text: str = ""
    claims: list[Claim] = field(default_factory=list)
    last_place: Span | None = None

    def put(self, sentence: Marked, told: Told, said: dict[str, Statement]) -> None:
        """Write `sentence`, and note what is `said` in each of its slots."""
        at = len(self.text)
        self.text += sentence.text
        span = {role: (at + s[0], at + s[1]) for role in sentence.roles if (s := sentence.first(role))}
        before = self.last_place
        self.last_place = next((s for role, s in reversed(span.items()) if role.endswith(".P")), None)
        self.claims += [self._claim(span, slot, told, said[slot], before) for slot in said if slot in span]

    def shout(self) -> None:
        """Put everything in capitals."""
        self.text = self.text.upper()
        for claim in self.claims:
            roles = [(claim[role] or {}).get("mention") for role in ("place", "when")]
            for part in (claim["quote"], claim["cue"], claim["source"]["mention"], *roles):
                if part:
                    part["text"] = part["text"].upper()

    def _claim(self, span: dict[str, Span], slot: str, told: Told, statement: Statement, before: Span | None) -> Claim:
        speaker = told.speaker
        letters = {"actor": "A", "target": "T", "place": "P", "when": "W"}
        roles = {name: span.get(f"{slot}.{letter}") for name, letter in letters.items()}
        roles["when"] = roles["when"] or span.get(f"{slot}.V")
        roles["actor"] = roles["actor"] or _elided_actor(span, slot, told, statement)
        if roles["place"] is None and statement.kind in _LIKE_HERE:
            roles["place"] = span.get("C.P") if slot == "D" else before
        source = span.get("S") if speaker else None
        return {
            "quote": self._words(span[slot]),
            "cue": self._words(span["cue"]) if "cue" in span else None,
            "source": {
                "mention": self._words(source) if source else None,
                "actor": speaker.name if speaker else None,
                "side": speaker.party.name if speaker and speaker.party else None,
                "kind": (speaker.kind if speaker else SourceKind.NARRATOR).value,
            },
            "via": [],
            "form": told.form,
            "stance": (statement.stance or told.telling.stance).value,
            "hedged": told.telling.hedged,
            "evidence": told.rests_on.value,
            "kind": statement.kind.value,
            "actor": None,
            "target": None,
            "place": {"mention": self._words(roles["place"])} if roles["place"] else None,
            "when": {"mention": self._words(roles["when"])} if roles["when"] else None,
            "background": told.background,
            "spans": {role: [list(at)] if at else [] for role, at in roles.items()},
        }

    def _words(self, span: Span) -> dict[str, Any]:
        return {"text": self.text[slice(*span)], "span": list(span)}


def _elided_actor(span: dict[str, Span], slot: str, told: Told, statement: Statement) -> Span | None:
    """Who acts stands before: the first statement's subject, or the speaker who claims to have done it."""
    if slot == "D" and statement.actor is not None:
        return span.get("C.A")
    return span.get("S") if told.telling.mode == "done" else None
