"""Which changes of what judges are told, where, and do they let more pass?"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.repository import Repository

LEDGER = """\
source: {id: almanac, title: Almanac, published: 2023-05, subject: ht, kind: primary}
sources:
  guide: {title: Guide, published: 2022, derived-from: [almanac]}
entities:
  ht: {name: Harbour Trust, aliases: [Trust of the Harbour], type: organisation}
properties:
  lamps: {datatype: quantity, maximum: "100", conflicts-with: [dark], words: [lamps], values: best}
  dark: {datatype: yes-no}
relations:
- {id: enough, holds: ht.lamps >= 3}
claims:
- lamps: 12
  when: 2022
- lamps: 12
  when: 2022
  source: guide
"""
SETTINGS = """\
[tool.other]
ignore = ["x"]

[tool.claimcheck]
today = "2025-06-30"
quote-words = 8
ignore = ["gap-in-office"]
snapshots = ["texts"]

[tool.claimcheck.severity]
name-variant = "warning"
"""


@pytest.fixture
def made(claimcheck, tmp_path: Path) -> Repository:
    repository = Repository(tmp_path)
    repository.put("claims/almanac.yaml", LEDGER)
    repository.put("pyproject.toml", SETTINGS)
    repository.put("texts/one.txt", "one")
    repository.commit()
    return repository


def told(claimcheck) -> list[tuple[str, str, int, bool]]:
    run = claimcheck("diff", "main", "--format", "json")
    assert run.status in (0, 1), run.err
    return [(one["what"], one["path"], one["line"], one["weaker"]) for one in json.loads(run.out)["changes"]["gate"]]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("quote-words = 8", "quote-words = 9", ("setting `quote-words`: `8` is now `9`", 6, True)),
        ("quote-words = 8", "quote-words = 7", ("setting `quote-words`: `8` is now `7`", 6, False)),
        ('"2025-06-30"', '"2025-07-30"', ("setting `today`: `2025-06-30` is now `2025-07-30`", 5, True)),
        (
            '["gap-in-office"]',
            '["gap-in-office", "stale-value"]',
            ("setting `ignore`: `gap-in-office` is now `gap-in-office`, `stale-value`", 7, True),
        ),
        ('["gap-in-office"]', "[]", ("setting `ignore`: `gap-in-office` is now empty", 7, False)),
        ('snapshots = ["texts"]\n', "", ("setting `snapshots`: `texts` is now empty", 0, True)),
        ('snapshots = ["texts"]', 'select = ["value-conflict"]\nsnapshots = ["texts"]', ("setting `select`: empty is now `value-conflict`", 8, True)),
        ('name-variant = "warning"', 'name-variant = "off"', ("severity of `name-variant`: warning is now off", 11, True)),
        ('name-variant = "warning"', 'name-variant = "error"', ("severity of `name-variant`: warning is now error", 11, False)),
        (
            'name-variant = "warning"',
            'name-variant = "warning"\nvalue-conflict = "error"',
            ("severity of `value-conflict`: its own is now error", 12, False),
        ),
        ("quote-words = 8", 'quote-words = 8\nfail-on = "never"', ("setting `fail-on`: `error` is now `never`", 7, True)),
        ("quote-words = 8", 'quote-words = 8\nfail-on = "note"', ("setting `fail-on`: `error` is now `note`", 7, False)),
        ("quote-words = 8", 'quote-words = 8\nformat = "json"', ("setting `format`: `text` is now `json`", 7, False)),
    ],
)
def test_settings(claimcheck, made, old, new, expected):
    made.replace("pyproject.toml", old, new)
    what, line, weaker = expected
    assert told(claimcheck) == [(what, "pyproject.toml", line, weaker)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("kind: primary", "kind: own", ("source `almanac`: kind `primary` is now `own`", 1, True)),
        ("2023-05", "2023-06", ("source `almanac`: published `2023-05` is now `2023-06`", 1, True)),
        (", derived-from: [almanac]", "", ("source `guide`: derived-from `almanac` is now empty", 3, True)),
        ("kind: primary", f"kind: primary, sha256: {'0' * 64}", (f"source `almanac`: sha256 not set is now `{'0' * 60}`", 1, False)),
        (
            "[Trust of the Harbour]",
            "[Trust of the Harbour, HT]",
            ("entity `ht`: aliases `Trust of the Harbour` is now `Trust of the Harbour`, `HT`", 5, True),
        ),
        ("[Trust of the Harbour]", "[]", ("entity `ht`: aliases `Trust of the Harbour` is now empty", 5, False)),
        ('"100"', '"200"', ("property `lamps`: maximum `100` is now `200`", 7, True)),
        ('maximum: "100"', 'minimum: "1", maximum: "100"', ("property `lamps`: minimum not set is now `1`", 7, False)),
        (", conflicts-with: [dark]", "", ("property `lamps`: conflicts-with `dark` is now not set", 7, True)),
        ("[dark]", "[dark, founded]", ("property `lamps`: conflicts-with `dark` is now `dark`, `founded`", 7, False)),
        ("values: best", "values: many", ("property `lamps`: values `best` is now `many`", 7, True)),
        ("values: best", "values: one", ("property `lamps`: values `best` is now `one`", 7, False)),
        ("values: best", "values: best, grows: true", ("property `lamps`: grows `no` is now `yes`", 7, False)),
        (">= 3", ">= 2", ("relation `enough`: `ht.lamps >= 3` is now `ht.lamps >= 2`", 10, True)),
        ("relations:\n- {id: enough, holds: ht.lamps >= 3}\n", "", ("relation `enough` removed: `ht.lamps >= 3`", 10, True)),
        ("- lamps: 12\n  when: 2022\n  source: guide\n", "", ("claim deleted from `guide`: `ht` lamps `12`", 14, True)),
        (
            "- lamps: 12\n  when: 2022\n-",
            "- lamps: 12\n  when: 2022\n  modality: planned\n-",
            ("claim deleted from `almanac`: `ht` lamps `12`", 12, True),
        ),
    ],
)
def test_records(claimcheck, made, old, new, expected):
    made.replace("claims/almanac.yaml", old, new)
    what, line, weaker = expected
    assert told(claimcheck) == [(what, "claims/almanac.yaml", line, weaker)]


def test_an_edited_value_is_no_change_to_the_gate(claimcheck, made):
    made.replace("claims/almanac.yaml", "- lamps: 12\n  when: 2022\n  source: guide", "- lamps: 13\n  when: 2021\n  source: guide")
    assert told(claimcheck) == []


def test_what_is_new_judges_nothing_that_was_there(claimcheck, made):
    made.put(
        "claims/more.yaml", "source: {id: more, published: 2023, subject: ht}\nproperties:\n  boats: {datatype: quantity}\nclaims:\n- boats: 3\n"
    )
    assert told(claimcheck) == []


def decision(until: str = "2030", reason: str = "r", verdict: str = "not comparable") -> str:
    return f"decisions:\n- {{finding: 0123456789abcdef, verdict: {verdict}, reason: {reason}, by: Ida, until: {until}}}\n"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", decision(), ("decision added on `0123456789abcdef`: not comparable, by Ida, until 2030", 2, True)),
        (decision(), "", ("decision withdrawn on `0123456789abcdef`: not comparable", 2, False)),
        (decision("2030"), decision("2031-05"), ("decision changed on `0123456789abcdef`: until `2030` is now `2031-05`", 2, True)),
        (decision("2030"), decision("2029"), ("decision changed on `0123456789abcdef`: until `2030` is now `2029`", 2, False)),
        (decision(reason="r"), decision(reason="s"), ("decision changed on `0123456789abcdef`: reason `r` is now `s`", 2, False)),
        (
            decision(),
            decision(verdict="both wrong"),
            ("decision changed on `0123456789abcdef`: verdict `not comparable` is now `both wrong`", 2, True),
        ),
    ],
)
def test_decisions(claimcheck, made, old, new, expected):
    made.put("claims/decisions.yaml", old or "# none\n")
    made.commit()
    made.put("claims/decisions.yaml", new or "# none\n")
    what, line, weaker = expected
    assert told(claimcheck) == [(what, "claims/decisions.yaml", line, weaker)]


def test_a_baseline_that_grew(claimcheck, made):
    made.replace("pyproject.toml", "quote-words = 8", 'quote-words = 8\nbaseline = "known.json"')
    made.put("known.json", '{"schema": "claimcheck/baseline/v1",\n"findings": []}\n')
    made.commit()
    made.put(
        "known.json",
        '{"schema": "claimcheck/baseline/v1",\n"findings": [\n{"id": "00ff", "rule": "value-conflict", "severity": "error", "question": "q", "message": "m"}\n]}\n',
    )
    assert told(claimcheck) == [("the baseline grew by 1 finding: `00ff`", "known.json", 3, True)]


def test_very_many_claims_that_are_gone_are_told_in_few_lines(claimcheck, made):
    many = "".join(f"- dark: no\n  subject: s{n}\n" for n in range(300))
    made.put("claims/many.yaml", f"source: {{id: many, published: 2023}}\nclaims:\n{many}")
    made.commit()
    (made.folder / "claims/many.yaml").unlink()
    found = told(claimcheck)
    assert len(found) == 51
    assert "250 more claims deleted from `many`" in [what for what, *_ in found]


def test_a_document_that_is_held_to_the_record_no_longer(claimcheck, made):
    made.replace("pyproject.toml", "quote-words = 8", 'quote-words = 8\ndocuments = ["docs"]')
    article = "# Harbour Trust\n\nThe Harbour Trust keeps 12 lamps, as it did in 2022.\n"
    made.put("docs/article.md", article)
    made.put("docs/other.md", "# Another\n\nNothing to see.\n")
    made.commit()
    for target in ("attic/article.md", ".hidden/article.md"):
        made.put(target, article)
        (made.folder / "docs/article.md").unlink()
        assert told(claimcheck) == [("document is gone, or no longer held to the record", "docs/article.md", 0, True)]
        made.put("docs/article.md", article)
    # Under another name, or with other words, it is the same document.
    (made.folder / "docs/article.md").rename(made.folder / "docs/history.md")
    assert told(claimcheck) == []
    made.put("docs/history.md", article.replace("12", "13"))
    assert told(claimcheck) == []
    made.put("docs/article.md", article)
    made.replace("pyproject.toml", 'documents = ["docs"]', 'documents = ["docs/other.md"]')
    assert told(claimcheck)[0] == ("document is there, and no longer held to the record", "docs/article.md", 0, True)
