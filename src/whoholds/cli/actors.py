"""`whoholds actors`, `same` and `different`: who is who across reports, and a person's word on it.

In: a view, names. Out: a table or JSON of actors; a row in the database. Stays true: no two names are shown as one
without the reason; what a person judged is shown as such.
"""

from collections.abc import Sequence

from whoholds.cli.output import Output, safe
from whoholds.cli.setting import DONE, PARTLY
from whoholds.errors import InputError
from whoholds.resolve import Actors, Linked
from whoholds.resolve.folding import fold
from whoholds.store import Writer

COLUMNS = ("actor", "also", "side", "claims", "why one", "kept apart")


def show_actors(actors: Actors, name: str | None, as_json: bool, out: Output) -> int:  # noqa: FBT001
    """Every actor, or those that go by `name`."""
    found = [one for one in actors.linked if name is None or _goes_by(one, name)]
    if as_json:
        out.json([_value(one) for one in found])
        return DONE if found else PARTLY
    if not found:
        out.complain(f"nobody here goes by {name!r}; `whoholds actors` lists everybody")
        return PARTLY
    rows = [
        (one.name, _joined(one.names), one.side, one.claims, _joined(one.reasons), _joined(one.apart)) for one in found
    ]
    out.table("Who is who across the reports", COLUMNS, rows)
    return DONE


def judge(writer: Writer, one: str, other: str, same: bool, why: str | None, out: Output) -> int:  # noqa: FBT001
    """Record a judgement.

    Raises InputError where both names are the same words.
    """
    if not one.strip() or not other.strip() or one.strip() == other.strip():
        words = (
            f"{one!r} and {other!r} are one name; add the side in brackets where two people share it: 'Vale (Front)'"
        )
        raise InputError("same-name", words)
    writer.add_judgement(one.strip(), other.strip(), same=same, why=why)
    out.say(f"recorded: {safe(one)} and {safe(other)} are {'one' if same else 'two'}; `whoholds actors` shows it")
    return DONE


def _goes_by(one: Linked, name: str) -> bool:
    wanted = fold(name)
    return any(wanted in fold(known) for known in (one.name, *one.names))


def _value(one: Linked) -> dict[str, object]:
    return {
        "actor": one.name,
        "also": list(one.names),
        "side": one.side,
        "claims": one.claims,
        "reasons": list(one.reasons),
        "apart": list(one.apart),
    }


def _joined(words: Sequence[str]) -> str:
    return "; ".join(words)
