"""How is a rule's page a test? Its fenced ledgers and documents are read as a user's would be, and its comments are what is expected.

A ``markdown`` block is a document, and so is a block ``text document``; ``<!-- error: words -->`` on a line of it is what the rule reports there,
and no part of what is read. Documents belong to the block just before them where nothing but blank lines stands between: a ledger and a page,
or two pages that are read together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from claimcheck.finding import Finding, Report
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.reading import to_day

HEADINGS = ("What it checks", "Why it matters", "How to resolve", "Fails", "Passes")
LEDGERS = ("yaml", "csv", "jsonl")
TODAY = to_day(2025, 6, 30)

_FENCE = re.compile(r"^```(\w+)[ ]*([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_EXPECTED = re.compile(r"(?:^|\s)# (error|warning|note): (.+)$", re.MULTILINE)
_EXPECTED_IN_TEXT = re.compile(r"[ \t]*<!-- (error|warning|note): (.+?) -->")


@dataclass(frozen=True)
class Expected:
    """A comment of a page: what the rule reports on its line, in the ledger or, where it is named, in a document."""

    line: int
    severity: str
    words: str
    document: str = ""

    def fits(self, finding: Finding) -> bool:
        """Is this the finding? One without a line is about the whole file, and is expected in its first line."""
        first = finding.places[0]
        name = first.path.rpartition("/")[2]
        if self.document != (name if name.startswith("page") else ""):
            return False
        verdict = finding.verdict.value if finding.verdict else ""
        return (first.line or 1, finding.severity.value) == (self.line, self.severity) and (self.words == verdict or self.words in finding.message)


@dataclass(frozen=True)
class Prose:
    """One document of an example, with its comments."""

    name: str
    text: str

    @property
    def expected(self) -> Iterator[Expected]:
        """What its comments say that the rule reports."""
        for found in _EXPECTED_IN_TEXT.finditer(self.text):
            yield Expected(self.text.count("\n", 0, found.start(1)) + 1, found[1], found[2].strip(), self.name)


@dataclass(frozen=True)
class Example:
    """One example of a page: a ledger (a whole file) with the source text that goes with it, documents, or both."""

    section: str
    number: int
    kind: str
    encoding: str
    text: str
    snapshot: str
    snapshot_name: str
    documents: tuple[Prose, ...] = ()

    @property
    def expected(self) -> list[Expected]:
        """What the comments say that the rule reports."""
        marked = [Expected(self.text.count("\n", 0, found.start(1)) + 1, found[1], found[2].strip()) for found in _EXPECTED.finditer(self.text)]
        return [*marked, *(expected for document in self.documents for expected in document.expected)]

    def write(self, folder: Path) -> None:
        """The files of the example: the ledger in ``claims``, the source text in ``texts``, documents in ``documents``."""
        (folder / "texts").mkdir()
        if self.documents:
            (folder / "documents").mkdir()
        for document in self.documents:
            (folder / "documents" / document.name).write_text(_EXPECTED_IN_TEXT.sub("", document.text), encoding="utf-8")
        if not self.kind:
            return
        text = self.text.replace("{snapshot}", hashlib.sha256(self.snapshot.encode()).hexdigest())
        if self.kind == "csv":  # a table has no comments
            text = _EXPECTED.sub("", text)
        (folder / "claims").mkdir()
        (folder / "claims" / f"ledger.{self.kind}").write_bytes(text.encode(self.encoding))
        if self.snapshot:
            (folder / "texts" / self.snapshot_name).write_text(self.snapshot, encoding="utf-8")


def examples(page: str) -> list[Example]:
    """The ledgers of a page in order, each with the last ``text`` block just before it, and its documents."""
    found: list[Example] = []
    text = name = ""
    end = 0
    headings = list(_headings(page))
    for block in _FENCE.finditer(page):
        kind, info, body = block[1], block[2].strip(), block[3]
        section = [title for start, _, title in headings if start < block.start()][-1]
        if kind == "markdown" or (kind, info) == ("text", "document"):
            if page[end : block.start()].strip() or not found:
                found.append(Example(section, len(found) + 1, "", "utf-8", "", "", ""))
            before = found[-1]
            document = Prose(f"page-{len(before.documents) + 1}.{'md' if kind == 'markdown' else 'txt'}", body)
            found[-1] = replace(before, documents=(*before.documents, document))
        elif kind == "text":
            text, name = body, info or "snapshot.txt"
        else:
            found.append(Example(section, len(found) + 1, kind, info or "utf-8", body, text, name))
            text = name = ""
        end = block.end()
    return found


def sections(page: str) -> dict[str, str]:
    """The text under each heading of a page."""
    headings = list(_headings(page))
    ends = [start for start, _, _ in headings[1:]] + [len(page)]
    return {title: page[begin:end] for (_, begin, title), end in zip(headings, ends, strict=True)}


def _headings(page: str) -> Iterator[tuple[int, int, str]]:
    """Where each heading of the page itself begins and ends; the documents in its blocks have headings of their own."""
    bare = _FENCE.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), page)
    return ((found.start(), found.end(), found[1]) for found in re.finditer(r"^## (.+)$", bare, re.MULTILINE))


def read_ledger(folder: Path, **settings: int) -> Ledger:
    """The ledger in ``claims`` below a folder, with the source texts in ``texts`` there and the documents in ``documents``."""
    written = sorted((folder / "documents").glob("page-*"))
    claims = [folder / "claims"] if (folder / "claims").exists() else []
    ledger = load(claims, [folder / "texts"]).ledger(today=TODAY, **settings)
    if not written:
        return ledger
    from claimcheck.texts import lay_out, read_texts

    pages = [lay_out(f"documents/{path.name}", path.read_text(encoding="utf-8"), path.suffix == ".md") for path in written]
    # Documents alone are something to check.
    problems = [problem for problem in ledger.problems if claims or problem.rule != "nothing-to-check"]
    return replace(ledger, documents=read_texts(pages, ledger), problems=problems)


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
