"""How is a file written so that an interrupted run leaves the old one whole?"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from pathlib import Path


def write_atomically(path: str | os.PathLike[str], text: str) -> None:
    """Put a text in a file, in UTF-8 with line feeds, whole or not at all. The permissions of an old file stay."""
    target = Path(os.path.realpath(path))
    if target.exists() and not target.is_file():
        # A terminal or a pipe has no old content to keep, and must not be replaced by a file.
        target.write_bytes(text.encode("utf-8", "backslashreplace"))
        return
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name[:80]}.", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "backslashreplace"))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(temporary, _mode(target))
        os.replace(temporary, target)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(target: Path) -> int:
    """The permissions of the file that is there, or those any new file would get."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
