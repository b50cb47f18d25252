"""Start here: the stages in order, from bytes to findings. Holds no logic.

In: paths, a store, a theatre. Out: records in the store (`run`), and a `Picture` of any day from them (`picture`).
Stays true: a report is wholly read or not at all; a picture is a pure function of what its view lets through.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from time import perf_counter

from whoholds.assess.casefile import Casefile
from whoholds.assess.picture import ControlEntry, control_of_report
from whoholds.assess.supposing import suppose
from whoholds.assess.totals import roll_ups
from whoholds.chronicle import Chronicle, Told
from whoholds.collect import Collection, Found, Skipped
from whoholds.compare.corrections import corrected
from whoholds.compare.lineages import lineage_of_outlet
from whoholds.compare.links import link_claims
from whoholds.compare.questions import questions
from whoholds.compare.takers import name_takers
from whoholds.engine import Failed, Pool, mapped
from whoholds.ledger import Change, Ledger
from whoholds.ports import Clock, Gazetteer, Reader
from whoholds.records import Claim, Finding, Link, Question, Reading, Report, RollUp, Theatre
from whoholds.resolve import Actors, Resolver, StackedGazetteer, link_actors
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
        return f"{self.reader.version}|{Resolver.version}|{self.theatre.name}.{self.theatre.version}"


@dataclass(frozen=True, slots=True)
class Workers:
    """How many processes read, and what makes the reader of each: a picklable call without arguments."""

    count: int
    reader: Callable[[], Reader]


@dataclass(slots=True)
class Summary:
    """What a run has come to so far. `read` counts reports read now, `known` those that were read before."""

    read: int = 0
    known: int = 0
    duplicates: int = 0
    claims: int = 0
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def done(self) -> int:
        """Inputs that are dealt with."""
        return self.read + self.known + len(self.skipped) + self.duplicates


@dataclass(frozen=True, slots=True)
class Understood:
    """What one report came to: its reading, its resolved claims and their links."""

    reading: Reading
    claims: tuple[Claim, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """Who holds what on `day`: findings sorted by place, roll-ups, and what they rest on, by id."""

    day: date
    findings: tuple[Finding, ...]
    roll_ups: tuple[RollUp, ...]
    claims: dict[str, Claim]
    reports: dict[str, Report]
    questions: tuple[Question, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The picture as it is, as it would be if one claim were plainly so, and without that claim."""

    claim: Claim
    now: Picture
    supposed: Picture
    without: Picture


@cache
def gazetteer_of(theatre: str) -> StackedGazetteer:
    """The gazetteer of a theatre by name, built once a process."""
    return StackedGazetteer.of(load_theatre(theatre))


def run(
    paths: Sequence[Path | str],
    store: Store,
    tools: Tools,
    progress: Progress | None = None,
    workers: Workers | None = None,
) -> Summary:
    """Collect, read, resolve and link every report under `paths` that this version has not read yet.

    Reading is spread over `workers` where there is enough of it; this process alone writes, in the order of the paths.
    """
    started, clock_start = tools.clock.now(), perf_counter()
    collection = Collection(["-" if p == "-" else Path(p) for p in paths], started.date())
    total, summary = collection.count(), Summary()
    with store.writer(tools.clock) as writer:
        unread = _unread(collection, writer, tools, summary)
        for found, result in mapped(unread, partial(_read_found, tools), _pool(workers, tools)):
            _keep(found, result, writer, tools, summary)
            if progress:
                progress(summary.done + collection.duplicates, total, found.report.name)
        counts = {"read": summary.read, "known": summary.known, "skipped": len(summary.skipped)}
        counts["claims"] = summary.claims
        writer.add_run(started, tools.clock.now(), tools.theatre.origin, counts, {"paths": [str(p) for p in paths]})
    summary.duplicates = collection.duplicates
    summary.seconds = perf_counter() - clock_start
    return summary


def _unread(collection: Collection, writer: Writer, tools: Tools, summary: Summary) -> Iterator[Found]:
    """Store every report that is found, and pass on those that this version has not read."""
    for outcome in collection:
        if isinstance(outcome, Skipped):
            summary.skipped.append(outcome)
            continue
        summary.notices += [f"{outcome.raw.path}: {notice}" for notice in outcome.notices]
        writer.add_report(outcome.report, outcome.raw)
        if writer.has_reading(outcome.report.id, tools.version):
            summary.known += 1
        else:
            yield outcome


def _keep(found: Found, result: Understood | Failed, writer: Writer, tools: Tools, summary: Summary) -> None:
    """Store what one report came to, or say why it came to nothing."""
    if isinstance(result, Failed):
        words = f"it could not be read ({result.reason}); please report this with the text"
        summary.skipped.append(Skipped(found.raw.path, found.report.name, "read-failed", words))
        return
    writer.add_reading(found.report.id, tools.version, result.reading, result.claims, result.links)
    summary.read += 1
    summary.claims += len(result.claims)


