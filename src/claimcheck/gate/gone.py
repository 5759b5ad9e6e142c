"""Is what is found no more truly resolved, or is it only no longer looked for, or in a file that cannot be read?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from claimcheck.finding import Change, Changes, Finding, GateChange, Standing

NAMED = 3
RESTING = {"overruled-text"}  # found by what was decided on the findings of other rules


@dataclass(frozen=True, slots=True)
class Unlooked:
    """What a run did not look at, and the one before it did.

    ``rules`` are those that do not run any more, ``files`` those that are there and not checked any more, ``settles`` tells where that is
    settled. ``unread`` are files that cannot be read, ``records`` whether part of the record is among them, and ``there`` all files there are.
    ``nameless`` tells of a finding whether what it rests on stands as it did, and only a name of its subject is no longer known.
    """

    rules: Collection[str] = ()
    files: Collection[str] = ()
    settles: Callable[[str], tuple[str, int]] = lambda _key: ("", 0)
    unread: Collection[str] = ()
    records: bool = False
    there: Collection[str] = ()
    nameless: Callable[[Finding], bool] = lambda _finding: False


def resolved(changes: Changes, unlooked: Unlooked) -> Changes:
    """The changes, with nothing among the resolved that may still be there. What is no longer looked for is a change to the gate."""
    rules: defaultdict[str, list[Finding]] = defaultdict(list)
    files: defaultdict[str, list[Finding]] = defaultdict(list)
    kept: list[Change] = []
    for change in changes.items:
        finding = change.finding
        path = next((place.path for place in finding.places if place.path in unlooked.files), "")
        if not path and change.standing is Standing.RESOLVED and unlooked.nameless(finding):
            path = finding.places[0].path
        if change.standing is not Standing.RESOLVED:
            kept.append(change)
        elif finding.rule in unlooked.rules or (unlooked.rules and finding.rule in RESTING):
            rules[finding.rule].append(finding)
        elif path:
            files[path].append(finding)
        elif not _hidden(finding, unlooked):
            kept.append(change)
    gate = (*_told(rules, files, unlooked.settles), *changes.gate)
    return replace(changes, items=tuple(kept), gate=gate)


def _hidden(finding: Finding, unlooked: Unlooked) -> bool:
    """May it stand in what cannot be read? Of the record any part may bear on it; a text that has gone may be the one that cannot be read."""
    if unlooked.records:
        return True
    paths = {place.path for place in finding.places}
    return bool(unlooked.unread) and any(path in unlooked.unread or path not in unlooked.there for path in paths)


def _told(rules: Mapping[str, list[Finding]], files: Mapping[str, list[Finding]], settles: Callable[[str], tuple[str, int]]) -> Iterator[GateChange]:
    for rule, found in sorted(rules.items()):
        places = (settles(key) for key in (rule, "ignore", "select"))
        yield GateChange(f"no longer looked for by `{rule}`: {_named(found)}", *next((place for place in places if place[1]), ("", 0)))
    for path, found in sorted(files.items()):
        yield GateChange(f"no longer looked for in `{path}`: {_named(found)}", path)


def _named(found: list[Finding]) -> str:
    ids = ", ".join(f"`{finding.id}`" for finding in found[:NAMED])
    more = f" and {len(found) - NAMED:,} more" if len(found) > NAMED else ""
    return f"{len(found):,} finding{'s' if len(found) > 1 else ''} ({ids}{more})"
