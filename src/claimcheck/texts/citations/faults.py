"""Where do the citations of a text and its list of references disagree? Each fault once, and an entry that answers for one is in no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from claimcheck.prose import Work
from claimcheck.texts.citations.index import place_of
from claimcheck.texts.citations.likeness import difference, spelling
from claimcheck.texts.citations.names import forms, low
from claimcheck.texts.citations.words import BODIES

if TYPE_CHECKING:
    from claimcheck.texts.citations.audit import Audit
    from claimcheck.texts.citations.groups import Group

FEW = 8  # entries of a list, of which more than half may be uncited by mistake
MOST_UNLISTED = 3  # works of notes, if most, that a list leaves out on purpose


@dataclass(frozen=True, slots=True)
class Faults:
    """Everything that does not agree; the entries that answer for a fault are not reported as never cited."""

    missing: tuple[tuple[Group, tuple[Work, ...]], ...]
    unread: tuple[tuple[Group, Work], ...]
    redated: tuple[tuple[Group, tuple[Work, ...]], ...]
    misnamed: tuple[tuple[Group, Work, str], ...]
    ambiguous: tuple[tuple[Group, tuple[Work, ...]], ...]
    uncited: tuple[Work, ...]
    unjudged: tuple[Work, ...]


def faults_of(audit: Audit) -> Faults:
    """Hold each work that a text cites against its list."""
    missing, unread, redated, misnamed, ambiguous = [], [], [], [], []
    answered: set[tuple[int, int, int]] = set(audit.matched)
    for group in (*audit.groups, *audit.untold) if audit.index.works else ():
        if not audit.listed and not audit.noted(group):
            continue
        cited = group.first
        exact = audit.exact(cited)
        if not exact and not audit.listed and (not cited.authors or audit.introduced(group)):
            continue
        if not exact and not cited.year and audit.noted(group) and any(low(word) in BODIES for name in cited.authors for word in name.split()):
            continue  # an archive, a court, a newspaper: not all that notes name is listed
        if exact:
            if cited.year and len(exact) > len({audit.list_of(work) for work in exact}) and not cited.year[-1:].isalpha():
                ambiguous.append((group, exact))
            spelled = spelling(group.all, exact[0])
            if spelled:
                misnamed.append((group, exact[0], spelled))
            continue
        near = audit.misnamed(cited)
        others = audit.redated(cited)
        blurred = audit.unread(cited)
        if near is not None:
            misnamed.append((group, near, difference(cited, near)))
            answered.add(place_of(near))
        elif others:
            redated.append((group, others))
            answered.update(place_of(work) for work in others[:1])
        elif blurred is not None:
            unread.append((group, blurred))
            answered.add(place_of(blurred))
        else:
            missing.append((group, audit.other_years(cited)))
    noted = [group for group, _ in missing if audit.noted(group)]
    if len(noted) >= MOST_UNLISTED and len(noted) * 2 > sum(audit.noted(group) for group in audit.groups):
        missing = [(group, others) for group, others in missing if not audit.noted(group)]  # a list of some works alone
    uncited, unjudged = _uncited(audit, answered)
    return Faults(tuple(missing), tuple(unread), tuple(redated), tuple(misnamed), tuple(ambiguous), uncited, unjudged)


def _uncited(audit: Audit, answered: set[tuple[int, int, int]]) -> tuple[tuple[Work, ...], tuple[Work, ...]]:
    """The entries that nothing cites; and those of which that is not certain."""
    works = [work for work in audit.listed if work.kind != "further"]
    left = [work for work in works if place_of(work) not in answered and (work.authors or work.label)]
    cited = sum(place_of(work) in answered for work in works)
    if not cited or (cited * 2 < len(works) and (len(works) > FEW or not all(work.kind == "cited" for work in works))):
        return (), tuple(left)  # the text cites in a way of its own, or the list is of more than what it cites
    numbered = sum(bool(work.label) for work in works) * 2 > len(works) and any(cited.label.isdigit() for cited in audit.document.citations)
    sure: list[Work] = []
    unsure: list[Work] = []
    for work in left:
        known = numbered if work.label else bool(work.authors and work.year)
        named = not numbered and any(form in audit.spoken for author in work.authors[:1] for form in forms(author))
        (sure if known and not named else unsure).append(work)
    return tuple(sure), tuple(unsure)
