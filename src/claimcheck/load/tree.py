"""How is a ledger read as it stood at another time? The files of a commit that are asked for, put into a folder of their own for a while."""

from __future__ import annotations

import contextlib
import os
import posixpath
import shutil
import signal
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.hidden import visible
from claimcheck.load.collect import TABLES, YAML
from claimcheck.load.documents import LARGEST_TEXT, MARKDOWN, PLAIN
from claimcheck.load.git import FILE, LINK, MODULE, Commit, Entry, Repository, contents, entries, sizes

MOST_FILES = 200_000
MOST_BYTES = 4_000_000_000
BATCH = 100_000_000  # bytes of files that are asked for at once
SETTINGS = ("claimcheck.toml", "pyproject.toml")
_READ = (*YAML, *TABLES, *MARKDOWN, *(ending for ending in PLAIN if ending))


class _Shield:
    """Ends the program in order when it is told to end: once, and never while a folder is being made or removed."""

    def __init__(self) -> None:
        self.up, self.told, self.raised = True, False, False
        self._old: dict[int, Any] = {}

    def __enter__(self) -> None:
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, ValueError):  # no such signal here, or not the main thread
                number = getattr(signal, name)
                self._old[number] = signal.signal(number, self._end)

    def __exit__(self, *_: object) -> None:
        for number, handler in self._old.items():
            signal.signal(number, handler)
        if self.told and not self.raised:
            raise KeyboardInterrupt

    def lower(self) -> None:
        """From here on, end when told to; also when told before."""
        self.up = False
        if self.told:
            self._end(0, None)

    def _end(self, number: int, frame: FrameType | None) -> None:
        self.told = True
        if not self.up and not self.raised:
            self.raised = True
            raise KeyboardInterrupt


@contextlib.contextmanager
def workspace() -> Iterator[Path]:
    """A folder that nobody else can read, and that is gone afterwards, also when the program is told to end."""
    shield = _Shield()
    with shield:
        folder = tempfile.mkdtemp(prefix="claimcheck-")
        try:
            try:
                shield.lower()
                yield Path(os.path.realpath(folder))
                shield.up = True
            finally:
                shield.up = True
        finally:
            shutil.rmtree(folder, ignore_errors=True)


