"""What if: the finding of one place if a source were wrong, a claim left out, or a claim plainly so.

In: words of an address such as ``without:claim-…``, a place, what is in sight. Out: the finding under the supposition.
Stays true: nothing supposed is kept; who is who and how far speakers can be relied on stay as they are.
"""

from dataclasses import dataclass

from whoholds.assess.supposing import suppose
from whoholds.errors import InputError
from whoholds.publish import speaker_of
from whoholds.records import Claim, Finding
from whoholds.web.sight import Sight

WRONG, WITHOUT, TRUE = "wrong", "without", "true"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to suppose: what stands in the address, and its words."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Supposition:
    """`finding` is what would be found; None if nothing would be said of the place any more."""

    value: str
    words: str
    finding: Finding | None


def choices(finding: Finding, sight: Sight) -> list[Choice]:
    """All that can be supposed of the claims on one finding: sources first."""
    claims = [sight.claim_of[one] for one in (*finding.supporting, *finding.opposing, *finding.lesser)]
    voices = dict.fromkeys(_voice(claim, sight) for claim in claims)
    found = [Choice(f"{WRONG}:{voice}", f"{voice} is wrong here") for voice in voices]
    for claim in claims:
        words = f"{_voice(claim, sight)}, {_day(claim, sight)}: “{claim.quote.text[:60]}”"
        found += [Choice(f"{WITHOUT}:{claim.id}", f"without {words}"), Choice(f"{TRUE}:{claim.id}", f"true: {words}")]
    return found


def supposed(value: str, finding: Finding, sight: Sight) -> Supposition:
    """The finding of a place under one of its `choices`.

    Raises:
        InputError: it is none of them.
    """
    choice = next((one for one in choices(finding, sight) if one.value == value), None)
    if choice is None:
        raise InputError("bad-choice", f"suppose {value[:60]!r} is not offered here; choose from the list of the page")
    sort, _, name = value.partition(":")
    told = sight.counted(finding.place)
    links = sight.told.told.links
    if sort == TRUE:
        (claim,) = (one for one in told if one.id == name)
        told, links = suppose(claim, told, links, sight.questions(finding.place))
    elif sort == WITHOUT:
        told = [one for one in told if one.id != name]
    else:
        told = [one for one in told if _voice(sight.claim_of[one.id], sight) != name]
    return Supposition(value, choice.words, sight.judged_from(finding.place, told, links))


def _voice(claim: Claim, sight: Sight) -> str:
    return speaker_of(claim.source, sight.report_of.get(claim.report_id))


def _day(claim: Claim, sight: Sight) -> str:
    day = sight.told.day_of(claim)
    return day.isoformat() if day else "undated"
