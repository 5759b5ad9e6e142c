"""Where do sentences begin and end? At stops that are no part of an abbreviation, a number, a bracket or a quotation that goes on."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimcheck.prose import Span

_LONGEST = 2_000  # characters; beyond, a sentence is cut at a blank
_LONGEST_HELD = 800  # a bracket or quotation longer than this holds sentences of its own

_STOP = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*[\"'”’»›)\]]*(?:\[\^?[\w, –-]{1,12}\]|[¹²³⁰⁴-⁹]+|,(?=[¹²³⁰⁴-⁹]))*(?=\s|\Z)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = rf"(?:[0-9]{{1,2}} {_MONTH}|{_MONTH} [0-9]{{1,2}}),?(?: [0-9]{{4}})?"
_DATELINE = re.compile(
    rf"(?:[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){{0,3}}(?:, [A-Z][\w. ]{{1,30}})?(?:,? {_DAY})?|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){{0,3}}(?:, [A-Z]\w+)?,? {_DAY})"
    r"(?: \([A-Z][\w ]{1,20}\))? ?(?:[—–]|--|-)(?= [\"“‘'(]*[A-Z0-9])"
)
_WORD = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\Z|[^\W_]+\Z")
_NEXT = re.compile(r"[\"'“‘«‹(\[¿¡*—–-]*([^\W_]+)(\.?)")
_ANY = re.compile(r"[^\W_]")
_PAIRED = re.compile(r"[()\[\]“”„\"‘’«»]")
_ENUMERATION = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[A-Za-z]|[ivxlcIVXLC]{1,6})[.)]+\Z")

# Never the end of a sentence: something always follows.
_LEADING = frozenset(
    "dr mr mrs ms mx prof profs sen rep gov gen col maj capt cpt cmdr lt sgt cpl adm rev hon pres supt st ste mt ft mme mlle messrs fr sr"
    " vs e.g i.e cf viz approx ca incl resp fig figs eq eqs ver trans dir illus".split()
)
# No end before a number, a numeral or a bracket: "No. 5", "Jan. 3", "et al. (2014)".
_COUNTING = frozenset(
    "no nos nr p pp vol vols ch chap chaps sec sect art arts para paras pt pts ed eds rev col cols app c b d est fl al op cit ibid n nn bk "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "tel ext bn mn".split()
)
# An end only before a word that likes to begin a sentence: "Acme Inc. The", not "Acme Inc. Director".
_CLOSING = frozenset(
    "inc ltd co corp cos bros plc llc llp jr sr esq etc ph.d m.d b.a m.a b.sc m.sc d.phil a.m p.m u.s u.k u.n e.u u.s.a b.c a.d d.c n.y l.a "
    "dept univ inst assn intl govt ave blvd rd hwy bldg mts yahoo jan feb mar apr jun jul aug sep sept oct nov dec al ed eds no "
    "ft in sq mi kg km cm mm lb lbs oz min max avg".split()
)
_OPENING = frozenset(
    "the it its in he she they this that these those there their his her a an as at by on of for from with to we our i you your my but and or so "
    "however after before during since when while where although though because if today now then here moreover furthermore thus "
    "according under until among between over about despite following both all each every some many most several other another "
    "one two three four five six seven eight nine ten no not also still yet only even once what who which how why "
    "founded born based as such it's unlike like through without within according".split()
)  # fmt: skip
_MONTHS = frozenset("january february march april may june july august september october november december".split())


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a block, without the blanks around them. All that is no blank stands in one of them."""
    found: list[Span] = []
    start = _skip(text, 0)
    if (placed := _DATELINE.match(text, start)) is not None:
        found.append(Span(start, placed.end()))  # where and when it was written says nothing of what it says
        start = _skip(text, placed.end())
    opened: list[int] = []
    held: list[Span] | None = None
    for stop in _STOP.finditer(text):
        end = stop.end()
        if end == len(text) or stop.start() < start:
            continue
        begin = _skip(text, end)
        if begin == len(text):
            break
        if not _ends(text, start, stop.start(), end, begin):
            continue
        if held is None:
            held = _held(text)
            opened = [one.start for one in held]
        k = bisect_right(opened, end - 1) - 1
        if k >= 0 and held[k].end > end:
            continue
        _add(found, text, start, end)
        start = begin
    _add(found, text, start, len(text.rstrip()))
    return tuple(found)


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    while end - start > _LONGEST:
        cut = text.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        found.append(Span(start, cut))
        start = _skip(text, cut)
    if start < end and found and not _ANY.search(text, start, end):
        found[-1] = Span(found[-1].start, end)
    elif start < end:
        found.append(Span(start, end))


