"""Is an earlier report read back as it was, and anything else refused in one line?"""

from __future__ import annotations

import json

import pytest

from claimcheck.errors import UsageError
from claimcheck.load.report import LARGEST_REPORT, read_report
from claimcheck.report import FORMATS, Context
from tests.report.sample import REPORT


@pytest.fixture
def written(tmp_path):
    path = tmp_path / "report.json"
    path.write_text(FORMATS["json"](REPORT, Context()), encoding="utf-8")
    return path


def test_what_was_found_comes_back(written):
    again = read_report(written)
    assert [one.id for one in again.findings] == [one.id for one in REPORT.findings]
    for one, other in zip(again.findings, REPORT.findings, strict=True):
        assert (one.rule, one.severity, one.verdict, one.message, one.places) == (
            other.rule,
            other.severity,
            other.verdict,
            other.message,
            other.places,
        )
        assert (one.decision is None) == (other.decision is None)
    assert (again.sources, again.agreements) == (REPORT.sources, REPORT.agreements)
    assert (again.summary.errors, again.summary.claims) == (REPORT.summary.errors, REPORT.summary.claims)


def test_keys_of_a_later_version_are_passed_over(written):
    report = json.loads(written.read_text(encoding="utf-8"))
    report["later"] = 1
    report["findings"][0]["later"] = 1
    report["findings"][0]["places"][0]["later"] = 1
    written.write_text(json.dumps(report), encoding="utf-8")
    assert len(read_report(written).findings) == len(REPORT.findings)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda text: "", "not JSON"),
        (lambda text: text[: len(text) // 2], "not JSON"),
        (lambda text: "[" * 100_000, "not JSON"),
        (lambda text: "[]", "no report of claimcheck"),
        (lambda text: "{}", "is missing"),
        (lambda text: text.replace("report/v1", "report/v2", 1), "the schema is `claimcheck/report/v2`"),
        (lambda text: text.replace('"severity": "', '"severity": "x', 1), "severity` is not what a report has there"),
        (lambda text: text.replace('"line": ', '"line": "x', 1).replace('"x', '"x"', 1), "not JSON"),
    ],
)
def test_anything_else_is_refused_in_one_line(written, change, said):
    written.write_text(change(written.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(UsageError) as trouble:
        read_report(written)
    assert said in str(trouble.value)
    assert "\n" not in str(trouble.value)


def test_a_file_too_large_is_refused(written):
    with written.open("r+b") as file:
        file.truncate(LARGEST_REPORT + 1)
    with pytest.raises(UsageError, match="larger than 200 MB"):
        read_report(written)


def test_no_such_file(tmp_path):
    with pytest.raises(UsageError, match="cannot be read: no such file"):
        read_report(tmp_path / "none.json")
