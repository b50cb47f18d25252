"""Sentences of a text, by rule.

In: a text. Out: ``[start, end)`` offsets of its sentences, in order.
Stays true: every non-blank character lies in exactly one sentence; no sentence crosses a line break.
"""

import re

ABBREVIATIONS = frozenset(
    "mr mrs ms dr st gen lt col capt sgt maj cmdr brig adm sen rep gov prof rev hon pres jan feb mar apr jun jul aug "
    "sep sept oct nov dec no vs etc inc ltd co corp approx est al fr ft mt jr sr dept".split()
)
_LINE = re.compile(r"[^\n\r\u2028\u2029]+")
_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[]*[A-Z0-9@#])|[.!?…]+[\"”’')\]]+(?=[A-Z])")


def sentences(text: str, start: int = 0) -> list[tuple[int, int]]:
    """Split `text` from `start` on.

    >>> sentences("Gen. Khan left. He did not say why.")
    [(0, 15), (16, 35)]
    """
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start):
        begin, stop = line.span()
        for end in _END.finditer(text, begin, stop):
            if not _is_abbreviation(text, begin, end.start()):
                _add(text, begin, end.end(), found)
                begin = end.end()
        _add(text, begin, stop, found)
    return found


def _is_abbreviation(text: str, begin: int, stop: int) -> bool:
    if text[stop] != ".":
        return False
    word = stop
    while word > begin and (text[word - 1].isalnum() or text[word - 1] in "._"):
        word -= 1
    last = text[word:stop].lower()
    is_initial = len(last) == 1 and last.isalpha()
    return last in ABBREVIATIONS or is_initial or (last.count(".") > 0 and len(last.split(".")[-1]) == 1)


def _add(text: str, begin: int, stop: int, found: list[tuple[int, int]]) -> None:
    while begin < stop and text[begin].isspace():
        begin += 1
    while stop > begin and text[stop - 1].isspace():
        stop -= 1
    if stop > begin:
        found.append((begin, stop))
