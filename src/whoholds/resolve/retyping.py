"""Names of another sort than the reader saw, where the words about them leave no doubt.

In: a reading. Out: the same, such names told as what they are. Stays true: three rules alone, each of words beside the
name; every other name keeps its type.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from whoholds.ports import Gazetteer
from whoholds.records import CONTROL_KINDS, Mention, Name, NameType, Reading
from whoholds.resolve.actors.states import find_states
from whoholds.resolve.places import is_well_known

_OFFICER = re.compile(
    r"\b(?:spokes(?:man|woman|person)|commander|leader|president|minister|governor|mayor|ambassador|envoy|chief|"
    r"secretary|official|adviser|deputy|head)\b[^.;:,“”\"]{0,70},\s+$",
    re.I,
)
_FULL_NAME = re.compile(r"^[A-Z][\w’'-]+(?:\s+(?:al-|el-|bin\s|ben\s)?[A-Z][\w’'-]+){1,2}$")
_GROUP_WORDS = re.compile(
    r"\b(?:Army|Force|Forces|Front|Party|Movement|Group|Council|Brigade|Union|Agency|News|Ministry|Committee|State|Times|"
    r"Post|Organi[sz]ation|Foundation|Corps|Guard|Alliance|Coalition|Office|Department)\b"
)
_TROOPS = re.compile(r"^([A-Z]\w+)\s+(?:forces|troops|soldiers|officials|fighters|warplanes|jets)$")
_REACH_CHARACTERS = 110


def retyped(reading: Reading, text: str, gazetteer: Gazetteer) -> Reading:
    """`reading` of `text` with its names told as what they are.

    A person that is pointed at as the place of a claim about control, and that the gazetteer knows first of all as a
    place, is one: "Bakhmut has been captured". A group of two or three names behind "a spokesman for the front, " is a
    person.
    """
    pointed = {c.place.mention for c in reading.claims if c.kind in CONTROL_KINDS and c.place and c.place.mention}
    spans = {(mention.start, mention.end) for mention in pointed}

    def is_held(name: Name) -> bool:
        at = (name.mention.start, name.mention.end)
        return name.type is NameType.PERSON and at in spans and is_well_known(gazetteer.look_up(name.mention.text))

    def is_officer(name: Name) -> bool:
        return name.type is NameType.GROUP and _has_office(text, name.mention)

    names = _told(_told(reading.names, is_held, NameType.PLACE), is_officer, NameType.PERSON)
    names = tuple(_people_alone(name) for name in names)
    return reading if names == reading.names else replace(reading, names=names)


def _people_alone(name: Name) -> Name:
    """A state's troops are no group of their own: of "Ukrainian forces" the name is "Ukrainian"."""
    match = _TROOPS.match(name.mention.text) if name.type is NameType.GROUP else None
    if match is None or not any(f.way == "demonym" and f.end == match.end(1) for f in find_states(match[1])):
        return name
    start = name.mention.start
    return Name(Mention(match[1], start, start + match.end(1)), NameType.NATIONALITY)


def _has_office(text: str, name: Mention) -> bool:
    if _FULL_NAME.match(name.text) is None or _GROUP_WORDS.search(name.text):
        return False
    return _OFFICER.search(text[max(0, name.start - _REACH_CHARACTERS) : name.start]) is not None


def _told(names: tuple[Name, ...], is_other: Callable[[Name], bool], what: NameType) -> tuple[Name, ...]:
    """All names of the same words and type as one that is another sort, told as `what`."""
    others = {(n.mention.text, n.type) for n in names if is_other(n)}
    return tuple(replace(n, type=what) if (n.mention.text, n.type) in others else n for n in names)
