"""Bytes to text, without losing a report to one wrong byte.

In: bytes. Out: text and whether its encoding had to be guessed, or None for what is no text at all.
Stays true: valid UTF-8, and UTF-16 or UTF-32 with a byte order mark, are read exactly and never flagged.
"""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF-",
    b"PK\x03\x04",
    b"\x1f\x8b",
    b"\x7fELF",
    b"SQLite format 3\x00",
)
_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\r\f") + b"\x7f"
_SAMPLE_BYTES = 65_536
_DECLARED = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_HEAD_BYTES = 4_096
_STRAY_CONTROLS = 3
"""So many may stray into any text, however short."""

_MOST_CONTROLS_IN_UTF8 = 0.10
_MOST_CONTROLS_ELSE = 0.01
"""Random bytes hold 11 % controls and are not valid UTF-8; text in an 8-bit encoding holds none to speak of."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """`text` without a byte order mark; `guessed` True where the encoding is a guess or bytes had to be replaced."""

    text: str
    guessed: bool = False


def mark_encoding(data: bytes) -> str | None:
    """The encoding a byte order mark at the start of `data` names, or None."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def decode(data: bytes) -> Decoded | None:
    """Read `data` by its mark, else as UTF-8, else as damaged UTF-8 or cp1252; None if it is binary.

    >>> decode("café".encode("cp1252"))
    Decoded(text='café', guessed=True)
    """
    if data.startswith(_MAGIC):
        return None
    encoding = mark_encoding(data)
    if encoding is not None:
        return _by_mark(data, encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None if _is_binary(data, _MOST_CONTROLS_ELSE) else _by_guess(data)
    return None if _is_binary(data, _MOST_CONTROLS_IN_UTF8) else Decoded(text)


def decode_page(data: bytes) -> Decoded | None:
    """As `decode`, but an HTML page that is not UTF-8 is read in the encoding it declares, where that fits."""
    declared = _DECLARED.search(data[:_HEAD_BYTES])
    decoded = decode(data)
    if declared is None or decoded is None or not decoded.guessed:
        return decoded
    try:
        return Decoded(data.decode(declared[1].decode("ascii")))
    except (LookupError, ValueError):  # no such encoding, or not in it
        return decoded


def _by_mark(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding).removeprefix("\ufeff"))
    except UnicodeDecodeError:
        return Decoded(data.decode(encoding, errors="replace").removeprefix("\ufeff"), guessed=True)


def _by_guess(data: bytes) -> Decoded:
    """Damaged UTF-8 if most of its non-ASCII is sound (cp1252 would garble the sound part), else cp1252."""
    repaired = data.decode("utf-8", errors="replace")
    bad = repaired.count("\ufffd")
    sound = sum(1 for character in repaired if character > "\x7f") - bad
    if sound > bad:
        return Decoded(repaired, guessed=True)
    return Decoded(data.decode("cp1252", errors="replace"), guessed=True)


def _is_binary(data: bytes, most_share: float) -> bool:
    sample = data[:_SAMPLE_BYTES]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    return controls > _STRAY_CONTROLS and controls / len(sample) > most_share
