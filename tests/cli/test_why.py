"""Does ``why`` find the finding that is meant, and tell of it whatever it holds?"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from claimcheck.hidden import HIDDEN
from tests import clock

TEXT = "The Trust counted almost 22,000 visitors\nin the year 2020, its report says.\n"
LEDGER = """\
source: {id: almanac, published: 2021-07-15, subject: trust, sha256: SHA, title: Harbour Almanac}
sources: {leaflet: {}, poster: {published: 2021-07}}
entities: {trust: {name: Harbour Trust}}
properties: {visitors: {datatype: quantity, label: visitors, time: fluctuating, figures: reported}}
claims:
- {visitors: "almost 22,000", when: the end of 2020, quote: "almost 22,000 visitors"}
- {visitors: "24,000", when: the end of 2020, source: poster}
- {members: 173, when: 2021-07}
- {members: 175+, source: leaflet}
- {head: Ann Lee, when: 2023/.., source: leaflet}
""".replace("SHA", hashlib.sha256(TEXT.encode()).hexdigest())
DAY = ("--today", "2025-06-30")
Runs = Callable[..., Any]


def ids(claimcheck: Runs, *words: object) -> dict[str, str]:
    """The id of the finding of each verdict."""
    found = json.loads(claimcheck("check", *words, *DAY, "--format", "json").out)["findings"]
    return {finding["verdict"]: finding["id"] for finding in found}


def test_a_finding_is_told_from_question_to_rule(claimcheck: Runs, ledger: Runs, tmp_path: Path) -> None:
    ledger(a=LEDGER)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    id = ids(claimcheck)["contradiction"]
    run = claimcheck("why", id, *DAY, "--snapshots", "texts")
    assert (run.status, run.err) == (0, "")
    text = " ".join(run.out.split())
    for words in (
        "Which number is given for “visitors” of Harbour Trust (`trust`)?",
        "fluctuating: an answer held at some moment of the time that is given for it",
        "`almost`: within one unit of the last significant digit below; that digit counts 1,000 bounds: [21,000, 22,000)",
        "reports rounded figures: half a unit of the last significant digit either side; that digit counts 1,000 bounds: [23,500, 24,500)",
        "the recorded value is among what the quote can be read as",
        "the quote stands there, in line 1, column 19",
        "a stated point of a longer time",
        "whatever is left open, both hold on 2020-12-31",
        "[21,000, 22,000) against [23,500, 24,500): nothing in common",
        "times certainly together; values with nothing in common: contradiction",
        "`contradiction` counts as an error here",
        "suggested:",
        "claimcheck explain value-conflict",
    ):
        assert words in text, words
    order = [run.out.index(title) for title in ("The question:", "Who says what", "How they meet:", "What it comes to:", "The rule value-conflict:")]
    assert order == sorted(order)
    assert max(map(len, run.out.splitlines())) <= 110
    assert claimcheck("why", id, *DAY, "--snapshots", "texts").out == run.out


def test_the_beginning_of_an_id_is_enough(claimcheck: Runs, ledger: Runs) -> None:
    ledger(a=LEDGER)
    id = ids(claimcheck)["superseded"]
    whole = claimcheck("why", id, "claims", *DAY).out
    for name in (id[:8], id[:6].upper(), f"`{id}`", f" {id} ", f"id: {id}"):
        assert claimcheck("why", name, *DAY).out == whole


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "an empty id"),
        ("`", "an empty id"),
        ("zzzz", "there is no finding `zzzz`"),
        ("value-conflict", "there is no finding `value-conflict`; of it there are `"),
        ("trust", "there is no finding `trust`; of it there are `"),
        ("../../etc/passwd", "there is no finding"),
        ("\u202e" * 50, "<U+202E>"),
    ],
)
def test_what_is_no_finding_is_told_in_a_line(name: str, said: str, claimcheck: Runs, ledger: Runs) -> None:
    ledger(a=LEDGER)
    run = claimcheck("why", name, *DAY)
    assert (run.status, run.out, run.err.count("\n")) == (2, "", 1)
    assert said in run.err
    assert not HIDDEN.search(run.err.rstrip("\n"))


def test_an_id_that_is_nearly_right_is_met_with_the_one_that_was_meant(claimcheck: Runs, ledger: Runs) -> None:
    ledger(a=LEDGER)
    id = ids(claimcheck)["superseded"]
    slipped = id[:7] + ("0" if id[7] != "0" else "1") + id[8:]
    assert f"did you mean `{id}`?" in claimcheck("why", slipped, *DAY).err


def test_several_that_begin_alike_are_listed(claimcheck: Runs, ledger: Runs) -> None:
    many = "".join(
        f"- {{subject: s{number}, members: 1, when: 2020}}\n- {{subject: s{number}, members: 2, when: 2020, source: poster}}\n"
        for number in range(40)
    )
    ledger(a=LEDGER + many)
    found = json.loads(claimcheck("check", *DAY, "--format", "json").out)["findings"]
    first = [finding["id"][0] for finding in found]
    digit = max(set(first), key=first.count)
    run = claimcheck("why", digit, *DAY)
    assert run.status == 2
    assert f"{first.count(digit)} findings have an id that begins with `{digit}`" in run.err


def test_what_compare_shows_is_told_too(claimcheck: Runs, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(
        "# Harbour Trust\n\n*Published 15 July 2021*\n\nThe Harbour Trust has 173 members (as of July 2021).\n", encoding="utf-8"
    )
    (tmp_path / "two.md").write_text(
        "# Harbour Trust\n\n*Published 16 July 2021*\n\nThe Harbour Trust has 180 members (as of July 2021).\n", encoding="utf-8"
    )
    [id] = {
        finding["id"]
        for finding in json.loads(claimcheck("compare", "one.md", "two.md", *DAY, "--format", "json").out)["findings"]
        if finding["property"] == "members"
    }
    run = claimcheck("why", id[:9], "one.md", "two.md", *DAY)
    assert run.status == 0
    text = " ".join(run.out.split())
    assert "sentence: “The Harbour Trust has 173 members (as of July 2021).”" in text
    assert "tied by: the phrase" in text
    assert "exactly 173 against exactly 180: nothing in common" in text


def test_a_document_that_contradicts_is_told_with_its_sentence(claimcheck: Runs, ledger: Runs, tmp_path: Path) -> None:
    ledger(a=LEDGER)
    (tmp_path / "page.md").write_text(
        "# Harbour Trust\n\n*Published 20 July 2021*\n\nIn July 2021 the Harbour Trust had 199 members.\n", encoding="utf-8"
    )
    found = json.loads(claimcheck("check", "claims", "page.md", *DAY, "--format", "json").out)["findings"]
    [finding] = [finding for finding in found if finding["rule"] == "contradicted-text"]
    run = claimcheck("why", finding["id"], "claims", "page.md", *DAY)
    text = " ".join(run.out.split())
    assert "“In July 2021 the Harbour Trust had 199 members.”" in text
    assert "Held to the record: outcome: contradicted held against: `almanac:members`" in text
    assert "`page.md` and `almanac:members`" in text
    assert "exactly 199 against exactly 173: nothing in common" in text


def test_a_decision_is_told_with_what_it_weighed(claimcheck: Runs, ledger: Runs, tmp_path: Path) -> None:
    ledger(a=LEDGER)
    id = ids(claimcheck)["contradiction"]
    done = claimcheck(
        "decide", id, *DAY, "--verdict", "second is wrong", "--reason", "the poster was printed early", "--by", "Ida Lund", "--until", "2027"
    )
    assert done.status == 0, done.err
    text = " ".join(claimcheck("why", id, *DAY).out.split())
    assert "decided: second is wrong: `24,000` (`poster`), by Ida Lund on 2025-06-30, until 2027: the poster was printed early" in text
    assert "weighed: `almanac:visitors`: almost 22,000, of the end of 2020, by `almanac`" in text
    assert "suggested:" not in text
    assert "decided: a decision says that it is wrong" in text
    changed = LEDGER.replace('"24,000"', '"25,000"')
    ledger(a=changed)
    again = ids(claimcheck)["contradiction"]
    text = " ".join(claimcheck("why", again, *DAY).out.split())
    assert "reopened: decided by Ida Lund" in text
    assert "by nobody yet" not in text


HOSTILE = (
    "<script>alert(1)</script>", "\x1b[31mred\x1b[0m", "a\nb\r\nc", "\u202eright", "漢字" * 200, "w" * 3_000, "`tick` | pipe", "@everyone #12", "\u200b", "%s {0} \\N", "' \" '",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_strings_stay_data(text: str, claimcheck: Runs, ledger: Runs) -> None:
    said = json.dumps(text)
    ledger(
        a=f"""\
