"""Our words for what the records say, so that a first-time reader needs no manual.

In: words of the vocabulary, claims. Out: short English phrases. Stays true: every word of a list has one; what a
report does not say is said to be unknown.
"""

from datetime import date

from whoholds.assess.rules import LADDER, NOTES
from whoholds.records import Claim, Evidence, Kind, SourceKind, Stance, Status

STATUS_MEANING = {
    Status.UNKNOWN: "nothing decides it",
    Status.CLAIMED: "somebody says so, and nobody denies it",
    Status.CONTESTED: "claims exclude each other, or there is fighting inside",
    Status.CORROBORATED: "two independent origins say so, one of them not on the holder's side",
    Status.CONFIRMED: "the losing side admits it, or it is reported as plain, undisputed fact",
    Status.MIXED: "control is shared by agreement",
    Status.STALE: "nothing has been said of it for long",
}
STATUS_GLYPH = {
    Status.UNKNOWN: "?",
    Status.CLAIMED: "❝",
    Status.CONTESTED: "✕",
    Status.CORROBORATED: "✓",
    Status.CONFIRMED: "●",
    Status.MIXED: "◐",
    Status.STALE: "…",
}
STANCE_WORDS = {
    Stance.ASSERTS: "says",
    Stance.DENIES: "denies",
    Stance.UNCONFIRMED: "could not verify",
    Stance.CONDITIONAL: "says, under a condition",
    Stance.PROMISES: "promises",
    Stance.OFFERS: "offers",
    Stance.DEMANDS: "demands",
    Stance.THREATENS: "threatens",
    Stance.PREDICTS: "predicts",
    Stance.ASKS: "asks",
}
EVIDENCE_WORDS = {
    Evidence.STATEMENT: "a statement",
    Evidence.EYEWITNESS: "eyewitness",
    Evidence.PHOTO: "photograph",
    Evidence.VIDEO: "video",
    Evidence.DOCUMENT: "document",
    Evidence.NONE: "no evidence given",
}
SOURCE_WORDS = {
    SourceKind.PARTY: "party to the conflict",
    SourceKind.OFFICIAL: "official, not fighting",
    SourceKind.WITNESS: "witness",
    SourceKind.EXPERT: "expert or monitor",
    SourceKind.MEDIA: "media",
    SourceKind.AID: "aid organisation",
    SourceKind.CIVILIAN: "civilian",
    SourceKind.UNNAMED: "unnamed",
    SourceKind.NARRATOR: "the report's own voice",
}
_PHRASES = {
    Kind.GAINS: "{actor} took {place}",
    Kind.HOLDS: "{actor} holds {place}",
    Kind.LOSES: "{actor} lost {place}",
    Kind.CONTESTS: "{actor} is fighting for {place}",
    Kind.PRESENT: "{actor} was seen in {place}",
    Kind.CLASH: "{actor} fought at {place}",
    Kind.STRIKE: "{actor} struck {place}",
    Kind.CASUALTIES: "there were casualties at {place}",
    Kind.DETAINS: "{actor} detained people at {place}",
    Kind.SURRENDERS: "{actor} surrendered at {place}",
    Kind.MOVES: "{actor} moved at {place}",
    Kind.TALKS: "{actor} held talks",
    Kind.AGREEMENT: "{actor} agreed",
    Kind.APPEAL: "{actor} should act",
    Kind.ASSURANCE: "{actor} will do no harm",
    Kind.THREAT: "{actor} will act",
    Kind.ACCUSATION: "{actor} did wrong",
    Kind.AID: "{actor} helps",
    Kind.GOVERNS: "{actor} rules by decree",
    Kind.DISPLACEMENT: "people fled {place}",
    Kind.OTHER: "something else about {actor}",
}
RULES = {rule.__name__.replace("_", "-"): (rule.__doc__ or "").strip().split("\n")[0] for rule in (*LADDER, *NOTES)}
"""Every rule by its name with the first line of its contract."""


def read_as(claim: Claim) -> str:
    """What the reader took the words to say, such as "Red Front took Ford Valley"; unknown parts are said to be so."""
    actor = (claim.actor.name or claim.actor.side) if claim.actor else None
    place = claim.place.name if claim.place else None
    part = "part of " if place and claim.extent is not None and not claim.extent.whole else ""
    words = _PHRASES[claim.kind].format(actor=actor or "somebody", place=f"{part}{place or 'an unknown place'}")
    return words[0].upper() + words[1:]


def speaker_name(claim: Claim) -> str | None:
    """The name of whoever says it, else the words for it; None for the report's own voice and the unnamed."""
    return claim.source.actor or (claim.source.mention.text if claim.source.mention else None)


def long_day(day: date | None) -> str:
    """Such as "6 September 2021"."""
    return f"{day.day} {day:%B %Y}" if day else "undated"
