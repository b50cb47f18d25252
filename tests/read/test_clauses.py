"""Who acts and who is acted on, in clauses of every shape."""

import pytest

from whoholds.read.clauses import Clause


def clause(drawn: str) -> Clause:
    """Words written as `word/head/relation`, heads 1-based."""
    rows = [part.rsplit("/", 2) for part in drawn.split()]
    return Clause([word for word, _, _ in rows], [(int(head), relation) for _, head, relation in rows])


def said(found: Clause, span: tuple[int, int] | None) -> str | None:
    return None if span is None else " ".join(found.texts[slice(*span)])


ACTIVE = "Rebels/2/nsubj seized/0/root the/4/det mill/2/obj"
PASSIVE = "The/2/det mill/4/nsubj:pass was/4/aux:pass seized/0/root by/7/case hill/7/compound rebels/4/obl:agent"
NO_AGENT = "The/2/det mill/4/nsubj:pass was/4/aux:pass seized/0/root"
CONTROL = "Rebels/2/nsubj hope/0/root to/4/mark seize/2/xcomp it/4/obj"
TOLD = "Rebels/2/nsubj forced/0/root guards/2/obj to/5/mark leave/2/xcomp"
RELATIVE = "guards/0/root who/3/nsubj left/1/acl:relcl"
JOINED = "Rebels/2/nsubj came/0/root and/4/cc burned/2/conj it/4/obj"
OWNED = "The/2/det rebels/4/nmod:poss 's/2/case assault/0/root"


@pytest.mark.parametrize(
    ("drawn", "head", "actor", "patient"),
    [
        (ACTIVE, 1, "Rebels", "the mill"),
        (PASSIVE, 3, "hill rebels", "The mill"),
        (NO_AGENT, 3, None, "The mill"),
        (CONTROL, 3, "Rebels", "it"),
        (TOLD, 4, "guards", None),
        (RELATIVE, 2, "guards", None),
        (JOINED, 3, "Rebels", "it"),
        (OWNED, 3, "The rebels 's", None),
    ],
)
def test_roles(drawn: str, head: int, actor: str | None, patient: str | None) -> None:
    found = clause(drawn)
    assert (said(found, found.actor_of(head)), said(found, found.patient_of(head))) == (actor, patient)


def test_a_statement_turns_on_the_word_that_governs_most_of_it() -> None:
    assert clause(PASSIVE).head_of(0, 7) == 3
    assert clause(ACTIVE).head_of(2, 4) == 3
