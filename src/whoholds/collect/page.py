"""An HTML page to a draft: the article's text and what the page says of itself.

In: decoded HTML. Out: a draft. Stays true: words a person would not see on the page are not in the text.
"""

import re

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]
from trafilatura.settings import Document

from whoholds.collect.draft import Draft, UnusableError

_ZERO = r"0*\.?0+(?:px|em|rem|pt|%|vw|vh)?\s*(?:;|!|$)"
_UNSEEN = re.compile(
    rf"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|(?:font-size|opacity)\s*:\s*{_ZERO}", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}
"""Only dates the page states: the extensive search takes copyright years. A future date is flagged later."""


def draft_from_html(page: str) -> Draft:
    """Find the article in `page`.

    Raises:
        UnusableError: it cannot be parsed, or holds no readable text.
    """
    try:
        tree = html.document_fromstring(_DECLARATION.sub("", page).replace("\x00", ""))
    except (etree.LxmlError, ValueError) as error:
        raise UnusableError("collect-broken-html", f"HTML that cannot be parsed ({error}); save it again") from error
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    _drop_unseen(tree)
    found = trafilatura.bare_extraction(
        tree, include_comments=False, with_metadata=True, date_extraction_params=dict(_DATES)
    )
    article = found if isinstance(found, Document) else Document()
    text = article.text or trafilatura.html2txt(tree)
    if not text.strip():
        raise UnusableError("collect-no-text", "no readable text on the page; save it as plain text")
    return Draft(
        text=text,
        date=article.date,
        outlet=article.sitename or article.hostname,
        title=article.title,
        url=article.url,
        language=article.language or language,
    )


def _drop_unseen(tree: html.HtmlElement) -> None:
    """Take out what a browser does not show; trafilatura keeps `hidden` and `font-size:0`. Words after it stay."""
    for element in list(tree.iter(etree.Element)):
        if element.tag in ("html", "body") or element.getparent() is None:
            continue  # pages that fade in hide the whole body at first
        if element.get("hidden") is not None or _UNSEEN.search(element.get("style") or ""):
            element.drop_tree()
