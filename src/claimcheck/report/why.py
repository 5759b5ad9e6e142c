"""How is the account of one finding written for a terminal, and as JSON?"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from claimcheck.account import Account, Pair, Side, Told
from claimcheck.finding import Finding, Place, Weighing
from claimcheck.hidden import escaped, visible
from claimcheck.reading.explain import Step
from claimcheck.report import words
from claimcheck.report.context import Context
from claimcheck.report.json import as_object
from claimcheck.report.safe import excerpt

SCHEMA = "claimcheck/why/v1"
WIDTH = 110
NAMED = 200  # places of one side that are named and not taken apart
WEIGHED = 8  # places that a decision weighed
LONGEST = 600  # characters of one step
COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36"}
DECIDED = "1;32"


def render(account: Account, context: Context) -> str:
    """The finding at length: question, sides, how they were read, how they meet, and what would settle it."""
    return "\n".join(_parts(account, context)).rstrip("\n") + "\n"


def as_json(account: Account) -> str:
    """The same for programs."""
    told = {
        "schema": SCHEMA,
        "finding": as_object(account.finding),
        "question": account.question,
        "asks": _steps(account.asks),
        "sides": [_side(side) for side in account.sides],
        "pairs": [_pair(pair) for pair in account.pairs],
        "other_pairs": account.others,
        "workings": [{"title": one.title, "lines": list(one.lines)} for one in account.workings],
        "counts_as": account.counts_as,
        "suggested": account.suggested,
        "why": words.why(account.finding),
        "reopened": list(account.finding.reopened),
        "rule": {"id": account.rule.id, "summary": account.rule.summary, "checks": account.rule.checks, "resolve": account.rule.resolve},
    }
    return escaped(json.dumps(told, ensure_ascii=False, allow_nan=False, indent=1) + "\n")


def _parts(account: Account, context: Context) -> Iterator[str]:
    finding, colour = account.finding, context.colour
    head = _paint(DECIDED if finding.decision else COLOURS[finding.severity.value], excerpt(words.level(finding), 60), colour)
    yield f"{visible(words.where(words.primary(finding)))}: {head}[{visible(finding.rule)}] {visible(finding.id)}"
    yield from _wrapped(excerpt(finding.message, LONGEST), "  ")
    yield ""
    if account.question:
        yield _title("The question", colour)
        yield from _wrapped(excerpt(account.question, LONGEST), "  ")
        yield from _told_steps(account.asks, "  ")
        yield ""
    yield from _sides(account, colour)
    if account.pairs:
        yield _title("How they meet", colour)
        for pair in account.pairs:
            yield from _met(pair)
        yield from _wrapped(excerpt(account.others, LONGEST), "  ")
        yield ""
    for working in account.workings:
        yield _title(working.title, colour)
        for line in working.lines:
            lead = "> " if line.startswith("> ") else "  " if line.startswith("  ") else ""
            yield from _wrapped(excerpt(line.removeprefix("> "), LONGEST), "  " + lead, "  " + " " * len(lead) + "  ")
        yield ""
    yield from _outcome(account, colour)
    yield from _of_rule(account, colour)


def _sides(account: Account, colour: bool) -> Iterator[str]:
    several = len(account.sides) > 1
    yield _title("Who says what, and how it was read" if account.finding.subject else "Where", colour)
    for number, side in enumerate(account.sides, 1):
        count = len(side.told) + len(side.more)
        says = excerpt(side.says, 200) or ("" if account.finding.subject else excerpt(account.finding.places[0].path, 200))
        if several or says:
            yield f"  {f'{number}. ' if several else ''}{_paint('1', says, colour)}" + (f"  ({words.counted(count, 'place')})" if count > 1 else "")
        for told in side.told:
            yield from _told(told, colour)
        if side.more:
            more = f" and {len(side.more) - NAMED:,} more, which --format json names" if len(side.more) > NAMED else ""
            yield from _wrapped("and " + ", ".join(_named(place) for place in side.more[:NAMED]) + more, "     ")
    yield ""


def _named(place: Place) -> str:
    return f"{visible(words.where(place))}" + (f" (`{visible(place.claim)}`)" if place.claim else "")


def _told(told: Told, colour: bool) -> Iterator[str]:
    place = told.place
    who = f"`{excerpt(told.who, 100)}`  " if told.who and place.claim else ""
    claim = f"  claim `{visible(place.claim)}`" if place.claim else ""
    yield f"     {who}{_paint('2', visible(words.where(place)), colour)}{claim}"
    if not (told.known or told.value or told.words or told.time):
        bare = [Step("says", place.value)] if place.value else []
        bare += [Step("words", f"“{place.quote}”")] if place.quote else []
        yield from _told_steps(bare, "       ")
    for group in (told.known, told.value, told.words, told.time):
        yield from _told_steps(group, "       ")


def _told_steps(steps: Sequence[Step], indent: str) -> Iterator[str]:
    for about, text in steps:
        yield from _wrapped(excerpt(text, LONGEST), f"{indent}{about + ':':<13} ", indent + " " * 14)


def _met(pair: Pair) -> Iterator[str]:
    yield from _wrapped(f"`{visible(pair.first)}` and `{visible(pair.second)}`", "  ")
    rows = [("time", pair.time), ("values", pair.values), ("so", pair.row)]
    yield from _told_steps([Step(about, text) for about, text in rows if text], "    ")


def _outcome(account: Account, colour: bool) -> Iterator[str]:
    finding = account.finding
    yield _title("What it comes to", colour)
    meaning = words.VERDICTS.get(finding.verdict) if finding.verdict else None
    steps = [Step("verdict", f"{finding.verdict.value}: {meaning}")] if finding.verdict and meaning else []
    steps.append(Step("counts as", account.counts_as))
    if because := words.because(finding):
        steps.append(Step("cause", because))
    steps += [Step("settled", remedy) for remedy in words.remedies(finding)]
    steps += [Step("reopened", line) for line in finding.reopened]
    if account.suggested:
        steps.append(Step("suggested", account.suggested))
    if finding.decision:
        steps.append(Step("decided", words.decided(finding.decision)))
        steps += [Step("weighed", _weighed(one)) for one in finding.decision.weighed[:WEIGHED]]
    elif finding.subject and not finding.reopened:
        steps.append(Step("decided", "by nobody yet"))
    yield from _told_steps(steps, "  ")
    yield ""


def _weighed(one: Weighing) -> str:
    """What stood at one place when it was decided."""
    where = f"`{one.claim}`" if one.claim else f"`{one.document}`"
    said = [one.value, f"of {one.when}" if one.when else "", f"for {one.scope}" if one.scope else "", f"by `{one.source}`" if one.source else ""]
    return f"{where}: {', '.join(part for part in said if part)}"


def _of_rule(account: Account, colour: bool) -> Iterator[str]:
    rule = account.rule
    yield _title(f"The rule {rule.id}", colour)
    yield from _wrapped(f"{rule.summary}. {rule.checks}".strip(), "  ")
    if rule.resolve:
        yield from _wrapped(f"To resolve: {rule.resolve}", "  ")
    yield from _wrapped(f"`claimcheck explain {rule.id}` shows its page, with examples.", "  ")


def _title(text: str, colour: bool) -> str:
    return _paint("1;4" if colour else "", visible(text), colour) + ("" if colour else ":")


def _wrapped(text: str, first: str, later: str | None = None) -> Iterable[str]:
    """Lines of text that end at a word; a long word is never cut, so that it can be copied."""
    if not text:
        return []
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=first if later is None else later,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def _paint(codes: str, text: str, colour: bool) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if colour else text


def _steps(steps: Iterable[Step]) -> list[dict[str, str]]:
    return [{"about": about, "text": text} for about, text in steps]


def _side(side: Side) -> dict[str, Any]:
    return {"says": side.says, "told": [_told_object(one) for one in side.told], "more": [_at(place) for place in side.more]}


def _told_object(told: Told) -> dict[str, Any]:
    return {
        **_at(told.place),
        "who": told.who,
        "known": _steps(told.known),
        "value": _steps(told.value),
        "words": _steps(told.words),
        "time": _steps(told.time),
    }


def _at(place: Place) -> dict[str, Any]:
    return {"claim": place.claim, "path": place.path, "line": place.line, "column": place.column}


def _pair(pair: Pair) -> dict[str, str]:
    return {"first": pair.first, "second": pair.second, "time": pair.time, "values": pair.values, "row": pair.row}


def found(finding: Finding) -> str:
    """One finding in a line, to choose it from others."""
    return f"{finding.id}  {excerpt(words.level(finding), 60)}[{finding.rule}]  {excerpt(finding.message, 120)}"
