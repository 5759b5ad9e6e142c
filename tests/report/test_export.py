"""Does an export say what the claims say, and can a table of it be read back?"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.cells import guard, row, unguard
from claimcheck.errors import UsageError
from claimcheck.exchange.export import COLUMNS, export
from claimcheck.load import load
from claimcheck.model import Claim
from tests.chance import examples

PLAIN = Claim(
    id="guide/1",
    subject="tern-light",
    property="height",
    value="41",
    unit="m",
    scope="lamp room",
    when="2021",
    source="guide",
    quote="41 m",
    locator="p. 3",
)
TEXT = st.one_of(st.text(max_size=30), st.lists(st.sampled_from([*"=+-@'\t\r\n\",;1 x."]), max_size=6).map("".join))


def test_columns_and_order() -> None:
    lines = list(export([PLAIN, PLAIN.model_copy(update={"id": "a"})], "csv"))
    assert lines[0] == "id,subject,property,value,unit,scope,when,source,quote,locator\n"
    assert lines[1] == "guide/1,tern-light,height,41,m,lamp room,2021,guide,41 m,p. 3\n"
    assert [line.split(",")[0] for line in lines[1:]] == ["guide/1", "a"]
    assert list(json.loads(next(export([PLAIN], "jsonl")))) == list(COLUMNS)


def test_nothing_to_export() -> None:
    assert list(export([], "csv")) == [",".join(COLUMNS) + "\n"]
    assert list(export([], "jsonl")) == []


def test_unknown_format() -> None:
    with pytest.raises(UsageError, match=r"`xml`.*jsonl, csv"):
        export([], "xml")


@examples(200)
@given(value=TEXT, quote=TEXT)
@example("\u202ea\x1b\u2028\x7f\U000e0041", "é東京")
def test_jsonl_loses_nothing(value: str, quote: str) -> None:
    claim = PLAIN.model_copy(update={"value": value, "quote": quote})
    (line,) = export([claim], "jsonl")
    assert line.index("\n") == len(line) - 1
    assert line[:-1].isprintable() or not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2028]", line[:-1])
    said = json.loads(line)
    assert (said["value"], said["quote"]) == (value, quote)


@examples(200)
@given(value=TEXT)
@example("'=1")
@example("''-x")
@example("-5")
@example("-5,000")
def test_csv_comes_back_unless_it_would_steer_a_terminal(value: str) -> None:
    claim = PLAIN.model_copy(update={"value": value})
    said = list(csv.reader(io.StringIO("".join(export([claim], "csv")), newline=""), strict=True))
    assert len(said) == 2
    steering = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]"
    assert unguard(said[1][3]) == re.sub(steering, lambda match: f"<U+{ord(match[0]):04X}>", value)


@examples(300)
@given(TEXT)
def test_guard_can_be_taken_off(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not re.match(r"[=+@\t\r]|-(?!\d+(\.\d+)?$)", guard(text).rstrip("\n") if "\n" not in text else guard(text))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+5", "'+5"),
        ("@x", "'@x"),
        ("-5", "-5"),
        ("-1.5", "-1.5"),
        ("-x", "'-x"),
        ("-5-", "'-5-"),
        ("it's", "it's"),
        ("'=x", "''=x"),
        ("'x", "'x"),
        ("", ""),
    ],
)
def test_guard(text: str, cell: str) -> None:
    assert guard(text) == cell


def test_row_quotes_what_must_be_quoted() -> None:
    assert row(["a,b", 'say "x"', "two\nlines", " edge", "cr\rx", ""]) == '"a,b","say ""x""","two\nlines"," edge","cr\rx",\n'


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_the_columns_are_the_same_for_every_ledger(format: str) -> None:
    said = [PLAIN.model_copy(update={"attributed_to": "Ann Lee", "note": "a note"})]
    assert "Ann Lee" not in "".join(export(said, format))


def test_a_table_may_say_whose_words_they_are(tmp_path: Path) -> None:
    (tmp_path / "claims.csv").write_text("subject,property,value,attributed-to,note\ntrust,members,12,Ann Lee,by phone\n", encoding="utf-8")
    [claim] = load([tmp_path]).claims
    assert (claim.attributed_to, claim.note) == ("Ann Lee", "by phone")
