"""The types of name sets as ours, and which of ours are compared.

In: a set's own word for a type. Out: person, group, place or nationality; None for a type that is not compared.
Stays true: a facility is a place; what the set has no type for is not held against us.
"""

PERSON, GROUP, PLACE, NATIONALITY = "person", "group", "place", "nationality"
MERGED = {"facility": PLACE}
"""Our own finer types, merged."""

_WORDS = {
    PERSON: "per person politician",
    GROUP: "org organization organisation group politicalparty",
    PLACE: "loc location gpe place country fac facility",
    NATIONALITY: "norp nationality",
}
_BY_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split()}


def kind_of(word: str) -> str | None:
    """A type in any set's spelling, as ours.

    >>> kind_of("ORG"), kind_of("Facility"), kind_of("Money")
    ('group', 'place', None)
    """
    return _BY_WORD.get(word.lower())
