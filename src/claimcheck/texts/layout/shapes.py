"""What does a line of plain text look like: an item, a heading, a key with its value, a caption, an entry of a list of works?"""

from __future__ import annotations

import re
from typing import NamedTuple

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_SURE = re.compile(r"([•‣◦▪▫●○■□◆◇►▶➤✓✔➢⁃∙·*+])[ \t\xa0]+(?=\S)")
_DASH = re.compile(r"([-–—])[ \t\xa0]+(?=\S)")
_NUMBER = re.compile(r"((?:\(?[0-9]{1,3}(?:\.[0-9]{1,2}){0,3}|\(?[a-z]|\(?[ivx]{1,5})[.)]|\(?[A-Z]\))[ \t\xa0]+(?=\S)")
_NOTE = re.compile(r"(\[\^?[0-9]{1,3}\]:?|[⁰¹²³⁴-⁹]{1,3})[ \t\xa0]*(?=\S)")
_BARE_NOTE = re.compile(r"(\^?[0-9]{1,3}[.)]?)[ \t\xa0]+(?=[\w“\"‘(])")
_MARKED = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_HEADING_NUMBER = re.compile(
    r"(?:(?:chapter|part|section|article)[ \t]+)?([0-9]{1,2}(?:\.[0-9]{1,2}){0,3}|[IVX]{1,5})[.):]?[ \t]+(?=[A-Z“\"‘À-Þ])", re.IGNORECASE
)
_KEY = re.compile(r"(?:\*\*)?([^\W_][^:.!?|\t]{0,49}?)(?:\*\*)?[ \t]?:(?:\*\*)?[ \t]+(?=\S)")
_DATED = re.compile(
    rf"(?:(?:early|mid|late|c\.|circa|around)[ -])?(?:(?:the )?(?:1[0-9]|20)[0-9]{{2}}s?|(?:[0-9]{{1,2}}[ ])?{MONTH}[ ](?:[0-9]{{1,2}},?[ ])?[0-9]{{4}})"
    rf"(?:[ ]?(?:[-–—]|to|until)[ ]?(?:(?:1[0-9]|20)?[0-9]{{2}}s?|present|today|now|{MONTH}[ ][0-9]{{4}}))?(?=[:.,)]|[ ]?[-–—]|\Z)",
    re.IGNORECASE,
)
_DAY = re.compile(r"\A[0-9]{1,2}[ ]|[ ][0-9]{1,2},?[ ]")
_CAPTION = re.compile(
    r"(?:(?:figure|fig\.|table|chart|map|photo|image|picture|illustration|box)[ ]?[0-9]{1,3}[A-Za-z]?\s?[.:–—-]\s|"
    r"(?:photo(?:graph)?s?|images?|picture|illustration|credits?)(?: credit)?(?: by)?:\s|©\s)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"[.!?)”\"][ ]+(?:photo(?:graph)?|image|credit|source|©)(?: credit)?s?(?: by)?[: ][ ]?\S[^.]{0,60}\.?\Z", re.IGNORECASE)
_BYLINE = re.compile(
    r"(?:by [A-ZÀ-Þ]|(?:guest )?post(?:ed)? (?:by|on)\b|written by\b|published\b|last (?:updated|modified)\b|updated\b|accessed\b|retrieved\b|"
    r"date:|authors?(?:\(s\))?:|time to read\b)",
    re.IGNORECASE,
)
_SENTENCE_INSIDE = re.compile(r"[a-z0-9)”\"][.!?]\s+[A-Z“\"]")
_YEAR = re.compile(r"\b(?:1[4-9]|20)[0-9]{2}[a-z]?\b|\bn\.\s?d\.|\bforthcoming\b|\bin press\b|https?://|\bdoi\b", re.IGNORECASE)
_ENTRY = re.compile(
    r"(?:—{2,}|-{3,}|_{3,}|–{2,})|(?:(?:van|von|de|der|den|del|della|di|da|du|la|le|el|al|bin|ibn|ter|ten|dos|das)\s){0,2}"
    r"[A-ZÀ-Þ][\w'’.-]{1,40}(?:[ ][A-ZÀ-Þ][\w'’.-]{1,40}){0,6}(?:,|\.|[ ]\(|[ ](?:&|and)[ ])"
)


class Bullet(NamedTuple):
    """The sign that begins a line and how many characters it takes; ``sure`` is one that nothing else begins with."""

    marker: str
    width: int
    sure: bool = False


def bullet(words: str) -> Bullet | None:
    """Does the line begin with a sign, a number or a letter of a list?"""
    if words[0].isalpha() and words[1:2] not in {".", ")"} and words[0] not in "ivx":
        return None
    for pattern, sure in ((_SURE, True), (_DASH, False), (_NUMBER, False)):
        if found := pattern.match(words):
            return Bullet(found[1], found.end(), sure)
    return None


