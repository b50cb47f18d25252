"""`python -m evaluation.peers --data PATH --python PEERS/bin/python --parser DIR`: both sides on the same text.

In: reports (anything `whoholds run` reads), or a brat folder as for the task `attribution`. Out: what either side finds
in each text, one under the other, then counts, seconds and, with brat, scores. Stays true: one side after the other,
text by text in the same order, on the same cores; the peer runs in its own environment.
"""

import json
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Annotated

import typer

from evaluation.attribution.comparing import Text, linked, tokens
from evaluation.brat import Linked, Pieces, attributed
from evaluation.door import open_door, print_tables
from evaluation.measured import Table, f1
from whoholds.collect import collect
from whoholds.errors import InputError
from whoholds.read.attributions import Attribution, attributions, tag
from whoholds.read.model import ReaderModel
from whoholds.read.quotations import inside_quotes
from whoholds.read.windows import windows
from whoholds.records import Mention, Report

DIRECT_SHARE = 0.9
"""Of its characters, what must stand inside quotation marks for an attribution to be direct."""
SHOWN_CHARACTERS = 90
SIDES = ("whoholds", "textacy")


@dataclass(frozen=True, slots=True)
class Given:
    """A text, with its annotated attributions where the data has them."""

    name: str
    text: str
    gold: tuple[Linked, ...] | None


@dataclass(frozen=True, slots=True)
class Side:
    """What one side found in each text, the seconds it took, and the paragraphs it refused."""

    found: list[list[Attribution]]
    seconds: float
    refused: int = 0


def texts(path: Path, limit: int | None) -> list[Given]:
    """What to run on.

    Raises InputError where nothing is there.
    """
    if not path.exists():
        raise InputError("missing-path", f"--data {path} does not exist; give reports, or a brat folder")
    if (path / "attributions").is_dir():
        return [Given(one.name, one.text, tuple(one.linked)) for one in attributed(path, limit)]
    found = (outcome for outcome in collect([path], date.today()) if isinstance(outcome, Report))
    return [Given(report.name, report.text, None) for report in found][:limit]


def ours(given: Sequence[Given]) -> Side:
    """Attributions by words alone, direct or not."""
    model = ReaderModel()
    model.score(windows("Anna said, “We stay.”", model.tokenize))
    found, started = [], perf_counter()
    for one in given:
        cut = windows(one.text, model.tokenize)
        found.append(attributions(tag(one.text, cut, model.score(cut))))
    return Side(found, perf_counter() - started)


def theirs(given: Sequence[Given], python: Path, parser: Path) -> Side:
    """textacy's direct quotations.

    Raises InputError where the peers' environment cannot be run.
    """
    lines = "".join(json.dumps({"id": k, "text": one.text}) + "\n" for k, one in enumerate(given))
    command = [str(python), str(Path(__file__).parent / "quotations.py"), str(parser)]
    try:
        done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1:]
        raise InputError("no-peer", f"{python} {said}; set the peers up as evaluation/peers/README.md says") from None
    told = json.loads(done.stderr.splitlines()[-1])
    rows = [json.loads(line)["found"] for line in done.stdout.splitlines()]
    found = [[_attribution(one.text, row) for row in own] for one, own in zip(given, rows, strict=True)]
    return Side(found, told["seconds"], told["refused"])


def _attribution(text: str, row: Mapping[str, Sequence[int]]) -> Attribution:
    spans = {role: Mention(text[a:b], a, b) for role, (a, b) in row.items()}
    return Attribution((spans["content"],), spans["cue"], spans["source"])


def side_by_side(given: Sequence[Given], sides: Sequence[Side], most: int) -> Iterator[Table]:
    """What either side finds in the first `most` texts."""
    for k, one in enumerate(given[:most]):
        rows = tuple(
            (name, _words(a.source), _words(a.cue), " … ".join(_words(m) for m in a.content))
            for name, side in zip(SIDES, sides, strict=True)
            for a in side.found[k]
        )
        yield Table(one.name, ("side", "source", "cue", "content"), rows)


def _words(mention: Mention | None) -> str:
    text = mention.text if mention else "–"
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


def scores(given: Sequence[Given], side: Side, *, direct_only: bool) -> dict[str, float]:
    """Against the annotation: whole attributions, and words under content; of all, or of direct quotations only."""
    tally = Counter[str]()
    for one, found in zip(given, side.found, strict=True):
        quoted, text = inside_quotes(one.text), Text(one.text)
        gold = [g for g in one.gold or () if not direct_only or _direct(quoted, g.content)]
        kept = [a for a in found if not direct_only or _direct(quoted, _pieces(a))]
        tally.update(linked(text, gold, kept))
        tally.update(tokens("content", text, [g.content for g in gold], [p for a in kept for p in _pieces(a)]))
    whats = {"whole_overlap_f1": "whole", "content_token_f1": "content token"}
    return {name: f1(*(tally[f"{what} {part}"] for part in ("hit", "gold", "ours"))) for name, what in whats.items()}


def _pieces(found: Attribution) -> Pieces:
    return tuple((m.start, m.end) for m in found.content)


def _direct(quoted: bytearray, pieces: Pieces) -> bool:
    inside = sum(sum(quoted[a:b]) for a, b in pieces)
    return inside >= DIRECT_SHARE * sum(b - a for a, b in pieces)


def summary(given: Sequence[Given], sides: Sequence[Side]) -> Table:
    """Counts and seconds of both, and scores where the texts are annotated."""
    rows: list[tuple[object, ...]] = [
        ("attributions found", *(sum(map(len, side.found)) for side in sides)),
        ("seconds", *(f"{side.seconds:.1f}" for side in sides)),
        ("paragraphs refused", *(side.refused for side in sides)),
    ]
    if given and given[0].gold is not None:
        for direct_only, which in ((False, "all"), (True, "direct only")):
            scored = [scores(given, side, direct_only=direct_only) for side in sides]
            rows += [(f"{name}, {which}", *(f"{one[name]:.4f}" for one in scored)) for name in scored[0]]
    return Table(f"{len(given)} texts", ("", *SIDES), tuple(rows))


def run(
    data: Annotated[Path, typer.Option(help="Reports, or a folder with text/ and attributions/ (brat).")],
    python: Annotated[Path, typer.Option(help="The Python of the peers' environment.")],
    parser: Annotated[Path, typer.Option(help="The parser that train_parser.py made.")],
    limit: Annotated[int | None, typer.Option(metavar="N", help="Read so many texts at most.")] = None,
    shown: Annotated[int, typer.Option(metavar="N", help="Show what is found in so many texts.")] = 3,
) -> None:
    """Run both sides on the same texts and print them side by side."""
    given = texts(data, limit)
    sides = (ours(given), theirs(given, python, parser))
    print_tables([*side_by_side(given, sides, shown), summary(given, sides)])


def main() -> None:
    """Run on the words of the command line."""
    open_door(run, "python -m evaluation.peers")


if __name__ == "__main__":
    main()
