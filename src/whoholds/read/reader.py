"""The first reader behind the `Reader` port: the shipped model, then rules.

In: reports. Out: readings. Stays true: reports do not influence each other's reading.
"""

from collections.abc import Sequence
from dataclasses import replace

from whoholds.read.assembly import assemble
from whoholds.read.model import ReaderModel
from whoholds.read.relays import with_relays
from whoholds.read.windows import windows
from whoholds.records import Reading, Report

RULES_VERSION = "14"
"""Raised whenever the rules after the model change what comes out."""


class ModelReader:
    """Reads English reports with the shipped model."""

    def __init__(self, model: ReaderModel | None = None) -> None:
        self._model = model or ReaderModel()

    @classmethod
    def on_one_core(cls) -> "ModelReader":
        """A reader for one of several processes: the same readings, with one thread each."""
        return cls(ReaderModel(threads=1))

    @property
    def version(self) -> str:
        """Model checksum and rules version."""
        return f"model-{self._model.sha256[:12]}.rules-{RULES_VERSION}"

    def read(self, reports: Sequence[Report]) -> list[Reading]:
        """One reading per report, in order."""
        return [self._read_one(report) for report in reports]

    def _read_one(self, report: Report) -> Reading:
        cut = windows(report.text, self._model.tokenize, report.body_start)
        reading = assemble(report, cut, self._model.score(cut))
        return replace(reading, claims=with_relays(report, reading.claims, reading.names))