def note(words: str, listed: str) -> Bullet | None:
    """Does the line begin with the mark of a note; where notes or works are listed, with a number?"""
    found = _NOTE.match(words) or (_BARE_NOTE.match(words) if listed else None)
    return Bullet(found[1], found.end(), sure=True) if found else None


def marked_heading(words: str) -> Bullet | None:
    """Does the line begin with the signs of a Markdown heading?"""
    found = _MARKED.match(words) if words[0] == "#" else None
    return Bullet(found[1], found.end()) if found else None


def title(words: str) -> bool:
    """Could the first line of a text be its title?"""
    if len(words) > 150 or not any(letter.isalpha() for letter in words) or words[-1] in ".,;:" or bullet(words) or byline(words) or caption(words):
        return False
    return "\t" not in words and not banner(words) and not _SENTENCE_INSIDE.search(words) and not _short_key(words)


def _short_key(words: str) -> bool:
    found = _KEY.match(words)
    return found is not None and len(found[1].split()) <= 2 and found[1].lower().split()[0] in _KEYS


_KEYS = frozenset(
    "founded established created headquarters location type name members website born died industry date subject from to re author authors "
    "published status country city seat area population height length key".split()
)


def short(words: str) -> bool:
    """Is the line as short as a heading, and does it end as one?"""
    if len(words) > 90 or words[-1] in ".,;:…" or not any(letter.isalpha() for letter in words) or len(words.split()) > 14:
        return False
    return (
        (words[0].isalnum() or words[0] in "“\"‘'¿¡§(#") and not words[0].islower() and not _SENTENCE_INSIDE.search(_HEADING_NUMBER.sub("", words, 1))
    )


def banner(words: str) -> bool:
    """Is the line what a site puts above its pages: a path of names?"""
    return any(sign in words for sign in (" / ", " » ", " > ", " | ")) and words[-1] not in ".!?"


def twofold(words: str) -> bool:
    """Is the line two names of one thing, as above the keys that tell of it: LAKE GENEVA / LAC LÉMAN?"""
    one, parted, other = words.partition(" / ")
    return bool(parted) and " / " not in other and len(one.split()) <= 5 and len(other.split()) <= 5 and one[:1].isupper() and other[:1].isupper()


def label(words: str) -> bool:
    """Is the line a bare label of what a page says of itself?"""
    return words.lower().rstrip(":") in _LABELS


_LABELS = frozenset(
    "author|author(s)|authors|by|posted|published|date|share|share this|tags|keywords|time to read|reading time|last updated|written by|posted on|"
    "published on|publication date".split("|")
)


def capitals(words: str) -> bool:
    """Is the line in capitals, and more than an acronym?"""
    return words.isupper() and sum(letter.isalpha() for letter in words) >= 4 and not _KEY.match(words)


def plainly_heading(words: str) -> bool:
    """Among entries of a list of works: is the line a heading all the same?"""
    return len(words.split()) <= 6 and not any(letter.isdigit() for letter in words) and not any(sign in words for sign in ',.;:()“"')


def numbered(words: str) -> bool:
    """Does the line begin with the number of a section?"""
    return bool(_HEADING_NUMBER.match(words))


def depth(words: str) -> int:
    """How many parts has the number of a section?"""
    found = _HEADING_NUMBER.match(words)
    return found[1].count(".") + 1 if found else 1


def deeper(words: str, below: str) -> bool:
    """Does the next line bear the number of a section within this one?"""
    return numbered(below) and depth(below) > depth(words)


def dated(words: str) -> bool:
    """Does the line begin with a date or span of years that stands apart from what follows?"""
    return bool(_DATED.match(words))


def day(words: str) -> bool:
    """Is the line a date with its day, and nothing else?"""
    found = _DATED.match(words) if len(words) <= 30 else None
    return found is not None and found.end() == len(words) and bool(_DAY.search(words))


def keyed(words: str) -> bool:
    """Is the line a key with its value?"""
    found = _KEY.match(words)
    return found is not None and len(found[1].split()) <= 6 and (found[1][0].isupper() or found[1][0].isdigit())


def byline(words: str) -> bool:
    """Does the line say who wrote the text, or when it was published?"""
    return bool(_BYLINE.match(words))


def caption(words: str) -> bool:
    """Is the line what stands below a picture or above a table?"""
    return len(words) < 400 and bool(_CAPTION.match(words) or _CREDIT.search(words))


def prose(words: str) -> bool:
    """Is the line running text?"""
    return len(words) > 80 or (words[-1] in '.!?”"' and len(words.split()) > 3)


def entry(words: str) -> bool:
    """Could an entry of a list of works begin with this line?"""
    return bool(_ENTRY.match(words))


def entry_ends(words: str) -> bool:
    """Could an entry of a list of works end with this line?"""
    return words[-1] in ".)]" or words[-1].isdigit() or "://" in words.rsplit(None, 1)[-1]


def work(words: str) -> bool:
    """Does the line hold what an entry of a list of works does: a year, an address?"""
    return bool(_YEAR.search(words[:1000]))
