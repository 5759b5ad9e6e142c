"""A team gates its edits: one repository, one edit after another, each with exactly what it made better and worse."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.repository import Repository

SETTINGS = """\
claims = ["claims"]
documents = ["docs/*.md"]
today = "2025-06-30"
"""
YEARBOOK = """\
source: {id: yearbook, title: Yearbook 2023, published: 2023-05, subject: harbour-trust}
entities:
  harbour-trust: {name: Harbour Trust, type: organisation}
claims:
- founded: 1921
  quote: founded in 1921
- members: 173
  when: 2022-12-31
  quote: 173 members at the end of 2022
"""
REPORT = """\
source: {id: annual-report, title: Annual Report 2022, published: 2023-03, subject: harbour-trust}
claims:
- founded: 1921
  quote: since 1921
- budget: 4.2 million EUR
  when: 2022-12-31
  quote: EUR 4.2 million
"""
ARTICLE = """\
# Harbour Trust

*Published 15 June 2023*

The Harbour Trust was founded in 1921. It had 173 members at the end of 2022.
"""


@pytest.fixture
def team(claimcheck, tmp_path: Path) -> Repository:
    """A repository with a green gate, on a branch of its own."""
    made = Repository(tmp_path)
    made.put("claimcheck.toml", SETTINGS)
    made.put("claims/yearbook.yaml", YEARBOOK)
    made.put("claims/report.yaml", REPORT)
    made.put("docs/article.md", ARTICLE)
    made.commit("a green gate")
    made.git("switch", "-q", "-c", "edit")
    return made


def changes(claimcheck, *words: object) -> tuple[int, dict]:
    run = claimcheck(*words, "--format", "json")
    assert run.status in (0, 1), run.err
    report = json.loads(run.out)
    by_id = {finding["id"]: finding for finding in report["findings"]}
    held = report["changes"]
    held["introduced"] = [by_id[id] for id in held["introduced"]]
    held["worsened"] = [by_id[one["id"]] | {"why": one["why"]} for one in held["worsened"]]
    held["carried"] = [by_id[id] for id in held["carried"]]
    return run.status, held


def rules(findings: list[dict]) -> list[str]:
    return sorted(finding["rule"] for finding in findings)


def lists(held: dict) -> tuple[list[str], list[str], list[str]]:
    return rules(held["introduced"]), rules(held["worsened"]), rules(held["resolved"])


def whats(held: dict) -> list[tuple[str, bool]]:
    return [(change["what"], change["weaker"]) for change in held["gate"]]


def test_the_gate_is_green(claimcheck, team):
    assert claimcheck("check").status == 0
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), held["gate"]) == (0, ([], [], []), [])


def test_an_edit_in_prose_that_contradicts_a_claim(claimcheck, team):
    team.replace("docs/article.md", "founded in 1921", "founded in 1912")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), held["gate"]) == (1, (["contradicted-text"], [], []), [])
    [found] = held["introduced"]
    assert (found["places"][0]["path"], found["places"][0]["line"]) == ("docs/article.md", 5)


def test_an_edit_in_one_file_that_breaks_another(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit()
    status, held = changes(claimcheck, "diff", "main", "edit")
    # The yearbook was not touched, and yet it cannot stand beside the new value.
    assert (status, lists(held)) == (1, (["value-conflict"], [], []))
    assert {place["path"] for place in held["introduced"][0]["places"]} == {"claims/report.yaml", "claims/yearbook.yaml"}


def test_an_edit_of_the_record_that_breaks_a_document(claimcheck, team):
    team.put("claims/yearbook.yaml", YEARBOOK.replace("173", "183"))
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (1, (["contradicted-text"], [], []))
    assert [place["path"] for place in held["introduced"][0]["places"]] == ["docs/article.md", "claims/yearbook.yaml"]


def test_an_edit_that_resolves_one_and_introduces_one(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.replace("claims/report.yaml", "1912", "1921")
    team.replace("docs/article.md", "173 members", "183 members")
    status, held = changes(claimcheck, "diff", "main")
    assert status == 1
    assert lists(held) == (["contradicted-text"], [], ["value-conflict"])
    assert "183" in held["introduced"][0]["message"]


def test_an_edit_that_only_resolves_is_green(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    assert claimcheck("check").status == 1
    team.replace("claims/report.yaml", "1912", "1921")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (0, ([], [], ["value-conflict"]))


def test_old_findings_do_not_fail_a_harmless_edit(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.put("docs/other.md", "# Harbour Trust\n\nThe Harbour Trust keeps boats.\n")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), rules(held["carried"])) == (0, ([], [], []), ["value-conflict"])


def test_a_rename_only(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.git("mv", "claims/report.yaml", "claims/the annual report.yaml")
    team.git("mv", "docs/article.md", "docs/history.md")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), held["gate"]) == (0, ([], [], []), [])
    assert rules(held["carried"]) == ["value-conflict"]


def test_a_source_with_another_name(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.replace("claims/report.yaml", "id: annual-report", "id: report-2022")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (0, ([], [], []))
    assert whats(held) == [("source `annual-report` is now called `report-2022`", False)]


@pytest.mark.parametrize("judge", [(), ("--gate-from", "main")])
def test_a_source_with_another_name_reopens_no_decision(claimcheck, team, judge):
    team.replace("claims/report.yaml", "1921", "1912")
    [id] = [one["id"] for one in changes(claimcheck, "diff", "main")[1]["introduced"] if one["rule"] == "value-conflict"]
    said = ("--verdict", "second wrong", "--reason", "typed wrong", "--by", "Ida Lund", "--until", "2090")
    assert claimcheck("decide", id, *said).status == 0
    team.commit("decided on main")
    team.git("branch", "-f", "main")
    team.replace("claims/report.yaml", "id: annual-report", "id: report-2022")
    status, held = changes(claimcheck, "diff", "main", *judge)
    assert (status, lists(held)) == (0, ([], [], []))
    assert whats(held) == [("source `annual-report` is now called `report-2022`", False)]
    assert [one["decision"]["verdict"] for one in held["carried"] if one["rule"] == "value-conflict"] == ["second is wrong"]


def test_a_third_source_that_joins_a_conflict_makes_it_worse(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.replace("docs/article.md", "The Harbour Trust was founded in 1921. ", "")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.put("claims/third.yaml", "source: {id: third, published: 2020, subject: harbour-trust}\nclaims:\n- founded: 1930\n")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (1, ([], ["value-conflict"], []))
    assert held["worsened"][0]["why"] == "`third` also says `1930`"
    team.git("add", "-A")
    team.commit()
    # The other way round, it is one that was eased.
    status, held = changes(claimcheck, "diff", "edit", "main", "--exact")
    assert (status, lists(held), rules(held["carried"])) == (0, ([], [], []), ["value-conflict"])


@pytest.mark.parametrize(("kind", "expected"), [("secondary", 1), ("reference", 0)])
def test_a_source_that_repeats_one_side_of_a_conflict(claimcheck, team, kind, expected):
    """It contradicts what is on record; one of a better kind than all it contradicts is what may settle the question."""
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.put("claims/deed.yaml", f"source: {{id: deed, published: 2020, subject: harbour-trust, kind: {kind}}}\nclaims:\n- founded: 1921\n")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (expected, ([], ["value-conflict"] * expected, []))
    # Which kind is the better one is settled by those who decide.
    team.put("claimcheck.toml", SETTINGS + 'kinds = ["own", "secondary", "reference"]\n')
    assert changes(claimcheck, "diff", "main")[0] == 1


def test_a_text_that_was_wrong_all_along_does_not_fail_an_edit_of_the_record(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.replace("docs/article.md", "founded in 1921", "founded in 1930")
    team.commit("a text that neither source bears out, on main")
    team.git("branch", "-f", "main")
    team.replace("claims/report.yaml", "founded: 1912\n  quote: since 1912", "founded: 1921\n  quote: since 1921")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), rules(held["carried"])) == (0, ([], [], ["value-conflict"]), ["contradicted-text"])
    # Other words in its place are an edit of the text.
    team.replace("docs/article.md", "founded in 1930", "founded in 1931")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (1, (["contradicted-text"], [], ["contradicted-text", "value-conflict"]))


def test_a_text_that_the_edit_of_the_record_makes_wrong_fails(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("the text follows one of two sources, on main")
    team.git("branch", "-f", "main")
    team.replace("claims/yearbook.yaml", "1921", "1912")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (1, (["contradicted-text"], [], ["value-conflict"]))


def test_a_source_with_another_name_of_which_a_claim_changes(claimcheck, team):
    team.replace("claims/report.yaml", "id: annual-report", "id: report-2022")
    team.replace("claims/report.yaml", "4.2 million", "4.3 million")
    _, held = changes(claimcheck, "diff", "main")
    assert whats(held) == [("source `annual-report` is now called `report-2022`", False)]
    # A claim that is gone is gone all the same.
    team.replace("claims/report.yaml", "- founded: 1921\n  quote: since 1921\n", "")
    _, held = changes(claimcheck, "diff", "main")
    assert whats(held) == [
        ("claim deleted from `report-2022`: `harbour-trust` founded `1921`", True),
        ("source `annual-report` is now called `report-2022`", False),
    ]


def test_a_subject_with_another_name(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.replace("docs/article.md", "founded in 1921", "founded in 1930")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    for path in ("claims/yearbook.yaml", "claims/report.yaml"):
        text = (team.folder / path).read_text(encoding="utf-8")
        team.put(path, text.replace("harbour-trust", "the-trust"))
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), rules(held["carried"])) == (0, ([], [], []), ["contradicted-text", "value-conflict"])
    assert [(one["what"], one["path"], one["line"], one["weaker"]) for one in held["gate"]] == [
        ("subject `harbour-trust` is now called `the-trust`", "claims/yearbook.yaml", 3, False)
    ]
    # Texts that name it as it was called are held to it no more.
    team.replace("claims/yearbook.yaml", "name: Harbour Trust", "name: The Trust")
    _, held = changes(claimcheck, "diff", "main")
    assert ("subject `harbour-trust` is now called `the-trust`", True) in whats(held)
    # Renamed for one source only, its claims no longer meet those of the other.
    team.replace("claims/yearbook.yaml", "the-trust", "harbour-trust")
    _, held = changes(claimcheck, "diff", "main")
    assert all(what.startswith("claim deleted from `annual-report`") for what, weaker in whats(held) if weaker and "entity" not in what)
    assert sum(weaker for _, weaker in whats(held)) >= 2


def test_what_a_rule_that_is_off_no_longer_finds_is_not_resolved(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.replace("docs/article.md", "founded in 1921", "founded in 1930")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.put("claimcheck.toml", SETTINGS + 'ignore = ["value-conflict"]\n')
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held), rules(held["carried"])) == (0, ([], [], []), ["contradicted-text"])
    [(what, weaker), _] = whats(held)
    assert (what.startswith("no longer looked for by `value-conflict`: 1 finding (`"), weaker) == (True, True)
    assert (held["gate"][0]["path"], held["gate"][0]["line"]) == ("claimcheck.toml", 4)
    assert claimcheck("diff", "main", "--fail-on-gate").status == 1
    # Nor is what stands in a text or a file that is no longer checked.
    team.put("claimcheck.toml", SETTINGS.replace('"docs/*.md"', "").replace('["claims"]', '["claims/yearbook.yaml"]'))
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (0, ([], [], []))
    told = [what for what, _ in whats(held) if what.startswith("no longer looked for in")]
    assert [what.split("`")[1] for what in told] == ["claims/report.yaml", "docs/article.md"]
    # It is said once of the file, not of each of its claims as if they had been deleted.
    for words in ((), ("--gate-from", "main")):
        _, held = changes(claimcheck, "diff", "main", *words)
        assert ("`claims/report.yaml` is there, and no longer checked", True) in whats(held), words
        assert not [what for what, _ in whats(held) if what.startswith("claim deleted")], words
    (team.folder / "claims/report.yaml").unlink()
    assert [what for what, _ in whats(changes(claimcheck, "diff", "main")[1]) if what.startswith("claim deleted")]


def test_what_a_text_says_of_a_name_that_is_no_longer_known_is_not_resolved(claimcheck, team):
    for path in sorted((team.folder / "claims").iterdir()):
        path.write_text(path.read_text(encoding="utf-8").replace("harbour-trust", "ht"), encoding="utf-8")
    team.replace("docs/article.md", "founded in 1921", "founded in 1930")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    team.replace("claims/yearbook.yaml", "name: Harbour Trust", "name: Quay Society")
    _, held = changes(claimcheck, "diff", "main")
    assert held["resolved"] == []
    assert [what.split(":")[0] for what, weaker in whats(held) if what.startswith("no longer looked for")] == [
        "no longer looked for in `docs/article.md`"
    ]


def test_nothing_of_what_cannot_be_read_is_called_resolved_or_deleted(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("broken on main")
    team.git("branch", "-f", "main")
    text = (team.folder / "claims/report.yaml").read_text(encoding="utf-8")
    team.put("claims/report.yaml", "<<<<<<< HEAD\n" + text)
    run = claimcheck("diff", "main")
    assert run.status == 2
    assert "part of the work tree cannot be read (`claims/report.yaml:2`: " in run.out
    assert "resolved (" not in run.out
    assert "deleted from" not in run.out
    assert "0 resolved" in run.out
    # Nor under another name of the file, which tells no more.
    team.git("mv", "claims/report.yaml", "claims/annual.yaml")
    run = claimcheck("diff", "main")
    assert (run.status, "resolved (" in run.out, "deleted from" in run.out) == (2, False, False)
    team.git("checkout", "-qf", "main", "--", "claims")
    team.git("rm", "-qf", "claims/annual.yaml")
    # A text that cannot be read hides what stands in it, and nothing else.
    team.replace("claims/report.yaml", "1912", "1921")
    (team.folder / "docs/article.md").write_bytes(b"# Harbour Trust\n\n\xff\xfe\x00")
    run = claimcheck("diff", "main")
    assert (run.status, "resolved (1):" in run.out, "value-conflict" in run.out) == (2, True, True)


def test_a_verdict_that_gets_stronger(claimcheck, team):
    team.put("claims/leaflet.yaml", "source: {id: leaflet, subject: harbour-trust}\nclaims:\n- members: 180+\n- head: Ann Lee\n  when: 2024/..\n")
    team.commit("superseded on main")
    team.git("branch", "-f", "main")
    team.replace("claims/leaflet.yaml", "180+", "180+\n  when: 2022-12-31")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, [rule for rule in rules(held["worsened"]) if rule == "value-conflict"]) == (1, ["value-conflict"])
    [worse] = [one for one in held["worsened"] if one["rule"] == "value-conflict"]
    assert worse["why"] == "was a warning, is an error; was superseded, is contradiction"


def test_a_decision_taken_back_opens_the_finding_again(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.replace("docs/article.md", "The Harbour Trust was founded in 1921. ", "")
    [found] = [one for one in json.loads(claimcheck("check", "--format", "json").out)["findings"] if one["rule"] == "value-conflict"]
    decision = f"decisions:\n- {{finding: {found['id']}, verdict: second is wrong, reason: a slip, by: Ann, until: 2030}}\n"
    team.put("claims/decisions.yaml", decision)
    team.commit("decided on main")
    team.git("branch", "-f", "main")
    assert claimcheck("check").status == 0
    (team.folder / "claims/decisions.yaml").unlink()
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (1, ([], ["value-conflict"], []))
    assert held["worsened"][0]["why"].startswith("was decided (second is wrong), is open again")
    assert whats(held) == [(f"decision withdrawn on `{found['id']}`: second is wrong", False)]
    # One that cannot be read was not taken back.
    team.put("claims/decisions.yaml", "<<<<<<< HEAD\n" + decision)
    run = claimcheck("diff", "main")
    assert (run.status, "1 introduced, 0 worsened, 0 resolved, 1 carried\n" in run.out, "withdrawn" in run.out) == (2, True, False)


WEAKER = 'severity = {value-conflict = "note"}\nfail-on = "error"\n'


def test_an_edit_that_weakens_its_judge_as_well(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.put("claimcheck.toml", SETTINGS.replace('documents = ["docs/*.md"]\n', "") + WEAKER)
    status, held = changes(claimcheck, "diff", "main")
    assert status == 0
    assert lists(held) == (["value-conflict"], [], [])
    assert whats(held) == [
        ("setting `documents`: `docs/*.md` is now empty", True),
        ("severity of `value-conflict`: its own is now note", True),
        ("document is there, and no longer held to the record", True),
    ]
    places = {change["what"]: (change["path"], change["line"]) for change in held["gate"]}
    assert places["severity of `value-conflict`: its own is now note"] == ("claimcheck.toml", 3)


def test_weaker_gates_can_be_made_to_fail(claimcheck, team):
    team.put("claimcheck.toml", SETTINGS + 'ignore = ["gap-in-office"]\n')
    assert changes(claimcheck, "diff", "main")[0] == 0
    assert changes(claimcheck, "diff", "main", "--fail-on-gate")[0] == 1
    team.put("claimcheck.toml", SETTINGS + 'fail-on = "warning"\n')
    status, held = changes(claimcheck, "diff", "main", "--fail-on-gate")
    assert (status, whats(held)) == (0, [("setting `fail-on`: `error` is now `warning`", False)])


def test_an_edit_cannot_weaken_the_judge_of_the_base(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.put("claimcheck.toml", SETTINGS.replace('documents = ["docs/*.md"]\n', "") + WEAKER)
    status, held = changes(claimcheck, "diff", "main", "--gate-from", "main")
    assert (status, lists(held)) == (1, (["value-conflict"], [], []))
    assert {one["severity"] for one in held["introduced"]} == {"error"}
    assert ("severity of `value-conflict`: its own is now note", True) in whats(held)
    team.commit()
    assert changes(claimcheck, "diff", "main", "edit", "--gate-from", "main")[1]["introduced"] == held["introduced"]
    assert changes(claimcheck, "check", "--gate-from", "main")[0] == 1


def test_neither_a_decision_nor_a_waiver_nor_a_trait_of_the_edit_helps_it(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    found = [one["id"] for one in json.loads(claimcheck("check", "--format", "json").out)["findings"] if one["severity"] == "error"]
    lines = "".join(f"- {{finding: {id}, verdict: not comparable, reason: because, by: Eve, until: 2099}}\n" for id in found)
    team.put("claims/decisions.yaml", f"decisions:\n{lines}")
    assert changes(claimcheck, "diff", "main")[0] == 0
    status, held = changes(claimcheck, "diff", "main", "--gate-from", "main")
    assert (status, lists(held)) == (1, (["value-conflict"], [], []))
    assert sum(what.startswith("decision added on") and weaker for what, weaker in whats(held)) == len(found)

    (team.folder / "claims/decisions.yaml").unlink()
    team.put("claims/report.yaml", REPORT)
    waiver = ' <!-- claimcheck: waive reason="as told" until=2030-01-01 -->'
    team.replace("docs/article.md", "was founded in 1921.", f"was founded in 1912{waiver}.")
    assert changes(claimcheck, "diff", "main")[0] == 0
    status, held = changes(claimcheck, "diff", "main", "--gate-from", "main")
    assert (status, lists(held)) == (1, (["contradicted-text"], [], []))
    [told] = held["gate"]
    assert (told["what"], told["path"], told["line"]) == ("a comment waives `The Harbour Trust was founded in 1912`: as told", "docs/article.md", 5)

    team.put("docs/article.md", ARTICLE)
    team.put("claims/report.yaml", REPORT.replace("1921", "1912") + "properties:\n  founded: {datatype: date, time: event, values: many}\n")
    status, held = changes(claimcheck, "diff", "main", "--gate-from", "main")
    assert (status, "value-conflict" in rules(held["introduced"])) == (1, True)
    assert ("property `founded`: values `one` is now `many`", True) in whats(held)


def test_an_old_waiver_does_not_cover_other_words(claimcheck, team):
    waiver = ' <!-- claimcheck: waive reason="as told" until=2030-01-01 -->'
    team.replace("docs/article.md", "founded in 1921.", f"founded in 1912{waiver}.")
    team.commit("waived on main")
    team.git("branch", "-f", "main")
    assert changes(claimcheck, "diff", "main", "--gate-from", "main")[0] == 0
    team.replace("docs/article.md", "1912", "1913")
    assert changes(claimcheck, "diff", "main", "--gate-from", "main")[0] == 1


def test_sources_swapped_and_claims_gone_are_told(claimcheck, team):
    team.replace("claims/yearbook.yaml", "published: 2023-05", "published: 2019, kind: reference")
    team.replace("claims/report.yaml", "- budget: 4.2 million EUR\n  when: 2022-12-31\n  quote: EUR 4.2 million\n", "")
    _, held = changes(claimcheck, "diff", "main")
    assert [what for what, weaker in whats(held) if weaker] == [
        "claim deleted from `annual-report`: `harbour-trust` budget `4.2 million EUR`",
        "source `yearbook`: kind `secondary` is now `reference`",
        "source `yearbook`: published `2023-05` is now `2019`",
    ]
    places = [(change["path"], change["line"]) for change in held["gate"]]
    assert places == [("claims/report.yaml", 5), ("claims/yearbook.yaml", 1), ("claims/yearbook.yaml", 1)]


def test_a_claim_that_moves_to_another_source(claimcheck, team):
    team.replace("claims/report.yaml", "- budget: 4.2 million EUR\n  when: 2022-12-31\n  quote: EUR 4.2 million\n", "")
    team.put("claims/yearbook.yaml", YEARBOOK + "- budget: 4.2 million EUR\n  when: 2022-12-31\n  quote: EUR 4.2 million\n")
    _, held = changes(claimcheck, "diff", "main")
    assert whats(held) == [("claim moved from `annual-report` to `yearbook`: `harbour-trust` budget `4.2 million EUR`", True)]


def test_check_takes_paths_and_a_base(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    status, held = changes(claimcheck, "check", "--diff", "main", "claims")
    assert (status, lists(held)) == (1, (["value-conflict"], [], []))


def test_from_a_folder_within(claimcheck, team, monkeypatch):
    team.replace("docs/article.md", "founded in 1921", "founded in 1912")
    monkeypatch.chdir(team.folder / "docs")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, lists(held)) == (1, (["contradicted-text"], [], []))
    assert [place["path"] for place in held["introduced"][0]["places"]][:2] == ["article.md", "../claims/report.yaml"]
    team.commit()
    assert changes(claimcheck, "diff", "main", "edit")[1]["introduced"] == held["introduced"]


def test_in_a_second_work_tree(claimcheck, team, monkeypatch, tmp_path_factory):
    other = tmp_path_factory.mktemp("second") / "tree"
    team.git("worktree", "add", "-q", other, "main")
    (other / "docs/article.md").write_text(ARTICLE.replace("1921", "1912"), encoding="utf-8")
    monkeypatch.chdir(other)
    status, held = changes(claimcheck, "diff", "edit")
    assert (status, lists(held)) == (1, (["contradicted-text"], [], []))


def test_it_starts_where_the_two_parted(claimcheck, team):
    team.git("switch", "-q", "main")
    team.replace("claims/report.yaml", "1921", "1912")
    team.commit("main is broken since")
    team.git("switch", "-q", "edit")
    run = claimcheck("diff", "main")
    assert (run.status, "left `main`" in run.out) == (0, True)
    assert "0 introduced, 0 worsened, 0 resolved" in run.out
    assert "0 introduced, 0 worsened, 1 resolved" in claimcheck("diff", "main", "--exact").out


def test_to_call_a_claim_a_draft_does_not_help(claimcheck, team):
    team.replace("claims/report.yaml", "1921", "1912")
    team.replace("claims/yearbook.yaml", "  quote: founded in 1921", "  draft: yes\n  quote: founded in 1921")
    status, held = changes(claimcheck, "diff", "main")
    assert (status, ("claim called a draft: `harbour-trust` founded `1921`", True) in whats(held)) == (0, True)
    status, held = changes(claimcheck, "diff", "main", "--gate-from", "main")
    assert (status, lists(held)) == (1, (["value-conflict"], [], []))


def test_the_page_on_gating_shows_what_happens(claimcheck, tmp_path):
    page = (Path(__file__).parents[2] / "docs" / "gate.md").read_text(encoding="utf-8")
    repository = Repository(tmp_path)
    files = dict(re.findall(r"^`(claims/[a-z]+\.yaml)`:\n\n```text\n(.*?)```", page, re.DOTALL | re.MULTILINE))
    for path, text in files.items():
        repository.put(path, text)
    repository.commit()
    [added] = re.findall(r"adds to the leaflet\n\n```text\n(.*?)```", page, re.DOTALL)
    repository.put("claims/leaflet.yaml", files["claims/leaflet.yaml"] + added)
    [shown] = re.findall(r"\$ claimcheck diff main\n(.*?)```", page, re.DOTALL)
    run = claimcheck("diff", "main")
    said, told = (re.sub(r"\b[0-9a-f]{9}\b", "commit", text) for text in (run.out, shown))
    assert (run.status, said) == (1, told)


def test_settings_that_are_named_judge_as_they_were(claimcheck, team, tmp_path_factory):
    team.git("mv", "claimcheck.toml", "gate.toml")
    team.commit("settings of another name")
    team.git("branch", "-f", "main")
    team.replace("claims/report.yaml", "1921", "1912")
    team.put("gate.toml", SETTINGS + 'fail-on = "never"\n')
    words = ("diff", "main", "--config", "gate.toml")
    assert changes(claimcheck, *words)[0] == 0
    status, held = changes(claimcheck, *words, "--gate-from", "main")
    assert (status, lists(held)) == (1, (["value-conflict"], [], []))
    team.put("new.toml", SETTINGS + 'fail-on = "never"\n')
    run = claimcheck("diff", "main", "--config", "new.toml", "--gate-from", "main")
    assert (run.status, "new.toml: is not there at" in run.err) == (2, True)
    # Settings outside the repository are nobody's edit.
    outside = tmp_path_factory.mktemp("outside") / "own.toml"
    outside.write_text(f'claims = ["{team.folder}/claims"]\n', encoding="utf-8")
    status, held = changes(claimcheck, "diff", "main", "--config", outside, "--gate-from", "main")
    assert (status, lists(held), held["gate"]) == (1, (["value-conflict"], [], []), [])
