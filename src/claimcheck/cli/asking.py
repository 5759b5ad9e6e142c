"""What does somebody at a terminal decide? What no flag gave is asked for, and each answer is tried before the next question."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import click

from claimcheck.cli.deciding import SCOPED, VERDICTS, Bench, Wishes, completed, ends, ruling, settling
from claimcheck.errors import UsageError
from claimcheck.exchange.edit import unwritable
from claimcheck.finding import Finding
from claimcheck.hidden import visible
from claimcheck.model import Decision, Ruling
from claimcheck.report import Context
from claimcheck.rulings import answer, answers

_QUALIFIED = re.compile(r"(scope|when)\s*[=:]\s*(\S.*)", re.IGNORECASE)


def asked(bench: Bench, finding: Finding, wishes: Wishes, told: Context) -> Decision:
    """The decision on a finding, with what is not given asked for on the terminal. A slip is said, and asked for again."""
    from claimcheck.report.text import one

    if wishes.until:
        ends(bench, wishes.until, "--until ")
    click.echo(one(finding, told), nl=False, color=True)
    shown = answers(finding)
    for number, says in enumerate(shown, 1):
        who = dict.fromkeys(place.source or place.path for place in finding.places if answer(place) == says)
        click.echo(f"  {number}. {visible(says)}  ({', '.join(map(visible, who))})")
    suggestion = bench.suggestion(finding)
    click.echo(f"  suggested: {suggestion.verdict or 'nothing'}: {'; '.join(map(visible, suggestion.why))}")
    click.echo(f"  policy: {bench.policy.said()}")
    decision = _settled(bench, finding, wishes, shown)
    reason = wishes.reason or _ask("Reason", _text)
    by = wishes.by or _ask("Decided by", _text)
    until = wishes.until or _ask("Until (last day, month or year)", lambda text: ends(bench, text))
    return completed(bench, decision, replace(wishes, reason=reason, by=by, until=until))


def _settled(bench: Bench, finding: Finding, wishes: Wishes, shown: Sequence[str]) -> Decision:
    """The decision as far as it settles the finding; one that does not is said before anything else is asked."""
    while True:
        verdict = ruling(wishes.verdict) if wishes.verdict else _verdict(shown)
        wrong = wishes.wrong or (_wrong(finding, shown) if verdict == "some are wrong" else ())
        qualifiers = wishes.qualifiers or (_qualifiers(finding) if verdict == SCOPED else ())
        try:
            return settling(bench, finding, replace(wishes, verdict=verdict, wrong=wrong, qualifiers=qualifiers))
        except UsageError as slip:
            if wishes.verdict:
                raise
            click.echo(f"  {visible(str(slip))}")


def _ask(question: str, read: Callable[[str], str]) -> str:
    """An answer that can be used; what is wrong with one that cannot is said, and it is asked for again."""

    def taken(text: str) -> str:
        try:
            return read(_text(text))
        except UsageError as slip:
            raise click.BadParameter(visible(str(slip))) from None

    answered: str = click.prompt(question, value_proc=taken)
    return answered


def _text(text: str) -> str:
    if not text.strip():
        raise UsageError("nothing was given")
    if fault := unwritable(text):
        raise UsageError(fault)
    return text.strip()


def _verdict(shown: Sequence[str]) -> Ruling:
    offered = [verdict for verdict in VERDICTS if len(shown) > 1 or verdict not in ("second is wrong", "both wrong", "some are wrong")]
    for number, verdict in enumerate(offered, 1):
        click.echo(f"    {number} {verdict}")

    def read(text: str) -> str:
        if text.isascii() and text.isdigit():
            return offered[_number(text, len(offered)) - 1]
        try:
            found = ruling(text)
        except UsageError:
            found = None
        if found not in offered:
            raise UsageError(f"`{text[:40]}` is none of these verdicts; give its number or its words")
        return found

    return ruling(_ask("Verdict (number or words)", read))


def _wrong(finding: Finding, shown: Sequence[str]) -> tuple[str, ...]:
    def read(text: str) -> str:
        return " ".join(str(_number(word, len(shown))) for word in re.split(r"[\s,;]+|\band\b", text) if word)

    wrong = {shown[int(number) - 1] for number in _ask("Which answers are wrong (their numbers above)", read).split()}
    return tuple(dict.fromkeys(place.claim or place.source for place in finding.places if answer(place) in wrong and (place.claim or place.source)))


def _qualifiers(finding: Finding) -> tuple[str, ...]:
    claims = list(dict.fromkeys(place.claim for place in finding.places if place.claim))
    for number, claim in enumerate(claims, 1):
        place = next(place for place in finding.places if place.claim == claim)
        click.echo(f"    {number} {visible(claim)}: {visible(place.value)}")

    def read(text: str) -> str:
        return text if text in claims else claims[_number(text, len(claims)) - 1]

    def qualified(text: str) -> str:
        if found := _QUALIFIED.fullmatch(text):
            return f"{found[1].lower()}={found[2]}"
        raise UsageError(f"`{text[:40]}` is neither scope=… nor when=…")

    claim = _ask("Which claim needs a qualifier (its number above)", read)
    return (f"{claim}:{_ask('Scope or time that it speaks of (e.g. scope=contract staff, or when=2021)', qualified)}",)


def _number(text: str, most: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
    if not 1 <= number <= most:
        raise UsageError(f"`{text[:40]}` is none of the numbers above (1 to {most})")
    return number
