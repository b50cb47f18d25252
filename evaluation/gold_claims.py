"""Annotated reports as the records that the stages pass on.

In: one JSON line in the form of the claim guide. Out: `Annotated`: the report, its claims, links and control entries.
Stays true: nothing is added to what the annotator wrote: no gazetteer entry, no side that is not given.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.measured import json_lines
from whoholds.records import (
    Claim,
    Evidence,
    Extent,
    Form,
    Kind,
    Link,
    LinkKind,
    Mention,
    Party,
    PlaceRef,
    Quantity,
    Report,
    Source,
    SourceKind,
    Stance,
    When,
)


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated report; `control` as written: dictionaries with place, within, holder, status."""

    report: Report
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]
    control: tuple[Mapping[str, Any], ...]


def read_annotated(path: Path, limit: int | None = None) -> Iterator[Annotated]:
    """The first `limit` reports of a file of annotated reports."""
    for record in json_lines(path, limit, frozenset({"id", "text", "claims", "links"})):
        yield annotated(record)


def annotated(record: Mapping[str, Any]) -> Annotated:
    """One record of the guide's form."""
    told = date.fromisoformat(record["date"]) if record.get("date") else None
    name = str(record["id"])
    report = Report(name, name, told, record.get("outlet"), None, None, "en", record["text"], 0, name)
    claims = tuple(_claim(one, report.id, number) for number, one in enumerate(record["claims"]))
    links = tuple(
        Link(claims[one["from"]].id, claims[one["to"]].id, LinkKind(one["type"]), "gold") for one in record["links"]
    )
    return Annotated(report, claims, links, tuple(record.get("control", ())))


def _claim(value: Mapping[str, Any], report_id: str, number: int) -> Claim:
    """One claim. Where its actor stands is not annotated; the claim's number there keeps ids of twin claims apart."""
    source, place, when = value["source"], value.get("place"), value.get("when")
    quantity = value.get("quantity")
    return Claim(
        report_id=report_id,
        quote=_mention(value["quote"]) or Mention("", 0, 0),
        source=Source(SourceKind(source["kind"]), _mention(source.get("mention")), source["actor"], source["side"]),
        kind=Kind(value["kind"]),
        stance=Stance(value["stance"]),
        form=Form(value["form"]),
        evidence=Evidence(value["evidence"]),
        cue=_mention(value.get("cue")),
        via=tuple(value.get("via") or ()),
        hedged=bool(value["hedged"]),
        actor=Party(Mention("", number, number), value["actor"]) if value.get("actor") else None,
        target=Party(None, value["target"]) if value.get("target") else None,
        place=place and PlaceRef(_mention(place), place["name"], place.get("within")),
        extent=_extent(value.get("extent")),
        when=when and When(_mention(when), _day(when.get("start")), _day(when.get("end"))),
        quantity=quantity and Quantity(quantity.get("low"), quantity.get("high"), quantity.get("unit")),
        background=bool(value["background"]),
    )


def _mention(value: Any) -> Mention | None:
    """The guide writes words as text and span, or as a mention with a span beside it."""
    if not isinstance(value, Mapping):
        return None
    words, span = value.get("text", value.get("mention")), value.get("span")
    if isinstance(words, Mapping):
        return _mention(words)
    return Mention(words, span[0], span[1]) if words is not None and span else None


def _extent(value: Any) -> Extent | None:
    if value is None:
        return None
    if isinstance(value, Mapping):
        return Extent(False, value.get("part"), value.get("unit"), value.get("of"))
    return Extent(value == "whole")


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None
