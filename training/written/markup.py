"""Frames with choices and slots, and texts that know where their roles stand.

In: a frame such as ``"{S} {cue:said} that {A} [took|captured] {P}[ on Friday|]"``. Out: text with the spans of its slots.
Stays true: spans are half-open offsets into the text that is returned.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, field

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(?P<role>\w+)(?::(?P<words>[^{}]*))?\}")
Span = tuple[int, int]


def chosen(frame: str, rng: random.Random) -> str:
    """`frame` with one of each ``[a|b]`` drawn, the innermost first."""
    while match := _CHOICE.search(frame):
        frame = frame[: match.start()] + rng.choice(match[1].split("|")) + frame[match.end() :]
    return frame


@dataclass
class Marked:
    """A text and, by role, the spans of the words that fill it."""

    text: str = ""
    roles: dict[str, list[Span]] = field(default_factory=dict)

    def add(self, other: "Marked | str", role: str | None = None) -> "Marked":
        """Append text, with its own roles and as a filler of `role`."""
        piece = Marked(other) if isinstance(other, str) else other
        at = len(self.text)
        self.text += piece.text
        for name, spans in piece.roles.items():
            self.roles.setdefault(name, []).extend((at + a, at + b) for a, b in spans)
        if role:
            self.roles.setdefault(role, []).append((at, at + len(piece.text)))
        return self

    def first(self, role: str) -> Span | None:
        """Where `role` is first filled."""
        return next(iter(self.roles.get(role, ())), None)

    def capitalised(self) -> "Marked":
        """With a capital at its head."""
        return Marked(self.text[:1].upper() + self.text[1:], self.roles)


def filled(frame: str, rng: random.Random, fill: Callable[[str], "Marked | str"]) -> Marked:
    """`frame` with choices drawn and every slot filled by `fill`; what brings no roles of its own takes the slot's name."""
    frame, out, at = chosen(frame, rng), Marked(), 0
    for match in _SLOT.finditer(frame):
        out.add(frame[at : match.start()])
        piece = match["words"] or fill(match["role"])
        own = isinstance(piece, Marked) and bool(piece.roles)
        out.add(piece, None if own else match["role"])
        at = match.end()
    return out.add(frame[at:])
