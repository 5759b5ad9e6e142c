"""How does a text write numbers and dates? As its header declares, else as its own figures show beyond doubt."""

from __future__ import annotations

import re
from typing import cast

from claimcheck.prose import Page
from claimcheck.reading.expect import DateOrder, DecimalMark, Style

_BOTH = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})+(,)\d{1,9}(?![\d.,]?\d)|(?<![\d.,])\d{1,3}(?:,\d{3})+(\.)\d{1,9}(?![\d.,]?\d)", re.ASCII)
_MEASURED = re.compile(
    r"(?<![\d.,/-])(?:\d{1,12}([.,])(?:\d{1,2}|\d{4,9}) ?(?:%|‰|per cent|percent|million|billion|trillion|km|kg|°|€|m\b|bn\b)|[$€£¥] ?\d{1,12}([.,])(?:\d{1,2}|\d{4,9})(?![\d.,]?\d))",
    re.ASCII,
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}([.,])\d{3}\1\d{3}(?![\d.,]?\d)", re.ASCII)
_DAY = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2\d{4}(?![\d./-]?\d)", re.ASCII)
_MARKS = {"comma": ",", "point": ".", "dot": ".", "period": ".", ",": ",", ".": "."}
_ENOUGH = 2


def style_of(page: Page) -> Style:
    """How does the text write numbers and dates: as its header declares, else as its own figures show beyond doubt."""
    declared = _MARKS.get(page.header.decimal.strip().lower(), "")
    order = page.header.date_order.strip().lower()
    order = order if order in {"dmy", "mdy", "ymd"} else ""
    return Style(cast("DateOrder", order or _order(page)), cast("DecimalMark", declared or _decimal(page)))


def _order(page: Page) -> str:
    day_first = month_first = 0
    for match in _DAY.finditer(page.text):
        first, second = int(match[1]), int(match[3])
        day_first += 12 < first <= 31 and 0 < second <= 12
        month_first += 12 < second <= 31 and 0 < first <= 12
    return _decided({"dmy": day_first, "mdy": month_first})


def _decimal(page: Page) -> str:
    """A figure with marks of both kinds says it alone; of lesser signs it takes two."""
    weight = {".": 0, ",": 0}
    for pattern, worth in ((_BOTH, _ENOUGH), (_MEASURED, 1), (_GROUPED, _ENOUGH)):
        for match in pattern.finditer(page.text):
            mark = next(group for group in match.groups() if group)
            weight[mark if pattern is not _GROUPED else "." if mark == "," else ","] += worth
    return _decided(weight)


def _decided(votes: dict[str, int]) -> str:
    """What has enough votes, with none against it."""
    for choice, count in votes.items():
        if count >= _ENOUGH and sum(votes.values()) == count:
            return choice
    return ""
