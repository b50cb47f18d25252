"""Start here: the stages in order, from bytes to findings. Holds no logic.

In: paths, a store, a theatre. Out: records in the store (`run`), and a `Picture` of any day from them (`picture`).
Stays true: a report is wholly read or not at all; a picture is a pure function of what its view lets through.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from time import perf_counter

from whoholds.assess.casefile import Casefile
from whoholds.assess.findings import findings as find_all
from whoholds.assess.picture import ControlEntry, control_of_report
from whoholds.assess.totals import roll_ups
from whoholds.collect import Collection, Found, Skipped
from whoholds.compare.lineages import lineages
from whoholds.compare.links import link_claims
from whoholds.compare.questions import questions
from whoholds.ports import Clock, Gazetteer, Reader
from whoholds.records import Claim, Finding, Link, Question, Reading, Report, RollUp, Theatre
from whoholds.resolve import Resolver, StackedGazetteer
from whoholds.store import Store, View, Writer
from whoholds.theatres import ANY_CONFLICT, load_theatre, theatre_of

Progress = Callable[[int, int, str], None]
"""Called after each input with how many are done, how many there are, and the name of the last."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What the stages need from outside: one theatre, its gazetteer, a reader and a clock."""

    theatre: Theatre
    gazetteer: Gazetteer
    reader: Reader
    clock: Clock

    def about(self, report: Report) -> "Tools":
        """These tools, or where no theatre was chosen, those of the theatre the report is plainly about."""
        name = theatre_of(report.text) if self.theatre.name == ANY_CONFLICT else self.theatre.name
        if name == self.theatre.name:
            return self
        theatre = load_theatre(name)
        return replace(self, theatre=theatre, gazetteer=gazetteer_of(name))

    @property
    def version(self) -> str:
        """Reader, resolver and theatre: whatever could change what comes out of a report."""
        return f"{self.reader.version}|{Resolver.version}|{self.theatre.name}"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run came to. `read` counts reports read now, `known` those that were read before."""

    read: int
    known: int
    duplicates: int
    claims: int
    skipped: tuple[Skipped, ...]
    notices: tuple[str, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Picture:
    """Who holds what on `day`: findings sorted by place, roll-ups, and the records they rest on, by id."""

    day: date
    findings: tuple[Finding, ...]
    roll_ups: tuple[RollUp, ...]
    claims: dict[str, Claim]
    reports: dict[str, Report]


@cache
def gazetteer_of(theatre: str) -> StackedGazetteer:
    """The gazetteer of a theatre by name, built once a process."""
    return StackedGazetteer.of(load_theatre(theatre))


def run(paths: Sequence[Path | str], store: Store, tools: Tools, progress: Progress | None = None) -> Summary:
    """Collect, read, resolve and link every report under `paths` that this version has not read yet."""
    started, clock_start = tools.clock.now(), perf_counter()
    collection = Collection(["-" if p == "-" else Path(p) for p in paths], started.date())
    total = collection.count()
    skipped: list[Skipped] = []
    notices: list[str] = []
    read = known = claims = 0
    with store.writer(tools.clock) as writer:
        for done, outcome in enumerate(collection, 1):
            if isinstance(outcome, Skipped):
                skipped.append(outcome)
                continue
            notices += [f"{outcome.raw.path}: {notice}" for notice in outcome.notices]
            count = _take_in(outcome, writer, tools)
            read, known, claims = read + (count is not None), known + (count is None), claims + (count or 0)
            if progress:
                progress(done, total, outcome.report.name)
        counts = {"read": read, "known": known, "skipped": len(skipped), "claims": claims}
        writer.add_run(started, tools.clock.now(), tools.theatre.name, counts, {"paths": [str(p) for p in paths]})
    seconds = perf_counter() - clock_start
    return Summary(read, known, collection.duplicates, claims, tuple(skipped), tuple(notices), seconds)


def _take_in(found: Found, writer: Writer, tools: Tools) -> int | None:
    """Store one report and what it says; the number of its claims, or None if it was read before."""
    report = found.report
    writer.add_report(report, found.raw)
    if writer.has_reading(report.id, tools.version):
        return None
    (reading,) = tools.reader.read([report])
    claims, links = understand(report, reading, tools)
    writer.add_reading(report.id, tools.version, reading, claims, links)
    return len(claims)


def understand(report: Report, reading: Reading, tools: Tools) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """Resolve names, places and times of one reading, and link its claims to each other."""
    fitting = tools.about(report)
    claims = Resolver(fitting.theatre, fitting.gazetteer).resolve(report, reading)
    return claims, link_claims(claims)


def picture(view: View, tools: Tools, day: date) -> Picture:
    """Bring the claims of a view together and judge every place on `day`."""
    claims, reports, links = view.claims(), view.reports(), view.links()
    asked, case = _brought_together(claims, reports, links, tools)
    findings = find_all(asked, day, case)
    totals = roll_ups(findings, case.claims, links, tools.gazetteer)
    return Picture(day, findings, totals, dict(case.claims), {report.id: report for report in reports})


def alone(report: Report, claims: Sequence[Claim], links: Sequence[Link], tools: Tools) -> tuple[ControlEntry, ...]:
    """The picture that one report gives by itself."""
    return control_of_report(*_brought_together(claims, [report], links, tools))


def _brought_together(
    claims: Sequence[Claim], reports: Sequence[Report], links: Sequence[Link], tools: Tools
) -> tuple[tuple[Question, ...], Casefile]:
    asked = questions(claims, reports, tools.theatre, tools.gazetteer, links)
    return asked, Casefile({claim.id: claim for claim in claims}, lineages(claims, reports), tools.theatre)
