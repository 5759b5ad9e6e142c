"""Which amounts are given in a unit that the property does not take?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial

from claimcheck.finding import Cause, Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Property
from claimcheck.reading import dimension
from claimcheck.reading.expect import Expect
from claimcheck.reading.tokens import tokens
from claimcheck.reading.units import unit_at
from claimcheck.reading.values import Quantity, Several
from claimcheck.rule import Rule, finding

RULE = Rule("unit-not-allowed", "records", "an amount is given in a unit that its property does not take", Severity.ERROR, reach="claim")


def check(ledger: Ledger) -> Iterator[Finding]:
    """One finding for each claim whose unit is not listed, or measures something else."""
    for prop, claims in ledger.used():
        # A count that names what it counts takes no unit; any other property without one takes all.
        if prop.datatype != "quantity" or not (prop.unit or prop.units or prop.words):
            continue
        allowed = cache(partial(_allowed, prop))
        for claim in claims:
            value = ledger.value(claim)
            amounts = value.members if isinstance(value, Several) else (value,)
            units = (_written(ledger, claim, amount) for amount in amounts if isinstance(amount, Quantity))
            unit = next((unit for unit in units if not allowed(unit)), None)
            if unit is not None:
                yield _finding(ledger, prop, claim, unit)


def _written(ledger: Ledger, claim: Claim, amount: Quantity) -> str:
    """The unit as it is written, where one is: an amount is converted when it is read."""
    if claim.unit or amount.unit in ("", "share"):
        return claim.unit or amount.unit
    words = tokens(claim.value)
    found = (unit_at(words, i, ledger.expect(claim)) for i in range(len(words)))
    same = (unit for unit, _ in filter(None, found) if dimension(unit) == dimension(amount.unit))
    return next(same, amount.unit)


def _allowed(prop: Property, unit: str) -> bool:
    if prop.units:
        kinds = {dimension(listed) for listed in prop.units}
        # A share is the same amount in per cent, and `currency` stands for all of them.
        return unit in prop.units or (dimension(unit) == "share" and "share" in kinds) or (dimension(unit) == "currency" and "currency" in prop.units)
    if prop.unit:
        return unit == prop.unit or dimension(unit) == dimension(prop.unit)
    # A part of a count may well be given as a share of it, and what is counted may itself be years.
    return dimension(unit) in ("", "count", "share", "work", *(dimension(named) for named in _named(prop.words)))


def _named(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        found = unit_at(tokens(word), 0, Expect("quantity"))
        if found:
            yield found[0]


def _finding(ledger: Ledger, prop: Property, claim: Claim, unit: str) -> Finding:
    takes = " or ".join(f"`{unit}`" for unit in prop.units) or (f"`{prop.unit}` or what measures the same" if prop.unit else "a plain count")
    return finding(
        RULE,
        ledger,
        [claim],
        f"`{claim.subject}` {ledger.label(prop.id)} `{claim.value}` is given {f'in `{unit}`' if unit else 'without a unit'}, and takes {takes}",
        field="unit" if claim.unit else "value",
        cause=Cause.DEFINITION,
        settles=[f"settled if it is given as {takes}, or if the property allows `{unit or 'plain counts'}`"],
    )
