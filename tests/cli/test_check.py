"""``claimcheck check`` from the outside: what it prints, and with which status it ends."""

from __future__ import annotations

import fcntl
import json
import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ALMANAC = """\
source: {id: almanac, published: 2021-07-15, subject: harbour-trust}
claims:
- members: 173
  when: 2021-07
  quote: 173 members (as of July 2021)
"""
LEAFLET = """\
source: {id: leaflet, subject: harbour-trust}
claims:
- members: 175+
  quote: "Members: 175+"
- head: Ann Lee
  when: 2023/..
"""


def findings(out: str, rule: str = "value-conflict") -> list[dict[str, object]]:
    return [finding for finding in json.loads(out)["findings"] if finding["rule"] == rule]


def test_worked_example_is_superseded(claimcheck, ledger):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    run = claimcheck("check", "--format", "json", "--today", "2025-06-30")
    [found] = findings(run.out)
    assert (found["verdict"], found["severity"], found["cause"]) == ("superseded", "warning", "time")
    assert [(p["value"], p["when_inferred"]) for p in found["places"]] == [("173", False), ("175+", True)]
    assert "settled if `leaflet` is dated after" in found["settles"][0] and "contradiction if it is not" in found["settles"][0]
    assert run.status == 0


def test_worked_example_flips_when_both_are_dated(claimcheck, ledger):
    ledger(almanac=ALMANAC, leaflet=LEAFLET.replace("- members: 175+", "- members: 175+\n  when: 2021-07"))
    run = claimcheck("check", "--format", "json", "--today", "2025-06-30")
    [found] = findings(run.out)
    assert (found["verdict"], found["severity"], run.status) == ("contradiction", "error", 1)


@pytest.mark.parametrize(("level", "status"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_fail_on(claimcheck, ledger, level, status):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    assert claimcheck("check", "--fail-on", level).status == status


def test_a_decision_settles_a_finding_until_it_ends(claimcheck, ledger):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    [found] = findings(claimcheck("check", "--format", "json").out)
    decision = f"decisions:\n- {{finding: {found['id']}, reason: two editions, by: Ann Lee, until: 2026-01-01}}\n"
    ledger(decisions=decision)
    decided = claimcheck("check", "--format", "json", "--fail-on", "warning", "--today", "2025-12-31", "--select", "value-conflict")
    assert findings(decided.out)[0]["decision"]["by"] == "Ann Lee"
    assert decided.status == 0
    ended = claimcheck("check", "--format", "json", "--fail-on", "warning", "--today", "2026-01-02")
    assert findings(ended.out)[0]["decision"] is None
    assert len(findings(ended.out, "expired-decision")) == 1
    assert ended.status == 1


def test_a_decision_that_matches_nothing_is_a_finding(claimcheck, ledger):
    ledger(almanac=ALMANAC, decisions="decisions:\n- {finding: 0123456789abcdef, reason: gone, by: Ann Lee, until: 2026-01-01}\n")
    assert len(findings(claimcheck("check", "--format", "json", "--today", "2025-06-30").out, "unmatched-decision")) == 1


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("check", "nowhere"), "nowhere"),
        (("check", "--snapshots", "nowhere"), "nowhere"),
        (("check", "--select", "value-conflit"), "did you mean `value-conflict`?"),
        (("check", "--ignore", "syntax-error"), "cannot be switched off"),
        (("check", "--today", "30/06/2025"), "write it as 2025-06-30"),
        (("check", "--config", "nowhere.toml"), "nowhere.toml"),
        (("check", "--output", "/dev/full"), "/dev/full: cannot be written"),
        (("check", "--output", "claims/almanac.yaml/x"), "claims/almanac.yaml/x: cannot be written"),
        (("explain", "value-conflit"), "did you mean `value-conflict`?"),
        (("check", "--today", "20250630"), "write it as 2025-06-30"),
        (("check", "--today", "9" * 5000), "write it as 2025-06-30"),
        (("chekc",), "check"),
    ],
)
def test_wrong_use_is_one_line_and_status_2(claimcheck, ledger, words, says):
    ledger(almanac=ALMANAC)
    run = claimcheck(*words)
    assert run.status == 2
    assert says in run.err + run.out
    assert "Traceback" not in run.err


