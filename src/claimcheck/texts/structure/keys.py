"""What do lines of keys and values state? ``Headquarters: Geneva``, ``Website – …``, a key with its value on the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.model import Property
from claimcheck.prose import Span
from claimcheck.reading.names import country, fold
from claimcheck.reading.values import Quantity
from claimcheck.texts.cast.words import LEGAL, SORTS
from claimcheck.texts.structure.abreast import abreast
from claimcheck.texts.structure.found import Value_, age_between, time_in, title_like, values
from claimcheck.texts.structure.labels import Label, label
from claimcheck.texts.structure.parting import KEY_WITHIN, Split, split
from claimcheck.texts.structure.scene import Said, Scene, reaching, say
from claimcheck.texts.structure.unasked import unasked

_KEY_WORDS = 8
_NEXT_LINE_WORDS = 12
_MOST_SENTENCES = 3
_MOST_LINES = 3_000
_BEFORE = frozenset(("previous", "former", "past", "earlier", "prior"))
_TIMED = re.compile(r"(?:[^()]{2,80}\([^()]{0,20}[0-9]{4}[^()]{0,20}\)){1,12}")
_AS = re.compile(r"[\s,;]*(?:\([^()]{0,40}\)\s*)?as (?:the |an? )?")
_BESIDE = {"born": "birthplace", "died": "deathplace", "founded": "founded-in"}
_PEOPLE = frozenset(("key people", "people", "key persons", "leadership", "leaders", "management", "board", "officers", "key staff", "executives"))
_HOLDER = re.compile(r"([^\W\d_][^(),;]{2,60})\(([^()]{2,60})\)")
_OF_LANDS = frozenset(("nationality", "country", "part-of", "has-part", "member-of", "partner", "principal-donor", "owner", "founded-by"))
_IN_OFFICE = frozenset(("predecessor", "successor"))
_OF_THE_TEXT = frozenset(("published", "author", "title", "publisher", "editor"))


def year_of_key(text: str, scene: Scene) -> bool:
    """Is the year at the head of a line that of its key: ``2022 visitors: 402,118``?"""
    parted = split(text, Span(0, len(text))) if text[:1] in "12" else None
    key = label(text[parted.key.start : parted.key.end]) if parted else None
    return bool(key and key.when and scene.property(key.text) and _YEAR_FIRST.match(text))


_YEAR_FIRST = re.compile(r"[12][0-9]{3}(?:[-–/][0-9]{2,4})? [a-z]")


def lines_of(scene: Scene, n: int) -> list[Span]:
    """The lines of the original that a short block consists of."""
    block = scene.page.blocks[n]
    size = len(block.text)
    if not 0 < size <= _MOST_LINES or "\n" not in scene.page.text[block.origin(0) : block.origin(size - 1) + 1]:
        return [Span(0, size)]
    lines, start = [], 0
    for at, sign in enumerate(block.text):
        if sign.isspace() and 0 < at < size - 1 and "\n" in scene.page.text[block.origin(at - 1) + 1 : block.origin(at + 1)]:
            lines.append(Span(start, at))
            start = at + 1
    return [*lines, Span(start, size)]


def keyed(scene: Scene, n: int) -> Iterator[Said]:
    """What one block states as a line of a key and a value, or as several such lines."""
    block = scene.page.blocks[n]
    if block.kind not in {"paragraph", "item", "quotation"}:
        return
    whole = Span(0, len(block.text))
    lines = lines_of(scene, n)
    if several := [one for each in lines for one in abreast(block.text, each, lambda key: scene.property(label(key).text))]:
        single = (split(block.text, each) for each in lines if not any(each.start <= one.key.start < each.end for one in several))
        for parted_ in sorted((*several, *(one for one in single if one)), key=lambda one: one.key.start):
            yield from line(scene, n, parted_, several=True)
        return
    parted = [split(block.text, line) for line in lines]
    if len(lines) > 1 and all(parted):
        for one in parted:
            if one:
                yield from line(scene, n, one)
    elif (len(block.sentences) <= _MOST_SENTENCES or block.kind == "item") and (one := split(block.text, whole) or _by_space(scene, n, lines)):
        yield from line(scene, n, one)


def line(scene: Scene, n: int, parted: Split, *, several: bool = False) -> Iterator[Said]:
    """What a key and its value state, in a line or in two cells; ``several`` if others stand beside them."""
    block = scene.page.blocks[n]
    key = label(block.text[parted.key.start : parted.key.end])
    prop = scene.property(key.text) or _former(scene, key.text, block.text[parted.value.start : parted.value.end])
    if key.text.lower() == "people" and prop is not None and prop.id == "population":
        prop = _crew(scene, n) or prop
    if prop is not None and prop.id in _IN_OFFICE:
        prop = _office_above(scene, n) or prop
    if (
        prop is not None
        and prop.id == "legal-form"
        and key.text.lower() == "type"
        and not _of_a_body(scene, n, block.text[parted.value.start : parted.value.end])
    ):
        return  # three-masted barque, glacial lake
    if prop is not None:
        if not _of_the_text(scene, prop, block.text[parted.value.start : parted.value.end]):
            yield from pair(scene, n, prop, key, parted.key.start, parted.value.start, parted.value.end)
        return
    name = block.text[parted.key.start : parted.key.end].strip(" *")
    if key.text.lower() in _PEOPLE:
        yield from _people(scene, n, parted.value)
        return
    if held := list(_office(scene, n, name, parted)):
        yield from held
    else:
        yield from unasked(scene, n, replace(key, text=f"{key.text[:1].upper()}{key.text[1:]}") if several else key, parted.key.start, parted.value)


def _of_a_body(scene: Scene, n: int, value: str) -> bool:
    """Does a type tell what sort of body something is: Type: charity?"""
    entity = scene.known.entities.get(scene.of(n))
    if entity is not None and entity.type in {"place", "product", "work", "event", "person"}:
        return False
    return any(
        SORTS.get(word) == "organisation" or word in LEGAL or word in {"public", "private", "limited", "non-profit"} for word in value.lower().split()
    )


def _former(scene: Scene, key: str, value: str) -> Property | None:
    """What is asked of those before: ``Previous owners: the Earls of Morne (to 1921)``. Only where each says its time."""
    first, _, rest = key.partition(" ")
    prop = scene.property(rest) if first.lower() in _BEFORE else None
    apt = prop is not None and prop.datatype == "entity" and prop.time != "timeless" and _TIMED.fullmatch(value.strip(" ."))
    return prop if apt else None


def _crew(scene: Scene, n: int) -> Property | None:
    """The people of whom is no place are those who work there."""
    entity = scene.known.entities.get(scene.of(n))
    return scene.book.properties.get("staff") if entity is None or entity.type != "place" else None


def _office_above(scene: Scene, n: int) -> Property | None:
    """The office of the line above, whose holder it is that a predecessor or a successor stands beside."""
    block = scene.page.blocks[n - 1] if n else None
    above = split(block.text, Span(0, len(block.text))) if block is not None and block.kind == scene.page.blocks[n].kind else None
    prop = scene.property(label(block.text[above.key.start : above.key.end]).text) if block is not None and above is not None else None
    return prop if prop is not None and prop.office else None


def next_line(scene: Scene, n: int) -> Iterator[Said]:
    """What a key alone on its line states by the line after it."""
    blocks = scene.page.blocks
    block = blocks[n]
    if (
        n + 1 >= len(blocks)
        or block.kind not in {"paragraph", "item", "heading"}
        or len(block.text) > KEY_WITHIN
        or block.text.rstrip()[-1:] in ".!?"
    ):
        return
    below = blocks[n + 1]
    if below.kind not in {"paragraph", "item"} or len(below.text.split()) > _NEXT_LINE_WORDS or len(block.text.split()) > _KEY_WORDS:
        return
    key = label(block.text)
    prop = scene.property(key.text)
    if prop is None or scene.property(label(below.text).text) or _of_the_text(scene, prop, below.text) or ": " in below.text:
        return
    if block.kind == "heading" and (below.kind != "paragraph" or below.text.rstrip()[-1:] == "." or prop.datatype == "text"):
        return
    yield from pair(scene, n + 1, prop, key, 0, 0, len(below.text))


def pair(scene: Scene, n: int, prop: Property, key: Label, key_start: int, start: int, end: int, subject: str = "") -> Iterator[Said]:
    """What a key and its value state, and what stands behind the value: the name at the founding, the place of birth, a term of office."""
    block = scene.page.blocks[n]
    whom = subject or scene.of(n)
    if not whom:
        return
    listed = list(values(prop, block.text, start, end, scene.style, key, scene.property))
    if prop.datatype == "entity" and len(listed) > 1 and prop.id not in _OF_LANDS and country(listed[-1].text, fold(listed[-1].text)):
        listed = listed[:1]  # the maker, and where it is
    if prop.id in _IN_OFFICE and len(listed) > 1:
        return  # of several in a row it cannot be told which was the last
    for found in listed:
        if prop.datatype == "quantity" and (narrower := _counted_as(scene, prop, block.text, found.end, end)):
            yield from pair(scene, n, narrower, key, key_start, start, end, whom)
            return
        if prop.id == "name":
            yield from _short(scene, n, whom, found.end, end)
        when = key.when or found.beside.when
        if prop.office and not when:
            when = time_in(block.text, found.end, end, scene.style)
        unit = key.unit if isinstance(found.meaning, Quantity) and not found.meaning.unit else ""
        yield say(prop, whom, n, block, found, start=key_start, tie=f"key `{key.text}`", when=when, scope=key.scope, unit=unit), None
        if prop.datatype == "date":
            yield from _behind(scene, n, prop, whom, found, end)
        if prop.office and prop.value_types == ("person",):
            yield from _nationality(scene, n, found.text, found.end, end)


def _counted_as(scene: Scene, prop: Property, text: str, start: int, end: int) -> Property | None:
    """What the words behind a number say is counted, where the key said it less closely: ``Members: 175 member states``."""
    words = re.match(r"[A-Za-z -]{3,60}", text[start:end])
    other = scene.property(words[0].strip()) if words else None
    return other if other and other.id != prop.id and other.datatype == "quantity" and not other.unit else None


def _short(scene: Scene, n: int, whom: str, start: int, end: int) -> Iterator[Said]:
    block, prop = scene.page.blocks[n], scene.book.properties.get("short-name")
    found = re.match(r"\s*\(([A-Z][\w&.-]{1,11})\)", block.text[start:end][:40])
    if prop and found:
        at = start + found.start(1)
        yield say(prop, whom, n, block, Value_(found[1], at, at + len(found[1])), start=at, tie="the short form in brackets"), None


def _behind(scene: Scene, n: int, prop: Property, whom: str, found: Value_, end: int) -> Iterator[Said]:
    """What stands behind a date: as what it was founded, where somebody was born."""
    block = scene.page.blocks[n]
    named = scene.book.properties.get("founding-name")
    if prop.id == "founded" and named and (called := _AS.match(block.text, found.end)) and called.end() < end:
        for name in values(named, block.text, called.end(), end, scene.style):
            yield say(named, whom, n, block, name, start=name.start, tie="the name behind the date"), None
        return
    place = scene.book.properties.get(_BESIDE.get(prop.id, ""))
    if place is None:
        return
    at = age_between(block.text, found.end)
    rest = block.text[at:end]
    lead = re.match(r"[\s,;·]*(?:in |at )?", rest)
    at += lead.end() if lead else 0
    if at < end and (prop.id != "founded" or " in " in rest[:5]):
        for name in values(place, block.text, at, end, scene.style):
            yield say(place, whom, n, block, name, start=name.start, tie="the place behind the date"), None


def _office(scene: Scene, n: int, name: str, parted: Split) -> Iterator[Said]:
    """A person as the key, and the office as the value: ``Ann Lee: Director, 2018–2023 (Portugal)``."""
    block, main = scene.page.blocks[n], scene.main
    person = label(name)
    if not main or not title_like(person.text) or not 2 <= len(person.text.split()) <= 6:
        return
    text = block.text[parted.value.start : parted.value.end]
    title = re.split(r",| \(| since | from |;| \d|\.$", text, maxsplit=1)[0].strip()
    prop = scene.property(title) or _of_main(scene, title)
    if prop is None or not prop.office:
        return
    at = parted.key.start + block.text[parted.key.start : parted.key.end].find(person.text)
    found = Value_(person.text, at, at + len(person.text))
    when = time_in(block.text, parted.value.start, parted.value.end, scene.style) or person.when
    statement = say(prop, main, n, block, found, start=found.start, tie=f"`{title}` behind a name", when=when)
    last = block.text.find(when, parted.value.start) + len(when) if when else parted.value.start + text.find(title) + len(title)
    yield reaching(statement, block, last), None
    yield from _nationality(scene, n, person.text, parted.value.start, parted.value.end)


def _people(scene: Scene, n: int, value: Span) -> Iterator[Said]:
    """People with their offices in brackets: ``Ann Lee (chief executive), Bo Ek (chair since 2019)``."""
    block, whom = scene.page.blocks[n], scene.of(n)
    for found in _HOLDER.finditer(block.text, value.start, min(value.end, value.start + 400)):
        title = re.split(r",| since | from |;| \d", found[2], maxsplit=1)[0].strip()
        prop = scene.property(title)
        if whom and prop and prop.office and title_like(found[1].strip()):
            name = found[1].strip()
            at = block.text.find(name, found.start())
            when = time_in(block.text, found.start(2), found.end(2), scene.style)
            held = say(prop, whom, n, block, Value_(name, at, at + len(name)), start=at, tie=f"`{title}` behind a name", when=when)
            yield reaching(held, block, found.end()), None


def _of_main(scene: Scene, title: str) -> Property | None:
    """The office in ``Director of the Trust``, if it is the office of whom the text is about."""
    office, of, rest = title.partition(" of ")
    return scene.property(office) if of and scene.entity(rest) == scene.main else None


def _nationality(scene: Scene, n: int, person: str, start: int, end: int) -> Iterator[Said]:
    block, prop = scene.page.blocks[n], scene.book.properties.get("nationality")
    for found in re.finditer(r"\(([^()\d]{2,40})\)", block.text[start:end][:200]):
        if prop and country(found[1], fold(found[1])):
            at = start + found.start(1)
            value = Value_(found[1], at, at + len(found[1]))
            yield say(prop, scene.entity(person) or person, n, block, value, start=at, tie="a country in brackets behind a person"), None


def _of_the_text(scene: Scene, prop: Property, value: str) -> bool:
    """Does the line speak of the text itself: of its author, its date?"""
    header = scene.page.header
    said = (header.published, header.title, header.publisher, *header.authors)
    return prop.id in _OF_THE_TEXT and any(one and one in value for one in said)


def _by_space(scene: Scene, n: int, lines: list[Span]) -> Split | None:
    """A key parted from its value by a tab or several spaces in the original, of which the block has kept one; or by the end of a line."""
    block = scene.page.blocks[n]
    if len(block.text) > 2 * KEY_WITHIN:
        return None
    if len(lines) > 1 and scene.property(label(block.text[: lines[0].end]).text):
        return Split(lines[0], Span(lines[1].start, lines[-1].end))
    at = block.text.find(" ", 1)
    while 0 < at < KEY_WITHIN and at + 1 < len(block.text):
        gap = scene.page.text[block.origin(at) : block.origin(at + 1)]
        if gap == "\t" or (len(gap) > 1 and gap.isspace() and "\n" not in gap):
            return Split(Span(0, at), Span(at + 1, len(block.text)))
        at = block.text.find(" ", at + 1)
    return None
