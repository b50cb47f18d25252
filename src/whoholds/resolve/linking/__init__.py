"""Which names in many reports mean one actor. Read `cards.py`, `blocking.py`, `matching.py`, then `linker.py`.

In: claims of many reports, a theatre, a person's judgements. Out: `Actors`, and claims under one name an actor.
"""

from whoholds.resolve.linking.linker import Actors, Linked, link_actors, link_cards, tally_of

__all__ = ["Actors", "Linked", "link_actors", "link_cards", "tally_of"]
