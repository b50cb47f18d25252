"""Reading name sets: words in columns (CoNLL), and folders in the form of re3d.

In: a path. Out: texts with the names marked in them. Stays true: offsets are code points of the text that is read.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.measured import json_lines
from evaluation.names.kinds import GROUP, PERSON, PLACE, kind_of
from whoholds.errors import InputError

SUFFIXES = frozenset({".txt", ".tsv", ".iob", ".iob2", ".bio", ".conll", ".conllu"})
_LABEL = re.compile(r"O|[BIESLU]-(.+)")


@dataclass(frozen=True, slots=True)
class Marked:
    """Characters ``[start, end)`` under a type."""

    start: int
    end: int
    kind: str


@dataclass(slots=True)
class NamedText:
    """A text with its gold names; `items` counts the sentences or documents in it.

    `mentions` is True where the set marks whatever stands for somebody ("we", "the city"), and some of it twice.
    """

    text: str = ""
    names: list[Marked] = field(default_factory=list)
    items: int = 0
    mentions: bool = False


def named_texts(path: Path, limit: int | None = None) -> Iterator[NamedText]:
    """The texts under `path`; at most `limit` documents (re3d) or sentences (columns, of each file).

    Raises InputError where a file has no column of BIO labels.
    """
    folders = sorted(found.parent for found in path.rglob("documents.json")) if path.is_dir() else []
    if folders:
        yield from list(_re3d(folders))[:limit]
        return
    files = sorted(f for f in path.rglob("*") if f.suffix in SUFFIXES) if path.is_dir() else [path]
    for file in files:
        text = _columns(file, limit)
        if text.items:
            yield text


# columns


def _columns(path: Path, limit: int | None) -> NamedText:
    """One file as one text: words with a space between, a sentence a line."""
    sentences = _sentences(path)[:limit]
    rows = [row for sentence in sentences for row in sentence]
    out = NamedText()
    if not rows:
        return out
    label = _label_column(path, rows)
    word = 1 if label > 1 and all(row[0].isdigit() for row in rows) else 0
    for sentence in sentences:
        _add_sentence(out, [(row[word], row[label]) for row in sentence])
    return out


def _sentences(path: Path) -> list[list[list[str]]]:
    """Rows of columns, by sentence; comment lines and rows without a plain word number are left out."""
    sentences: list[list[list[str]]] = [[]]
    for line in path.read_text(encoding="utf-8").split("\n"):
        row = line.rstrip("\r").split("\t") if "\t" in line else line.split()
        if not line.strip() or not row[0].strip():
            sentences.append([])
        elif len(row) > 1 and not line.startswith(("# ", "-DOCSTART-")):
            sentences[-1].append([cell.strip() for cell in row])
    return [sentence for sentence in sentences if sentence]


def _label_column(path: Path, rows: list[list[str]]) -> int:
    width = min(map(len, rows))
    for column in reversed(range(1, width)):
        labels = {row[column] for row in rows}
        if all(_LABEL.fullmatch(label) for label in labels) and labels:
            return column
    raise InputError(
        "wrong-form", f"{path} has no column of labels such as O, B-PER, I-PER; give one word and its label a line"
    )


def _add_sentence(out: NamedText, words: list[tuple[str, str]]) -> None:
    before = None
    for k, (word, label) in enumerate(words):
        out.text += ("\n" if out.text and k == 0 else " ") if out.text else ""
        start, kind = len(out.text), label[2:]
        out.text += word
        if label != "O" and (ours := kind_of(kind)):
            if label[0] in "IEL" and before == kind:
                out.names[-1] = Marked(out.names[-1].start, len(out.text), ours)
            else:
                out.names.append(Marked(start, len(out.text), ours))
        before = kind if label != "O" else None
    out.items += 1


# re3d


def _re3d(folders: list[Path]) -> Iterator[NamedText]:
    for folder in folders:
        texts = {d["_id"]: d["text"] for d in json_lines(folder / "documents.json", None, frozenset({"_id", "text"}))}
        names: dict[str, set[Marked]] = defaultdict(set)
        needed = frozenset({"documentId", "begin", "end", "type"})
        for entity in json_lines(folder / "entities.json", None, needed):
            kind = kind_of(entity["type"])
            if kind in (PERSON, GROUP, PLACE):
                names[entity["documentId"]].add(Marked(entity["begin"], entity["end"], kind))
        for name, text in texts.items():
            yield NamedText(text, sorted(names[name], key=lambda m: (m.start, -m.end, m.kind)), 1, mentions=True)
