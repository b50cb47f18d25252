"""English news times: `grammar.py` finds and dates them, `choosing.py` says which one belongs to a claim."""

from whoholds.resolve.times.choosing import is_background, when_at, when_of
from whoholds.resolve.times.expression import TimeExpression
from whoholds.resolve.times.grammar import find_times

__all__ = ["TimeExpression", "find_times", "is_background", "when_at", "when_of"]
