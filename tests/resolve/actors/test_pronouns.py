"""Pronouns and nameless speakers: who "he", "she", "they" and "it" take up."""

from tests.resolve.actors.casting import ask, make_cast


def test_subject_of_the_last_sentence_is_taken_up() -> None:
    text = "Karim Vale met Jonas Fohr on Monday. He said the road was open."
    assert ask(make_cast(text, "Karim Vale|Jonas Fohr"), text, "He").name == "Karim Vale"


def test_given_name_tells_she_from_he() -> None:
    text = "Fatima Vale met Jonas Fohr on Monday. He said the road was open."
    assert ask(make_cast(text, "Fatima Vale|Jonas Fohr"), text, "He").name == "Jonas Fohr"


def test_people_named_inside_the_quotation_did_not_speak_it() -> None:
    text = "Karim Vale was angry. “We told Jonas Fohr to leave the town by noon,” he said."
    assert ask(make_cast(text, "Karim Vale|Jonas Fohr"), text, "he").name == "Karim Vale"


def test_plural_pronoun_of_nameless_officials_stays_nameless() -> None:
    text = "The Harbour Front left. Aid agencies said roads were cut. They said food was short."
    found = ask(make_cast(text, "", "Harbour Front"), text, "They")
    assert (found.name, found.kind) == (None, "aid")


def test_its_spokesman_speaks_for_the_group_before() -> None:
    text = "The Harbour Front holds the bridge. Its spokesman said so."
    found = ask(make_cast(text, "", "Harbour Front"), text, "Its spokesman")
    assert (found.name, found.side) == (None, "Harbour Front")


def test_the_group_is_the_group_named_last() -> None:
    text = "The Harbour Front fought the River League. The group said it had won."
    assert ask(make_cast(text, "", "Harbour Front|River League"), text, "The group").name == "River League"


def test_the_source_is_the_source_brought_in_before() -> None:
    text = "An Iranian military source spoke to reporters. The source said the road was open."
    assert ask(make_cast(text), text, "The source").side == "Iran"


def test_us_is_a_country_and_not_a_pronoun() -> None:
    text = "The US said it would wait."
    assert ask(make_cast(text), text, "US").name == "United States"


def test_every_identity_says_why() -> None:
    text = "Karim Vale spoke. He said the army had left. Witnesses agreed."
    cast = make_cast(text, "Karim Vale")
    assert all(ask(cast, text, words).reasons for words in ("Karim Vale", "He", "the army", "Witnesses"))