@pytest.mark.parametrize("epoch", ["9" * 5000, "9" * 30, "\u00b2"])
def test_an_epoch_that_is_no_time(claimcheck, ledger, monkeypatch, epoch):
    ledger(almanac=ALMANAC)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    run = claimcheck("check")
    assert run.status == 2
    assert run.err.startswith("claimcheck: SOURCE_DATE_EPOCH: ")


@pytest.mark.parametrize("words", [("check", "--select", "\x1b[31m\n::error::x"), ("check", "--config", "\x1b[31m"), ("explain", "\u202ex")])
def test_what_is_complained_of_does_not_steer_the_terminal(claimcheck, ledger, words):
    ledger(almanac=ALMANAC)
    run = claimcheck(*words)
    assert run.status == 2
    assert run.err.count("\n") == 1
    assert "<U+" in run.err
    assert not {"\x1b", "\u202e"} & set(run.err)


def test_an_export_shows_what_it_leaves_out_without_steering_the_terminal(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC)
    (tmp_path / "claims" / "table.jsonl").write_text('{"\\u001b[31m\\n::error::x": "1"}\n')
    run = claimcheck("export")
    assert run.status == 2
    assert "<U+001B>[31m ::error::x" in run.err
    assert "\x1b" not in run.err


def test_nothing_to_check_is_never_green(claimcheck, tmp_path):
    assert claimcheck("check").status == 2
    (tmp_path / "claims").mkdir()
    assert claimcheck("check").status == 2


def test_an_unknown_setting_is_refused_with_a_suggestion(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC)
    (tmp_path / "claimcheck.toml").write_text('fail-om = "note"\n')
    run = claimcheck("check")
    assert run.status == 2
    assert "fail-on" in run.err


def test_one_broken_file_hides_nothing_in_the_others(claimcheck, ledger):
    ledger(almanac=ALMANAC, leaflet=LEAFLET, broken="claims: [\n", vague="source: {id: vague}\nclaims:\n- {subject: x, membres: 3}\n")
    run = claimcheck("check", "--format", "json")
    assert run.status == 2
    assert len(findings(run.out)) == len(findings(run.out, "syntax-error")) == len(findings(run.out, "unknown-property")) == 1


def test_output_is_written_whole_or_not_at_all(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC)
    target = tmp_path / "deep" / "report.json"
    run = claimcheck("check", "--format", "json", "--output", target)
    assert run.out == "" and json.loads(target.read_text())["schema"] == "claimcheck/report/v1"


HEAVY = ("pandas", "pandera", "duckdb", "jinja2", "pyarrow", "tabulate", "rapidfuzz")


def test_a_check_of_yaml_imports_nothing_heavy(ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    code = (
        "import sys; from claimcheck.cli.main import commands\n"
        "try: commands.main(['check', '--format', 'json'])\nexcept SystemExit: pass\n"
        f"print([name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_same_bytes_under_other_hash_seeds_zones_locales_and_file_orders(ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET, third=ALMANAC.replace("almanac", "third").replace("173", "170"))
    seen = set()
    for seed, zone, locale, paths in (
        ("0", "UTC", "C", ("claims/almanac.yaml", "claims/leaflet.yaml", "claims/third.yaml")),
        ("1", "Pacific/Kiritimati", "tr_TR.UTF-8", ("claims/third.yaml", "claims/leaflet.yaml", "claims/almanac.yaml")),
        ("2", "America/Los_Angeles", "C.UTF-8", ("claims",)),
    ):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "claimcheck", "check", "--today", "2025-06-30", "--format", "markdown", *paths]
        seen.add(subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False).stdout)
    assert len(seen) == 1 and seen != {b""}


