"""What stood in the repository at another time? Asked by plumbing alone, which runs nothing that the repository could name.

``git status`` and ``git diff`` start programs that stand in ``.git/config``: file monitors, text converters, external differs, pagers. What is
used here (``rev-parse``, ``merge-base``, ``ls-tree``, ``cat-file``) does not, and the surroundings it runs in forbid the rest: hooks,
prompts, and fetching what a partial clone lacks, for which a repository may name a program as well.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from claimcheck.errors import UsageError
from claimcheck.hidden import visible

SECONDS = 120
MOST_ENTRIES = 2_000_000
FILE, LINK, MODULE = "file", "link", "module"
_KINDS = {"100644": FILE, "100755": FILE, "100664": FILE, "120000": LINK, "160000": MODULE}
_HARDENED = (
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat", "-c", "core.askPass=", "-c", "credential.helper=",
    "-c", "protocol.allow=never",
)  # fmt: skip
_SURROUNDINGS = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    # Unlike protocol.allow, it outweighs protocol.ext.allow of the repository; no transport bears this name.
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_PAGER": "cat",
    "GIT_FLUSH": "0",
    "LC_ALL": "C",
}
_DROPPED = ("GIT_EXTERNAL_DIFF", "GIT_ASKPASS", "SSH_ASKPASS", "GIT_SSH", "GIT_SSH_COMMAND", "GIT_PROXY_COMMAND", "LANGUAGE")
_HASH = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Repository:
    """A work tree. ``top`` is its folder, ``prefix`` the way from there to the working directory: empty, or with a slash at its end."""

    top: Path
    prefix: str

    def path(self, wanted: str | os.PathLike[str]) -> str | None:
        """Where in the repository does a path lead that counts from the working directory? None for one that leads out of it."""
        real = os.path.join(os.path.realpath(os.path.dirname(os.path.abspath(wanted)) or os.sep), os.path.basename(os.path.abspath(wanted)))
        below = os.path.relpath(real, self.top)
        if below == os.pardir or below.startswith(os.pardir + os.sep) or os.path.isabs(below):
            return None
        return "" if below == os.curdir else below.replace(os.sep, "/")


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit, and what the user called it."""

    hash: str
    called: str

    @property
    def short(self) -> str:
        """Its first digits, as people give them."""
        return self.hash[:9]


@dataclass(frozen=True, slots=True)
class Entry:
    """What a tree holds under a path: a file, a link, or the commit of another repository."""

    path: str
    kind: str
    object: str


def repository() -> Repository:
    """The work tree that the working directory lies in."""
    done = _git("rev-parse", "--is-inside-work-tree", "--show-toplevel")
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace")
        if "dubious ownership" in said or "unsafe repository" in said:
            raise UsageError("git does not trust this repository, which belongs to another user; `git config --global --add safe.directory DIR` does")
        if "not a git repository" in said:
            raise UsageError("not in a git repository; without one, `claimcheck check --baseline FILE` fails only for what is new")
        raise UsageError(f"git cannot use this repository: {_first_line(said)}")
    inside, _, top = os.fsdecode(done.stdout).partition("\n")
    here, root = os.path.realpath(os.getcwd()), os.path.realpath(top.removesuffix("\n"))
    if inside != "true" or not os.path.join(here, "").startswith(os.path.join(root, "")):
        raise UsageError("not in the work tree of a git repository; change to a folder of it")
    below = os.path.relpath(here, root)
    return Repository(Path(root), "" if below == os.curdir else below.replace(os.sep, "/") + "/")


def commit(name: str) -> Commit:
    """The commit that a name means: a branch, a tag, a hash."""
    if name.startswith("-") or not name or any(ord(char) < 32 for char in name):
        raise UsageError(f"`{visible(name[:60])}` is no name of a commit")
    found = _hash_of(name)
    if found:
        return Commit(found, name)
    if _hash_of(f"origin/{name}"):
        raise UsageError(f"there is no commit `{visible(name[:60])}` in this clone; there is `origin/{visible(name[:60])}`")
    if _shallow():
        raise UsageError(f"there is no commit `{visible(name[:60])}` in this clone, which is shallow: {_DEEPEN}")
    if os.path.lexists(name):
        raise UsageError(f"`{visible(name[:60])}` is a path, no commit; `claimcheck check --diff BASE PATHS` takes paths")
    raise UsageError(f"there is no commit `{visible(name[:60])}` in this repository; `git branch --all` lists names")


