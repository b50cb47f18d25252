"""One label per party within one question, and which parties cannot both hold the place.

In: the claims of one question and the theatre. Out: labels and rival pairs.
Stays true: the order of claims does not matter; parties that fight a common enemy and not each other are no rivals.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from itertools import combinations

from whoholds.compare.names import fold
from whoholds.records import Claim, Kind, Party, Source, SourceKind, Theatre

HOSTILE_KINDS = frozenset({Kind.GAINS, Kind.LOSES, Kind.CONTESTS, Kind.CLASH, Kind.STRIKE})
CROWDS = frozenset({"civilians", "civilian", "people", "residents", "locals", "children", "refugees"})
"""Those who are besieged or struck without holding anything."""


STATE_FORCES = frozenset("army government military police troops soldiers ministry state forces".split())
INSURGENTS = frozenset("rebel rebels insurgent insurgents guerrilla guerrillas mutineers separatists jihadists".split())
"""A state's forces and those who rise against it are foes by what they are, whatever else is known of them."""


def party_name(party: Party | Source | None) -> str | None:
    """The side if known, else the canonical name; None for a crowd or nobody.

    A party that speaks without a name, as "the army", goes by what it is.
    """
    if party is None:
        return None
    name = party.side or (_speaker(party) if isinstance(party, Source) else party.name)
    return None if name is None or fold(name) in CROWDS else name


def _speaker(source: Source) -> str | None:
    if source.actor is not None or source.kind is not SourceKind.PARTY or source.mention is None:
        return source.actor
    words = fold(source.mention.text)
    return words if words in STATE_FORCES | INSURGENTS else None


class Parties:
    """Labels for the parties of one question: names that contain one another word for word are one party."""

    def __init__(self, names: Iterable[str]) -> None:
        self._labels: dict[str, str] = {}
        kept: list[tuple[frozenset[str], str]] = []
        for name in sorted(set(names), key=lambda one: (len(fold(one).split()), one)):
            words = frozenset(fold(name).split())
            label = next((known for inner, known in kept if inner and inner <= words), None)
            if label is None:
                kept.append((words, name))
            self._labels[name] = label or name

    def label(self, name: str | None) -> str | None:
        """The label `name` goes by here."""
        return None if name is None else self._labels.get(name, name)


def enemies(claims: Iterable[Claim], parties: Parties) -> dict[str, set[str]]:
    """Whom each party fights, in these claims."""
    found: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        one, other = parties.label(party_name(claim.actor)), parties.label(party_name(claim.target))
        if claim.kind in HOSTILE_KINDS and one and other and one != other:
            found[one].add(other)
            found[other].add(one)
    return found


def are_foes_by_nature(one: str, other: str) -> bool:
    """Whether one is a state's force and the other rises against it: no other country is named than one's own.

    >>> are_foes_by_nature("the army", "the rebels"), are_foes_by_nature("Freedonian army", "Sylvanian rebels")
    (True, False)
    """
    first, second = (frozenset(fold(name).split()) for name in (one, other))
    if not first & STATE_FORCES:
        first, second = second, first
    if not first & STATE_FORCES or not second & INSURGENTS or first & INSURGENTS:
        return False
    country, cause = first - STATE_FORCES, second - INSURGENTS
    return not country or not cause or bool(country & cause)


def rival_pairs(
    labels: Iterable[str], holders: Set[str], hostile: Mapping[str, set[str]], theatre: Theatre
) -> tuple[tuple[str, str], ...]:
    """Sorted pairs of `labels` that cannot both hold the place.

    Rivals by the theatre, by what they are, or by fighting each other. Two `holders` are rivals too unless they share
    an enemy or the theatre knows both and names no rivalry: strangers reported as holding one place cannot both be
    right.
    """
    declared = {frozenset(map(fold, pair)) for pair in theatre.rivals}
    known = {fold(actor.name) for actor in theatre.actors}
    pairs = []
    for one, other in combinations(sorted(set(labels)), 2):
        known_foes = frozenset((fold(one), fold(other))) in declared or are_foes_by_nature(one, other)
        fight = other in hostile.get(one, set()) or known_foes
        friends = bool(hostile.get(one, set()) & hostile.get(other, set())) or {fold(one), fold(other)} <= known
        if fight or (not friends and {one, other} <= holders):
            pairs.append((one, other))
    return tuple(pairs)
