"""Quotation flags."""

from whoholds.read.quotations import inside_quotes


def quoted(text: str) -> str:
    return "".join(c for c, flag in zip(text, inside_quotes(text), strict=True) if flag)


def test_curly_and_straight_marks() -> None:
    assert quoted('He said “we stay” and "never leave".') == "we staynever leave"


def test_an_unclosed_quote_ends_with_its_line() -> None:
    assert quoted("“We stay\nHe left") == "We stay"


def test_a_nested_opening_keeps_the_quote_open() -> None:
    assert quoted("“They ‘promised’ peace”") == "They ‘promised’ peace"
