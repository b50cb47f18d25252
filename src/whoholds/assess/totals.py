"""Which roll-ups a picture shows: every country some of whose provinces a finding speaks of, for each holder.

In: findings, claims, links, a gazetteer. Out: roll-ups, the fullest first. Stays true: a holder of nothing and with
nothing in dispute is left out.
"""

from collections.abc import Iterable, Mapping, Sequence

from whoholds.assess.rollup import roll_up
from whoholds.ports import Gazetteer
from whoholds.records import Claim, Finding, Link, Place, RollUp


def roll_ups(
    findings: Sequence[Finding], claims: Mapping[str, Claim], links: Iterable[Link], gazetteer: Gazetteer
) -> tuple[RollUp, ...]:
    """One roll-up per country and holder."""
    linked = tuple(links)
    holders: dict[str, set[str]] = {}
    parents: dict[str, Place] = {}
    for finding in findings:
        country = country_of(finding.place, gazetteer)
        if country is not None and country.id != finding.place:
            parents[country.id] = country
            holders.setdefault(country.id, set()).update({finding.holder} if finding.holder else ())
    found = [
        roll_up(parents[country], holder, findings, tuple(claims.values()), gazetteer, linked)
        for country in sorted(parents)
        for holder in sorted(holders[country])
    ]
    shown = [one for one in found if one.undisputed or one.conditional]
    return tuple(sorted(shown, key=lambda one: (one.place, -one.undisputed, one.holder)))


def country_of(place_id: str, gazetteer: Gazetteer) -> Place | None:
    """The country a place lies in, or is."""
    at = gazetteer.get(place_id)
    for _ in range(6):
        if at is None or at.level == "country":
            return at
        at = gazetteer.get(at.parent) if at.parent else None
    return None
