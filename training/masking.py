"""Domain news before any label: the encoder guesses hidden word pieces of conflict reports.

In: an encoder and unlabelled texts. Out: the encoder, used to the domain's words. Stays true: the word embeddings stay
as they are; the guessing head is thrown away.
"""

import torch
from torch import nn
from torch.nn.functional import cross_entropy

from training.batching import MASK, Batch
from training.model import ReaderModel

HIDDEN = 0.15
SHOUTED, WHISPERED = 0.04, 0.03
"""Shares of windows read as if all in capitals, and all in small letters, so that such reports are read too."""
FORGOTTEN = 0.04
"""Share of word pieces hidden while labels are learnt, so that many passes over a report do not learn it by heart."""
LETTERS = 2
"""Case classes up to this are of words with letters: 0 small, 1 capitalised, 2 capitals."""


def disguised(batch: Batch, share: float = FORGOTTEN) -> Batch:
    """`batch` with letter case taken from a few windows and `share` of the pieces hidden."""
    draw = torch.rand(batch.ids.shape[0], 1, device=batch.ids.device)
    word = batch.case <= LETTERS
    case = batch.case.masked_fill(word & (draw < SHOUTED), 2)
    case = case.masked_fill(word & (draw >= SHOUTED) & (draw < SHOUTED + WHISPERED), 0)
    hidden = (torch.rand(batch.ids.shape, device=batch.ids.device) < share) & (batch.ids > MASK)
    return batch._replace(ids=batch.ids.masked_fill(hidden, MASK), case=case)


class Guess(nn.Module):
    """Scores of every word piece of the vocabulary, from the word embeddings themselves."""

    def __init__(self, model: ReaderModel) -> None:
        super().__init__()
        self.embeddings = model.encoder.embeddings.word_embeddings.weight
        pieces, width = self.embeddings.shape
        self.turn = nn.Sequential(nn.Linear(width, width), nn.GELU(), nn.LayerNorm(width))
        self.bias = nn.Parameter(torch.zeros(pieces))

    def forward(self, hidden: torch.Tensor) -> torch.Tensor:
        """(k, width) to (k, pieces)."""
        return self.turn(hidden) @ self.embeddings.T + self.bias


def guessing_loss(model: ReaderModel, guess: Guess, batch: Batch) -> torch.Tensor:
    """Cross-entropy of the hidden pieces, a tenth of which stay as they are."""
    chosen = (torch.rand(batch.ids.shape, device=batch.ids.device) < HIDDEN) & (batch.ids > MASK)
    shown = chosen & (torch.rand(batch.ids.shape, device=batch.ids.device) < 0.9)
    seen = disguised(batch, 0.0)._replace(ids=batch.ids.masked_fill(shown, MASK))
    hidden = model.hidden(seen.ids, seen.case, seen.quoted, seen.mask)
    return cross_entropy(guess(hidden[chosen]).float(), batch.ids[chosen])
