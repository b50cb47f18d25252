"""What came of it: a clause at the end of a statement that tells of dead and wounded is a statement of its own.

In: a statement's words. Out: where they part. Stays true: nothing is parted that leaves no statement before it; of the
annotated reports' clauses of this form four in five stand alone.
"""

import re

_RESULT = re.compile(
    r"(?:,\s+|\s)(?:(?:which|that|and|thus|reportedly)\s+)*"
    r"(?P<result>(?:(?:has|have|had)\s+)?(?:led\s+to|leading\s+to|result(?:ed|ing)\s+in|caus(?:ed|ing)|leaving|killing|wounding|"
    r"injuring)\s+(?:[^.;:“”\"]{0,60}?)\b(?:victims?|casualt\w+|dead|deaths?|wounded|injured|killed|people|civilians?|"
    r"soldiers?|troops|fighters?|members?|militants?|insurgents?|terrorists?|children|women|residents|others)\b)",
    re.I,
)
LEAST_BEFORE = 3
"""Words that the statement keeps; with fewer the clause is its only proposition."""


def result_at(words: str) -> tuple[int, int] | None:
    """Where the first part of `words` ends and the clause that tells what came of it begins.

    >>> result_at("They shelled the bazaar, killing four people")
    (23, 25)
    >>> result_at("killing four people")
    """
    match = _RESULT.search(words)
    if match is None or len(words[: match.start()].split()) < LEAST_BEFORE:
        return None
    return match.start(), match.start("result")
