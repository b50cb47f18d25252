"""CoNLL-U documents with `Entity=` annotation (GUM, CorefUD) to a text and its gold mentions.

In: `.conllu` text. Out: `Document`s: running text and mentions by character. Stays true: text and offsets agree with
the tokens and their `SpaceAfter`; a paragraph mark gives a line break; speaker labels and other comments are not read.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from evaluation.measured import wrong_form

_BRACKET = re.compile(r"\((?P<opened>[^()]*)(?P<whole>\))?|(?P<closed>[^()]+)\)")
_FORMAT = re.compile(r"^# global\.Entity = (.+)$", re.MULTILINE)
GENRES = frozenset({"news", "interview"})
Token = tuple[int, int]


@dataclass(frozen=True, slots=True)
class GoldMention:
    """Words ``[start, end)`` in chain `chain`; `heads` are the spans of the words that a match must share one of."""

    start: int
    end: int
    heads: tuple[Token, ...]
    chain: str


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its gold mentions, singletons included."""

    name: str
    genre: str
    text: str
    mentions: tuple[GoldMention, ...]


@dataclass(slots=True)
class _Open:
    chain: str
    first: int
    minimal: str


def read_documents(path: Path) -> Iterator[Document]:
    """Documents of the genres news and interview under a folder, or every document of one file.

    Raises InputError where brackets of mentions do not pair.
    """
    files = sorted(path.rglob("*.conllu")) if path.is_dir() else [path]
    for file in files:
        text = file.read_text(encoding="utf-8")
        for part in re.split(r"(?m)^(?=# newdoc)", text):
            if "\n1\t" not in part and not part.startswith("1\t"):
                continue
            document = _document(part, file)
            if not path.is_dir() or document.genre in GENRES:
                yield document


def _document(part: str, file: Path) -> Document:
    name = re.search(r"^# newdoc id = (.+)$", part, re.MULTILINE)
    genre = re.search(r"^# meta::genre = (.+)$", part, re.MULTILINE)
    layout = _FORMAT.search(part)
    fields = layout.group(1).split("-") if layout else ["GRP", "etype", "infstat", "salience", "centering", "minspan"]
    text, tokens, marks = _tokens(part)
    return Document(
        name.group(1).strip() if name else file.stem,
        genre.group(1).strip() if genre else "",
        text,
        tuple(_mentions(tokens, marks, fields, file)),
    )


def _tokens(part: str) -> tuple[str, list[Token], list[str]]:
    pieces: list[str] = []
    tokens: list[Token] = []
    marks: list[str] = []
    at, skip_to, gap = 0, 0, ""
    for line in part.splitlines():
        if line.startswith("# newpar") and tokens and not line.startswith("# newpar_"):
            gap = "\n"
        if not line or line.startswith("#"):
            skip_to = 0 if not line else skip_to
            continue
        columns = line.split("\t")
        spaced = "SpaceAfter=No" not in columns[9].split("|")
        if "-" in columns[0]:
            skip_to = int(columns[0].split("-")[1])
            joined_at, joined_form, joined_gap = at + len(gap), columns[1], spaced
            pieces += [gap, joined_form]
            at, gap = joined_at + len(joined_form), " " if joined_gap else ""
            rest = joined_form
            continue
        if "." in columns[0]:
            continue
        if int(columns[0]) <= skip_to:
            start = at - len(rest)
            size = len(rest) if int(columns[0]) == skip_to else min(len(columns[1]), len(rest))
            rest = rest[size:]
            tokens.append((start, start + size))
        else:
            start = at + len(gap)
            pieces += [gap, columns[1]]
            at, gap = start + len(columns[1]), " " if spaced else ""
            tokens.append((start, at))
        marks.append(next((m[7:] for m in columns[9].split("|") if m.startswith("Entity=")), ""))
    return "".join(pieces), tokens, marks


def _mentions(tokens: list[Token], marks: list[str], fields: list[str], file: Path) -> Iterator[GoldMention]:
    stack: list[_Open] = []
    for index, mark in enumerate(marks):
        for match in _BRACKET.finditer(mark):
            if match["opened"] is not None:
                opened = _opened(match["opened"], index, fields)
                if match["whole"]:
                    yield _closed(opened, index, tokens)
                else:
                    stack.append(opened)
                continue
            at = next((i for i in reversed(range(len(stack))) if stack[i].chain == match["closed"].split("-")[0]), None)
            if at is None:
                raise wrong_form(file, 0, f"mention {match['closed']} closes and was not opened", "mend the brackets")
            yield _closed(stack.pop(at), index, tokens)


def _opened(words: str, index: int, fields: list[str]) -> _Open:
    values: Mapping[str, str] = dict(zip(fields, words.split("-", len(fields) - 1), strict=False))
    return _Open(values.get("GRP", values.get("eid", words.split("-")[0])), index, values.get("minspan", "") or "")


def _closed(opened: _Open, last: int, tokens: list[Token]) -> GoldMention:
    count = last - opened.first + 1
    wanted = [int(n) for n in re.findall(r"\d+", opened.minimal) if 0 < int(n) <= count] or [*range(1, count + 1)]
    heads = tuple(tokens[opened.first + n - 1] for n in wanted)
    return GoldMention(tokens[opened.first][0], tokens[last][1], heads, opened.chain.split("[")[0])
