"""How was a place in a document read: the sentence, what tied its words to a question, whom it speaks of and when?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from claimcheck.account import Told
from claimcheck.finding import Place
from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.prose import Document, Statement
from claimcheck.reading.explain import Step
from claimcheck.telling.claims import time_steps, value_steps

if TYPE_CHECKING:
    from claimcheck.texts.gate import Joint, Meeting, Said

SPEAKS = {
    "of its own time": "the words give the time",
    "at its date": "the words give no time, so they speak at the date of the document",
    "at some time": "neither the words nor the document give a time, so they are held to the newest that is on record",
    "vaguely": "the words speak of some time that they do not give",
}


def said_at(ledger: Ledger) -> Mapping[tuple[str, int, int], Said]:
    """What do the documents say at each place?"""
    from claimcheck.texts.gate import joint

    both = ledger.once(joint)
    found: dict[tuple[str, int, int], Said] = {}
    for said in both.said:
        place = both.place(said)
        found.setdefault((place.path, place.line, place.column), said)
    return found


def told_of_text(ledger: Ledger, place: Place) -> Told | None:
    """What is told of a place in a document; none when no document was read there."""
    document = next((one for one in ledger.documents if one.page.path == place.path), None)
    if document is None:
        return None
    from claimcheck.texts.gate import joint

    known = [Step("document", _called(document))]
    said = ledger.once(said_at).get((place.path, place.line, place.column))
    if said is None:
        line = document.page.text.splitlines()[place.line - 1 : place.line] if place.line else []
        return Told(place, place.path, (*known, *(Step("line", f"“{text.strip()}”") for text in line if text.strip())))
    return _said(ledger.once(joint), said, place, known)


def statements(ledger: Ledger) -> Mapping[str, tuple[Document, Statement]]:
    """Which words of a document is a claim made of that was taken from it and not recorded by anybody?"""
    from claimcheck.texts import recorded

    found = {claim.id: (one.document, statement) for one in recorded(ledger.documents) for claim, statement in one.claims}
    return {id: made for id, made in found.items() if id in ledger.by_id and ledger.places.place("claim", id)[0] == made[0].page.path}


def words_of(ledger: Ledger, claim: Claim) -> tuple[Step, ...]:
    """The sentence that a claim was taken from, and what tied its words to the question; nothing for a recorded claim."""
    made = ledger.once(statements).get(claim.id) if ledger.documents else None
    return tuple(_words(*made)) if made else ()


def _words(document: Document, statement: Statement) -> Iterator[Step]:
    block = document.page.blocks[statement.block]
    sentence = next((block.text[span.start : span.end] for span in block.sentences if span.start <= statement.value_start < span.end), block.text)
    yield Step("sentence", f"“{' '.join(sentence.split())}”")
    yield Step("evidence", f"“{' '.join(block.text[statement.start : statement.end].split())}”")
    if statement.tie:
        yield Step("tied by", statement.tie)


def _said(both: Joint, said: Said, place: Place, known: list[Step]) -> Told:
    claim, ledger = said.claim, both.ledger
    subject = ledger.subject(claim)
    words = [
        *_words(said.document, said.statement),
        Step("read as", f"{ledger.label(subject)} (`{subject}`): {ledger.label(claim.property)} (`{claim.property}`)"),
    ]
    if said.tied is not None:
        words.append(Step("directive", f"ties the words to the claim `{said.tied.id}`"))
    if claim.attributed_to:
        words.append(Step("according to", claim.attributed_to))
    time = [Step("speaks", SPEAKS[both.speaks(said)]), *time_steps(ledger, claim)]
    return Told(place, place.path, tuple(known), tuple(value_steps(ledger, claim)), tuple(words), tuple(time))


def meeting_at(ledger: Ledger, place: Place) -> Meeting | None:
    """What came of holding a place of a document to the record?"""
    if not ledger.documents or place.claim:
        return None
    from claimcheck.texts.gate import met

    said = ledger.once(said_at).get((place.path, place.line, place.column))
    return next((one for one in ledger.once(met) if said is not None and one.said.claim.id == said.claim.id), None)


def meeting_steps(ledger: Ledger, place: Place) -> tuple[str, ...]:
    """The same in words."""
    found = meeting_at(ledger, place)
    return () if found is None else tuple(_outcome(found))


def _outcome(found: Meeting) -> list[str]:
    lines = [f"outcome: {found.outcome}" + (f" ({found.reason})" if found.reason else "")]
    if found.newest:
        lines.append("held to the newest that is on record, as it names no time that could be compared")
    if found.older:
        lines.append(f"{found.older:,} older {'claim' if found.older == 1 else 'claims'} say it, which newer ones have replaced")
    if found.claims:
        named = ", ".join(f"`{claim.id}`" for claim in found.claims[:8]) + (f" and {len(found.claims) - 8:,} more" if len(found.claims) > 8 else "")
        lines.append(f"held against: {named}")
    return lines


def _called(document: Document) -> str:
    header = document.page.header
    return ", ".join(
        (f"“{header.title}”" if header.title else f"`{document.page.path}`", f"dated {header.published}" if header.published else "undated")
    )
