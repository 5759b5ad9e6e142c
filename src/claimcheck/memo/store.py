"""Where is kept what may be asked again? Small files in a folder of their own, each with its hash: what is damaged or foreign is not there."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 500_000_000

_HEAD = b"claimcheck-cache/1 "
_DIGITS = 64
_OURS = re.compile(r"text-[0-9a-f]{40}|found-[0-9a-f]{32}-[0-9a-f]{16}|\.claimcheck-\w+\.tmp")
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder was made by claimcheck. It may be deleted at any time.\n"
    "# About such folders: https://bford.info/cachedir/\n"
)


@dataclass(frozen=True, slots=True)
class Store:
    """Entries by name, as files of one folder. Whatever goes wrong with a file, its entry is not there; nothing is ever raised for it."""

    folder: Path

    def get(self, name: str) -> bytes | None:
        """What was put under that name; None unless it is there, whole and unchanged."""
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        body = data[len(_HEAD) + _DIGITS + 1 :]
        whole = data.startswith(_HEAD) and data[len(_HEAD) : len(_HEAD) + _DIGITS + 1] == _digest(body)
        return body if whole else None

    def put(self, name: str, body: bytes) -> None:
        """Keep something under that name, whole or not at all. Of two that do so at once the later one stays."""
        with contextlib.suppress(OSError):
            self._made()
            handle, temporary = tempfile.mkstemp(prefix=".claimcheck-", suffix=".tmp", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_HEAD + _digest(body) + body)
                os.replace(temporary, self.folder / name)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
                raise

    def names(self, start: str) -> list[str]:
        """The names of entries that begin so, sorted. Whatever else is in the folder is another's, and is let alone."""
        try:
            return sorted(name for name in os.listdir(self.folder) if name.startswith(start) and _OURS.fullmatch(name))
        except OSError:
            return []

    def drop(self, names: Iterable[str]) -> None:
        """Take entries away."""
        for name in names:
            with contextlib.suppress(OSError):
                os.unlink(self.folder / name)

    def used(self, names: Iterable[str]) -> None:
        """Note that entries were of use, so that they go last."""
        for name in names:
            with contextlib.suppress(OSError):
                os.utime(self.folder / name)

    def tidy(self, most: int = MOST_BYTES) -> None:
        """Take away what was of no use for longest, until the rest is small enough."""
        found = []
        for name in self.names(""):
            with contextlib.suppress(OSError):
                about = os.lstat(self.folder / name)
                found.append((about.st_mtime_ns, name, about.st_size))
        held = sum(size for _, _, size in found)
        for _, name, size in sorted(found):
            if held <= most:
                break
            self.drop([name])
            held -= size

    def _made(self) -> None:
        """The folder, which no repository takes in and no backup keeps."""
        if self.folder.is_dir():
            return
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, text in ((".gitignore", "*\n"), ("CACHEDIR.TAG", _TAG)):
            (self.folder / name).write_text(text, encoding="utf-8")


def _digest(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode() + b"\n"
