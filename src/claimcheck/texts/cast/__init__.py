"""Whom does a text speak of, and of whom is a word said? Entities by name, alias, short form, pronoun and noun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from claimcheck.ledger import Ledger
from claimcheck.prose import Page
from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import country, resolve
from claimcheck.texts.cast.gather import Gathered, gathered, without_club
from claimcheck.texts.cast.headed import headed
from claimcheck.texts.cast.known import Cast, Named, Who
from claimcheck.texts.cast.mains import main_of
from claimcheck.texts.cast.opening import opened
from claimcheck.texts.cast.runs import Key, Run, key_of, runs
from claimcheck.texts.cast.titles import title_name, title_of
from claimcheck.texts.cast.whom import about, under
from claimcheck.texts.cast.words import LEGAL, SORTS
from claimcheck.texts.syntax.words import PREPOSITIONS

__all__ = ["Cast", "Who", "about", "cast", "under"]


def cast(pages: Sequence[Page], ledger: Ledger) -> Cast:
    """The entities of some texts that are read together, each once: those that the ledger declares, then those the texts name."""
    found = {page.path: opened(page, headed(page, list(runs(page)))) for page in pages}
    sure = frozenset(key for page in pages for run in found[page.path] if run.sure for key in (run.key, without_club(run.key)) if len(key) > 1)
    for page in pages:
        _confirm(page, found[page.path], sure)
    known = gathered((run for page in pages for run in found[page.path]), ledger)
    meant: dict[Key, str] = {}
    bearers: dict[str, list[str]] = {}
    for id, entity in known.entities.items():
        words = key_of(entity.name)
        for word in dict.fromkeys((words[0], words[-1])) if len(words) > 1 else ():
            bearers.setdefault(word, []).append(id)
    spots: dict[str, tuple[tuple[Named, ...], ...]] = {}
    main: dict[str, str] = {}
    for page in pages:
        spots[page.path] = _spots(page, found[page.path], known.names, meant, bearers)
        main[page.path] = _main(page, spots[page.path], found[page.path], meant, known)
    return Cast(known.entities, known.names, main, known.nouns, spots)


def _confirm(page: Page, found: list[Run], sure: Collection[Key]) -> None:
    """A title that is a name, and the subject that a header declares, are names even if nothing else shows it; ``sure`` are those of all texts."""
    subject = page.header.subject.strip()
    if subject and key_of(subject):
        found.append(Run(-1, 0, 0, subject, key_of(subject), opens=True, sure=True))
    title, whole = title_of(page), title_name(page)
    key = key_of(whole) if whole else ()
    heads = {n for n, block in enumerate(page.blocks) if block.text.strip() == title}
    headline = [run for run in found if run.block in heads]
    names = {run.key for run in found if run.sure and run.block not in heads}
    if _kinded(key) and key != key_of(title) and all(run.key != key for run in headline):
        found.append(Run(-1, 0, 0, whole, key, opens=True, sure=True))  # 2021 Annual Report of the Oban Trust
    _reworded(page, headline, found)
    for run in found:
        block = page.blocks[run.block]
        alone = block.kind == "heading" and run.block not in heads and run.text == block.text.strip() and _kinded(run.key)
        if alone and any(run.key[:n] == key or run.key[:n] in sure for n in range(1, len(run.key))):
            run.sure = True  # LOCH ARN PARK, below a part on Loch Arn
    for run in headline:
        if run.given or run.own:
            run.sure = True
            continue
        told = run.key == key and (run.key in names or not (_told_of(page, key, found, names) or _holds(run, sure)))
        run.sure = told or (run.key in names) or (run.sure and run.key != key and bool(run.called))


def _holds(run: Run, sure: Collection[Key]) -> bool:
    """Does a headline in capitals only hold a name that a text has: OBAN WANDERERS DOWN THE YEARS?"""
    key = run.key
    return (
        not _kinded(key)
        and run.text.isupper()
        and any(key[i:j] in sure for i in range(len(key)) for j in range(i + 2, len(key) + 1) if j - i < len(key))
    )


def _kinded(key: Key) -> bool:
    """Does a title end with what its subject is: MILL ROAD CHILDREN'S HOSPITAL, where the text has Mill Road?"""
    return len(key) > 1 and SORTS.get(key[-1]) in {"organisation", "place"} and not any(word in PREPOSITIONS for word in key)


