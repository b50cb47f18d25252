"""Reading treebanks: CoNLL-U as running text with the sentences and words in it.

In: a CoNLL-U file, or a folder of them. Out: documents. Stays true: the text is put together from the words and what
SpaceAfter says of them, with paragraphs on lines of their own; empty nodes take no part; words of a contraction have
their own part of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from evaluation.measured import wrong_form
from whoholds.errors import InputError

COLUMNS = 10
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """Characters of the document's text, the head (0 the root, else 1-based within the sentence) and the relation."""

    span: Span
    head: int
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its id, with its words in order."""

    id: str
    words: list[Word] = field(default_factory=list)

    @property
    def spans(self) -> list[Span]:
        """Where its words stand."""
        return [word.span for word in self.words]


@dataclass(slots=True)
class Document:
    """Running text and its sentences."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)


def documents(path: Path, limit: int | None = None) -> Iterator[Document]:
    """Documents under `path` that have sentences; `limit` counts sentences over all of them.

    Raises InputError where a line is not CoNLL-U or a folder has no such file.
    """
    files = sorted(path.rglob("*.conllu")) if path.is_dir() else [path]
    if not files:
        raise InputError("wrong-form", f"no .conllu file in {path}; give a CoNLL-U file or a folder of them")
    left = limit
    for file in files:
        for document in _documents(file):
            document.sentences = document.sentences[:left]
            if document.sentences:
                yield document
            left = None if left is None else left - len(document.sentences)
            if left == 0:
                return


def _documents(path: Path) -> Iterator[Document]:
    document, name, first_line = Document(), "", 1
    rows: list[list[str]] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.startswith("# newdoc") and document.sentences:
            yield document
            document = Document()
        elif line.startswith("# newpar") and document.text:
            document.text = document.text.rstrip() + "\n"
        elif line.startswith("# sent_id"):
            name = line.partition("=")[2].strip()
        elif line.strip() and line[0] != "#":
            first_line = first_line if rows else number
            rows.append(line.rstrip("\r").split("\t"))
        elif rows:
            _add(document, name, rows, (path, first_line))
            rows = []
    if document.sentences:
        yield document


def _add(document: Document, name: str, rows: list[list[str]], where: tuple[Path, int]) -> None:
    """Put a sentence's words into the text."""
    if document.text and document.text[-1] != "\n":
        document.text = document.text.rstrip() + " "
    sentence, whole = Sentence(name), (0, 0)
    shared: list[list[str]] = []
    for row in rows:
        if len(row) != COLUMNS or not row[0].split("-")[0].replace(".", "").isdigit():
            raise wrong_form(
                where[0], where[1], "a sentence that is not CoNLL-U begins here", "give ten columns a word"
            )
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            shared = [one for one in rows if one[0].isdigit() and first <= int(one[0]) <= last]
            whole = _append(document, row)
            sentence.words.extend(_word(one, span) for one, span in zip(shared, _parts(shared, whole), strict=True))
        elif row not in shared:
            sentence.words.append(_word(row, _append(document, row)))
    document.sentences.append(sentence)


def _append(document: Document, row: list[str]) -> Span:
    start = len(document.text)
    document.text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    return start, start + len(row[1])


def _parts(rows: list[list[str]], whole: Span) -> list[Span]:
    """Where the words of a contraction stand in it; what does not add up shares its end."""
    spans, at = [], whole[0]
    for row in rows:
        start = min(at, whole[1] - 1)
        at = min(start + len(row[1]), whole[1])
        spans.append((start, at))
    return spans


def _word(row: list[str], span: Span) -> Word:
    return Word(span, int(row[6]) if row[6].isdigit() else 0, row[7])
