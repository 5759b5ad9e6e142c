"""Where does a line run several entries together?"""

from __future__ import annotations

import itertools
import re

from claimcheck.texts.citations.entries import YEAR, early_head

_JOINT = re.compile(
    r"(?<=[.)\]”\"/\w])\s+(?=(?:\[\d{1,3}\]\s)?(?:(?:van|von|de|der|den|la|al|el|di|da|dos|ter)\s){0,3}[A-ZÀ-Þ][^\W\d_'’]*(?:[-'’ ][^\W\d_]+){0,3},? [^\W\d_])"
)
_DATE = re.compile(rf"(?<=[\s(\[]){YEAR}[a-z]?(?=[\s).,:;\]/–-]|$)")


def numbered_cuts(text: str, label: str) -> list[int]:
    """Where within a line do further entries begin, by their numbers?"""
    cuts, expected = [0], int(label) + 1 if label.isdigit() else 1
    for found in re.finditer(r"(?<=\S)\s+(?=(?:\[(\d{1,3})\]|\((\d{1,3})\)|(\d{1,3})\.)\s+\S)", text):
        number = next(group for group in found.groups() if group)
        if int(number) == expected and re.search(r"\d{4}", text[cuts[-1] : found.start()]):
            cuts.append(found.end())
            expected += 1
    return cuts


def cuts_in(text: str) -> list[int]:
    """Where within a line do further entries begin? Only where authors and year stand together, after an entry that has its own."""
    cuts = [0]
    if next(itertools.islice(_DATE.finditer(text), 1, None), None) is None:
        return cuts  # with one year, one entry
    for found in _JOINT.finditer(text):
        at = found.end()
        if at - cuts[-1] < 40 or re.search(r"\b(?:In|by|and|&|ed|eds|Eds|Ed|vol|no|pp)[.:,]?$", text[: found.start()][-8:]):
            continue
        head = early_head(text[at:])
        if head is not None and head[0].sure and "," in text[at : at + head[2]] and re.search(r"\d{4}", text[cuts[-1] : at]):
            cuts.append(at)
    return cuts