def _reworded(page: Page, headline: Sequence[Run], found: Sequence[Run]) -> None:
    """The Harbour Sea Board of a title is the Board for the Care of the Harbour Sea with which the text begins: the same noun, and no word of its own."""
    first = next(
        (run for run in found[:40] if run.block >= 0 and page.blocks[run.block].kind == "paragraph" and len(page.blocks[run.block].text) > 60), None
    )
    if first is None or first.start > len("The ") or not first.sure:
        return
    for run in headline:
        words = set(run.key)
        if len(words) > 1 and words < set(first.key) and run.key != first.key and any(word in SORTS for word in words):
            first.called = tuple(dict.fromkeys((*first.called, run.text)))


def _told_of(page: Page, key: Key, found: Sequence[Run], names: Collection[Key]) -> bool:
    """Is the title another form of what the text defines, or a headline that only holds a name?

    In the first case the forms are joined: *Rovers* over a text that begins *Wexcombe Rovers Football Club is*.
    """
    bare = key[: -len(_CLUB)] if key[-len(_CLUB) :] == _CLUB else key[:-1] if key[-1:] == ("fc",) else key
    for run in found[:40]:
        if run.defined in {"is", "was"} and run.opens and set(bare) <= set(run.key):
            title = title_name(page)
            run.called = tuple(dict.fromkeys((*run.called, title, " ".join(title.split()[: len(bare)]))))
            return True
    known = {*names, *(name[:-1] for name in names if name[-1] in LEGAL)}
    starts = range(1, len(key)) if _kinded(key) else range(len(key))
    return any(key[i:j] in known for i in starts for j in range(i + 1, len(key) + 1) if j - i < len(key))


def _spots(
    page: Page, found: Sequence[Run], names: NameTable, meant: dict[Key, str], bearers: Mapping[str, Collection[str]]
) -> tuple[tuple[Named, ...], ...]:
    rows: list[list[Named]] = [[] for _ in page.blocks]
    for run in found:
        if run.key not in meant:
            meant[run.key] = resolve(run.text, names)
    named = {meant[run.key] for run in found if len(run.key) > 1}
    owners = {meant[run.key] for run in found if run.own}
    placed = {run.key for run in found if owners and meant[run.key] in owners and (run.placed or country(run.text, run.key))}
    for run in found:
        if run.block >= 0 and run.key in placed and not (run.defined or _stressed(page, run)):
            rows[run.block].append(Named(run.start, run.end, ""))  # Estonia: the country, or the ship
        elif run.block >= 0 and (meant[run.key] or run.key in names.ids):
            rows[run.block].append(Named(run.start, run.end, meant[run.key] or _here(run.key, bearers, named)))
        elif run.block >= 0 and " " in run.text and (inner := _inner(run, names)):
            rows[run.block].append(inner)
    return tuple(tuple(row) for row in rows)


def _stressed(page: Page, run: Run) -> bool:
    """Does an article or its place as a heading show that a name is not that of a country or a town?"""
    block = page.blocks[run.block]
    return block.kind in {"heading", "title"} or block.text[max(run.start - 4, 0) : run.start].lower() == "the "


def _here(key: Key, bearers: Mapping[str, Collection[str]], named: Collection[str]) -> str:
    """Which of those that share a short name is meant: the one that this text names in full, if no other is."""
    here = [id for id in bearers.get(key[0], ()) if id in named] if len(key) == 1 else []
    return here[0] if len(here) == 1 else ""


def _inner(run: Run, names: NameTable) -> Named | None:
    """The longest name within capitalised words that are none: a headline, a name after a word that opens the sentence."""
    starts = [0, *(at + 1 for at, c in enumerate(run.text) if c == " ")][:_MOST_WORDS]
    ends = [*(at for at, c in enumerate(run.text) if c == " "), len(run.text)][:_MOST_WORDS]
    spans = sorted(((s, e) for s in starts for e in ends if s < e), key=lambda span: (span[0] - span[1], span[0]))
    for start, end in spans:
        alone = " " not in run.text[start:end]
        if alone and (run.text.isupper() or not run.text[start:end].isupper()):
            continue
        if (id := resolve(run.text[start:end], names)) and not id.startswith("country:"):
            return Named(run.start + start, run.start + end, id)
    return None


_MOST_WORDS = 8
_CLUB = ("f", "c")


def _main(
    page: Page,
    spots: Sequence[Sequence[Named]],
    found: Sequence[Run],
    meant: Mapping[Key, str],
    known: Gathered,
) -> str:
    subject = page.header.subject.strip()
    if subject:
        return subject if subject in known.entities else resolve(subject, known.names)
    return main_of(page, spots, found, meant, known.nouns)
