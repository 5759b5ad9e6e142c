"""What can a text mean? Numbers, hedges, dates, units, money and names, as sets of possibilities. Knows no claims and no files."""

from __future__ import annotations

from claimcheck.reading.days import Duration, add_duration, from_day, read_duration, show_day, to_day
from claimcheck.reading.expect import Expect, NameTable, Style
from claimcheck.reading.follow import follows
from claimcheck.reading.found import entities, readings, unread
from claimcheck.reading.names import fold, name_table, resolve, same_person_or_thing
from claimcheck.reading.reader import read
from claimcheck.reading.show import show, show_when
from claimcheck.reading.units import convert, dimension, is_unit
from claimcheck.reading.values import (
    Dates,
    Days,
    Interval,
    Not,
    Nothing,
    NotJudged,
    Period,
    Quantity,
    Reading,
    Several,
    Term,
    Unknown,
    Value,
    YesNo,
)  # fmt: skip
from claimcheck.reading.when import read_when

__all__ = [
    "Dates", "Days", "Duration", "Expect", "Interval", "NameTable", "Not", "NotJudged", "Nothing", "Period", "Quantity", "Reading", "Several",
    "Style", "Term", "Unknown", "Value", "YesNo", "add_duration", "convert", "dimension", "entities", "fold", "follows", "from_day", "is_unit",
    "name_table", "read", "read_duration", "read_when", "readings", "resolve", "same_person_or_thing", "show", "show_day", "show_when", "to_day",
    "unread",
]  # fmt: skip
