"""From tags and pointers to claims: one claim a statement, every field filled that the words allow.

In: a report, its windows and their scores. Out: a `Reading`. Stays true: a quote is cut from the report's own text.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from whoholds.read.denials import denied_nouns
from whoholds.read.held import with_held_places
from whoholds.read.labels import ATTRIBUTES, layout
from whoholds.read.lexicon import demands, denies, hedges, leaves_undenied, promises
from whoholds.read.look import Look
from whoholds.read.model import Floats, Scores
from whoholds.read.pointing import pool
from whoholds.read.predicates import log_odds
from whoholds.read.quantities import quantity_of
from whoholds.read.quotations import inside_quotes
from whoholds.read.refinement import as_seen, befell, refine, sentence_start, shown_in, standing_there
from whoholds.read.results import result_at
from whoholds.read.roles import roles_of
from whoholds.read.spans import Span, softmax
from whoholds.read.windows import Window
from whoholds.records import (
    CONTROL_KINDS,
    Claim,
    Evidence,
    Form,
    Kind,
    Mention,
    Name,
    NameType,
    Party,
    Phrase,
    PlaceRef,
    Reading,
    Report,
    Source,
    SourceKind,
    Stance,
    When,
)

ATTRIBUTE_COLUMNS = layout(ATTRIBUTES)
TELLING = re.compile(r"\b(?:told|tells?|telling|spoke\s+to|speaking\s+to|interview\s+with)\b", re.I)
RELAY = re.compile(
    r"[A-Z]|\b(?:media|television|TV|radio|agency|agencies|newspapers?|outlets?|address|sources?)\b|\.com"
)
"""What a relay is called: by a name, else by what it is; "a news conference" is an occasion. Of 639 annotated relays
581 have a capital."""
TOLD_GAP = 8
"""Characters between "told" and whom: room for "the" or "to the"."""
WHOLE_DENIALS = frozenset({"it", "this", "that", "which"})
CONDITION_INSIDE = re.compile(r"(?<=\w)\s+(?:if|unless)\s+(?=(?:\S+\s+){2,}\S+$)", re.I)
"""Of such clauses in the annotated reports 38 stand alone, and 5 within an offer, promise or threat."""
NO_STATEMENT = re.compile(
    r"^there\s+(?:is|are|was|were|have\s+been|has\s+been)\s+(?:\w+\s+)?(?:reports?|claims?)$", re.I
)
"""That something is reported says nothing yet."""
UNDENIED_CHARACTERS = 20
"""Before a cue, room for "did not explicitly"."""
LABELS = dict(ATTRIBUTES)
MIN_WORDS = 2
"""One word is hardly ever a proposition: 15 of 5,930 annotated claims."""
MIN_CONFIDENCE = 0.35
BOUND = frozenset({Stance.CONDITIONAL, Stance.OFFERS, Stance.ASKS, Stance.DENIES})
"""What a promise may be besides, and the more exact word for it."""
MIXED_SHARE, DIRECT_SHARE = 0.05, 0.95


def assemble(report: Report, windows: Sequence[Window], scores: Sequence[Scores]) -> Reading:
    """All claims and names of one report, in order, each once."""
    quoted = inside_quotes(report.text)
    claims: list[Claim] = []
    names: dict[tuple[int, int], Name] = {}
    phrases: list[Phrase] = []
    for window, score in zip(windows, scores, strict=True):
        look = Look(report.text, window, score, quoted)
        for span in look.found["names"]:
            if span.start >= window.core and (mention := look.mention((span.start, span.end))):
                names[(mention.start, mention.end)] = Name(mention, NameType(span.kind))
        for span in look.found["content"]:
            if span.start >= window.core:
                claims += [claim for part in _parts(look, span) for claim in _bound(report, look, part)]
        for span in denied_nouns(look):
            claims += _claims(report, look, span)
        phrases += [p for p in look.syntax.phrases if p.mention.start >= window.offsets[window.core][0]]
    ordered_names = [names[k] for k in sorted(names)]
    claims = with_held_places(report, claims, ordered_names, quoted)
    unique = {claim.id: claim for claim in claims}
    ordered = sorted(unique.values(), key=lambda c: (c.quote.start, c.quote.end, c.id))
    return Reading(report.id, tuple(ordered), tuple(ordered_names), tuple(phrases))


def _parts(look: Look, span: Span) -> list[Span]:
    """`span`, parted where it goes on to tell of the dead and wounded."""
    start, end = look.window.offsets[span.start][0], look.window.offsets[span.end - 1][1]
    found = result_at(look.text[start:end])
    if found is None:
        return [span]
    first, result = look.pieces(start, start + found[0]), look.pieces(start + found[1], end)
    return [replace(span, start=a, end=b) for a, b in (first, result) if b > a]


def _bound(report: Report, look: Look, span: Span) -> list[Claim]:
    """The claims of `span`; an offer, promise or threat with its condition inside is parted from it."""
    found = _claims(report, look, span)
    if len(found) != 1 or found[0].stance not in (Stance.OFFERS, Stance.PROMISES, Stance.THREATENS):
        return found
    quote = found[0].quote
    condition = CONDITION_INSIDE.search(quote.text)
    if condition is None:
        return found
    before = look.pieces(quote.start, quote.start + condition.start())
    after = look.pieces(quote.start + condition.end(), quote.end)
    main = _claims(report, look, replace(span, start=before[0], end=before[1]))
    bound = _claims(report, look, replace(span, start=after[0], end=after[1]))
    return [
        *(replace(c, stance=found[0].stance) for c in main),
        *(replace(c, stance=Stance.CONDITIONAL) for c in bound),
    ]


def _claims(report: Report, look: Look, span: Span) -> list[Claim]:
    quote = look.mention((span.start, span.end))
    if quote is None or span.probability < MIN_CONFIDENCE:
        return []
    if NO_STATEMENT.match(quote.text):
        return []
    if len(quote.text.split()) < MIN_WORDS and quote.text.lower() not in WHOLE_DENIALS:
        return []
    roles, pointers = roles_of(look, span, quote)
    values = _attributes(look.scores, span.start, span.end)
    if _is_only_a_place(look, span) and _kind(quote.text, values["kind"]) in CONTROL_KINDS:
        return []
    if roles["source"] is None and roles["cue"] is not None:
        roles["source"] = _subject_of(look, roles["cue"])
    lead = look.text[sentence_start(look.text, quote.start) : quote.start]
    shown = shown_in(lead)
    narrated = shown is not None or _is_narrated(span, values["speaker"], pointers["source"])
    cue = None if narrated else roles["cue"]
    form = _form(look.quoted, quote, narrated)
    kind = _kind(quote.text, values["kind"])
    evidence = _plausible(Evidence(_best("evidence", values)), narrated)
    stance = Stance(_best("stance", values))
    if cue and denies(cue.text):
        open_ = leaves_undenied(look.text[max(0, cue.start - UNDENIED_CHARACTERS) : cue.end])
        stance = Stance.UNCONFIRMED if open_ else Stance.DENIES
    elif cue and promises(cue.text) and stance not in BOUND:
        stance = Stance.PROMISES
    elif cue and demands(cue.text) and stance is not Stance.ASKS:
        stance = Stance.DEMANDS
        kind = Kind.APPEAL if kind in (Kind.THREAT, Kind.OTHER, Kind.ASSURANCE) else kind
    kind, stance = refine(kind, stance, quote, lead)
    actor, target = befell(kind, quote, roles["actor"], roles["target"])
    seen = as_seen(kind, quote.text) if shown else kind
    actor, target = standing_there(seen, quote, actor, target)
    base = Claim(
        report_id=report.id,
        quote=quote,
        source=Source(SourceKind.NARRATOR) if narrated else _source(roles["source"], values["speaker"]),
        kind=kind,
        stance=stance,
        form=form,
        evidence=evidence,
        cue=cue,
        via=() if narrated else _relays(look, roles["via"], cue),
        hedged=_best("hedged", values) == "yes" or hedges(cue.text if cue else ""),
        actor=Party(actor) if actor else None,
        target=Party(target) if target else None,
        place=PlaceRef(roles["place"]) if roles["place"] else None,
        when=When(roles["when"]) if roles["when"] else None,
        quantity=quantity_of(quote, kind),
        background=_best("background", values) == "yes",
        confidence=round(span.probability, 4),
    )
    return [replace(base, evidence=shown, kind=seen)] if shown else [base]


def _is_only_a_place(look: Look, span: Span) -> bool:
    """A place's name alone tells nothing of it: so is no annotated claim, but for "Rebel-held Northland"."""
    return (span.start, span.end) in look.names(NameType.PLACE) and "-" not in look.text[
        look.window.offsets[span.start][0] : look.window.offsets[span.end - 1][1]
    ]


