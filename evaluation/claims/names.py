"""When two values of a field count as the same.

In: values as JSON gives them. Out: yes or no. Stays true: letter case, accents, punctuation and a leading article do
not matter; of two names, one may leave out words of the other; unknown is the same as unknown only.
"""

import re
import unicodedata
from typing import Any

_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")
_ARTICLE = re.compile(r"^(?:the|an?) ")


def folded(value: Any) -> str | None:
    """A value as it is compared; None stays None.

    >>> folded("The Émirate's  army"), folded(None)
    ('emirate s army', None)
    """
    if value is None:
        return None
    decomposed = unicodedata.normalize("NFKD", str(value))
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()
    return _ARTICLE.sub("", _OTHER_SIGNS.sub(" ", plain).strip())


def same(one: Any, other: Any) -> bool:
    """Whether two values agree.

    >>> same("Ahmad Massoud", "Massoud"), same("Taliban", None), same(None, None)
    (True, False, True)
    """
    left, right = folded(one), folded(other)
    if left is None or right is None:
        return left is right
    if left == right:
        return True
    fewer, more = sorted((set(left.split()), set(right.split())), key=len)
    return bool(fewer) and fewer <= more