source: {{id: almanac, title: {said}, authors: [{said}], published: 2021, accessed: 2021-08-01}}
sources: {{poster: {{note: {said}}}, unused: {{title: {said}}}}}
properties: {{remark: {{datatype: name, label: {said}, description: {said}}}}}
claims:
- {{subject: {said}, remark: {said}, quote: {said}, scope: {said}, attributed-to: {said}, locator: {said}, note: {said}}}
- {{subject: {said}, remark: something else altogether, scope: {said}, source: poster, when: {said}}}
"""
    )
    found = json.loads(claimcheck("check", *DAY, "--format", "json").out)["findings"]
    assert found
    for finding in found:
        run = claimcheck("why", finding["id"], *DAY)
        assert (run.status, run.err) == (0, "")
        assert not HIDDEN.search(run.out.replace("\n", ""))
        assert "\x1b" not in run.out
        shape = json.loads(claimcheck("why", finding["id"], *DAY, "--format", "json").out)
        assert shape["schema"] == "claimcheck/why/v1"
        assert shape["finding"]["id"] == finding["id"]


def test_colour_changes_no_word(claimcheck: Runs, ledger: Runs) -> None:
    ledger(a=LEDGER)
    id = ids(claimcheck)["superseded"]
    bare, painted = claimcheck("why", id, *DAY).out, claimcheck("why", id, *DAY, "--color").out
    assert "\x1b[" in painted
    plain = re.sub(r"\x1b\[[0-9;]*m", "", painted)
    assert [line.rstrip(":") for line in plain.splitlines()] == [line.rstrip(":") for line in bare.splitlines()]


def test_a_conflict_of_many_claims_is_told_in_time(claimcheck: Runs, ledger: Runs) -> None:
    many = "".join(f"- {{members: {500 + number % 3}, when: 2019-01, source: poster}}\n" for number in range(6_000))
    ledger(a=LEDGER + many)
    found = json.loads(claimcheck("check", *DAY, "--format", "json").out)["findings"]
    [finding] = [one for one in found if one["verdict"] == "contradiction" and one["property"] == "members"]
    runs: list[Any] = []
    clock.within(15, lambda: runs.append(claimcheck("why", finding["id"], *DAY)))
    run = runs[0]
    assert "nothing in common" in run.out
    assert "of 6,000 claims not all pairs were looked at again" in " ".join(run.out.split())
    assert len(run.out) < 100_000
    shape = json.loads(claimcheck("why", finding["id"], *DAY, "--format", "json").out)
    assert sum(len(side["told"]) + len(side["more"]) for side in shape["sides"]) == len(finding["places"]) == 6_000
