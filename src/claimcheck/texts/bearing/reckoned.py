"""Which year do words mean that count from another: that year, the year after, at year end in a report on 2023?"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.prose import Page
from claimcheck.texts.bearing.setting import Setting

_STEPS = {
    "that year": 0, "the same year": 0, "that same year": 0, "the year after": 1, "the following year": 1, "the next year": 1, "a year later": 1,
    "one year later": 1, "the year before": -1, "the previous year": -1, "a year earlier": -1, "one year earlier": -1, "the preceding year": -1,
}  # fmt: skip
_LAST = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in _STEPS)
_ENDS = ("at year end", "at year - end", "at the year end", "by year end", "at the end of the year", "by the end of the year", "at the year - end")
_WITHIN = ("in the year under review", "during the year under review", "in the reporting year", "in the year under report", "in the financial year")
_YEAR = re.compile(r"(?<![\w.,/–-])(1[5-9][0-9]{2}|20[0-9]{2})(?![\w/–-])")
_ASIDE = re.compile(r"[(\[][^()\[\]]{0,200}[)\]]")
_REPORT = re.compile(r"\b(?:report|review|accounts|statements?|highlights|results)\b[^0-9\n]{0,24}((?:19|20)[0-9]{2})(?![0-9/–-])", re.IGNORECASE)
_BEFORE = re.compile(r"((?:19|20)[0-9]{2}) (?:annual |yearly |financial )?(?:report|review|accounts|results)\b", re.IGNORECASE)
_ENDED = re.compile(
    r"\b(?:report|accounts|statements?)\b[^.]{0,60}\byear (?:ended|ending|to) (?:[0-9]{1,2} )?[A-Z][a-z]+ ((?:19|20)[0-9]{2})", re.IGNORECASE
)
_BACK = 400


def reckoned(at: Setting) -> str:
    """The year that such words mean, where the text names the one they count from; empty where it does not."""
    if "year" not in at.lows and at.lows.isdisjoint(_LAST):
        return ""
    near = range(max(at.value - _AROUND, 0), min(at.end + _AROUND, len(at.words)))
    opening = (k for k in range(min(_OPENING, near.start)) if at.built.clause_of[k] == 0)
    said = " ".join(
        at.words[k].low for k in (*opening, *(k for k in near if at.built.clause_of[k] == at.clause or (k < _OPENING and at.built.clause_of[k] == 0)))
    )
    ends = any(phrase in said for phrase in _ENDS)
    if ends or any(phrase in said for phrase in _WITHIN):
        year = _of_report(at.sentence.page.header.title, at.sentence.page.text[:_BACK])
        return f"end of {year}" if ends and year else year
    step = next(
        (
            step
            for phrase, step in _STEPS.items()
            if phrase in said and not any(f"{word} {phrase}" in said for word in _AGAINST) and not (phrase == "that year" and "that year s" in said)
        ),
        None,
    )
    base = _named_before(at) if step is not None else ""
    return str(int(base) + step) if base and step is not None else ""


def reported_on(page: Page) -> str:
    """The year that a text reports on, which is that of all it says of a whole year: Annual Report 2023."""
    return _of_report(page.header.title, page.text[:_BACK])


_OPENING = 6
_AROUND = 40
_AGAINST = ("than", "than in", "on", "from", "over", "with", "to")


def _named_before(at: Setting) -> str:
    """The last year named before the value, in its sentence or in those before it; none within brackets."""
    text = at.sentence.page.blocks[at.sentence.block].text
    end = at.words[at.end - 1].end
    found = _YEAR.findall(_ASIDE.sub(" ", text[max(end - _BACK, 0) : end]))
    return found[-1] if found else ""


@lru_cache(maxsize=64)
def _of_report(title: str, opening: str) -> str:
    """The year that a text reports on, as its title says."""
    found = _REPORT.search(title) or _BEFORE.search(title) or _REPORT.search(opening.partition("\n")[0]) or _ENDED.search(opening)
    return found[1] if found else ""
