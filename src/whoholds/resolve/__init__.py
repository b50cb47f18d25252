"""Names → entries: `claims.py` joins actors, places, times and extents against theatre, gazetteer and report date;
`linking/` says which actors of many reports are one."""

from whoholds.resolve.claims import Resolver
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.resolve.linking import Actors, Linked, link_actors, link_cards, tally_of

__all__ = ["Actors", "Linked", "Resolver", "StackedGazetteer", "fold", "link_actors", "link_cards", "tally_of"]
