"""A file to the bytes of its reports.

In: an entry and its bytes. Out: one `Piece` per report, one `Skipped` per part that is none.
Stays true: JSON lines are streamed; a line over the limit costs itself, not the file; nothing is parsed twice over
the size of one report; every entry gives at least one piece or reason.
"""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import BinaryIO

from whoholds.collect.decoding import decode, decode_page, mark_encoding
from whoholds.collect.draft import Draft, UnusableError
from whoholds.collect.keys import draft_from_keys
from whoholds.collect.limits import MOST_RECORD_BYTES
from whoholds.collect.outcome import Skipped
from whoholds.collect.page import draft_from_html


class Format(Enum):
    """How bytes are to be read."""

    TEXT = "text"
    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSON lines"


_BY_SUFFIX = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".json": Format.JSON,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}
_SNIFFED_BYTES = 4_096


@dataclass(frozen=True, slots=True)
class Piece:
    """One report's bytes. `where` is None for a whole file; `format` is never JSON_LINES."""

    where: str | None
    data: bytes
    format: Format


def format_of(suffix: str, head: bytes) -> Format:
    """By the ending where it is a known one, else by how the bytes begin."""
    return _BY_SUFFIX.get(suffix) or _sniff(head[:_SNIFFED_BYTES])


def pieces(path: str, stream: BinaryIO, form: Format) -> Iterator[Piece | Skipped]:
    """Cut `stream`, of format `form`, into reports."""
    if form is Format.JSON_LINES:
        yield from _numbered_lines(path, stream)
    elif form is Format.JSON:
        yield from _json_pieces(path, stream.read())
    else:
        yield _whole(path, stream.read(MOST_RECORD_BYTES + 1), form)


def draft_of(piece: Piece) -> Draft:
    """Read one piece.

    Raises:
        UnusableError: it is binary, broken, or holds no text.
    """
    decoded = decode_page(piece.data) if piece.format is Format.HTML else decode(piece.data)
    if decoded is None:
        raise UnusableError("collect-binary", "binary data, not text; save it as text or HTML")
    if piece.format is Format.TEXT:
        return Draft(text=decoded.text, encoding_guessed=decoded.guessed)
    draft = draft_from_keys(_parse(decoded.text)) if piece.format is Format.JSON else draft_from_html(decoded.text)
    return replace(draft, encoding_guessed=decoded.guessed)


def _sniff(head: bytes) -> Format:
    decoded = decode(head)
    start = decoded.text.lstrip()[:200].lower() if decoded else ""
    if start.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--")):
        return Format.HTML
    return Format.JSON if start.startswith(("{", "[{", "[\n")) else Format.TEXT


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno} column {error.colno}" if "\n" in text.strip() else f"column {error.colno}"
        raise UnusableError("collect-broken-json", f"not JSON: {error.msg} at {at}; mend or remove it") from error
    except (ValueError, RecursionError) as error:
        raise UnusableError("collect-broken-json", f"JSON that cannot be read ({error}); mend or remove it") from error


def _whole(path: str, data: bytes, form: Format) -> Piece | Skipped:
    if len(data) > MOST_RECORD_BYTES:
        return _too_long(path, None)
    if not data.strip():
        return Skipped(path, None, "collect-empty", "an empty file; nothing to read")
    return Piece(None, data, form)


def _too_long(path: str, where: str | None) -> Skipped:
    most = f"{MOST_RECORD_BYTES / 1e6:.0f} MB"
    return Skipped(path, where, "collect-too-long", f"one report of more than {most}; split it")


def _json_pieces(path: str, data: bytes) -> Iterator[Piece | Skipped]:
    """One object, a list of objects, or JSON lines by another name."""
    decoded = decode(data)
    try:
        parsed = _parse(decoded.text) if decoded and data.strip() else None
    except UnusableError as error:
        if decoded and _first_line_is_object(decoded.text):
            yield from _numbered_lines(path, io.BytesIO(data))
        else:
            yield Skipped(path, None, error.code, error.reason)
        return
    if not isinstance(parsed, list):
        yield _whole(path, data, Format.JSON)
        return
    if not parsed:
        yield Skipped(path, None, "collect-empty", "an empty JSON list; nothing to read")
    for number, item in enumerate(parsed, 1):
        piece = _whole(path, canonical_json(item), Format.JSON)
        where = f"item {number}"
        yield Piece(where, piece.data, piece.format) if isinstance(piece, Piece) else _too_long(path, where)


def canonical_json(item: object) -> bytes:
    """The bytes that stand for one object of a JSON list: sorted keys, no spaces, ASCII."""
    return json.dumps(item, sort_keys=True, separators=(",", ":")).encode("ascii")


def _first_line_is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text.lstrip().split("\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False


def _numbered_lines(path: str, stream: BinaryIO) -> Iterator[Piece | Skipped]:
    empty = True
    for number, line in enumerate(_lines(_as_utf8(stream)), 1):
        if line is not None and not line.strip():
            continue
        empty = False
        where = f"line {number}"
        yield _too_long(path, where) if line is None else Piece(where, line, Format.JSON)
    if empty:
        yield Skipped(path, None, "collect-empty", "an empty file; nothing to read")


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """Lines without their ends; None for one over the limit, of which only the limit is ever held."""
    while line := stream.readline(MOST_RECORD_BYTES + 2):
        whole = line.rstrip(b"\r\n")
        if len(whole) <= MOST_RECORD_BYTES:
            yield whole
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MOST_RECORD_BYTES)
        yield None


def _as_utf8(stream: BinaryIO) -> BinaryIO:
    """`stream` past its byte order mark; UTF-16 and UTF-32, where a newline is not one byte, are recoded."""
    encoding = mark_encoding(stream.read(4))
    stream.seek(3 if encoding == "utf-8" else 0)
    if encoding in (None, "utf-8"):
        return stream
    decoded = decode(stream.read())
    return io.BytesIO(decoded.text.encode("utf-8", errors="replace") if decoded else b"")
