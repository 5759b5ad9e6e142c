"""Is a value this one?"""

from __future__ import annotations

from claimcheck.reading.extent import below, extent
from claimcheck.reading.values import Dates, Not, Nothing, NotJudged, Quantity, Several, Term, Unknown, Value


def holds(value: Value | NotJudged, wanted: Value | NotJudged) -> bool | None:
    """Is it this, certainly (not)? None when it may be."""
    if isinstance(value, (NotJudged, Unknown)) or isinstance(wanted, NotJudged):
        return None
    if isinstance(value, Nothing) != isinstance(wanted, Nothing) and isinstance(value, Quantity) | isinstance(wanted, Quantity):
        return None
    if isinstance(value, Several):
        answers = [holds(member, wanted) for member in value.members]
        return True if True in answers else None if None in answers else False
    if isinstance(value, Term) and isinstance(wanted, Term):
        same = value.key == wanted.key or (value.entity != "" and value.entity == wanted.entity)
        return True if same else False if bool(value.entity) == bool(wanted.entity) else None
    if isinstance(value, Not):
        return False if holds(value.value, wanted) else None
    if isinstance(value, (Quantity, Dates)) and type(value) is type(wanted):
        a, b = extent(value), extent(wanted)
        apart = a is not None and b is not None and (below(a, b) or below(b, a))
        return True if value == wanted else False if apart else None
    return value == wanted
