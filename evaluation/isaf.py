"""What a whole press release comes to: the day, the province, and how many enemies were killed and captured.

In: releases as JSON lines, each with a ``text`` and a ``gold`` record (``isaf_press_releases``). Out: rows for a table
and the metrics by name. Stays true: only the text is read; every figure is taken from the claims that the pipeline
makes of it; what the text does not say is not guessed.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.measured import Measured, json_lines, share
from whoholds.pipeline import gazetteer_of
from whoholds.ports import Gazetteer
from whoholds.read import ModelReader
from whoholds.read.numbers import counts
from whoholds.records import Claim, Kind, Mention, Place, Reading, Report, Stance
from whoholds.resolve import Resolver
from whoholds.resolve.times.dateline import told_from
from whoholds.theatres import load_theatre

TASK = "press releases as a whole: day, province, killed, captured (JSON lines with text and gold)"

SEVERAL, MANY = 3, 4
"""What this data set writes for "several" and for "numerous" or "a number of"."""
_MANY = re.compile(r"numerous|number|many|large", re.I)
_FURTHER = re.compile(r"\b(?:additional|another|others?|also|more(?!\s+than))\b", re.I)
_AGAIN = re.compile(r"(?:the|both|all|these|those|one\s+of\s+(?:the|them|those))\b", re.I)
"""Words that open a count of people told of before."""
_AND = re.compile(r"[\s,]*\b(?:and|as\s+well\s+as|along\s+with)(?:\s+also)?\s*", re.I)
_NOT_ENEMIES = re.compile(
    r"\b(?:civilians?|women|woman|child(?:ren)?|residents?|villagers?|soldiers?|service\s*members?|police(?:men|man)?|"
    r"troops|guards?|males?|(?:by|carried\s+out\s+by)\s+(?:an?\s+)?insurgents?)\b",
    re.I,
)
_DEEDS = frozenset({Kind.DETAINS, Kind.CASUALTIES, Kind.STRIKE, Kind.CLASH, Kind.SURRENDERS})
_UNREAL = frozenset({Stance.DENIES, Stance.PROMISES, Stance.THREATENS, Stance.PREDICTS, Stance.CONDITIONAL})
TOLD_WITHIN_DAYS = 14
"""A release tells of an operation of its last fortnight; an older day in it is of something else."""
_LONE = re.compile(r"\b(?:an?|the|another)\s+(?!(?:large\s+|small\s+)?(?:number|group)\b)", re.I)


@dataclass(frozen=True, slots=True)
class Operation:
    """What a release says of its operation; None where it does not say."""

    day: date | None
    province: str | None
    killed: int
    captured: int


def measure(path: Path, limit: int | None = None) -> Measured:
    """Measure releases.

    Args:
        path: the JSON lines, or the folder they lie in.
        limit: read so many releases at most.

    Returns:
        ``date``, ``province``, ``killed`` and ``captured``: the share of releases given the gold value; ``undated``,
        the share whose text gives no day, and ``date_of_dated``, the share of right days among the others.
    """
    tally: Counter[str] = Counter()
    for file in sorted(path.rglob("*.jsonl")) if path.is_dir() else [path]:
        left = None if limit is None else limit - tally["n"]
        for record in json_lines(file, left, frozenset({"text", "gold"})) if left != 0 else ():
            _tally_one(tally, operation_of(record["text"]), record["gold"])
    n = tally["n"]
    metrics = {name: share(tally[name], n) for name in ("date", "province", "killed", "captured", "undated")}
    return Measured(n, metrics | {"date_of_dated": share(tally["date"], n - tally["undated"])})


def _tally_one(tally: Counter[str], found: "Operation", gold: Mapping[str, Any]) -> None:
    tally.update(
        n=1,
        date=str(found.day) == gold["start_date"],
        province=found.province is not None and found.province in _provinces(gold["province"]),
        killed=found.killed == gold["min_killed"],
        captured=found.captured == gold["min_captured"],
        undated=found.day is None,
    )


def _provinces(names: Sequence[str]) -> set[str]:
    gazetteer = gazetteer_of("afghanistan")
    return {p.id for name in names for p in gazetteer.look_up(name) if p.level == "province" and p.parent == "AF"}


def operation_of(text: str) -> Operation:
    """The operation that a release of this text tells of, by the pipeline's claims."""
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    report = Report(sha256, sha256[:8], None, None, None, None, "en", text, 0, sha256)
    (reading,) = _reader().read([report])
    return gathered(report, reading)


@cache
def _reader() -> ModelReader:
    return ModelReader()


