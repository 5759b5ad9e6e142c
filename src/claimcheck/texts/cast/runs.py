"""Which capitalised names stand in a text, and what stands beside them that says what they are? One pass over each block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from claimcheck.prose import Block, Page
from claimcheck.reading.names import fold, spelled
from claimcheck.texts.cast.leads import FUNCTION, without_lead
from claimcheck.texts.cast.said import IS_A, closed, kinds_of, other_name, role_in
from claimcheck.texts.cast.short import UPPER, in_bracket, stands_for
from claimcheck.texts.cast.words import GIVEN, PLAIN_TITLES, ROLES, SHIPS, SORTS, TITLES
from claimcheck.texts.syntax.words import MONTHS, WEEKDAYS

Key = tuple[str, ...]

_INITIALS = r"[A-Z]\.(?: ?[A-Z]\.)*"
_SHORTENED = r"(?:St|Dr|Mr|Mrs|Ms|Prof|Mt|Ft|Rev|Sen|Gov|Gen|Capt|Lt|Col)\."
_WORD = rf"(?:{_SHORTENED}|{_INITIALS}|[{UPPER}]\w*(?:[’'](?!s\b)\w+|[&-](?=[{UPPER}0-9])\w+)*)"
_LINK = r"(?:of|for|the|de|du|des|da|do|dos|del|della|di|la|le|van|von|der|den|ter|ibn|bin|al|el|y|und|et|on|in|to)"
_SITES = "Lane|Street|Road|Park|Square|Bridge|Hill|Head|Point|Island|Bay|Green|Wood|Court|Cross|Gate|Quay|Wharf|Cathedral|College|Hospital|Church|Hall|Field"
_OWNERS = (  # whose union, party or hospital it is belongs to its name: St Anne's College, the Farmers' Union, the Children's Hospital
    r"(?:(?<=[Cc]hildren)|(?<=CHILDREN)|(?<=[Ww]omen)|(?<=WOMEN)|(?<=[Mm]en)|(?<=[Pp]eople)|(?<=King)|(?<=Queen)|(?<=Prince))[’'][sS](?= [A-Z])"
    r"|(?<=[a-z](?:er|or)s)[’'](?= [A-Z])"
)
_NAME = re.compile(
    rf"(?<!\w){_WORD}(?:[’']s(?= (?:{_SITES})\b)|{_OWNERS})?(?:(?: {_LINK}){{0,3}}[ \u00a0]{_WORD}(?:{_OWNERS})?| (?:of|for) the {_WORD}|(?: and| &) {_WORD})*"
)
_NUMBERED = re.compile(r" (?:[0-9]{1,4}|[IVX]{1,4})(?![\w.,%-])| [0-9]{1,3}(?=[.,](?:\s|$))")
_BRACKET = re.compile(r",? ?[(\[]([^()\[\]]{2,80})[)\]]")
_OR = re.compile(rf", or (?:the |simply )?[“\"‘']?({_WORD})")
_CALLED = re.compile(
    r",? (?:or |\()?(?:who is |which is |is |was )?(?:also |better |commonly |often |widely |usually |simply |hereafter |hereinafter |generally )*"
    rf"(?:known as|called|abbreviated(?: as| to)?|referred to as|shortened to|hereafter|hereinafter|aka|a\.k\.a\.) (?:the )?[“\"‘']?({_NAME.pattern[7:]})"
)
_BORN = re.compile(r",? ?\(?(?:born|b\.|née|[0-9]{1,2} \w{3,9} [0-9]{4} ?[–-]|[0-9]{4} ?[–-] ?[0-9]{4}\)| was born|, an? [\w-]+ born in )")
_LIVED = re.compile(r" ?\((?:born|b\.|[0-9]{1,2} \w{3,9} [0-9]{4} ?[–-]|[0-9]{4} ?[–-] ?[0-9]{4}\))")
_LEGAL = re.compile(r" (?:plc|inc|ltd|gmbh|spa)\b\.?")
_MAIDEN = re.compile(rf",? ?\(?(?:born|née|nee|formerly) ({_WORD}(?: {_WORD}){{1,3}})(?= ?[,;()]| in | on )")  # Ann Lee, born Ann Moss
_ACTS = re.compile(r",? (?:said|says|told|was born|who|wrote|married|died|has been (?:the )?(?:director|president|head|chair|chief|ceo))\b")
_HOLDS = re.compile(rf" ?(?:[:,–—]|\() ?(?:the |an? |its |acting |former |current |interim |founding )*({'|'.join(sorted(ROLES))})\b", re.IGNORECASE)
_BEING = frozenset(("is", "was", "been", "became", "remains"))
_OFFICE = re.compile(rf"\b({'|'.join(sorted(ROLES))})(?: of [^,.;]{{1,40}})? (?:is|was|has been|became|remains) $", re.IGNORECASE)
_LEAST_EVIDENT = 2
_LONGEST_UNIT = 4
_LONGEST_ROLE = 30  # letters, with what parts it from the name
_LONGEST = 300  # letters of a name
_MONEY = frozenset(("EUR", "USD", "GBP", "CHF", "JPY", "CAD", "AUD", "SEK", "NOK", "DKK", "CNY", "INR"))
_AMOUNT = re.compile(r"(?:[0-9]|illion|thousand|bn|m)[ \u00a0]$")


@dataclass(slots=True, eq=False)
class Run:
    """A capitalised name in a block, with what stands beside it. ``sure`` when it is a name beyond its mere capital."""

    block: int
    start: int
    end: int
    text: str
    key: Key
    opens: bool
    sure: bool
    person: bool = False
    placed: bool = False
    called: tuple[str, ...] = ()
    nouns: tuple[str, ...] = field(default=())
    defined: str = ""
    own: bool = False  # of its own, whatever country bears the name
    given: bool = False  # by the title of the text


def key_of(name: str) -> Key:
    """What two forms of one name have in common: the folded words in one spelling."""
    return spelled(fold(name))


def runs(page: Page) -> Iterator[Run]:
    """The names in a text, in order; those in lists of references are other people's."""
    for n, block in enumerate(page.blocks):
        if block.kind != "reference":
            yield from _runs(block, n)


