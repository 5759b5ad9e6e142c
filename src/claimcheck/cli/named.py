"""Which finding is meant by an id, or by the beginning of one?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.errors import UsageError
from claimcheck.finding import Finding
from claimcheck.suggest import nearest

MOST = 5  # findings that are named where several begin alike


def begun(findings: Sequence[Finding], text: str) -> bool:
    """Is there a finding whose id begins so?"""
    wanted = _wanted(text)
    return bool(wanted) and any(finding.id.startswith(wanted) for finding in findings)


def named(findings: Sequence[Finding], text: str) -> Finding:
    """The one finding with this id, or whose id alone begins so."""
    wanted = _wanted(text)
    if not wanted:
        raise UsageError("an empty id; `claimcheck check` shows the id of every finding")
    exact = [finding for finding in findings if finding.id == wanted]
    meant = exact or [finding for finding in findings if finding.id.startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        shown = ", ".join(f"`{finding.id}`" for finding in meant[:MOST]) + (" and more" if len(meant) > MOST else "")
        raise UsageError(f"{len(meant):,} findings have an id that begins with `{wanted}`: {shown}")
    raise UsageError(f"there is no finding `{text[:60]}`{_near(findings, wanted)}; `claimcheck check` shows the id of every finding")


def _wanted(text: str) -> str:
    return text.strip().strip("`").removeprefix("id:").strip().casefold()


def _near(findings: Sequence[Finding], wanted: str) -> str:
    if close := nearest(wanted, [finding.id for finding in findings]):
        return close
    if re.fullmatch(r"[0-9a-f]+(-[0-9]+)?", wanted):
        return ""
    of_rule = [finding.id for finding in findings if wanted in (finding.rule, finding.subject)]
    if not of_rule:
        return ""
    shown = ", ".join(f"`{id}`" for id in of_rule[:MOST]) + (" and more" if len(of_rule) > MOST else "")
    return f"; of it there are {shown}"
