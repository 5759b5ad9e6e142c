"""Which program is this? What another version of it kept is another matter."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from pathlib import Path

import yaml

import claimcheck

READERS = ("anyascii", "PyYAML", "rapidfuzz", "pydantic", "pydantic-core")  # what reading and comparing are left to


@cache
def program() -> str:
    """The hash of every file of the program, and of what it reads with."""
    from importlib import metadata  # takes a while to load, and small ledgers have no need of it

    top = Path(str(claimcheck.__file__)).parent
    python = f"{sys.implementation.name} {sys.version} {sys.byteorder} {yaml.__with_libyaml__}"
    found = hashlib.sha256(f"{python} {[metadata.version(name) for name in READERS]}".encode())
    for path in sorted(top.rglob("*")):
        if path.suffix in (".py", ".yaml", ".json") and path.is_file():
            found.update(f"{path.relative_to(top).as_posix()}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()
