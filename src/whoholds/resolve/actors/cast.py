"""The cast of one report: who its speakers and actors are, for whom they speak, and how we know.

In: a report, the names found in it, a theatre or none; then mentions. Out: an `Identity` per mention.
Stays true: a mention nobody can resolve gives None fields, never a guess; every identity says why.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from whoholds.records import Mention, Name, Phrase, Report, SourceKind, Theatre
from whoholds.resolve.actors.anaphora import holder, introduced, last_in_office, last_issuer, last_of, last_seen
from whoholds.resolve.actors.chains.terms import Sort
from whoholds.resolve.actors.forces import force, government, group
from whoholds.resolve.actors.identities import INSTITUTIONS, of, tie_of
from whoholds.resolve.actors.identity import ASSUMED, Identity
from whoholds.resolve.actors.names import JOINING, bare_tokens, display, is_part
from whoholds.resolve.actors.nominals import nominal_name
from whoholds.resolve.actors.offices import body_name, house_side, leader_of
from whoholds.resolve.actors.phrase import Segment, parse
from whoholds.resolve.actors.pronoun_words import FIRST
from whoholds.resolve.actors.pronouns import PRONOUNS, antecedent
from whoholds.resolve.actors.scene import Scene, set_scene
from whoholds.resolve.actors.sides import NO_LANDS
from whoholds.resolve.actors.speakers import nameless_speaker
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.actors.widening import LINKED, widen

_HOLDING = re.compile(r"[-–‑](?:held|controlled|occupied|ruled)\b")
"""Behind whoever holds a place by an adjective: "rebel-held"."""
AT_HOME = "side: an official without a stated office serves the state that the outlet is of"
SHOUTED_REACH = 40
"""Characters on both sides by which a text in capitals is told."""
SHOWN_REASONS = 3
"""Joins of a chain that are told as the reason for a pronoun, the last ones."""
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
RULING = frozenset({"government", "regime"})
ARMIES = frozenset({"army", "military", "navy", "air force", "airforce", "fleet", "high command", "general staff"})
"""What acts in war for the whole state; as a speaker each keeps its own name."""
OFFICIAL_WORDS = "official|military|security|judicial|medical|government|police|army|intelligence|ministry|presidential"
STATE_VOICES = (SourceKind.PARTY, SourceKind.OFFICIAL)
MEDIA = frozenset({"media"})


def gather(
    report: Report,
    names: Sequence[Name],
    theatre: Theatre | None,
    phrases: Sequence[Phrase] = (),
    lands: Mapping[str, int] = NO_LANDS,
) -> "Cast":
    """Read who is named in `report` and what it says they are; with `phrases`, also which words take up which.

    `lands`: by country code, how many places in it the report names; an office without a country is of most of them.
    """
    return Cast(set_scene(report, names, theatre, phrases, lands), report.outlet)


class Cast:
    """The actors of one report. Build it with `gather`."""

    def __init__(self, scene: Scene, outlet: str | None = None) -> None:
        self._scene = scene
        self.house = house_side(scene, outlet)
        """The side of the report's own voice: a party's where its press office published it, else None."""

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
        if found.reasons[-1] == ASSUMED and found.side is None and party_kind_hint in STATE_VOICES:
            home = self._scene.sides.own_country()
            side = self._scene.sides.name(home) if home is not None else None
            found = replace(found, side=side, reasons=(*found.reasons[:-1], *([AT_HOME] if side else []), ASSUMED))
        state_voice = found.kind in STATE_VOICES and found.type != "group" and party_kind_hint in STATE_VOICES
        if state_voice or found.kind is None or found.reasons[-1] == ASSUMED:
            return Identity(found.name, found.side, party_kind_hint, found.type, (*found.reasons, "kind: as hinted"))
        return found

    def _find(self, mention: Mention, *, speaking: bool) -> Identity:
        word = mention.text.strip().lower()
        shouted = len(word) > 1 and mention.text.strip().isupper() and not self._all_in_capitals(mention)
        if word in PRONOUNS and not shouted:
            return self._pronoun(word, mention.start, speaking=speaking)
        if _HOLDING.match(self._scene.text, mention.end) is not None:
            return self._holding(mention)
        if not speaking:
            mention = self._mention(widen(self._scene.text, mention.start, mention.end, self._scene.referents))
        return self._phrase(mention, speaking=speaking)

    def _all_in_capitals(self, mention: Mention) -> bool:
        """Whether the words around are in capitals too, so that "IT" is no name."""
        around = self._scene.text[max(0, mention.start - SHOUTED_REACH) : mention.end + SHOUTED_REACH]
        return around.isupper() and len(around) > len(mention.text) + SHOUTED_REACH // 2

    def _holding(self, mention: Mention) -> Identity:
        """Who holds a place by an adjective: "rebel-held", "Turkish-controlled", "Kurdish-held"."""
        for found in find_states(mention.text):
            name = self._scene.sides.name(found.state)
            return Identity(name, name, SourceKind.PARTY, "state", (f"by its people: {mention.text}",))
        known = self._phrase(mention, speaking=False)
        if known.side is None and mention.text.endswith(("ish", "ian", "ese")):
            return Identity(f"{mention.text} forces", None, SourceKind.PARTY, "group", (f"a people's: {mention.text}",))
        return known

    def _phrase(self, mention: Mention, *, speaking: bool) -> Identity:
        segments = parse(self._scene.text, mention.start, mention.end, self._scene.referents)
        person = next((s.person for s in segments if s.person is not None and not s.leads_more), None)
        if person is not None:
            return of(self._scene, person.entity, f"named: {person.entity.name}")
        return self._nominal(segments[0], speaking=speaking)

    def _pronoun(self, word: str, at: int, *, speaking: bool) -> Identity:
        if word in FIRST:
            return Identity(None, None, None, None, ("first person: the speaker",))
        taken = self._by_chain(word, at) if self._scene.parsed and not speaking else None
        if taken is not None:
            return taken
        named, reason = antecedent(self._scene, word, at, speaking=speaking)
        nameless = nameless_speaker(self._scene, word, at) if speaking else None
        if nameless is not None and (named is None or named.start < nameless[0]):
            found = self._find(self._mention(nameless), speaking=True)
            return replace(found, reasons=(f"pronoun {word}: {self._mention(nameless).text}", *found.reasons))
        if named is None:
            return Identity(None, None, None, None, (reason,))
        return of(self._scene, named.entity, reason)

    def _by_chain(self, word: str, at: int) -> Identity | None:
        """Who the chain of the pronoun at `at` is; None where no chain says."""
        chain = self._scene.chains.at(at, at + len(word))
        if chain is None or len(chain.terms) == 1:
            return None
        reason = f"pronoun {word}: {'; '.join([*dict.fromkeys(chain.reasons)][-SHOWN_REASONS:])}"
        if chain.entity is not None:
            return of(self._scene, chain.entity, reason)
        first = chain.terms[0]
        if first.start >= at or first.sort is Sort.PRONOUN:
            return None
        found = self._find(self._mention((first.start, first.end)), speaking=False)
        return replace(found, reasons=(reason, *found.reasons))

    def _nominal(self, segment: Segment, *, speaking: bool) -> Identity:
        noun = segment.noun
        if segment.head is not None and segment.head.way == "people" and segment.opening in ("many", "some", "most"):
            found = of(self._scene, segment.head.entity, "some of a people")
            return Identity(None, found.side, SourceKind.CIVILIAN, "person", found.reasons)
        if segment.head is not None and noun is None:
            return of(self._scene, segment.head.entity, f"named: {segment.head.entity.name}")
        if noun is None:
            return self._loose(segment)
        if noun.sort == "body":
            return self._named(segment, self._body(segment, speaking=speaking), speaking=speaking)
        if noun.sort in ("force", "group"):
            return (force if noun.sort == "force" else group)(self._scene, segment)
        act = {
            "office": self._office,
            "voice": self._office,
            "document": self._document,
            "media": self._media,
        }.get(noun.sort, self._generic)
        return self._named(segment, act(segment), speaking=speaking or noun.sort in ("document", "many"))

    def _named(self, segment: Segment, found: Identity, *, speaking: bool) -> Identity:
        """Whoever acts without a name goes by the phrase itself; a speaker without a name has none."""
        if speaking or found.name is not None:
            return found
        tie = tie_of(self._scene, segment) if segment.noun is not None and segment.noun.plural else None
        if tie is not None and tie.type in ("state", "group") and segment.noun and segment.noun.sort == "office":
            return of(self._scene, tie, f"its people: {self._scene.text[segment.start : segment.end]}")
        return replace(found, name=nominal_name(self._scene.text, segment))

    def _loose(self, segment: Segment) -> Identity:
        """A phrase whose head no list knows: the last actor inside it, else nobody."""
        if segment.referents:
            entity = segment.referents[0].entity
            if entity.type != "place":
                return of(self._scene, entity, f"inside: {entity.name}")
        return self._unread(self._scene.text[segment.start : segment.end])

    def _unread(self, words: str) -> Identity:
        """A phrase in which nothing was found by the reader: a name it missed keeps its own words."""
        shown = display(words)
        tokens = bare_tokens(shown)
        whole = next((e for e in self._scene.actors if is_part(tokens, e.tokens)), None)
        if whole is not None:
            return of(self._scene, whole, f"part of {whole.name}")
        linked = any(LINKED.match(word) for word in shown.split())
        if shown and not linked and all(word[0].isupper() or word in JOINING for word in shown.split()):
            return Identity(shown, None, None, None, ("a name not found by the reader",))
        return Identity(None, None, None, None, ("no known head",))

    def _office(self, segment: Segment) -> Identity:
        if not segment.indefinite:
            person, reason = holder(self._scene, segment)
            before = introduced(self._scene, segment)
            if before is not None and (person is None or last_seen(self._scene, person, segment.start) < before[0]):
                return self._find(self._mention(before), speaking=True)
            if person is not None:
                return of(self._scene, person, reason)
            leader = leader_of(self._scene, segment)
            if leader is not None:
                return leader
            last = last_in_office(self._scene, segment)
            if last is not None:
                return of(self._scene, last, f"last in office: {last.name}")
        return self._unnamed(segment)

    def _mention(self, span: tuple[int, int]) -> Mention:
        return Mention(self._scene.text[span[0] : span[1]], *span)

    def _unnamed(self, segment: Segment) -> Identity:
        said = self._scene.text[segment.start : segment.end]
        tie = tie_of(self._scene, segment)
        if tie is None:
            state = self._scene.sides.local(segment.start, said)
            if state is None or re.search(r"\b(?:former|ex|retired|diplomat\w*|western|regional)\b", said, re.I):
                return Identity(None, None, SourceKind.UNNAMED, "person", (f"unnamed: {said}",))
            side, kind = self._scene.sides.name(state), self._scene.sides.of_state(state)
            return Identity(None, side, kind, "person", (f"unnamed, of the local state: {said}",))
        found = of(self._scene, tie, f"tied to {tie.name}: {said}")
        return Identity(None, found.side, found.kind, "person", found.reasons)

    def _body(self, segment: Segment, *, speaking: bool) -> Identity:
        scene, noun = self._scene, segment.noun
        said = scene.text[segment.start : segment.end]
        tie = tie_of(self._scene, segment)
        if noun is None:
            return self._loose(segment)
        if tie is None and noun.plural and noun.word in ("country", "countries", "nation", "state", "government"):
            return Identity(None, None, SourceKind.OFFICIAL, None, (f"unnamed: {said}",))
        if tie is None and noun.word in RULING:
            return government(scene, segment.start, said)
        if tie is None:
            entity = last_of(scene, INSTITUTIONS, segment.start, noun.word)
            if entity is not None:
                return of(self._scene, entity, f"{said}: {entity.name}")
            home = scene.sides.local(segment.start, said)
            return Identity(
                None,
                scene.sides.name(home) if home else None,
                scene.sides.of_state(home),
                "body",
                (f"home state: {said}",),
            )
        found = of(self._scene, tie, f"tied to {tie.name}: {said}")
        if noun.word in STATE_WORDS and tie.type in ("state", "group"):
            return found
        if noun.word in STATE_WORDS and tie.type == "person" and tie.state is not None:
            name = scene.sides.name(tie.state)
            return Identity(name, name, found.kind, "state", found.reasons)
        if noun.word in ARMIES and tie.type == "state" and not speaking:
            return found
        return Identity(body_name(self._scene, segment, tie), found.side, found.kind, "body", found.reasons)

    def _document(self, segment: Segment) -> Identity:
        """ "The statement", "a US statement", "a statement by the ministry": whoever issued it."""
        scene, noun = self._scene, segment.noun
        said = scene.text[segment.start : segment.end]
        by = re.search(r"\b(?:by|from|issued by|released by)\s+", said)
        if by:
            return self._find(self._mention((segment.start + by.end(), segment.end)), speaking=True)
        tie = tie_of(self._scene, segment)
        report = noun is not None and noun.word in ("report", "article", "account", "dispatch", "documentary")
        if tie is None and not segment.indefinite:
            tie = last_of(scene, MEDIA, segment.start) if report else last_issuer(scene, segment.start)
        if tie is None:
            return Identity(None, None, SourceKind.MEDIA if report else SourceKind.UNNAMED, None, (f"unnamed: {said}",))
        return of(self._scene, tie, f"{said}: {tie.name}")

    def _media(self, segment: Segment) -> Identity:
        said = self._scene.text[segment.start : segment.end]
        if segment.opening == "the":
            entity = last_of(self._scene, MEDIA, segment.start)
            if entity is not None:
                return of(self._scene, entity, f"{said}: {entity.name}")
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
            tie = tie_of(self._scene, segment)
            if tie is not None and tie.type != "person":
                found = of(self._scene, tie, f"tied to {tie.name}: {said}")
                return Identity(None, found.side, found.kind, "person", found.reasons)
        if segment.noun and segment.noun.sort == "person":
            person, reason = holder(self._scene, segment) if not segment.indefinite else (None, "")
            if person is not None:
                return of(self._scene, person, reason)
            kind = SourceKind.CIVILIAN
        return Identity(None, None, kind, "person", (f"unnamed: {said}",))
