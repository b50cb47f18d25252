"""Who is speaking and who acts, within one report: names, roles, sides and pronouns.

In: a report, the names in it and a theatre. Out: identities of mentions. Start at `cast.py`.
"""

from whoholds.resolve.actors.cast import Cast, gather
from whoholds.resolve.actors.identity import Identity

__all__ = ["Cast", "Identity", "gather"]
