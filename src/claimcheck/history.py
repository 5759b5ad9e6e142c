"""What has an edit made of the findings? Those of two runs, held against one another by what they are about, never by where they stand."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from claimcheck.finding import Change, Changes, Finding, GateChange, Place, Report, Standing, Verdict
from claimcheck.model import SOURCE_KINDS

Said: TypeAlias = tuple[str, str]  # what is said, and who says it
Pair: TypeAlias = tuple[Finding, Finding]
_Matched: TypeAlias = tuple[list[Pair], list[Finding], list[Finding]]  # pairs, and what is left of either side

STRENGTH = {Verdict.CONTRADICTION: 2, Verdict.POSSIBLE: 1, Verdict.SUPERSEDED: 1}
SPACIOUS = (Verdict.CHANGE, Verdict.PRECISION)  # one more answer makes these no worse: the course of a value goes on
GAINSAID = ("contradicted-text", "overruled-text")  # a text stands against the record, or against what was decided on it
MOST_CANDIDATES = 32  # findings on one question that are tried for one that changed
MOST_NAMED = 3
_ORDINAL = re.compile(r"(?<=[0-9a-f]{16})-[0-9]+$")
_LINE = re.compile(r"(\.[A-Za-z]{1,8}:|\bon line )[0-9]+(:[0-9]+)?")
_ANYONE = "\x00"  # stands for a name that only one of the two runs knows


def held_against(
    before: Report,
    after: Report,
    *,
    base: str,
    head: str,
    known: tuple[Collection[str], Collection[str]] | None = None,
    subjects: Mapping[str, str] | None = None,
    kinds: Sequence[str] = SOURCE_KINDS,
    gate: Sequence[GateChange] = (),
    notes: Sequence[str] = (),
) -> Changes:
    """How does each finding of a run stand against an earlier run, and which ones of that are gone?

    ``known`` are the sources and files of the two runs, by which a new name for an old thing is told from another thing; without it the
    sources and documents that the reports list. ``subjects`` are new names of things that findings are about, by the old. ``kinds`` of source are
    from the best: one that is better than all it stands against makes no conflict worse by taking a side in it. What is introduced, worsened and carried keeps the order of the report, what is resolved follows.
    """
    names = known or (_names(before), _names(after))
    called = [_called_now(finding, subjects or {}) for finding in before.findings]
    first = {id(now): then for then, now in zip(before.findings, called, strict=True)}
    pairs, lost, new = _by_id(sorted(called, key=_rank), sorted(after.findings, key=_rank))
    for match in (_renamed, _regrouped, _restated, _reopened):
        found, lost, new = match(lost, new, *names)
        pairs += found
    was = {id(now): then for then, now in pairs}
    best = {source.id: kinds.index(source.kind) if source.kind in kinds else len(kinds) for source in after.sources}
    items = [_standing(was.get(id(finding)), finding, *names, best, whole=not after.unchecked) for finding in after.findings]
    items = [replace(item, was=first[id(item.was)]) if item.was else item for item in items]
    gone = {id(first[id(finding)]) for finding in lost}
    items += [Change(Standing.RESOLVED, finding) for finding in before.findings if id(finding) in gone]
    return Changes(base, head, tuple(items), tuple(gate), tuple(notes))


def _names(report: Report) -> Collection[str]:
    named = {place.path for finding in report.findings for place in finding.places}
    return named | {source.id for source in report.sources} | {document.path for document in report.documents}


def _called_now(finding: Finding, subjects: Mapping[str, str]) -> Finding:
    """A finding of the run before, in the names of the run after."""
    now = subjects.get(finding.subject)
    if now is None:
        return finding
    places = tuple(replace(place, value=subjects.get(place.value, place.value)) for place in finding.places)
    return replace(finding, subject=now, message=finding.message.replace(f"`{finding.subject}`", f"`{now}`"), places=places)


def _rank(finding: Finding) -> tuple[int, int, str, str]:
    """The worst first, whatever their order in the report: where several could go together it must not decide which ones do."""
    verdict = finding.verdict
    return (-finding.severity.rank, -STRENGTH.get(verdict, 0) if verdict else 0, verdict.value if verdict else "", finding.id)


def _by_id(before: Iterable[Finding], after: Iterable[Finding]) -> _Matched:
    """Pairs of one fingerprint. Of several findings that share it those go together first that are alike in all but their lines."""
    return _paired(before, after, (lambda one: (_fingerprint(one), _manner(one)), lambda one: (_fingerprint(one), one.verdict), _fingerprint))


def _fingerprint(finding: Finding) -> str:
    """The id without the number that tells true duplicates apart."""
    return _ORDINAL.sub("", finding.id)


def _manner(finding: Finding) -> Hashable:
    return (finding.severity, finding.verdict, tuple((place.path, place.claim, place.source, place.quote) for place in finding.places))


def _paired(before: Iterable[Finding], after: Iterable[Finding], keys: Iterable[Callable[[Finding], Hashable]]) -> _Matched:
    """Pairs that have a key in common, in the order given, the first kind of key first; and what is left of either side."""
    lost, new = list(before), list(after)
    pairs: list[Pair] = []
    for key in keys:
        waiting: defaultdict[Hashable, list[Finding]] = defaultdict(list)
        for then in reversed(lost):
            waiting[key(then)].append(then)
        rest: list[Finding] = []
        taken: set[int] = set()
        for now in new:
            if alike := waiting.get(key(now)):
                pairs.append((alike.pop(), now))
                taken.add(id(pairs[-1][0]))
            else:
                rest.append(now)
        lost, new = [then for then in lost if id(then) not in taken], rest
    return pairs, lost, new


def _renamed(lost: list[Finding], new: list[Finding], then: Collection[str], now: Collection[str]) -> _Matched:
    """Pairs that differ only in a name which one of the two runs does not know, as a source or a file got another one, or in a line they tell."""
    gone = {id(finding): _masked(finding, now) for finding in lost}
    come = {id(finding): _masked(finding, then) for finding in new}
    both = {**gone, **come}
    return _paired(lost, new, (lambda one: both[id(one)],))


def _masked(finding: Finding, others: Collection[str]) -> Hashable:
    """What a finding is, whatever the things are called that the other run does not know."""
    strange = {name for place in finding.places for name in (place.source, place.path) if name and name not in others}
    message = _LINE.sub(r"\1", finding.message)
    for name in sorted(strange, key=lambda one: (-len(one), one)):
        message = message.replace(name, _ANYONE)
    said = tuple(sorted((what, _ANYONE if who in strange else who) for what, who in _said(finding)))
    return (*_question(finding), finding.verdict, message, said, tuple(_ANYONE if place.path in strange else place.path for place in finding.places))


def _question(finding: Finding) -> tuple[str, str, str, str]:
    return finding.rule, finding.subject, finding.property, finding.scope


def _said(finding: Finding) -> set[Said]:
    """Who says what in it: by what the words mean, and by source or, for a document, its path."""
    return {(place.label or place.value, _speaker(place)) for place in finding.places if place.label or place.value}


def _speaker(place: Place) -> str:
    return place.source or place.path


@dataclass(frozen=True, slots=True)
class _Shift:
    """What became of the statements of a finding: those that left, and those that joined, a new name for an old thing being neither."""

    left: tuple[Said, ...]
    joined: tuple[Said, ...]


def _shift(was: Finding, finding: Finding, then: Collection[str], now: Collection[str]) -> _Shift:
    before, after = _said(was), _said(finding)
    left, joined = sorted(before - after), sorted(after - before)
    if not (left and joined):
        return _Shift(tuple(left), tuple(joined))
    gone = Counter(what for what, who in left if who not in now)
    come = Counter(what for what, who in joined if who not in then)
    same = gone & come
    return _Shift(tuple(_without(left, now, same)), tuple(_without(joined, then, same)))


def _without(said: Iterable[Said], known: Collection[str], same: Mapping[str, int]) -> Iterator[Said]:
    """The statements but those that are there on the other side, under a name that is not known here."""
    spare = Counter(same)
    for what, who in said:
        if who not in known and spare[what] > 0:
            spare[what] -= 1
        else:
            yield what, who


def _regrouped(lost: list[Finding], new: list[Finding], then: Collection[str], now: Collection[str]) -> _Matched:
    """Pairs on one question of which one holds all that is said in the other: somebody joined, or left."""
    candidates = sorted(_candidates(lost, new, then, now))
    ranked = []
    for i, j in candidates:
        was, finding = lost[i], new[j]
        shift = _shift(was, finding, then, now)
        if not (shift.left and shift.joined):
            ranked.append((was.verdict is not finding.verdict, len(shift.left) + len(shift.joined), was.id, finding.id, i, j))
    pairs: list[Pair] = []
    used: tuple[set[int], set[int]] = (set(), set())
    for *_, i, j in sorted(ranked):
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            pairs.append((lost[i], new[j]))
    return pairs, [one for i, one in enumerate(lost) if i not in used[0]], [one for j, one in enumerate(new) if j not in used[1]]


def _restated(lost: list[Finding], new: list[Finding], then: Collection[str], now: Collection[str]) -> _Matched:
    """Pairs in which a text says the same in the same words, and stood against the record before and after, whatever that says now."""
    gone, come = ({id(finding): _words(finding, known) for finding in some} for some, known in ((lost, now), (new, then)))
    both = {**gone, **come}
    return _paired(lost, new, (lambda one: both[id(one)],))


def _words(finding: Finding, others: Collection[str]) -> Hashable:
    """What the texts in a finding say that stands against the record; nothing that another could share for any other."""
    texts = [place for place in finding.places if not place.claim]
    if finding.places[0].claim or not any(place.quote for place in texts) or len(texts) == len(finding.places):
        return id(finding)
    said = sorted((place.path if place.path in others else _ANYONE, place.quote, place.value) for place in texts)
    rule, *asked = _question(finding)
    return (GAINSAID[0] if rule in GAINSAID else rule, *asked, *said)


def _reopened(lost: list[Finding], new: list[Finding], then: Collection[str], now: Collection[str]) -> _Matched:
    """Pairs on one question of which the first was decided, and the second is open because what that weighed has changed."""
    return _paired(lost, new, (lambda one: _question(one) if one.decision or one.reopened else id(one),))


def _candidates(lost: Sequence[Finding], new: Sequence[Finding], then: Collection[str], now: Collection[str]) -> set[tuple[int, int]]:
    """Which two might belong together? What holds all of another's statements holds the rarest of them: no two others need be looked at."""
    grown = {(i, j) for j, i in _holding(new, lost, now)}
    return grown | set(_holding(lost, new, then))


