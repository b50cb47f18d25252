"""Where in a text the words for a claim's roles stand, as a training signal for the pointers.

In: a gold claim, its text and a window's bounds. Out: spans, `[]` for "the claim has none", None for "cannot be told".
Stays true: gold gives offsets for source, cue, place and time; for the rest
only names, so those are sought.
"""

import re

OTHER_WORDS = {
    "united states": r"U\.?S\.?A?|America\w*|Washington|Pentagon",
    "united kingdom": r"UK|Brit\w+|London",
    "islamic state": r"ISIS|ISIL|Isis|IS|Daesh|jihadi\w*",
    "syrian government": r"regime|Assad|Damascus|Syrian (?:army|forces)",
    "afghan government": r"government|Afghan\w*",
    "syrian democratic forces": r"SDF|Kurdish[- ]led",
    "people's protection units": r"YPG|Kurd\w*",
    "civilians": r"people|residents|families|children|women|civilian\w*",
}
FIRST_PERSON = re.compile(r"\b(?:we|our|us|I|my)\b", re.I)
THIRD_PERSON = re.compile(r"^\W*(?:he|she|they|it|who)\b", re.I)
STOP = frozenset("the of and in for a an to government forces army group former".split())


def mention_spans(role: str, claim: dict, text: str, bounds: tuple[int, int]) -> list[tuple[int, int]] | None:  # type: ignore[type-arg]
    """Spans of the words for `role` (a pointer's name)."""
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
    return [] if name is None else _nearest(name, claim, text, bounds) or None


def _nearest(name: str, claim: dict, text: str, bounds: tuple[int, int]) -> list[tuple[int, int]]:  # type: ignore[type-arg]
    quote = tuple(claim["quote"]["span"])
    inside = _occurrences(name, text, quote)
    if inside:
        return inside
    words = text[quote[0] : quote[1]]
    if name == claim["source"].get("actor") and (first := FIRST_PERSON.search(words)):
        return [(quote[0] + first.start(), quote[0] + first.end())]
    if third := THIRD_PERSON.search(words):
        return [(quote[0] + third.start(), quote[0] + third.end())]
    around = (max(bounds[0], quote[0] - 200), min(bounds[1], quote[1] + 100))
    return _occurrences(name, text, around)


def _occurrences(name: str, text: str, bounds: tuple[int, int]) -> list[tuple[int, int]]:
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
