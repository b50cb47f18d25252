"""`whoholds what-if`, `changes`, `link` and `unlink`: what a claim would change, what changed, and a person's word.

In: pictures, changes, claim ids. Out: lines or JSON; a row in the database. Stays true: every change is shown with the
rule and the claims behind it; nothing supposed is stored.
"""

from collections.abc import Mapping
from typing import Any

from whoholds.chronicle import Told
from whoholds.cli.output import Output, safe
from whoholds.cli.setting import DONE, PARTLY
from whoholds.ledger import Change
from whoholds.pipeline import Picture, WhatIf
from whoholds.publish import claim_line, likelihood
from whoholds.records import Decision, Finding, Review
from whoholds.store import Writer

COLUMNS = ("day", "place", "was", "is", "holder", "rule", "because of")


def show_what_if(what: WhatIf, as_json: bool, out: Output) -> int:  # noqa: FBT001
    """What would be other if the claim were plainly so, and what without it."""
    true, without = differences(what.now, what.supposed), differences(what.now, what.without)
    if as_json:
        out.json({"claim": what.claim.id, "if_true": true, "without": without})
        return DONE
    out.say(safe(claim_line(what.claim, what.now.reports.get(what.claim.report_id))))
    for heading, lines in (("if it is true", true), ("without it", without)):
        out.say(f"  {heading}", style="bold")
        for line in lines or [{"words": "nothing would change"}]:
            out.say(f"    {safe(line['words'])}")
    return DONE


def differences(now: Picture, then: Picture) -> list[dict[str, Any]]:
    """Findings and roll-ups of `then` that are not those of `now`."""
    before = {finding.place: finding for finding in now.findings}
    after = {finding.place: finding for finding in then.findings}
    found: list[dict[str, Any]] = []
    for place in sorted(before.keys() | after.keys()):
        old, new = before.get(place), after.get(place)
        if (old and (old.status, old.holder)) != (new and (new.status, new.holder)):
            name = (new or old or before[place]).place_name
            found.append({"place": place, "words": f"{name}: {_state(old)} → {_state(new)}"})
    counted = {(one.place, one.holder): one.words for one in now.roll_ups}
    for one in then.roll_ups:
        was = counted.get((one.place, one.holder), "nothing")
        if was != one.words:
            found.append({"place": one.place, "words": f"{one.place_name}: {was} → {one.words}"})
    return found


def _state(finding: Finding | None) -> str:
    if finding is None:
        return "not spoken of"
    sure = f" ({likelihood(finding)})" if finding.probability is not None else ""
    return f"{finding.status.value}{f', {finding.holder}' if finding.holder else ''}{sure}"


def show_changes(changes: tuple[Change, ...], told: Told, as_json: bool, out: Output) -> int:  # noqa: FBT001
    """Every change with its rule and the claims that caused it."""
    claims = {claim.id: claim for claim in told.claims}
    reports = {report.id: report for report in told.reports}
    if as_json:
        out.json([_change_value(change) for change in changes])
        return DONE if changes else PARTLY
    if not changes:
        out.complain("nothing changed in these days; `whoholds board` shows how things stand")
        return PARTLY
    rows = []
    for change in changes:
        causes = [claim_line(claims[one], reports.get(claims[one].report_id)) for one in change.causes if one in claims]
        was = change.before.status.value if change.before else ""
        after = change.after
        because = causes[0] if causes else "time alone"
        more = f" (and {len(causes) - 1} more)" if len(causes) > 1 else ""
        rule = after.reasons[0].rule
        rows.append((change.day, after.place_name, was, after.status.value, after.holder, rule, because + more))
    out.table("What changed", COLUMNS, rows)
    return DONE


def _change_value(change: Change) -> Mapping[str, Any]:
    before, after = change.before, change.after
    return {
        "day": change.day.isoformat(),
        "place": after.place,
        "place_name": after.place_name,
        "before": before and {"status": before.status.value, "holder": before.holder},
        "after": {"status": after.status.value, "holder": after.holder, "rule": after.reasons[0].rule},
        "causes": list(change.causes),
    }


def decide(writer: Writer, review: Review, out: Output) -> int:
    """Keep a person's word on a claim; it counts before any rule until the next word on it."""
    writer.add_review(review)
    what = f"says the same as {review.other}" if review.decision is Decision.LINK else "stands for itself"
    out.say(f"recorded: {safe(review.claim)} {safe(what)}")
    return DONE
