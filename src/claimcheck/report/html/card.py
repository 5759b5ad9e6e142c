"""How does a reader meet one finding? A card: the question, the camps side by side, why they differ, what would settle it, what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from claimcheck.finding import Finding, Place, Severity, Verdict, Verdicted, spelt
from claimcheck.report import arrange, words
from claimcheck.report.html.pieces import Page, code, headed, listing, source
from claimcheck.report.safe import excerpt, html, html_message, quoted

SPOKEN = {
    Verdict.CHANGE.value: "change over time",
    Verdict.PRECISION.value: "more and less precise",
    Verdict.VARIANT.value: "written differently",
    "fault": "fault of the record",
    "other": "oddity",
}


def state(finding: Finding) -> str:
    """Open, decided, or open again after a decision; a decision may also leave it open until a day."""
    if finding.reopened and finding.decision is None:
        return "reopened"
    if finding.decision is None:
        return "open"
    return "deferred" if finding.decision.open else "decided"


STATES = {"open": "open", "reopened": "open again", "deferred": "left open until a day", "decided": "decided"}


def verdict(finding: Finding, page: Page) -> str:
    """The verdict; where nothing was compared, whether it is a fault of a record."""
    return finding.verdict.value if finding.verdict else "fault" if id(finding) in page.records else "other"


def spoken(verdict: str) -> str:
    """How a verdict, or what stands in its place, is called."""
    return SPOKEN.get(verdict, verdict.replace("-", " "))


def card(finding: Finding, page: Page, keys: Mapping[str, int], figure: str = "") -> str:
    """The card of a finding; ``keys`` number the subjects and sources that filters know, ``figure`` is the picture of its question."""
    name = page.anchors[finding.id]
    sources = sorted({keys["s:" + place.source] for place in finding.places if "s:" + place.source in keys})
    subject = keys.get("u:" + finding.subject, "")
    data = f'data-v="{verdict(finding, page)}" data-d="{state(finding)}" data-c="{page.since.get(finding.id, "")}" data-u="{subject}" data-o="{" ".join(map(str, sources))}"'
    body = "\n".join(_body(finding, page, figure))
    return f'<article id="{name}" class="{finding.severity.value}" {data} aria-labelledby="h-{name}">\n{body}\n</article>'


def _body(finding: Finding, page: Page, figure: str) -> Iterator[str]:
    name = page.anchors[finding.id]
    kind = spoken(verdict(finding, page))
    stands = "" if state(finding) == "open" else f' <b class="state">{STATES[state(finding)]}</b>'
    if (since := page.since.get(finding.id, "")) not in ("", "open again"):
        stands += f' <b class="since">{since}</b>'
    rule = f'<span class="rule">{html(excerpt(finding.rule, 60))}</span>'
    link = f'<a class="id" href="#{name}">{html(excerpt(finding.id, 60))}</a>'
    yield f'<p class="tags"><b class="sev">{finding.severity.value.capitalize()}</b> <span>{kind}</span>{stands}{rule}{link}</p>'
    yield f'<h3 id="h-{name}">{headed(finding, page)}</h3>'
    yield f'<p class="msg">{_message(finding, page)}</p>'
    evidence = "\n".join(_evidence(finding, page))
    if evidence and (finding.severity is Severity.NOTE):
        evidence = f"<details><summary>Who says what</summary>\n{evidence}\n</details>"
    if evidence:
        yield evidence
    if figure:
        yield figure
    yield from _remarks(finding, page)


def _message(finding: Finding, page: Page) -> str:
    """The message, without subject and property where it begins with them: the heading has said them."""
    message = finding.message.removeprefix(f"`{finding.subject}` ")
    label = page.context.label(finding.property) if finding.property and not arrange.relation(finding) else ""
    for said in (f"{label} ({finding.scope}): ", f"{label}: "):
        if label and message.startswith(said):
            message = message[len(said) :]
            break
    return html_message(excerpt(words.named(message, finding, page.context.labels), page.room.message))


def _evidence(finding: Finding, page: Page) -> Iterator[str]:
    camps, places, others = words.camps(finding.places, page.room.each, page.room.camps)
    listed = [place for camp in camps for place in camp.places]
    if not any(place.value or place.quote or place.when for place in listed):
        yield from (f'<p class="at">{code(words.where(place))}</p>' for place in listed if place.path)
        return
    silent = words.worded(listed)
    parted, cited = words.parted(finding), words.cited(finding)
    yield '<ul class="camps">'
    for camp in camps:
        says, meant = _headline(finding, camp)
        said = html(excerpt(says)) or "<em>nothing written</em>"
        yield f'<li><p class="v">{f"<code>{said}</code>" if words.is_relation(camp.places[0]) else said}</p>'
        if meant:
            yield f'<p class="hint">read as {html(excerpt(meant, 120))}</p>'
        for place in camp.places:
            yield _said(place, says, page, parted=parted, cited=place.claim in cited, silent=silent)
        if camp.more:
            yield f'<p class="more">and {words.counted(camp.more, "more place")}</p>'
        yield "</li>"
    yield "</ul>"
    if places:
        yield f'<p class="more">Not shown: {words.counted(places, "more place")} with {words.counted(others, "other value")}.</p>'


def _headline(finding: Finding, camp: words.Camp) -> tuple[str, str]:
    """What a camp says, and how that was read where it is written otherwise: in the words of the source, if all of them use the same."""
    first = camp.places[0]
    if words.is_relation(first):
        return first.value, ""
    as_written = finding.rule == "value-conflict" and first.value and not camp.more and len({place.value for place in camp.places}) == 1
    return (first.value, "" if camp.says == first.value else camp.says) if as_written else (camp.says, "")


def _said(place: Place, says: str, page: Page, *, parted: bool, cited: bool, silent: bool) -> str:
    """One place: of when, which part, in which words, by whom, recorded where."""
    parts = []
    when = words.spoken(place)
    if when:
        hint = ' <span class="hint" title="Worked out from its source; the statement gives no date">inferred</span>' if place.when_inferred else ""
        parts.append(f'<span class="t">{html(excerpt(when.removesuffix(" (inferred)"), 60))}</span>{hint}')
    if place.value and place.value != says and not words.is_relation(place):
        parts.append(f"“{html(excerpt(place.value, 120))}”" if place.label else html(excerpt(place.value, 120)))
    if parted and place.claim:
        parts.append(f"of {html(excerpt(place.scope or 'the whole', 60))}")
    if place.attributed_to:
        parts.append(f"according to {html(excerpt(place.attributed_to, 80))}")
    if place.decided_wrong:
        parts.append(f"<strong>{words.DECIDED_WRONG}</strong>")
    head = f"<p>{' · '.join(parts)}</p>" if parts else ""
    at = code(words.where(place)) + (f" ({code(place.claim)})" if cited else "")
    by = _who(place, page) if place.source else html(words.speaker(place)).capitalize()
    by = f'<p class="by">{by}</p>' if by else ""
    return f'<div class="say">{head}{_words(place, page, silent=silent)}{by}<p class="by">{at}</p></div>'


def _who(place: Place, page: Page) -> str:
    """The source by name, with the id that sentences use for it."""
    if not page.room.name or place.source == page.context.source(place.source):
        return code(place.source)
    return f"{source(place.source, page, page.room.name)} ({code(place.source)})"


def _words(place: Place, page: Page, *, silent: bool) -> str:
    """The quote, with the sentence around it where the text is at hand."""
    passage = page.pictures.passages.get(place.claim) if place.claim else None
    if passage is not None:
        # No space before what closes a clause: the pieces were parted at spaces, or at the ends of the quote.
        shown = ""
        for text, said in passage.pieces:
            gap = "" if not shown or text[:1] in _CLOSING else " "
            piece = html(excerpt(text, 700))
            shown += gap + (f"<mark>{piece}</mark>" if said else piece)
        return f"<blockquote>{shown}</blockquote>"
    if place.quote:
        return f"<blockquote>{html(quoted(excerpt(place.quote, page.room.quote)))}</blockquote>"
    return f'<p class="hint">{words.NO_WORDS}</p>' if place.claim and silent else ""


_CLOSING = tuple(",.;:!?)]}”’'\"%–")


def _remarks(finding: Finding, page: Page) -> Iterator[str]:
    """Why they differ, what would settle it, what was decided or why that no longer holds."""
    rows = []
    if because := words.because(finding):
        rows.append((words.asked(finding), html(because)))
    remedies = [
        html_message(excerpt(words.named(remedy, finding, page.context.labels), page.room.message))
        for remedy in words.remedies(finding)[: page.room.remedies]
    ]
    if remedies:
        rows.append(("What would settle it", remedies[0] if len(remedies) == 1 else f"any one of these:{listing(remedies)}"))
    if finding.reopened:
        lines = [html_message(excerpt(line, 400)) for line in finding.reopened]
        rows.append(("Open again", lines[0] if len(lines) == 1 else listing(lines)))
    if finding.decision and finding.decision.open:
        rows.append((f"Left open until {html(excerpt(finding.decision.until, 40))}", decided(finding, finding.decision)))
    elif finding.decision:
        rows.append(("Decided", decided(finding, finding.decision)))
    if rows:
        yield "<dl>" + "".join(f"<div><dt>{name}</dt><dd>{said}</dd></div>" for name, said in rows) + "</dl>"


def decided(finding: Finding, decision: Verdicted) -> str:
    """What was decided, with the answer it speaks of; by whom, when, until when and why. Of what was left open, the row has said what and until when."""
    by = [f"by {html(excerpt(decision.by, 80))}" if decision.by else "", f"on {html(excerpt(decision.on, 40))}" if decision.on else ""]
    if decision.open:
        return f'{html(excerpt(decision.reason, 400))} <span class="hint">{", ".join(part for part in by if part)}</span>'
    ruling = html_message(excerpt(spelt(decision.verdict, decision.refused), 300))
    by.append(f"holds until {html(excerpt(decision.until, 40))}" if decision.until else "")
    return f'<strong>{ruling}</strong>: {html(excerpt(decision.reason, 400))} <span class="hint">{", ".join(part for part in by if part)}</span>'


def brief(finding: Finding, page: Page) -> str:
    """The finding in a line, with a link to its card where it has one."""
    mark = f'<b class="sev">{finding.severity.value.capitalize()}</b>'
    about = f"{headed(finding, page)}, in {code(where)}" if (where := words.in_text(finding)) else headed(finding, page)
    text = f"{about}: {_message(finding, page)}"
    return f'<a href="#{page.anchors[finding.id]}">{mark} {text}</a>' if finding.id in page.anchors else f"{mark} {text}"
