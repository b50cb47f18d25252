"""Everything gathered from one report that resolving a mention needs.

In: a report, names, a theatre. Out: `Scene`, with the roles of every person.
Stays true: nothing changes once it is made.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from whoholds.records import Name, Report, SourceKind, Theatre
from whoholds.resolve.actors.entities import Entity, Referent, Roll
from whoholds.resolve.actors.facts import Facts
from whoholds.resolve.actors.layout import Layout
from whoholds.resolve.actors.lexicon import TITLES
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.phrase import Segment
from whoholds.resolve.actors.roles import affiliation, role_phrases
from whoholds.resolve.actors.sides import Sides


@dataclass(frozen=True, slots=True)
class RoleRecord:
    """What the report says `person` is: the folded `words` of the phrase, its head noun, whom it ties them to."""

    person: Entity
    words: frozenset[str]
    noun: str
    tie: Entity | None
    start: int


@dataclass(frozen=True, slots=True)
class Scene:
    """One report's text, actors, roles and sides."""

    text: str
    layout: Layout
    facts: Facts
    referents: tuple[Referent, ...]
    roles: tuple[RoleRecord, ...]
    sides: Sides

    def within(self, start: int, end: int) -> list[Referent]:
        """Referents that lie inside ``[start, end)``, in order."""
        return [r for r in self.referents if start <= r.start and r.end <= end]


def set_scene(report: Report, names: Sequence[Name], theatre: Theatre | None) -> Scene:
    """Gather a report's actors, their roles, sides and kinds."""
    facts = Facts(theatre, report.date)
    roll = Roll(report.text, facts)
    roll.read(names)
    layout = Layout(report.text)
    sides = Sides(report, roll, facts)
    records = []
    for person, segment in role_phrases(report.text, roll.referents, layout):
        record = _record(report.text, person, segment, sides)
        records.append(record)
    _genders(report.text, roll.referents)
    return Scene(report.text, layout, facts, tuple(roll.referents), tuple(records), sides)


def _record(text: str, person: Entity, segment: Segment, sides: Sides) -> RoleRecord:
    tie = affiliation(text, segment)
    entity = tie.entity if tie else None
    noun = segment.noun.word if segment.noun else ""
    words = frozenset(fold(text[segment.start : segment.end]).split())
    if not person.known:
        _settle(person, segment, entity, sides, text)
    return RoleRecord(person, words, noun, entity, segment.start)


def _settle(person: Entity, segment: Segment, tie: Entity | None, sides: Sides, text: str) -> None:
    """Give `person` the side and kind that a role phrase gives, unless an earlier phrase gave them."""
    if person.state is not None and not person.known and person.side is None and person.reasons:
        return
    noun = segment.noun
    said = text[segment.start : segment.end]
    if noun is not None and noun.kind is not None and noun.sort != "force":
        if person.kind is None:
            person.kind = noun.kind
            person.reasons.append(f"role: {said}")
        return
    if tie is not None and person.side is None and tie is not person:
        person.side = sides.side(tie)
        person.state = tie.state
        kind = sides.kind(tie) if tie.type != "person" else tie.kind
        if kind is not None:
            person.kind = kind
        person.reasons.append(f"role: {said}")
    elif noun is not None and noun.sort in ("office", "voice") and person.kind is None:
        person.reasons.append(f"role: {said}")
        person.roles.append(noun.word)


def _genders(text: str, referents: list[Referent]) -> None:
    for referent in referents:
        entity = referent.entity
        if entity.type != "person" or entity.gender:
            continue
        before = fold(text[max(0, referent.start - 30) : referent.start]).split()
        lead = before[-1] if before else ""
        first = fold(text[referent.start : referent.end]).split()[0]
        gender = TITLES.get(lead, "") or TITLES.get(first, "")
        if lead.endswith("woman") or lead in ("mother", "daughter", "wife", "sister", "girl"):
            gender = "f"
        elif lead.endswith("man") and lead != "woman":
            gender = "m"
        entity.gender = gender


def home_kind(scene: Scene) -> SourceKind:
    """What an official of the report's home state counts as."""
    return scene.sides.of_state(scene.sides.home)
