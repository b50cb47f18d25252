"""Armed men and groups without a name of their own: "the militants", "government forces", "Syrian rebels".

In: a scene and a parsed phrase. Out: an identity. Stays true: a state's own troops are the state's, those who rise
against it never are; only a definite phrase takes up a group named before; nobody known gives the phrase itself.
"""

import re

from whoholds.records import SourceKind
from whoholds.resolve.actors.anaphora import last_fighters, last_of
from whoholds.resolve.actors.entities import Entity, Referent, beginning_in
from whoholds.resolve.actors.identities import of, tie_of
from whoholds.resolve.actors.identity import Identity
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.nominals import nominal_name
from whoholds.resolve.actors.phrase import Segment
from whoholds.resolve.actors.scene import Scene

STATE_OWNED = frozenset({"troop", "force", "forces", "troops", "soldier", "warplane", "jet", "commando", "brass"})
"""Nouns for what a state sends to war; a militant or fighter of a country is not its state."""
RISEN = {"rebel": "rebels", "opposition": "opposition", "separatist": "separatists", "insurgency": "insurgents"}
JOINT = frozenset({"force", "team", "patrol", "unit"})
GROUPS = frozenset({"group"})
_GOVERNMENT = re.compile(r"\b(?:government|regime|army|security|loyalist|police|military)\b", re.IGNORECASE)
_LOYAL = re.compile(
    r"\w+\s+(?:(?:still|remaining)\s+)?(?:loyal|faithful|allied)\s+to\s+(?:the\s+)?|"
    r"\w+\s+(?:(?:who|that)\s+(?:are|were)\s+)?fighting\s+(?:on\s+behalf\s+of|on\s+the\s+side\s+of)\s+(?:the\s+)?"
)
REACH_CHARACTERS = 24
"""Within which the name of whom they fight for begins: room for "ousted President"."""
_DEFINITE = frozenset({"the", "these", "those", "this", "that", "both"})
NOUN_REACH = 12
"""Characters behind a group's name within which the noun it is called by ends."""
_THAT_ALONE = re.compile(r"that\s+(?!(?:the|these|those|both|this)\b)", re.IGNORECASE)
""" "That militants still held": no determiner of a plural."""
_PLAIN = frozenset("armed militant terror terrorist extremist jihadist islamist radical same latter".split())


def force(scene: Scene, segment: Segment) -> Identity:
    """ "The militants", "Turkish troops", "government forces", "rebel fighters": whom they belong to."""
    said = scene.text[segment.start : segment.end]
    words = _own_words(scene, segment)
    tie = tie_of(scene, segment)
    risen = next((RISEN[w] for w in (w.removesuffix("s") for w in words) if w in RISEN), None)
    called = _called(scene, segment) if risen is not None and tie is None else None
    if called is not None:
        return of(scene, called, f"{said}: {called.name}")
    if risen is not None and (tie is None or tie.type == "state"):
        return _risen(scene, segment, tie, risen)
    if tie is None and _GOVERNMENT.search(said) and not _joint(segment, words):
        return government(scene, segment.start, said)
    if tie is not None:
        return _tied(scene, segment, tie, said)
    master = _master(scene, segment)
    if master is not None:
        return master
    taken_up = _taken_up(scene, segment, words)
    if taken_up is not None:
        return of(scene, taken_up, f"{said}: {taken_up.name}")
    return Identity(nominal_name(scene.text, segment), None, SourceKind.PARTY, "group", (f"unnamed: {said}",))


def _master(scene: Scene, segment: Segment) -> Identity | None:
    """Whom they are loyal to or fight for, by the words behind them; a person's fighters are those of the side."""
    behind = _LOYAL.match(scene.text, segment.noun_start if segment.noun else segment.start)
    if behind is None:
        return None
    for referent in beginning_in(scene.referents, behind.end(), behind.end() + REACH_CHARACTERS):
        found = of(scene, referent.entity, f"loyal to {referent.entity.name}")
        name = found.side or (found.name if found.type != "person" else None)
        return Identity(name, found.side, SourceKind.PARTY, "group", found.reasons) if name else None
    return None


