"""A draft to a report: ids, dates and flags, the same for every format.

In: a draft, its bytes and where they came from. Out: `Found`. Stays true: the text is the draft's text, to the code
point (a lone surrogate, which no file can hold, becomes U+FFFD, one for one, so that offsets stay).
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from whoholds.collect.dates import parse_day
from whoholds.collect.draft import Draft, UnusableError, split_header
from whoholds.collect.language import READ, LanguageGuesser
from whoholds.collect.limits import VERY_LONG_WORDS
from whoholds.collect.outcome import Found, Raw
from whoholds.records import Flag, Report, content_id

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]|[\ud800-\udfff]")
_SHOWN_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes came from: the path as given, and the name a report takes that has no id of its own.

    `shares_file` is True where other reports stand in the same file, so that its stem alone names none of them.
    """

    path: str
    stem: str
    shares_file: bool = False


class Assembler:
    """Makes reports; `today` is the day after which a date of publication lies in the future."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._guesser = LanguageGuesser()

    def assemble(self, draft: Draft, data: bytes, origin: Origin) -> Found:
        """Judge `draft`, read from exactly `data`.

        Raises:
            UnusableError: its text is empty.
        """
        text = _SURROGATE.sub("\ufffd", draft.text)
        header_day, body_start = split_header(text)
        if not text[body_start:].strip():
            raise UnusableError("collect-empty", "no text in it; nothing to read")
        day, notices = _day(draft.date if draft.date is not None else header_day)
        sha256 = hashlib.sha256(data).hexdigest()
        language = self._guesser.language(draft.language, text[body_start:])
        report = Report(
            id=content_id("report/1", [sha256]),
            name=_clean(draft.name) or _name(origin, sha256),
            date=day,
            outlet=_clean(draft.outlet),
            title=_clean(draft.title),
            url=_clean(draft.url),
            language=language,
            text=text,
            body_start=body_start,
            sha256=sha256,
            flags=tuple(self._flags(draft, day, language)),
        )
        return Found(report, Raw(sha256, data, origin.path), notices)

    def _flags(self, draft: Draft, day: date | None, language: str | None) -> Iterator[Flag]:
        if day is None:
            yield Flag.UNDATED
        elif day > self._today:
            yield Flag.DATE_IN_FUTURE
        if language not in (None, READ):
            yield Flag.LANGUAGE_NOT_READ
        if draft.encoding_guessed:
            yield Flag.ENCODING_GUESSED
        if _CONTROL.search(draft.text):
            yield Flag.CONTROL_CHARACTERS
        if len(draft.text.split()) >= VERY_LONG_WORDS:
            yield Flag.VERY_LONG


def _day(value: object) -> tuple[date | None, tuple[str, ...]]:
    """The day, or None with a sentence that names the value nobody can read."""
    if value is None:
        return None, ()
    try:
        return parse_day(value), ()
    except ValueError:
        shown = str(value)[:_SHOWN_CHARACTERS]
        return None, (f"date {shown!r} is no day; kept as undated; write it as YYYY-MM-DD",)


def _name(origin: Origin, sha256: str) -> str:
    """The stem; with a piece of the hash where it would be shared, so that the order of lines does not matter."""
    return f"{origin.stem}-{sha256[:8]}" if origin.shares_file else origin.stem


def _clean(value: str | None) -> str | None:
    """One line without control characters or lone surrogates: names and titles are shown in tables."""
    if value is None:
        return None
    return " ".join(_CONTROL.sub(" ", value).split()) or None
