"""Reports that the project writes itself, claim by claim, to learn the plain core of the domain from: who took, holds,
lost or contests which place, who denies, admits, promises or doubts it.

In: a seed. Out: reports in the form of the claim guide, with the words for every role. Stays true: every sentence comes
from the project's own frames (`statements.py`, `tellings.py`) about invented parties, people and mostly invented towns;
the same seed gives the same reports.
"""

from training.written.reports import written

__all__ = ["written"]
