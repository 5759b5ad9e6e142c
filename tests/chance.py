"""How many examples is a property tried with? Always the same ones, unless the run searches: ``pytest --hypothesis-profile=search``."""

from __future__ import annotations

from hypothesis import settings

_USUAL = 100


def examples(many: int) -> settings:
    """So many, or as many times more as the profile says."""
    return settings(max_examples=many * settings().max_examples // _USUAL)
