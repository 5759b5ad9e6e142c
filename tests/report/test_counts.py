"""Is the table of counts that ends a text written as a library for tables writes it, without loading one?"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

from tabulate import tabulate

from claimcheck.finding import Finding, Severity
from claimcheck.report import FORMATS, words

from .sample import CONTEXT, REPORT


def test_the_table_of_counts_is_as_tables_are_written_elsewhere() -> None:
    made = [
        Finding(f"f{n}", rule, severity, "x", ())
        for n, (rule, severity) in enumerate(
            [("value-conflict", Severity.ERROR), ("a", Severity.NOTE), ("名前", Severity.WARNING), ("a", Severity.WARNING)] * 700
        )
    ]
    for findings in (made, made[:1], made[1:2], [one for one in made if one.severity is not Severity.NOTE]):
        shown = FORMATS["text"](replace(REPORT, findings=tuple(findings)), CONTEXT)
        counts = words.tally(findings)
        columns = [at for at in range(len(words.TALLIED)) if any(row[at] for _, row in counts)]
        body = [[rule, *(f"{row[at]:,}" if row[at] else "" for at in columns)] for rule, row in counts]
        total = ["all", *(f"{sum(row[at] for _, row in counts):,}" for at in columns)]
        table = tabulate(
            [*body, total] if len(body) > 1 else body,
            headers=["rule", *(words.TALLIED[at] for at in columns)],
            colalign=("left", *("right" for _ in columns)),
            disable_numparse=True,
        )
        assert f"\n{table}\n" in shown


def test_a_text_with_findings_loads_no_library_for_tables() -> None:
    program = (
        "import sys; from tests.report.sample import CONTEXT, REPORT; from claimcheck.report import FORMATS; assert 'error' in FORMATS['text'](REPORT, CONTEXT); "
        "print([m for m in ('tabulate', 'wcwidth') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"
