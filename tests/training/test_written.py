"""Reports that the project writes itself to train on."""

from training.mentions import mention_spans
from training.written import written
from whoholds.records import CONTROL_KINDS, Kind, Stance

REPORTS = list(written(60, seed=3))
CLAIMS = [(report["text"], claim) for report in REPORTS for claim in report["claims"]]


def test_every_span_holds_the_words_it_is_said_to_hold() -> None:
    for text, claim in CLAIMS:
        parts = [claim["quote"], claim["cue"], claim["source"]["mention"]]
        parts += [(claim[role] or {}).get("mention") for role in ("place", "when")]
        for part in filter(None, parts):
            assert text[slice(*part["span"])] == part["text"]
        for spans in claim["spans"].values():
            assert all(text[start:end].strip() for start, end in spans)


def test_the_same_seed_writes_the_same_reports_and_another_others() -> None:
    assert list(written(5, seed=3)) == REPORTS[:5]
    assert list(written(5, seed=4)) != REPORTS[:5]


def test_control_is_told_denied_and_left_open() -> None:
    kinds = {Kind(claim["kind"]) for _, claim in CLAIMS}
    stances = {Stance(claim["stance"]) for _, claim in CLAIMS}
    assert kinds >= set(CONTROL_KINDS)
    assert stances >= {Stance.ASSERTS, Stance.DENIES, Stance.UNCONFIRMED, Stance.CONDITIONAL, Stance.PROMISES}


def test_no_slot_choice_or_verb_form_is_left_in_a_text() -> None:
    for report in REPORTS:
        assert not set("{}[]|<>") & set(report["text"]), report["text"]


def test_a_role_without_words_takes_no_part_in_what_is_learnt() -> None:
    text, claim = next((text, claim) for text, claim in CLAIMS if not claim["spans"]["target"])
    assert mention_spans("target", claim, text, (0, len(text))) is None
