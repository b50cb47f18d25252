"""Whether two cards are one actor, and by which rule.

In: two cards and what a theatre knows. Out: a rule's strength and its reason, or None. Stays true: persons on two known
sides are never one; two names that a theatre lists apart are never one; an acronym fits only if one long name has it.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from whoholds.records import Actor, Theatre
from whoholds.resolve.actors.leaders import leader_named
from whoholds.resolve.actors.lexicon import NOUNS
from whoholds.resolve.actors.names import fold, initials, is_part, spelled_alike
from whoholds.resolve.linking.cards import Card

FACT, NAME, SHORT, SPELLING, HANDLE, PART = range(6)
"""Strengths, the strongest first: joins are made in this order."""
_GENERIC = frozenset("group movement organisation organization network militia party".split())
LEAST_HANDLE_LETTERS = 6
NEAR_DAYS = 14
"""Reports this near take up a surname without saying whose side its bearer is on."""


@dataclass(frozen=True, slots=True)
class Match:
    """Two cards are one, by a rule of `strength`."""

    strength: int
    reason: str


class Known:
    """What a theatre says about names, with the dates of its roles; else who led a state on a card's days."""

    def __init__(self, theatre: Theatre | None) -> None:
        self._by_alias: dict[str, list[Actor]] = {}
        self._found: dict[tuple[str, str | None, Sequence[date]], str | None] = {}
        for actor in theatre.actors if theatre else ():
            for alias in {fold(a) for a in (actor.name, *actor.aliases)}:
                self._by_alias.setdefault(alias, []).append(actor)

    def actor(self, card: Card) -> str | None:
        """The one actor of the theatre that `card` can be: of its name, and on its side on its days."""
        asked = (*card.key, card.days)
        if asked not in self._found:
            self._found[asked] = self._actor(card)
        return self._found[asked]

    def _actor(self, card: Card) -> str | None:
        listed = self._by_alias.get(fold(card.name), ())
        fits = [actor for actor in listed if _on_side(actor, card)]
        serving = [actor for actor in fits if any(_held(r.since, r.until, card.days) for r in actor.roles)]
        fits = serving if len(fits) > 1 and card.days else fits
        if listed or len(card.tokens) < 2:
            return fits[0].name if len(fits) == 1 else None
        led = (leader_named(card.tokens, day, titled=False) for day in card.days)
        return next((leader.name for leader in led if leader is not None), None)

    def lists(self, name: str) -> bool:
        """Whether `name` is the theatre's own name for an actor."""
        return any(actor.name == name for actor in self._by_alias.get(fold(name), ()))


def _on_side(actor: Actor, card: Card) -> bool:
    """Whether the theatre puts `actor` on the card's side on any of its days; True where either is unknown."""
    if card.side is None or (actor.side is None and not actor.roles):
        return True
    sides = {role.side for role in actor.roles if _held(role.since, role.until, card.days)} | {actor.side}
    return card.side in sides


def _held(since: date | None, until: date | None, days: Sequence[date]) -> bool:
    return not days or any((since is None or since <= day) and (until is None or day < until) for day in days)


class Names:
    """What all cards together say: whose initials are whose, which names and surnames have several bearers."""

    def __init__(self, cards: Sequence[Card], sides: Mapping[str, str]) -> None:
        self._linked = sides
        self.initials = Counter(
            key for key, _ in {(initials(c.name), c.tokens) for c in cards if c.collective and len(c.tokens) > 1}
        )
        self._sides: dict[str, set[str]] = {}
        self._everywhere: dict[str, set[tuple[tuple[str, ...], str | None]]] = {}
        self._bearers: dict[tuple[str, str | None], set[tuple[str, ...]]] = {}
        for card in cards:
            if card.side is not None:
                self._sides.setdefault(fold(card.name), set()).add(self._side(card) or "")
            full = tuple(word for word in card.tokens if len(word) > 1)
            if len(full) > 1:
                self._bearers.setdefault((full[-1], self._side(card)), set()).add(full)
                self._everywhere.setdefault(full[-1], set()).add((full, self._side(card)))

    def _side(self, card: Card) -> str | None:
        return None if card.side is None else self._linked.get(card.side, card.side)

    def one_side(self, card: Card) -> bool:
        """Whether all bearers of the card's name whose side is known are on one."""
        return len(self._sides.get(fold(card.name), ())) <= 1

    def only_bearer(self, card: Card) -> bool:
        """Whether one full name alone, on whatever side, ends in the card's last word."""
        return len(self._everywhere.get(card.tokens[-1], ())) == 1 if card.tokens else False

    def one_bearer(self, card: Card) -> bool:
        """Whether one full name alone, on the card's side, ends in its last word."""
        return len(self._bearers.get((card.tokens[-1], self._side(card)), ())) == 1 if card.tokens else False


