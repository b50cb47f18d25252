"""The one error tree. A message gives the value, the rule, the remedy; `code` is stable.

WhoholdsError
├── InputError      a report, file or argument from outside cannot be used
├── TheatreError    a theatre pack is wrong; names file and line
├── GazetteerError  a gazetteer file or a list to import is wrong; names file and line
├── ModelError      the reader's model is missing or damaged
└── StoreError      the database cannot be opened or is of another version
"""


class WhoholdsError(Exception):
    """Base of every error whoholds raises on purpose. `code` is stable across versions."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{message} [{code}]")
        self.code = code
        self._message = message

    def __reduce__(self) -> "tuple[type[WhoholdsError], tuple[str, str]]":
        """Errors cross from worker processes, with both their parts."""
        return type(self), (self.code, self._message)


class InputError(WhoholdsError):
    """A report, file or argument from outside cannot be used."""


class TheatreError(WhoholdsError):
    """A theatre pack is wrong."""


class GazetteerError(WhoholdsError):
    """A gazetteer file is of another version, or a list to import is wrong."""


class ModelError(WhoholdsError):
    """The reader's model is missing or damaged."""


class StoreError(WhoholdsError):
    """The database cannot be opened, or is of another version."""
