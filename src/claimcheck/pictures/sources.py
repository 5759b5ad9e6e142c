"""Which sources agree with which, and on how many answers do they differ?"""

from __future__ import annotations

from collections import Counter
from itertools import combinations

from claimcheck.finding import Finding, Report
from claimcheck.kernel.origins import origins_of
from claimcheck.ledger import Ledger
from claimcheck.picture import Grid, Pair
from claimcheck.pictures.marks import CLASHES

SOURCES = 20  # of the grid
CAMPS = 40  # of one finding


def grid(ledger: Ledger, report: Report) -> Grid | None:
    """Who agrees with whom; nothing where no two sources speak to one question."""
    together = [sorted({source for source in item.sources if source}) for item in report.agreements]
    apart = [_camps(finding) for finding in report.findings if finding.verdict in CLASHES]
    weight = Counter(source for sources in together if len(sources) > 1 for source in sources)
    weight.update(source for camps in apart if len(camps) > 1 for source in sorted(set().union(*camps)))
    ranked = sorted(weight, key=lambda source: (-weight[source], source))
    shown = set(ranked[:SOURCES])
    agree: Counter[tuple[str, ...]] = Counter()
    differ: Counter[tuple[str, ...]] = Counter()
    for sources in together:
        agree.update(combinations([source for source in sources if source in shown], 2))
    for camps in apart:
        differ.update({tuple(sorted((a, b))) for one, two in combinations(camps, 2) for a in one & shown for b in two & shown if a != b})
    origins = {source: origins_of(source, ledger.derived_from) for source in sorted(shown)}
    pairs = [
        Pair(a, b, agree[a, b], differ[a, b], not origins[a].isdisjoint(origins[b]))
        for a, b in combinations(sorted(shown), 2)
        if agree[a, b] or differ[a, b] or not origins[a].isdisjoint(origins[b])
    ]
    return Grid(tuple(ranked[:SOURCES]), tuple(pairs), len(ranked) - len(shown)) if pairs else None


def _camps(finding: Finding) -> list[set[str]]:
    """The sources of each camp of a finding; of very many camps the first."""
    camps: dict[str, set[str]] = {}
    for place in finding.places:
        if place.source:
            camps.setdefault(place.label or place.value, set()).add(place.source)
    return list(camps.values())[:CAMPS]
