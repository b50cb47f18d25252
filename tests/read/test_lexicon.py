"""Words that decide stance and doubt."""

import pytest

from whoholds.read.lexicon import denies, hedges


@pytest.mark.parametrize("cue", ["denied", "has repeatedly denied", "refuted", "disputes", "in a denial"])
def test_denying_cues(cue: str) -> None:
    assert denies(cue)


@pytest.mark.parametrize("cue", ["said", "confirmed", "claimed", "denounced"])
def test_cues_that_do_not_deny(cue: str) -> None:
    assert not denies(cue)


@pytest.mark.parametrize("words", ["claim to have", "alleged", "reportedly", "appeared to show", "is said to be"])
def test_hedges(words: str) -> None:
    assert hedges(words)


@pytest.mark.parametrize("words", ["said", "told", "claimed responsibility for", "announced"])
def test_plain_words_are_no_hedge(words: str) -> None:
    assert not hedges(words)
