"""Whom pronouns take up: by grammar, by who is quoted, by who is interviewed, else by nearness and weight.

In: chains and the text. Out: the chains, joined. Stays true: a pronoun takes up what stands before it (a speaker may
stand after the quotation); a subject and an object of one verb are two, unless the word is reflexive.
"""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from whoholds.resolve.actors.chains.chain import Chain, Chains, fit
from whoholds.resolve.actors.chains.terms import DEMONSTRATIVE, NO_ANTECEDENTS, REFLEXIVE, SECOND, WE, Sort, Term
from whoholds.resolve.actors.pronoun_words import FIRST

SENTENCES_BACK = 4
SENTENCE_COST = 2.2
SUBJECT_GAIN = 2.0
OBJECT_GAIN = 0.6
OBLIQUE_LOSS = 0.5
PARALLEL_GAIN = 0.8
NAME_GAIN = 0.7
PRONOUN_GAIN = 1.2
HISTORY_GAIN = 0.25
MOST_HISTORY = 6
LEAST = -7.0
"""Weights tried on the training documents of GUM's news and interviews."""
SELF = frozenset({"i", "me", "my", "mine", "myself"})
_SAYS = (
    r"(?:said|says|told|added|wrote|tweeted|explained|noted|stated|asked|replied|claimed|warned|announced|continued)"
)
_CLOSE = re.compile(r"[”\"]|''")
_SAID = re.compile(rf"\s*,?\s*(?:{_SAYS}\s+)?")
_TOLD_AFTER = re.compile(rf"\s*,?\s*(?:{_SAYS}\s+\S|[^.;“\"]{{1,60}}?\s{_SAYS}\b)")
_SPOKE = re.compile(rf"[^.;]{{0,60}}\b{_SAYS}\b")
_WEATHER = re.compile(
    r"(?:['’]s|\s+(?:is|was|would be|will be|seems|appears|turns out|looks|has been|takes|took))\s+(?:\w+\s+){0,3}?"
    r"(?:that|to|if|whether|like|clear|likely|possible|important|hard|difficult|necessary|time|unclear)\b"
)
"""What follows an "it" that stands for nothing."""
INTERVIEW_SHARE = 0.012
"""Least share of words that are an unquoted "I" or "you" in an interview."""


def reflexives(chains: Chains, text: str) -> None:
    """ "Himself" is the subject of its verb."""
    for term in chains.terms:
        if term.head in REFLEXIVE and term.sort is Sort.PRONOUN:
            subject = next((t for t in chains.terms if t.subject and t.governor == term.governor is not None), None)
            if subject is not None:
                chains.join(subject, term, f"reflexive: {text[term.start : term.end]}")


def quoted_speakers(chains: Chains, text: str) -> None:
    """ "I" and "my" inside a quotation are its speaker: the subject of saying after, before or last before it."""
    speaker: Term | None = None
    sentence = -1
    for term in chains.terms:
        if term.sort is not Sort.PRONOUN or term.head not in SELF or not term.quoted:
            continue
        if term.sentence != sentence:
            speaker, sentence = _speaker(chains, text, term) or speaker, term.sentence
        if speaker is not None:
            chains.join(speaker, term, f"quoted: {text[speaker.start : speaker.end]}")


def _speaker(chains: Chains, text: str, term: Term) -> Term | None:
    close = _CLOSE.search(text, term.end)
    after = text[close.end() : close.end() + 80] if close else ""
    said = _SAID.match(after)
    if close and said and _TOLD_AFTER.match(after):
        at = close.end() + said.end()
        found = next((t for t in chains.terms if at <= t.start <= at + 4 and not t.quoted), None)
        if found is not None:
            return found
    near = [t for t in chains.terms if t.end <= term.start and not t.quoted and term.sentence - t.sentence <= 1]
    spoke = [t for t in near if t.subject and _SPOKE.match(text, t.end, t.end + 80)]
    return spoke[-1] if spoke else None


def interviews(chains: Chains, text: str) -> None:
    """Unquoted "I" in answers and "you" in questions are the one interviewed, where there are many of them."""
    mine = [t for t in chains.terms if t.sort is Sort.PRONOUN and t.head in SELF and not t.quoted]
    yours = [t for t in chains.terms if t.sort is Sort.PRONOUN and t.head in SECOND and not t.quoted]
    if len(mine) + len(yours) < INTERVIEW_SHARE * len(text.split()):
        return
    guest = _guest(chains, text)
    asked = [term for term in yours if _question(text, term)]
    told = [term for term in mine if not _question(text, term)]
    for term in sorted([*asked, *told], key=lambda t: t.start):
        first = guest or next(iter(told or asked))
        chains.join(first, term, "interview: the one who answers")
    loose = [term for term in yours if term not in asked]
    for before, term in pairwise(loose):
        if "\n" not in text[before.end : term.start]:
            chains.join(before, term, "anybody addressed in one paragraph")
    ours = [t for t in chains.terms if t.sort is Sort.PRONOUN and t.head in WE and not t.quoted]
    for term in ours[1:]:
        chains.join(ours[0], term, "interview: those whom the one who answers speaks for")


