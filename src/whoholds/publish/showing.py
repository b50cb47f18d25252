"""Claims and findings as the rows and lines people read.

In: records. Out: short texts and JSON values. Stays true: every row can be followed to its report and sentence.
"""

from collections.abc import Mapping
from typing import Any

from whoholds.publish.guide import guide_claim
from whoholds.records import Claim, Finding, Report, Source, SourceKind, Status

LIVELINESS = (
    Status.CONTESTED,
    Status.MIXED,
    Status.CLAIMED,
    Status.CORROBORATED,
    Status.CONFIRMED,
    Status.UNKNOWN,
    Status.STALE,
)
"""What is live first."""


def liveliness(finding: Finding) -> tuple[int, str, str]:
    """Sort key of the board: the live ones first, then by name."""
    return (LIVELINESS.index(finding.status), finding.place_name, finding.place)


def likelihood(finding: Finding) -> str:
    """The probability that the holder holds the place, to two digits; empty where there is none."""
    return "" if finding.probability is None else f"{finding.probability:.2f}"


def speaker_of(source: Source, report: Report | None) -> str:
    """Who says it: the name, the words used, or the outlet for its own voice."""
    if source.kind is SourceKind.NARRATOR:
        outlet = report.outlet if report else None
        return f"{outlet or 'the report'} (own voice)"
    who = source.actor or (source.mention.text if source.mention else "unnamed")
    return f"{who} [{source.side}]" if source.side and source.side != source.actor else who


def claim_line(claim: Claim, report: Report | None) -> str:
    """One sentence column entry: speaker, relay, date, stance, words, report."""
    day = report.date.isoformat() if report and report.date else "undated"
    relay = f" via {', '.join(claim.via)}" if claim.via else ""
    doubt = ", hedged" if claim.hedged else ""
    manner = f"{claim.stance.value} {claim.kind.value}{doubt}, {claim.evidence.value}"
    name = report.name if report else claim.report_id
    who = speaker_of(claim.source, report)
    return f"{day}  {who}{relay}: “{claim.quote.text}” ({manner}; {name} at {claim.quote.start})"


def claim_value(claim: Claim, reports: Mapping[str, Report]) -> dict[str, Any]:
    """A claim in the guide's form with the report it stands in."""
    report = reports.get(claim.report_id)
    where = {
        "report": report.name if report else claim.report_id,
        "date": report.date.isoformat() if report and report.date else None,
        "outlet": report.outlet if report else None,
    }
    return {**where, **guide_claim(claim)}


def finding_value(finding: Finding, claims: Mapping[str, Claim], reports: Mapping[str, Report]) -> dict[str, Any]:
    """A finding with its three columns of claims and its reasons; `claims` and `reports` are by id."""

    def column(ids: tuple[str, ...]) -> list[dict[str, Any]]:
        return [claim_value(claims[c], reports) for c in ids if c in claims]

    return {
        "place": finding.place,
        "place_name": finding.place_name,
        "within": finding.within,
        "day": finding.day.isoformat(),
        "status": finding.status.value,
        "holder": finding.holder,
        "lineages": finding.lineages,
        "probability": finding.probability,
        "for": column(finding.supporting),
        "against": column(finding.opposing),
        "lesser": column(finding.lesser),
        "reasons": [{"rule": r.rule, "words": r.words, "claims": list(r.claims)} for r in finding.reasons],
    }
