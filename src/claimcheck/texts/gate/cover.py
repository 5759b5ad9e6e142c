"""What of a document is backed by the record? Each mention that a claim could back: bound, derived, waived or unbound, and why."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from claimcheck.finding import Verdict
from claimcheck.kernel import common
from claimcheck.kernel.compare import compare
from claimcheck.model import Property
from claimcheck.prose import Document, Mention, Span
from claimcheck.reading import Dates, Period, Reading, Style, read_when
from claimcheck.reading.values import Days, NotJudged, Value
from claimcheck.texts.gate.derive import counted, implied, served, summed
from claimcheck.texts.gate.joint import Joint, Said
from claimcheck.texts.gate.marks import COUNTED, Mark, waivers
from claimcheck.texts.gate.meet import Meeting, repeated
from claimcheck.texts.gate.words import record

Status = Literal["bound", "derived", "waived", "unbound"]
_RANK: tuple[Status, ...] = ("bound", "derived", "unbound", "waived")
_AGAINST = (Verdict.CONTRADICTION, Verdict.POSSIBLE, Verdict.SUPERSEDED)
UNTIED = "nothing ties it to a question"


@dataclass(frozen=True, slots=True)
class Item:
    """A mention of a document, where it stands, and what backs it: the ids of claims, or why there are none."""

    path: str
    line: int
    column: int
    words: str
    status: Status
    claims: tuple[str, ...] = ()
    why: str = ""
    subject: str = ""
    property: str = ""


@dataclass(frozen=True)
class Covered:
    """A document with every mention that counts, in the order of the text."""

    document: Document
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Backing:
    status: Status
    claims: tuple[str, ...] = ()
    why: str = ""
    said: Said | None = None
    against: bool = False


def items(both: Joint, document: Document, met: Mapping[str, Meeting]) -> tuple[Item, ...]:
    """The mentions of one document that count, each with what backs it.

    Figures, dates, periods, ordinals and quotations count, and names where they answer a question; a name by itself states nothing. ``met`` tells
    how what is said, by the id of its claim, meets the record.
    """
    borne: dict[Hashable, tuple[str, ...]] = {}
    backings = {one.claim.id: _backing(both, one, met, borne) for one in both.by_document.get(document.page.path, ())}
    return tuple(_items(both, document, backings))


def _items(both: Joint, document: Document, backings: dict[str, _Backing]) -> Iterator[Item]:
    said = both.by_document.get(document.page.path, ())
    told: dict[tuple[int, int], list[Said]] = {}
    for one in said:
        told.setdefault(_sentence(document, one.block, one.start), []).append(one)
    found: list[tuple[int, int, int, _Backing]] = []
    taken: set[str] = set()
    shown: set[tuple[int, int, int]] = set()
    waived = waivers(both.marks[document.page.path])
    for mention in document.mentions:
        if mention.kind not in COUNTED:
            continue
        near = told.get(_sentence(document, mention.block, mention.start), ())
        own = [one for one in near if one.start < mention.end and mention.start < one.end]
        taken.update(one.claim.id for one in own)
        timed = [one for one in near if not own and _is_time_of(mention, one.claim.when, document.style)]
        # What is right about words that are wrong in part does not back them.
        wrong = next((backings[one.claim.id] for one in own if backings[one.claim.id].against), None)
        best = wrong or min(
            (backings[one.claim.id] for one in own or timed), key=lambda one: _RANK.index(one.status), default=_Backing("unbound", why=UNTIED)
        )
        if not own and not timed and _own_date(document, mention):
            continue
        mark = waived.over(mention.block, mention.start, mention.end)
        best = best if own else _since_then(both, best)
        found.append((mention.block, mention.start, mention.end, _waived(mark) if mark else best))
    for one in said:
        if one.claim.id not in taken and (one.block, one.start, one.end) not in shown:
            found.append((one.block, one.start, one.end, backings[one.claim.id]))
            shown.add((one.block, one.start, one.end))
    for block, start, end, backing in sorted(found, key=lambda entry: entry[:3]):
        text = " ".join(document.page.blocks[block].text[start:end].split())
        about = (backing.said.claim.subject, backing.said.claim.property) if backing.said else ("", "")
        yield Item(document.page.path, *document.page.place(block, start), text, backing.status, backing.claims, backing.why, *about)


def _since_then(both: Joint, backing: _Backing) -> _Backing:
    """What backs the time of a term of office: not a term that began or ended at another time, though it may be of the same holder."""
    ledger, said = both.ledger, backing.said
    if said is None or backing.status not in ("bound", "derived") or not ledger.property(said.claim).office:
        return backing
    when = ledger.when(said.claim)
    terms = [ledger.by_id[id] for id in backing.claims]
    served = [other for claim in terms if isinstance(other := ledger.when(claim), Period)]
    if not isinstance(when, Period) or len(served) < len(terms) or not served:
        return backing
    if not all(_apart(when.start, term.start) or _apart(when.end, term.end) for term in served):
        return backing
    return _Backing("unbound", why=f"the record has {record(ledger, terms)}", said=said)


def _apart(a: Days, b: Days) -> bool:
    return (a.high is not None and b.low is not None and a.high < b.low) or (b.high is not None and a.low is not None and b.high < a.low)


# "Published: 3 May 2024", "Tarnholm, 3 May 2024 - ", and the day alone on its line.
_PUBLISHED = re.compile(
    r"\W*(?:(?i:(?:\w+ )?(?:published|posted|issued|released|dated|updated|modified|revised|date|release|publication)(?: online| date| of issue)?(?: on)?) ?:? ?)?\W*"
    r"|[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}(?:, [A-ZÀ-Þ][\w'’-]*)?(?:,| -| [–—|·]) ?"
)
_CLOSED = re.compile(r"\W*\Z|\)?\.?\s*(?:[-–—|·]|by\b)")
_ABOVE = 24  # blocks among which a text says when it was published; some say it in their last ones


def _own_date(document: Document, mention: Mention) -> bool:
    """Does it only say when the text itself was published? The record is not asked for that."""
    page = document.page
    if mention.kind != "date" or not page.header.published or mention.text.strip() != page.header.published.strip():
        return False
    block = page.blocks[mention.block]
    edge = mention.block < _ABOVE or mention.block >= len(page.blocks) - 4
    return edge and bool(_PUBLISHED.fullmatch(block.text[: mention.start]) and _CLOSED.match(block.text[mention.end :]))


def _waived(mark: Mark) -> _Backing:
    return _Backing("waived", why=f"{mark.directive.waive}, until {mark.directive.until}")


def _sentence(document: Document, block: int, at: int) -> tuple[int, int]:
    """In which sentence of which block does it stand? The cells of a row are sentences each, and the row says one thing."""
    held = document.page.blocks[block]
    return block, -1 if held.kind == "row" else bisect_right(held.sentences, at, key=_start) - 1


def _start(span: Span) -> int:
    return span.start


def _is_time_of(mention: Mention, when: str, style: Style) -> bool:
    """Is it the date of something that the same sentence states?"""
    if mention.kind not in ("date", "period") or not when or mention.value is None:
        return False
    reading = read_when(when, style)
    if not isinstance(reading, Reading):
        return False
    stated, meant = reading.value, mention.value
    if stated == meant:
        return True
    # "Until 2018" and "since 2016" give one end of a period.
    return isinstance(stated, Period) and isinstance(meant, Dates) and any(span in (stated.start, stated.end) for span in meant.spans)


def _backing(both: Joint, said: Said, met: Mapping[str, Meeting], borne: dict[Hashable, tuple[str, ...]]) -> _Backing:
    if said.waived is not None:
        mark = _waived(said.waived)
        return _Backing("waived", why=mark.why, said=said)
    if said.claim.modality:
        return _as_envisaged(both, said)
    meeting = met[said.claim.id]
    match meeting.outcome:
        case "backed" | "variant":
            return _as_backed(both, said, meeting, borne)
        case "contradicted":
            return _Backing("unbound", why=f"the record has {record(both.ledger, meeting.claims)}", said=said, against=True)
        case "outdated":
            return _Backing("unbound", tuple(claim.id for claim in meeting.claims), "the record has a later value", said, against=True)
        case "overruled":
            return _Backing("unbound", why="what says so was decided to be wrong", said=said, against=True)
        case "not judged":
            return _Backing("unbound", why=f"not judged: {meeting.reason}", said=said)
    if both.is_name_of(said):
        return _Backing("bound", why="declared as its name", said=said)
    others = both.recorded.get(both.question(said))
    why = "no claim is on record" if not others else "no claim of that time is on record" if said.claim.when else "no claim says so"
    return _as_derived(both, said) or _Backing("unbound", why=why, said=said)


def _as_backed(both: Joint, said: Said, meeting: Meeting, borne: dict[Hashable, tuple[str, ...]]) -> _Backing:
    """Stated by a claim; or by claims from which it follows. A claim that is less precise than the text does not bear it out, nor does a draft.

    ``borne`` keeps the claims that state what is said, for what a text repeats.
    """
    ledger, prop = both.ledger, both.ledger.property(said.claim)
    if all(claim.draft for claim in meeting.claims):
        return _Backing("unbound", why="only a draft says so, which nobody has confirmed", said=said)
    value = ledger.value(said.claim)
    if said.tied is not None or meeting.outcome == "variant":
        return _Backing("bound", tuple(claim.id for claim in meeting.claims if not claim.draft), said=said)
    same = repeated(both, said)
    if same not in borne:
        borne[same] = tuple(claim.id for claim in meeting.claims if not claim.draft and _alike(value, ledger.value(claim), prop))
    if stating := borne[same]:
        return _Backing("bound", stating, said=said)
    claims = [claim for claim in meeting.claims if not claim.draft]
    if implying := [claim.id for claim in claims if implied(value, ledger.value(claim))]:
        return _Backing("derived", tuple(implying), f"follows from {record(ledger, claims)}", said)
    return _as_derived(both, said) or _Backing("unbound", why=_less_precise(both, said, meeting), said=said)


def _less_precise(both: Joint, said: Said, meeting: Meeting) -> str:
    """The claims that allow for what is said and for more, and those beside them that speak against it."""
    ledger, prop = both.ledger, both.ledger.property(said.claim)
    stance = ledger.stance(said.claim)
    allowing = {claim.id for claim in meeting.claims}
    others = [
        claim
        for claim in both.recorded.get(both.question(said), ())
        if claim.id not in allowing and claim.id not in ledger.overruled and compare(stance, ledger.stance(claim), prop).verdict in _AGAINST
    ]
    allowed = [claim for claim in meeting.claims if not claim.draft]
    against = f"; against it stands {record(ledger, others)}" if others else ""
    return f"the record has {record(ledger, allowed)}, which allows for it but does not say as much{against}"


def _alike(value: Value | NotJudged, recorded: Value | NotJudged, prop: Property) -> bool:
    return not isinstance(value, NotJudged) and not isinstance(recorded, NotJudged) and common(value, recorded, prop).kind in ("all", "near")


def _as_derived(both: Joint, said: Said) -> _Backing | None:
    for derive, how in ((summed, "the sum of {} parts"), (counted, "{} are on record"), (served, "the term of office on record")):
        claims = derive(both, said)
        if claims:
            return _Backing("derived", tuple(claim.id for claim in claims), how.format(len(claims)), said)
    return None


def _as_envisaged(both: Joint, said: Said) -> _Backing:
    """A plan is backed by a recorded plan."""
    ledger, prop = both.ledger, both.ledger.property(said.claim)
    value = ledger.value(said.claim)
    same = [claim for claim in both.envisaged.get(both.question(said), ()) if claim.modality == said.claim.modality]
    alike = [claim.id for claim in same if ledger.when(claim) == ledger.when(said.claim) or not (claim.when and said.claim.when)]
    stating = [id for id in alike if ledger.value(ledger.by_id[id]) == value]
    if stating:
        return _Backing("bound", tuple(stating), said=said)
    implying = [id for id in alike if implied(value, ledger.value(ledger.by_id[id]))]
    if implying:
        return _Backing("derived", tuple(implying), f"follows from {record(ledger, [ledger.by_id[id] for id in implying])}", said)
    what = "plan" if said.claim.modality == "planned" else "possibility"
    return _Backing("unbound", why=f"no such {what} is on record for {ledger.label(prop.id)}", said=said)
