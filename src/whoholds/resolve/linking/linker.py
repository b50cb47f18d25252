"""Joins cards into actors: a person's judgements first, then facts, then rules, the strongest first.

In: claims of many reports, the days of the reports, a theatre, judgements. Out: `Actors`. Stays true: a person's
judgement always wins; every join has a reason; the same claims in any order give the same actors.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from whoholds.records import Claim, Judgement, Party, Report, Theatre
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.linking.blocking import pairs
from whoholds.resolve.linking.cards import Card, Key, Tally, parties
from whoholds.resolve.linking.clusters import Clusters
from whoholds.resolve.linking.matching import Known, Names, match


@dataclass(frozen=True, slots=True)
class Linked:
    """One actor: its `name`, every other name it goes by, its `side`, how many claims name it.

    `reasons` say why its names are one, `apart` why others like it are not.
    """

    name: str
    names: tuple[str, ...]
    side: str | None
    claims: int
    reasons: tuple[str, ...]
    apart: tuple[str, ...]


class Actors:
    """Who is who across reports. Made by `link_actors`."""

    def __init__(self, linked: Sequence[Linked], by_key: Mapping[Key, Linked]) -> None:
        self.linked = tuple(linked)
        self._by_key = by_key
        self._moved: dict[tuple[str | None, str | None], str] = {
            key: one.name for key, one in by_key.items() if one.name != key[0]
        }

    def name(self, name: str, side: str | None) -> str:
        """The name that `name` on `side` goes by across reports; itself where nothing is known of it."""
        found = self._by_key.get((name, None if side == name else side))
        return found.name if found else name

    def apply(self, claims: Iterable[Claim]) -> list[Claim]:
        """The claims with their actors and sides under one name each; a claim with a changed name says so."""
        return [self.renamed(claim) for claim in claims]

    @property
    def names(self) -> Mapping[tuple[str | None, str | None], str]:
        """Every name with its side that goes by another name, with that other."""
        return self._moved

    def renamed(self, claim: Claim) -> Claim:
        """One claim with its actors and sides under one name each; itself where each name is its own."""
        if not self._moved or all(self._is_own(name, side) for name, side in parties(claim)):
            return claim
        source = claim.source
        renamed = replace(
            claim,
            source=replace(
                source,
                actor=self.name(source.actor, source.side) if source.actor else None,
                side=self.name(source.side, None) if source.side else None,
            ),
            actor=self._party(claim.actor),
            target=self._party(claim.target),
        )
        notes = {f"linked: {a} is {b}" for a, b in zip(_names(claim), _names(renamed), strict=True) if a != b}
        return replace(renamed, reasons=(*claim.reasons, *sorted(notes))).under(claim.id)

    def _is_own(self, name: str | None, side: str | None) -> bool:
        moved = self._moved
        return (side, None) not in moved and (name, None if side == name else side) not in moved

    def _party(self, party: Party | None) -> Party | None:
        if party is None or party.name is None:
            return party
        side = self.name(party.side, None) if party.side else None
        return Party(party.mention, self.name(party.name, party.side), side)


def _names(claim: Claim) -> tuple[str | None, ...]:
    parties = (party.name if party else None for party in (claim.actor, claim.target))
    return (claim.source.actor, claim.source.side, *parties)


def link_actors(
    claims: Sequence[Claim],
    reports: Iterable[Report],
    theatre: Theatre | None = None,
    judgements: Sequence[Judgement] = (),
) -> Actors:
    """Who is who in `claims`."""
    return link_cards(tally_of(claims, reports, judgements).cards(), theatre, judgements)


def tally_of(claims: Iterable[Claim], reports: Iterable[Report], judgements: Iterable[Judgement] = ()) -> Tally:
    """How often, and from which day on, each name is used in `claims`."""
    judged = {fold(name) for judgement in judgements for name in (judgement.one, judgement.other)}
    return Tally(claims, {report.id: report.date for report in reports}, judged)


def link_cards(cards: Sequence[Card], theatre: Theatre | None = None, judgements: Sequence[Judgement] = ()) -> Actors:
    """Who is who among `cards`."""
    known = Known(theatre)
    sides: dict[str, str] = {}
    groups = _joined([card for card in cards if card.collective], known, judgements, sides)
    for cluster in groups.clusters():
        shown = _display(cluster, known)
        sides |= {card.name: _state(shown) or shown for card in cluster}
    every = _joined(cards, known, judgements, sides)
    return _actors(every, known)


def _state(side: str) -> str | None:
    """The state that a side is or governs: "Turkey" and "Turkish government" are one side in any report."""
    found = find_states(side)
    rest = side[found[0].end :].strip().lower() if found and found[0].start == 0 else "-"
    return found[0].state.name if rest in ("", "government", "regime") else None


def _joined(cards: Sequence[Card], known: Known, judgements: Sequence[Judgement], sides: Mapping[str, str]) -> Clusters:
    clusters = Clusters(cards, sides, known)
    last = {frozenset((fold(j.one), fold(j.other))): j for j in judgements}
    for judgement in last.values():
        if not judgement.same:
            clusters.forbid(_meant(judgement.one, cards), _meant(judgement.other, cards), judgement.reason)
    for judgement in last.values():
        if judgement.same:
            clusters.judge(_meant(judgement.one, cards), _meant(judgement.other, cards), judgement.reason)
    names = Names(cards, sides)
    found = []
    for left, right in pairs(cards, [known.actor(card) for card in cards]):
        matched = match(cards[left], cards[right], known, names, sides)
        if matched is not None:
            found.append((matched.strength, left, right, matched.reason))
    for _, left, right, reason in sorted(found):
        clusters.join(left, right, reason)
    return clusters


def _meant(words: str, cards: Sequence[Card]) -> list[int]:
    """The cards that a person means by `words`: a name, or a name with its side in brackets."""
    bracketed = re.fullmatch(r"(?P<name>.+?)\s*\((?P<side>[^()]+)\)", words.strip())
    exact = [i for i, card in enumerate(cards) if fold(card.name) == fold(words)]
    if exact or bracketed is None:
        return exact
    named = [i for i, card in enumerate(cards) if fold(card.name) == fold(bracketed["name"])]
    return [i for i in named if fold(cards[i].side or "") == fold(bracketed["side"])]


def _display(cluster: Sequence[Card], known: Known) -> str:
    """The theatre's name; else the name most claims use, the longest and first of equals; a handle last."""
    facts = sorted({actor for card in cluster if (actor := known.actor(card)) is not None})
    return facts[0] if facts else _own_name(cluster)


