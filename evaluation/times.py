"""How well times are found, dated and given to claims.

In: claims in the form of the claim guide (JSON lines), or TimeML documents (a folder of ``.tml`` files, TempEval-3).
Out: `Measured`. Stays true: texts are read from the path given and never kept.
"""

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.measured import Measured, f1, json_lines, share
from whoholds.records import Kind, Mention, When
from whoholds.resolve.times import TimeExpression, find_times, is_background, when_at, when_of

TASK = "times found and dated: claims (guide's JSON lines), or a folder of TimeML documents"


def measure(path: Path, limit: int | None = None) -> Measured:
    """Measure claims (a ``.jsonl`` file) or TimeML documents (a folder).

    Args:
        path: the file, or a folder that holds ``.tml`` files at any depth.
        limit: read so many reports or documents at most.

    Returns:
        For claims ``dated_exact`` (share of gold times with bounds whose words are given the same days), ``when`` and
        ``when_n`` (share of all claims, and of those with a time, that are given the gold time), ``background_f1``;
        for TimeML ``span_f1`` (any shared words, as TempEval-3 ranks), ``span_strict_f1`` and ``value_f1``.
    """
    return _measure_timeml(path, limit) if path.is_dir() else _measure_claims(path, limit)


# claims


def _measure_claims(path: Path, limit: int | None) -> Measured:
    tally: Counter[str] = Counter()
    for record in json_lines(path, limit, frozenset({"text", "claims"})):
        tally["reports"] += 1
        reported_on = date.fromisoformat(record["date"]) if record.get("date") else None
        times = find_times(record["text"], reported_on)
        for claim in record["claims"]:
            _tally_dating(tally, claim, times)
            _tally_choice(tally, claim, times, record["text"], reported_on)
    both = tally["background_hit"]
    metrics = {
        "claims": tally["claims"],
        "dated_exact": share(tally["dated_right"], tally["dated"]),
        "open_kept": share(tally["open_right"], tally["open"]),
        "covered": share(tally["covered"], tally["dated"] + tally["open"]),
        "when": share(tally["when_right"], tally["claims"]),
        "when_n": share(tally["when_n_right"], tally["when_n"]),
        "background_f1": f1(both, tally["background_gold"], tally["background_found"]),
        "background_precision": share(both, tally["background_found"]),
    }
    return Measured(tally["reports"], metrics)


def _tally_dating(tally: Counter[str], claim: Mapping[str, Any], times: tuple[TimeExpression, ...]) -> None:
    """Given the gold words for the time: are the days right?"""
    gold = claim.get("when")
    if not gold or not gold["mention"]:
        return
    mention = _mention(gold["mention"])
    kind = "open" if _days(gold) == (None, None) else "dated"
    tally[kind] += 1
    tally["covered"] += any(t.mention.start < mention.end and t.mention.end > mention.start for t in times)
    tally[f"{kind}_right"] += _bounds(when_at(mention, _mention(claim["quote"]), times)) == _days(gold)


def _tally_choice(
    tally: Counter[str],
    claim: Mapping[str, Any],
    times: tuple[TimeExpression, ...],
    text: str,
    reported_on: date | None,
) -> None:
    """Given the gold quote and cue: is the right time chosen, or rightly none?"""
    quote, gold = _mention(claim["quote"]), claim.get("when")
    cue = _mention(claim["cue"]) if claim.get("cue") else None
    chosen = when_of(quote, cue, text, times, Kind(claim["kind"]))
    right = (_days(gold) if gold else None) == (_bounds(chosen) if chosen else None)
    old = is_background(chosen, reported_on)
    tally.update(
        claims=1,
        when_right=right,
        when_n=bool(gold),
        when_n_right=right and bool(gold),
        background_gold=claim["background"],
        background_found=old,
        background_hit=old and claim["background"],
    )


def _mention(words: Mapping[str, Any]) -> Mention:
    return Mention(words["text"], words["span"][0], words["span"][1])


def _days(when: Mapping[str, Any]) -> tuple[str | None, str | None]:
    return when["start"], when["end"]


def _bounds(when: When) -> tuple[str | None, str | None]:
    return str(when.start) if when.start else None, str(when.end) if when.end else None


# TimeML


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3 of the gold, at its offsets in the plain text."""

    start: int
    end: int
    value: str


def _measure_timeml(path: Path, limit: int | None) -> Measured:
    tally: Counter[str] = Counter()
    for document in sorted(path.rglob("*.tml"))[:limit]:
        text, gold, created_on = read_timeml(document.read_text(encoding="utf-8"))
        _tally_spans(tally, gold, find_times(text, created_on))
        tally["documents"] += 1
    gold_n, found_n = tally["gold"], tally["found"]
    metrics = {
        "gold": gold_n,
        "span_f1": f1(tally["shared"], gold_n, found_n),
        "span_strict_f1": f1(tally["strict"], gold_n, found_n),
        "span_precision": share(tally["shared"], found_n),
        "span_recall": share(tally["shared"], gold_n),
        "value_f1": f1(tally["value"], gold_n, found_n),
    }
    return Measured(tally["documents"], metrics)


def _tally_spans(tally: Counter[str], gold: list[Timex], found: tuple[TimeExpression, ...]) -> None:
    tally["gold"] += len(gold)
    tally["found"] += len(found)
    left = list(found)
    for timex in gold:
        match = next((t for t in left if t.mention.start < timex.end and t.mention.end > timex.start), None)
        if match is None:
            continue
        left.remove(match)
        tally["shared"] += 1
        tally["strict"] += (match.mention.start, match.mention.end) == (timex.start, timex.end)
        tally["value"] += match.value == timex.value


_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")


def read_timeml(source: str) -> tuple[str, list[Timex], date | None]:
    """The plain text inside ``<TEXT>``, its TIMEX3s, and the day the document was created."""
    created = re.search(
        r'value="(\d{4}-\d\d-\d\d)[^>]*CREATION_TIME|CREATION_TIME[^>]*value="(\d{4}-\d\d-\d\d)', source
    )
    created_on = date.fromisoformat(created[1] or created[2]) if created else None
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    parts: list[str] = []
    gold: list[Timex] = []
    opened: list[tuple[int, str]] = []
    length = at = 0
    content = body[1] if body else ""
    for tag in _TAG.finditer(content):
        piece = html.unescape(content[at : tag.start()])
        parts.append(piece)
        length, at = length + len(piece), tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            value = re.search(r'\bvalue="([^"]*)"', tag[3])
            opened.append((length, value[1] if value else ""))
        elif opened:
            start, value_text = opened.pop()
            gold.append(Timex(start, length, value_text))
    return "".join([*parts, html.unescape(content[at:])]), sorted(gold, key=lambda t: t.start), created_on