def _read_found(tools: Tools, found: Found) -> Understood:
    (reading,) = tools.reader.read([found.report])
    return Understood(reading, *understand(found.report, reading, tools))


def _pool(workers: Workers | None, tools: Tools) -> Pool | None:
    if workers is None:
        return None
    return Pool(workers.count, partial(_work, tools.theatre, tools.clock, workers.reader), preload="whoholds.warm")


def _work(theatre: Theatre, clock: Clock, make_reader: Callable[[], Reader]) -> Callable[[Found], Understood]:
    """The work of one worker process, with tools of its own."""
    return partial(_read_found, Tools(theatre, StackedGazetteer.of(theatre), make_reader(), clock))


def understand(report: Report, reading: Reading, tools: Tools) -> tuple[tuple[Claim, ...], tuple[Link, ...]]:
    """Resolve names, places and times of one reading, and link its claims to each other."""
    fitting = tools.about(report)
    claims = name_takers(Resolver(fitting.theatre, fitting.gazetteer).resolve(report, reading))
    return claims, link_claims(claims)


def picture(view: View, tools: Tools, day: date) -> Picture:
    """Bring the claims of a view together, each actor under one name, and judge every place on `day`."""
    return picture_of(told_by(view), tools, day)


def told_by(view: View) -> Told:
    """All that a view lets through."""
    return Told(view.reports(), view.claims(), view.links(), view.judgements(), view.reviews())


def what_if(view: View, tools: Tools, day: date, claim_id: str) -> WhatIf | None:
    """What one claim would change, were it true or left out; None where the view has no such claim."""
    told = told_by(view)
    now = picture_of(told, tools, day)
    claim = now.claims.get(claim_id)
    if claim is None:
        return None
    claims, links = suppose(claim, told.claims, told.links, now.questions)
    rest = [one for one in told.claims if one.id != claim_id]
    kept = [link for link in told.links if claim_id not in {link.origin, link.to}]
    supposed = picture_of(replace(told, claims=claims, links=links), tools, day)
    return WhatIf(claim, now, supposed, picture_of(replace(told, claims=rest, links=kept), tools, day))


def changes(view: View, tools: Tools, since: date, until: date) -> tuple[tuple[Change, ...], Told]:
    """What changed from `since` to `until`, and the records it rests on."""
    told = told_by(view)
    claims = named(told, tools)
    counted = named(replace(told, claims=corrected(told.claims, told.reviews)), tools)
    ledger = Ledger(tools.theatre, tools.gazetteer)
    ledger.add(told.reports, counted, told.links, reviews=told.reviews)
    return ledger.changes(since, until), replace(told, claims=claims)


def actors(view: View, tools: Tools) -> Actors:
    """Who is who across the reports of a view; what a person judged comes before every rule."""
    return link_actors(view.claims(), view.reports(), tools.theatre, view.judgements())


def picture_of(told: Told, tools: Tools, day: date) -> Picture:
    """The picture of `day` from records already at hand; all of them count as known."""
    known = chronicle_of(told, tools)
    asked = known.asked(known.docket.homes(), None)
    claims = {claim.id: claim for claim in known.names(None).apply(told.claims)}
    found = known.findings(asked, day)
    counted = {claim.id: claim for claim in known.names(None).apply(known.claims)}
    totals = roll_ups(found, counted, told.links, tools.gazetteer)
    by_id = {report.id: report for report in told.reports}
    return Picture(day, found, totals, claims, by_id, asked, tuple(told.links))


def chronicle_of(told: Told, tools: Tools) -> Chronicle:
    """Records already at hand, ready to be looked at as of any day."""
    return Chronicle(told, tools.theatre, tools.gazetteer)


def named(told: Told, tools: Tools) -> Sequence[Claim]:
    """The claims with each actor under one name, as far as these records tell who is who."""
    return link_actors(told.claims, told.reports, tools.theatre, told.judgements).apply(told.claims)


def alone(report: Report, claims: Sequence[Claim], links: Sequence[Link], tools: Tools) -> tuple[ControlEntry, ...]:
    """The picture that one report gives by itself, judged by the theatre it is about.

    Its narrator counts as it presents itself: for a party only where resolving found it to be that party's own outlet.
    """
    tools = tools.about(report)
    known = frozenset(lineage_of_outlet(outlet.name) for outlet in tools.theatre.outlets)
    theatre = replace(tools.theatre, outlets=())
    asked = questions(claims, [report], theatre, tools.gazetteer, links)
    case = Casefile({claim.id: claim for claim in claims}, theatre, established=known)
    return control_of_report(asked, case)
