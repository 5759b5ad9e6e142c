"""What does an edit make of the findings? The same engine over the state before it and the state after it, then one held against the other."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from claimcheck.cli.job import Job, day_of
from claimcheck.cli.states import Asked, files_of, job_in, job_judged_by, judge_of, levels_of, side_of, state_before, state_of, tree_at
from claimcheck.finding import Change, Changes, Finding, Place, Report, Severity, Standing, Summary
from claimcheck.gate import Unlooked, gate_changes, nameless, renamed, resolved
from claimcheck.history import held_against
from claimcheck.ledger import Ledger
from claimcheck.load.baseline import Entry, read_baseline
from claimcheck.load.documents import is_text
from claimcheck.load.files import shown
from claimcheck.load.git import Commit, commit, fork, repository
from claimcheck.load.tree import Tree, workspace

NOTHING = "nothing-to-check"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run held against another: the report, with its changes, and the job and the level by which it is judged."""

    report: Report
    job: Job
    fail_on: str


def held(asked: Asked, base: str, head: str | None = None, *, exact: bool = False, gate_from: str | None = None) -> Outcome:
    """Run on both states, and hold one against the other. Without ``head`` it is the work tree as it is on disk."""
    with workspace() as room:
        place = repository()
        named, tip = commit(base), commit(head or "HEAD")
        start = named if exact else fork(named, tip)
        trees: dict[str, Tree] = {}
        after = state_of(place, tree_at(place, tip, room, trees) if head else None, asked)
        notes: list[str] = []
        before = state_before(tree_at(place, start, room, trees), asked, after, notes)
        judge = judge_of(place, tree_at(place, commit(gate_from), room, trees), asked) if gate_from else None
        today = _day(asked.today or (judge or after).settings.today)
        judging = job_in(judge, asked, today, lenient=True) if judge else None
        was = job_in(before, asked, today, lenient=True)
        now = job_judged_by(after, judge, judging, asked, today) if judge and judging else job_in(after, asked, today)
        files = files_of(place, before, after)
        sides = (side_of(before, was, files[0]), side_of(after, now if not judge else job_in(after, asked, today), files[1]))
    old, new = _base_report(was, start, notes), now.run()
    unread = _unread(now, new)
    if unread:
        notes.append(
            f"part of {f'what stands at {tip.short}' if head else 'the work tree'} cannot be read ({_where(unread[0])}): "
            "what may still stand there is not called resolved or deleted, and what is called introduced or worsened may come of it"
        )
    sides = sides[0], replace(sides[1], unread=frozenset(place.path for finding in unread for place in finding.places))
    unlooked = Unlooked(
        rules={*levels_of(was)} - {*levels_of(now)},
        files=((_paths(was.ledger) - _paths(now.ledger)) & files[1]).difference(sides[1].unread),
        settles=sides[1].settles,
        unread=sides[1].unread,
        records=any(not is_text(Path(path)) for path in sides[1].unread),
        there=files[1],
        nameless=partial(nameless, was.ledger, now.ledger),
    )
    known = tuple(frozenset({*job.ledger.sources, *names}) for job, names in zip((was, now), files, strict=True))
    if judge and judge.tree:
        notes.append(f"judged by the settings, decisions, traits, relations and waivers at `{gate_from}` ({judge.tree.commit.short})")
    changes = held_against(
        old,
        new,
        base=f"{base} ({start.short})",
        head=f"{head} ({tip.short})" if head else "the work tree",
        known=(known[0], known[1]),
        subjects=renamed(was.ledger, now.ledger).subjects,
        kinds=now.settings.kinds,
        gate=gate_changes(*sides),
        notes=(*_starting(named, start, tip, head, exact=exact), *notes),
    )
    return Outcome(replace(new, changes=resolved(changes, unlooked)), now, now.settings.fail_on)


