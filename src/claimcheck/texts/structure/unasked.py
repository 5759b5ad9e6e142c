"""What does a key state that the vocabulary does not know? A figure or a date, if the value begins with one and the key says what of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.model import Property
from claimcheck.prose import Block, Span
from claimcheck.reading.expect import Expect
from claimcheck.reading.quantities import quantity_at
from claimcheck.reading.tokens import tokens
from claimcheck.reading.values import NotJudged, Quantity
from claimcheck.texts.structure.asked import count_of, event_of, happened, measure_of, size_of
from claimcheck.texts.structure.found import Value_, behind_amount, date, is_date, unmarked
from claimcheck.texts.structure.labels import Label
from claimcheck.texts.structure.lists import in_brackets
from claimcheck.texts.structure.nouns import counted_noun
from claimcheck.texts.structure.parting import KEY_WITHIN, split
from claimcheck.texts.structure.scene import Said, Scene, reaching, say
from claimcheck.texts.syntax.words import PLAIN
from claimcheck.texts.verbs import HAVING, Verb, deed

_NOT_KEYS = frozenset((
    "note", "notes", "source", "sources", "table", "figure", "fig", "page", "pages", "step", "phone", "tel", "telephone", "fax", "isbn", "date",
    "time", "chapter", "section", "part", "article", "volume", "issue", "vol", "photo", "image", "example", "question", "answer", "total", "email",
    "version", "id", "no", "number", "rank", "ranking", "update", "updated", "posted", "accessed", "modified", "retrieved", "printed", "access",
    "published", "last updated", "last modified", "created", "reviewed", "checked", "item", "items", "results", "words", "minutes", "doi", "issn",
))  # fmt: skip
_COUNT = re.compile(r"[0-9][0-9,.]* [a-z]")


def unasked(scene: Scene, n: int, key: Label, key_start: int, value: Span, subject: str = "") -> Iterator[Said]:
    """What a key states that the vocabulary does not know: a figure or a date, if the value is nothing else."""
    block = scene.page.blocks[n]
    start, end = unmarked(block.text, value.start, min(value.end, value.start + 80))
    name = key.text.lower().replace(". ", " ")
    words = name.split()
    if not 1 <= len(words) <= 4 or name in _NOT_KEYS or words[-1] in _NOT_KEYS or not all(word.replace("-", "").isalpha() for word in words):
        return
    if not key.text[:1].isupper():
        return
    whom = subject or scene.of(n)
    if not whom:
        return
    if len(words) == 1 and name.endswith("ed") and is_date(block.text[start:end]) and (when := date(block.text, start, end, scene.style)):
        prop = event_of(name)
        yield say(prop, whom, n, block, when, start=key_start, tie=f"key `{key.text}`"), prop
        return
    if (named := _first(words)) and (when := date(block.text, start, end, scene.style)) and not block.text[when.end : end].lstrip()[:1].isalnum():
        prop = happened(named)
        yield say(prop, whom, n, block, when._replace(beside=Label("")), start=key_start, tie=f"key `{key.text}`"), prop
        return
    if found := figure(block, start, end, scene, key):
        prop, amount = found
        if ";" in amount.beside.scope and (listed := _in_brackets(block.text, amount)):
            amount = amount._replace(beside=replace(amount.beside, scope=""))
            yield say(prop, whom, n, block, listed, start=key_start, tie="the list behind the figure", when=key.when, scope=key.scope), prop
        tie, unit, scope = f"key `{key.text}`", amount.beside.unit, "" if share_of(key.scope.lower()) else key.scope
        yield say(prop, whom, n, block, amount, start=key_start, tie=tie, when=key.when, scope=scope, unit=unit), prop
    else:
        yield from _things(scene, n, key, Span(key_start, start), end, whom)


def _first(words: Sequence[str]) -> str:
    """What a key says was done for the first or the last time, as prose says it: first surveyed, of first survey; first cheese."""
    if len(words) < _PAIR or words[0] not in _ENDS_OF_ROWS:
        return ""
    stem = words[-1].removesuffix("ment")
    verb = stem if stem in PLAIN or stem in _DONE else ""
    return f"{words[0]} {deed(verb)}" if verb and len(words) == _PAIR else " ".join(words)


_PAIR = 2
_ENDS_OF_ROWS = frozenset(("first", "last", "earliest", "latest", "second", "oldest", "newest"))
_DONE = frozenset(("survey", "record", "print", "light", "climb", "describe", "settle", "map", "mention"))


def _things(scene: Scene, n: int, key: Label, before: Span, end: int, whom: str) -> Iterator[Said]:
    """A count with its noun behind a key: ``Interface: 26 languages``. A key that may be one of several parts is the scope."""
    block = scene.page.blocks[n]
    words = tokens(block.text[before.end : end])
    got = quantity_at(words, 0, Expect("quantity", style=scene.style)) if words else None
    if got is None:
        return
    amount, j = got
    if isinstance(amount, NotJudged) or amount.unit:
        return
    noun = counted_noun(words, j)
    if noun is None or (noun[1] < len(words) and words[noun[1]].text not in {",", ";", ".", "("}) or scene.property(" ".join(noun[0])):
        return
    found = Value_(block.text[before.end : before.end + words[j - 1].end], before.end, before.end + words[j - 1].end, amount)
    prop = count_of(noun[0], amount)
    last = before.end + words[noun[1] - 1].end
    statement = say(prop, whom, n, block, found, start=before.start, tie=f"key `{key.text}`", when=key.when, scope=_part(scene, n, key))
    yield reaching(statement, block, last), prop


def _part(scene: Scene, n: int, key: Label) -> str:
    """The key as the part that a count speaks of, where it is a name or where lines beside it count parts as well."""
    blocks = scene.page.blocks
    beside = (blocks[k].text for k in (n - 1, n + 1) if 0 <= k < len(blocks))
    counting = any((one := split(text[:KEY_WITHIN], Span(0, min(len(text), KEY_WITHIN)))) and _COUNT.match(text, one.value.start) for text in beside)
    return key.text if counting or scene.entity(key.text) else key.scope


def _in_brackets(text: str, amount: Value_) -> Value_ | None:
    """How many a bracket behind a count lists, if it lists what is counted."""
    inside = re.match(r"\s*\(([^()]{3,80})\)", text[amount.end : amount.end + 90])
    many = in_brackets(inside[1]) if inside else None
    said = amount.meaning.spans[0].low if isinstance(amount.meaning, Quantity) else None
    if inside is None or many is None or said is None or said.denominator != 1 or abs(int(said) - many) > 1:
        return None
    return Value_(str(many), amount.start, amount.end + inside.end())


def figure(block: Block, start: int, end: int, scene: Scene, key: Label, *, cell: bool = False) -> tuple[Property, Value_] | None:
    """A figure that is all of a stretch, and the question that a key asks with it: how many of these, or how large is this. A cell answers in any words."""
    words = tokens(block.text[start:end])
    got = quantity_at(words, 0, Expect("quantity", key.unit, style=scene.style)) if words else None
    if got is None:
        return None
    amount, j = got
    if isinstance(amount, NotJudged):
        return None
    said, _ = behind_amount(block.text, start, end, words, j, scene.style)
    if said is None:
        return None
    last = start + words[j - 1].end
    written = block.text[start + words[0].start : last] + (f" {key.scale}" if key.scale else "")
    bare = quantity_at(words, 0, Expect("quantity", style=scene.style))
    stated = isinstance(bare[0], Quantity) and bare[0].unit if bare else ""
    found = Value_(written, start + words[0].start, last, amount, replace(said, unit="" if stated else key.unit))
    words_of_key = tokens(re.sub(r"^(?:total )?(?:number|no\.?) of ", "", key.text.lower()))
    noun = counted_noun(words_of_key, 0)
    name = key.text.lower().replace(". ", " ")
    if amount.unit == "share":
        return _share(name, key.scope.lower(), found, cell)
    if amount.unit == "pp":
        return None
    if not amount.unit:
        behind = words_of_key[noun[1] :] if noun else []
        done = Verb.participle(behind[0].low) if len(behind) == 1 else ""
        had = len(behind) == 1 and behind[0].low in HAVING
        if noun and (done or had or not behind) and not key.unit:
            return count_of(noun[0], amount, done), found
        plain = cell and not key.unit and len(name.split()) <= _MOST_OF_CELL and name.replace(" ", "").replace("-", "").isalpha()
        return (size_of(name, amount), found) if plain else None
    return measure_of(name), found


def _share(name: str, whole: str, found: Value_, cell: bool) -> tuple[Property, Value_] | None:
    """Exports (share of volume), Women among professors, Share of women: which part of what it is."""
    if share_of(whole):
        return measure_of(f"share of {whole.partition(' of ')[2]}"), found._replace(beside=replace(found.beside, scope=name))
    part, among, of = name.partition(" among ")
    if among and part and of:
        return measure_of(f"share of {of.removeprefix('the ')}"), found._replace(beside=replace(found.beside, scope=part))
    name = name.removeprefix("percentage of ").removeprefix("proportion of ")
    return (measure_of(name), found) if cell and name.replace(" ", "").replace("-", "").isalpha() else None


def share_of(words: str) -> bool:
    """Do the words in brackets behind a label say of what the shares are?"""
    return words.startswith(_OF) and ";" not in words


_MOST_OF_CELL = 4
_OF = ("share of ", "percentage of ", "percent of ", "per cent of ", "part of ", "proportion of ", "% of ")
