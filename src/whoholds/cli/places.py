"""`whoholds places build|import|find`: the gazetteer that reports' places are looked up in.

In: file names and names of places. Out: gazetteer files, tables, JSON. Stays true: an import tells what it joined by
code, what it left out and under which licence; looking something up changes nothing.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from whoholds.cli.output import Output
from whoholds.cli.setting import DONE, PARTLY, AsJson, TheatreName
from whoholds.pipeline import gazetteer_of
from whoholds.records import Place
from whoholds.resolve import StackedGazetteer
from whoholds.resolve.gazetteer import build_world, ensure_world, world_path
from whoholds.resolve.gazetteer.building import Progress as Told
from whoholds.resolve.gazetteer.importing import Options, import_places
from whoholds.theatres import ANY_CONFLICT

app = typer.Typer(help="The gazetteer: build it, import lists of places, look places up.", no_args_is_help=True)
COLUMNS = ("id", "name", "level", "within", "codes", "lat", "lon", "people", "outline", "source")


@contextmanager
def _bar(out: Output) -> Iterator[Told]:
    """A progress bar on standard error for people; nothing in a pipe."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out.errors, disable=not out.errors.is_terminal) as bar:
        task = bar.add_task("places")
        yield lambda done, total, step: bar.update(task, completed=done, total=total, description=step)


def world_ready(out: Output) -> None:
    """Build the world's file where it is not there yet, with a word about it."""
    if not world_path().exists():
        out.complain("building the gazetteer, once: about half a minute")
        with _bar(out) as told:
            ensure_world(progress=told)


@app.command()
def build(
    again: Annotated[bool, typer.Option("--again", help="Build it anew even where it is there.")] = False,
) -> None:
    """Build the world's gazetteer from the installed libraries; done by itself on first need.

    Example: whoholds places build
    """
    out, path = Output(), world_path()
    if again:
        path.unlink(missing_ok=True)
    if path.exists():
        out.say(f"{path} is there")
        return
    with _bar(out) as told:
        build_world(path, told)
    out.say(f"built {path} ({path.stat().st_size / 1e6:.0f} MB)")


@app.command(name="import")
def import_list(
    file: Annotated[Path, typer.Argument(help="A list or layer; docs/places.md has the forms.", show_default=False)],
    licence: Annotated[str, typer.Option(help="The licence it is under, kept with every entry.")] = "",
    edition: Annotated[str, typer.Option(help="The edition or day its codes are valid from.")] = "",
    scheme: Annotated[str | None, typer.Option(help="Name of its code scheme, such as pcode.")] = None,
    code_field: Annotated[str | None, typer.Option(help="Outlines: the field that holds the code.")] = None,
    name_field: Annotated[str | None, typer.Option(help="Outlines: the field that holds the name.")] = None,
    country: Annotated[str | None, typer.Option(help="The country of a list that does not say (AF).")] = None,
    crs: Annotated[str | None, typer.Option(help="Coordinate system of a layer without one (EPSG:4326).")] = None,
    as_json: AsJson = False,
) -> None:
    """Take a list of places in: P-codes, COD-AB layers, GeoNames dumps, JSON lists, GeoJSON outlines.

    Example: whoholds places import AFG_adm2.geojson --licence "CC BY-IGO 3.0"
    """
    out = Output()
    world_ready(out)
    found = import_places(file, Options(scheme, code_field, name_field, edition, licence, country, crs))
    if as_json:
        out.json({name: getattr(found, name) for name in found.__slots__})
    else:
        out.say(f"{found.form}: {found.added:,} entries under {found.scheme or 'ids of their own'}")
        out.say(
            f"{found.joined:,} joined by code to the world's, {found.known:,} known before, {found.shapes:,} outlines"
        )
        for notice in found.notices:
            out.complain(notice)
    raise typer.Exit(DONE if found.added or found.known else PARTLY)


@app.command()
def find(
    name: Annotated[str, typer.Argument(help="A name in any spelling, an id or a code.", show_default=False)],
    theatre: TheatreName = None,
    limit: Annotated[int, typer.Option(min=1, help="Show so many at most, best known first.")] = 10,
    as_json: AsJson = False,
) -> None:
    """Look a place up: every entry of that name, with codes and where it comes from.

    Example: whoholds places find Muqur --theatre afghanistan
    """
    out = Output()
    world_ready(out)
    gazetteer = gazetteer_of(theatre or ANY_CONFLICT)
    exact = gazetteer.get(name)
    hits = [exact] if exact is not None else list(gazetteer.look_up(name))
    rows = [_row(place, gazetteer) for place in hits[:limit]]
    if as_json:
        out.json([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    elif rows:
        out.table(f"{name}: {len(hits)} {'entry' if len(hits) == 1 else 'entries'}", COLUMNS, rows)
    else:
        out.complain(f"no entry goes by {name!r}; `whoholds places import FILE` adds lists")
    raise typer.Exit(DONE if rows else PARTLY)


def _row(place: Place, gazetteer: StackedGazetteer) -> tuple[object, ...]:
    parent = gazetteer.get(place.parent) if place.parent else None
    codes = ", ".join(f"{scheme}:{value}" for scheme, value in place.codes)
    outline = "yes" if gazetteer.shape(place.id) is not None else None
    source = gazetteer.source_of(place.id)
    within = f"{parent.name} ({parent.id})" if parent else None
    told = "; ".join(filter(None, (f"{source.name} {source.version}".strip(), source.licence))) if source else None
    return (place.id, place.name, place.level, within, codes, place.lat, place.lon, place.population, outline, told)
