"""Terms: the noun phrases and pronouns of a report with what decides whether two can be one.

In: a text, its phrases, its referents. Out: terms in order of the text. Stays true: a term is a phrase of the report;
a feature that nobody can know is empty or None and forbids nothing.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from whoholds.records import Phrase
from whoholds.resolve.actors.entities import Entity, Referent
from whoholds.resolve.actors.layout import Layout
from whoholds.resolve.actors.lexicon import GIVEN_NAMES, NOUNS, TITLES
from whoholds.resolve.actors.names import fold
from whoholds.resolve.actors.pronoun_words import FEMININE, FIRST, MASCULINE, NEUTER, PLURAL

SECOND = frozenset({"you", "your", "yours", "yourself", "yourselves"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself"})
WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_FIRST = FIRST | {"myself", "mine", "ourselves"}
PERSONAL = MASCULINE | FEMININE | NEUTER | PLURAL | _FIRST | SECOND
_NO_TERMS = frozenset(
    "who whom which what whose that there one ones nobody nothing none everything anything something everyone someone "
    "anyone somebody anybody each other another both all some any many much more most few lot today yesterday tomorrow "
    "where when how why whatever whoever".split()
)
"""Words that a parser calls pronouns or nouns and that take up nobody."""
DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your some any no every each all both another such several "
    "many most few other".split()
)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
OWNERS = frozenset({"its", "his", "her", "their", "our", "my", "your"})
PLACE_NOUNS = frozenset(
    "city town village country nation province district region state capital area valley island river border place "
    "territory county neighbourhood neighborhood location site zone continent site street park hospital prison camp "
    "airport building house base".split()
)
_PERSON_SORTS = frozenset({"office", "voice", "person", "civilian", "witness", "expert", "many", "aid"})
_GROUP_SORTS = frozenset({"body", "group", "company", "media", "aid"})
WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
NO_ANTECEDENTS = frozenset(
    "year month week day hour minute morning evening night time moment today yesterday tomorrow monday tuesday "
    "wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december way lot kind thing things sort bit part reason case percent fact".split()
)
"""Heads that hardly anything takes up: times, and words that only introduce."""
_CLAUSE = re.compile(
    r"[Tt]hat\s+(?=(?:the|an?|his|her|its|their|our|my|these|those|every|all|some|any|no|many)\s|[A-Z])"
)
"""A "that" that opens a clause and not the phrase."""
_PREPOSITION = re.compile(r"(?:of|in|at|by|for|with|from|to|on|as|and|or)\s+", re.IGNORECASE)
_IN_FRONT_OF = re.compile(r"\b(?:in\s+(?:front|charge|light|view)|on\s+(?:behalf|top))\s+of\b", re.IGNORECASE)
"""Prepositions of several words, whose noun names nobody: "in front of the gate" is no front."""
_DETERMINER = re.compile(r"(?<!\w)(?:the|an?|his|her|its|their|our|my|this|these|those)\s$", re.IGNORECASE)
_FEMALE = frozenset("woman girl mother daughter wife sister spokeswoman policewoman widow actress queen lady".split())
_MALE = frozenset("man boy father son husband brother spokesman policeman king prince sir uncle gentleman".split())


class Sort(StrEnum):
    """What a term is made of."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Term:
    """One noun phrase ``[start, end)`` with its head word; `words` are its folded words without the determiner.

    `kinds` is what it may be (``person``, ``group``, ``place``, ``thing``), empty if unknown; `entity` whom it names.
    """

    start: int
    end: int
    head_start: int
    head: str
    sort: Sort
    opening: str
    words: tuple[str, ...]
    kinds: frozenset[str]
    gender: str
    plural: bool | None
    relation: str
    governor: tuple[int, int] | None
    sentence: int
    quoted: bool
    entity: Entity | None = None

    @property
    def subject(self) -> bool:
        """Whether it is the subject of its clause."""
        return self.relation.startswith(("nsubj", "csubj"))

    @property
    def definite(self) -> bool:
        """Whether it points to something already told of."""
        return self.opening in DEFINITE or self.opening in OWNERS


def terms_of(text: str, phrases: Iterable[Phrase], referents: Sequence[Referent], layout: Layout) -> list[Term]:
    """The terms of a report, one a phrase that can take up or be taken up."""
    heads = Heads(referents)
    found: dict[tuple[int, int], Term] = {}
    for phrase in phrases:
        term = make_term(text, phrase, heads.named(phrase), layout)
        if term is not None:
            found.setdefault((term.start, term.end), term)
    return sorted(found.values(), key=lambda term: (term.start, -term.end))


class Heads:
    """Referents by where they begin, so that a long report costs no more a phrase than a short one."""

    def __init__(self, referents: Sequence[Referent]) -> None:
        by_span = {(r.start, r.end): (number, r) for number, r in enumerate(referents)}
        self._ordered = sorted((start, number, end, r) for (start, end), (number, r) in by_span.items())
        self._starts = [start for start, _, _, _ in self._ordered]

    def named(self, phrase: Phrase) -> Referent | None:
        """The referent that holds the head of `phrase`: the phrase is a name with or without a title."""
        first = bisect_left(self._starts, phrase.mention.start)
        last = bisect_right(self._starts, phrase.head.start)
        holding = [(number, r) for _, number, end, r in self._ordered[first:last] if phrase.head.end <= end]
        return min(holding, key=lambda one: one[0])[1] if holding else None


