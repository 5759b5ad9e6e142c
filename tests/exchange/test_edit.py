"""Does a file keep every byte that a decision does not touch?"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from claimcheck.errors import UsageError
from claimcheck.exchange import edit
from claimcheck.exchange.edit import put_decisions, qualify_claim, take_decision, writable
from claimcheck.exchange.inplace import scalar
from claimcheck.load import load
from claimcheck.load import lock as locking
from claimcheck.load.yaml import read
from claimcheck.model import Claim, Decision, Qualifier, Weighed

A = Decision(finding="a" * 16, reason="it was settled", by="Ida Lund", until="2026")
B = Decision(
    finding="b" * 16,
    about="value-conflict old-mill staff",
    verdict="both right in their own scope",
    qualifiers=(Qualifier(claim="leaflet:staff", scope="with volunteers: all"),),
    reason='the leaflet says "all"; # no comment\nsecond line',
    by="Zoë O'Neil",
    on="2026-11-22",
    until="2026-12-31",
    outcome="contradiction",
    weighed=(
        Weighed(claim="yearbook:staff", source="yearbook", value="12", says="0" * 16),
        Weighed(document="docs/a b.md", value="almost 1,200", says="1" * 16, quote="2" * 16),
    ),
)
# Each with what a person wrote in it that nobody may touch.
FILES = {
    "no such file": None,
    "empty": "",
    "only a comment": "# decisions of the board\n",
    "empty list": "decisions: []\n",
    "no list yet": "decisions:   # none so far\n",
    "another part first": "entities:\n  old-mill: {name: Old Mill}  # the mill\n",
    "no newline at the end": "entities:\n  old-mill: {name: Old Mill}",
    "remarks at the end": "entities:\n  old-mill: {name: Old Mill}\n\n# until here\n",
    "a part behind": "decisions:\n- {finding: ffffffff, reason: old, by: Bo, until: 2026}\n\n# the mill\nentities:\n  old-mill: {name: Old Mill}\n",
    "block": "# head\ndecisions:\n\n  # first\n  - finding: ffffffff   # why not\n    reason: >\n      folded\n      text\n\n    by: Bo\n    until: 2026\n",
    "own remarks": "decisions:\n- finding: ffffffff\n  reason: old\n  by: Bo\n  until: 2026\n  # more on this one\n# the end\n",
    "crlf": "# head\r\ndecisions:\r\n- finding: ffffffff\r\n  reason: old\r\n  by: Bo\r\n  until: 2026\r\nrelations: []\r\n",
    "byte order mark": "\ufeffdecisions:\n- {finding: ffffffff, reason: old, by: Bo, until: 2026}\n",
    "flow list": "decisions: [{finding: ffffffff, reason: old, by: Bo, until: 2026}]  # all of them\n",
    "flow over lines": "decisions: [\n  {finding: ffffffff, reason: old,\n   by: Bo, until: 2026},  # one\n]\n",
    "comma at the end": "decisions: [{finding: ffffffff, reason: old, by: Bo, until: 2026, },]\n",
    "literal text at the end of the file": "decisions:\n- {finding: ffffffff, reason: old, by: Bo, until: 2026}\nsource:\n  id: a\n  note: |\n    a\n\n    b",
    "dash alone": "decisions:\n  -   # the first\n    finding: ffffffff\n    reason:\n      old\n    by: Bo\n    until: 2026\n",
    "flow file": "{entities: {old-mill: {name: Old Mill}}}\n",
    "document marks": "---\ndecisions:\n- {finding: ffffffff, reason: old, by: Bo, until: 2026}\n...\n",
    "other scripts": "decisions:\n- finding: ffffffff\n  reason: 灯塔 🗼 naïve\n  by: Bø\n  until: 2026\n",
    "literal text last": "decisions:\n- finding: ffffffff\n  by: Bo\n  until: 2026\n  reason: |\n    two\n    lines\n\nentities: {}\n",
}


def _written(tmp_path: Path, text: str | None) -> Path:
    path = tmp_path / "decisions.yaml"
    if text is not None:
        path.write_bytes(text.encode())
    return path


def _kept(path: Path) -> dict[str, Decision]:
    loaded = load([path])
    assert [problem for problem in loaded.problems if problem.rule != "nothing-to-check"] == []
    return {decision.finding: decision for decision in loaded.decisions}


@pytest.mark.parametrize("name", FILES)
def test_what_is_put_in_is_read_back_and_taken_out_without_a_trace(name: str, tmp_path: Path) -> None:
    path = _written(tmp_path, FILES[name])
    before = path.read_bytes() if path.exists() else b""
    old = _kept(path) if before else {}
    put_decisions(path, [(A, "")])
    with_a = path.read_bytes()
    put_decisions(path, [(B, "")])
    assert _kept(path) == {**old, A.finding: A, B.finding: B}
    # Nothing of the old file has gone or moved: it is what is left when the new bytes are taken out.
    _subsequence(before, with_a)
    _subsequence(with_a, path.read_bytes())
    take_decision(path, B.finding)
    assert path.read_bytes() == with_a
    if old:
        take_decision(path, A.finding)
        assert path.read_bytes().rstrip() == before.rstrip()


def _subsequence(part: bytes, whole: bytes) -> None:
    """One stretch was put in: what stands before it and behind it is the whole of the old file."""
    same = next((at for at, pair in enumerate(zip(part, whole, strict=False)) if pair[0] != pair[1]), len(part))
    assert whole.endswith(part[same:])


@pytest.mark.parametrize("name", [name for name, text in FILES.items() if text and "ffffffff" in text])
def test_one_put_in_the_place_of_another_leaves_the_rest(name: str, tmp_path: Path) -> None:
    path = _written(tmp_path, FILES[name])
    before = path.read_text(encoding="utf-8", newline="") if sys.version_info >= (3, 13) else path.read_bytes().decode()
    put_decisions(path, [(B, "ffffffff")])
    after = path.read_bytes().decode()
    assert _kept(path) == {B.finding: B}
    assert [line for line in before.splitlines() if line.lstrip().startswith("#")] == [
        line for line in after.splitlines() if line.lstrip().startswith("#")
    ]
    assert after.count("#") >= before.count("#")
    assert ("\r\n" in before) == ("\r\n" in after)
    assert "\r\n" not in before or after.count("\n") == after.count("\r\n")
    put_decisions(path, [(A, B.finding)])
    assert _kept(path) == {A.finding: A}


def test_a_comment_beside_a_field_that_is_replaced_stays(tmp_path: Path) -> None:
    path = _written(
        tmp_path, "decisions:\n- by: Bo  # the clerk\n  finding:   ffffffff\n  until: 2026   # looked up\n  wrong: [x]\n  reason: 'old'\n"
    )
    put_decisions(path, [(A, "ffffffff")])
    assert path.read_text() == (
        f"decisions:\n- by: Ida Lund  # the clerk\n  finding:   {A.finding}\n  until: 2026   # looked up\n  reason: it was settled\n  verdict: accepted\n"
    )


def test_what_says_the_same_stays_as_it_was_written(tmp_path: Path) -> None:
    path = _written(tmp_path, "decisions:\n- finding: ffffffff\n  by: 'Ida Lund'\n  reason: >\n    it was\n    settled\n  until: \"2025\"\n")
    put_decisions(path, [(A, "ffffffff")])
    assert path.read_text() == (
        f"decisions:\n- finding: {A.finding}\n  by: 'Ida Lund'\n  reason: >\n    it was\n    settled\n  until: 2026\n  verdict: accepted\n"
    )


ONE, TWO, THREE = (f"- finding: {name * 8}\n  reason: old\n  by: Bo\n  until: 2026\n" for name in "abc")


@pytest.mark.parametrize(
    ("before", "taken", "after"),
    [
        (f"{ONE}# asked twice\n# by the clerk\n{TWO}", "b", ONE),
        (f"{ONE}  # more on the first\n# asked twice\n{TWO}{THREE}", "b", f"{ONE}  # more on the first\n{THREE}"),
        (f"{ONE}# settled in May\n\n{TWO}", "b", f"{ONE}# settled in May\n\n"),  # set apart: not about this one alone
        (f"# of the board\n{ONE}{TWO}", "a", f"# of the board\n{TWO}"),  # it may be about all of them
        (f"# of the board\n{ONE}", "a", "# of the board\n"),
        (f"# from the board\n{ONE}# from the clerk\n{TWO}", "a", f"# from the clerk\n{TWO}"),
        (f"{ONE}# from the clerk\n{TWO}", "a", f"# from the clerk\n{TWO}"),
    ],
)
@pytest.mark.parametrize(("newline", "indent"), [("\n", ""), ("\r\n", "  ")])
def test_a_comment_above_a_decision_goes_with_it(before: str, taken: str, after: str, newline: str, indent: str, tmp_path: Path) -> None:
    def whole(text: str) -> str:
        lines = "".join(f"{indent}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
        return f"# head\ndecisions:\n{lines}entities: {{}}\n".replace("\n", newline)

    path = _written(tmp_path, whole(before))
    take_decision(path, taken * 8)
    assert path.read_bytes().decode() == whole(after)


def test_a_field_behind_the_dash_is_dropped(tmp_path: Path) -> None:
    path = _written(tmp_path, "decisions:\n- wrong: [x]\n  finding: ffffffff\n  until: 2026\n  by: Bo\n  reason: old\n")
    put_decisions(path, [(A, "ffffffff")])
    assert path.read_text().startswith(f"decisions:\n- finding: {A.finding}\n")


@pytest.mark.parametrize(
    "text", ["decisions: 5\n", "decisions:\n- {finding: x\n", "- a\n", "decisions:\n- {finding: ffffffff, colour: red, reason: a, by: b, until: c}\n"]
)
def test_what_cannot_be_read_is_left_alone(text: str, tmp_path: Path) -> None:
    path = _written(tmp_path, text)
    with pytest.raises(UsageError, match="nothing was written"):
        put_decisions(path, [(A, "")])
    assert path.read_text() == text


def test_a_decision_that_is_there_is_not_written_twice(tmp_path: Path) -> None:
    path = _written(tmp_path, None)
    put_decisions(path, [(A, "")])
    with pytest.raises(UsageError, match="decided already, by Ida Lund"):
        put_decisions(path, [(A.model_copy(update={"by": "Bo"}), "")])
    assert _kept(path) == {A.finding: A}


def test_control_characters_are_refused(tmp_path: Path) -> None:
    path = _written(tmp_path, None)
    with pytest.raises(UsageError, match=r"U\+001B"):
        put_decisions(path, [(A.model_copy(update={"reason": "red \x1b[31m"}), "")])
    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    [
        "12",
        "no",
        "null",
        "~",
        "a: b",
        "a #b",
        "#a",
        "- a",
        "a, b",
        "[a]",
        "{a}",
        "'a'",
        '"',
        "\\",
        "a\nb",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "a:",
        "?",
        "é\u2028\u0085x",
        "🗼 x",
        "a  b",
        "(a) b",
    ],
)
@pytest.mark.parametrize("flow", [True, False])
def test_any_text_is_read_back(text: str, flow: bool) -> None:
    shown = scalar(text, flow=flow)
    tree = read(f"[{shown}, {{k: {shown}, l: x}}]" if flow else f"a: {shown}\nb: x\n", "x")
    assert tree.root == ([text, {"k": text, "l": "x"}] if flow else {"a": text, "b": "x"})
    assert not tree.problems


CLAIMS = "source: {id: yearbook, subject: old-mill}\nclaims:\n# staff\n- staff: 12  # counted\n  when: 2022\n- {staff: 15, when: 2022, scope: 'paid'}\n- staff: 9\n\n# end\n"


def test_a_qualifier_is_put_into_its_claim(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(CLAIMS)
    loaded = load([path])
    first, second, third = loaded.claims
    for claim, fields in ((first, {"scope": "paid"}), (second, {"scope": "paid, all", "when": "2023"}), (third, {"when": "2021"})):
        qualify_claim(path, *load([path]).places.place("claim", claim.id)[1:], claim, fields)
    assert path.read_text() == (
        "source: {id: yearbook, subject: old-mill}\nclaims:\n# staff\n- staff: 12  # counted\n  when: 2022\n  scope: paid\n"
        '- {staff: 15, when: 2023, scope: "paid, all"}\n- staff: 9\n  when: 2021\n\n# end\n'
    )


def test_a_claim_that_moved_meanwhile_is_not_written_to(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(CLAIMS)
    loaded = load([path])
    place = loaded.places.place("claim", loaded.claims[0].id)[1:]
    path.write_text("# new\n" + CLAIMS)
    with pytest.raises(UsageError, match="changed meanwhile"):
        qualify_claim(path, *place, loaded.claims[0], {"scope": "paid"})
    path.write_text(CLAIMS.replace("12", "13"))
    with pytest.raises(UsageError, match="changed meanwhile"):
        qualify_claim(path, *place, loaded.claims[0], {"scope": "paid"})
    assert isinstance(loaded.claims[0], Claim)


WRITER = """
import sys
from claimcheck.load import lock
if sys.argv[3] == "file":
    lock.fcntl = None
