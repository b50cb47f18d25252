"""A theatre of a few actors: two fighting groups, a father and his son."""

from datetime import date

import pytest

from whoholds.records import Actor, Role, SourceKind, Theatre


@pytest.fixture
def valley() -> Theatre:
    return Theatre(
        "valley",
        "The valley",
        ("AF",),
        actors=(
            Actor("Taliban", "group", SourceKind.PARTY, ("Islamic Emirate",), None, True),
            Actor("National Resistance Front", "group", SourceKind.PARTY, ("NRF", "NRFA"), None, True),
            Actor(
                "Ahmad Massoud",
                "person",
                SourceKind.PARTY,
                ("Massoud",),
                roles=(Role("leader", "National Resistance Front", date(2021, 8, 15)),),
            ),
            Actor(
                "Ahmad Shah Massoud",
                "person",
                SourceKind.PARTY,
                ("Massoud",),
                roles=(Role("commander", "Northern Alliance", date(1996, 9, 27), date(2001, 9, 9)),),
            ),
        ),
    )
