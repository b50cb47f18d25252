"""The words of a place mention taken apart: article, kind ("province"), direction, the name itself, what it lies in.

In: words of a report. Out: the names to look up, most literal first; the kind of place the words speak of.
Stays true: a word that is no name ("the north", "border") is never looked up.
"""

import re
from dataclasses import dataclass

from whoholds.resolve.folding import fold

_ARTICLE = re.compile(
    r"^(?:(?:the|all|entire|whole|its|their|his|her|our|this|that|in|of|near|around|outside|inside|at|from|to|towards?|across|within)\s+)+",
    re.I,
)
HEAD = (
    r"(?:provincial\s+capital|capital\s+city|capital|provinces?|cities|city|towns?|villages?|districts?|valley|regions?|"
    r"governorates?|area|oblast|count(?:y|ies)|airport|airbase|air\s+base|enclave|stronghold|border\s+town|port\s+city|"
    r"port|state|municipality|township|parish|prefecture|neighbou?rhood|suburb|peninsula|island|countryside|heartland|"
    r"refugee\s+camp|camp|crossing|border\s+crossing|highway|road|front|outskirts|territory|soil)"
)
DIRECTION = (
    r"(?:north|south|east|west|central|upper|lower|mid|north-?\s?east|north-?\s?west|south-?\s?east|south-?\s?west)"
    r"(?:ern(?:most)?)?"
)
OF = re.compile(rf"^(?:[\w-]+\s+){{0,4}}?(?:{HEAD}|cent(?:re|er))\s+of\s+(?:the\s+)?(?P<name>.+)$", re.I)
TAIL = re.compile(rf"(?:[’']s?)?\s+(?P<head>{HEAD})$", re.I)
LEAD = re.compile(rf"^(?:{DIRECTION}\s+)?(?P<head>{HEAD})\s+(?=[A-Z])", re.I)
COMPASS = re.compile(rf"^{DIRECTION}[\s-]+", re.I)
_FORMER = re.compile(r"^(?:former|greater|downtown|old|neighbou?ring|nearby|rural|mainland)\s+", re.I)
_OWNED = re.compile(r"^(?P<outer>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)[’']s\s+(?P<inner>(?:\w+\s+){0,2}?[A-Z].*)$")
_POSSESSIVE = re.compile(r"[’']s?$")
GENERIC = frozenset(
    "area areas town city village district province region valley capital country the north south north east west "
    "central northern southern eastern western centre center border coast base airport prison camp hospital state "
    "county university school church police court house street road park river lake island university".split()
)
"""Never looked up as names: some city somewhere goes by each of them."""
LEVELS = {
    "valley": ("province", "area", "district"), "province": ("province",), "governorate": ("province",),
    "state": ("province",), "oblast": ("province",), "prefecture": ("province",), "region": ("province", "area"),
    "city": ("city",), "town": ("city",), "village": ("city", "area"), "district": ("district", "area"),
    "county": ("district",), "parish": ("district",), "municipality": ("district", "city"), "capital": ("city",),
    "township": ("city", "district"), "port city": ("city",), "border town": ("city",), "capital city": ("city",),
    "provincial capital": ("city",), "country": ("country",), "enclave": ("province", "area", "city"),
    "stronghold": ("province", "area", "city"), "there": ("city", "province"),
    "area": ("area", "province", "city", "district"), "suburb": ("city", "area"),
    "island": ("area", "province"), "peninsula": ("area", "province"),
    "countryside": ("province",),
}  # fmt: skip
"""Which levels of places a word for a kind can mean."""


LANDS = frozenset({"territory", "soil"})
"""Words that make a people's name that of its land: "Syrian territory"."""


def singular(head: str) -> str:
    """
    >>> singular("Counties"), singular("cities"), singular("provinces")
    ('county', 'city', 'province')
    """
    head = re.sub(r"\s+", " ", head.lower())
    if head.endswith("ies"):
        return head[:-3] + "y"
    return head if head in LEVELS else head.removesuffix("s")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`names` to look up, most literal first; `head` the word for the kind of place; `container` a name that the
    mention itself says the place lies in ("Alexandria, Va.", "Panjshir's Bazarak").
    """

    names: tuple[str, ...]
    head: str | None = None
    container: str | None = None


_OF_A_PROVINCE = re.compile(r"\s+(?:provincial|regional|municipal)$")


def without_article(words: str) -> str:
    """The words without "the", "in", "near" and the like before them."""
    return _ARTICLE.sub("", words.strip())


_ASIDE = re.compile(r",\s+(?!(?:al|el|ad|an|ar|as|at|ash|az)-)[a-z].*$")
"""What is told of a place is no part of its name: "Old Taun, further south"."""
_QUARTER = re.compile(r"\b(?:Old|New|Inner|Walled)\s+(?:City|Town)$")
"""A quarter whose name is such words: "the Old City"."""


def is_quarter(words: str) -> bool:
    """Whether words name a quarter of a town by what every town has: "the Old City"."""
    return _QUARTER.search(words) is not None


def plain_name(words: str) -> str:
    """The name alone, as a reader would write it.

    >>> plain_name("the northern province of Kunduz"), plain_name("Panjshir's"), plain_name("Badghis province")
    ('Kunduz', 'Panjshir', 'Badghis')
    """
    name = _ASIDE.sub("", without_article(words))
    if match := OF.match(name):
        name = match["name"]
    bare = name if is_quarter(name) else TAIL.sub("", name)
    return _POSSESSIVE.sub("", bare or name).strip()


def take_apart(words: str) -> Phrase:
    """
    >>> take_apart("Muqur district").head, take_apart("Alexandria, Va.").container
    ('district', 'Va.')
    """
    name = without_article(words)
    head = _head(name)
    container, inner = _container(name)
    found = [name, _POSSESSIVE.sub("", name), words]
    if inner:
        found = [inner, TAIL.sub("", inner)]
    if match := OF.match(name):
        found += [match["name"], TAIL.sub("", match["name"])]
    led = LEAD.sub("", name)
    turned = COMPASS.sub("", name)
    found += [led, TAIL.sub("", led), turned, TAIL.sub("", turned), _FORMER.sub("", name)]
    found.append(_OF_A_PROVINCE.sub("", name))
    wanted = (_POSSESSIVE.sub("", s.strip()) for s in found if any(c.isupper() for c in without_article(s)))
    return Phrase(tuple(dict.fromkeys(s for s in wanted if fold(s) and fold(s) not in GENERIC)), head, container)


def _head(name: str) -> str | None:
    match = (
        TAIL.search(name) or LEAD.match(name) or re.match(rf"^(?:[\w-]+\s+){{0,4}}?(?P<head>{HEAD})\s+of\s", name, re.I)
    )
    return singular(match["head"]) if match else None


def _container(name: str) -> tuple[str | None, str | None]:
    """What the mention says its place lies in, and the place's own words."""
    inner, _, outer = name.partition(", ")
    if outer and outer[0].isupper():
        return outer, inner
    if match := _OWNED.match(name):
        return match["outer"], match["inner"]
    return None, None
