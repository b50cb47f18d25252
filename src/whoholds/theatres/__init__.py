"""Fact packs: what is known of a conflict before any report is read. see `load.py` and docs/theatre.md."""

from whoholds.theatres.load import available, load_theatre

__all__ = ["available", "load_theatre"]
