"""Which subject, and which property of it, does a reader mean?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from claimcheck.ledger import Ledger
from claimcheck.reading import fold, resolve

MOST = 5  # names that are suggested


class Meant(NamedTuple):
    """A subject and, where one is named, a property."""

    subject: str
    property: str = ""


class Unclear(NamedTuple):
    """Why nothing, or not one thing, is meant: a sentence without its end, and what could be."""

    why: str
    near: tuple[str, ...] = ()


def meant(ledger: Ledger, text: str) -> Meant | Unclear:
    """The subject, or subject and property, that ``SUBJECT`` or ``SUBJECT.PROPERTY`` names. Either may hold dots and spaces of its own.

    Whole names win over beginnings, and the subject alone over a subject with a property.
    """
    text = " ".join(text.split())
    if whole := exactly(ledger, text):
        return Meant(whole)
    splits = [
        (text[:at].strip(), text[at + 1 :].strip()) for at in range(len(text)) if text[at] == "." and text[:at].strip() and text[at + 1 :].strip()
    ]
    for subject_text, rest in reversed(splits):
        if subject := exactly(ledger, subject_text):
            return _with_property(ledger, subject, rest)
    if len(found := beginning(ledger, text)) == 1:
        return Meant(found[0])
    parted = [(subject_text, beginning(ledger, subject_text), rest) for subject_text, rest in reversed(splits)]
    for _, subjects, rest in parted:
        if len(subjects) == 1:
            return _with_property(ledger, subjects[0], rest)
    for begun, subjects in ((text, found), *((begun, subjects) for begun, subjects, _ in parted)):
        if subjects:
            return Unclear(f"{len(subjects):,} subjects have a name that begins with `{begun[:60]}`", tuple(subjects[:MOST]))
    near = _near(text, (name for subject in ledger.once(subjects_of) for name in _names(ledger, subject)))
    return Unclear(f"there is no subject `{text[:60]}`", near)


def exactly(ledger: Ledger, text: str) -> str:
    """The subject with this id, name or alias; empty when there is none."""
    known = ledger.once(subjects_of)
    if text in known:
        return text
    if (entity := resolve(text, ledger.names)) in known:
        return entity
    folded = text.casefold()
    alike = [subject for subject in known if folded in (name.casefold() for name in _names(ledger, subject))]
    return alike[0] if len(alike) == 1 else ledger.by_name.get(fold(text), "") if fold(text) else ""


def beginning(ledger: Ledger, text: str) -> list[str]:
    """The subjects of which a name begins so."""
    folded = text.casefold()
    return [subject for subject in ledger.once(subjects_of) if folded and any(name.casefold().startswith(folded) for name in _names(ledger, subject))]


def subjects_of(ledger: Ledger) -> Mapping[str, None]:
    """All that claims are about, and the entities that are declared, by id."""
    about = {ledger.subject(claim) for claim in ledger.claims}
    return dict.fromkeys(sorted({*about, *ledger.entities}))


def _with_property(ledger: Ledger, subject: str, text: str) -> Meant | Unclear:
    used = list(dict.fromkeys(claim.property for claim in ledger.claims if ledger.subject(claim) == subject))
    wanted = ledger.property_id(text)
    if wanted in used:
        return Meant(subject, wanted)
    folded = text.casefold()
    names = {id: {name.casefold() for name in (id, id.replace("-", " "), ledger.label(id), *ledger.properties[id].aliases)} for id in used}
    alike = [id for id, called in names.items() if folded in called]
    for found in (alike, [id for id, called in names.items() if any(name.startswith(folded) for name in called)]):
        if len(found) == 1:
            return Meant(subject, found[0])
        if found:
            return Unclear(
                f"{len(found):,} properties of `{subject}` have a name that begins with `{text[:60]}`",
                tuple(f"{subject}.{id}" for id in found[:MOST]),
            )
    near = [f"{subject}.{id}" for id in _near(folded, used)] or [f"{subject}.{id}" for id in used[:MOST]]
    return Unclear(f"nothing is recorded of `{subject}` under `{text[:60]}`", tuple(near))


def _names(ledger: Ledger, subject: str) -> Sequence[str]:
    entity = ledger.entities.get(subject)
    return (subject,) if entity is None else (subject, entity.name, *entity.aliases, *entity.short)


def _near(text: str, known: Iterable[str]) -> tuple[str, ...]:
    import difflib  # needed only when something went wrong

    folded: dict[str, str] = {}
    for name in known:
        folded.setdefault(name.casefold(), name)
    close = difflib.get_close_matches(text.casefold(), sorted(folded), n=MOST, cutoff=0.6)
    inside: Iterator[str] = (name for name in sorted(folded) if len(text) > 2 and text.casefold() in name)
    return tuple(folded[name] for name in list(dict.fromkeys((*close, *inside)))[:MOST])
