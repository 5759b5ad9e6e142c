"""How soon is the page of ten thousand findings open, and how soon does it answer a filter? In Debian's chromium, from a file.

Run: ``python benchmarks/page.py``, or with numbers of findings: 1000 10000 30000.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from made import disputed
from playwright.sync_api import Browser, Page, sync_playwright

from claimcheck.cli.job import prepare
from claimcheck.cli.output import context
from claimcheck.report import FORMATS

ROUNDS = 5
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
CHOOSE = "(value) => { const box = document.querySelector(`input[value=${value}]`); box.checked = !box.checked; box.dispatchEvent(new Event('input', { bubbles: true })); }"
SEEK = "(text) => { const field = document.getElementById('q'); field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); }"


def written(count: int, scratch: Path) -> tuple[Path, float]:
    """The page of a made ledger in which so many questions are disputed, and the seconds that rendering takes."""
    job = prepare([disputed(scratch / str(count), count)], today="2025-06-30")
    report = job.run()
    told = context(job)
    begun = time.perf_counter()
    text = FORMATS["html"](report, told)
    taken = time.perf_counter() - begun
    path = scratch / f"{count}.html"
    path.write_text(text, encoding="utf-8")
    print(f"findings {len(report.findings):,}  page {len(text.encode()) / 1e6:.1f} MB (at most 20 for 10,000)  rendered in {taken:.2f} s")
    return path, taken


def timed(work: Callable[[], object], page: Page) -> float:
    """Seconds until the work is done and the window painted."""
    begun = time.perf_counter()
    work()
    page.evaluate(PAINTED)
    return time.perf_counter() - begun


def measured(browser: Browser, path: Path) -> dict[str, float]:
    """Median seconds of each step, each round in a new window."""
    taken: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        page = browser.new_page()
        taken.setdefault("open", []).append(timed(lambda page=page: page.goto(path.as_uri()), page))
        taken.setdefault("filter at once", []).append(timed(lambda page=page: page.evaluate(CHOOSE, "error"), page))
        taken.setdefault("search at once", []).append(timed(lambda page=page: page.evaluate(SEEK, "body-77"), page))
        begun = time.perf_counter()
        page.evaluate("async () => { while (document.querySelector('noscript')) await new Promise((done) => setTimeout(done, 20)); }")
        taken.setdefault("all built", []).append(time.perf_counter() - begun)
        taken.setdefault("filter", []).append(timed(lambda page=page: page.evaluate(CHOOSE, "error"), page))
        taken.setdefault("all again", []).append(timed(lambda page=page: page.evaluate(SEEK, ""), page))
        page.close()
    return {name: statistics.median(times) for name, times in taken.items()}


def main() -> None:
    """Print a line for each size."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for count in [int(given) for given in sys.argv[1:]] or [10_000]:
            path, _ = written(count, Path(scratch))
            print("  ".join(f"{name} {seconds:.2f} s" for name, seconds in measured(browser, path).items()), "(each at most 2, but for all built)")
        browser.close()


if __name__ == "__main__":
    main()