class Tree:
    """The files of a commit, of which those asked for are written into a folder, each once."""

    def __init__(self, repository: Repository, commit: Commit, folder: Path) -> None:
        self.commit, self.repository, self.folder = commit, repository, folder
        self.entries = {entry.path: entry for entry in entries(commit)}
        self._written: set[str] = set()
        os.makedirs(self.here, exist_ok=True)

    @property
    def here(self) -> Path:
        """What the working directory is in it."""
        return self.folder / self.repository.prefix

    @property
    def files(self) -> frozenset[str]:
        """The paths of all its files, as seen from the working directory."""
        prefix = self.repository.prefix
        return frozenset(posixpath.relpath(path, prefix) for path in self.entries) if prefix else frozenset(self.entries)

    def take_settings(self) -> None:
        """Write the settings files that a run in the working directory may find."""
        folder = self.repository.prefix.rstrip("/")
        wanted = []
        while True:
            wanted += [posixpath.join(folder, name) for name in SETTINGS]
            if not folder:
                break
            folder = posixpath.dirname(folder)
        self._write([self.entries[path] for path in wanted if path in self.entries and self.entries[path].kind == FILE])

    def take(self, paths: Sequence[str], *, all_of_it: bool = False) -> None:
        """Write the files at and below some paths of the repository: what a ledger is made of and texts, or all.

        A link that leads to something else that is there is left out; another becomes one that leads nowhere, so that it is found at fault.
        """
        chosen: list[Entry] = []
        for entry in self.entries.values():
            for path in paths:
                if entry.kind == MODULE and not all_of_it and _touch(entry.path, path):
                    raise UsageError(
                        f"`{visible(entry.path)}` at {self.commit.short} is a submodule: what is recorded there is not in this repository; "
                        "run claimcheck there, or leave it out of the paths"
                    )
                if entry.path == path or (_below(entry.path, path) and (all_of_it or entry.path.lower().endswith(_READ) or entry.kind == LINK)):
                    chosen.append(entry)
                    break
        links = [entry for entry in chosen if entry.kind == LINK]
        for entry in links:
            if entry.path in paths and not all_of_it:
                raise UsageError(f"`{visible(entry.path)}` at {self.commit.short} is a link, which is not followed; name what it leads to")
        self._write([entry for entry in chosen if entry.kind == FILE])
        if not all_of_it:
            self._write_links([entry for entry in links if entry.path.lower().endswith(_READ)])

    def _write(self, wanted: Sequence[Entry]) -> None:
        wanted = [entry for entry in wanted if entry.path not in self._written]
        if not wanted:
            return
        if len(wanted) > MOST_FILES:
            raise UsageError(f"{len(wanted):,} files at {self.commit.short} would have to be read, more than {MOST_FILES:,}")
        with tempfile.TemporaryFile() as asking:
            sized = list(zip(wanted, sizes(self.commit, wanted, asking), strict=True))
        small = [(entry, size) for entry, size in sized if size <= LARGEST_TEXT]
        if (total := sum(size for _, size in small)) > MOST_BYTES:
            raise UsageError(f"{total // 1_000_000:,} MB at {self.commit.short} would have to be read, more than {MOST_BYTES // 1_000_000:,} MB")
        for entry, size in sized:
            if size > LARGEST_TEXT:
                self._put(entry, b"", size)  # too large to be read by any reader: its size alone says so
        for batch in _batches(small):
            with tempfile.TemporaryFile() as asking, tempfile.TemporaryFile() as answers:
                for entry, data in zip(batch, contents(self.commit, batch, asking, answers), strict=True):
                    self._put(entry, data)

    def _write_links(self, links: Sequence[Entry]) -> None:
        folders = {parent for path in self._written for parent in _parents(path)}
        fresh = [entry for entry in links if entry.path not in self._written]
        if not fresh:
            return
        with tempfile.TemporaryFile() as asking, tempfile.TemporaryFile() as answers:
            for entry, data in zip(fresh, contents(self.commit, fresh, asking, answers), strict=True):
                target = posixpath.normpath(posixpath.join(posixpath.dirname(entry.path), os.fsdecode(data[:4096])))
                if target not in self._written and target not in folders:
                    os.symlink(os.devnull, self._place(entry))
                    self._written.add(entry.path)

    def _put(self, entry: Entry, data: bytes, size: int | None = None) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        try:
            with os.fdopen(os.open(self._place(entry), flags, 0o600), "wb") as file:
                file.write(data)
                if size is not None:
                    file.truncate(size)
        except OSError as trouble:
            reason = (trouble.strerror or type(trouble).__name__).lower()
            raise UsageError(f"`{visible(entry.path)}` at {self.commit.short} cannot be put into a folder for a while: {reason}") from None
        self._written.add(entry.path)

    def _place(self, entry: Entry) -> Path:
        """Where it goes. A tree made by hand may hold names that no work tree can: none of them leads out of the folder."""
        parts = entry.path.split("/")
        if any(part in ("", ".", "..") or part.lower() == ".git" or (os.sep != "/" and (os.sep in part or ":" in part)) for part in parts):
            raise UsageError(f"the tree at {self.commit.short} holds `{visible(entry.path[:100])}`, which no work tree can hold")
        place = self.folder.joinpath(*parts)
        try:
            os.makedirs(place.parent, mode=0o700, exist_ok=True)
        except OSError as trouble:
            raise UsageError(f"`{visible(entry.path)}` at {self.commit.short}: {(trouble.strerror or 'no folder').lower()}") from None
        return place


@contextlib.contextmanager
def working_in(folder: Path) -> Iterator[None]:
    """Have a folder for the working directory for a while: paths then read, and are shown, as they are from there."""
    back = os.getcwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(back)


def _touch(one: str, other: str) -> bool:
    return one == other or _below(one, other) or _below(other, one)


def _below(path: str, folder: str) -> bool:
    return not folder or path.startswith(folder + "/")


def _parents(path: str) -> Iterator[str]:
    while path := posixpath.dirname(path):
        yield path


def _batches(sized: Sequence[tuple[Entry, int]]) -> Iterator[list[Entry]]:
    batch: list[Entry] = []
    held = 0
    for entry, size in sized:
        if batch and held + size > BATCH:
            yield batch
            batch, held = [], 0
        batch.append(entry)
        held += size
    if batch:
        yield batch
