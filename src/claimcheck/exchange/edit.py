"""How does a decision get into its file, and a qualifier into its claim? In place, under a lock, whole or not at all."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Collection, Mapping, Sequence
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.exchange.inplace import Given, append_items, drop_field, drop_item, set_field
from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem
from claimcheck.load.lock import locked
from claimcheck.load.records import record
from claimcheck.load.spans import Span, spans
from claimcheck.load.write import write_atomically
from claimcheck.load.yaml import Map, Node, Seq, Tree, read
from claimcheck.model import Claim, Decision, Record
from claimcheck.reading.lines import Lines

KEY = "decisions"
_BARRED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BOM = "\ufeff"


def put_decisions(path: str | os.PathLike[str], several: Sequence[tuple[Decision, str]]) -> None:
    """Write decisions into a file, all of them or none: each in the place of the one on the finding given with it, else at the end of the list."""
    _edit(path, _putting(several))


def try_decisions(path: str | os.PathLike[str], several: Sequence[tuple[Decision, str]]) -> None:
    """Refuse a file that decisions could not be written into, as `put_decisions` would; nothing is written."""
    name, real = shown(path), Path(os.path.realpath(path))
    folder = next((one for one in real.parents if one.exists()), real.parent)
    if not os.access(folder, os.W_OK):
        raise UsageError(f"{name}: cannot be written: the folder may only be read")
    text, _ = _text(real, name)
    _putting(several)(text, name)


def _putting(several: Sequence[tuple[Decision, str]]) -> Callable[[str, str], str]:
    fields = [_fields(decision) for decision, _ in several]

    def edit(text: str, name: str) -> str:
        tree = _tree(text, name)
        wanted = _decisions(tree)
        changed, fresh = text, []
        for (decision, old), given in zip(several, fields, strict=True):
            at = next((number for number, one in enumerate(wanted) if one.finding == old), None) if old else None
            if old and at is None:
                raise UsageError(f"{name}: the decision on `{old}` is no longer there; run it again")
            there = next((one for number, one in enumerate(wanted) if one.finding == decision.finding and number != at), None)
            if there is not None:
                said = f"`{there.finding}` has been decided already, by {there.by} ({there.verdict})"
                raise UsageError(f"{name}: {said}; --replace puts this in its place")
            if at is None:
                fresh.append((decision, given))
            else:
                kept = {field for field in given if getattr(wanted[at], field) == getattr(decision, field)}
                changed = _replaced(changed, at, given, kept)
                wanted[at] = decision
        if fresh:
            changed = append_items(changed, spans(changed), KEY, [given for _, given in fresh])
        _same(tree, changed, [*wanted, *(decision for decision, _ in fresh)])
        return changed

    return edit


def take_decision(path: str | os.PathLike[str], finding: str) -> None:
    """Take the decision on a finding out of a file."""

    def edit(text: str, name: str) -> str:
        tree = _tree(text, name)
        listed = _decisions(tree)
        at = next((number for number, one in enumerate(listed) if one.finding == finding), None)
        root = spans(text)
        found = root.get(KEY) if root else None
        if at is None or found is None:
            raise UsageError(f"{name}: the decision on `{finding}` is no longer there")
        changed = drop_item(text, found[1], at)
        _same(tree, changed, [*listed[:at], *listed[at + 1 :]])
        return changed

    _edit(path, edit)


def qualify_claim(path: str | os.PathLike[str], line: int, column: int, claim: Claim, fields: Mapping[str, str]) -> None:
    """Write the scope or the time of a claim into it. It is looked for where it stood, and has to be as it was."""

    def edit(text: str, name: str) -> str:
        tree = _tree(text, name)
        root = spans(text)
        found = root.get("claims") if root else None
        lines = Lines(text)
        items = found[1].items if found else []
        at = next((number for number, item in enumerate(items) if lines.place(item.start) == (line, column)), None)
        before = _claims(tree)
        if at is None or not _is(before[at], claim):
            raise UsageError(f"{name}: claim `{claim.id}` has been changed meanwhile; run it again")
        changed = text
        for key, value in fields.items():
            changed = set_field(changed, _item(changed, "claims", at), key, value)
        renewed = _tree(changed, name)
        after = _claims(renewed)
        wanted = {**before[at], **fields}
        if [*after[:at], *after[at + 1 :]] != [*before[:at], *before[at + 1 :]] or dict(after[at]) != wanted:
            raise UsageError(f"{name}: claim `{claim.id}` is written in a way that cannot be changed in place; write it in by hand")
        _others(tree, renewed, "claims")
        return changed

    _edit(path, edit)


def writable(path: str | os.PathLike[str], roots: Sequence[str]) -> None:
    """Refuse a file that must not be written: one that may only be read, that is no file, or a link that leads out of the folders given."""
    name = shown(path)
    if os.path.islink(path):
        real = os.path.realpath(path)
        named = [os.path.realpath(root) for root in roots]
        if not os.path.exists(real):
            raise UsageError(f"{name}: a link that leads nowhere; nothing was written")
        if real not in named and not real.startswith(tuple(os.path.join(root, "") for root in named)):
            raise UsageError(f"{name}: a link that leads out of the ledger; nothing was written")
    if not os.path.lexists(path):
        return
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        raise UsageError(f"{name}: not a regular file; nothing was written")
    if not mode & 0o222 or not os.access(path, os.W_OK):
        raise UsageError(f"{name}: may only be read; nothing was written")


def _edit(path: str | os.PathLike[str], edit: Callable[[str, str], str]) -> None:
    """Read, change and write a file while nobody else does."""
    name, real = shown(path), Path(os.path.realpath(path))
    try:
        real.parent.mkdir(parents=True, exist_ok=True)
        with locked(real.parent):
            text, mark = _text(real, name)
            changed = edit(text, name)
            if changed != text:
                write_atomically(real, mark + changed)
    except OSError as trouble:
        # The trouble may be with a temporary file, whose name helps nobody.
        raise UsageError(f"{name}: cannot be written: {(trouble.strerror or type(trouble).__name__).lower()}; nothing was written") from None


def _text(path: Path, name: str) -> tuple[str, str]:
    """What is in the file, and its byte order mark; nothing where there is no file."""
    if not path.exists():
        return "", ""
    data = read_bytes(path)
    text = data if isinstance(data, Problem) else decode(data, name)
    if isinstance(text, Problem):
        raise UsageError(f"{name}: {text.message}; nothing was written")
    return text, _BOM if isinstance(data, bytes) and data.startswith(_BOM.encode()) else ""


def _tree(text: str, name: str) -> Tree:
    """What a file says, all of which has to be readable."""
    tree = read(text, name)
    if problem := next((one for one in tree.problems if one.rule != "comment-in-value"), None):
        raise UsageError(f"{name}:{problem.line}:{problem.column}: {problem.message}; nothing was written")
    if tree.root is not None and not isinstance(tree.root, Map):
        raise UsageError(f"{name}: a ledger file is a mapping; nothing was written")
    return tree


def _root(tree: Tree) -> Map:
    return tree.root if isinstance(tree.root, Map) else Map()


def _decisions(tree: Tree) -> list[Decision]:
    """The decisions of a file, every one of which has to be readable."""
    part = _root(tree).get(KEY, "")
    if not isinstance(part, Seq):
        if part:
            raise UsageError(f"{tree.path}: `{KEY}:` is no list; nothing was written")
        return []
    problems: list[Problem] = []
    found = [record(Decision, node, tree, part.at, problems) for node in part]
    if problems or None in found:
        said = problems[0].message if problems else "a decision cannot be read"
        raise UsageError(f"{tree.path}: {said}; nothing was written")
    return [one for one in found if one is not None]


def _claims(tree: Tree) -> list[Map]:
    part = _root(tree).get("claims", "")
    return [node if isinstance(node, Map) else Map() for node in part] if isinstance(part, Seq) else []


def _is(node: Map, claim: Claim) -> bool:
    """Does the mapping state this claim?"""
    texts = {value.strip() for value in node.values() if isinstance(value, str)}
    given = {part for part in (claim.when, claim.quote, claim.unit) if part}
    valued = claim.value in texts or any(not isinstance(value, str) for value in node.values())
    return valued and given <= texts and (not claim.scope or "scope" in node)


def _item(text: str, key: str, number: int) -> Span:
    root = spans(text)
    found = root.get(key) if root else None
    assert found is not None, key  # it was there before the edit
    return found[1].items[number]


def _replaced(text: str, number: int, fields: Mapping[str, Given], kept: Collection[str]) -> str:
    """Field by field, so that comments and the order of the fields stay, and what says the same as before stays as it was written."""
    there = [key.value for key, _ in _item(text, KEY, number).pairs()]
    for name in there:
        if name not in fields:
            text = drop_field(text, _item(text, KEY, number), name)
    for name, value in fields.items():
        if name in kept and name in there:
            continue
        text = set_field(text, _item(text, KEY, number), name, value)
    return text


def _same(tree: Tree, changed: str, wanted: Sequence[Decision]) -> None:
    """Refuse a change after which the file would not say what it is to say."""
    try:
        renewed = _tree(changed, tree.path)
        sound = _decisions(renewed) == list(wanted)
    except UsageError:
        sound = False
    if not sound:
        raise UsageError(f"{tree.path}: written in a way that cannot be changed in place; name another file with --file. Nothing was written")
    _others(tree, renewed, KEY)


def _others(tree: Tree, renewed: Tree, key: str) -> None:
    """Refuse a change that touches another part of the file."""
    was, now = ({part: _stripped(value) for part, value in _root(one).items() if part != key} for one in (tree, renewed))
    if was != now:
        raise UsageError(f"{tree.path}: written in a way that cannot be changed in place; nothing was written")


def _stripped(node: Node) -> object:
    """What a node says: white space around a text is no part of it, and a text at the end of a file may get a line feed."""
    if isinstance(node, str):
        return node.strip()
    return {key: _stripped(value) for key, value in node.items()} if isinstance(node, Map) else [_stripped(item) for item in node]


def _fields(decision: Decision) -> dict[str, Given]:
    """What is written of a decision, in the order of reading."""
    fields: dict[str, Given] = {}
    for field in ("finding", "about", "verdict", "wrong", "qualifiers", "reason", "by", "on", "until", "outcome", "weighed"):
        value = getattr(decision, field)
        if isinstance(value, str):
            given: Given = value
        else:
            given = [one.model_dump(by_alias=True, exclude_defaults=True) if isinstance(one, Record) else str(one) for one in value]
        if given:
            fields[field] = given
    for text in _texts(fields):
        if fault := unwritable(text):
            raise UsageError(fault)
    return fields


def unwritable(text: str) -> str:
    """Why a text cannot be written into a file; empty where it can."""
    found = _BARRED.search(text)
    return f"U+{ord(found[0]):04X}, a control character, cannot be written; leave it out" if found else ""


def _texts(fields: Mapping[str, Given]) -> list[str]:
    found: list[str] = []
    for value in fields.values():
        for one in (value,) if isinstance(value, str) else value:
            found.extend([one] if isinstance(one, str) else one.values())
    return found
