"""How two names are compared when no gazetteer entry or theatre actor settles it.

In: canonical names. Out: folded keys. Stays true: folding never joins what a gazetteer id keeps apart.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from whoholds.records import PlaceRef


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """A name without accents, case, punctuation and leading article.

    >>> fold("The Pul-e Khumrí")
    'pul e khumri'
    """
    plain = re.sub(r"[^a-z0-9 ]+", " ", anyascii(name).lower().replace("'", ""))
    return re.sub(r"^(the|a|an) ", "", " ".join(plain.split()))


_OFFICE = re.compile(
    r"\b(?:press|media|information|public affairs|public relations|communications) (?:office|department|directorate)\b|"
    r"\b(?:ministry|armed forces|general staff|high command|central command|joint command|public affairs)\b"
)


def is_press_office(outlet: str) -> bool:
    """Whether an outlet is by its name the office of a force or ministry, whosever.

    >>> is_press_office("Joint Valley Media Office"), is_press_office("Valley News")
    (True, False)
    """
    return _OFFICE.search(fold(outlet)) is not None


def place_key(place: PlaceRef | None) -> str | None:
    """The gazetteer id, else ``name:`` and the folded name, else None for a place without a name."""
    if place is None:
        return None
    if place.entry is not None:
        return place.entry
    folded = fold(place.name) if place.name else ""
    return f"name:{folded}" if folded else None
