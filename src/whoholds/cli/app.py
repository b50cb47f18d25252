"""The commands, one thin function each.

In: arguments. Out: an exit code (0 all well, 1 something skipped or not found, 2 nothing could be done).
Stays true: every command has an example in its help, `--db`, and `--json` where it shows records.
"""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from whoholds.cli import actors as who
from whoholds.cli import boards, claims, judging, places, runs, theatres
from whoholds.cli.output import Output
from whoholds.cli.setting import (
    DEFAULT_DB,
    DONE,
    FAILED,
    AsJson,
    AsOf,
    Db,
    RecordedBy,
    SystemClock,
    TheatreName,
    opened,
    read_day,
    read_instant,
    tools_for,
)
from whoholds.errors import InputError, WhoholdsError
from whoholds.pipeline import Picture, Tools, changes, picture, what_if
from whoholds.pipeline import actors as actors_of
from whoholds.records import Decision, Kind, Review, Stance
from whoholds.store import Store, View

Choice = TypeVar("Choice", Stance, Kind)
Name = Annotated[str, typer.Argument(help="A name as shown, with its side in brackets where two share it.")]
Why = Annotated[str | None, typer.Option("--why", help="The ground for it, shown with it.")]

app = typer.Typer(
    help="Who holds what, says who: attributed claims from conflict reports, and what they add up to.",
    epilog="Exit codes: 0 all well; 1 something was skipped or not found; 2 nothing could be done; 130 stopped by you.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(theatres.app, name="theatre")
app.add_typer(places.app, name="places")


def _looked_at(store: Store, as_of: str | None, recorded_by: str | None, tools: Tools) -> tuple[View, date]:
    """The view by both clocks, and the day to judge: `as_of`, else the last report's day."""
    day = read_day(as_of, "--as-of")
    view = store.view(day, read_instant(recorded_by))
    dates = [report.date for report in view.reports() if report.date]
    return view, day or max(dates, default=tools.clock.now().date())


@app.command()
def run(
    paths: Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)],
    theatre: TheatreName = None,
    db: Db = DEFAULT_DB,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin with an empty database.")] = False,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Reading processes; the usable cores if left out.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="Show the board of this day when done.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into the database. What was read before is not read again.

    Example: whoholds run reports/ --theatre afghanistan
    """
    out = Output()
    if fresh:
        runs.begin_afresh(db)
    places.world_ready(out)
    code = runs.run_reports(paths, db, theatre, workers, as_json, out)
    if as_of is not None and not as_json:
        with opened(db) as store:
            tools = tools_for(theatre, store)
            view, day = _looked_at(store, as_of, None, tools)
            boards.show_board(picture(view, tools, day), tools, None, False, out)
    raise typer.Exit(code)


@app.command()
def board(
    as_of: AsOf = None,
    within: Annotated[str | None, typer.Option(help="Only places within this one (name or code).")] = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Who holds what: place, status, holder, for and against; what is live first.

    Example: whoholds board --as-of 2021-09-06 --within AF
    """
    _with_picture(db, theatre, as_of, recorded_by, lambda p, t, o: boards.show_board(p, t, within, as_json, o))


