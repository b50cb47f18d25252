"""Names in world news as training examples.

In: a folder of two-column files, a word and a BIO label a line, a blank line between sentences.
Out: examples with name tags. Stays true: types that we do not name (dates, money) are outside; a share of the
organisations is renamed to armed groups, forces and alliances, which peaceful news hardly names.
"""

import csv
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import whoholds
from training.examples import Example, encode
from whoholds.read.labels import NAMES
from whoholds.read.windows import Tokenize, windows

NAME_TYPES = {
    "Person": "person",
    "Organization": "group",
    "Location": "place",
    "Facility": "facility",
    "NORP": "nationality",
    "Product": "other",
    "Misc": "other",
}
"""The set's types as ours."""


RENAMED = 0.3
"""Share of organisations that take another name."""
GROUPS = Path(whoholds.__file__).parent / "resolve" / "actors" / "groups.csv"
Rename = Callable[[list[str]], list[str]]


def newswire(folder: Path, tokenize: Tokenize) -> Iterator[Example]:
    """Examples of every file in `folder`."""
    rng = random.Random(0)
    names = _group_names()

    def rename(words: list[str]) -> list[str]:
        return rng.choice(names).split() if rng.random() < RENAMED else words

    for path in sorted(folder.glob("*.tsv")):
        text, spans = _read(path.read_text(encoding="utf-8"), rename)
        for window in windows(text, tokenize, context=0):
            yield Example(window, {"names": encode(window, spans, NAMES)})


def _group_names() -> list[str]:
    with GROUPS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return sorted({name.strip() for row in rows for name in (row["name"], *row["aliases"].split("|")) if name.strip()})


def _read(columns: str, rename: Rename) -> tuple[str, list[tuple[int, int, str]]]:
    text, spans = "", []
    for sentence in columns.split("\n\n"):
        for words, kind in _chunks(sentence):
            for named in [rename(words)] if kind == "group" else [words]:
                start = len(text)
                text += " ".join(named) + " "
                if kind:
                    spans.append((start, len(text) - 1, kind))
        text = text.rstrip() + "\n"
    return text, spans


def _chunks(sentence: str) -> Iterator[tuple[list[str], str | None]]:
    """Names with their type, and single words that are none."""
    chunk: list[str] = []
    kind: str | None = None
    for line in sentence.splitlines():
        word, _, label = line.partition("\t")
        edge, _, raw = label.split("\t")[0].strip().partition("-")
        named = NAME_TYPES.get(raw)
        if chunk and (named is None or edge == "B" or named != kind):
            yield chunk, kind
            chunk = []
        kind = named
        if not word.strip():
            continue
        if named is None:
            yield [word], None
        else:
            chunk.append(word)
    if chunk:
        yield chunk, kind
