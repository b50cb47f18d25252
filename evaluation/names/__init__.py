"""How well names are found and typed: person, group, place, and nationality where the set has it.

In: words in columns with BIO labels (a file or folder), or a folder of folders in the form of re3d.
Out: `Measured`; n counts sentences, or documents of re3d. Stays true: what is measured are the names that a `Reading`
keeps, with facility merged into place.
"""

from collections import Counter
from pathlib import Path

from evaluation.chain import bare_report
from evaluation.measured import Measured, Table, f1, share
from evaluation.names.comparing import Found, as_annotated, by_name, meets
from evaluation.names.kinds import MERGED
from evaluation.names.sets import Marked, NamedText, named_texts
from whoholds.read import ModelReader

TASK = "names, their edges and types: CoNLL columns (file or folder), or a folder of re3d folders"
SHOWN_CHARACTERS = 45


def measure(path: Path, limit: int | None = None, errors: int = 0) -> Measured:
    """Compare names; `errors` asks for so many of the commonest errors of each sort."""
    reader, texts = ModelReader(), list(named_texts(path, limit))
    kinds = {name.kind for text in texts for name in text.names}
    ways: dict[str, list[Found]] = {"": [], "_overlap": [], "_as_annotated": []}
    wrong = Counter[tuple[str, str, str]]()
    for text in texts:
        ours = [name for name in _names(reader, text) if name.kind in kinds]
        ways[""] += (found := by_name(text, ours))
        ways["_overlap"] += by_name(text, ours, meets)
        ways["_as_annotated"] += as_annotated(text, ours)
        wrong.update(_errors(text, found))
    metrics = {f"f1{way}": _f1(found) for way, found in ways.items()}
    metrics |= {f"f1_{kind}": _f1([one for one in ways[""] if one.kind == kind]) for kind in sorted(kinds)}
    tables = (_counts(ways[""], sorted(kinds)), *((_errors_table(wrong, errors),) if errors else ()))
    return Measured(sum(text.items for text in texts), metrics, tables)


def _names(reader: ModelReader, text: NamedText) -> list[Marked]:
    (reading,) = reader.read([bare_report(text.text)])
    kinds = [(name, name.type.value) for name in reading.names]
    return [Marked(name.mention.start, name.mention.end, MERGED.get(kind, kind)) for name, kind in kinds]


def _f1(found: list[Found]) -> float:
    hits = sum(one.gold is not None and one.ours is not None for one in found)
    return f1(hits, sum(one.gold is not None for one in found), sum(one.ours is not None for one in found))


def _counts(found: list[Found], kinds: list[str]) -> Table:
    rows = []
    for kind in kinds:
        of_kind = [one for one in found if one.kind == kind]
        gold, ours = sum(one.gold is not None for one in of_kind), sum(one.ours is not None for one in of_kind)
        hits = sum(one.gold is not None and one.ours is not None for one in of_kind)
        rows.append((kind, gold, ours, hits, f"{share(hits, ours):.4f}", f"{share(hits, gold):.4f}"))
    return Table("Behind the figures", ("type", "gold", "ours", "right", "precision", "recall"), tuple(rows))


def _errors(text: NamedText, found: list[Found]) -> Counter[tuple[str, str, str]]:
    """Each wrong name under its sort: nothing or other edges or another type of ours; or ours where gold has none."""
    gold = [one.gold for one in found if one.gold and not one.ours]
    ours = [one.ours for one in found if one.ours and not one.gold]
    sorts = Counter[tuple[str, str, str]]()
    for name in gold:
        near = [one for one in ours if one.start < name.end and one.end > name.start]
        same = next((one for one in near if (one.start, one.end) == (name.start, name.end)), None)
        sort = "missed" if not near else "type" if same else "edges" if near[0].kind == name.kind else "edges and type"
        sorts[sort, _shown(text, name), ", ".join(_shown(text, one) for one in near)] += 1
    for one in ours:
        if not any(one.start < name.end and one.end > name.start for name in gold):
            sorts["ours alone", "", _shown(text, one)] += 1
    return sorts


def _shown(text: NamedText, name: Marked) -> str:
    return f"{name.kind}: {text.text[name.start : name.end][:SHOWN_CHARACTERS]}"


def _errors_table(wrong: Counter[tuple[str, str, str]], most: int) -> Table:
    totals, rows = Counter[str](), []
    for (sort, gold, ours), count in wrong.most_common():
        totals[sort] += 1
        if totals[sort] <= most:
            rows.append((sort, gold, ours, count))
    sums = Counter[str]()
    for (sort, _, _), count in wrong.items():
        sums[sort] += count
    title = "Errors: " + ", ".join(f"{sort} {count}" for sort, count in sums.most_common())
    return Table(title, ("sort", "gold", "ours", "times"), tuple(sorted(rows)))
