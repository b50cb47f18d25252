"""Where in a text the words for a claim's roles stand, as a training signal for the pointers.

In: a gold claim, its text, a window's bounds and, where a parser is at hand, who acts in the claim by its grammar.
Out: spans, `[]` for "the claim has none", None for "cannot be told".
Stays true: gold gives offsets for source, cue, place and time; for the rest only names, so those are sought: in the
claim, else its grammatical subject or object, else near by.
"""

import re
from typing import Any

from whoholds.read.syntax import Roles

OTHER_WORDS = {
    "united states": r"U\.?S\.?A?|America\w*|Washington|Pentagon",
    "united kingdom": r"UK|Brit\w+|London",
    "islamic state": r"ISIS|ISIL|Isis|IS|Daesh|jihadi\w*|caliphate",
    "turkey": r"Turk\w*|Ankara",
    "russia": r"Russia\w*|Moscow|Kremlin",
    "iran": r"Iran\w*|Tehran",
    "france": r"France|French|Paris",
    "germany": r"German\w*|Berlin",
    "israel": r"Israel\w*|Tel Aviv",
    "china": r"China|Chinese|Beijing",
    "afghan and coalition forces": r"(?:Afghan|coalition|combined|joint|security|assault) (?:\w+ )*(?:forces?|troops)",
    "us-led coalition": r"[Cc]oalition|U\.?S\.?",
    "syrian rebels": r"[Rr]ebels?|[Oo]pposition|insurgents?",
    "syrian government": r"regime|Assad|Damascus|Syrian (?:army|forces)",
    "afghan government": r"government|Afghan\w*",
    "syrian democratic forces": r"SDF|Kurdish[- ]led",
    "people's protection units": r"YPG|Kurd\w*",
    "civilians": r"people|residents|families|children|women|civilian\w*",
}
FIRST_PERSON = re.compile(r"\b(?:we|our|us|I|my)\b", re.I)
THIRD_PERSON = re.compile(r"^\W*(?:he|she|they|it|who)\b", re.I)
OPENING_WORDS = frozenset(
    "the a an this that these those its their his her he she they it we some many several".split()
)
Span = tuple[int, int]
STOP = frozenset("the of and in for a an to government forces army group former".split())


def mention_spans(
    role: str, claim: dict[str, Any], text: str, bounds: Span, grammar: Roles | None = None
) -> list[Span] | None:
    """Spans of the words for `role` (a pointer's name).

    A claim that tells them itself under `spans` is believed; what it leaves empty cannot be told, since annotators take
    it from the context now and then.
    """
    if role in (told := claim.get("spans", {})):
        return [(start, end) for start, end in told[role]] or None
    if role in ("source", "cue", "place", "when"):
        holder = claim["source"] if role == "source" else claim
        value = holder.get("mention") if role == "source" else holder.get(role)
        if role in ("place", "when") and value:
            if not value.get("mention"):
                return None
            value = value["mention"]
        return [tuple(value["span"])] if value else []
    if role == "via":
        names = claim.get("via") or []
        return [s for name in names for s in _occurrences(name, text, bounds)] or ([] if not names else None)
    name = claim.get(role)
    if name is None:
        return []
    grammatical = None if grammar is None else grammar.actor if role == "actor" else grammar.patient
    return _sought(name, claim, text, bounds, grammatical) or None


def _sought(name: str, claim: dict[str, Any], text: str, bounds: Span, grammatical: Span | None) -> list[Span]:
    quote = tuple(claim["quote"]["span"])
    inside = _occurrences(name, text, quote)
    if inside:
        return [s for s in inside if grammatical and _meet(s, grammatical)] or inside
    words = text[quote[0] : quote[1]]
    if name in (claim["source"].get("actor"), claim["source"].get("side")) and (first := FIRST_PERSON.search(words)):
        return [(quote[0] + first.start(), quote[0] + first.end())]
    if grammatical and _may_stand_for(text[slice(*grammatical)]):
        return [grammatical]
    if third := THIRD_PERSON.search(words):
        return [(quote[0] + third.start(), quote[0] + third.end())]
    around = (max(bounds[0], quote[0] - 200), min(bounds[1], quote[1] + 100))
    return _occurrences(name, text, around)


def _may_stand_for(words: str) -> bool:
    """A pronoun or a common noun may stand for a name that it does not tell; another name does not."""
    first, *rest = words.split()
    return not any(word[0].isupper() for word in rest) and (first[0].islower() or first.lower() in OPENING_WORDS)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and one[1] > other[0]


def _occurrences(name: str, text: str, bounds: Span) -> list[Span]:
    whole = re.compile(r"\b" + re.escape(name) + r"\b", re.I)
    found = [m.span() for m in whole.finditer(text, *bounds)]
    if found:
        return found
    other = OTHER_WORDS.get(name.lower())
    if other and (found := [m.span() for m in re.compile(rf"\b(?:{other})\b").finditer(text, *bounds)]):
        return found
    words = [w for w in re.findall(r"\w+", name) if w.lower() not in STOP and len(w) > 2]
    stems = [re.escape(w[:-1] if len(w) > 5 else w) for w in words]
    if not stems:
        return []
    stem = re.compile(r"\b(?:" + "|".join(stems) + r")\w{0,4}\b", re.I)
    return [m.span() for m in stem.finditer(text, *bounds)]
