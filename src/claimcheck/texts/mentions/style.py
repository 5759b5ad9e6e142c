"""How does a text write numbers and dates? As its header declares, else as its own figures show beyond doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from claimcheck.prose import Page
from claimcheck.reading.expect import DateOrder, DecimalMark, Style

_RUN = re.compile(
    r"[0-9](?<![0-9]{2})[0-9]{0,39}[.,/'’-][0-9][0-9.,/'’-]{0,40}", re.ASCII
)  # one pass over the text; what a run shows is looked at by itself
_BOTH = re.compile(r"\d{1,3}(?:\.\d{3})+(,)\d{1,9}|\d{1,3}(?:,\d{3})+(\.)\d{1,9}", re.ASCII)
_SHORT = re.compile(r"\d{1,12}([.,])(?:\d{1,2}|\d{4,9})", re.ASCII)
_GROUPED = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})+", re.ASCII)
_DAY = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2\d{4}", re.ASCII)
_FOUR = re.compile(r"[1-9][,.'’]\d{3}", re.ASCII)
_UNIT = re.compile(r" ?(?:%|‰|per cent|percent|million|billion|trillion|km|kg|°|€|m\b|bn\b)")
_MARKS = {"comma": ",", "point": ".", "dot": ".", "period": ".", ",": ",", ".": "."}
_ENOUGH = 2
_MONEY = frozenset("$€£¥")
_NARROW = frozenset("\u00a0\u202f")
_SPACED = re.compile(r"(?<![\d.,] )(?<![\d.,])[1-9][\u00a0\u202f][0-9]{3}(?![\d.,]?\d)", re.ASCII)


def style_of(page: Page) -> Style:
    """How does the text write numbers and dates: as its header declares, else as its own figures show beyond doubt."""
    declared = _MARKS.get(page.header.decimal.strip().lower(), "")
    order = page.header.date_order.strip().lower()
    days = {"dmy": 0, "mdy": 0}
    marks = {".": 0, ",": 0}
    for at, run in _runs(page.text):
        if match := _DAY.fullmatch(run):
            first, second = int(match[1]), int(match[3])
            days["dmy"] += 12 < first <= 31 and 0 < second <= 12
            days["mdy"] += 12 < second <= 31 and 0 < first <= 12
        elif match := _BOTH.fullmatch(run):  # says it alone; of lesser signs it takes two
            marks[match[1] or match[2]] += _ENOUGH
        elif match := _GROUPED.fullmatch(run):
            marks["." if match[1] == "," else ","] += _ENOUGH
        elif (match := _SHORT.fullmatch(run)) and (_UNIT.match(page.text, at + len(run)) or page.text[max(at - 1, 0) : at] in _MONEY):
            marks[match[1]] += 1
    return Style(
        cast("DateOrder", order if order in {"dmy", "mdy", "ymd"} else _decided(days)),
        cast("DecimalMark", declared or _decided(marks)),
    )


def groups_thousands(text: str) -> bool:
    """Does the text group the digits of numbers as small as 1,951?"""
    return any(_FOUR.fullmatch(run) for _, run in _runs(text)) or (not _NARROW.isdisjoint(text) and _SPACED.search(text) is not None)


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """The runs of digits with marks among them, without the marks at their ends."""
    for match in _RUN.finditer(text):
        if match.start() == 0 or not text[match.start() - 1].isalnum():
            yield match.start(), match[0].rstrip(".,/'’-")


def _decided(votes: dict[str, int]) -> str:
    """What has enough votes, with none against it."""
    for choice, count in votes.items():
        if count >= _ENOUGH and sum(votes.values()) == count:
            return choice
    return ""
