"""Which claims do the references of a relation mean? And does it refer to anything that is not there?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from claimcheck.kernel import Time
from claimcheck.ledger import Ledger, Question
from claimcheck.model import Claim, Relation
from claimcheck.reading import read_when, resolve
from claimcheck.reading.expect import Style
from claimcheck.reading.values import Dates, Days, NotJudged, Period, Value
from claimcheck.relations.dates import ends
from claimcheck.relations.evaluate import as_amount
from claimcheck.relations.parse import Slip, parse
from claimcheck.relations.tree import Asked, Count, Node, Reference, Written, counts, parts, references
from claimcheck.suggest import nearest

_PLAIN_WORDS = frozenset(("yes", "no", "true", "false"))


class Cell(NamedTuple):
    """Claims that say the same of the same time. ``timed`` when that time matters; ``certain`` when the claims are surely meant."""

    claims: tuple[Claim, ...]
    value: Value | NotJudged
    timed: bool
    certain: bool


def understood(relation: Relation, ledger: Ledger) -> Node | Slip:
    """A relation as a tree, or the first thing in it that cannot be read or refers to nothing."""
    tree = parse(relation.holds)
    return tree if isinstance(tree, Slip) else next(_slips(tree, ledger), tree)


def question(reference: Reference, ledger: Ledger) -> Question | Slip:
    """Which question does a reference ask?"""
    if reference.claim:
        claim = ledger.by_id.get(reference.claim)
        return (
            ledger.question(claim)
            if claim
            else Slip(reference.column, f"no claim has the id `{reference.claim}`{nearest(reference.claim, ledger.by_id)}")
        )
    named = [(subject, id) for subject, name in _splits(reference.path) if (id := ledger.property_id(name)) in ledger.properties]
    if not named:
        name = reference.path.rpartition(".")[2]
        return Slip(reference.column, f"there is no property `{name}`{nearest(name, ledger.properties)}")
    for subject, id in named:
        asked = ledger.question(Claim(id="relation", subject=subject, property=id, value="?", scope=reference.scope or ""))
        if asked.subject in ledger.entities or asked.subject in ledger.by_subject:
            return asked
    known = {*ledger.entities, *ledger.by_subject}
    return Slip(reference.column, f"nothing is called `{named[0][0]}`{nearest(named[0][0], known)}")


class Answers(NamedTuple):
    """What one reference may mean, by subject and property; ``written`` is what it calls the subject in the likeliest reading."""

    written: str
    asked: tuple[tuple[str, str], ...]


class Named(NamedTuple):
    """What relations speak of: answers, claims by their ids, and properties that are asked about of whatever is counted."""

    answers: frozenset[Answers]
    claims: frozenset[str]
    properties: frozenset[str]


def spoken_of(ledger: Ledger) -> Named:
    """What can the relations speak of, however their references are understood?"""
    answers: set[Answers] = set()
    claims: set[str] = set()
    properties: set[str] = set()
    for relation in ledger.relations:
        tree = parse(relation.holds)
        if isinstance(tree, Slip):
            continue
        for reference in (*references(tree), *(count.of for count in counts(tree))):
            named = [(subject, id) for subject, name in _splits(reference.path) if (id := ledger.property_id(name)) in ledger.properties]
            if reference.claim:
                claims.add(reference.claim)
            elif named:
                answers.add(Answers(named[0][0], tuple((ledger.entity_id(subject), id) for subject, id in named)))
        properties.update(ledger.property_id(test.property) for count in counts(tree) for test in count.tests)
    return Named(frozenset(answers), frozenset(claims), frozenset(properties))


def cells(reference: Reference, ledger: Ledger) -> tuple[Cell, ...]:
    """The claims that a reference can mean, those that say the same together."""
    asked = question(reference, ledger)
    if isinstance(asked, Slip):
        return ()
    prop = ledger.properties[asked.property]
    claims = (ledger.by_id[reference.claim],) if reference.claim else ledger.questions.get(asked, ())
    timed = not reference.claim and not reference.when and prop.time in ("state", "fluctuating")
    together: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        if certain := meant(claim, reference.when, ledger):
            value = ledger.value(claim)
            if not isinstance(value, NotJudged):
                # What a source says without a date, it says at one time, which is another than that of any other source.
                source = claim.source if timed and not claim.when else ""
                together.setdefault((value, ledger.time(claim) if timed else None, source, certain == "certain"), []).append(claim)
    return tuple(Cell(tuple(group), ledger.value(group[0]), timed, sure) for (*_, sure), group in together.items())  # type: ignore[arg-type]


def unanswered(reference: Reference, ledger: Ledger) -> str:
    """Why does a reference mean no claim, although there are claims on its property? By scope, by time, or since none can be read."""
    asked = question(reference, ledger)
    if isinstance(asked, Slip) or not ledger.about(asked.subject, asked.property) or cells(reference, ledger):
        return ""
    claims = ledger.questions.get(asked, ())
    if not claims:
        others = sorted({"; ".join(ledger.question(claim).scope) for claim in ledger.about(asked.subject, asked.property)} - {""})
        wanted = f"has the scope `{reference.scope}`" if reference.scope else "speaks of the whole"
        meant_scope = nearest(" ".join((reference.scope or "").casefold().split()), others)
        known = meant_scope or (
            f"; there are {', '.join(f'`{scope}`' for scope in others[:5])}{' and others' if others[5:] else ''}" if others else ""
        )
        return f"no claim on `{reference.path}` {wanted}{known}"
    for claim in claims:
        if isinstance(value := ledger.value(claim), NotJudged):
            return f"`{claim.id}`: {value.reason}"
    return f"no claim on `{Reference(reference.path, reference.scope).text}` speaks of {reference.when}"


def meant(claim: Claim, when: str, ledger: Ledger) -> str:
    """Does a claim speak of the time asked for? ``certain``, ``possible``, or nothing when it does not."""
    if not when:
        return "certain"
    window = _window(when)
    if window is None:
        return ""
    value = ledger.value(claim) if ledger.property(claim).time == "event" else None
    if isinstance(value, (Dates, Period)):
        start, end = ends(value)
        time = Time(start.low, start.high, end.low, end.high)
    else:
        time = ledger.time(claim)
    if _later(time.start_low, window.high) or _later(window.low, time.end_high):
        return ""
    begins = window.high is None or (time.start_high is not None and time.start_high <= window.high)
    lasts = window.low is None or (time.end_low is not None and time.end_low >= window.low)
    return "certain" if begins and lasts else "possible"


def _later(a: int | None, b: int | None) -> bool:
    return a is not None and b is not None and a > b


def _window(when: str) -> Days | None:
    reading = read_when(when, Style())
    if isinstance(reading, NotJudged) or not isinstance(reading.value, (Dates, Period)):
        return None
    start, end = ends(reading.value)
    return Days(start.low, end.high)


def _splits(path: str) -> Iterator[tuple[str, str]]:
    """The ways of telling subject and property apart, the shortest property first."""
    if path.startswith('"'):
        subject, _, name = path[1:].partition('".')
        yield subject, name
        return
    at = path.rfind(".")
    while at > 0:
        yield path[:at], path[at + 1 :]
        at = path.rfind(".", 0, at)


def _slips(tree: Node, ledger: Ledger) -> Iterator[Slip]:
    for reference in (*references(tree), *(count.of for count in counts(tree))):
        asked = question(reference, ledger)
        if isinstance(asked, Slip):
            yield asked
        elif reference in references(tree) and not ledger.about(asked.subject, asked.property):
            recorded = sorted({claim.property for claim in ledger.by_subject.get(asked.subject, ())})
            yield Slip(reference.column, f"nothing is recorded on `{asked.property}` of `{asked.subject}`{nearest(asked.property, recorded)}")
        elif reference.when and _window(reference.when) is None:
            yield Slip(reference.column, f"`{reference.when}` is no time")
    for part in parts(tree):
        if isinstance(part, Count):
            yield from (slip for test in part.tests for slip in _test_slips(test, ledger))
        elif isinstance(part, Written):
            yield from _written_slips(part, ledger)


def _test_slips(test: Asked, ledger: Ledger) -> Iterator[Slip]:
    if ledger.property_id(test.property) not in ledger.properties:
        yield Slip(test.value.column, f"there is no property `{test.property}`{nearest(test.property, ledger.properties)}")
    yield from _written_slips(test.value, ledger)


def _written_slips(written: Written, ledger: Ledger) -> Iterator[Slip]:
    """A misspelt name would be counted as another thing, so that a bare word must name something."""
    if (
        written.kind == "word"
        and written.text.lower() not in _PLAIN_WORDS
        and not resolve(written.text, ledger.names)
        and written.text not in ledger.entities
    ):
        known = nearest(written.text, ledger.entities) or "; a text stands between quotation marks"
        yield Slip(written.column, f"`{written.text}` names nothing{known}")
    elif written.kind == "number" and isinstance(as_amount(written), NotJudged) and _window(written.text) is None:
        yield Slip(written.column, f"`{written.text}` is neither an amount nor a date")
