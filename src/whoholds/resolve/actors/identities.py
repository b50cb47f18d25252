"""From an entity to an identity, and from a phrase to the entity it is tied to.

In: a scene, an entity or a parsed phrase. Out: an identity, or an entity or None.
Stays true: the reasons of the entity come along; a person without a stated role is marked as assumed.
"""

import re

from whoholds.records import SourceKind
from whoholds.resolve.actors.anaphora import last_of
from whoholds.resolve.actors.entities import Entity
from whoholds.resolve.actors.identity import ASSUMED, Identity
from whoholds.resolve.actors.phrase import Segment
from whoholds.resolve.actors.pronouns import antecedent
from whoholds.resolve.actors.roles import affiliation
from whoholds.resolve.actors.scene import Scene

INSTITUTIONS = frozenset({"body", "group"})
_OWNED = re.compile(r"(?:the )?(?:group|ministry|organi[sz]ation|army|militia|movement|party|agency)['’]s", re.I)


def of(scene: Scene, entity: Entity, reason: str) -> Identity:
    """Name, side and kind of `entity` in this report; `reason` comes first."""
    sides = scene.sides
    side, kind = sides.side(entity), sides.kind(entity)
    name = entity.name
    if entity.type == "state" and entity.state is not None:
        name = sides.name(entity.state)
    elif entity.type == "person" and kind is None:
        side, kind = _unplaced(scene, entity)
        return Identity(name, side, kind, entity.type, (reason, *entity.reasons, ASSUMED))
    return Identity(name, side, kind, entity.type, (reason, *entity.reasons))


def _unplaced(scene: Scene, person: Entity) -> tuple[str | None, SourceKind]:
    """A person without a stated side: an office held for nobody in particular is held for the home state."""
    home = person.local
    if person.roles and home is not None:
        return scene.sides.name(home), scene.sides.of_state(home)
    return person.side, SourceKind.CIVILIAN


def tie_of(scene: Scene, segment: Segment) -> Entity | None:
    """Whom the phrase is tied to, "its" and "his" resolved."""
    tie = affiliation(scene.text, segment)
    if tie is not None:
        return tie.entity
    if segment.owned:
        owner, _ = antecedent(scene, segment.opening, segment.start, speaking=False)
        return owner.entity if owner is not None else None
    match = _OWNED.match(scene.text[segment.start : segment.end])
    return last_of(scene, INSTITUTIONS, segment.start) if match else None
