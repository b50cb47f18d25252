"""Claims as CSV, a row each.

In: claims and their reports. Out: text. Stays true: what is unknown is an empty cell; no cell starts a formula.
"""

import csv
import io
from collections.abc import Iterable, Mapping

from whoholds.publish.findings import formula_safe
from whoholds.records import Claim, Report

COLUMNS = (
    *("date", "report", "outlet", "url", "speaker", "side", "source_kind", "via", "stance", "hedged", "evidence"),
    *("kind", "actor", "target", "place", "place_id", "within", "whole", "part", "unit", "when_start", "when_end"),
    *("low", "high", "quantity_unit", "background", "quote", "start", "end", "claim"),
)


def claims_csv(claims: Iterable[Claim], reports: Mapping[str, Report]) -> str:
    """A header and one row a claim, in the order given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for claim in claims:
        writer.writerow([formula_safe(cell) for cell in _row(claim, reports.get(claim.report_id))])
    return out.getvalue()


def _row(claim: Claim, report: Report | None) -> tuple[object, ...]:
    place, when, extent, quantity = claim.place, claim.when, claim.extent, claim.quantity
    return (
        *((report.date, report.name, report.outlet, report.url) if report else (None, claim.report_id, None, None)),
        claim.source.actor or (claim.source.mention.text if claim.source.mention else None),
        claim.source.side,
        claim.source.kind.value,
        "; ".join(claim.via),
        claim.stance.value,
        claim.hedged,
        claim.evidence.value,
        claim.kind.value,
        claim.actor.name if claim.actor else None,
        claim.target.name if claim.target else None,
        *((place.name, place.entry, place.within) if place else (None, None, None)),
        *((extent.whole, extent.part, extent.unit) if extent else (None, None, None)),
        *((when.start, when.end) if when else (None, None)),
        *((quantity.low, quantity.high, quantity.unit) if quantity else (None, None, None)),
        claim.background,
        claim.quote.text,
        claim.quote.start,
        claim.quote.end,
        claim.id,
    )