def make_term(text: str, phrase: Phrase, referent: Referent | None, layout: Layout) -> Term | None:
    """The term that `phrase` makes; None if it can neither take up nor be taken up."""
    start, end = _span(text, phrase, referent)
    words = [fold(match.group()) or match.group().lower() for match in WORD.finditer(text, start, end)]
    head = fold(phrase.head.text) or phrase.head.text.lower()
    if not words or not head or _IN_FRONT_OF.search(text[max(0, phrase.head.start - 8) : phrase.head.end + 4]):
        return None
    opening = words[0] if words[0] in DETERMINERS else _article(text[start:end])
    sort = _sort(text, phrase, head, words, referent)
    if sort is None:
        return None
    entity = (
        referent.entity if sort is Sort.NAME and referent is not None and referent.way in ("name", "joint") else None
    )
    kinds, gender, plural = _features(head, words, sort, phrase, referent)
    return Term(
        start,
        end,
        phrase.head.start,
        head,
        sort,
        opening,
        tuple(word for word in words if word not in DETERMINERS and word != "s"),
        kinds,
        gender,
        plural,
        phrase.relation,
        (phrase.governor.start, phrase.governor.end) if phrase.governor else None,
        layout.number(start),
        layout.quoted(start),
        entity,
    )


def _span(text: str, phrase: Phrase, referent: Referent | None) -> tuple[int, int]:
    """The phrase without a preposition that opens it, with its determiner and the whole of a name at its head."""
    start, end = phrase.mention.start, phrase.mention.end
    opens = _PREPOSITION.match(text, start, phrase.head.start)
    start = opens.end() if opens else start
    if _CLAUSE.match(text, start, end):
        start += len("that ")
    if referent is not None and referent.start < end and start < referent.end:
        start, end = min(start, referent.start), max(end, referent.end)
    before = _DETERMINER.search(text, max(0, start - 8), start)
    opens_it = before is not None and phrase.relation != "compound" and phrase.head.text.lower() not in PERSONAL
    return (before.start() if before and opens_it else start), end


def _article(said: str) -> str:
    first = said.split(maxsplit=1)[0].lower() if said.split() else ""
    return first if first in ("the", "a", "an") else ""


def _sort(text: str, phrase: Phrase, head: str, words: list[str], referent: Referent | None) -> Sort | None:
    acronym = len(head) > 1 and phrase.head.text.isupper()
    if head in PERSONAL and len(words) == 1 and not acronym:
        return Sort.PRONOUN
    if head in DEMONSTRATIVE and len(words) == 1:
        return Sort.PRONOUN
    if head in _NO_TERMS:
        return None
    if referent is not None and referent.way not in ("demonym",):
        return Sort.NAME
    first = text[phrase.head.start]
    return Sort.NAME if first.isupper() and not _opens_sentence(text, phrase.head.start) else Sort.NOMINAL


def _opens_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 3) : at].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?\n:"


def _features(
    head: str, words: list[str], sort: Sort, phrase: Phrase, referent: Referent | None
) -> tuple[frozenset[str], str, bool | None]:
    if sort is Sort.PRONOUN:
        return _of_pronoun(head)
    if sort is Sort.NAME:
        return _of_name(words, referent, phrase)
    noun = NOUNS.get(head)
    plural = noun.plural if noun is not None else head.endswith("s") and not head.endswith(("ss", "us", "is"))
    gender = "f" if head in _FEMALE else "m" if head in _MALE else ""
    singular = noun.word if noun is not None else head
    kinds = set()
    if noun is not None:
        kinds |= {"person"} if noun.sort in _PERSON_SORTS or noun.sort == "force" else set()
        kinds |= {"group"} if noun.sort in _GROUP_SORTS else set()
    if singular in PLACE_NOUNS or singular.removesuffix("s") in PLACE_NOUNS:
        kinds.add("place")
    return frozenset(kinds or {"thing"}), gender, plural


def _of_pronoun(word: str) -> tuple[frozenset[str], str, bool | None]:
    if word in MASCULINE | FEMININE:
        return frozenset({"person"}), "m" if word in MASCULINE else "f", False
    if word in _FIRST | SECOND:
        return frozenset({"person"}), "", word in WE if word in _FIRST else None
    if word in NEUTER or word in ("this", "that"):
        return frozenset({"group", "place", "thing"}), "", False
    return frozenset(), "", True


def _of_name(words: list[str], referent: Referent | None, phrase: Phrase) -> tuple[frozenset[str], str, bool | None]:
    if referent is None:
        nobody = phrase.mention.text.lower().startswith("the ")
        return frozenset({"group", "place", "thing"}) if nobody else frozenset(), "", None
    entity = referent.entity
    if referent.way == "people":
        return frozenset({"person"}), "", True
    if entity.type == "person":
        titled = next((TITLES[w] for w in words if TITLES.get(w)), "")
        first = GIVEN_NAMES.get(words[0], "") if len(words) > 1 else ""
        return frozenset({"person"}), entity.gender or titled or first, False
    if entity.type == "place":
        return frozenset({"place"}), "", False
    if entity.type == "state":
        return frozenset({"group", "place"}), "", False
    return frozenset({"group"}), "", None
