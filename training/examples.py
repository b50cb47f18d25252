"""Training examples: windows with labels, from each data set's own form.

In: paths to PolNeAR (brat), world newswire names (CoNLL columns) and gold claims (guide's JSON lines).
Out: `Example`s. Stays true: a label that a set does not give is left out of the loss, never set to "none".
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.mentions import mention_spans
from whoholds.read.labels import ATTRIBUTES, CONTENT, CUE, NAMES, POINTERS, SOURCE
from whoholds.read.windows import Tokenize, Window, windows

IGNORE = -100
ANNOTATION = re.compile(r"T\d+\t(Source|Cue|Content) ([\d ;]+)\t")
NAME_TYPES = {
    "Person": "person", "PERSON": "person", "Organization": "group", "ORG": "group", "Location": "place",
    "LOC": "place", "GPE": "place", "Facility": "facility", "FAC": "facility", "NORP": "nationality",
    "MilitaryPlatform": "other", "Temporal": None, "Money": None, "Quantity": None, "Weapon": "other",
    "Nationality": "nationality", "Organisation": "group", "CommsIdentifier": "other", "DocumentReference": "other",
    "Event": "other", "Product": "other", "Date": None, "Misc": "other", "MISC": "other",
}  # fmt: skip
"""Each set's types as ours; None marks types that we do not name."""


@dataclass
class Pointing:
    """A claim within a window: its pieces, attribute ids, and per pointer the target pieces (-1 is the marker)."""

    pieces: list[int]
    attributes: list[int]
    targets: dict[int, list[int]]


@dataclass
class Example:
    """A window and its labels. `narrated` says whether the set marks the narrator's own claims."""

    window: Window
    tags: dict[str, list[int]] = field(default_factory=dict)
    claims: list[Pointing] = field(default_factory=list)
    narrated: bool = False


def encode(window: Window, spans: list[tuple[int, int, str]], labels: tuple[str, ...]) -> list[int]:
    """BIO label ids for the pieces of `window`; of overlapping spans the first listed wins."""
    index = {label: i for i, label in enumerate(labels)}
    owner = [-1] * len(window.offsets)
    out = [0] * len(window.offsets)
    for number, (start, end, kind) in enumerate(spans):
        inside = [k for k, (a, b) in enumerate(window.offsets) if a < end and b > start]
        if any(owner[k] >= 0 for k in inside):
            continue
        for place, k in enumerate(inside):
            owner[k] = number
            out[k] = index[("I-" if place else "B-") + kind]
    return out


def polnear(folder: Path, tokenize: Tokenize) -> Iterator[Example]:
    """Attribution examples of a PolNeAR split (`text/`, `attributions/`), one annotation a text."""
    seen = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        text_path = folder / "text" / (path.stem.rsplit("_", 1)[0] + ".txt")
        if text_path in seen or not text_path.exists():
            continue
        seen.add(text_path)
        text = text_path.read_bytes().decode("utf-8")
        spans: dict[str, list[tuple[int, int, str]]] = {"Source": [], "Cue": [], "Content": []}
        for line in path.read_text(encoding="utf-8").split("\n"):
            match = ANNOTATION.match(line)
            if match:
                kind, where = match.groups()
                spans[kind] += [(*map(int, piece.split()), kind.lower()) for piece in where.split(";")]  # type: ignore[misc]
        for window in windows(text, tokenize):
            yield Example(
                window,
                {
                    "source": encode(window, spans["Source"], SOURCE),
                    "cue": encode(window, spans["Cue"], CUE),
                    "content": encode(window, spans["Content"], CONTENT),
                },
            )


def newswire(folder: Path, tokenize: Tokenize) -> Iterator[Example]:
    """Name examples from two-column files, a word and a BIO label a line, a blank line between sentences."""
    for path in sorted(folder.glob("*.tsv")):
        text, spans, start, kind = "", [], None, None
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, label = line.partition("\t")
            label = label.split("\t")[0].strip()
            if not word.strip():
                text += "\n"
                start = None
                continue
            if text and text[-1] not in "\n":
                text += " "
            edge, _, raw = label.partition("-")
            named = NAME_TYPES.get(raw)
            if edge in ("O", "") or named is None:
                start = None
            elif edge == "B" or start is None or named != kind:
                start, kind = len(text), named
                spans.append((start, start + len(word), named))
            else:
                spans[-1] = (start, len(text) + len(word), named)
            text += word
        for window in windows(text, tokenize):
            yield Example(window, {"names": encode(window, spans, NAMES)})


def gold(path: Path, tokenize: Tokenize) -> Iterator[Example]:
    """Claim examples with tags, attributes and pointers."""
    for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
        record = json.loads(line)
        claims = sorted(record["claims"], key=lambda c: c["quote"]["span"][1] - c["quote"]["span"][0])
        spoken = [c for c in claims if c["source"]["kind"] != "narrator"]
        sources = [(*c["source"]["mention"]["span"], "source") for c in spoken if c["source"].get("mention")]
        cues = [(*c["cue"]["span"], "cue") for c in spoken if c.get("cue")]
        contents = [
            (*c["quote"]["span"], "narrated" if c["source"]["kind"] == "narrator" else "content") for c in claims
        ]
        for window in windows(record["text"], tokenize):
            tags = {
                "source": encode(window, sources, SOURCE),
                "cue": encode(window, cues, CUE),
                "content": encode(window, contents, CONTENT),
            }
            pointing = [p for c in record["claims"] if (p := _pointing(window, record["text"], c))]
            yield Example(window, tags, pointing, narrated=True)


def _pieces(window: Window, span: tuple[int, int]) -> list[int]:
    return [k for k, (a, b) in enumerate(window.offsets) if a < span[1] and b > span[0]]


def _pointing(window: Window, text: str, claim: dict) -> Pointing | None:  # type: ignore[type-arg]
    pieces = _pieces(window, claim["quote"]["span"])
    if not pieces or not re.search(r"\w", claim["quote"]["text"]):
        return None
    values = {
        "kind": claim["kind"],
        "stance": claim["stance"],
        "evidence": claim["evidence"],
        "hedged": "yes" if claim["hedged"] else "no",
        "background": "yes" if claim["background"] else "no",
        "speaker": claim["source"]["kind"],
    }
    attributes = [labels.index(values[name]) if values[name] in labels else IGNORE for name, labels in ATTRIBUTES]
    bounds = (window.offsets[0][0], window.offsets[-1][1])
    targets = {}
    for number, name in enumerate(POINTERS):
        spans = mention_spans(name, claim, text, bounds)
        if spans == []:
            targets[number] = [-1]
        elif spans and (found := [k for span in spans for k in _pieces(window, span)]):
            targets[number] = found
    return Pointing(pieces, attributes, targets)
