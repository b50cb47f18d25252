"""Who "the spokesman", "the former vice president", "the ministry" and "the group" are.

In: a scene and a parsed phrase without a name of its own. Out: an entity or None, with the reason.
Stays true: a holder of a role must match every word the phrase gives; the nearest one before the phrase wins.
"""

import re
from functools import cache

from whoholds.records import SourceKind
from whoholds.resolve.actors.entities import Entity
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.phrase import Segment
from whoholds.resolve.actors.pronouns import SAYING
from whoholds.resolve.actors.roles import affiliation
from whoholds.resolve.actors.scene import Scene

_EMPTY = frozenset("the a an its his their her of for to in s and former also own senior top".split())
SAME_OFFICE = {
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
    "mouthpiece": "spokesman",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "mp": "lawmaker",
    "parliamentarian": "lawmaker",
    "legislator": "lawmaker",
    "envoy": "ambassador",
    "diplomat": "ambassador",
    "premier": "prime minister",
    "defense": "defence",
    "chief": "head",
    "senator": "lawmaker",
}
_SPEAKS_FOR = (SourceKind.PARTY, SourceKind.OFFICIAL)
OFFICE_SENTENCES_BACK = 2
ANY_OFFICE = frozenset({"official", "leader", "politician", "figure", "head"})


def _norm(words: frozenset[str] | set[str]) -> set[str]:
    return {SAME_OFFICE.get(word, word) for word in words}


def holder(scene: Scene, segment: Segment) -> tuple[Entity | None, str]:
    """The person in this report who holds the office that `segment` names."""
    if segment.noun is None:
        return None, ""
    tie = affiliation(scene.text, segment)
    named = {w for r in segment.referents for w in fold(scene.text[r.start : r.end]).split()}
    words = _norm(set(fold(scene.text[segment.start : segment.end]).split()) - _EMPTY - named)
    noun = SAME_OFFICE.get(segment.noun.word, segment.noun.word)
    fits = []
    for record in scene.roles:
        if tie is not None and not _tied(scene, record.tie or record.person, tie.entity):
            continue
        theirs = _norm(record.words)
        loose = noun in ANY_OFFICE and record.noun and record.person.kind in _SPEAKS_FOR
        if words <= theirs or (loose and len(words) <= 1):
            fits.append((words <= theirs, record))
    exact = [record for sure, record in fits if sure] or [record for _, record in fits]
    if not exact:
        return None, ""
    best = max(exact, key=lambda r: _nearness(scene, r.person, segment.start))
    return best.person, f"role: {scene.text[segment.start : segment.end]} is {best.person.name}"


def _nearness(scene: Scene, person: Entity, at: int) -> tuple[int, int]:
    places = [r.start for r in scene.referents if r.entity is person]
    before = [p for p in places if p < at]
    return (1, max(before)) if before else (0, -min(places, default=0))


def _tied(scene: Scene, theirs: Entity, wanted: Entity) -> bool:
    if theirs is wanted:
        return True
    if theirs.state is not None and wanted.state is not None:
        return theirs.state == wanted.state
    one, other = scene.sides.side(theirs), scene.sides.side(wanted)
    return one is not None and one == other


def last_of(scene: Scene, types: frozenset[str], at: int, word: str = "") -> Entity | None:
    """The actor of one of `types` named last before `at`; with `word`, one whose name holds that word."""
    fits = {id(e) for e in scene.actors if e.type in types and (not word or word in fold(e.name).split())}
    named = (r for r in scene.before(at) if id(r.entity) in fits and r.way not in ("demonym", "people"))
    found = next(named, None) if fits else None
    return found.entity if found else None


def last_fighters(scene: Scene, at: int) -> Entity | None:
    """The armed group named last before `at`: "the militants", "the fighters", "the militia"."""
    fits = {id(e) for e in scene.actors if e.type == "group" and e.kind in (SourceKind.PARTY, None)}
    found = next((r for r in scene.before(at) if id(r.entity) in fits), None) if fits else None
    return found.entity if found else None


def last_in_office(scene: Scene, segment: Segment) -> Entity | None:
    """The official whom "the minister" takes up where no role fits word for word: the one named shortly before."""
    if segment.opening != "the" or segment.noun is None or segment.noun.plural or segment.referents:
        return None
    here = scene.layout.number(segment.start)
    for referent in scene.before(segment.start):
        if referent.entity.type != "person":
            continue
        if here - scene.layout.number(referent.start) > OFFICE_SENTENCES_BACK:
            return None
        kind = scene.sides.kind(referent.entity)
        return referent.entity if kind in _SPEAKS_FOR or referent.entity.roles else None
    return None


def last_issuer(scene: Scene, at: int) -> Entity | None:
    """Who "the statement" at `at` is most likely from: the last body, group or person that spoke before it."""
    near = [r for r in scene.referents if r.end <= at and r.entity.type in ("body", "group", "state", "person")]
    spoke = [r for r in near if r.way not in ("demonym", "people") and SAYING.match(scene.text[r.end : r.end + 60])]
    issued = [r for r in near if re.match(r"['’]?s?\s(?:\w+\s){0,2}statement", scene.text[r.end : r.end + 30])]
    chosen = issued or spoke
    return chosen[-1].entity if chosen else None


def last_seen(scene: Scene, entity: Entity, at: int) -> int:
    """Where `entity` is last named before `at`; -1 if nowhere."""
    return max((r.start for r in scene.referents if r.entity is entity and r.start < at), default=-1)


@cache
def _bringing_in(noun: str) -> re.Pattern[str]:
    """ "A military source in the capital" for "source"."""
    lead = r"\b(?:[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[\w’'-]+\s+){0,4}?"
    return re.compile(rf"{lead}{re.escape(noun)}\b(?:\s+(?:in|from|of|at|with)\s+[^,.;]{{1,40}})?")


def introduced(scene: Scene, segment: Segment) -> tuple[int, int] | None:
    """Where the nameless person of a phrase such as "the source" was brought in ("a military source")."""
    if segment.noun is None or segment.opening not in ("the", "that", "this", "same") or segment.noun.plural:
        return None
    if len(scene.text[segment.start : segment.core_end].split()) > 3:
        return None
    found = [m.span() for m in _bringing_in(segment.noun.word).finditer(scene.text, 0, segment.start)]
    return found[-1] if found else None
