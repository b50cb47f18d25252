"""Which language a report is in.

In: what the source says, else the text. Out: an ISO 639-1 code, None if nobody can tell.
Stays true: a guess is made only from enough letters and with confidence; what the source says is not overruled.
"""

from functools import cached_property

import pycountry
from py3langid.langid import MODEL_FILE, LanguageIdentifier

READ = "en"
"""The language the reader reads."""

_LEAST_LETTERS = 40
_LEAST_CONFIDENCE_PROB = 0.8
"""Eight sentences of 40 to 70 letters in four languages scored .86 to 1; strings of names .1 to .2."""
_SAMPLE_CHARACTERS = 5_000


class LanguageGuesser:
    """Holds the language model, loaded at the first guess (0.9 s)."""

    def language(self, stated: str | None, text: str) -> str | None:
        """The stated language as a code if it is one, else a confident guess from `text`."""
        return language_code(stated) or self._guess(text[:_SAMPLE_CHARACTERS])

    def _guess(self, sample: str) -> str | None:
        if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
            return None
        code, prob = self._model.classify(sample)
        return str(code) if prob >= _LEAST_CONFIDENCE_PROB else None

    @cached_property
    def _model(self) -> LanguageIdentifier:
        return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def language_code(stated: str | None) -> str | None:
    """``en-GB``, ``eng`` and ``English`` are all ``en``; None if it is no language.

    >>> language_code("en_US"), language_code("Dari, maybe")
    ('en', None)
    """
    word = (stated or "").strip().lower().replace("_", "-").split("-")[0]
    if len(word) == 2:  # asked for by field: a general look-up takes "en" for the language named En
        found = pycountry.languages.get(alpha_2=word)
    elif len(word) == 3:
        found = pycountry.languages.get(alpha_3=word)
    else:
        found = pycountry.languages.get(name=word.title())
    return None if found is None else getattr(found, "alpha_2", None) or str(found.alpha_3)
