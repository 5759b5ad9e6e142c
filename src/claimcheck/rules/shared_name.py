"""Which entities have another name that is, word for word, the id of a second one?"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.finding import Finding, Place, Severity
from claimcheck.ledger import Ledger
from claimcheck.reading import fold
from claimcheck.rule import Rule, finding_at

RULE = Rule("shared-name", "records", "another name of an entity is the id of a second one", Severity.NOTE)


def check(ledger: Ledger) -> Iterator[Finding]:
    """One note for each entity of which an alias or a short form has the words of the id of another."""
    if "" not in ledger.names.ids.values():  # no name is shared
        return
    ids: dict[tuple[str, ...], list[str]] = {}
    for id in sorted(ledger.entities):
        ids.setdefault(fold(id), []).append(id)
    for id, entity in sorted(ledger.entities.items()):
        met: dict[str, tuple[str, str]] = {}
        for field, name in (*(("aliases", name) for name in entity.aliases), *(("short", name) for name in entity.short)):
            for other in ids.get(fold(name), ()):
                met.setdefault(other, (field, name))
        for other, (field, name) in met.items():
            if other != id:
                yield finding_at(
                    RULE,
                    Place(*ledger.places.place("entity", id, field)),
                    f"`{name}` is a name of `{id}`, and `{other}` is an entity of its own: what is said of the two is not compared",
                    about=f"{id} {other}",
                    settles=(f"settled if, where they are one thing, only one is declared, or if `{name}` is no name of `{id}`",),
                )
