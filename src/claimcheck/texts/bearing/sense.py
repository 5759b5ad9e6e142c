"""Is something said as a fact? Denials and plans, each within its clause."""

from __future__ import annotations

from claimcheck.model import Modality
from claimcheck.reading.tokens import APOSTROPHES
from claimcheck.texts.bearing.setting import Setting

_NO_DENIAL = frozenset(
    (
        "only",
        "just",
        "merely",
        "simply",
        "least",
        "including",
        "counting",
        "more",
        "less",
        "fewer",
        "exceeding",
        "later",
        "earlier",
        "until",
        "to",
        "solely",
    )
)
_NO_NONE = frozenset(("fewer", "less", "more", "later", "earlier", "doubt", "sooner", ".", "matter", "wonder", "one", "smaller", "greater"))
_FAILS = frozenset(
    (
        "fails",
        "failed",
        "fail",
        "failing",
        "ceased",
        "ceases",
        "refused",
        "refuses",
        "declined",
        "declines",
        "unable",
        "stopped",
        "yet",
        "denied",
        "denies",
    )
)
_DENYING = _FAILS | {"not", "never", "neither", "nor", "cannot", "t", "no", "without", "none", "nobody", "lacks", "lacked", "lacking"}
_RATHER = frozenset(("but", "rather", "instead"))
_WITHOUT = 5
_NEAR = 6
_PLANNED = {
    "planned": "plan plans planned planning aim aims aimed aiming intend intends intended intending hope hopes hoped hoping expect expects expected "
    "expecting seek seeks sought seeking propose proposes proposed pledged pledges promised promises vowed vows agreed decided wants wanted set due scheduled "
    "slated projected forecast forecasts anticipated want bound going destined envisaged envisages budgeting preparing prepares ready poised track "
    "target targets targeting committed commits ambition goal",
}
_PLANS = frozenset(_PLANNED["planned"].split())
_FUTURE = frozenset(
    ("planned", "proposed", "projected", "forecast", "intended", "envisaged", "prospective", "scheduled", "anticipated", "upcoming", "future")
)
_DUE = frozenset(("planned", "due", "expected", "scheduled", "proposed", "slated", "projected", "foreseen"))
_GOALS = frozenset(("target", "goal", "aim", "plans", "plan", "proposal", "proposals", "ambition", "forecast", "projection", "projections"))
_WILL = frozenset(("will", "shall", "ll"))
_MAY = frozenset(("may", "might", "could", "would", "should", "must", "ought"))
_PERHAPS = frozenset(("perhaps", "possibly", "probably", "presumably", "maybe", "potentially", "likely", "conceivably", "hypothetical", "potential"))
_TOLD = frozenset(("later", "eventually", "subsequently", "soon", "then", "become", "go", "remain"))
_CUES = _PLANS | _FUTURE | _GOALS | _WILL | _MAY | _PERHAPS | {"to", "if"}


def denied(at: Setting) -> bool:
    """Is it denied? A negation reaches as far as its clause, and not beyond *but*; *no* reaches as far as its noun."""
    if _DENYING.isdisjoint(at.lows):
        return False
    stop = at.value if not at.dated else min(at.value, at.first)
    for k in range(at.built.clauses[at.clause].first, max(at.last, at.value)):
        if k >= len(at.words) or not (at.here(k) or at.first <= k < at.last):
            continue
        if _negates(at, k) and not _withdrawn(at, k, max(stop, at.last)):
            return True
    return _carried(at)


def _carried(at: Setting) -> bool:
    """Is the clause that this one carries on denied: *did not join or sign*?"""
    for k in at.before():
        if at.here(k) and at.built.clause_of[k] != at.clause and at.low(k) in {"not", "never"} and at.low(k + 1) not in _NO_DENIAL:
            first = at.built.clauses[at.clause].first
            return not any(at.low(j) in _RATHER for j in range(k, at.value)) and at.low(first - 1) in {"or", "nor"}
    return False


def _negates(at: Setting, k: int) -> bool:
    word, following = at.low(k), at.low(k + 1)
    if word in {"not", "never", "neither", "nor", "cannot"}:
        if word == "not" and following in _NO_DENIAL and not (following == "to" and at.low(k - 1) != "or"):
            return False
        if at.low(k - 1) == "if" or (word == "not" and at.low(k - 1) == "or"):
            return False
        return k < at.value or at.first <= k < at.last
    if word == "t" and at.low(k - 1) in APOSTROPHES and at.low(k - 1) and at.low(k - 2).endswith("n"):
        return k < at.value
    if word == "no":
        if following == "longer":
            return k < max(at.value, at.last)
        return following not in _NO_NONE and _same_noun(at, k)
    if word == "without":
        return k < at.value and at.value - k <= _WITHOUT and not any(at.low(j) in {",", "and"} for j in range(k, at.value))
    if word in _FAILS:
        return (
            following in {"to", "that", "being", "having"}
            and k < at.value
            and not (word == "yet" and at.low(k - 1) not in {"has", "have", "had", "is", "are", "was"})
        )
    if word in {"none", "nobody"}:
        return k < at.value
    return word in {"lacks", "lacked", "lacking"} and k < max(at.value, at.last)


