"""What does an edit make of the findings? The same engine over the state before it and the state after it, then one held against the other."""

from __future__ import annotations

import datetime
import os
import posixpath
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from claimcheck.cli.job import Job, assemble, day_of
from claimcheck.errors import UsageError
from claimcheck.finding import Change, Changes, Finding, Place, Report, Severity, Standing, Summary
from claimcheck.gate import Side, gate_changes, judged_by, spoken_as
from claimcheck.history import held_against
from claimcheck.ledger import Ledger
from claimcheck.load import Settings
from claimcheck.load.baseline import Entry, read_baseline
from claimcheck.load.documents import is_text, root_of
from claimcheck.load.files import shown
from claimcheck.load.git import Commit, Repository, commit, fork, repository
from claimcheck.load.settings import found_settings
from claimcheck.load.tree import Tree, working_in, workspace
from claimcheck.prose import Page

NOTHING = "nothing-to-check"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says of both runs."""

    paths: tuple[Path, ...] = ()
    snapshots: tuple[Path, ...] = ()
    config: Path | None = None
    today: str | None = None
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """A run held against another: the report, with its changes, and the job and the level by which it is judged."""

    report: Report
    job: Job
    fail_on: str


@dataclass(frozen=True, slots=True)
class _State:
    """A state of the repository: a commit of which files are taken, or the work tree as it is (no tree)."""

    repository: Repository
    tree: Tree | None
    settings: Settings
    settings_path: Path | None

    @property
    def here(self) -> Path:
        """The folder to work in."""
        return self.tree.here if self.tree else Path.cwd()


def held(asked: Asked, base: str, head: str | None = None, *, exact: bool = False, gate_from: str | None = None) -> Outcome:
    """Run on both states, and hold one against the other. Without ``head`` it is the work tree as it is on disk."""
    if gate_from is not None and asked.config is not None:
        raise UsageError("--config names the settings to judge by, and so does --gate-from: give one of them")
    with ExitStack() as stack:
        room = stack.enter_context(workspace())
        place = repository()
        named, tip = commit(base), commit(head or "HEAD")
        start = named if exact else fork(named, tip)
        trees: dict[str, Tree] = {}
        after = _state(place, _tree(place, tip, room, trees) if head else None, asked)
        notes: list[str] = []
        before = _before(_tree(place, start, room, trees), asked, after, notes)
        judge = _state(place, _tree(place, commit(gate_from), room, trees), asked) if gate_from else None
        today = _day(asked.today or (judge or after).settings.today)
        judging = _job(judge, asked, today, lenient=True) if judge else None
        was = _job(before, asked, today, lenient=True)
        now = _judged(after, judge, judging, asked, today) if judge and judging else _job(after, asked, today)
        files = _files(place, before, after)
        sides = (_side(before, was, files[0]), _side(after, now if not judge else _job(after, asked, today), files[1]))
    old, new = _base_report(was, start, notes), now.run()
    known = tuple(frozenset({*job.ledger.sources, *names}) for job, names in zip((was, now), files, strict=True))
    if judge and judge.tree:
        notes.append(f"judged by the settings, decisions, traits, relations and waivers at `{gate_from}` ({judge.tree.commit.short})")
    changes = held_against(
        old,
        new,
        base=f"{base} ({start.short})",
        head=f"{head} ({tip.short})" if head else "the work tree",
        known=(known[0], known[1]),
        gate=gate_changes(*sides),
        notes=(*_starting(named, start, tip, head, exact=exact), *notes),
    )
    return Outcome(replace(new, changes=changes), now, now.settings.fail_on)


def held_to_baseline(job: Job, path: Path) -> Report:
    """Run, and hold what is found against a baseline: what stands in it is carried, and what it has that is no more is resolved."""
    known: Mapping[str, Entry] = read_baseline(path)
    report = job.run()
    found = {finding.id for finding in report.findings}
    name = shown(path)
    items = [_known(finding, known.get(finding.id)) for finding in report.findings]
    gone = [entry for entry in known.values() if entry.id not in found]
    for entry in gone:
        place = Place(name, entry.line, 1 if entry.line else 0)
        items.append(Change(Standing.RESOLVED, Finding(entry.id, entry.rule, entry.severity, entry.message, (place,))))
    count = f"{len(gone):,} finding{'s' if len(gone) > 1 else ''}"
    notes = (f"{count} of the baseline no longer found; `claimcheck baseline update {name}` takes out what is gone",) if gone else ()
    return replace(report, changes=Changes(name, "this run", tuple(items), (), notes))


def _known(finding: Finding, entry: Entry | None) -> Change:
    if entry is None:
        return Change(Standing.INTRODUCED, finding)
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


def _seen(place: Repository, path: str | os.PathLike[str]) -> str:
    """A path as it is seen from the working directory, in either state alike; one that leads out of the repository as it is."""
    below = place.path(path)
    return os.path.realpath(path) if below is None else posixpath.relpath(below or ".", place.prefix or ".")


def _tree(place: Repository, at: Commit, room: Path, trees: dict[str, Tree]) -> Tree:
    if at.hash not in trees:
        trees[at.hash] = Tree(place, at, room / at.short)
    return trees[at.hash]


def _state(place: Repository, tree: Tree | None, asked: Asked) -> _State:
    if tree is None:
        return _State(place, None, *found_settings(asked.config))
    tree.take_settings()
    path = asked.config
    if path is not None:
        below = place.path(path)
        if below is not None and below in tree.entries:
            tree.take([below])
            path = tree.folder / below
        else:
            path = Path(os.path.abspath(path))
    try:
        with working_in(tree.here):
            return _State(place, tree, *found_settings(path, tree.folder))
    except UsageError as trouble:
        raise UsageError(f"at {tree.commit.short}: {trouble}") from None


def _before(tree: Tree, asked: Asked, after: _State, notes: list[str]) -> _State:
    """The state before the edit. Settings that cannot be read are those after it; where there are none, the paths are those after it."""
    try:
        before = _state(after.repository, tree, asked)
    except UsageError as trouble:
        notes.append(f"{trouble}; the settings after the edit are used for both")
        return _State(after.repository, tree, after.settings, None)
    if before.settings_path is None and after.settings_path is not None:
        if after.repository.path(after.settings_path) is None:
            return replace(before, settings=after.settings)  # they stand outside the repository, and know no states
        paths = {field: getattr(after.settings, field) for field in ("claims", "documents", "snapshots")}
        return replace(before, settings=before.settings.model_copy(update=paths))
    return before


def _job(state: _State, asked: Asked, today: str, *, lenient: bool = False) -> Job:
    """What is to be checked in a state. ``lenient`` passes over paths that are not there: what is new was not there before."""
    wanted = _wanted(state, asked)
    if state.tree:
        _take(state.tree, wanted)
    with working_in(state.here):
        if lenient:
            wanted = _there(wanted)
        return _assembled(state.settings, asked, wanted, today)


@dataclass(frozen=True, slots=True)
class _Wanted:
    records: tuple[Path, ...]
    documents: tuple[str, ...]
    snapshots: tuple[Path, ...]


def _wanted(state: _State, asked: Asked) -> _Wanted:
    settings = state.settings
    seen = partial(_seen, state.repository)
    texts = tuple(str(path) for path in asked.paths if is_text(path) and not path.is_dir())
    records = tuple(str(path) for path in asked.paths if str(path) not in texts)
    documents = (*texts, *asked.documents) or (() if asked.paths else settings.documents)
    return _Wanted(
        tuple(Path(seen(path)) for path in records or settings.claims),
        tuple(seen(path) for path in documents),
        tuple(Path(seen(path)) for path in (asked.snapshots or settings.snapshots)),
    )


def _take(tree: Tree, wanted: _Wanted) -> None:
    place = tree.repository
    roots = [place.path(path) for path in (*map(str, wanted.records), *map(root_of, wanted.documents))]
    tree.take(list(dict.fromkeys(root for root in roots if root is not None)))
    for folder in wanted.snapshots:
        below = place.path(folder)
        if below is None:
            continue
        tree.take([below], all_of_it=True)
        _add_present(Path(place.top, below), tree.folder / below)


def _add_present(present: Path, folder: Path) -> None:
    """Source texts are often kept out of the repository: those at hand that the commit does not hold serve both states."""
    for top, folders, names in os.walk(present):
        folders[:] = sorted(name for name in folders if name != ".git")
        for name in sorted(names):
            source, target = os.path.join(top, name), os.path.join(folder, os.path.relpath(top, present), name)
            if os.path.lexists(target) or os.path.islink(source) or not os.path.isfile(source):
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            try:
                os.link(source, target)
            except OSError:
                shutil.copyfile(source, target)
    if present.is_dir():
        os.makedirs(folder, exist_ok=True)


def _there(wanted: _Wanted) -> _Wanted:
    from glob import has_magic

    return _Wanted(
        tuple(path for path in wanted.records if path.exists()),
        tuple(path for path in wanted.documents if os.path.exists(path) or has_magic(path)),
        tuple(path for path in wanted.snapshots if path.is_dir()),
    )


def _assembled(
    settings: Settings,
    asked: Asked,
    wanted: _Wanted,
    today: str,
    amend: Callable[[Ledger], Ledger] | None = None,
    edit: Callable[[Page], Page] | None = None,
) -> Job:
    exactly = settings.model_copy(update={"claims": tuple(map(str, wanted.records)), "documents": wanted.documents, "snapshots": ()})
    job = assemble(exactly, (), wanted.snapshots, today, asked.select, asked.ignore, (), amend, edit)
    return replace(job, settings=settings)


def _judged(after: _State, judge: _State, judging: Job, asked: Asked, today: str) -> Job:
    """The state after the edit, by the rules, severities and limits before it, over everything that either of the two wants checked."""
    mine, theirs = _wanted(after, asked), _wanted(judge, asked)
    if after.tree:
        _take(after.tree, theirs)
        _take(after.tree, mine)
    with working_in(after.here):
        still = _there(theirs)
        both = _Wanted(
            tuple(dict.fromkeys((*mine.records, *still.records))),
            tuple(dict.fromkeys((*mine.documents, *still.documents))),
            tuple(dict.fromkeys((*mine.snapshots, *still.snapshots))),
        )
        return _assembled(judge.settings, asked, both, today, partial(judged_by, judging.ledger), partial(spoken_as, judging.ledger))


def _base_report(job: Job, start: Commit, notes: list[str]) -> Report:
    """What was found before. What could not be read then is said; that there was nothing to check then is no finding that could be resolved."""
    if not job.ledger.claims and not job.ledger.documents and all(problem.rule == NOTHING for problem in job.ledger.problems):
        notes.append(f"there are no claims at {start.short}: everything is introduced")
        return Report(Summary(0, 0, 0, 0, 0, 0, 0, 0, 0), ())
    report = job.run(lines=False)
    blocking = {module.RULE.id for module in job.rules if module.RULE.blocks} - {NOTHING}
    unread = [finding for finding in report.findings if finding.rule in blocking]
    if unread:
        first = unread[0].places[0]
        where = f"`{first.path}:{first.line}`" if first.line else f"`{first.path}`"
        notes.append(
            f"part of what stands at {start.short} cannot be read ({where}: {unread[0].message}): what is called introduced may have been there before"
        )
    return replace(report, findings=tuple(finding for finding in report.findings if finding.rule != NOTHING))


def _day(today: str) -> str:
    """The day to check both as of, read once: from the clock, it may be another one a moment later."""
    return today or datetime.date.fromordinal(day_of("")).isoformat()


def _files(place: Repository, before: _State, after: _State) -> tuple[frozenset[str], frozenset[str]]:
    """The files there are in each state, as seen from the working directory."""
    old = before.tree.files if before.tree else frozenset()
    if after.tree:
        return old, after.tree.files
    return old, frozenset(path for path in old if os.path.lexists(path))


def _side(state: _State, job: Job, files: frozenset[str]) -> Side:
    text, name = "", ""
    if state.settings_path is not None:
        text = state.settings_path.read_text(encoding="utf-8", errors="replace")
        with working_in(state.here):
            name = shown(os.path.relpath(state.settings_path))
    settings: dict[str, Any] = state.settings.model_dump(by_alias=True)
    path = settings.get("baseline") or ""
    known = _baseline(state, path) if path else {}
    return Side(settings, partial(_settled, name, text), _levels(job), job.ledger, files, known, shown(path) if path else "")


def _baseline(state: _State, path: str) -> Mapping[str, int]:
    below = state.repository.path(path)
    if state.tree and below is not None:
        state.tree.take([below])
    with working_in(state.here):
        if not os.path.exists(path):
            return {}
        try:
            return {id: entry.line for id, entry in read_baseline(path).items()}
        except UsageError:
            if state.tree is None:
                raise
            return {}  # one of a commit that cannot be read lets nothing pass


def _settled(name: str, text: str, key: str) -> tuple[str, int]:
    """Where does a setting stand? Line 0 where it is not written. In pyproject.toml the tables of others are passed over."""
    begins = re.compile(rf"\s*[\"']?(?:severity\.)?{re.escape(key)}[\"']?\s*=")
    inline = re.compile(rf"\s*severity\s*=.*[{{,\s\"']{re.escape(key)}[\"']?\s*=")
    ours = not name.endswith("pyproject.toml")
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("[") and name.endswith("pyproject.toml") and (header := re.match(r"\s*\[([^\]]+)\]\s*(#.*)?$", line)):
            ours = header[1].replace('"', "").replace(" ", "").startswith("tool.claimcheck")
        if ours and (begins.match(line) or inline.match(line)):
            return name, number
    return name, 0


def _levels(job: Job) -> Mapping[str, str]:
    rules = (*(module.RULE for module in job.rules), *(module.RULE for module in job.rulings))
    return {rule.id: job.severities.get(rule.id, rule.severity).value for rule in rules}