def held_to_baseline(job: Job, path: Path) -> Report:
    """Run, and hold what is found against a baseline: what stands in it is carried, and what it has that is no more is resolved."""
    known: Mapping[str, Entry] = read_baseline(path)
    report = job.run()
    found = {finding.id for finding in report.findings}
    name = shown(path)
    items = [_known(finding, known.get(finding.id)) for finding in report.findings]
    missing = [entry for entry in known.values() if entry.id not in found]
    levels = levels_of(job)
    gone = [] if report.unchecked else [entry for entry in missing if entry.rule in levels]
    for entry in gone:
        place = Place(name, entry.line, 1 if entry.line else 0)
        items.append(Change(Standing.RESOLVED, Finding(entry.id, entry.rule, entry.severity, entry.message, (place,))))
    count = f"{len(gone):,} finding{'s' if len(gone) > 1 else ''}"
    notes = [f"{count} of the baseline no longer found; `claimcheck baseline update {name}` takes out what is gone"] if gone else []
    if report.unchecked:
        notes.append("part of the input cannot be read: what of the baseline is gone is not told")
    elif off := sorted({entry.rule for entry in missing} - {*levels}):
        left = sum(entry.rule not in levels for entry in missing)
        notes.append(f"{left:,} of the baseline no longer looked for, by {', '.join(f'`{rule}`' for rule in off)}")
    return replace(report, changes=Changes(name, "this run", tuple(items), (), tuple(notes)))


def _known(finding: Finding, entry: Entry | None) -> Change:
    if entry is None:  # what somebody decided is known without it
        return Change(Standing.CARRIED if finding.decision else Standing.INTRODUCED, finding)
    if finding.severity.rank > entry.severity.rank:
        was = replace(finding, severity=entry.severity)
        return Change(Standing.WORSENED, finding, was, f"was {entry.severity.value} in the baseline, is {finding.severity.value}")
    return Change(Standing.CARRIED, finding)


def status(report: Report, fail_on: str, *, fail_on_gate: bool = False, stale: bool = False) -> int:
    """2 when the state after the edit could not be checked, 1 for what it makes worse at or above the level, else 0.

    ``stale`` when a baseline that holds what is no more is a warning.
    """
    if report.unchecked:
        return 2
    changes = report.changes
    if changes is None:
        return 0
    if fail_on_gate and any(change.weaker for change in changes.gate):
        return 1
    if fail_on == "never":
        return 0
    least = Severity(fail_on).rank
    if stale and changes.of(Standing.RESOLVED) and least <= Severity.WARNING.rank:
        return 1
    worse = (*changes.of(Standing.INTRODUCED), *changes.of(Standing.WORSENED))
    return int(any(change.finding.decision is None and change.finding.severity.rank >= least for change in worse))


def _starting(named: Commit, start: Commit, tip: Commit, head: str | None, *, exact: bool) -> Sequence[str]:
    to = f"`{head}`" if head else "the work tree"
    if named.hash == start.hash:
        return (f"from `{named.called}` ({start.short}) to {to}",)
    return (f"from {start.short}, where `{head or 'HEAD'}` ({tip.short}) left `{named.called}` ({named.short}), to {to}",)


def _base_report(job: Job, start: Commit, notes: list[str]) -> Report:
    """What was found before. What could not be read then is said; that there was nothing to check then is no finding that could be resolved."""
    if not job.ledger.claims and not job.ledger.documents and all(problem.rule == NOTHING for problem in job.ledger.problems):
        notes.append(f"there are no claims at {start.short}: everything is introduced")
        return Report(Summary(0, 0, 0, 0, 0, 0, 0, 0, 0), ())
    report = job.run(lines=False)
    if unread := _unread(job, report):
        notes.append(
            f"part of what stands at {start.short} cannot be read ({_where(unread[0])}): what is called introduced may have been there before"
        )
    return replace(report, findings=tuple(finding for finding in report.findings if finding.rule != NOTHING))


def _unread(job: Job, report: Report) -> Sequence[Finding]:
    """The findings that say that something could not be read."""
    blocking = {module.RULE.id for module in job.rules if module.RULE.blocks} - {NOTHING}
    return [finding for finding in report.findings if finding.rule in blocking]


def _where(finding: Finding) -> str:
    first = finding.places[0]
    return f"`{first.path}:{first.line}`: {finding.message}" if first.line else f"`{first.path}`: {finding.message}"


def _paths(ledger: Ledger) -> frozenset[str]:
    """The files that are checked: those of sources and claims, and texts."""
    sources = {ledger.places.place("source", id)[0] for id in ledger.sources}
    claims = {ledger.places.place("claim", claim.id)[0] for claim in ledger.claims}
    return frozenset({document.page.path for document in ledger.documents} | sources | claims)


def _day(today: str) -> str:
    """The day to check both as of, read once: from the clock, it may be another one a moment later."""
    return today or datetime.date.fromordinal(day_of("")).isoformat()
