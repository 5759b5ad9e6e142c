"""Could two names that take each other's place be of one thing, or one of them be of a part of the other?"""

from __future__ import annotations

from claimcheck.reading.expect import NameTable
from claimcheck.reading.names import country, fold, resolve, same_person_or_thing, spelled
from claimcheck.reading.values import Term

_LITTLE = frozenset("of the and de la von van der den in at for st saint mount lake river".split())
_CONTINENTS = frozenset("europe africa asia america oceania antarctica scandinavia".split())
_SLIPS = 2
# Towns and countries that have borne another name.
_RENAMED = frozenset(frozenset(pair.split("/")) for pair in (
    "danzig/gdansk breslau/wroclaw stettin/szczecin posen/poznan konigsberg/kaliningrad lemberg/lviv lwow/lviv lvov/lviv memel/klaipeda reval/tallinn"
    " dorpat/tartu abo/turku helsingfors/helsinki tammerfors/tampere viborg/vyborg viipuri/vyborg christiania/oslo kristiania/oslo trondhjem/trondheim"
    " pressburg/bratislava pozsony/bratislava ofen/buda constantinople/istanbul smyrna/izmir angora/ankara salonica/thessaloniki peking/beijing"
    " canton/guangzhou nanking/nanjing bombay/mumbai madras/chennai calcutta/kolkata bangalore/bengaluru saigon/hochiminhcity rangoon/yangon"
    " leningrad/stpetersburg petrograd/stpetersburg leningrad/petrograd stalingrad/volgograd tsaritsyn/volgograd edo/tokyo batavia/jakarta"
    " leopoldville/kinshasa salisbury/harare laibach/ljubljana agram/zagreb fiume/rijeka spalato/split ragusa/dubrovnik brunn/brno"
    " czernowitz/chernivtsi kiev/kyiv kharkov/kharkiv wilno/vilnius vilna/vilnius kovno/kaunas neworleans/nouvelleorleans"
    " ussr/sovietunion sovietunion/russia uk/britain unitedkingdom/britain unitedkingdom/greatbritain uk/greatbritain us/america unitedstates/america"
    " holland/netherlands burma/myanmar persia/iran siam/thailand ceylon/srilanka"
).split())  # fmt: skip


def could_be_one(one: str, other: str, names: NameTable) -> bool:
    """Is one a form, an alias, a part or a spelling of the other, or of another order than it, as a land is to a town?"""
    a, b = spelled(fold(one)), spelled(fold(other))
    if not a or not b or a == b:
        return True
    ids = resolve(one, names), resolve(other, names)
    if ids[0] and ids[0] == ids[1]:
        return True
    if same_person_or_thing(_term(one, ids[0]), _term(other, ids[1])) != "different" or _of_other_order(one, other):
        return True
    first, second = ({*words} - _LITTLE for words in (a, b))
    if first <= second or second <= first:
        return True
    if first & second:
        return _one_of_them(a, b)
    return _short_of(a, b) or _short_of(b, a) or _near("".join(a), "".join(b)) or frozenset(("".join(a), "".join(b))) in _RENAMED


def _one_of_them(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Could names that share words be of one? Not where they begin alike and then differ in all, nor where one word alone is another."""
    shared = {*a} & {*b}
    rest = [[word for word in words if word not in shared] for words in (a, b)]
    if any(_near(one, other) or one[0] == other for one in rest[0] for other in rest[1]):
        return True
    ahead = a[: len(a) - len(rest[0])] == b[: len(b) - len(rest[1])] and a[0] == b[0]
    return not (ahead or (len(a) == len(b) and len(rest[0]) == len(rest[1]) == 1))


def _term(text: str, entity: str) -> Term:
    return Term(text=text, key=fold(text), entity=entity)


def _of_other_order(one: str, other: str) -> bool:
    """Is one a continent, a country or neither, and the other not?"""
    return _order(one) != _order(other)


def _order(name: str) -> int:
    words = fold(name)
    return 2 if _CONTINENTS & {*words} else 1 if country(name, words) else 0


def _short_of(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is it made of the first letters of the other, or of some of them?"""
    if len(short) != 1 or len(full) < 2:
        return False
    return any(short[0] == "".join(word[0] for word in words) for words in (full, tuple(word for word in full if word not in _LITTLE)))


def _near(one: str, other: str) -> bool:
    """Are they two spellings of one word: a few letters apart, or one with the beginning of the other?"""
    least = min(len(one), len(other))
    start = next((k for k in range(least) if one[k] != other[k]), least)
    if start >= (1 if least <= _SLIPS else max(5, least - 1)):
        return True
    return abs(len(one) - len(other)) <= _SLIPS and _apart(one, other) <= (1 if least < 6 else _SLIPS)


def _apart(one: str, other: str) -> int:
    """By how many letters are two words apart? Only of a length at which that is told at once."""
    one, other = one[:40], other[:40]
    row = list(range(len(other) + 1))
    for i, c in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, d in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (c != d))
    return row[-1]
