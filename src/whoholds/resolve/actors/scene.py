"""Everything gathered from one report that resolving a mention needs.

In: a report, names, a theatre. Out: `Scene`, with the roles of every person.
Stays true: nothing changes once it is made.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from whoholds.records import Name, Phrase, Report, SourceKind, Theatre
from whoholds.resolve.actors.chains import Chains, link, phrases_by_rule, terms_of, with_inner
from whoholds.resolve.actors.entities import Entity, Referent, Roll, begin, beginning_in
from whoholds.resolve.actors.facts import Facts
from whoholds.resolve.actors.layout import Layout
from whoholds.resolve.actors.lexicon import GIVEN_NAMES, TITLES
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.phrase import Segment, parse
from whoholds.resolve.actors.roles import affiliation, role_phrases
from whoholds.resolve.actors.sides import NO_LANDS, Sides


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
    """One report's text, actors, roles, sides and chains; `parsed` where the reader gave phrases to join."""

    text: str
    layout: Layout
    facts: Facts
    referents: tuple[Referent, ...]
    roles: tuple[RoleRecord, ...]
    sides: Sides
    chains: Chains
    parsed: bool = False
    actors: tuple[Entity, ...] = ()
    """Every entity once, in the order of the text."""

    def within(self, start: int, end: int) -> list[Referent]:
        """Referents that lie inside ``[start, end)``, in order."""
        return [r for r in self.since(start, end) if r.end <= end]

    def since(self, start: int, end: int) -> Sequence[Referent]:
        """Referents that begin in ``[start, end)``, in order."""
        return beginning_in(self.referents, start, end)

    def before(self, at: int) -> Iterator[Referent]:
        """Referents that end before `at`, the nearest first."""
        for number in range(bisect_left(self.referents, at, key=begin) - 1, -1, -1):
            if self.referents[number].end <= at:
                yield self.referents[number]


def set_scene(
    report: Report,
    names: Sequence[Name],
    theatre: Theatre | None,
    phrases: Sequence[Phrase] = (),
    lands: Mapping[str, int] = NO_LANDS,
) -> Scene:
    """Gather a report's actors, their roles, sides and kinds, and which phrases are one and the same.

    `lands`: by country code, how many places in it the report names.
    """
    facts = Facts(theatre, report.date)
    roll = Roll(report.text, facts)
    roll.read(names)
    layout = Layout(report.text)
    sides = Sides(report, roll, facts, lands)
    records = []
    for person, segment in role_phrases(report.text, roll.referents, layout):
        record = _record(report.text, person, segment, sides, roll.referents)
        records.append(record)
    records.extend(_later_roles(report.text, layout, roll, sides, records))
    _genders(report.text, roll.referents)
    parsed = phrases or phrases_by_rule(report.text, roll.referents, layout)
    terms = terms_of(report.text, parsed, roll.referents, layout)
    chains = link(with_inner(report.text, terms, roll.referents, layout), report.text)
    actors = tuple({id(r.entity): r.entity for r in roll.referents}.values())
    return Scene(
        report.text, layout, facts, tuple(roll.referents), tuple(records), sides, chains, bool(phrases), actors
    )


_OF_THE_GROUP = re.compile(
    r"(?:the|that)\s+(?:(?:armed|militant|rebel|islamist|insurgent)\s+)?(?:group|movement|organi[sz]ation|militia|front|"
    r"rebels|insurgents|militants|separatists|coalition)(?:['’]s|s['’]|['’])\s",
    re.IGNORECASE,
)


def _of_the_group(text: str, segment: Segment, referents: Sequence[Referent]) -> Referent | None:
    """The armed group that "the group's spokesman" and "the rebels' leader" take up: the one named last."""
    speaks = segment.noun is not None and segment.noun.sort in ("office", "voice")
    if not speaks or _OF_THE_GROUP.match(text, segment.start) is None:
        return None
    before = reversed(referents[: bisect_left(referents, segment.start, key=begin)])
    return next((r for r in before if r.entity.type == "group" and r.entity.kind in (SourceKind.PARTY, None)), None)