@app.command()
def why(
    place: Annotated[str, typer.Argument(help="A place by any of its names.")],
    as_of: AsOf = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Both columns of sentences about a place, and the rules that fired.

    Example: whoholds why Panjshir --as-of 2021-09-06
    """
    _with_picture(db, theatre, as_of, recorded_by, lambda p, t, o: boards.show_why(p, t, place, as_json, o))


@app.command(name="claims")
def list_claims(
    place: Annotated[str | None, typer.Option(help="Only claims about this place.")] = None,
    speaker: Annotated[str | None, typer.Option(help="Only claims by this speaker or side.")] = None,
    stance: Annotated[str | None, typer.Option(help=", ".join(Stance))] = None,
    kind: Annotated[str | None, typer.Option(help=", ".join(Kind))] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Published on or after this day.")] = None,
    as_of: AsOf = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """The claims, oldest first.

    Example: whoholds claims --place Panjshir --stance denies
    """
    chosen_stance = _one_of(Stance, stance, "--stance")
    chosen_kind = _one_of(Kind, kind, "--kind")
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view = store.view(read_day(as_of, "--as-of"), read_instant(recorded_by))
        found = view.claims(stance=chosen_stance, kind=chosen_kind, since=read_day(since, "--since"))
        found = claims.at_place(found, place, tools) if place else found
        found = claims.by_speaker(found, speaker, tools) if speaker else found
        raise typer.Exit(claims.show_claims(found, view, "Claims", as_json, Output()))


@app.command()
def speaker(
    name: Annotated[str, typer.Argument(help="A person, group or state, by any known name.")],
    as_of: AsOf = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """One speaker's positions, in the order they were published.

    Example: whoholds speaker "Ahmad Massoud"
    """
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view = store.view(read_day(as_of, "--as-of"), read_instant(recorded_by))
        found = claims.by_speaker(view.claims(), name, tools)
        raise typer.Exit(claims.show_claims(found, view, f"What {name} has said", as_json, Output()))


@app.command()
def export(
    path: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write, or - for standard output.")],
    form: Annotated[str, typer.Option("--format", help="claims-jsonl, geojson or csv.")] = "claims-jsonl",
    as_of: AsOf = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Write claims or findings to a file.

    Example: whoholds export --format geojson --as-of 2021-09-06 board.geojson
    """
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view, day = _looked_at(store, as_of, recorded_by, tools)
        words = claims.write_export(view, picture(view, tools, day), tools, form, path)
        Output().complain(words) if str(path) == "-" else Output().say(words)


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="The address to listen on; other machines reach only another one.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8765,
    token: Annotated[
        str | None, typer.Option(envvar="WHOHOLDS_TOKEN", help="Who has it may look; needed unless on 127.0.0.1.")
    ] = None,
    theatre: TheatreName = None,
    db: Db = DEFAULT_DB,
) -> None:
    """The picture as a web page, on this machine.

    Example: whoholds serve --db build/panjshir.db
    """
    from whoholds.cli import serving  # here: the web framework takes half a second to load
    from whoholds.web import Settings

    with opened(db) as store:
        serving.serve(store, tools_for(theatre, store), Settings(host, port, token), Output())


@app.command()
def actors(
    name: Annotated[str | None, typer.Argument(help="Only who goes by this name.", show_default=False)] = None,
    theatre: TheatreName = None,
    db: Db = DEFAULT_DB,
    as_of: AsOf = None,
    recorded_by: RecordedBy = None,
    as_json: AsJson = False,
) -> None:
    """Who is who across the reports: names that are one actor, and why.

    Example: whoholds actors Massoud --db build/panjshir.db
    """
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view, _ = _looked_at(store, as_of, recorded_by, tools)
        raise typer.Exit(who.show_actors(actors_of(view, tools), name, as_json, Output()))


@app.command()
def same(one: Name, other: Name, why: Why = None, db: Db = DEFAULT_DB) -> None:
    """Say that two names are one actor. It is kept for good, and counts before any rule until you say otherwise.

    Example: whoholds same "NRF" "Northern Resistance" --why "their own site"
    """
    with opened(db) as store, store.writer(SystemClock()) as writer:
        raise typer.Exit(who.judge(writer, one, other, True, why, Output()))


@app.command()
def different(one: Name, other: Name, why: Why = None, db: Db = DEFAULT_DB) -> None:
    """Say that two names are two actors. It is kept for good, and counts before any rule until you say otherwise.

    Example: whoholds different "Ahmad Massoud" "Ahmad Shah Massoud" --why "son and father"
    """
    with opened(db) as store, store.writer(SystemClock()) as writer:
        raise typer.Exit(who.judge(writer, one, other, False, why, Output()))


ClaimId = Annotated[str, typer.Argument(help="A claim's id, as `whoholds claims --json` gives it.")]
Reason = Annotated[str, typer.Option("--why", help="Why; it is kept and shown.")]
Reviewer = Annotated[str, typer.Option("--by", help="Who says so.")]


