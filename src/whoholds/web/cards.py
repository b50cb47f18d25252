"""A claim as a card: who says it, through whom, when, in which sentence.

In: claims with their reports. Out: `Card`s for templates. Stays true: the words around a quote are the report's own,
cut nowhere but at sentences.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from whoholds.publish import speaker_of
from whoholds.read.sentences import sentences
from whoholds.records import Claim, Report, Review, SourceKind
from whoholds.web.sight import Sight
from whoholds.web.wording import read_as, speaker_name


@dataclass(frozen=True, slots=True)
class Card:
    """`before`, `claim.quote.text`, `after` are the sentence or sentences that hold the quote.

    `copies` counts the other claims on the page that go back to the same origin.
    """

    claim: Claim
    report: Report
    speaker: str
    side: str | None
    day: date | None
    words: str
    before: str
    after: str
    copies: int
    reviews: tuple[Review, ...]

    @property
    def voice(self) -> str | None:
        """By what name the speaker has a page; None for the report's own voice and the unnamed."""
        return None if self.is_narrated else speaker_name(self.claim)

    @property
    def is_narrated(self) -> bool:
        """Whether the report says it in its own voice."""
        return self.claim.source.kind is SourceKind.NARRATOR


def cards(ids: Iterable[str], sight: Sight) -> list[Card]:
    """Cards of claims by id, in the order given; what is not in sight is left out."""
    found = [sight.claim_of[one] for one in ids if one in sight.claim_of]
    origins = {claim.id: sight.origin_of(claim.id) for claim in found}
    counted: dict[str, int] = {}
    for claim in found:
        origin = origins[claim.id]
        counted[origin] = counted.get(origin, 0) + 1
    made = []
    for claim in found:
        report = sight.report_of.get(claim.report_id)
        if report is not None:
            made.append(
                _card(
                    claim,
                    report,
                    counted[origins[claim.id]] - 1,
                    tuple(sight.reviews_of.get(claim.id, ())),
                )
            )
    return made


def _card(claim: Claim, report: Report, copies: int, reviews: tuple[Review, ...]) -> Card:
    before, after = around(report, claim.quote.start, claim.quote.end)
    side = claim.source.side
    speaker = speaker_of(claim.source, report).removesuffix(f" [{side}]")
    return Card(claim, report, speaker, side, report.date, read_as(claim), before, after, copies, reviews)


def around(report: Report, start: int, end: int) -> tuple[str, str]:
    """The words of the sentences that hold ``[start, end)``, before it and after it."""
    line = report.text.rfind("\n", 0, start) + 1
    found = sentences(report.text[: _line_end(report.text, end)], max(line, report.body_start))
    begins = [begin for begin, _ in found]
    first = max(bisect_right(begins, start) - 1, 0)
    last = max(bisect_right(begins, max(end - 1, start)) - 1, first)
    if not found:
        return "", ""
    return report.text[min(begins[first], start) : start], report.text[end : max(found[last][1], end)]


def _line_end(text: str, end: int) -> int:
    stop = text.find("\n", end)
    return len(text) if stop < 0 else stop
