"""The chains of one report: every rule in turn, the surest first.

In: terms and the text they stand in. Out: `Chains`. Stays true: a later rule never undoes what an earlier one joined.
"""

from collections.abc import Callable, Sequence

from whoholds.resolve.actors.chains import nominal_rules, pronoun_rules, sure_rules
from whoholds.resolve.actors.chains.chain import Chains
from whoholds.resolve.actors.chains.terms import Term

Rule = Callable[[Chains, str], None]
RULES: tuple[Rule, ...] = (
    sure_rules.one_entity,
    sure_rules.one_name,
    sure_rules.short_forms,
    sure_rules.appositions,
    sure_rules.asides,
    sure_rules.predicates,
    nominal_rules.same_words,
    nominal_rules.shorter_words,
    nominal_rules.longer_words,
    nominal_rules.offices,
    pronoun_rules.reflexives,
    pronoun_rules.quoted_speakers,
    pronoun_rules.interviews,
    pronoun_rules.third_persons,
    nominal_rules.owned,
    nominal_rules.kinds,
)


def link(terms: Sequence[Term], text: str) -> Chains:
    """The chains of a report's terms."""
    chains = Chains(terms)
    for rule in RULES:
        rule(chains, text)
    return chains