def _record(
    text: str, person: Entity, segment: Segment, sides: Sides, referents: Sequence[Referent] = ()
) -> RoleRecord:
    tie = affiliation(text, segment) or _of_the_group(text, segment, referents)
    entity = tie.entity if tie else None
    if tie is not None and entity is not None and _leads_group(text, tie.end, entity, segment):
        entity.type, entity.kind = "group", SourceKind.PARTY
    noun = segment.noun.word if segment.noun else ""
    words = frozenset(fold(text[segment.start : segment.end]).split())
    if not person.known:
        _settle(person, segment, entity, sides, text)
    return RoleRecord(person, words, noun, entity, segment.start)


def _leads_group(text: str, end: int, tie: Entity, segment: Segment) -> bool:
    """Whether what was read as a person must be a group: "Sinn Fein leader" but not "Trump spokesman"."""
    plain = text[end : end + 1] == " " and segment.noun is not None and segment.noun_start == end + 1
    return tie.type == "person" and not tie.known and plain and len(tie.tokens) > 1 and segment.noun is not None


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
        ownerless = tie.type == "body" and tie.state is None
        person.state = sides.local(segment.start, text[segment.start : segment.end]) if ownerless else tie.state
        person.side = sides.name(person.state) if person.state is not None else sides.side(tie)
        kind = sides.kind(tie) if tie.type != "person" else tie.kind
        if kind is not None:
            person.kind = kind
        person.reasons.append(f"role: {said}")
    elif noun is not None and noun.sort in ("office", "voice") and person.kind is None:
        person.reasons.append(f"role: {said}")
        person.roles.append(noun.word)
        person.local = sides.local(segment.start, text[segment.start : segment.end])


_OFFICE_SPEAKS = re.compile(
    r"\b[Tt]he\s+(?:[\w’'.-]+\s+){0,5}?(?:spokes\w+|minister|ambassador|envoy|president|commander|official|diplomat|"
    r"chief|general|legislator|lawmaker|governor|speaker|secretary|leader|director|adviser)\b"
    r"(?:\s(?:of|for)\s(?:[\w’'.-]+\s){0,7}?[\w’'.-]+)?"
    r"(?=\s+(?:also\s|then\s|further\s|has\s|had\s|went\s)?(?:said|added|told|stressed|noted|stated|on to|pointed|"
    r"continued|emphasi[sz]ed|warned|reiterated|explained|made|called|underlined|described|expressed|asserted|insisted|"
    r"announced|remarked|underscored|highlighted|urged)\b)"
)


def _later_roles(text: str, layout: Layout, roll: Roll, sides: Sides, records: list[RoleRecord]) -> list[RoleRecord]:
    """The office of a person given no role elsewhere: "Vale said … The defence minister added …"."""
    placed = {id(record.person) for record in records}
    found: list[RoleRecord] = []
    for match in _OFFICE_SPEAKS.finditer(text):
        here = layout.number(match.start())
        before = [r for r in roll.referents if r.end <= match.start() and here - layout.number(r.start) <= 3]
        people = [r.entity for r in before if r.entity.type == "person"]
        if not people or id(people[-1]) in placed or people[-1].known or people[-1].state is not None:
            continue
        segment = parse(text, match.start(), match.end(), roll.referents)[0]
        if segment.noun is not None and segment.person is None:
            found.append(_record(text, people[-1], segment, sides))
            placed.add(id(people[-1]))
    return found


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
        entity.gender = gender or (GIVEN_NAMES.get(entity.tokens[0], "") if len(entity.tokens) > 1 else "")


def home_kind(scene: Scene) -> SourceKind:
    """What an official of the report's home state counts as."""
    return scene.sides.of_state(scene.sides.home)
