"""How is a finding put into words, whatever the format?"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.finding import Cause, Finding, Place, Report, Severity, SourceLine, Unjudged, Verdict, Verdicted, spelt

VERDICTS = {
    Verdict.CONTRADICTION: "the statements cannot all be true",
    Verdict.POSSIBLE: "the statements may contradict each other, which depends on what they leave open",
    Verdict.SUPERSEDED: "one statement seems to have replaced the other, but a date in play is inferred",
    Verdict.CHANGE: "the value changed between stated dates",
    Verdict.PRECISION: "the statements fit together, though not all are equally precise",
    Verdict.VARIANT: "one thing is written in different ways",
    Verdict.AGREEMENT: "the statements agree",
    Verdict.NOT_JUDGED: "the statements could not be judged",
    Verdict.CONSISTENT: "the statements fit together",
}
CAUSES = {
    Cause.TRANSCRIPTION: "it may have been written down wrongly",
    Cause.TIME: "they may speak of different times",
    Cause.SCOPE: "they may speak of different parts",
    Cause.DEFINITION: "a term or a unit may not mean the same in each",
    Cause.PRECISION: "they are stated more or less precisely",
    Cause.COPY: "they go back to one origin, and one may be a faulty copy",
    Cause.UNEXPLAINED: "nothing on record explains the difference",
}
# What a cause means depends on the verdict: what certainly clashes does not perhaps speak of different times.
CAUSES_OF = {
    (Verdict.CONTRADICTION, Cause.TIME): "the dates do not fit together",
    (Verdict.POSSIBLE, Cause.TIME): "a time in play is not exactly known",
    (Verdict.SUPERSEDED, Cause.TIME): "they speak of different times, as far as an inferred date can tell",
    (Verdict.CONTRADICTION, Cause.SCOPE): "they speak of different parts, which do not fit together",
    (Verdict.CONTRADICTION, Cause.DEFINITION): "they use names, terms or units that exclude each other",
    (Verdict.VARIANT, Cause.DEFINITION): "spelled or worded differently",
}
SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


@dataclass(frozen=True, slots=True)
class Camp:
    """Places that say the same: the first few of them, and how many there are beside."""

    says: str
    places: tuple[Place, ...]
    more: int


def camps(places: Sequence[Place], each: int, most: int) -> tuple[list[Camp], int, int]:
    """The first camps, the first places of each, and how many places in how many other camps are left out."""
    grouped: dict[str, list[Place]] = {}
    for place in places:
        grouped.setdefault(says(place), []).append(place)
    shown = [Camp(said, tuple(members[:each]), max(0, len(members) - each)) for said, members in list(grouped.items())[:most]]
    left = list(grouped.values())[most:]
    return shown, sum(map(len, left)), len(left)


def spoken(place: Place) -> str:
    """The same for readers who know no notation: ``2016/..`` is since 2016, ``1951/2016`` is 1951 to 2016."""
    if not (found := _STRETCH.fullmatch(place.when)):
        return when(replace(place, when=_years(place.when)))
    start, end = (f"the {year}" if year.endswith("s") and ".." in found.groups() else year for year in map(_years, found.groups()))
    return when(replace(place, when=f"since {start}" if end == ".." else f"until {end}" if start == ".." else f"{start} to {end}"))


# Whole years at both ends: 5/2021 and 18/05/2025 are dates, not stretches of time.
_DATE = r"-?[0-9]{2}(?:[0-9]{2}|[0-9]X|XX)[-0-9~?%]*"
_STRETCH = re.compile(rf"(\.\.|{_DATE})/(\.\.|{_DATE})", re.ASCII)
_NOTATION = re.compile(r"(?<![\w-])(?P<minus>-?)(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?P<rest>-[0-9]{2}(?:-[0-9]{2})?)?(?![\w-])", re.ASCII)


def _years(text: str) -> str:
    """``200X`` is the 2000s, ``-0490`` the year 491 BC (there is a year 0 in the notation), ``0490`` the year 490."""
    return _NOTATION.sub(_year, text)


def _year(found: re.Match[str]) -> str:
    minus, year, rest = found["minus"], found["year"], found["rest"] or ""
    if "X" in year:
        return found[0] if minus or rest else f"{int(year.replace('X', '0'))}s"
    number = int(year)
    if minus or not number:
        return f"{number + 1}{rest} BC"
    return f"{number}{rest}" if number < 1000 else found[0]


def says(place: Place) -> str:
    """What places of one camp have in common: the meaning of the value, or else the value."""
    return place.label or place.value


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 error``, ``12,000 errors``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(parts: Iterable[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    *most, last = [part for part in parts if part] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def is_relation(place: Place) -> bool:
    """Is it a relation that is stated to hold, rather than something that somebody says?"""
    return bool(place.value) and not (place.claim or place.source or place.quote)


def speaker(place: Place) -> str:
    """Who says it, where that is no source."""
    return "relation" if is_relation(place) else "the text" if place.quote and not place.claim else ""


def in_text(finding: Finding) -> str:
    """Where in a document it is, if it is about one and does not say so itself: several documents may say the same."""
    text = next((place for place in finding.places if speaker(place) == "the text"), None)
    return where(text) if text and text.path not in finding.message else ""


def parted(finding: Finding) -> bool:
    """Do the claims of a finding speak of different parts, so that each has to say of which?"""
    return len({place.scope for place in finding.places if place.claim}) > 1


def worded(places: Iterable[Place]) -> bool:
    """Does any claim among them have words on record, so that the lack of them is worth a word?"""
    return any(place.quote for place in places if place.claim)


def remark(place: Place, parted: bool) -> str:
    """What stands in brackets after a value: the part, where parts differ, and what the label adds."""
    label = aside(place)
    if place.attributed_to:
        label = f"{label}; according to {place.attributed_to}" if label else f"according to {place.attributed_to}"
    if place.decided_wrong:
        label = f"{label}; {DECIDED_WRONG}" if label else DECIDED_WRONG
    part = (place.scope or "the whole") if parted and place.claim else ""
    return label if part and part in label else "; ".join(text for text in (part, label) if text)


NO_WORDS = "no words on record"
DECIDED_WRONG = "decided to be wrong"


def where(place: Place | Unjudged) -> str:
    """``path:line:column``, as far as it is known; of a claim that stands on no line, its row or its id."""
    if not place.line:
        claim = place.claim if isinstance(place, Place) and place.path else ""
        tag, _, row = claim.rpartition("#")
        if tag and row.isdecimal() and place.path.lower().endswith(tag):
            return f"{place.path}, row {row}"
        return f"{place.path} ({claim})" if claim else place.path
    return f"{place.path}:{place.line}:{place.column}" if place.column else f"{place.path}:{place.line}"


def when(place: Place) -> str:
    """The time a claim speaks of; one that was worked out is marked."""
    if not place.when_inferred:
        return place.when
    return f"≈{place.when} (inferred)" if place.when else "undated"


def aside(place: Place) -> str:
    """What the label of a place adds to the value recorded there."""
    head, bracket, inner = place.label.removesuffix(")").partition(" (")
    if not bracket or not place.label.endswith(")"):
        return "" if place.label == place.value else place.label
    # It is going to stand in brackets itself.
    return inner if head == place.value else f"{head}; {inner}"


def why(finding: Finding) -> str:
    """The cause in words, with the terms for verdict and cause; nothing when the message says it all."""
    if cause := _cause(finding):
        terms = (finding.verdict.value if finding.verdict else "", finding.cause.value if finding.cause else "")
        return f"{cause} ({', '.join(term for term in terms if term)})"
    if finding.verdict in (Verdict.POSSIBLE, Verdict.SUPERSEDED):
        return f"{VERDICTS[finding.verdict]} ({finding.verdict.value})"
    return ""


def because(finding: Finding) -> str:
    """The cause in words, where the verdict is shown beside it and has not said as much."""
    return f"{cause} ({finding.cause.value})" if finding.cause and (cause := _cause(finding)) else ""


def asked(finding: Finding) -> str:
    """The question that the cause answers: only statements that were compared can differ."""
    return "Why they differ" if finding.verdict and len(finding.places) > 1 else "Why"


def _cause(finding: Finding) -> str:
    if finding.cause is None or (finding.verdict, finding.cause) in _SAID:
        return ""
    if finding.cause is Cause.UNEXPLAINED and finding.verdict is None:
        return ""  # nothing was compared
    if finding.cause is Cause.TIME and finding.verdict is Verdict.POSSIBLE and len(finding.places) == 1:
        return "it may tell what was planned or foreseen"  # nothing else stands against its date than the day it was written
    if finding.cause is Cause.TIME and finding.verdict is None and len(finding.places) == 1:
        place = finding.places[0]
        return "its date is open" if place.when_inferred or not place.when else "it is old"
    return (CAUSES_OF.get((finding.verdict, finding.cause)) if finding.verdict else None) or CAUSES[finding.cause]


_SAID = {(Verdict.CHANGE, Cause.TIME), (Verdict.PRECISION, Cause.PRECISION)}


def remedies(finding: Finding) -> tuple[str, ...]:
    """What would settle it, to stand after words that say so."""
    return tuple(remedy.removeprefix("settled ") for remedy in finding.settles)


def cited(finding: Finding) -> frozenset[str]:
    """Ids in backticks in what the finding says: those of claims must stand beside the evidence."""
    return frozenset(_CODE.findall(" ".join((finding.message, *finding.settles))))


def named(text: str, finding: Finding, labels: Mapping[str, str]) -> str:
    """The text with the name of the subject for its id. Sources keep theirs: titles read badly in a sentence, and repeat."""
    name = _unticked(labels.get(finding.subject, ""))
    return unticked(text.replace(f"`{finding.subject}`", name) if name else text, finding, labels)


_CODE = re.compile(r"`([^`\n]+)`")


def introduced(text: str, finding: Finding, labels: Mapping[str, str]) -> str:
    """The text with the name of the subject before its id, where the id stands first."""
    name = _unticked(labels.get(finding.subject, ""))
    return text.replace(f"`{finding.subject}`", f"{name} (`{finding.subject}`)", 1) if name and name != finding.subject else text


def level(finding: Finding) -> str:
    """How bad it is, in a word; that somebody decided it, or left it open until a day, where they did: it then fails nothing."""
    if finding.decision is None:
        return finding.severity.value
    return f"left open until {finding.decision.until}" if finding.decision.open else "decided"


def heading(finding: Finding) -> str:
    """``Warning, superseded, decided``: how bad it is, what it came to, and whether somebody settled it."""
    verdict = finding.verdict.value.replace("-", " ") if finding.verdict else ""
    decision = finding.decision
    state = "" if decision is None else f"left open until {decision.until}" if decision.open else "decided"
    return ", ".join(part for part in (finding.severity.value.capitalize(), verdict, state) if part)


def decided(decision: Verdicted) -> str:
    """What was decided, by whom, until when and for what reason."""
    by = f", by {decision.by}" if decision.by else ""
    on = f" on {decision.on}" if decision.on else ""
    apart = [
        f"`{one.claim}` {' and '.join(part for part in (one.scope and f'speaks of {one.scope}', one.when and f'holds {one.when}') if part)}"
        for one in decision.qualifiers
    ]
    qualified = f" ({'; '.join(apart)})" if apart else ""
    if decision.open:
        return f"left open until {decision.until}{by}{on}: {decision.reason}"
    which = f" ({listed(f'`{id}`' for id in decision.wrong)})" if decision.verdict == "some are wrong" else ""
    until = f", until {decision.until}" if decision.until else ""
    return f"{spelt(decision.verdict, decision.refused)}{which}{qualified}{by}{on}{until}: {decision.reason}"


def ruling(decision: Verdicted) -> str:
    """The same after a word that says what became of it: ``decided: …``, or that it was left open."""
    return decided(decision) if decision.open else f"decided: {decided(decision)}"


def unchecked(report: Report) -> str:
    """What is it that could not be checked?"""
    if any(finding.rule == "nothing-to-check" for finding in report.findings):
        return "there is nothing to check in part of the input" if report.summary.claims else "there is nothing to check"
    return "part of the input could not be read"


def unticked(text: str, finding: Finding, labels: Mapping[str, str]) -> str:
    """A text on a finding in which backticks only set off what is quoted: those that names and values hold themselves become apostrophes."""
    said = {part for place in finding.places for part in (place.value, place.label, place.quote, place.source, place.claim, place.scope, place.path)}
    said |= {finding.subject, finding.property, finding.scope, labels.get(finding.subject, ""), labels.get(finding.property, "")}
    for part in sorted((part for part in said if "`" in part), key=lambda part: (-len(part), part)):
        text = text.replace(part, _unticked(part))
    return text


def _unticked(text: str) -> str:
    return text.replace("`", "'")


def primary(finding: Finding) -> Place:
    """The place a finding stands at."""
    return finding.places[0] if finding.places else Place(".")


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that nobody decided first, errors before warnings before notes, otherwise in the order given."""
    return sorted(findings, key=lambda finding: (finding.decision is not None, -finding.severity.rank))


