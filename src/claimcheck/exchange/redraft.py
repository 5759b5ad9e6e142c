"""How is a draft brought up to date with its text? Claims that a person confirmed stay, byte for byte; drafts follow the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.errors import UsageError
from claimcheck.exchange.draft import UNTIED, claim_line, draft, entity_line, property_line, untied, used_entities
from claimcheck.ledger import Ledger
from claimcheck.load.yaml import Map, Seq, Tree, read
from claimcheck.model import Claim
from claimcheck.prose import Document
from claimcheck.reading import NameTable, fold
from claimcheck.reading.quotes import Ambiguous, Folded, Found, find_quote
from claimcheck.texts import Recorded

_LINES = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+\Z")
_COMMENT = re.compile(r"[ \t]#")
FIELDS = {info.alias or name: name for name, info in Claim.model_fields.items()}


@dataclass(frozen=True, slots=True)
class Old:
    """A claim as the file has it: the lines it takes up (end excluded, counted from 0), its fields, and whether a comment stands on them."""

    first: int
    last: int
    fields: dict[str, str]
    remarked: bool = False

    @property
    def draft(self) -> bool:
        """Is it one that nobody has confirmed?"""
        return self.fields.get("draft") == "yes"

    def said(self) -> str:
        """The claim in a few words, for a reader."""
        return f"{self.fields['property']} `{self.fields['value']}`"


@dataclass(frozen=True, slots=True)
class Redrafted:
    """The file brought up to date, how many claims it has of each kind, and a line on each one that is no longer as it was."""

    text: str
    confirmed: int
    drafts: int
    fresh: int
    remarks: tuple[str, ...]


def redraft(path: str, text: str, record: Recorded, known: Ledger, names: NameTable, digest: str) -> Redrafted:
    """The file at ``path``, which held ``text``, after the source's text changed. A file that cannot be read is a usage error."""
    tree = read(text, path)
    if tree.problems or not isinstance(tree.root, Map):
        where = f":{tree.problems[0].line}" if tree.problems else ""
        said = tree.problems[0].message if tree.problems else "not a ledger file"
        raise UsageError(f"{path}{where}: {said}; mend it first, or write elsewhere with --output")
    if not isinstance(tree.root.get("source"), Map):
        raise UsageError(f"{path}: it declares no source, so it is no draft of a text; name another file with --output")
    subject = _subject(tree.root)
    olds = list(_claims(tree, text, subject or record.source.subject, known))
    folded = Folded(record.document.page.text)
    # A claim that the file has in the very words and values of the text is not drafted again, whoever wrote it.
    kept, gone, remarks = [], [], []
    covered: set[int] = set()
    for old in olds:
        found = find_quote(old.fields["quote"], folded, old.fields.get("locator", ""), suggest=False) if "quote" in old.fields else None
        same = [n for n, (claim, _) in enumerate(record.claims) if n not in covered and _same(old, claim)]
        covering = same[:1] or [n for n in _within(found, record) if n not in covered and _alike(old.fields["value"], record.claims[n][0].value)]
        if old.draft and not covering and not old.remarked:
            gone.append(old)
            continue
        kept.append(old)
        covered.update(covering)
        if not old.draft and (remark := _remark(old, found, covering, record, covered)):
            remarks.append(f"{path}:{old.first + 1}: {remark}")
    if olds and not covered and not any(_stands(old, folded) for old in olds):
        raise UsageError(f"{path}: nothing in it stands in this text, so it is a draft of another; name another file with --output")
    stated = {(claim.property, claim.value) for claim, _ in record.claims}
    remarks += [
        f"{path}:{old.first + 1}: draft dropped: {old.said()}: the text no longer says it"
        for old in gone
        if (old.fields["property"], old.fields["value"]) not in stated
    ]
    fresh = [claim for n, (claim, _) in enumerate(record.claims) if n not in covered]
    lines = _edited(text, tree, olds, gone, [claim_line(claim, subject) for claim in fresh], record.document)
    lines = _declared(lines, tree.root, record, known, names)
    body = _repinned("".join(lines), tree, digest)
    again = read(body, path)
    listed = again.root.get("claims") if isinstance(again.root, Map) else None
    if again.problems or not isinstance(listed, Seq) or len(listed) != len(kept) + len(fresh):
        raise UsageError(f"{path}: its claims are laid out so that none can be added without rewriting it; name another file with --output")
    unconfirmed = sum(old.draft for old in kept)
    return Redrafted(body, len(kept) - unconfirmed, unconfirmed, len(fresh), tuple(remarks))


