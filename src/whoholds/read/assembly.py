"""From tags and pointers to claims: one claim a statement, every field filled that the words allow.

In: a report, its windows and their scores. Out: a `Reading`. Stays true: a quote is cut from the report's own text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from whoholds.read.labels import ATTRIBUTES, CONTENT, CUE, NAMES, SOURCE, TAGS, layout
from whoholds.read.lexicon import denies, hedges
from whoholds.read.model import Floats, Scores
from whoholds.read.pointing import Group, choose, grow, merge_groups, pointer_probabilities
from whoholds.read.predicates import log_odds
from whoholds.read.quantities import quantity_of
from whoholds.read.quotations import inside_quotes
from whoholds.read.refinement import as_seen, refine, sentence_start, shown_in
from whoholds.read.spans import Span, softmax, spans, transitions, whole_words
from whoholds.read.windows import Window
from whoholds.records import (
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Party,
    PlaceRef,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
    When,
)

TAG_COLUMNS = layout(TAGS)
ATTRIBUTE_COLUMNS = layout(ATTRIBUTES)
TAG_LABELS = {"source": SOURCE, "cue": CUE, "content": CONTENT, "names": NAMES}
ALLOWED = {name: transitions(labels) for name, labels in TAG_LABELS.items()}
TRIM_LEFT = " \t“”\"‘’'«»„,.;:–—-)]"
TRIM_RIGHT = " \t“”\"‘'«»„,.;:!?–—-(["
TELLING = re.compile(r"\b(?:told|tells?|telling|spoke\s+to|speaking\s+to|interview\s+with)\b", re.I)
TOLD_GAP = 8
"""Characters between "told" and whom: room for "the" or "to the"."""
ACRONYM_END = re.compile(r"(?:^|\W)(?:[A-Z]\.){2,}$")
WHOLE_DENIALS = frozenset({"it", "this", "that"})
MIN_WORDS = 2
"""One word is hardly ever a proposition: 15 of 5,930 annotated claims."""
MIN_CONFIDENCE = 0.5
MIXED_SHARE, DIRECT_SHARE = 0.05, 0.95


@dataclass(frozen=True, slots=True)
class _View:
    """One window with its decoded spans; offsets are the report's."""

    text: str
    window: Window
    scores: Scores
    found: dict[str, list[Span]]
    words: list[Group]
    quoted: bytearray

    def mention(self, group: Group) -> Mention | None:
        start, end = self.window.offsets[group[0]][0], self.window.offsets[group[1] - 1][1]
        return trimmed(self.text, start, end)


def trimmed(text: str, start: int, end: int) -> Mention | None:
    """The words at ``[start, end)`` without quote marks, punctuation at the edges or a leading "that"."""
    while start < end and (text[start] in TRIM_LEFT or text[start : start + 5].lower() == "that "):
        start += 5 if text[start : start + 5].lower() == "that " else 1
    while end > start and text[end - 1] in TRIM_RIGHT and not ACRONYM_END.search(text, max(start, end - 4), end):
        end -= 1
    return Mention(text[start:end], start, end) if end > start else None


def assemble(report: Report, windows: Sequence[Window], scores: Sequence[Scores]) -> Reading:
    """All claims and names of one report, in order, each once."""
    quoted = inside_quotes(report.text)
    claims: list[Claim] = []
    names: dict[tuple[int, int], Name] = {}
    for window, score in zip(windows, scores, strict=True):
        view = _look(report.text, window, score, quoted)
        for span in view.found["names"]:
            if span.start >= window.core and (mention := view.mention((span.start, span.end))):
                names[(mention.start, mention.end)] = Name(mention, NameType(span.kind))
        for span in view.found["content"]:
            if span.start >= window.core:
                claims += _claims(report, view, span)
    unique = {claim.id: claim for claim in claims}
    ordered = sorted(unique.values(), key=lambda c: (c.quote.start, c.quote.end, c.id))
    return Reading(report.id, tuple(ordered), tuple(names[k] for k in sorted(names)))


def _look(text: str, window: Window, score: Scores, quoted: bytearray) -> _View:
    found = {}
    for name, (a, b) in TAG_COLUMNS.items():
        found[name] = spans(score.tags[:, a:b], TAG_LABELS[name], ALLOWED[name])
    return _View(text, window, score, found, whole_words(window.offsets, text), quoted)


