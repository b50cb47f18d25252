"""What the verbs of a statement tell of its kind where the model took another turn.

In: the kind as the model has it, the statement's words. Out: the kind.
Stays true: a turn leaves only the kinds it names; each was counted on annotated statements with such words.
"""

import re
from dataclasses import dataclass

from whoholds.read.results import RESULT
from whoholds.records import Kind

_TAKING = (
    r"(?:re)?(?:tak(?:e|ing)|captur(?:e|ing)|liberat(?:e|ing)|seiz(?:e|ing)|conquer(?:ing)?|clear(?:ing)?|free(?:ing)?|"
    r"oust(?:ing)?|expel(?:ling)?|recover(?:ing)?|isolat(?:e|ing)|besieg(?:e|ing)|storm(?:ing)?)"
)
_STRUGGLE = (
    r"(?:battles?|operations?|offensives?|campaigns?|efforts?|fight|fighting|push|drive|assault|advance|bid|attempts?)"
)
_FIGHTERS = (
    r"(?:fighters?|militants?|soldiers?|troops|forces|personnel|officials?|officers|guards|president|terrorists?|gunmen|"
    r"extremists?|rebels|insurgents?|commanders?|members\s+of\s+(?:the\s+)?(?:group|taliban|isis|isil)|isis\s+members)"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Statements of the kinds `of` with words like `says`, and none like `unless`, are of the kind `to`."""

    to: Kind
    of: frozenset[Kind]
    says: re.Pattern[str]
    unless: re.Pattern[str] | None = None


def _turn(to: Kind, of: tuple[Kind, ...] | frozenset[Kind], says: str, unless: str | None = None) -> Turn:
    return Turn(to, frozenset(of), re.compile(says, re.I), re.compile(unless, re.I) if unless else None)


_WON = r"\b(?:captured|seized|conquered|took|taken|retook|retaken|gained|liberated|overr[ua]n|fallen|fell)\b"
_CONTROL_ONLY = (Kind.GAINS, Kind.LOSES)
TURNS = (
    _turn(Kind.LOSES, (Kind.GAINS,), r"\b(?:los(?:t|es?|ing)|loss\s+of)\b",
          r"\b(?:captur|seiz|conquer|t(?:a|oo)k|retak|retook|gain|liberat|overr[ua]n|fall|fell)\w*"),
    _turn(Kind.LOSES, (Kind.CASUALTIES,), r"^(?-i:(?:[A-Z][\w’'-]+\s+){1,3})(?:has|have|had)\s+(?:not\s+)?fallen\b"),
    _turn(Kind.CONTESTS, (Kind.PRESENT, Kind.GOVERNS),
          r"\b(?:surrounded|encircled|besieged|blockaded|blocked(?:\s+off)?)\s+by\b"),
    _turn(Kind.GAINS, (Kind.OTHER,),
          r"\b(?:never|not|failed\s+to|unable\s+to|n['’]t)\b[^.;]{0,25}?\b(?:tak(?:e|en)|captur(?:e|ed)|seize[d]?|"
          r"conquer(?:ed)?|overrun)\b[^.;]{0,30}?\b(?-i:[A-Z])"),
    _turn(Kind.CONTESTS, (Kind.OTHER, Kind.ACCUSATION, Kind.HOLDS),
          r"\bcontested\s+(?:city|town|village|area|district|province)\b|\b(?:is|was|remain\w*|still)\s+(?:\w+\s+)?contested\b"),
    _turn(Kind.MOVES, (Kind.GAINS,), r"\bwithin\s+(?:\w+\s+){1,2}(?:km|kilomet\w+|miles?)\b"),
    _turn(Kind.HOLDS, (Kind.GAINS,), r"\b(?:holds?|held|still\s+controls?|in\s+(?:our|their|its|his)\s+hands)\b",
          r"\b(?:captur|seiz|conquer|t(?:a|oo)k|retak|retook|gain|liberat|overr[ua]n|fall|fell)\w*"),
    _turn(Kind.PRESENT, (Kind.GAINS,), r"\bt(?:a|oo)k(?:en|ing|es|e)?\s+(?:refuge|shelter)\b",
          r"\b(?:captur|seiz|conquer)\w*"),
    _turn(Kind.PRESENT, (Kind.GAINS,), r"\bgain(?:ed|ing|s)?\s+(?:a\s+)?foothold\b"),
    _turn(Kind.HOLDS, (Kind.PRESENT, Kind.DETAINS),
          r"\bunder\s+(?:the\s+)?(?:\w+\s+){0,3}control\b|\b(?:held|hold(?:ing|s)?)\s+out\b",
          r"\b(?:arrest|detain|abduct|captur)\w*"),
    _turn(Kind.OTHER, (Kind.HOLDS,), r"\b(?:spin|spiral|slip|run|get)\w*\s+out\s+of\s+control\b"),
    _turn(Kind.GAINS, (Kind.MOVES, Kind.OTHER, Kind.CLASH),
          r"\b(?:fell|fallen|falls|falling)\s+(?:in)?to\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?(?-i:[A-Z])",
          r"\b(?:which|that)\s+(?:had\s+|has\s+)?fell|\bto\s+(?:launch|retake)\b"),
    _turn(Kind.CONTESTS, _CONTROL_ONLY,
          rf"\b{_STRUGGLE}\s+(?:aimed\s+at\s+|for\s+|of\s+)?(?:to\s+)?{_TAKING}\b|"
          r"\b(?:liberation|recapture|isolation)\s+of\s+(?:[\w’'-]+\s+){1,4}(?:began|begins|started|is\s+under\s*way)\b",
          _WON),
    _turn(Kind.CONTESTS, (Kind.CLASH, Kind.STRIKE), r"\b(?:to\s+isolate|isolation\s+of)\s"),
    _turn(Kind.MOVES, (Kind.DISPLACEMENT,),
          rf"\b{_FIGHTERS}\b(?:\W+(?!famil|civilian)\w+){{0,4}}?\W+(?:fled|flee|fleeing|escaped)\b|"
          r"^(?-i:President|Prime\s+Minister|King)\b[^,.;]*\bfled\b",
          r"\b(?:partners|wives|famil\w+|children|relatives)\b"),
    _turn(Kind.MOVES, (Kind.GAINS,), r"\bentered\s+(?:the\s+)?(?:[\w’'-]+\s+)?(?:territory|soil|airspace|waters)\b",
          _WON),
    _turn(Kind.OTHER, (Kind.GAINS, Kind.DETAINS),
          r"\bseiz\w+\b[^.;]{0,40}\b(?:weapons?|ammunition|munitions|explosives?|rifles?|AK-?\d*s?|grenades?|drugs?|"
          r"narcotics|phones?)\b",
          r"\b(?:detain|captur|arrest)\w*|\b(?:town|city|village|base|airport|district|province|post|depot)s?\b"),
    _turn(Kind.LOSES, (Kind.HOLDS,), r"\b(?:shr[iu]nk(?:s|en|ing)?|shrank|dwindl\w+)\b",
          r"\b(?:holds?|controls?)\b"),
    _turn(Kind.OTHER, (Kind.GAINS, Kind.LOSES),
          r"\b(?:war|conflict|battle|fighting)\b[^.;]{0,30}\b(?:is|was)\s+over\b", _WON),
    _turn(Kind.PRESENT, (Kind.HOLDS,),
          r"\b(?:retain|keep|maintain|ha[sdv]e?)\w*\s+(?:a|an|its|their)\s+(?:\w+\s+)?presence\b"),
    _turn(Kind.MOVES, (Kind.LOSES,),
          r"\b(?:retreat(?:ed|ing)?|withdr[ae]wn?|withdrawing|f[ae]ll(?:en|ing)?\s+back|pull(?:ed|ing)?\s+back)\s+"
          r"(?:in)?to(?:wards?)?\b", r"\bfrom\b"),
    _turn(Kind.LOSES, (Kind.DISPLACEMENT, Kind.CLASH),
          r"\babandon(?:ed|ing|s)?\s+(?:the\s+(?:town|city|village|base|post)\b|(?-i:[A-Z]))"),
    _turn(Kind.LOSES, (Kind.CASUALTIES, Kind.OTHER, Kind.MOVES),
          r"^(?-i:(?:[A-Z][\w’'-]+\s+){1,3})(?:is|was|has\s+been|had\s+been)\s+lost\b"),
    _turn(Kind.HOLDS, (Kind.OTHER, Kind.PRESENT),
          r"^(?-i:(?:[A-Z][\w’'-]+\s+){1,3})(?:is|remains)\s+(?:still\s+|firmly\s+)?(?:ours|in\s+our\s+hands)\b"),
    _turn(Kind.GAINS, (Kind.OTHER,), rf"\bprogress\s+in\s+{_TAKING}\b"),
    _turn(Kind.APPEAL, (Kind.OTHER, Kind.ASSURANCE, Kind.TALKS, Kind.HOLDS),
          r"\bonly\s+(?:a\s+)?(?:political|diplomatic|peaceful|negotiated)\s+(?:solution|settlement)\b"),
    _turn(Kind.ACCUSATION, (Kind.OTHER, Kind.CONTESTS, Kind.PRESENT),
          r"\b(?:contraven\w+|violat(?:es?|ed|ing|ions?)|(?:in|a)\s+breach|illegal(?:ity)?|"
          r"by\s+no\s+means\s+acceptable)\b",
          r"\b(?:anyone|whoever|any)\b"),
    _turn(Kind.ACCUSATION, (Kind.OTHER, Kind.MOVES, Kind.STRIKE),
          r"^(?!(?:we|our|i)\b).*(?<!-)\b(?:plann(?:ed|ing)|direct(?:ed|s|ing)|orchestrat\w+|facilitat(?:ed|es|ing|ion)|"
          r"specializes|speciali[sz]ed)\b[^.;]{0,60}\b(?:attacks?|bombings?|IEDs?|explosives?|suicide|terrorist\s+operations)",
          r"\b(?:thwart|foil|prevent|disrupt)\w*"),
)  # fmt: skip
"""In the order they are tried, each on what the one before it left."""


def told_kind(kind: Kind, words: str) -> Kind:
    """The kind after all turns; a clause that tells what came of a deed tells of casualties.

    >>> told_kind(Kind.GAINS, "the battle to retake the town").value
    'contests'
    """
    for turn in TURNS:
        if kind in turn.of and turn.says.search(words) and not (turn.unless and turn.unless.search(words)):
            kind = turn.to
    return Kind.CASUALTIES if RESULT.match(words) else kind