def _same_noun(at: Setting, k: int) -> bool:
    """Does *no* stand in the noun phrase of what is said, or in that of its subject?"""
    phrase = at.built.phrase_of[k]
    if phrase < 0:
        return False
    here = at.built.phrases[phrase]
    return (here.first < at.last and at.first < here.last) or at.built.clauses[at.clause].subject == phrase


def _withdrawn(at: Setting, k: int, stop: int) -> bool:
    """Is what is denied something else: not in A but in B; not until 1920?"""
    if any(at.low(j) in _RATHER for j in range(k + 1, min(at.value, stop))):
        return True
    return at.low(at.value - 1) in {"until", "till", "before"} or at.low(at.value) in {"until", "till"}


def modality(at: Setting) -> Modality:
    """Is it a plan or a possibility?"""
    if _CUES.isdisjoint(at.lows):
        return ""
    possible = False
    for k in (*at.before(), *_verbs_behind(at)):
        if not at.here(k):
            continue
        word, following = at.low(k), at.low(k + 1)
        tag = at.built.tags[k]
        if tag == "A" and word in _WILL:
            return "planned"
        if word in _PLANS and _to_follows(at, k):
            return "planned"
        if word in {"is", "are"} and following in _DUE and at.low(k + 2) in {"for", "in", "by", "on"}:
            return "planned"
        if (
            word in {"is", "are", "was", "were"}
            and following == "to"
            and k + 2 < len(at.words)
            and at.built.tags[k + 2] in "VAN"
            and at.words[k + 2].kind == "w"
        ):
            return "planned"
        if (tag == "A" and word in _MAY and not _told(at, k) and at.low(k - 1) != "you") or (
            word in _PERHAPS and at.value - k <= _NEAR and not (word == "likely" and following == "of")
        ):
            possible = True
        if word == "if" and k == at.built.clauses[at.clause].first:
            possible = True
    if _near(at, _FUTURE) or _goal(at):
        return "planned"
    return "possible" if possible or _would_be(at) else ""


def _verbs_behind(at: Setting) -> range:
    """The verbs of the clause, where the value stands in what the clause is about: a hut with 32 beds is to open."""
    clause = at.built.clauses[at.clause]
    index = next((at.built.phrase_of[k] for k in range(at.value, at.end) if at.built.phrase_of[k] >= 0), -1)
    for _ in range(_NEAR):
        if index < 0 or index in {clause.subject, clause.beside}:
            break
        index = at.built.phrases[index].before
    inside = index >= 0 and index in {clause.subject, clause.beside} and clause.verb >= at.end
    return range(clause.verb, min(clause.verb + 3, len(at.words))) if inside and not at.dated else range(0)


def _to_follows(at: Setting, k: int) -> bool:
    """Does an infinitive follow a verb or noun of planning, with at most three words between: wants the agency to grow?"""
    for j in range(k + 1, min(k + 4, at.value + 1)):
        if at.low(j) == "to":
            return not (at.words[j + 1].kind == "n" if j + 1 < len(at.words) else True) and at.low(j + 1) not in {"the", "a", "an", "its"}
        if at.low(j) in {",", "of", "in", "for", "by", "on"}:
            return False
    return False


def _told(at: Setting, k: int) -> bool:
    """*Would later become* tells of what came, and *could hold* of what a thing can do."""
    following = {at.low(k + 1), at.low(k + 2)}
    return (at.low(k) == "would" and not following.isdisjoint({"later", "eventually", "subsequently"})) or (
        at.low(k) == "would" and at.low(k + 1) == "go" and at.low(k + 2) == "on"
    )


def _near(at: Setting, wanted: frozenset[str]) -> bool:
    """Does one of these adjectives stand before the noun that is counted or measured?"""
    first = max(min(at.first, at.value) - 3, 0)
    for k in range(first, min(max(at.last, at.value), len(at.words))):
        if at.low(k) in wanted and at.here(k) and at.built.phrase_of[k] >= 0 and at.low(k + 1) not in {"by", "in", "to"}:
            return True
    return False


def _goal(at: Setting) -> bool:
    """A target of 500; plans for 500."""
    nouns = (k for k in range(max(at.value - 4, 0), at.value) if at.low(k) in _GOALS and at.here(k))
    return any(at.low(k + 1) in {"of", "for", "is", "was"} for k in nouns)


def _would_be(at: Setting) -> bool:
    return at.low(at.built.clauses[at.clause].first) == "if"