def first_draft(record: Recorded, known: Ledger, names: NameTable) -> Redrafted:
    """A new file."""
    return Redrafted(draft(record, known, names), 0, 0, len(record.claims), ())


def _subject(root: Map) -> str:
    """The subject that the source declares, empty for none."""
    header = root.get("source")
    stated = header.get("subject", "") if isinstance(header, Map) else ""
    return stated if isinstance(stated, str) else ""


def _stands(old: Old, folded: Folded) -> bool:
    return "quote" in old.fields and isinstance(find_quote(old.fields["quote"], folded, suggest=False), (Found, Ambiguous))


def _claims(tree: Tree, text: str, subject: str, known: Ledger) -> Iterator[Old]:
    listed = tree.root.get("claims") if isinstance(tree.root, Map) else None
    if not isinstance(listed, Seq):
        return
    lines = _LINES.findall(text)
    marks, mark = tree.positions, listed.at + 1
    for item in listed:
        if isinstance(item, Map):
            first = marks.lines.place(marks.marks[item.at])[0] - 1
            last = marks.lines.place(marks.marks[item.end - 1])[0]
            fields = {FIELDS[key]: value.strip() for key, value in item.items() if key in FIELDS and isinstance(value, str)}
            stated = [(key, value) for key, value in item.items() if key not in FIELDS]
            if stated and isinstance(stated[0][1], str):
                fields["property"], fields["value"] = stated[0][0], stated[0][1].strip()
            fields.setdefault("subject", subject)
            if "property" in fields and "value" in fields:
                fields["property"] = known.property_id(fields["property"])
                end = min(_end(lines, last), len(lines))
                yield Old(first, end, fields, any(_COMMENT.search(line) for line in lines[first:end]))
        mark = item.end if not isinstance(item, str) else mark + 1


def _end(lines: Sequence[str], last: int) -> int:
    """A block scalar or a folded text goes on over the lines that are indented below it."""
    while last < len(lines) and lines[last][:1] in " \t" and lines[last].strip() and not lines[last].lstrip().startswith("- "):
        last += 1
    return last


def _same(old: Old, claim: Claim) -> bool:
    given = old.fields
    return (
        given["property"] == claim.property
        and given["subject"] == claim.subject
        and _alike(given["value"], claim.value)
        and given.get("scope", "") == claim.scope
        and given.get("when", "") == claim.when
        and (not old.draft or given.get("quote", "") == claim.quote)
    )


def _alike(a: str, b: str) -> bool:
    return a == b or fold(a) == fold(b)


def _within(found: object, record: Recorded) -> list[int]:
    """The claims of the text whose values stand in the words that a quote was found to be."""
    if not isinstance(found, Found):
        return []
    blocks = record.document.page.blocks
    return [n for n, (_, said) in enumerate(record.claims) if found.start <= blocks[said.block].origin(said.value_start) < found.end]


