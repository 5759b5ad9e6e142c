"""What does a decision rest on, and is that still as it was? Every place of the finding, in words and in hashes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.finding import Finding, Place, Verdict
from claimcheck.ids import slug
from claimcheck.ledger import Ledger
from claimcheck.model import Claim, Decision, Weighed

DIGITS = 16
SHOWN = 80  # characters of a value that are kept for readers; the hash keeps all of it

# How much a verdict asks of who decides: what was decided of a lesser one does not settle a greater.
GRAVITY = {Verdict.SUPERSEDED.value: 1, Verdict.POSSIBLE.value: 2, Verdict.CONTRADICTION.value: 3}


@dataclass(frozen=True, slots=True)
class Paired:
    """What was weighed beside what is there now, by their numbers: those found again, those gone, and those that are new."""

    both: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def about(finding: Finding) -> str:
    """Rule, subject and property: the question that a finding answers, whatever its figures."""
    return " ".join(part for part in (finding.rule, finding.subject, finding.property) if part)


def answer(place: Place) -> str:
    """What the places of one camp have in common."""
    return place.label or place.value


def answers(finding: Finding) -> tuple[str, ...]:
    """The answers that a finding shows, in the order in which it shows them."""
    return tuple(dict.fromkeys(map(answer, finding.places)))


def weigh(finding: Finding, ledger: Ledger) -> tuple[Weighed, ...]:
    """Each place of the finding as it is now."""
    return tuple(_weighed(place, ledger) for place in finding.places)


def changes(decision: Decision, finding: Finding, ledger: Ledger) -> tuple[list[str], Paired]:
    """What is no longer as it was when the decision was made, a text for each change; and what was weighed beside what is there now."""
    now = weigh(finding, ledger)
    pairs = paired(decision.weighed, now)
    told: dict[str, None] = {}
    renamed = _renamed(decision, now, pairs, ledger)
    for at, here in pairs.both:
        told.update(dict.fromkeys(_differences(decision, decision.weighed[at], now[here], ledger, renamed)))
    for at in pairs.gone:
        told[_gone(decision.weighed[at], ledger)] = None
    known = {answer(finding.places[here]) for _, here in pairs.both}
    wrong = {answer(finding.places[here]) for here in _wrong(decision, finding, pairs)}
    for here in pairs.new:
        says = answer(finding.places[here])
        if says not in known:
            told[f"{_who(now[here])} says `{_short(finding.places[here].value)}`, which was not weighed"] = None
        elif not decision.verdict.startswith("open") and (says in wrong or not wrong):
            told[f"{_who(now[here])} says `{_short(finding.places[here].value)}` as well, which was not weighed"] = None
    if finding.verdict and GRAVITY.get(finding.verdict.value, 0) > GRAVITY.get(decision.outcome, 0) and decision.outcome:
        told[f"it was {_spoken(decision.outcome)}, is {_spoken(finding.verdict.value)}"] = None
    return list(told), pairs


def wrong_claims(decision: Decision, finding: Finding, pairs: Paired | None = None) -> tuple[str, ...]:
    """The claims of a finding that a decision says are wrong, by their ids."""
    places = _wrong(decision, finding, pairs)
    return tuple(dict.fromkeys(finding.places[here].claim for here in places if finding.places[here].claim))


def refused(decision: Decision, finding: Finding, ledger: Ledger) -> tuple[str, ...]:
    """What is wrong by the decision, for readers: each value as it was weighed, with who says it. First and second count what may stand elsewhere now."""
    pairs = paired(decision.weighed, weigh(finding, ledger)) if decision.weighed else None
    was = {here: decision.weighed[at].value for at, here in pairs.both} if pairs else {}
    told = ((was.get(here) or _short(place.value), place) for here in _wrong(decision, finding, pairs) if (place := finding.places[here]))
    named = ((value.replace("`", "'"), place.source or place.path) for value, place in told)
    return tuple(dict.fromkeys(f"`{value}` (`{who}`)" if who else f"`{value}`" for value, who in named))


def _wrong(decision: Decision, finding: Finding, pairs: Paired | None) -> list[int]:
    """The numbers of the places that are wrong. First and second count the answers as they were shown when it was decided."""
    if decision.verdict not in _NUMBERS:
        return []
    order = [here for _, here in sorted(pairs.both)] if pairs else range(len(finding.places))
    if decision.wrong:
        was = {here: {decision.weighed[at].claim, decision.weighed[at].source} for at, here in pairs.both} if pairs else {}
        names = {*decision.wrong}
        return [here for here, place in enumerate(finding.places) if {place.claim, place.source, *was.get(here, ())} & names - {""}]
    said = list(dict.fromkeys(answer(finding.places[here]) for here in order))
    wrong = {said[number] for number in _NUMBERS[decision.verdict] if number < len(said)}
    return [here for here, place in enumerate(finding.places) if answer(place) in wrong]


_NUMBERS = {"first is wrong": (0,), "second is wrong": (1,), "both wrong": (0, 1), "some are wrong": ()}


def paired(was: Sequence[Weighed], now: Sequence[Weighed]) -> Paired:
    """Which place is which? By claim and content, then by content alone (an id that counts claims shifts with them), then by claim, then by source."""
    left: Sequence[int] = range(len(was))
    here: Sequence[int] = range(len(now))
    both: list[tuple[int, int]] = []
    for key in _KEYS:
        known: dict[Hashable, list[int]] = {}
        for number in reversed(here):
            if (name := key(now[number])) is not None:
                known.setdefault(name, []).append(number)
        found = [(at, known[name].pop()) for at in left if (name := key(was[at])) is not None and known.get(name)]
        both += found
        matched, met = {at for at, _ in found}, {number for _, number in found}
        left = [at for at in left if at not in matched]
        here = [number for number in here if number not in met]
    return Paired(tuple(both), tuple(left), tuple(here))


_KEYS: tuple[Callable[[Weighed], Hashable | None], ...] = (
    lambda one: (one.claim, one.says, one.quote) if one.claim else None,
    lambda one: (bool(one.claim), one.source, one.says, one.quote) if one.says else None,
    lambda one: one.claim or None,
    lambda one: (bool(one.claim), one.says) if one.says else None,
    lambda one: one.document or None,
)


def marks(one: Weighed) -> Iterator[tuple[int, Hashable]]:
    """By what a place is known again, and how much that tells. That something stands in the same document tells nothing."""
    for worth, key in zip((2, 2, 1, 1), _KEYS, strict=False):
        if (name := key(one)) is not None:
            yield worth, name


def digest(*parts: str) -> str:
    """The short hash of texts: white space decides nothing."""
    text = "\x1f".join(" ".join(part.split()) for part in parts)
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:DIGITS]


def _weighed(place: Place, ledger: Ledger) -> Weighed:
    claim = ledger.by_id.get(place.claim)
    quote = digest(place.quote) if place.quote else ""
    if claim is None:
        says = digest(place.value, place.when, place.scope, place.attributed_to)
        document = place.path if place.quote and not place.source else ""
        return Weighed(source=place.source, document=document, value=_short(place.value), when=place.when, scope=place.scope, says=says, quote=quote)
    source = ledger.sources.get(claim.source)
    return Weighed(
        claim=claim.id,
        source=claim.source,
        value=_short(place.value),
        when=_short(claim.when),
        scope=_short(claim.scope),
        says=_says(claim, ledger),
        quote=quote,
        text=source.sha256[:DIGITS] if source else "",
    )


def _says(claim: Claim, ledger: Ledger, *, subject: str | None = None, words_of: str | None = None) -> str:
    """Of a claim without a time of its own, the date of its source is weighed. Given a subject, or whose words they are: as if it had those."""
    source = ledger.sources.get(claim.source)
    when = claim.when or (f"published {source.published}" if source else "")
    question = ledger.question(claim)
    subject = question.subject if subject is None else subject
    words_of = claim.attributed_to if words_of is None else words_of
    return digest(subject, question.property, f"{claim.value} {claim.unit}", when, ";".join(question.scope), words_of)


def _differences(decision: Decision, was: Weighed, now: Weighed, ledger: Ledger, renamed: Mapping[str, str]) -> Iterator[str]:
    name = _name(was)
    if was.source != now.source and (was.says != now.says or renamed.get(was.source) != now.source):
        yield f"{name} was said by `{was.source}`, is said by `{now.source}`"
    if was.says and was.says != now.says:
        told = [
            f"{what} of {name} was {_quoted(before)}, is {_quoted(after)}"
            for what, before, after in (("value", was.value, now.value), ("time", was.when, now.when), ("scope", was.scope, now.scope))
            if " ".join(before.split()) != " ".join(after.split())
        ]
        yield from told or [_otherwise(decision, was, now, ledger)]
    if was.says and was.quote != now.quote:
        yield f"{name} {'has no quote any more' if not now.quote else 'has another quote' if was.quote else 'has a quote now'}"
    if was.text and was.text != now.text:
        yield f"`{now.source}` was read from another text" if now.text else f"the text of `{now.source}` is no longer pinned"
    elif was.text and (snapshot := ledger.snapshots.get(now.source)) and snapshot.state == "changed":
        yield f"the text of `{now.source}` that is at hand is not the one on record"


def _renamed(decision: Decision, now: Sequence[Weighed], pairs: Paired, ledger: Ledger) -> Mapping[str, str]:
    """Which sources only go by another name? Those that are gone, where all that they said is now said by one that was not there before."""
    taken: dict[str, set[str]] = {}
    for at, here in pairs.both:
        old, new = decision.weighed[at].source, now[here].source
        if old and old != new and old not in ledger.sources:
            taken.setdefault(old, set()).add(new)
    if not taken:
        return {}
    known = _known(decision, ledger)
    alone = Counter(new for takers in taken.values() for new in takers)
    return {old: new for old, takers in taken.items() if len(takers) == 1 for new in takers if alone[new] == 1 and new not in known}


def _known(decision: Decision, ledger: Ledger) -> Collection[str]:
    """The sources that are known to have been there when it was decided: those that this decision weighed, and earlier ones."""
    known = {one.source for one in decision.weighed}
    path, *at = ledger.places.place("decision", decision.finding)
    for other in ledger.decisions:
        there, *where = ledger.places.place("decision", other.finding)
        if other.on < decision.on or (other.on == decision.on and there == path and where < at):
            known.update(one.source for one in other.weighed)
    return known


def _otherwise(decision: Decision, was: Weighed, now: Weighed, ledger: Ledger) -> str:
    """What of a claim is not as it was, of which only the hash was kept: what it may have been is tried, until one gives the hash."""
    name, claim = _name(was), ledger.by_id.get(now.claim)
    if claim is None:
        return f"{name} says something else"
    subject = ledger.subject(claim)
    for before in _subjects(decision, subject, ledger):
        if _says(claim, ledger, subject=before) == was.says:
            return f"{name} was about `{before}`, is about `{subject}`"
    if claim.attributed_to and _says(claim, ledger, words_of="") == was.says:
        return f"{name} is now told as the words of `{_short(claim.attributed_to)}`"
    causes = [
        *([] if claim.when else [f"`{claim.source}` has another date"]),
        *(["its value differs further on"] if was.value.endswith("…") else []),
        "it gives the words of another",
        "it is about another subject",
    ]
    return f"{name} says something else: {', or '.join(causes)}"


def _subjects(decision: Decision, subject: str, ledger: Ledger) -> Iterator[str]:
    """What a subject may have been called: as the decision has it, by its names, and by what an id would be made of them."""
    yield " ".join(decision.about.split()[1:-1])
    entity = ledger.entities.get(subject)
    for name in (entity.name, *entity.aliases) if entity else ():
        yield name
        yield slug(name)


def _gone(was: Weighed, ledger: Ledger) -> str:
    if was.claim:
        if was.claim in ledger.by_id:
            return f"{_name(was)} no longer takes part"
        unread = any(problem.rule != "comment-in-value" for problem in ledger.problems)
        return f"{_name(was)} is gone, or stands in what cannot be read" if unread else f"{_name(was)} is gone"
    return f"`{was.document or was.source}` no longer says `{was.value}`" if was.document or was.source else f"`{was.value}` is gone"


def _name(was: Weighed) -> str:
    if was.claim:
        return f"`{was.claim}` in `{was.source}`" if was.source else f"`{was.claim}`"
    return f"the words in `{was.document}`" if was.document else f"`{was.source or was.value}`"


def _who(now: Weighed) -> str:
    return f"`{now.source or now.document or now.claim}`"


def _quoted(text: str) -> str:
    return f"`{text}`" if text else "not given"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"


def _spoken(verdict: str) -> str:
    return {"possible-contradiction": "a possible contradiction", "contradiction": "a contradiction"}.get(verdict, verdict)
