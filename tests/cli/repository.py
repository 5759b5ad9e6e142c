"""A git repository to edit in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

IDENTITY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "Ida Lund",
    "GIT_AUTHOR_EMAIL": "ida@example.org",
    "GIT_COMMITTER_NAME": "Ida Lund",
    "GIT_COMMITTER_EMAIL": "ida@example.org",
    "GIT_AUTHOR_DATE": "2025-06-01T12:00:00Z",
    "GIT_COMMITTER_DATE": "2025-06-01T12:00:00Z",
}


class Repository:
    """A folder under git, whose files are written, removed, moved and committed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str | bytes | Path, status: int = 0, environment: Mapping[str, str] | None = None) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env={**os.environ, **IDENTITY, **(environment or {})}, capture_output=True, check=False, timeout=300
        )
        assert done.returncode == status, done.stderr
        return done.stdout.decode("utf-8", "replace").strip()

    def write(self, **files: str) -> None:
        for name, text in files.items():
            self.put(name.replace("__", "/"), text)

    def put(self, path: str, text: str) -> None:
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.folder / path).read_text(encoding="utf-8")
        assert old in text
        (self.folder / path).write_text(text.replace(old, new), encoding="utf-8")

    def commit(self, message: str = "an edit") -> str:
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message)
        return self.git("rev-parse", "HEAD")
