"""Where does a report go, and what does its renderer need to know?"""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from claimcheck import __version__
from claimcheck.cli.job import Job
from claimcheck.errors import UsageError
from claimcheck.finding import Report
from claimcheck.ledger import Ledger
from claimcheck.load.write import write_atomically
from claimcheck.report import FORMATS as RENDERERS
from claimcheck.report import Context, RuleLine
from claimcheck.rule import page

if TYPE_CHECKING:
    from claimcheck.picture import Pictures

FORMATS = tuple(RENDERERS)
WITH_PAGES = frozenset({"sarif"})


def context(job: Job, *, colour: bool = False, pages: bool = False, whole: bool = False) -> Context:
    """What a renderer may want to know beside the report."""
    ledger = job.ledger
    labels = {id: source.title for id, source in ledger.sources.items() if source.title}
    labels |= {id: prop.label for id, prop in ledger.properties.items() if prop.label}
    labels |= {id: entity.name for id, entity in ledger.entities.items()}
    ran = (*(module.RULE for module in job.rules), *(module.RULE for module in job.rulings))
    rules = tuple(RuleLine(rule.id, rule.summary, rule.severity, page(rule.id) if pages else "", rule.family) for rule in ran)
    return Context(rules, labels, colour, __version__, draw=partial(_draw, ledger), whole=whole, files=_address())


def _address() -> str:
    """Where the files of the working directory can be looked at, as GitHub Actions and GitLab CI tell; empty anywhere else."""
    given = os.environ.get
    if given("GITHUB_ACTIONS") and given("GITHUB_REPOSITORY") and given("GITHUB_SHA"):
        top, base = (
            given("GITHUB_WORKSPACE"),
            f"{given('GITHUB_SERVER_URL', 'https://github.com')}/{given('GITHUB_REPOSITORY')}/blob/{given('GITHUB_SHA')}",
        )
    elif given("GITLAB_CI") and given("CI_PROJECT_URL") and given("CI_COMMIT_SHA"):
        top, base = given("CI_PROJECT_DIR"), f"{given('CI_PROJECT_URL')}/-/blob/{given('CI_COMMIT_SHA')}"
    else:
        return ""
    below = os.path.relpath(os.getcwd(), top) if top else "."
    return base if below == "." else "" if below.startswith("..") else f"{base}/{quote(Path(below).as_posix())}"


def _draw(ledger: Ledger, report: Report) -> Pictures:
    """Imported when it is asked for: few formats show pictures."""
    from claimcheck.pictures import pictures

    return pictures(ledger, report)


def emit(report: Report, format_: str, told: Context, output: Path | None) -> None:
    """Render a report and write it."""
    write(RENDERERS[format_](report, told), output)


def write(text: str, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to standard output."""
    if output is None:
        click.echo(text, nl=False, color=True)  # the renderer has decided about colour
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(output, text)
    except OSError as trouble:
        # The trouble may be with a temporary file, whose name helps nobody.
        raise UsageError(f"{output}: cannot be written: {(trouble.strerror or type(trouble).__name__).lower()}") from None
