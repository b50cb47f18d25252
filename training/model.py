"""The reader model: a small pre-trained encoder with shallow heads.

In: word-piece ids, case classes, quotation flags and a mask, each (batch, pieces). Out: `Outputs`, a row a piece.
Stays true: column order is that of `whoholds.read.labels`; the order of outputs is that of `OUTPUTS`.
"""

from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn
from transformers import AutoModel

from whoholds.read.labels import ARC_SIZE, ATTRIBUTES, POINTER_SIZE, POINTERS, POOLS, RELATIONS, TAGS
from whoholds.read.windows import CASE_CLASSES

FEATURE_SCALE = 0.02
"""As the encoder's own embeddings were initialised, so that the new features begin as a whisper."""
PARSE_WIDTH = 256
EMBEDDINGS = "encoder.embeddings.word_embeddings.weight"


class Outputs(NamedTuple):
    """Scores a piece, each (batch, pieces, columns).

    `tags` 33 · `attributes` 50 · `pools` 2 · `query` and `key` 7 · 64 · `arc_query` and `arc_key` 128 ·
    `dependent` and `governor` 50 (relation scores of a word as the lower and the upper end of an arc) · `factuality` 1.
    """

    tags: torch.Tensor
    attributes: torch.Tensor
    pools: torch.Tensor
    query: torch.Tensor
    key: torch.Tensor
    arc_query: torch.Tensor
    arc_key: torch.Tensor
    dependent: torch.Tensor
    governor: torch.Tensor
    factuality: torch.Tensor


class ReaderModel(nn.Module):
    """MiniLM with case and quotation embeddings, a hidden layer for claims and one for the parse, and linear heads."""

    def __init__(self, encoder_path: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(encoder_path, attn_implementation="eager")
        width = self.encoder.config.hidden_size
        self.case = nn.Embedding(CASE_CLASSES, width)
        self.quoted = nn.Embedding(2, width)
        for feature in (self.case, self.quoted):
            nn.init.normal_(feature.weight, std=FEATURE_SCALE)
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, sum(len(labels) for _, labels in TAGS))
        self.claim = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.Dropout(0.1))
        self.attributes = nn.Linear(width, sum(len(labels) for _, labels in ATTRIBUTES))
        self.pools = nn.Linear(width, len(POOLS))
        self.query = nn.Linear(width, len(POINTERS) * POINTER_SIZE)
        self.key = nn.Linear(width, len(POINTERS) * POINTER_SIZE)
        self.parse = nn.Sequential(nn.Linear(width, PARSE_WIDTH), nn.GELU(), nn.Dropout(0.1))
        self.arc_query = nn.Linear(PARSE_WIDTH, ARC_SIZE)
        self.arc_key = nn.Linear(PARSE_WIDTH, ARC_SIZE)
        self.dependent = nn.Linear(PARSE_WIDTH, len(RELATIONS))
        self.governor = nn.Linear(PARSE_WIDTH, len(RELATIONS))
        self.factuality = nn.Linear(PARSE_WIDTH, 1)

    def hidden(self, ids, case, quoted, mask):  # type: ignore[no-untyped-def]
        """The encoder's last layer, (batch, pieces, width)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.case(case) + self.quoted(quoted)
        return self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state

    def forward(self, ids, case, quoted, mask):  # type: ignore[no-untyped-def]
        """All heads on the encoder's last layer."""
        hidden = self.dropout(self.hidden(ids, case, quoted, mask))
        claim = hidden + self.claim(hidden)
        parse = self.parse(hidden)
        return Outputs(
            self.tags(hidden), self.attributes(claim), self.pools(claim), self.query(claim), self.key(claim),
            self.arc_query(parse), self.arc_key(parse), self.dependent(parse), self.governor(parse),
            self.factuality(parse),
        )  # fmt: skip


def parameters_by_rate(model: ReaderModel, encoder_rate: float, head_rate: float) -> list[dict[str, object]]:
    """Parameter groups; the word embeddings stay frozen (half of the weights, and rare words keep their place)."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    return [
        {"params": [p for name, p in named if name.startswith("encoder.")], "lr": encoder_rate},
        {"params": [p for name, p in named if not name.startswith("encoder.")], "lr": head_rate},
    ]


def save(model: ReaderModel, path: Path) -> None:
    """Write what was learnt, in half precision: all but the word embeddings, which stay the encoder's own."""
    torch.save({name: w.half().cpu() for name, w in model.state_dict().items() if name != EMBEDDINGS}, path)


def load(model: ReaderModel, path: Path) -> ReaderModel:
    """Take what `save` wrote, or a whole state dict.

    Raises:
        ValueError: weights of `model` are not in the file.

    """
    lacking, _ = model.load_state_dict({n: w.float() for n, w in torch.load(path, "cpu").items()}, strict=False)
    if set(lacking) - {EMBEDDINGS}:
        raise ValueError(f"{path} lacks {', '.join(lacking)}; was it saved from this model by training.model?")
    return model


def mean_of(paths: list[Path]) -> dict[str, torch.Tensor]:
    """The mean weights of saved models. They must have begun alike, else it is a mean of nothing in common."""
    saved = [torch.load(path, "cpu") for path in paths]
    return {name: torch.stack([one[name].float() for one in saved]).mean(0) for name in saved[0]}
