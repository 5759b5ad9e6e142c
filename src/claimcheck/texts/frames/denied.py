"""What does one text say never was, or is not so, and another that it was or is: never rebuilt, rebuilt two years later; is not free, is free?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from claimcheck.ids import slug
from claimcheck.model import Property
from claimcheck.prose import Document, Statement
from claimcheck.texts.bearing import bearing
from claimcheck.texts.cast import Cast, about
from claimcheck.texts.echoes.stems import LITTLE, stem
from claimcheck.texts.frames.same import Framed
from claimcheck.texts.sentence import Sentence, lows
from claimcheck.texts.syntax import frame
from claimcheck.texts.syntax.words import PREPOSITIONS

_DENIALS = frozenset(("never", "not"))
_NOW, _THEN = frozenset(("is", "are")), frozenset(("was", "were"))
_BE_OR_HAVE = _NOW | _THEN | {"has", "have", "had"}
_BEING = frozenset(("been", "being", "be", "again", "ever"))
_ENDS = frozenset((".", ",", ";", ")", "!"))
_JOINING = frozenset(("and", "but", "although", "though", "while", "or"))
_NO_MATTER = frozenset(  # what is so by degrees, or for somebody
    "known clear sure certain alone well able easy likely true possible necessary good bad large small enough available involved included present"
    " recorded documented used made done given seen found taken convinced impressed alive happy satisfied related".split()
)
_FOR_A_TIME = frozenset("until till before yet initially first originally still at".split())
_LEAST = 2  # texts, of which one can deny what another says
_SHORTEST = 4
_MOST_MORE = 8
_MOST_TOLD = 12  # denials of one thing
_NEAR = 4
_AT_PRESENT = "now"
Key = tuple[str, str, str]


class _Said(NamedTuple):
    """What is said to be so or not: the token of the word, of the verb before it, whether it is denied, and what it is said of besides."""

    sentence: Sentence
    word: int
    first: int
    denied: bool
    more: frozenset[str] = frozenset()


def denied(documents: Sequence[Document], known: Cast, spoken: Sequence[Sequence[Sentence]]) -> tuple[Framed, ...]:
    """For each document, what it says is not so that another says is so, or the other way round."""
    told: list[dict[Key, tuple[Statement, Property]]] = [{} for _ in documents]
    if len(documents) < _LEAST:
        return tuple(Framed((), ()) for _ in documents)
    no = [(n, said) for n, sentences in enumerate(spoken) for sentence in sentences for said in _denials(sentence)]
    heads = {_head(said) for _, said in no}
    yes = [(n, said) for n, sentences in enumerate(spoken) for sentence in sentences for said in _affirmed(sentence, heads)] if heads else []
    both = {_head(said) for _, said in yes}
    wanted: dict[Key, list[tuple[int, _Said]]] = {}
    for n, said in no:
        if _head(said) in both and (key := _key(said, documents[n], known)) is not None and len(wanted.setdefault(key, [])) < _MOST_TOLD:
            wanted[key].append((n, said))
    if wanted:
        for n, said in yes:
            key = _key(said, documents[n], known)
            if key is not None and not bearing(said.sentence, said.word, said.word + 1, frozenset()).modality:
                for at in (key, (key[0], "", key[2])) if key[1] == _AT_PRESENT else (key,):
                    for m, far in wanted.get(at, ()):
                        if m != n and far.more <= said.more:
                            told[n].setdefault(at, _row(at, said))
                            told[m].setdefault(at, _row(at, far))
    return tuple(Framed(tuple(row for row, _ in each.values()), tuple(prop for _, prop in each.values())) for each in told)


def _head(said: _Said) -> str:
    return stem(said.sentence.words[said.word].low)


def _denials(sentence: Sentence) -> Iterator[_Said]:
    words = sentence.words
    if _DENIALS.isdisjoint(lows(sentence)):
        return
    for k, word in enumerate(words):
        if word.low not in _DENIALS or k + 1 >= len(words):
            continue
        j = k + 1
        while j < len(words) and words[j].low in _BEING:
            j += 1
        if j >= len(words) or not _tells(sentence, j) or any(one.low in _FOR_A_TIME for one in words):
            continue
        be = _be(sentence, k)
        if (be >= 0 or (word.low == "never" and _done(words[j].low))) and not _dated(sentence, k):
            more = _more(sentence, j)
            if more is not None and (not more or words[j + 1].low in PREPOSITIONS):
                yield _Said(sentence, j, be if be >= 0 else k, True, more)


def _dated(sentence: Sentence, k: int) -> bool:
    """Does its clause say of what time it is?"""
    clauses = frame(sentence).built.clause_of
    starts = {one.start for one in sentence.mentions if one.kind in {"date", "period"}}
    return any(word.start in starts and clauses[n] == clauses[k] for n, word in enumerate(sentence.words))


def _affirmed(sentence: Sentence, heads: Iterable[str]) -> Iterator[_Said]:
    words = sentence.words
    for k, word in enumerate(words):
        if word.kind != "w" or len(word.low) < _SHORTEST or stem(word.low) not in heads or not _tells(sentence, k):
            continue
        if any(one.low in _DENIALS or one.low in {"no", "n't", "t"} for one in words[max(k - _NEAR, 0) : k]):
            continue
        if _done(word.low) and k + 1 < len(words) and frame(sentence).built.tags[k] in "VA":
            be = _be(sentence, k)
            yield _Said(sentence, k, be if be >= 0 else k, False, _more(sentence, k, figures=True) or frozenset())
        elif (
            not _done(word.low)
            and (k + 1 >= len(words) or words[k + 1].text in _ENDS or words[k + 1].low in _JOINING)
            and (be := _be(sentence, k)) >= 0
        ):
            yield _Said(sentence, k, be, denied=False)


def _more(sentence: Sentence, k: int, *, figures: bool = False) -> frozenset[str] | None:
    """The words that tell what something is connected to, or listed on; None where there are many, or where figures, not wanted, are among them."""
    words = sentence.words
    found: set[str] = set()
    for word in words[k + 1 : k + 1 + _MOST_MORE]:
        if word.text in _ENDS or word.low in _JOINING:
            return frozenset(found)
        if word.kind == "n":
            return frozenset(found) if figures else None
        if word.low not in LITTLE:
            found.add(stem(word.low))
    return frozenset(found) if figures or k + 1 + _MOST_MORE >= len(words) else None


def _be(sentence: Sentence, k: int) -> int:
    """The form of *be* or *have* straight before a token, past adverbs; -1 for none."""
    for j in range(k - 1, max(k - 3, -1), -1):
        low = sentence.words[j].low
        if low in _BE_OR_HAVE:
            return j
        if low not in _BEING and not low.endswith("ly"):
            break
    return -1


def _tells(sentence: Sentence, k: int) -> bool:
    word = sentence.words[k]
    return word.kind == "w" and word.text.islower() and len(word.low) >= _SHORTEST and word.low not in LITTLE and word.low not in _NO_MATTER


def _done(low: str) -> bool:
    return low.endswith("ed") or low in {"built", "rebuilt", "held", "sold", "found", "sunk", "won", "paid", "caught", "begun", "written", "broken"}


def _key(said: _Said, document: Document, known: Cast) -> Key | None:
    """Of whom it is said, of what time, and what."""
    words, built = said.sentence.words, frame(said.sentence).built
    who = about(said.sentence, said.word, known)
    subject = who.id if who is not None else document.subject
    if not subject:
        return None
    low = words[said.word].low
    if _done(low):
        now = words[said.first].low in _NOW and not (said.denied and words[said.first + 1].low == "never")
        return subject, _AT_PRESENT if now else "", stem(low)
    clause = built.clauses[built.clause_of[said.word]]
    if clause.subject < 0 or built.phrases[clause.subject].last > said.first:
        return None
    noun = words[built.phrases[clause.subject].last - 1].low
    tense = "now" if words[said.first].low in _NOW else "then"
    return subject, f"{noun} {tense}", stem(low)


def _row(key: Key, said: _Said) -> tuple[Statement, Property]:
    subject, noun, _ = key
    words = said.sentence.words
    word = words[said.word]
    first = min(said.first, said.word)
    asked = slug(f"{noun.partition(' ')[0]} {key[2]}")
    prop = Property(id=f"whether-{asked}", label=f"whether {word.low}", datatype="name", time="timeless")
    statement = Statement(
        subject=subject,
        property=prop.id,
        value=f"not {word.low}" if said.denied else word.low,
        block=said.sentence.block,
        start=words[first].start,
        end=word.end,
        value_start=word.start,
        value_end=word.end,
        tie="what is said to be so, and not to be so",
    )
    return statement, prop
