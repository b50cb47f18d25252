"""The fields of a claim that are compared, and how each is read out of the guide's form.

In: one claim as JSON gives it. Out: a value for `same`. Stays true: None means that the claim leaves the field open.
"""

from collections.abc import Callable, Mapping
from typing import Any

from evaluation.claims.names import folded

Claim = Mapping[str, Any]


def at(value: Any, *keys: str) -> Any:
    """What lies under `keys`, one inside the other; None as soon as one is missing.

    >>> at({"source": {"actor": "Taliban"}}, "source", "actor"), at({"source": None}, "source", "actor")
    ('Taliban', None)
    """
    for key in keys:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value


def _inside(*keys: str) -> Callable[[Claim], Any]:
    return lambda claim: at(claim, *keys)


def _flag(key: str) -> Callable[[Claim], str]:
    return lambda claim: str(bool(claim.get(key)))


def _both(field: str, first: str, second: str) -> Callable[[Claim], str | None]:
    """Two parts of a field as one value, so that both must agree."""

    def value(claim: Claim) -> str | None:
        return str((at(claim, field, first), at(claim, field, second))) if claim.get(field) else None

    return value


def _relays(claim: Claim) -> str | None:
    return " ".join(sorted(str(folded(name)) for name in claim.get("via") or ())) or None


def _extent(claim: Claim) -> str | None:
    extent = claim.get("extent")
    if isinstance(extent, Mapping) and extent:
        return str((extent.get("part"), folded(extent.get("unit"))))
    return str(extent) if extent else None


FIELDS: Mapping[str, Callable[[Claim], Any]] = {
    "source_actor": _inside("source", "actor"),
    "source_side": _inside("source", "side"),
    "source_kind": _inside("source", "kind"),
    "via": _relays,
    "form": _inside("form"),
    "stance": _inside("stance"),
    "hedged": _flag("hedged"),
    "evidence": _inside("evidence"),
    "kind": _inside("kind"),
    "actor": _inside("actor"),
    "target": _inside("target"),
    "place": _inside("place", "name"),
    "extent": _extent,
    "when": _both("when", "start", "end"),
    "quantity": _both("quantity", "low", "high"),
    "background": _flag("background"),
}
UNDERSTOOD = ("stance", "kind", "actor", "place")
"""Beside the source, what must agree for a claim to be understood."""