def group(scene: Scene, segment: Segment) -> Identity:
    """ "The group", "the organisation", "the coalition", also one that does not fight."""
    said = scene.text[segment.start : segment.end]
    words = _own_words(scene, segment)
    if words & {"opposition", "insurgency"}:
        return force(scene, segment)
    tie = tie_of(scene, segment)
    if tie is not None and tie.type not in ("state", "body"):
        return of(scene, tie, f"{said}: {tie.name}")
    noun = segment.noun.word if segment.noun else ""
    if segment.opening in _DEFINITE and segment.noun is not None and not segment.noun.plural:
        before = last_of(scene, GROUPS, segment.start, noun) or (
            last_fighters(scene, segment.start) if words & _PLAIN else last_of(scene, GROUPS, segment.start)
        )
        if before is not None:
            return of(scene, before, f"{said}: {before.name}")
    several = segment.noun is not None and segment.noun.plural
    name = None if segment.indefinite and not several else nominal_name(scene.text, segment)
    return Identity(name, None, SourceKind.PARTY, "group", (f"unnamed: {said}",))


def government(scene: Scene, at: int, said: str) -> Identity:
    """ "Government forces", "the regime": the government of the country whose war the report tells."""
    state = scene.sides.warring(at, said)
    if state is None:
        return Identity(None, None, SourceKind.PARTY, "group", (f"unnamed: {said}",))
    name = scene.sides.name(state)
    return Identity(name, name, SourceKind.PARTY, "state", (f"the local state: {said}",))


def _own_words(scene: Scene, segment: Segment) -> frozenset[str]:
    return frozenset(fold(scene.text[segment.start : segment.core_end]).split())


def _joint(segment: Segment, words: frozenset[str]) -> bool:
    """Whether the phrase is "the security force", one unit told of before, and not a country's forces."""
    one = segment.noun is not None and not segment.noun.plural and segment.noun.word in JOINT
    return one and segment.opening == "the" and "government" not in words


def _called(scene: Scene, segment: Segment) -> Entity | None:
    """The one group that the report calls so before "the rebels": "M23 rebels"; None where there are two or none."""
    if segment.opening not in _DEFINITE or segment.noun is None:
        return None
    called = re.compile(rf"[\w-]+(?:\s+[\w-]+)*?\s+{segment.noun.word}s?\b", re.IGNORECASE)
    before = [r for r in scene.referents if r.end <= segment.start and r.entity.type == "group"]
    said = ((called.match(scene.text, r.start, r.end + NOUN_REACH + 1), r) for r in before)
    found = {id(r.entity): r.entity for words, r in said if words and words.end() - r.end <= NOUN_REACH}
    return next(iter(found.values())) if len(found) == 1 else None


def _risen(scene: Scene, segment: Segment, tie: Entity | None, risen: str) -> Identity:
    """Rebels go by the country in which they rose."""
    said = scene.text[segment.start : segment.end]
    state = tie.state if tie is not None else scene.sides.warring(segment.start)
    name = f"{state.adjective} {risen}" if state is not None else risen
    return Identity(name, name, SourceKind.PARTY, "group", (f"by their country: {said}",))


def _tied(scene: Scene, segment: Segment, tie: Entity, said: str) -> Identity:
    noun = segment.noun.word if segment.noun else ""
    owned = noun in STATE_OWNED
    found = of(scene, tie, f"{said}: {tie.name}")
    if tie.type == "person":
        state = tie.state
        side = scene.sides.name(state) if state is not None else found.side
        return Identity(side or found.name, side, SourceKind.PARTY, "group", found.reasons)
    if tie.type in ("state", "body") and not owned:
        return Identity(
            nominal_name(scene.text, segment), None, SourceKind.PARTY, "group", (f"from {tie.name}: {said}",)
        )
    if _adjective(scene, segment, tie):
        return Identity(nominal_name(scene.text, segment), found.side, found.kind, "group", found.reasons)
    return found


def _adjective(scene: Scene, segment: Segment, tie: Entity) -> bool:
    """Whether the words name a people and not a group: "Kurdish fighters" are not all Kurds."""
    inner: Referent | None = next((r for r in segment.referents if r.entity is tie), None)
    if inner is None or tie.type != "group":
        return False
    said = scene.text[inner.start : inner.end]
    return said.endswith(("ish", "ian", "ese")) and fold(said) != fold(tie.name)


def _taken_up(scene: Scene, segment: Segment, words: frozenset[str]) -> Entity | None:
    """The group that a definite phrase takes up; one with its own description ("foreign forces") takes up nobody."""
    bare = segment.noun is not None and segment.noun.plural and _THAT_ALONE.match(scene.text, segment.start)
    if segment.opening not in _DEFINITE or bare:
        return None
    if _joint(segment, words):
        joint = next((r.entity for r in reversed(scene.referents) if r.way == "joint" and r.end <= segment.start), None)
        if joint is not None:
            return joint
    noun = segment.noun.word if segment.noun else ""
    described = words - _DEFINITE - _PLAIN - {noun, noun + "s"}
    return None if described else last_fighters(scene, segment.start)
