"""Where is kept what may be asked again? Small files in a folder of their own, each signed: what is damaged or foreign is not there."""

from __future__ import annotations

import contextlib
import functools
import hmac
import os
import re
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

MOST_BYTES = 500_000_000

_HEAD = b"claimcheck-cache/2 "
_DIGITS = 64
_KEY = 32
_OURS = re.compile(r"text-[0-9a-f]{40}|found-[0-9a-f]{32}-[0-9a-f]{16}|\.claimcheck-\w+\.tmp")
_TAG = (
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# This folder was made by claimcheck. It may be deleted at any time.\n"
    "# About such folders: https://bford.info/cachedir/\n"
)


@dataclass(frozen=True, slots=True)
class Store:
    """Entries by name, as files of one folder. Whatever goes wrong with a file, its entry is not there; nothing is ever raised for it.

    ``secret`` is a file outside it that holds the key by which this user's entries are known: a folder that comes with somebody's edit, and
    that could say of a contradiction that there is none, is not believed.
    """

    folder: Path
    secret: Path

    def get(self, name: str) -> bytes | None:
        """What was put under that name; None unless it is there, whole and unchanged."""
        key = _key(self.secret)
        try:
            data = (self.folder / name).read_bytes()
        except OSError:
            return None
        body = memoryview(data)[len(_HEAD) + _DIGITS :]
        signed = (
            data.startswith(_HEAD) and key is not None and hmac.compare_digest(data[len(_HEAD) : len(_HEAD) + _DIGITS], _signature(key, name, body))
        )
        return bytes(body) if signed else None

    def put(self, name: str, body: bytes) -> None:
        """Keep something under that name, whole or not at all. Of two that do so at once the later one stays."""
        key = _key(self.secret)
        with contextlib.suppress(OSError):
            if key is None:
                return
            self._made()
            handle, temporary = tempfile.mkstemp(prefix=".claimcheck-", suffix=".tmp", dir=self.folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_HEAD + _signature(key, name, body))
                    file.write(body)
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


def _signature(key: bytes, name: str, body: bytes | memoryview) -> bytes:
    signed = hmac.new(key, name.encode(), "sha256")  # which processors work out themselves: twice as fast as the others
    signed.update(body)
    return signed.hexdigest().encode()


@functools.cache
def _key(secret: Path) -> bytes | None:
    """The key in a file, made where there is none yet; None where it can be neither read nor made."""
    with contextlib.suppress(OSError):
        secret.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            handle = os.open(secret, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(os.urandom(_KEY))
        found = secret.read_bytes()
        return found if len(found) == _KEY else None  # another process is just writing it
    return None
