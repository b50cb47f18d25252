"""A small database of made-up claims, and a clock that can be set."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Link,
    LinkKind,
    Mention,
    Name,
    NameType,
    PlaceRef,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
    content_id,
)
from whoholds.store import Store, Writer

TEXT = "Guards said the mill had fallen. Officers denied it."


@dataclass
class SetClock:
    """Says what it is told to say."""

    time: datetime = field(default_factory=lambda: datetime(2021, 9, 7, 12, tzinfo=UTC))

    def now(self) -> datetime:
        return self.time


@dataclass(frozen=True)
class Bytes:
    """A report's bytes."""

    data: bytes
    path: str = "a.txt"


def make_report(name: str, day: date | None = date(2021, 9, 6)) -> Report:
    return Report(content_id("report/1", [name]), name, day, None, None, None, "en", TEXT, 0, f"sha-{name}")


def make_claims(report: Report, speaker: str = "Guards") -> tuple[Claim, Claim]:
    place = PlaceRef(Mention("mill", 16, 20), "Mill", None, "XX-1")
    quote = Mention("the mill had fallen", 12, 31)
    source = Source(SourceKind.PARTY, Mention("Guards", 0, 6), speaker, "North")
    said = Claim(report.id, quote, source, Kind.GAINS, Stance.ASSERTS, Form.INDIRECT, Evidence.STATEMENT, place=place)
    other = Source(SourceKind.PARTY, Mention("Officers", 33, 41), "Officers", "South")
    it = Mention("it", 49, 51)
    denied = Claim(report.id, it, other, Kind.GAINS, Stance.DENIES, Form.INDIRECT, Evidence.STATEMENT, place=place)
    return said, denied


def add(writer: Writer, report: Report, version: str = "1|x", speaker: str = "Guards") -> None:
    """A report wholly read, claims in reverse order of their quotes."""
    said, denied = make_claims(report, speaker)
    writer.add_report(report, Bytes(f"bytes of {report.name}".encode()))
    names = (Name(Mention("Guards", 0, 6), NameType.GROUP),)
    link = Link(denied.id, said.id, LinkKind.DENIES, "test")
    writer.add_reading(report.id, version, Reading(report.id, (), names), (denied, said), (link,))


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "test.db") as opened:
        yield opened
