"""A claim: one proposition with who is behind it, as the claim guide defines it.

In: what `read` found in a report; `resolve` fills names, sides, codes and dates. Out: the unit everything compares.
Stays true: a quote stands in its report at its offsets; a field nobody can know is None; nothing here does I/O.
"""

from dataclasses import dataclass
from datetime import date

from whoholds.records.identity import content_id
from whoholds.records.vocabulary import Evidence, Form, Kind, LinkKind, SourceKind, Stance


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a report: `text` stands at code points ``[start, end)``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever acts, holds or is affected: the words, and once resolved the canonical name and its side."""

    mention: Mention | None = None
    name: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Who says it. `actor` is the canonical name, `side` the party it speaks for."""

    kind: SourceKind
    mention: Mention | None = None
    actor: str | None = None
    side: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """Where: the words, the canonical name, the next larger area, and the gazetteer entry's id if one was found."""

    mention: Mention | None = None
    name: str | None = None
    within: str | None = None
    entry: str | None = None


@dataclass(frozen=True, slots=True)
class Extent:
    """How much of a place: `part` None and `whole` True for all of it; a count and unit where the report gives them."""

    whole: bool
    part: int | None = None
    unit: str | None = None
    of: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """The time of the event, ``[start, end)`` in days; an open or unknown bound is None."""

    mention: Mention | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of `unit`; `high` None where the report leaves it open."""

    low: int | None
    high: int | None
    unit: str | None
    mention: Mention | None = None


class _Remembering:
    """Holds the id of a record once it was asked for: judging asks some ten times, and a million ids fit no cache."""

    __slots__ = ("_id",)
    _id: str


@dataclass(frozen=True, slots=True)
class Claim(_Remembering):
    """One proposition with who is behind it; the fields are those of the claim guide.

    `confidence` is the reader's own probability in [0, 1] that these words are a claim at all.
    """

    report_id: str
    quote: Mention
    source: Source
    kind: Kind
    stance: Stance
    form: Form
    evidence: Evidence
    cue: Mention | None = None
    via: tuple[str, ...] = ()
    hedged: bool = False
    actor: Party | None = None
    target: Party | None = None
    place: PlaceRef | None = None
    extent: Extent | None = None
    when: When | None = None
    quantity: Quantity | None = None
    background: bool = False
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Hash of report, quote offsets, kind, stance and the words for source, place and actor (recipe claim/1)."""

        try:
            return self._id
        except AttributeError:
            object.__setattr__(self, "_id", self._hashed())
            return self._id

    def under(self, name: str) -> "Claim":
        """This very record, known by the id of the claim it is a corrected copy of."""
        object.__setattr__(self, "_id", name)
        return self

    def _hashed(self) -> str:
        def at(mention: Mention | None) -> str | None:
            return None if mention is None else f"{mention.start}-{mention.end}"

        place = self.place
        return content_id(
            "claim/1",
            (
                self.report_id,
                at(self.quote),
                self.kind,
                self.stance,
                at(self.source.mention),
                at(self.actor.mention) if self.actor else None,
                at(place.mention) if place else None,
                place.name if place else None,
                place.entry if place else None,
            ),
        )


@dataclass(frozen=True, slots=True)
class Link:
    """`origin` bears on `to` in the manner of `kind`; both are claim ids. `reason` names the rule that drew it."""

    origin: str
    to: str
    kind: LinkKind
    reason: str
