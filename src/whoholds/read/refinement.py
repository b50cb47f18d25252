"""What the words around and inside a statement decide beside the model: negation, conditions, offers, pictures.

In: kind and stance as the model has them, the quote, and its sentence up to the quote. Out: kind and stance.
Stays true: a denial keeps its proposition positive ("has not fallen" denies the fall); a condition asserts nothing;
what a photograph shows is presence, seen by whoever reports it.
"""

import re

from whoholds.read.kinds import told_kind
from whoholds.read.predicates import log_odds
from whoholds.records import CONTROL_KINDS, Evidence, Kind, Mention, Stance

_NEGATED = re.compile(
    r"\b(?:not|never|n['’]t|yet\s+to|no\s+longer|nobody|neither|none\s+of|failed\s+to|unable\s+to)\b", re.I
)
_OUTSIDE = re.compile(
    r"\b(?:outside|beyond|out\s+of)\s+(?:of\s+)?(?:the\s+)?(?:[\w’'-]+\s+){0,4}?(?:control|reach|grip)\b", re.I
)
"""What is outside somebody's control is not held by them."""
_HOLDS_BEFORE = re.compile(r"\b(?:hold|held|control|keep|kept|rule|run)\w*", re.I)
"""But who "holds the last province outside" another's control does hold it."""
_FALSE = re.compile(
    r"\b(?:is|are|was|were|as)\s+(?:completely\s+|entirely\s+|totally\s+)?"
    r"(?:false|untrue|baseless|fabricated|wrong|a\s+lie|lies|not\s+true|incorrect|unfounded|propaganda)$",
    re.I,
)
_CONDITION = re.compile(r"^(?:\s*date:?\s+[\d-]+)?\W*(?:and\s+|but\s+)?(?:if|unless|should)\b", re.I)
"""The first sentence of a text report may stand behind its date line."""
_IF_INSIDE = re.compile(r"\b(?:if|provided\s+that|as\s+long\s+as|on\s+condition)\b", re.I)
_READY = re.compile(r"\b(?:ready|willing|prepared|offer(?:s|ed|ing)?)\s+to\b", re.I)
_OFFERED = re.compile(r"\boffer(?:s|ed|ing)?(?:\s+(?:on|in|at)\s+\w+)?\s+(?P<to>to\s+)?$", re.I)
_PROMISE = re.compile(
    r"\b(?:will|shall|would|won['’]t|promis\w+|guarantee\w*|pledge\w*|assuranc\w+|no\s+harm|nothing\s+to\s+fear)\b|['’]ll\b",
    re.I,
)
_SHOWN = re.compile(
    r"\b(?P<what>photo(?:graph)?s?|images?|pictures?|videos?|footage|clips?)\b(?:[^.;“”\"]*?)"
    r"\b(?:show(?:s|ed|ing|n)?|appear(?:s|ed)?\s+to\s+show|depict(?:s|ed|ing)?)\b[^.;]*$",
    re.I,
)
_PICTURE = re.compile(
    r"^(?:an?\s|the\s|this\s|some\s)?(?:other|another(?:\s+one)?|one|photo(?:graph)?s?|images?|pictures?|videos?|clips?|footage)$",
    re.I,
)
_ENDS = re.compile(r"[.!?][”\"’']?\s+(?=[A-Z“\"])|\n")
FREE_TO_PROMISE = frozenset({Stance.ASSERTS, Stance.DEMANDS, Stance.THREATENS, Stance.CONDITIONAL, Stance.PREDICTS})
"""An assurance that tells of the future promises: 50 of 67 annotated ones; one that does not, asserts: 68 of 94."""
_LIFTED = re.compile(
    r"\b(?:(?:broke|broken|breaking)\s+(?:the|an?|this)\s+(?:[\w-]+\s+){0,3}?(?:siege|blockade)|"
    r"lifted|ended|is\s+over|(?:was|been)\s+broken|(?:is|are|was|were|been)\s+(?:re-?)?open(?:ed)?|reopened)\b",
    re.I,
)
"""A siege that has been lifted, and a road that is open, are no longer contested."""
_UNKNOWN = re.compile(
    r"\b(?:(?:has|have|had|there\s+(?:is|was))\s+no\s+(?:information|data|details|confirmation)|"
    r"(?:do|does|did)(?:\s+not|n['’]t)\s+have\s+(?:any\s+)?(?:information|data|details)|"
    r"(?:not|cannot|n['’]t)(?:\s+be|\s+been)?(?:\s+\w+ly)?\s+(?:confirmed|verified|substantiated|corroborated)|"
    r"(?:is|was|remains?|remained)\s+(?:unclear|(?:not|n['’]t)\s+(?:immediately\s+)?clear))\b",
    re.I,
)
"""All five annotated statements with such words leave open what they tell of."""
_AFTERWARDS = re.compile(
    r"(?<=\w)[,;“”\"\s]+(?:because|although|though|whereas|while)\b|(?<=\w)\s[–—-]{1,2}\s|"
    r"(?<=\w),\s[^,;.]{0,80}?\b(?:that|which|who)\s+(?:ha[sd]|have|was|were|is|are|did|does?|could)\b",
    re.I,
)
"""What gives a reason, a contrast or a description, or stands behind a dash, denies nothing of what is before it."""
_SIEGE_ALONE = re.compile(rf"{_AFTERWARDS.pattern}|\s+(?:but|and|though)\s+(?:has\s+|have\s+)?not\b", re.I)
""" "Besieged but not occupied": the siege is not denied."""
_WILL_NOT = re.compile(r"\b(?:will|would|shall)\s+(?:not|never)\b|\bwon['’]t\b", re.I)
"""What somebody assures will not be is promised: so 12 annotated ones, 3 deny."""
_NO_SHOTS = re.compile(r"\bno\s+shots?\s+(?:were\s+|was\s+|being\s+)?fired\b|\bwithout\s+(?:a|any)\s+shots?\b", re.I)
_UNHARMED = re.compile(
    r"\b(?:no|nobody|none|not|never|won['’]t|neither)\b[^.;]{0,40}?"
    r"\b(?:harm(?:ed)?|hurt|punish(?:ed|ment)?|persecut\w+|discriminat\w+|threat(?:en(?:ed)?)?|mistreated|molested|reprisals?|revenge)\b",
    re.I,
)
_BEFELL = re.compile(
    r"\b(?:loss(?:es)?|casualt\w+|victims?|deaths?|dead|fatalit\w+|injur(?:y|ies)|wounded)\s+"
    r"(?:among|amongst|of|for|to|in)\s+(?P<whom>[^,.;:]+)",
    re.I,
)
_DONE_PERHAPS = re.compile(
    r"\b(?:(?:may|might|could)\s+(?:well\s+)?(?:already\s+)?have\s+(?:been\s+)?\w+(?:ed|en|wn|ne|ld|st|ft|lt|nt)\b|"
    r"(?:was|were|has|have|had)\s+(?:possibly|probably|reportedly|allegedly)\b)",
    re.I,
)
"""What may have happened is asserted with a hedge, not predicted: so all 25 annotated ones."""
FREE_TO_DENY = frozenset({Stance.ASSERTS, Stance.PREDICTS})


