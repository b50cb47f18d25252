"""`whoholds board` and `whoholds why`: the picture, and what one verdict rests on.

In: a picture. Out: tables and both columns of sentences. Stays true: no status is shown without its rule.
"""

from whoholds.cli.output import Output, safe
from whoholds.cli.setting import DONE, PARTLY
from whoholds.pipeline import Picture, Tools
from whoholds.publish import claim_line, finding_value, likelihood, liveliness
from whoholds.records import Finding

COLUMNS = ("place", "within", "status", "holder", "for", "against", "weaker", "rule", "probability")


def show_board(picture: Picture, tools: Tools, within: str | None, as_json: bool, out: Output) -> int:  # noqa: FBT001
    """The board: what is live first, then the roll-ups."""
    chosen = [f for f in picture.findings if within is None or _lies_within(f, within, tools)]
    chosen.sort(key=liveliness)
    if as_json:
        roll_ups = [
            {"place": r.place, "place_name": r.place_name, "holder": r.holder, "words": r.words, "chain": list(r.chain)}
            for r in picture.roll_ups
        ]
        values = [finding_value(f, picture.claims, picture.reports) for f in chosen]
        out.json({"day": picture.day.isoformat(), "findings": values, "roll_ups": roll_ups})
        return DONE
    if not chosen:
        out.complain(_nothing(picture, tools, within))
        return PARTLY
    rows = [
        (
            f.place_name,
            f.within,
            f.status.value,
            f.holder,
            len(f.supporting),
            len(f.opposing),
            len(f.lesser),
            f.reasons[0].rule,
            likelihood(f),
        )
        for f in chosen
    ]
    out.table(f"Who holds what, as published by {picture.day}", COLUMNS, rows)
    for roll_up in picture.roll_ups:
        out.say(f"{safe(roll_up.place_name)}: {safe(roll_up.words)}")
    return DONE


def _nothing(picture: Picture, tools: Tools, within: str | None) -> str:
    if within is None:
        return f"nothing is said of who holds any place by {picture.day}"
    if not tools.gazetteer.look_up(within) and tools.gazetteer.get(within) is None:
        return f"no place goes by {within!r}; give a name or a code, such as AF"
    return f"nothing is said of who holds any place within {within} by {picture.day}"


def show_why(picture: Picture, tools: Tools, place: str, as_json: bool, out: Output) -> int:  # noqa: FBT001
    """Both columns of sentences for every finding that goes by the name `place`."""
    entries = {entry.id for entry in tools.gazetteer.look_up(place)}
    named = [f for f in picture.findings if f.place in entries or f.place_name.casefold() == place.casefold()]
    found = named or [f for f in picture.findings if place.casefold() in f.place_name.casefold()]
    if as_json:
        out.json([finding_value(f, picture.claims, picture.reports) for f in found])
        return DONE if found else PARTLY
    if not found:
        out.complain(f"nothing is said of who holds {place!r} by {picture.day}; `whoholds board` lists the places")
        return PARTLY
    for finding in found:
        _show_finding(finding, picture, out)
    return DONE


def _show_finding(finding: Finding, picture: Picture, out: Output) -> None:
    holder = f", {finding.holder}" if finding.holder else ""
    likely = f" (probability {likelihood(finding)})" if finding.probability is not None else ""
    title = f"{finding.place_name}{f' ({finding.within})' if finding.within else ''}"
    out.say(f"{safe(title)}: {finding.status.value}{safe(holder)} on {finding.day}{likely}", style="bold")
    for heading, ids in (
        ("says so", finding.supporting),
        ("says otherwise", finding.opposing),
        ("weaker than control: seen there, in part, if, unverified", finding.lesser),
    ):
        if ids:
            out.say(f"  {heading}")
            for claim_id in ids:
                claim = picture.claims[claim_id]
                out.say("    " + safe(claim_line(claim, picture.reports.get(claim.report_id))))
    out.say("  because")
    for reason in finding.reasons:
        out.say(f"    {reason.rule}: {safe(reason.words)} ({len(reason.claims)} claims)")


def _lies_within(finding: Finding, within: str, tools: Tools) -> bool:
    """Whether `within`, a code or a name, is the finding's place or one that contains it."""
    wanted = {entry.id for entry in tools.gazetteer.look_up(within)} | {within}
    at: str | None = finding.place
    seen: set[str] = set()
    while at is not None and at not in seen:
        if at in wanted:
            return True
        seen.add(at)
        entry = tools.gazetteer.get(at)
        at = entry.parent if entry else None
    return finding.within is not None and finding.within.casefold() == within.casefold()
