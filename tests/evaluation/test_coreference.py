"""The coreference scores against cases worked out in print and by hand, and the reading of gold."""

import pytest

from evaluation.coreference import tally
from evaluation.coreference.assignment import best_sum
from evaluation.coreference.gum import Document, GoldMention, read_documents
from evaluation.coreference.scores import Tally, score


def test_scores_of_the_example_of_pradhan_and_others() -> None:
    got = score([set("abc"), set("defg")], [set("ab"), set("cd"), set("fghi")])
    assert (got.muc.recall, got.muc.precision) == (pytest.approx(0.4), pytest.approx(0.4))
    assert (got.b_cubed.recall, got.b_cubed.precision) == (pytest.approx(5 / 12), pytest.approx(0.5))
    assert (got.ceaf_e.recall, got.ceaf_e.precision) == (pytest.approx(0.65), pytest.approx(1.3 / 3))


def test_muc_of_one_chain_split_in_two() -> None:
    got = score([set("abcd")], [set("ab"), set("cd")])
    assert (got.muc.recall, got.muc.precision) == (pytest.approx(2 / 3), pytest.approx(1.0))


def test_what_is_equal_scores_one_and_what_shares_nothing_zero() -> None:
    assert score([set("abc"), set("de")], [set("de"), set("abc")]).conll == pytest.approx(1.0)
    assert score([set("abc")], [set("xyz")]).conll == 0.0
    assert score([], []) == Tally()


def test_documents_add_up_before_they_are_divided() -> None:
    both = score([set("ab")], [set("ab")]) + score([set("abcd")], [])
    assert both.muc.recall == pytest.approx(1 / 4)
    assert both.muc.precision == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("gains", "best"), [([[3, 1], [2, 5]], 8), ([[1, 9, 2], [8, 9, 1]], 17), ([[4], [6], [5]], 6), ([], 0)]
)
def test_best_pairing(gains: list[list[float]], best: float) -> None:
    assert best_sum(gains) == pytest.approx(best)


GOLD = """# newdoc id = made
# global.Entity = GRP-etype-infstat-salience-centering-minspan-link-identity
# meta::genre = news
# text = Idris Vale's men left.
1\tIdris\t_\t_\t_\t_\t0\troot\t_\tEntity=(2-person-new-n-cf-3-sgl(1-person-new-s-cf-1,2-ana-Vale
2\tVale\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t's\t_\t_\t_\t_\t0\troot\t_\tEntity=1)
4\tmen\t_\t_\t_\t_\t0\troot\t_\tEntity=2)
5\tleft\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No
6\t.\t_\t_\t_\t_\t0\troot\t_\t_

# newpar
# text = He fled.
1\tHe\t_\t_\t_\t_\t0\troot\t_\tEntity=(1-person-giv-s-cf-1-ana)
2\tfled\t_\t_\t_\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t_\t_\t_\t_\t0\troot\t_\t_
"""


@pytest.fixture
def document(tmp_path) -> Document:  # type: ignore[no-untyped-def]
    (tmp_path / "made.conllu").write_text(GOLD, encoding="utf-8")
    return next(read_documents(tmp_path))


def test_gold_reads_as_text_with_nested_mentions(document: Document) -> None:
    assert document.text == "Idris Vale's men left.\nHe fled."
    words = [(document.text[m.start : m.end], m.chain) for m in document.mentions]
    assert words == [("Idris Vale's", "1"), ("Idris Vale's men", "2"), ("He", "1")]


def test_head_match_forgives_the_edges_and_exact_does_not(document: Document) -> None:
    found = [[((0, 10), (6, 10)), ((23, 25), (23, 25))]]
    assert tally(document, found, exact=False, singletons=False).conll == pytest.approx(1.0)
    assert tally(document, found, exact=True, singletons=False).mentions_both == 1


def test_singletons_count_only_when_asked(document: Document) -> None:
    assert tally(document, [], exact=False, singletons=False).mentions_gold == 2
    assert tally(document, [], exact=False, singletons=True).mentions_gold == 3


def test_gold_mention_is_paired_once(document: Document) -> None:
    twice = [[((0, 10), (6, 10)), ((0, 12), (6, 10)), ((23, 25), (23, 25))]]
    assert tally(document, twice, exact=False, singletons=False).mentions_both == 2
    assert isinstance(document.mentions[0], GoldMention)