def sentence_start(text: str, at: int) -> int:
    """Where the sentence that holds offset `at` begins, by its punctuation."""
    window = max(0, at - 600)
    ends = [match.end() for match in _ENDS.finditer(text, window, at)]
    return ends[-1] if ends else window


def shown_in(lead: str) -> Evidence | None:
    """The kind of picture that the words before a statement say shows it.

    >>> shown_in("Photographs shared online show ")
    <Evidence.PHOTO: 'photo'>
    """
    match = _SHOWN.search(lead)
    if match is None:
        return None
    return Evidence.VIDEO if match["what"].lower()[0] in "vfc" else Evidence.PHOTO


def as_seen(kind: Kind, words: str) -> Kind:
    """What a picture can show of a claim of `kind`: of control only presence, a fight only where the words tell one."""
    fought = kind in (Kind.CLASH, Kind.STRIKE) and kind in log_odds(words)
    return (
        kind
        if kind not in (*CONTROL_KINDS, Kind.OTHER, Kind.MOVES, Kind.CLASH, Kind.STRIKE) or fought
        else Kind.PRESENT
    )


def refine(kind: Kind, stance: Stance, quote: Mention, lead: str) -> tuple[Kind, Stance]:
    """Kind and stance after the rules. `lead` is the sentence before the quote."""
    words = quote.text
    kind = told_kind(kind, words)
    if stance is Stance.PREDICTS and _DONE_PERHAPS.search(words):
        stance = Stance.ASSERTS
    stance = _denied_or_open(kind, stance, words)
    if stance in FREE_TO_DENY and (_CONDITION.match(lead) or _CONDITION.match(words)):
        stance = Stance.CONDITIONAL
    if (kind is Kind.THREAT or stance is Stance.THREATENS) and _UNHARMED.search(words):
        kind, stance = Kind.ASSURANCE, Stance.PROMISES if stance is Stance.THREATENS else stance
    offered = _OFFERED.search(lead)
    offers_to_do = offered is not None and bool(offered["to"] or words.lower().startswith("to "))
    if offers_to_do or (stance in (Stance.PROMISES, Stance.ASSERTS) and _READY.search(words)):
        stance = Stance.OFFERS
    if kind is Kind.ASSURANCE and stance is Stance.DENIES and _WILL_NOT.search(words):
        stance = Stance.PROMISES
    if kind is Kind.CLASH and stance is Stance.ASSERTS and _NO_SHOTS.search(words):
        stance = Stance.DENIES
    if kind is Kind.ASSURANCE and stance in FREE_TO_PROMISE and _PROMISE.search(words):
        conditional = stance is Stance.CONDITIONAL and (_IF_INSIDE.search(words) or _CONDITION.match(lead))
        stance = stance if conditional else Stance.PROMISES
    return kind, stance


