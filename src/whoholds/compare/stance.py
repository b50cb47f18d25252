"""How one short text stands to a proposition it speaks of: for, against, or only telling that it is said.

In: a proposition in plain words and a text about it, such as a headline. Out: an `Attitude` and the words that show it.
Stays true: general English words of denial, doubt and report decide, never a topic; without such words a text that says
much of the same is for it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from whoholds.compare.names import fold

DENYING_WORDS = (
    r"hoax\w*|fake\w*|bogus|false(?:ly)?|untrue|not true|isn t true|not real|isn t real|debunk\w*|disprov\w*",
    r"den(?:y|ies|ied|ial|ying)|refut\w*|reject\w*|dismiss\w*|dispel\w*|disput\w*|contradict\w*|retract\w*",
    r"satir\w*|parod\w*|prank\w*|fabricat\w*|photoshop\w*|myth|misinformation|disinformation|staged|wrongly",
    r"made up|made it (?:all )?up|make (?:\w+ ){0,3}up|mistaken\w*|misidentif\w*|mislead\w*|misled|misquot\w*",
    r"misunderst\w*|duped?s?|fooled|fell for|no truth|no evidence|no sign|nothing to|baseless|unfounded",
    r"urban legend|exaggerat\w*|lied|lies|lying|too good to|still alive|is alive|alive and well|not so fast",
    r"set(?:s|ting)? the record straight|clear(?:s|ing)? the air",
)
"""By these a text says that something is not so. Names are folded, so an apostrophe is a space."""

NEGATIVES = (
    "not|never|no|none|nobody|without|cannot|neither|nor",
    "(?:is|was|are|were|do|does|did|has|have|had|wo|ca|could|would|should) ?n t",
)

DOUBTING_WORDS = (
    "reported(?:ly)?|reports?|reporting|alleged(?:ly)?|alleges?|allegations?|claim(?:s|ed|ing)?|rumou?r(?:s|ed)?",
    "apparent(?:ly)?|supposed(?:ly)?|purported(?:ly)?|unconfirmed|unverified|unclear|could|may|might|possibl[ey]",
    r"probabl[ey]|likely|potential(?:ly)?|seems?|appears?|suspect(?:s|ed)?|suggest\w*|hints?|hinting|tipped",
    r"(?:expected|said|thought|believed) to|sources?|according|says?|said|tells?|told|insists?|accus\w*|speculat\w*",
    r"question\w*|mystery|investigat\w*|analysts?|leak\w*|whether|if true|considering|plans? to|planning|in talks",
    r"want(?:s|ed)?|witness(?:es)?|confus\w*|viral|internet",
)
"""By these a text only tells that something is said, asked or looked into."""


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b")


DENIAL, NEGATION, DOUBT = map(_any_of, (DENYING_WORDS, NEGATIVES, DOUBTING_WORDS))


class Attitude(StrEnum):
    """How a text stands to a proposition."""

    FOR = "for"
    AGAINST = "against"
    OBSERVING = "observing"


@dataclass(frozen=True, slots=True)
class Attuned:
    """An attitude and the words it was read from; empty where it was for want of any."""

    attitude: Attitude
    words: tuple[str, ...]


def attitude(proposition: str, text: str) -> Attuned:
    """How `text` stands to `proposition`.

    >>> attitude("The Red Front holds the mill", "No, the Red Front does not hold the mill").attitude.value
    'against'
    """
    claimed, said = _plain(proposition), _plain(text)
    denials = () if DENIAL.search(claimed) else _found(DENIAL, said)
    negations = () if NEGATION.search(claimed) else _found(NEGATION, said)
    doubts = tuple(word for word in _found(DOUBT, said) if word not in claimed.split())
    asks = "?" in text
    if negations or (denials and not NEGATION.search(said)):
        return Attuned(Attitude.OBSERVING if asks else Attitude.AGAINST, (*denials, *negations))
    if doubts or asks:
        return Attuned(Attitude.OBSERVING, doubts)
    return Attuned(Attitude.FOR, ())


def _found(words: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(match.group() for match in words.finditer(text))


def _plain(text: str) -> str:
    return fold(text.replace("'", " ").replace("’", " "))