def _claims(report: Report, view: _View, span: Span) -> list[Claim]:
    quote = view.mention((span.start, span.end))
    if quote is None or span.probability < MIN_CONFIDENCE:
        return []
    if len(quote.text.split()) < MIN_WORDS and quote.text.lower() not in WHOLE_DENIALS:
        return []
    pointers = pointer_probabilities(view.scores, span.start, span.end)
    values = _attributes(view.scores.attributes[span.start : span.end])
    roles = _roles(view, pointers)
    lead = view.text[sentence_start(view.text, quote.start) : quote.start]
    shown = shown_in(lead)
    narrated = shown is not None or _is_narrated(span, values["speaker"], pointers["source"])
    cue = None if narrated else roles["cue"]
    form = _form(view.quoted, quote, narrated)
    kind = _kind(quote.text, values["kind"])
    evidence = _plausible(Evidence(_best("evidence", values)), narrated)
    stance = Stance(_best("stance", values))
    if cue and denies(cue.text):
        stance = Stance.DENIES
    kind, stance = refine(kind, stance, quote, lead)
    base = Claim(
        report_id=report.id,
        quote=quote,
        source=Source(SourceKind.NARRATOR) if narrated else _source(roles["source"], values["speaker"]),
        kind=kind,
        stance=stance,
        form=form,
        evidence=evidence,
        cue=cue,
        via=() if narrated else _relays(view, roles["via"], cue),
        hedged=_best("hedged", values) == "yes" or hedges(cue.text if cue else ""),
        actor=Party(roles["actor"]) if roles["actor"] else None,
        target=Party(roles["target"]) if roles["target"] else None,
        place=PlaceRef(roles["place"]) if roles["place"] else None,
        when=When(roles["when"]) if roles["when"] else None,
        quantity=quantity_of(quote, kind),
        background=_best("background", values) == "yes",
        confidence=round(span.probability, 4),
    )
    return [replace(base, evidence=shown, kind=as_seen(kind))] if shown else [base]


def _attributes(scores: Floats) -> dict[str, Floats]:
    mean = scores.mean(axis=0)
    return {name: softmax(mean[a:b]) for name, (a, b) in ATTRIBUTE_COLUMNS.items()}


def _kind(words: str, probabilities: Floats) -> Kind:
    kinds = list(Kind)
    scores = np.log(probabilities + 1e-6)
    for kind, odds in log_odds(words).items():
        scores[kinds.index(kind)] += odds
    return kinds[int(scores.argmax())]


def _best(name: str, values: dict[str, Floats]) -> str:
    return dict(ATTRIBUTES)[name][int(values[name].argmax())]


def _roles(view: _View, pointers: dict[str, Floats]) -> dict[str, Mention | None]:
    named = [(s.start, s.end) for s in view.found["names"]]
    roles: dict[str, Mention | None] = {}
    for role, probabilities in pointers.items():
        candidates = [(s.start, s.end) for s in view.found[role]] if role in ("source", "cue") else named
        group, _ = choose(probabilities, merge_groups(candidates, view.words))
        if group is not None and group not in candidates:
            group = grow(group, probabilities, view.words)
        roles[role] = view.mention(group) if group else None
    return roles


def _is_narrated(span: Span, speaker: Floats, source: Floats) -> bool:
    """Three signs vote: the tag, the kind of speaker and the pointer to a source."""
    tag = span.probability if span.kind == "narrated" else 1 - span.probability
    narrator = float(speaker[list(SourceKind).index(SourceKind.NARRATOR)])
    return bool(np.mean([tag, narrator, float(source[0])]) > 0.5)


def _source(mention: Mention | None, speaker: Floats) -> Source:
    kinds = list(SourceKind)
    order = np.argsort(-speaker)
    kind = next(kinds[int(k)] for k in order if kinds[int(k)] is not SourceKind.NARRATOR)
    return Source(kind, mention)


def _relays(view: _View, pointed: Mention | None, cue: Mention | None) -> tuple[str, ...]:
    """Whom the speaker told, else whom the pointer means."""
    if cue is not None and TELLING.search(cue.text):
        for span in view.found["names"]:
            told = view.mention((span.start, span.end))
            if span.kind == NameType.GROUP and told and 0 <= told.start - cue.end <= TOLD_GAP:
                return (told.text,)
    return () if pointed is None else (pointed.text,)


def _form(quoted: bytearray, quote: Mention, narrated: bool) -> Form:  # noqa: FBT001 - private, one caller
    inside = sum(quoted[quote.start : quote.end]) / max(1, quote.end - quote.start)
    if narrated:
        return Form.NARRATED
    if inside >= DIRECT_SHARE:
        return Form.DIRECT
    return Form.MIXED if inside > MIXED_SHARE else Form.INDIRECT


def _plausible(evidence: Evidence, narrated: bool) -> Evidence:  # noqa: FBT001 - private, one caller
    if narrated:
        return Evidence.NONE if evidence is Evidence.STATEMENT else evidence
    return Evidence.STATEMENT if evidence is Evidence.NONE else evidence
