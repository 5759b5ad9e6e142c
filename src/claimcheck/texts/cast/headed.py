"""What does the title of a text call its subject, where capitals alone do not show it? Grey seal, Saab 35 Draken, Estonia (ship)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.prose import Page
from claimcheck.texts.cast.runs import Run, key_of
from claimcheck.texts.cast.said import kinds_after
from claimcheck.texts.cast.titles import bare_title, title_of
from claimcheck.texts.cast.words import CLASSES, PLAIN_TITLES, SORTS
from claimcheck.texts.syntax.words import ARTICLES, PREPOSITIONS

_KIND = re.compile(r"\(([^()]{2,40})\)\s*$")
_BINOMIAL = re.compile(r" ?\((?:[^()]{0,60}[,;:] )?[A-Z][a-z]{2,} [a-z]{3,}")
_MOST_WORDS = 8
_SHORTEST = 40
_FAR = 400  # letters in which the first sentence has named what it is about


def headed(page: Page, found: list[Run]) -> list[Run]:
    """The names in a text, those among them that only its title shows to be names; in order."""
    title = title_of(page)
    bare = bare_title(title)
    words = bare.split()
    if not words or len(words) > _MOST_WORDS or all(word.lower() in PLAIN_TITLES or word.lower() in ARTICLES for word in words):
        return found
    kind = _kind(title)
    if kind:
        _sorted_by(found, bare, kind)
    if any(word.isdecimal() for word in words[1:-1]) and words[-1][:1].isupper():
        given, tails = list(_spelled(page, bare, strict=True)), [" ".join(words[n:]) for n in _tails(words)]
        keys = {key_of(tail) for tail in tails}
        told = any(page.blocks[run.block].kind not in {"heading", "title"} for run in (*given, *(run for run in found if run.key in keys)))
        return _joined(found, given, tails) if told else found  # a crash of a Boeing 747 is no model of it
    content = [word for word in words if word.lower() not in PREPOSITIONS and word.lower() not in ARTICLES and word.lower() not in {"and", "or", "&"}]
    if not all(word[:1].isupper() or word[:1].isdecimal() for word in content) and words[0][:1].isupper() and len(content) > 1:
        return _in_words(page, found, bare)
    return found


def _kind(title: str) -> str:
    """What the bracket of a title says that its subject is: Estonia (ship)."""
    bracket = _KIND.search(title)
    word = bracket[1].split()[-1].lower() if bracket else ""
    return word if word in SORTS else ""


def _sorted_by(found: Sequence[Run], bare: str, kind: str) -> None:
    key = key_of(bare)
    fuller = any(run.own and run.key[-len(key) :] == key and run.key != key for run in found)
    for run in found:
        if run.key == key and not fuller:
            run.nouns, run.own = tuple(dict.fromkeys((*run.nouns, kind))), True
        elif run.own and run.key[-len(key) :] == key:
            run.nouns, run.called = tuple(dict.fromkeys((*run.nouns, kind))), tuple(dict.fromkeys((*run.called, bare)))


def _tails(words: Sequence[str]) -> Iterator[int]:
    """Where the name begins that follows the number of a model."""
    for n, word in enumerate(words[1:-1], 1):
        if word.isdecimal():
            yield n + 1


def _spelled(page: Page, bare: str, *, strict: bool) -> Iterator[Run]:
    """Where the title stands in a text, in its capitals or in whichever."""
    form = re.compile(rf"(?<!\w){re.escape(bare)}{'' if strict else 's?'}(?!\w)", 0 if strict else re.IGNORECASE)
    key = key_of(bare)
    for n, block in enumerate(page.blocks):
        if block.kind == "reference":
            continue
        starts = {sentence.start for sentence in block.sentences} | {0}
        for match in form.finditer(block.text):
            opens = match.start() in starts
            run = Run(n, match.start(), match.end(), bare, key, opens, sure=True, given=True)
            run.nouns, run.defined = kinds_after(block.text, match.end())
            yield run


def _joined(found: list[Run], given: Sequence[Run], called: Sequence[str]) -> list[Run]:
    """The runs with those that the title gives in place of what stands within them."""
    if not given:
        return found
    here = {run.key for run in found}
    for run in given:
        run.called = tuple(name for name in called if key_of(name) in here and key_of(name) != run.key)
    taken: dict[int, list[tuple[int, int]]] = {}
    for run in given:
        taken.setdefault(run.block, []).append((run.start, run.end))
    kept: list[Run] = []
    at: dict[int, int] = {}
    for run in found:
        spans = taken.get(run.block, [])
        n = at.get(run.block, 0)
        while n < len(spans) and spans[n][1] <= run.start:
            n += 1
        at[run.block] = n
        if n >= len(spans) or spans[n][0] >= run.end:
            kept.append(run)
    return sorted((*kept, *given), key=_place)


def _place(run: Run) -> tuple[int, int]:
    return run.block, run.start


def _in_words(page: Page, found: list[Run], bare: str) -> list[Run]:
    """A title of plain words is a name where the first sentence begins with it or has it in its own capital."""
    first = next((block.text for block in page.blocks if block.kind == "paragraph" and len(block.text) > _SHORTEST), "")
    opening = first.split(" ", 1)[-1] if first.split(" ", 1)[0].lower() in ARTICLES else first
    opens = opening[: len(bare)].lower() == bare.lower() and not opening[len(bare) : len(bare) + 1].isalnum()
    at = first.find(f" {bare}", 0, _FAR)
    if not opens and at < 0:
        return found
    common = re.search(rf"(?<!\w){re.escape(bare[0].lower() + bare[1:])}", page.text) is not None
    given = list(_spelled(page, bare, strict=not common))
    within = not common and any(not run.opens and page.blocks[run.block].kind == "paragraph" for run in given)
    if not (within or any(run.defined for run in given) or opening.startswith((" (", ", or ", ", also "), len(bare))):
        return found  # Life on the islands is hard
    if common:
        nouns = [bare.rsplit(maxsplit=1)[-1].lower()]
        if _BINOMIAL.match(opening, len(bare)) or any("species" in run.nouns or "bird" in run.nouns for run in given):
            low = page.text.lower()
            classes = [word for word in CLASSES if re.search(rf"\bthe {word}\b", low)]
            nouns += ["species", "animal", *(classes if len(classes) == 1 else ())]
        for run in given:
            run.nouns = tuple(dict.fromkeys((*run.nouns, *nouns)))
    return _joined(found, given, ())
