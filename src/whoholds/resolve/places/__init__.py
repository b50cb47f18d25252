"""Toponyms → entries: `joint.py` weighs all names of a report together; `resolver.py` gives claims their places."""

from whoholds.resolve.places.resolver import PlaceResolver, is_well_known

__all__ = ["PlaceResolver", "is_well_known"]