def _remark(old: Old, found: object, covering: Sequence[int], record: Recorded, covered: set[int]) -> str:
    """What became of a confirmed claim: changed, vanished, moved; nothing where it is as it was."""
    if "quote" not in old.fields:
        return ""
    if isinstance(found, Found):
        headings = _headings(record.document, found.start)
        locator = old.fields.get("locator", "")
        stood = [block.text for block in record.document.page.blocks if block.kind in {"title", "heading"}]
        return f"moved: {old.said()} now stands under “{headings[-1]}”" if headings and locator in stood and locator != headings[-1] else ""
    if found is not None and not hasattr(found, "nearest"):
        return ""  # it stands there more than once
    asked = [claim for n, (claim, _) in enumerate(record.claims) if _asked(old, claim) and n not in covered]
    if asked and not covering:
        return f"changed: {old.said()}: the text now says `{asked[0].value}`, added as a draft; correct the claim, or remove one of the two"
    if covering:
        return f"moved: {old.said()}: the text says it in other words now; correct the quote"
    return f"vanished: {old.said()}: its words are no longer in the text; remove the claim, or find its words"


def _asked(old: Old, claim: Claim) -> bool:
    given = old.fields
    return (given["property"], given["subject"], given.get("scope", "")) == (claim.property, claim.subject, claim.scope)


def _headings(document: Document, origin: int) -> tuple[str, ...]:
    for block in reversed(document.page.blocks):
        if block.pieces and block.pieces[0].origin <= origin:
            return block.headings
    return ()


def _edited(text: str, tree: Tree, olds: Sequence[Old], gone: Sequence[Old], fresh: Sequence[str], document: Document) -> list[str]:
    """The lines of the file without the drafts that are gone, with the new ones after the last claim, and the comment on what is untied."""
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = _LINES.findall(text)
    cut = next((n for n, line in enumerate(lines) if line.rstrip("\r\n") == UNTIED), len(lines))
    end = cut
    while end < len(lines) and lines[end].startswith("#"):
        end += 1
    dropped = {n for old in gone for n in range(old.first, old.last)}
    after = max((old.last for old in olds), default=0)
    indent = lines[olds[-1].first][: len(lines[olds[-1].first]) - len(lines[olds[-1].first].lstrip())] if olds else ""
    added = [(indent + line.replace("\n  ", f"\n{indent}  ")).replace("\n", newline) for line in fresh]
    edited: list[str] = []
    for n, line in enumerate(lines):
        if not cut <= n < end and n not in dropped:
            edited.append(line if line[-1] in "\r\n" else line + newline)
        if n == after - 1:
            edited += added
    if not olds and added:
        edited = [line for line in edited if line.strip() != "claims: []"] + [f"claims:{newline}", *added]
    if not any(line.lstrip().startswith("- ") for line in edited) and olds:
        edited = [line.replace("claims:", "claims: []", 1) if line.rstrip() == "claims:" else line for line in edited]
    if left := untied(document):
        edited.append(left.replace("\n", newline))
    return edited


def _declared(lines: list[str], root: Map, record: Recorded, known: Ledger, names: NameTable) -> list[str]:
    """With the entities and properties that new drafts need and nothing declares yet."""
    wanted = [("entities", entity.id, entity_line(entity)) for entity in used_entities(record, known, names) if entity.id not in known.entities]
    wanted += [("properties", prop.id, property_line(prop)) for prop in record.document.properties if prop.id not in known.properties]
    for section in ("properties", "entities"):
        there = root.get(section)
        declared = there if isinstance(there, Map) else {}
        entries = [line for part, id, line in wanted if part == section and id not in declared]
        if not entries:
            continue
        at = next((n for n, line in enumerate(lines) if line.startswith(f"{section}:")), None)
        if at is None:
            at = next((n for n, line in enumerate(lines) if line.startswith("claims:")), len(lines))
            lines[at:at] = [f"{section}:\n", *entries, "\n"]
        else:
            lines[at + 1 : at + 1] = entries
    return lines


def _repinned(text: str, tree: Tree, digest: str) -> str:
    """With the digest of the text as it is now, where the file pins one."""
    header = tree.root.get("source") if isinstance(tree.root, Map) else None
    old = header.get("sha256") if isinstance(header, Map) else None
    return text.replace(old, digest, 1) if isinstance(old, str) and len(old) == len(digest) else text
