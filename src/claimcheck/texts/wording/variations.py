"""Which forms are variants of one another? Looked up by the words they share; never all against all."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import combinations

from claimcheck.ledger import Ledger
from claimcheck.model import Claim
from claimcheck.reading.names import fold
from claimcheck.texts.wording.compared import Change, Kind, against, rearranged
from claimcheck.texts.wording.forms import IN_LEDGER, LEAST_QUOTED, Form, Spot, forms_in
from claimcheck.texts.wording.reworded import TELLING, reworded
from claimcheck.texts.wording.sayings import sayings
from claimcheck.texts.wording.setting import Setting
from claimcheck.texts.wording.slips import slips
from claimcheck.texts.wording.variation import Variation, merged, variation
from claimcheck.texts.wording.words import LITTLE, plain, stem, tell_apart

_LEAST_WORDS = 3
_MOST_FORMS = 6  # of the same words, that are compared
_MOST_WINDOW = 12
_TITLES = frozenset(("quoted", "title", "heading"))

Values = dict[tuple[str, int, int], Claim]


def variations(ledger: Ledger) -> list[Variation]:
    """The variants among the forms of a ledger's documents, each pair of forms once; at least one stands in a document."""
    forms = forms_in(ledger)
    setting = Setting(ledger.documents)
    found = [*_rearranged(forms), *_reordered_parts(forms), *reworded(forms, setting), *sayings(forms, setting), *slips(forms, setting)]
    values = _values(ledger) if found else {}
    told = [one for one in merged(found) if not all(form.declared for camp in one.camps for form in camp)]
    return [one for one in told if not _compared(one, ledger, values)]


def _rearranged(forms: list[Form]) -> Iterator[Variation]:
    """The same words with other accents, hyphens, endings, little words, or in another order."""
    alike: dict[tuple[str, ...], list[Form]] = {}
    for form in forms:
        for words in dict.fromkeys((form.content, form.spelled_out)) if form.content else ():
            alike.setdefault(tuple(sorted(map(stem, words))), []).append(form)
    for group in alike.values():
        if len(group) == 1:
            continue
        for a, b in combinations(sorted(group, key=_rank)[:_MOST_FORMS], 2):
            kind = rearranged(a, b)
            contrary = against(a, b) if not (a.named or b.named) else ("", "")
            if contrary[0] and len(a.content) > TELLING:
                yield variation("word", a, b, Change(*contrary, len(a.content), inside=True))
            elif kind != "none" and _of_account(kind, a, b):
                yield variation(kind, a, b)


def _of_account(kind: Kind, a: Form, b: Form) -> bool:
    if kind == "spelling":
        return a.declared != b.declared and len(a.content) >= _LEAST_WORDS
    if kind == "accents":
        # One word with an accent may be a word of another language, unless it stands as a name, and as one with an English form least of all.
        alone = len(a.content) == 1
        return (
            len(a.letters[0]) > 3
            and a.named
            and b.named
            and not (alone and (a.only_kinds(_TITLES) or b.only_kinds(_TITLES) or tell_apart(a.content[0], b.content[0])))
        )
    if len(a.content) < _LEAST_WORDS:
        return False
    # The names of two people in another order are no other name.
    return kind != "order" or not (a.named and b.named) or (any(word in LITTLE for word in (*a.folded, *b.folded)) and any(map(plain, a.content)))


def _compared(one: Variation, ledger: Ledger, values: Values) -> bool:
    """Are both ways of writing answers to one question, which are held against each other as such? Spellings of entities are, whatever the question."""
    answers = [frozenset(filter(None, (_answered(spot, ledger, values, one.kind) for form in camp for spot in form.spots))) for camp in one.camps]
    return bool(answers[0] & answers[1])


def _answered(spot: Spot, ledger: Ledger, values: Values, kind: Kind) -> Hashable:
    """What does a claim answer whose value stands there?"""
    if spot.document == IN_LEDGER:
        return None
    page = ledger.documents[spot.document].page
    claim = values.get((page.path, *page.place(spot.block, spot.start)))
    if claim is None:
        return None
    if ledger.property(claim).datatype == "name":
        return ledger.question(claim)
    return ("entity", *sorted(fold(claim.value))) if kind == "accents" else None


def _values(ledger: Ledger) -> Values:
    """Claims by where their values stand, those whose values are names."""
    return {
        ledger.places.place("claim", claim.id, "value"): claim for claim in ledger.ordered if ledger.property(claim).datatype in {"name", "entity"}
    }


def _reordered_parts(forms: list[Form]) -> Iterator[Variation]:
    """A quoted phrase within another one, with its words in another order."""
    quoted = [form for form in forms if not form.declared and LEAST_QUOTED <= len(form.content) <= _MOST_WINDOW and not form.named]
    whole: dict[tuple[str, ...], list[Form]] = {}
    for form in quoted:
        whole.setdefault(tuple(sorted(form.content)), []).append(form)
    for form in quoted:
        n = len(form.content)
        for size in range(LEAST_QUOTED, n):
            for start in range(n - size + 1):
                part = form.content[start : start + size]
                for other in whole.get(tuple(sorted(part)), ())[:_MOST_FORMS]:
                    if other.content != part:
                        yield variation("order", form, other)


def _rank(form: Form) -> tuple[int, int, str]:
    return form.rank
