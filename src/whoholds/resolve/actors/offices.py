"""Offices and bodies of a state: who held one that day, and what one is called.

In: a scene and a parsed phrase. Out: an identity or a name.
Stays true: nothing outside the phrase and the tables counts.
"""

import re

from whoholds.records import SourceKind
from whoholds.resolve.actors.entities import Entity
from whoholds.resolve.actors.identity import Identity
from whoholds.resolve.actors.leaders import in_office
from whoholds.resolve.actors.lexicon import OUTLETS, body_kind
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.phrase import Segment
from whoholds.resolve.actors.roles import affiliation
from whoholds.resolve.actors.scene import Scene
from whoholds.resolve.actors.states import find_states


def leader_of(scene: Scene, segment: Segment) -> Identity | None:
    """ "The Turkish president" in a report that never names him: whoever held that office that day."""
    tie = affiliation(scene.text, segment)
    if tie is None or tie.entity.state is None or tie.way == "institution":
        return None
    state, named = tie.entity.state, fold(scene.text[tie.start : tie.end]).split()
    words = frozenset(fold(scene.text[segment.start : segment.end]).split()) - {*named, "s", "the", "of"}
    leader = in_office(state, words, scene.facts.day)
    if leader is None:
        return None
    return Identity(
        leader.name, scene.sides.name(state), scene.sides.of_state(state), "person", (f"in office: {leader.name}",)
    )


def body_name(scene: Scene, segment: Segment, tie: Entity) -> str:
    """The name of a body of a state: "Iran’s Foreign Ministry" and "the Iranian Foreign Ministry" alike."""
    text = scene.text
    inner = next((r for r in segment.referents if r.entity is tie and r.end <= segment.core_end), None)
    if inner is None or tie.state is None:
        return re.sub(r"^(?:[Tt]he|[Aa]n?)\s+", "", text[segment.start : segment.core_end])
    rest = re.sub(r"^['’]s?", "", text[inner.end : segment.core_end]).strip()
    return f"{tie.state.modifier} {rest}" if rest else tie.name


def house_side(scene: Scene, outlet: str | None) -> str | None:
    """The side that a press office speaks for: a fighting group's, an army's or a ministry's own; None for a medium."""
    if not outlet:
        return None
    known = scene.facts.named(outlet)
    if known is not None and known.fights:
        return scene.facts.side(known) or known.name
    if fold(outlet) in scene.facts.outlets or fold(outlet) in OUTLETS:
        return None
    if known is not None:
        return scene.facts.side(known) or known.name
    told, states = body_kind(outlet), find_states(outlet)
    if told is None or told[0] not in (SourceKind.OFFICIAL, SourceKind.PARTY) or not states:
        return None
    return scene.sides.name(states[0].state)
