"""Who may change the files of a folder now? One writer at a time: the others wait, and read what it wrote."""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.errors import UsageError

try:
    import fcntl
except ImportError:  # not a Unix
    fcntl = None  # type: ignore[assignment]

PATIENCE = 60.0  # seconds that a writer waits for the others
STALE = 30.0  # seconds after which a lock file was left behind: an edit takes a fraction of one
PAUSE = 0.02
NAME = ".claimcheck.lock"

_UNSUPPORTED = {errno.EBADF, errno.EINVAL, errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EISDIR, errno.EACCES, errno.EPERM}


@contextlib.contextmanager
def locked(folder: str | os.PathLike[str]) -> Iterator[None]:
    """Hold a folder while its files are changed.

    The lock is on the folder itself where the system has such locks: it leaves nothing behind, and ends with the process. Elsewhere it is a
    file in the folder, and one that was left behind is taken over.
    """
    handle = _on_folder(folder)
    if handle is not None:
        try:
            yield
        finally:
            os.close(handle)
        return
    path = Path(folder, NAME)
    _wait(lambda: _created(path), str(path))
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            path.unlink()


def _on_folder(folder: str | os.PathLike[str]) -> int | None:
    if fcntl is None:
        return None
    try:
        handle = os.open(folder, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except PermissionError:
        return None
    try:
        _wait(lambda: _flocked(handle), os.fspath(folder))
    except OSError as trouble:
        os.close(handle)
        if trouble.errno in _UNSUPPORTED:  # some network file systems
            return None
        raise
    except BaseException:
        os.close(handle)
        raise
    return handle


def _flocked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _wait(attempt: Callable[[], bool], where: str) -> None:
    """Try until it succeeds, or until patience ends."""
    end = time.monotonic() + PATIENCE
    while not attempt():
        if time.monotonic() > end:
            raise UsageError(f"{where}: another process has been writing here for {PATIENCE:.0f} s; nothing was written")
        time.sleep(PAUSE)


def _created(path: Path) -> bool:
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    except FileExistsError:
        return _left_behind(path) and _created(path)
    return True


def _left_behind(path: Path) -> bool:
    """Was the lock file left behind? Then it is out of the way now."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        return True
    if time.time() - seen.st_mtime < STALE:
        return False
    aside = path.with_name(f"{path.name}.{os.getpid()}.{time.monotonic_ns()}")
    try:
        path.rename(aside)
    except OSError:
        return True
    taken = aside.stat()
    if (taken.st_ino, taken.st_mtime_ns) != (seen.st_ino, seen.st_mtime_ns):
        # Somebody else was quicker, and this is their new lock: it goes back.
        with contextlib.suppress(OSError):
            os.link(aside, path)
    with contextlib.suppress(OSError):
        aside.unlink()
    return True
