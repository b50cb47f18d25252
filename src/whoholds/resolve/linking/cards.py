"""Cards: every name that speaks, acts or is affected, once for each side it has in the reports.

In: claims and the days of their reports. Out: cards, in a fixed order. Stays true: two bearers of one name on two sides
are two cards from the start; what has no capital letter or digit is a word, not a name, and has no card.
"""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from whoholds.records import Claim
from whoholds.resolve.actors.lexicon import NOUNS
from whoholds.resolve.actors.names import fold

Key = tuple[str, str | None]
"""A name and its side; None where the side is unknown or is the name itself."""


@dataclass(frozen=True, slots=True)
class Card:
    """`name` as reports have it, on `side`; `collective` if it is a side itself; `days` of the reports that name it."""

    name: str
    side: str | None
    claims: int
    days: tuple[date, ...]
    collective: bool
    tokens: tuple[str, ...] = field(default=())

    @property
    def key(self) -> Key:
        """What tells this card from others."""
        return self.name, self.side


def cards_of(
    claims: Iterable[Claim], days: Mapping[str, date | None], judged: AbstractSet[str] = frozenset()
) -> list[Card]:
    """The cards of `claims`; `days` gives each report's day by its id.

    Words in `judged` (folded) have a card even if they are no name, because a person spoke of them.
    """
    counts: dict[Key, int] = {}
    seen: dict[Key, set[date]] = {}
    collective: set[str] = set()
    for claim in claims:
        day = days.get(claim.report_id)
        for name, side in parties(claim):
            if side is not None and (is_name(side) or fold(side) in judged):
                collective.add(side)
                counts.setdefault((side, None), 0)
                seen.setdefault((side, None), set()).update({day} if day else ())
            if name is None or not (is_name(name) or fold(name) in judged):
                continue
            key = (name, None if side == name else side)
            counts[key] = counts.get(key, 0) + 1
            seen.setdefault(key, set()).update({day} if day else ())
    return [
        Card(name, side, counts[name, side], tuple(sorted(seen[name, side])), name in collective, _tokens(name))
        for name, side in sorted(counts, key=lambda key: (key[0], key[1] or ""))
    ]


def parties(claim: Claim) -> Iterator[tuple[str | None, str | None]]:
    """Name and side of everybody in a claim."""
    yield claim.source.actor, claim.source.side
    for party in (claim.actor, claim.target):
        if party is not None:
            yield party.name, party.side


def is_name(words: str) -> bool:
    """Whether `words` are a name: "civilians" and "Police" are not."""
    noun = NOUNS.get(words.lower())
    if noun is not None and noun.sort != "group":
        return False
    return any(c.isupper() or c.isdigit() or c == "@" for c in words) or not words.isascii()


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())
