"""Where was a statement read? Each of its references as a source, and the place and the words in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple
from urllib.parse import urlsplit

from claimcheck.imports.wikidata.values import Stated, clean, stated

STATED_IN, IMPORTED_FROM, INFERRED_FROM = "P248", "P143", "P3452"
URL, IMPORT_URL, ARCHIVE_URL = "P854", "P4656", "P1065"
TITLE, PUBLISHED, RETRIEVED, PAGES, SECTION, QUOTATION = "P1476", "P577", "P813", "P304", "P958", "P1683"

UNREFERENCED = "wikidata"
MOST_WORDS = 12  # of a quotation that is kept: a longer one is no longer a quote
Detail = Literal["each", "host", "none"]


class Origin(NamedTuple):
    """A source: its id, the entity it is (``Q42``), its title, address, dates; and the place and the words of one statement in it."""

    id: str
    entity: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    accessed: str = ""
    locator: str = ""
    quote: str = ""


NOWHERE = Origin(UNREFERENCED)


def origins(references: Any, detail: Detail) -> list[Origin]:
    """The sources of a statement, each once; Wikidata itself for one without a reference."""
    if detail == "none" or not isinstance(references, list):
        return [NOWHERE]
    found: dict[str, Origin] = {}
    for reference in references:
        snaks = reference.get("snaks") if isinstance(reference, dict) else None
        origin = _known(snaks, str(reference.get("hash")), detail) if isinstance(snaks, dict) else None
        if origin is not None:
            found.setdefault(origin.id, origin)
    return list(found.values()) or [NOWHERE]


_MOST_KEPT = 5_000
_kept: dict[tuple[str, Detail], tuple[Mapping[str, Any], Origin | None]] = {}


def _known(snaks: Mapping[str, Any], digest: str, detail: Detail) -> Origin | None:
    """The origin of a reference; of one that was read before, what was found then. The same hash need not mean the same snaks."""
    before = _kept.get((digest, detail))
    if before is not None and before[0] == snaks:
        return before[1]
    if len(_kept) >= _MOST_KEPT:
        _kept.clear()
    origin = _origin(snaks, detail)
    _kept[digest, detail] = (snaks, origin)
    return origin


def _origin(snaks: Mapping[str, Any], detail: Detail) -> Origin | None:
    read = {key: values for key in snaks if key in _READ and (values := list(_values(snaks[key])))}
    item = next((one.entity for key in (STATED_IN, IMPORTED_FROM, INFERRED_FROM) for one in read.get(key, ()) if one.entity), "")
    url = next((one.text for key in (URL, IMPORT_URL, ARCHIVE_URL) for one in read.get(key, ()) if _host(one.text)), "")
    published = _day(read.get(PUBLISHED, ()))
    locator = ", ".join(one.text for key in (SECTION, PAGES) for one in read.get(key, ()))[:200]
    quote = read[QUOTATION][0].text if QUOTATION in read else ""
    rest = Origin("", "", "", "", published, _day(read.get(RETRIEVED, ())), locator, quote if len(quote.split()) <= MOST_WORDS else "")
    if item:
        id = f"{item.lower()}:{published}" if published else item.lower()
        return rest._replace(id=id, entity=item, locator=locator or url[:200])
    if url:
        host = _host(url)
        if detail == "host":
            return Origin(host, title=host, url=f"https://{host}/", locator=locator or url[:200], quote=rest.quote)
        title = read[TITLE][0].text if TITLE in read else ""
        address = _SCHEME.sub("", url.partition("#")[0]).rstrip("/")
        digits = hashlib.sha256(f"{address}\n{published}".encode()).hexdigest()[:12]
        return rest._replace(id=f"{host}:{digits}", title=title, url=url)
    catalogue = next((key for key in sorted(snaks, key=lambda key: (len(key), key)) if _is_identifier(snaks[key])), "")
    return rest._replace(id=catalogue.lower(), entity=catalogue, locator=locator or next(_values(snaks[catalogue])).text[:200]) if catalogue else None


_READ = frozenset((STATED_IN, IMPORTED_FROM, INFERRED_FROM, URL, IMPORT_URL, ARCHIVE_URL, TITLE, PUBLISHED, RETRIEVED, PAGES, SECTION, QUOTATION))
_SCHEME = re.compile(r"^https?://(www\.)?")


def _values(found: Any) -> Iterator[Stated]:
    for snak in found if isinstance(found, list) else ():
        if isinstance(snak, dict) and snak.get("snaktype") == "value" and not isinstance(value := stated(snak, {}), str):
            yield value


def _is_identifier(found: Any) -> bool:
    return isinstance(found, list) and any(isinstance(snak, dict) and snak.get("datatype") == "external-id" for snak in found) and any(_values(found))


def _day(read: Sequence[Stated]) -> str:
    """The date, if it is a day, a month or a year."""
    return next((one.time.text for one in read if one.time is not None and one.time.end and one.time.precision > 8), "")


@lru_cache(maxsize=10_000)
def _host(url: str) -> str:
    """The host of an address, fit to begin an id; empty for what is none."""
    try:
        host = urlsplit(clean(url)).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.") if re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,99}", host) else ""
