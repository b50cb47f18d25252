"""A reading: everything the reader took from one report, as written, before any name is resolved.

In: a report's text through the reader. Out: claims and names, both by offset. Stays true: nothing here is canonical.
"""

from dataclasses import dataclass
from enum import StrEnum

from whoholds.records.claim import Claim, Mention


class NameType(StrEnum):
    """What a proper name in a report names."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    FACILITY = "facility"
    NATIONALITY = "nationality"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name where it stands in the report."""

    mention: Mention
    type: NameType


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase or pronoun: its words (no clauses, appositions or conjuncts), the word it turns on, the Universal
    Dependencies relation of that word, and the word it hangs on (None at the root of a sentence)."""

    mention: Mention
    head: Mention
    relation: str
    governor: Mention | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What one report gave: claims in order of their quotes, names and phrases in order of their mentions."""

    report_id: str
    claims: tuple[Claim, ...]
    names: tuple[Name, ...]
    phrases: tuple[Phrase, ...] = ()