def _own_name(cluster: Sequence[Card]) -> str:
    counts: Counter[str] = Counter()
    for card in cluster:
        counts[card.name] += card.claims
    return min(counts, key=lambda n: (n.startswith("@"), _short(n), " " not in n, -counts[n], -len(n), n))


def _short(name: str) -> bool:
    return len(name) <= 6 and name.isupper()


def _actors(clusters: Clusters, known: Known) -> Actors:
    groups = clusters.clusters()
    names = [_display(cluster, known) for cluster in groups]
    twice = {name for name, n in Counter(names).items() if n > 1}
    for index, cluster in enumerate(groups):
        if names[index] in twice and all(card.name != names[index] for card in cluster):
            names[index] = _own_name(cluster)
    shared = {name for name, n in Counter(fold(name) for name in names).items() if n > 1}
    linked: list[Linked] = []
    by_key: dict[Key, Linked] = {}
    for cluster, name in zip(groups, names, strict=True):
        side = next((card.side for card in cluster if card.side is not None), None)
        shown = f"{name} ({side})" if fold(name) in shared and side is not None else name
        others = tuple(sorted({card.name for card in cluster} - {shown}))
        reasons, apart = clusters.reasons(cluster[0])
        one = Linked(shown, others, side, sum(card.claims for card in cluster), reasons, apart)
        linked.append(one)
        by_key |= {card.key: one for card in cluster}
    return Actors(sorted(linked, key=lambda one: (-one.claims, one.name)), by_key)
