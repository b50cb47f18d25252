"""Whose side a speaker is on, and what sort of speaker that makes it.

In: a report, its entities and a theatre's facts. Out: side names and source kinds, with the reason in words.
Stays true: a state is a party only where it fights; a side nobody can know is None.
"""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from whoholds.records import Report, SourceKind
from whoholds.resolve.actors.entities import Entity, Roll
from whoholds.resolve.actors.facts import Facts
from whoholds.resolve.actors.layout import Layout
from whoholds.resolve.actors.leaders import government_side
from whoholds.resolve.actors.lexicon import OUTLETS
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.states import STATES, WORLD_BODIES, Found, State, find_states

SENTENCES_BACK = 3
"""How far an unqualified office looks for a state when the report never names its own (0, 1 and 3 were measured)."""
_WAR = re.compile(
    r"(?:['’]s)?[\s-]+(?:[a-z-]+\s+){0,2}?(?:troops?|forces|army|military|air ?strikes?|strikes|warplanes|"
    r"jets|bombers?|drones?|soldiers?|artillery|invasion|offensive|incursion|bombardment|shelling|bombing|tanks|commandos|marines|fighters|"
    r"helicopters?|gunships?|special forces|advisers|air ?force|missiles?|operation|assault|attack|intervention)\b"
)
_CIVIL_WAR = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+)?"
    r"(?:regime|rebels?|insurgents?|insurgency|civil war|government forces|government troops|"
    r"dictatorship|opposition fighters|opposition forces)\b"
)


_OWN_FORCES = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+)?(?:government|army|forces|troops|military|soldiers|police|security forces)\b",
    re.IGNORECASE,
)


_DATELINE = re.compile(r"\s*([A-Z][A-Z' ]{2,30}[A-Z])(?:\s*\([^)]*\))?\s*(?:[,-]|–|—)")


_DOMESTIC = re.compile(
    r"\b(?:police|provincial|province|local|security|district|council|interior ministry|health|governor|lawmakers?|"
    r"mayor|hospital|command|brigade|battalion|garrison|military|army|troops|soldiers|municipal|city|authorities|court|medical|judicial)\b",
    re.IGNORECASE,
)


_NO_STATES = re.compile(
    r"\b(?:rebels?|insurgents?|militia\w*|militants?|separatists?|guerrillas?|jihadi\w*|resistance|tribal|mission|"
    r"peacekeep\w*|aid|humanitarian|relief)\b",
    re.IGNORECASE,
)
"""Whose "commander" or "official" is no state's."""


_OWN_HOUSES = (
    (re.compile(r"\bstate department\b|\bdepartment of state\b", re.IGNORECASE), "United States"),
    (re.compile(r"\b(?:foreign|home) office\b|\bdowning street\b", re.IGNORECASE), "United Kingdom"),
)
"""Houses that only one state calls so."""


_ANY_ARMY = frozenset(
    "army armed ground air naval navy force forces joint operations command chiefs of staff general northern southern "
    "eastern western central border guard guards headquarters special units unit corps division military the".split()
)
"""Words of which a name of some army's part may be made without saying whose."""


_GOVERNMENT = re.compile(r"\s+government$", re.IGNORECASE)


def _governed(entity: Entity) -> State | None:
    """The state whose government a theatre's actor is: who names "Syrian troops" speaks of Syria."""
    if not entity.known or not _GOVERNMENT.search(entity.name):
        return None
    return next((found.state for found in find_states(entity.name)), None)


def _lands_in_name(entity: Entity) -> list[Found]:
    """States in the name of a group that the tables know: "Libyan National Army"."""
    return find_states(entity.name) if entity.known and entity.type == "group" else []


NO_LANDS: Mapping[str, int] = MappingProxyType({})


