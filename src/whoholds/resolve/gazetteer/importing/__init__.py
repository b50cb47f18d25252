"""Lists of places from outside into the user's gazetteer file: `taking.py` takes one in, `reading.py` knows forms."""

from whoholds.resolve.gazetteer.importing.entry import Options
from whoholds.resolve.gazetteer.importing.taking import Imported, import_places

__all__ = ["Imported", "Options", "import_places"]