def fork(base: Commit, head: Commit) -> Commit:
    """The commit at which the two parted."""
    done = _git("merge-base", base.hash, head.hash)
    found = _HASH.match(done.stdout)
    if done.returncode == 0 and found:
        return Commit(found[0].decode(), base.called)
    names = f"`{visible(base.called[:60])}` and `{visible(head.called[:60])}`"
    if _shallow():
        raise UsageError(f"this clone is shallow and does not reach the commit where {names} parted: {_DEEPEN}")
    raise UsageError(f"{names} have no common ancestor; `--exact` compares with `{visible(base.called[:60])}` itself")


def entries(of: Commit) -> Iterator[Entry]:
    """All files, links and other repositories in the tree of a commit."""
    done = _git("ls-tree", "-r", "-z", "--full-tree", of.hash)
    if done.returncode:
        raise _lacking(of, done.stderr)
    lines = done.stdout.split(b"\0")
    if len(lines) > MOST_ENTRIES:
        raise UsageError(f"the tree at {of.short} holds more than {MOST_ENTRIES:,} files")
    for line in lines:
        if line:
            head, _, path = line.partition(b"\t")
            mode, _, object_ = head.split(b" ")
            yield Entry(os.fsdecode(path), _KINDS.get(mode.decode("ascii", "replace"), FILE), object_.decode("ascii", "replace"))


def sizes(of: Commit, wanted: Sequence[Entry], asking: IO[bytes]) -> list[int]:
    """How many bytes has each? ``asking`` is a file to put questions in: a pipe that breaks would end the program."""
    _ask(asking, wanted)
    done = _git("cat-file", "--batch-check=%(objecttype) %(objectsize)", stdin=asking)
    lines = done.stdout.split(b"\n")[:-1]
    found = []
    for at, entry in enumerate(wanted):
        kind, _, size = (lines[at] if at < len(lines) else b"").partition(b" ")
        if kind != b"blob" or not size.isdigit():
            raise UsageError(
                f"`{visible(entry.path)}` at {of.short} is not in this clone, which is a partial one; fetch it whole (`git clone` without `--filter`)"
            )
        found.append(int(size))
    return found


def contents(of: Commit, wanted: Sequence[Entry], asking: IO[bytes], answers: IO[bytes]) -> Iterator[bytes]:
    """The bytes of each, in their order."""
    _ask(asking, wanted)
    done = _git("cat-file", "--batch", stdin=asking, stdout=answers)
    if done.returncode:
        raise _lacking(of, done.stderr)
    answers.seek(0)
    for _ in wanted:
        parts = answers.readline().split()
        if len(parts) != 3 or parts[1] != b"blob":
            raise _lacking(of, done.stderr)
        data = answers.read(int(parts[2]))
        answers.read(1)
        yield data


def _ask(asking: IO[bytes], wanted: Sequence[Entry]) -> None:
    asking.seek(0)
    asking.truncate()
    asking.write("".join(f"{entry.object}\n" for entry in wanted).encode("ascii", "replace"))
    asking.flush()
    asking.seek(0)


_DEEPEN = "fetch all of it (`fetch-depth: 0` in GitHub Actions, `GIT_DEPTH: 0` in GitLab, `git fetch --unshallow` by hand)"


def _hash_of(name: str) -> str:
    done = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    return done.stdout.decode("ascii", "replace").strip() if done.returncode == 0 and _HASH.fullmatch(done.stdout.strip()) else ""


def _shallow() -> bool:
    return _git("rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _lacking(of: Commit, said: bytes) -> UsageError:
    words = _first_line(said.decode("utf-8", "replace"))
    return UsageError(f"git cannot read what stands at {of.short}; is this a partial clone? ({words or 'an object is missing'})")


def _first_line(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return visible(lines[0].removeprefix("fatal: ")[:200]) if lines else "it says nothing"


def _git(
    *arguments: str, stdin: IO[bytes] | int = subprocess.DEVNULL, stdout: IO[bytes] | int = subprocess.PIPE
) -> subprocess.CompletedProcess[bytes]:
    # A relative entry would find a program that the repository holds.
    places = os.environ.get("PATH", os.defpath).split(os.pathsep)
    program = shutil.which("git", path=os.pathsep.join(place for place in places if os.path.isabs(place)))
    if program is None:
        raise UsageError("there is no git program here; without one, `claimcheck check --baseline FILE` fails only for what is new")
    environment = {key: value for key, value in os.environ.items() if key not in _DROPPED and not key.startswith("GIT_TRACE")} | _SURROUNDINGS
    try:
        return subprocess.run(  # noqa: S603  the arguments are those above, and names that begin with no dash
            [os.path.abspath(program), "--no-pager", *_HARDENED, *arguments],
            stdin=stdin, stdout=stdout, stderr=subprocess.PIPE, env=environment, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise UsageError(f"git gave no answer within {SECONDS} seconds") from None
    except (OSError, ValueError) as trouble:
        raise UsageError(f"git cannot be run: {getattr(trouble, 'strerror', None) or trouble}") from None
