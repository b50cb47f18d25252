"""Who "he", "she", "they" and "it" are: the nearest compatible actor named before, subjects and speakers first.

In: a scene and a pronoun's offset. Out: an entity or None, with the reason. Stays true: only words before count.
"""

import re

from whoholds.records import SourceKind
from whoholds.resolve.actors.entities import Referent
from whoholds.resolve.actors.pronoun_words import FEMININE, FIRST, MASCULINE, NEUTER, PLURAL
from whoholds.resolve.actors.scene import Scene

PRONOUNS = MASCULINE | FEMININE | NEUTER | PLURAL | FIRST

SAYING = re.compile(
    r"\s*(?:[^.]{0,60}?\s)?(?:also\s|then\s|has\s|had\s|later\s|further\s)?"
    r"(?:said|says|told|added|stressed|noted|claimed|denied|warned|stated|insisted|announced|argued|continued|called|"
    r"accused|urged|vowed|reiterated|pointed|explained|described|emphasi[sz]ed|tweeted|wrote|asked|underlined|confirmed)\b"
)
_SPOKE_BEFORE = re.compile(r"(?:said|says|told|added|according to|by|asked|wrote)\s+(?:[^.,]{0,60}\s)?$")
BYSTANDERS = (SourceKind.MEDIA, SourceKind.EXPERT, SourceKind.AID)
"""Kinds that report or help and seldom act in a war."""
SENTENCES_BACK = 40
SENTENCE_COST = 3.0
SUBJECT_GAIN = 2.0
SPEAKER_GAIN = 3.0
OWNER_LOSS = 2.0
OBJECT_LOSS = 2.5


def antecedent(scene: Scene, word: str, at: int, *, speaking: bool) -> tuple[Referent | None, str]:
    """Where the actor that the pronoun `word` at offset `at` stands for is named, and why."""
    here = scene.layout.number(at)
    first, _ = scene.layout.span(max(0, here - SENTENCES_BACK))
    fits = [r for r in scene.since(first, at) if r.end <= at and _compatible(r, word)]
    if speaking and not scene.layout.quoted(at):
        fits = [r for r in fits if not scene.layout.quoted(r.start)]
    if not speaking:
        fits = [r for r in fits if r.entity.type != "media" and r.entity.kind not in BYSTANDERS] or fits
    scored = []
    for referent in fits:
        back = here - scene.layout.number(referent.start)
        if back <= SENTENCES_BACK:
            scored.append((_score(scene, referent, back, at, speaking=speaking), referent.start, referent))
    if not scored:
        return None, f"pronoun {word}: nobody before it fits"
    best = max(scored, key=lambda s: (s[0], s[1]))[2]
    return best, f"pronoun {word}: {scene.text[best.start : best.end]}"


def _compatible(referent: Referent, word: str) -> bool:
    entity = referent.entity
    if word in MASCULINE | FEMININE:
        if entity.type != "person":
            return False
        wanted = "m" if word in MASCULINE else "f"
        return entity.gender in ("", wanted)
    if entity.type in ("person", "place"):
        return False
    return referent.way != "demonym"


def _score(scene: Scene, referent: Referent, back: int, at: int, *, speaking: bool) -> float:
    first, _ = scene.layout.span(scene.layout.number(referent.start))
    tail = scene.text[referent.end : referent.end + 80]
    head = scene.text[max(first, referent.start - 70) : referent.start]
    score = -SENTENCE_COST * back
    if _subject(scene, referent, first):
        score += SUBJECT_GAIN
    if speaking and (SAYING.match(tail) or _SPOKE_BEFORE.search(head)):
        score += SPEAKER_GAIN
    if re.match(r"['’]s?\s", tail):
        score -= OWNER_LOSS
    if re.search(r"\b(?:of|for|to|with|against|by|from|in|at|on)\s+(?:the\s+)?$", head) and not _SPOKE_BEFORE.search(
        head
    ):
        score -= OBJECT_LOSS
    if back == 0 and not _subject(scene, referent, first):
        score -= 0.5 + (at - referent.end) / 400
    return score


def _subject(scene: Scene, referent: Referent, first: int) -> bool:
    """Whether `referent` opens its sentence, a short lead-in ("On Monday, …") or its role aside."""
    return not any(r.entity.type == referent.entity.type for r in scene.since(first, referent.start))