def _runs(block: Block, n: int) -> Iterator[Run]:
    text = block.text
    starts = {sentence.start for sentence in block.sentences} | {cell.start for cell in block.cells} | {0}
    prose = block.kind not in {"heading", "title", "row"}
    for found in _NAME.finditer(text):
        if listed := _listed(text, found):
            run = _run(text, n, found.start(), listed, starts, prose)
            if run is not None:
                yield run
            continue
        for start, end in _parted(text, found.start(), found.end()):
            run = _run(text, n, start, end, starts, prose)
            if run is not None:
                yield run


_LIST = re.compile(rf"(?:, {_WORD}){{1,3}},? and {_WORD}(?: {_WORD}){{0,3}}")


def _listed(text: str, found: re.Match[str]) -> int:
    """Where a name ends that lists what it is for: Compact for Safe, Orderly and Regular Migration; 0 where it does not."""
    if text[found.end() : found.end() + 2] != ", ":
        return 0
    name = found[0]
    link = max(name.rfind(" for "), name.rfind(" of "))
    if link < 0 or " " in name[link + 5 :].strip() or " and " in name:
        return 0
    more = _LIST.match(text, found.end())
    return more.end() if more else 0


def _parted(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The names that *and* joins, unless their initials or a number say that they are one."""
    if text.find(" ", start, end) < 0:
        yield start, end
        return
    at = start
    if part := _WING.match(text, start, end):
        yield start, part.end(1)
        start = at = part.end()
    for joint in _PLACED.finditer(text, start, end):
        rest = text[joint.end() : end].split(" ", 1)[0]
        about = joint[1] == "on" and text[at : joint.start()].rsplit(" ", 1)[-1].lower() in _ON and rest.lower() not in WEEKDAYS | MONTHS
        if not about:
            yield from _joined(text, at, joint.start())
            at = joint.end()
    yield from _joined(text, at, end)


_WING = re.compile(  # the Mill Wing of the Oban Hospital has a name of its own
    rf"((?:{_WORD} ){{1,3}}(?:Wing|Ward|Annexe?|Hall|Gallery|Chapel|Pavilion|Extension|Campus|Building|Stand|Terminal|Tower|Room)) (?:of|at) (?:the )?(?={_WORD} {_WORD})"
)
_PLACED = re.compile(r" (in|on|to)(?: the)? ")
_ON = frozenset((
    "network convention conference committee commission council compact agreement protocol group forum institute treaty panel law act summit dialogue "
    "fund programme program research report decade framework declaration directive regulation initiative"
).split())  # fmt: skip


def _joined(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    whole = text[start:end]
    if " and " not in whole and " & " not in whole:
        yield start, end
        return
    if " and " not in whole and _PAIR.fullmatch(whole) and not (text[end : end + 2] == ", " and text[end + 2 : end + 6].isdecimal()):
        yield start, end  # Harrow & Finch; not the authors of a work
        return
    bracket = _BRACKET.match(text, end)
    if (bracket and stands_for(bracket[1].split(",")[0].split(";")[0].strip(), whole)) or _is_country(whole):
        yield start, end
        return
    at = start
    for joint in re.finditer(r" (?:and|&) ", whole):
        left = text[at : start + joint.start()]
        if (" of " in left or " for " in left) and left.lower().endswith(_DESCRIBING):
            continue
        yield at, start + joint.start()
        at = start + joint.end()
    yield at, end


_PAIR = re.compile(r"[^\W\d_]\S* & \S+")


def _is_country(name: str) -> bool:
    from claimcheck.reading.names import country

    return bool(country(name, fold(name)))


_SURNAMES = frozenset("pope bishop king queen prince judge dean warden head cook knight abbot chief captain".split())
_DESCRIBING = ("al", "ic", "ive", "ary", "ous", "safe")


def _run(text: str, n: int, start: int, end: int, starts: set[int], prose: bool) -> Run | None:
    first = start
    opens = start in starts or start - 1 in starts or text[max(start - 2, 0) : start].strip() in {".", "•", ":", "?", "!"}
    start, titled = without_lead(text, start, end)
    if start >= end or text[end : end + 1] == "-" or text[end - 1 : end + 1] == "..":
        return None
    name = text[start:end]
    if (number := _NUMBERED.match(text, end)) and len(name) > 1 and name.lower() not in FUNCTION and name.lower() not in PLAIN_TITLES:
        name, end = name + number[0], number.end()
    words = name.split()
    low = words[0].lower()
    if len(words) == 1 and "-" in low and all(part in ROLES for part in low.split("-")):
        return None  # the Vice-Chancellor
    if len(words) == 1 and (low in FUNCTION or low in SORTS or low in ROLES - _SURNAMES or low in PLAIN_TITLES or len(name) < 2 or low in TITLES):
        return None
    if words[0].lower() in MONTHS and all(word.strip(".").isdecimal() for word in words[1:]):
        return None
    if words[-1].lower() in MONTHS or (words[0].lower() in MONTHS and words[0] != "May"):
        return None
    if (
        len(words) == 1
        and len(name) <= _LONGEST_UNIT
        and (name in _MONEY or (name[-1:].isupper() and _AMOUNT.search(text, max(0, start - 12), start)))
    ):
        return None  # 255 MW
    key = key_of(name) if len(name) <= _LONGEST else ()
    if not key:
        return None
    run = Run(n, start, end, name, key, opens and start == first, sure=False)
    role = _word_before(text, start)
    plain = len(words) <= 4 and not any(word.lower() in SORTS or word == "of" for word in words)
    shaped = plain and len(words) >= 2 and not name.isupper()
    run.placed = role in {"in", "near"}
    if len(words) == 1 and role in {"a", "an"} and not name.isupper():
        return None  # an Estonian
    holds = role in _BEING and _OFFICE.search(text, max(0, start - 60), start) is not None  # the director has been Ann Lee
    run.person = titled or (shaped and (holds or (fold(words[0])[:1] and fold(words[0])[0] in GIVEN) or bool(re.match(_INITIALS, name))))
    after = text[end : end + 1]
    if after in {" ", ",", "(", ":", "–", "—", "[", ""}:
        _beside(text, end, run, shaped, role)
    if start > first and text[first:start].rstrip().lower().endswith(("maker", "builder")):
        run.nouns = (*run.nouns, "company")
    if words[0] in SHIPS and len(words) > 1:
        run.person, run.own, run.nouns = False, True, tuple(dict.fromkeys((*run.nouns, "ship")))
        run.called = tuple(dict.fromkeys((*run.called, " ".join(words[1:]))))
    acronym = len(words) == 1 and len(name) > 1 and name.isupper()
    plain_word = len(words) == 1 and low in ROLES
    run.sure = not plain_word and (
        (run.person and shaped) or (prose and (len(words) >= _LEAST_EVIDENT or acronym or not run.opens or bool(run.called or run.nouns)))
    )
    return run


def _word_before(text: str, start: int) -> str:
    """The word that ends before an offset, with a space and perhaps a comma between, in small letters."""
    if text[start - 1 : start] != " ":
        return ""
    end = start - 1 - (text[start - 2 : start - 1] == ",")
    at, least = end, max(0, start - _LONGEST_ROLE)
    while at > least and (text[at - 1].isalnum() or text[at - 1] in "-_"):
        at -= 1
    return text[at:end].lower()


def _beside(text: str, end: int, run: Run, shaped: bool, role: str) -> None:
    """What follows a name: another form of it, what it is, what a person does."""
    if legal := _LEGAL.match(text, end):
        run.nouns, end = ("company",), legal.end()
    called: list[str] = []
    if bracket := _BRACKET.match(text, end):
        called += in_bracket(bracket[1], run.text)
    if (joined := _OR.match(text, end)) and stands_for(joined[1], run.text):
        called.append(joined[1])
    if named := _CALLED.match(text, end):
        called.append(named[1])
    if maiden := _MAIDEN.match(text, end):
        called.append(maiden[1])
    run.called = tuple(name for name in called if key_of(name) not in {run.key, ()})
    if shaped and not run.person:
        run.person = bool(role in ROLES or _BORN.match(text, end) or _ACTS.match(text, end) or (_HOLDS.match(text, end) and text[end] != ","))
    what = IS_A.match(text, end)
    if what and not (role in _PLACE_BEFORE and what[0].startswith(", the ") and not closed(what[2])):
        if not what[1] and other_name(text, end, what):
            return  # Under its director, Ann Lee, the Garden of Oban grew
        kinds = kinds_of(what[2])
        if shaped and what[1] and role_in(what[2]):
            run.person = True
        if shaped and not what[1] and what[0][:1] == "," and kinds_of(what[2])[-1:] and role_in(kinds_of(what[2])[-1]):
            run.person = True
        if run.person and _LIVED.match(text, end):
            kinds = tuple(kind for kind in kinds if SORTS.get(kind) != "organisation" or not kind.endswith(("er", "or")))  # an organ builder
        if what[1] or any(kind in SORTS for kind in kinds):
            run.nouns = kinds[::-1]  # a studio album is an album before all
            run.defined = what[1] or ","


_PLACE_BEFORE = frozenset(("by", "with", "for", "in", "near", "from", "at", "of", "on", "to", "and", "across", "between"))
