"""Where an event happened, which is not every place that is named beside it: `placing.py` chooses, `sight.py` looks."""

from whoholds.read.happening.placing import EventPlacer

__all__ = ["EventPlacer"]
