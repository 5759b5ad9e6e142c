"""Which words date a statement by the day on which it is read or written, such as today?"""

from __future__ import annotations

from claimcheck.reading.values import Days

_PRESENT = frozenset(["today", "now", "currently", "nowadays", "presently", "meanwhile", "tonight"])
_ALONE = _PRESENT | {"recently", "lately", "yesterday", "tomorrow", "ago"}
_LEADS = frozenset(["this", "last", "next", "past", "current", "previous", "coming", "recent"])
_BEFORE = frozenset(["recently", "lately", "yesterday", "ago", "last", "past", "previous", "recent"])
_AFTER = frozenset(["tomorrow", "next", "coming"])
_SPANS = frozenset(
    ["year", "years", "month", "months", "week", "weeks", "decade", "decades", "century", "quarter", "spring", "summer", "autumn", "winter"]
)
PHRASES = ("at present", "at the moment", "these days", "to date", "so far", "as yet", "until now", "to this day")


def relative_word(text: str) -> str:
    """The word or words that move with the reader; empty if there are none."""
    words = _words(text)
    for at, word in enumerate(words):
        if word in _ALONE:
            return word
        if word in _LEADS and at + 1 < len(words) and words[at + 1] in _SPANS:
            return f"{word} {words[at + 1]}"
    plain = f" {' '.join(words)} "
    return next((phrase for phrase in PHRASES if f" {phrase} " in plain), "")


def means_present(text: str) -> bool:
    """Does it date by the moment of writing itself, and not by one some time before or after?"""
    words = _words(text)
    return " ".join(words) in {*_PRESENT, *PHRASES, "as of today", "as of now", "until today", "to the present", "present", "the present"}


def days_meant(text: str, written: Days) -> Days:
    """Which days can a date mean that cannot be read by itself, in a text written on one of these days? Any, when no word tells."""
    if means_present(text):
        return written
    word = relative_word(text).partition(" ")[0]
    if word in _BEFORE:
        return Days(None, written.high)
    return Days(written.low, None) if word in _AFTER else Days(None, None)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:()[]'\"’“”").lower() for word in text.split()]
