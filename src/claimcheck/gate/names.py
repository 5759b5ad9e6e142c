"""What did an edit only call otherwise? Sources and subjects of which all is there under another name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from claimcheck.finding import Finding, GateChange
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Entity, Source

Statement: TypeAlias = tuple[str, ...]
MOST_PAIRS = 10_000  # sources that are gone and new that are tried on each other where no claim joins them


@dataclass(frozen=True, slots=True)
class Renamed:
    """What sources and subjects are called now, by what they were called."""

    sources: Mapping[str, str]
    subjects: Mapping[str, str]

    def now(self, ledger: Ledger) -> Ledger:
        """What was on record, in the names of today."""
        if not (self.sources or self.subjects):
            return ledger
        return replace(
            ledger,
            claims=tuple(map(self._claim, ledger.claims)),
            sources={self.sources.get(id, id): self._source(source) for id, source in ledger.sources.items()},
            entities={self.subjects.get(id, id): entity for id, entity in ledger.entities.items()},
        )

    def _claim(self, claim: Claim) -> Claim:
        subject, value = (self.subjects.get(name, name) for name in (claim.subject, claim.value))
        source = self.sources.get(claim.source, claim.source)
        if (subject, value, source) == (claim.subject, claim.value, claim.source):
            return claim
        return claim.model_copy(update={"subject": subject, "value": value, "source": source})

    def _source(self, source: Source) -> Source:
        return source.model_copy(update={"derived_from": tuple(self.sources.get(id, id) for id in source.derived_from)})


def statement(claim: Claim) -> Statement:
    """What it says, and who says it."""
    return (claim.source, claim.subject, *_said(claim))


def _said(claim: Claim) -> Statement:
    return (claim.property, claim.scope, claim.value, claim.unit, claim.when, claim.attributed_to, claim.modality)


def renamed(base: Ledger, head: Ledger) -> Renamed:
    """Which sources and subjects have another name, and are else what they were?"""
    subjects = _subjects(base, head)
    sources = _sources(Renamed({}, subjects).now(base), head)
    if sources:  # what got another name along with its source is known again under the name that the source has now
        subjects = _subjects(Renamed(sources, {}).now(base), head)
    return Renamed(sources, subjects)


def _subjects(base: Ledger, head: Ledger) -> Mapping[str, str]:
    there, here = ({claim.subject for claim in ledger.claims} | {*ledger.entities} for ledger in (base, head))
    gone, come = (
        _by(claims, names, lambda claim: claim.subject, lambda claim: (claim.source, *_said(claim)))
        for claims, names in ((base.claims, there - here), (head.claims, here - there))
    )
    return _paired(gone, come, lambda _was, _now, most: most)


def _sources(base: Ledger, head: Ledger) -> Mapping[str, str]:
    gone, come = (
        _by(one.claims, set(one.sources) - set(other.sources), lambda claim: claim.source, lambda claim: (claim.subject, *_said(claim)))
        for one, other in ((base, head), (head, base))
    )
    return _paired(gone, come, lambda was, now, most: _alike(base.sources[was], head.sources[now], most=most))


def _by(
    claims: Iterable[Claim], names: Collection[str], of: Callable[[Claim], str], says: Callable[[Claim], Statement]
) -> Mapping[str, Counter[Statement]]:
    found: defaultdict[str, Counter[Statement]] = defaultdict(Counter)
    for claim in claims:
        if of(claim) in names:
            found[of(claim)][says(claim)] += 1
    return found


def _paired(
    gone: Mapping[str, Counter[Statement]], come: Mapping[str, Counter[Statement]], same: Callable[[str, str, bool], bool]
) -> Mapping[str, str]:
    """Old and new names of what is the same, those first that have the most in common; whether that is most of what either says is told."""
    holding: defaultdict[Statement, list[str]] = defaultdict(list)
    for name, says in come.items():
        for one in says:
            holding[one].append(name)
    shared = Counter((was, name) for was, says in gone.items() for one in says for name in holding[one])
    if len(gone) * len(come) <= MOST_PAIRS:
        shared.update({(was, now): 0 for was in gone for now in come})
    found: dict[str, str] = {}
    taken: set[str] = set()
    for (was, now), count in sorted(shared.items(), key=lambda item: (-item[1], item[0])):
        if was not in found and now not in taken and same(was, now, 2 * count > max(len(gone[was]), len(come[now]))):
            found[was] = now
            taken.add(now)
    return dict(sorted(found.items()))


def _alike(was: Source, now: Source, *, most: bool) -> bool:
    """Is one the other under another name: the same in all that it says of itself, and in most that it says, or in what marks it out?"""
    same = all(getattr(was, field) == getattr(now, field) for field in Source.model_fields if field not in ("id", "note", "file", "subject"))
    return same and (most or bool(was.title or was.url or was.sha256))


def of_names(base: Ledger, head: Ledger, names: Renamed) -> Iterator[GateChange]:
    """Each new name. Texts that used one which a subject no longer has are not held to it any more."""
    for old, new in names.sources.items():
        path, line, _ = head.places.place("source", new)
        yield GateChange(f"source `{old}` is now called `{new}`", path, line, weaker=False)
    for old, new in names.subjects.items():
        path, line, _ = head.places.place("entity", new)
        if not path:
            path, line, _ = head.places.place("claim", next((claim.id for claim in head.claims if claim.subject == new), ""))
        lost = old not in base.entities and new not in head.entities  # it is the id that texts name it by
        lost = lost or not _names(base.entities.get(old)) <= _names(head.entities.get(new))
        yield GateChange(f"subject `{old}` is now called `{new}`", path, line, weaker=lost)


def nameless(base: Ledger, head: Ledger, finding: Finding) -> bool:
    """Do the words of a text and the claims of a finding stand as they did, while a name of its subject is no longer known?"""
    if _names(base.entities.get(finding.subject)) <= _names(head.entities.get(finding.subject)):
        return False
    old, new = ({document.page.path: document.page.text for document in ledger.documents} for ledger in (base, head))
    texts = {place.path for place in finding.places if place.path in old}
    claims = [base.by_id[place.claim] for place in finding.places if place.claim in base.by_id]
    kept = {statement(claim) for claim in head.claims}
    return bool(texts) and all(old[path] == new.get(path) for path in texts) and all(statement(claim) in kept for claim in claims)


def _names(entity: Entity | None) -> frozenset[str]:
    return frozenset((entity.name, *entity.aliases, *entity.short)) if entity else frozenset()
