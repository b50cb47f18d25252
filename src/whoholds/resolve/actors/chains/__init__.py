"""Chains: which words of a report stand for one person, group, place or thing, and why.

In: noun phrases of a report and who is named in it. Out: `Chains`. Read `terms.py`, then `linking.py`, then the rules.
"""

from whoholds.resolve.actors.chains.chain import Chain, Chains
from whoholds.resolve.actors.chains.inner_terms import with_inner
from whoholds.resolve.actors.chains.linking import link
from whoholds.resolve.actors.chains.phrasing import phrases_by_rule
from whoholds.resolve.actors.chains.terms import Term, terms_of

__all__ = ["Chain", "Chains", "Term", "link", "phrases_by_rule", "terms_of", "with_inner"]
