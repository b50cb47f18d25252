"""Which words fill the roles of a claim: the model's pointers, weighed by the grammar of the statement.

In: a look at a window, a claim's pieces and quote. Out: a mention a role, or None. Stays true: "none" is a candidate
like any other; grammar weighs, it does not decide.
"""

from collections.abc import Iterable

from whoholds.read.look import Look
from whoholds.read.model import Floats
from whoholds.read.pointing import Group, choose, grow, pointer_probabilities
from whoholds.read.spans import Span
from whoholds.read.syntax import Roles
from whoholds.records import Mention

SUBJECT_WEIGHT = 3.0
"""How much more the words that act by the tree count for the actor, and those acted on for the target."""
REVERSED_WEIGHT = 0.3
"""And how much less the other way round."""
ARTICLE_GAP = 3
"""Pieces between an article and its noun phrase: room for a prefix ("the anti-…")."""
INNER_SHARE = 0.8
"""A name inside a noun phrase stands for itself when it has this share of the phrase's probability and not its head."""


def roles_of(look: Look, span: Span, quote: Mention) -> tuple[dict[str, Mention | None], dict[str, Floats]]:
    """A mention for each pointer, and the pointers' probabilities."""
    pointers = pointer_probabilities(look.scores, span.start, span.end)
    grammar = look.syntax.roles(quote.start, quote.end)
    found: dict[str, Mention | None] = {}
    for role, probabilities in pointers.items():
        if role in ("actor", "target"):
            group = _party(look, role, probabilities, grammar)
        else:
            group = _tagged(look, role if role in ("source", "cue") else "names", probabilities)
            if role == "source" and group is not None and look.is_function_word(group):
                group = _phrase_after(look, group)
        found[role] = look.mention(group) if group else None
    return found, pointers


def _tagged(look: Look, layer: str, probabilities: Floats) -> Group | None:
    spans, candidates = look.tagged[layer]
    group, _ = choose(probabilities, candidates)
    if group is not None and group not in spans:
        return grow(group, probabilities, look.words)
    return group


def _phrase_after(look: Look, article: Group) -> Group:
    """An article alone is the beginning of the noun phrase that holds it or follows it."""
    for start, end in look.phrases:
        if end > article[1] and start <= article[1] + ARTICLE_GAP:
            return article[0], end
    return article


def _party(look: Look, role: str, probabilities: Floats, grammar: Roles) -> Group | None:
    phrases, groups = look.candidates
    acts, suffers = (_at(look, grammar.actor, phrases), _at(look, grammar.patient, phrases))
    favoured, reversed_ = (acts, suffers) if role == "actor" else (suffers, acts)
    weights = dict.fromkeys(reversed_, REVERSED_WEIGHT) | dict.fromkeys(favoured, SUBJECT_WEIGHT)
    group, mass = choose(probabilities, groups, weights)
    if group is None or group in look.names():
        return group
    return _inner_name(look, group, probabilities, mass / weights.get(group, 1.0)) or group


def _at(look: Look, span: tuple[int, int] | None, phrases: Iterable[Group]) -> list[Group]:
    """The phrases and names within `span`, itself included."""
    if span is None:
        return []
    start, end = look.pieces(*span)
    return [g for g in {(start, end), *phrases} if start <= g[0] and g[1] <= end and g[1] > g[0]]


def _inner_name(look: Look, group: Group, probabilities: Floats, mass: float) -> Group | None:
    for start, end in look.names():
        inside = group[0] <= start and end <= group[1] and (start, end) != group
        if inside and end < group[1] and float(probabilities[start + 1 : end + 1].sum()) >= INNER_SHARE * mass:
            return start, end
    return None