def _holding(large: Sequence[Finding], small: Sequence[Finding], known: Collection[str]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of which the first finding may hold all that the second says, where those who say it are ``known`` to the first."""
    counts = Counter((_question(one), said) for one in small for said in _said(one))
    anchored: defaultdict[Hashable, list[int]] = defaultdict(list)
    for at, one in enumerate(small):
        question = _question(one)
        if said := _said(one):
            lasting = [item for item in said if item[1] in known]
            rarest = min(lasting, key=lambda item: (counts[question, item], item)) if lasting else min(what for what, _ in said)
            anchored[question, rarest].append(at)
    for at, one in enumerate(large):
        question = _question(one)
        for what, who in sorted(_said(one)):
            for key in ((what, who), what):
                for other in anchored.get((question, key), ())[:MOST_CANDIDATES]:
                    yield at, other


def _standing(was: Finding | None, finding: Finding, then: Collection[str], now: Collection[str], best: Mapping[str, int], *, whole: bool) -> Change:
    """One finding, against what it was."""
    if was is None:
        return Change(Standing.INTRODUCED, finding)
    shift = _shift(was, finding, then, now)
    if why := "; ".join(_worse(was, finding, shift, best, whole=whole)):
        return Change(Standing.WORSENED, finding, was, why)
    if shift.left and shift.joined:
        return Change(Standing.CARRIED, finding, was)
    return Change(Standing.CARRIED, finding, was, f"eased: {_told(shift.left, 'no longer')}" if shift.left else "")


def _worse(was: Finding, finding: Finding, shift: _Shift, best: Mapping[str, int], *, whole: bool) -> Iterator[str]:
    """In what way is it worse than it was? Of a decision it is known only where the ``whole`` record could be read."""
    if finding.severity.rank > was.severity.rank:
        yield f"was {_called(was.severity.value)}, is {_called(finding.severity.value)}"
    if was.verdict and finding.verdict and STRENGTH.get(finding.verdict, 0) > STRENGTH.get(was.verdict, 0):
        yield f"was {was.verdict.value}, is {finding.verdict.value}"
    if was.decision is not None and finding.decision is None and (whole or finding.reopened):
        yield f"was decided ({was.decision.verdict}), is open again"
    if finding.verdict in SPACIOUS or (shift.left and shift.joined):
        return
    joined = _weighty(was, finding, shift.joined, best)
    if joined:
        yield _told(joined, "also")


def _weighty(was: Finding, finding: Finding, joined: Sequence[Said], best: Mapping[str, int]) -> tuple[Said, ...]:
    """Those who joined and make it worse: with an answer of their own, or against a source of a kind as good as theirs.

    In a finding on a document more of the record for the same answer does not.
    """
    answers = {what for what, _ in _said(was)}
    if finding.places[0].claim:
        return tuple((what, who) for what, who in joined if what not in answers or not _outweighs(finding, what, who, best))
    texts = {_speaker(place) for place in finding.places if not place.claim}
    return tuple((what, who) for what, who in joined if what not in answers or who in texts)


def _outweighs(finding: Finding, what: str, who: str, best: Mapping[str, int]) -> bool:
    """Is it of a better kind than every source that answers otherwise?"""
    others = [best.get(other, -1) for says, other in _said(finding) if says != what]
    return who in best and bool(others) and best[who] < min(others)


def _told(said: Sequence[Said], how: str) -> str:
    parts = [f"`{who}` {how} says `{what}`" for what, who in said[:MOST_NAMED]]
    if len(said) > MOST_NAMED:
        parts.append(f"and {len(said) - MOST_NAMED:,} more")
    return ", ".join(parts)


def _called(severity: str) -> str:
    return f"an {severity}" if severity == "error" else f"a {severity}"
