"""How is a file written so that an interrupted run leaves the old one whole?"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], text: str) -> None:
    """Put a text in a file, in UTF-8 with line feeds, whole or not at all. The permissions of an old file stay."""
    write_together({Path(path): text})


def write_together(texts: Mapping[Path, str]) -> None:
    """Put each text in its file, whole or not at all; no old file is touched before every text has been written out beside it."""
    waiting: list[tuple[str, Path]] = []
    try:
        for path, text in texts.items():
            target = Path(os.path.realpath(path))
            if target.exists() and not target.is_file():
                # A terminal or a pipe has no old content to keep, and must not be replaced by a file.
                target.write_bytes(text.encode("utf-8", "backslashreplace"))
            else:
                waiting.append((_written(target, text), target))
        while waiting:
            os.replace(*waiting[0])
            del waiting[0]
    except BaseException:
        for temporary, _ in waiting:
            with contextlib.suppress(OSError):
                os.unlink(temporary)
        raise


def _written(target: Path, text: str) -> str:
    """The name of a new file beside the target that holds the text, with the permissions that the target has or would get."""
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise
    return temporary


def _mode(target: Path) -> int:
    """The permissions of the file that is there, or those any new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
