"""`whoholds claims`, `whoholds speaker` and `whoholds export`: the claims themselves.

In: a view. Out: tables, sequences, files. Stays true: filters match names in any spelling the theatre knows.
"""

from collections.abc import Sequence
from pathlib import Path

from whoholds.cli.output import Output
from whoholds.cli.setting import DONE, PARTLY
from whoholds.errors import InputError
from whoholds.pipeline import Picture, Tools, alone
from whoholds.publish import claim_value, findings_csv, findings_geojson, guide_lines, speaker_of
from whoholds.records import Claim, Report
from whoholds.resolve import fold
from whoholds.store import View

COLUMNS = ("date", "speaker", "stance", "kind", "actor", "place", "words", "report")
FORMATS = ("claims-jsonl", "geojson", "csv")


def at_place(claims: Sequence[Claim], place: str, tools: Tools) -> list[Claim]:
    """Claims about `place`, by any name or code the gazetteer knows it by."""
    entries = {entry.id for entry in tools.gazetteer.look_up(place)} | {place}
    wanted = fold(place)
    return [
        c
        for c in claims
        if c.place and (c.place.entry in entries or (c.place.name is not None and wanted == fold(c.place.name)))
    ]


def by_speaker(claims: Sequence[Claim], speaker: str, tools: Tools) -> list[Claim]:
    """Claims whose source, or its side, goes by `speaker`: a known alias, or words of the name."""
    wanted = {fold(speaker)}
    for actor in tools.theatre.actors:
        if fold(speaker) in {fold(a) for a in (actor.name, *actor.aliases)}:
            wanted.add(fold(actor.name))
    words = set(fold(speaker).split())

    def speaks(claim: Claim) -> bool:
        names = [fold(n) for n in (claim.source.actor, claim.source.side) if n]
        return any(name in wanted for name in names) or any(words <= set(name.split()) for name in names[:1])

    return [c for c in claims if speaks(c)]


def show_claims(claims: Sequence[Claim], view: View, title: str, as_json: bool, out: Output) -> int:  # noqa: FBT001
    """A table of claims, oldest first."""
    reports = {report.id: report for report in view.reports()}
    if as_json:
        out.json([claim_value(claim, reports) for claim in claims])
    elif claims:
        out.table(title, COLUMNS, [_row(claim, reports.get(claim.report_id)) for claim in claims])
    else:
        out.complain("no such claims")
    return DONE if claims else PARTLY


def _row(claim: Claim, report: Report | None) -> tuple[object, ...]:
    return (
        report.date if report and report.date else "undated",
        speaker_of(claim.source, report),
        f"{claim.stance.value}{' (hedged)' if claim.hedged else ''}",
        claim.kind.value,
        claim.actor.name if claim.actor else None,
        claim.place.name if claim.place else None,
        claim.quote.text,
        report.name if report else claim.report_id,
    )


def write_export(view: View, picture: Picture, tools: Tools, form: str, path: Path) -> str:
    """Write the export and say what was written.

    Raises InputError for an unknown format, or where the file cannot be written.
    """
    if form == "claims-jsonl":
        reports = view.reports()
        text = guide_lines(
            reports, view.claims(), view.links(), lambda one, said, drawn: alone(one, said, drawn, tools)
        )
        count = len(reports)
    elif form == "geojson":
        places = {f.place: p for f in picture.findings if (p := tools.gazetteer.get(f.place))}
        text, count = findings_geojson(picture.findings, places), len(picture.findings)
    elif form == "csv":
        text, count = findings_csv(picture.findings), len(picture.findings)
    else:
        raise InputError("bad-format", f"--format {form!r} is not one of {', '.join(FORMATS)}")
    if str(path) == "-":
        print(text, end="")
    else:
        _write(path, text)
    return f"{count} {'reports' if form == 'claims-jsonl' else 'findings'} written to {path}"


def _write(path: Path, text: str) -> None:
    """The whole file or nothing of it: a stopped export leaves no half of one in its place."""
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not path.is_file():  # a pipe or device
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        if part.exists():
            part.unlink()
        why = error.strerror or type(error).__name__
        raise InputError("cannot-write", f"{path}: {why}; give another path, or - for standard output") from error
