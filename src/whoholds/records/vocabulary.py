"""The closed word lists of the claim guide, one enumeration each.

In: nothing. Out: string enumerations used by every stage and written as they are into exports.
Stays true: a value here is a value a reader of the guide knows; unknown is `None`, never a member.
"""

from enum import StrEnum


class Kind(StrEnum):
    """What a claim says happened or is so."""

    GAINS = "gains"
    HOLDS = "holds"
    LOSES = "loses"
    CONTESTS = "contests"
    PRESENT = "present"
    CLASH = "clash"
    STRIKE = "strike"
    CASUALTIES = "casualties"
    DETAINS = "detains"
    SURRENDERS = "surrenders"
    MOVES = "moves"
    TALKS = "talks"
    AGREEMENT = "agreement"
    APPEAL = "appeal"
    ASSURANCE = "assurance"
    THREAT = "threat"
    ACCUSATION = "accusation"
    AID = "aid"
    GOVERNS = "governs"
    DISPLACEMENT = "displacement"
    OTHER = "other"


CONTROL_KINDS = frozenset({Kind.GAINS, Kind.HOLDS, Kind.LOSES, Kind.CONTESTS, Kind.PRESENT})
"""Kinds that bear on who holds a place."""


class Stance(StrEnum):
    """What the speaker does with the proposition."""

    ASSERTS = "asserts"
    DENIES = "denies"
    UNCONFIRMED = "unconfirmed"
    CONDITIONAL = "conditional"
    PROMISES = "promises"
    OFFERS = "offers"
    DEMANDS = "demands"
    THREATENS = "threatens"
    PREDICTS = "predicts"
    ASKS = "asks"


class SourceKind(StrEnum):
    """What sort of speaker stands behind a claim."""

    PARTY = "party"
    OFFICIAL = "official"
    WITNESS = "witness"
    EXPERT = "expert"
    MEDIA = "media"
    AID = "aid"
    CIVILIAN = "civilian"
    UNNAMED = "unnamed"
    NARRATOR = "narrator"


class Form(StrEnum):
    """How the words of the claim reach the report."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


class Evidence(StrEnum):
    """What the claim rests on."""

    STATEMENT = "statement"
    EYEWITNESS = "eyewitness"
    PHOTO = "photo"
    VIDEO = "video"
    DOCUMENT = "document"
    NONE = "none"


class LinkKind(StrEnum):
    """How one claim bears on another."""

    DENIES = "denies"
    SUPPORTS = "supports"
    IMPLIES = "implies"
    CONDITIONAL_ON = "conditional_on"
    REPEATS = "repeats"


class Status(StrEnum):
    """The state of a question about a place, from least to most settled."""

    UNKNOWN = "unknown"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    CORROBORATED = "corroborated"
    CONFIRMED = "confirmed"
    MIXED = "mixed"
    STALE = "stale"
