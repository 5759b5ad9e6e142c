"""During what term does a sentence say that somebody held an office: (in office since May 2017), who served 2009–2017?"""

from __future__ import annotations

from claimcheck.prose import Mention
from claimcheck.texts.sentence import Sentence

_LEADING = frozenset("in office since from appointed elected until director president the post as of to a since, term served".split())
_SERVED = frozenset("served serves held holds led leads ran headed directed stayed".split())
_AMONG = 6


def term_of(sentence: Sentence, *ends: int) -> str:
    """The time in the bracket behind a name or an office, or in the clause that tells how long somebody served; empty where there is none."""
    words = sentence.words
    for k in dict.fromkeys(ends):
        if k < len(words) and words[k].low == "(":
            mention = _next(sentence, k + 1)
            if mention is not None and all(words[n].low in _LEADING for n in range(k + 1, len(words)) if words[n].end <= mention.start):
                return _bounded(sentence, mention)
        at = k + (k < len(words) and words[k].low == ",")
        if at + 1 < len(words) and at > k and words[at].low in {"serving", "holding", "staying"}:
            mention = _next(sentence, at + 1)
            if mention is not None and mention.kind == "period":
                return _bounded(sentence, mention)
        if at + 1 < len(words) and words[at].low == "who" and any(words[n].low in _SERVED for n in range(at + 1, min(at + 3, len(words)))):
            mention = _next(sentence, at + 1)
            if mention is not None and mention.kind == "period":
                return _bounded(sentence, mention)
    return ""


def _next(sentence: Sentence, k: int) -> Mention | None:
    """The date that begins within a few words from token ``k``, before any other sign."""
    words = sentence.words
    limit = min(k + _AMONG, len(words))
    stop = next((n for n in range(k, limit) if words[n].low in {")", ",", ";", "."}), limit)
    start, end = words[k].start, words[stop - 1].end if stop > k else words[k].start
    return next((one for one in sentence.mentions if one.kind in {"date", "period"} and start <= one.start and one.end <= end), None)


def _bounded(sentence: Sentence, mention: Mention) -> str:
    text = " ".join(mention.text.split())
    before = next((word.low for word in reversed(sentence.words) if word.end <= mention.start), "")
    first = text.split(" ", 1)[0].lower()
    if first in {"since", "until", "from", "between", "before", "after"} or mention.kind == "period":
        return text
    return f"{'since' if before == 'from' else before} {text}" if before in {"since", "until", "from"} else text