def match(one: Card, other: Card, known: Known, names: Names, sides: Mapping[str, str]) -> Match | None:
    """Why `one` and `other` are one actor; None if nothing says so.

    Args:
        one, other: the cards.
        known: the theatre's facts.
        names: what all cards together say of names.
        sides: sides under their linked names.
    """
    facts = known.actor(one), known.actor(other)
    if facts[0] is not None and facts[0] == facts[1]:
        return Match(FACT, f"the theatre knows both as {facts[0]}")
    if not allies(one, other, sides) or (None not in facts and facts[0] != facts[1]):
        return None
    if fold(one.name) == fold(other.name):
        known_side = one.side == other.side or names.one_side(one)
        return Match(NAME, f"one name: {one.name}") if known_side else None
    if one.collective or other.collective:
        return _collectives(one, other, names)
    return _persons(one, other, names)


def allies(one: Card, other: Card, sides: Mapping[str, str]) -> bool:
    """Whether their sides allow that they are one: equal, or one unknown."""
    if one.side is None or other.side is None:
        return True
    return sides.get(one.side, one.side) == sides.get(other.side, other.side)


def _collectives(one: Card, other: Card, names: Names) -> Match | None:
    short, long = sorted((one, other), key=lambda card: len(card.name))
    bare = re.sub(r"[\W_]", "", short.name)
    if 2 <= len(bare) <= 6 and sum(map(str.isupper, bare)) > 1 and len(long.tokens) > 1:
        if bare.casefold() == initials(long.name) and names.initials[bare.casefold()] == 1:
            return Match(SHORT, f"{short.name} is short for {long.name}")
        return None
    plain = [tuple(word for word in card.tokens if word not in _GENERIC) for card in (one, other)]
    if plain[0] and plain[0] == plain[1]:
        return Match(NAME, f"{one.name} and {other.name} differ only in a word such as group")
    if spelled_alike(one.tokens, other.tokens):
        return Match(SPELLING, f"{one.name} and {other.name} are spellings of one name")
    return None


def _persons(one: Card, other: Card, names: Names) -> Match | None:
    handle = _handle(one, other) or _handle(other, one)
    if handle is not None:
        return handle
    if one.name.startswith("@") or other.name.startswith("@"):
        return None
    if spelled_alike(one.tokens, other.tokens) and len(one.tokens) > 1:
        return Match(SPELLING, f"{one.name} and {other.name} are spellings of one name")
    short, long = sorted((one, other), key=lambda card: len(card.tokens))
    if not _shorter(short, long):
        return None
    if one.side is not None and other.side is not None and names.one_bearer(short):
        return Match(PART, f"{short.name} is the surname of {long.name}, on the same side")
    if short.side is None and names.only_bearer(short) and _near(short.days, long.days):
        return Match(PART, f"{short.name} is the surname of {long.name}, of nobody else in these days")
    return None


def _near(some: Sequence[date], others: Sequence[date]) -> bool:
    return any(abs((one - other).days) <= NEAR_DAYS for one in some for other in others)


def _shorter(short: Card, long: Card) -> bool:
    """Whether `short` is the surname of `long`, or lacks only a middle initial.

    A middle name may make another person: Ahmad Massoud is the son of Ahmad Shah Massoud.
    """
    if len(short.tokens) >= len(long.tokens) or not is_part(short.tokens, long.tokens):
        return False
    if len(short.tokens) == 1:
        return short.tokens[-1] == long.tokens[-1] and short.tokens[-1] not in NOUNS
    return tuple(word for word in long.tokens if len(word) > 1) == short.tokens


def _handle(handle: Card, person: Card) -> Match | None:
    """ "@idrisvale", "@vale_idris1" and Idris Vale."""
    if not handle.name.startswith("@") or person.name.startswith("@") or len(person.tokens) < 2:
        return None
    letters = re.sub(r"[^a-z]", "", fold(handle.name))
    ways = {"".join(person.tokens), person.tokens[-1] + person.tokens[0]}
    if len(letters) >= LEAST_HANDLE_LETTERS and letters in ways:
        return Match(HANDLE, f"{handle.name} spells {person.name}")
    return None
