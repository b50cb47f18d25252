"""Where we and the gold disagree, grouped, for whoever wants to know what to mend first.

In: gold and our records side by side. Out: tables. Stays true: the groups count everything; only examples are cut.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from evaluation.claims.fields import FIELDS, UNDERSTOOD, Claim, at
from evaluation.claims.pairing import Annotated, Pair, pair_up
from evaluation.claims.scoring import Both, at_place, understood
from evaluation.measured import Table, share

SHOWN_CHARACTERS = 70
MOST_CONFUSIONS = 15
OPEN = "–"
CONFUSABLE = ("kind", "stance", "source_kind", "evidence", "form")
NAMED = ("source_actor", "source_side", "actor", "target", "place", "when", "quantity")


@dataclass(frozen=True, slots=True)
class _Sorted:
    """All claims: in pairs, missed by us, and found by us alone; each with its report's id."""

    pairs: list[tuple[str, Pair]]
    missed: list[tuple[str, Claim]]
    extra: list[tuple[str, Claim]]


def disagreements(both: Both, examples: int) -> tuple[Table, ...]:
    """Tables from the most telling to the most detailed, with `examples` of each sort at most."""
    claims = _sort(both)
    return (
        _breakers(claims.pairs),
        *(_confusion(name, claims.pairs) for name in CONFUSABLE),
        _directions(claims.pairs),
        _unpaired("kind", claims),
        _unpaired("form", claims),
        *(_field_examples(name, claims.pairs, examples) for name in ("source", *UNDERSTOOD)),
        _claims("Missed", claims.missed, examples),
        _claims("Found by us alone", claims.extra, examples),
        _control(both, examples),
    )


def _sort(both: Both) -> _Sorted:
    claims = _Sorted([], [], [])
    for gold, ours in both:
        pairs = pair_up(gold, ours) if ours else []
        claims.pairs.extend((gold.id, pair) for pair in pairs)
        claims.missed.extend((gold.id, c) for c in _without(gold, [id(pair.gold) for pair in pairs]))
        claims.extra.extend((gold.id, c) for c in (_without(ours, [id(p.ours) for p in pairs]) if ours else ()))
    return claims


def _without(report: Annotated, paired: Sequence[int]) -> Iterator[Claim]:
    return (claim for claim in report.claims if id(claim) not in set(paired))


def _right(pair: Pair, name: str) -> bool:
    return pair.source_agrees if name == "source" else pair.agrees[name]


def _breakers(pairs: Sequence[tuple[str, Pair]]) -> Table:
    """Per field: how often it is wrong, and how often it alone keeps a claim from being understood."""
    names = ("source", *UNDERSTOOD)
    wrong: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for _, pair in pairs:
        broken = [name for name in names if not _right(pair, name)]
        wrong.update(broken)
        alone.update(broken if len(broken) == 1 else [])
    whole = sum(understood(pair) for _, pair in pairs)
    rows = [
        (name, wrong[name], f"{share(wrong[name], len(pairs)):.3f}", alone[name], whole + alone[name])
        for name in sorted(names, key=lambda name: -alone[name])
    ]
    title = f"What breaks `understood`: {whole} of {len(pairs)} pairs are whole"
    return Table(title, ("field", "wrong", "share", "wrong alone", "whole if it were right"), tuple(rows))


def _confusion(name: str, pairs: Sequence[tuple[str, Pair]]) -> Table:
    value = FIELDS[name]
    given = Counter(value(pair.gold) for _, pair in pairs)
    told = Counter(value(pair.ours) for _, pair in pairs)
    confused = Counter((value(pair.gold), value(pair.ours)) for _, pair in pairs if not pair.agrees[name])
    rows = tuple(
        (gold, ours, count, f"{share(count, given[gold]):.2f}", f"{share(count, told[ours]):.2f}")
        for (gold, ours), count in confused.most_common(MOST_CONFUSIONS)
    )
    wrong = sum(confused.values())
    columns = (f"gold {name}", "ours", "times", "of this gold", "of this ours")
    return Table(f"Confusion of {name}: {wrong} of {len(pairs)} wrong", columns, rows)


