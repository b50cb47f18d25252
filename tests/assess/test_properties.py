"""What holds for any set of claims about one place."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.judging import judge
from tests.compare.making import BLUES, REDS, claim
from whoholds.records import Claim, Finding, Kind, SourceKind, Stance, Status

RANK = {Status.UNKNOWN: 0, Status.CLAIMED: 1, Status.CORROBORATED: 2, Status.CONFIRMED: 3}
WORDS = tuple(" ".join(f"{name}{number}" for number in range(9)) for name in "abcdefgh")
"""Eight texts that share no word."""

SPEAKERS = ((None, None), (REDS, None), (BLUES, None), (None, SourceKind.WITNESS), (None, SourceKind.UNNAMED))


def _of_one_meaning(words: str, kind: Kind, actor: str | None, target: str | None) -> str:
    """The words made to differ wherever what they tell differs: no text tells two things."""
    return " ".join(f"{word}{kind.value}{actor}{target}".replace(" ", "") for word in words.split())


@st.composite
def told(draw: st.DrawFn) -> Claim:
    actor, target = draw(st.sampled_from(((REDS, BLUES), (BLUES, REDS), (REDS, None), (BLUES, None))))
    by, source = draw(st.sampled_from(SPEAKERS))
    day = draw(st.integers(0, 9))
    kind = draw(st.sampled_from((Kind.GAINS, Kind.HOLDS, Kind.LOSES, Kind.CONTESTS, Kind.PRESENT, Kind.CLASH)))
    return claim(
        kind,
        actor,
        by=by,
        source=source,
        target=target,
        stance=draw(st.sampled_from((Stance.ASSERTS, Stance.ASSERTS, Stance.DENIES, Stance.UNCONFIRMED))),
        words=_of_one_meaning(draw(st.sampled_from(WORDS)), kind, actor, target),
        report=f"r{draw(st.integers(0, 3))}+{day}",
        hedged=draw(st.booleans()),
    )


CLAIMS = st.lists(told(), min_size=1, max_size=8).filter(
    lambda claims: any(one.stance is not Stance.DENIES or one.kind not in {Kind.CONTESTS, Kind.CLASH} for one in claims)
)


def without_ids(finding: Finding) -> tuple[object, ...]:
    return finding.status, finding.holder, finding.lineages


@settings(max_examples=300, deadline=None)
@given(CLAIMS, st.randoms(use_true_random=False))
def test_order_of_claims_never_matters(claims: list[Claim], chance: random.Random) -> None:
    shuffled = list(claims)
    chance.shuffle(shuffled)
    assert judge(*shuffled, after=9) == judge(*claims, after=9)


@settings(max_examples=300, deadline=None)
@given(CLAIMS, st.integers(1, 12))
def test_copies_in_other_outlets_never_raise_a_status(claims: list[Claim], copies: int) -> None:
    before = judge(*claims, after=9)
    first = claims[0]
    copied = [
        claim(
            first.kind,
            first.actor.name if first.actor else None,
            by=first.source.side,
            source=first.source.kind,
            target=first.target.name if first.target else None,
            stance=first.stance,
            words=first.quote.text,
            report=f"copy{number}+{first.report_id.partition('+')[2]}",
            hedged=first.hedged,
        )
        for number in range(copies)
    ]
    after = judge(*claims, *copied, after=9)
    assert after.lineages <= before.lineages
    assert after.status is before.status or RANK[after.status] < RANK[before.status]


@settings(max_examples=200, deadline=None)
@given(CLAIMS, st.lists(st.sampled_from((REDS, BLUES)), max_size=5))
def test_background_changes_no_status(claims: list[Claim], holders: list[str]) -> None:
    history = [claim(Kind.HOLDS, holder, background=True, report="r0+0") for holder in holders]
    assert without_ids(judge(*claims, *history, after=9)) == without_ids(judge(*claims, after=9))


@settings(max_examples=300, deadline=None)
@given(CLAIMS)
def test_a_finding_always_has_reasons_with_claims_of_its_own(claims: list[Claim]) -> None:
    finding = judge(*claims, after=9)
    assert finding.reasons and all(reason.claims for reason in finding.reasons)
    assert {one for reason in finding.reasons for one in reason.claims} <= {one.id for one in claims}


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 50), st.integers(0, 9), st.randoms(use_true_random=False))
def test_one_admission_outranks_victory_claims_up_to_its_day(count: int, day: int, chance: random.Random) -> None:
    victories = [
        claim(
            chance.choice((Kind.GAINS, Kind.HOLDS)),
            BLUES,
            by=BLUES,
            target=chance.choice((None, REDS)),
            words=WORDS[number % len(WORDS)],
            report=f"v{number}+{chance.randint(0, day)}",
        )
        for number in range(count)
    ]
    finding = judge(*victories, claim(by=BLUES, target=BLUES, report=f"a+{day}"), after=9)
    assert (finding.status, finding.holder) == (Status.CONFIRMED, REDS)
