"""Counts of people and things in a claim.

In: a claim's words and kind. Out: low, high and unit. Stays true: those who are told of together are added up ("a
commander and two fighters" is three), those who are only picked out are not ("six men, including a commander" is six);
a count whose words set no bounds ("several") keeps its words and has none.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whoholds.read.numbers import Count, counts
from whoholds.records import Kind, Mention, Quantity

_UNITS = (
    ("killed", r"kill\w*|dead|deaths?|died|dies|martyr\w*|slain|lives\s+lost|fatalit\w+|bodies|executed|beheaded"),
    ("wounded", r"wound\w*|injur\w*|hurt|maim\w*"),
    ("captured", r"captur\w*|arrest\w*|detain\w*|seiz\w*|prisoners?|hostages?|held|abducted|kidnapped"),
    ("surrendered", r"surrender\w*|laid\s+down|defect\w*"),
    ("displaced", r"displac\w*|fled|flee\w*|refugees?|evacuat\w*|homes"),
    ("fighters", r"fighters?|militants?|insurgents?|rebels?|gunmen|jihadi\w*|terrorists?"),
    ("troops", r"troops|soldiers|forces|personnel|commandos|servicem[ae]n"),
    ("civilians", r"civilians?|people|children|women|residents"),
)
_KIND_UNITS = {Kind.CASUALTIES: ("killed", "wounded"), Kind.DETAINS: ("captured",), Kind.DISPLACEMENT: ("displaced",)}
_UNIT_RE = {unit: re.compile(rf"\b(?:{words})\b", re.I) for unit, words in _UNITS}
_NOUN = re.compile(r"\s+(?:[a-z-]+\s+){0,2}?([a-z]{3,}s|people|men|women|children|personnel)\b", re.I)
_ONE_PERSON = (
    r"leader|ringleader|sub-?commander|commander|facilitator|fighter|militant|insurgent|rebel|gunman|terrorist|soldier|officer|"
    r"policeman|guard|civilian|person|child|woman|man|boy|girl|member|suspect|individual|associate|resident|journalist|"
    r"reporter|doctor|nurse|teacher|worker|student|driver|mullah|governor|mayor|minister|general|colonel|official|bomber|"
    r"attacker|operative|marine|contractor|protester|citizen|national|mother|father|son|daughter|brother|baby|teenager|"
    r"financier|smuggler|emplacer|adviser|advisor|deputy|chief|dealer|trafficker|cleric|judge|lawmaker|pilot|criminal|maker|expert|occupant|other"
)
_BETWEEN = (
    r"(?:\s+(?!(?:an?|the|and|or|of(?!\s+(?-i:[A-Z]))|by|with|who|that|which|was|were|is|are|has|have|had|to|in|at|on|from|after|during|for|"
    r"as|killed|killing|captured|capturing|detained|arrested|wounded|injured|seized)\b)[\w.'’/()-]+)"
)
_HEAD = re.compile(
    rf"{_BETWEEN}{{0,6}}?\s+(?:{_ONE_PERSON}|one)\b(?!\s+(?:{_ONE_PERSON}|group|network|cell|force)\b)", re.I
)
_HEADS = re.compile(
    rf"(?:\s+of)?(?:\s+(?:his|her|its|their|the))?{_BETWEEN}{{0,4}}?\s+(?:(?:{_ONE_PERSON})(?:s|es)?|people|men|women|children|gunmen|policemen|servicemen|"
    r"troops|personnel|forces|police)\b",
    re.I,
)
_SINGLE = re.compile(r"\b(?:an?(?:other)?|one|the|their|his|its)(?=\s)", re.I)
_NAMES = r"(?:,?\s+[A-Z][\w'’-]+(?:\s+(?:[A-Z][\w'’-]+|bin|al|ul|ur))*)?"
_JOINED = re.compile(
    rf"{_NAMES}(?:,[^,]{{3,60}},)?\s*(?:,|,?\s*and(?:\s+also)?|,?\s*along\s+with|,?\s*as\s+well\s+as|,?\s*together\s+with|,?\s*plus)\s*"
)
_OF = re.compile(r"\s+of\s+$", re.I)
_BOTH = re.compile(r"\bboth\b", re.I)
_HIM_AND = re.compile(r"\b(?:him|her)\b(?=,?\s+(?:and|along\s+with|as\s+well\s+as|together\s+with)\b)", re.I)
_PICKED_OUT = re.compile(r"(?:including|among\s+(?:them|whom)|of\s+whom)\s+$", re.I)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|are|is|got|gets|get)\s+(?:\w+ly\s+|also\s+|all\s+)?(?:\w+ed\s+(?:and|or)\s+)?$", re.I
)
_SUBJECT_WORDS = re.compile(r"dead|died|dies|fatal\w*|lives|prisoners?|hostages?|deaths?|bodies", re.I)
_SINGULAR = re.compile(
    r"\b(?:was|is|has\s+been|(?<!s)\s+had\s+been)\s+(?:\w+ly\s+|also\s+)?(?:\w+ed\s+(?:and|or)\s+)?$", re.I
)
_COLLECTIVE = re.compile(
    r"\b(?:no(?:body|\s+one|ne)?|every(?:one|body)|group|family|number|cell|convoy|team|crew|unit|patrol|population|it|they)\b",
    re.I,
)
_OBJECT_ONE = re.compile(r"\s+(?:him|her|himself|herself)\b")
REACH = 90
"""Characters between a word for killing or capturing and the people it tells of."""


@dataclass(frozen=True, slots=True)
class _Party:
    """People counted together: bounds, where their words begin and end (the noun included)."""

    low: int | None
    high: int | None
    start: int
    end: int
    is_numbered: bool = True
    is_people: bool = True


def quantity_of(quote: Mention, kind: Kind) -> Quantity | None:
    """The count that a claim of `kind` gives, the one nearest the words its kind is about; None if there is none."""
    text = quote.text
    units = _KIND_UNITS.get(kind, ())
    preferred = [unit for unit in units if _UNIT_RE[unit].search(text)]
    if preferred:
        return _of_people(quote, preferred[0])
    if units and (told := _opening(text)):
        return _quantity(quote, told, units[0])
    numbered = [count for count in counts(text) if (count.low, count.high) != (1, 1)]
    bounded = [count for count in numbered if (count.low, count.high) != (None, None)]
    if not bounded:
        return None
    unit = _unit_after(text, bounded[0])
    return (
        _quantity(quote, _Party(bounded[0].low, bounded[0].high, bounded[0].start, bounded[0].end), unit)
        if unit
        else None
    )


def _opening(text: str) -> _Party | None:
    """Those whom a piece of a sentence begins with, its verb outside: "three other suspects in the valley"."""
    parties = list(_told_together(text, _parties(text)))
    return parties[0] if parties and parties[0].is_people and not text[: parties[0].start].strip() else None


def _unit_after(text: str, count: Count) -> str | None:
    after = text[count.end : count.end + 60]
    unit = next((u for u, _ in _UNITS if _UNIT_RE[u].search(after)), None)
    noun = _NOUN.match(text, count.end)
    return unit or (noun.group(1).lower() if noun else None)


def _quantity(quote: Mention, party: _Party, unit: str) -> Quantity:
    words = Mention(quote.text[party.start : party.end], quote.start + party.start, quote.start + party.end)
    return Quantity(party.low, party.high, unit, words)


def _of_people(quote: Mention, unit: str) -> Quantity | None:
    """Those killed, wounded, captured or displaced: whom the verb takes, by its voice, else whoever stands nearest."""
    text = quote.text
    anchors = list(_UNIT_RE[unit].finditer(text))
    parties = list(_told_together(text, _parties(text)))
    ranked = [pair for anchor in anchors for party in parties if (pair := _fit(text, anchor, party))]
    if ranked:
        return _quantity(quote, min(ranked, key=lambda pair: pair[0])[1], unit)
    lone = next((one for anchor in anchors if (one := _alone(text, anchor))), None)
    return _quantity(quote, lone, unit) if lone else None


def _parties(text: str) -> list[_Party]:
    """Every number, and every single person told of as one of a kind ("a commander", "another fighter")."""
    numbered = counts(text)
    found = []
    for count in numbered:
        heads = _HEADS.match(text, count.end)
        end = heads.end() if heads else count.end
        found.append(_Party(count.low, count.high, count.start, end, is_people=heads is not None))
    pairs = ((both.start(), _HEADS.match(text, both.end())) for both in _BOTH.finditer(text))
    found += [_Party(2, 2, start, heads.end()) for start, heads in pairs if heads]
    found += [_Party(1, 1, *match.span(), is_numbered=False) for match in _HIM_AND.finditer(text)]
    taken = [(party.start, party.end) for party in found]
    for match in _SINGLE.finditer(text):
        head = _HEAD.match(text, match.end())
        belongs = _OF.search(text, max(0, match.start() - 9), match.start())
        if belongs and any(party.end == belongs.start() for party in found):
            continue
        if head and not any(a < head.end() and match.start() < b for a, b in taken):
            found.append(_Party(1, 1, match.start(), head.end(), is_numbered=match[0].lower() in ("one", "another")))
            taken.append((match.start(), head.end()))
    return sorted(found, key=lambda party: party.start)


def _told_together(text: str, parties: Sequence[_Party]) -> Iterator[_Party]:
    """Neighbours joined by "and", "along with" or a comma, added up; those of them who are only picked out left out."""
    whole: _Party | None = None
    for party in parties:
        if whole is not None and _PICKED_OUT.search(text, whole.start, party.start):
            continue
        if whole is not None and _JOINED.fullmatch(text, whole.end, party.start):
            whole = replace(whole, low=_sum(whole.low, party.low), high=_sum(whole.high, party.high), end=party.end)
            continue
        if whole is not None:
            yield whole
        whole = party
    if whole is not None:
        yield whole


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _fit(text: str, anchor: re.Match[str], party: _Party) -> tuple[tuple[int, int], _Party] | None:
    """How well `party` is the one that `anchor` tells of (lower is better): right side first, then the distance."""
    is_after = party.start >= anchor.end()
    gap = party.start - anchor.end() if is_after else anchor.start() - party.end
    is_subject = bool(
        _SUBJECT_WORDS.fullmatch(anchor[0]) or _PASSIVE.search(text, max(0, anchor.start() - REACH), anchor.start())
    )
    is_subject = is_subject and not re.match(r"\s+of\b", text[anchor.end() :])
    is_right = is_after != is_subject
    if not party.is_numbered and (not is_right or gap > REACH):
        return None
    return (0 if is_right and gap <= REACH else 1, max(gap, 0)), party


def _alone(text: str, anchor: re.Match[str]) -> _Party | None:
    """One person without a number: "he was arrested", "killing Oliver"."""
    before = text[: anchor.start()]
    if _SINGULAR.search(before) and not _COLLECTIVE.search(before):
        return _Party(1, 1, anchor.start(), anchor.end())
    if _OBJECT_ONE.match(text, anchor.end()):
        return _Party(1, 1, anchor.start(), anchor.end())
    return None
