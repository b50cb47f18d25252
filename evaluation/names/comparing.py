"""Gold names and ours, compared.

In: a text with both. Out: for each way of counting, how many are right, in gold and in ours, by type.
Stays true: a name is right only with its type; every name of ours serves once.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from evaluation.names.sets import Marked, NamedText

_ARTICLE = re.compile(r"(?:the|an?|our|their|its|his|her|this|all)\s+(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One gold name and ours for it, None where there is none; or a name of ours alone."""

    gold: Marked | None
    ours: Marked | None

    @property
    def kind(self) -> str:
        """The type it counts under."""
        one = self.gold or self.ours
        return one.kind if one else ""


Right = Callable[[Marked, Marked], bool]


def equal(gold: Marked, ours: Marked) -> bool:
    """The same characters and type."""
    return gold == ours


def meets(gold: Marked, ours: Marked) -> bool:
    """A character in common, and the same type."""
    return gold.kind == ours.kind and gold.start < ours.end and gold.end > ours.start


def as_annotated(text: NamedText, ours: Sequence[Marked], right: Right = equal) -> list[Found]:
    """Every annotation on its own."""
    return _paired([(name,) for name in text.names], ours, right)


def by_name(text: NamedText, ours: Sequence[Marked], right: Right = equal) -> list[Found]:
    """Names only, where a set marks mentions.

    A mention without a capital letter is no name; a leading article is not part of one; mentions of one type that lie
    one inside the other are one name with several edges that are all right, and the same words under two types are one
    name with two types that are both right.
    """
    if not text.mentions:
        return as_annotated(text, ours, right)
    bare = [_without_article(text.text, name) for name in text.names if _is_name(text.text, name)]
    groups: list[list[Marked]] = []
    for name in sorted(set(bare), key=lambda m: (m.start, -m.end, m.kind)):
        at_home = next((group for group in reversed(groups) if any(_is_same(one, name) for one in group)), None)
        if at_home:
            at_home.append(name)
        else:
            groups.append([name])
    return _paired(groups, [_without_article(text.text, name) for name in ours], right)


def _is_same(one: Marked, other: Marked) -> bool:
    equal_words = (one.start, one.end) == (other.start, other.end)
    return equal_words or (one.kind == other.kind and one.start <= other.start and other.end <= one.end)


def _is_name(text: str, marked: Marked) -> bool:
    bare = _without_article(text, marked)
    words = text[bare.start : bare.end]
    return any(sign.isupper() for sign in words) and words.lower() not in ("we", "i", "he", "she", "they", "it", "you")


def _without_article(text: str, marked: Marked) -> Marked:
    article = _ARTICLE.match(text, marked.start, marked.end)
    return replace(marked, start=article.end()) if article else marked


def _paired(gold: Sequence[Sequence[Marked]], ours: Sequence[Marked], right: Right) -> list[Found]:
    left = list(ours)
    found = []
    for edges in gold:
        edge, mate = next(((edge, one) for one in left for edge in edges if right(edge, one)), (edges[0], None))
        if mate is not None:
            left.remove(mate)
        found.append(Found(edge, mate))
    return [*found, *(Found(None, one) for one in left)]