class Sides:
    """Answers for one report."""

    def __init__(self, report: Report, roll: Roll, facts: Facts, lands: Mapping[str, int] = NO_LANDS) -> None:
        self._facts = facts
        self._lands = lands
        self._text = report.text
        self._count: Counter[str] = Counter()
        self._war: Counter[str] = Counter()
        self._inner: Counter[str] = Counter()
        told = ((r.start, r.entity.state or _governed(r.entity)) for r in roll.referents)
        self._spots = [(start, state) for start, state in told if state is not None]
        self._layout = Layout(report.text)
        self._own: Counter[str] = Counter()
        self._where: Counter[str] = Counter()
        for referent in roll.referents:
            state = referent.entity.state or _governed(referent.entity)
            if state is None:
                self._count.update(found.state.code for found in _lands_in_name(referent.entity)[:1])
                continue
            self._count[state.code] += 1
            tail = report.text[referent.end : referent.end + 60]
            if referent.way in ("demonym", "name", "institution"):
                self._war[state.code] += bool(_WAR.match(tail))
                self._inner[state.code] += bool(_CIVIL_WAR.match(tail))
                self._own[state.code] += bool(_OWN_FORCES.match(tail))
                self._where[state.code] += report.text[max(0, referent.start - 4) : referent.start].endswith("in ")
        armed = any(r.entity.type == "group" and r.entity.kind is SourceKind.PARTY for r in roll.referents)
        self._scene = max(self._where, key=lambda code: (self._where[code], code), default="") if armed else ""
        outlet = OUTLETS.get((report.outlet or "").strip().casefold())
        self._outlet_state = STATES[outlet] if outlet else None
        self.home = self._home(report)

    def own_country(self) -> State | None:
        """The outlet's state, if the report is about it too: it names no state more often."""
        own = self._outlet_state
        most = max((n for code, n in self._count.items() if code not in WORLD_BODIES), default=0)
        return own if own is not None and self._count[own.code] == most else None

    def _home(self, report: Report) -> State | None:
        """The state an unqualified "foreign minister" belongs to: the outlet's, else the one most named."""
        outlet = (report.outlet or "").strip()
        country = OUTLETS.get(outlet.casefold())
        if country:
            return STATES[country]
        dateline = _DATELINE.match(report.text, report.body_start)
        for found in find_states(dateline.group(1).title()) if dateline else ():
            return found.state
        words = re.split(r"[\s_\-]+", outlet)
        for found in find_states(" ".join(word.capitalize() for word in words)):
            return found.state
        votes = Counter({code: count for code, count in self._count.items() if code not in WORLD_BODIES})
        votes.update({code: count for code, count in self._lands.items() if code in self._count})
        return STATES[votes.most_common(1)[0][0]] if votes else None

    def local(self, at: int, words: str = "") -> State | None:
        """The state an unqualified office at offset `at`, in these `words`, belongs to.

        A minister without a country is the home state's; a policeman or a provincial governor is of the place written
        about, the state named last.
        """
        if _NO_STATES.search(words):
            return None
        domestic = _DOMESTIC.search(words) is not None
        country = self._facts.country
        if domestic and country is not None and self._count[country.code]:
            return country
        own = next((STATES[state] for pattern, state in _OWN_HOUSES if pattern.search(words)), None)
        if own is not None:
            return own
        here = self._layout.number(at)
        near = [
            state
            for start, state in self._spots
            if state.code not in WORLD_BODIES and start <= at and here - self._layout.number(start) <= SENTENCES_BACK
        ]
        if self.home is not None and self._count[self.home.code] and not (domestic and near):
            return self.home
        return near[-1] if near else (self._facts.country if domestic and self._facts.country else self.home)

    def warring(self, at: int, words: str = "") -> State | None:
        """The state whose inner war the words at offset `at` speak of: the one named last, else the theatre's own where
        the report names it, else the local one."""
        inner = [state for start, state in self._spots if start <= at and self.internal(state)]
        if inner:
            return inner[-1]
        country = self._facts.country
        return country if country is not None and self._count[country.code] else self.local(at, words)

    def fights(self, state: State) -> bool:
        """Whether the theatre, or the report's own words, show `state` at war."""
        if state.code in WORLD_BODIES:
            return False
        government = self._facts.government(state)
        if (government is not None and government.fights) or government_side(state, self._facts.day) is not None:
            return True
        return self._war[state.code] > 0 or self._inner[state.code] > 0

    def name(self, state: State) -> str:
        """The side's name: the state's, or "X government" where the report shows a war inside X."""
        dated = government_side(state, self._facts.day)
        if dated is not None:
            return dated
        government = self._facts.government(state)
        if government is not None:
            return government.name
        return f"{state.adjective} government" if self.internal(state) else state.name

    def internal(self, state: State) -> bool:
        """Whether the report shows a war inside `state` in which its government is one side of several."""
        if state.code in WORLD_BODIES:
            return False
        fighting_at_home = state.code == self._scene and self._where[state.code] > 0 and self._own[state.code] > 0
        return self._inner[state.code] > 0 or fighting_at_home

    def side(self, entity: Entity) -> str | None:
        """The side `entity` speaks for."""
        if entity.known and (entity.side or not entity.state):
            return entity.side
        if entity.type == "media":
            outlet = self._facts.outlets.get(fold(entity.name))
            return outlet.side if outlet else (entity.side or None)
        if entity.state is not None:
            return self.name(entity.state)
        if entity.side:
            return entity.side
        if entity.type == "body" or set(entity.tokens) <= _ANY_ARMY:
            return self.name(self.home) if self.home else None
        return entity.name if entity.type == "group" and entity.kind in (SourceKind.PARTY, None) else None

    def kind(self, entity: Entity) -> SourceKind | None:
        """What `entity` counts as when it speaks; None if its type does not tell."""
        if entity.known:
            return entity.kind
        if entity.type == "person" and entity.kind is None and entity.state is not None:
            return self.of_state(entity.state)
        if entity.type in ("state", "body") or (entity.state is not None and entity.type == "group"):
            state = entity.state or self.home
            return self.of_state(state)
        if entity.type == "media":
            return SourceKind.MEDIA
        return entity.kind or (SourceKind.PARTY if entity.type == "group" else None)

    def of_state(self, state: State | None) -> SourceKind:
        """`party` for a state at war, else `official`."""
        return SourceKind.PARTY if state is not None and self.fights(state) else SourceKind.OFFICIAL
