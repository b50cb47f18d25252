"""Which words of a report stand for one and the same, with phrases as a parser would give them."""

import re

from tests.resolve.actors.casting import make_report
from whoholds.records import Mention, Name, NameType, Phrase
from whoholds.resolve.actors.chains import Chain, Chains
from whoholds.resolve.actors.scene import set_scene


def _mention(text: str, words: str, nth: int) -> Mention:
    start = [m.start() for m in re.finditer(rf"\b{re.escape(words)}", text)][nth]
    return Mention(words, start, start + len(words))


def chains(text: str, phrases: list[str], persons: str = "", groups: str = "", places: str = "") -> Chains:
    """Phrases as "words|head|relation|governor", each the next occurrence of its words; heads stand inside."""
    seen: dict[str, int] = {}
    found = []
    for line in phrases:
        words, head, relation, governor = [*line.split("|"), "", "", ""][:4]
        mention = _mention(text, words, seen.get(words, 0))
        seen[words] = seen.get(words, 0) + 1
        at = text.index(head or words, mention.start)
        above = _mention(text, governor, 0) if governor else None
        found.append(Phrase(mention, Mention(head or words, at, at + len(head or words)), relation, above))
    names = []
    for listed, type_ in ((persons, NameType.PERSON), (groups, NameType.GROUP), (places, NameType.PLACE)):
        for word in filter(None, listed.split("|")):
            names += [Name(Mention(word, m.start(), m.end()), type_) for m in re.finditer(re.escape(word), text)]
    found.sort(key=lambda p: (p.mention.start, -p.mention.end))
    return set_scene(make_report(text), names, None, found).chains


def said(text: str, chain: Chain) -> list[str]:
    return [text[term.start : term.end] for term in chain.terms]


def together(text: str, made: Chains) -> list[list[str]]:
    return [said(text, chain) for chain in made if len(chain.terms) > 1]


def test_apposition_office_and_pronoun_are_one_with_reasons() -> None:
    text = "Idris Vale, the mayor of Quill, fled. He left his car. The mayor was seen."
    made = chains(
        text,
        [
            "Idris Vale|Vale|nsubj|fled",
            "the mayor of Quill|mayor|appos|Vale",
            "He|He|nsubj|left",
            "his|his|nmod:poss|car",
            "his car|car|obj|left",
            "The mayor|mayor|nsubj:pass|seen",
        ],
        persons="Idris Vale",
    )
    assert together(text, made) == [["Idris Vale", "the mayor of Quill", "He", "his", "The mayor"]]
    chain = made.at(0, 10)
    assert chain is not None
    assert chain.entity is not None
    assert chain.entity.name == "Idris Vale"
    assert any(reason.startswith("apposition") for reason in chain.reasons)
    assert len(chain.reasons) == len(chain.terms) - 1


def test_subject_and_object_of_one_verb_are_two() -> None:
    text = "Omar Vale met Anton Reed. Vale thanked him."
    made = chains(
        text,
        [
            "Omar Vale|Vale|nsubj|met",
            "Anton Reed|Reed|obj|met",
            "Vale|Vale|nsubj|thanked",
            "him|him|obj|thanked",
        ],
        persons="Omar Vale|Anton Reed|Vale",
    )
    assert ["Anton Reed", "him"] in together(text, made)


def test_a_woman_is_never_he() -> None:
    text = "Maria Vale met reporters. He left."
    made = chains(text, ["Maria Vale|Vale|nsubj|met", "reporters|reporters|obj|met", "He|He|nsubj|left"], "Maria Vale")
    assert together(text, made) == []


def test_two_people_of_one_surname_stay_two() -> None:
    text = "Omar Vale spoke. Anna Vale answered."
    made = chains(text, ["Omar Vale|Vale|nsubj|spoke", "Anna Vale|Vale|nsubj|answered"], "Omar Vale|Anna Vale")
    assert together(text, made) == []


def test_acronym_and_the_group_are_the_group() -> None:
    text = "The Free River Army took the bridge. The FRA said so. The group left."
    made = chains(
        text,
        [
            "The Free River Army|Army|nsubj|took",
            "the bridge|bridge|obj|took",
            "The FRA|FRA|nsubj|said",
            "The group|group|nsubj|left",
        ],
        groups="Free River Army|FRA",
    )
    assert together(text, made) == [["The Free River Army", "The FRA", "The group"]]


def test_a_second_a_man_is_another() -> None:
    text = "A man fled. A man stayed. The man slept."
    made = chains(text, ["A man|man|nsubj|fled", "A man|man|nsubj|stayed", "The man|man|nsubj|slept"])
    assert together(text, made) == [["A man", "The man"]]
    assert made.at(0, 5) is not made.at(12, 17)


def test_i_in_a_quotation_is_its_speaker() -> None:
    text = "“I never gave such an order to my men there,” Idris Vale said."
    made = chains(text, ["I|I|nsubj|gave", "my|my|nmod:poss|men", "Idris Vale|Vale|nsubj|said"], "Idris Vale")
    assert together(text, made) == [["I", "my", "Idris Vale"]]


def test_it_that_stands_for_nothing_takes_up_nobody() -> None:
    text = "The Harbour Front left. It is clear that rain fell."
    made = chains(text, ["The Harbour Front|Front|nsubj|left", "It|It|nsubj|clear"], groups="Harbour Front")
    assert together(text, made) == []


def test_name_inside_a_phrase_is_the_name_elsewhere() -> None:
    text = "Quill fell. The Quill bridge held."
    made = chains(text, ["Quill|Quill|nsubj|fell", "The Quill bridge|bridge|nsubj|held"], places="Quill")
    assert together(text, made) == [["Quill", "Quill"]]


def test_aside_without_a_parsed_apposition_says_what_somebody_is() -> None:
    text = "Idris Vale, a spokesman for nobody, fled."
    made = chains(text, ["Idris Vale|Vale|nsubj|fled", "a spokesman|spokesman|conj|fled"], "Idris Vale")
    assert together(text, made) == [["Idris Vale", "a spokesman"]]


def test_preposition_is_no_part_of_a_phrase() -> None:
    text = "Fear of the Front grew. The Front left."
    made = chains(text, ["of the Front|Front|nmod|Fear", "The Front|Front|nsubj|left"], groups="Front")
    assert together(text, made) == [["the Front", "The Front"]]


def test_without_a_parse_names_and_plain_phrases_still_join() -> None:
    text = "Idris Vale left the old mill. The mill burned. He wept."
    names = [Name(Mention("Idris Vale", 0, 10), NameType.PERSON)]
    scene = set_scene(make_report(text), names, None)
    assert not scene.parsed
    assert together(text, scene.chains) == [["Idris Vale", "He"], ["the old mill", "The mill"]]
