"""Claims as JSON lines in the form of the claim guide: one report a line.

In: reports with their claims, links and the picture each gives alone. Out: JSON text.
Stays true: offsets count in `text` as published; keys and their order are fixed; nothing tells when it was recorded.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from whoholds.records import Claim, Link, Mention, Party, Report, Status


class Control(Protocol):
    """One entry of the picture a report gives alone; `supporting` and `opposing` hold claim ids."""

    @property
    def place(self) -> str: ...
    @property
    def within(self) -> str | None: ...
    @property
    def holder(self) -> str | None: ...
    @property
    def status(self) -> Status: ...
    @property
    def supporting(self) -> tuple[str, ...]: ...
    @property
    def opposing(self) -> tuple[str, ...]: ...


AloneOf = Callable[[Report, Sequence[Claim], Sequence[Link]], Sequence[Control]]
"""Gives the picture of one report by itself."""


def guide_lines(reports: Sequence[Report], claims: Sequence[Claim], links: Sequence[Link], alone_of: AloneOf) -> str:
    """Every report with its own claims and links, a line each, in the order of `reports`."""
    said: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        said[claim.report_id].append(claim)
    home = {claim.id: claim.report_id for claim in claims}
    drawn: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        drawn[home.get(link.origin, "")].append(link)
    lines = (
        guide_line(guide_record(one, said[one.id], drawn[one.id], alone_of(one, said[one.id], drawn[one.id])))
        for one in reports
    )
    return "".join(line + "\n" for line in lines)


def guide_record(
    report: Report, claims: Sequence[Claim], links: Sequence[Link], control: Sequence[Control]
) -> dict[str, Any]:
    """One report as the guide has it; links and control point to claims by index."""
    index = {claim.id: i for i, claim in enumerate(claims)}
    return {
        "id": report.name,
        "date": report.date.isoformat() if report.date else None,
        "outlet": report.outlet,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "text": report.text,
        "flags": [flag.value for flag in report.flags],
        "claims": [guide_claim(claim) for claim in claims],
        "links": [
            {"from": index[link.origin], "to": index[link.to], "type": link.kind.value, "reason": link.reason}
            for link in links
            if link.origin in index and link.to in index
        ],
        "control": [_control(finding, index) for finding in control],
    }


def guide_line(record: Mapping[str, Any]) -> str:
    """One line of JSON, readable letters kept."""
    return json.dumps(record, ensure_ascii=False, separators=(", ", ": "))


def guide_claim(claim: Claim) -> dict[str, Any]:
    """One claim with the guide's fields, and `id`, `confidence` and `reasons` besides."""
    place, when = claim.place, claim.when
    return {
        "id": claim.id,
        "quote": _mention(claim.quote),
        "cue": _mention(claim.cue),
        "source": {
            "mention": _mention(claim.source.mention),
            "actor": claim.source.actor,
            "side": claim.source.side,
            "kind": claim.source.kind.value,
        },
        "via": list(claim.via),
        "form": claim.form.value,
        "stance": claim.stance.value,
        "hedged": claim.hedged,
        "evidence": claim.evidence.value,
        "kind": claim.kind.value,
        "actor": _name(claim.actor),
        "target": _name(claim.target),
        "place": place
        and {"mention": _mention(place.mention), "name": place.name, "within": place.within, "entry": place.entry},
        "extent": _extent(claim),
        "when": when
        and {
            "mention": _mention(when.mention),
            "start": when.start.isoformat() if when.start else None,
            "end": when.end.isoformat() if when.end else None,
        },
        "quantity": _quantity(claim),
        "background": claim.background,
        "confidence": claim.confidence,
        "reasons": list(claim.reasons),
    }


def _mention(mention: Mention | None) -> dict[str, Any] | None:
    return None if mention is None else {"text": mention.text, "span": [mention.start, mention.end]}


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _extent(claim: Claim) -> str | dict[str, Any] | None:
    extent = claim.extent
    if extent is None:
        return None
    if extent.part is not None:
        return {"part": extent.part, "unit": extent.unit, "of": extent.of}
    return "whole" if extent.whole else "part"


def _quantity(claim: Claim) -> dict[str, Any] | None:
    """The count; null where its words ("several") set no bounds, as the guide has it."""
    quantity = claim.quantity
    if quantity is None or (quantity.low is None and quantity.high is None):
        return None
    return {"low": quantity.low, "high": quantity.high, "unit": quantity.unit}


def _control(entry: Control, index: Mapping[str, int]) -> dict[str, Any]:
    return {
        "place": entry.place,
        "within": entry.within,
        "holder": entry.holder,
        "status": entry.status.value,
        "for": sorted(index[c] for c in entry.supporting if c in index),
        "against": sorted(index[c] for c in entry.opposing if c in index),
    }
