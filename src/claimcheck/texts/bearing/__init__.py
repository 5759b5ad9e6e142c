"""In what sense is something said? As a fact, a denial, a plan or a possibility; in whose words; of what time and part."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.model import Modality
from claimcheck.texts.bearing.moments import first_time
from claimcheck.texts.bearing.parts import part
from claimcheck.texts.bearing.sense import denied, modality
from claimcheck.texts.bearing.setting import Setting, setting
from claimcheck.texts.bearing.times import time
from claimcheck.texts.bearing.voices import voice
from claimcheck.texts.sentence import Sentence


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a sentence bears on what it says. ``when`` and ``scope`` are in the notation of the ledger, empty where it says nothing."""

    denied: bool = False
    modality: Modality = ""
    attributed_to: str = ""
    when: str = ""
    scope: str = ""


def bearing(sentence: Sentence, first: int, last: int, taken: frozenset[int] = frozenset(), value: int = -1) -> Bearing:
    """In what sense is said what stands from token ``first`` to before ``last``? Mentions that begin at ``taken`` are values, no times; ``value`` is the one asked about."""
    if not 0 <= first < last <= len(sentence.words):
        return Bearing()
    at: Setting = setting(sentence, first, last, taken, value)
    when, former = time(at)
    scope = part(at)
    if early := first_time(at):
        when, scope = "", early
    if former and not when and not at.dated:
        scope = f"formerly; {scope}" if scope else "formerly"
    return Bearing(denied(at), modality(at), voice(at), when, scope)