def _directions(pairs: Sequence[tuple[str, Pair]]) -> Table:
    """Whether names are lacking, invented or other."""
    rows = []
    for name in NAMED:
        value, counts = FIELDS[name], Counter[str]()
        for _, pair in pairs:
            gold, ours = value(pair.gold), value(pair.ours)
            counts["given"] += gold is not None
            if not pair.agrees[name]:
                counts["lacking" if ours is None else "invented" if gold is None else "other"] += 1
        rows.append((name, counts["given"], counts["lacking"], counts["other"], counts["invented"]))
    return Table("Wrong values of fields", ("field", "gold gives", "lacking", "other value", "invented"), tuple(rows))


def _unpaired(name: str, claims: _Sorted) -> Table:
    value = FIELDS[name]
    missed = Counter(value(claim) for _, claim in claims.missed)
    extra = Counter(value(claim) for _, claim in claims.extra)
    gold = missed + Counter(value(pair.gold) for _, pair in claims.pairs)
    ours = extra + Counter(value(pair.ours) for _, pair in claims.pairs)
    rows = tuple(
        (word, gold[word], missed[word], ours[word], extra[word])
        for word in sorted(gold | ours, key=lambda word: -(missed[word] + extra[word]))
    )
    return Table(f"Not found, or found alone, by {name}", (name, "gold", "missed", "ours", "ours alone"), rows)


def _field_examples(name: str, pairs: Sequence[tuple[str, Pair]], most: int) -> Table:
    value: Callable[[Claim], Any] = _source_words if name == "source" else FIELDS[name]
    wrong = [(report, pair) for report, pair in pairs if not _right(pair, name)]
    rows = tuple(
        (report, _cut(at(pair.gold, "quote", "text")), _shown(value(pair.gold)), _shown(value(pair.ours)))
        for report, pair in _spread(wrong, most)
    )
    return Table(f"{name}: {len(wrong)} wrong", ("report", "gold quote", "gold", "ours"), rows)


def _claims(title: str, claims: Sequence[tuple[str, Claim]], most: int) -> Table:
    rows = tuple(
        (report, _cut(at(claim, "quote", "text")), claim.get("kind"), claim.get("form"), _source_words(claim))
        for report, claim in _spread(claims, most)
    )
    return Table(f"{title}: {len(claims)}", ("report", "quote", "kind", "form", "source"), rows)


def _control(both: Both, most: int) -> Table:
    rows: list[tuple[object, ...]] = []
    for gold, ours in both:
        mates = [at_place(entry, ours) if ours else None for entry in gold.control]
        for entry, mate in zip(gold.control, mates, strict=True):
            if mate is None or _holding(mate) != _holding(entry):
                rows.append((gold.id, entry["place"], _holding(entry), _holding(mate)))
        alone = [mine for mine in (ours.control if ours else ()) if not any(mine is mate for mate in mates)]
        rows += [(gold.id, mine["place"], _holding(None), _holding(mine)) for mine in alone]
    shown = tuple(_spread(rows, most))
    return Table(f"Control: {len(rows)} entries differ", ("report", "place", "gold", "ours"), shown)


def _holding(entry: Claim | None) -> str:
    if entry is None:
        return "no entry"
    return f"{entry.get('status')}: {_shown(entry.get('holder'))}"


def _source_words(claim: Claim) -> str:
    words = at(claim, "source", "mention", "text")
    return f"{at(claim, 'source', 'kind')}: {_shown(at(claim, 'source', 'actor'))} ({_shown(words)})"


def _spread(items: Sequence[Any], most: int) -> Sequence[Any]:
    """At most `most` items at even distances, so that they come from all reports."""
    if len(items) <= most:
        return items
    return [items[k * len(items) // most] for k in range(most)]


def _shown(value: object) -> str:
    return OPEN if value is None else str(value)


def _cut(words: object) -> str:
    text = str(words)
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"
