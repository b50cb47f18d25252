"""The reader model: a small pre-trained encoder with shallow heads.

In: word-piece ids, case classes, quotation flags and a mask, each (batch, pieces). Out: per piece, tag and attribute
scores, and a query and a key for each pointer. Stays true: column order is that of `whoholds.read.labels`.
"""

import torch
from torch import nn
from transformers import AutoModel

from whoholds.read.labels import ATTRIBUTES, POINTER_SIZE, POINTERS, TAGS
from whoholds.read.windows import CASE_CLASSES

FEATURE_SCALE = 0.02
"""As the encoder's own embeddings were initialised, so that the new features begin as a whisper."""


class ReaderModel(nn.Module):
    """MiniLM with case and quotation embeddings and one linear layer a head."""

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
        self.attributes = nn.Linear(width, sum(len(labels) for _, labels in ATTRIBUTES))
        self.query = nn.Linear(width, len(POINTERS) * POINTER_SIZE)
        self.key = nn.Linear(width, len(POINTERS) * POINTER_SIZE)

    def forward(self, ids, case, quoted, mask):  # type: ignore[no-untyped-def]
        """Tags (b, n, 24), attributes (b, n, 50), query and key (b, n, 7 · 64)."""
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.case(case) + self.quoted(quoted)
        hidden = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        hidden = self.dropout(hidden)
        return self.tags(hidden), self.attributes(hidden), self.query(hidden), self.key(hidden)


def parameters_by_rate(model: ReaderModel, encoder_rate: float, head_rate: float) -> list[dict[str, object]]:
    """Parameter groups; the word embeddings stay frozen (half of the weights, and rare words keep their place)."""
    model.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    named = [(name, p) for name, p in model.named_parameters() if p.requires_grad]
    return [
        {"params": [p for name, p in named if name.startswith("encoder.")], "lr": encoder_rate},
        {"params": [p for name, p in named if not name.startswith("encoder.")], "lr": head_rate},
    ]


def save(model: ReaderModel, path: str) -> None:
    """Write the weights."""
    torch.save(model.state_dict(), path)
