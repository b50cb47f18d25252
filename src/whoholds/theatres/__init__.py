"""Theatre packs: facts about one conflict each. docs/theatre.md has the form."""

from whoholds.theatres.choose import ANY_CONFLICT, theatre_of
from whoholds.theatres.load import available, load_theatre
from whoholds.theatres.writing import faults_of, new_pack

__all__ = ["ANY_CONFLICT", "available", "faults_of", "load_theatre", "new_pack", "theatre_of"]
