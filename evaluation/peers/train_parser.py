"""Train the small spaCy parser that textacy's quotation finder stands on, from the English Web Treebank.

In: the folder of the treebank (`*-train.conllu`, `*-dev.conllu`). Out: a spaCy pipeline (tok2vec, morphologizer,
lemmatizer, parser) on disk, and its scores on dev. Stays true: one core, fixed seed, no vectors, nothing downloaded.
Runs in the peers' environment: `python train_parser.py TREEBANK OUT [--passes 2]`.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from spacy.util import compounding, fix_random_seed, minibatch

SEED = 1
SENTENCES_A_DOC = 5
WIDTH, DEPTH, ROWS = 96, 3, 4000
FIRST_BATCH, LAST_BATCH = 2.0, 8.0
"""Documents a batch, at the beginning and from then on."""
DROPOUT = 0.1
DEV_DOCS = 100


def blank() -> Language:
    """The pipeline without weights; parser, tags and lemmas share one encoder."""
    nlp = spacy.blank("en")
    nlp.add_pipe(
        "tok2vec",
        config={
            "model": {
                "@architectures": "spacy.HashEmbedCNN.v2",
                "pretrained_vectors": None,
                "width": WIDTH,
                "depth": DEPTH,
                "embed_size": ROWS,
                "window_size": 1,
                "maxout_pieces": 3,
                "subword_features": True,
            }
        },
    )
    listener = {"@architectures": "spacy.Tok2VecListener.v1", "width": WIDTH}
    tagger = {"@architectures": "spacy.Tagger.v2", "tok2vec": listener}
    parser = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "parser",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": listener,
    }
    nlp.add_pipe("morphologizer", config={"model": tagger})
    nlp.add_pipe("trainable_lemmatizer", config={"model": tagger})
    nlp.add_pipe("parser", config={"model": parser})
    return nlp


def documents(path: Path) -> list[Doc]:
    """Documents of a few sentences each."""
    return list(conllu_to_docs(path.read_text(encoding="utf-8"), n_sents=SENTENCES_A_DOC, no_print=True))


def examples(nlp: Language, docs: list[Doc]) -> Iterator[Example]:
    """Each document beside its words without annotation."""
    for doc in docs:
        bare = Doc(nlp.vocab, words=[t.text for t in doc], spaces=[bool(t.whitespace_) for t in doc])
        yield Example(bare, doc)


def train(treebank: Path, passes: int) -> Language:
    """Train for `passes` over the training part, telling the loss of each."""
    fix_random_seed(SEED)
    random.seed(SEED)
    nlp = blank()
    learnt = list(examples(nlp, documents(next(treebank.glob("*-train.conllu")))))
    optimizer = nlp.initialize(lambda: learnt)
    sizes = compounding(FIRST_BATCH, LAST_BATCH, 1.005)
    started = time.perf_counter()
    for number in range(1, passes + 1):
        losses: dict[str, float] = {}
        random.shuffle(learnt)
        for batch in minibatch(learnt, sizes):
            nlp.update(batch, sgd=optimizer, drop=DROPOUT, losses=losses)
        rounded = {name: round(loss) for name, loss in losses.items()}
        print(f"pass {number}, {time.perf_counter() - started:.0f} s, {rounded}", flush=True)
    return nlp


def main() -> None:
    """Train, score on dev, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--passes", type=int, default=2)
    arguments = parser.parse_args()
    if not list(arguments.treebank.glob("*-train.conllu")):
        sys.exit(f"no *-train.conllu in {arguments.treebank}; give the folder of UD_English-EWT")
    nlp = train(arguments.treebank, arguments.passes)
    dev = documents(next(arguments.treebank.glob("*-dev.conllu")))[:DEV_DOCS]
    scores = nlp.evaluate(list(examples(nlp, dev)))
    print({name: round(scores[name], 3) for name in ("dep_uas", "dep_las", "pos_acc", "lemma_acc", "sents_f")})
    nlp.to_disk(arguments.out)


if __name__ == "__main__":
    main()