@app.command(name="what-if")
def what_would_change(
    claim: ClaimId,
    as_of: AsOf = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """What one claim would change if it were plainly true, and what without it. Nothing is stored.

    Example: whoholds what-if claim-0123456789abcdef --as-of 2021-09-06
    """
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view, day = _looked_at(store, as_of, recorded_by, tools)
        found = what_if(view, tools, day, claim)
        if found is None:
            raise InputError(
                "no-such-claim", f"{claim!r} is no claim in this view; `whoholds claims --json` has the ids"
            )
        raise typer.Exit(judging.show_what_if(found, as_json, Output()))


@app.command(name="changes")
def list_changes(
    since: Annotated[str, typer.Option(metavar="DATE", help="From this day on.")],
    as_of: AsOf = None,
    theatre: TheatreName = None,
    recorded_by: RecordedBy = None,
    db: Db = DEFAULT_DB,
    as_json: AsJson = False,
) -> None:
    """Every change of status or holder, with the claims that caused it.

    Example: whoholds changes --since 2021-09-01 --as-of 2021-09-30
    """
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view, day = _looked_at(store, as_of, recorded_by, tools)
        first = read_day(since, "--since") or day
        raise typer.Exit(judging.show_changes(*changes(view, tools, first, day), as_json, Output()))


@app.command()
def link(claim: ClaimId, other: ClaimId, why: Reason, by: Reviewer, db: Db = DEFAULT_DB) -> None:
    """Say that a claim says the same as another: they count once. It is kept for good and counts before any rule.

    Example: whoholds link claim-0123456789abcdef claim-fedcba9876543210 --by Ana --why "the same wire, rewritten"
    """
    now = SystemClock()
    with opened(db) as store, store.writer(now) as writer:
        review = Review(claim, by, Decision.LINK, why, now.now(), other=other)
        raise typer.Exit(judging.decide(writer, review, Output()))


@app.command()
def unlink(claim: ClaimId, why: Reason, by: Reviewer, db: Db = DEFAULT_DB) -> None:
    """Say that a claim is no copy of any other, whatever its words. It is kept for good and counts before any rule.

    Example: whoholds unlink claim-0123456789abcdef --by Ana --why "our own man was there"
    """
    now = SystemClock()
    with opened(db) as store, store.writer(now) as writer:
        review = Review(claim, by, Decision.UNLINK, why, now.now())
        raise typer.Exit(judging.decide(writer, review, Output()))


@app.command()
def publish(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="An empty folder, or one published before.")],
    days: Annotated[int, typer.Option(min=1, help="How many of the last days with reports to write.")] = 60,
    theatre: TheatreName = None,
    db: Db = DEFAULT_DB,
) -> None:
    """The web page as files for any web host; nothing restricted is in it.

    Example: whoholds publish site --db build/panjshir.db
    """
    from whoholds.cli import serving  # here: as for serve

    with opened(db) as store:
        serving.write_site(store, tools_for(theatre, store), folder, days, Output())


@app.command()
def tour(db: Db = DEFAULT_DB) -> None:
    """What to try next on a database.

    Example: whoholds tour --db build/panjshir.db
    """
    at = "" if db == DEFAULT_DB else f" --db {db}"
    program = Path(sys.argv[0])
    called = program if program.name == "whoholds" and not program.is_absolute() else "whoholds"
    out = Output()
    out.say("")
    out.say("Try next:")
    for words, meaning in (
        ("board --as-of 2021-09-06", "the day the capture of Panjshir was claimed and denied"),
        ("why Panjshir --as-of 2021-09-06", "both columns of sentences, and the rules that fired"),
        ("speaker Massoud", "one speaker's positions in order"),
        ("claims --stance denies", "every denial"),
    ):
        out.say(f"  {called} {words}{at}    # {meaning}")


def _one_of(words: type[Choice], value: str | None, option: str) -> Choice | None:
    if value is None:
        return None
    try:
        return words(value)
    except ValueError:
        raise InputError("bad-choice", f"{option} {value!r} is not one of {', '.join(words)}") from None


def _with_picture(
    db: Path,
    theatre: str | None,
    as_of: str | None,
    recorded_by: str | None,
    show: Callable[[Picture, Tools, Output], int],
) -> None:
    with opened(db) as store:
        tools = tools_for(theatre, store)
        view, day = _looked_at(store, as_of, recorded_by, tools)
        raise typer.Exit(show(picture(view, tools, day), tools, Output()))


def main() -> None:
    """Run a command; an error of ours is one line on standard error and exit code 2."""
    try:
        app()
    except WhoholdsError as error:
        Output().complain(f"whoholds: {error}")
        sys.exit(FAILED)
    except BrokenPipeError:
        sys.exit(DONE)
