"""In which formats can a run be reported? One function each, ``(report, context) -> text``, that neither prints nor reads.

The discrepancy report, which is for readers rather than for a run, is ``claimcheck.report.discrepancies.render``, alike.
"""

from __future__ import annotations

from collections.abc import Mapping

from claimcheck.report import csv, github, gitlab, html, json, junit, markdown, sarif, text
from claimcheck.report.context import Context, Render
from claimcheck.report.rules import RuleLine

FORMATS: Mapping[str, Render] = {
    "text": text.render,
    "json": json.render,
    "markdown": markdown.render,
    "html": html.render,
    "sarif": sarif.render,
    "junit": junit.render,
    "github": github.render,
    "gitlab": gitlab.render,
    "csv": csv.render,
}

__all__ = ["FORMATS", "Context", "Render", "RuleLine"]
