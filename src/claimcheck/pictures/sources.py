"""Which sources agree with which, and on how many questions do their answers clash?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from claimcheck.finding import Agreement, Finding, Report
from claimcheck.kernel import compare
from claimcheck.kernel.origins import origins_of
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.picture import Grid, Pair
from claimcheck.pictures.marks import CLASHES

SOURCES = 20  # of the grid
ANSWERS = 12  # of one source in one finding that are held against those of others

Question = tuple[str, str, str]


def grid(ledger: Ledger, report: Report) -> Grid | None:
    """Who agrees with whom; nothing where no two sources speak to one question."""
    together = [(_asked(item), sorted({source for source in item.sources if source})) for item in report.agreements]
    apart = [(_asked(finding), finding, claims) for finding in report.findings if finding.verdict in CLASHES and (claims := _claims(ledger, finding))]
    shared: dict[str, set[Question]] = {}
    for question, sources in [*together, *((question, sorted({claim.source for claim in claims})) for question, _, claims in apart)]:
        for source in sources if len(sources) > 1 else ():
            shared.setdefault(source, set()).add(question)
    ranked = sorted(shared, key=lambda source: (-len(shared[source]), source))
    shown = set(ranked[:SOURCES])
    agree: dict[tuple[str, str], set[Question]] = {}
    differ: dict[tuple[str, str], set[Question]] = {}
    for question, sources in together:
        for a, b in combinations([source for source in sources if source in shown], 2):
            agree.setdefault((a, b), set()).add(question)
    for question, finding, claims in apart:
        for a, b in _clashing(ledger, finding, claims, shown):
            differ.setdefault((a, b), set()).add(question)
    origins = {source: origins_of(source, ledger.derived_from) for source in sorted(shown)}
    pairs = [
        Pair(a, b, len(agree.get((a, b), ())), len(differ.get((a, b), ())), not origins[a].isdisjoint(origins[b]))
        for a, b in combinations(sorted(shown), 2)
        if (a, b) in agree or (a, b) in differ or not origins[a].isdisjoint(origins[b])
    ]
    return Grid(tuple(ranked[:SOURCES]), tuple(pairs), len(ranked) - len(shown)) if pairs else None


def _asked(item: Agreement | Finding) -> Question:
    return (item.subject, item.property, item.scope)


def _claims(ledger: Ledger, finding: Finding) -> list[Claim]:
    ids = dict.fromkeys(place.claim for place in finding.places if place.claim)
    return [ledger.by_id[id] for id in ids if id in ledger.by_id]


def _clashing(ledger: Ledger, finding: Finding, claims: Iterable[Claim], shown: set[str]) -> Iterator[tuple[str, str]]:
    """The pairs of sources whose answers cannot, or may not, both hold. Two statements that a finding is all about are on different sides."""
    by_source: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.source in shown:
            by_source.setdefault(claim.source, []).append(claim)
    for a, b in combinations(sorted(by_source), 2):
        if len(finding.places) == 2 or any(_clash(ledger, one, two) for one in by_source[a][:ANSWERS] for two in by_source[b][:ANSWERS]):
            yield a, b


def _clash(ledger: Ledger, one: Claim, two: Claim) -> bool:
    if ledger.question(one) != ledger.question(two):
        return False
    return compare(ledger.stance(one), ledger.stance(two), ledger.property(one)).verdict in CLASHES
