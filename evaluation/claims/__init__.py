"""How well the whole chain takes claims out of reports: read, resolve, link, and the picture of each report alone.

In: annotated reports (JSON lines in the claim guide's form). Out: `Measured`; n counts reports.
Stays true: the chain sees text, date, outlet, title, url and language, and no annotation.
"""

from pathlib import Path

from evaluation.chain import predicted
from evaluation.claims.disagreements import disagreements
from evaluation.claims.scoring import beside, score
from evaluation.measured import Measured, json_lines

TASK = "claims with all their fields, and control by each report alone: guide's JSON lines (--errors N shows why)"
NEEDED = frozenset({"id", "text", "claims"})


def measure(path: Path, limit: int | None = None, errors: int = 0) -> Measured:
    """Run the chain on the texts of `path` and compare; `errors` asks for disagreements, grouped, so many of each."""
    gold = list(json_lines(path, limit, NEEDED))
    both = beside(gold, predicted(gold))
    return Measured(len(gold), score(both), disagreements(both, errors) if errors else ())
