"""What has been decided, and how does each decision stand? As text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from claimcheck.cli.deciding import Bench
from claimcheck.finding import Finding
from claimcheck.hidden import escaped, visible
from claimcheck.report import Context
from claimcheck.report.json import as_object
from claimcheck.report.safe import excerpt
from claimcheck.report.text import one as as_on_terminal
from claimcheck.rulings import Ruled

SCHEMA = "claimcheck/decisions/v1"


def as_text(bench: Bench, open_ones: Sequence[Finding], told: Context, with_open: bool) -> str:
    """A line for each decision with its state, and why it does not stand; then the findings that are open."""
    lines: list[str] = []
    for one in _ordered(bench):
        decision = one.decision
        path, line, column = bench.ledger.places.place("decision", decision.finding)
        on = f" on {decision.on}" if decision.on else ""
        lines.append(f"{visible(path)}:{line}:{column}: {one.state.value}: `{visible(_id(one))}` {visible(_about(one))}".rstrip())
        lines.append(f"  {visible(one.says)}, by {visible(decision.by)}{on}, until {visible(decision.until)}: {excerpt(decision.reason, 400)}")
        lines.extend(f"  why: {excerpt(why, 400)}" for why in one.why)
        lines.append("")
    for finding in open_ones:
        suggestion = bench.suggestion(finding)
        lines.append(as_on_terminal(finding, told).rstrip("\n"))
        lines.append(f"  suggested: {suggestion.verdict or 'nothing'}: {excerpt('; '.join(suggestion.why), 400)}")
        lines.append("")
    states = [one.state.value for one in bench.ruled]
    counts = ", ".join(f"{states.count(state):,} {state}" for state in dict.fromkeys(sorted(states)))
    lines.append(f"{len(states):,} decision{'' if len(states) == 1 else 's'}{f': {counts}' if counts else ''}")
    if with_open:
        lines.append(f"{len(open_ones):,} open; policy: {bench.policy.said()}")
    if bench.unchecked:
        lines.append("not everything could be checked: part of the input could not be read")
    return "\n".join(lines) + "\n"


def as_json(bench: Bench, open_ones: Sequence[Finding], told: Context, with_open: bool) -> str:
    """The same for programs, in a shape of its own."""
    whole: dict[str, Any] = {
        "schema": SCHEMA,
        "unchecked": bench.unchecked,
        "policy": {"prefer": list(bench.policy.criteria), "kinds": list(bench.policy.kinds)},
        "decisions": [_decision(bench, one) for one in _ordered(bench)],
    }
    if with_open:
        whole["open"] = [{**as_object(finding), "suggested": _suggested(bench, finding)} for finding in open_ones]
    return escaped(json.dumps(whole, ensure_ascii=False, indent=1) + "\n")


def _ordered(bench: Bench) -> list[Ruled]:
    place = bench.ledger.places.place
    return sorted(bench.ruled, key=lambda one: (place("decision", one.decision.finding), _id(one)))


def _decision(bench: Bench, one: Ruled) -> dict[str, Any]:
    path, line, column = bench.ledger.places.place("decision", one.decision.finding)
    decision = {"verdict": one.decision.verdict, **one.decision.model_dump(mode="json", by_alias=True, exclude_defaults=True)}
    return {
        "state": one.state.value,
        "why": list(one.why),
        "finding": one.finding.id if one.finding else None,
        "overrules": list(one.wrong),
        "path": path,
        "line": line,
        "column": column,
        "decision": decision,
    }


def _suggested(bench: Bench, finding: Finding) -> dict[str, Any]:
    suggestion = bench.suggestion(finding)
    return {"verdict": suggestion.verdict or None, "wrong": list(suggestion.wrong), "why": list(suggestion.why)}


def _id(one: Ruled) -> str:
    return one.finding.id if one.finding else one.decision.finding


def _about(one: Ruled) -> str:
    if one.finding:
        return " ".join(part for part in (one.finding.rule, one.finding.subject, one.finding.property) if part)
    return one.decision.about