def gathered(report: Report, reading: Reading) -> Operation:
    """The operation by the claims of one reading."""
    gazetteer = gazetteer_of("afghanistan")
    claims = Resolver(load_theatre("afghanistan"), gazetteer).resolve(report, reading)
    deeds = [claim for claim in claims if claim.kind in _DEEDS and _is_news(claim)]
    told = [claim for claim in claims if claim.kind in _DEEDS and claim.stance not in _UNREAL]
    day, dateline_end = told_from(report.text, None)
    placed = [_province_of(claim, gazetteer, dateline_end) for claim in (*deeds, *claims)]
    named = (_province_named(name.mention, gazetteer) for name in reading.names if name.mention.start >= dateline_end)
    return Operation(
        _day(deeds, claims, day),
        _most_common(placed[: len(deeds)]) or _most_common(placed) or next(filter(None, named), None),
        *(
            _tally(report.text, deeds, kind, unit) or _tally(report.text, told, kind, unit)
            for kind, unit in ((Kind.CASUALTIES, "killed"), (Kind.DETAINS, "captured"))
        ),
    )


def _is_news(claim: Claim) -> bool:
    return not claim.background and claim.stance not in _UNREAL


def _day(deeds: Sequence[Claim], claims: Sequence[Claim], told: date | None) -> date | None:
    """The day of the first deed that is given one, those who were killed or held before all other deeds."""
    first = [c for c in deeds if c.kind in (Kind.DETAINS, Kind.CASUALTIES)]
    for claim in (*first, *deeds, *claims):
        when = claim.when
        if when and when.start and when.end and when.end - when.start <= timedelta(days=2) and _near(when.start, told):
            return when.start
    return told


def _near(day: date, told: date | None) -> bool:
    return told is None or timedelta(0) <= told - day <= timedelta(days=TOLD_WITHIN_DAYS)


def _most_common(places: Sequence[str | None]) -> str | None:
    """The place named most often; of equals the first."""
    votes = Counter(filter(None, places))
    return votes.most_common(1)[0][0] if votes else None


def _province_of(claim: Claim, gazetteer: Gazetteer, dateline_end: int) -> str | None:
    """The province a claim lies in; where a release was written is not where it happened."""
    place = claim.place
    if place is None or place.entry is None or (place.mention and place.mention.start < dateline_end):
        return None
    return _upwards(gazetteer.get(place.entry), gazetteer)


def _province_named(mention: Mention, gazetteer: Gazetteer) -> str | None:
    found = (_upwards(place, gazetteer) for place in gazetteer.look_up(mention.text))
    return next((province for province in found if province and province.startswith("AF-")), None)


def _upwards(place: Place | None, gazetteer: Gazetteer) -> str | None:
    while place is not None and place.level != "province":
        place = gazetteer.get(place.parent) if place.parent else None
    return place.id if place else None


def _tally(text: str, deeds: Sequence[Claim], kind: Kind, unit: str) -> int:
    """How many the release tells of: what is told again counts once, what is told as further ones is added."""
    most = running = 0
    last: Claim | None = None
    for claim in deeds:
        number = _number(claim, unit) if claim.kind is kind else None
        if number is None:
            continue
        is_further = last is not None and _is_further(text, last, claim)
        running, last = running + number if is_further else number, claim
        most = max(most, running)
    return most


def _is_further(text: str, last: Claim, claim: Claim) -> bool:
    """Whether a count adds to the one before: told as further people, or joined to it by "and" in one sentence."""
    if claim.quantity and claim.quantity.mention and _AGAIN.match(claim.quantity.mention.text):
        return False
    end = last.quote.end - len("and") * last.quote.text.lower().endswith(" and")
    between = text[end : claim.quote.start]
    return bool(_FURTHER.search(claim.quote.text) or _AND.fullmatch(between))


def _number(claim: Claim, unit: str) -> int | None:
    """The least number a claim tells of in this data set's terms; None where it tells of none, or of others."""
    quantity, when = claim.quantity, claim.when
    if quantity is None or quantity.unit != unit or quantity.mention is None:
        return None
    if _NOT_ENEMIES.search(quantity.mention.text):
        return None
    if when and (when.end is None) != (when.start is None):  # "since December 1": of a campaign
        return None
    if quantity.low is not None:
        return quantity.low + (quantity.high is None)
    words = quantity.mention.text
    parts = counts(words)
    vague = sum(MANY if _MANY.search(words, c.start, c.end) else SEVERAL for c in parts if c.low is None)
    return vague + sum(c.low for c in parts if c.low) + len(_LONE.findall(words))
