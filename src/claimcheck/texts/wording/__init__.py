"""Which names, titles and quoted phrases are nearly equal and yet not equal? Found with no list to start from."""

from __future__ import annotations

from claimcheck.texts.wording.told import identity, places, shown, tally
from claimcheck.texts.wording.variation import Variation
from claimcheck.texts.wording.variations import variations

__all__ = ["Variation", "identity", "places", "shown", "tally", "variations"]
