"""Fact packs: what is known of a conflict before any report is read. see `load.py` and docs/theatre.md."""

from whoholds.theatres.choose import ANY_CONFLICT, theatre_of
from whoholds.theatres.load import available, load_theatre

__all__ = ["ANY_CONFLICT", "available", "load_theatre", "theatre_of"]
