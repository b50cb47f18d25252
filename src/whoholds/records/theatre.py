"""A theatre: a small pack of facts about one conflict.

In: TOML and CSV files under `theatres/`. Out: what `resolve` and `assess` look names and sides up in.
Stays true: facts carry their dates; a role outside its dates does not count.
"""

from dataclasses import dataclass
from datetime import date

from whoholds.records.place import Place
from whoholds.records.vocabulary import SourceKind


@dataclass(frozen=True, slots=True)
class Role:
    """`title` held for `side` (a canonical actor name) from `since` until `until` (exclusive); None is open."""

    title: str
    side: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, group or state. `fights` is True for a party to the conflict.

    `kind` is what it counts as when it speaks; `type` is ``person``, ``group`` or ``state``.
    """

    name: str
    type: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    side: str | None = None
    fights: bool = False
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """A medium or agency that publishes or relays. `side` is the party it speaks for, None if independent."""

    name: str
    aliases: tuple[str, ...] = ()
    side: str | None = None
    independent: bool = True


@dataclass(frozen=True, slots=True)
class Alliance:
    """Parties that fought on one side from `since` until `until` (exclusive); None is open."""

    parties: tuple[str, ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Theatre:
    """Facts about one conflict. `stale_after_days`: a finding older than this is shown as stale.

    `since` is the day the conflict began: a taking told as history from before it says nothing of today.

    `origin` is what to load it by again: a shipped pack's name, or the path of its folder; `version` changes with any
    fact of it.
    """

    name: str
    title: str
    countries: tuple[str, ...]
    actors: tuple[Actor, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    places: tuple[Place, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()
    alliances: tuple[Alliance, ...] = ()
    stale_after_days: int = 30
    since: date | None = None
    switches: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    version: str = ""

    def are_allied(self, one: str | None, other: str | None, day: date | None) -> bool:
        """Whether two parties fought on one side on `day`; where the day is unknown, ever."""
        return one != other and any(
            one in alliance.parties and other in alliance.parties and _runs(alliance, day)
            for alliance in self.alliances
        )

    def foe_of(self, party: str | None) -> str | None:
        """The one party that `party` fights, those that were ever allied with it counted in; None where it fights
        several that are no allies, or nobody, and where the foe
        itself fights several: that a pack names one foe does not make it the only one."""
        foes = [other for pair in self.rivals if party in pair for other in pair if other != party]
        heads = [foe for foe in foes if all(foe == other or self.are_allied(foe, other, None) for other in foes)]
        return next((foe for foe in heads if self._fights_one_camp(foe)), None)

    def _fights_one_camp(self, party: str) -> bool:
        """Whether all foes of `party` are allies of one of them: the war has two camps, as far as it goes."""
        foes = {other for pair in self.rivals if party in pair for other in pair if other != party}
        return any(all(foe == other or self.are_allied(foe, other, None) for other in foes) for foe in foes)


def _runs(alliance: Alliance, day: date | None) -> bool:
    if day is None:
        return True
    return (alliance.since is None or alliance.since <= day) and (alliance.until is None or day < alliance.until)
