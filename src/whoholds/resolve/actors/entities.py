"""Who is named in a report: one entity per person, group or state, and where each is named.

In: a report, the names found in it and a theatre. Out: entities in order of first mention, and their spans.
Stays true: a theatre's canonical name wins over the report's; a surname joins two spans only if one person bears it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whoholds.records import Mention, Name, NameType, SourceKind
from whoholds.resolve.actors.facts import Facts
from whoholds.resolve.actors.leaders import leader_named
from whoholds.resolve.actors.lexicon import NOUNS, TITLES, body_kind
from whoholds.resolve.actors.names import bare_tokens, display, display_person, fold, initials, is_part, spelled_alike
from whoholds.resolve.actors.snapping import snap, without_office
from whoholds.resolve.actors.states import Found, State, find_states

STATE_FORCE = re.compile(
    r"(?:(?:Arab|National|Royal|Ground|Border|Federal|Special|Armed|Air|Security|Defen[cs]e|Coast) )*"
    r"(?:Army|Forces?|Military|Navy|Guards?|Police|Parliament)$",
    re.IGNORECASE,
)
"""What follows the demonym of a state's own forces: "Arab Army" is one, "Democratic Forces" is not."""

_RULE = re.compile(r"\s(?:[Rr]egime|[Gg]overnment|[Aa]dministration)$")
"""What a leader's name may head: "the Vale regime"."""
JOINT_FORCES = re.compile(
    r"\b(?P<one>[A-Z][\w.]*) and (?P<other>[A-Z][\w.]*|coalition|international|allied|foreign)"
    r"(?: (?:security|joint|combined|ground|special|military|army))*"
    r" (?:forces?|troops|soldiers|patrols?|units?|personnel|team|military|service members)\b"
)
"""Forces that two sides field together, with one noun for both."""


@dataclass(slots=True)
class Entity:
    """One actor of one report, filled while the report is gathered, not changed afterwards.

    `type` is ``person``, ``group``, ``state``, ``body`` (part of a state), ``media`` or ``place``;
    `state` the state that it is or belongs to; `roles` the folded role phrases the report gives it.
    """

    name: str
    type: str
    tokens: tuple[str, ...]
    kind: SourceKind | None = None
    side: str | None = None
    state: State | None = None
    gender: str = ""
    local: State | None = None
    roles: list[str] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    known: bool = False


@dataclass(frozen=True, slots=True)
class Referent:
    """The words ``[start, end)`` name `entity`; `way` says how (``name``, ``demonym``, ``people``, ``capital`` …)."""

    start: int
    end: int
    entity: Entity
    way: str = "name"


def beginning_in(referents: Sequence[Referent], start: int, end: int) -> Sequence[Referent]:
    """Those of `referents`, which are in order of the text, that begin in ``[start, end)``."""
    first = bisect_left(referents, start, key=begin)
    return referents[first : bisect_left(referents, end, lo=first, key=begin)]


def begin(referent: Referent) -> int:
    """Where it begins, to look it up by."""
    return referent.start


