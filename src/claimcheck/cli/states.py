"""What stood, or stands, in the repository at one time, and how is it checked? A commit of which files are taken, or the work tree as it is."""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from claimcheck.cli.job import Job, assemble
from claimcheck.errors import UsageError
from claimcheck.gate import Side, judged_by, spoken_as
from claimcheck.ledger import Ledger
from claimcheck.load import Settings
from claimcheck.load.baseline import read_baseline
from claimcheck.load.documents import is_text, root_of
from claimcheck.load.files import shown
from claimcheck.load.git import Commit, Repository
from claimcheck.load.settings import found_settings
from claimcheck.load.snapshots import LARGEST
from claimcheck.load.tree import Tree, working_in
from claimcheck.prose import Page


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
class State:
    """A state of the repository: a commit of which files are taken, or the work tree as it is (no tree)."""

    repository: Repository
    tree: Tree | None
    settings: Settings
    settings_path: Path | None

    @property
    def here(self) -> Path:
        """The folder to work in."""
        return self.tree.here if self.tree else Path.cwd()


def _seen(place: Repository, path: str | os.PathLike[str]) -> str:
    """A path as it is seen from the working directory, in either state alike; one that leads out of the repository as it is."""
    below = place.path(path)
    return os.path.realpath(path) if below is None else posixpath.relpath(below or ".", place.prefix or ".")


def tree_at(place: Repository, at: Commit, room: Path, trees: dict[str, Tree]) -> Tree:
    """The files of a commit, kept in ``trees`` where they are asked for twice."""
    if at.hash not in trees:
        trees[at.hash] = Tree(place, at, room / at.short)
    return trees[at.hash]


def state_of(place: Repository, tree: Tree | None, asked: Asked) -> State:
    """The state of a tree, or of the work tree, with its own settings."""
    if tree is None:
        return State(place, None, *found_settings(asked.config))
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
            return State(place, tree, *found_settings(path, tree.folder))
    except UsageError as trouble:
        raise UsageError(f"at {tree.commit.short}: {trouble}") from None


def judge_of(place: Repository, tree: Tree, asked: Asked) -> State:
    """The state whose settings are to judge: those of the edit must not slip in for a file that is not there."""
    below = place.path(asked.config) if asked.config else None
    if below is not None and below not in tree.entries:
        raise UsageError(f"{asked.config}: is not there at {tree.commit.short}, whose settings are to judge; name others, or leave --gate-from out")
    return state_of(place, tree, asked)


def state_before(tree: Tree, asked: Asked, after: State, notes: list[str]) -> State:
    """The state before the edit. Settings that cannot be read are those after it; where there are none, the paths are those after it."""
    try:
        before = state_of(after.repository, tree, asked)
    except UsageError as trouble:
        notes.append(f"{trouble}; the settings after the edit are used for both")
        return State(after.repository, tree, after.settings, None)
    if before.settings_path is None and after.settings_path is not None:
        if after.repository.path(after.settings_path) is None:
            return replace(before, settings=after.settings)  # they stand outside the repository, and know no states
        paths = {field: getattr(after.settings, field) for field in ("claims", "documents", "snapshots")}
        return replace(before, settings=before.settings.model_copy(update=paths))
    return before


def job_in(state: State, asked: Asked, today: str, *, lenient: bool = False) -> Job:
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


def _wanted(state: State, asked: Asked) -> _Wanted:
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
            if os.path.lexists(target) or os.path.islink(source) or not os.path.isfile(source) or os.path.getsize(source) > LARGEST:
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


def job_judged_by(after: State, judge: State, judging: Job, asked: Asked, today: str) -> Job:
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


def files_of(place: Repository, before: State, after: State) -> tuple[frozenset[str], frozenset[str]]:
    """The files there are in each state, as seen from the working directory."""
    old = before.tree.files if before.tree else frozenset()
    if after.tree:
        return old, after.tree.files
    return old, frozenset(path for path in old if os.path.lexists(path))


def side_of(state: State, job: Job, files: frozenset[str]) -> Side:
    """What a state brings to a comparison of what judges."""
    text, name = "", ""
    if state.settings_path is not None:
        text = state.settings_path.read_text(encoding="utf-8", errors="replace")
        with working_in(state.here):
            name = shown(os.path.relpath(state.settings_path))
    settings: dict[str, Any] = state.settings.model_dump(by_alias=True)
    path = settings.get("baseline") or ""
    known = _baseline(state, path) if path else {}
    return Side(settings, partial(_settled, name, text), levels_of(job), job.ledger, files, known, shown(path) if path else "")


def _baseline(state: State, path: str) -> Mapping[str, int]:
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


def levels_of(job: Job) -> Mapping[str, str]:
    """The rules that run, each with what it counts as."""
    rules = (*(module.RULE for module in job.rules), *(module.RULE for module in job.rulings))
    return {rule.id: job.severities.get(rule.id, rule.severity).value for rule in rules}
