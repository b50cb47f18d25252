"""Treebanks read right, and arcs and factuality compared."""

from pathlib import Path

import numpy as np
import pytest

from evaluation.factuality import measure as measure_factuality
from evaluation.factuality import pearson
from evaluation.parse import compared
from evaluation.parse import measure as measure_parse
from evaluation.treebank import documents
from whoholds.errors import InputError

CONLLU = """# newdoc id = d1
# sent_id = d1-1
1\tRebels\trebel\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tflee\tflee\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
4.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = d1-2
1\tWe\twe\tPRON\tPRP\t_\t2\tnsubj:pass\t_\t_
2\tstay\tstay\tVERB\tVBP\t_\t0\troot\t_\t_

# newdoc id = d2
# newpar
# sent_id = d2-1
1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

"""


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "own.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return path


def test_text_is_put_together_with_contractions_shared_out(treebank: Path) -> None:
    first, second = documents(treebank)
    assert first.text == "Rebels didn't flee. We stay "
    assert [first.text[a:b] for a, b in first.sentences[0].spans] == ["Rebels", "did", "n't", "flee", "."]
    assert [word.head for word in first.sentences[0].words] == [4, 4, 4, 0, 4]
    assert (second.text, second.sentences[0].id) == ("Go ", "d2-1")


def test_a_limit_counts_sentences_over_documents(treebank: Path) -> None:
    assert [len(d.sentences) for d in documents(treebank, 2)] == [2]
    assert [len(d.sentences) for d in documents(treebank, 3)] == [2, 1]


def test_what_is_not_conllu_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.conllu"
    path.write_text("# sent_id = a\n1\tonly\tthree\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.conllu, line 2: .*ten columns"):
        list(documents(path))


def test_a_folder_without_treebanks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"no \.conllu file"):
        list(documents(tmp_path))


def test_arcs_count_by_head_and_universal_relation(treebank: Path) -> None:
    sentence = next(documents(treebank)).sentences[1]
    counts = compared(sentence, [(2, "nsubj"), (0, "root")])
    assert (counts["words"], counts["uas"], counts["las"], counts["las_subtypes"]) == (2, 2, 2, 1)
    counts = compared(sentence, [(0, "root"), (1, "root")])
    assert (counts["uas"], counts["las"]) == (0, 0)


def test_a_treebank_is_measured(treebank: Path) -> None:
    measured = measure_parse(treebank)
    assert measured.n == 3
    assert measured.metrics["uas"] is not None
    assert measured.metrics["uas"] >= measured.metrics["las"] > 0


def test_correlation_is_unknown_where_it_is_not_defined() -> None:
    assert pearson(np.array([1.0]), np.array([1.0])) is None
    assert pearson(np.array([1.0, 2.0]), np.array([3.0, 3.0])) is None
    assert pearson(np.array([1.0, 2.0, 4.0]), np.array([2.0, 4.0, 8.0])) == pytest.approx(1)


def test_judgements_are_joined_to_the_treebank_beside_them(treebank: Path) -> None:
    path = treebank.with_name("judged.jsonl")
    rows = ['{"sent_id": "d1-1", "i": 3, "value": -1.2}', '{"sent_id": "d1-2", "i": 1, "value": 1.1}']
    path.write_text("\n".join([*rows, '{"sent_id": "elsewhere", "i": 0, "value": 1}']), encoding="utf-8")
    measured = measure_factuality(path)
    assert (measured.n, measured.metrics["missing"]) == (2, 1)
    assert measured.metrics["mae"] is not None
    assert measured.metrics["mae"] < 1.5


def test_a_treebank_that_is_not_there_or_of_other_texts_is_named(treebank: Path, tmp_path: Path) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"sent_id": "elsewhere", "i": 0, "value": 1}', encoding="utf-8")
    with pytest.raises(InputError, match="wrong-treebank"):
        measure_factuality(path, treebank=treebank)
    with pytest.raises(InputError, match=r"gone\.conllu does not exist"):
        measure_factuality(path, treebank=tmp_path / "gone.conllu")
