"""How long does it take, and how does that grow? Whole processes, in turn with a baseline, as ratios of medians.

Run: ``python benchmarks/measure.py`` (all), or with the names of what to measure: startup, growth, crowd, again.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from made import crowd, folder

ROOT = Path(__file__).resolve().parent.parent
BASELINE = [sys.executable, "-c", "import pydantic, click, yaml"]
CHECK = [sys.executable, "-m", "claimcheck", "check", "--today", "2025-06-30", "--fail-on", "never", "--format", "csv"]


# Compiled as every installed package is: the libraries of the baseline would be, and the program not.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONHASHSEED": "0"}


def seconds(command: Sequence[str], cwd: Path) -> float:
    """Wall time of one run of a command that must end well."""
    begun = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    return time.perf_counter() - begun


def medians(commands: Sequence[Sequence[str]], cwd: Path, rounds: int) -> list[float]:
    """Median wall time of each command, run in turn after one round that does not count."""
    times: list[list[float]] = [[] for _ in commands]
    for number in range(rounds + 1):
        for command, taken in zip(commands, times, strict=True):
            spent = seconds(command, cwd)
            if number:
                taken.append(spent)
    return [statistics.median(taken) for taken in times]


def startup(scratch: Path) -> None:
    """The project's own ledger, against importing the libraries that every run needs."""
    base, own = medians([BASELINE, [*CHECK[:-1], "text", "claims"]], ROOT, 9)
    print(f"startup  own ledger {own:.3f} s, baseline {base:.3f} s, ratio {own / base:.2f} (at most 2.5, and 0.6 s)")


def growth(scratch: Path) -> None:
    """Ledgers of ten and a hundred thousand claims."""
    taken = {}
    for count, rounds in ((10_000, 5), (100_000, 1)):
        [taken[count]] = medians([[*CHECK, str(folder(scratch / str(count), count))]], scratch, rounds)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e6
    print(f"growth   10,000 claims {taken[10_000]:.2f} s (at most 0.8), 100,000 claims {taken[100_000]:.2f} s (at most 8)")
    print(f"growth   ten times the claims take {taken[100_000] / taken[10_000]:.1f} times as long; peak {peak:.2f} GB (at most 1)")


def one_question(scratch: Path) -> None:
    """One question with fifty thousand answers."""
    few, many = (medians([[*CHECK, str(crowd(scratch / f"crowd-{n}", n))]], scratch, 1)[0] for n in (5_000, 50_000))
    print(f"crowd    50,000 conflicting claims {many:.2f} s (at most 5), {many / few:.1f} times as long as 5,000")


def costs(command: Sequence[str], cwd: Path) -> tuple[float, float, float]:
    """Seconds of the processor, seconds by the clock and peak memory in MB of one run of a command that must end well."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    _, status, used = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} failed")
    return used.ru_utime + used.ru_stime, time.perf_counter() - begun, used.ru_maxrss / 1000


def again(scratch: Path) -> None:
    """A ledger of a hundred thousand claims, with nothing kept, with everything to keep, and after an edit in one of its files, three times in turn.

    Seconds are those of the processor, which another program on the machine changes less than those of the clock.
    """
    ledger, rounds = folder(scratch / "again", 100_000), 3
    words = [*CHECK[:-1], "json", str(ledger)]
    taken: dict[str, list[tuple[float, float, float]]] = {"no cache": [], "keeping": [], "after an edit": []}
    for number, path in enumerate(sorted(ledger.glob("*.yaml"))[:: 200 // rounds][:rounds]):
        cache = ["--cache-dir", str(scratch / f"cache-{number}")]
        taken["no cache"].append(costs([*words, "--no-cache"], scratch))
        taken["keeping"].append(costs([*words, *cache], scratch))
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("claims:\n", f"claims:\n- {{subject: body-{number}, staff: {number}, when: 2004-01}}\n", 1), encoding="utf-8")
        taken["after an edit"].append(costs([*words, *cache], scratch))
    bare = statistics.median(processor for processor, _, _ in taken["no cache"])
    for name, several in taken.items():
        processor, clock, peak = (statistics.median(column) for column in zip(*several, strict=True))
        share = "" if name == "no cache" else f": {processor / bare:.2f} of that without a cache"
        print(f"again    100,000 claims, {name}: {processor:.2f} s of the processor, {clock:.2f} s by the clock, {peak:.0f} MB{share}")


MEASURES: dict[str, Callable[[Path], None]] = {"startup": startup, "growth": growth, "crowd": one_question, "again": again}

if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        for name in sys.argv[1:] or MEASURES:
            MEASURES[name](Path(scratch))
