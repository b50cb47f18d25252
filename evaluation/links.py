"""Links between the claims of one report: which claim denies, supports, implies, repeats or depends on which.

In: annotated reports, one a line. Out: precision, recall and F1 of each kind of link over pairs of annotated claims.
Stays true: claims are taken as annotated, so what is measured is linking alone; a link counts whichever way it points.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from evaluation.gold_claims import read_annotated
from evaluation.measured import Measured, Table, f1, share
from whoholds.compare.links import link_claims
from whoholds.records import Link, LinkKind

TASK = "links: which claims of one report bear on which"

Pair = tuple[str, str, LinkKind]


def measure(path: Path, limit: int | None = None) -> Measured:
    """Link the claims of every report of `path` and count what an annotator linked so too."""
    hits: Counter[LinkKind] = Counter()
    gold: Counter[LinkKind] = Counter()
    found: Counter[LinkKind] = Counter()
    reports = 0
    for one in read_annotated(path, limit):
        reports += 1
        theirs, ours = _pairs(one.links), _pairs(link_claims(one.claims))
        gold.update(kind for *_, kind in theirs)
        found.update(kind for *_, kind in ours)
        hits.update(kind for *_, kind in theirs & ours)
    metrics: dict[str, float | None] = {"f1": f1(hits.total(), gold.total(), found.total())}
    rows = []
    for kind in LinkKind:
        right, told, said = hits[kind], gold[kind], found[kind]
        metrics |= {f"{kind}_f1": f1(right, told, said)}
        rows.append((kind.value, told, said, right, f"{share(right, said):.2f}", f"{share(right, told):.2f}"))
    columns = ("link", "annotated", "found", "right", "precision", "recall")
    return Measured(reports, metrics, (Table("Links", columns, tuple(rows)),))


def _pairs(links: Iterable[Link]) -> set[Pair]:
    return {(min(link.origin, link.to), max(link.origin, link.to), link.kind) for link in links}
