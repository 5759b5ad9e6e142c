"""Who has no git keeps a file of what is known: it lets nothing else pass, and never grows by itself."""

from __future__ import annotations

import json

import pytest

ALMANAC = "source: {id: almanac, title: Almanac, published: 2023, subject: trust}\nclaims:\n- founded: 1921\n- members: 40\n  when: 2022-12-31\n"
LEAFLET = "source: {id: leaflet, title: Leaflet, published: 2023, subject: trust}\nclaims:\n- founded: 1912\n"
MORE = "- members: 50\n  when: 2022-12-31\n"


@pytest.fixture
def known(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    run = claimcheck("baseline", "write", "known.json")
    assert (run.status, run.out) == (0, "wrote known.json: 1 known, 0 taken out\n")
    return tmp_path / "known.json"


def ids(known) -> list[str]:
    return [one["id"] for one in json.loads(known.read_text(encoding="utf-8"))["findings"]]


def test_what_is_known_does_not_fail(claimcheck, known):
    assert claimcheck("check").status == 1
    run = claimcheck("check", "--baseline", "known.json")
    assert (run.status, "0 introduced, 0 worsened, 0 resolved, 1 carried" in run.out) == (0, True)


def test_what_is_new_does(claimcheck, ledger, known):
    ledger(leaflet=LEAFLET + MORE)
    before = known.read_bytes()
    run = claimcheck("check", "--baseline", "known.json", "--format", "json")
    changes = json.loads(run.out)["changes"]
    assert (run.status, len(changes["introduced"]), changes["carried"]) == (1, 1, ids(known))
    assert known.read_bytes() == before


def test_the_settings_may_name_it(claimcheck, known, tmp_path):
    (tmp_path / "claimcheck.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    assert claimcheck("check").status == 0
    known.unlink()
    run = claimcheck("check")
    assert (run.status, run.err.count("\n"), "known.json: cannot be read: no such file" in run.err) == (2, 1, True)


def test_what_was_decided_is_not_introduced(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    [found] = json.loads(claimcheck("check", "--format", "json").out)["findings"]
    decision = f"decisions:\n- {{finding: {found['id']}, verdict: second is wrong, reason: a slip, by: Ann, until: 2999}}\n"
    (tmp_path / "claims" / "decisions.yaml").write_text(decision, encoding="utf-8")
    assert claimcheck("baseline", "write", "known.json").out == "wrote known.json: 0 known, 0 taken out\n"
    run = claimcheck("check", "--baseline", "known.json")
    assert (run.status, "0 introduced, 0 worsened, 0 resolved, 1 carried" in run.out) == (0, True)


def test_what_is_not_looked_for_or_cannot_be_read_is_not_resolved(claimcheck, ledger, known):
    run = claimcheck("check", "--baseline", "known.json", "--ignore", "value-conflict")
    assert "0 introduced, 0 worsened, 0 resolved, 0 carried" in run.out
    assert "1 of the baseline no longer looked for, by `value-conflict`" in run.out
    ledger(leaflet="<<<<<<< HEAD\n" + LEAFLET)
    run = claimcheck("check", "--baseline", "known.json")
    assert (run.status, "0 resolved" in run.out) == (2, True)
    assert "part of the input cannot be read: what of the baseline is gone is not told" in run.out


def test_entries_that_match_nothing_are_told(claimcheck, ledger, known):
    ledger(leaflet=LEAFLET.replace("1912", "1921"))
    run = claimcheck("check", "--baseline", "known.json")
    assert (run.status, "known.json:3:1: error[value-conflict]" in run.out) == (0, True)
    assert "`claimcheck baseline update known.json` takes out what is gone" in run.out
    # As a warning they are: who fails on warnings fails on them.
    assert claimcheck("check", "--baseline", "known.json", "--fail-on", "warning").status == 1


def test_update_takes_out_and_adds_nothing(claimcheck, ledger, known):
    ledger(leaflet=LEAFLET.replace("1912", "1921") + MORE)
    run = claimcheck("baseline", "update", "known.json")
    assert (run.status, ids(known)) == (0, [])
    assert run.out == "wrote known.json: 0 known, 1 taken out; 1 that are not in it (--grow adds them)\n"
    assert claimcheck("check", "--baseline", "known.json").status == 1
    assert claimcheck("baseline", "update", "known.json", "--grow").status == 0
    assert len(ids(known)) == 1
    assert claimcheck("check", "--baseline", "known.json").status == 0


def test_it_is_the_same_whatever_the_order(claimcheck, ledger, known):
    ledger(leaflet=LEAFLET + MORE)
    claimcheck("baseline", "write", "one.json")
    ledger(leaflet=LEAFLET.replace("- founded: 1912\n", MORE + "- founded: 1912\n"))
    claimcheck("baseline", "write", "two.json")
    one, two = (known.with_name(name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two
    assert one.count(b'\n{"id": "') == 2


def test_nothing_is_written_over_or_from_half_a_ledger(claimcheck, ledger, known):
    before = known.read_bytes()
    assert "is there already" in claimcheck("baseline", "write", "known.json").err
    ledger(broken="claims: [")
    for words in (("write", "new.json"), ("update", "known.json")):
        run = claimcheck("baseline", *words)
        assert (run.status, "part of the input cannot be read" in run.err) == (2, True)
    assert known.read_bytes() == before
    assert not known.with_name("new.json").exists()


def test_decided_findings_need_no_baseline(claimcheck, ledger, known):
    [id] = ids(known)
    ledger(decisions=f"decisions:\n- {{finding: {id}, reason: r, by: Ida, until: 2099}}\n")
    claimcheck("baseline", "write", "new.json")
    assert ids(known.with_name("new.json")) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "not JSON"),
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "no baseline"),
        ('{"schema": "claimcheck/report/v1", "findings": []}', "the schema is `claimcheck/report/v1`"),
        ('{"schema": "claimcheck/baseline/v1"}', "no baseline: `findings`"),
        ('{"schema": "claimcheck/baseline/v1", "findings": [], "more": 1}', "no baseline: `more`"),
        (
            '{"schema": "claimcheck/baseline/v1", "findings": [{"id": 3, "rule": "", "severity": "error", "question": "", "message": ""}]}',
            "no baseline: `findings.0.id`",
        ),
        (
            '{"schema": "claimcheck/baseline/v1", "findings": ['
            + ", ".join(['{"id": "a", "rule": "", "severity": "error", "question": "", "message": ""}'] * 2)
            + "]}",
            "twice",
        ),
        ("\xff", "not JSON"),
    ],
)
def test_a_baseline_is_read_strictly(claimcheck, known, text, said):
    known.write_text(text, encoding="utf-8")
    for words in (("check", "--baseline", "known.json"), ("baseline", "update", "known.json")):
        run = claimcheck(*words)
        assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
        assert said in run.err
    assert known.read_text(encoding="utf-8") == text


def test_a_baseline_cut_short_at_any_byte_is_refused(claimcheck, known):
    whole = known.read_bytes()
    for size in range(0, len(whole) - 2, 7):
        known.write_bytes(whole[:size])
        assert claimcheck("check", "--baseline", "known.json").status == 2


def test_one_way_at_a_time(claimcheck, known):
    for words in (("--diff", "main"), ("--gate-from", "main")):
        assert "--baseline is for those without a repository" in claimcheck("check", "--baseline", "known.json", *words).err
    assert "--exact and --fail-on-gate go with --diff" in claimcheck("check", "--fail-on-gate").err


def test_what_is_known_and_gets_worse_fails(claimcheck, ledger, known):
    undated = ALMANAC.replace("  when: 2022-12-31\n", "  when: 2021\n")
    ledger(
        almanac=undated, leaflet="source: {id: leaflet, title: Leaflet, subject: trust}\nclaims:\n- members: 50\n- head: Ann Lee\n  when: 2023/..\n"
    )
    claimcheck("baseline", "write", "soft.json")
    soft = known.with_name("soft.json")
    assert [one["severity"] for one in json.loads(soft.read_text(encoding="utf-8"))["findings"] if one["rule"] == "value-conflict"] == ["warning"]
    assert claimcheck("check", "--baseline", "soft.json", "--fail-on", "warning").status == 0
    ledger(
        almanac=undated.replace("2021", "2021-12-31"),
        leaflet="source: {id: leaflet, title: Leaflet, subject: trust}\nclaims:\n- members: 50\n  when: 2021-12-31\n",
    )
    assert claimcheck("baseline", "update", "soft.json").status == 0
    run = claimcheck("check", "--baseline", "soft.json")
    assert (run.status, "change: was warning in the baseline, is error" in run.out) == (1, True)
    assert claimcheck("baseline", "update", "soft.json", "--grow").status == 0
    assert claimcheck("check", "--baseline", "soft.json").status == 0