class Roll:
    """Collects the entities of one report."""

    def __init__(self, text: str, facts: Facts) -> None:
        self.text = text
        self.facts = facts
        self.entities: list[Entity] = []
        self.referents: list[Referent] = []
        self._states: dict[str, Entity] = {}
        self._taken = bytearray(len(text))

    def read(self, names: Sequence[Name]) -> None:
        """Enter every name, groups and states before persons, so that persons can be told from them."""
        proper = [whole for name in names if (whole := self._whole(name)) is not None]
        self._read_facts()
        self._read_joint()
        self._read_groups([n for n in proper if n.type in (NameType.GROUP, NameType.OTHER, NameType.FACILITY)])
        self._read_states()
        self._read_persons([n for n in proper if n.type is NameType.PERSON])
        self._read_places([n for n in proper if n.type is NameType.PLACE])
        self.referents.sort(key=lambda r: (r.start, -r.end))

    def _whole(self, name: Name) -> Name | None:
        """`name` by whole words; None if it has no capital letter or digit and so is no name."""
        start, end = snap(self.text, name.mention.start, name.mention.end)
        if name.type is NameType.GROUP:
            end = without_office(self.text, start, end)
        said = self.text[start:end]
        if not said.strip() or said == said.lower():
            return None
        type_ = name.type
        if type_ in (NameType.GROUP, NameType.OTHER):
            rule = _RULE.search(said)
            led = said[: rule.start()] if rule else said
            if leader_named(bare_tokens(led), self.facts.day, titled=False) is not None:
                type_, said = NameType.PERSON, led
        return Name(Mention(said, start, start + len(said)), type_)

    def state(self, state: State) -> Entity:
        """The entity of a state, made when first asked for."""
        if state.name not in self._states:
            entity = Entity(state.name, "state", tuple(fold(state.name).split()), state=state, side=state.name)
            self._states[state.name] = entity
            self.entities.append(entity)
        return self._states[state.name]

    def _free(self, start: int, end: int) -> bool:
        return not any(self._taken[start:end])

    def _enter(self, start: int, end: int, entity: Entity, way: str = "name") -> None:
        self.referents.append(Referent(start, end, entity, way))
        self._taken[start:end] = b"\1" * (end - start)
        entity.keys.add(fold(self.text[start:end]))

    def _read_facts(self) -> None:
        made: dict[str, Entity] = {}
        for start, end, actor in self.facts.find(self.text):
            if not self._free(start, end) or self._house(start, end, actor.type):
                continue
            if self.facts.out_of_power(actor, self.text[start:end]):
                continue
            if actor.name not in made:
                made[actor.name] = self._from_actor(actor.name)
            self._enter(start, end, made[actor.name])

    def _read_joint(self) -> None:
        """Forces told of as one: "an Afghan and coalition security force" is "Afghan and coalition forces"."""
        for match in JOINT_FORCES.finditer(self.text):
            if not find_states(match["one"]) or not (match["other"].islower() or find_states(match["other"])):
                continue
            for r in self.referents:
                if r.end > match.start() and r.start < match.end():
                    self._taken[r.start : r.end] = bytes(r.end - r.start)
            self.referents = [r for r in self.referents if r.end <= match.start() or r.start >= match.end()]
            name = f"{match['one']} and {match['other']} forces"
            entity = next((e for e in self.entities if e.name == name), None)
            if entity is None:
                entity = Entity(name, "group", tuple(fold(name).split()), SourceKind.PARTY)
                self.entities.append(entity)
            self._enter(match.start(), match.end(), entity, "joint")

    def _house(self, start: int, end: int, type_: str) -> bool:
        """Whether the words name an institution of a state, which keeps its own name ("the Pentagon")."""
        found = find_states(self.text[start:end]) if type_ == "state" else []
        return bool(found) and found[0].way == "institution"

    def _from_actor(self, name: str) -> Entity:
        actor = self.facts.actor(name)
        entity = Entity(actor.name, actor.type, tuple(fold(actor.name).split()), actor.kind, known=True)
        entity.side = self.facts.side(actor)
        entity.state = self.facts.state_of(actor)
        entity.roles.extend(fold(role.title) for role in self.facts.roles(actor))
        entity.reasons.append(f"theatre: {actor.name}")
        self.entities.append(entity)
        return entity

    def _read_groups(self, names: Iterable[Name]) -> None:
        found = sorted(names, key=lambda n: (n.mention.start, -n.mention.end))
        for name in sorted(found, key=lambda n: (-len(n.mention.text.split()), n.mention.start)):
            start, end = name.mention.start, name.mention.end
            states = find_states(name.mention.text)
            if not self._free(start, end) or (
                states and states[0].end - states[0].start >= len(display(name.mention.text))
            ):
                continue
            if name.type is NameType.OTHER and body_kind(name.mention.text) is None and not self._bracketed(start, end):
                continue
            entity = self._group(name.mention.text, states, self._owner(start))
            self._enter(start, end, entity)
            self._define(end, entity)

    def _owner(self, start: int) -> State | None:
        """The state whose name or demonym stands right before `start` ("Iran’s", "Turkish")."""
        found = find_states(self.text[max(0, start - 30) : start])
        tail = self.text[max(0, start - 30) : start][found[-1].end :] if found else "-"
        return found[-1].state if re.fullmatch(r"['’]?s?\s", tail) else None

    def _bracketed(self, start: int, end: int) -> bool:
        return self.text[end : end + 2] == " (" or self.text[start - 1 : start] == "("

    def _define(self, end: int, entity: Entity) -> None:
        """Take "(FSA)" after a name as its short form, and "(Free Syrian Army)" after a short form as its long one."""
        match = re.match(r"[\"”’]? \(([^()]{2,60})\)", self.text[end : end + 70])
        if match:
            entity.keys.add(fold(match.group(1)))

    def _group(self, text: str, states: list[Found], owner: State | None) -> Entity:
        key = fold(text)
        for entity in self.entities:
            if entity.type in ("group", "body", "media") and self._same_group(key, text, entity):
                return entity
        told = body_kind(text)
        state = states[0].state if states and states[0].start <= 4 and states[0].way in ("demonym", "name") else None
        name = display(text)
        if state is not None:
            tail = display(re.sub(r"^['’][sS]?\s+", "", text[states[0].end :]))
            name = f"{state.modifier} {tail}" if tail and states[0].way == "name" else name
        entity = Entity(name, told[1] if told else "group", tuple(key.split()), told[0] if told else None)
        rest = re.sub(r"^['’][sS]?\s+", "", text[states[0].end :]).strip() if state is not None else ""
        force = STATE_FORCE.match(rest) is not None
        if entity.type == "body" or force or (entity.kind is SourceKind.OFFICIAL and (state or owner)):
            entity.state = state or owner
            entity.type = "body"
            entity.kind = None if force else entity.kind
        if states and states[0].start <= 4 and states[0].way == "institution":
            entity.state, entity.type, entity.kind = states[0].state, "body", None
        self.entities.append(entity)
        return entity

    def _same_group(self, key: str, text: str, entity: Entity) -> bool:
        if key in entity.keys or key == fold(entity.name):
            return True
        short, long = (text, entity.name) if len(text) < len(entity.name) else (entity.name, text)
        bare = re.sub(r"\W", "", short)
        if bare.isupper() and 2 <= len(bare) <= 6 and bare.casefold() == initials(long):
            return True
        return len(key.split()) > 1 and is_part(tuple(key.split()), entity.tokens)

    def _read_states(self) -> None:
        for found in find_states(self.text):
            if not self._free(found.start, found.end):
                continue
            if found.way == "institution":
                entity = self._institution(self.text[found.start : found.end], found.state)
            else:
                entity = self.facts_state(found.state)
            self._enter(found.start, found.end, entity, found.way)

    def facts_state(self, state: State) -> Entity:
        """The state's entity (its side may be a theatre's name for its government)."""
        return self.state(state)

    def _institution(self, text: str, state: State) -> Entity:
        key = fold(text)
        for entity in self.entities:
            if entity.type == "body" and key in entity.keys:
                return entity
        entity = Entity(display(text), "body", tuple(key.split()), state=state)
        self.entities.append(entity)
        return entity

    def _read_persons(self, names: list[Name]) -> None:
        people: list[Entity] = [e for e in self.entities if e.type == "person"]
        for name in sorted(names, key=lambda n: (-len(bare_tokens(n.mention.text)), n.mention.start)):
            start, end = name.mention.start, name.mention.end
            tokens = bare_tokens(re.sub(r"['’]s?$", "", name.mention.text))
            if not tokens or not self._free(start, end) or " ".join(tokens) in NOUNS or " ".join(tokens) in TITLES:
                continue
            entity = self._bearer(tokens, people, start)
            if entity is None:
                entity = self._person(name.mention.text, tokens, start)
                people.append(entity)
            self._enter(start, end, entity)

    def _person(self, text: str, tokens: tuple[str, ...], start: int) -> Entity:
        """A new person; one whom the theatre, or an office held that day, tells of comes with side and gender."""
        if len(tokens) == 1 and (known := self.facts.surnamed(tokens)) is not None:
            return self._from_actor(known.name)
        entity = Entity(display_person(text), "person", tokens)
        self.entities.append(entity)
        lead = fold(self.text[max(0, start - 20) : start]).split()[-1:]
        leader = leader_named(
            tokens,
            self.facts.day,
            titled=(bool(lead) and lead[0] in TITLES) or len(bare_tokens(text)) < len(fold(text).split()),
        )
        if leader is not None and (len(tokens) > 1 or leader.state.name in self._states):
            entity.state, entity.gender = leader.state, leader.gender
            entity.reasons.append(f"leader: {leader.name} of {leader.state.name}")
            entity.name = leader.name if len(tokens) == 1 else entity.name
            entity.roles.extend(leader.office)
            entity.tokens = leader.tokens if len(tokens) == 1 else tokens
        return entity

    def _bearer(self, tokens: tuple[str, ...], people: list[Entity], start: int) -> Entity | None:
        alike = [e for e in people if e.tokens == tokens or spelled_alike(tokens, e.tokens)]
        if alike:
            return alike[0]
        fits = [e for e in people if is_part(tokens, e.tokens) or self._last_alike(tokens, e.tokens)]
        if len(fits) <= 1:
            return fits[0] if fits else None
        before = [(r.start, e) for r in self.referents for e in fits if r.entity is e and r.start < start]
        return max(before, key=lambda pair: pair[0])[1] if before else fits[0]

    @staticmethod
    def _last_alike(tokens: tuple[str, ...], full: tuple[str, ...]) -> bool:
        return len(tokens) < len(full) and spelled_alike(tokens, full[-len(tokens) :])

    def _read_places(self, names: Iterable[Name]) -> None:
        made: dict[str, Entity] = {}
        for name in names:
            if self._free(name.mention.start, name.mention.end):
                text = name.mention.text
                entity = Entity(display(text), "place", tuple(fold(text).split()))
                self._enter(name.mention.start, name.mention.end, made.setdefault(fold(text), entity))
