"""How well is prose read? Precision and recall of mentions, ties, contradictions and citations on the labelled texts beside this file.

Run: ``python benchmarks/texts/score.py`` scores the half that nothing is tuned on; ``tune`` the other; ``--show`` lists what went wrong
(do that for ``tune`` only). Each case is a file with its texts and labels; ``README.md`` tells what they mean.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from claimcheck.cli.compare import RULES as COMPARING
from claimcheck.engine import run
from claimcheck.finding import Finding, Severity
from claimcheck.ledger import Ledger
from claimcheck.load import load
from claimcheck.prose import Document, Statement
from claimcheck.reading import Expect, NotJudged, fold, read, resolve
from claimcheck.rules import RULES
from claimcheck.texts import lay_out, ledger_of, read_against, recorded
from claimcheck.texts.phrases import standard_phrases

HERE = Path(__file__).parent
_BESIDE = 40  # a finding points at the words of its value, a label at those around them
_MARK = re.compile(r"[⟦⟧⟨⟩]")
_FIGURES = frozenset(("quantity", "date", "period", "ordinal", "quoted"))
_FAULTS = {
    "cited-not-listed": "cited-not-listed",
    "listed-not-cited": "listed-not-cited",
    "year-differs": "citation-year-differs",
    "name-differs": "citation-name-differs",
    "page-outside-range": "page-outside-work",
    "same-key": "ambiguous-citation",
}


class Text(NamedTuple):
    """A text of a case without its marks, the stretches that were marked, and its labels."""

    name: str
    text: str
    checkable: tuple[tuple[int, int], ...]
    other: tuple[tuple[int, int], ...]
    claims: Sequence[Mapping[str, str]]


@dataclass
class Score:
    """Right among those given, and found among those there are; with what went wrong."""

    right: int = 0
    given: int = 0
    found: int = 0
    there: int = 0

    def __str__(self) -> str:
        """Both as shares, with the counts behind them."""
        precision = f"{self.right / self.given:.3f} ({self.right}/{self.given})" if self.given else "-"
        recall = f"{self.found / self.there:.3f} ({self.found}/{self.there})" if self.there else "-"
        return f"precision {precision:<18} recall {recall}"


def main(arguments: Sequence[str]) -> None:
    """Score the half that is named."""
    show = "--show" in arguments
    named = [argument for argument in arguments if not argument.startswith("-")] or ["report"]
    scores: dict[str, Score] = {name: Score() for name in ("mentions", "tied claims", "  time of those", "contradictions", "citations")}
    alarms: Counter[str] = Counter()
    for path in sorted(path for name in named for path in (HERE.glob(f"{name}/*.yaml") if (HERE / name).is_dir() else [Path(name)])):
        for line in _case(yaml.safe_load(path.read_text(encoding="utf-8")), scores, alarms):
            if show:
                print(f"{path.stem}: {line}")
    for name, score in scores.items():
        print(f"{name:<18}{score}")
    print(f"near misses taken for contradictions: {alarms['near misses']} of {alarms['labelled near misses']}")


def _case(case: Mapping[str, Any], scores: Mapping[str, Score], alarms: Counter[str]) -> Iterator[str]:
    texts = [_unmarked(text) for text in case["texts"]]
    known = load([]).ledger(today=740_000)
    documents = read_against([lay_out(text.name, text.text, text.name.endswith(".md")) for text in texts], known)
    records = recorded(documents)
    ledger = ledger_of(records, known)
    for text, document in zip(texts, documents, strict=True):
        yield from _mentions(text, document, scores["mentions"])
        yield from score_claims(text, document, ledger, scores["tied claims"], scores["  time of those"])
    ledger = replace(ledger, documents=documents)
    named = {*COMPARING}
    report = run(ledger, [rule for rule in RULES if rule.RULE.id in named])
    said = {claim.id: (record.document, statement) for record in records for claim, statement in record.claims}
    findings = [finding for finding in report.findings if finding.severity is not Severity.NOTE]
    faults = frozenset(_FAULTS.values())
    yield from _contradictions(case, texts, [one for one in findings if one.rule not in faults], said, scores["contradictions"], alarms)
    cited = run(ledger, [rule for rule in RULES if rule.RULE.id in faults]).findings
    yield from _citations(case, cited, scores["citations"])


def _unmarked(text: Mapping[str, Any]) -> Text:
    spans: dict[str, list[tuple[int, int]]] = {"⟦": [], "⟨": []}
    plain, opened, at = [], 0, 0
    for part in re.split(f"({_MARK.pattern})", text["text"]):
        if part in {"⟦", "⟨"}:
            opened = at
        elif part in {"⟧", "⟩"}:
            spans["⟦" if part == "⟧" else "⟨"].append((opened, at))
        else:
            plain.append(part)
            at += len(part)
    return Text(text["name"], "".join(plain), tuple(spans["⟦"]), tuple(spans["⟨"]), text.get("claims") or ())


def _mentions(text: Text, document: Document, score: Score) -> Iterator[str]:
    blocks = document.page.blocks
    figures = [mention for mention in document.mentions if mention.kind in _FIGURES]
    spans = [(blocks[one.block].origin(one.start), blocks[one.block].origin(max(one.end - 1, one.start)) + 1) for one in figures]
    for start, end in text.checkable:
        score.there += 1
        if any(_overlap(span, (start, end)) >= 0.5 * (end - start) for span in spans):
            score.found += 1
        else:
            yield f"{text.name}: mention missed: {text.text[start:end]!r} in {text.text[max(0, start - 30) : end + 30]!r}"
    for span in spans:
        score.given += 1
        if any(_overlap(span, label) for label in text.checkable):
            score.right += 1
        else:
            yield f"{text.name}: no mention: {text.text[slice(*span)]!r} in {text.text[max(0, span[0] - 30) : span[1] + 30]!r}"


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def score_claims(text: Text, document: Document, ledger: Ledger, score: Score, times: Score) -> Iterator[str]:
    """Score what a text states against its labels; a line for each that went wrong."""
    labels = list(text.claims)
    left = list(range(len(labels)))
    matched: set[int] = set()
    for statement in document.statements:
        score.given += 1
        fitting = [n for n in range(len(labels)) if _says(statement, labels[n], ledger)]
        if not fitting:
            yield f"{text.name}: wrong tie: {_shown(statement)}"
            continue
        score.right += 1
        first = next((n for n in fitting if n not in matched), fitting[0])
        matched.add(first)
        times.given += 1
        times.right += _same_time(statement.when, str(labels[first].get("when", "")))
        if not _same_time(statement.when, str(labels[first].get("when", ""))):
            yield f"{text.name}: other time: {_shown(statement)}: labelled {labels[first].get('when', '')!r}"
    for n in left:
        score.there += 1
        score.found += n in matched
        if n not in matched:
            yield f"{text.name}: not tied: {dict(labels[n])}"


def _shown(statement: Statement) -> str:
    parts = [
        statement.subject,
        statement.property,
        statement.value,
        statement.when and f"when {statement.when}",
        statement.scope and f"scope {statement.scope}",
    ]
    return " | ".join(part for part in (*parts, statement.modality, f"({statement.tie})") if part)


def _says(statement: Statement, label: Mapping[str, str], ledger: Ledger) -> bool:
    """The same subject, property and value. Where a label asks what the vocabulary has no question for, any question for that value is right."""
    if bool(statement.modality) != bool(label.get("modality")):
        return False
    wanted, standard = ledger.property_id(str(label["property"])), _standard()
    if statement.property != wanted and wanted in standard and (statement.property in standard or not _near(statement.property, wanted)):
        return False
    subject = str(label["subject"])
    who = resolve(subject, ledger.names) or subject
    if who != statement.subject and fold(subject) != fold(statement.subject) and not _contained(subject, _name(statement.subject, ledger)):
        return False
    if wanted == "nationality":
        return _nation(statement.value) == _nation(str(label["value"]))
    datatype = ledger.properties[statement.property].datatype if statement.property in ledger.properties else "quantity"
    return _same_value(statement.value, str(label["value"]), replace(_EXPECT, datatype=datatype, names=ledger.names))


_EXPECT = Expect("quantity")
_STANDARD: set[str] = set()


def _standard() -> set[str]:
    if not _STANDARD:
        _STANDARD.update(load([]).properties)
    return _STANDARD


def _nation(value: str) -> str:
    return standard_phrases().language.groups["nationality"].get(value, value)


def _near(a: str, b: str) -> bool:
    return bool({*a.split("-")} & {*b.split("-")})


def _name(subject: str, ledger: Ledger) -> str:
    return ledger.entities[subject].name if subject in ledger.entities else subject


def _contained(a: str, b: str) -> bool:
    one, two = fold(a), fold(b)
    return bool(one and two) and (set(one) <= set(two) or set(two) <= set(one))


def _same_value(a: str, b: str, expect: Expect) -> bool:
    one, two = read(a, expect), read(b, expect)
    if not isinstance(one, NotJudged) and not isinstance(two, NotJudged) and one.value == two.value:
        return True
    if expect.datatype in {"entity", "name", "text"}:
        return _contained(a, b)
    return fold(a) == fold(b) or (fold(a) != () and _figures(a) == _figures(b) != [])


def _figures(text: str) -> list[str]:
    return re.findall(r"[0-9][0-9.,]*[0-9]|[0-9]", text)


def _same_time(a: str, b: str) -> bool:
    one, two = read(a, Expect("date")), read(b, Expect("date"))
    if isinstance(one, NotJudged) or isinstance(two, NotJudged):
        return a.casefold() == b.casefold()
    return one.value == two.value or a.rstrip("/.") == b.rstrip("/.") or _figures(a) == _figures(b) != []


def _contradictions(
    case: Mapping[str, Any],
    texts: Sequence[Text],
    findings: Sequence[Finding],
    said: Mapping[str, tuple[Document, Statement]],
    score: Score,
    alarms: Counter[str],
) -> Iterator[str]:
    by_name = {text.name: text for text in texts}
    spots = {id(finding): list(_spots(finding, said, by_name)) for finding in findings}
    true: set[int] = set()
    for label in case.get("contradictions") or ():
        score.there += 1
        hit = [one for one in findings if _meets(label["places"], spots[id(one)], by_name)]
        score.found += bool(hit)
        true.update(map(id, hit))
        if not hit:
            yield f"contradiction missed: {label['places']} ({label.get('property', '')})"
    for label in case.get("near-misses") or ():
        alarms["labelled near misses"] += 1
        for finding in findings:
            if id(finding) not in true and _meets(label["places"], spots[id(finding)], by_name):
                alarms["near misses"] += 1
                yield f"near miss reported: {label['places']} ({label.get('why', '')})"
    for finding in findings:
        score.given += 1
        score.right += id(finding) in true
        if id(finding) not in true:
            places = [(place.path, place.line, place.value or place.quote) for place in finding.places]
            yield f"false alarm: {finding.severity.value}[{finding.rule}] {finding.message} {places}"


def _spots(finding: Finding, said: Mapping[str, tuple[Document, Statement]], texts: Mapping[str, Text]) -> Iterator[tuple[str, int, int]]:
    """The stretches of the texts that a finding points at: the words of evidence of its claims, or the words quoted."""
    for place in finding.places:
        if place.claim in said:
            document, statement = said[place.claim]
            block = document.page.blocks[statement.block]
            starts = [block.origin(statement.start), block.origin(statement.value_start)]
            ends = [block.origin(statement.end - 1) + 1, block.origin(max(statement.value_end - 1, statement.value_start)) + 1]
            yield document.page.path, min(starts), max(ends)
        elif place.path in texts:
            lines = texts[place.path].text.split("\n")
            start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
            yield place.path, start, start + max(len(place.quote), 1)


def _meets(places: Iterable[Sequence[str]], spots: Sequence[tuple[str, int, int]], texts: Mapping[str, Text]) -> bool:
    """Does a finding point at (at least two of) the labelled words?"""
    met = 0
    for name, words in places:
        start = texts[name].text.find(words)
        assert start >= 0, (name, words)
        stretch, figures = (start - _BESIDE, start + len(words) + _BESIDE), _figures(words)
        # The same figure elsewhere in the text is said as well, in its table for one: what points at either points at both.
        met += any(
            path == name and (_overlap((first, last), stretch) or (figures != [] and figures == _figures(texts[name].text[first:last])))
            for path, first, last in spots
        )
    return met >= min(2, len(list(places)))


def _citations(case: Mapping[str, Any], findings: Sequence[Finding], score: Score) -> Iterator[str]:
    kinds = {rule: kind for kind, rule in _FAULTS.items()}
    labels = [(name, label) for name, faults in (case.get("citations") or {}).items() for label in faults or ()]
    left = list(findings)
    score.there += len(labels)
    score.given += len(findings)
    for name, label in labels:
        hit = next((one for one in left if kinds[one.rule] == label["kind"] and _cites(one, name, label)), None)
        if hit is None:
            yield f"citation fault missed: {name} {dict(label)}"
        else:
            left.remove(hit)
            score.found += 1
            score.right += 1
    for finding in left:
        yield f"false citation fault: {finding.rule} {finding.message}"


def _cites(finding: Finding, name: str, label: Mapping[str, Any]) -> bool:
    said = " ".join((finding.message, *(f"{place.quote} {place.label} {place.value}" for place in finding.places)))
    author, year, key = (str(label.get(field, "")) for field in ("author", "year", "key"))
    words = {*fold(said)}
    return finding.places[0].path == name and (
        (bool(author) and {*fold(author)} <= words and (not year or year[:4] in said)) or (bool(key) and key in re.findall(r"\w+", said))
    )


if __name__ == "__main__":
    main(sys.argv[1:])
