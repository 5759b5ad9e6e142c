"""What do two values have in common: everything, something, nothing, or can that not be told?"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple

from claimcheck.finding import Cause
from claimcheck.kernel.terms import Index, common_terms, names_one_thing
from claimcheck.model import Property
from claimcheck.reading.names import typed
from claimcheck.reading.show import show
from claimcheck.reading.values import Dates, Days, Interval, Not, Nothing, NotJudged, Period, Quantity, Several, Term, Unknown, Value, YesNo

Kind = Literal["all", "some", "none", "near", "maybe-none", "open", "undecided"]


class Common(NamedTuple):
    """What two values share.

    ``near`` is one thing worded in two ways; ``maybe-none`` is nothing in common if the names are of two things; ``open`` says
    that nothing was claimed that the other could clash with.
    """

    kind: Kind
    reason: str = ""
    cause: Cause | None = None
    rounding: bool = False


ALL, SOME, NONE, NEAR, OPEN = Common("all"), Common("some"), Common("none"), Common("near"), Common("open")

_MAY_BE = frozenset(("all", "near", "some", "open"))
_FEW = 8  # names that are compared one by one sooner than they are looked up


def common(a: Value, b: Value, prop: Property) -> Common:
    """What do two values of one property have in common?"""
    if isinstance(a, Quantity) and isinstance(b, Quantity) and prop.values != "many":
        return _quantities(a, b)  # most values are amounts
    if isinstance(a, Unknown) or isinstance(b, Unknown):
        return OPEN
    if type(a) is type(b) and identity(a, prop) == identity(b, prop):
        return ALL
    if isinstance(a, Not):
        return _denied(a.value, b, prop)
    if isinstance(b, Not):
        return _denied(b.value, a, prop)
    if isinstance(a, Nothing):
        return _none_at_all(b)
    if isinstance(b, Nothing):
        return _none_at_all(a)
    if denials(a) or denials(b):
        return _partly_denied(a, b, prop)
    if prop.values == "many":
        return _among_many(a, b, prop)
    if isinstance(a, Several) or isinstance(b, Several):
        return _sets(_members(a), _members(b), prop)
    return single(a, b, prop)


def single(a: Value, b: Value, prop: Property) -> Common:
    """What do two positive values have in common, each of them one?"""
    match a, b:
        case Quantity(), Quantity():
            return _quantities(a, b)
        case Dates(), Dates():
            return ALL if a.spans == b.spans else SOME if any(_share(x, y) for x in a.spans for y in b.spans) else NONE
        case Period(), Period():
            if a.start == b.start and a.end == b.end:
                return ALL
            return SOME if _share(a.start, b.start) and _share(a.end, b.end) else NONE
        case YesNo(), YesNo():
            return ALL if a.yes == b.yes else NONE
        case Term(), Term():
            return Common(*common_terms(a, b, prop))
    one, two = sorted((show(a), show(b)))
    return Common("undecided", f"`{one}` and `{two}` are not values of one kind", Cause.DEFINITION)


def identity(value: Value, prop: Property) -> Hashable:
    """A key that is equal for values that are the same answer, and only for those."""
    match value:
        case Quantity():
            return value.unit, value.spans
        case Dates():
            return value.spans
        case Period():
            return "period", value.start, value.end
        case Term():
            return ("entity", value.entity) if value.entity and prop.datatype == "entity" else typed(value.text)
        case Not():
            return "not", identity(value.value, prop)
        case Several():
            return "several", frozenset(identity(member, prop) for member in value.members)
        case _:
            return value


def _quantities(a: Quantity, b: Quantity) -> Common:
    if a.unit != b.unit:
        one, two = sorted((a.unit or "a plain number", b.unit or "a plain number"))
        return Common("undecided", f"`{one}` and `{two}` are different units", Cause.DEFINITION)
    if a.spans == b.spans:
        return ALL
    if not _meet(a.spans, b.spans):
        return NONE
    return Common("some", rounding=not _meet(a.literal or a.spans, b.literal or b.spans))


def _meet(a: Sequence[Interval], b: Sequence[Interval]) -> bool:
    for x in a:
        for y in b:
            if not below(x, y) and not below(y, x):
                return True
    return False


def below(a: Interval, b: Interval) -> bool:
    """Does all of ``a`` lie below all of ``b``?"""
    high, low = a.high, b.low
    if high is None or low is None:
        return False
    ahead = low.numerator * high.denominator - high.numerator * low.denominator  # fractions compare slowly
    return ahead > 0 or (ahead == 0 and (a.high_open or b.low_open))


def _share(a: Days, b: Days) -> bool:
    return (a.low is None or b.high is None or a.low <= b.high) and (b.low is None or a.high is None or b.low <= a.high)


def _members(value: Value) -> tuple[Value, ...]:
    return value.members if isinstance(value, Several) else (value,)


def _denied(denied: Value, other: Value, prop: Property) -> Common:
    """``not X`` against another value: nothing in common only where all of the other lies within X."""
    if isinstance(denied, Not):
        return common(denied.value, other, prop)
    if isinstance(other, (Not, Unknown)) or isinstance(denied, Unknown):
        return OPEN
    if isinstance(denied, Nothing) or isinstance(other, Nothing):
        return NONE if isinstance(denied, Nothing) and isinstance(other, Nothing) else OPEN
    if isinstance(denied, Term) and isinstance(other, Several) and len(other.members) > _FEW:
        return _worst(_within(other.members[n], denied, prop) for n in _index(_Held(other), prop).like(denied))
    return _worst(_within(member, refused, prop) for member in _members(other) for refused in _members(denied))


def denials(value: Value | NotJudged) -> tuple[Not, ...]:
    """What a list denies beside what it names: ``not this; not that``."""
    return tuple(member for member in value.members if isinstance(member, Not)) if isinstance(value, Several) else ()


def bears_on_others(value: Value) -> bool:
    """Does it say something about other values of a property that has many?"""
    return isinstance(value, (Not, Nothing)) or (isinstance(value, Several) and (value.complete or bool(denials(value))))


def _partly_denied(a: Value, b: Value, prop: Property) -> Common:
    """Lists that deny something: each denial is held against all that the other side names, and what both name against each other."""
    one, two = _named(a), _named(b)
    met = [_denied(member.value, other, prop) for denying, other in ((a, two), (b, one)) if other is not None for member in denials(denying)]
    if one is not None and two is not None:
        met.append(common(one, two, prop))
    return _worst(met)


def _named(value: Value) -> Value | None:
    """What is left of a list without its denials."""
    if not denials(value) or not isinstance(value, Several):
        return value
    rest = tuple(member for member in value.members if not isinstance(member, Not))
    return Several(rest, value.complete) if rest else None


class _Held:
    """A value as the key of what was worked out from it: the same object, as long ones are slow to compare and to hash."""

    def __init__(self, value: Several) -> None:
        self.value = value

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Held) and self.value is other.value

    def __hash__(self) -> int:
        return id(self.value)


@lru_cache(maxsize=64)
def _index(held: _Held, prop: Property) -> Index:
    return Index(((n, member) for n, member in enumerate(held.value.members) if isinstance(member, Term)), prop)


def _within(value: Value, refused: Value, prop: Property) -> Common:
    match value, refused:
        case Quantity(), Quantity():
            inside = value.unit == refused.unit and all(any(_covers(y, x) for y in refused.spans) for x in value.spans)
        case Dates(), Dates():
            inside = all(any(_covers_days(y, x) for y in refused.spans) for x in value.spans)
        case Period(), Period():
            inside = _covers_days(refused.start, value.start) and _covers_days(refused.end, value.end)
        case YesNo(), YesNo():
            inside = value.yes == refused.yes
        case Term(), Term():
            return Common(*names_one_thing(value, refused, prop))
        case _:
            inside = False
    return NONE if inside else OPEN


def _covers(outer: Interval, inner: Interval) -> bool:
    low = outer.low is None or (
        inner.low is not None and (inner.low > outer.low or (inner.low == outer.low and (inner.low_open or not outer.low_open)))
    )
    high = outer.high is None or (
        inner.high is not None and (inner.high < outer.high or (inner.high == outer.high and (inner.high_open or not outer.high_open)))
    )
    return low and high


def _covers_days(outer: Days, inner: Days) -> bool:
    low = outer.low is None or (inner.low is not None and inner.low >= outer.low)
    high = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return low and high


def _none_at_all(other: Value) -> Common:
    """``none`` against another value: a number that could be zero is compatible with it, and so is a plain no."""
    if isinstance(other, Quantity):
        zero = (Interval(Fraction(0), Fraction(0)),)
        return OPEN if _meet(other.spans, zero) else NONE
    if isinstance(other, YesNo):
        return NONE if other.yes else OPEN
    if isinstance(other, Several):
        return _worst(_none_at_all(member) for member in other.members)
    return OPEN if isinstance(other, (Nothing, Unknown, Not)) else NONE


def _among_many(a: Value, b: Value, prop: Property) -> Common:
    """Where many values may hold, two of them clash only if a complete list leaves one out."""
    left = [_listed(member, b, prop) for member in _members(a)] if isinstance(b, Several) and b.complete else []
    right = [_listed(member, a, prop) for member in _members(b)] if isinstance(a, Several) and a.complete else []
    if left or right:
        return _worst([*left, *right])
    if isinstance(a, Several) or isinstance(b, Several):
        return OPEN
    met = single(a, b, prop)
    # Two initials or an acronym in common are no sign that two of many are one.
    same = met.kind == "near" and isinstance(a, Term) and isinstance(b, Term) and names_one_thing(a, b, prop)[0] == "none"
    return met if same or met.kind == "all" else OPEN


def _listed(member: Value, complete: Several, prop: Property) -> Common:
    """Is the member on a complete list? Nothing in common when it certainly is not."""
    members: Sequence[Value] = complete.members
    if isinstance(member, Term) and len(members) > _FEW:
        near = (members[n] for n in _index(_Held(complete), prop).like(member))
        if any(_plain(member, other, prop).kind in _MAY_BE for other in near):
            return OPEN
    met = [_plain(member, other, prop) for other in members]
    if any(one.kind in _MAY_BE for one in met):
        return OPEN
    return _first(met, ("undecided", "maybe-none")) or NONE


def _plain(a: Value, b: Value, prop: Property) -> Common:
    if isinstance(a, (Not, Nothing, Unknown, Several)) or isinstance(b, (Not, Nothing, Unknown, Several)):
        return common(a, b, prop)
    return single(a, b, prop)


def _sets(a: tuple[Value, ...], b: tuple[Value, ...], prop: Property) -> Common:
    """Lists where one value holds at a time: what they share, member by member."""
    met = [_plain(x, y, prop) for x in a for y in b]
    kinds = {one.kind for one in met}
    if kinds == {"none"}:
        return NONE
    if kinds & {"all", "near", "some"}:
        return SOME
    return _first(met, ("undecided", "maybe-none")) or OPEN


def _worst(met: Iterable[Common]) -> Common:
    return _first(list(met), ("none", "maybe-none", "undecided")) or OPEN


def _first(met: Sequence[Common], kinds: Iterable[Kind]) -> Common | None:
    """The first of the kinds that occurs; of several such, the one whose reason reads first, whatever the order of the values."""
    for kind in kinds:
        if found := [one for one in met if one.kind == kind]:
            return min(found, key=lambda one: one.reason)
    return None
