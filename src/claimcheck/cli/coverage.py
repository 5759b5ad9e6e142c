"""How much of these documents does the ledger back? ``claimcheck coverage``."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

import click

from claimcheck.cli.job import Job, day_of, with_documents
from claimcheck.cli.options import PATH
from claimcheck.cli.output import FORMATS, WITH_PAGES, context, write
from claimcheck.errors import UsageError
from claimcheck.hidden import visible
from claimcheck.ledger import Ledger
from claimcheck.load import load, read_settings


@click.command("coverage")
@click.option("--with", "known", multiple=True, type=PATH, metavar="LEDGER", help="Ledger that is to back them. Default: that of the settings.")
@click.option("--config", "config", type=PATH, help="Settings file. Default: claimcheck.toml or pyproject.toml, upward.")
@click.option("--today", metavar="DATE", help="The day to check as of, YYYY-MM-DD. Default: today (UTC).")
@click.option("--fail-under", metavar="N", help="Status 1 when less than N per cent of all mentions is backed.")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to write it. Default: text.")
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help="Write there instead of standard output.")
@click.argument("documents", nargs=-1, metavar="DOCUMENT...")
def command(
    known: tuple[Path, ...],
    config: Path | None,
    today: str | None,
    fail_under: str | None,
    format_: str,
    output: Path | None,
    documents: tuple[str, ...],
) -> int:
    """Show of each figure, date and quotation in DOCUMENTs (files, folders, patterns), and of names that answer a question, what backs it.

    Bound: a claim says so. Derived: it follows from claims, by rounding, a bound, a sum of parts or a count. Waived: a directive leaves it
    out. Unbound: none of these. Status 0: done, 1: less than --fail-under is backed, 2: a document or the ledger could not be read.
    """
    settings = read_settings(config)
    wanted = documents or settings.documents
    if not wanted or "" in wanted:
        raise UsageError("no document is named; give one, or name them in the settings as `documents`")
    least = _least(fail_under)
    ledger = load(known or tuple(Path(path) for path in settings.claims)).ledger(today=day_of(today or settings.today))
    ledger = _with_rulings(with_documents(ledger, wanted))
    whole, backed = _emit(ledger, format_, output)
    for problem in ledger.problems:
        where = f"{problem.path}:{problem.line}:{problem.column}" if problem.line else problem.path
        click.echo(visible(f"{where}: {problem.message}; {problem.help}"), err=True)
    if ledger.problems:
        return 2
    return int(whole > 0 and Fraction(100 * backed, whole) < least)


def _least(text: str | None) -> Fraction:
    try:
        number = Decimal((text or "0").removesuffix("%"))
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or not 0 <= number <= 100:
        raise UsageError(f"--fail-under: `{(text or '')[:40]}` is no percentage; give a number from 0 to 100")
    return Fraction(number)


def _with_rulings(ledger: Ledger) -> Ledger:
    """The ledger that knows which of its claims were decided to be wrong: those back nothing."""
    if not ledger.decisions or not ledger.documents:
        return ledger
    from claimcheck.engine import judged
    from claimcheck.rules import RULES

    return judged(ledger, [rule for rule in RULES if rule.RULE.family != "texts"])[2]


def _emit(ledger: Ledger, format_: str, output: Path | None) -> tuple[int, int]:
    """Write it; how many mentions count, and how many of them are backed."""
    from claimcheck.report import coverage as report
    from claimcheck.texts.gate import coverage

    covered = ledger.once(coverage)
    if format_ in report.FORMATS:
        write(report.FORMATS[format_](covered), output)
    else:
        write(_as_findings(ledger, format_), output)
    backed, whole = report.share(item for one in covered for item in one.items)
    return whole, backed


def _as_findings(ledger: Ledger, format_: str) -> str:
    """In formats that know nothing but findings, those of the rule on what is unbound."""
    from claimcheck.engine import run
    from claimcheck.load import Settings
    from claimcheck.report import FORMATS as RENDERERS
    from claimcheck.rules import unbacked_figure

    job = Job(ledger, Settings(), (unbacked_figure,), (), {})
    found = run(ledger, job.rules)
    return RENDERERS[format_](found, context(job, pages=format_ in WITH_PAGES))
