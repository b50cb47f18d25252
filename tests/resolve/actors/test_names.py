"""Names as compared."""

from hypothesis import given
from hypothesis import strategies as st

from whoholds.resolve.actors.names import bare_tokens, display, fold, initials, is_part, spelled_alike


def test_accents_case_and_marks_fold_away() -> None:
    assert fold("the Recep Tayyip Erdoğan’s") == fold("RECEP TAYYIP ERDOGAN")


@given(st.text(max_size=40))
def test_bare_words_are_never_more_than_the_folded_ones(text: str) -> None:
    assert len(bare_tokens(text)) <= len(fold(text).split())


def test_titles_are_not_part_of_a_name() -> None:
    assert bare_tokens("Brigadier General Karim Vale") == ("karim", "vale")


def test_a_title_alone_is_kept() -> None:
    assert bare_tokens("General") == ("general",)


def test_surname_and_given_name_stand_for_the_whole() -> None:
    full = ("ahmad", "zia", "vale")
    assert is_part(("vale",), full) and is_part(("ahmad", "vale"), full)
    assert not is_part(("vale", "ahmad"), full)


def test_a_particle_stands_for_nobody() -> None:
    assert not is_part(("al",), ("karim", "al", "vale"))


def test_two_spellings_of_one_surname_are_alike_and_short_ones_are_not() -> None:
    assert spelled_alike(("zabihullah",), ("zabiullah",))
    assert not spelled_alike(("khan",), ("khin",))
    assert not spelled_alike(("martin",), ("marvin",))


def test_initials_leave_out_small_words() -> None:
    assert initials("Organisation for the Free River") == "ofr"


def test_shown_name_has_no_article_or_possessive() -> None:
    assert display("the Harbour Front’s") == "Harbour Front"
