"""Words that carry stance and doubt, by hand.

In: a cue's words or a quote's. Out: whether they deny or hedge. Stays true: a lexicon overrides the model only where
the word alone decides ("denied"); everything else is left to the model.
"""

import re

DENY = r"den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:e|es|ed|ing)|dismiss(?:es|ed|ing)?|reject(?:s|ed|ing)?"
"""The verbs of denial, without a group of their own."""
DENYING_CUE = re.compile(rf"\b(?:{DENY}|denial|rebuff(?:s|ed)?|disavow(?:s|ed)?)\b", re.I)
"""Of 13 annotated claims that are dismissed or rejected, 12 are denied."""
PROMISING_CUE = re.compile(r"\b(?:pledg\w+|promis\w+|assur(?:e|es|ed|ing|ances?)|guarantee\w*)\b", re.I)
"""19 of 22 annotated claims are promises; a vow may threaten as well (15 of 27)."""
HEDGING_CUE = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|alleg(?:e|es|ed|edly|ation|ations|ing)|reportedly|purport\w*|supposed(?:ly)?|"
    r"appear(?:s|ed)?\s+to|seem(?:s|ed)?\s+to|suspected|believed\s+to|so-called|unconfirmed|rumou?r\w*|"
    r"is\s+said\s+to|are\s+said\s+to|said\s+to\s+(?:be|have)|self-proclaimed|if\s+true)\b",
    re.I,
)
NOT_HEDGING = re.compile(r"\bclaim(?:s|ed|ing)?\s+responsibility\b", re.I)
CONDITION = re.compile(r"\b(?:if|unless|provided|as\s+long\s+as|on\s+condition)\b", re.I)


def denies(cue: str) -> bool:
    """True where the cue itself says that the speaker denies.

    >>> denies("has denied"), denies("said")
    (True, False)
    """
    return bool(DENYING_CUE.search(cue))


_UNDENIED = re.compile(rf"(?:\bnot|\bnever|n['’]t|\bnor|\bwithout)\s+(?:\w+\s+)?(?:{DENY})$", re.I)


def leaves_undenied(lead: str) -> bool:
    """True where the words up to a cue's end say that the speaker does not deny.

    >>> leaves_undenied("He did not dispute"), leaves_undenied("He has denied")
    (True, False)
    """
    return bool(_UNDENIED.search(lead))


def promises(cue: str) -> bool:
    """True where the cue itself says that the speaker promises.

    >>> promises("have pledged to"), promises("vowed")
    (True, False)
    """
    return bool(PROMISING_CUE.search(cue))


DEMANDING_CUE = re.compile(
    r"\b(?:call(?:s|ed|ing)?\s+(?:on|for|upon)|urg(?:e|es|ed|ing)|appeal(?:s|ed|ing)?|demand(?:s|ed|ing)?)\b", re.I
)
"""97 of 101 annotated claims are demands, 89 of them appeals."""


def demands(cue: str) -> bool:
    """True where the cue itself says that the speaker demands.

    >>> demands("called on"), demands("called")
    (True, False)
    """
    return bool(DEMANDING_CUE.search(cue))


def hedges(words: str) -> bool:
    """True where cue or quote marks distance or doubt; claiming responsibility does not.

    >>> hedges("claim to have"), hedges("said"), hedges("claimed responsibility")
    (True, False, False)
    """
    return bool(HEDGING_CUE.search(words)) and not NOT_HEDGING.search(words)
