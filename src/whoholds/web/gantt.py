"""Who said what when: a row for each voice about one place, and the finding day by day below.

In: a place's questions, what is in sight. Out: rows of bars in drawing units. Stays true: a bar begins on the day a
voice was published and lasts until its next word; what judged the strip is what judges the board.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import find
from whoholds.pipeline import Tools
from whoholds.publish import speaker_of
from whoholds.records import Attached, Bearing, Question, SourceKind, Status
from whoholds.web.sight import Sight

WIDTH = 1000
MOST_VOICES = 24
_SIDES = {Bearing.SUPPORTS: "holds it", Bearing.OPPOSES: "does not hold it", Bearing.CONTESTS: "is attacked there"}


@dataclass(frozen=True, slots=True)
class Bar:
    """From `x` on, `width` wide. `party` is whom it is about, `words` what is said; `claim` leads to the sentence."""

    x: float
    width: float
    day: date
    party: str | None
    words: str
    claim: str | None
    status: Status | None = None
    denies: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One voice and its positions, oldest first."""

    voice: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Gantt:
    """`first` and `last` are the days at the ends; `strip` is the finding day by day."""

    first: date
    last: date
    rows: tuple[Row, ...]
    strip: tuple[Bar, ...]
    hidden: int


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def bar(self, day: date, until: date | None, **words: object) -> Bar:
        """A bar from `day` to `until`, to the end if None."""
        a_day = WIDTH / ((self.last - self.first).days + 1)
        end = until or self.last + timedelta(days=1)
        return Bar((day - self.first).days * a_day, max((end - day).days, 0) * a_day, day, **words)  # type: ignore[arg-type]


def gantt(questions: Sequence[Question], sight: Sight, tools: Tools) -> Gantt | None:
    """The positions on one place over time; None where no dated claim takes one."""
    asked = questions[-1] if questions else None
    days = sorted({one.known for one in asked.attached if one.known and not one.background}) if asked else []
    if asked is None or not days:
        return None
    scale = _Scale(days[0], max(sight.day, days[-1]))
    rows = _rows(asked, scale, sight)
    strip = _strip(asked, days, scale, Casefile(sight.told.counted_of, tools.theatre))
    return Gantt(scale.first, scale.last, rows[:MOST_VOICES], strip, max(len(rows) - MOST_VOICES, 0))


def _rows(asked: Question, scale: _Scale, sight: Sight) -> tuple[Row, ...]:
    voices: dict[str, list[tuple[date, Attached]]] = {}
    for one in asked.attached:
        if one.bearing in _SIDES and one.known is not None and not one.background:
            voices.setdefault(_voice(one, sight), []).append((one.known, one))
    found = []
    for voice, told in sorted(voices.items(), key=lambda pair: (pair[1][0][0], pair[0])):
        ends = [*(day for day, _ in told[1:]), None]
        bars = tuple(_position(day, until, one, scale) for (day, one), until in zip(told, ends, strict=True))
        found.append(Row(voice, tuple(bar for bar in bars if bar.width)))
    return tuple(found)


def _position(day: date, until: date | None, one: Attached, scale: _Scale) -> Bar:
    words = f"{one.holder or 'somebody'} {_SIDES[one.bearing]}"
    return scale.bar(day, until, party=one.holder, words=words, claim=one.claim, denies=one.bearing is Bearing.OPPOSES)


def _strip(asked: Question, days: list[date], scale: _Scale, case: Casefile) -> tuple[Bar, ...]:
    bars = []
    for day, until in zip(days, [*days[1:], None], strict=True):
        found = find(asked, day, case)
        words = f"{found.status}{f', {found.holder}' if found.holder else ''}"
        bars.append(scale.bar(day, until, party=found.holder, words=words, claim=None, status=found.status))
    return tuple(bars)


def _voice(one: Attached, sight: Sight) -> str:
    claim = sight.claim_of[one.claim]
    report = sight.report_of.get(claim.report_id)
    if report is not None and claim.source.kind is SourceKind.NARRATOR:
        return f"{report.outlet or report.name} (own voice)"
    return speaker_of(claim.source, report)
