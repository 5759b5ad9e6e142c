"""What does a run say to a code scanner? SARIF 2.1.0 with what GitHub requires, and no more than it takes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from claimcheck.finding import Finding, Place, Report, Severity, Standing, Verdicted
from claimcheck.hidden import escaped, visible
from claimcheck.report import changes, words
from claimcheck.report.context import Context
from claimcheck.report.rules import RuleLine
from claimcheck.report.safe import excerpt, quoted

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
RESULTS = 5_000  # GitHub keeps as many, and not by severity: so the worst are chosen here
RELATED = 99  # with the primary one, the hundred locations of a result that it keeps
LINKS = 5  # places that the message itself names
DESCRIPTION = 1024
STATES = {Standing.INTRODUCED: "new", Standing.WORSENED: "updated", Standing.CARRIED: "unchanged", Standing.RESOLVED: "absent"}
PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}


def render(report: Report, context: Context) -> str:
    """The findings as results of one run, the worst first when there are too many, with the rules they come from."""
    states = _states(report)
    known = (*report.findings, *(change.finding for change in report.changes.of(Standing.RESOLVED))) if report.changes else report.findings
    found = known if len(known) <= RESULTS else _chosen(known, states)
    rules = _rules(context.rules, found)
    index = {rule.id: at for at, rule in enumerate(rules)}
    head = {
        "tool": {"driver": _driver(rules, context.version)},
        "automationDetails": {"id": "claimcheck/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not report.unchecked, "toolExecutionNotifications": _notices(report, len(found), len(known))}],
    }
    # By hand from here on: a result on a line, so that two reports compare line by line.
    parts = [f'"{key}": {_dump(value)}' for key, value in head.items()]
    results = ",\n".join(_dump(_result(finding, index[finding.rule], states.get(id(finding), ""))) for finding in found)
    parts.append(f'"results": [\n{results}\n]' if results else '"results": []')
    run = ",\n".join(parts)
    return escaped(f'{{\n"$schema": {_dump(SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n{run}\n}}]\n}}\n')


def _driver(rules: Iterable[RuleLine], version: str) -> dict[str, Any]:
    named = {"name": "claimcheck", **({"semanticVersion": version} if version else {})}
    return {**named, "rules": [_rule(rule) for rule in rules]}


def _rules(known: Iterable[RuleLine], found: Iterable[Finding]) -> list[RuleLine]:
    rules = {rule.id: rule for rule in known}
    for finding in found:
        # GitHub refuses a result whose rule it cannot look up.
        rules.setdefault(finding.rule, RuleLine(finding.rule, finding.rule.replace("-", " "), finding.severity))
    return list(rules.values())


def _rule(rule: RuleLine) -> dict[str, Any]:
    summary = _filled(excerpt(rule.summary, DESCRIPTION), rule.id)
    page = rule.page_markdown.strip()
    return {
        "id": rule.id,
        "name": rule.id,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page or summary, **({"markdown": page} if page else {})},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {"problem.severity": PROBLEMS[rule.severity], **({"tags": [rule.family]} if rule.family else {})},
    }


def _states(report: Report) -> Mapping[int, str]:
    """How each finding stands against the earlier run, in the words of the format."""
    return {id(change.finding): STATES[change.standing] for change in report.changes.items} if report.changes else {}


def _chosen(known: Iterable[Finding], states: Mapping[int, str]) -> Sequence[Finding]:
    """The worst; where a run is held against another, first those that are new or worse, and last those that are gone."""
    urgency = list(STATES.values())
    worst = words.worst_first(known)
    return sorted(worst, key=lambda one: urgency.index(states[id(one)]) if states else 0)[:RESULTS]


def _result(finding: Finding, index: int, state: str) -> dict[str, Any]:
    others = _others(finding)
    related = [_location(place, at) for at, place in enumerate(others, start=1)]
    return {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": finding.severity.value,
        **({"baselineState": state} if state else {}),
        "message": {"text": _message(finding, others)},
        "locations": [_location(words.primary(finding), 0)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": finding.id, "claimcheck/v1": finding.id},
        # Given for every result or for none: an empty list says that nobody suppressed it.
        "suppressions": [_suppression(finding.decision)] if finding.decision else [],
        "properties": {
            "verdict": finding.verdict.value if finding.verdict else "",
            "cause": finding.cause.value if finding.cause else "",
            "settles": [excerpt(remedy) for remedy in finding.settles],
        },
    }


def _others(finding: Finding) -> list[Place]:
    """The other places: first one of each camp, that none is lost where there are too many, then the rest in order."""
    seen = {words.says(place) for place in finding.places[:1]}
    heads: list[Place] = []
    rest: list[Place] = []
    for place in finding.places[1:]:
        (rest if words.says(place) in seen else heads).append(place)
        seen.add(words.says(place))
    return [*heads, *rest][:RELATED]


def _message(finding: Finding, others: Sequence[Place]) -> str:
    lines = [_unlinked(_filled(excerpt(finding.message, 400), finding.rule))]
    # Viewers show one location: the others are reached through links in the message.
    lines += [f"[{_unlinked(_says(place)).translate(_BRACKETS)}]({at})" for at, place in enumerate(others[:LINKS], start=1)]
    if (more := len(finding.places) - 1 - LINKS) > 0:
        lines.append(f"and {words.counted(more, 'more place')}")
    if because := words.why(finding):
        lines.append(f"why: {because}")
    lines += [f"settles: {_unlinked(excerpt(remedy))}" for remedy in words.remedies(finding)]
    return "\n".join(lines)


# Text of a link that held brackets would end it.
_BRACKETS = str.maketrans({"[": "(", "]": ")", "\\": "/"})


def _unlinked(text: str) -> str:
    return text.replace("](", "] (")


def _says(place: Place) -> str:
    parts = (excerpt(place.source, 60), excerpt(place.value, 80), words.when(place), quoted(place.quote))
    return ", ".join(part for part in parts if part) or words.where(place)


def _suppression(decision: Verdicted) -> dict[str, str]:
    status = "underReview" if decision.open else "accepted"
    return {"kind": "external", "status": status, "justification": excerpt(words.decided(decision), 400)}


def _location(place: Place, at: int) -> dict[str, Any]:
    line, column = max(1, place.line), max(1, place.column)
    region = {"startLine": line, "startColumn": column, "endLine": line, "endColumn": column + 1}
    uri = quote(place.path.encode("utf-8", "surrogatepass")) or "."
    location: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": region}}
    if at:
        location |= {"id": at, "message": {"text": _says(place)}}
    return location


def _notices(report: Report, kept: int, known: int) -> list[dict[str, Any]]:
    texts = []
    if known > kept:
        texts.append(f"truncated: the {kept:,} worst of {known:,} findings are given")
    if report.unchecked:
        texts.append(f"not everything could be checked: {words.unchecked(report)}")
    if report.changes:
        texts += [f"{changes.place(item)}: {changes.WEAKER}: {excerpt(item.what, 300)}" for item in report.changes.gate if item.weaker]
    return [{"level": "warning", "message": {"text": text}} for text in texts]


def _filled(text: str, otherwise: str) -> str:
    return text or visible(otherwise) or "–"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
