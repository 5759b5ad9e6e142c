"""How is a rule's page a test? Its fenced ledgers are loaded as a user would load them, and its comments are what is expected."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from claimcheck.finding import Finding, Report
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.reading import to_day

HEADINGS = ("What it checks", "Why it matters", "How to resolve", "Fails", "Passes")
TODAY = to_day(2025, 6, 30)

_FENCE = re.compile(r"^```(\w+)[ ]*([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"(?:^|\s)# (error|warning|note): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Expected:
    """A comment of a page: what the rule reports on its line."""

    line: int
    severity: str
    words: str

    def fits(self, finding: Finding) -> bool:
        """Is this the finding? One without a line is about the whole file, and is expected in its first line."""
        line = finding.places[0].line or 1
        verdict = finding.verdict.value if finding.verdict else ""
        return (line, finding.severity.value) == (self.line, self.severity) and (self.words == verdict or self.words in finding.message)


@dataclass(frozen=True)
class Example:
    """One ledger of a page: a whole file, and the source text that goes with it."""

    section: str
    number: int
    kind: str
    encoding: str
    text: str
    snapshot: str
    snapshot_name: str

    @property
    def expected(self) -> list[Expected]:
        """What the comments say that the rule reports."""
        return [Expected(self.text.count("\n", 0, found.start(1)) + 1, found[1], found[2].strip()) for found in _EXPECTED.finditer(self.text)]

    def write(self, folder: Path) -> None:
        """The files of the example: the ledger in ``claims``, the source text in ``texts``."""
        text = self.text.replace("{snapshot}", hashlib.sha256(self.snapshot.encode()).hexdigest())
        if self.kind == "csv":  # a table has no comments
            text = _EXPECTED.sub("", text)
        (folder / "claims").mkdir()
        (folder / "claims" / f"ledger.{self.kind}").write_bytes(text.encode(self.encoding))
        (folder / "texts").mkdir()
        if self.snapshot:
            (folder / "texts" / self.snapshot_name).write_text(self.snapshot, encoding="utf-8")


def examples(page: str) -> list[Example]:
    """The ledgers of a page in order, each with the last ``text`` block just before it."""
    found: list[Example] = []
    text = name = ""
    for block in _FENCE.finditer(page):
        kind, info, body = block[1], block[2].strip(), block[3]
        if kind == "text":
            text, name = body, info or "snapshot.txt"
            continue
        section = re.findall(r"^## (.+)$", page[: block.start()], re.MULTILINE)[-1]
        found.append(Example(section, len(found) + 1, kind, info or "utf-8", body, text, name))
        text = name = ""
    return found


def sections(page: str) -> dict[str, str]:
    """The text under each heading of a page."""
    parts = re.split(r"^## (.+)$", page, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def read_ledger(folder: Path, **settings: int) -> Ledger:
    """The ledger in ``claims`` below a folder, with the source texts in ``texts`` there."""
    return load([folder / "claims"], [folder / "texts"]).ledger(today=TODAY, **settings)


def check(text: str, folder: Path, *, rule: str = "", snapshot: str = "", **settings: int) -> list[Finding]:
    """The findings on one ledger file, of one rule or of all of them."""
    return [finding for finding in report(text, folder, snapshot=snapshot, **settings).findings if rule in ("", finding.rule)]


def report(text: str, folder: Path, *, snapshot: str = "", **settings: int) -> Report:
    """What a run says about one ledger file."""
    from claimcheck.engine import run
    from claimcheck.rules import RULES, RULINGS

    folder.mkdir(exist_ok=True)
    Example("", 1, "yaml", "utf-8", text, snapshot, "snapshot.txt").write(folder)
    return run(read_ledger(folder, **settings), RULES, RULINGS)
