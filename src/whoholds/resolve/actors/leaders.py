"""Who led or spoke for a state on a given day, for reports that say only "Putin" or "the Turkish president".

In: leaders.csv (facts of our own compiling) and a day. Out: leaders in office that day.
Stays true: outside its dates an office is nobody's; a surname counts only if one person in office bears it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from whoholds.resolve.actors.lexicon import rows
from whoholds.resolve.actors.names import bare_tokens, fold, spelled_alike
from whoholds.resolve.actors.states import STATES, State


@dataclass(frozen=True, slots=True)
class Leader:
    """`name` held `office` of `state` from `since` until `until` (exclusive; None: still)."""

    name: str
    tokens: tuple[str, ...]
    state: State
    office: frozenset[str]
    since: date
    until: date | None
    gender: str

    def serves(self, day: date) -> bool:
        """Whether the office is held on `day`."""
        return self.since <= day and (self.until is None or day < self.until)


def _load() -> tuple[Leader, ...]:
    return tuple(
        Leader(
            row["name"],
            bare_tokens(row["name"]),
            STATES[row["state"]],
            frozenset(fold(row["office"]).replace("defense", "defence").split()),
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else None,
            row["gender"],
        )
        for row in rows("leaders.csv")
    )


LEADERS = _load()


def _load_governments() -> tuple[tuple[State, str, date, date | None], ...]:
    return tuple(
        (
            STATES[row["state"]],
            row["side"],
            date.fromisoformat(row["since"]),
            date.fromisoformat(row["until"]) if row["until"] else None,
        )
        for row in rows("governments.csv")
    )


GOVERNMENTS = _load_governments()


HANDOVER = timedelta(days=2)
"""After a government has fallen, in which "the defence ministry" of a report is still the fallen one's."""


def government_side(state: State, day: date | None) -> str | None:
    """The side that the offices of `state` speak for on `day`, where a war inside it makes that a question."""
    if day is None:
        return None
    return next(
        (s for st, s, a, z in GOVERNMENTS if st == state and a <= day and (z is None or day < z + HANDOVER)), None
    )


@lru_cache(maxsize=65_536)
def leader_named(tokens: tuple[str, ...], day: date | None, *, titled: bool) -> Leader | None:
    """The leader in office on `day` whom `tokens` name: the full name, or a surname that one leader alone bears.

    A surname that is also a common first name or word needs a title before it (`titled`).
    """
    if day is None or not tokens:
        return None
    serving = [leader for leader in LEADERS if leader.serves(day)]
    for leader in serving:
        if len(tokens) > 1 and spelled_alike(tokens, leader.tokens):
            return leader
    tail = {
        leader.name: leader
        for leader in serving
        if leader.tokens[-len(tokens) :] == tokens and len(leader.tokens) > len(tokens)
    }
    if len(tail) != 1:
        return None
    leader = next(iter(tail.values()))
    return leader if titled or len(tokens[-1]) >= 5 or len(tokens) > 1 else None


def in_office(state: State, words: frozenset[str], day: date | None) -> Leader | None:
    """Who held the office of `state` that `words` name ("president", "foreign minister"), on `day`.

    "leader" alone is the head of state or government, listed first in the table.
    """
    if day is None:
        return None
    wanted = frozenset("defence" if word == "defense" else word for word in words)
    for leader in LEADERS:
        if leader.state != state or not leader.serves(day):
            continue
        if wanted == leader.office or (wanted == {"leader"} and leader.office & {"president", "chancellor", "prime"}):
            return leader
    return None
