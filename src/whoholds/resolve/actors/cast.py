"""The cast of one report: who its speakers and actors are, for whom they speak, and how we know.

In: a report, the names found in it, a theatre or none; then mentions. Out: an `Identity` per mention.
Stays true: a mention nobody can resolve gives None fields, never a guess; every identity says why.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from whoholds.records import Mention, Name, Report, SourceKind, Theatre
from whoholds.resolve.actors.anaphora import (
    holder,
    introduced,
    last_fighters,
    last_in_office,
    last_issuer,
    last_of,
    last_seen,
)
from whoholds.resolve.actors.entities import Entity
from whoholds.resolve.actors.identity import ASSUMED, Identity
from whoholds.resolve.actors.names import JOINING, bare_tokens, display, is_part
from whoholds.resolve.actors.offices import body_name, leader_of
from whoholds.resolve.actors.phrase import Segment, parse
from whoholds.resolve.actors.pronouns import FIRST, PRONOUNS, antecedent
from whoholds.resolve.actors.roles import affiliation
from whoholds.resolve.actors.scene import Scene, set_scene
from whoholds.resolve.actors.speakers import nameless_speaker

STATE_WORDS = frozenset(
    {
        "government",
        "regime",
        "administration",
        "authorities",
        "dictatorship",
        "state",
        "country",
        "leadership",
        "nation",
    }
)
OFFICIAL_WORDS = "official|military|security|judicial|medical|government|police|army|intelligence|ministry|presidential"
STATE_VOICES = (SourceKind.PARTY, SourceKind.OFFICIAL)
GROUPS = frozenset({"group"})
_GOVERNMENT = re.compile(r"\b(?:government|regime|army|security|loyalist|police)\b", re.IGNORECASE)
MEDIA = frozenset({"media"})
INSTITUTIONS = frozenset({"body", "group"})


def gather(report: Report, names: Sequence[Name], theatre: Theatre | None) -> "Cast":
    """Read who is named in `report` and what it says they are."""
    return Cast(set_scene(report, names, theatre))


class Cast:
    """The actors of one report. Build it with `gather`."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def identify(self, mention: Mention, *, speaking: bool, party_kind_hint: SourceKind | None = None) -> Identity:
        """Who the words of `mention` stand for.

        Args:
            mention: words of the report; relative clauses and appositions may be part of it.
            speaking: True for a speaker, False for whoever acts or is affected.
            party_kind_hint: what a state's voice counts as here, where the caller knows whether that state fights.
        """
        found = self._find(mention, speaking=speaking)
        if party_kind_hint is None or party_kind_hint is SourceKind.NARRATOR:
            return found
        state_voice = found.kind in STATE_VOICES and found.type != "group" and party_kind_hint in STATE_VOICES
        if state_voice or found.kind is None or found.reasons[-1] == ASSUMED:
            return Identity(found.name, found.side, party_kind_hint, found.type, (*found.reasons, "kind: as hinted"))
        return found

    def _find(self, mention: Mention, *, speaking: bool) -> Identity:
        word = mention.text.strip().lower()
        if word in PRONOUNS and not (len(word) > 1 and mention.text.strip().isupper()):
            return self._pronoun(word, mention.start, speaking=speaking)
        segments = parse(self._scene.text, mention.start, mention.end, self._scene.referents)
        person = next((s.person for s in segments if s.person is not None), None)
        if person is not None:
            return self._of(person.entity, f"named: {person.entity.name}")
        return self._nominal(segments[0], speaking=speaking)

    def _of(self, entity: Entity, reason: str) -> Identity:
        sides = self._scene.sides
        side, kind = sides.side(entity), sides.kind(entity)
        name = entity.name
        if entity.type == "state" and entity.state is not None:
            name = sides.name(entity.state)
        elif entity.type == "person" and kind is None:
            side, kind = self._unplaced(entity)
            return Identity(name, side, kind, entity.type, (reason, *entity.reasons, ASSUMED))
        return Identity(name, side, kind, entity.type, (reason, *entity.reasons))

    def _unplaced(self, person: Entity) -> tuple[str | None, SourceKind]:
        """A person without a stated side: an office held for nobody in particular is held for the home state."""
        home = person.local
        if person.roles and home is not None:
            return self._scene.sides.name(home), self._scene.sides.of_state(home)
        return person.side, SourceKind.CIVILIAN

    def _pronoun(self, word: str, at: int, *, speaking: bool) -> Identity:
        if word in FIRST:
            return Identity(None, None, None, None, ("first person: the speaker",))
        named, reason = antecedent(self._scene, word, at, speaking=speaking)
        nameless = nameless_speaker(self._scene, word, at) if speaking else None
        if nameless is not None and (named is None or named.start < nameless[0]):
            found = self._find(self._mention(nameless), speaking=True)
            return replace(found, reasons=(f"pronoun {word}: {self._mention(nameless).text}", *found.reasons))
        if named is None:
            return Identity(None, None, None, None, (reason,))
        return self._of(named.entity, reason)

    def _nominal(self, segment: Segment, *, speaking: bool) -> Identity:
        noun = segment.noun
        if segment.head is not None and segment.head.way == "people" and segment.opening in ("many", "some", "most"):
            found = self._of(segment.head.entity, "some of a people")
            return Identity(None, found.side, SourceKind.CIVILIAN, "person", found.reasons)
        if segment.head is not None and noun is None:
            return self._of(segment.head.entity, f"named: {segment.head.entity.name}")
        if noun is None:
            return self._loose(segment)
        act = {
            "office": self._office,
            "voice": self._office,
            "body": self._body,
            "force": self._force,
            "group": self._group,
            "document": self._document,
            "media": self._media,
        }.get(noun.sort, self._generic)
        return act(segment)

    def _loose(self, segment: Segment) -> Identity:
        """A phrase whose head no list knows: the last actor inside it, else nobody."""
        if segment.referents:
            entity = segment.referents[0].entity
            if entity.type != "place":
                return self._of(entity, f"inside: {entity.name}")
        return self._unread(self._scene.text[segment.start : segment.end])

    def _unread(self, words: str) -> Identity:
        """A phrase in which nothing was found by the reader: a name it missed keeps its own words."""
        shown = display(words)
        tokens = bare_tokens(shown)
        fits = [e for r in self._scene.referents for e in [r.entity] if is_part(tokens, e.tokens)]
        if fits:
            return self._of(fits[0], f"part of {fits[0].name}")
        if shown and all(word[0].isupper() or word in JOINING for word in shown.split()):
            return Identity(shown, None, None, None, ("a name not found by the reader",))
        return Identity(None, None, None, None, ("no known head",))

    def _tie(self, segment: Segment) -> Entity | None:
        """Whom the phrase is tied to, "its" and "his" resolved."""
        tie = affiliation(self._scene.text, segment)
        if tie is not None:
            return tie.entity
        if segment.owned:
            owner, _ = antecedent(self._scene, segment.opening, segment.start, speaking=False)
            return owner.entity if owner is not None else None
        match = re.match(
            r"(?:the )?(group|ministry|organi[sz]ation|army|militia|movement|party|agency)['’]s",
            self._scene.text[segment.start : segment.end],
            re.I,
        )
        return last_of(self._scene, INSTITUTIONS, segment.start) if match else None

    def _office(self, segment: Segment) -> Identity:
        if not segment.indefinite:
            person, reason = holder(self._scene, segment)
            before = introduced(self._scene, segment)
            if before is not None and (person is None or last_seen(self._scene, person, segment.start) < before[0]):
                return self._find(self._mention(before), speaking=True)
            if person is not None:
                return self._of(person, reason)
            leader = leader_of(self._scene, segment)
            if leader is not None:
                return leader
            last = last_in_office(self._scene, segment)
            if last is not None:
                return self._of(last, f"last in office: {last.name}")
        return self._unnamed(segment)

    def _mention(self, span: tuple[int, int]) -> Mention:
        return Mention(self._scene.text[span[0] : span[1]], *span)

    def _unnamed(self, segment: Segment) -> Identity:
        said = self._scene.text[segment.start : segment.end]
        tie = self._tie(segment)
        if tie is None:
            state = self._scene.sides.local(segment.start, said)
            if state is None or re.search(r"\b(?:former|ex|retired|diplomat\w*|western|regional)\b", said, re.I):
                return Identity(None, None, SourceKind.UNNAMED, "person", (f"unnamed: {said}",))
            side, kind = self._scene.sides.name(state), self._scene.sides.of_state(state)
            return Identity(None, side, kind, "person", (f"unnamed, of the local state: {said}",))
        found = self._of(tie, f"tied to {tie.name}: {said}")
        return Identity(None, found.side, found.kind, "person", found.reasons)

    def _body(self, segment: Segment) -> Identity:
        scene, noun = self._scene, segment.noun
        said = scene.text[segment.start : segment.end]
        tie = self._tie(segment)
        if noun is None:
            return self._loose(segment)
        if tie is None and noun.plural and noun.word in ("country", "countries", "nation", "state", "government"):
            return Identity(None, None, SourceKind.OFFICIAL, None, (f"unnamed: {said}",))
        if tie is None:
            entity = last_of(scene, INSTITUTIONS, segment.start, noun.word)
            if entity is not None:
                return self._of(entity, f"{said}: {entity.name}")
            home = scene.sides.local(segment.start, said)
            return Identity(
                None,
                scene.sides.name(home) if home else None,
                scene.sides.of_state(home),
                "body",
                (f"home state: {said}",),
            )
        found = self._of(tie, f"tied to {tie.name}: {said}")
        if noun.word in STATE_WORDS and tie.type in ("state", "group"):
            return found
        return Identity(body_name(self._scene, segment, tie), found.side, found.kind, "body", found.reasons)

    def _force(self, segment: Segment) -> Identity:
        """ "The militants", "Turkish troops", "government forces": whom they belong to."""
        said = self._scene.text[segment.start : segment.end]
        tie = self._tie(segment)
        if tie is None and _GOVERNMENT.search(said):
            return self._government(segment.start, said)
        tie = tie or last_fighters(self._scene, segment.start)
        if tie is None:
            return Identity(None, None, SourceKind.PARTY, "group", (f"unnamed: {said}",))
        return self._of(tie, f"{said}: {tie.name}")

    def _government(self, at: int, said: str) -> Identity:
        state = self._scene.sides.local(at, said)
        if state is None:
            return Identity(None, None, SourceKind.PARTY, "group", (f"unnamed: {said}",))
        name = self._scene.sides.name(state)
        return Identity(name, name, SourceKind.PARTY, "state", (f"the local state: {said}",))

    def _group(self, segment: Segment) -> Identity:
        """ "The group", "the organisation", also one that does not fight."""
        said = self._scene.text[segment.start : segment.end]
        tie = self._tie(segment)
        if tie is None and not segment.indefinite:
            tie = last_of(self._scene, GROUPS, segment.start)
        if tie is None:
            return Identity(None, None, SourceKind.PARTY, "group", (f"unnamed: {said}",))
        return self._of(tie, f"{said}: {tie.name}")

    def _document(self, segment: Segment) -> Identity:
        """ "The statement", "a US statement", "a statement by the ministry": whoever issued it."""
        scene, noun = self._scene, segment.noun
        said = scene.text[segment.start : segment.end]
        by = re.search(r"\b(?:by|from|issued by|released by)\s+", said)
        if by:
            return self._find(self._mention((segment.start + by.end(), segment.end)), speaking=True)
        tie = self._tie(segment)
        report = noun is not None and noun.word in ("report", "article", "account", "dispatch", "documentary")
        if tie is None and not segment.indefinite:
            tie = last_of(scene, MEDIA, segment.start) if report else last_issuer(scene, segment.start)
        if tie is None:
            return Identity(None, None, SourceKind.MEDIA if report else SourceKind.UNNAMED, None, (f"unnamed: {said}",))
        return self._of(tie, f"{said}: {tie.name}")

    def _media(self, segment: Segment) -> Identity:
        said = self._scene.text[segment.start : segment.end]
        if segment.opening == "the":
            entity = last_of(self._scene, MEDIA, segment.start)
            if entity is not None:
                return self._of(entity, f"{said}: {entity.name}")
        return self._generic(segment)

    def _generic(self, segment: Segment) -> Identity:
        said = self._scene.text[segment.start : segment.end]
        kind = segment.noun.kind if segment.noun else None
        before = introduced(self._scene, segment)
        if before is not None:
            return self._find(self._mention(before), speaking=True)
        if re.search(rf"\b(?:{OFFICIAL_WORDS})\s+(?:source|sources|informant)\b", said, re.I):
            return self._unnamed(segment)
        if kind is SourceKind.UNNAMED or (segment.noun and segment.noun.sort == "company"):
            tie = self._tie(segment)
            if tie is not None and tie.type != "person":
                found = self._of(tie, f"tied to {tie.name}: {said}")
                return Identity(None, found.side, found.kind, "person", found.reasons)
        if segment.noun and segment.noun.sort == "person":
            person, reason = holder(self._scene, segment) if not segment.indefinite else (None, "")
            if person is not None:
                return self._of(person, reason)
            kind = SourceKind.CIVILIAN
        return Identity(None, None, kind, "person", (f"unnamed: {said}",))