def _ends(text: str, start: int, stop: int, end: int, begin: int) -> bool:
    """Does a sentence that began at ``start`` end with the stop, if the next would begin at ``begin``?"""
    following = _NEXT.match(text, begin, begin + 60)
    mark = text[stop]
    if following is None:
        return mark in "!?" or text[begin] not in ",;:)]%/&=+|"
    word, dotted = following[1], following[2]
    first = word[0]
    opening = word.lower() in _OPENING and not (dotted and len(word) == 1)
    if first.islower() and not any(letter.isupper() for letter in word[1:]):
        return False
    if mark in "!?":
        return True
    if text[stop : stop + 2] == ".." or mark == "…":
        return not text[stop - 1 : stop].isspace()
    if text[stop + 1 : end].strip("\"'”’»›[]0123456789^⁰¹²³⁴⁵⁶⁷⁸⁹,"):  # a bracket closed after the stop
        return True
    before = _WORD.search(text, max(start, stop - 24), stop)
    if before is None:
        return True
    last = before[0].lower()
    if _ENUMERATION.match(text, start, stop + 1):
        return False
    if last.isdecimal():
        return not (len(last) <= 2 and word.lower() in _MONTHS)
    if stop + 1 < end:  # a quotation mark or a note stands between: no abbreviation leads on over it
        return last not in _LEADING
    return _after_word(text, last, before, following, opening=opening, begin=begin)


def _after_word(text: str, last: str, before: re.Match[str], following: re.Match[str], *, opening: bool, begin: int) -> bool:
    word = following[1]
    first = word[0]
    if last in _LEADING:
        return False
    if last in _COUNTING and (first.isdigit() or text[begin] in "([" or (word.isupper() and not set(word.lower()) - set("ivxlc") and not opening)):
        return False
    if last in _CLOSING or "." in last:
        return opening or (last == "no" and not first.isdigit()) or (first.isdigit() and last not in _COUNTING)
    if len(last) == 1 and before[0].isupper():
        return opening
    return not (last in _COUNTING and len(last) == 1 and not opening)


def _held(text: str) -> list[Span]:
    """Brackets and quotations, outermost only, that are closed again and not too long: no sentence ends inside them."""
    found: list[Span] = []
    stack: list[tuple[str, int]] = []
    for match in _PAIRED.finditer(text):
        sign, at = match[0], match.start()
        while stack and at - stack[0][1] > _LONGEST_HELD:
            del stack[0]
        if sign == "’" and text[at + 1 : at + 2].isalnum():
            continue
        opener = _closes(text, sign, at, stack)
        if opener == "":
            glued = at > 0 and text[at - 1].isalnum() and sign in '"‘'
            if len(stack) < 16 and not glued and sign not in ")]”’»":
                stack.append((sign, at))
            continue
        for k in range(len(stack) - 1, -1, -1):
            if stack[k][0] in opener:
                begun = stack[k][1]
                del stack[k:]
                while found and found[-1].start >= begun:
                    found.pop()
                found.append(Span(begun, at + 1))
                break
    return found


_OPENERS = {")": "(", "]": "[", "”": "“„", "’": "‘", "»": "«"}


def _closes(text: str, sign: str, at: int, stack: list[tuple[str, int]]) -> str:
    if sign in _OPENERS:
        return _OPENERS[sign]
    if sign == "“" and any(one == "„" for one, _ in stack):
        return "„"
    if sign == '"' and any(one == '"' for one, _ in stack) and not (text[at - 1 : at].isspace() and text[at + 1 : at + 2].isalnum()):
        return '"'
    return ""
