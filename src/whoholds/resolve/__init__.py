"""Names → entries: `claims.py` joins actors, places, times and extents against theatre, gazetteer and report date."""

from whoholds.resolve.claims import Resolver
from whoholds.resolve.folding import fold
from whoholds.resolve.gazetteer import StackedGazetteer

__all__ = ["Resolver", "StackedGazetteer", "fold"]
