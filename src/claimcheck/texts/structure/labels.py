"""What does a key or the heading of a column say? Its words, and in brackets or behind a comma the unit, the time and the part."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import reduce

from claimcheck.reading.expect import Expect
from claimcheck.reading.tokens import low, tokens
from claimcheck.reading.units import currency_at, unit_at
from claimcheck.reading.values import NotJudged
from claimcheck.reading.when import read_when

_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,60})[)\]]")
_MARKS = re.compile(r"\[\^?[\w*]{1,4}\]|(?<!m)[¹²³⁴-⁹⁰*†‡§]+(?=\s|$)")
_YEAR = re.compile(r"(?<![\w.,])(?:1[0-9]{3}|20[0-9]{2})(?:[-–/][0-9]{2,4})?s?(?![\w,])")
_DATED = re.compile(r"[0-9]{4}|[0-9]{2}/[0-9]{2}")
_SCALES = {
    "million": "million", "millions": "million", "m": "million", "mn": "million", "mio": "million", "mm": "million",
    "billion": "billion", "billions": "billion", "bn": "billion", "b": "billion", "thousand": "thousand", "thousands": "thousand",
    "k": "thousand", "000s": "thousand", "000": "thousand", "trillion": "trillion", "tn": "trillion",
}  # fmt: skip
_ESTIMATED = frozenset(("est", "est.", "estimate", "estimated", "approx", "approx.", "approximate", "approximately", "circa", "c.", "ca.", "rounded"))
_IDLE = frozenset(("census", "figures", "data", "count", "estimates"))
_WHOLE = frozenset(("total", "worldwide", "overall", "global", "globally", "all", "in total", "altogether", "full", "current", "official"))
_YEAR_END = re.compile(r",? \(?(?:at|by) (?:the )?(?:year[ -]end|end of (?:the )?year|31 December)\)?$|,? at the end of the year$", re.IGNORECASE)
_LONGEST = 120
_QUANTITY = Expect("quantity")


@dataclass(frozen=True, slots=True)
class Label:
    """The words of a label, and what stands beside them: a unit with its scale, a time, a part, a hedge."""

    text: str
    unit: str = ""
    scale: str = ""
    when: str = ""
    scope: str = ""
    about: bool = False
    at_end: bool = False

    def at(self, when: str) -> str:
        """The time given elsewhere, or the end of it where the label says so."""
        return f"end of {when}" if self.at_end and when.isdecimal() else when


def label(text: str) -> Label:
    """Take a label apart: ``Revenue (USD m)``, ``Staff 2023``, ``Members (est.)``, ``Budget, in millions of euros``."""
    if len(text) > _LONGEST:
        return Label(" ".join(text[:_LONGEST].split()))
    plain = _MARKS.sub("", text)
    found = Label("")
    for inside in _BRACKET.findall(plain):
        found = _with(found, beside(inside))
    plain = _BRACKET.sub(" ", plain).strip(" \t:*_")
    if end := _YEAR_END.search(plain):
        found, plain = _with(found, Label("", at_end=True)), plain[: end.start()]
    for joint in (", ", " in "):
        head, sep, tail = plain.rpartition(joint)
        if sep and head.strip() and (said := beside(tail)) and (said.unit or said.scale or said.when) and not said.scope:
            found, plain = _with(found, said), head
    if (year := _YEAR.search(plain)) and len(_YEAR.findall(plain)) == 1 and _YEAR.sub("", plain).strip():
        found = _with(found, Label("", when=year[0]))
        plain = _YEAR.sub(" ", plain)
    return Label(" ".join(plain.split()).strip(" ,:"), found.unit, found.scale, found.when, found.scope, found.about, found.at_end)


def beside(text: str) -> Label:
    """What does a qualifier say, in brackets behind a key or a value: a unit, a time, a hedge, else a part?"""
    words = [word for word in text.split() if word.lower() not in _ESTIMATED]
    about = len(words) < len(text.split())
    rest = " ".join(word for word in words if word.lower() not in _IDLE).strip(" ,;") if _DATED.search(text) else " ".join(words)
    if ("," in rest or ";" in rest) and (parts := [part for part in re.split("[,;]", rest) if part.strip()])[1:]:
        return reduce(_with, (beside(part) for part in parts), Label("", about=about))
    if not rest:
        return Label("", about=about)
    if _DATED.search(rest) and not isinstance(read_when(rest), NotJudged):
        return Label("", when=rest, about=about)
    if measured := _measure(rest):
        return Label("", unit=measured[0], scale=measured[1], about=about)
    if rest.lower() in _WHOLE:
        return Label("", about=about)
    return Label("", scope=rest.lower() if rest[:1].islower() or not rest.isupper() else rest, about=about)


def _measure(text: str) -> tuple[str, str] | None:
    """The unit and scale that some words name and nothing else: USD m, in millions of euros, km², %."""
    words = tokens(text)
    unit, scale, i = "", "", 0
    while i < len(words):
        if low(words, i) in {"in", "of", "'", "’"} and not (unit and low(words, i) == "in"):
            i += 1
        elif words[i].kind != "w" or not (low(words, i) in _SCALES and (unit or len(words) > 1 or len(low(words, i)) > 2)) or scale:
            if low(words, i) in _SCALES and words[i].kind == "n" and not scale:
                scale, i = _SCALES[low(words, i)], i + 1
                continue
            found = currency_at(words, i, _QUANTITY) or unit_at(words, i, _QUANTITY)
            if found is None or unit or not found[0]:
                return None
            unit, i = found
        else:
            scale, i = _SCALES[low(words, i)], i + 1
    return (unit, scale) if unit or scale else None


def _with(one: Label, other: Label) -> Label:
    return Label(
        one.text,
        one.unit or other.unit,
        one.scale or other.scale,
        one.when or other.when,
        "; ".join(part for part in (one.scope, other.scope) if part),
        one.about or other.about,
        one.at_end or other.at_end,
    )
