"""Who holds a town, told from notes on its history: our whole chain beside "the last capture verb wins".

In: a folder with ``changes.csv`` (columns snapshot, name, held_by, more_information) or that file. Out: `Measured`.
Stays true: the answer (`held_by`) is read only to score; a note is a report on its town, dated by its snapshot, and is
judged alone.
"""

import csv
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluation.measured import Measured, Table, share
from whoholds.cli.setting import tools_for
from whoholds.compare.names import fold
from whoholds.errors import InputError
from whoholds.pipeline import Tools, alone, understand
from whoholds.records import Claim, PlaceRef, Report, Status

TASK = "holder of towns from dated notes: a folder with changes.csv (ukraine_city_control)"
THEATRE = "ukraine"
CONTESTED, NOBODY = "Contested", "nobody named"

SPEAKS_OF_CONTROL = re.compile(
    r"captur|\bcontrol|liberat|regain|retak|annex|withdr|under siege|contested|claimed|blockad|surround|encircl|"
    r"blocked|raided",
    re.IGNORECASE,
)
CAPTURE = re.compile(
    r"(?:captured?|controlled|control|regained|claimed)\b[^.]*?\bby (?:\w+ )?"
    r"(Ukrain|Russia|Donetsk|Luhansk|Lugansk|DPR|LPR)",
    re.IGNORECASE,
)
ELLIPSIS = re.compile(
    r"^(?:possibly |partially |claimed )?(?:re)?(?:captured|controlled|contested|claimed|annexed|blockaded|blocked|"
    r"surrounded|encircled|raided|shelled|under siege|blockaded|in the gray zone)\b",
    re.IGNORECASE,
)
CLAIMED = re.compile(
    r"(?:(?:control|captured?)(?: by (?P<taker>.+?))? claimed(?: by (?P<by>.+?))?|claimed by (?P<who>.+?))"
    r"(?P<rest>(?:,| (?:on|between|in|since|as of|\d+)\b).*)?$",
    re.IGNORECASE,
)
REPUBLICS = frozenset({"russia", "luhansk pr", "donetsk pr", "luhansk people s republic", "donetsk people s republic"})


@dataclass(frozen=True, slots=True)
class Note:
    """One row: what is said of a town, on a day, and who truly held it."""

    name: str
    day: date
    text: str
    held_by: str


def measure(path: Path, limit: int | None = None) -> Measured:
    """Tell the holder of each town on the day of each note that speaks of control.

    Returns:
        ``holder_accuracy`` of the whole chain, ``baseline`` of "the last capture verb wins", ``lead`` between them,
        ``contested_recall`` and ``contested_precision``; a table of held against told.
    """
    notes = read_notes(path)[:limit]
    tools = tools_for(THEATRE)
    told = [_holder(note, tools) for note in notes]
    plain = [last_capture(note.text) for note in notes]
    pairs = Counter((note.held_by, one) for note, one in zip(notes, told, strict=True))
    right = sum(count for (gold, one), count in pairs.items() if gold == one)
    base = sum(note.held_by == one for note, one in zip(notes, plain, strict=True))
    both, found = pairs[CONTESTED, CONTESTED], sum(count for (_, one), count in pairs.items() if one == CONTESTED)
    contested = sum(note.held_by == CONTESTED for note in notes)
    metrics = {
        "holder_accuracy": share(right, len(notes)),
        "baseline": share(base, len(notes)),
        "lead": share(right - base, len(notes)),
        "contested_recall": share(both, contested),
        "contested_precision": share(both, found),
    }
    rows = tuple((gold, one, count) for (gold, one), count in sorted(pairs.items()))
    return Measured(len(notes), metrics, (Table("Who held, whom we named", ("held by", "told", "notes"), rows),))


def last_capture(text: str) -> str:
    """The baseline: whoever the last verb of capture or control names."""
    found = CAPTURE.findall(text)
    return NOBODY if not found else ("Ukraine" if found[-1].lower().startswith("ukrain") else "Russia")


RUN_TOGETHER = re.compile(
    r"(?<=[a-z\d.)])\s*(?=(?:Captured|Recaptured|Contested by|Raided|Partially captured|Awarded)\b)"
)


def sentences(note: str, town: str) -> str:
    """The note as sentences about the town: run-together ones parted, "see …" left out, the town named as subject."""
    parted = re.sub(
        r"(?<=[a-z\d.)])\s*(?=(?:Captured|Recaptured|Contested by|Raided|Partially captured|Awarded)\b)", ". ", note
    )
    found = []
    for one in re.split(r"(?<=[.\w)])\.\s*", parted):
        words = one.strip(" .|-")
        if not words or words.startswith("See "):
            continue
        found.append(_with_subject(words, f"the town of {town}"))
    return "".join(f"{one}. " for one in found).strip()


def _with_subject(words: str, town: str) -> str:
    """A note's clause with the town it leaves out."""
    claimed = CLAIMED.match(words)
    if claimed:
        who = (claimed["who"] or claimed["by"] or claimed["taker"] or "somebody").rstrip(" ,")
        what = "to control" if words.lower().startswith("control") else "to have captured"
        return f"{who} {'claim' if who.endswith('s') else 'claims'} {what} {town}{claimed['rest'] or ''}"
    lower = words[0].lower() + words[1:]
    return f"{town[0].upper()}{town[1:]} was {lower}" if ELLIPSIS.match(words) else words


def _holder(note: Note, tools: Tools) -> str:
    report = Report(
        note.name, note.name, note.day, None, None, None, "en", sentences(note.text, note.name), 0, note.name
    )
    (reading,) = tools.reader.read([report])
    claims, links = understand(report, reading, tools)
    placed = [_at_town(claim, note.name) for claim in claims]
    entries = [entry for entry in alone(report, placed, links, tools) if fold(entry.place) == fold(note.name)]
    if not entries:
        return NOBODY
    if entries[0].status is Status.CONTESTED:
        return CONTESTED
    holder = entries[0].holder or NOBODY
    return "Russia" if fold(holder) in REPUBLICS else holder


def _at_town(claim: Claim, town: str) -> Claim:
    """A note is about its town wherever it names no other place."""
    return replace(claim, place=PlaceRef(None, town, "Ukraine"))


def read_notes(path: Path) -> list[Note]:
    """The notes that speak of control, in the order of the file."""
    file = path / "changes.csv" if path.is_dir() else path
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            rows = list(csv.DictReader(lines))
        return [_note(row) for row in rows if SPEAKS_OF_CONTROL.search(_unlinked(row["more_information"]))]
    except (OSError, KeyError, ValueError) as error:
        raise InputError(
            "wrong-form", f"{file}: {error}; the task needs snapshot, name, held_by, more_information"
        ) from None


def _unlinked(text: str) -> str:
    """The note without its titles of other articles ("See Battle of …")."""
    return re.sub(r"See .*?(?=(?:Re)?[Cc]aptured|Partially captured|Contested|$)", "", text)


def _note(row: dict[str, str]) -> Note:
    held = row["held_by"].strip(" ?")
    held = "Russia" if fold(held) in REPUBLICS else held
    return Note(
        re.split(r"[#(]", row["name"])[0].strip(), date.fromisoformat(row["snapshot"]), row["more_information"], held
    )
