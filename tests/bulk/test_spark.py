"""Does Spark find what DuckDB and the kernel alone find, and do both read texts alike? One session serves all of it."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa
import pytest

from claimcheck.bulk import giant, session
from claimcheck.bulk.backend import Duck
from claimcheck.bulk.coded import quick
from claimcheck.bulk.meanings import split_when
from claimcheck.bulk.spark import Spark
from claimcheck.errors import UsageError
from claimcheck.finding import Severity
from claimcheck.rules import RULES
from tests.bulk.both import counted, in_memory, written
from tests.bulk.lived import Lived
from tests.bulk.made import Made
from tests.bulk.test_giant import SOURCES, claims, question

# Java cannot be had by pip, and nobody should need it to change anything else.
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="there is no Java, which Spark runs on")
QUICK_TO_START = {"spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC", "spark.sql.shuffle.partitions": "3"}
ODD_TEXTS = (
    "12", "0012", "12 ", "", "/", "a/b", "a/", "/b", "1/2/3", "2020/..", "\U0001d4b3/é", "é/\U0001d4b3\U0001d4b3", "e\u0301/x", "\U0001f1e9\U0001f1ea/1", "012345678901234",
    "999999999999999", "1234567890123456", "\uff11\uff12", "\u0661", "ﬀ", "it's", "back\\slash/\\", "tab\tx", "12\n", "12\u2028", "12\x85", "12\r", "\n12", "%_", "-1", "1e5", "\ufeff12",
    "NaN", "ß/ẞ", "İ", "\u200d", "\U0010ffff/\U0010ffff", "''", '"', "{}", "[^!-~]", "$1", "\\1", "~!",
)  # fmt: skip


@pytest.fixture(scope="module")
def conf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Settings of checks that run on the one session that is held."""
    held = Spark(str(tmp_path_factory.mktemp("held")), "local[2]", QUICK_TO_START)
    yield {"spark.sql.shuffle.partitions": "3"}
    held.close()


def options(conf: dict[str, str]) -> dict[str, Any]:
    return {"engine": "spark", "master": "local[2]", "conf": conf}


@pytest.mark.parametrize(("seed", "crowded", "least"), [(1, False, Severity.NOTE)])
def test_the_findings_are_the_same(seed: int, crowded: bool, least: Severity, conf: dict[str, str], tmp_path: Path) -> None:
    made = Made(seed, 12 if crowded else 60, 8, crowded=crowded)
    made.numbered()
    folder = tmp_path / "ledger"
    folder.mkdir()
    made.write(folder, tables=("parquet", "csv", "parquet"))
    by_duck, _ = counted(folder, least)
    by_spark, _ = counted(folder, least, **options(conf))
    assert by_spark == by_duck
    known = in_memory(folder, least)
    assert (by_spark.findings, by_spark.not_judged) == (known.findings, known.not_judged)
    assert known.findings


def test_rules_that_look_beyond_one_question_find_the_same(conf: dict[str, str], tmp_path: Path) -> None:
    Lived(35, 12).write(tmp_path)
    rules = [rule for rule in RULES if rule.RULE.id in ("not-contemporary", "unsatisfiable-order", "contradicted-inverse", "mistaken-length")]
    by_spark, _ = counted(tmp_path, Severity.WARNING, rules, **options(conf))
    assert by_spark == counted(tmp_path, Severity.WARNING, rules)[0]
    assert len(by_spark.findings) > 2


def test_questions_with_very_many_claims(conf: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(giant, "LIMIT", 20)
    monkeypatch.setattr(giant, "BUCKETS", 8)
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    written([*claims(random.Random(5), 40), *question(901)], folder / "claims.parquet")
    by_duck, kept = counted(folder, Severity.WARNING)
    by_spark, kept_by_spark = counted(folder, Severity.WARNING, **options(conf))
    assert by_spark == by_duck
    assert kept_by_spark == kept
    assert by_spark.findings == in_memory(folder, Severity.WARNING).findings
    assert kept["rows judged, values"] < kept["  rows on them"]


def test_more_rows_than_one_batch_of_a_worker_holds(conf: dict[str, str], tmp_path: Path) -> None:
    """Spark hands its workers ten thousand rows at a time; there are three workers' shares of more than that."""
    chance = random.Random(7)
    folder = tmp_path / "ledger"
    folder.mkdir()
    (folder / "sources.yaml").write_text(SOURCES)
    rows = [
        {
            "subject": f"t{chance.randrange(1_000)}",
            "property": chance.choice(("member-states", "staff", "head")),
            "value": chance.choice(("12", "12", "12", "about 13", "Ann Lee", "Bo Chen", f"{at % 977}")),
            "when": f"{chance.randrange(1990, 2024)}-{chance.randrange(1, 13):02}",
            "source": f"s{chance.randrange(4)}",
        }
        for at in range(40_000)
    ]
    written(rows, folder / "claims.parquet")
    by_duck, kept = counted(folder, Severity.WARNING)
    by_spark, kept_by_spark = counted(folder, Severity.WARNING, **options(conf))
    assert by_spark == by_duck
    assert kept_by_spark == kept
    assert len(by_spark.findings) > 200


def test_both_read_texts_alike(conf: dict[str, str], tmp_path: Path) -> None:
    data = pa.table({"value": ODD_TEXTS, "when": ODD_TEXTS, "unit": [""] * len(ODD_TEXTS), "quick": [True] * len(ODD_TEXTS)})

    def seen(backend: Any) -> list[dict[str, Any]]:
        rows = backend.table(data, "odd_texts")
        _, first, last = split_when(rows)
        number = ibis.ifelse(quick(rows), rows.value, ibis.null("string")).cast("float64")
        found = rows.select("value", first=first, last=last, number=number, squeezed=rows.value.re_replace("[^!-~]+", ""))
        texts = backend.arrow(found).to_pylist()
        same = rows.group_by("value").agg(n=rows.count(), least=rows.when.min())
        return sorted(texts, key=lambda row: str(row["value"])) + sorted(backend.arrow(same).to_pylist(), key=lambda row: str(row["value"]))

    for name in ("duck", "spark"):
        (tmp_path / name).mkdir()
    by_spark = seen(Spark(str(tmp_path / "spark"), "local[2]", conf))
    assert by_spark == seen(Duck(str(tmp_path / "duck")))
    assert {row["value"] for row in by_spark if row.get("number") is not None} == {"12", "0012", "012345678901234", "999999999999999"}
    expected = {text: text.partition("/")[0] for text in ODD_TEXTS}
    assert {row["value"]: row["first"] for row in by_spark if "first" in row} == expected


def test_the_command_says_nothing_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text(SOURCES)
    written(question(901), tmp_path / "claims.parquet")

    def said(*arguments: str) -> tuple[int, str, str]:
        command = [sys.executable, "-m", "claimcheck", "check", ".", "--today", "2026-01-01", "--format", "json", *arguments]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    by_duck = said("--engine", "duckdb")
    assert by_duck[0] == 1
    settings = [f"--spark-conf={key}={value}" for key, value in QUICK_TO_START.items()]
    assert said("--engine", "spark", "--master", "local[2]", *settings) == by_duck
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.parquet", "sources.yaml"]
    code, out, err = said("--engine", "spark", "--master", "nowhere")
    assert (code, out) == (2, "")
    assert "Spark did not start" in err
    assert err.count("\n") == 1


def test_without_pyspark_one_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session.importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r"claimcheck-ledger\[spark\]"):
        Spark(str(tmp_path))
