"""Report → claims as written. Read `reader.py`, then the rest in the order of its imports."""

from whoholds.read.reader import ModelReader

__all__ = ["ModelReader"]
