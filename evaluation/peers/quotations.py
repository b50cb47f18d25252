"""textacy's `direct_quotations` over a spaCy pipeline: JSON lines in, JSON lines out.

In: `{"id", "text"}` a line on standard input.
Out: `{"id", "found": [{"source", "cue", "content"}]}` a line, each `[start, end)` in code points; on standard error the
seconds that it took. Stays true: textacy is called as it is, a paragraph at a time, because it refuses a whole text in
which one quotation mark is left open. Runs in the peers' environment: `python quotations.py PARSER < TEXTS`.
"""

import json
import re
import sys
import time
from collections.abc import Iterable

import spacy
from spacy.language import Language
from spacy.tokens import Token
from textacy.extract.triples import direct_quotations


def span(tokens: Iterable[Token], start: int) -> list[int]:
    """Characters from the first to the last of the tokens, in a text in which theirs begins at `start`."""
    of = sorted(tokens, key=lambda token: token.i)
    return [start + of[0].idx, start + of[-1].idx + len(of[-1])]


def quotations(nlp: Language, text: str) -> tuple[list[dict[str, list[int]]], int]:
    """What is found, and how many paragraphs were refused."""
    found, refused = [], 0
    for paragraph in re.finditer(r"[^\n\r]*\S[^\n\r]*", text):
        at = paragraph.start()
        try:
            for speaker, cue, content in direct_quotations(nlp(paragraph.group())):
                found.append({"source": span(speaker, at), "cue": span(cue, at), "content": span(content, at)})
        except ValueError:
            refused += 1
    return found, refused


def main() -> None:
    """Read texts, write quotations."""
    nlp = spacy.load(sys.argv[1])
    nlp("Anna said, “We stay.”")
    seconds, refused = 0.0, 0
    for line in sys.stdin:
        record = json.loads(line)
        started = time.perf_counter()
        found, left = quotations(nlp, record["text"])
        seconds += time.perf_counter() - started
        refused += left
        print(json.dumps({"id": record["id"], "found": found}), flush=True)
    print(json.dumps({"seconds": seconds, "refused": refused}), file=sys.stderr)


if __name__ == "__main__":
    main()
