"""What of a run need not be worked out again? Files that are read, and what rules find that look no further than a question or a subject."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from claimcheck.finding import Agreement
from claimcheck.ledger import Ledger, Question
from claimcheck.load.block import Block
from claimcheck.load.claims import Draft
from claimcheck.load.vocabulary import Vocabulary
from claimcheck.load.yaml import Tree
from claimcheck.memo.asked import Asker, Check, nearby
from claimcheck.memo.groups import Group, Groups, grouped
from claimcheck.memo.outcomes import told_agreement, written_agreement
from claimcheck.memo.program import program
from claimcheck.memo.store import Store
from claimcheck.memo.texts import MALFORMED, Texts, digest
from claimcheck.model import Source
from claimcheck.rule import Outcome, RuleModule

MOST_SEGMENTS = 6

Agreed = Callable[[Ledger, Question], Iterable[Agreement]]
Kept = dict[str, dict[str, Any]]  # by kind (question, subject, agreement), then by the hash of all that the outcome depends on


def remembering(folder: Path, secret: Path) -> Memory:
    """The memory in a folder, signed with the key in a file."""
    store = Store(folder, secret)
    return Memory(store, Texts(store))


@dataclass(slots=True)
class Memory:
    """One run's view of a cache: what is asked of it is answered from there where all that it depends on is the same, else worked out and kept."""

    store: Store
    texts: Texts
    _context: str = ""
    _segments: list[str] = field(default_factory=list)
    _known: Kept = field(default_factory=lambda: {"question": {}, "subject": {}, "agreement": {}})
    _fresh: Kept = field(default_factory=lambda: {"question": {}, "subject": {}, "agreement": {}})
    _used: dict[str, list[str]] = field(default_factory=lambda: {"question": [], "subject": [], "agreement": []})
    _groups: list[Groups] = field(default_factory=list)
    _parts: dict[str, Ledger] = field(default_factory=dict)  # in which a question was asked in this run: it has been read there

    # Files

    def tree(self, path: str, data: bytes, text: str) -> Tree | None:
        """A file without its claims, where it is known."""
        return self.texts.tree(path, data, text)

    def block(self, tree: Tree, source: Source | None, sources: Mapping[str, Source], vocabulary: Vocabulary) -> Block | None:
        """The claims of a file, where they are known."""
        return self.texts.block(tree, source, sources, vocabulary)

    def whole(self, tree: Tree) -> Tree:
        """The file with its claims."""
        return self.texts.whole(tree)

    def keep(self, tree: Tree, source: Source | None, sources: Mapping[str, Source], vocabulary: Vocabulary, drafts: Sequence[Draft]) -> list[Draft]:
        """Remember a file."""
        return self.texts.keep(tree, source, sources, vocabulary, drafts)

    def end(self, troubled: Collection[str]) -> None:
        """All files are read, and these have something wrong with them."""
        self.texts.end(troubled)

    # What was found

    def outcomes(self, ledger: Ledger, rules: Iterable[RuleModule]) -> Iterator[Outcome]:
        """What rules find and cannot judge, in no order that matters."""
        near, far = nearby(rules)
        for check in far:
            yield from check(ledger)
        for kind in ("question", "subject"):
            if checks := [check for check in near if check.kind == kind]:
                yield from self._found(ledger, kind, checks)

    def agreements(self, ledger: Ledger, agreed: Agreed) -> list[Agreement]:
        """Who agrees on the questions of a ledger."""
        found: list[Agreement] = []
        missed: list[Group] = []
        known, used = self._known["agreement"], self._used["agreement"]
        for group in self._grouped(ledger, "question"):
            if len(group.numbers) < 2:
                continue
            kept = known.get(group.key)
            if kept is None:
                missed.append(group)
                continue
            used.append(group.key)
            if kept:
                try:
                    found += [told_agreement(one, group.question) for one in kept]
                except MALFORMED:
                    missed.append(group)
        part = ledger.part([claim for group in missed if group.key not in self._parts for claim in group.claims])
        for group in missed:
            at = self._parts.get(group.key, part)
            agreements = list(agreed(at, group.question)) if len(at.questions.get(group.question, ())) > 1 else []
            self._fresh["agreement"][group.key] = [written_agreement(one) for one in agreements]
            found += agreements
        return found

    def close(self) -> None:
        """Keep what is new, and let go of what was of no use for longest."""
        if any(self._fresh.values()):
            if len(self._segments) >= MOST_SEGMENTS:
                fresh = {
                    kind: {**{key: self._known[kind][key] for key in sorted(set(self._used[kind]))}, **self._fresh[kind]} for kind in self._fresh
                }
                self.store.drop(self._segments)
                self._segments = []
            else:
                fresh = self._fresh
            body = json.dumps(fresh, separators=(",", ":")).encode("utf-8", "surrogatepass")
            name = f"found-{self._context}-{digest(body.decode('utf-8', 'surrogatepass'))[:16]}"
            self.store.put(name, body)
            self.store.used(self._segments)
        self.store.used(sorted(self.texts.names.values()))
        self.store.tidy()

    def _found(self, ledger: Ledger, kind: str, checks: Sequence[Check]) -> Iterator[Outcome]:
        asker = Asker(ledger, checks)
        missed: list[Group] = []
        ids = [check.id for check in checks]
        ends = (digest(*ids)[:16], digest(*ids, str(ledger.today))[:16])
        known, used = self._known[kind], self._used[kind]
        for group in self._grouped(ledger, kind):
            key = group.key + ends[group.dated]
            kept = known.get(key)
            if kept is None:
                missed.append(group)
                continue
            used.append(key)
            if kept:
                try:
                    told = asker.told(group, kept)
                except MALFORMED:
                    missed.append(group)
                else:
                    yield from told
        for asked in asker.asked(missed):
            yield from asked.found
            self._fresh[kind].update((group.key + ends[group.dated], kept) for group, kept in asked.kept)
            if kind == "question":
                self._parts.update(dict.fromkeys([group.key for group in asked.groups], asked.part))

    def _grouped(self, ledger: Ledger, kind: str) -> Sequence[Group]:
        groups = next((one for one in self._groups if one.of(ledger)), None)
        if groups is None:
            groups = grouped(ledger, self._groups[0].claims if self._groups else ledger.claims, program())
            self._groups.append(groups)
            if not self._context:
                self._context = groups.context
                self._recall()
        return groups.questions if kind == "question" else groups.subjects

    def _recall(self) -> None:
        """All that is known of such ledgers. What is not as it should be is not known."""
        for name in self.store.names(f"found-{self._context}-"):
            body = self.store.get(name)
            try:
                found = json.loads(body or b"")
                for kind, known in self._known.items():
                    known.update(found[kind])
            except MALFORMED:
                continue
            self._segments.append(name)
