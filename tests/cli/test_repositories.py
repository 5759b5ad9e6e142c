"""What a repository may hold, or lack, and what it may try: each is met with what it is worth, or with one clear line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.repository import Repository

CLAIMS = "source: {id: almanac, title: Almanac, published: 2023-05, subject: harbour-trust}\nclaims:\n- founded: 1921\n"
OTHER = "source: {id: leaflet, title: Leaflet, published: 2023-06, subject: harbour-trust}\nclaims:\n- founded: 1912\n"


@pytest.fixture
def made(tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.put("claims/almanac.yaml", CLAIMS)
    repository.commit("one")
    return repository


def line(run) -> str:
    """The one line that a run ends with."""
    assert (run.status, run.out) == (2, ""), run
    [said] = run.err.splitlines()
    assert said.startswith("claimcheck: ")
    return said


def introduced(run) -> list[str]:
    report = json.loads(run.out)
    return [finding["rule"] for finding in report["findings"] if finding["id"] in report["changes"]["introduced"]]


def test_no_repository(claimcheck, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "not in a git repository; without one, `claimcheck check --baseline FILE`" in line(claimcheck("diff", "main"))


def test_no_git_program(claimcheck, made, monkeypatch, tmp_path_factory):
    monkeypatch.setenv("PATH", str(tmp_path_factory.mktemp("empty")))
    assert "there is no git program here" in line(claimcheck("diff", "main"))


def test_a_git_program_that_the_repository_holds_is_not_run(claimcheck, made, monkeypatch, tmp_path_factory):
    fired = tmp_path_factory.mktemp("fired") / "git"
    made.put("git", f"#!/bin/sh\ntouch '{fired}'\n")
    (made.folder / "git").chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", os.environ["PATH"]]))
    assert subprocess.run(["git", "--version"], cwd=made.folder, check=False, capture_output=True, timeout=300).returncode == 0
    assert fired.exists()
    fired.unlink()
    assert claimcheck("diff", "main").status == 0
    assert not fired.exists()


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "-v", "main:claims", "a\nb", "main^{tree}"])
def test_no_such_commit(claimcheck, made, name):
    words = ("diff", "--", name) if name.startswith("-") else ("diff", name)
    said = line(claimcheck(*words))
    assert "there is no commit" in said or "is no name of a commit" in said
    assert not (made.folder / "x").exists()


@pytest.mark.parametrize(
    "words", [("diff", "main", "--gate-from"), ("check", "--gate-from"), ("check", "--diff"), ("diff", "main"), ("diff",)], ids=" ".join
)
@pytest.mark.parametrize("name", ["", " "])
def test_the_name_of_a_variable_that_is_not_set_switches_nothing_off(claimcheck, made, words, name):
    run = claimcheck(*words, name)
    assert (run.status, run.out, run.err.count("\n"), "an empty name" in run.err) == (2, "", 1, True)


def test_a_branch_that_only_the_remote_has(claimcheck, made):
    made.git("update-ref", "refs/remotes/origin/release", "HEAD")
    assert "there is `origin/release`" in line(claimcheck("diff", "release"))


def test_a_repository_without_a_commit(claimcheck, tmp_path):
    Repository(tmp_path)
    assert "there is no commit `HEAD`" in line(claimcheck("diff", "HEAD"))


def test_a_shallow_clone(claimcheck, made, monkeypatch, tmp_path_factory):
    made.git("switch", "-q", "-c", "edit")
    made.put("claims/leaflet.yaml", OTHER)
    made.commit("two")
    made.git("switch", "-q", "main")
    made.put("claims/leaflet.yaml", OTHER)
    made.commit("three")
    clone = tmp_path_factory.mktemp("clones") / "shallow"
    made.git("clone", "-q", "--depth", "1", "--no-single-branch", f"file://{made.folder}", clone)
    monkeypatch.chdir(clone)
    for base in ("origin/edit", "v1"):
        said = line(claimcheck("diff", base))
        assert "shallow" in said and "fetch-depth: 0" in said
    assert introduced(claimcheck("diff", "origin/edit", "--exact", "--format", "json")) == []


def test_no_common_ancestor(claimcheck, made):
    made.git("switch", "-q", "--orphan", "apart")
    made.put("claims/almanac.yaml", CLAIMS)
    made.commit("apart")
    assert "`main` and `HEAD` have no common ancestor; `--exact`" in line(claimcheck("diff", "main"))
    assert claimcheck("diff", "main", "--exact").status == 0


def test_a_submodule_that_holds_claims(claimcheck, made, tmp_path_factory):
    inner = Repository(tmp_path_factory.mktemp("inner"))
    inner.put("more.yaml", OTHER)
    inner.commit("inner")
    made.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.folder, "claims/more")
    made.commit("with a submodule")
    assert "`claims/more` at " in (said := line(claimcheck("diff", "main"))) and "is a submodule" in said
    made.git("mv", "claims/more", "vendor")
    made.commit("moved away")
    assert claimcheck("diff", "main").status == 0


def test_a_partial_clone_that_lacks_the_base(claimcheck, made, monkeypatch, tmp_path_factory):
    made.git("config", "uploadpack.allowFilter", "true")
    made.replace("claims/almanac.yaml", "1921", "1920")
    made.commit("two")
    clone = tmp_path_factory.mktemp("clones") / "partial"
    made.git("clone", "-q", "--filter=blob:none", f"file://{made.folder}", clone)
    monkeypatch.chdir(clone)
    assert "`claims/almanac.yaml` at " in (said := line(claimcheck("diff", "HEAD~1"))) and "partial" in said


def test_a_base_without_claims(claimcheck, tmp_path):
    repository = Repository(tmp_path)
    repository.put("README", "nothing yet")
    repository.commit("one")
    repository.put("claims/almanac.yaml", CLAIMS)
    repository.put("claims/leaflet.yaml", OTHER)
    run = claimcheck("diff", "main")
    assert (run.status, "there are no claims at" in run.out, "everything is introduced" in run.out) == (1, True, True)
    assert introduced(claimcheck("diff", "main", "--format", "json")) == ["value-conflict"]


def test_a_base_that_cannot_be_read_in_part(claimcheck, made):
    made.put("claims/leaflet.yaml", "claims: [")
    made.commit("broken")
    made.put("claims/leaflet.yaml", OTHER)
    run = claimcheck("diff", "main")
    assert run.status == 1
    assert "cannot be read (`claims/leaflet.yaml:1`" in run.out and "may have been there before" in run.out


def test_an_edit_that_cannot_be_read(claimcheck, made):
    made.put("claims/leaflet.yaml", "claims: [")
    run = claimcheck("diff", "main")
    assert (run.status, "syntax-error" in run.out) == (2, True)


def test_settings_of_the_base_that_cannot_be_read(claimcheck, made):
    made.put("claimcheck.toml", "claims = 3\n")
    made.commit("broken settings")
    made.put("claimcheck.toml", 'claims = ["claims"]\n')
    run = claimcheck("diff", "main")
    assert (run.status, "the settings after the edit are used for both" in run.out) == (0, True)
    assert "setting `claims` must be a list" in line(claimcheck("diff", "main", "--gate-from", "main"))


def test_first_settings_that_name_other_folders(claimcheck, tmp_path):
    repository = Repository(tmp_path)
    repository.put("data/almanac.yaml", CLAIMS)
    repository.put("data/leaflet.yaml", OTHER)
    repository.commit("one")
    repository.put("claimcheck.toml", 'claims = ["data"]\n')
    run = claimcheck("diff", "main", "--format", "json")
    assert (run.status, introduced(run)) == (0, [])


def test_names_of_every_kind(claimcheck, tmp_path):
    repository = Repository(tmp_path)
    names = [
        b"a b.yaml",
        b"line\nbreak.yaml",
        b"quo\"te'.yaml",
        b"-rf.yaml",
        b"caf\xe9.yaml",
        "日本.yaml".encode(),
        b"back\\slash.yaml",
        b":(top)x.yaml",
    ]
    for number, name in enumerate(names):
        path = os.fsencode(tmp_path / "claims") + b"/" + name
        os.makedirs(os.path.dirname(path), exist_ok=True)
        Path(os.fsdecode(path)).write_text(
            f"source: {{id: s{number}, published: 2020, subject: t{number}}}\nclaims:\n- founded: 1921\n", encoding="utf-8"
        )
    repository.commit("odd names")
    leaflet = "".join(f"- founded: 1912\n  subject: t{number}\n" for number in range(len(names)))
    repository.put("claims/leaflet.yaml", f"source: {{id: leaflet, published: 2020}}\nclaims:\n{leaflet}")
    repository.commit("all contradicted")
    run = claimcheck("diff", "HEAD~1", "HEAD", "--format", "json")
    assert (run.status, introduced(run)) == (1, ["value-conflict"] * len(names))
    assert introduced(claimcheck("diff", "HEAD~1", "--format", "json")) == introduced(run)
    assert introduced(claimcheck("diff", "HEAD", "--format", "json")) == []


def test_a_branch_with_an_odd_name(claimcheck, made):
    made.git("update-ref", "refs/heads/odd \"'$(x)".replace(" ", "_"), "HEAD")
    assert claimcheck("diff", "odd_\"'$(x)").status == 0


def test_links_are_not_followed(claimcheck, made, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    (outside / "secret.yaml").write_text(OTHER, encoding="utf-8")
    (made.folder / "claims/link.yaml").symlink_to(outside / "secret.yaml")
    (made.folder / "claims/same.yaml").symlink_to("almanac.yaml")
    made.commit("with links")
    run = claimcheck("diff", "main~1", "main", "--format", "json")
    # The link within is to what is read anyhow; the one that leads out is at fault, as in any check.
    assert (run.status, introduced(run)) == (2, ["unreadable-file"])
    assert "1912" not in run.out
    (made.folder / "claims/link.yaml").unlink()
    made.commit("without")
    run = claimcheck("diff", "main~1", "main", "--format", "json")
    assert (run.status, introduced(run)) == (0, [])


def test_a_ledger_that_is_a_link(claimcheck, tmp_path):
    repository = Repository(tmp_path)
    repository.put("data/almanac.yaml", CLAIMS)
    (tmp_path / "claims").symlink_to("data")
    repository.commit("one")
    assert "is a link, which is not followed; name what it leads to" in line(claimcheck("diff", "main"))


@pytest.mark.parametrize("name", ["..", ".", ".git", "up/../../x"])
def test_a_tree_made_by_hand_cannot_lead_out(claimcheck, made, name):
    blob = made.git("hash-object", "-w", "claims/almanac.yaml")
    raw = b"100644 x.yaml\0" + bytes.fromhex(blob)
    made.put("raw", "")
    (made.folder / "raw").write_bytes(raw)
    evil = made.git("hash-object", "-w", "-t", "tree", "--literally", "raw")
    (made.folder / "raw").write_bytes(b"40000 " + name.encode() + b"\0" + bytes.fromhex(evil))
    claims = made.git("hash-object", "-w", "-t", "tree", "--literally", "raw")
    (made.folder / "raw").write_bytes(b"40000 claims\0" + bytes.fromhex(claims))
    top = made.git("hash-object", "-w", "-t", "tree", "--literally", "raw")
    commit = made.git("commit-tree", "-m", "evil", top)
    assert "which no work tree can hold" in line(claimcheck("diff", commit, "--exact"))


def test_files_too_large_are_not_taken_out(claimcheck, made):
    with (made.folder / "claims/large.csv").open("wb") as file:
        file.truncate(51_000_000)
    made.commit("large")
    run = claimcheck("diff", "main~1", "main", "--format", "json")
    assert (run.status, introduced(run)) == (2, ["unreadable-file"])


def test_source_texts_at_hand_serve_both(claimcheck, made):
    import hashlib

    text = "The trust was founded in 1921 by sailors."
    made.put(".gitignore", "texts/\n")
    made.put("claimcheck.toml", 'snapshots = ["texts"]\n')
    made.put("texts/almanac.txt", text)
    pinned = CLAIMS.replace("subject:", f"sha256: {hashlib.sha256(text.encode()).hexdigest()}, subject:") + "  quote: set up in 1921\n"
    made.put("claims/almanac.yaml", pinned)
    made.commit("pinned")
    run = claimcheck("diff", "main", "--format", "json")
    assert "quote-not-found" in run.out and (run.status, introduced(run)) == (0, [])
    run = claimcheck("diff", "main~1", "main", "--format", "json")
    assert introduced(run) == ["quote-not-found"]


SENTINEL = "#!/bin/sh\ntouch '{}'\ncat \"$@\" 2>/dev/null\nexit 0\n"


@pytest.fixture
def hostile(made: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose settings run programs, each of which leaves a file behind. Returns the folder of those files."""
    fired = tmp_path_factory.mktemp("fired")
    programs = tmp_path_factory.mktemp("programs")

    def program(name: str) -> str:
        path = programs / name
        path.write_text(SENTINEL.format(fired / name), encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    made.put(".gitattributes", "*.yaml diff=evil filter=evil\n")
    made.put("plain", "one")
    made.commit("attributes")
    made.put("plain", "two")
    made.replace("claims/almanac.yaml", "1921", "1922")
    hooks = made.folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-checkout", "post-index-change", "reference-transaction", "pre-commit"):
        hook = hooks / name
        hook.write_text(SENTINEL.format(fired / "hook"), encoding="utf-8")
        hook.chmod(0o755)
    for key, name in (
        ("core.fsmonitor", "fsmonitor"), ("diff.evil.textconv", "textconv"), ("diff.external", "external"), ("core.pager", "pager"),
        ("filter.evil.smudge", "smudge"), ("filter.evil.clean", "clean"), ("core.sshCommand", "ssh"), ("core.askPass", "askpass"),
        ("core.alternateRefsCommand", "alternates"), ("credential.helper", "credential"), ("pager.ls-tree", "pager"),
        ("uploadpack.packObjectsHook", "pack"), ("core.gitProxy", "proxy"), ("diff.evil.command", "command"),
    ):  # fmt: skip
        made.git("config", key, program(name))
    return fired


def test_the_sentinels_fire(made, hostile):
    for words in (("status",), ("diff",), ("diff", "--no-ext-diff")):
        made.git(*words)
    ours, theirs = os.openpty()
    with open(ours, "rb"), open(theirs, "wb") as terminal:
        subprocess.run(
            ["git", "diff", "HEAD"], cwd=made.folder, stdout=terminal, stderr=terminal, env={**os.environ, "TERM": "xterm"}, check=False, timeout=300
        )
    made.git("config", "--unset", "core.fsmonitor")
    made.git("switch", "-q", "-c", "other")
    fired = {path.name for path in hostile.iterdir()}
    assert {"fsmonitor", "command", "external", "textconv", "clean", "pager", "hook"} <= fired, fired


def test_diff_runs_nothing_of_the_repository(claimcheck, made, hostile):
    for path in hostile.iterdir():
        path.unlink()
    for words in (("diff", "HEAD"), ("diff", "HEAD~1", "HEAD"), ("check", "--diff", "main", "claims"), ("diff", "main", "--gate-from", "main")):
        assert claimcheck(*words).status == 0
    assert sorted(path.name for path in hostile.iterdir()) == []


def test_diff_fetches_nothing(claimcheck, made, monkeypatch, tmp_path_factory):
    made.git("config", "uploadpack.allowFilter", "true")
    made.replace("claims/almanac.yaml", "1921", "1920")
    made.commit("two")
    clone = tmp_path_factory.mktemp("clones") / "partial"
    made.git("clone", "-q", "--filter=blob:none", f"file://{made.folder}", clone)
    fired = tmp_path_factory.mktemp("fired") / "ext"
    inner = Repository(clone)
    inner.git("config", "remote.origin.url", f"ext::sh -c touch% {fired}")
    inner.git("config", "protocol.ext.allow", "always")
    old = inner.git("rev-parse", "HEAD~1:claims/almanac.yaml")
    subprocess.run(["git", "cat-file", "-p", old], cwd=clone, capture_output=True, check=False, timeout=300)
    assert fired.exists()
    fired.unlink()
    monkeypatch.chdir(clone)
    assert "partial" in line(claimcheck("diff", "HEAD~1"))
    assert not fired.exists()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_nothing_is_left_behind_when_interrupted(made, tmp_path_factory, number):
    room = tmp_path_factory.mktemp("room")
    for at in range(300):
        made.put(f"claims/c{at}.yaml", f"source: {{id: s{at}, published: 2020, subject: t}}\nclaims:\n" + "- members: 5\n" * 200)
    made.commit("many")
    started = subprocess.Popen(
        [sys.executable, "-m", "claimcheck", "diff", "HEAD"],
        cwd=made.folder, env={**os.environ, "TMPDIR": str(room)}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    end = time.monotonic() + 300
    while not any(room.iterdir()) and time.monotonic() < end:
        time.sleep(0.002)
    assert any(room.iterdir())
    started.send_signal(number)
    assert started.wait(300) == 130
    assert list(room.iterdir()) == []
