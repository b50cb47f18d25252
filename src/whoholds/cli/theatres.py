"""`whoholds theatre new|check|list`: packs of facts about one conflict.

In: names and folders. Out: files of a new pack, faults, a table. Stays true: a pack is only read, never mended.
"""

from pathlib import Path
from typing import Annotated

import typer

from whoholds.cli.output import Output
from whoholds.cli.setting import PARTLY, AsJson
from whoholds.theatres import available, faults_of, load_theatre, new_pack

app = typer.Typer(help="Packs of facts about one conflict: begin, check and list them.", no_args_is_help=True)
COLUMNS = ("name", "title", "countries", "actors", "outlets", "places")


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="NAME", help="A folder to make; its last part names the pack.")],
) -> None:
    """Begin a pack: files with every field explained.

    Example: whoholds theatre new my-conflict
    """
    out = Output()
    for path in new_pack(folder):
        out.say(f"wrote {path}")
    out.say(f"fill them in, then: whoholds theatre check {folder}")


@app.command()
def check(
    pack: Annotated[str, typer.Argument(metavar="NAME|FOLDER", help="A shipped pack or a folder.")],
    as_json: AsJson = False,
) -> None:
    """Say everything that is wrong with a pack, by file and line.

    Example: whoholds theatre check my-conflict
    """
    out = Output()
    faults = faults_of(pack)
    if as_json:
        out.json({"theatre": pack, "faults": list(faults)})
    elif faults:
        for fault in faults:
            out.complain(fault)
        out.complain(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}; docs/theatre.md has the form")
    else:
        theatre = load_theatre(pack)
        counts = f"{len(theatre.actors)} actors, {len(theatre.outlets)} outlets, {len(theatre.places)} places"
        out.say(f"{theatre.name}: no faults; {counts}")
    raise typer.Exit(PARTLY if faults else 0)


@app.command(name="list")
def list_packs(as_json: AsJson = False) -> None:
    """The shipped packs.

    Example: whoholds theatre list
    """
    packs = [load_theatre(name) for name in available()]
    rows = [(p.name, p.title, " ".join(p.countries), len(p.actors), len(p.outlets), len(p.places)) for p in packs]
    if as_json:
        Output().json([dict(zip(COLUMNS, row, strict=True)) for row in rows])
    else:
        Output().table("Theatres", COLUMNS, rows)