def totals(report: Report) -> str:
    """``2 errors, 1 warning, 1 decided``, of what was found."""
    summary = report.summary
    parts = ((summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"))
    found = [counted(number, noun) for number, noun in parts if number]
    if summary.decided:
        found.append(f"{summary.decided:,} decided")
    if summary.left_open:
        found.append(f"{summary.left_open:,} left open")
    sought = {Severity.ERROR: "; only errors were looked for", Severity.WARNING: "; notes were not looked for"}.get(report.least, "")
    return (", ".join(found) or "nothing found") + sought


def agreed(report: Report, one: str = "agreement", many: str = "agreements") -> str:
    """``3 agreements``, or that nobody counted them."""
    count = report.summary.agreements
    return f"{many} not counted" if count is None else counted(count, one, many)


def checked(report: Report) -> str:
    """``210 claims from 5 sources``, of what was checked."""
    summary = report.summary
    documents = f" and {counted(summary.documents, 'document')}" if summary.documents else ""
    return f"{counted(summary.claims, 'claim')} from {counted(summary.sources, 'source')}{documents}"


def written_by(line: SourceLine) -> str:
    """The first authors of a source, and its publisher."""
    authors = [*line.authors[:3], *(["others"] if len(line.authors) > 3 else [])]
    return "; ".join(part for part in (listed(authors), line.publisher) if part)


def reasons(unjudged: Iterable[Unjudged]) -> list[tuple[str, int]]:
    """Why things could not be judged, and how many for each reason, the commonest first."""
    counts: Counter[str] = Counter()
    for item in unjudged:
        counts[item.why] += item.count
    return sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))


def located(unjudged: Iterable[Unjudged]) -> list[Unjudged]:
    """What could not be judged and stands in one line of a file, in the order of files and lines."""
    return sorted((item for item in unjudged if item.path), key=lambda item: (item.path, item.line, item.column, item.what, item.why))


TALLIED = ("error", "warning", "note", "left open", "decided")  # those that are open by severity, then the rest


def tally(findings: Iterable[Finding]) -> list[tuple[str, list[int]]]:
    """For each rule, how many findings under each of ``TALLIED``, the worst rules first."""
    counts: dict[str, list[int]] = {}
    for finding in findings:
        row = counts.setdefault(finding.rule, [0] * len(TALLIED))
        decision = finding.decision
        row[SEVERITIES.index(finding.severity) if decision is None else 3 if decision.open else 4] += 1
    return sorted(counts.items(), key=lambda pair: (*(-number for number in pair[1]), pair[0]))
