"""What flows through whoholds: frozen records without I/O. Read `report.py`, `claim.py`, `finding.py` in this order."""

from whoholds.records.claim import Claim, Extent, Link, Mention, Party, PlaceRef, Quantity, Source, When
from whoholds.records.finding import Finding, Reason, RollUp
from whoholds.records.identity import content_id
from whoholds.records.judgement import Judgement
from whoholds.records.place import Place
from whoholds.records.question import Attached, Bearing, Question
from whoholds.records.reading import Name, NameType, Phrase, Reading
from whoholds.records.report import Flag, Report
from whoholds.records.review import Decision, Review
from whoholds.records.theatre import Actor, Alliance, Outlet, Role, Theatre
from whoholds.records.vocabulary import (
    CONTROL_KINDS,
    Evidence,
    Form,
    Kind,
    LinkKind,
    SourceKind,
    Stance,
    Status,
)

__all__ = [
    "CONTROL_KINDS",
    "Actor",
    "Alliance",
    "Attached",
    "Bearing",
    "Claim",
    "Decision",
    "Evidence",
    "Extent",
    "Finding",
    "Flag",
    "Form",
    "Judgement",
    "Kind",
    "Link",
    "LinkKind",
    "Mention",
    "Name",
    "NameType",
    "Outlet",
    "Party",
    "Phrase",
    "Place",
    "PlaceRef",
    "Quantity",
    "Question",
    "Reading",
    "Reason",
    "Report",
    "Review",
    "Role",
    "RollUp",
    "Source",
    "SourceKind",
    "Stance",
    "Status",
    "Theatre",
    "When",
    "content_id",
]
