"""How ids are made: SHA-256 over length-prefixed parts, by a named and versioned recipe.

In: the parts of a record's content, as text. Out: a short hexadecimal id with a prefix.
Stays true: the same parts give the same id on every machine; no two lists of parts share an encoding,
because each part is written as its length in bytes, a colon and its bytes (a netstring), `None` as `-`.
"""

import hashlib
from collections.abc import Iterable

DIGEST_CHARACTERS = 16
"""64 bits: a one-in-a-million chance of any collision needs six million records of one kind."""


def content_id(recipe: str, parts: Iterable[str | None]) -> str:
    """Hash `parts` under `recipe`, e.g. ``"claim/1"``, and return ``"claim-…"``.

    >>> content_id("claim/1", ["a", "bc"]) == content_id("claim/1", ["ab", "c"])
    False
    """
    digest = hashlib.sha256()
    for part in (recipe, *parts):
        if part is None:
            digest.update(b"-,")
        else:
            raw = part.encode("utf-8", errors="surrogatepass")
            digest.update(str(len(raw)).encode() + b":" + raw + b",")
    return f"{recipe.split('/')[0]}-{digest.hexdigest()[:DIGEST_CHARACTERS]}"
