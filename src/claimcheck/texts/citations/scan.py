"""Where in running text could a work be cited by author and year? Every place that has the shape, with the ways to read it."""

from __future__ import annotations

import re
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass

from claimcheck.texts.citations.entries import NO_DATE, YEAR, plain_year
from claimcheck.texts.citations.locators import another_year, as_pages, pages_after
from claimcheck.texts.citations.names import key
from claimcheck.texts.citations.parts import Before, Bit, bits, names_before
from claimcheck.texts.citations.words import DATING, VERBS, WORKS_OF_ART

LONGEST_BRACKET = 2500
BEFORE = 160  # characters before a bracket in which its authors stand

_HOOK = re.compile(rf"(?:\[{YEAR}\]\s?)(?<![\d.,]){YEAR}[a-z]?|(?<![\d.,\w]){YEAR}[a-z]?(?![\w])|\b(?:{NO_DATE})|[()\[\]]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sighting:
    """What could be a citation by authors and year.

    ``readings`` are the authors it may name, the likeliest first; those of ``parted`` many names leave out one joined by *and*. ``form`` is where the year stands: in a bracket with the authors, in one after
    them, or in none. ``firm`` when the shape leaves little doubt.
    """

    block: int
    start: int
    end: int
    year: str
    readings: tuple[tuple[str, ...], ...]
    form: str
    more: bool = False
    pages: tuple[int, int] | None = None
    firm: bool = False
    dated: bool = False
    told: bool = False
    marked: bool = False
    parted: frozenset[int] = frozenset()


def sightings(block: int, text: str, known: Collection[str]) -> Iterator[Sighting]:
    """The places of one block, in order. Without a bracket only a name that is ``known`` is looked at."""
    if not known and "(" not in text and "[" not in text:
        return
    opened: list[int] = []
    groups: dict[int, int] = {}
    bare: list[tuple[int, int]] = []
    for hook in _HOOK.finditer(text):
        sign = hook[0]
        if sign in ("(", "["):
            opened.append(hook.start())
        elif sign in (")", "]"):
            if opened and text[opened[-1]] == ("(" if sign == ")" else "["):
                last = opened.pop()
                if last in groups:
                    groups[last] = hook.start()
        else:
            while opened and hook.start() - opened[-1] > LONGEST_BRACKET:
                opened.clear()
            if opened:
                groups.setdefault(opened[-1], -1)
            else:
                bare.append((hook.start(), hook.end()))
    found: list[Sighting] = []
    for opener, closer in groups.items():
        if closer > 0 and closer - opener <= LONGEST_BRACKET:
            found += _bracket(block, text, opener, closer)
    for start, end in bare:
        found += _bare(block, text, start, end, known) if known else ()
    yield from sorted(found, key=lambda seen: (seen.start, seen.end))


def _bracket(block: int, text: str, opener: int, closer: int) -> Iterator[Sighting]:
    row = bits(text, opener + 1, closer)
    row = _without_inner(row)
    if not row:
        return
    at = 0
    if row[0].kind == "y":
        before = _narrative(text, opener)
        stop = next((k for k, bit in enumerate(row) if bit.text == ";"), len(row))
        if before is not None:
            yield from _years_after(block, text, before, row, 0, stop, "after", opener)
        at = stop
    parts = list(_parts(row, at))
    firm = sum(_shaped(row, begin, end) for begin, end in parts) > 1
    for begin, end in parts:
        yield from _part(block, text, row, begin, end, firm)


def _without_inner(row: list[Bit]) -> list[Bit]:
    """Brackets within a bracket are looked at by themselves."""
    out, depth = [], 0
    for bit in row:
        if bit.text in ("(", "["):
            depth += 1
        if not depth:
            out.append(bit)
        if bit.text in (")", "]"):
            depth = max(depth - 1, 0)
    return out


def _parts(row: Sequence[Bit], begin: int) -> Iterator[tuple[int, int]]:
    at = begin
    for k in range(begin, len(row) + 1):
        if k == len(row) or row[k].text == ";":
            if k > at:
                yield at, k
            at = k + 1


def _shaped(row: Sequence[Bit], begin: int, end: int) -> bool:
    year = next((k for k in range(begin, end) if row[k].kind == "y"), -1)
    before = names_before(row, begin, year) if year > begin else None
    return before is not None and before.first <= begin + 2


def _part(block: int, text: str, row: Sequence[Bit], begin: int, end: int, firm: bool) -> Iterator[Sighting]:
    at = begin
    while True:
        year = next((k for k in range(at, end) if row[k].kind == "y"), -1)
        if year < 0:
            return
        before = names_before(row, at, year)
        if before is None:
            at = year + 1
            continue
        last = yield from _years_after(block, text, before, row, year, end, "within", -1, firm=firm, low=at)
        at = max(last, year + 1)


def _years_after(
    block: int, text: str, before: Before, row: Sequence[Bit], first: int, end: int, form: str, opener: int, *, firm: bool = False, low: int = 0
) -> Generator[Sighting, None, int]:
    """The years that follow the authors, each with its pages: ``2014, 2018a, b: 18``. Returns the token after them."""
    k, start, done = first, before.start, first
    number = re.compile(r"\d{4}")
    latest = 0
    while k < end and row[k].kind == "y":
        year = row[k]
        ranged = re.search(r"\d[–-]", year.text) is not None
        written = [(plain_year(year.text), year.end)]
        k += 1
        while k + 1 < end and row[k].text in (",", "and", "&", "/") and re.fullmatch(r"[a-h]", row[k + 1].text) and written[0][0][-1:].isalpha():
            written.append((written[0][0][:-1] + row[k + 1].text, row[k + 1].end))  # 2018a, b
            k += 2
        pages, after = pages_after(row, k, end)
        if (
            pages is None
            and after == k
            and k + 1 < end
            and row[k].text == ","
            and row[k + 1].kind == "y"
            and not another_year(row[k + 1].text, year.text)
        ):
            pages, after = as_pages(row[k + 1].text), k + 2
        shown = row[after - 1].end if after > k else written[-1][1]
        for text_of, stop in written:
            yield _sighting(
                block,
                text,
                before,
                row,
                text_of,
                start,
                max(stop, shown if text_of == written[-1][0] else stop),
                form,
                pages,
                opener,
                firm,
                ranged,
                low,
            )
            start = stop
        done = k = after
        digits = number.search(year.text)
        latest = int(digits[0]) if digits else latest
        if k + 1 < end and row[k].text in (",", "and", "&") and row[k + 1].kind == "y":
            k += 1
            start = row[k].start
            continue
        break
    return done


def _sighting(
    block: int,
    text: str,
    before: Before,
    row: Sequence[Bit],
    year: str,
    start: int,
    end: int,
    form: str,
    pages: tuple[int, int] | None,
    opener: int,
    firm: bool,
    ranged: bool,
    low: int,
) -> Sighting:
    several = len(before.names) > 1 and (before.joined[-1] if before.joined else False)
    quoted = any(bit.text.casefold() in ("quoted", "cited") for bit in row[low : before.first]) if form == "within" else False
    signal = _signal(text, before.start, row, low, before.first) if form == "within" else False
    sure = before.more or several or firm or signal or year[-1:].isalpha() or (pages is not None and not ranged)
    return Sighting(
        block,
        start,
        end,
        year,
        _readings(before, narrative=form == "after"),
        form,
        parted=frozenset(len(before.names) - k for k in range(1, len(before.names)) if before.joined[k - 1]),
        more=before.more,
        pages=pages,
        firm=sure and not ranged,
        dated=ranged or (form == "within" and not quoted and (before.lead in DATING or before.lead == ":")) or before.lead in WORKS_OF_ART,
        told=form == "after"
        and (before.possessive or _verb_follows(text, opener) or before.more or before.lead in ("by", "see", "following", "cf", "contra")),
        marked=text[max(before.start - 1, 0) : before.start] in ("“", '"', "‘", "«", "„"),
    )


def _signal(text: str, start: int, row: Sequence[Bit], low: int, first: int) -> bool:
    before = [bit.text.casefold() for bit in row[low:first] if bit.kind == "w"]
    if not before:
        return False
    if any(word in ("see", "cf", "siehe", "vgl", "voir", "compare", "quoted", "cited") for word in before):
        return True
    return before[-1] == "also" or before in (["e", "g"], ["i", "e"])


def _readings(before: Before, *, narrative: bool) -> tuple[tuple[str, ...], ...]:
    """The authors, in the ways they may be told from what stands before them."""
    names, joined = before.names, before.joined
    if narrative:
        base = len(names) - 1
        if joined and joined[-1]:
            base = len(names) - 2
        orders = [base, *range(base), *(range(base + 1, len(names)))]
    else:
        orders = [0, *(k for k in range(1, len(names)) if not joined[k - 1]), *(k for k in range(1, len(names)) if joined[k - 1])]
    out: list[tuple[str, ...]] = []
    for k in orders:
        out.append(names[k:])
        words = names[k].split(" ")
        out += [(" ".join(words[cut:]), *names[k + 1 :]) for cut in range(1, min(len(words), 5))]
    return tuple(dict.fromkeys(out))[:24]


def _narrative(text: str, opener: int) -> Before | None:
    begin = max(0, opener - BEFORE)
    if not text[begin:opener].strip() or opener - len(text[begin:opener].rstrip()) - begin > 1:
        return None
    row = bits(text, begin, opener)
    if begin and row and row[0].start == begin:
        row = row[1:]
    last = max((k for k, bit in enumerate(row) if bit.text in ("(", ")", ";", ":", "?", "!", "”", "“", '"')), default=-1)
    return names_before(row, last + 1, len(row)) if row and row[-1].text != "," else None


def _verb_follows(text: str, opener: int) -> bool:
    closer = text.find(")", opener, opener + 200)
    words = re.findall(r"[^\W\d_]+|[.;]", text[closer + 1 : closer + 60])[:4] if closer > 0 else []
    return any(word in VERBS for word in words[:3])


def _bare(block: int, text: str, start: int, end: int, known: Collection[str]) -> Iterator[Sighting]:
    """Authors and year without a bracket: only a listed work makes them a citation."""
    if text[max(start - 2, 0) : start][-1:] not in (" ", "\u00a0"):
        return
    begin = max(0, start - 100)
    lead = text[begin:start].rstrip(" ,\u00a0")
    last_word = lead[max(lead.rfind(" "), lead.rfind("\u00a0")) + 1 :]
    if last_word not in ("al.", "al", "others", "colleagues") and not (last_word[:1].isupper() and key(last_word) in known):
        return
    row = bits(text, begin, min(end + 24, len(text)))
    if begin and row and row[0].start == begin:
        row = row[1:]
    year = next((k for k, bit in enumerate(row) if bit.start == start and bit.kind == "y"), -1)
    if year <= 0:
        return
    last = max((k for k in range(year) if row[k].text in ("(", ")", ";", ":", "?", "!", "”", "“", '"')), default=-1)
    before = names_before(row, last + 1, year)
    if before is not None:
        yield from _years_after(block, text, before, row, year, len(row), "bare", -1)
