"""Can what several claims say together be true? Relations as expressions over claims: read, calculated in sets, and judged."""

from claimcheck.relations.clash import Clash, Judgement, judge
from claimcheck.relations.parse import Slip, parse
from claimcheck.relations.references import understood

__all__ = ["Clash", "Judgement", "Slip", "judge", "parse", "understood"]
