"""Annotated conflict reports as training examples: claims with their tags, attributes and roles.

In: JSON lines in the form of the claim guide. Out: examples. Stays true: a role whose words cannot be told takes no
part in the loss.
"""

import json
import re
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from training.examples import IGNORE, MARKER, Example, Pointing, encode, pieces_in
from training.mentions import mention_spans
from whoholds.read.labels import ATTRIBUTES, CONTENT, CUE, POINTERS, SOURCE
from whoholds.read.sentences import sentences
from whoholds.read.syntax import Syntax
from whoholds.read.windows import CONTEXT_PIECES, Tokenize, Window, windows

Grammar = Callable[[str, Window], Syntax]
"""Trees of a window's sentences, from a model that parses already."""


def gold(
    path: Path, tokenize: Tokenize, grammar: Grammar | None = None, skipped: int = 0, context: int = CONTEXT_PIECES
) -> Iterator[Example]:
    """Claim examples with tags, attributes and pointers; with `grammar`, an unnamed actor is sought as the subject.

    `skipped` sentences before the first window and `context` pieces before each shift where windows begin.
    """
    for line in filter(str.strip, path.read_text(encoding="utf-8").split("\n")):
        yield from record_examples(json.loads(line), tokenize, grammar, skipped, context)


def record_examples(
    record: dict[str, Any], tokenize: Tokenize, grammar: Grammar | None, skipped: int = 0, context: int = CONTEXT_PIECES
) -> Iterator[Example]:
    """The windows of one annotated report, see `gold`."""
    claims = sorted(record["claims"], key=lambda c: c["quote"]["span"][1] - c["quote"]["span"][0])
    spoken = [c for c in claims if c["source"]["kind"] != "narrator"]
    sources = [(*c["source"]["mention"]["span"], "source") for c in spoken if c["source"].get("mention")]
    cues = [(*c["cue"]["span"], "cue") for c in spoken if c.get("cue")]
    contents = [(*c["quote"]["span"], "narrated" if c["source"]["kind"] == "narrator" else "content") for c in claims]
    for window in windows(record["text"], tokenize, _start(record["text"], skipped), context):
        tags = {
            "source": encode(window, sources, SOURCE),
            "cue": encode(window, cues, CUE),
            "content": encode(window, contents, CONTENT),
        }
        syntax = grammar(record["text"], window) if grammar else None
        pointing = [p for c in record["claims"] if (p := _pointing(window, record["text"], c, syntax))]
        yield Example(window, tags, pointing)


def _start(text: str, skipped: int) -> int:
    """Where the text goes on after `skipped` sentences; 0 if it is that short."""
    return next((begin for begin, _ in islice(sentences(text), skipped, None)), 0)


def _pointing(window: Window, text: str, claim: dict[str, Any], syntax: Syntax | None) -> Pointing | None:
    pieces = pieces_in(window, claim["quote"]["span"])
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
    roles = syntax.roles(*claim["quote"]["span"]) if syntax else None
    targets = {}
    for number, name in enumerate(POINTERS):
        spans = mention_spans(name, claim, text, bounds, roles)
        if spans == []:
            targets[number] = [MARKER]
        elif spans and (found := [k for span in spans for k in pieces_in(window, span)]):
            targets[number] = found
    return Pointing(pieces, attributes, targets)