def test_a_bug_ends_with_3_and_its_traceback(ledger, tmp_path):
    ledger(almanac=ALMANAC)
    code = (
        "import claimcheck.engine\n"
        "def broken(*_, **__): raise ZeroDivisionError('a bug')\n"
        "claimcheck.engine.run = broken\n"
        "import sys; sys.argv = ['claimcheck', 'check']\n"
        "from claimcheck.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "ZeroDivisionError" in done.stderr and "bug in claimcheck" in done.stderr


@pytest.mark.parametrize("seed", range(6))
def test_interrupted_while_it_is_loaded_it_ends_with_130_and_no_traceback(seed, ledger, tmp_path):
    ledger(almanac=ALMANAC)
    moment = random.Random(seed).choice([*range(3, 40), *range(40, 200, 7)])
    command = [sys.executable, "-X", "importtime", "-m", "claimcheck", "check"]
    seen, said = os.pipe()
    if hasattr(fcntl, "F_SETPIPE_SZ"):  # Linux
        fcntl.fcntl(said, fcntl.F_SETPIPE_SZ, 4096)  # it waits to be heard, some sixty modules later at most, however slow the machine
    with open(seen, encoding="utf-8") as lines, subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=said, text=True) as run:
        os.close(said)
        passed = -1
        told = []
        for line in lines:  # a line for each module, once it has been imported
            told.append(line)
            passed += passed >= 0 or line.split("|")[-1].strip() == "claimcheck"
            if passed == moment:
                run.send_signal(signal.SIGINT)
        assert run.wait(300) == 130, moment
    assert passed >= moment and not [line for line in told if line.strip() and not line.startswith("import time:")]


def test_init_makes_a_ledger_that_passes_and_writes_over_nothing(claimcheck, monkeypatch, tmp_path):
    assert claimcheck("init", "mine").status == 0
    monkeypatch.chdir(tmp_path / "mine")
    run = claimcheck("check", "--fail-on", "note", "--format", "json", "--today", "2025-06-30")
    assert (run.status, json.loads(run.out)["findings"], json.loads(run.out)["summary"]["not_judged"]) == (0, [], 0)
    again = claimcheck("init", ".")
    assert again.status == 2 and "exists already" in again.err


def test_export_can_be_checked_again(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    rows = claimcheck("export").out.splitlines()
    assert [json.loads(row)["value"] for row in rows] == ["173", "175+", "Ann Lee"]
    assert list(json.loads(rows[0])) == ["id", "subject", "property", "value", "unit", "scope", "when", "source", "quote", "locator"]
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "claims.jsonl").write_text("\n".join(rows) + "\n")
    (tmp_path / "again" / "sources.yaml").write_text("sources: {almanac: {published: 2021-07-15}, leaflet: {}}\n")
    assert findings(claimcheck("check", "again", "--format", "json").out)[0]["verdict"] == "superseded"


def test_report_is_written_and_its_staleness_noticed(claimcheck, ledger, tmp_path):
    ledger(almanac=ALMANAC, leaflet=LEAFLET)
    assert claimcheck("report", "--check").status == 1
    assert claimcheck("report", "--today", "2025-06-30").status == 0
    assert claimcheck("report", "--check", "--today", "2025-06-30").status == 0
    (tmp_path / "reports" / "discrepancies.md").write_text("old")
    assert claimcheck("report", "--check", "--today", "2025-06-30").status == 1


def test_schema_is_json(claimcheck):
    assert json.loads(claimcheck("schema").out)["$schema"].endswith("2020-12/schema")
    assert "columns" in json.loads(claimcheck("schema", "mapping").out)["properties"]


def test_every_rule_has_its_page(claimcheck):
    for rule in json.loads(claimcheck("rules", "--format", "json").out):
        assert claimcheck("explain", rule["id"]).out.startswith(f"# {rule['id']}\n")


def test_every_command_and_option_has_help(claimcheck):
    from claimcheck.cli.main import COMMANDS, commands

    context = commands.make_context("claimcheck", ["check", "--help"], resilient_parsing=True)
    for name in COMMANDS:
        command = commands.get_command(context, name)
        assert command is not None and command.help
        for parameter in command.params:
            assert parameter.param_type_name == "argument" or getattr(parameter, "help", None), f"{name} {parameter.name}"


def test_readme_names_every_command(claimcheck):
    from claimcheck.cli.main import COMMANDS

    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"`claimcheck {name}" in readme


@pytest.mark.parametrize("words", [("",), ("claims", ""), ("--config", ""), ("--snapshots", "")])
def test_an_empty_path_does_not_mean_the_working_directory(claimcheck, ledger, words):
    ledger(almanac=ALMANAC)
    run = claimcheck("check", *words)
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert "an empty path" in run.err
