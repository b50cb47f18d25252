"""Reads gold toponyms: EUPEG XML files (LGL, GeoWebNews) and brat folders.

In: a path. Out: `Document`s. Stays true: a gold toponym stands in its text at its offsets; expressions ("the area"),
embedded words that are no toponyms and unlocatable names keep no coordinates; nothing is kept of a text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from lxml import etree  # type: ignore[import-untyped]

from evaluation.measured import wrong_form

NO_TOPONYMS = frozenset({"Non_Lit_Expression", "Literal_Expression", "Non_Toponym"})
"""Types of GeoWebNews that its authors do not count as toponyms."""
_BRAT = re.compile(r"^(?P<id>T\d+)\t(?P<type>\S+) (?P<start>\d+) (?P<end>\d+)\t")


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """Words ``[start, end)`` with position in degrees, country and GeoNames number, None where the gold gives none."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    geonames: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text with its gold; `site` is the outlet's web site or address, where the data has it."""

    name: str
    text: str
    site: str | None
    toponyms: tuple[GoldToponym, ...]


def documents(path: Path, limit: int | None) -> Iterator[Document]:
    """The documents of an XML file or a brat folder, `limit` at most.

    Raises InputError when the data has neither form.
    """
    found = _brat(path) if path.is_dir() else _xml(path)
    for number, document in enumerate(found):
        if limit is not None and number >= limit:
            return
        yield document


def _xml(path: Path) -> Iterator[Document]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.parse(path, parser).getroot()
    except etree.XMLSyntaxError as error:
        raise wrong_form(path, error.lineno or 1, f"no XML ({error.msg})", "give EUPEG XML or a brat folder") from None
    for number, article in enumerate(root.iter("article")):
        text = article.findtext("text") or ""
        site = article.findtext("domain") or article.findtext("link")
        name = article.get("docid") or article.get("file") or str(number)
        gold = tuple(g for t in article.iter("toponym") if (g := _gold(t)) and g.end <= len(text))
        yield Document(name, text, site, gold)


def _gold(toponym: Element) -> GoldToponym | None:
    if toponym.findtext("type") in NO_TOPONYMS:
        return None
    start, end = int(toponym.findtext("start") or -1), int(toponym.findtext("end") or -1)
    lat = toponym.findtext("gaztag/lat") or toponym.findtext("latitude")
    lon = toponym.findtext("gaztag/lon") or toponym.findtext("longitude")
    if not lat or not lon:
        return GoldToponym(start, end)
    tag = toponym.find("gaztag")
    number = tag.get("geonameid") if tag is not None else toponym.findtext("geonamesID")
    return GoldToponym(start, end, float(lat), float(lon), toponym.findtext("gaztag/country"), number or None)


def _brat(path: Path) -> Iterator[Document]:
    """A folder of ``.txt`` with ``.ann``, whose notes hold "lat,lon" or a GeoNames number, that has no position yet."""
    for text_path in sorted(path.rglob("*.txt")):
        notes = text_path.with_suffix(".ann")
        if notes.exists():
            text = text_path.read_text(encoding="utf-8")
            yield Document(text_path.stem, text, None, tuple(_annotations(notes, len(text))))


def _annotations(path: Path, length: int) -> Iterator[GoldToponym]:
    lines = path.read_text(encoding="utf-8").splitlines()
    noted = {line.split("\t")[1].split(" ")[-1]: line.split("\t")[-1] for line in lines if line.startswith("#")}
    for line in lines:
        match = _BRAT.match(line)
        if match is None or match["type"] in NO_TOPONYMS or int(match["end"]) > length:
            continue
        note = noted.get(match["id"], "").strip()
        lat, lon = _position(note)
        yield GoldToponym(int(match["start"]), int(match["end"]), lat, lon, None, note if note.isdigit() else None)


def _position(note: str) -> tuple[float | None, float | None]:
    found = re.fullmatch(r"\s*(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)\s*", note)
    return (float(found[1]), float(found[2])) if found else (None, None)
