"""In which formats can a run be reported? One function each, ``(report, context) -> text``, that neither prints nor reads.

The discrepancy report, which is for readers rather than for a run, is ``claimcheck.report.discrepancies.render``, alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from importlib import import_module

from claimcheck.finding import Report
from claimcheck.report.context import Context, Render
from claimcheck.report.rules import RuleLine


def _render(name: str, report: Report, context: Context) -> str:
    """Imported when it is asked for: a run writes one format."""
    text: str = import_module(f"claimcheck.report.{name}").render(report, context)
    return text


_NAMES = ("text", "json", "markdown", "comment", "html", "sarif", "junit", "github", "gitlab", "csv")
FORMATS: Mapping[str, Render] = {name: partial(_render, name) for name in _NAMES}

__all__ = ["FORMATS", "Context", "Render", "RuleLine"]
