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


class Tally:
    """How often each name is used and from which day on, so that the cards of any day are had without its claims."""

    def __init__(
        self, claims: Iterable[Claim], days: Mapping[str, date | None], judged: AbstractSet[str] = frozenset()
    ) -> None:
        """`days` gives each report's day by its id.

        Words in `judged` (folded) have a card even if they are no name, because a person spoke of them.
        """
        self._used: dict[Key, dict[date | None, int]] = {}
        self._sides: dict[str, set[date | None]] = {}
        counts: dict[tuple[tuple[str | None, str | None], date | None], int] = {}
        for claim in claims:
            day = days.get(claim.report_id)
            for party in parties(claim):
                counts[party, day] = counts.get((party, day), 0) + 1
        for ((name, side), day), count in counts.items():
            if side is not None and (is_name(side) or fold(side) in judged):
                self._sides.setdefault(side, set()).add(day)
                self._used.setdefault((side, None), {}).setdefault(day, 0)
            if name is not None and (is_name(name) or fold(name) in judged):
                used = self._used.setdefault((name, None if side == name else side), {})
                used[day] = used.get(day, 0) + count

    def days(self) -> list[date]:
        """The days on which anything was said by or of somebody with a name, in order."""
        return sorted({day for used in self._used.values() for day in used if day is not None})

    def cards(self, as_of: date | None = None) -> list[Card]:
        """The cards by the end of `as_of`, of all days where it is None; what is undated always counts."""

        def seen(days: Iterable[date | None]) -> list[date | None]:
            return [day for day in days if as_of is None or day is None or day <= as_of]

        made = []
        for (name, side), used in sorted(self._used.items(), key=lambda pair: (pair[0][0], pair[0][1] or "")):
            if known := seen(used):
                days = tuple(sorted(day for day in known if day is not None))
                collective = bool(seen(self._sides.get(name, ())))
                made.append(Card(name, side, sum(used[day] for day in known), days, collective, _tokens(name)))
        return made


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
