"""Which texts were the sources read from? Found by their SHA-256 in the folders given, never by trust in a name."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath

from claimcheck.load.files import decode, read_bytes, shown
from claimcheck.load.loaded import Problem, Snapshot
from claimcheck.model import Source
from claimcheck.reading.quotes import Folded

LARGEST = 50_000_000


def snapshots(sources: Mapping[str, Source], folders: Iterable[str | os.PathLike[str]]) -> tuple[Mapping[str, Snapshot], tuple[Problem, ...]]:
    """The snapshot of each source by its id, and files that hold one but cannot be read.

    Only regular files below a folder are looked at: a link is never followed, so none leads out of it.
    """
    wanted = {source.sha256 for source in sources.values() if source.sha256}
    by_hash: dict[str, tuple[str, bytes]] = {}
    by_name: dict[str, str] = {}
    problems: list[Problem] = []
    for path in _files(folders) if wanted else ():
        by_name.setdefault(os.path.basename(path), path)
        data = read_bytes(path, LARGEST)
        if isinstance(data, Problem):
            continue
        digest = hashlib.sha256(data).hexdigest()
        if digest in wanted and digest not in by_hash:
            by_hash[digest] = (path, data)
    texts: dict[str, Snapshot] = {}
    for digest, (path, data) in by_hash.items():
        text = decode(data, shown(path))
        if isinstance(text, Problem):
            problems.append(text)
        else:
            texts[digest] = Snapshot("held", Folded(text), shown(path))
    found = {id: texts.get(source.sha256) or _other(source, by_name) for id, source in sources.items()}
    return found, tuple(problems)


def _other(source: Source, by_name: Mapping[str, str]) -> Snapshot:
    """The state of a source whose text is not among the files: another text may bear its name."""
    if source.sha256:
        names = sorted(name for name in by_name if name == os.path.basename(source.file) or PurePosixPath(name).stem == source.id)
        if names:
            return Snapshot("changed", None, shown(by_name[names[0]]))
    return Snapshot("not held")


def _files(folders: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """Regular files below the folders, in the order of their names."""
    for folder in sorted({os.fspath(folder) for folder in folders}):
        for top, below, names in os.walk(folder):
            below.sort()
            for name in sorted(names):
                path = os.path.join(top, name)
                try:
                    regular = stat.S_ISREG(os.lstat(path).st_mode)
                except OSError:
                    continue
                if regular:
                    yield path
