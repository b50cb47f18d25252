"""A report made of a few words, its names typed by the test, and the question who somebody in it is."""

import re
from datetime import date

from whoholds.records import Mention, Name, NameType, Report, Theatre
from whoholds.resolve.actors import Cast, Identity, gather


def make_report(text: str, day: date | None = date(2021, 9, 6), outlet: str | None = None) -> Report:
    return Report("r", "r", day, outlet, None, None, "en", text, 0, "0" * 64)


def make_cast(
    text: str,
    persons: str = "",
    groups: str = "",
    theatre: Theatre | None = None,
    day: date | None = date(2021, 9, 6),
    outlet: str | None = None,
) -> Cast:
    """Names are given as they stand in the text, separated by bars; every occurrence counts."""
    names = []
    for listed, type_ in ((persons, NameType.PERSON), (groups, NameType.GROUP)):
        for word in sorted(filter(None, listed.split("|")), key=len, reverse=True):
            start = text.find(word)
            while start >= 0:
                names.append(Name(Mention(word, start, start + len(word)), type_))
                start = text.find(word, start + 1)
    return gather(make_report(text, day, outlet), names, theatre)


def ask(cast: Cast, text: str, words: str, nth: int = 0, *, speaking: bool = True) -> Identity:
    """Who the `nth` occurrence of `words` in `text` is."""
    start = [match.start() for match in re.finditer(rf"\b{re.escape(words)}\b", text)][nth]
    return cast.identify(Mention(words, start, start + len(words)), speaking=speaking)
