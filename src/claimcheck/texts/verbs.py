"""Is something had or done? Verbs of having are one question; what is done to as many is asked for itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.reading.tokens import Token

_HAVING = (
    "has have had having keeps keep kept keeping runs run ran running operates operate operated operating maintains maintain maintained owns own"
    " owned manages manage managed comprises comprise comprised comprising contains contain contained containing counts boasts boast boasted"
    " features feature featured houses house housed possesses possess possessed holds hold held employs employ employed consists oversees oversee"
    " oversaw administers administer administered tends tended numbers numbered unites united encompasses"
)
HAVING = frozenset(_HAVING.split())
# Verbs of measuring, and what they measure.
MEASURING = {
    "weighs": "weight", "weighed": "weight", "weighing": "weight", "spans": "span", "spanned": "span", "spanning": "span", "costs": "cost",
    "cost": "cost", "costing": "cost", "covers": "area covered", "covered": "area covered", "covering": "area covered", "displaces": "displacement",
    "displaced": "displacement", "generates": "output", "generated": "output", "produces": "output", "stores": "storage", "carries": "load",
}  # fmt: skip
NAMED_AMOUNTS = frozenset((
    "span", "weight", "cost", "depth", "width", "diameter", "height", "length", "speed", "draught", "displacement", "wingspan", "circumference",
    "temperature", "output", "price", "fee", "debt", "endowment", "volume", "thickness", "perimeter", "range", "storage", "memory", "wheelbase", "payload", "beam",
))  # fmt: skip
# Past forms and participles where they are not in -ed; the participle names the question.
_IRREGULAR = {
    "sold": "sold", "sells": "sold", "built": "built", "builds": "built", "won": "won", "wins": "won", "lost": "lost", "made": "made",
    "makes": "made", "wrote": "written", "written": "written", "writes": "written", "led": "led", "bought": "bought", "buys": "bought",
    "sank": "sunk", "sunk": "sunk", "shot": "shot", "flew": "flown", "flown": "flown", "gave": "given", "given": "given", "took": "taken",
    "taken": "taken", "taught": "taught", "trains": "trained", "laid": "laid", "lays": "laid", "drew": "drawn", "drawn": "drawn", "sent": "sent",
    "caught": "caught", "spoke": "spoken", "speaks": "spoken", "drove": "driven", "driven": "driven", "grew": "grown", "grown": "grown",
    "found": "found", "left": "left", "lent": "lent", "struck": "struck", "sang": "sung", "sung": "sung", "dug": "dug", "hit": "hit",
    "published": "published", "publishes": "published", "produces": "produced", "opens": "opened", "closes": "closed", "serves": "served",
    "treats": "treated", "carries": "carried", "hosts": "hosted", "awards": "awarded", "grants": "granted", "scores": "scored",
    "scored": "scored", "issues": "issued", "records": "recorded", "receives": "received", "rescues": "rescued", "plants": "planted",
    "supplies": "supplied", "supports": "supported", "directs": "directed", "composes": "composed", "completes": "completed",
}  # fmt: skip
_NOT_DONE = frozenset((
    "need", "seed", "indeed", "speed", "united", "hundred", "red", "shed", "bed", "feed", "breed", "limited", "related", "based", "aged", "named",
    "called", "numbered", "estimated", "ranked", "rated", "increased", "decreased", "reduced", "fell", "rose", "exceeded", "reached", "lasted",
    "followed", "required", "wanted", "needed", "planned", "expected", "used", "included", "involved", "averaged", "totalled", "totaled", "joined",
    "ended", "started", "turned", "attended", "divided", "compared", "covered", "spanned", "crossed", "weighed", "cited", "added", "remained",
))  # fmt: skip
_ADVERBS = frozenset((
    "now", "currently", "today", "also", "still", "only", "just", "already", "then", "once", "alone", "together", "up", "exactly", "on",
    "approximately", "over", "nearly", "almost", "about", "around", "some", "the", "its", "their", "his", "her", "all", "out",
))  # fmt: skip
_WHOLE = (("a", "total", "of"), ("of", "a", "total", "of"), ("made", "up", "of"), ("composed", "of"), ("consists", "of"), ("consisted", "of"), ("consisting", "of"))  # fmt: skip


_FORMS = {
    **_IRREGULAR, "knows": "known", "knew": "known", "known": "known", "brings": "brought", "brought": "brought", "gets": "got", "got": "got", "sees": "seen", "saw": "seen",
    "seen": "seen", "begins": "begun", "began": "begun", "begun": "begun", "breaks": "broken", "broke": "broken", "broken": "broken", "chooses": "chosen",
    "choose": "chosen", "chose": "chosen", "chosen": "chosen", "comes": "come", "came": "come", "come": "come", "falls": "fallen", "fell": "fallen", "fallen": "fallen",
    "goes": "gone", "went": "gone", "go": "gone", "gone": "gone", "meets": "met", "meet": "met", "met": "met", "pays": "paid", "pay": "paid", "paid": "paid",
    "reads": "read", "read": "read", "says": "said", "said": "said", "shows": "shown", "show": "shown", "showed": "shown", "shown": "shown", "spends": "spent",
    "spent": "spent", "spend": "spent", "stands": "stood", "stood": "stood", "stand": "stood", "takes": "taken", "take": "taken", "rises": "risen", "rose": "risen",
    "risen": "risen", "runs": "run", "ran": "run", "run": "run", "draws": "drawn", "draw": "drawn", "gives": "given", "give": "given", "leaves": "left", "leave": "left",
    "puts": "put", "put": "put", "sets": "set", "set": "set", "becomes": "become", "became": "become", "grows": "grown", "grow": "grown", "flies": "flown",
    "fly": "flown", "wears": "worn", "wear": "worn", "wore": "worn", "lies": "lain", "lay": "lain", "sits": "sat", "sat": "sat", "fights": "fought", "fought": "fought",
    "feeds": "fed", "fed": "fed", "cuts": "cut", "cut": "cut", "shuts": "shut", "shut": "shut", "closes": "closed", "close": "closed", "loses": "lost",
    "teaches": "taught", "teach": "taught", "build": "built", "make": "made", "win": "won", "sell": "sold", "write": "written", "buy": "bought", "lead": "led",
    "send": "sent", "sends": "sent", "tells": "told", "tell": "told", "told": "told", "thinks": "thought", "thought": "thought", "holds": "held", "hold": "held",
    "keep": "kept", "finds": "found", "find": "found", "rides": "ridden", "rode": "ridden", "swims": "swum", "swam": "swum", "throws": "thrown", "threw": "thrown",
    "speak": "spoken", "spoke": "spoken", "sing": "sung", "sings": "sung", "dies": "died", "die": "died", "died": "died", "plays": "played", "play": "played",
    "rise": "risen", "rising": "risen", "lends": "lent", "lend": "lent", "spoken": "spoken", "plan": "planned", "plans": "planned", "planning": "planned",
    "hang": "hung", "hangs": "hung", "hung": "hung", "breed": "bred", "breeds": "bred", "bred": "bred", "stops": "stopped", "stop": "stopped", "drops": "dropped",
    "drop": "dropped", "ships": "shipped", "ship": "shipped", "throw": "thrown", "thrown": "thrown", "lit": "lit", "light": "lit", "lights": "lit", "swum": "swum",
    "running": "run", "winning": "won", "eats": "eaten", "eat": "eaten", "ate": "eaten", "spread": "spread", "survey": "surveyed",
    "employs": "employed", "stays": "stayed", "carries": "carried", "carry": "carried", "flees": "fled", "fled": "fled", "sweeps": "swept", "swept": "swept",
}  # fmt: skip


_STRONG = frozenset(
    "heard felt meant dealt cast held swung hung wound bound ground bent lent spun stuck stung swept wept slept crept sought fought caught begun sung rung".split()
)


def deed(word: str) -> str:
    """What is done, as a participle that is the same for all forms of a verb as far as its ending tells: attracted of attracts."""
    if word in _FORMS:
        return _FORMS[word]
    if word.endswith("ed") or word in _STRONG:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}ied"
    stem = word
    if word.endswith(("sses", "shes", "ches", "xes", "zzes")):
        stem = word[:-2]
    elif word.endswith("s") and not word.endswith("ss"):
        stem = word[:-1]
    elif word.endswith("ing") and len(word) > 5:
        stem = word[:-3]
    return f"{stem}d" if stem.endswith("e") else f"{stem}ed"


class Verb(NamedTuple):
    """A verb before a figure: its token, and what was done; empty for having."""

    at: int
    done: str | None

    @staticmethod
    def participle(word: str) -> str:
        """What was done, by a past form or participle; empty if the word is none."""
        if word in _IRREGULAR:
            return _IRREGULAR[word]
        return word if word.endswith("ed") and len(word) > 4 and word not in _NOT_DONE and word not in HAVING else ""


def verb_before(words: Sequence[Token], i: int) -> Verb | None:
    """The verb whose object the figure at token ``i`` begins, with nothing but adverbs and determiners between them."""
    k = i - 1
    for _ in range(3):
        for phrase in _WHOLE:
            if k + 1 >= len(phrase) and tuple(word.low for word in words[k + 1 - len(phrase) : k + 1]) == phrase:
                if phrase[0] in {"a", "of"}:
                    k -= len(phrase)
                    break
                return Verb(k + 1 - len(phrase), "")
        if k < 0 or words[k].kind != "w":
            return None
        low = words[k].low
        if low in HAVING and not _auxiliary(words, k, low):
            return Verb(k, "")
        if done := Verb.participle(low):
            return Verb(k, done)
        if low not in _ADVERBS:
            return None
        k -= 1
    return None


def _auxiliary(words: Sequence[Token], k: int, low: str) -> bool:
    """Is it a noun or a passive rather than a verb of having: was held, the house, by run?"""
    before = words[k - 1].low if k else ""
    passive = low in {"held", "kept", "run", "owned", "managed", "operated", "maintained", "housed", "employed", "contained", "united"}
    if before in {"the", "a", "an", "of"} or (passive and before in {"is", "was", "are", "were", "be", "been", "being"}):
        return True
    return low in {"runs", "ran", "numbers", "counts", "holds"} and before in {"the", "of", "its"}
