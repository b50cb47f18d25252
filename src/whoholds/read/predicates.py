"""The predicate lexicon: which kind of claim a verb or noun speaks of.

In: a claim's words. Out: what to add to each kind's log-probability.
Stays true: the table (`predicates.csv`) is by hand, its weights are counted; it joins the model.
"""

import csv
import re
from functools import cache
from pathlib import Path

from whoholds.records import Kind

TABLE = Path(__file__).with_name("predicates.csv")
SHARE = 0.6
"""How much of the counted log odds joins the model's: less than all, because the model has seen the same words."""


@cache
def _lexicon() -> tuple[tuple[Kind, float, re.Pattern[str]], ...]:
    """Rows of the table: kind, words as a pattern, and the log odds that a claim with such words is of the kind,
    counted on the annotated training reports."""
    with TABLE.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    return tuple(
        (Kind(row["kind"]), float(row["log_odds"]), re.compile(rf"\b(?:{row['words']})\b", re.I)) for row in rows
    )


def log_odds(words: str) -> dict[Kind, float]:
    """Kinds whose predicates stand in `words`, with what to add to their log-probability.

    >>> list(log_odds("rebels seized the town"))
    [<Kind.GAINS: 'gains'>]
    """
    return {kind: SHARE * weight for kind, weight, pattern in _lexicon() if pattern.search(words)}
