"""Do the settings let more pass than they did?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.finding import GateChange
from claimcheck.gate.side import Side

FAIL_ON = ("note", "warning", "error", "never")  # from the strictest
LEVELS = ("off", "note", "warning", "error")
PATHS = ("claims", "documents", "snapshots")


def of_settings(base: Side, head: Side) -> Iterator[GateChange]:
    """Each setting that changed, with what it was and what it is."""
    for key in sorted({*base.settings, *head.settings}):
        old, new = base.settings.get(key), head.settings.get(key)
        if key == "severity":
            yield from _severities(base, head)
        elif old != new and key != "cache":  # where something is kept judges nothing
            yield GateChange(
                f"setting `{key}`: {_told(old)} is now {_told(new)}", *_place(base, head, key), weaker=_weaker(key, old, new, base, head)
            )


def _severities(base: Side, head: Side) -> Iterator[GateChange]:
    old: Mapping[str, str] = base.settings.get("severity") or {}
    new: Mapping[str, str] = head.settings.get("severity") or {}
    for rule in sorted({*old, *new}):
        if old.get(rule) != new.get(rule):
            was, is_ = (levels.get(rule, "off") for levels in (base.levels, head.levels))
            told = f"{old.get(rule, 'its own')} is now {new.get(rule, 'its own')}"
            lowered = LEVELS.index(new.get(rule, is_)) < LEVELS.index(old.get(rule, was))
            yield GateChange(f"severity of `{rule}`: {told}", *_place(base, head, rule), weaker=lowered)


def _place(base: Side, head: Side, key: str) -> tuple[str, int]:
    path, line = head.settles(key)
    return (path, line) if line else (base.settles(key) if base.settles(key)[1] and not path else (path, line))


def _weaker(key: str, old: Any, new: Any, base: Side, head: Side) -> bool:
    match key:
        case "fail-on":
            return FAIL_ON.index(new) > FAIL_ON.index(old)
        case "quote-words":
            return bool(new > old)
        case "claims" | "documents" | "snapshots":
            return not set(old or ()) <= set(new or ())
        case "select":
            return not set(base.levels) <= set(head.levels)
        case "ignore":
            return not set(new or ()) <= set(old or ())
        case "baseline":
            return bool(new)
        case _:
            return key == "today"  # an earlier day keeps decisions alive, a later one makes what was to come a fact


def _told(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(f"`{item}`" for item in value) or "empty"
    return f"`{value}`" if value not in (None, "") else "not set"


def of_baseline(base: Side, head: Side) -> Iterator[GateChange]:
    """Findings that a baseline lets pass, and did not."""
    added = [id for id in head.baseline if id not in base.baseline]
    if added:
        count = f"{len(added):,} finding{'s' if len(added) > 1 else ''}"
        yield GateChange(f"the baseline grew by {count}: {', '.join(f'`{id}`' for id in added[:3])}", head.baseline_path, head.baseline[added[0]])
