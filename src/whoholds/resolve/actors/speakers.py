"""Speakers without a name that a pronoun may take up: "officials said … they", "the ministry said … it".

In: a scene and a pronoun's offset. Out: the span of the last nameless speaker before it that fits.
Stays true: only a known noun right before a verb of saying counts; only the last sentences are looked at.
"""

import re

from whoholds.resolve.actors.phrase import head_noun
from whoholds.resolve.actors.pronoun_words import FEMININE, MASCULINE, NEUTER, PLURAL
from whoholds.resolve.actors.scene import Scene

SENTENCES_BACK = 2
LONGEST_NOUN_CHARS = 30
_SAID = re.compile(
    r"\b((?:(?:[Tt]he|[Aa]n?|[Oo]ne|[Ss]ome|[Ll]ocal|[Ss]everal|[Tt]wo)\s+(?:[\w’'-]+\s+){0,4}?)?([\w-]+))"
    r"(?:\s+(?:in|from|of|at|on)\s+[^,.;]{1,40})?"
    r"\s+(?:also\s+|then\s+|has\s+|have\s+|had\s+)?"
    r"(?:said|say|says|told|added|stressed|noted|claimed|denied|warned|stated|insisted|announced|argued|continued|"
    r"accused|urged|explained|described|reported|confirmed)\b"
)
_PERSONAL = ("office", "voice", "person", "civilian", "expert", "witness", "many", "aid", "media")
_COLLECTIVE = ("body", "group", "company", "aid", "media", "expert")


def nameless_speaker(scene: Scene, word: str, at: int) -> tuple[int, int] | None:
    """Where the nameless speaker that the pronoun `word` at `at` may take up stands, if there is one."""
    here = scene.layout.number(at)
    first, _ = scene.layout.span(max(0, here - SENTENCES_BACK))
    found = None
    for match in _SAID.finditer(scene.text, first, at):
        noun, start = head_noun(scene.text, max(first, match.end(1) - LONGEST_NOUN_CHARS), match.end(1))
        if noun is None or any(r.start < match.end(1) and match.end(2) <= r.end for r in scene.referents):
            continue
        if _fits(word, noun.sort, plural=noun.plural):
            found = (min(start, match.start(1)), match.end(1))
    return found


def _fits(word: str, sort: str, *, plural: bool) -> bool:
    if word in MASCULINE | FEMININE:
        return sort in _PERSONAL and not plural
    if word in PLURAL:
        return plural and sort in (*_PERSONAL, *_COLLECTIVE, "force")
    return word in NEUTER and sort in _COLLECTIVE and not plural