def _subject_of(look: Look, cue: Mention) -> Mention | None:
    """Who says by the grammar of the cue, where the pointer means nobody: "The front alleged to have …"."""
    subject = look.syntax.roles(cue.start, cue.end).actor
    group = look.pieces(*subject) if subject else (0, 0)
    return look.mention(group) if group[1] > group[0] and not look.is_function_word(group) else None


def _attributes(scores: Scores, start: int, end: int) -> dict[str, Floats]:
    mean = pool(scores, start, end, "attributes") @ scores.attributes[start:end]
    return {name: softmax(mean[a:b]) for name, (a, b) in ATTRIBUTE_COLUMNS.items()}


def _kind(words: str, probabilities: Floats) -> Kind:
    kinds = list(Kind)
    scores = np.log(probabilities + 1e-6)
    for kind, odds in log_odds(words).items():
        scores[kinds.index(kind)] += odds
    return kinds[int(scores.argmax())]


def _best(name: str, values: dict[str, Floats]) -> str:
    return LABELS[name][int(values[name].argmax())]


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


def _relays(look: Look, pointed: Mention | None, cue: Mention | None) -> tuple[str, ...]:
    """Whom the speaker told, else whom the pointer means."""
    if cue is not None and TELLING.search(cue.text):
        for span in look.found["names"]:
            told = look.mention((span.start, span.end))
            if span.kind == NameType.GROUP and told and 0 <= told.start - cue.end <= TOLD_GAP:
                return (told.text,)
    return () if pointed is None or not RELAY.search(pointed.text) else (pointed.text,)


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
