"""Where a report's outlet is at home, as far as its name and web address tell.

In: an outlet's name and a report's address. Out: a country by the address's last letters, and names to look up.
Stays true: nothing is asked of the network; an outlet that names no place gives no hint.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

import pycountry

_PAPER = (
    "news|newspaper|newspapers|times|post|herald|tribune|journal|gazette|register|star|daily|sun|dispatch|chronicle|"
    "online|today|weekly|record|mail|union|courier|sentinel|observer|standard|leader|independent|reporter|telegram|"
    "telegraph|echo|globe|examiner|inquirer|enquirer|press|the|thisis|my|citizen|beacon|local|localnews|bulletin|"
    "banner|free|live|intelligencer|advocate|review|and|group|pi|pal|item|news-leader|ledger|city"
)
_EDGES = re.compile(rf"^(?:{_PAPER})[-.]?|[-.]?(?:{_PAPER})$", re.I)
_SECOND_LEVEL = frozenset("co com org net ac gov edu".split())
_SHORTEST_NAME = 4


@lru_cache(maxsize=4096)
def country_of_address(url: str | None) -> str | None:
    """
    >>> country_of_address("http://www.dailystar.com.lb/x"), country_of_address("jpost.com")
    ('LB', None)
    """
    if not url:
        return None
    host = urlsplit(url if "//" in url else f"//{url}").hostname or ""
    last = host.rpartition(".")[2].upper()
    last = "GB" if last == "UK" else last
    return last if pycountry.countries.get(alpha_2=last) and last not in ("TV", "ME", "IO", "CO") else None


def names_in_address(url: str | None, outlet: str | None) -> Iterator[str]:
    """Names of places that the outlet's name or address may hold, likeliest first.

    >>> list(names_in_address("http://www.columbustelegram.com/a", None))[0]
    'Columbus'
    """
    if outlet and "." not in outlet:
        words = [word for word in outlet.split() if not re.fullmatch(_PAPER, word, re.I)]
        if words:
            yield " ".join(words)
    address = url or (outlet if outlet and "." in outlet else None)
    if not address:
        return
    host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    labels = [label for label in host.split(".")[:-1] if label != "www" and label not in _SECOND_LEVEL]
    for label in labels:
        yield from _names(label)


def _names(label: str) -> Iterator[str]:
    """
    >>> "Kansas City" in list(_names("kansascity"))
    True
    """
    seen = []
    bare = label
    while True:
        shorter = _EDGES.sub("", bare, count=1)
        if shorter == bare or len(shorter) < _SHORTEST_NAME:
            break
        bare = shorter
    for core in dict.fromkeys((label, bare)):
        if len(core) >= _SHORTEST_NAME:
            seen.append(core.capitalize())
            seen += [f"{core[:k].capitalize()} {core[k:].capitalize()}" for k in range(3, len(core) - 2)]
    yield from dict.fromkeys((*(s for s in (bare.capitalize(),) if len(s) >= _SHORTEST_NAME), *seen))