def _guest(chains: Chains, text: str) -> Term | None:
    """The person named most before the first question; None if nobody is."""
    first = text.find("?")
    counted: dict[int, tuple[int, Term]] = {}
    for term in chains.terms:
        if term.start < first and term.sort is Sort.NAME and "person" in term.kinds:
            chain = chains.of(term)
            counted.setdefault(id(chain), (len(chain.terms), term))
    return max(counted.values(), key=lambda pair: pair[0])[1] if counted else None


def _question(text: str, term: Term) -> bool:
    """Whether the paragraph of `term` ends by asking."""
    end = text.find("\n", term.end)
    return text[: end if end >= 0 else len(text)].rstrip(' ”"').endswith("?")


def third_persons(chains: Chains, text: str) -> None:
    """He, she, it, they and theirs: the fitting term before that weighs most."""
    for index, term in enumerate(chains.terms):
        if term.sort is not Sort.PRONOUN or term.head in FIRST | SECOND or len(chains.of(term).terms) > 1:
            continue
        if term.head in WE | SELF or _empty(text, term):
            continue
        best = _antecedent(chains, index, term)
        if best is not None:
            chains.join(best, term, f"pronoun {term.head}: {text[best.start : best.end]}")


def _empty(text: str, term: Term) -> bool:
    """Whether "it" stands for nothing ("it is clear that"), or "this" for what was just said."""
    if term.head in ("this", "that", "these", "those"):
        return True
    weather = _WEATHER.match(text, term.end, term.end + 60)
    return term.head == "it" and weather is not None


def _antecedent(chains: Chains, index: int, term: Term) -> Term | None:
    first = index
    while first and term.sentence - chains.terms[first - 1].sentence <= SENTENCES_BACK:
        first -= 1
    scored = []
    mine = chains.of(term)
    for other in chains.terms[first:index]:
        back = term.sentence - other.sentence
        if other.end > term.start and other.start <= term.start:
            continue
        chain = chains.of(other)
        if not _may(term, other, chain, mine):
            continue
        scored.append((_weight(term, other, chain, back), other.start, other))
    best = max(scored, key=lambda row: (row[0], row[1]), default=None)
    return best[2] if best is not None and best[0] >= LEAST else None


def _may(term: Term, other: Term, chain: Chain, mine: Chain) -> bool:
    if not fit(chain, mine) or (other.head in FIRST | SECOND and not (other.quoted and term.quoted)):
        return False
    if term.plural is False and chain.plural is True:
        return False
    if term.plural is True and chain.plural is False and not chain.kinds & {"group"}:
        return False
    if term.kinds == {"person"} and not (chain.kinds & {"person"} or (not chain.kinds and other.sort is Sort.NAME)):
        return False
    if other.head in NO_ANTECEDENTS or (other.sort is Sort.PRONOUN and other.head in DEMONSTRATIVE):
        return False
    if term.relation == "nmod:poss" or term.governor is None:
        return True
    return not any(t.governor == term.governor and t.relation != "nmod:poss" for t in _near(chain, term))


def _near(chain: Chain, term: Term) -> list[Term]:
    """Terms of `chain` that may share a verb with `term`: those of about its sentence."""
    first = bisect_left(chain.terms, term.sentence - 1, key=_sentence)
    return chain.terms[first : bisect_right(chain.terms, term.sentence + 1, lo=first, key=_sentence)]


def _sentence(term: Term) -> int:
    return term.sentence


def _weight(term: Term, other: Term, chain: Chain, back: int) -> float:
    weight = -SENTENCE_COST * back
    weight += SUBJECT_GAIN if other.subject else OBJECT_GAIN if other.relation in ("obj", "iobj") else 0.0
    weight -= OBLIQUE_LOSS if other.relation.startswith(("obl", "nmod")) and other.relation != "nmod:poss" else 0.0
    weight += PARALLEL_GAIN if other.subject == term.subject else 0.0
    weight += NAME_GAIN if other.sort is Sort.NAME else PRONOUN_GAIN if other.head == term.head else 0.0
    weight += HISTORY_GAIN * min(len(chain.terms), MOST_HISTORY)
    weight -= 1.0 if other.quoted and not term.quoted else 0.0
    weight -= (term.start - other.end) / 300
    return weight