def _denied_or_open(kind: Kind, stance: Stance, words: str) -> Stance:
    """Denied, left open, or as it was."""
    if stance in FREE_TO_DENY and (_FALSE.search(words) or _denies_control(kind, words)):
        stance = Stance.DENIES
    if stance in (Stance.ASSERTS, Stance.DENIES) and _UNKNOWN.search(words):
        stance = Stance.UNCONFIRMED
    lifted = stance is Stance.ASSERTS and kind is Kind.CONTESTS and _LIFTED.search(words)
    return Stance.DENIES if lifted else stance


def _denies_control(kind: Kind, words: str) -> bool:
    main = (_SIEGE_ALONE if kind is Kind.CONTESTS else _AFTERWARDS).split(words, maxsplit=1)[0]
    return (kind in CONTROL_KINDS and bool(_NEGATED.search(main))) or (kind is Kind.HOLDS and _is_outside(main))


def _is_outside(words: str) -> bool:
    found = _OUTSIDE.search(words)
    return found is not None and _HOLDS_BEFORE.search(words[: found.start()]) is None


def standing_there(
    kind: Kind, quote: Mention, actor: Mention | None, target: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """Actor and target after the rule that somebody is present: of 219 annotated claims of presence 216 name them.

    A picture ("another one shows …") is nobody.
    """
    nobody = actor is None or _PICTURE.match(actor.text) is not None
    if kind is not Kind.PRESENT or target is None or not nobody:
        return actor, target
    return (target, None) if quote.start <= target.start < quote.end else (actor, target)


def befell(
    kind: Kind, quote: Mention, actor: Mention | None, target: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """Actor and target after the rule that "heavy losses among the rebels" befell them and were not their deed."""
    match = _BEFELL.search(quote.text) if kind is Kind.CASUALTIES and actor and target is None else None
    if match is None or actor is None:
        return actor, target
    inside = match.start("whom") <= actor.start - quote.start < match.end("whom")
    return (None, actor) if inside else (actor, target)