from claimcheck.exchange.edit import put_decisions
from claimcheck.model import Decision
for number in range(int(sys.argv[4])):
    put_decisions(sys.argv[1], [(Decision(finding=f"{sys.argv[2]}{number:012x}", reason="it was settled", by="Ida Lund", until="2026"), "")])
"""


def _writer(path: Path, number: int, kind: str, times: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(path), f"{number:04x}", kind, str(times)], stderr=subprocess.PIPE)


@pytest.mark.parametrize("kind", ["folder", "file"])
def test_eight_writers_lose_no_decision(kind: str, tmp_path: Path) -> None:
    path = _written(tmp_path, "# the board\ndecisions:\n")
    writers = [_writer(path, number, kind, 5) for number in range(8)]
    told = [writer.communicate(timeout=300)[1] for writer in writers]
    assert [writer.returncode for writer in writers] == [0] * 8, told
    assert sorted(_kept(path)) == sorted(f"{writer:04x}{number:012x}" for writer in range(8) for number in range(5))
    assert os.listdir(tmp_path) == ["decisions.yaml"]


def test_a_writer_killed_at_any_moment_leaves_the_file_whole(tmp_path: Path) -> None:
    for number in range(8):
        path = _written(tmp_path, "# the board\ndecisions:\n")
        before = path.read_bytes()
        writer = _writer(path, number, "folder", 10_000)
        until = time.monotonic() + 300
        while path.read_bytes() == before and time.monotonic() < until:
            time.sleep(0.002)
        time.sleep(number * 0.0037)
        writer.send_signal(signal.SIGKILL if number % 2 else signal.SIGINT)
        writer.communicate(timeout=300)
        assert _kept(path)
        assert path.read_text().startswith("# the board\ndecisions:\n- finding: ")
    put_decisions(path, [(A, "")])  # and no lock was left that bars the next one
    assert A.finding in _kept(path)


def test_a_lock_file_that_was_left_behind_is_taken_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "fcntl", None)
    path = _written(tmp_path, None)
    left = tmp_path / locking.NAME
    left.write_text("")
    os.utime(left, (1, 1))
    put_decisions(path, [(A, "")])
    assert os.listdir(tmp_path) == ["decisions.yaml"]


def test_a_lock_that_is_held_is_waited_for_and_then_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.1)
    path = _written(tmp_path, None)
    for kind in ("folder", "file"):
        if kind == "file":
            monkeypatch.setattr(locking, "fcntl", None)
        with locking.locked(tmp_path), pytest.raises(UsageError, match="another process"):
            put_decisions(path, [(A, "")])
        assert not path.exists()


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _written(tmp_path, "decisions: []\n")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "/tmp/x")

    monkeypatch.setattr(edit, "write_atomically", full)
    with pytest.raises(UsageError, match=r"decisions\.yaml: cannot be written: no space left on device; nothing was written"):
        put_decisions(path, [(A, "")])
    assert path.read_text() == "decisions: []\n"


def test_what_must_not_be_written_is_refused(tmp_path: Path) -> None:
    claims, other = tmp_path / "claims", tmp_path / "other.yaml"
    claims.mkdir()
    other.write_text("decisions: []\n")
    path = claims / "decisions.yaml"
    path.symlink_to(other)
    with pytest.raises(UsageError, match="leads out of the ledger"):
        writable(path, [str(claims)])
    path.unlink()
    path.symlink_to(claims / "nowhere.yaml")
    with pytest.raises(UsageError, match="leads nowhere"):
        writable(path, [str(claims)])
    path.unlink()
    path.write_text("")
    path.chmod(0o444)
    with pytest.raises(UsageError, match="may only be read"):
        writable(path, [str(claims)])
    (claims / "real.yaml").write_text("decisions: []\n")
    link = claims / "link.yaml"
    link.symlink_to("real.yaml")
    writable(link, [str(claims)])
    put_decisions(link, [(A, "")])
    assert link.is_symlink()
    assert A.finding in (claims / "real.yaml").read_text()
