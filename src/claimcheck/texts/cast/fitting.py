"""Which things alone can do what a verb says? A treaty enters into force and a book is published; a country and a person do neither."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.texts.cast.words import SORTS

_DEEDS = "agreement"
_AGREED = frozenset(
    "contract deal memorandum law act decree lease licence license bond constitution truce charter statute resolution loan bill directive".split()
)
_WORKED = frozenset("biography guide map portrait leaflet booklet brochure edition translation memoir monograph documentary recording".split())
_BUILT = frozenset("road line tunnel bridge railway canal dam pier tower path trail wall mural office hall wing annexe plant".split())
_FORCE = frozenset(("force", "effect"))
_OF_DEEDS = frozenset("ratified expires expired expire lapses lapsed terminated concluded signed adopted".split())
_OF_WORKS = frozenset("published released printed reprinted premiered translated recorded written illustrated edited".split())
_OF_BUILT = frozenset(
    "completed built inaugurated demolished attended held launched opened laid restored renovated rebuilt designed erected unveiled".split()
)
_EXTENT = frozenset(("long", "high", "tall", "wide", "deep"))
_BE = frozenset("is was are were be been being".split())
_ALONE = frozenset("expires expired expire lapses lapsed premiered opened".split())  # what does it without *was*
_AHEAD = 6


def fits(following: Sequence[str], sort: str, noun: str = "") -> bool | None:
    """Can something of that sort, or called by that noun, do what these words say? None where anything could, or its sort is not known."""
    sorts = _sorts(following)
    if not sorts:
        return None
    meant = sort or _sort(noun)
    return meant in sorts if meant else None


def _sort(noun: str) -> str:
    return _DEEDS if noun in _AGREED else "work" if noun in _WORKED else "built" if noun in _BUILT else SORTS.get(noun, "")


def _sorts(following: Sequence[str]) -> frozenset[str]:
    """The sorts of things that can do it, none where any could."""
    ahead = following[:_AHEAD]
    passive = any(low in _BE for low in ahead)
    told = [low for low in ahead if (passive or low in _ALONE)]
    if any(low in _FORCE for low in ahead) and any(low in {"into", "in", "takes", "took", "taken"} for low in ahead):
        return frozenset((_DEEDS,))
    if any(low in _OF_DEEDS for low in told):
        return frozenset((_DEEDS,))
    if any(low in _OF_WORKS for low in told):
        return frozenset(("work", "product", _DEEDS))
    if any(low in _OF_BUILT for low in told) or (passive and any(low in _EXTENT for low in ahead)):
        return frozenset(("built", "place", "product", "event", "work", "organisation"))
    return frozenset()
